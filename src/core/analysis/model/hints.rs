//! What lists and rules tell the tagger.

use super::features::Hint;
use super::tagger::KIND;
use crate::core::analysis::EntityKind;
use crate::core::analysis::dates::Date;
use crate::core::analysis::names::Name;
use crate::core::analysis::view::View;

/// What lists and rules say of each token of a block, whose names by the rules are `names`.
#[must_use]
pub fn hints(view: &View<'_>, dates: &[Date], names: &[Name]) -> Vec<Hint> {
    let given = |i: usize| view.is_capital(i) && view.gazetteer.given_name(view.low(i)).is_some();
    let mut hints: Vec<Hint> = (0..view.len()).map(|i| Hint { given: given(i), ..Hint::default() }).collect();
    for date in dates {
        hints.iter_mut().take(date.last + 1).skip(date.first).for_each(|hint| hint.date = true);
    }
    for name in names {
        let Some(part) = hints.get_mut(name.first..=name.last) else { continue };
        let rule = name.evidence.kind().map_or(5, number);
        let listed = name.listed.as_ref().map_or(0, |l| number(l.kind));
        let strength = match name.evidence.votes.iter().max() {
            None | Some(0..=2) => 0,
            Some(3..=5) => 1,
            Some(6..=8) => 2,
            Some(_) => 3,
        };
        for (k, hint) in part.iter_mut().enumerate() {
            (hint.rule, hint.strength, hint.listed, hint.inside) = (rule, strength, listed, k > 0);
        }
    }
    hints
}

fn number(kind: EntityKind) -> u8 {
    KIND.iter().position(|k| *k == kind).map_or(5, |i| i as u8 + 1)
}
