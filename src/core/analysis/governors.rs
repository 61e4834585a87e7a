//! Who speaks by a cue that has no subject of its own before or after it: a preposition of source, a passive and its
//! agent, a relative clause, a participle or infinitive.

use super::cues::{Cue, Mood};
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, SUBJECT};
use super::phrases::{Phrase, phrase};
use super::subjects::Scene;
use super::token::Class;

impl Scene<'_> {
    /// The phrase after a preposition of source.
    pub(super) fn source(&self, cue: &Cue) -> Option<Phrase> {
        let which = matches!(self.s.low(cue.last + 1), "laquelle" | "lequel" | "lesquelles" | "lesquels");
        if which && self.s.on(Phenomenon::SelonLaquelle) {
            return self.named_before(cue.group);
        }
        if self.s.low(cue.last + 1) == "ce" && matches!(self.s.low(cue.last + 2), "que" | "qu'") {
            let told = self.cues.iter().find(|c| c.group > cue.last && c.group <= cue.last + 5);
            return told.and_then(|c| self.find_subject(c));
        }
        let mut at = cue.last + 1;
        if self.s.is(at, ADVERB) && !super::phrases::is_pronoun(&self.s, at) {
            at += 1;
        }
        if let Some(p) = self.marked_name(at) {
            return Some(p);
        }
        let found = phrase(&self.s, self.mentions, at, self.s.len())?;
        if cue.lemma == "pour" && !self.holds_opinions(&found) && self.s.on(Phenomenon::PourWithoutOpinion) {
            return None;
        }
        Some(found)
    }

    /// The name before unit `u`, with no clause between: `une révélation du Canard enchaîné, selon laquelle`, `une étude de
    /// l'Insee publiée mardi, selon laquelle`.
    pub(super) fn named_before(&self, u: usize) -> Option<Phrase> {
        let end = if u > 0 && self.s.is_comma(u - 1) { u - 1 } else { u };
        let first = (end.saturating_sub(8)..end).rev().find(|&w| {
            self.s.token(w).and_then(|i| self.mentions.at(i)).is_some_and(|(_, m)| {
                let after = w + m.last - m.first + 1;
                after <= end && (after..end).all(|k| self.s.is_word(k) && !self.s.is(k, AUX | SUBJECT))
            })
        })?;
        phrase(&self.s, self.mentions, first, end)
    }

    /// `qualifié de « … » par X`.
    pub(super) fn agent(&self, cue: &Cue) -> Option<Phrase> {
        let by = (cue.last + 1..self.s.len()).take(14).find(|&u| self.s.low(u) == "par")?;
        phrase(&self.s, self.mentions, by + 1, self.s.len())
    }

    /// Who issued the document `p` in the same sentence: `les élus ont publié un communiqué qui …`.
    pub(super) fn author(&self, p: &Phrase) -> Option<Phrase> {
        if !self.s.on(Phenomenon::Author)
            || !self.is_document(p)
            || !matches!(self.s.low(p.begin), "un" | "une" | "des")
        {
            return None;
        }
        let mut before = self.phrases.iter().filter(|q| q.end < p.begin && !q.oblique);
        before.find(|q| self.likely(q) && !self.is_document(q)).copied()
    }

    /// Whether the infinitive at `group` hangs on an impersonal verb: `il est à noter`, `il faut préciser`.
    pub(super) fn impersonal(&self, group: usize) -> bool {
        const VERBS: [&str; 7] = ["est", "faut", "fallait", "faudra", "faudrait", "convient", "reste"];
        let s = &self.s;
        let verb = (group.saturating_sub(4)..group).rev().find(|&u| VERBS.contains(&s.low(u)));
        verb.is_some_and(|v| {
            let subject = self.over_adverbs(v);
            matches!(s.low_before(subject), "il" | "l'") || subject == 0
        })
    }

    /// Where the last clause before unit `u` begins that sets another subject against the one before: `tandis que X …`.
    #[must_use]
    pub fn contrast(&self, u: usize) -> Option<usize> {
        let s = &self.s;
        if !s.on(Phenomenon::Contrast) {
            return None;
        }
        let that = |w: usize| matches!(s.low(w), "que" | "qu'");
        let sets = |w: usize| that(w) && matches!(s.low(w - 1), "tandis" | "alors" | "pendant");
        // `ajoute que, tandis que X cumulait …, le couple a …`: an insertion into the reported clause.
        let inserted = |w: usize| w > 2 && s.is_comma(w - 2) && that(w - 3);
        (1..u).rev().find(|&w| s.class(w) == Class::Semicolon || (sets(w) && !inserted(w))).map(|w| w + 1)
    }

    /// What `qui` at `at` stands for: the nearest phrase before it.
    pub(super) fn antecedent(&self, at: usize) -> Option<Phrase> {
        let mut end = if at > 0 && self.s.is_comma(at - 1) { at - 1 } else { at };
        if end > 0 && self.s.class(end - 1) == Class::BracketEnd {
            end = (0..end).rev().find(|&u| self.s.class(u) == Class::Bracket).unwrap_or(end);
        }
        let nearest = self.phrases.iter().rfind(|p| p.end < end)?;
        if let Some(author) = self.author(nearest) {
            return Some(author);
        }
        if nearest.end + 1 == end && (self.someone(nearest) || !nearest.oblique || self.is_agent(nearest)) {
            return Some(*nearest);
        }
        if let Some(p) = self.named_before(end).filter(|p| self.person(p)) {
            return Some(p);
        }
        self.phrases.iter().rfind(|p| p.end < end && !p.oblique && self.someone(p)).copied()
    }

    /// The subject of a participle or infinitive: that of the verb it hangs on.
    pub(super) fn governor(&self, cue: &Cue) -> Option<Phrase> {
        if cue.mood == Mood::Infinitive && self.impersonal(cue.group) && self.s.on(Phenomenon::Impersonal) {
            return None;
        }
        if cue.mood == Mood::Participle && self.s.low(cue.group) != "en" {
            let adjacent =
                self.phrases.iter().rfind(|p| p.end + 1 == cue.group && self.likely(p) && !self.is_document(p));
            if let Some(p) = adjacent {
                return Some(*p);
            }
        }
        let start = self.contrast(cue.group);
        let other = self.phrases.iter().filter(|p| p.end < cue.group && !p.oblique && Some(p.begin) >= start);
        let main = self.cues.iter().rfind(|c| c.group < cue.group && c.mood == Mood::Finite);
        let apart = start.is_some_and(|start| main.is_some_and(|c| c.group < start));
        if let Some(p) = other.clone().find(|p| apart && self.likely(p)) {
            return Some(*p);
        }
        let source = || self.cues.iter().rfind(|c| c.group < cue.group && c.mood == Mood::Preposition);
        if let Some(p) = main.or_else(source).and_then(|c| self.subject(c)) {
            return Some(p);
        }
        let mut before = self.phrases.iter().filter(|p| p.end < cue.group && !p.oblique);
        let first = before.clone().next();
        let found = before.find(|p| self.likely(p)).map(|p| self.author(p).unwrap_or(*p));
        let later = || {
            let main = self.cues.iter().find(|c| c.group > cue.last && c.mood == Mood::Finite)?;
            self.subject(main).filter(|p| p.begin > cue.last)
        };
        // `Qualifiant de « … » les mesures, les fédérations …`: the subject of the main clause.
        let main_clause = || {
            let mut after = self.phrases.iter().filter(|p| p.begin > cue.last + 1 && !p.oblique);
            let subject = |p: &Phrase| self.someone(p) || super::clauses::begins_main_clause(self, p.begin);
            after.find(|p| self.s.is_comma(p.begin - 1) && subject(p)).copied()
        };
        let fronted = self.s.on(Phenomenon::FrontedParticiple);
        found.or_else(|| later().or_else(main_clause).filter(|_| fronted)).or(first.copied())
    }
}
