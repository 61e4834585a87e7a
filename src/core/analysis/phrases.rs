//! Noun phrases: who could be the subject of a verb, or the source after `selon`.
//!
//! There is no parser. A phrase begins with a determiner, a name or a pronoun, and goes on over nouns, adjectives and
//! `de` with its complement until something that cannot be part of it. A name in apposition (`le porte-parole du
//! ministère, François Rivasseau`) takes the place of its phrase.

use super::EntityKind;
use super::appositions;
use super::demonyms::is_demonym;
use super::entities::Mention;
use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, BEFORE_NOUN, CLITIC, COORD, DET, OF, PREP, SUBJECT, SUBORD, VERB};
use super::nouns::{begins_participle, is_body, is_someone, is_time_noun, opposes};
use super::token::Class;

/// What a phrase refers by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A name: index of the mention in its block.
    Name(usize),
    /// A pronoun.
    Pronoun,
    /// A description; unit of its head noun.
    Description(usize),
    /// A name in marks of its own: `selon « Quotidien »`; unit of the quotation.
    Marked(usize),
}

/// A noun phrase, by units of its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// First unit of what is shown as the mention.
    pub first: usize,
    /// Last unit of it.
    pub last: usize,
    /// First unit of all that was read.
    pub begin: usize,
    /// Last unit of all that was read, apposition included.
    pub end: usize,
    /// How it refers.
    pub reference: Reference,
    /// Whether a preposition governs it, so that it is no subject.
    pub oblique: bool,
}

impl Phrase {
    /// The phrase read from unit `begin` on, of which the units `shown` (first, last) are the mention.
    fn new(begin: usize, shown: (usize, usize), reference: Reference) -> Self {
        Self { first: shown.0, last: shown.1, begin, end: shown.1, reference, oblique: false }
    }

    /// The pronoun at unit `u`.
    #[must_use]
    pub fn pronoun(u: usize) -> Self {
        Self::new(u, (u, u), Reference::Pronoun)
    }

    /// The description from unit `u`, its head, to unit `last`.
    #[must_use]
    pub fn described(u: usize, last: usize) -> Self {
        Self::new(u, (u, last), Reference::Description(u))
    }

    /// The name in marks at unit `u`.
    #[must_use]
    pub fn marked(u: usize) -> Self {
        Self::new(u, (u, u), Reference::Marked(u))
    }
}

/// The mentions of a block, to be asked by token.
#[derive(Clone, Copy)]
pub struct Mentions<'a>(pub &'a [Mention]);

impl<'a> Mentions<'a> {
    /// The mention that begins at token `i`, dates apart, with its index.
    #[must_use]
    pub fn at(self, i: usize) -> Option<(usize, &'a Mention)> {
        let index = self.0.binary_search_by_key(&i, |m| m.first).ok()?;
        self.0.get(index).filter(|m| m.kind != EntityKind::Date).map(|m| (index, m))
    }

    /// The mention or date that holds token `i`.
    #[must_use]
    pub fn holding(self, i: usize) -> Option<&'a Mention> {
        let index = self.0.partition_point(|m| m.first <= i).checked_sub(1)?;
        self.0.get(index).filter(|m| m.last >= i)
    }
}

/// The longest phrase that is read, in units.
const LONGEST: usize = 24;

/// The phrase that begins at unit `u`; it ends before unit `limit`.
#[must_use]
pub fn phrase(s: &Sentence<'_>, mentions: Mentions<'_>, u: usize, limit: usize) -> Option<Phrase> {
    let token = s.token(u)?;
    if is_pronoun(s, u) {
        return Some(Phrase::pronoun(u));
    }
    if is_demonstrative(s, u) {
        return Some(Phrase::new(u, (u, u + 1), Reference::Pronoun));
    }
    let at = skip_civility(s, u);
    if let Some((index, mention)) = s.token(at).and_then(|i| mentions.at(i)) {
        let last = at + (mention.last - mention.first);
        if at > u || mention.kind == EntityKind::Person || !followed_by_name(s, mentions, last) {
            return (last < limit).then(|| Phrase::new(at, (at, last), Reference::Name(index)));
        }
    }
    let opens = u == 0 || !s.is_word(u - 1) || s.is(u - 1, SUBORD | COORD | PREP | ADVERB | OF);
    let bare_plural = s.on(Phenomenon::BarePlural)
        && opens
        && (u == 0 || s.low(u).ends_with('s'))
        && s.tokens.flags(token) & (OF | DET) == 0
        && s.nouns(u) & (noun::THEY | noun::HE | noun::SHE) != 0;
    if s.is(u, DET) || bare_plural || s.is(u, BEFORE_NOUN) {
        return description(s, mentions, u, limit);
    }
    counted(s, mentions, u, limit)
}

