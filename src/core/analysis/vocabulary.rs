//! One table of all words that the rules know: classes of function words, what a noun says, forms of verbs of speech.
//!
//! Each token looks its word up once, and the rules ask the token.

use super::gazetteer;
use super::lexicon;
use super::table::Table;
use super::verbs::{self, Verb};
use std::sync::{Mutex, OnceLock, PoisonError};

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Classes of function words, bits of [`lexicon`].
    pub classes: u32,
    /// What it says as a noun or adjective, bits of [`gazetteer::noun`].
    pub nouns: u32,
    /// The verb of speech it is a form of.
    pub verb: Option<Verb>,
}

static TABLE: OnceLock<Table<Word>> = OnceLock::new();
static BEGUN: Mutex<Building> = Mutex::new(Building { table: None, stage: 0 });

/// What is known of `word`, given in lower case with its accents.
#[must_use]
pub fn find(word: &str) -> Word {
    let found = TABLE.get_or_init(table).get(word).copied().unwrap_or_default();
    Word { classes: found.classes | lexicon::adverb(word, found.classes), ..found }
}

/// Does one unit of the work that the first look at the table would do at once: ten thousand forms take longer than a
/// slice. Whether more is left.
pub fn prepare() -> bool {
    TABLE.get().is_none() && {
        let more = BEGUN.lock().unwrap_or_else(PoisonError::into_inner).unit();
        if !more {
            TABLE.get_or_init(table);
        }
        more
    }
}

fn table() -> Table<Word> {
    let mut building = BEGUN.lock().unwrap_or_else(PoisonError::into_inner);
    while building.unit() {}
    building.table.take().unwrap_or_default()
}

/// The table while it is made.
struct Building {
    table: Option<Table<Word>>,
    stage: usize,
}

impl Building {
    /// Verbs of one unit of work: some forty forms each.
    const VERBS: usize = 24;

    fn unit(&mut self) -> bool {
        let table = self.table.get_or_insert_with(Table::default);
        self.stage += 1;
        match self.stage {
            1 => lexicon::each(&mut |word, class| table.or_insert_with(word, Word::default).classes |= class),
            2 => gazetteer::each_noun(&mut |word, bit| table.or_insert_with(word, Word::default).nouns |= bit),
            stage => {
                return verbs::each_of((stage - 3) * Self::VERBS, Self::VERBS, &mut |form, verb| {
                    let known = &mut table.or_insert_with(form, Word::default).verb;
                    match known {
                        Some(first) if first.lemma == verb.lemma => first.form |= verb.form,
                        Some(_) => {}
                        None => *known = Some(verb),
                    }
                });
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::gazetteer::noun;
    use super::super::lexicon::{ADVERB, DET, OF};
    use super::*;

    #[test]
    fn a_word_may_be_many_things() {
        assert_eq!(find("du").classes & (OF | DET), OF | DET);
        assert_ne!(find("rapidement").classes & ADVERB, 0);
        assert_eq!(find("gouvernement").classes & ADVERB, 0);
        assert_ne!(find("ministre").nouns & noun::SHE, 0);
        let (juge, lemma) = (find("juge"), |w: &str| find(w).verb.map(|v| verbs::lemma(v.lemma)));
        assert!(juge.nouns & noun::HE != 0 && juge.verb.is_some());
        for (form, infinitive) in
            [("martèle", "marteler"), ("soutint", "soutenir"), ("renchérit", "renchérir"), ("confié", "confier")]
        {
            assert_eq!(lemma(form), Some(infinitive));
        }
        assert!(find("zythum").verb.is_none() && find("zythum").classes == 0);
    }
}
