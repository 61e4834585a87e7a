//! Resolving one block: its entities, its quotations with their speakers, its reported clauses.
//!
//! Blocks are resolved in order, because a pronoun may stand for someone in the block before. What one block passes to
//! the next is [`Resolver`] alone: the focus, the last speaker and the number of the last utterance; so work can also
//! begin in the middle of a text with an empty resolver, at the price of pronouns in its first block.

use super::attribution::{self, Attribution};
use super::cues::cues;
use super::dialogue;
use super::document::Document;
use super::entities::{self, Mention};
use super::frame::{Frame, Sentence, quotes_of};
use super::indirect;
use super::kinds;
use super::lexicon::SUBJECT;
use super::marks;
use super::phrases::{Mentions, Phrase, Reference, phrases};
use super::pronouns::{Focus, Referent};
use super::relays;
use super::rule::Rule;
use super::scan::Scan;
use super::speakers::Naming;
use super::subjects::Scene;
use super::{Analysis, Entity, EntityKind, Quote, QuoteKind, Relay, Speaker, Why};
use crate::core::text::{Span, Text};

/// What one block passes to the next.
#[derive(Clone, Debug, Default)]
pub struct Resolver {
    focus: Focus,
    previous: Option<Previous>,
    utterance: u32,
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

/// A quotation of the block before its speaker is settled.
struct Draft {
    quote: Quote,
    sentence: usize,
    alone: bool,
    leads: bool,
    suits: bool,
    referent: Option<Referent>,
}

/// All that is known of the text when a block is resolved.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The text.
    pub text: &'a Text,
    /// The scans of all blocks.
    pub scans: &'a [Scan],
    /// The settled table.
    pub document: &'a Document,
}

impl Resolver {
    /// Resolves block `i` and adds what it finds to `out`.
    pub fn block(&mut self, known: &Known<'_>, i: usize, out: &mut Analysis) {
        let Some(scan) = known.scans.get(i) else { return };
        let mentions = entities::mentions(scan, known.document);
        out.entities.extend(mentions.iter().map(|m| entities::entity(m, scan)));
        let lines = if dialogue::is_line(known.scans, i) { dialogue::segments(&scan.tokens) } else { Vec::new() };
        let carried = self.carried.filter(|c| c.0 == i);
        let quotes = if lines.is_empty() {
            quotes_of(carried.map(|c| c.1), &scan.pairs, scan.tokens.len())
        } else {
            lines.clone()
        };
        let frame = Frame::new(&scan.tokens, &quotes);
        let mut work = Work { known, mentions: &mentions, dialogue: !lines.is_empty(), carried: carried.is_some(), drafts: Vec::new() };
        for (k, sentence) in frame.sentences(&scan.tokens).enumerate() {
            work.sentence(self, k, &sentence);
        }
        let mut drafts = work.drafts;
        self.chain(i, &mut drafts);
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
        drafts.sort_by_key(|d| d.quote.span);
        if let Some(pair) = scan.pairs.last().filter(|p| p.end_block.is_some()) {
            let end = pair.end_block.unwrap_or(i);
            let start = scan.tokens.span(pair.first, pair.first).start;
            if let Some(at) = drafts.iter().position(|d| d.quote.span.start == start) {
                drafts[at].quote.span = marks::span(pair, &scan.tokens, &known.scans[end].tokens);
                self.carried = Some((end, pair.last, first + at));
            }
        }
        for draft in drafts.iter().filter(|d| d.quote.kind == QuoteKind::Title) {
            name_title(known.text, draft.quote.span, &mut out.entities);
        }
        out.quotes.extend(drafts.into_iter().map(|d| d.quote));
    }