/// People counted in figures: `113 élus`, `54 % des Français`.
fn counted(s: &Sentence<'_>, mentions: Mentions<'_>, u: usize, limit: usize) -> Option<Phrase> {
    if s.class(u) != Class::Number || !s.on(Phenomenon::PeopleInFigures) {
        return None;
    }
    let share = s.low(u + 1) == "%" && s.low(u + 2) == "des";
    let noun = if share { u + 3 } else { u + 1 };
    let people = s.low(noun).ends_with('s') && s.nouns(noun) & (noun::HE | noun::SHE) != 0 || is_demonym(s.low(noun));
    let found = description(s, mentions, noun - 1, limit).filter(|_| people)?;
    Some(Phrase { first: u, begin: u, ..found })
}

/// Whether a name is only the head of a description that goes on with a person's name: `Elysée spokesman X` does not
/// occur in French, but `Gilet jaune X` does.
fn followed_by_name(s: &Sentence<'_>, mentions: Mentions<'_>, last: usize) -> bool {
    s.token(last + 1).and_then(|i| mentions.at(i)).is_some_and(|(_, m)| m.kind == EntityKind::Person)
}

fn skip_civility(s: &Sentence<'_>, u: usize) -> usize {
    let civil = |u: usize| s.nouns(u) & (noun::SIR | noun::MADAM) != 0 && (s.is_capital(u) || s.low(u) == "maître");
    if civil(u) && s.on(Phenomenon::NameAfterCivility) { u + 1 } else { u }
}

/// Whether unit `u` is a pronoun that stands for someone.
#[must_use]
pub fn is_pronoun(s: &Sentence<'_>, u: usize) -> bool {
    matches!(
        s.low(u),
        "il" | "elle"
            | "ils"
            | "elles"
            | "on"
            | "lui"
            | "eux"
            | "celui-ci"
            | "celle-ci"
            | "ceux-ci"
            | "celles-ci"
            | "je"
            | "nous"
    )
}

/// Whether `ce dernier`, `cette dernière`, `l'intéressé` begin at unit `u`, which stand for someone as a pronoun does;
/// before a noun (`cette dernière mesure`) they don't.
fn is_demonstrative(s: &Sentence<'_>, u: usize) -> bool {
    let pair = match s.low(u) {
        "ce" | "cette" | "ces" => matches!(s.low(u + 1), "dernier" | "dernière" | "derniers" | "dernières"),
        "l'" | "les" => matches!(s.low(u + 1), "intéressé" | "intéressée" | "intéressés" | "intéressées"),
        _ => false,
    };
    let verb = || s.token(u + 2).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some());
    let other = AUX | CLITIC | ADVERB | PREP | VERB | SUBORD | COORD | OF;
    pair && (!s.is_word(u + 2) || s.is(u + 2, other) || verb() || s.low(u + 2).ends_with("ant"))
}

/// A phrase that begins with a determiner.
fn description(s: &Sentence<'_>, mentions: Mentions<'_>, u: usize, limit: usize) -> Option<Phrase> {
    let mut head = None;
    let mut last = u;
    let limit = limit.min(u + LONGEST).min(s.len());
    let mut w = opening(s, u, limit);
    while w < limit {
        let Some(token) = s.token(w) else { break };
        if mentions.holding(token).is_some_and(|m| m.kind == EntityKind::Date) {
            break;
        }
        if let Some((index, mention)) = mentions.at(token) {
            let end = w + (mention.last - mention.first);
            if end >= limit {
                break;
            }
            // `à la presse locale Léa Roy`: the body that listens is no role of the name after it.
            let listens = s.low_before(u) == "à" && head.is_some_and(|h| is_body(s, h));
            if listens && mention.kind == EntityKind::Person && !governed(s, w) {
                break;
            }
            let named = match mention.kind {
                _ if head.is_none() => w == u + 1,
                EntityKind::Person => !governed(s, w) && bears_name(s, head, w) && s.on(Phenomenon::NameAfterRole),
                EntityKind::Organisation => !governed(s, w) && names_the_head(s, head) && !opposes(s.low(w)),
                _ => false,
            };
            if named {
                return Some(Phrase::new(u, (w, end), Reference::Name(index)));
            }
            head = head.or(Some(w));
            last = end;
            w = end + 1;
            continue;
        }
        if s.is(w, OF) && w + 1 < limit && last + 1 == w && head.is_some() {
            w += 1;
            continue;
        }
        let after_of = w > 0 && s.is(w - 1, OF) && head.is_some();
        if after_of
            && matches!(s.low(w), "la" | "le" | "les" | "l'" | "cette" | "ce" | "son" | "sa" | "ses" | "leur" | "leurs")
        {
            w += 1;
            continue;
        }
        let joins = s.low(w) == "et" && s.is(w + 1, OF) && head.is_some();
        if joins {
            w += 2;
            continue;
        }
        if !continues(s, w, head.is_some()) {
            break;
        }
        let counts = |w: usize| s.nouns(w) & noun::QUANTITY != 0 && s.on(Phenomenon::CountedPeople);
        let quantity = s.is(w + 1, OF) && counts(w);
        if head.is_none_or(counts) && !s.is(w, BEFORE_NOUN) {
            head = Some(w);
        }
        last = w;
        w += if quantity { 2 } else { 1 };
    }
    let head = head?;
    apposition(s, mentions, u, head, last, limit).or(Some(Phrase::new(u, (u, last), Reference::Description(head))))
}

