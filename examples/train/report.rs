//! How well a tagger does on annotated segments.

use super::corpus::{Corpus, names};
use manchette::core::analysis::model::tagger::Tagger;

/// Names as counted: those right, those found, those there.
#[derive(Clone, Copy, Default)]
struct Count {
    right: u32,
    found: u32,
    there: u32,
}

impl Count {
    fn line(self, name: &str) -> String {
        let percent = |a: u32, b: u32| 100.0 * f64::from(a) / f64::from(b.max(1));
        let (p, r) = (percent(self.right, self.found), percent(self.right, self.there));
        let f = percent(2 * self.right, self.found + self.there);
        format!("{name:13} P {p:5.1}  R {r:5.1}  F {f:5.1}")
    }
}

/// Precision, recall and F of the tagger on `corpus`, by kind and for people, places and organisations together.
pub fn report(tagger: &Tagger, corpus: &Corpus) -> Vec<String> {
    let mut counts = [Count::default(); 5];
    for segment in &corpus.segments {
        let facts = &corpus.blocks[segment.block];
        let there = names(&segment.labels);
        let found = tagger.names(facts, segment.from, segment.from + segment.labels.len());
        for name in &there {
            counts[name.2].there += 1;
        }
        for name in &found {
            let kind = name.kind();
            let right = there.contains(&(name.first - segment.from, name.last - segment.from, kind));
            counts[kind].found += 1;
            counts[kind].right += u32::from(right);
        }
    }
    for k in 0..3 {
        let count = counts[k];
        counts[4].right += count.right;
        counts[4].found += count.found;
        counts[4].there += count.there;
    }
    let names = ["PER", "LOC", "ORG", "MISC", "PER+LOC+ORG"];
    names.iter().zip(counts).map(|(name, count)| count.line(name)).collect()
}
