//! What the words around and inside a name say about what it names, as votes.
//!
//! The weights are judgements, tuned by reading: a civility or a listed name settles the matter, a preposition
//! inclines it, capitals alone barely speak. Votes for the same name add up over the document.

use super::EntityKind;
use super::gazetteer::{self, Entry, Gender, noun};
use super::grammar::Phenomenon;
use super::lexicon::DET;
use super::listing::listed;
use super::names::Name;
use super::neighbours;
use super::rule::Rule;
use super::token::{Class, Shape};
use super::view::View;
use std::ops::RangeInclusive;

/// Votes for the kinds of a name, and what is known of a person's gender.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence {
    /// Votes for person, place, organisation, miscellany.
    pub votes: [u16; 4],
    /// Votes for masculine and feminine.
    pub gender: [u16; 2],
    /// The rule behind the strongest vote.
    pub rule: Option<Rule>,
    strongest: u16,
    /// Most votes that the tagger gave at once.
    learned: u16,
}

/// Votes of a list for a name that may as well be something else: less than a role or a given name, more than capitals.
const DOUBTFUL: u16 = 3;

/// Votes that a civility gives for a gender.
pub const CIVILITY: u16 = 6;

/// Votes of the tagger as a reason: more than those of a capital, fewer than those of any sign in the text.
const TOLD: u16 = 3;

const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation, EntityKind::Misc];

impl Evidence {
    /// Adds `weight` votes for `kind`, by `rule`.
    pub fn vote(&mut self, kind: EntityKind, weight: u16, rule: Rule) {
        if let Some(i) = KINDS.iter().position(|k| *k == kind) {
            self.votes[i] = self.votes[i].saturating_add(weight);
        }
        // A reader learns more from a sign in the text than from the tagger's word.
        let told = if rule == Rule::Learned { weight.min(TOLD) } else { weight };
        if rule == Rule::Learned {
            self.learned = self.learned.max(weight);
        }
        if told > self.strongest {
            (self.strongest, self.rule) = (told, Some(rule));
        }
    }

    /// Adds `weight` votes for `gender`.
    pub fn gender(&mut self, gender: Gender, weight: u16) {
        self.gender[gender as usize] = self.gender[gender as usize].saturating_add(weight);
    }

    /// Adds the votes of `other`.
    pub fn add(&mut self, other: &Self) {
        for (a, b) in self.votes.iter_mut().zip(other.votes) {
            *a = a.saturating_add(b);
        }
        for (a, b) in self.gender.iter_mut().zip(other.gender) {
            *a = a.saturating_add(b);
        }
        self.learned = self.learned.max(other.learned);
        if other.strongest > self.strongest {
            (self.strongest, self.rule) = (other.strongest, other.rule);
        }
    }

    /// Why the kind with most votes has them: the rule behind the strongest vote, or [`Rule::Disputed`] where another kind
    /// has more than half as many, or the tagger alone voted and gave the name less than three chances in four.
    #[must_use]
    pub fn reason(&self) -> Option<Rule> {
        let best = self.votes.iter().max().copied().unwrap_or_default();
        let close = self.votes.iter().filter(|v| u32::from(**v) * 2 > u32::from(best)).count() > 1;
        let faint = self.rule == Some(Rule::Learned) && self.learned < 6;
        if close || faint { Some(Rule::Disputed) } else { self.rule }
    }

    /// The kind with most votes; a person wins a tie with an organisation.
    #[must_use]
    pub fn kind(&self) -> Option<EntityKind> {
        let best = (0..4).max_by_key(|&i| (self.votes[i], 4 - i))?;
        (self.votes[best] > 0).then(|| KINDS[best])
    }

    /// The gender that a civility gives.
    #[must_use]
    pub fn certain_gender(&self) -> Option<Gender> {
        self.likely_gender().filter(|g| self.gender[*g as usize] >= CIVILITY)
    }

