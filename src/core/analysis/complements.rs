//! What a verb of speech governs without marks: a clause with `que`, an indirect question, an infinitive.

use super::clauses::is_verb;
use super::cues::{Cue, Mood};
use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, CLITIC, DET, OF, PREP, THAT};
use super::token::Class;
use super::verbs::{ASSERT, QUE};

impl Cue {
    /// The unit of the `que` that it governs, with at most a short adverbial between: `a annoncé sur France Inter ce
    /// matin, qu'il …`.
    #[must_use]
    pub fn that(&self, s: &Sentence<'_>) -> Option<usize> {
        const REACH: usize = 22;
        if self.governs & QUE == 0 || !s.on(Phenomenon::ThatClause) {
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
                let object = self.governs_that(s, u) || !s.on(Phenomenon::RelativeThat);
                return (object && !self.restricted(s, u)).then_some(u);
            }
            let other_verb = s.token(u).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some())
                && !s.is(u - 1, DET | OF)
                && !s.is_capital(u);
            if s.quote(u).is_some() || other_verb || s.is(u, AUX) {
                return None;
            }
        }
        None
    }

    /// Whether the `que` at `u` begins the object of the verb and is no relative pronoun or comparison: it follows the
    /// verb, an adverb, a comma, or an adverbial that a preposition or date began.
    fn governs_that(&self, s: &Sentence<'_>, u: usize) -> bool {
        let mut first = self.last + 1;
        if s.low(first) == "d'" && matches!(s.low(first + 1), "ailleurs" | "abord" | "emblée") {
            first += 2;
        }
        if u == first {
            return true;
        }
        if !s.on(Phenomenon::AdverbialBeforeThat) {
            return false;
        }
        const OTHERS: [&str; 26] = [
            "plus", "moins", "même", "mêmes", "autant", "aussi", "alors", "ce", "tel", "telle", "ainsi", "tandis",
            "afin", "pour", "bien", "sans", "depuis", "avant", "après", "parce", "dès", "tant", "pendant", "lors",
            "pourvu", "autre",
        ];
        let before = s.low(u - 1);
        // `expliquait alors que « … »`: what is quoted is the object.
        if before == "alors" && u == first + 1 && s.quote(u + 1).is_some() {
            return true;
        }
        if before == "ce" && s.low(u - 2) == "à" && matches!(self.lemma, "demander" | "exiger" | "réclamer") {
            return true;
        }
        // `se plaint de ce que`, `arguant de ce que`.
        if before == "ce" && matches!(s.low(u - 2), "de" | "d'") {
            return u == first + 2 || matches!(self.lemma, "informer" | "avertir" | "prévenir");
        }
        // `pas plus tôt que`: a comparison.
        if u > first + 1 && matches!(s.low(u - 2), "plus" | "moins" | "aussi") && !s.is_comma(u - 1) {
            return false;
        }
        // `prévient les habitants que`: who is told is the object of these verbs.
        if matches!(self.lemma, "prévenir" | "avertir" | "informer" | "aviser" | "alerter" | "persuader")
            && s.is(first, DET)
            && !is_verb(s, u + 1)
        {
            return true;
        }
        // `demande aux délégués d'appliquer l'accord, que X a signé`: the verb governs the infinitive.
        if (first..u).any(|w| matches!(s.low(w), "de" | "d'") && begins_infinitive(s, w + 1)) {
            return false;
        }
        if OTHERS.contains(&before) {
            // `affirme aussi que`, `affirme tout de même que`: nothing but adverbs stands between.
            let adverbs = (first..u).all(|w| s.is(w, ADVERB | OF));
            return adverbs && matches!(before, "même" | "aussi" | "ainsi" | "alors" | "plus");
        }
        if s.is_comma(first) && !s.is_comma(u - 1) {
            return false;
        }
        if self.lemma == "dire" && u == first + 1 && (self.group..self.last).any(|w| matches!(s.low(w), "se" | "s'")) {
            // `se dit convaincu que`, `se disant sûre que`.
            return true;
        }
        // Verbs that also have another object, or none: `avançant vers la base qu'elle avait perdue`.
        if (self.is_weak() || self.lemma == "avancer") && !s.is_comma(u - 1) {
            return (first..u).all(|w| s.is(w, ADVERB));
        }
        // `des transformations que connaît le monde`: a relative with its subject after the verb.
        if is_verb(s, u + 1) && !s.is(u + 1, CLITIC) {
            return false;
        }
        // `réaffirmer tout au long du discours les idées que`: the noun before `que` is an object of its own.
        let article = (u.saturating_sub(4).max(first + 1)..u).rev().find(|&w| s.is(w, DET) && !s.is(w, OF));
        let timely = |w: usize| super::dates_word(s.low(w)) || super::nouns::is_time_noun(s.low(w));
        if let Some(w) = article
            && !s.is(w - 1, PREP | OF | ADVERB)
            && !s.is_comma(w - 1)
            && !s.is_comma(u - 1)
            && !matches!(s.low(w), "au" | "aux")
            && !(w..u).any(|x| timely(x) || s.is_capital(x) || s.class(x) == Class::Number)
        {
            return false;
        }
        let this = matches!(s.low(first), "ce" | "cet" | "cette" | "le" | "la" | "l'");
        let time = |w: usize| {
            super::dates_word(s.low(w)) || super::nouns::is_time_noun(s.low(w)) || s.class(w) == Class::Number
        };
        // `souligne l'importance du pont, qu'il juge vital`: the verb has its object before the comma.
        let date = |w: usize| time(w) || s.is_capital(w);
        if s.is_comma(u - 1) && s.is(first, DET) && !s.is(first, PREP | OF) && !(first + 1..u - 1).any(date) {
            return false;
        }
        // `juge probable que`: what is held of the clause stands before it.
        let held = matches!(self.lemma, "juger" | "estimer" | "croire") && u == first + 1 && !s.is(first, DET);
        held || s.is(first, ADVERB | PREP)
            || s.is_comma(first)
            || s.is_comma(u - 1)
            || s.class(first) == Class::Bracket
            || s.low(first) == "l'" && s.low(first + 1) == "espoir"
            || super::dates_word(s.low(first))
            || (this && (first + 1..u.min(first + 4)).any(time))
            || s.is_capital(first)
            || s.low(u - 1) == "espoir"
    }

    /// Whether `ne … que` around the verb means only: `ne confirment pour leur part que la mort de 220 civils`.
    fn restricted(&self, s: &Sentence<'_>, that: usize) -> bool {
        let negative = |w: usize| {
            matches!(
                s.low(w),
                "pas" | "plus" | "jamais" | "point" | "nullement" | "guère" | "personne" | "rien" | "aucun" | "aucune"
            )
        };
        // `ne pourra être prédite que`: the negation stands before the verb that the passive hangs on.
        let back = if self.mood == Mood::Passive { 3 } else { 0 };
        let from = (self.group.saturating_sub(back)..self.group)
            .rev()
            .take_while(|&w| s.is_word(w) && !s.is(w, THAT))
            .last()
            .unwrap_or(self.group);
        s.on(Phenomenon::OnlyThat)
            && (from..=self.last).any(|w| matches!(s.low(w), "ne" | "n'"))
            && !(from..that).any(negative)
    }

    /// The unit of the word that begins an indirect question: `a demandé si`, `explique pourquoi`.
    #[must_use]
    pub fn question(&self, s: &Sentence<'_>) -> Option<usize> {
        let asks = matches!(self.lemma, "demander" | "interroger" | "questionner");
        let tells = matches!(
            self.lemma,
            "expliquer" | "raconter" | "préciser" | "révéler" | "détailler" | "dire" | "souligner" | "rappeler"
        );
        let plain = !matches!(self.mood, Mood::Passive | Mood::Preposition);
        if !(asks || tells) || !plain || !s.on(Phenomenon::IndirectQuestion) {
            return None;
        }
        let end = (self.last + 8).min(s.len());
        let at = (self.last + 1..end).find(|&u| {
            let whether = asks && matches!(s.low(u), "si" | "s'");
            whether || matches!(s.low(u), "pourquoi" | "comment" | "combien")
        })?;
        let first = self.last + 1;
        let adverbial = at == first || s.is(first, ADVERB | PREP) || super::dates_word(s.low(first));
        let plain = (first..at).all(|w| s.is_word(w) && !s.is(w, AUX | THAT));
        (adverbial && plain).then_some(at)
    }

    /// The unit at which an infinitive with its clitics begins that the verb governs, over an adverb, date or short
    /// adverbial between: `a reconnu auprès de l'agence avoir acheté`.
    #[must_use]
    pub fn infinitive(&self, s: &Sentence<'_>) -> Option<usize> {
        const REACH: usize = 9;
        let end = s.len().min(self.last + REACH);
        let first = (self.last + 1..end).find(|&u| !between(s, u))?;
        begins_infinitive(s, first).then_some(first).or_else(|| {
            // Behind an adverbial only `avoir` and `être` are sure to be no infinitive of its own.
            let adverbial = s.is(first, PREP) && !s.is(first, OF) && s.low(first) != "sans";
            let at = (first + 1..end).find(|&u| matches!(s.low(u), "avoir" | "être"))?;
            let from = if s.is(at - 1, CLITIC) { at - 1 } else { at };
            let plain = (first..from).all(|w| s.is_word(w) && !s.is(w, AUX | THAT));
            (adverbial && plain && !(from - 2..from).any(|w| s.is(w, OF))).then_some(from)
        })
    }

    /// Whether the verb tells what someone feels only with `se`, which is missing: `la panne inquiète les voisins : …`.
    #[must_use]
    pub fn lacks_reflexive(&self, s: &Sentence<'_>) -> bool {
        const FEEL: &str = "étonner alarmer inquiéter indigner réjouir désoler insurger lamenter agacer amuser \
            enthousiasmer offusquer émerveiller attrister scandaliser impatienter exaspérer irriter plaindre";
        s.on(Phenomenon::PronominalVerb)
            && FEEL.split_whitespace().any(|l| l == self.lemma)
            && self.inverted.is_none()
            && !(self.group..=self.last).any(|w| matches!(s.low(w), "se" | "s'"))
            && !(self.group > 0 && matches!(s.low(self.group - 1), "se" | "s'"))
    }

    /// Whether it asserts with an infinitive that follows.
    #[must_use]
    pub fn takes_infinitive(&self, s: &Sentence<'_>) -> bool {
        self.governs & ASSERT != 0 && self.infinitive(s).is_some()
    }

    /// Whether nobody says it: `il est à noter que`, `il faut savoir que`, `on note que`, `rappelons que`; or the one
    /// who writes does: `je souhaite rappeler que`.
    #[must_use]
    pub fn impersonal(&self, s: &Sentence<'_>) -> bool {
        if !s.on(Phenomenon::NobodyReports) {
            return false;
        }
        // `il est estimé que`, without the agent.
        if self.mood == Mood::Passive {
            let impersonal = (self.group.saturating_sub(3)..self.group).any(|w| s.low(w) == "il");
            return impersonal && self.that(s).is_some_and(|t| !(self.last..t).any(|w| s.low(w) == "par"));
        }
        if self.inverted.is_some() || self.mood == Mood::Preposition {
            return false;
        }
        // `ce qui prouve que`, `cela confirme que`: a thing shows it, nobody says it.
        let finite = self.mood == Mood::Finite;
        let thing = self.group.checked_sub(1).filter(|_| finite).is_some_and(|w| {
            matches!(s.low(w), "cela" | "ceci" | "ça") || (s.low(w) == "qui" && w > 0 && s.low(w - 1) == "ce")
        });
        if thing {
            return true;
        }
        let from = self.group.saturating_sub(6);
        let before = (from..self.group).rev().take_while(|&w| s.is_word(w)).collect::<Vec<_>>();
        if before.iter().take(2).any(|&w| matches!(s.low(w), "je" | "j'" | "nous" | "vous" | "tu")) {
            return true;
        }
        if self.mood == Mood::Infinitive {
            let needed = before.iter().any(|&w| {
                matches!(
                    s.low(w),
                    "faut" | "fallait" | "faudra" | "faudrait" | "convient" | "suffit" | "reste" | "importe"
                ) || matches!(s.low(w), "est" | "serait") && before.iter().any(|&v| s.low(v) == "il")
                    || matches!(s.low(w), "je" | "j'" | "nous" | "on")
            });
            let noted = before.first().is_some_and(|&w| {
                s.low(w) == "à" && before.get(1).is_none_or(|&v| matches!(s.low(v), "est" | "reste" | "serait"))
            });
            let lets = matches!(self.lemma, "penser" | "croire" | "supposer" | "craindre" | "espérer")
                && before.iter().take(2).any(|&w| s.low(w).starts_with("laiss") || s.low(w).starts_with("fai"));
            return needed || noted || lets || before.is_empty();
        }
        let narrates = matches!(
            self.lemma,
            "tenir"
                | "noter"
                | "rappeler"
                | "remarquer"
                | "observer"
                | "constater"
                | "apprendre"
                | "signaler"
                | "souligner"
                | "voir"
                | "estimer"
                | "supposer"
                | "penser"
                | "croire"
                | "relever"
                | "considérer"
                | "présumer"
                | "imaginer"
                | "déduire"
                | "calculer"
        );
        let fits = self.lemma == "convenir" && before.first().is_some_and(|&w| s.low(w) == "il");
        fits || narrates && before.first().is_some_and(|&w| s.low(w) == "on")
    }
}

