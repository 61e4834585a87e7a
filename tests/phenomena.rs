//! An article for each phenomenon of the press, with the marks it must get; and without the rule for its phenomenon
//! it must not get them.
//!
//! The articles stand in `tests/phenomena/*.txt`, in a form made to be read: `tests/phenomena/LISEZMOI.md` explains it.

mod model;

use manchette::core::analysis::{Analyser, Analysis, EntityKind, Grammar, Phenomenon, Quote, QuoteKind};
use manchette::core::text::Text;
use std::fmt;
use std::path::{Path, PathBuf};

/// A mark as the articles write it.
#[derive(Clone, PartialEq, Eq)]
struct Mark {
    kind: &'static str,
    /// The words marked; `[…]` stands for words left out.
    words: String,
    /// What else is said: `qui`, `repère`, `relais` of a quotation; `nom` of an entity that goes under another name.
    says: Vec<(String, String)>,
}

/// An article with what it must give.
struct Article {
    phenomenon: Phenomenon,
    text: String,
    /// Whether names and dates are listed too, then all of them.
    with_names: bool,
    /// The marks, and for each whether it must be lost without the rule.
    marks: Vec<(Mark, bool)>,
    place: String,
}

const QUOTES: [(&str, QuoteKind); 5] = [
    ("citation", QuoteKind::Direct),
    ("fragment", QuoteKind::Mixed),
    ("rapporté", QuoteKind::Indirect),
    ("terme", QuoteKind::Scare),
    ("titre", QuoteKind::Title),
];

const ENTITIES: [(&str, EntityKind); 5] = [
    ("personne", EntityKind::Person),
    ("lieu", EntityKind::Place),
    ("organisation", EntityKind::Organisation),
    ("divers", EntityKind::Misc),
    ("date", EntityKind::Date),
];

/// A line that says that the article names nothing at all.
const NO_NAME: &str = "aucun nom";

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<12} {}", self.kind, self.words)?;
        self.says.iter().try_for_each(|(what, value)| write!(f, " | {what} : {value}"))
    }
}

impl Mark {
    /// Reads a line such as `citation « Oui » | qui : Léa Roy | repère : a dit`.
    fn read(line: &str) -> Result<Self, String> {
        let (word, rest) = line.split_once(char::is_whitespace).ok_or("un mot seul")?;
        let names = QUOTES.iter().map(|q| q.0).chain(ENTITIES.iter().map(|e| e.0));
        let kind = names.into_iter().find(|n| *n == word).ok_or_else(|| format!("« {word} » n'est pas une marque"))?;
        let mut parts = rest.split(" | ");
        let words = parts.next().unwrap_or_default().trim().to_owned();
        let says = parts.map(|p| p.split_once(" : ").map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned())));
        Ok(Self { kind, words, says: says.collect::<Option<_>>().ok_or("il manque « : »")? })
    }

    /// Whether `found` is this mark.
    fn is(&self, found: &Self) -> bool {
        let same_words = match self.words.split_once("[…]") {
            Some((head, tail)) => found.words.starts_with(head.trim_end()) && found.words.ends_with(tail.trim_start()),
            None => found.words == self.words,
        };
        self.kind == found.kind && same_words && self.says == found.says
    }
}

fn quotation(text: &Text, q: &Quote) -> Mark {
    let kind = QUOTES.iter().find(|k| k.1 == q.kind).map_or("", |k| k.0);
    let slice = |span| text.slice(span).to_owned();
    let says = [
        ("qui", q.speaker.as_ref().map(|s| s.name.clone())),
        ("repère", q.cue.filter(|_| q.kind.is_speech() || q.kind == QuoteKind::Indirect).map(slice)),
        ("relais", q.relay.as_ref().map(|r| r.name.clone())),
    ];
    let says = says.into_iter().filter_map(|(what, value)| Some((what.to_owned(), value?))).collect();
    Mark { kind, words: slice(q.span), says }
}

/// What the analysis by `grammar` gives, quotations first.
fn found(article: &Article, grammar: Grammar) -> Vec<Mark> {
    let text = Text::plain(&article.text);
    let mut analyser = Analyser::with(text.clone(), grammar);
    analyser.know(model::model().clone());
    let Analysis { quotes, entities } = analyser.finish();
    let mut marks: Vec<Mark> = quotes.iter().map(|q| quotation(&text, q)).collect();
    for e in entities.iter().filter(|_| article.with_names) {
        let kind = ENTITIES.iter().find(|k| k.1 == e.kind).map_or("", |k| k.0);
        let words = text.slice(e.span).to_owned();
        let named = e.name != words && (e.kind != EntityKind::Date || e.name != words.to_lowercase());
        let says = if named { vec![("nom".to_owned(), e.name.clone())] } else { Vec::new() };
        marks.push(Mark { kind, words, says });
    }
    marks
}

