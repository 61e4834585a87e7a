//! The entities of one block, once the document has settled its names.

use super::dates::Date;
use super::document::Document;
use super::gazetteer::Gender;
use super::grammar::Phenomenon;
use super::names::Name;
use super::rule::Rule;
use super::scan::Scan;
use super::{Entity, EntityKind, Why};
use crate::core::order::sort_by_key;
use crate::core::text::Text;
use crate::core::text::fold::fold;

/// A mention, by tokens.
#[derive(Clone, Debug)]
pub struct Mention {
    /// First token.
    pub first: usize,
    /// Last token, included.
    pub last: usize,
    /// What it names.
    pub kind: EntityKind,
    /// Its canonical name.
    pub name: String,
    /// Gender, of a person.
    pub gender: Option<Gender>,
    /// Why.
    pub rule: Rule,
}

/// The names and dates of a block, in order.
#[must_use]
pub fn mentions(text: &Text, scan: &Scan, names: &[Name], document: &Document) -> Vec<Mention> {
    // The year in the title of an event is part of its name.
    let apart = |d: &&Date| names.get(names.partition_point(|n| n.last < d.first)).is_none_or(|n| n.first > d.last);
    let dates = scan.dates.iter().filter(apart).map(|d| Mention {
        first: d.first,
        last: d.last,
        kind: EntityKind::Date,
        name: d.name.clone(),
        gender: None,
        rule: Rule::DateForm,
    });
    let names = names.iter().filter_map(|name| {
        let known = document.find(&name.key)?;
        // `Mme Lamblin` is not Jacques Lamblin.
        let other = scan.tokens.on(Phenomenon::NamesakeGender)
            && known.kind == EntityKind::Person
            && name.evidence.certain_gender().is_some_and(|g| known.gender.is_some_and(|k| k != g));
        // `le pape François` is no other François.
        let regnal = scan.tokens.on(Phenomenon::RegnalName)
            && known.kind == EntityKind::Person
            && name.first.checked_sub(1).is_some_and(|i| is_regnal(scan.tokens.low(i)))
            && known.canonical.split_once(' ').is_some_and(|(given, _)| fold(given) == name.key);
        let other = other || regnal;
        let words = || text.slice(scan.tokens.span(name.first, name.last)).to_owned();
        Some(Mention {
            first: name.first,
            last: name.last,
            kind: known.kind,
            name: if other { words() } else { known.canonical.clone() },
            gender: if other { name.evidence.certain_gender() } else { known.gender },
            rule: known.rule,
        })
    });
    let mut all: Vec<Mention> = names.chain(dates).collect();
    sort_by_key(&mut all, |m| m.first);
    all
}

/// Whether a noun stands before the given name by which its bearer alone is known.
fn is_regnal(word: &str) -> bool {
    matches!(word, "pape" | "roi" | "reine" | "prince" | "princesse" | "empereur" | "impératrice" | "sultan" | "saint")
}

/// What the page is told of a mention.
#[must_use]
pub fn entity(mention: &Mention, scan: &Scan) -> Entity {
    Entity {
        span: scan.tokens.span(mention.first, mention.last),
        kind: mention.kind,
        name: mention.name.clone(),
        why: Why { rule: mention.rule, cue: None },
    }
}
