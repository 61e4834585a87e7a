//! Quotation marks: which pairs of a block belong together, and what to do with those that are alone.
//!
//! A stack per family finds the pairs; only outermost pairs are kept. A mark that is never closed does bounded damage:
//! it ends with its sentence (with its block, if it began it), and never beyond the next mark. A quotation whose mark
//! is reopened at each paragraph is joined over blocks by [`join`].

use super::grammar::Phenomenon;
use super::token::{Class, Family, Tokens};
use crate::core::text::Span;

/// An outermost pair of marks of a block, by tokens, the marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The opening mark, or the first word where there is none.
    pub first: usize,
    /// The closing mark, or the last word or stop where there is none.
    pub last: usize,
    /// Whether the opening mark is there.
    pub opened: bool,
    /// Whether the closing mark is there.
    pub closed: bool,
    /// Block in which it ends, if not the one in which it begins; `last` counts there.
    pub end_block: Option<usize>,
    family: Family,
}

/// How many blocks without any mark a quotation may cross between its two marks.
const MAX_PLAIN_BLOCKS: usize = 2;

/// How many blocks a quotation may cross at all; also what keeps [`join`] linear.
const MAX_BLOCKS: usize = 64;

/// The pairs of one block, in order, none within another.
#[must_use]
pub fn pairs(tokens: &Tokens) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut stacks: [Vec<usize>; 5] = Default::default();
    let mut alone = Vec::new();
    for (i, token) in tokens.list().iter().enumerate() {
        match token.class {
            Class::Open(Family::SingleCurly) if !opens_single(tokens, i) => {}
            Class::Open(family) if !stacks[family as usize].is_empty() && !tokens.on(Phenomenon::NestedMarks) => {}
            Class::Open(family) => stacks[family as usize].push(i),
            Class::Close(family) if i == 0 && reopens(tokens) => stacks[family as usize].push(i),
            Class::Close(family) => match stacks[family as usize].pop() {
                Some(open) => {
                    found.push(Pair { first: open, last: i, opened: true, closed: true, end_block: None, family })
                }
                None if family != Family::SingleCurly => alone.push((i, family)),
                None => {}
            },
            Class::Straight => straight(tokens, i, &mut stacks[Family::Straight as usize], &mut found),
            _ => {}
        }
    }
    let mut marks: Vec<Pair> = found;
    for (family, stack) in
        [Family::Guillemet, Family::Curly, Family::SingleGuillemet].into_iter().map(|f| (f, &stacks[f as usize]))
    {
        marks.extend(stack.iter().map(|&i| Pair {
            first: i,
            last: i,
            opened: true,
            closed: false,
            end_block: None,
            family,
        }));
    }
    marks.extend(alone.iter().map(|&(i, family)| Pair {
        first: i,
        last: i,
        opened: false,
        closed: true,
        end_block: None,
        family,
    }));
    if stacks[Family::Straight as usize].len() == 1 {
        let i = stacks[Family::Straight as usize][0];
        marks.push(Pair { first: i, last: i, opened: true, closed: false, end_block: None, family: Family::Straight });
    }
    crate::core::order::sort_by_key(&mut marks, |p| (p.first, std::cmp::Reverse(p.last)));
    outermost(tokens, &marks)
}

/// Whether the closing mark at the head of a block stands for one that is reopened, as some papers print it: words follow
/// it, where after a quotation that ends there a point or a verb of speech would.
fn reopens(tokens: &Tokens) -> bool {
    let apart = tokens.get(0).zip(tokens.get(1)).is_some_and(|(mark, next)| mark.end <= next.start);
    tokens.on(Phenomenon::ReopenedMarks) && apart && tokens.is_capital(1)
}

/// A straight mark closes if one is open, else it opens, unless it stands for inches or seconds after a number.
fn straight(tokens: &Tokens, i: usize, stack: &mut Vec<usize>, found: &mut Vec<Pair>) {
    if let Some(open) = stack.pop() {
        let family = Family::Straight;
        found.push(Pair { first: open, last: i, opened: true, closed: true, end_block: None, family });
        return;
    }
    let after_number = i
        .checked_sub(1)
        .and_then(|p| tokens.get(p))
        .is_some_and(|p| p.class == Class::Number && tokens.get(i).is_some_and(|t| t.start == p.end));
    if !after_number || !tokens.on(Phenomenon::InchMark) {
        stack.push(i);
    }
}