    /// The gender with more votes.
    #[must_use]
    pub fn likely_gender(&self) -> Option<Gender> {
        match self.gender[0].cmp(&self.gender[1]) {
            std::cmp::Ordering::Greater => Some(Gender::Masculine),
            std::cmp::Ordering::Less => Some(Gender::Feminine),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// The evidence for the name whose words are `tokens` of `range` and whose key is `key`. `before` is the name before it in
/// the block.
#[must_use]
pub fn evidence(
    tokens: &View<'_>,
    range: RangeInclusive<usize>,
    key: &str,
    listed: Option<Entry<'_>>,
    before: Option<&Name>,
) -> Evidence {
    let (first, last) = (*range.start(), *range.end());
    let mut e = Evidence::default();
    if let Some(entry) = listed {
        e.vote(entry.kind, 9, Rule::Listed);
    } else if let Some(entry) = doubtful(tokens, first, key) {
        e.vote(entry.kind, DOUBTFUL, Rule::Listed);
    } else if first == last && tokens.is_capital(first) && tokens.gazetteer.known_person(key).is_some() {
        e.vote(EntityKind::Person, DOUBTFUL, Rule::Listed);
    }
    inside(&mut e, tokens, first, last);
    neighbours::left(&mut e, tokens, first, last, before);
    neighbours::right(&mut e, tokens, first, last);
    let list = tokens.on(Phenomenon::NamesInList);
    if let Some(before) = before.filter(|b| list && b.last + 2 == first && joins(tokens, first - 1)) {
        for (i, kind) in KINDS.into_iter().enumerate() {
            if before.evidence.kind() == Some(kind) && before.evidence.votes[i] > 1 {
                e.vote(kind, 2, Rule::Capitals);
            }
        }
    }
    e
}

/// Whether token `i` stands between members of a list.
fn joins(tokens: &View<'_>, i: usize) -> bool {
    tokens.class(i) == Class::Comma || matches!(tokens.low(i), "et" | "ou")
}

fn inside(e: &mut Evidence, tokens: &View<'_>, first: usize, last: usize) {
    let head = tokens.low(first);
    let words = last - first + 1;
    let bits = tokens.nouns(first);
    if words > 1 && super::events::begins(tokens, first) {
        e.vote(EntityKind::Misc, 9, Rule::AffairContext);
    } else if !tokens.is_capital(first) || words > 1 {
        let address = tokens.class(first) == Class::Number && tokens.nouns(first + 1) & noun::FACILITY != 0;
        if bits & noun::FACILITY != 0 || address || (words > 2 && bits & noun::PLACE != 0) {
            e.vote(EntityKind::Place, 8, Rule::PlaceContext);
        } else if bits & noun::AFFAIR != 0 {
            e.vote(EntityKind::Misc, 8, Rule::AffairContext);
        } else if (bits & noun::INSTITUTION != 0 || bits & noun::HEAD != 0)
            && tokens.gazetteer.given_name(head).is_none()
        {
            e.vote(EntityKind::Organisation, 8, Rule::OrganisationContext);
        }
    }
    // `SOS Media Norland` begins with an acronym, though there are people called Sos.
    let acronym = tokens.get(first).is_some_and(|t| t.shape == Shape::Upper) && head.len() <= 3;
    let capitals = (first..=last).all(|i| tokens.get(i).is_none_or(|t| t.shape != Shape::Capital));
    let given = tokens.gazetteer.given_name(head).filter(|_| !acronym || capitals);
    if words >= 2 && tokens.is_capital(first) {
        let by_head = super::heads::kind(tokens, first, last, given.is_some());
        if let Some((kind, weight)) = by_head {
            e.vote(kind, weight, Rule::NameForm);
        }
        match given {
            Some(_) if tokens.on(Phenomenon::GivenName) => e.vote(EntityKind::Person, 6, Rule::GivenName),
            _ if tokens.flags(first) & super::lexicon::BEFORE_NOUN != 0 => e.vote(EntityKind::Place, 1, Rule::Capitals),
            _ if by_head.is_some() => {}
            _ if unlike_person(tokens, first, last) => e.vote(EntityKind::Organisation, 2, Rule::NameForm),
            _ if branch(tokens, last) => e.vote(EntityKind::Organisation, 4, Rule::OrganisationContext),
            _ => e.vote(EntityKind::Person, 2, Rule::Capitals),
        }
    } else if given.is_some() {
        e.vote(EntityKind::Person, 1, Rule::GivenName);
    }
    if let Some(gender) = given {
        e.gender(gender, 3);
    }
    let Some(token) = tokens.get(first) else { return };
    let road = (2..=4).contains(&head.len())
        && head.starts_with(['a', 'n', 'd'])
        && head[1..].bytes().all(|b| b.is_ascii_digit());
    let route = words == 2 && matches!(head, "rn" | "rd" | "a" | "n" | "d") && tokens.class(last) == Class::Number;
    if (route || (words == 1 && road)) && tokens.on(Phenomenon::RoadNumber) {
        e.vote(EntityKind::Place, 6, Rule::PlaceContext);
    } else if words == 1 && token.shape == Shape::Upper && tokens.on(Phenomenon::AcronymForm) {
        e.vote(EntityKind::Organisation, 3, Rule::OrganisationContext);
    }
    if words == 1 && (inner_capital(tokens, first) || joined_bodies(tokens, head)) {
        e.vote(EntityKind::Organisation, 4, Rule::NameForm);
    }
    if words == 1 && place_form(head) && tokens.on(Phenomenon::TownForm) {
        e.vote(EntityKind::Place, 4, Rule::PlaceContext);
    }
}

/// Whether a name of several words is not made as a person's is: it begins with an article or a listed name, or holds an
/// acronym. `Les Restaurateurs Unis`, `France Stratégie`, `Windows XP`.
fn unlike_person(tokens: &View<'_>, first: usize, last: usize) -> bool {
    let acronym = |i: usize| tokens.get(i).is_some_and(|t| t.shape == Shape::Upper);
    let shouted = (first..=last).all(acronym);
    let article = match tokens.low(first) {
        "les" | "the" => true,
        "le" | "la" | "l'" => last > first + 1,
        _ => false,
    };
    article || (!shouted && (first..=last).any(acronym)) || listed(tokens, first, first + 1).is_some()
}

/// The doubtful entry of the lists for the name that begins at `first`. A surname that all know is left to the document.
fn doubtful<'a>(tokens: &View<'a>, first: usize, key: &str) -> Option<Entry<'a>> {
    let entry = tokens.gazetteer.find(key).filter(|entry| entry.doubtful && bare(tokens, first))?;
    tokens.gazetteer.known_person(key).is_none().then_some(entry)
}

/// Whether no article stands before token `i`: towns have none, and words that are also towns mostly do.
fn bare(tokens: &View<'_>, i: usize) -> bool {
    i.checked_sub(1).is_none_or(|p| tokens.flags(p) & DET == 0 || matches!(tokens.low(p), "au" | "aux" | "du"))
}

/// Whether a name of several words ends with a country, as a branch of a company does: `Havas France`.
fn branch(tokens: &View<'_>, last: usize) -> bool {
    tokens.gazetteer.find(&gazetteer::key(tokens.low(last))).is_some_and(|l| l.kind == EntityKind::Place && !l.doubtful)
}

/// Whether a word is written as marks are: `EgyptAir`, `LaREM`. `MacArthur` and `DiCaprio` are people.
fn inner_capital(tokens: &View<'_>, i: usize) -> bool {
    let low = tokens.low(i);
    let person = ["mac", "mc", "di", "de", "du", "la", "le", "van", "fitz", "o'", "d'", "al-", "el-", "ben-"];
    let inner = tokens.get(i).is_some_and(|t| t.inner);
    inner && (low.ends_with("rem") || !person.iter().any(|p| low.starts_with(p)))
}

/// Whether a hyphen joins bodies of the lists: `Siemens-Gamesa`.
fn joined_bodies(tokens: &View<'_>, word: &str) -> bool {
    let body =
        |part: &str| tokens.gazetteer.find(&gazetteer::key(part)).is_some_and(|l| l.kind == EntityKind::Organisation);
    word.contains('-') && word.split('-').any(body)
}

/// Whether a word has the form of a French town: `Fos-sur-Mer`, `Saint-Franc`, `Val-des-Prés`.
fn place_form(word: &str) -> bool {
    const INNER: [&str; 14] = [
        "-sur-", "-en-", "-lès-", "-les-", "-sous-", "-le-", "-la-", "-du-", "-de-", "-des-", "-d'", "-aux-", "-au-",
        "-près-",
    ];
    INNER.iter().any(|i| word.contains(i)) || word.starts_with("saint-") || word.starts_with("sainte-")
}
