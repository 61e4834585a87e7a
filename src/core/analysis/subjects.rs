//! The subject of a cue: the phrase that names who speaks.

use super::EntityKind;
use super::cues::{Cue, Mood};
use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::indirect::closes_sentence;
use super::lexicon::{ADVERB, CLITIC, DET, PREP, SUBORD};
use super::nouns::is_time_noun;
use super::phrases::{Mentions, Phrase, Reference, governed, is_boundary, phrase};
use super::token::Class;
use super::verbs::INCISE;

/// A sentence with all that the rules ask of it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The sentence.
    pub s: Sentence<'a>,
    /// The mentions of its block.
    pub mentions: Mentions<'a>,
    /// Its noun phrases.
    pub phrases: &'a [Phrase],
    /// Its cues.
    pub cues: &'a [Cue],
    /// For each cue its subject and whether it is an incise, once that is known: the rules ask often.
    pub settled: &'a [(Option<Phrase>, bool)],
}

impl<'a> Scene<'a> {
    /// Who speaks by `cue`, if the sentence says so.
    #[must_use]
    pub fn subject(&self, cue: &Cue) -> Option<Phrase> {
        self.settled.get(cue.index).map_or_else(|| self.find_subject(cue), |x| x.0)
    }

    /// Finds the subject of every cue, and whether it is an incise.
    #[must_use]
    pub fn settle(&self) -> Vec<(Option<Phrase>, bool)> {
        self.cues.iter().map(|c| (self.find_subject(c), self.stands_as_incise(c))).collect()
    }

    pub(super) fn find_subject(&self, cue: &Cue) -> Option<Phrase> {
        let found = self.voice(cue).or_else(|| self.grammatical_subject(cue))?;
        Some(self.titled(&found).unwrap_or(found))
    }

    /// The name in marks that a description ends with: `l'émission « Quotidien »`.
    fn titled(&self, p: &Phrase) -> Option<Phrase> {
        let Reference::Description(head) = p.reference else { return None };
        let kind = self.s.nouns(head) & (noun::TITLE | noun::ORGANISATION) != 0;
        let name = self.marked_name(p.end + 1).or_else(|| self.marked_title(p.end + 1));
        name.filter(|_| kind).map(|m| Phrase { begin: p.begin, ..m })
    }

    fn grammatical_subject(&self, cue: &Cue) -> Option<Phrase> {
        if let Some(u) = cue.inverted {
            return Some(self.speaking_for(cue, u).unwrap_or(Phrase::pronoun(u)));
        }
        match cue.mood {
            Mood::Preposition => self.source(cue),
            Mood::Passive => self.agent(cue),
            Mood::Finite if self.is_incise(cue) || self.comments(cue) || closes_sentence(self, cue).is_some() => {
                self.after(cue).or_else(|| self.before(cue))
            }
            Mood::Finite => self.before(cue).or_else(|| self.after(cue)),
            Mood::Participle | Mood::Infinitive => self.governor(cue),
        }
    }

    /// Whether the subject stands after the verb because the clause comments on another: `comme l'a confirmé X`.
    #[must_use]
    pub fn comments(&self, cue: &Cue) -> bool {
        let that = |u: usize| matches!(self.s.low(u), "que" | "qu'" | "comme");
        let on = self.s.on(Phenomenon::InvertedRelative);
        let Some(before) = cue.group.checked_sub(1).filter(|&u| on && that(u)) else { return false };
        matches!(self.s.low(cue.group), "l'" | "le") || self.s.low_before(before) == "ce"
    }

    /// Who speaks together with the subject `p` of `cue`: `X et Y ont dit`, where `p` is Y.
    #[must_use]
    pub fn partner(&self, cue: &Cue, p: &Phrase) -> Option<Phrase> {
        let s = &self.s;
        let several = (cue.group..=cue.last).any(|u| {
            matches!(s.low(u), "ont" | "avaient" | "auraient" | "auront" | "sont" | "étaient")
                || s.low(u).ends_with("ent")
        });
        let joined = s.on(Phenomenon::SpeakTogether)
            && p.begin > 1
            && s.low(p.begin - 1) == "et"
            && several
            && cue.inverted.is_none();
        let other = self.phrases.iter().find(|q| q.end + 2 == p.begin && !q.oblique && self.someone(q))?;
        (joined && self.someone(p)).then_some(*other)
    }

