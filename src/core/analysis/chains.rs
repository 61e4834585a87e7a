//! Quotations without a cue of their own, which take the speaker of a neighbour: the words before that they go on with,
//! the incise after the next quotation, a colon at the end of the paragraph before, a signature in the one after.

use super::grammar::Phenomenon;
use super::pronouns::{Focus, Referent};
use super::reading::{Announced, Draft};
use super::rule::Rule;
use super::token::Tokens;
use super::{QuoteKind, Speaker, Why};
use crate::core::text::Span;

/// What one block passes to the next about who speaks.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    previous: Option<Previous>,
    /// Who was announced by a colon at the end of which block.
    announced: Option<(usize, Announced)>,
}

/// The last quotation with a speaker.
#[derive(Clone, Debug)]
struct Previous {
    referent: Referent,
    mention: Option<Span>,
    utterance: u32,
    block: usize,
    sentence: usize,
    /// Whether only a participle says whose words they are: `qualifiée de « … » par X`.
    agent: bool,
}

/// Where a quotation without a cue has its speaker from.
struct Found {
    referent: Referent,
    mention: Option<Span>,
    cue: Option<Span>,
    rule: Rule,
    /// The utterance it is part of, if that has a number.
    utterance: Option<u32>,
}

/// How many blocks, empty ones counted, may lie between an announcement or a quotation and what it goes on with.
const NEAR: usize = 2;

impl Chain {
    /// Keeps who is announced at the end of `block`.
    pub fn announce(&mut self, block: usize, announced: Announced) {
        self.announced = Some((block, announced));
    }

    /// Gives each quotation of `block` that has no speaker that of its neighbour, where it plainly goes on with the same
    /// words. `signed` is the speaker whom the next block names for the last of them.
    pub fn link(
        &mut self,
        tokens: &Tokens,
        block: usize,
        signed: Option<Announced>,
        focus: &Focus,
        drafts: &mut [Draft],
    ) {
        // `« … », a-t-il lancé.` and below it `— Usain Bolt`: him, if the article has spoken of him before.
        let known = |s: &&Announced| s.referent.named && focus.holds(&s.referent.name);
        let last = drafts.last_mut().filter(|d| d.referent.is_some());
        if let (Some(signed), Some(last)) = (signed.as_ref().filter(known), last) {
            last.speak_as(&signed.referent);
        }
        for at in 0..drafts.len() {
            // In a line of dialogue nobody but its speaker goes on after the incise.
            let resumes =
                drafts[at].quote.why.rule == Rule::Dialogue && self.previous.as_ref().is_some_and(|p| p.block == block);
            let open = drafts[at].quote.why.rule == Rule::Unattributed || resumes;
            if drafts[at].quote.kind.is_speech() && drafts[at].referent.is_none() && open {
                let last = at + 1 == drafts.len();
                let signed = signed.clone().filter(|_| last);
                // `Un témoin raconte :` says less than the signature below.
                let named = |f: &Found| f.referent.named || signed.is_none();
                let found = self
                    .announced_for(tokens, block, &drafts[at])
                    .filter(named)
                    .or_else(|| ahead(tokens, drafts, at))
                    .or_else(|| signed.map(|s| Found::from(s, Rule::Signed)))
                    .or_else(|| self.behind(tokens, block, &drafts[at]))
                    .or_else(|| in_mind(focus, block, &drafts[at]));
                if let Some(found) = found {
                    drafts[at].take(found);
                }
            }
            self.remember(block, &drafts[at]);
        }
    }

    /// Who was announced by a colon at the end of the block before, if `draft` stands by itself at the head of its own.
    fn announced_for(&self, tokens: &Tokens, block: usize, draft: &Draft) -> Option<Found> {
        let (before, announced) = self.announced.as_ref()?;
        let follows = *before < block && block - before <= NEAR && draft.sentence == 0 && draft.leads;
        (follows && draft.alone && tokens.on(Phenomenon::ColonBeforeParagraph))
            .then(|| Found::from(announced.clone(), Rule::Colon))
    }