/// Whether unit `u` may stand between a verb and its infinitive.
fn between(s: &Sentence<'_>, u: usize) -> bool {
    let apart = s.is_comma(u + 1) && u > 0 && s.is_comma(u - 1);
    (s.is(u, ADVERB) && (!s.is(u, CLITIC) || apart) && !matches!(s.low(u), "ne" | "pas" | "plus"))
        || s.is_comma(u)
        || super::dates_word(s.low(u))
        || matches!(s.low(u), "soir" | "matin" | "part" | "hier" | "aujourd'hui")
        || (s.low(u) == "d'" && s.low(u + 1) == "une")
        || (s.low(u) == "une" && s.low(u + 1) == "part")
}

/// Whether an infinitive begins at `u`, after its negation and clitics: `ne pas la connaître`.
pub(super) fn begins_infinitive(s: &Sentence<'_>, u: usize) -> bool {
    let before = |w: usize| s.is(w, CLITIC) || matches!(s.low(w), "pas" | "plus" | "jamais" | "rien");
    let Some(at) = (u..s.len().min(u + 6)).find(|&w| !before(w)) else { return false };
    // `racontent la fermeture`: after what may be an article, only a word known for a verb is an infinitive.
    let article =
        at > u && matches!(s.low(at - 1), "le" | "la" | "les" | "l'") && !(u..at - 1).any(|w| s.low(w) == "ne");
    let known = s.token(at).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some())
        || s.is(at, AUX)
        || matches!(
            s.low(at),
            "faire" | "savoir" | "voir" | "pouvoir" | "devoir" | "vouloir" | "prendre" | "mettre" | "connaître"
        );
    is_infinitive(s, at) && (known || !article)
}