/// Where the noun of the phrase at `u` may stand: after its determiners, or after `un de`, `l'une des`.
fn opening(s: &Sentence<'_>, u: usize, limit: usize) -> usize {
    let one = u + usize::from(s.low(u) == "l'");
    if matches!(s.low(one), "un" | "une" | "deux" | "plusieurs" | "certains" | "certaines") && s.is(one + 1, OF) {
        let noun = one + 2 + usize::from(s.is(one + 2, DET));
        return if noun < limit { noun } else { u + 1 };
    }
    if !s.is(u, DET) {
        return u;
    }
    if s.is(u + 1, DET) && u + 2 < limit { u + 2 } else { u + 1 }
}

/// Whether the name at `w` is that of the head: a role may have a complement before its name (`la ministre de la Santé
/// X`); `le cabinet X` and `le programme du candidat X` name another.
fn bears_name(s: &Sentence<'_>, head: Option<usize>, w: usize) -> bool {
    let Some(head) = head else { return false };
    let bits = s.nouns(head);
    let role = bits & (noun::HE | noun::SHE) != 0 || (is_demonym(s.low(head)) && s.is_capital(head));
    role || (bits & noun::THEY == 0 && (head + 1..w).all(|x| !s.is(x, OF)))
}

/// Whether the head noun says what the name beside it is: `le journal Le Monde`, `l'agence Anatolie`.
fn names_the_head(s: &Sentence<'_>, head: Option<usize>) -> bool {
    head.is_some_and(|h| s.nouns(h) & (noun::ORGANISATION | noun::HEAD) != 0)
}

/// Whether `de` or another preposition governs the name at `w`.
#[must_use]
pub fn governed(s: &Sentence<'_>, w: usize) -> bool {
    (1..=3).filter_map(|back| w.checked_sub(back)).find(|&p| !s.is(p, DET) || s.is(p, OF)).is_some_and(|p| {
        s.is(p, OF | PREP) || s.nouns(p) & (noun::SIR | noun::MADAM) != 0 && p > 0 && s.is(p - 1, OF | PREP)
    })
}

/// Whether the word at `w` can be part of a phrase.
fn continues(s: &Sentence<'_>, w: usize, headed: bool) -> bool {
    if !s.is_word(w) {
        return false;
    }
    let stops = PREP | COORD | SUBORD | SUBJECT | VERB | AUX | OF | DET | CLITIC;
    if s.is(w, stops) && (headed || !s.is(w, BEFORE_NOUN)) {
        return false;
    }
    if headed && s.is(w, ADVERB) && !s.is(w, BEFORE_NOUN) {
        return false;
    }
    let Some(token) = s.token(w).and_then(|i| s.tokens.get(i)) else { return false };
    let verb = token.verb.is_some_and(|v| {
        v.form & (super::conjugate::SINGULAR | super::conjugate::PLURAL | super::conjugate::PRESENT) != 0
    });
    let other_verb = verb && headed && s.nouns(w) & noun::ANY == 0;
    // `le maire juge que`: after a noun for someone, what may be a verb is one where its object follows.
    let someone = w > 0 && s.nouns(w - 1) & (noun::HE | noun::SHE) != 0;
    let object = s.is(w + 1, super::lexicon::THAT) || s.quote(w + 1).is_some();
    let judges = verb && headed && someone && object && s.nouns(w) & noun::HOMOGRAPH != 0;
    let participle = headed && begins_participle(s, w);
    !(other_verb || judges || participle || super::dates_word(s.low(w)))
}

