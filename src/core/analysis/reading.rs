//! Reading one sentence: its cues with their sources, its quotations and reported clauses, and what stays in mind.

use super::attribution::{self, Attribution};
use super::cues::{Cue, cues};
use super::entities::Mention;
use super::frame::{Sentence, Unit};
use super::grammar::Phenomenon;
use super::indirect;
use super::kinds;
use super::lexicon::SUBJECT;
use super::phrases::{Mentions, Phrase, Reference, is_someone, phrases};
use super::pronouns::{Focus, Pronoun, Referent};
use super::relays;
use super::resolve::Known;
use super::rule::Rule;
use super::speakers::Naming;
use super::subjects::Scene;
use super::{EntityKind, Quote, QuoteKind, Relay, Why};
use crate::core::text::Span;

/// What stays in mind from one sentence to the next.
#[derive(Clone, Debug, Default)]
pub struct Mind {
    /// Whom a pronoun may stand for.
    pub focus: Focus,
    /// The number of the last utterance.
    pub utterance: u32,
}

/// A quotation before its neighbours may lend it their speaker.
pub struct Draft {
    /// The quotation so far.
    pub quote: Quote,
    /// Index of its sentence in the block.
    pub sentence: usize,
    /// Whether it is its whole sentence.
    pub alone: bool,
    /// Whether it begins its sentence.
    pub leads: bool,
    /// Whether its sentence may go on with what the last speaker said.
    pub suits: bool,
    /// Who speaks.
    pub referent: Option<Referent>,
}

/// Reads the sentences of one block.
pub struct Reader<'a> {
    /// The text and its tables.
    pub known: &'a Known<'a>,
    /// The mentions of the block.
    pub mentions: &'a [Mention],
    /// Whether the block is a line of dialogue.
    pub dialogue: bool,
    /// Whether it begins with the end of a quotation from an earlier block.
    pub carried: bool,
}

/// So many names of a sentence are looked at for each pronoun in it.
const LISTED: usize = 8;

/// Who a cue names, and where.
type Source = Option<(Phrase, Referent)>;

/// A sentence as it is understood.
struct Reading<'a> {
    scene: &'a Scene<'a>,
    naming: Naming<'a>,
    sources: Vec<Source>,
    relay: Option<(usize, Relay)>,
    sentence: usize,
}

