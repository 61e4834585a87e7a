//! The subject of a cue: the phrase that names who speaks.

use super::EntityKind;
use super::cues::{Cue, Mood};
use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, CLITIC, DET, PREP, SUBJECT, SUBORD};
use super::phrases::{Mentions, Phrase, Reference, is_boundary, phrase};
use super::token::Class;
use super::verbs::INCISE;

/// Nouns of time, which make an adverbial of a phrase without a preposition: `un jour`, `ce matin`.
#[must_use]
pub fn is_time(word: &str) -> bool {
    matches!(
        word,
        "jour"
            | "matin"
            | "soir"
            | "semaine"
            | "mois"
            | "lendemain"
            | "veille"
            | "nuit"
            | "midi"
            | "après-midi"
            | "année"
            | "week-end"
    )
}

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

    fn find_subject(&self, cue: &Cue) -> Option<Phrase> {
        if let Some(u) = cue.inverted {
            let reference = Reference::Pronoun;
            return Some(Phrase { first: u, last: u, begin: u, end: u, reference, oblique: false });
        }
        match cue.mood {
            Mood::Preposition => self.source(cue),
            Mood::Passive => self.agent(cue),
            Mood::Finite if self.is_incise(cue) => self.after(cue).or_else(|| self.before(cue)),
            Mood::Finite => self.before(cue).or_else(|| self.after(cue)),
            Mood::Participle | Mood::Infinitive => self.governor(cue),
        }
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
        let whole = |p: &Phrase| p.end + 2 == cue.group && (p.begin == 0 || !s.is_word(p.begin - 1)) && !p.oblique;
        self.phrases.iter().any(whole)
            || cue.that(s).is_some()
            || (s.quote(cue.last + 1).is_some())
            || s.class(cue.last + 1) == Class::Colon
            || (1..4).any(|k| s.quote(cue.last + 1 + k).is_some() && s.is(cue.last + k, PREP | super::lexicon::DET))
    }

    /// The phrase after a preposition of source.
    fn source(&self, cue: &Cue) -> Option<Phrase> {
        if self.s.on(Phenomenon::SelonLaquelle)
            && matches!(self.s.low(cue.last + 1), "laquelle" | "lequel" | "lesquelles" | "lesquels")
        {
            return self.named_before(cue.group);
        }
        let mut at = cue.last + 1;
        if self.s.is(at, ADVERB) && !super::phrases::is_pronoun(&self.s, at) {
            at += 1;
        }
        let found = phrase(&self.s, self.mentions, at, self.s.len())?;
        if cue.lemma == "pour" && !self.holds_opinions(&found) && self.s.on(Phenomenon::PourWithoutOpinion) {
            return None;
        }
        Some(found)
    }

    /// The name before unit `u`, with no clause between: `une révélation du Canard enchaîné, selon laquelle`, `une étude de
    /// l'Insee publiée mardi, selon laquelle`.
    fn named_before(&self, u: usize) -> Option<Phrase> {
        let end = if u > 0 && self.s.is_comma(u - 1) { u - 1 } else { u };
        let first = (end.saturating_sub(8)..end).rev().find(|&w| {
            self.s.token(w).and_then(|i| self.mentions.at(i)).is_some_and(|(_, m)| {
                let after = w + m.last - m.first + 1;
                after <= end && (after..end).all(|k| self.s.is_word(k) && !self.s.is(k, AUX | SUBJECT))
            })
        })?;
        phrase(&self.s, self.mentions, first, end)
    }

    /// `pour X` gives an opinion only where X is someone and the phrase stands apart.
    fn holds_opinions(&self, p: &Phrase) -> bool {
        let someone = match p.reference {
            Reference::Name(i) => {
                self.mentions.0.get(i).is_some_and(|m| matches!(m.kind, EntityKind::Person | EntityKind::Organisation))
            }
            Reference::Pronoun => matches!(self.s.low(p.first), "lui" | "elle" | "eux"),
            Reference::Description(head) => self.s.nouns(head) & (noun::HE | noun::SHE | noun::THEY) != 0,
        };
        let apart = self.s.is_comma(p.end + 1) || self.s.class(p.end + 1) == Class::Bracket;
        someone && (apart || self.s.quote(p.end + 1).is_some())
    }

    /// `qualifié de « … » par X`.
    fn agent(&self, cue: &Cue) -> Option<Phrase> {
        let by = (cue.last + 1..self.s.len()).take(14).find(|&u| self.s.low(u) == "par")?;
        phrase(&self.s, self.mentions, by + 1, self.s.len())
    }

    /// The subject after the verb, over adverbials: `déclare à l'AFP Jean-Philippe Magnen`.
    fn after(&self, cue: &Cue) -> Option<Phrase> {
        let s = &self.s;
        let mut u = cue.last + 1;
        for _ in 0..6 {
            if s.is(u, DET) && is_time(s.low(u + 1)) && s.on(Phenomenon::TimeBeforeSubject) {
                u += 2;
            } else if s.is(u, ADVERB) && !matches!(s.low(u), "tout") {
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
                let Some(p) = phrase(s, self.mentions, u + usize::from(!matches!(s.low(u), "au" | "aux")), s.len())
                else {
                    break;
                };
                u = p.end + 1;
            } else {
                break;
            }
        }
        let quoted = (1..=2).filter_map(|back| cue.group.checked_sub(back)).any(|p| s.quote(p).is_some());
        let found = phrase(s, self.mentions, u, s.len())?;
        let subject = quoted && matches!(found.reference, Reference::Description(_)) && cue.governs & INCISE != 0;
        (subject || self.can_speak(&found)).then_some(found)
    }

    /// Whether a phrase after the verb can be its subject rather than an object.
    fn can_speak(&self, p: &Phrase) -> bool {
        match p.reference {
            Reference::Name(i) => self.mentions.0.get(i).is_some_and(|m| m.kind != EntityKind::Misc),
            Reference::Pronoun => false,
            Reference::Description(head) => self.s.nouns(head) & (noun::HE | noun::SHE | noun::THEY) != 0,
        }
    }

    /// The subject before the verb.
    fn before(&self, cue: &Cue) -> Option<Phrase> {
        let s = &self.s;
        let group = self.over_adverbs(cue.group);
        let shares = group > 0 && matches!(s.low(group - 1), "et" | "puis" | "mais") && s.on(Phenomenon::SharedSubject);
        let main = self.cues.iter().rfind(|c| c.last < group && c.mood == Mood::Finite && shares);
        if let Some(p) = main.and_then(|c| self.subject(c)) {
            return Some(p);
        }
        let start = self.clause_start(group);
        if group > 0 && matches!(s.low(group - 1), "qui") && s.on(Phenomenon::RelativeSubject) {
            return self.antecedent(group - 1);
        }
        let candidates = || self.phrases.iter().filter(move |p| p.begin >= start && p.end < group && !p.oblique);
        // The object of a participle is no subject: `des manifestants réclamant la libération de X ont crié`.
        let object = |p: &Phrase| p.begin > 0 && s.low(p.begin - 1).ends_with("ant") && !self.likely(p);
        if let Some(p) = candidates().next_back().filter(|p| p.end + 1 == group && !object(p)) {
            return Some(*p);
        }
        if group > 0 && s.is_comma(group - 1) {
            let named = |p: &&Phrase| {
                self.person(p) && p.end + 2 == group && (p.begin == 0 || !s.is_word(p.begin - 1) || p.first > p.begin)
            };
            if let Some(p) = candidates().next_back().filter(named) {
                return Some(*p);
            }
        }
        let first_of = |from: usize| {
            let mut all = self.phrases.iter().filter(move |p| p.begin >= from && p.end < group && !p.oblique);
            let first = all.clone().next();
            all.find(|p| self.likely(p)).or(first).copied()
        };
        first_of(start).or_else(|| first_of(0))
    }

    /// A phrase that names or describes someone who can speak.
    fn likely(&self, p: &Phrase) -> bool {
        match p.reference {
            Reference::Name(_) | Reference::Pronoun => true,
            Reference::Description(head) => self.s.nouns(head) & (noun::HE | noun::SHE | noun::THEY) != 0,
        }
    }

    /// Whether a phrase names or describes a person or body.
    #[must_use]
    pub fn someone(&self, p: &Phrase) -> bool {
        match p.reference {
            Reference::Name(i) => {
                self.mentions.0.get(i).is_some_and(|m| matches!(m.kind, EntityKind::Person | EntityKind::Organisation))
            }
            _ => self.likely(p),
        }
    }

    /// A document, which speaks only for its author: `un rapport affirmant que`.
    fn is_document(&self, p: &Phrase) -> bool {
        matches!(p.reference, Reference::Description(head) if matches!(self.s.low(head), "rapport" | "communiqué" | "texte" | "article" | "document" | "étude" | "lettre"))
    }

    fn person(&self, p: &Phrase) -> bool {
        matches!(p.reference, Reference::Name(i) if self.mentions.0.get(i).is_some_and(|m| m.kind == EntityKind::Person))
    }

    /// The unit before which subject and adverbs stand.
    fn over_adverbs(&self, mut group: usize) -> usize {
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

    /// What `qui` at `at` stands for: the nearest phrase before it.
    fn antecedent(&self, at: usize) -> Option<Phrase> {
        let mut end = if at > 0 && self.s.is_comma(at - 1) { at - 1 } else { at };
        if end > 0 && self.s.class(end - 1) == Class::BracketEnd {
            end = (0..end).rev().find(|&u| self.s.class(u) == Class::Bracket).unwrap_or(end);
        }
        let nearest = self.phrases.iter().rfind(|p| p.end < end)?;
        if self.someone(nearest) && nearest.end + 1 == end {
            return Some(*nearest);
        }
        if let Some(p) = self.named_before(end).filter(|p| self.person(p)) {
            return Some(p);
        }
        self.phrases.iter().rfind(|p| p.end < end && !p.oblique && self.someone(p)).copied()
    }

    /// The subject of a participle or infinitive: that of the verb it hangs on.
    fn governor(&self, cue: &Cue) -> Option<Phrase> {
        if cue.mood == Mood::Participle && self.s.low(cue.group) != "en" {
            let adjacent =
                self.phrases.iter().rfind(|p| p.end + 1 == cue.group && self.likely(p) && !self.is_document(p));
            if let Some(p) = adjacent {
                return Some(*p);
            }
        }
        let main = self.cues.iter().rfind(|c| c.group < cue.group && c.mood == Mood::Finite);
        if let Some(main) = main {
            return self.subject(main);
        }
        let mut before = self.phrases.iter().filter(|p| p.end < cue.group && !p.oblique);
        let first = before.clone().next();
        let found = before.find(|p| self.likely(p)).copied();
        let later = || {
            let main = self.cues.iter().find(|c| c.group > cue.last && c.mood == Mood::Finite);
            let said = main.and_then(|c| self.subject(c)).filter(|p| p.begin > cue.last);
            said.or_else(|| {
                let heads = |p: &&Phrase| p.begin > cue.last && !p.oblique && self.s.is_comma(p.begin - 1);
                let mut after = self.phrases.iter().filter(heads);
                after.find(|p| super::clauses::begins_main_clause(self, p.begin)).copied()
            })
        };
        found.or_else(|| later().filter(|_| self.s.on(Phenomenon::FrontedParticiple))).or(first.copied())
    }
}
