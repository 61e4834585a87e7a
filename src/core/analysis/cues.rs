//! Cues: the verbs of speech and prepositions of a sentence, each with its group (auxiliary, clitics, inverted subject).

use super::conjugate::{INFINITIVE, OTHER, PAST, PLURAL, PRESENT, SINGULAR};
use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::groups::{coordinated, distant_auxiliary, finite, group_of, inverted_before, participle_place};
use super::lexicon::{AUX, BEFORE_NOUN, CLITIC, DET, THAT};
use super::locutions::{conviction, support};
use super::token::Class;
use super::verbs::{self, ASSERT, INCISE, OBJECT, QUE, WEAK};

/// Nouns for people, some of which have the form of an infinitive.
const PEOPLE: u32 = noun::HE | noun::SHE;

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
        if s.class(u) != Class::Word || out.last().is_some_and(|c| u <= c.last) {
            continue;
        }
        let found = preposition(s, u).or_else(|| conviction(s, u)).or_else(|| support(s, u)).or_else(|| verb(s, u));
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
        "selon" if s.on(Phenomenon::SourceSelon) && !is_manner(s, u + 1) => cue(u),
        "d'" if s.low(u + 1) == "après" && s.is_word(u + 2) && s.on(Phenomenon::SourceDapres) => cue(u + 1),
        "à" if s.low(u + 1) == "en" && s.low(u + 2) == "croire" && s.on(Phenomenon::SourceEnCroire) => cue(u + 2),
        "aux" if s.low(u + 1) == "yeux" && s.on(Phenomenon::SourceAvis) => cue(before_article(s, u + 2)),
        "de" if s.low(u + 1) == "l'" && s.low(u + 2) == "avis" && s.on(Phenomenon::SourceAvis) => {
            cue(before_article(s, u + 3))
        }
        "de" if s.low(u + 1) == "l'" && s.low(u + 2) == "aveu" && s.on(Phenomenon::SourceAvis) => {
            cue(before_article(s, u + 3 + usize::from(s.low(u + 3) == "même")))
        }
        // `à l'en croire`, `à les en croire`.
        "à" if s.low(u + 2) == "en" && s.low(u + 3) == "croire" && s.on(Phenomenon::SourceEnCroire) => {
            Some(Cue { lemma: "l'en croire", ..cue(u + 3)? })
        }
        "à" if s.low(u + 2) == "entendre"
            && matches!(s.low(u + 1), "l'" | "les")
            && s.on(Phenomenon::SourceEnCroire) =>
        {
            Some(Cue { lemma: "l'en croire", ..cue(u + 2)? })
        }
        "si" | "s'" if s.on(Phenomenon::SourceEnCroire) => {
            let on = u + 1 + usize::from(s.low(u + 1) == "l'");
            (s.low(on) == "on" && s.low(on + 1) == "en" && s.low(on + 2) == "croit").then(|| cue(on + 2)).flatten()
        }
        // `à ses yeux`, `à leur avis`, whose source is whom the possessive takes up.
        "à" if matches!(s.low(u + 1), "ses" | "leurs" | "son" | "leur")
            && matches!(s.low(u + 2), "yeux" | "avis")
            && s.on(Phenomenon::SourceAvis) =>
        {
            Some(Cue { lemma: "à ses yeux", ..cue(u + 2)? })
        }
        "du" if s.low(u + 1) == "point"
            && s.low(u + 3) == "vue"
            && heads_clause(s, u)
            && s.on(Phenomenon::SourceAvis) =>
        {
            cue(before_article(s, u + 4))
        }
        "dixit" if s.on(Phenomenon::SourceSelon) => cue(u),
        "au" | "aux" if matches!(s.low(u + 1), "dire" | "dires") && s.on(Phenomenon::SourceAvis) => {
            cue(before_article(s, u + 2))
        }
        "de" if matches!(s.low(u + 1), "source" | "sources") && s.on(Phenomenon::SourceUnnamed) => {
            Some(Cue { lemma: "de source", ..cue(u)? })
        }
        "pour" if heads_clause(s, u) && s.low(u + 2) != "part" && s.on(Phenomenon::SourcePour) => {
            Some(Cue { lemma: "pour", ..cue(u)? })
        }
        _ => None,
    }
}

/// The `de` at `u`, or what stands before it where it is one with its article: `aux yeux du maire`.
fn before_article(s: &Sentence<'_>, u: usize) -> usize {
    if matches!(s.low(u), "du" | "des") { u - 1 } else { u }
}

/// Whether what follows `selon` is a way of doing something, not someone who says it: `selon les cas`, `selon une autre
/// procédure`.
fn is_manner(s: &Sentence<'_>, u: usize) -> bool {
    const WAYS: &str = "que qu' si toute cas modalité modalités besoin besoins critère critères manière méthode méthodes formule \
        calendrier ordre âge niveau type types taille région régions pays époque saison saisons principe principes procédure \
        procédures jour jours heure heures règle règles rite rites humeur goût goûts degré gravité nombre nature état circonstances moment \
        moments envie moyens désir pente axe schéma scénario scénarios processus logique protocole barème tarif tradition coutume";
    s.on(Phenomenon::MannerAfterSelon)
        && (u..u + 4).take_while(|&w| s.is_word(w)).any(|w| {
            WAYS.split_whitespace().any(|way| way == s.low(w))
                && (w == u || (s.is(w - 1, DET | BEFORE_NOUN) && !s.is(w, THAT)))
        })
}

