//! The lists of names that come with the model.
//!
//! They hold some thirty thousand names, of which an article uses a few dozen, and the page waits for them. So the text
//! of the lists is kept as it came and only indexed: one number a name, found by the hash of its key. A table of owned
//! keys took six times as long to build and four times the memory; sorted keys in the file would have spared the index,
//! and doubled the file, which then holds each name twice, as it is written and as it is looked up.

use super::{EntityKind, Gender, key, key_word};
use crate::core::text::fold::fold;

/// What a list says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What it names.
    pub kind: EntityKind,
    /// Its canonical name.
    pub name: &'a str,
    /// Whether it goes under that name even where the article only has this form.
    pub expand: bool,
    /// Whether it is as likely to be a word, a given name or a surname.
    pub doubtful: bool,
}

/// What a list is of, by the name of its file.
const CLASSES: [(&str, Class); 13] = [
    ("places", Class::Name { kind: EntityKind::Place, expand: true, doubtful: false }),
    ("territories", Class::Name { kind: EntityKind::Place, expand: true, doubtful: false }),
    ("cities", Class::Name { kind: EntityKind::Place, expand: false, doubtful: false }),
    ("communes", Class::Name { kind: EntityKind::Place, expand: false, doubtful: false }),
    ("doubtful", Class::Name { kind: EntityKind::Place, expand: false, doubtful: true }),
    ("parties", Class::Name { kind: EntityKind::Organisation, expand: true, doubtful: false }),
    ("organisations", Class::Name { kind: EntityKind::Organisation, expand: false, doubtful: false }),
    ("works", Class::Name { kind: EntityKind::Misc, expand: false, doubtful: false }),
    ("men", Class::Given(Gender::Masculine)),
    ("given-men", Class::Given(Gender::Masculine)),
    ("women", Class::Given(Gender::Feminine)),
    ("given-women", Class::Given(Gender::Feminine)),
    ("people", Class::Person),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Name { kind: EntityKind, expand: bool, doubtful: bool },
    Given(Gender),
    Person,
}

/// The lists of names. An empty one knows none: so reads the plain view of an article.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    lists: Vec<(Class, String)>,
    names: Index,
    given: Index,
    people: Index,
    longest: Index,
}

impl Gazetteer {
    /// The lists whose names and entries are `lists`. An entry stands on a line of its own, `form` or `form=name`; lines
    /// that begin with `#` are no entries, and lists of a name that is not known are left aside. Of two entries of one
    /// form the first counts.
    #[must_use]
    pub fn new(lists: Vec<(String, String)>) -> Self {
        let mut indexing = Indexing::new(lists);
        while indexing.unit() {}
        indexing.finish()
    }

    fn enter(&mut self, class: Class, buffer: &mut String, form: &str, position: u32) {
        buffer.clear();
        match class {
            Class::Given(_) => {
                key_word(buffer, form);
                self.given.insert(hash(buffer), position);
            }
            Class::Person => {
                let rest = form.split_once(' ').map_or(form, |(_, rest)| rest);
                self.people.insert(hash(&key(rest)), position);
                self.people.insert(hash(&fold(form.rsplit(' ').next().unwrap_or(form))), position);
            }
            Class::Name { .. } => {
                form.split_whitespace().for_each(|word| key_word(buffer, word));
                self.names.insert(hash(buffer), position);
                let words = 1 + buffer.bytes().filter(|b| matches!(b, b' ' | b'\'' | b'-')).count();
                self.longest.raise(hash(first_word(buffer)), words as u32);
            }
        }
    }

    /// Whether it knows no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The class, form and name of the entry at `position`.
    fn entry(&self, position: u32) -> Option<(Class, &str, &str)> {
        let (class, text) = self.lists.get((position >> LIST_SHIFT) as usize)?;
        let line = text.get((position & OFFSET) as usize..)?.split('\n').next()?;
        let (form, name) = line.split_once('=').unwrap_or((line, line));
        Some((*class, form, name))
    }

