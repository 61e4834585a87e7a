//! What a person's rule says, in a form that can be looked for in a text.

use super::marks::{Layer, MarkKind};
use crate::core::analysis::QuoteKind;
use crate::core::annotation::{Id, Rule};
use crate::core::text::fold::fold;
use crate::core::text::words::{is_apostrophe, is_hyphen, is_letter};
use crate::core::text::{Span, Text};

/// Class of a rule by which words are no name.
pub(super) const NO_ENTITY: &str = "no-entity";
/// Class of a rule by which marks around words quote nothing.
pub(super) const NO_QUOTE: &str = "no-quote";
/// Class of a rule by which words, as a speaker, stand for somebody.
pub(super) const SPEAKER: &str = "speaker";

/// What a rule says of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// They are such a mark.
    Is(MarkKind),
    /// They are no mark of that layer.
    IsNot(Layer),
    /// They stand for somebody, where that is who speaks.
    Speaks,
}

/// What two rules about the same words contradict each other on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// Whether they are a name, and of what.
    Entity,
    /// Whether they are a quotation, and whose.
    Quote,
    /// Whom they stand for.
    Speaker,
}

/// A rule that is switched on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lesson {
    /// The rule.
    pub(super) rule: Id,
    /// What it says.
    pub(super) what: What,
    /// Its words in [`normal`] form; they begin with a letter or a figure.
    pub(super) words: String,
    /// The name it gives; an empty one says that nobody speaks.
    pub(super) name: Option<String>,
    /// Longer or shorter words that the machine had in their place.
    pub(super) instead_of: Option<String>,
}

impl Lesson {
    /// What `rule` says; `None` where it is of a class that this program does not know, or is about no words.
    pub(super) fn of(rule: &Rule) -> Option<Self> {
        let what = match rule.class() {
            NO_ENTITY => What::IsNot(Layer::Entity),
            NO_QUOTE => What::IsNot(Layer::Quote),
            SPEAKER => What::Speaks,
            class => What::Is(MarkKind::named(class)?),
        };
        let words = begin_with_word(&normal(rule.words()))?;
        let instead_of = rule.instead_of().and_then(|words| begin_with_word(&normal(words)));
        Some(Self { rule: rule.id(), what, words, name: rule.name().map(str::to_owned), instead_of })
    }

    /// What it is about: of two rules about the same, one has to give way. Who somebody is does not hang on how the
    /// words that stand for them are spelt.
    pub(super) fn about(&self) -> (Subject, String) {
        let subject = self.subject();
        (subject, if subject == Subject::Speaker { called(&self.words) } else { self.words.clone() })
    }

    pub(super) fn subject(&self) -> Subject {
        match self.what {
            What::Is(kind) if kind.layer() == Layer::Quote => Subject::Quote,
            What::IsNot(Layer::Quote) => Subject::Quote,
            What::Is(_) | What::IsNot(Layer::Entity) => Subject::Entity,
            What::Speaks => Subject::Speaker,
        }
    }

    /// What a speaker who is called by these words is called, by the folded words: a name given to a mention holds for
    /// who speaks under it, too.
    pub(super) fn renames(&self) -> Option<(String, &str)> {
        let name = self.name.as_deref().filter(|name| !name.is_empty())?;
        (self.subject() != Subject::Quote).then(|| (called(&self.words), name))
    }
}

/// `words` as they are compared: one kind of apostrophe and hyphen, one space for many, one line break for those that
/// hold one. Case and accents stay: « Orange » is a company, and an orange is none.
pub(super) fn normal(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut chars = words.trim().chars().peekable();
    while let Some(c) = chars.next() {
        let mut c = plain(c);
        if c.is_whitespace() {
            c = if c == '\n' { '\n' } else { ' ' };
            while let Some(next) = chars.next_if(|next| next.is_whitespace()) {
                c = if next == '\n' { '\n' } else { c };
            }
        }
        out.push(c);
    }
    out
}

/// One kind of apostrophe and hyphen.
pub(super) fn plain(c: char) -> char {
    match c {
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    }
}

/// `words` from their first letter or figure on, `None` if they have none.
fn begin_with_word(words: &str) -> Option<String> {
    let from = words.find(is_letter)?;
    Some(words[from..].to_owned())
}

