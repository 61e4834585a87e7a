//! Resolving one block: its entities, its quotations with their speakers, its reported clauses.
//!
//! Blocks are resolved in order, because a pronoun may stand for someone in the block before. What one block passes to
//! the next is [`Resolver`] alone: the focus, the last speaker and the number of the last utterance; so work can also
//! begin in the middle of a text with an empty resolver, at the price of pronouns in its first block.

use super::chains::Chain;
use super::dialogue;
use super::entities;
use super::frame::{Frame, quotes_of};
use super::grammar::Phenomenon;
use super::marks;
use super::reading::{Draft, Mind, Reader};
use super::rule::Rule;
use super::scan::Scan;
use super::signatures;
use super::view::Named;
use super::{Analysis, Entity, EntityKind, QuoteKind, Why};
use crate::core::order::sort_by_key;
use crate::core::text::{Span, Text};

/// What one block passes to the next.
#[derive(Clone, Debug, Default)]
pub struct Resolver {
    mind: Mind,
    chain: Chain,
    /// A quotation that ends in a later block: that block, its last token there, and its index in the result.
    carried: Option<(usize, usize, usize)>,
}

/// All that is known of the text when a block is resolved.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The text.
    pub text: &'a Text,
    /// The scans of all blocks.
    pub scans: &'a [Scan],
    /// The names, settled.
    pub named: &'a Named,
}

impl Resolver {
    /// Resolves block `i` and adds what it finds to `out`.
    pub fn block(&mut self, known: &Known<'_>, i: usize, out: &mut Analysis) {
        let Some(scan) = known.scans.get(i) else { return };
        let names = known.named.blocks.get(i).map_or(&[][..], Vec::as_slice);
        let mentions = entities::mentions(known.text, scan, names, &known.named.document);
        out.entities.extend(mentions.iter().map(|m| entities::entity(m, scan)));
        // A paragraph in the middle of a quotation is quoted throughout: what it reports, its speaker reports.
        if self.carried.is_some_and(|c| i < c.0) {
            return;
        }
        let carried = self.carried.filter(|c| c.0 == i);
        // A paragraph with the end of a quotation is no line of dialogue, whatever its dash.
        let line = carried.is_none() && dialogue::is_line(known.scans, i);
        let lines = if line { dialogue::segments(&scan.tokens) } else { Vec::new() };
        let quotes =
            if lines.is_empty() { quotes_of(carried.map(|c| c.1), &scan.pairs, &scan.tokens) } else { lines.clone() };
        let frame = Frame::new(&scan.tokens, &quotes);
        let reader = Reader { known, mentions: &mentions, dialogue: !lines.is_empty(), carried: carried.is_some() };
        let mut drafts = Vec::new();
        for (k, sentence) in frame.sentences(&scan.tokens).enumerate() {
            reader.sentence(&mut self.mind, k, &sentence, &mut drafts);
        }
        sort_by_key(&mut drafts, |d: &Draft| d.quote.span);
        let signed = signatures::signature(known, i, &drafts, &self.mind.focus);
        self.chain.link(&scan.tokens, i, signed, &self.mind.focus, &mut drafts);
        if let Some(announced) = self.mind.announced.take() {
            self.chain.announce(i, announced);
        }
        if let Some((_, _, index)) = carried {
            self.carried = None;
            if !drafts.is_empty() {
                let tail = drafts.remove(0).quote;
                if let Some(head) = out.quotes.get_mut(index).filter(|q| q.cue.is_none() && tail.cue.is_some()) {
                    (head.cue, head.speaker, head.why) = (tail.cue, tail.speaker, tail.why);
                }
            }
        }
        let first = out.quotes.len();
        if let Some(pair) = scan.pairs.last().filter(|p| p.end_block.is_some()) {
            let end = pair.end_block.unwrap_or(i);
            let start = scan.tokens.span(pair.first, pair.first).start;
            if let Some(at) = drafts.iter().position(|d| d.quote.span.start == start) {
                drafts[at].quote.span = marks::span(pair, &scan.tokens, &known.scans[end].tokens);
                self.carried = Some((end, pair.last, first + at));
            }
        }
        let end = scan.tokens.span(0, scan.tokens.len().saturating_sub(1)).end;
        let named = scan.tokens.on(Phenomenon::TitleIsEntity);
        for draft in drafts.iter().filter(|d| named && d.quote.kind == QuoteKind::Title && d.quote.span.end <= end) {
            name_title(known.text, draft.quote.span, &mut out.entities);
        }
        out.quotes.extend(drafts.into_iter().map(|d| d.quote));
    }
}

/// Makes the words of a title one entity, unless they are exactly one already. Names within it name parts of a title.
fn name_title(text: &Text, quote: Span, entities: &mut Vec<Entity>) {
    let words = text.slice(quote).trim_matches(|c: char| c.is_whitespace() || "«»“”„\"‹›".contains(c));
    let Some(at) = text.slice(quote).find(words).filter(|_| !words.is_empty()) else { return };
    // A headline after a dash names an article and no thing: the names within it are names.
    let before = text.as_str().get(..quote.start.get()).unwrap_or_default().trim_end();
    if before.ends_with(['—', '–']) {
        return;
    }
    let start = quote.start.get() + at;
    let span = Span::new(start, start + words.len());
    // What only capitals or the tagger say of the same words, the marks and the noun before them say better.
    let weak = |rule: Rule| matches!(rule, Rule::Learned | Rule::Disputed | Rule::Capitals);
    let known = |e: &Entity| e.span == span && !weak(e.why.rule);
    if entities.iter().rev().take_while(|e| e.span.end >= span.start).any(known) {
        return;
    }
    let first = entities.partition_point(|e| e.span.end <= span.start);
    let last = entities.partition_point(|e| e.span.start < span.end);
    let why = Why { rule: Rule::Title, cue: None };
    let title = Entity { span, kind: EntityKind::Misc, name: words.to_owned(), why };
    entities.splice(first..last.max(first), [title]);
}
