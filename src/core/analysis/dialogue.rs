//! Dialogue: lines that a dash opens.

use super::grammar::Phenomenon;
use super::incises;
use super::scan::Scan;
use super::token::{Class, Tokens};

/// Whether the block is a line of dialogue: a dash at its head, and an incise in it or in a line beside it. A dash alone
/// also opens captions and lists.
#[must_use]
pub fn is_line(scans: &[Scan], i: usize) -> bool {
    let Some(scan) = scans.get(i) else { return false };
    if !opens(&scan.tokens) || !scan.pairs.is_empty() || !scan.tokens.on(Phenomenon::DialogueLine) {
        return false;
    }
    if has_incise(&scan.tokens) {
        return true;
    }
    let beside = |j: usize| scans.get(j).is_some_and(|s| opens(&s.tokens) && has_incise(&s.tokens));
    let near = |j: Option<usize>| j.is_some_and(beside);
    scan.tokens.on(Phenomenon::DialogueReply) && near(i.checked_sub(1))
        || near(Some(i + 1))
        || near(i.checked_sub(2))
        || near(Some(i + 2))
}

fn has_incise(tokens: &Tokens) -> bool {
    tokens.len() > 1 && incises::find(tokens, 1, tokens.len() - 1).is_some()
}

fn opens(tokens: &Tokens) -> bool {
    tokens.class(0) == Class::Dash && tokens.len() > 2
}

/// First and last token of the words spoken in a line of dialogue: what its incise leaves.
#[must_use]
pub fn segments(tokens: &Tokens) -> Vec<(usize, usize)> {
    let mut spoken = incises::spoken(tokens, 1, tokens.len().saturating_sub(1), true);
    if !tokens.on(Phenomenon::DialogueResumed) {
        spoken.truncate(1);
    }
    spoken
}
