//! Random texts and edits: no painted note covers words that differ from its own beyond its state's definition.

use manchette::core::anchoring::{Resolver, Selector, State, describe};
use manchette::core::text::Span;
use proptest::prelude::*;

/// Sentences of which texts are made, some of them alike.
const SENTENCES: [&str; 12] = [
    "Le maire a ouvert la séance à neuf heures.",
    "Personne ne voulait parler le premier.",
    "« Nous irons jusqu'au bout », a lancé Léa Roy.",
    "Le budget s'élève à 3,5 millions d'euros.",
    "Le budget s'élève à 2,7 millions d'euros.",
    "On verra bien.",
    "Les travaux auraient commencé en mars.",
    "Les travaux ont commencé en mars.",
    "Yves Morel n'a pas répondu à nos questions.",
    "Une foule calme attendait devant les grilles du parc.",
    "La pluie tombait depuis le matin sur le port.",
    "Aucun blessé n'est à déplorer.",
];

#[derive(Clone, Debug)]
enum Edit {
    Delete(usize),
    Move(usize, usize),
    Double(usize),
    Word(usize, usize),
    Insert(usize, usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (0..40_usize).prop_map(Edit::Delete),
        (0..40_usize, 0..40_usize).prop_map(|(a, b)| Edit::Move(a, b)),
        (0..40_usize).prop_map(Edit::Double),
        (0..40_usize, 0..12_usize).prop_map(|(a, b)| Edit::Word(a, b)),
        (0..40_usize, 0..12_usize).prop_map(|(a, b)| Edit::Insert(a, b)),
    ];
    prop::collection::vec(edit, 0..8)
}

fn apply(sentences: &[usize], edits: &[Edit]) -> String {
    let mut list: Vec<String> = sentences.iter().map(|i| SENTENCES[*i].to_owned()).collect();
    for edit in edits {
        let n = list.len().max(1);
        match edit {
            Edit::Delete(at) if list.len() > 1 => drop(list.remove(at % n)),
            Edit::Move(from, to) if list.len() > 1 => {
                let one = list.remove(from % n);
                list.insert(to % n, one);
            }
            Edit::Double(at) if !list.is_empty() => list.insert(at % n, list[at % n].clone()),
            Edit::Word(at, word) if !list.is_empty() => {
                let words: Vec<&str> = list[at % n].split(' ').collect();
                let mut words = words.clone();
                let i = word % words.len();
                words[i] = "autrement";
                list[at % n] = words.join(" ");
            }
            Edit::Insert(at, which) => list.insert((at % n).min(list.len()), SENTENCES[*which].to_owned()),
            _ => {}
        }
    }
    list.join(" ")
}

/// Words and signs without what typography may change.
fn bare(text: &str) -> Vec<String> {
    let spaced: String = text
        .chars()
        .flat_map(|c| {
            if c.is_alphanumeric() {
                vec![c]
            } else {
                vec![
                    ' ',
                    if matches!(c, '«' | '»' | '“' | '”') {
                        '"'
                    } else if c == '’' {
                        '\''
                    } else {
                        c
                    },
                    ' ',
                ]
            }
        })
        .collect();
    spaced.split_whitespace().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// What is painted holds the words of its note, or, where it says « changed », two words of three and every guarded one.
    #[test]
    fn what_is_painted_holds_the_words_of_its_note(
        sentences in prop::collection::vec(0..SENTENCES.len(), 1..30),
        edits in edits(),
        cuts in prop::collection::vec((0..2_000_usize, 1..120_usize), 1..6),
    ) {
        let old = apply(&sentences, &[]);
        let new = apply(&sentences, &edits);
        let floor = |mut at: usize| { while !old.is_char_boundary(at) { at -= 1; } at };
        let alone = Resolver::of_another_version(&new);
        let next = Resolver::of_next_version(&new, &old);
        let mut forwards = Vec::new();
        for &(start, length) in &cuts {
            let start = floor(start % old.len());
            let span = Span::new(start, floor((start + length).min(old.len())));
            let exact = span.of(&old).unwrap();
            let context = describe(&old, span);
            let selector = Selector { exact, prefix: &context.prefix, suffix: &context.suffix, positions: &[span] };
            for place in [alone.foreign(&selector), next.follow(span, exact)] {
                forwards.push(place.clone());
                let Some(at) = place.span else { continue };
                let words = at.of(&new).unwrap();
                match place.state {
                    State::Exact | State::Moved => prop_assert_eq!(words, exact),
                    State::Normalised => prop_assert_eq!(bare(words), bare(exact)),
                    State::Changed => {
                        let (now, then) = (bare(words), bare(exact));
                        let guarded = |w: &&String| w.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
                        let of = |list: &[String]| list.iter().filter(guarded).cloned().collect::<Vec<_>>();
                        prop_assert_eq!(of(&now), of(&then), "{} → {}", exact, words);
                        let words_of = |list: &[String]| {
                            list.iter().filter(|w| w.starts_with(char::is_alphanumeric)).cloned().collect::<Vec<_>>()
                        };
                        let (now, then) = (words_of(&now), words_of(&then));
                        let kept = then.iter().filter(|w| now.contains(w)).count();
                        prop_assert!(3 * kept + 1 >= 2 * then.len(), "{} → {}", exact, words);
                    }
                    other => prop_assert!(false, "{:?} is painted", other),
                }
            }
        }
        // A resolver remembers nothing of what it was asked: the other way round, all is the same.
        let (alone, next) = (Resolver::of_another_version(&new), Resolver::of_next_version(&new, &old));
        let mut backwards = Vec::new();
        for &(start, length) in cuts.iter().rev() {
            let start = floor(start % old.len());
            let span = Span::new(start, floor((start + length).min(old.len())));
            let exact = span.of(&old).unwrap();
            let context = describe(&old, span);
            let selector = Selector { exact, prefix: &context.prefix, suffix: &context.suffix, positions: &[span] };
            backwards.push(next.follow(span, exact));
            backwards.push(alone.foreign(&selector));
        }
        backwards.reverse();
        prop_assert_eq!(forwards, backwards);
    }

    /// Whatever is asked of whatever text, there is an answer within it.
    #[test]
    fn any_strings(text in "\\PC{0,200}", old in "\\PC{0,200}", exact in "\\PC{0,40}", prefix in "\\PC{0,40}", suffix in "\\PC{0,40}", start in 0..300_usize, length in 0..50_usize) {
        let positions = [Span::new(start, start + length)];
        let selector = Selector { exact: &exact, prefix: &prefix, suffix: &suffix, positions: &positions };
        for resolver in [Resolver::new(&text), Resolver::of_another_version(&text), Resolver::of_next_version(&text, &old)] {
            for place in [resolver.foreign(&selector), resolver.follow(positions[0], &exact)] {
                for span in place.span.iter().chain(&place.candidates) {
                    prop_assert!(span.of(&text).is_some());
                }
                prop_assert_eq!(place.span.is_some(), !matches!(place.state, State::Suggested | State::Lost));
            }
        }
    }
}
