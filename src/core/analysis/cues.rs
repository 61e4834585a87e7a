//! Cues: the verbs of speech and prepositions of a sentence, each with its group (auxiliary, clitics, inverted subject).

use super::conjugate::{INFINITIVE, OTHER, PAST, PLURAL, PRESENT, SINGULAR};
use super::frame::Sentence;
use super::gazetteer::noun;
use super::lexicon::{ADVERB, AUX, BEFORE_NOUN, CLITIC, DET, OF, PREP, SUBJECT, THAT};
use super::token::Class;
use super::verbs::{self, ASSERT, INCISE, OBJECT, QUE, WEAK};

/// The grammar of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// A finite verb, simple or compound.
    Finite,
    /// A present participle: `ajoutant`, `en affirmant`.
    Participle,
    /// An infinitive.
    Infinitive,
    /// A past participle without `avoir`: `qualifié de … par`.
    Passive,
    /// `selon`, `d'après`, `pour`.
    Preposition,
}

/// A cue, by units of its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// First unit of the group: clitic, auxiliary or verb.
    pub group: usize,
    /// First unit of what is shown as the cue.
    pub first: usize,
    /// Last unit of it, and of the group.
    pub last: usize,
    /// The inverted subject, if there is one.
    pub inverted: Option<usize>,
    /// Its grammar.
    pub mood: Mood,
    /// What it may govern, bits of [`verbs`].
    pub governs: u8,
    /// Its lemma.
    pub lemma: &'static str,
    /// Its place among the cues of its sentence.
    pub index: usize,
}

/// The cues of a sentence, in order.
#[must_use]
pub fn cues(s: &Sentence<'_>) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for u in 0..s.len() {
        if out.last().is_some_and(|c| u <= c.last) {
            continue;
        }
        let found = preposition(s, u).or_else(|| support(s, u)).or_else(|| verb(s, u));
        out.extend(found.map(|c| Cue { index: out.len(), ..c }));
    }
    out
}

/// `selon`, `d'après`, `pour` at the head of a clause, `à en croire`, `de l'avis de`, `aux yeux de`.
fn preposition(s: &Sentence<'_>, u: usize) -> Option<Cue> {
    let cue = |last| {
        Some(Cue {
            group: u,
            first: u,
            last,
            inverted: None,
            mood: Mood::Preposition,
            governs: QUE | INCISE | OBJECT,
            lemma: "selon",
            index: 0,
        })
    };
    match s.low(u) {
        "selon" if !matches!(s.low(u + 1), "que" | "qu'" | "si") => cue(u),
        "d'" if s.low(u + 1) == "après" && s.is_word(u + 2) => cue(u + 1),
        "à" if s.low(u + 1) == "en" && s.low(u + 2) == "croire" => cue(u + 2),
        "aux" if s.low(u + 1) == "yeux" => cue(u + 2),
        "de" if s.low(u + 1) == "l'" && s.low(u + 2) == "avis" => cue(u + 3),
        "pour" if heads_clause(s, u) && s.low(u + 2) != "part" => Some(Cue { lemma: "pour", ..cue(u)? }),
        _ => None,
    }
}

/// Whether unit `u` is the first word of its sentence or follows a comma, colon or `mais`.
fn heads_clause(s: &Sentence<'_>, u: usize) -> bool {
    let before = u.checked_sub(1);
    before.is_none_or(|p| {
        matches!(s.class(p), Class::Comma | Class::Colon | Class::Semicolon | Class::Dash | Class::Stop)
            || matches!(s.low(p), "mais" | "car" | "et")
    })
}