/// A name in apposition after a comma: `le maire de Tignes, Jean-Christophe Vitale`, `l'agence de presse, Belga,`.
fn apposition(
    s: &Sentence<'_>,
    mentions: Mentions<'_>,
    u: usize,
    head: usize,
    last: usize,
    limit: usize,
) -> Option<Phrase> {
    let body = s.nouns(head) & noun::ORGANISATION != 0;
    let one = s.nouns(head) & noun::THEY == 0 && !s.low(head).ends_with('s') && is_someone(s, head);
    let role = one || s.nouns(head) & (noun::HE | noun::SHE) != 0;
    let opens = u == 0 || !s.is_word(u - 1);
    let (role, closed_by_verb) = (role || (opens && !body && s.is(u, DET)), !role);
    if !(role || body) || !s.is_comma(last + 1) || !s.on(Phenomenon::NameInApposition) {
        return None;
    }
    // `le chef du gouvernement, le conservateur Mariano Rajoy`: the name may have a description of its own.
    let described = s.is(last + 2, DET).then(|| description(s, mentions, last + 2, limit)).flatten();
    let at = described.map_or_else(|| skip_civility(s, last + 2), |p| p.first);
    let kind = if role { EntityKind::Person } else { EntityKind::Organisation };
    let (index, mention) = s.token(at).and_then(|i| mentions.at(i)).filter(|(_, m)| m.kind == kind)?;
    let end = at + (mention.last - mention.first);
    // `L'entraineur parisien, X, juge que`: of a noun that no list knows a name set off before the verb.
    let verb = |w: usize| s.is(w, AUX) || s.token(w).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some());
    let closed =
        if closed_by_verb && role { s.is_comma(end + 1) && verb(end + 2) } else { role || !s.is_word(end + 1) };
    (end < limit && closed).then(|| Phrase::new(u, (at, end), Reference::Name(index)))
}

/// The phrases of a sentence, in order, none within another.
#[must_use]
pub fn phrases(s: &Sentence<'_>, mentions: Mentions<'_>) -> Vec<Phrase> {
    let mut out = Vec::new();
    let mut u = 0;
    while u < s.len() {
        let verb_clitic = s.is(u, DET)
            && s.token(u + 1).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some())
            && !s.is(u, OF)
            && s.nouns(u + 1) & noun::ANY == 0;
        let dependent = s.is(u, OF) && u > 0 && s.is_word(u - 1) && !s.is(u - 1, PREP | AUX | VERB | ADVERB);
        let others = s.low(u) == "autres" && s.low_before(u) == "d'";
        let hangs = dependent && s.low(u) != "des";
        match phrase(s, mentions, u, s.len()).filter(|_| !verb_clitic && !hangs) {
            Some(mut p) => {
                let before = u.checked_sub(1);
                p.oblique = is_time(s, &p)
                    || !others && before.is_some_and(|b| s.is(b, PREP | OF))
                    || (s.is(u, OF) && u > 0 && s.low(u) != "des")
                    || matches!(s.low(u), "au" | "aux");
                if let Reference::Name(i) = p.reference {
                    let person = mentions.0.get(i).is_some_and(|m| m.kind == EntityKind::Person);
                    p.end = appositions::end(s, mentions, p.end, person);
                } else if ends_with_person(s, mentions, &p) {
                    // `l'avis de X, président de Y, …`: the apposition is part of what the phrase is read for.
                    p.end = appositions::end(s, mentions, p.end, true);
                }
                u = p.end + 1;
                out.push(p);
            }
            None => u += 1,
        }
    }
    out
}

/// Whether a description ends with the name of a person.
fn ends_with_person(s: &Sentence<'_>, mentions: Mentions<'_>, p: &Phrase) -> bool {
    let last = s.token(p.end).filter(|_| matches!(p.reference, Reference::Description(_)));
    last.is_some_and(|i| mentions.holding(i).is_some_and(|m| m.last == i && m.kind == EntityKind::Person))
}

/// Whether a phrase tells a time without a preposition: `ce matin`, `le lendemain`.
#[must_use]
pub fn is_time(s: &Sentence<'_>, p: &Phrase) -> bool {
    matches!(p.reference, Reference::Description(head) if is_time_noun(s.low(head)))
}

/// Whether a phrase may be skipped between a verb and what follows: closing a unit that is no word.
#[must_use]
pub fn is_boundary(s: &Sentence<'_>, u: usize) -> bool {
    !matches!(s.class(u), Class::Word | Class::Number) || s.quote(u).is_some()
}
