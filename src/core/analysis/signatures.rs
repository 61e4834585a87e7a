//! Signatures: a paragraph after a quotation that only names who said it, `— Préfecture du Var`.

use super::EntityKind;
use super::entities;
use super::frame::Frame;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{AUX, SUBJECT, VERB};
use super::phrases::{Mentions, phrase};
use super::pronouns::{Focus, Referent};
use super::reading::{Announced, Draft};
use super::resolve::Known;
use super::speakers::Naming;
use super::token::{Class, Tokens};

/// A longer paragraph says more than a name.
const LONGEST: usize = 24;

/// Whom the block after block `i` names for the last of `drafts`: a quotation that stands by itself, or one of which only
/// a pronoun says whose words it is.
#[must_use]
pub fn signature(known: &Known<'_>, i: usize, drafts: &[Draft], focus: &Focus) -> Option<Announced> {
    drafts.last().filter(|d| (signable(known, i, d) && d.referent.is_none()) || by_pronoun(known, d))?;
    let next = (i + 1..known.scans.len().min(i + 3)).find(|&j| known.scans[j].tokens.len() > 0)?;
    let scan = known.scans.get(next)?;
    let tokens = &scan.tokens;
    if !signs(tokens) || !scan.pairs.is_empty() || !tokens.on(Phenomenon::Signature) {
        return None;
    }
    let names = known.named.blocks.get(next).map_or(&[][..], Vec::as_slice);
    let mentions = entities::mentions(known.text, scan, names, &known.named.document);
    let frame = Frame::new(tokens, &[]);
    let sentence = frame.sentences(tokens).next()?;
    let naming = Naming { text: known.text, document: &known.named.document, mentions: Mentions(&mentions) };
    if let Some(p) = phrase(&sentence, naming.mentions, 1, sentence.len()) {
        let referent = naming.referent(&sentence, &p, focus, &[])?;
        return Some(Announced { referent, mention: Some(naming.span(&sentence, &p)), cue: None });
    }
    let end =
        (1..tokens.len()).find(|&t| matches!(tokens.class(t), Class::Comma | Class::Stop)).unwrap_or(tokens.len());
    let mention = tokens.span(1, end.saturating_sub(1));
    Some(Announced { referent: described(known.text.slice(mention), tokens), mention: Some(mention), cue: None })
}

/// Whether a quotation may be signed below: it stands by itself, or its block ends with it.
#[must_use]
pub fn signable(known: &Known<'_>, block: usize, draft: &Draft) -> bool {
    let Some(scan) = known.scans.get(block) else { return false };
    let tokens = &scan.tokens;
    let last = (0..tokens.len()).rev().find(|&t| tokens.class(t) != Class::Stop);
    let ends = last.is_some_and(|t| tokens.span(t, t).end <= draft.quote.span.end);
    draft.alone || (ends && draft.quote.kind.is_speech())
}

/// Whether a pronoun alone tells who speaks.
fn by_pronoun(known: &Known<'_>, draft: &Draft) -> bool {
    let mention = draft.quote.speaker.as_ref().and_then(|s| s.mention);
    mention.is_some_and(|span| matches!(known.text.slice(span), "il" | "elle" | "lui" | "Il" | "Elle"))
}

/// Whether a block is a dash and a name or description, without a verb.
fn signs(tokens: &Tokens) -> bool {
    let plain = |t: usize| tokens.flags(t) & (AUX | SUBJECT | VERB) == 0;
    tokens.class(0) == Class::Dash
        && (2..LONGEST).contains(&tokens.len())
        && (1..tokens.len()).all(plain)
        && tokens.is_capital(1)
}

fn described(words: &str, tokens: &Tokens) -> Referent {
    let role = tokens.nouns(1) & (noun::HE | noun::SHE) != 0;
    let kind = if role { EntityKind::Person } else { EntityKind::Organisation };
    Referent { name: words.to_owned(), kind, gender: None, plural: false, named: false }
}