/// Verbs that speak only with a noun or infinitive beside them: `fait savoir`, `met en garde`, `a mis l'accent`.
fn support(s: &Sentence<'_>, u: usize) -> Option<Cue> {
    let low = s.low(u);
    let faire = matches!(
        low,
        "fait"
            | "font"
            | "faisait"
            | "faisaient"
            | "fit"
            | "firent"
            | "fera"
            | "feront"
            | "ferait"
            | "faisant"
            | "faire"
    );
    let mettre =
        matches!(low, "met" | "mettent" | "mettait" | "mettaient" | "mit" | "mirent" | "mis" | "mettant" | "mettre");
    let others = matches!(
        low,
        "tient" | "tenu" | "tenait" | "donne" | "donné" | "donnait" | "exprime" | "exprimé" | "exprimant" | "exprimait"
    );
    if !(faire || mettre || others) {
        return None;
    }
    let next = s.low(u + 1);
    let last = if faire && matches!(next, "savoir" | "valoir" | "remarquer" | "observer" | "part" | "état" | "entendre")
    {
        u + 1
    } else if (mettre && next == "en" && matches!(s.low(u + 2), "garde" | "avant"))
        || (mettre && next == "l'" && s.low(u + 2) == "accent")
        || (others
            && matches!(next, "l'" | "son" | "sa")
            && matches!(s.low(u + 2), "espoir" | "avis" | "inquiétude" | "souhait"))
    {
        u + 2
    } else {
        return None;
    };
    let present = low.ends_with("ant");
    let infinitive = low.ends_with("re");
    let (group, _, _) = group_of(s, u);
    let inverted = inverted_before(s, u);
    let mood = if present {
        Mood::Participle
    } else if infinitive {
        Mood::Infinitive
    } else {
        Mood::Finite
    };
    Some(Cue { group, first: u, last, inverted, mood, governs: QUE | INCISE | OBJECT, lemma: "faire savoir", index: 0 })
}

fn verb(s: &Sentence<'_>, u: usize) -> Option<Cue> {
    let token = s.tokens.get(s.token(u)?)?;
    let Some(verb) = token.verb else { return unknown_incise(s, u) };
    if s.is_capital(u) && u > 0 && !matches!(s.class(u - 1), Class::Stop | Class::Dash | Class::Colon) {
        return None;
    }
    if s.low(u) == "dire" && u > 0 && matches!(s.low(u - 1), "veut" | "veulent" | "voulait" | "à") {
        return None;
    }
    let lemma = verbs::lemma(verb.lemma);
    if lemma == "voir" && s.low_before(u) != "y" && !matches!(s.low(u + 1), "dans" | "là") {
        return None;
    }
    let base =
        Cue { group: u, first: u, last: u, inverted: None, mood: Mood::Finite, governs: verb.governs, lemma, index: 0 };
    let (mut group, mut auxiliary, been) = group_of(s, u);
    if auxiliary.is_none() && verb.form & PAST != 0 {
        auxiliary = distant_auxiliary(s, u);
        group = auxiliary.unwrap_or(group);
    }
    if verb.form & PAST != 0 && (auxiliary.is_some() || inverted_before(s, u).is_some()) {
        let aux = auxiliary?;
        let mood = if been { Mood::Passive } else { Mood::Finite };
        let inverted = inverted_before(s, u);
        let first = if aux + 1 == u { aux } else { u };
        return Some(Cue { group, first, inverted, mood, ..base });
    }
    if verb.form & (SINGULAR | PLURAL) != 0 && finite(s, u) {
        let inverted = (s.class(u + 1) == Class::Inversion).then_some(u + 2);
        let last = inverted.unwrap_or(u);
        let ambiguous_participle = verb.form & PAST != 0
            && inverted.is_none()
            && (participle_place(s, group) || matches!(s.low(u + 1), "comme" | "par"));
        if !ambiguous_participle {
            let cue = Cue { group, inverted, ..base };
            return Some(Cue { last: if inverted.is_some() { last } else { u }, ..cue });
        }
    }
    if verb.form & PAST != 0 && coordinated(s, u) {
        return Some(base);
    }
    let mood = match verb.form {
        f if f & PRESENT != 0 => Mood::Participle,
        f if f & INFINITIVE != 0 => Mood::Infinitive,
        f if f & PAST != 0 => Mood::Passive,
        f if f & OTHER != 0 && s.class(u + 1) == Class::Inversion => {
            return Some(Cue { inverted: Some(u + 2), last: u + 2, ..base });
        }
        _ => return None,
    };
    if u > 0 && s.is(u - 1, DET) && (mood == Mood::Passive || !s.is(u - 1, CLITIC)) {
        return None;
    }
    Some(Cue { group, mood, ..base })
}

/// Whether a bare participle shares the auxiliary of one before it: `lui ont jeté des œufs et crié`.
fn coordinated(s: &Sentence<'_>, u: usize) -> bool {
    const REACH: usize = 16;
    let mut p = u;
    while p > 0 && s.is(p - 1, ADVERB) {
        p -= 1;
    }
    let joined = p > 0 && (s.low(p - 1) == "et" || s.low(p - 1) == "puis");
    joined
        && (p.saturating_sub(REACH)..p)
            .any(|w| matches!(s.low(w), "a" | "ont" | "avait" | "avaient" | "aurait" | "auraient") && s.is_word(w + 1))
}

