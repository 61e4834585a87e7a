//! What the outline and the strip show of the marks, made once for each state of them.

use crate::core::analysis::{EntityKind, QuoteKind};
use crate::core::app::{Mark, MarkKind, Voice, voices};
use crate::core::order::{Sorted, sort_by_key};
use crate::core::text::{Span, Text};
use std::rc::Rc;

/// A shared value as a property: equal if it is the same one, because comparing thousands of marks costs more than
/// drawing what is seen of them.
#[derive(Debug)]
pub struct Same<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Shares of a hundred: of an article, and of its quoted and reported words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Quoted.
    pub quoted: usize,
    /// Reported.
    pub reported: usize,
    /// Both together.
    pub all: usize,
}

/// A quotation's place in the strip, in shares of the article's length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Where it begins, 0 to 1.
    pub x: f64,
    /// How long it is.
    pub w: f64,
    /// Index of its voice.
    pub voice: usize,
    /// Reported, not quoted.
    pub reported: bool,
}

/// Someone or something named in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// What it is.
    pub kind: EntityKind,
    /// Its name.
    pub name: String,
    /// How often it is mentioned.
    pub count: usize,
}

/// The article in sum.
#[derive(Debug, Default)]
pub struct Summary {
    /// Who speaks.
    pub voices: Vec<(Voice, Share)>,
    /// The words that are nobody's but the article's.
    pub rest: usize,
    /// The strip, in reading order.
    pub parts: Vec<Part>,
    /// Quotations.
    pub quotations: usize,
    /// Quotations that a person has checked.
    pub checked: usize,
    /// Marks of all kinds.
    pub marks: usize,
    /// Those that nobody has judged.
    pub unreviewed: usize,
    /// Who passes words on, and where they are named first.
    pub relays: Vec<(String, Span)>,
    /// Names, those mentioned most first.
    pub names: Vec<Named>,
    /// Mentions of names.
    pub mentions: usize,
}

/// Two parts of one voice that are nearer than this are one in the strip: nobody can see the gap.
const GAP: f64 = 0.0015;

fn hundredth(part: usize, whole: usize) -> usize {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or_default()
}

/// Who says most stands first; of those who say as much, who speaks first. What nobody is named for stands last.
fn by_words(mut voices: Vec<Voice>) -> Vec<Voice> {
    sort_by_key(&mut voices, |v| (v.name.is_none(), std::cmp::Reverse(v.quoted + v.reported)));
    voices
}

/// The quotations of a voice, the fragments of one utterance together.
pub fn utterances<'a>(voice: &'a Voice, marks: &'a [Mark]) -> Vec<Vec<&'a Mark>> {
    let mut groups: Vec<Vec<&Mark>> = Vec::new();
    for mark in voice.marks.iter().filter_map(|i| marks.get(*i)) {
        match groups.last_mut() {
            Some(group) if mark.utterance != 0 && group[0].utterance == mark.utterance => group.push(mark),
            _ => groups.push(vec![mark]),
        }
    }
    groups
}

impl Summary {
    /// The sum of `marks` in `text`, which has `words` words.
    pub fn new(marks: &[Mark], text: &Text, words: usize) -> Self {
        let mut summary = Self {
            marks: marks.len(),
            unreviewed: marks.iter().filter(|m| m.is_unreviewed()).count(),
            ..Self::default()
        };
        let voices = voices(marks, text);
        let voices = by_words(voices);
        let mut voice_of = vec![None; marks.len()];
        for (n, voice) in voices.iter().enumerate() {
            for mark in &voice.marks {
                voice_of[*mark] = Some(n);
            }
        }
        let length = text.as_str().len().max(1) as f64;
        for (i, mark) in marks.iter().enumerate().filter(|(_, m)| m.is_shown()) {
            match (mark.kind, voice_of[i]) {
                (MarkKind::Quote(kind), Some(voice)) => summary.speech(mark, kind, voice, length),
                (MarkKind::Entity(_), _) => summary.mentions += usize::from(mark.name().is_some()),
                _ => {}
            }
        }
        summary.voices = voices
            .into_iter()
            .map(|v| {
                let all = hundredth(v.quoted + v.reported, words);
                let quoted = hundredth(v.quoted, words);
                // The rest of the sum, so that the two shares add up to it as they stand there.
                let share = Share { quoted, reported: all.saturating_sub(quoted), all };
                (v, share)
            })
            .collect();
        summary.rest = 100_usize.saturating_sub(summary.voices.iter().map(|(_, s)| s.all).sum());
        summary.collect_names(marks);
        summary
    }

    fn speech(&mut self, mark: &Mark, kind: QuoteKind, voice: usize, length: f64) {
        self.quotations += 1;
        self.checked += usize::from(!mark.is_unreviewed());
        if let Some(relay) = &mark.relay
            && !self.relays.iter().any(|(name, _)| *name == relay.name)
        {
            self.relays.push((relay.name.clone(), relay.mention));
        }
        let reported = kind == QuoteKind::Indirect;
        let (x, end) = (mark.span.start.get() as f64 / length, mark.span.end.get() as f64 / length);
        match self.parts.last_mut() {
            Some(last) if last.voice == voice && last.reported == reported && x - (last.x + last.w) < GAP => {
                last.w = last.w.max(end - last.x);
            }
            _ => self.parts.push(Part { x, w: end - x, voice, reported }),
        }
    }

    fn collect_names(&mut self, marks: &[Mark]) {
        let mut places: Sorted<(&str, &str), usize> = Sorted::new();
        for mark in marks.iter().filter(|m| m.is_shown()) {
            let (MarkKind::Entity(kind), Some(name)) = (mark.kind, mark.name()) else { continue };
            let at = *places.get_or_insert_with((kind.name(), name), || {
                self.names.push(Named { kind, name: name.to_owned(), count: 0 });
                self.names.len() - 1
            });
            self.names[at].count += 1;
        }
        sort_by_key(&mut self.names, |n| std::cmp::Reverse(n.count));
    }
}