/// The words of a quotation between its marks, from the first letter to the last.
pub(super) fn inner(text: &Text, span: Span) -> Option<Span> {
    let words = text.slice(span);
    let from = words.find(is_letter)?;
    let last = words.rfind(is_letter)?;
    let len = words[last..].chars().next()?.len_utf8();
    Some(Span::new(span.start.get() + from, span.start.get() + last + len))
}

/// Furthest, in characters, that a mark of quotation stands from the words it belongs to.
const NEAR: usize = 8;

/// The words of `span` with the marks of quotation that stand around them; for reported speech, which has none, the
/// words alone. `None` where there are none.
pub(super) fn with_marks(text: &Text, span: Span, kind: QuoteKind) -> Option<Span> {
    if kind == QuoteKind::Indirect {
        return Some(span);
    }
    let (before, after) = (text.as_str().get(..span.start.get())?, text.as_str().get(span.end.get()..)?);
    let between = |c: &char| !is_letter(*c) && *c != '\n';
    let mut start = span.start.get();
    let opens = before.chars().rev().take(NEAR).take_while(between).find(|c| {
        start -= c.len_utf8();
        matches!(c, '«' | '“' | '"' | '‹' | '„' | '‘')
    });
    let mut end = span.end.get();
    let closes = after.chars().take(NEAR).take_while(between).find(|c| {
        end += c.len_utf8();
        matches!(c, '»' | '”' | '"' | '›' | '“' | '’')
    });
    opens.and(closes).map(|_| Span::new(start, end))
}

/// Articles and the like before a description, folded; those that elide hold their apostrophe.
const DETERMINERS: [&str; 16] = [
    "le ", "la ", "les ", "l'", "un ", "une ", "des ", "du ", "au ", "aux ", "de ", "d'", "ce ", "cet ", "cette ",
    "ces ",
];

/// What somebody is called, as it is compared: folded, without determiner.
pub(super) fn called(words: &str) -> String {
    let folded = fold(&normal(words));
    without_determiner(&folded).to_owned()
}

/// `words` without the article before them.
pub(super) fn without_determiner(words: &str) -> &str {
    let mut rest = words;
    while let Some(next) = DETERMINERS.iter().find_map(|d| strip(rest, d)).filter(|next| !next.is_empty()) {
        rest = next;
    }
    rest
}

/// `words` after `prefix`, compared without case and by one kind of apostrophe and space.
fn strip<'a>(words: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = words.chars();
    for wanted in prefix.chars() {
        let c = plain(rest.next()?);
        let same = if wanted == ' ' { c.is_whitespace() } else { c.to_ascii_lowercase() == wanted };
        if !same {
            return None;
        }
    }
    Some(rest.as_str())
}

/// Words that stand for whoever was named before, folded and without determiner: what they mean changes from sentence
/// to sentence, so that nothing can be learned from them.
const PRONOUNS: [&str; 24] = [
    "il",
    "elle",
    "ils",
    "elles",
    "on",
    "je",
    "j",
    "j'",
    "tu",
    "nous",
    "vous",
    "lui",
    "eux",
    "qui",
    "celui-ci",
    "celle-ci",
    "ceux-ci",
    "celles-ci",
    "celui",
    "celle",
    "ceux",
    "dernier",
    "derniere",
    "moi",
];

/// Whether `words`, where they stand for who speaks, can mean `name` in other places as well: they describe somebody
/// (« le dirigeant russe ») or share a word with the name (« M. Poutine »). Another name means another person.
pub(super) fn stands_for(words: &str, name: &str) -> bool {
    let (spelt, words) = (without_determiner(words.trim()).to_owned(), called(words));
    let name = called(name);
    if words.is_empty() || words == name || PRONOUNS.contains(&words.trim_start_matches('-')) {
        return false;
    }
    let describes = spelt.chars().next().is_some_and(char::is_lowercase);
    let split = |s: &str| s.split(' ').filter(|w| w.len() > 2).map(str::to_owned).collect::<Vec<_>>();
    let parts = split(&name);
    describes || split(&words).iter().any(|word| parts.contains(word))
}