    /// Gives each quotation without a cue the speaker of its neighbour, where it plainly goes on with the same words.
    fn chain(&mut self, block: usize, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            if drafts[at].quote.kind.is_speech()
                && drafts[at].referent.is_none()
                && drafts[at].quote.why.rule == Rule::Unattributed
            {
                let ahead = drafts.get(at + 1).filter(|n| {
                    drafts[at].alone
                        && n.leads
                        && n.sentence == drafts[at].sentence + 1
                        && n.quote.why.rule == Rule::Incise
                });
                let found = match ahead {
                    Some(n) => {
                        n.referent.clone().map(|r| (r, n.quote.speaker.as_ref().and_then(|s| s.mention), n.quote.cue))
                    }
                    None => self.behind(block, &drafts[at]).map(|p| (p.referent.clone(), p.mention, None)),
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
                } else if drafts[at].alone {
                    if let Some(r) = self.focus.person(None).filter(|_| block > 0).cloned() {
                        let q = &mut drafts[at].quote;
                        q.speaker = Some(Speaker { name: r.name.clone(), mention: None });
                        q.why.rule = Rule::Continued;
                        drafts[at].referent = Some(r);
                    }
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

struct Work<'a> {
    known: &'a Known<'a>,
    mentions: &'a [Mention],
    dialogue: bool,
    carried: bool,
    drafts: Vec<Draft>,
}

/// Who a cue names, and where.
type Source = Option<(Phrase, Referent)>;

impl Work<'_> {
    fn sentence(&mut self, r: &mut Resolver, k: usize, s: &Sentence<'_>) {
        let mentions = Mentions(self.mentions);
        let found = cues(s);
        let phrases = phrases(s, mentions);
        let scene = Scene { s: *s, mentions, phrases: &phrases, cues: &found };
        let naming = Naming { text: self.known.text, document: self.known.document, mentions };
        let sources = self.sources(r, &scene, &naming);
        let relay = relays::relay(&scene).and_then(|i| {
            let (phrase, mention) = relays::relay_of(&scene, &found[i])?;
            let name = self.mentions.get(mention)?.name.clone();
            Some((i, Relay { name, mention: naming.span(s, &phrase) }))
        });
        let from = self.drafts.len();
        self.quotations(r, k, &scene, &naming, &sources, relay.as_ref());
        self.clauses(r, k, &scene, &naming, &sources, relay.as_ref());
        self.drafts[from..].sort_by_key(|d| d.quote.span);
        self.focus(r, &scene, &naming, &sources);
    }

    /// Who speaks by each cue, in order, so that a later pronoun finds an earlier name.
    fn sources(&self, r: &Resolver, scene: &Scene<'_>, naming: &Naming<'_>) -> Vec<Source> {
        let s = &scene.s;
        scene
            .cues
            .iter()
            .map(|cue| {
                let phrase = scene.subject(cue)?;
                let earlier = scene
                    .phrases
                    .iter()
                    .filter(|p| p.end < phrase.first && !p.oblique && matches!(p.reference, Reference::Name(_)))
                    .find_map(|p| naming.referent(s, p, &r.focus, None));
                let referent = naming.referent(s, &phrase, &r.focus, earlier.as_ref())?;
                Some((phrase, referent))
            })
            .collect()
    }

    fn quotations(
        &mut self,
        r: &mut Resolver,
        k: usize,
        scene: &Scene<'_>,
        naming: &Naming<'_>,
        sources: &[Source],
        relay: Option<&(usize, Relay)>,
    ) {
        let s = &scene.s;
        let mut numbers: Vec<(Option<usize>, u32)> = Vec::new();
        let mut listed = None;
        for (u, unit) in s.units.iter().enumerate().filter(|(_, x)| x.quote.is_some()) {
            let attribution =
                attribution::attribute(scene, u).filter(|a| a.cue.is_none() || a.cue != relay.map(|x| x.0));
            let whole = s.units.iter().enumerate().all(|(w, _)| w == u || !s.is_word(w));
            let governed = attribution.is_some();
            let other = if self.dialogue || (self.carried && unit.first == 0) {
                None
            } else {
                kinds::not_speech(scene, u, governed, listed).filter(|_| !whole)
            };
            listed = other.map(|o| o.0);
            let alone = attribution::stands_alone(scene, u, attribution.as_ref());
            let span = s.tokens.span(unit.first, unit.last);
            let cue_at = attribution.and_then(|a| a.cue);
            let number = match numbers.iter().find(|n| n.0 == cue_at && cue_at.is_some()) {
                Some(n) => n.1,
                None => {
                    r.utterance += 1;
                    numbers.push((cue_at, r.utterance));
                    r.utterance
                }
            };
            let mut draft = Draft {
                quote: Quote {
                    span,
                    kind: if alone || self.dialogue { QuoteKind::Direct } else { QuoteKind::Mixed },
                    utterance: number,
                    cue: None,
                    speaker: None,
                    relay: relay.map(|x| x.1.clone()),
                    why: Why { rule: Rule::Unattributed, cue: None },
                },
                sentence: k,
                alone: whole,
                leads: u == 0,
                suits: suits(scene, u),
                referent: None,
            };
            match other {
                Some((kind, rule)) => {
                    (draft.quote.kind, draft.quote.relay) = (kind, None);
                    draft.quote.why.rule = rule;
                }
                None => self.attribute(r, scene, naming, sources, attribution, u, &mut draft),
            }
            if self.dialogue && draft.quote.why.rule == Rule::Unattributed {
                draft.quote.why.rule = Rule::Dialogue;
            }
            self.drafts.push(draft);
        }
    }

    fn attribute(
        &self,
        r: &Resolver,
        scene: &Scene<'_>,
        naming: &Naming<'_>,
        sources: &[Source],
        found: Option<Attribution>,
        u: usize,
        draft: &mut Draft,
    ) {
        let Some(a) = found else { return };
        let s = &scene.s;
        let source = match a.cue {
            Some(i) => {
                let cue = &scene.cues[i];
                draft.quote.cue = Some(cue_span(
                    s,
                    cue.first,
                    if cue.inverted.is_some_and(|v| v > cue.first) { cue.first } else { cue.last },
                ));
                sources.get(i).cloned().flatten()
            }
            None => {
                attribution::colon_speaker(scene, u).and_then(|p| Some((*p, naming.referent(s, p, &r.focus, None)?)))
            }
        };
        draft.quote.why = Why { rule: a.rule, cue: draft.quote.cue };
        if let Some((phrase, referent)) = source {
            draft.quote.speaker = Some(naming.speaker(s, &phrase, &referent));
            draft.referent = Some(referent);
        }
    }

    fn clauses(
        &mut self,
        r: &mut Resolver,
        k: usize,
        scene: &Scene<'_>,
        naming: &Naming<'_>,
        sources: &[Source],
        relay: Option<&(usize, Relay)>,
    ) {
        let s = &scene.s;
        let speech: Vec<Span> = self.drafts.iter().filter(|d| d.quote.kind.is_speech()).map(|d| d.quote.span).collect();
        let is_speech = |u: usize| s.units.get(u).is_some_and(|x| speech.contains(&s.tokens.span(x.first, x.last)));
        for clause in indirect::reported(scene, relay.map(|x| x.0), &is_speech) {
            let Some((phrase, referent)) = sources.get(clause.cue).cloned().flatten() else { continue };
            let cue = &scene.cues[clause.cue];
            r.utterance += 1;
            let cue_at = cue_span(s, cue.first, cue.last);
            self.drafts.push(Draft {
                quote: Quote {
                    span: cue_span(s, clause.first, clause.last),
                    kind: QuoteKind::Indirect,
                    utterance: r.utterance,
                    cue: Some(cue_at),
                    speaker: Some(naming.speaker(s, &phrase, &referent)),
                    relay: relay.map(|x| x.1.clone()),
                    why: Why { rule: clause.rule, cue: Some(cue_at) },
                },
                sentence: k,
                alone: false,
                leads: false,
                suits: false,
                referent: Some(referent),
            });
        }
    }

    /// Brings what the sentence mentions into focus: oblique mentions, subjects, speakers.
    fn focus(&self, r: &mut Resolver, scene: &Scene<'_>, naming: &Naming<'_>, sources: &[Source]) {
        let s = &scene.s;
        for oblique in [true, false] {
            for p in scene.phrases.iter().rev().filter(|p| p.oblique == oblique) {
                let place = matches!(p.reference, Reference::Name(i) if self.mentions.get(i).is_none_or(|m| matches!(m.kind, EntityKind::Place | EntityKind::Misc)));
                if place || p.reference == Reference::Pronoun {
                    continue;
                }
                if let Some(found) = naming.referent(s, p, &r.focus, None).filter(|x| x.named || (!oblique && x.plural))
                {
                    r.focus.mention(found);
                }
            }
        }
        for (_, referent) in sources.iter().rev().flatten() {
            if referent.name != "on" {
                r.focus.mention(referent.clone());
            }
        }
    }
}

/// Makes the words of a title one entity, unless they are exactly one already. Names within it name parts of a title.
fn name_title(text: &Text, quote: Span, entities: &mut Vec<Entity>) {
    let words = text.slice(quote).trim_matches(|c: char| c.is_whitespace() || "«»“”„\"‹›".contains(c));
    let Some(at) = text.slice(quote).find(words).filter(|_| !words.is_empty()) else { return };
    let start = quote.start.get() + at;
    let span = Span::new(start, start + words.len());
    if entities.iter().rev().take_while(|e| e.span.end >= span.start).any(|e| e.span == span) {
        return;
    }
    let first = entities.partition_point(|e| e.span.end <= span.start);
    let last = entities.partition_point(|e| e.span.start < span.end);
    let why = Why { rule: Rule::Title, cue: None };
    let title = Entity { span, kind: EntityKind::Misc, name: words.to_owned(), why };
    entities.splice(first..last.max(first), [title]);
}

fn cue_span(s: &Sentence<'_>, first: usize, last: usize) -> Span {
    let (Some(a), Some(b)) = (s.units.get(first), s.units.get(last)) else { return Span::default() };
    s.tokens.span(a.first, b.last)
}

/// Whether a quotation without a cue, inside a sentence, may go on with what the last speaker said: the sentence stands
/// in the conditional of hearsay or begins with `ce`, `il s'agit`, or the quotation is a clause rather than a word.
fn suits(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    let hearsay = (0..s.len())
        .any(|w| matches!(s.low(w), "serait" | "seraient" | "aurait" | "auraient" | "pourrait" | "pourraient"));
    let presents = u <= 6 && (s.is(0, SUBJECT) || matches!(s.low(0), "ce" | "cette" | "ces" | "une" | "un"));
    let long = s.units.get(u).is_some_and(|x| x.last - x.first > 7);
    hearsay || (presents && long) || (u == 0 && s.is_word(1) && long)
}
