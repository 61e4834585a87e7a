//! Reading one sentence: its cues with their sources, its quotations and reported clauses, and what stays in mind.

use super::attribution::{self, Attribution};
use super::cues::{Cue, cues};
use super::entities::Mention;
use super::frame::{Sentence, Unit};
use super::grammar::Phenomenon;
use super::indirect;
use super::kinds;
use super::lexicon::SUBJECT;
use super::nouns::is_someone;
use super::phrases::{Mentions, Phrase, Reference, phrases};
use super::pronouns::{Focus, Referent};
use super::relays;
use super::resolve::Known;
use super::rule::Rule;
use super::speakers::{self, Naming};
use super::subjects::Scene;
use super::telling::{self, Source};
use super::{EntityKind, Quote, QuoteKind, Relay, Why};
use crate::core::text::Span;

/// What stays in mind from one sentence to the next.
#[derive(Clone, Debug, Default)]
pub struct Mind {
    /// Whom a pronoun may stand for.
    pub focus: Focus,
    /// The number of the last utterance.
    pub utterance: u32,
    /// Whose words the last sentence announces with a colon at its end.
    pub announced: Option<Announced>,
}

/// The numbers of the utterances of a sentence, by the index of their cue.
type Numbers = Vec<(usize, u32)>;

impl Mind {
    /// The number of the utterance that `cue` reports: what one cue governs is one utterance.
    fn number(&mut self, numbers: &mut Numbers, cue: Option<usize>) -> u32 {
        if let Some(known) = numbers.iter().find(|n| Some(n.0) == cue) {
            return known.1;
        }
        self.utterance += 1;
        numbers.extend(cue.map(|c| (c, self.utterance)));
        self.utterance
    }
}

