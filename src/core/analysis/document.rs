//! The table of the document: what each name names, and under which canonical name.
//!
//! Votes for the same words add up over all blocks; a surname alone takes the kind and name of the person whom the
//! article names in full; an acronym takes those of its expansion.

use super::EntityKind;
use super::context::Evidence;
use super::gazetteer::{self, Gazetteer, Gender};
use super::grammar::{Grammar, Phenomenon};
use super::names::Name;
use super::rule::Rule;
use super::table::Table;

/// What the document knows of a name.
#[derive(Clone, Debug)]
pub struct Known {
    /// What it names.
    pub kind: EntityKind,
    /// The name common to all mentions of the same thing.
    pub canonical: String,
    /// Gender, of a person.
    pub gender: Option<Gender>,
    /// Why it is held for a name of this kind.
    pub rule: Rule,
}

#[derive(Clone, Debug, Default)]
struct Entry {
    evidence: Evidence,
    listed: Option<Box<str>>,
    expand: bool,
    surface: String,
    certain: u32,
}

impl Entry {
    /// Whether any mention speaks for a name.
    fn stands(&self) -> bool {
        self.certain > 0 || self.evidence.votes.iter().any(|v| *v >= 4)
    }
}

/// The table while it is made, and after.
#[derive(Clone, Debug, Default)]
pub struct Document {
    entries: Table<Entry>,
    aliases: Vec<(String, String)>,
    roles: Vec<(String, String)>,
    holders: Table<Option<String>>,
    known: Table<Known>,
    settling: Settling,
}

impl Document {
    /// Takes in a name of a block, whose words are `surface`.
    pub fn add(&mut self, name: &Name, surface: &str) {
        let entry = self.entries.or_insert_with(&name.key, Entry::default);
        entry.evidence.add(&name.evidence);
        entry.certain += u32::from(!name.doubtful);
        if let Some(listed) = &name.listed {
            entry.listed.get_or_insert_with(|| listed.name.clone());
            entry.expand |= listed.expand;
        }
        if entry.surface.is_empty() || (is_shouted(&entry.surface) && !is_shouted(surface)) {
            surface.clone_into(&mut entry.surface);
        }
    }

    /// Takes in that `short` stands for `long`, both keys, as in `Long Name (LN)`.
    pub fn alias(&mut self, short: &str, long: &str) {
        self.aliases.push((short.to_owned(), long.to_owned()));
    }

    /// Takes in that the person named by `key` is said to be `role`, a noun in lower case.
    pub fn role(&mut self, key: &str, role: &str) {
        self.roles.push((role.to_owned(), key.to_owned()));
    }

    /// The person who is said to be `role` somewhere in the document, if there is exactly one.
    #[must_use]
    pub fn holder(&self, role: &str) -> Option<&Known> {
        self.holders.get(role)?.as_ref().and_then(|key| self.known.get(key))
    }

    /// What the document knows of the name whose key is `key`.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&Known> {
        self.known.get(key)
    }

    /// Settles names: those of several words first, then the people among them under shorter names, then single words,
    /// initials and acronyms, and at last who holds each role; by rules that handle what `grammar` has. Does at most
    /// `most` steps of this, so that a long article does not hold up the page; whether all is settled.
    pub fn settle(&mut self, gazetteer: &Gazetteer, grammar: Grammar, most: usize) -> bool {
        let mut left = most;
        while let Some(stage) = STAGES.get(self.settling.stage) {
            let all = match stage {
                Stage::Long | Stage::Shorter | Stage::Single => self.entries.len(),
                Stage::Aliases => self.aliases.len(),
                Stage::Roles => self.roles.len(),
            };
            let end = all.min(self.settling.at + left);
            for i in self.settling.at..end {
                self.settle_one(*stage, i, gazetteer, grammar);
            }
            left -= end - self.settling.at;
            self.settling.at = end;
            if end < all {
                return false;
            }
            (self.settling.stage, self.settling.at) = (self.settling.stage + 1, 0);
        }
        true
    }

    /// Step `i` of a stage.
    fn settle_one(&mut self, stage: Stage, i: usize, gazetteer: &Gazetteer, grammar: Grammar) {
        match stage {
            Stage::Long => self.settle_long(i, gazetteer, grammar),
            Stage::Shorter => self.settle_shorter(i, grammar),
            Stage::Single => {
                let Some((key, entry)) = self.entries.entry(i).filter(|(k, _)| !k.contains(' ')) else { return };
                let body = self.settling.heads.get(key).filter(|_| entry.certain == 0 && entry.listed.is_none());
                let body = body.filter(|_| entry.evidence.kind().is_none_or(|k| k == EntityKind::Organisation));
                if let Some(full) = body.and_then(|full| self.known.get(full)).cloned() {
                    self.known.insert(key, Known { rule: Rule::SameName, ..full });
                } else if let Some(found) = single(key, entry, &self.settling.surnames, &self.known, gazetteer) {
                    self.known.insert(key, found);
                }
            }
            Stage::Aliases => {
                let Some((short, long)) = self.aliases.get(i) else { return };
                let target = self.known.get(long).filter(|t| t.kind != EntityKind::Person);
                if let Some(target) = target.filter(|_| self.known.contains(short)).cloned() {
                    self.known.insert(short, Known { rule: Rule::SameName, ..target });
                }
            }
            Stage::Roles => self.settle_role(i),
        }
    }

    /// A name of several words, and the shorter names of the person whom it may name.
    fn settle_long(&mut self, i: usize, gazetteer: &Gazetteer, grammar: Grammar) {
        let Some((key, entry)) = self.entries.entry(i).filter(|(k, e)| k.contains(' ') && e.stands()) else { return };
        // Nothing speaks for a person, a place or a body: more often than not it is a work or an event. The plain view,
        // which shows no names, asks who may speak.
        let unknown = if gazetteer.is_empty() { EntityKind::Organisation } else { EntityKind::Misc };
        let kind = entry.evidence.kind().unwrap_or(unknown);
        let canonical = entry.listed.as_deref().unwrap_or(&entry.surface).to_owned();
        if kind == EntityKind::Person && grammar.has(Phenomenon::SurnameAlone) {
            for part in name_parts(key) {
                self.settling.surnames.or_insert_with(part, || key.to_owned());
            }
        }
        if kind == EntityKind::Organisation
            && let Some((head, _)) = key.split_once(' ')
        {
            self.settling.heads.or_insert_with(head, || key.to_owned());
        }
        self.known.insert(key, settled(entry, kind, canonical));
    }

    /// A name of several words that is part of a longer one.
    fn settle_shorter(&mut self, i: usize, grammar: Grammar) {
        let surnames = &self.settling.surnames;
        let unlisted = self.entries.entry(i).filter(|(k, e)| k.contains(' ') && e.listed.is_none());
        let Some((key, _)) = unlisted else { return };
        let shorter = surnames.get(key).filter(|full| full.as_str() != key);
        let initial = || initial_of(key, surnames).filter(|_| grammar.has(Phenomenon::InitialAndSurname));
        if let Some(person) = shorter.or_else(initial).and_then(|f| self.known.get(f)).cloned() {
            self.known.insert(key, Known { rule: Rule::SameName, ..person });
        }
    }

    /// Who holds a role: `None` where two people do.
    fn settle_role(&mut self, i: usize) {
        let Some((role, key)) = self.roles.get(i) else { return };
        let Some(person) = self.known.get(key).filter(|k| k.kind == EntityKind::Person) else { return };
        let holder = self.holders.or_insert_with(role, || Some(key.clone()));
        let name = holder.as_ref().and_then(|k| self.known.get(k)).map(|k| &k.canonical);
        if name != Some(&person.canonical) {
            *holder = None;
        }
    }
}