/// The auxiliary of the participle at `u` over an adverbial: `ont par la suite confirmé`, `a, de son côté, affirmé`.
fn distant_auxiliary(s: &Sentence<'_>, u: usize) -> Option<usize> {
    let from = u.saturating_sub(7);
    let at = (from..u.saturating_sub(1))
        .rev()
        .find(|&w| matches!(s.low(w), "a" | "ont" | "avait" | "avaient" | "aurait" | "auraient"))?;
    let set_off = s.is_comma(at + 1) && s.is_comma(u - 1);
    let inner = if set_off { at + 2..u - 1 } else { at + 1..u };
    let adverbial = s.is(inner.start, PREP | OF | ADVERB) && !s.is(u - 1, DET);
    let plain = inner.clone().all(|w| {
        s.is_word(w)
            && !s.is(w, THAT | AUX)
            && s.token(w).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_none())
    });
    (adverbial && plain && !inner.is_empty()).then_some(at)
}

/// Any verb with an inverted pronoun right after a quotation is an incise, listed or not: `« Oui », minaude-t-elle`.
fn unknown_incise(s: &Sentence<'_>, u: usize) -> Option<Cue> {
    let quoted =
        (1..=2).filter_map(|back| u.checked_sub(back)).take_while(|&p| !s.is_word(p)).any(|p| s.quote(p).is_some());
    let inverted = s.class(u + 1) == Class::Inversion && !s.is(u, AUX);
    (quoted && inverted).then_some(Cue {
        group: u,
        first: u,
        last: u + 2,
        inverted: Some(u + 2),
        mood: Mood::Finite,
        governs: INCISE,
        lemma: "",
        index: 0,
    })
}

/// From the verb at `u` to the left: first unit of its group, its auxiliary, and whether it is passive.
fn group_of(s: &Sentence<'_>, u: usize) -> (usize, Option<usize>, bool) {
    let mut group = u;
    let mut auxiliary = None;
    let mut been = false;
    let mut w = u;
    for _ in 0..6 {
        let Some(p) = w.checked_sub(1) else { break };
        let low = s.low(p);
        if s.is(p, AUX) && !matches!(low, "fait" | "font" | "faisait" | "faisaient") {
            been |= low == "été"
                || (matches!(low, "est" | "sont" | "était" | "étaient" | "étant" | "être" | "fut" | "furent")
                    && !reflexive(s, p));
            auxiliary = Some(p);
            group = p;
        } else if s.class(p) == Class::Inversion
            || (s.is(p, SUBJECT) && p > 0 && s.class(p - 1) == Class::Inversion)
            || (s.is(p, CLITIC)
                && (auxiliary.is_some() || w == u || group == w)
                && !article(s, p, u, auxiliary.is_some()))
        {
            group = p;
        } else if !((s.is(p, ADVERB) || (low == "à" && p > 0 && s.low(p - 1) == "quant")) && auxiliary.is_none()) {
            break;
        }
        w = p;
    }
    (group, auxiliary, been)
}

/// Whether `le`, `la`, `les`, `l'` at `p` is the article of a noun rather than a pronoun before the verb.
fn article(s: &Sentence<'_>, p: usize, u: usize, compound: bool) -> bool {
    matches!(s.low(p), "le" | "la" | "les" | "nous" | "vous") && !compound && p + 1 != u
}

fn reflexive(s: &Sentence<'_>, aux: usize) -> bool {
    aux > 0 && matches!(s.low(aux - 1), "s'" | "se" | "m'" | "me")
}

/// The inverted subject between auxiliary and participle: `a-t-il` (aussi) `dit`.
fn inverted_before(s: &Sentence<'_>, u: usize) -> Option<usize> {
    (1..=4)
        .filter_map(|back| u.checked_sub(back))
        .find(|&p| p > 0 && s.class(p - 1) == Class::Inversion && s.is(p, SUBJECT))
}

