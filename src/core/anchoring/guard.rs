//! Words whose change changes what a sentence says, told by their spelling alone.
//!
//! A note on « aurait versé 3,5 millions » must not move on to « a versé 2,7 millions » without a person's word. Spelling
//! alone decides, so that anchoring needs no analysis: the price is that harmless words with such a form ask a question.

use crate::core::text::fold::lower;

const NEGATIONS: [&str; 17] = [
    "ne", "n", "pas", "jamais", "aucun", "aucune", "sans", "ni", "non", "rien", "personne", "nul", "nulle", "guère",
    "plus", "point", "not",
];

/// Forms of modal verbs that are not told by the ending of the conditional.
const MODALS: [&str; 24] = [
    "peut",
    "peux",
    "peuvent",
    "pouvait",
    "pouvaient",
    "pourra",
    "pourront",
    "doit",
    "dois",
    "doivent",
    "devait",
    "devaient",
    "devra",
    "devront",
    "veut",
    "veulent",
    "voulait",
    "voulaient",
    "faut",
    "fallait",
    "faudra",
    "semble",
    "semblent",
    "paraît",
];

/// Numbers written as words. `un` and `une` are articles far more often.
const NUMBERS: [&str; 25] = [
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "cents",
    "mille",
    "million",
    "millions",
];

/// Whether `word` is a number, a negation, a modal verb, a conditional, or begins with a capital.
pub(super) fn is_guarded(word: &str) -> bool {
    if word.starts_with(|c: char| c.is_uppercase()) || word.contains(|c: char| c.is_numeric()) {
        return true;
    }
    let word = lower(word);
    let word = word.as_str();
    let conditional = word.len() > 5 && (word.ends_with("rait") || word.ends_with("raient"));
    conditional
        || NEGATIONS.contains(&word)
        || MODALS.contains(&word)
        || NUMBERS.contains(&word)
        || matches!(word, "milliard" | "milliards")
}

/// Whether `word` is a number, in figures or letters.
pub(super) fn is_number(word: &str) -> bool {
    let small = lower(word);
    let small = small.as_str();
    word.contains(|c: char| c.is_numeric()) || NUMBERS.contains(&small) || matches!(small, "milliard" | "milliards")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sentence_turns_on_is_guarded() {
        for word in ["3", "2017", "deux", "n", "pas", "jamais", "aurait", "seraient", "doit", "Dupont", "Élysée"] {
            assert!(is_guarded(word), "{word}");
        }
        for word in ["versé", "maison", "a", "le", "trait", "hier"] {
            assert!(!is_guarded(word), "{word}");
        }
    }
}
