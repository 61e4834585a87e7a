//! The index of what lies where, against a list that is searched from end to end.

use manchette::core::app::Places;
use manchette::core::text::{Offset, Span, Text};
use proptest::prelude::*;

/// More blocks than a span may touch before it is kept apart.
fn text() -> Text {
    Text::plain(&(0..150).map(|n| "é".repeat(n % 5)).collect::<Vec<_>>().join("\n"))
}

fn boundary(text: &Text, at: usize) -> usize {
    (at..=text.as_str().len()).find(|&at| text.as_str().is_char_boundary(at)).unwrap_or(text.as_str().len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_a_scan_finds(
        steps in prop::collection::vec((0_u8..20, 0..800_usize, prop_oneof![0..12_usize, 0..800_usize], any::<bool>()), 0..60),
        asked in prop::collection::vec((0..800_usize, 0..300_usize), 1..8),
    ) {
        let text = text();
        let (mut places, mut list): (Places<u8>, Vec<(Span, u8)>) = (Places::new(), Vec::new());
        for (key, from, len, remove) in steps {
            let span = Span::new(boundary(&text, from), boundary(&text, from + len));
            if remove && !list.is_empty() {
                let (span, key) = list.remove(from % list.len());
                places.remove(&text, span, &key);
            } else if list.iter().all(|entry| entry.1 != key) {
                places.insert(&text, span, key);
                list.push((span, key));
            }
            places.remove(&text, span, &99);
        }
        prop_assert_eq!((places.len(), places.is_empty()), (list.len(), list.is_empty()));
        list.sort();
        for (at, len) in asked {
            let (from, to) = (boundary(&text, at), boundary(&text, at + len));
            let stretch = Span::new(from, to);
            let within: Vec<_> = list.iter().filter(|(span, _)| span.overlaps(stretch)).copied().collect();
            prop_assert_eq!(places.within(&text, stretch), within);
            let offset = Offset::new(from);
            let mut here: Vec<_> = list.iter().filter(|(span, _)| span.contains(offset)).copied().collect();
            here.sort_by_key(|entry| (entry.0.len(), *entry));
            prop_assert_eq!(places.at(&text, offset), here);
        }
    }
}
