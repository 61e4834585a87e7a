//! The article in sum: who says how much, who and what is named how often, what waits for a person.
//!
//! Made together with the marks, in the same units of work, so that drawing what is seen of it costs no walk through all
//! of them: a list shows its first rows, the strip has a fixed number of columns however long the article is.

use super::marks::{DecisionState, Mark, MarkKind};
use super::voices::{Speakers, Voice};
use crate::core::analysis::table::Table;
use crate::core::analysis::{EntityKind, QuoteKind};
use crate::core::order::sort_by_key;
use crate::core::text::{Span, Text};
use std::rc::Rc;

/// Columns of the strip at most: it is some 300 pixels wide, and no part is drawn narrower than two.
const COLUMNS: usize = 200;
/// Two parts of one voice that are nearer than this are one in the strip: nobody can see the gap.
const GAP: f64 = 0.0015;

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
    /// Where it is named, as indexes into the marks, in order.
    pub marks: Vec<usize>,
}

/// The article in sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Who speaks, those who say most first.
    pub voices: Vec<(Voice, Share)>,
    /// The names of those who speak, in order of first speech.
    pub speakers: Vec<String>,
    /// The words that are nobody's but the article's, in hundredths.
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
    pub names: Vec<Rc<Named>>,
    /// Mentions of names.
    pub mentions: usize,
    /// Words in marks that are nobody's, as indexes into the marks.
    pub in_marks: Vec<usize>,
    /// What a person has rejected, as indexes into the marks.
    pub rejected: Vec<usize>,
    people: Vec<String>,
}

impl Overview {
    /// Whether a person of that name is named in the article.
    #[must_use]
    pub fn is_person(&self, name: &str) -> bool {
        self.people.binary_search_by(|one| one.as_str().cmp(name)).is_ok()
    }
}

/// An overview that is being made.
#[derive(Debug, Default)]
pub(super) struct Summing {
    made: Overview,
    speakers: Speakers,
    relays: Table<()>,
    names: Vec<Named>,
    named: Table<usize>,
}

impl Summing {
    /// Takes in mark number `i`; they come in order.
    pub(super) fn add(&mut self, i: usize, mark: &Mark, text: &Text) {
        self.made.marks += 1;
        self.made.unreviewed += usize::from(mark.is_unreviewed());
        if mark.decision == DecisionState::Rejected {
            self.made.rejected.push(i);
            return;
        }
        if !mark.is_shown() {
            self.made.in_marks.push(i);
            return;
        }
        let voice = self.speakers.add(i, mark, text);
        match (mark.kind, voice) {
            (MarkKind::Quote(kind), Some(voice)) => self.speech(mark, kind, voice, text.as_str().len().max(1) as f64),
            (MarkKind::Entity(kind), _) => self.name(i, mark, kind),
            _ => {}
        }
    }

    fn speech(&mut self, mark: &Mark, kind: QuoteKind, voice: usize, length: f64) {
        let made = &mut self.made;
        made.quotations += 1;
        made.checked += usize::from(!mark.is_unreviewed());
        if let Some(relay) = &mark.relay
            && !self.relays.contains(&relay.name)
        {
            self.relays.insert(&relay.name, ());
            made.relays.push((relay.name.clone(), relay.mention));
        }
        let reported = kind == QuoteKind::Indirect;
        let (x, end) = (mark.span.start.get() as f64 / length, mark.span.end.get() as f64 / length);
        match made.parts.last_mut() {
            Some(last) if last.voice == voice && last.reported == reported && x - (last.x + last.w) < GAP => {
                last.w = last.w.max(end - last.x);
            }
            _ => made.parts.push(Part { x, w: end - x, voice, reported }),
        }
    }

    fn name(&mut self, i: usize, mark: &Mark, kind: EntityKind) {
        let Some(name) = mark.name() else { return };
        self.made.mentions += 1;
        let next = self.names.len();
        let at = *self.named.or_insert_with(&[kind.name(), " ", name].concat(), || next);
        if at == next {
            self.names.push(Named { kind, name: name.to_owned(), marks: Vec::new() });
        }
        if let Some(named) = self.names.get_mut(at) {
            named.marks.push(i);
        }
    }