/// The marks of `article` that `found` lacks, by index, and the marks that it has beyond them.
fn compare(article: &Article, found: &[Mark]) -> (Vec<usize>, Vec<Mark>) {
    let mut left = found.to_vec();
    let lost = (0..article.marks.len()).filter(|&i| match left.iter().position(|m| article.marks[i].0.is(m)) {
        Some(at) => {
            left.remove(at);
            false
        }
        None => true,
    });
    (lost.collect(), left)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phenomena")
}

/// All articles, or what is wrong with the form of one.
fn articles() -> Result<Vec<Article>, String> {
    let entries = std::fs::read_dir(folder()).map_err(|e| e.to_string())?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let content = std::fs::read_to_string(&path).map_err(|e| e.to_string())?;
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        for source in content.split("\n== ").skip(1) {
            let name = source.split_whitespace().next().unwrap_or_default();
            let place = format!("{file}, {name}");
            out.push(article(place.clone(), name, source).map_err(|e| format!("{place}: {e}"))?);
        }
    }
    Ok(out)
}

/// Reads one article: its phenomenon and what it shows, the text, a line of hyphens, the marks.
fn article(place: String, name: &str, source: &str) -> Result<Article, String> {
    let (head, rest) = source.split_once("\n\n").ok_or("no text")?;
    let known = Phenomenon::ALL.iter().find(|p| format!("{p:?}") == name);
    let phenomenon = *known.ok_or("no such phenomenon")?;
    head.lines().nth(1).ok_or("a line must say what the article shows")?;
    let (text, list) = rest.split_once("\n---\n").ok_or("no marks")?;
    let mut marks = Vec::new();
    for line in list.lines().map(str::trim).filter(|l| !l.is_empty() && *l != NO_NAME) {
        let mark = Mark::read(line.trim_start_matches('*').trim()).map_err(|e| format!("{line}: {e}"))?;
        marks.push((mark, line.starts_with('*')));
    }
    let names = |m: &Mark| ENTITIES.iter().any(|e| e.0 == m.kind);
    let with_names = list.contains(NO_NAME) || marks.iter().any(|(m, _)| names(m));
    Ok(Article { phenomenon, text: unwrapped(text.trim_matches('\n')), with_names, marks, place })
}

/// The text with each paragraph on one line. A line that a dash opens stays a line of its own.
fn unwrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match lines.last_mut().filter(|last| !(last.is_empty() || line.is_empty() || line.starts_with('—'))) {
            Some(last) => *last += &format!(" {line}"),
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

fn list<'a>(marks: impl Iterator<Item = &'a Mark>) -> String {
    marks.map(|m| format!("    {m}\n")).collect()
}

#[test]
fn every_article_gets_its_marks() {
    let mut faults = String::new();
    for article in articles().unwrap() {
        let found = found(&article, Grammar::ALL);
        let (lost, more) = compare(&article, &found);
        if !lost.is_empty() || !more.is_empty() {
            let lost = list(lost.iter().map(|&i| &article.marks[i].0));
            faults += &format!("{}\n  missing:\n{lost}  instead:\n{}", article.place, list(more.iter()));
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn no_article_gets_its_marks_without_its_rule() {
    let mut faults = String::new();
    for article in articles().unwrap() {
        // The tagger reads most names by itself too, so what a rule for names gives is shown without it.
        let tagged = article.with_names && article.phenomenon != Phenomenon::Tagger;
        let rules = if tagged { Grammar::ALL.without(Phenomenon::Tagger) } else { Grammar::ALL };
        let (lost, more) = compare(&article, &found(&article, rules));
        if !lost.is_empty() || !more.is_empty() {
            faults += &format!("{}\n  not by rules alone, instead:\n{}", article.place, list(more.iter()));
        }
        let without = found(&article, rules.without(article.phenomenon));
        let (lost, more) = compare(&article, &without);
        let kept = |i: &usize| article.marks[*i].1 && !lost.contains(i);
        let kept: Vec<usize> = (0..article.marks.len()).filter(kept).collect();
        let idle = lost.is_empty() && more.is_empty();
        if idle {
            faults += &format!("{}\n  the rule makes no difference\n", article.place);
        } else if !kept.is_empty() {
            faults += &format!("{}\n  not lost:\n{}", article.place, list(kept.iter().map(|&i| &article.marks[i].0)));
        }
        let lost = list(lost.iter().map(|&i| &article.marks[i].0));
        println!("{}\n  lost:\n{lost}  wrong:\n{}", article.place, list(more.iter()));
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn every_phenomenon_has_an_article() {
    let articles = articles().unwrap();
    let without: Vec<_> = Phenomenon::ALL.iter().filter(|p| articles.iter().all(|a| a.phenomenon != **p)).collect();
    assert!(without.is_empty(), "without an article: {without:?}");
}
