//! Annotated articles as training sees them.

use super::guidelines;
use super::revised::Revised;
use manchette::core::analysis::Model;
use manchette::core::analysis::model::features::{Facts, Hint};
use manchette::core::analysis::model::lattice::{self, begin, inside};
use manchette::core::analysis::model::observe::observe;
use manchette::core::text::Text;
use serde_json::Value;

/// Kinds in the order of their labels, as the corpus calls them.
pub const KINDS: [&str; lattice::KINDS] = ["PER", "LOC", "ORG", "MISC"];
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
    /// Whether they follow this project's guidelines to the letter, so that nothing has to be brought in line.
    pub revised: bool,
}

/// Times that an article annotated anew is learned from; chosen on those left out of four parts.
const TIMES: usize = 3;

/// The articles of `split` in lines of JSON, but those whose id is in `without`. Those that were annotated anew have the
/// names that `revised` says, and stand in `train` as often as they are to be learned from, whatever their own split.
pub fn articles(lines: &str, split: &str, without: &[String], revised: &Revised<'_>) -> Result<Vec<Article>, String> {
    let mut out = Vec::new();
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let lacking = || "an article lacks its id, text or entities".to_owned();
        let (id, text) = value["id"].as_str().zip(value["text"].as_str()).ok_or_else(lacking)?;
        if without.iter().any(|w| w == id) {
            continue;
        }
        let text = Text::plain(text);
        if let Some(names) = revised.names(id, &text)? {
            let times = if split == "train" { TIMES } else { 0 };
            out.extend((0..times).map(|_| Article { text: text.clone(), names: names.clone(), revised: true }));
        } else if value["split"] == split {
            let names = names_by_corpus(&value["entities"], &text).ok_or_else(lacking)?;
            out.push(Article { text, names, revised: false });
        }
    }
    Ok(out)
}

/// The names that the corpus says, as far as the project's guidelines take them.
fn names_by_corpus(entities: &Value, text: &Text) -> Option<Vec<Gold>> {
    let mut names = Vec::new();
    for entity in entities.as_array()? {
        let kind = KINDS.iter().position(|k| entity["type"] == *k);
        let at = |field: &str| {
            let offset = text.index().from_code_points(text.as_str(), entity[field].as_u64()? as usize).ok()?;
            Some(offset.get())
        };
        let (Some(kind), Some(false)) = (kind, entity["nested"].as_bool()) else { continue };
        let name = Gold { start: at("start")?, end: at("end")?, kind };
        names.extend(guidelines::ours(text.as_str(), &name));
    }
    names.sort_by_key(|n| n.start);
    Some(names)
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
                let known = !article.revised && listed.iter().all(|h| h.listed == 1 + ORGANISATION as u8);
                let kind = if name.kind == MISC && known { ORGANISATION } else { name.kind };
                for (k, label) in labels[first.min(last)..last].iter_mut().enumerate() {
                    *label = if k == 0 { begin(kind) } else { inside(kind) } as u8;
                }
            }
            if !article.revised {
                whole(&block.hints, &mut labels);
            }
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
        let ends = labels.get(at).is_none_or(|l| (*l as usize) <= lattice::KINDS);
        if (1..=lattice::KINDS as u8).contains(&hint.rule) && hint.strength >= 2 && later && ends {
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
        let kind = (label as usize - 1) % lattice::KINDS;
        match out.last_mut() {
            Some(last) if label as usize == inside(kind) && last.1 + 1 == i && last.2 == kind => last.1 = i,
            _ => out.push((i, i, kind)),
        }
    }
    out
}