    /// What the lists say of `key`, a name folded as by [`key_word`].
    #[must_use]
    pub fn find(&self, key: &str) -> Option<Entry<'_>> {
        self.names.find(hash(key)).filter_map(|p| self.entry(p)).find_map(|(class, form, name)| {
            let Class::Name { kind, expand, doubtful } = class else { return None };
            // An acronym of a body goes by its letters until the article spells it out, save those that all know.
            let acronym = abbreviates(form, name);
            // A surname that all know says more than a place of its form: `Hollande`.
            let doubtful = doubtful || (kind == EntityKind::Place && self.known_person(key).is_some());
            same(&super::key(form), key).then_some(Entry { kind, name, expand: expand || !acronym, doubtful })
        })
    }

    /// The longest listed name that begins with `first`, a word folded, in words; 0 if none does.
    #[must_use]
    pub fn longest_from(&self, first: &str) -> usize {
        self.longest.find(hash(first_word(first))).next().unwrap_or_default() as usize
    }

    /// The gender of a given name, if it is listed. Names of both genders are listed as masculine.
    #[must_use]
    pub fn given_name(&self, word: &str) -> Option<Gender> {
        if self.is_empty() {
            return None;
        }
        let folded = fold(word);
        // A compound given name has the gender of its first part: Jean-Hugues, Marie-Odile.
        self.gender(&folded).or_else(|| folded.split_once('-').and_then(|(first, _)| self.gender(first)))
    }

    fn gender(&self, folded: &str) -> Option<Gender> {
        self.given.find(hash(folded)).filter_map(|p| self.entry(p)).find_map(|(class, form, _)| match class {
            Class::Given(gender) if fold(form) == folded => Some(gender),
            _ => None,
        })
    }

    /// The full name of a person whom `surname`, folded, names alone.
    #[must_use]
    pub fn known_person(&self, surname: &str) -> Option<&str> {
        self.people
            .find(hash(surname))
            .filter_map(|p| self.entry(p))
            .map(|(_, full, _)| full)
            .find(|full| key(full).strip_suffix(surname).is_some_and(|given| given.ends_with(' ')))
    }
}

/// Entries of one unit of work.
const AT_ONCE: usize = 500;

/// Lists that are being indexed.
#[derive(Debug)]
pub struct Indexing {
    lists: Vec<(Class, String)>,
    made: Gazetteer,
    /// The list that is gone through, and how far.
    number: usize,
    at: usize,
    buffer: String,
}

impl Indexing {
    /// As [`Gazetteer::new`], with all work still to do.
    #[must_use]
    pub fn new(lists: Vec<(String, String)>) -> Self {
        let class = |name: &str| CLASSES.iter().find(|c| c.0 == name).map(|c| c.1);
        let lists = lists.into_iter().filter_map(|(name, text)| class(&name).map(|class| (class, text)));
        let mut lists: Vec<(Class, String)> = lists.collect();
        // Lists by hand come first, whatever their order in the file: what they say was judged name by name.
        lists.sort_by_key(|l| CLASSES.iter().position(|c| c.1 == l.0));
        Self { lists, made: Gazetteer::default(), number: 0, at: 0, buffer: String::new() }
    }

    /// Does one unit of work; whether more is left.
    pub fn unit(&mut self) -> bool {
        let Some((class, text)) = self.lists.get(self.number) else { return false };
        for line in text.get(self.at..).unwrap_or_default().split('\n').take(AT_ONCE) {
            let form = line.split('=').next().unwrap_or(line);
            if !form.is_empty() && !form.starts_with('#') {
                self.made.enter(*class, &mut self.buffer, form, position(self.number, self.at));
            }
            self.at += line.len() + 1;
        }
        if self.at > text.len() {
            (self.number, self.at) = (self.number + 1, 0);
        }
        self.number < self.lists.len()
    }

    /// The rest of the work, and the lists.
    #[must_use]
    pub fn finish(mut self) -> Gazetteer {
        while self.unit() {}
        Gazetteer { lists: self.lists, ..self.made }
    }
}

/// Bits of a position that say where in its list an entry stands; those above say which list.
const LIST_SHIFT: u32 = 24;
const OFFSET: u32 = (1 << LIST_SHIFT) - 1;

fn position(list: usize, at: usize) -> u32 {
    (list as u32) << LIST_SHIFT | at as u32 & OFFSET
}

/// Whether `form` is an acronym of `name`, or of a name that is not told: its letters come in order at the head of words,
/// `Otan`, or all are capitals.
fn abbreviates(form: &str, name: &str) -> bool {
    let capitals = form.len() > 1 && form.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '-');
    let mut heads = name.split([' ', '-', '\'', '’']).filter_map(|w| fold(w).chars().next());
    let letters = fold(form).replace('-', "");
    let found = letters.chars().filter(|c| heads.any(|h| h == *c)).count();
    capitals || (name.contains(' ') && !form.contains(' ') && found >= 3 && found * 3 >= letters.len() * 2)
}

/// The first word of a key, as far as a space, a hyphen or its apostrophe.
fn first_word(key: &str) -> &str {
    let end = key.find([' ', '\'', '-']).map_or(key.len(), |i| i + usize::from(key[i..].starts_with('\'')));
    &key[..end]
}

/// Whether two keys differ at most in their hyphens, which the press sets as it likes: `Seine Saint-Denis`, `New-York`.
fn same(a: &str, b: &str) -> bool {
    let spaced = |b: u8| if b == b'-' { b' ' } else { b };
    a.len() == b.len() && a.bytes().zip(b.bytes()).all(|(a, b)| spaced(a) == spaced(b))
}