    /// Whether `cue` stands as an incise: right after a quotation or comma, its subject inverted or after it.
    #[must_use]
    pub fn is_incise(&self, cue: &Cue) -> bool {
        self.settled.get(cue.index).map_or_else(|| self.stands_as_incise(cue), |x| x.1)
    }

    fn stands_as_incise(&self, cue: &Cue) -> bool {
        if !cue.is_incise_verb() || !self.s.on(Phenomenon::Incise) {
            return false;
        }
        let Some(p) = cue.group.checked_sub(1) else { return false };
        let apart = (self.s.quote(p).is_some() && self.s.on(Phenomenon::InciseWithoutComma))
            || matches!(self.s.class(p), Class::Comma | Class::Dash | Class::BracketEnd | Class::Stop | Class::Bracket);
        if cue.inverted.is_some() {
            return true;
        }
        if cue.mood == Mood::Preposition {
            return apart || self.source(cue).is_some_and(|x| is_boundary(&self.s, x.end + 1));
        }
        apart && self.after(cue).is_some() && !self.insertion_before(cue)
    }

    /// Whether the comma before the cue closes an insertion after its subject: `X, médecin, a dit`. Then the verb is
    /// followed by its object, not by its subject; only `que` and a quotation tell.
    fn insertion_before(&self, cue: &Cue) -> bool {
        let s = &self.s;
        if !s.is_comma(cue.group - 1) || !s.on(Phenomenon::InsertionBeforeVerb) {
            return false;
        }
        // `Le pont, a expliqué X, sera fermé`: the verb after the second comma is that of what stands before the first.
        let resumes = self.after(cue).is_some_and(|x| s.is_comma(x.end + 1) && super::clauses::is_verb(s, x.end + 2));
        if resumes && s.on(Phenomenon::InterruptedClause) {
            return false;
        }
        let whole = |p: &Phrase| p.end + 2 == cue.group && (p.begin == 0 || !s.is_word(p.begin - 1)) && !p.oblique;
        self.phrases.iter().any(whole)
            || self.apposed_before(cue)
            || cue.that(s).is_some()
            || (s.quote(cue.last + 1).is_some())
            || s.class(cue.last + 1) == Class::Colon
            || (1..4).any(|k| s.quote(cue.last + 1 + k).is_some() && s.is(cue.last + k, PREP | super::lexicon::DET))
    }

    /// Whether the clause begins with someone to whom all up to the comma before the cue is apposed: `X, instituteur à la
    /// retraite, a prévenu Y : « … »`.
    fn apposed_before(&self, cue: &Cue) -> bool {
        let s = &self.s;
        let start = self.clause_start(cue.group);
        let Some(p) = self.phrases.iter().find(|p| p.begin == start && !p.oblique && self.someone(p)) else {
            return false;
        };
        let inner = p.end + 2..cue.group - 1;
        let verb =
            |u: usize| s.is(u, super::lexicon::AUX | super::lexicon::VERB) || self.cues.iter().any(|c| c.last == u);
        s.is_comma(p.end + 1) && !inner.is_empty() && !inner.clone().any(verb)
    }

    /// The unit after the name that begins at `u`.
    fn after_name(&self, u: usize) -> Option<usize> {
        let (_, m) = self.s.token(u).and_then(|i| self.mentions.at(i))?;
        Some(u + 1 + m.last - m.first)
    }

    /// Where the name of a person begins that only ends the description `p`, as its own phrase after it: `à l'issue de la
    /// rencontre Léa Roy`.
    fn named_at_end(&self, p: &Phrase) -> Option<usize> {
        let on = matches!(p.reference, Reference::Description(_)) && self.s.on(Phenomenon::AdverbialWithComplement);
        let name = |u: &usize| self.person_at(*u).is_some_and(|q| q.end == p.end) && !governed(&self.s, *u);
        (p.first + 1..=p.end).find(name).filter(|_| on)
    }

