//! How sure a mark is, in words that a reader weighs: not a figure, which would promise more than the rules know.

use super::marks::{DecisionState, Mark, Reason};
use crate::core::analysis::Rule;
use crate::core::language::Language;
use crate::core::text::Span;

/// How far a mark may be trusted before a person has looked at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Its rule rests on one sign alone, or on none near it.
    ToCheck,
    /// Its rule is mostly right.
    Probable,
    /// Its rule is hardly ever wrong, or a person has said so.
    Sure,
}

impl Certainty {
    /// The word for it.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Sure, Language::French) => "sûr",
            (Self::Sure, Language::English) => "sure",
            (Self::Probable, Language::French) => "probable",
            (Self::Probable, Language::English) => "likely",
            (Self::ToCheck, Language::French) => "à vérifier",
            (Self::ToCheck, Language::English) => "to check",
        }
    }
}

impl Mark {
    /// The words that it rests on: the verb of speech, or what stands for it; of a name, what stands beside it.
    #[must_use]
    pub fn rests_on(&self) -> Option<Span> {
        self.cue.or(self.why.and_then(|why| why.cue))
    }

    /// How sure the mark is: by the rule that made it, and never sure where words are quoted and nobody is named.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        if self.decision != DecisionState::None {
            return Certainty::Sure;
        }
        // A person's rule was right where it was made, and may be wrong elsewhere.
        let by_rule = match self.reason() {
            Reason::Machine(rule) => of_rule(rule),
            Reason::Learned(_) => Certainty::Probable,
            Reason::Person => Certainty::ToCheck,
        };
        if self.is_speech() && self.speaker.is_none() { by_rule.min(Certainty::ToCheck) } else { by_rule }
    }
}

/// A rule is sure where the words themselves say it (a verb of speech with its subject, the form of a date, a name that
/// is known), to be checked where it sees only marks, capitals or the shape of a name, and likely where it reads the
/// surroundings. On the articles to develop with, kind and name agree in 93 to 100 of 100 marks of the first sort.
fn of_rule(rule: Rule) -> Certainty {
    match rule {
        Rule::Incise | Rule::That | Rule::Object | Rule::DateForm | Rule::Listed | Rule::GivenName | Rule::Role => {
            Certainty::Sure
        }
        Rule::Unattributed
        | Rule::Continued
        | Rule::Infinitive
        | Rule::Term
        | Rule::Capitals
        | Rule::NameForm
        | Rule::Disputed => Certainty::ToCheck,
        _ => Certainty::Probable,
    }
}