    /// The overview of an article of `words` words.
    pub(super) fn finish(self, words: usize) -> Overview {
        let Self { mut made, speakers, mut names, .. } = self;
        made.speakers = speakers.voices.iter().filter_map(|v| v.name.clone()).collect();
        // Who says most stands first; of those who say as much, who speaks first. What nobody is named for stands last.
        let mut voices: Vec<(usize, Voice)> = speakers.voices.into_iter().enumerate().collect();
        sort_by_key(&mut voices, |(_, v)| (v.name.is_none(), std::cmp::Reverse(v.quoted + v.reported)));
        let mut place = vec![0; voices.len()];
        for (now, (before, _)) in voices.iter().enumerate() {
            place[*before] = now;
        }
        for part in &mut made.parts {
            part.voice = place.get(part.voice).copied().unwrap_or_default();
        }
        if made.parts.len() > COLUMNS {
            made.parts = columns(&made.parts);
        }
        made.voices = voices.into_iter().map(|(_, voice)| (share(&voice, words), voice)).map(|(s, v)| (v, s)).collect();
        made.rest = 100_usize.saturating_sub(made.voices.iter().map(|(_, s)| s.all).sum());
        let people = names.iter().filter(|n| n.kind == EntityKind::Person).map(|n| n.name.clone());
        made.people = people.collect();
        sort_by_key(&mut made.people, Clone::clone);
        sort_by_key(&mut names, |n| std::cmp::Reverse(n.marks.len()));
        made.names = names.into_iter().map(Rc::new).collect();
        made
    }
}

fn share(voice: &Voice, words: usize) -> Share {
    let all = hundredth(voice.quoted + voice.reported, words);
    let quoted = hundredth(voice.quoted, words);
    // The rest of the sum, so that the two shares add up to it as they stand there.
    Share { quoted, reported: all.saturating_sub(quoted), all }
}

fn hundredth(part: usize, whole: usize) -> usize {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or_default()
}

/// The strip in columns of equal width: each has the colour of what takes most of it.
fn columns(parts: &[Part]) -> Vec<Part> {
    let width = 1.0 / COLUMNS as f64;
    let mut best: Vec<Option<(f64, Part)>> = vec![None; COLUMNS];
    for part in parts {
        let end = part.x + part.w;
        for (n, column) in best.iter_mut().enumerate().skip((part.x / width) as usize) {
            let from = n as f64 * width;
            if from >= end {
                break;
            }
            let covered = end.min(from + width) - part.x.max(from);
            if column.is_none_or(|(most, _)| covered > most) {
                *column = Some((covered, *part));
            }
        }
    }
    let mut strip: Vec<Part> = Vec::new();
    for (n, part) in best.into_iter().enumerate().filter_map(|(n, column)| Some((n, column?.1))) {
        let x = n as f64 * width;
        match strip.last_mut() {
            Some(last) if (last.voice, last.reported) == (part.voice, part.reported) && x - (last.x + last.w) < GAP => {
                last.w = x + width - last.x;
            }
            _ => strip.push(Part { x, w: width, ..part }),
        }
    }
    strip
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strip_has_so_many_columns_however_long_the_article_is() {
        let part = |i: usize| Part { x: i as f64 / 5000.0, w: 0.0001, voice: i % 3, reported: i.is_multiple_of(2) };
        let strip = columns(&(0..5000).map(part).collect::<Vec<_>>());
        assert!(strip.len() <= COLUMNS && strip.iter().all(|p| p.x >= 0.0 && p.x + p.w <= 1.0 + 1e-9));
        let long = Part { x: 0.25, w: 0.5, voice: 7, reported: false };
        let [found] = columns(&[long, Part { x: 0.3, w: 0.0001, voice: 1, ..long }])[..] else { panic!("one part") };
        assert!((found.x - 0.25).abs() < 0.01 && (found.w - 0.5).abs() < 0.01 && found.voice == 7);
    }
}
