//! Marks: what the analysis found, after the person's decisions.
//!
//! A mark is computed, never stored. A decision on it is an annotation, and is stronger: it keeps the kind and the name
//! that the person agreed to, it stands even where a later analysis finds nothing, and a mark of the same layer that
//! overlaps it without being it yields.

use crate::core::analysis::{Analysis, EntityKind, QuoteKind, Relay, Speaker, Why};
use crate::core::annotation::{Id, Verdict, VerdictKind};
use crate::core::order::{sort_by, sort_by_key};
use crate::core::text::{Span, Text};

const QUOTES: [QuoteKind; 5] =
    [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect, QuoteKind::Scare, QuoteKind::Title];
const ENTITIES: [EntityKind; 5] =
    [EntityKind::Person, EntityKind::Place, EntityKind::Organisation, EntityKind::Misc, EntityKind::Date];

/// A layer of marks: marks of different layers may overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Quotations.
    Quote,
    /// Names and dates.
    Entity,
}

impl Layer {
    /// Its name in the scripting interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Entity => "entity",
        }
    }
}

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A quotation.
    Quote(QuoteKind),
    /// A name or a date.
    Entity(EntityKind),
}

impl MarkKind {
    /// The layer it lies in.
    #[must_use]
    pub fn layer(self) -> Layer {
        match self {
            Self::Quote(_) => Layer::Quote,
            Self::Entity(_) => Layer::Entity,
        }
    }

    /// Its name in the scripting interface: `direct`, `PER` and so on.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote(kind) => kind.name(),
            Self::Entity(kind) => kind.name(),
        }
    }

    fn parse(layer: &str, name: &str) -> Option<Self> {
        match layer {
            "quote" => QUOTES.into_iter().find(|k| k.name() == name).map(Self::Quote),
            "entity" => ENTITIES.into_iter().find(|k| k.name() == name).map(Self::Entity),
            _ => None,
        }
    }
}

/// Whether a person has judged a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecisionState {
    /// Nobody has.
    #[default]
    None,
    /// It is right.
    Accepted,
    /// It is wrong: kept and listed, not painted.
    Rejected,
    /// A person put it right.
    Corrected,
}

impl DecisionState {
    /// Its name in the scripting interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Corrected => "corrected",
        }
    }
}

/// A quotation, name or date in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Stable as long as layer and place are: `q` or `e`, and the span in bytes.
    pub id: String,
    /// What it is.
    pub kind: MarkKind,
    /// Where it lies.
    pub span: Span,
    /// Who speaks, of a quotation.
    pub speaker: Option<Speaker>,
    /// The name of the thing named, of an entity.
    pub entity: Option<String>,
    /// The verb of speech, or what stands for it.
    pub cue: Option<Span>,
    /// Fragments of one utterance share a number.
    pub utterance: u32,
    /// Who passes the words on.
    pub relay: Option<Relay>,
    /// Why the machine thinks so; `None` where only a person does.
    pub why: Option<Why>,
    /// Whether a person has judged it.
    pub decision: DecisionState,
    /// The annotation that holds the judgement.
    pub decided_by: Option<Id>,
}

impl Mark {
    /// The speaker's name, or that of the thing named.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.speaker.as_ref().map(|s| s.name.as_str()).or(self.entity.as_deref())
    }

    /// Whether it waits for a person: nobody has judged it.
    #[must_use]
    pub fn is_unreviewed(&self) -> bool {
        self.decision == DecisionState::None
    }

    /// Whether it is shown in the text.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        let silent = matches!(self.kind, MarkKind::Quote(QuoteKind::Scare | QuoteKind::Title));
        self.decision != DecisionState::Rejected && !silent
    }

    /// Whether somebody's words are quoted or reported in it.
    #[must_use]
    pub fn is_speech(&self) -> bool {
        matches!(self.kind, MarkKind::Quote(QuoteKind::Direct | QuoteKind::Mixed | QuoteKind::Indirect))
    }
}

fn id(layer: Layer, span: Span) -> String {
    let letter = match layer {
        Layer::Quote => 'q',
        Layer::Entity => 'e',
    };
    format!("{letter}{}-{}", span.start.get(), span.end.get())
}