/// Whether the single mark at `i` begins a word, and so is no apostrophe.
fn opens_single(tokens: &Tokens, i: usize) -> bool {
    let Some(mark) = tokens.get(i) else { return false };
    let apart = i == 0 || tokens.get(i - 1).is_none_or(|p| p.end < mark.start);
    apart && tokens.get(i + 1).is_some_and(|n| n.start == mark.end)
}

/// The outermost of `marks`, with an end for each mark that is alone.
fn outermost(tokens: &Tokens, marks: &[Pair]) -> Vec<Pair> {
    let mut out: Vec<Pair> = Vec::new();
    let mut free = 0;
    let mut i = 0;
    while let Some(&mark) = marks.get(i) {
        i += 1;
        if mark.first < free {
            continue;
        }
        let next = marks.get(i);
        let mut pair = mark;
        if !mark.closed {
            pair.last = match next.filter(|n| swallows(tokens, &mark, n)) {
                Some(n) => n.last,
                None => end_of_open(tokens, mark.first, next.map_or(tokens.len(), |n| n.first)),
            };
            pair.closed = next.is_some_and(|n| n.last == pair.last && pair.last > mark.first);
        } else if !mark.opened && tokens.on(Phenomenon::MarkNeverOpened) {
            pair.first = start_of_closed(tokens, mark.last, free);
        }
        free = pair.last + 1;
        if pair.last > pair.first + usize::from(pair.opened && pair.closed) {
            out.push(pair);
        }
    }
    out
}

/// Whether the open mark `outer` shares the closing mark of the pair after it: « … « … ». So it is where no sentence
/// ends between the two openings.
fn swallows(tokens: &Tokens, outer: &Pair, next: &Pair) -> bool {
    const NEAR: usize = 60;
    tokens.on(Phenomenon::SharedClosing)
        && next.opened
        && next.closed
        && next.family == outer.family
        && next.first - outer.first < NEAR
        && (outer.first + 1..next.first).all(|i| tokens.class(i) != Class::Stop)
}

/// Last token of what an open mark at `open` holds: to the end of the block if it began the block, else of its sentence.
fn end_of_open(tokens: &Tokens, open: usize, limit: usize) -> usize {
    let last = limit.min(tokens.len()).saturating_sub(1).max(open);
    if open == 0 || !tokens.on(Phenomenon::MarkLeftOpen) {
        return last;
    }
    (open + 1..=last).find(|&i| tokens.class(i) == Class::Stop && ends_sentence(tokens, i)).unwrap_or(last)
}

/// First token of what a closing mark at `close` without its opening holds: its sentence after a colon, or the block so
/// far.
fn start_of_closed(tokens: &Tokens, close: usize, free: usize) -> usize {
    if free == 0 && !reports(tokens, close) {
        let colon =
            (0..close).rev().take_while(|&i| tokens.class(i) != Class::Stop).find(|&i| tokens.class(i) == Class::Colon);
        return colon.map_or(0, |c| c + 1);
    }
    (free..close)
        .rev()
        .skip(1)
        .find(|&i| tokens.class(i) == Class::Stop && ends_sentence(tokens, i))
        .map_or(close, |i| i + 1)
}

/// Whether the first sentence of the block ends before the mark at `close` and has a verb of speech of its own, so that
/// it reports and is not spoken.
fn reports(tokens: &Tokens, close: usize) -> bool {
    let stop = (0..close).find(|&i| tokens.class(i) == Class::Stop && ends_sentence(tokens, i));
    let speaks = |i: usize| {
        tokens
            .get(i)
            .and_then(|t| t.verb)
            .is_some_and(|v| v.governs & super::verbs::INCISE != 0 && v.governs & super::verbs::WEAK == 0)
    };
    stop.is_some_and(|stop| stop + 1 < close && (0..stop).any(speaks))
}