/// Whether the word at `u` has the form of an infinitive and is no noun or adjective that ends like one.
fn is_infinitive(s: &Sentence<'_>, u: usize) -> bool {
    const ADJECTIVES: [&str; 13] = [
        "particulier",
        "régulier",
        "entier",
        "singulier",
        "dernier",
        "premier",
        "léger",
        "étranger",
        "cher",
        "familier",
        "fier",
        "hier",
        "loisir",
    ];
    const IRE: [&str; 12] =
        ["dire", "lire", "écrire", "crire", "uire", "faire", "plaire", "taire", "croire", "boire", "rire", "suffire"];
    let word = s.low(u);
    let re = ["dre", "tre", "cre", "pre", "vre", "clure", "clore"].iter().chain(&IRE).any(|e| word.ends_with(e))
        && !matches!(
            word,
            "autre" | "notre" | "votre" | "libre" | "contraire" | "entre" | "contre" | "moindre" | "propre"
        );
    let ending = word.len() > 3 && (["er", "ir"].iter().any(|e| word.ends_with(e)) || re);
    let noun = s.is(u, PREP | DET) || super::dates_word(word) || s.nouns(u) & noun::ANY != 0 || s.is_capital(u);
    s.class(u) == Class::Word && ending && !noun && !ADJECTIVES.contains(&word)
}
