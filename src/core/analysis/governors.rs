//! Who speaks by a cue that has no subject of its own before or after it: a preposition of source, a passive and its
//! agent, a relative clause, a participle or infinitive.

use super::EntityKind;
use super::cues::{Cue, Mood};
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, CLITIC, COMMON, COORD, DET, OF, PREP, SUBJECT, SUBORD, THAT};
use super::phrases::{Phrase, Reference, phrase};
use super::subjects::Scene;
use super::token::Class;
use super::verbs::INCISE;

impl Scene<'_> {
    /// The phrase after a preposition of source.
    pub(super) fn source(&self, cue: &Cue) -> Option<Phrase> {
        if matches!(cue.lemma, "l'en croire" | "à ses yeux") {
            return None;
        }
        let which = matches!(self.s.low(cue.last + 1), "laquelle" | "lequel" | "lesquelles" | "lesquels" | "qui");
        if which && self.s.on(Phenomenon::SelonLaquelle) {
            // `X a révélé des informations selon lesquelles …`: X, where nobody is named beside the noun.
            let teller = || self.cues.iter().rfind(|c| c.last < cue.group && c.mood == Mood::Finite);
            return self.named_before(cue.group).or_else(|| teller().and_then(|c| self.subject(c)));
        }
        if self.s.low(cue.last + 1) == "ce" && matches!(self.s.low(cue.last + 2), "que" | "qu'") {
            let told = self.cues.iter().find(|c| c.group > cue.last && c.group <= cue.last + 5);
            return told.and_then(|c| self.find_subject(c));
        }
        let mut at = cue.last + 1;
        if self.s.is(at, ADVERB) && !super::phrases::is_pronoun(&self.s, at) {
            at += 1;
        }
        if let Some(p) = self.marked_name(at) {
            return Some(p);
        }
        let found = phrase(&self.s, self.mentions, at, self.s.len()).or_else(|| self.unlisted(at))?;
        let found = self.whose_words(&found).or_else(|| self.named_after_relay(&found)).unwrap_or(found);
        if cue.lemma == "pour" && !self.holds_opinions(&found) && self.s.on(Phenomenon::PourWithoutOpinion) {
            return None;
        }
        Some(found)
    }

    /// The name after what says through whom words came: `selon un médecin cité par l'agence, Paul Roy,`.
    fn named_after_relay(&self, p: &Phrase) -> Option<Phrase> {
        const REACH: usize = 9;
        let s = &self.s;
        let role = matches!(p.reference, Reference::Description(head) if super::nouns::is_role(s, head));
        let cited = role && super::relays::is_passed(s.low(p.end + 1)) && s.low(p.end + 2) == "par";
        let comma = (p.end + 3..s.len().min(p.end + REACH)).find(|&u| s.is_comma(u)).filter(|_| cited)?;
        self.person_at(comma + 1).filter(|n| s.on(Phenomenon::NameInApposition) && !s.is_word(n.end + 1))
    }

    /// Whose words the source is: `selon les propos de X`, `selon les chiffres du ministère`.
    pub(super) fn whose_words(&self, p: &Phrase) -> Option<Phrase> {
        const WORDS: &str = "mots propos termes dires paroles déclarations confidences aveux estimations calculs chiffres \
                             informations explications expression formule analyse avis estimation précisions données \
                             prévisions constatations connaissances révélations témoignage récit recherches sondage étude enquête rapport baromètre communiqué";
        let Reference::Description(head) = p.reference else { return None };
        let words = WORDS.split_whitespace().any(|w| w == self.s.low(head)) && self.s.on(Phenomenon::WhoseWords);
        // `les précisions apportées par X`.
        let given =
            ["ée", "és", "ées"].iter().any(|e| self.s.low(head + 1).ends_with(e)) && self.s.low(head + 2) == "par";
        // `selon le sondage Bva`: the institute beside its work.
        if words && self.s.low(head) == "sondage" {
            let beside = self.s.token(head + 1).and_then(|i| self.mentions.at(i));
            if beside.is_some_and(|(_, m)| m.kind == EntityKind::Organisation) {
                return phrase(&self.s, self.mentions, head + 1, self.s.len());
            }
        }
        let of = if given { head + 2 } else { head + 1 };
        let begin = if given || matches!(self.s.low(of), "de" | "d'") { of + 1 } else { of };
        let found = phrase(&self.s, self.mentions, begin, self.s.len())?;
        // The terms of an agreement are nobody's.
        let terms = self.s.low(head) == "termes" && !self.likely(&found);
        (words && (given || self.s.is(of, OF)) && !terms).then_some(found)
    }

    /// A name that no list and no evidence knows: a run of capitals.
    pub(super) fn unlisted(&self, u: usize) -> Option<Phrase> {
        let capital = |w: usize| self.s.is_capital(w) && !self.s.is(w, COMMON) && self.s.nouns(w) & noun::NAMELESS == 0;
        let last = (u..self.s.len()).take_while(|&w| capital(w)).last()?;
        Some(Phrase::described(u, last))
    }

    /// Such a name right before unit `u`, outside all phrases.
    pub(super) fn unlisted_before(&self, u: usize) -> Option<Phrase> {
        let last = u.checked_sub(1).filter(|&w| self.s.is_capital(w))?;
        let free = |w: usize| self.s.is_capital(w) && self.phrases.iter().all(|p| w < p.begin || w > p.end);
        let first = (0..=last).rev().take_while(|&w| free(w)).last()?;
        let known = self.s.token(last).is_some_and(|i| self.mentions.holding(i).is_some());
        self.unlisted(first).filter(|p| p.end == last && !known)
    }

    /// Several of whatever kind, counted at the head of a clause right before the verb at `group`, who may speak as well
    /// as people do: `113 stations-service ont indiqué`.
    pub(super) fn counted_before(&self, group: usize) -> Option<Phrase> {
        let s = &self.s;
        let several = |word: &str| word.ends_with('s') || word.contains("s-");
        let last = group.checked_sub(1).filter(|&u| s.is_word(u) && several(s.low(u)))?;
        let number = (last.saturating_sub(3)..last).rev().find(|&u| s.class(u) == Class::Number)?;
        let plain = (number + 1..=last).all(|u| s.is_word(u) && s.flags(u) == 0) && !super::dates_word(s.low(last));
        let head = number == 0 || !s.is_word(number - 1);
        let counted = plain && head && s.on(Phenomenon::PeopleInFigures);
        counted.then(|| Phrase { first: number, begin: number, ..Phrase::described(last, last) })
    }

    /// Who lends the subject of the cue a voice: `la Russie indique par la voix de X que`.
    pub(super) fn voice(&self, cue: &Cue) -> Option<Phrase> {
        const REACH: usize = 4;
        let s = &self.s;
        let by = |u: &usize| s.low(*u) == "par" && s.low(u + 1) == "la" && s.low(u + 2) == "voix" && s.is(u + 3, OF);
        let at = (cue.last + 1..cue.last + 1 + REACH).find(by).filter(|_| s.on(Phenomenon::Voice))?;
        let begin = if matches!(s.low(at + 3), "de" | "d'") { at + 4 } else { at + 3 };
        phrase(s, self.mentions, begin, s.len()).filter(|p| self.person(p))
    }

    /// The name before unit `u`, with no clause between: `une révélation du Canard enchaîné, selon laquelle`, `une étude de
    /// l'Insee publiée mardi, selon laquelle`.
    pub(super) fn named_before(&self, u: usize) -> Option<Phrase> {
        let end = if u > 0 && self.s.is_comma(u - 1) { u - 1 } else { u };
        let first = (end.saturating_sub(8)..end).rev().find(|&w| {
            self.s.token(w).and_then(|i| self.mentions.at(i)).is_some_and(|(_, m)| {
                let after = w + m.last - m.first + 1;
                after <= end && (after..end).all(|k| self.s.is_word(k) && !self.s.is(k, AUX | SUBJECT))
            })
        })?;
        phrase(&self.s, self.mentions, first, end)
    }

    /// `qualifié de « … » par X`.
    pub(super) fn agent(&self, cue: &Cue) -> Option<Phrase> {
        let by = (cue.last + 1..self.s.len()).take(14).find(|&u| self.s.low(u) == "par")?;
        phrase(&self.s, self.mentions, by + 1, self.s.len())
    }

    /// Who issued the document `p` in the same sentence: `les élus ont publié un communiqué qui …`.
    pub(super) fn author(&self, p: &Phrase) -> Option<Phrase> {
        if !self.s.on(Phenomenon::Author)
            || !self.is_document(p)
            || !matches!(self.s.low(p.begin), "un" | "une" | "des")
        {
            return None;
        }
        let mut before = self.phrases.iter().filter(|q| q.end < p.begin && !q.oblique);
        before.find(|q| self.likely(q) && !self.is_document(q)).copied()
    }

    /// Whether the infinitive at `group` is only what someone has to do: `les élus doivent déclarer`.
    fn obliged(&self, group: usize) -> bool {
        const MUST: [&str; 4] = ["doit", "doivent", "devait", "devaient"];
        let s = &self.s;
        let verb = (group.saturating_sub(4)..group).rev().find(|&u| MUST.contains(&s.low(u)));
        verb.is_some_and(|v| (v + 1..group).all(|u| s.is(u, ADVERB | CLITIC | PREP) || s.low(u) == "effet"))
    }

    /// Whether the infinitive at `group` hangs on an impersonal verb: `il est à noter`, `il faut préciser`.
    pub(super) fn impersonal(&self, group: usize) -> bool {
        const VERBS: [&str; 7] = ["est", "faut", "fallait", "faudra", "faudrait", "convient", "reste"];
        let s = &self.s;
        let verb = (group.saturating_sub(4)..group).rev().find(|&u| VERBS.contains(&s.low(u)));
        verb.is_some_and(|v| {
            let subject = self.over_adverbs(v);
            matches!(s.low_before(subject), "il" | "l'") || subject == 0
        })
    }

    /// The quotation that an infinitive of speech follows with a verb of its own and its subject after it: `« … », tient
    /// à préciser X`.
    #[must_use]
    pub fn trails(&self, cue: &Cue) -> Option<usize> {
        let s = &self.s;
        if cue.mood != Mood::Infinitive || cue.governs & INCISE == 0 || !s.on(Phenomenon::InfinitiveIncise) {
            return None;
        }
        let from = cue.group.saturating_sub(7);
        let quote = (from..cue.group).rev().find(|&u| s.quote(u).is_some())?;
        let verb = quote + 1 + usize::from(s.is_comma(quote + 1));
        let words = verb < cue.group && (verb..cue.group).all(|u| s.is_word(u) && !s.is(u, THAT | COORD | SUBORD));
        let adverbial = s.is(verb, PREP | OF | SUBJECT | DET);
        (words && !adverbial && self.after(cue).is_some()).then_some(quote)
    }

    /// Where the last clause before unit `u` begins that sets another subject against the one before: `tandis que X …`.
    #[must_use]
    pub fn contrast(&self, u: usize) -> Option<usize> {
        let s = &self.s;
        if !s.on(Phenomenon::Contrast) {
            return None;
        }
        let that = |w: usize| matches!(s.low(w), "que" | "qu'");
        // `X expliquait alors que « … »`: then, and no contrast.
        let then = |w: usize| s.quote(w + 1).is_some() && self.cues.iter().any(|c| c.that(s) == Some(w));
        let sets = |w: usize| that(w) && matches!(s.low(w - 1), "tandis" | "alors" | "pendant") && !then(w);
        // `ajoute que, tandis que X cumulait …, le couple a …`: an insertion into the reported clause.
        let inserted = |w: usize| w > 2 && s.is_comma(w - 2) && that(w - 3);
        (1..u).rev().find(|&w| s.class(w) == Class::Semicolon || (sets(w) && !inserted(w))).map(|w| w + 1)
    }

    /// What `qui` at `at` stands for: the nearest phrase before it.
    pub(super) fn antecedent(&self, at: usize) -> Option<Phrase> {
        let mut end = if at > 0 && self.s.is_comma(at - 1) { at - 1 } else { at };
        if end > 0 && self.s.class(end - 1) == Class::BracketEnd {
            end = (0..end).rev().find(|&u| self.s.class(u) == Class::Bracket).unwrap_or(end);
        }
        let nearest = self.phrases.iter().rfind(|p| p.end < end)?;
        if let Some(author) = self.author(nearest) {
            return Some(author);
        }
        // `à l'exception de X, président de Y, qui a dit`.
        if nearest.end + 1 == end && !self.someone(nearest) {
            let named = (nearest.first + 1..=nearest.last).rev().find_map(|u| self.person_at(u));
            if let Some(p) = named {
                return Some(p);
            }
        }
        if nearest.end + 1 == end && (self.someone(nearest) || !nearest.oblique || self.is_agent(nearest)) {
            return Some(*nearest);
        }
        if let Some(p) = self.named_before(end).filter(|p| self.person(p)) {
            return Some(p);
        }
        self.phrases.iter().rfind(|p| p.end < end && !p.oblique && self.someone(p)).copied()
    }

    /// Whose document stands right before the participle at `group`: `une vidéo de X affirmant que`.
    fn whose_before(&self, group: usize) -> Option<Phrase> {
        let s = &self.s;
        let things = |p: &&Phrase| p.end + 1 == group && matches!(p.reference, Reference::Description(_));
        let p = self.phrases.iter().rfind(things).filter(|p| !self.likely(p))?;
        let first = (p.first + 2..group).rev().find(|&u| s.token(u).is_some_and(|i| self.mentions.at(i).is_some()))?;
        let found = phrase(s, self.mentions, first, group).filter(|q| q.end + 1 == group && self.someone(q))?;
        ((p.first..first).rev().take(2).any(|u| s.is(u, OF)) && s.on(Phenomenon::WhoseWords)).then_some(found)
    }

    /// Who does what the source `told` tells, and says what the gerund `cue` says: `Selon la mère, l'homme a fui en disant`.
    /// With `en ajoutant` the source goes on.
    fn doer(&self, cue: &Cue, told: &Cue) -> Option<Phrase> {
        let s = &self.s;
        let adds = matches!(
            cue.lemma,
            "ajouter" | "préciser" | "rappeler" | "souligner" | "expliquer" | "estimer" | "affirmer"
        );
        let gerund = s.low(cue.group) == "en" || s.low_before(cue.group) == "en";
        let after = self.subject(told).map_or(told.last, |p| p.end);
        let mut subjects = self.phrases.iter().filter(|p| p.begin > after && p.end < cue.group && !p.oblique);
        subjects.find(|p| self.likely(p)).filter(|_| gerund && !adds && s.on(Phenomenon::GerundOfDoer)).copied()
    }

    /// The agent before a comma and the participle at `group`: `lancée par un inconnu, affirmant que`.
    fn agent_before(&self, group: usize) -> Option<Phrase> {
        let before = group.checked_sub(1).filter(|&u| self.s.is_comma(u))?;
        self.phrases.iter().rfind(|p| p.end + 1 == before && self.is_agent(p) && self.likely(p)).copied()
    }

    /// Who is made to say what the infinitive `cue` says: `a permis à la ministre de déclarer`, `a conduit X à préciser`.
    fn made_to_speak(&self, cue: &Cue) -> Option<Phrase> {
        let s = &self.s;
        let link = cue.group.checked_sub(1).filter(|&u| matches!(s.low(u), "de" | "d'" | "à"))?;
        if cue.mood != Mood::Infinitive || !s.on(Phenomenon::ObjectControl) {
            return None;
        }
        let p = self.phrases.iter().rfind(|p| p.end + 1 == link && self.likely(p))?;
        let to = s.low_before(p.begin) == "à";
        let given = to || matches!(s.low(p.begin), "au" | "aux");
        let verb = p.begin.checked_sub(1 + usize::from(to))?;
        let stems: &[&str] = if given {
            &["permi", "permet"]
        } else {
            &["pouss", "amen", "amèn", "condui", "contrain", "oblig", "forc"]
        };
        stems.iter().any(|stem| s.low(verb).starts_with(stem)).then_some(*p)
    }

    /// The subject of a participle or infinitive: that of the verb it hangs on.
    pub(super) fn governor(&self, cue: &Cue) -> Option<Phrase> {
        if self.trails(cue).is_some() {
            return self.after(cue);
        }
        if cue.mood == Mood::Infinitive
            && (self.impersonal(cue.group) || self.obliged(cue.group))
            && self.s.on(Phenomenon::Impersonal)
        {
            return None;
        }
        if cue.mood == Mood::Participle && self.s.low(cue.group) != "en" {
            let adjacent =
                self.phrases.iter().rfind(|p| p.end + 1 == cue.group && self.likely(p) && !self.is_document(p));
            let adjacent = adjacent.copied().or_else(|| self.unlisted_before(cue.group));
            if let Some(p) = adjacent.or_else(|| self.whose_before(cue.group)).or_else(|| self.agent_before(cue.group))
            {
                return Some(p);
            }
        }
        if let Some(p) = self.made_to_speak(cue) {
            return Some(p);
        }
        let start = self.contrast(cue.group);
        let other = self.phrases.iter().filter(|p| p.end < cue.group && !p.oblique && Some(p.begin) >= start);
        let main = self.cues.iter().rfind(|c| c.group < cue.group && c.mood == Mood::Finite);
        let apart = start.is_some_and(|start| main.is_some_and(|c| c.group < start));
        if let Some(p) = other.clone().find(|p| apart && self.likely(p)) {
            return Some(*p);
        }
        let source = || self.cues.iter().rfind(|c| c.group < cue.group && c.mood == Mood::Preposition);
        if let Some(p) = source().filter(|_| main.is_none()).and_then(|c| self.doer(cue, c)) {
            return Some(p);
        }
        if let Some(p) = main.or_else(source).and_then(|c| self.subject(c)) {
            return Some(p);
        }
        let mut before = self.phrases.iter().filter(|p| p.end < cue.group && !p.oblique);
        let first = before.clone().next();
        let found = before.find(|p| self.likely(p)).map(|p| self.author(p).unwrap_or(*p));
        let later = || {
            let main = self.cues.iter().find(|c| c.group > cue.last && c.mood == Mood::Finite)?;
            self.subject(main).filter(|p| p.begin > cue.last)
        };
        // `Qualifiant de « … » les mesures, les fédérations …`: the subject of the main clause.
        let main_clause = || {
            let mut after = self.phrases.iter().filter(|p| p.begin > cue.last + 1 && !p.oblique);
            let subject = |p: &Phrase| self.someone(p) || super::clauses::begins_main_clause(self, p.begin);
            after.find(|p| self.s.is_comma(p.begin - 1) && subject(p)).copied()
        };
        let fronted = self.s.on(Phenomenon::FrontedParticiple);
        found.or_else(|| later().or_else(main_clause).filter(|_| fronted)).or(first.copied())
    }
}