    /// The body for which `on` speaks where the verb says in which: `dit-on dans l'entourage du maire`.
    fn speaking_for(&self, cue: &Cue, pronoun: usize) -> Option<Phrase> {
        let s = &self.s;
        let on = s.low(pronoun) == "on" && s.on(Phenomenon::ImpersonalPlace);
        let at = cue.last.max(pronoun) + 1;
        let place = match s.low(at) {
            "dans" | "chez" | "à" => at + 1,
            "au" => at,
            _ => return None,
        };
        phrase(s, self.mentions, place, s.len()).filter(|p| on && self.someone(p) && !self.person(p))
    }

    /// The subject after the verb, over adverbials: `déclare à l'AFP Jean-Philippe Magnen`.
    pub(super) fn after(&self, cue: &Cue) -> Option<Phrase> {
        let s = &self.s;
        let mut u = cue.last + 1;
        for _ in 0..6 {
            if s.is(u, DET) && is_time_noun(s.low(u + 1)) && s.on(Phenomenon::TimeBeforeSubject) {
                u += 2;
            } else if (s.is(u, DET) && self.date_at(u + 1) && s.on(Phenomenon::TimeBeforeSubject))
                || (s.is(u, ADVERB) && s.low(u) != "tout")
            {
                u += 1;
            } else if let Some(m) = s
                .token(u)
                .and_then(|i| self.mentions.holding(i))
                .filter(|m| m.kind == EntityKind::Date && s.on(Phenomenon::TimeBeforeSubject))
            {
                u += m.last - m.first + 1;
            } else if (s.low(u) == "pour" && matches!(s.low(u + 1), "sa" | "leur"))
                || (s.low(u) == "de" && s.low(u + 1) == "son" && s.low(u + 2) == "côté")
            {
                u += 3;
            } else if s.is(u, PREP) && !s.is(u, SUBORD) && s.on(Phenomenon::AdverbialBeforeSubject) {
                let at = u + usize::from(!matches!(s.low(u), "au" | "aux"));
                let past = phrase(s, self.mentions, at, s.len()).map(|p| self.named_at_end(&p).unwrap_or(p.end + 1));
                // No phrase is a name that the name of a person follows: `a écrit sur Twitter Léa Roy`.
                let Some(past) = past.or_else(|| self.after_name(at)) else { break };
                u = past;
            } else if s.is_comma(u)
                && (s.is(u + 1, PREP) || (u > cue.last + 1 && !s.is_comma(u - 1)))
                && u < cue.last + 8
            {
                u += 1;
            } else {
                break;
            }
        }
        let quoted = (1..=2).filter_map(|back| cue.group.checked_sub(back)).any(|p| s.quote(p).is_some());
        let quoted = quoted || closes_sentence(self, cue).is_some();
        let found = phrase(s, self.mentions, u, s.len()).or_else(|| self.unlisted(u))?;
        let found = self.titled(&found).unwrap_or(found);
        let subject = quoted && matches!(found.reference, Reference::Description(_)) && cue.governs & INCISE != 0;
        // `X, redoutant un « bilan lourd », a demandé des mesures`: who stands at the head has the verb.
        let headed = || {
            let head = self.phrases.iter().find(|p| p.begin < cue.group && !p.oblique);
            s.on(Phenomenon::InsertionBeforeVerb)
                && head.is_some_and(|p| self.someone(p) && self.clause_start(p.begin) == 0)
        };
        let subject = subject && !headed();
        (subject || self.can_speak(&found)).then_some(found)
    }

    /// Whether a date begins at unit `u`: `ont annoncé le 26 mars les élus`.
    fn date_at(&self, u: usize) -> bool {
        let held = self.s.token(u).and_then(|i| self.mentions.holding(i).filter(|m| m.first == i));
        held.is_some_and(|m| m.kind == EntityKind::Date)
    }

    /// The subject before the verb.
    fn before(&self, cue: &Cue) -> Option<Phrase> {
        self.subject_at(self.over_adverbs(cue.group))
    }

