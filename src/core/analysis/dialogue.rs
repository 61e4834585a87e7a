//! Dialogue: lines that a dash opens.

use super::conjugate::{PLURAL, SINGULAR};
use super::grammar::Phenomenon;
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
    if incise(&scan.tokens).is_some() {
        return true;
    }
    let beside = |j: usize| scans.get(j).is_some_and(|s| opens(&s.tokens) && incise(&s.tokens).is_some());
    let near = |j: Option<usize>| j.is_some_and(beside);
    scan.tokens.on(Phenomenon::DialogueReply) && near(i.checked_sub(1))
        || near(Some(i + 1))
        || near(i.checked_sub(2))
        || near(Some(i + 2))
}

fn opens(tokens: &Tokens) -> bool {
    tokens.class(0) == Class::Dash && tokens.len() > 2
}

/// First token of the incise: a finite verb of speech with its inverted subject, or followed by a name.
fn incise(tokens: &Tokens) -> Option<usize> {
    (1..tokens.len()).find(|&i| {
        let verb = tokens.get(i).and_then(|t| t.verb).is_some_and(|v| v.form & (SINGULAR | PLURAL) != 0);
        let apart = matches!(tokens.class(i - 1), Class::Comma | Class::Stop);
        let inverted = tokens.class(i + 1) == Class::Inversion;
        let compound = tokens.class(i + 1) == Class::Inversion && tokens.get(i + 3).is_some_and(|t| t.verb.is_some());
        (verb && apart && (inverted || tokens.is_capital(i + 1))) || (apart && compound)
    })
}

/// First and last token of the words spoken in a line of dialogue: before the incise and, if the line goes on with a
/// sentence or clause of its own after it, after it.
#[must_use]
pub fn segments(tokens: &Tokens) -> Vec<(usize, usize)> {
    let end = tokens.len().saturating_sub(1);
    let Some(at) = incise(tokens) else { return vec![(1, end)] };
    let before = if tokens.class(at - 1) == Class::Comma { at - 2 } else { at - 1 };
    let mut out = Vec::new();
    if before >= 1 {
        out.push((1, before));
    }
    let resumes = (at..tokens.len())
        .find(|&i| tokens.class(i) == Class::Stop)
        .map(|i| i + 1)
        .filter(|&i| i < tokens.len() && tokens.on(Phenomenon::DialogueResumed));
    out.extend(resumes.map(|i| (i, end)));
    out
}