/// Whether unit `u` is the first word of its sentence or follows a comma, colon or `mais`.
fn heads_clause(s: &Sentence<'_>, u: usize) -> bool {
    let before = u.checked_sub(1);
    before.is_none_or(|p| {
        matches!(s.class(p), Class::Comma | Class::Colon | Class::Semicolon | Class::Dash | Class::Stop)
            || matches!(s.low(p), "mais" | "car" | "et")
    })
}

fn verb(s: &Sentence<'_>, u: usize) -> Option<Cue> {
    let token = s.tokens.get(s.token(u)?)?;
    let Some(verb) = token.verb else { return unknown_incise(s, u) };
    if s.is_capital(u) && u > 0 && !matches!(s.class(u - 1), Class::Stop | Class::Dash | Class::Colon) {
        return None;
    }
    // `Lise Martin` names someone.
    let whole = PAST | PRESENT | INFINITIVE;
    if s.on(Phenomenon::VerbLikeName)
        && s.is_capital(u)
        && s.is_capital(u + 1)
        && verb.form & whole == 0
        && s.class(u + 1) == Class::Word
    {
        return None;
    }
    if s.low(u) == "dire" && u > 0 && matches!(s.low(u - 1), "veut" | "veulent" | "voulait" | "à" | "vrai" | "ainsi") {
        return None;
    }
    if s.low(u) == "maintenant" && !s.is(u + 1, THAT) {
        return None;
    }
    let lemma = verbs::lemma(verb.lemma);
    if lemma == "voir" && s.low_before(u) != "y" && !matches!(s.low(u + 1), "dans" | "là") {
        return None;
    }
    // To call on someone to do something is to speak; to call it something is to name it.
    let calls = lemma == "appeler" && (u + 1..u + 6).take_while(|&w| s.is_word(w)).any(|w| s.low(w) == "à");
    let governs = if calls { OBJECT | WEAK } else { verb.governs };
    let base = Cue { group: u, first: u, last: u, inverted: None, mood: Mood::Finite, governs, lemma, index: 0 };
    let (mut group, mut auxiliary, been) = group_of(s, u);
    let reflexive = (group..u).any(|w| matches!(s.low(w), "se" | "s'"));
    if means_otherwise(s, lemma, reflexive) {
        return None;
    }
    if auxiliary.is_none() && verb.form & PAST != 0 && s.on(Phenomenon::DistantAuxiliary) {
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
    if verb.form & PAST != 0 && coordinated(s, u) && s.on(Phenomenon::SharedAuxiliary) {
        return Some(base);
    }
    let mood = match verb.form {
        f if f & PRESENT != 0 && s.on(Phenomenon::Participle) => Mood::Participle,
        f if f & INFINITIVE != 0 => Mood::Infinitive,
        f if f & PAST != 0 && s.on(Phenomenon::PassiveAgent) => Mood::Passive,
        f if f & OTHER != 0 && s.class(u + 1) == Class::Inversion => {
            return Some(Cue { inverted: Some(u + 2), last: u + 2, ..base });
        }
        _ => return None,
    };
    // `le conseiller` is a noun, `le conseiller` after a verb could be both: the press means the noun.
    let noun = mood == Mood::Passive || !s.is(u.saturating_sub(1), CLITIC) || s.nouns(u) & PEOPLE != 0;
    // `avant de préciser`, `a permis à la ministre de déclarer`; not `il suffit de dire`, which nobody says.
    let speaker = |w: usize| matches!(s.low(w), "avant" | "mesure") || s.is_capital(w) || s.nouns(w) & PEOPLE != 0;
    let linked =
        mood == Mood::Infinitive && u > 1 && s.low(u - 1) == "de" && speaker(u - 2) && s.nouns(u) & PEOPLE == 0;
    if u > 0 && s.is(u - 1, DET) && noun && !(linked && s.on(Phenomenon::InfinitiveAfterDe)) {
        return None;
    }
    Some(Cue { group, mood, ..base })
}

/// Whether the verb speaks only with `se`, which is missing, or only without: `la panne inquiète les voisins`, `le
/// temps s'annonce beau`, `s'est assuré que`.
fn means_otherwise(s: &Sentence<'_>, lemma: &str, reflexive: bool) -> bool {
    if lemma == "révéler" {
        return reflexive;
    }
    let without = matches!(
        lemma,
        "maintenir" | "confirmer" | "avancer" | "annoncer" | "assurer" | "prouver" | "vérifier" | "calculer" | "lancer"
    );
    without && reflexive && s.on(Phenomenon::PronominalVerb)
}

/// Any verb with an inverted pronoun right after a quotation is an incise, listed or not: `« Oui », minaude-t-elle`.
fn unknown_incise(s: &Sentence<'_>, u: usize) -> Option<Cue> {
    let quoted =
        (1..=2).filter_map(|back| u.checked_sub(back)).take_while(|&p| !s.is_word(p)).any(|p| s.quote(p).is_some());
    let inverted = s.class(u + 1) == Class::Inversion && !s.is(u, AUX);
    (quoted && inverted && s.on(Phenomenon::UnlistedVerb)).then_some(Cue {
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
}
