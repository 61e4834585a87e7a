//! The names under which things are stored. They never change.
//!
//! `manchette/n/<article>/<note>`, `manchette/d/<article>/<note>` (drafts), `manchette/a/<article>`,
//! `manchette/r/<rule>`, `manchette/s` (settings), `manchette/t/<hash>` (texts, where the journal cannot hold them) and
//! `manchette/x/<id>` (values kept beside a key whose own must not be overwritten).
//! The namespace of a `mount` stands after the first word: `manchette.<namespace>/n/…`.

use super::Id;
use crate::core::text::VersionHash;

const FIRST: &str = "manchette";

/// What a key names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A note or decision.
    Note {
        /// The article it belongs to.
        article: Id,
        /// Its own id.
        note: Id,
    },
    /// What is being typed for a note.
    Draft {
        /// The article it belongs to.
        article: Id,
        /// The id of the note, which need not exist yet.
        note: Id,
    },
    /// An article.
    Article(Id),
    /// A rule learned from a correction.
    Rule(Id),
    /// The person's settings.
    Settings,
    /// The text of a version.
    Text(VersionHash),
    /// A value kept beside its key.
    Aside(Id),
}

/// What a key found in a store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyRead {
    /// One of ours.
    Ours(Key),
    /// Another program's, or another namespace's: left alone.
    Foreign,
    /// It begins like ours and has another shape: reported, never deleted.
    Unreadable,
}

/// What all keys of one mounted Manchette begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namespace {
    /// `manchette/` or `manchette.<namespace>/`.
    prefix: String,
}

impl Default for Namespace {
    fn default() -> Self {
        Self { prefix: format!("{FIRST}/") }
    }
}

impl Namespace {
    /// The namespace `name`, or `None` if it is empty or holds `/`, which would make its keys ambiguous.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let fits = !name.is_empty() && !name.contains('/');
        fits.then(|| Self { prefix: format!("{FIRST}.{name}/") })
    }

    /// What all its keys begin with.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// `key` as it is stored.
    #[must_use]
    pub fn print(&self, key: &Key) -> String {
        let prefix = &self.prefix;
        match key {
            Key::Note { article, note } => format!("{prefix}n/{article}/{note}"),
            Key::Draft { article, note } => format!("{prefix}d/{article}/{note}"),
            Key::Article(id) => format!("{prefix}a/{id}"),
            Key::Rule(id) => format!("{prefix}r/{id}"),
            Key::Settings => format!("{prefix}s"),
            Key::Text(hash) => format!("{prefix}t/{}", hash.as_str()),
            Key::Aside(id) => format!("{prefix}x/{id}"),
        }
    }

    /// What `stored` names.
    #[must_use]
    pub fn read(&self, stored: &str) -> KeyRead {
        let Some(rest) = stored.strip_prefix(&self.prefix) else { return KeyRead::Foreign };
        parse(rest).map_or(KeyRead::Unreadable, KeyRead::Ours)
    }
}

fn parse(rest: &str) -> Option<Key> {
    let mut parts = rest.split('/');
    let (letter, first, second) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (letter, first, second) {
        ("n", Some(article), Some(note)) => Some(Key::Note { article: Id::parse(article)?, note: Id::parse(note)? }),
        ("d", Some(article), Some(note)) => Some(Key::Draft { article: Id::parse(article)?, note: Id::parse(note)? }),
        ("a", Some(id), None) => Id::parse(id).map(Key::Article),
        ("r", Some(id), None) => Id::parse(id).map(Key::Rule),
        ("t", Some(hash), None) => VersionHash::parse(hash).map(Key::Text),
        ("x", Some(id), None) => Id::parse(id).map(Key::Aside),
        ("s", None, None) => Some(Key::Settings),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Vec<(Key, String)> {
        let (article, note) = (Id::parse("article001").unwrap(), Id::parse("note000001").unwrap());
        let hash = VersionHash::of("texte");
        vec![
            (Key::Note { article, note }, "n/article001/note000001".into()),
            (Key::Draft { article, note }, "d/article001/note000001".into()),
            (Key::Article(article), "a/article001".into()),
            (Key::Rule(note), "r/note000001".into()),
            (Key::Settings, "s".into()),
            (Key::Text(hash.clone()), format!("t/{}", hash.as_str())),
            (Key::Aside(note), "x/note000001".into()),
        ]
    }

    #[test]
    fn keys_are_printed_and_read_alike_in_every_namespace() {
        for (namespace, prefix) in
            [(Namespace::default(), "manchette/"), (Namespace::new("hôte 2").unwrap(), "manchette.hôte 2/")]
        {
            for (key, rest) in keys() {
                let stored = format!("{prefix}{rest}");
                assert_eq!(namespace.print(&key), stored);
                assert_eq!(namespace.read(&stored), KeyRead::Ours(key));
            }
        }
    }

    #[test]
    fn keys_of_others_are_left_alone_and_odd_ones_of_ours_reported() {
        let plain = Namespace::default();
        for foreign in ["", "theme", "manchette", "manchettes/s", "manchette.autre/s", "Manchette/s"] {
            assert_eq!(plain.read(foreign), KeyRead::Foreign, "{foreign}");
        }
        for odd in ["", "s/", "a", "a/", "a/court", "a/article001/x", "n/article001", "n/article001/NOTE000001", "x/1"]
        {
            assert_eq!(plain.read(&format!("manchette/{odd}")), KeyRead::Unreadable, "{odd}");
        }
        assert_eq!(plain.read("manchette/n/article001/note000001/more"), KeyRead::Unreadable);
        assert_eq!(plain.read("manchette/t/abc"), KeyRead::Unreadable);
    }

    #[test]
    fn a_namespace_that_would_make_keys_ambiguous_is_refused() {
        assert_eq!((Namespace::new(""), Namespace::new("a/b")), (None, None));
    }
}
