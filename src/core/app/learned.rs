//! Where the words of a person's rules stand in the article.
//!
//! One pass over the words of the text finds the places of all rules at once, whatever their number: a word is looked up
//! among the first words of the rules, and only then compared on. It is made when the rules change or another article is
//! opened, never for a decision or a key stroke.

use super::lesson::{Lesson, Subject, What, plain};
use super::marks::Layer;
use crate::core::annotation::{Id, Rule, Scope};
use crate::core::order::{Sorted, sort_by, sort_by_key};
use crate::core::text::words::{is_hyphen, is_letter, word_len, words};
use crate::core::text::{Offset, Span, Text};
use std::cmp::Reverse;
use std::rc::Rc;

/// The rules that hold in an article, and where their words stand in its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Learned {
    /// In the order in which they were made.
    pub(super) lessons: Vec<Lesson>,
    /// Where their words stand, in order of the text. Of two that overlap and make marks of the same layer, the longer
    /// one is here, of two equally long the one made later.
    pub(super) places: Vec<Place>,
    /// Where words stand that a rule says are too much.
    pub(super) instead: Vec<Place>,
    /// The name that each speaker goes by, by the words that stand for them, folded.
    pub(super) names: Sorted<String, (Id, String)>,
}

/// One place of the words of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) span: Span,
    /// The rule, as an index into the lessons.
    pub(super) lesson: usize,
}

/// What the rules that are switched on teach for `article`: of several that say something of the same words, the last.
pub(super) fn lessons<'a>(rules: impl Iterator<Item = &'a Rc<Rule>>, article: Id) -> Vec<Lesson> {
    let holds = |rule: &&Rc<Rule>| match rule.scope() {
        Scope::Everywhere => true,
        Scope::Article(id) => id == article,
    };
    let mut rules: Vec<&Rc<Rule>> = rules.filter(|r| r.is_on() && !r.is_deleted()).filter(holds).collect();
    sort_by_key(&mut rules, |r| (r.created(), r.id()));
    let mut lessons: Vec<Lesson> = Vec::with_capacity(rules.len());
    let mut known: Sorted<_, usize> = Sorted::new();
    for lesson in rules.into_iter().filter_map(|rule| Lesson::of(rule)) {
        let next = lessons.len();
        if let Some(earlier) = known.insert(lesson.about(), next) {
            lessons[earlier].words.clear();
        }
        lessons.push(lesson);
    }
    lessons.retain(|lesson| !lesson.words.is_empty());
    lessons
}

impl Learned {
    /// Where `lessons` apply in `text`.
    pub(super) fn new(lessons: Vec<Lesson>, text: &Text) -> Self {
        let mut names = Sorted::new();
        for lesson in &lessons {
            if let Some((words, name)) = lesson.renames() {
                names.insert(words, (lesson.rule, name.to_owned()));
            }
        }
        let (mut places, mut instead) = (Vec::new(), Vec::new());
        let (mut names_at, mut quotes_at) = (Vec::new(), Vec::new());
        for (place, too_much) in Patterns::new(&lessons).places(text) {
            match lessons.get(place.lesson).map(|lesson| lesson.what) {
                _ if too_much => instead.push(place),
                Some(What::Is(kind)) if kind.layer() == Layer::Quote => quotes_at.push(place),
                Some(What::Is(_)) => names_at.push(place),
                _ => places.push(place),
            }
        }
        places.extend(longest(names_at, text));
        places.extend(longest(quotes_at, text));
        sort_by_key(&mut places, |p: &Place| p.span);
        Self { lessons, places, instead, names }
    }
}

/// Of places that overlap, the longest; of equally long ones that of the rule made last.
fn longest(mut places: Vec<Place>, text: &Text) -> Vec<Place> {
    if places.len() < 2 {
        return places;
    }
    sort_by_key(&mut places, |p| (Reverse(p.span.len()), Reverse(p.lesson), p.span));
    // What is taken already is at least as long, so that it covers an end of whatever it overlaps.
    let mut taken = vec![false; text.as_str().len()];
    places.retain(|place| {
        let range = place.span.range();
        let free = !taken[range.start] && !taken[range.end - 1];
        if free {
            taken[range].fill(true);
        }
        free
    });
    places
}

/// The words looked for, by their first word.
struct Patterns<'a> {
    list: Vec<Pattern<'a>>,
}

struct Pattern<'a> {
    words: &'a str,
    first: &'a str,
    lesson: usize,
    /// Whether these are words that a mark should not have had.
    too_much: bool,
}

impl<'a> Patterns<'a> {
    fn new(lessons: &'a [Lesson]) -> Self {
        let mut list = Vec::new();
        for (lesson, one) in lessons.iter().enumerate().filter(|(_, l)| l.subject() != Subject::Speaker) {
            let mut add = |words: &'a str, too_much| {
                list.push(Pattern { words, first: &words[..word_len(words)], lesson, too_much });
            };
            add(&one.words, false);
            if let Some(words) = &one.instead_of {
                add(words, true);
            }
        }
        sort_by(&mut list, |a, b| a.first.cmp(b.first));
        Self { list }
    }

    fn places(&self, text: &Text) -> Vec<(Place, bool)> {
        let mut found = Vec::new();
        if self.list.is_empty() {
            return found;
        }
        for block in text.blocks() {
            for word in words(text, block.span) {
                self.at(text, word, &mut found);
            }
        }
        found
    }

    fn at(&self, text: &Text, word: Span, found: &mut Vec<(Place, bool)>) {
        let spelt = || text.slice(word).chars().map(plain);
        let from = self.list.partition_point(|p| p.first.chars().lt(spelt()));
        for pattern in self.list[from..].iter().take_while(|p| p.first.chars().eq(spelt())) {
            if let Some(end) = end_of(pattern.words, text.as_str(), word.start) {
                let span = Span { start: word.start, end };
                found.push((Place { span, lesson: pattern.lesson }, pattern.too_much));
            }
        }
    }
}

/// Where `words` end if they stand in `text` from `start` on, and end where a word does.
fn end_of(words: &str, text: &str, start: Offset) -> Option<Offset> {
    let mut rest = text.get(start.get()..)?.chars().peekable();
    let mut end = start.get();
    for wanted in words.chars() {
        let mut c = rest.next()?;
        end += c.len_utf8();
        if c.is_whitespace() {
            c = if c == '\n' { '\n' } else { ' ' };
            while let Some(next) = rest.next_if(|next| next.is_whitespace()) {
                end += next.len_utf8();
                c = if next == '\n' { '\n' } else { c };
            }
        }
        if plain(c) != wanted {
            return None;
        }
    }
    let last = words.chars().next_back().is_some_and(is_letter);
    let goes_on = match (rest.next(), rest.next()) {
        (Some(next), _) if is_letter(next) => true,
        (Some(next), Some(after)) => is_hyphen(next) && is_letter(after),
        _ => false,
    };
    (!(last && goes_on)).then(|| Offset::new(end))
}
