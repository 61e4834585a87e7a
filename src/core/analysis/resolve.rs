//! Resolving one block: its entities, its quotations with their speakers, its reported clauses.
//!
//! Blocks are resolved in order, because a pronoun may stand for someone in the block before. What one block passes to
//! the next is [`Resolver`] alone: the focus, the last speaker and the number of the last utterance; so work can also
//! begin in the middle of a text with an empty resolver, at the price of pronouns in its first block.

use super::dialogue;
use super::entities;
use super::frame::{Frame, quotes_of};
use super::grammar::Phenomenon;
use super::marks;
use super::pronouns::Referent;
use super::reading::{Draft, Mind, Reader};
use super::rule::Rule;
use super::scan::Scan;
use super::token::Tokens;
use super::view::Named;
use super::{Analysis, Entity, EntityKind, QuoteKind, Speaker, Why};
use crate::core::order::sort_by_key;
use crate::core::text::{Span, Text};

/// What one block passes to the next.
#[derive(Clone, Debug, Default)]
pub struct Resolver {
    mind: Mind,
    previous: Option<Previous>,
    /// A quotation that ends in a later block: that block, its last token there, and its index in the result.
    carried: Option<(usize, usize, usize)>,
}

/// The last quotation with a speaker.
#[derive(Clone, Debug)]
struct Previous {
    referent: Referent,
    mention: Option<Span>,
    utterance: u32,
    block: usize,
    sentence: usize,
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
        let lines = if dialogue::is_line(known.scans, i) { dialogue::segments(&scan.tokens) } else { Vec::new() };
        let carried = self.carried.filter(|c| c.0 == i);
        let quotes =
            if lines.is_empty() { quotes_of(carried.map(|c| c.1), &scan.pairs, &scan.tokens) } else { lines.clone() };
        let frame = Frame::new(&scan.tokens, &quotes);
        let reader = Reader { known, mentions: &mentions, dialogue: !lines.is_empty(), carried: carried.is_some() };
        let mut drafts = Vec::new();
        for (k, sentence) in frame.sentences(&scan.tokens).enumerate() {
            reader.sentence(&mut self.mind, k, &sentence, &mut drafts);
        }
        sort_by_key(&mut drafts, |d: &Draft| d.quote.span);
        self.chain(&scan.tokens, i, &mut drafts);
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

    /// Gives each quotation without a cue the speaker of its neighbour, where it plainly goes on with the same words.
    fn chain(&mut self, tokens: &Tokens, block: usize, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            // In a line of dialogue nobody but its speaker goes on after the incise.
            let resumes =
                drafts[at].quote.why.rule == Rule::Dialogue && self.previous.as_ref().is_some_and(|p| p.block == block);
            if drafts[at].quote.kind.is_speech()
                && drafts[at].referent.is_none()
                && (drafts[at].quote.why.rule == Rule::Unattributed || resumes)
            {
                let ahead = drafts.get(at + 1).filter(|n| {
                    tokens.on(Phenomenon::SpeakerAhead)
                        && drafts[at].alone
                        && n.leads
                        && n.sentence == drafts[at].sentence + 1
                        && n.quote.why.rule == Rule::Incise
                });
                let found = match ahead {
                    Some(n) => {
                        n.referent.clone().map(|r| (r, n.quote.speaker.as_ref().and_then(|s| s.mention), n.quote.cue))
                    }
                    None => self
                        .behind(block, &drafts[at])
                        .filter(|_| tokens.on(Phenomenon::SpeakerBehind))
                        .map(|p| (p.referent.clone(), p.mention, None)),
                };
                let joined = if ahead.is_none() { self.previous.as_ref().map(|p| p.utterance) } else { None };
                if let Some((referent, mention, cue)) = found {
                    let q = &mut drafts[at].quote;
                    q.speaker = Some(Speaker { name: referent.name.clone(), mention });
                    q.cue = cue;
                    q.why = Why { rule: Rule::Continued, cue };
                    if let Some(number) = joined {
                        q.utterance = number;
                    }
                    drafts[at].referent = Some(referent);
                } else if let Some(r) = self.mind.focus.person(None).filter(|_| block > 0 && drafts[at].alone).cloned()
                {
                    let q = &mut drafts[at].quote;
                    q.speaker = Some(Speaker { name: r.name.clone(), mention: None });
                    q.why.rule = Rule::Continued;
                    drafts[at].referent = Some(r);
                }
            }
            self.remember(block, &drafts[at]);
        }
    }

    /// The speaker before, if `draft` goes on with the same person's words.
    fn behind(&self, block: usize, draft: &Draft) -> Option<&Previous> {
        let previous = self.previous.as_ref()?;
        let same_block = previous.block == block;
        let near = same_block && draft.sentence <= previous.sentence + 1;
        let next_block = previous.block < block && draft.sentence == 0 && block - previous.block <= 2;
        ((draft.alone && (same_block || next_block)) || (draft.suits && near)).then_some(previous)
    }

    fn remember(&mut self, block: usize, draft: &Draft) {
        let Some(referent) = draft.referent.clone() else { return };
        if !matches!(draft.quote.kind, QuoteKind::Direct | QuoteKind::Mixed | QuoteKind::Indirect) {
            return;
        }
        self.previous = Some(Previous {
            referent,
            mention: draft.quote.speaker.as_ref().and_then(|s| s.mention),
            utterance: draft.quote.utterance,
            block,
            sentence: draft.sentence,
        });
    }
}

/// Makes the words of a title one entity, unless they are exactly one already. Names within it name parts of a title.
fn name_title(text: &Text, quote: Span, entities: &mut Vec<Entity>) {
    let words = text.slice(quote).trim_matches(|c: char| c.is_whitespace() || "«»“”„\"‹›".contains(c));
    let Some(at) = text.slice(quote).find(words).filter(|_| !words.is_empty()) else { return };
    let start = quote.start.get() + at;
    let span = Span::new(start, start + words.len());
    // What only capitals or the tagger say of the same words, the marks and the noun before them say better.
    let known = |e: &Entity| e.span == span && !matches!(e.why.rule, Rule::Learned | Rule::Capitals);
    if entities.iter().rev().take_while(|e| e.span.end >= span.start).any(known) {
        return;
    }
    let first = entities.partition_point(|e| e.span.end <= span.start);
    let last = entities.partition_point(|e| e.span.start < span.end);
    let why = Why { rule: Rule::Title, cue: None };
    let title = Entity { span, kind: EntityKind::Misc, name: words.to_owned(), why };
    entities.splice(first..last.max(first), [title]);
}