/// Whether the verb form at `u` is not the noun it may also be (`une annonce`, `la demande`).
fn finite(s: &Sentence<'_>, u: usize) -> bool {
    if s.class(u + 1) == Class::Inversion {
        return true;
    }
    let Some(p) = u.checked_sub(1) else { return s.nouns(u) & noun::HOMOGRAPH == 0 };
    let low = s.low(p);
    if matches!(low, "en" | "y" | "se" | "s'" | "ne" | "n'" | "lui" | "me" | "m'") {
        return true;
    }
    if s.nouns(u) & noun::HOMOGRAPH != 0 && !s.is_capital(p) && s.is(p, DET | BEFORE_NOUN | OF | PREP) {
        return false;
    }
    if s.is(p, DET) && !s.is(p, CLITIC) && !matches!(low, "leur") {
        return false;
    }
    !s.is(p, PREP | OF) || s.is(p, CLITIC)
}

/// Whether what stands before the group makes `dit`, `écrit`, `conclut` a participle: a noun without its own verb is
/// not to be told from a subject by form, so only a preposition, an article or the head of the sentence count.
fn participle_place(s: &Sentence<'_>, group: usize) -> bool {
    group.checked_sub(1).is_none_or(|p| s.is(p, DET | PREP | OF) && !s.is(p, CLITIC))
}

impl Cue {
    /// Last unit of what is shown as the cue: without the inverted subject after it.
    #[must_use]
    pub fn shown(&self) -> usize {
        if self.inverted.is_some_and(|u| u > self.first) { self.first } else { self.last }
    }

    /// Whether the cue may be the verb of an incise.
    #[must_use]
    pub fn is_incise_verb(&self) -> bool {
        self.mood == Mood::Preposition
            || (self.mood == Mood::Finite && (self.governs & INCISE != 0 || self.inverted.is_some()))
    }

    /// Whether it is a verb of speech only in company.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.governs & WEAK != 0
    }

    /// Whether it asserts with an infinitive.
    #[must_use]
    pub fn asserts(&self) -> bool {
        self.governs & ASSERT != 0
    }

    /// The unit of the `que` that it governs, with at most a short adverbial between: `a annoncé sur France Inter ce
    /// matin, qu'il …`.
    #[must_use]
    pub fn that(&self, s: &Sentence<'_>) -> Option<usize> {
        const REACH: usize = 22;
        if self.governs & QUE == 0 {
            return None;
        }
        let end = (self.last + 1 + REACH).min(s.len());
        let mut depth = 0;
        for u in self.last + 1..end {
            match s.class(u) {
                Class::Bracket => depth += 1,
                Class::BracketEnd => depth -= 1,
                Class::Stop | Class::Colon | Class::Semicolon => return None,
                _ => {}
            }
            if depth == 0 && s.is(u, THAT) {
                return that_of_verb(s, self.last, u).then_some(u);
            }
            let other_verb =
                s.token(u).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some()) && !s.is(u - 1, DET | OF);
            if s.quote(u).is_some() || other_verb || s.is(u, AUX) {
                return None;
            }
        }
        None
    }
}

/// Whether the `que` at `u` begins the object of the verb at `verb` and is no relative pronoun or comparison: it
/// follows the verb, an adverb, a comma, or an adverbial that a preposition or date began.
fn that_of_verb(s: &Sentence<'_>, verb: usize, u: usize) -> bool {
    if u == verb + 1 {
        return true;
    }
    const OTHERS: [&str; 26] = [
        "plus", "moins", "même", "mêmes", "autant", "aussi", "alors", "ce", "tel", "telle", "ainsi", "tandis", "afin",
        "pour", "bien", "sans", "depuis", "avant", "après", "parce", "dès", "tant", "pendant", "lors", "pourvu",
        "autre",
    ];
    let before = s.low(u - 1);
    if OTHERS.contains(&before) {
        // `affirme aussi que`, `affirme tout de même que`: nothing but adverbs stands between.
        let adverbs = (verb + 1..u).all(|w| s.is(w, ADVERB | OF));
        return adverbs && matches!(before, "même" | "aussi" | "ainsi" | "alors" | "plus");
    }
    if s.is_comma(verb + 1) && !s.is_comma(u - 1) {
        return false;
    }
    let first = verb + 1;
    s.is(first, ADVERB | PREP)
        || s.is_comma(first)
        || s.is_comma(u - 1)
        || s.class(first) == Class::Bracket
        || s.low(first) == "l'" && s.low(first + 1) == "espoir"
        || super::dates_word(s.low(first))
        || s.low(first).starts_with("ce")
        || s.is_capital(first)
        || s.low(u - 1) == "espoir"
}