/// FNV-1a, 32 bits, spread, because its low bits alone choose the slot.
fn hash(key: &str) -> u32 {
    let spaced = key.bytes().map(|b| if b == b'-' { b' ' } else { b });
    let h = spaced.fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    h ^ h >> 15
}

/// Numbers by hash, in open addressing. Who asks compares the words themselves.
#[derive(Clone, Debug, Default)]
struct Index {
    /// Hash and number; a number of `FREE` marks a free slot.
    slots: Vec<(u32, u32)>,
    used: usize,
}

const FREE: u32 = u32::MAX;

impl Index {
    /// The numbers under `hash`, in the order in which they came.
    fn find(&self, hash: u32) -> impl Iterator<Item = u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let from = hash as usize;
        (0..self.slots.len())
            .map(move |i| self.slots[from.wrapping_add(i) & mask])
            .take_while(|slot| slot.1 != FREE)
            .filter(move |slot| slot.0 == hash)
            .map(|slot| slot.1)
    }

    fn insert(&mut self, hash: u32, number: u32) {
        if self.used * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![(0, FREE); (old.len() * 2).max(64)];
            let ends = old.iter().position(|s| s.1 == FREE).unwrap_or_default();
            // From a free slot on, so that numbers under one hash keep their order.
            for &(hash, number) in old[ends..].iter().chain(&old[..ends]).filter(|s| s.1 != FREE) {
                self.place(hash, number);
            }
        }
        self.place(hash, number);
        self.used += 1;
    }

    fn place(&mut self, hash: u32, number: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != FREE {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash, number);
    }

    /// Makes the one number under `hash` at least `number`.
    fn raise(&mut self, hash: u32, number: u32) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get_mut(at).filter(|s| s.1 != FREE) {
            if slot.0 == hash {
                slot.1 = slot.1.max(number);
                return;
            }
            at = (at + 1) & mask;
        }
        self.insert(hash, number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(of: &[(&str, &str)]) -> Gazetteer {
        Gazetteer::new(of.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn names_are_found_folded() {
        let g = lists(&[
            ("cities", "# towns\nAlep\nAulnay-sous-Bois"),
            ("places", "États-Unis\nUSA=États-Unis\nCôte d'Ivoire"),
            ("parties", "AFP=Agence France-Presse"),
            (
                "organisations",
                "UNESCO\nONU=Organisation des Nations unies\nOtan=Organisation du traité de l'Atlantique nord",
            ),
        ]);
        let name = |w: &str| g.find(&key(w)).map(|e| (e.kind.name(), e.name, e.expand));
        assert_eq!(name("Etats-Unis"), Some(("LOC", "États-Unis", true)));
        assert_eq!(name("AFP"), Some(("ORG", "Agence France-Presse", true)));
        assert_eq!(name("ONU"), Some(("ORG", "Organisation des Nations unies", false)));
        assert_eq!(name("Otan").map(|n| n.2), Some(false));
        assert_eq!(name("côte d’Ivoire"), Some(("LOC", "Côte d'Ivoire", true)));
        assert_eq!(name("Aulnay sous-Bois"), Some(("LOC", "Aulnay-sous-Bois", true)));
        assert_eq!(name("# towns"), None);
        assert_eq!((g.longest_from("cote"), g.longest_from("alep"), g.longest_from("alepo")), (3, 1, 0));
    }

    #[test]
    fn given_names_and_people() {
        let g = lists(&[
            ("given-men", "dominique\nvladimir"),
            ("women", "Marie\nÉlodie"),
            ("people", "Marine Le Pen\nJean-Marie Le Pen"),
        ]);
        assert_eq!(g.given_name("Vladimir"), Some(Gender::Masculine));
        assert_eq!(g.given_name("elodie"), Some(Gender::Feminine));
        assert_eq!(g.given_name("Marie-Odile"), Some(Gender::Feminine));
        assert_eq!(g.known_person("le pen"), Some("Marine Le Pen"));
        assert_eq!((g.known_person("pen"), g.known_person("en")), (Some("Marine Le Pen"), None));
    }

    #[test]
    fn a_list_by_hand_is_asked_before_a_made_one() {
        let g = lists(&[("doubtful", "Tours"), ("cities", "Tours"), ("places", "Tours"), ("unheard-of", "Tours")]);
        assert_eq!(g.find("tours").map(|e| (e.expand, e.doubtful)), Some((true, false)));
        assert!(Gazetteer::default().find("tours").is_none() && Gazetteer::default().longest_from("tours") == 0);
    }

    #[test]
    fn every_one_of_many_names_is_found() {
        let names: Vec<String> = (0..5000).map(|i| format!("Ville{i} sur Mer")).collect();
        let g = lists(&[("cities", &names.join("\n"))]);
        assert!(names.iter().all(|n| g.find(&key(n)).is_some_and(|e| e.name == n)));
        assert!((5000..9000).all(|i| g.find(&format!("ville{i} sur mer")).is_none()));
    }
}