    /// The subject of the verb whose group begins at unit `group`, before it.
    #[must_use]
    pub fn subject_at(&self, group: usize) -> Option<Phrase> {
        let s = &self.s;
        let shares = group > 0 && matches!(s.low(group - 1), "et" | "puis" | "mais") && s.on(Phenomenon::SharedSubject);
        let main = self.cues.iter().rfind(|c| c.last < group && c.mood == Mood::Finite && shares);
        if let Some(p) = main.and_then(|c| self.subject(c)) {
            return Some(p);
        }
        let start = self.clause_start(group);
        if group > 0 && matches!(s.low(group - 1), "qui") && s.on(Phenomenon::RelativeSubject) {
            return self.antecedent(group - 1);
        }
        if let Some(p) = group.checked_sub(1).and_then(|u| self.marked_name(u)) {
            return Some(p);
        }
        if let Some(p) = self.unlisted_before(group).or_else(|| self.counted_before(group)) {
            return Some(p);
        }
        let candidates = || self.phrases.iter().filter(move |p| p.begin >= start && p.end < group && !p.oblique);
        // The object of a participle is no subject: `des manifestants réclamant la libération de X ont crié`.
        let object = |p: &Phrase| p.begin > 0 && s.low(p.begin - 1).ends_with("ant") && !self.likely(p);
        if let Some(p) = candidates().next_back().filter(|p| p.end + 1 == group && !object(p)) {
            // `X, mis en examen pour avoir couvert la chute de la statue a écrit`: X.
            let apart = |q: &&Phrase| self.person(q) && q.end < p.begin && !s.is_word(q.end + 1);
            let first = candidates().find(|q| self.likely(q)).filter(|q| !self.likely(p) && apart(q));
            return Some(*first.unwrap_or(p));
        }
        if group > 0 && s.is_comma(group - 1) {
            let named = |p: &&Phrase| {
                self.person(p) && p.end + 2 == group && (p.begin == 0 || !s.is_word(p.begin - 1) || p.first > p.begin)
            };
            if let Some(p) = candidates().next_back().filter(named) {
                return Some(*p);
            }
        }
        if let Some(p) = self.set_off(start, group) {
            return Some(p);
        }
        let first_of = |from: usize| {
            let mut all = self.phrases.iter().filter(move |p| p.begin >= from && p.end < group && !p.oblique);
            let first = all.clone().next();
            all.find(|p| self.likely(p)).or(first).copied()
        };
        first_of(start).or_else(|| first_of(0))
    }

    /// `X, après avoir dit que …, évoque`, `X, ministre du pays où …, a précisé`: the one at the head, set off by commas,
    /// where the verb stands after the comma that closes a clause beginning at `start`.
    fn set_off(&self, start: usize, group: usize) -> Option<Phrase> {
        let s = &self.s;
        if start == 0 || group == 0 || !s.is_comma(group - 1) || !s.on(Phenomenon::InsertionBeforeVerb) {
            return None;
        }
        let subordinate =
            matches!(s.low(start - 1), "que" | "qu'" | "dont" | "où" | "si" | "quand" | "lorsque" | "puisque");
        let head = self.phrases.iter().find(|p| !p.oblique && p.end < start)?;
        let apart = self.someone(head)
            && !(s.is_word(head.end + 1) && s.is_word(head.last + 1))
            && self.clause_start(head.begin) == 0;
        let own = self.phrases.iter().any(|p| p.begin == start && s.is_comma(p.end + 1));
        (subordinate && apart && !own).then_some(*head)
    }

    /// The unit before which the subject of the verb at `group` stands, adverbs and clitics apart.
    #[must_use]
    pub fn over_adverbs(&self, mut group: usize) -> usize {
        let subject = |u: usize| super::phrases::is_pronoun(&self.s, u) && self.s.low(u) != "lui";
        while group > 0 && self.s.is(group - 1, ADVERB | CLITIC) && !subject(group - 1) {
            group -= 1;
        }
        group
    }

    /// Where the clause of the verb at `group` begins.
    fn clause_start(&self, group: usize) -> usize {
        let s = &self.s;
        (0..group)
            .rev()
            .find(|&u| {
                matches!(s.class(u), Class::Semicolon | Class::Colon | Class::Stop)
                    || s.quote(u).is_some()
                    || matches!(
                        s.low(u),
                        "que"
                            | "qu'"
                            | "dont"
                            | "où"
                            | "si"
                            | "quand"
                            | "lorsque"
                            | "mais"
                            | "car"
                            | "puisque"
                            | "alors"
                    )
            })
            .map_or(0, |u| u + 1)
    }
}