/// The stages of settling, each over all entries, aliases or roles before the next.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Long,
    Shorter,
    Single,
    Aliases,
    Roles,
}

const STAGES: [Stage; 5] = [Stage::Long, Stage::Shorter, Stage::Single, Stage::Aliases, Stage::Roles];

/// How far settling is.
#[derive(Clone, Debug, Default)]
struct Settling {
    stage: usize,
    at: usize,
    /// The full names under their parts.
    surnames: Table<String>,
    /// The first organisation of several words under its first word.
    heads: Table<String>,
}

/// The full name of which `key` has the initial and surname: `A. Montebourg`.
fn initial_of<'a>(key: &str, surnames: &'a Table<String>) -> Option<&'a String> {
    let (initial, surname) = key.split_once(". ")?;
    let first = initial.chars().next().filter(|c| initial.len() == c.len_utf8())?;
    surnames.get(surname).filter(|full| full.starts_with(first) && full.chars().nth(1) != Some('.'))
}

fn settled(entry: &Entry, kind: EntityKind, canonical: String) -> Known {
    let gender = if kind == EntityKind::Person { entry.evidence.likely_gender() } else { None };
    Known { kind, canonical, gender, rule: entry.evidence.reason().unwrap_or(Rule::Capitals) }
}

/// The parts of a full name, folded, that may stand for the person alone: the surname first, then the given name.
fn name_parts(key: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    if let Some((first, rest)) = key.split_once(' ') {
        parts.push(rest);
        let last = rest.rsplit(' ').next().unwrap_or(rest);
        if last.len() > 2 && last != rest {
            parts.push(last);
        }
        if first.len() > 2 {
            parts.push(first);
        }
    }
    parts
}

/// What a name of one word is: a person known in full, what the lists say, what its surroundings say.
fn single(
    key: &str,
    entry: &Entry,
    surnames: &Table<String>,
    known: &Table<Known>,
    lists: &Gazetteer,
) -> Option<Known> {
    let full = surnames.get(key).and_then(|f| known.get(f));
    let kind = entry.evidence.kind();
    if let Some(person) = full.filter(|_| entry.listed.is_none() || kind == Some(EntityKind::Person)) {
        return Some(Known { rule: Rule::SameName, ..person.clone() });
    }
    if let Some(name) = entry.listed.as_deref() {
        let given = entry.expand || known.contains(&gazetteer::key(name));
        let name = if given { name } else { &entry.surface };
        return Some(settled(entry, kind.unwrap_or(EntityKind::Organisation), name.to_owned()));
    }
    if !entry.stands() {
        return None;
    }
    let famous = lists.known_person(key).filter(|_| kind.is_none_or(|k| k == EntityKind::Person));
    if let Some(name) = famous {
        let mut person = settled(entry, EntityKind::Person, name.to_owned());
        person.gender = person.gender.or_else(|| lists.given_name(name.split(' ').next().unwrap_or_default()));
        return Some(person);
    }
    // The plain view shows no names; it only asks who may be a source, and a capital is enough for that.
    let source = lists.is_empty().then_some(EntityKind::Organisation);
    Some(settled(entry, kind.or(source)?, entry.surface.clone()))
}

/// Whether a name is written in capitals throughout, as in a headline: another form of it is better.
fn is_shouted(surface: &str) -> bool {
    surface.contains(' ') && !surface.chars().any(char::is_lowercase)
}