/// Who speaks in a paragraph to come.
#[derive(Clone, Debug)]
pub struct Announced {
    /// Who speaks.
    pub referent: Referent,
    /// Where they are named.
    pub mention: Option<Span>,
    /// The verb of speech.
    pub cue: Option<Span>,
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
    /// Whether no other clause begins between the quotation before it in its sentence and itself.
    pub follows: bool,
    /// The person whom the sentence before is about.
    pub before: Option<Referent>,
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

/// A sentence as it is understood.
struct Reading<'a> {
    scene: &'a Scene<'a>,
    naming: Naming<'a>,
    sources: Vec<Source>,
    relay: Option<(Option<usize>, Relay)>,
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
        let sources = telling::sources(&mind.focus, &scene, &naming);
        let relay = self.relay(&scene, &naming);
        let reading = Reading { scene: &scene, naming, sources, relay, sentence: k };
        let from = drafts.len();
        let mut numbers = Vec::new();
        self.quotations(mind, &reading, &mut numbers, drafts);
        clauses(mind, &reading, &mut numbers, from, drafts);
        mind.announced = announcement(&mind.focus, &reading);
        self.keep_in_mind(mind, &reading);
    }

    fn relay(&self, scene: &Scene<'_>, naming: &Naming<'_>) -> Option<(Option<usize>, Relay)> {
        let found = relays::relay(scene)?;
        let name = self.mentions.get(found.mention)?.name.clone();
        Some((found.cue, Relay { name, mention: naming.span(&scene.s, &found.phrase) }))
    }

    fn quotations(&self, mind: &mut Mind, reading: &Reading<'_>, numbers: &mut Numbers, drafts: &mut Vec<Draft>) {
        let scene = reading.scene;
        let relaying = reading.relay.as_ref().and_then(|r| r.0);
        let (mut listed, mut alone) = (None, false);
        for (u, unit) in scene.s.units.iter().enumerate().filter(|(_, x)| x.quote.is_some()) {
            let found = attribution::attribute(scene, u).filter(|a| a.cue.is_none() || a.cue != relaying);
            let cue = found.and_then(|a| a.cue);
            alone = attribution::stands_alone(scene, u, found.as_ref(), alone);
            let number = mind.number(numbers, cue);
            let mut draft = self.draft(reading, u, unit, alone, number);
            if draft.alone {
                let about = mind.focus.first().filter(|r| r.named && r.kind == EntityKind::Person);
                draft.before = about.filter(|_| scene.s.on(Phenomenon::SubjectBehind)).cloned();
            }
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
            follows: follows(reading.scene, u),
            before: None,
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
            // A pronoun introduces nobody.
            let told_of = !matches!(p.reference, Reference::Pronoun);
            let Some(referent) = told_of.then(|| naming.referent(s, p, &mind.focus, &[])).flatten() else { continue };
            let title = matches!(p.reference, Reference::Marked(_));
            let person = matches!(referent.kind, EntityKind::Person | EntityKind::Organisation) && referent.named;
            let told = matches!(p.reference, Reference::Description(_)) && p.last > p.first && !referent.named;
            if let Some((head, rest)) = naming.introduction(s, p).filter(|_| person || told || title) {
                mind.focus.known.introduce(&head, rest, referent.clone());
            }
            if self.refers(p) && (referent.named || self.known_noun(scene, p)) {
                mind.focus.note(referent);
            }
        }
        self.names_within(mind, reading);
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
        let relay = reading.relay.as_ref().and_then(|r| r.0);
        let speaks = |c: &Cue| !c.is_weak() && Some(c.index) != relay;
        let spoke = scene.cues.iter().zip(sources).rev().filter(|(c, _)| speaks(c));
        for (_, referent) in spoke.filter_map(|(_, s)| s.as_ref()).filter(|(_, r)| r.name != "on") {
            mind.focus.mention(referent.clone());
        }
    }

    /// Names within descriptions come to mind last: `le programme du candidat X`.
    fn names_within(&self, mind: &mut Mind, reading: &Reading<'_>) {
        let scene = reading.scene;
        for p in scene.phrases.iter().filter(|p| matches!(p.reference, Reference::Description(_))) {
            let inner = (p.first + 1..=p.last).filter_map(|u| scene.s.token(u)).filter_map(|i| scene.mentions.at(i));
            for (_, mention) in inner.filter(|(_, m)| m.kind == EntityKind::Person) {
                mind.focus.mention_aside(speakers::of_mention(mention));
            }
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
    let Reading { scene, naming, .. } = reading;
    let (cue, source) = source_of(focus, reading, a);
    draft.quote.cue = cue;
    draft.quote.why = Why { rule: a.rule, cue: draft.quote.cue };
    if let Some((phrase, referent)) = source {
        // Who speaks passes nothing on.
        draft.quote.relay = draft.quote.relay.take().filter(|r| r.name != referent.name);
        draft.quote.speaker = Some(naming.speaker(&scene.s, &phrase, &referent));
        draft.referent = Some(referent);
    }
}

/// The words of the cue of an attribution, and whom it names.
fn source_of(focus: &Focus, reading: &Reading<'_>, a: Attribution) -> (Option<Span>, Source) {
    let Reading { scene, naming, sources, .. } = reading;
    match a.cue.and_then(|i| Some((scene.cues.get(i)?, sources.get(i)?))) {
        Some((c, source)) => (Some(units(&scene.s, c.first, c.shown())), source.clone()),
        None => (None, a.speaker.and_then(|p| Some((p, naming.referent(&scene.s, &p, focus, &[])?)))),
    }
}

/// Whose words a colon at the end of the sentence announces.
fn announcement(focus: &Focus, reading: &Reading<'_>) -> Option<Announced> {
    let Reading { scene, naming, .. } = reading;
    let end = scene.s.len();
    let found = attribution::attribute(scene, end).filter(|_| attribution::after_colon(scene, end))?;
    let (cue, source) = source_of(focus, reading, found);
    let (phrase, referent) = source?;
    Some(Announced { mention: Some(naming.span(&scene.s, &phrase)), referent, cue })
}

/// Adds the reported clauses of the sentence, whose quotations are the drafts after the first `from`.
fn clauses(mind: &mut Mind, reading: &Reading<'_>, numbers: &mut Numbers, from: usize, drafts: &mut Vec<Draft>) {
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
    for clause in indirect::reported(scene, relay.as_ref().and_then(|r| r.0), quoted) {
        let source = sources.get(clause.cue).cloned().flatten().filter(|_| clause.speaker.is_none());
        let named = source.as_ref().map(|(phrase, referent)| naming.speaker(s, phrase, referent));
        let speaker = named.or_else(|| clause.speaker.map(|(first, last)| naming.stranger(s, first, last)));
        let utterance = mind.number(numbers, Some(clause.cue));
        let cue = scene.cues.get(clause.cue).map(|c| units(s, c.first, c.shown()));
        drafts.push(Draft {
            quote: Quote {
                span: units(s, clause.first, clause.last),
                kind: QuoteKind::Indirect,
                utterance,
                cue,
                speaker,
                relay: relay
                    .as_ref()
                    .map(|r| r.1.clone())
                    .filter(|r| source.as_ref().is_none_or(|x| x.1.name != r.name)),
                why: Why { rule: clause.rule, cue },
            },
            sentence: reading.sentence,
            alone: false,
            leads: false,
            suits: false,
            follows: false,
            before: None,
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

/// Whether a quotation without a cue goes on with the one before it in its sentence: neither a contrast nor a source of
/// its own stands between.
fn follows(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    let Some(before) = (0..u).rev().find(|&w| s.quote(w).is_some()) else { return false };
    let apart = scene.contrast(u).is_some_and(|at| at > before);
    let other = scene.cues.iter().any(|c| c.last > before && c.last < u);
    !apart && !other && s.on(Phenomenon::OwnSentence)
}
