//! Annotated articles as training sees them.

use super::guidelines;
use manchette::core::analysis::Model;
use manchette::core::analysis::model::features::{Facts, Hint};
use manchette::core::analysis::model::lattice::{KINDS, begin, inside};
use manchette::core::analysis::model::observe::observe;
use manchette::core::text::Text;
use serde_json::Value;

/// Kinds, as in the labels.
const ORGANISATION: usize = 2;
const MISC: usize = 3;

/// A segment with the label of each token.
pub struct Segment {
    /// Facts of the block that it stands in.
    pub block: usize,
    /// Its first token in the block.
    pub from: usize,
    /// The label of each token.
    pub labels: Vec<u8>,
}

/// Segments, and the facts of their blocks.
#[derive(Default)]
pub struct Corpus {
    /// Facts of each block.
    pub blocks: Vec<Facts>,
    /// The segments.
    pub segments: Vec<Segment>,
}

/// A name in an article: bytes, and its kind.
#[derive(Clone, Debug)]
pub struct Gold {
    /// First byte.
    pub start: usize,
    /// Last byte, exclusive.
    pub end: usize,
    /// Kind, as in the labels.
    pub kind: usize,
}

/// An article with its names.
pub struct Article {
    /// Its text.
    pub text: Text,
    /// Its names, in order.
    pub names: Vec<Gold>,
}

/// The articles of `split` in lines of JSON, but those whose id is in `without`.
pub fn articles(lines: &str, split: &str, without: &[String]) -> Result<Vec<Article>, String> {
    let mut out = Vec::new();
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let left_out = without.iter().any(|id| value["id"] == id.as_str());
        if value["split"] == split && !left_out {
            out.push(article(&value).ok_or("an article lacks its text or entities")?);
        }
    }
    Ok(out)
}

fn article(value: &Value) -> Option<Article> {
    let text = Text::plain(value["text"].as_str()?);
    let mut names = Vec::new();
    for entity in value["entities"].as_array()? {
        let kind = ["PER", "LOC", "ORG", "MISC"].iter().position(|k| entity["type"] == *k);
        let at = |field: &str| {
            let offset = text.index().from_code_points(text.as_str(), entity[field].as_u64()? as usize).ok()?;
            Some(offset.get())
        };
        let (Some(kind), Some(false)) = (kind, entity["nested"].as_bool()) else { continue };
        let name = Gold { start: at("start")?, end: at("end")?, kind };
        names.extend(guidelines::ours(text.as_str(), &name));
    }
    names.sort_by_key(|n| n.start);
    Some(Article { text, names })
}

impl Corpus {
    /// The corpus of `articles`, as they are seen with `lists`.
    pub fn of(articles: &[Article], lists: &Model) -> Self {
        let mut corpus = Self::default();
        for article in articles {
            corpus.add(article, lists);
        }
        corpus
    }

    fn add(&mut self, article: &Article, lists: &Model) {
        for block in observe(&article.text, lists) {
            let mut labels = vec![0_u8; block.spans.len()];
            for name in &article.names {
                let first = block.spans.partition_point(|s| s.end.get() <= name.start);
                let last = block.spans.partition_point(|s| s.start.get() < name.end);
                let listed = block.hints.get(first..last).unwrap_or_default();
                // Web platforms are products in the corpus and organisations here: the lists know them.
                let known = listed.iter().all(|h| h.listed == 1 + ORGANISATION as u8);
                let kind = if name.kind == MISC && known { ORGANISATION } else { name.kind };
                for (k, label) in labels[first.min(last)..last].iter_mut().enumerate() {
                    *label = if k == 0 { begin(kind) } else { inside(kind) } as u8;
                }
            }
            whole(&block.hints, &mut labels);
            for (from, to) in block.segments {
                self.segments.push(Segment { block: self.blocks.len(), from, labels: labels[from..to].to_vec() });
            }
            self.blocks.push(block.facts);
        }
    }
}

/// Takes a name that the corpus begins later than the rules do as the rules take it: `mairie de Paris`, `rue Royale`.
fn whole(hints: &[Hint], labels: &mut [u8]) {
    let mut at = 0;
    while at < hints.len() {
        let first = at;
        at += 1;
        while at < hints.len() && hints[at].rule > 0 && hints[at].inside {
            at += 1;
        }
        let hint = hints[first];
        let later = labels[first..at].first() == Some(&0) && labels[first..at].iter().any(|l| *l > 0);
        let ends = labels.get(at).is_none_or(|l| (*l as usize) <= KINDS);
        if (1..=KINDS as u8).contains(&hint.rule) && hint.strength >= 2 && later && ends {
            let kind = hint.rule as usize - 1;
            labels[first] = begin(kind) as u8;
            labels[first + 1..at].fill(inside(kind) as u8);
        }
    }
}

/// Names in a row of labels: first and last token, kind.
pub fn names(labels: &[u8]) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    for (i, &label) in labels.iter().enumerate().filter(|(_, l)| **l != 0) {
        let kind = (label as usize - 1) % KINDS;
        match out.last_mut() {
            Some(last) if label as usize == inside(kind) && last.1 + 1 == i && last.2 == kind => last.1 = i,
            _ => out.push((i, i, kind)),
        }
    }
    out
}