/// Whether a sentence ends at the stop `i`: nothing follows, or something that can begin one.
#[must_use]
pub fn ends_sentence(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i + 1).is_none_or(|n| match n.class {
        Class::Word => tokens.is_capital(i + 1),
        Class::Number | Class::Open(_) | Class::Straight | Class::Dash | Class::Bracket => true,
        _ => false,
    })
}

/// The span of `pair`, which begins in `tokens` and ends in `end_tokens`.
#[must_use]
pub fn span(pair: &Pair, tokens: &Tokens, end_tokens: &Tokens) -> Span {
    let start = tokens.span(pair.first, pair.first).start;
    let end = end_tokens.span(pair.last, pair.last).end;
    Span { start, end: end.max(start) }
}

/// Joins quotations that cross blocks: a mark left open at the end of one, reopened at the head of each of the next,
/// closed in the last. `blocks` gives the pairs and the number of tokens of each block; each is looked at once.
pub fn join(blocks: &mut [(Vec<Pair>, usize)]) {
    let mut i = 0;
    while i < blocks.len() {
        let end = open_end(&blocks[i]).and_then(|family| closing_block(blocks, i, family));
        let Some(end) = end else {
            i += 1;
            continue;
        };
        let last = blocks[end].0.remove(0).last;
        for block in &mut blocks[i + 1..end] {
            block.0.clear();
        }
        if let Some(pair) = blocks[i].0.last_mut() {
            (pair.last, pair.end_block, pair.closed) = (last, Some(end), true);
        }
        i = end;
    }
}

/// The family of a mark that is open at the end of the block.
fn open_end((pairs, len): &(Vec<Pair>, usize)) -> Option<Family> {
    pairs.last().filter(|p| p.opened && !p.closed && *len > 0).map(|p| p.family)
}

/// The block in which the quotation left open in block `from` closes.
fn closing_block(blocks: &[(Vec<Pair>, usize)], from: usize, family: Family) -> Option<usize> {
    let mut plain = 0;
    for (j, (pairs, len)) in blocks.iter().enumerate().skip(from + 1).take(MAX_BLOCKS) {
        let Some(first) = pairs.first() else {
            plain += usize::from(*len > 0);
            if plain > MAX_PLAIN_BLOCKS {
                return None;
            }
            continue;
        };
        let reopened = first.first == 0 && first.opened;
        if first.family != family || (first.opened && !reopened) {
            return None;
        }
        if first.closed {
            return Some(j);
        }
        if pairs.len() > 1 {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::text::Text;

    fn list(s: &str) -> Vec<String> {
        let text = Text::plain(s);
        let all: Vec<Tokens> = text.blocks().iter().map(|b| Tokens::new(&text, b.span)).collect();
        let mut blocks: Vec<_> = all.iter().map(|t| (pairs(t), t.len())).collect();
        join(&mut blocks);
        let mut out = Vec::new();
        for (i, (pairs, _)) in blocks.iter().enumerate() {
            for p in pairs {
                out.push(text.slice(span(p, &all[i], &all[p.end_block.unwrap_or(i)])).to_owned());
            }
        }
        out
    }

    #[test]
    fn nested_and_shared_marks() {
        assert_eq!(list("Il dit « a « b » c » puis « d »."), ["« a « b » c »", "« d »"]);
        assert_eq!(list("Il dit « a « b » puis."), ["« a « b »"]);
        assert_eq!(list("“a «b» c” et \"d\""), ["“a «b» c”", "\"d\""]);
    }

    #[test]
    fn marks_alone_do_bounded_damage() {
        assert_eq!(list("Il dit : « rien ne va. Il part. « Oui », dit-il."), ["« rien ne va.", "« Oui »"]);
        assert_eq!(list("Rien ne va », dit-il."), ["Rien ne va »"]);
        assert_eq!(list("en 9\"81 devant lui, au-dessus des 10\"."), Vec::<String>::new());
    }

    #[test]
    fn reopened_at_each_paragraph() {
        assert_eq!(list("Il dit : « un\n\n« deux\n« trois » fin « x »"), ["« un\n\n« deux\n« trois »", "« x »"]);
        assert_eq!(list("« un »\n« deux »"), ["« un »", "« deux »"]);
    }
}