/// The machine's results after the decisions, each with the annotation that holds it and its place on the page, in order
/// of the text.
#[must_use]
pub fn build(analysis: &Analysis, decisions: impl Iterator<Item = (Id, Verdict, Span)>, text: &Text) -> Vec<Mark> {
    let mut marks: Vec<Mark> = machine(analysis).collect();
    for (by, verdict, place) in decisions {
        let Some(kind) = MarkKind::parse(&verdict.layer, &verdict.class) else { continue };
        if place.of(text.as_str()).is_none() {
            continue;
        }
        // Another decision never yields, even if two people have decided on passages that overlap.
        let decided = |m: &Mark| m.decided_by.is_some();
        marks.retain(|m| m.span == place || m.kind.layer() != kind.layer() || decided(m) || !m.span.overlaps(place));
        let found = marks.iter().position(|m| m.span == place && m.kind.layer() == kind.layer());
        let mut mark = found.map_or_else(|| without_reason(kind, place), |i| marks.swap_remove(i));
        mark.kind = kind;
        match kind {
            MarkKind::Quote(_) => {
                // Where the speaker is named was counted in the version judged: elsewhere it would be other words.
                let mention = verdict.speaker.filter(|span| place == verdict.of && span.of(text.as_str()).is_some());
                mark.speaker = verdict.name.map(|name| Speaker { name, mention });
            }
            MarkKind::Entity(_) => mark.entity = verdict.name,
        }
        mark.decision = match verdict.kind {
            VerdictKind::Accept => DecisionState::Accepted,
            VerdictKind::Reject => DecisionState::Rejected,
            VerdictKind::Correct => DecisionState::Corrected,
        };
        mark.decided_by = Some(by);
        marks.push(mark);
    }
    sort_by(&mut marks, |a, b| (a.span, a.kind.layer(), &a.id).cmp(&(b.span, b.kind.layer(), &b.id)));
    marks
}

fn machine(analysis: &Analysis) -> impl Iterator<Item = Mark> + '_ {
    let quotes = analysis.quotes.iter().map(|q| Mark {
        speaker: q.speaker.clone(),
        cue: q.cue,
        utterance: q.utterance,
        relay: q.relay.clone(),
        why: Some(q.why),
        ..without_reason(MarkKind::Quote(q.kind), q.span)
    });
    let entities = analysis.entities.iter().map(|e| Mark {
        entity: Some(e.name.clone()),
        why: Some(e.why),
        ..without_reason(MarkKind::Entity(e.kind), e.span)
    });
    quotes.chain(entities)
}

fn without_reason(kind: MarkKind, span: Span) -> Mark {
    Mark {
        id: id(kind.layer(), span),
        kind,
        span,
        speaker: None,
        entity: None,
        cue: None,
        utterance: 0,
        relay: None,
        why: None,
        decision: DecisionState::None,
        decided_by: None,
    }
}

/// A speaker of the article with what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Their name; `None` for quotations of which the article names no speaker.
    pub name: Option<String>,
    /// Words quoted, marks of quotation included.
    pub quoted: usize,
    /// Words reported.
    pub reported: usize,
    /// Their quotations, as indexes into the marks, in order.
    pub marks: Vec<usize>,
}

/// Number of words: what stands between white space and has a letter or a figure.
#[must_use]
pub fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// Who speaks in the article, in order of first speech, unknown speakers last.
#[must_use]
pub fn voices(marks: &[Mark], text: &Text) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut reached = text.span().start;
    for (i, mark) in marks.iter().enumerate().filter(|(_, m)| m.is_speech() && m.is_shown()) {
        let name = mark.name();
        let at = voices.iter().position(|v| v.name.as_deref() == name).unwrap_or_else(|| {
            voices.push(Voice { name: name.map(str::to_owned), quoted: 0, reported: 0, marks: Vec::new() });
            voices.len() - 1
        });
        let voice = &mut voices[at];
        // What is quoted within what is reported is the reporting one's share already: no word is counted twice.
        let from = mark.span.start.max(reached);
        reached = reached.max(mark.span.end);
        let words =
            if from < mark.span.end { word_count(text.slice(Span { start: from, end: mark.span.end })) } else { 0 };
        match mark.kind {
            MarkKind::Quote(QuoteKind::Indirect) => voice.reported += words,
            _ => voice.quoted += words,
        }
        voice.marks.push(i);
    }
    sort_by_key(&mut voices, |v| v.name.is_none());
    voices
}
