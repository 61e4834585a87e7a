//! What the words around and inside a name say about what it names, as votes.
//!
//! The weights are judgements, tuned by reading: a civility or a listed name settles the matter, a preposition
//! inclines it, capitals alone barely speak. Votes for the same name add up over the document.

use super::EntityKind;
use super::demonyms::is_demonym;
use super::gazetteer::{self, Entry, Gender, noun};
use super::grammar::Phenomenon;
use super::lexicon::{DET, OF};
use super::names::Name;
use super::rule::Rule;
use super::token::{Class, Shape};
use super::view::View;

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
}

/// Votes that a civility gives for a gender.
const CIVILITY: u16 = 6;

const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation, EntityKind::Misc];

impl Evidence {
    /// Adds `weight` votes for `kind`, given by `rule`.
    pub fn vote(&mut self, kind: EntityKind, weight: u16, rule: Rule) {
        if let Some(i) = KINDS.iter().position(|k| *k == kind) {
            self.votes[i] = self.votes[i].saturating_add(weight);
        }
        if weight > self.strongest {
            (self.strongest, self.rule) = (weight, Some(rule));
        }
    }

    fn gender(&mut self, gender: Gender, weight: u16) {
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
        if other.strongest > self.strongest {
            (self.strongest, self.rule) = (other.strongest, other.rule);
        }
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

/// The evidence for the name from token `first` to `last`. `before` is the name before it in the block.
#[must_use]
pub fn evidence(
    tokens: &View<'_>,
    first: usize,
    last: usize,
    listed: Option<Entry<'_>>,
    before: Option<&Name>,
) -> Evidence {
    let mut e = Evidence::default();
    if let Some(entry) = listed {
        e.vote(entry.kind, 9, Rule::Listed);
    }
    inside(&mut e, tokens, first, last);
    left(&mut e, tokens, first, last, before);
    right(&mut e, tokens, first, last);
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
        if bits & noun::FACILITY != 0 {
            e.vote(EntityKind::Place, 8, Rule::PlaceContext);
        } else if bits & noun::AFFAIR != 0 {
            e.vote(EntityKind::Misc, 8, Rule::AffairContext);
        } else if (bits & noun::INSTITUTION != 0 || bits & noun::HEAD != 0)
            && tokens.gazetteer.given_name(head).is_none()
        {
            e.vote(EntityKind::Organisation, 8, Rule::OrganisationContext);
        }
    }
    let given = tokens.gazetteer.given_name(head);
    if words >= 2 && tokens.is_capital(first) {
        match given {
            Some(_) if tokens.on(Phenomenon::GivenName) => e.vote(EntityKind::Person, 6, Rule::GivenName),
            _ if tokens.flags(first) & super::lexicon::BEFORE_NOUN != 0 => e.vote(EntityKind::Place, 1, Rule::Capitals),
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
    if words == 1 && road && tokens.on(Phenomenon::RoadNumber) {
        e.vote(EntityKind::Place, 6, Rule::PlaceContext);
    } else if words == 1 && token.shape == Shape::Upper && tokens.on(Phenomenon::AcronymForm) {
        e.vote(EntityKind::Organisation, 3, Rule::OrganisationContext);
    }
    if words == 1 && place_form(head) && tokens.on(Phenomenon::TownForm) {
        e.vote(EntityKind::Place, 4, Rule::PlaceContext);
    }
}

/// Whether a name of several words ends with a country, as a branch of a company does: `Havas France`.
fn branch(tokens: &View<'_>, last: usize) -> bool {
    tokens.gazetteer.find(&gazetteer::key(tokens.low(last))).is_some_and(|l| l.kind == EntityKind::Place)
}

/// Whether a word has the form of a French town: `Fos-sur-Mer`, `Saint-Franc`, `Val-des-Prés`.
fn place_form(word: &str) -> bool {
    const INNER: [&str; 14] = [
        "-sur-", "-en-", "-lès-", "-les-", "-sous-", "-le-", "-la-", "-du-", "-de-", "-des-", "-d'", "-aux-", "-au-",
        "-près-",
    ];
    INNER.iter().any(|i| word.contains(i)) || word.starts_with("saint-") || word.starts_with("sainte-")
}

fn left(e: &mut Evidence, tokens: &View<'_>, first: usize, last: usize, before: Option<&Name>) {
    let Some(mut p) = first.checked_sub(1) else { return };
    if matches!(tokens.class(p), Class::Open(_) | Class::Straight) && p > 0 {
        p -= 1;
    }
    let low = tokens.low(p);
    let bits = tokens.nouns(p);
    let upper = tokens.get(first).is_some_and(|t| t.shape == Shape::Upper);
    role(e, tokens, p, bits);
    if bits & noun::ORGANISATION != 0 && tokens.on(Phenomenon::OrganisationNoun) {
        e.vote(EntityKind::Organisation, 6, Rule::OrganisationContext);
    } else if bits & noun::ADJECTIVE != 0 || is_demonym(low) {
        before_adjective(e, tokens, p);
    }
    if tokens.class(first - 1) == Class::Bracket {
        let within = before.is_some_and(|b| b.last + 2 == first && b.evidence.kind() == Some(EntityKind::Place));
        if within {
            e.vote(EntityKind::Place, 3, Rule::PlaceContext);
        }
    }
    match low {
        "à" if tokens.on(Phenomenon::PlacePreposition) => {
            e.vote(EntityKind::Place, if upper { 1 } else { 4 }, Rule::PlaceContext)
        }
        "en" => e.vote(EntityKind::Place, 2, Rule::PlaceContext),
        "au" | "aux" if last == first => e.vote(EntityKind::Place, 2, Rule::PlaceContext),
        _ => {}
    }
    if tokens.flags(p) & OF != 0 {
        of_place(e, tokens, p);
        if e.votes == [0; 4] && !upper && last == first && matches!(low, "de" | "d'") {
            e.vote(EntityKind::Place, 1, Rule::Capitals);
        }
    }
    if tokens.flags(p) & DET != 0 {
        let given = e.votes[0] >= 6;
        if !given && !matches!(low, "au" | "aux") {
            e.votes[0] = e.votes[0].saturating_sub(3);
        }
        if matches!(tokens.low(p.wrapping_sub(1)), "dans" | "à" | "vers") && last == first {
            e.vote(EntityKind::Place, 2, Rule::PlaceContext);
        }
    }
}

/// A civility or role right before the name.
fn role(e: &mut Evidence, tokens: &View<'_>, p: usize, bits: u32) {
    if bits & (noun::SIR | noun::MADAM) != 0 && tokens.on(Phenomenon::CivilityEvidence) {
        e.vote(EntityKind::Person, 8, Rule::Role);
        e.gender(if bits & noun::SIR != 0 { Gender::Masculine } else { Gender::Feminine }, CIVILITY);
    } else if bits & (noun::HE | noun::SHE) != 0
        && bits & noun::ORGANISATION == 0
        && tokens.on(Phenomenon::RoleEvidence)
    {
        e.vote(EntityKind::Person, 5, Rule::Role);
        role_gender(e, tokens, p, bits);
    }
}

/// A role gives a gender by its own, or by its article: `la ministre`, `le juge`.
fn role_gender(e: &mut Evidence, tokens: &View<'_>, p: usize, bits: u32) {
    let article = p.checked_sub(1).map_or("", |a| tokens.low(a));
    match (bits & noun::HE != 0, bits & noun::SHE != 0, article) {
        (true, false, _) | (true, true, "le" | "un" | "du" | "au") => e.gender(Gender::Masculine, 2),
        (false, true, _) | (true, true, "la" | "une") => e.gender(Gender::Feminine, 2),
        _ => {}
    }
}

/// An adjective before the name: the noun before it counts. `président russe X`, `chaîne publique Y`.
fn before_adjective(e: &mut Evidence, tokens: &View<'_>, p: usize) {
    let noun_at = p.saturating_sub(1);
    let bits = tokens.nouns(noun_at);
    if bits & (noun::HE | noun::SHE) != 0 {
        e.vote(EntityKind::Person, 5, Rule::Role);
        role_gender(e, tokens, noun_at, bits);
    } else if bits & noun::ORGANISATION != 0 {
        e.vote(EntityKind::Organisation, 5, Rule::OrganisationContext);
    } else if is_demonym(tokens.low(p)) && tokens.is_capital(p) {
        e.vote(EntityKind::Person, 5, Rule::Role);
    }
}

/// `ville de X`, `ville syrienne d'X`, `maire de X`.
fn of_place(e: &mut Evidence, tokens: &View<'_>, p: usize) {
    for back in 1..=2 {
        let word = p.checked_sub(back).map_or("", |i| tokens.low(i));
        let bits = p.checked_sub(back).map_or(0, |i| tokens.nouns(i));
        if bits & noun::PLACE != 0 && tokens.on(Phenomenon::PlaceNoun) {
            return e.vote(EntityKind::Place, 6, Rule::PlaceContext);
        }
        if matches!(
            word,
            "maire"
                | "habitants"
                | "originaire"
                | "originaires"
                | "près"
                | "préfet"
                | "sous-préfet"
                | "nord"
                | "sud"
                | "est"
                | "ouest"
                | "centre"
                | "procureur"
                | "procureure"
                | "évêque"
                | "archevêque"
                | "crs"
                | "banlieue"
                | "bataille"
                | "siège"
        ) {
            return e.vote(EntityKind::Place, 4, Rule::PlaceContext);
        }
        if bits & noun::ADJECTIVE == 0 && !is_demonym(word) {
            return;
        }
    }
}

fn right(e: &mut Evidence, tokens: &View<'_>, first: usize, last: usize) {
    let capital = tokens.is_capital(first);
    if tokens.class(last + 1) == Class::Comma && capital {
        let at = last + 2;
        let next = if tokens.flags(at) & DET != 0 { at + 1 } else { at };
        let bits = tokens.nouns(next);
        let role = bits & (noun::HE | noun::SHE) != 0 && tokens.on(Phenomenon::RoleAfterName);
        if role && e.votes[1] < 5 && e.votes[2] < 5 {
            e.vote(EntityKind::Person, 4, Rule::Role);
            if bits & noun::SHE == 0 || bits & noun::HE == 0 {
                e.gender(if bits & noun::HE != 0 { Gender::Masculine } else { Gender::Feminine }, 2);
            }
        }
        if tokens.class(next) == Class::Number && tokens.low(next + 1) == "ans" && tokens.on(Phenomenon::AgeAfterName) {
            e.vote(EntityKind::Person, 4, Rule::Role);
        }
    }
    if tokens.get(last + 1).is_some_and(|t| t.verb.is_some()) || tokens.low(last + 1) == "a" {
        let single = first == last && e.votes == [0; 4];
        if single && first.checked_sub(1).is_none_or(|p| tokens.flags(p) & DET == 0) {
            e.vote(EntityKind::Person, 2, Rule::Capitals);
        }
    }
}