impl Reader<'_> {
    /// Reads sentence number `k` and adds its quotations, then its reported clauses, to `drafts`.
    pub fn sentence(&self, mind: &mut Mind, k: usize, s: &Sentence<'_>, drafts: &mut Vec<Draft>) {
        let mentions = Mentions(self.mentions);
        let found = cues(s);
        let phrases = phrases(s, mentions);
        let mut scene = Scene { s: *s, mentions, phrases: &phrases, cues: &found, settled: &[] };
        let settled = scene.settle();
        scene.settled = &settled;
        let naming = Naming { text: self.known.text, document: &self.known.named.document, mentions };
        let sources = self.sources(&mind.focus, &scene, &naming);
        let relay = self.relay(&scene, &naming);
        let reading = Reading { scene: &scene, naming, sources, relay, sentence: k };
        let from = drafts.len();
        self.quotations(mind, &reading, drafts);
        clauses(mind, &reading, from, drafts);
        self.keep_in_mind(mind, &reading);
    }

    /// Who speaks by each cue, in order, so that a later pronoun finds an earlier name.
    fn sources(&self, focus: &Focus, scene: &Scene<'_>, naming: &Naming<'_>) -> Vec<Source> {
        let s = &scene.s;
        let source = |cue: &Cue| {
            let phrase = scene.subject(cue)?;
            let nearest = Pronoun::read(s.low(phrase.last), s.tokens).is_some_and(|p| p.nearest);
            let named = |p: &&Phrase| {
                p.end < phrase.first
                    && (nearest || !p.oblique || scene.is_agent(p))
                    && matches!(p.reference, Reference::Name(_))
            };
            let names = scene.phrases.iter().filter(named).take(LISTED);
            let earlier: Vec<Referent> = names.filter_map(|p| naming.referent(s, p, focus, &[])).collect();
            let referent = naming.referent(s, &phrase, focus, &earlier)?;
            let partner = scene.partner(cue, &phrase).and_then(|p| naming.referent(s, &p, focus, &earlier));
            Some((phrase, partner.map_or_else(|| referent.clone(), |first| first.and(&referent))))
        };
        scene.cues.iter().map(source).collect()
    }

    fn relay(&self, scene: &Scene<'_>, naming: &Naming<'_>) -> Option<(usize, Relay)> {
        let i = relays::relay(scene)?;
        let (phrase, mention) = relays::relay_of(scene, &scene.cues[i])?;
        let name = self.mentions.get(mention)?.name.clone();
        Some((i, Relay { name, mention: naming.span(&scene.s, &phrase) }))
    }

    fn quotations(&self, mind: &mut Mind, reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
        let scene = reading.scene;
        let relaying = reading.relay.as_ref().map(|r| r.0);
        let mut numbers: Vec<(usize, u32)> = Vec::new();
        let (mut listed, mut alone) = (None, false);
        for (u, unit) in scene.s.units.iter().enumerate().filter(|(_, x)| x.quote.is_some()) {
            let found = attribution::attribute(scene, u).filter(|a| a.cue.is_none() || a.cue != relaying);
            let cue = found.and_then(|a| a.cue);
            alone = attribution::stands_alone(scene, u, found.as_ref(), alone);
            let number = match numbers.iter().find(|n| Some(n.0) == cue) {
                Some(n) => n.1,
                None => {
                    mind.utterance += 1;
                    numbers.extend(cue.map(|c| (c, mind.utterance)));
                    mind.utterance
                }
            };
            let mut draft = self.draft(reading, u, unit, alone, number);
            let tail = self.carried && unit.first == 0;
            let may_be_else = !(self.dialogue || tail || draft.alone);
            let speaks = reading.sources.iter().flatten().any(|(p, _)| p.reference == Reference::Marked(u));
            let other = if speaks {
                Some((QuoteKind::Title, Rule::Title))
            } else {
                may_be_else.then(|| kinds::not_speech(scene, u, found.is_some_and(|a| a.governs()), listed)).flatten()
            };
            listed = other.map(|o| o.0);
            match other {
                Some((kind, rule)) => {
                    (draft.quote.kind, draft.quote.relay) = (kind, None);
                    draft.quote.why.rule = rule;
                }
                None => attribute(&mind.focus, reading, found, &mut draft),
            }
            drafts.push(draft);
        }
    }

    fn draft(&self, reading: &Reading<'_>, u: usize, unit: &Unit, alone: bool, utterance: u32) -> Draft {
        let s = &reading.scene.s;
        let rule = if self.dialogue { Rule::Dialogue } else { Rule::Unattributed };
        Draft {
            quote: Quote {
                span: s.tokens.span(unit.first, unit.last),
                kind: if alone || self.dialogue { QuoteKind::Direct } else { QuoteKind::Mixed },
                utterance,
                cue: None,
                speaker: None,
                relay: reading.relay.as_ref().map(|r| r.1.clone()),
                why: Why { rule, cue: None },
            },
            sentence: reading.sentence,
            alone: (0..s.len()).all(|w| w == u || !s.is_word(w)),
            leads: u == 0,
            suits: suits(reading.scene, u),
            referent: None,
        }
    }

    /// Brings what the sentence mentions into focus: oblique mentions, subjects, speakers; and keeps by what words it
    /// was introduced.
    fn keep_in_mind(&self, mind: &mut Mind, reading: &Reading<'_>) {
        let Reading { scene, naming, sources, .. } = reading;
        let s = &scene.s;
        let marked = sources.iter().flatten().map(|(p, _)| p).filter(|p| matches!(p.reference, Reference::Marked(_)));
        for p in scene.phrases.iter().chain(marked) {
            let Some(referent) = naming.referent(s, p, &mind.focus, &[]) else { continue };
            let title = matches!(p.reference, Reference::Marked(_));
            let person = referent.kind == EntityKind::Person && referent.named;
            let told = matches!(p.reference, Reference::Description(_)) && p.last > p.first && !referent.named;
            if let Some((head, rest)) = naming.introduction(s, p).filter(|_| person || told || title) {
                mind.focus.known.introduce(&head, rest, referent.clone());
            }
            if self.refers(p) && (referent.named || self.known_noun(scene, p)) {
                mind.focus.note(referent);
            }
        }
        for oblique in [true, false] {
            let passes = |p: &Phrase| reading.relay.as_ref().is_some_and(|r| r.1.mention == naming.span(s, p));
            let place = |p: &&Phrase| (p.oblique && !scene.is_agent(p)) == oblique && self.refers(p) && !passes(p);
            for p in scene.phrases.iter().rev().filter(place) {
                let found = naming.referent(s, p, &mind.focus, &[]);
                if let Some(referent) =
                    found.filter(|x| x.named || (!oblique && (x.plural || self.known_noun(scene, p))))
                {
                    mind.focus.mention(referent);
                }
            }
        }
        // Who only passes words on is nobody that a later pronoun stands for.
        let relay = reading.relay.as_ref().map(|r| r.0);
        let speaks = |c: &Cue| !c.is_weak() && Some(c.index) != relay;
        let spoke = scene.cues.iter().zip(sources).rev().filter(|(c, _)| speaks(c));
        for (_, referent) in spoke.filter_map(|(_, s)| s.as_ref()).filter(|(_, r)| r.name != "on") {
            mind.focus.mention(referent.clone());
        }
    }

    /// Whether the head of a description is a noun for people or bodies.
    fn known_noun(&self, scene: &Scene<'_>, phrase: &Phrase) -> bool {
        matches!(phrase.reference, Reference::Description(head) if is_someone(&scene.s, head))
    }

    /// Whether a phrase brings someone to mind: no pronoun, place or work does.
    fn refers(&self, phrase: &Phrase) -> bool {
        match phrase.reference {
            Reference::Name(i) => {
                self.mentions.get(i).is_some_and(|m| matches!(m.kind, EntityKind::Person | EntityKind::Organisation))
            }
            Reference::Pronoun | Reference::Marked(_) => false,
            Reference::Description(_) => true,
        }
    }
}

