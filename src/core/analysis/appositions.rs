//! What follows a name and belongs to it: `Hugh Hill (médecin)`, `X, 45 ans,`, `Y, ancien directeur de Z,`.
//!
//! A verb after the apposition has the name as its subject, and a noun in it says what the person is.

use super::EntityKind;
use super::demonyms::is_demonym;
use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{AUX, DET, OF, SUBJECT, THAT, VERB};
use super::nouns::{is_role, is_someone};
use super::phrases::{Mentions, Reference, phrase};
use super::token::Class;

/// The longest apposition, in units.
const LONGEST: usize = 26;

/// Last unit of the name that ends at `last` with all that is apposed to it. Only a `person` has a role or an age.
#[must_use]
pub fn end(s: &Sentence<'_>, mentions: Mentions<'_>, last: usize, person: bool) -> usize {
    let mut end = last;
    while qualifies(s, end + 1) {
        end += 1;
    }
    if s.class(end + 1) == Class::Bracket {
        let closed = (end + 2..s.len().min(end + LONGEST)).find(|&u| s.class(u) == Class::BracketEnd);
        end = closed.unwrap_or(end);
    }
    if !person || !s.on(Phenomenon::Apposition) {
        return end;
    }
    for _ in 0..2 {
        match age(s, end).or_else(|| role(s, mentions, end)) {
            Some(further) => end = further,
            None => break,
        }
    }
    end
}

/// Whether the word at `u` is an adjective that follows a name: `le Conseil constitutionnel français`.
fn qualifies(s: &Sentence<'_>, u: usize) -> bool {
    s.class(u) == Class::Word && !s.is_capital(u) && (is_demonym(s.low(u)) || s.nouns(u) & noun::ADJECTIVE != 0)
}

/// `, 45 ans` or `, âgé de 45 ans`.
fn age(s: &Sentence<'_>, end: usize) -> Option<usize> {
    if !s.is_comma(end + 1) {
        return None;
    }
    let at = if matches!(s.low(end + 2), "âgé" | "âgée") { end + 4 } else { end + 2 };
    (s.class(at) == Class::Number && s.low(at + 1) == "ans").then_some(at + 1)
}

/// `, ancien directeur de Z` up to the comma that closes it. With a definite article a phrase after a comma may as well
/// begin the main clause (`selon X, le ministre a …`), so that only a closed one counts.
fn role(s: &Sentence<'_>, mentions: Mentions<'_>, end: usize) -> Option<usize> {
    if !s.is_comma(end + 1) {
        return None;
    }
    let head = apposed(s, mentions, end + 2)?;
    let closing = (head..s.len().min(head + LONGEST)).take_while(|&u| s.quote(u).is_none()).find(|&u| !inner(s, u));
    let closed = closing.filter(|&u| s.is_comma(u) || s.class(u) == Class::Colon);
    match closed {
        Some(u) if u > head => Some(u - 1),
        _ if s.is(end + 2, DET) => None,
        // `X, juge que`: a verb.
        _ if s.token(head).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some()) => None,
        _ => Some(head),
    }
}

/// Last unit of the noun phrase at `u`, if its head is a role.
fn apposed(s: &Sentence<'_>, mentions: Mentions<'_>, u: usize) -> Option<usize> {
    let role = |w: usize| is_role(s, w);
    if role(u) {
        return Some(u);
    }
    let found = phrase(s, mentions, u, s.len())?;
    match found.reference {
        Reference::Description(head) if role(head) => Some(found.last),
        // `X, l'un de ses avocats`.
        Reference::Description(head) if is_someone(s, head) && is_one_of(s, u) => Some(found.last),
        // `X, le président de Y` may be read as far as the name it holds.
        Reference::Name(i) if found.first > found.begin => {
            let person = mentions.0.get(i).is_some_and(|m| m.kind == EntityKind::Person);
            (!person && (found.begin..found.first).any(role)).then_some(found.end)
        }
        _ => None,
    }
}

/// Whether `l'un de`, `une des` begins at unit `u`.
fn is_one_of(s: &Sentence<'_>, u: usize) -> bool {
    let one = u + usize::from(s.low(u) == "l'");
    matches!(s.low(one), "un" | "une") && s.is(one + 1, OF)
}

/// Whether unit `u` may stand within an apposition: no verb, no pronoun, no point.
fn inner(s: &Sentence<'_>, u: usize) -> bool {
    let word = matches!(s.class(u), Class::Word | Class::Number);
    word && !s.is(u, AUX | VERB | SUBJECT | THAT)
}
