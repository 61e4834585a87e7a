//! Whom the article has introduced, and by what words: `Bruno Le Roux, ministre de l'Intérieur`, `la coalition
//! internationale`. A later `le ministre`, `la coalition` stands for them even when others came between.

use super::pronouns::Referent;

/// Someone or something introduced by a description.
#[derive(Clone, Debug)]
struct Introduced {
    /// Head noun, in lower case.
    head: String,
    /// The words after the head, in lower case.
    rest: Vec<String>,
    /// Whom the description stands for.
    referent: Referent,
}

/// The descriptions that the article has given so far, the latest last.
#[derive(Clone, Debug, Default)]
pub struct Acquaintances {
    list: Vec<Introduced>,
}

/// Longer memory costs time on every description and finds what no reader remembers.
const MEMORY: usize = 64;

/// Words of a complement that say nothing by themselves.
fn empty(word: &str) -> bool {
    matches!(word, "de" | "d'" | "du" | "des" | "la" | "le" | "les" | "l'" | "à" | "au" | "aux" | "en" | "et" | "pour")
}

impl Acquaintances {
    /// Remembers that the description `head` with the words `rest` after it stands for `referent`.
    pub fn introduce(&mut self, head: &str, rest: Vec<String>, referent: Referent) {
        self.list.retain(|x| !(x.head == head && x.rest == rest && x.referent.name == referent.name));
        if self.list.len() == MEMORY {
            self.list.remove(0);
        }
        self.list.push(Introduced { head: head.to_owned(), rest, referent });
    }

    /// Who was named and introduced last by `head` and by all that `rest` says.
    #[must_use]
    pub fn named(&self, head: &str, rest: &[String]) -> Option<&Referent> {
        let fits = |x: &&Introduced| x.referent.named && x.head == head && within(rest, &x.rest);
        self.list.iter().rev().find(fits).map(|x| &x.referent)
    }

    /// The heads of the descriptions by which the one called `name` was introduced.
    pub fn said_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.list.iter().filter(move |x| x.referent.name == name).map(|x| x.head.as_str())
    }

    /// The latest description without a name that `head` alone, or with part of the same words, takes up again.
    #[must_use]
    pub fn fuller(&self, head: &str, rest: &[String], plural: bool) -> Option<&Referent> {
        let fits = |x: &&Introduced| {
            !x.referent.named
                && x.referent.plural == plural
                && x.head == head
                && x.rest.len() > rest.len()
                && within(rest, &x.rest)
        };
        self.list.iter().rev().find(fits).map(|x| &x.referent)
    }
}

/// Whether every word of `part` that says something is in `whole`.
fn within(part: &[String], whole: &[String]) -> bool {
    part.iter().all(|w| empty(w) || whole.contains(w))
}