/// Gives a quotation the cue and speaker that its sentence holds.
fn attribute(focus: &Focus, reading: &Reading<'_>, found: Option<Attribution>, draft: &mut Draft) {
    let Some(a) = found else { return };
    let Reading { scene, naming, sources, .. } = reading;
    let source = match a.cue {
        Some(i) => {
            draft.quote.cue = scene.cues.get(i).map(|c| units(&scene.s, c.first, c.shown()));
            sources.get(i).cloned().flatten()
        }
        None => a.speaker.and_then(|p| Some((p, naming.referent(&scene.s, &p, focus, &[])?))),
    };
    draft.quote.why = Why { rule: a.rule, cue: draft.quote.cue };
    if let Some((phrase, referent)) = source {
        draft.quote.speaker = Some(naming.speaker(&scene.s, &phrase, &referent));
        draft.referent = Some(referent);
    }
}

/// Adds the reported clauses of the sentence, whose quotations are the drafts after the first `from`.
fn clauses(mind: &mut Mind, reading: &Reading<'_>, from: usize, drafts: &mut Vec<Draft>) {
    let Reading { scene, naming, sources, relay, .. } = reading;
    let s = &scene.s;
    let marked: Vec<(Span, QuoteKind)> = drafts[from..].iter().map(|d| (d.quote.span, d.quote.kind)).collect();
    let kind = |u: usize| {
        let span = s.units.get(u).map(|x| s.tokens.span(x.first, x.last))?;
        marked.iter().find(|m| m.0 == span).map(|m| m.1)
    };
    let speech = |u: usize| kind(u).is_some_and(QuoteKind::is_speech);
    let stands = |u: usize| kind(u) == Some(QuoteKind::Direct);
    let quoted = indirect::Quoted { speech: &speech, stands: &stands };
    for clause in indirect::reported(scene, relay.as_ref().map(|r| r.0), quoted) {
        let source = sources.get(clause.cue).cloned().flatten();
        let named = source.as_ref().map(|(phrase, referent)| naming.speaker(s, phrase, referent));
        let speaker = named.or_else(|| clause.speaker.map(|(first, last)| naming.stranger(s, first, last)));
        mind.utterance += 1;
        let cue = scene.cues.get(clause.cue).map(|c| units(s, c.first, c.shown()));
        drafts.push(Draft {
            quote: Quote {
                span: units(s, clause.first, clause.last),
                kind: QuoteKind::Indirect,
                utterance: mind.utterance,
                cue,
                speaker,
                relay: relay.as_ref().map(|r| r.1.clone()),
                why: Why { rule: clause.rule, cue },
            },
            sentence: reading.sentence,
            alone: false,
            leads: false,
            suits: false,
            referent: source.map(|(_, r)| r),
        });
    }
}

/// The span from unit `first` to unit `last`.
fn units(s: &Sentence<'_>, first: usize, last: usize) -> Span {
    let (Some(a), Some(b)) = (s.units.get(first), s.units.get(last)) else { return Span::default() };
    s.tokens.span(a.first, b.last)
}

/// Whether a quotation without a cue, inside a sentence, may go on with what the last speaker said: the sentence stands
/// in the conditional of hearsay or begins with `ce`, `il s'agit`, or the quotation is a clause rather than a word.
fn suits(scene: &Scene<'_>, u: usize) -> bool {
    const HEARSAY: [&str; 6] = ["serait", "seraient", "aurait", "auraient", "pourrait", "pourraient"];
    let s = &scene.s;
    if !s.on(Phenomenon::NoSpeaker) {
        return true;
    }
    let hearsay = s.on(Phenomenon::HearsayConditional) && (0..s.len()).any(|w| HEARSAY.contains(&s.low(w)));
    let presents = u <= 6 && (s.is(0, SUBJECT) || matches!(s.low(0), "ce" | "cette" | "ces" | "une" | "un"));
    let long = s.units.get(u).is_some_and(|x| x.last - x.first > 7);
    hearsay || (presents && long) || (u == 0 && s.is_word(1) && long)
}