    /// The speaker before, if `draft` goes on with the same person's words.
    fn behind(&self, tokens: &Tokens, block: usize, draft: &Draft) -> Option<Found> {
        let previous = self.previous.as_ref().filter(|_| tokens.on(Phenomenon::SpeakerBehind))?;
        let same_block = previous.block == block;
        let near = same_block && draft.sentence <= previous.sentence + 1;
        let same = same_block && draft.sentence == previous.sentence && !previous.agent && draft.follows;
        let next_block = previous.block < block && draft.sentence == 0 && block - previous.block <= NEAR;
        // `X avait crié à Y de partir. « On lui a dit de reculer. »`: whom the sentence between is about.
        let since = same_block && draft.alone && draft.sentence > previous.sentence + 1;
        if let Some(referent) = draft.before.clone().filter(|r| since && r.name != previous.referent.name) {
            return Some(Found { referent, mention: None, cue: None, rule: Rule::Continued, utterance: None });
        }
        let goes_on = (draft.alone && (same_block || next_block)) || (draft.suits && near) || same;
        goes_on.then(|| Found {
            referent: previous.referent.clone(),
            mention: previous.mention,
            cue: None,
            rule: Rule::Continued,
            utterance: Some(previous.utterance),
        })
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
            agent: matches!(draft.quote.why.rule, Rule::Agent),
        });
    }
}

/// The speaker of the incise that closes a series of quotations: `« … » « … », a répondu le ministre`.
fn ahead(tokens: &Tokens, drafts: &mut [Draft], at: usize) -> Option<Found> {
    let follows = |i: usize| drafts[i].leads && drafts[i].sentence == drafts[i - 1].sentence + 1;
    let series = (at + 1..drafts.len()).take_while(|&i| drafts[i - 1].alone && follows(i));
    let closing = series.clone().find(|&i| !drafts[i].alone || drafts[i].referent.is_some())?;
    let next =
        drafts.get(closing).filter(|n| n.quote.why.rule == Rule::Incise && tokens.on(Phenomenon::SpeakerAhead))?;
    let mention = next.quote.speaker.as_ref().and_then(|s| s.mention);
    let (cue, referent) = (next.quote.cue, next.referent.clone()?);
    let (joined, own) = (next.quote.utterance, drafts[at].quote.utterance);
    for draft in drafts.iter_mut().filter(|d| d.quote.utterance == joined) {
        draft.quote.utterance = own;
    }
    Some(Found { referent, mention, cue, rule: Rule::Continued, utterance: None })
}

/// Whoever the text is about, for a paragraph that is a quotation and no more.
fn in_mind(focus: &Focus, block: usize, draft: &Draft) -> Option<Found> {
    let referent = focus.person(None).filter(|_| block > 0 && draft.alone)?.clone();
    Some(Found { referent, mention: None, cue: None, rule: Rule::Continued, utterance: None })
}

impl Found {
    fn from(announced: Announced, rule: Rule) -> Self {
        let Announced { referent, mention, cue } = announced;
        Self { referent, mention, cue, rule, utterance: None }
    }
}

impl Draft {
    /// Gives the quotation another speaker where the pronoun stands that told of them.
    fn speak_as(&mut self, referent: &Referent) {
        if let Some(speaker) = self.quote.speaker.as_mut() {
            speaker.name.clone_from(&referent.name);
        }
        self.referent = Some(referent.clone());
    }

    fn take(&mut self, found: Found) {
        let q = &mut self.quote;
        q.speaker = Some(Speaker { name: found.referent.name.clone(), mention: found.mention });
        q.cue = found.cue;
        q.why = Why { rule: found.rule, cue: found.cue };
        q.utterance = found.utterance.unwrap_or(q.utterance);
        self.referent = Some(found.referent);
    }
}
