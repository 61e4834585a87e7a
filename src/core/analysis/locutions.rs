//! Cues of several words: what someone holds, and verbs that speak only with a noun or infinitive beside them.

use super::cues::{Cue, Mood};
use super::frame::Sentence;
use super::grammar::Phenomenon;
use super::groups::{group_of, inverted_before};
use super::lexicon::{ADVERB, DET, THAT};
use super::verbs::{INCISE, OBJECT, QUE};

/// What someone is said to hold without a verb of speech: `est convaincu que`, `a la certitude que`, `laisse entendre que`.
#[must_use]
pub fn conviction(s: &Sentence<'_>, u: usize) -> Option<Cue> {
    if !s.on(Phenomenon::Conviction) {
        return None;
    }
    let low = s.low(u);
    let next = (u + 1..u + 4).find(|&w| !s.is(w, ADVERB))?;
    let stem = |w: usize, stems: &[&str]| stems.iter().any(|x| s.low(w).starts_with(x));
    let opinion = || s.low(next) == "d'" && s.low(next + 1) == "avis";
    let holds = matches!(low, "est" | "sont" | "était" | "étaient" | "reste" | "restent" | "demeure" | "demeurent");
    let shows = matches!(low, "montre" | "montrent" | "déclare" | "déclarent" | "dit")
        && matches!(s.low_before(u), "se" | "s'");
    let last = if holds && opinion() {
        Some(next + 1)
    } else if holds || shows {
        let personal = u > 0 && !matches!(s.low(u - 1), "c'" | "il") || stem(next, &["convaincu", "persuadé"]);
        (personal && stem(next, &["convaincu", "persuadé", "certain", "sûr", "confiant", "conscient"])).then_some(next)
    } else if matches!(low, "a" | "ont" | "avait" | "avaient" | "garde" | "gardent") {
        let noun = matches!(s.low(next), "l'" | "la" | "le")
            && matches!(
                s.low(next + 1),
                "conviction" | "certitude" | "sentiment" | "impression" | "espoir" | "assurance"
            );
        let hope = s.low(next) == "bon" && s.low(next + 1) == "espoir";
        (noun || hope).then_some(next + 1)
    } else {
        let lets = ["laisse", "laissent", "laissait", "laissé", "laissant", "laissa", "laisser"].contains(&low);
        (lets && s.low(u + 1) == "entendre").then_some(u + 1)
    }?;
    if !s.is(last + 1, THAT) {
        return None;
    }
    let mood = match low {
        "laissant" => Mood::Participle,
        "laisser" => Mood::Infinitive,
        _ => Mood::Finite,
    };
    let (group, _, _) = group_of(s, u);
    Some(Cue { group, first: u, last, inverted: None, mood, governs: QUE, lemma: "tenir", index: 0 })
}

/// Verbs that speak only with a noun or infinitive beside them: `fait savoir`, `met en garde`, `a mis l'accent`.
#[must_use]
pub fn support(s: &Sentence<'_>, u: usize) -> Option<Cue> {
    let low = s.low(u);
    // Every word is asked, and only these letters begin one of the verbs.
    if !low.starts_with(['f', 'm', 't', 'd', 'e', 'é', 'c']) {
        return None;
    }
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
    let believes = matches!(low, "croit" | "croient" | "croyait") && s.low(u + 1) == "savoir";
    let wish = wishes(s, u);
    if !(faire || mettre || others || believes || wish.is_some()) || !s.on(Phenomenon::SupportVerb) {
        return None;
    }
    // `fait également savoir`, `mettait même en avant`.
    let start = u;
    let u = if (faire || mettre) && s.is(u + 1, ADVERB) && s.low(u + 1) != "en" { u + 1 } else { u };
    let next = s.low(u + 1);
    let last = if faire
        && matches!(next, "savoir" | "valoir" | "remarquer" | "observer" | "part" | "état" | "entendre" | "comprendre")
        || believes
    {
        u + 1
    } else if let Some(last) = wish {
        last
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
    let (group, _, _) = group_of(s, start);
    let inverted = inverted_before(s, start);
    let mood = if present {
        Mood::Participle
    } else if infinitive {
        Mood::Infinitive
    } else {
        Mood::Finite
    };
    Some(Cue {
        group,
        first: start,
        last,
        inverted,
        mood,
        governs: QUE | INCISE | OBJECT,
        lemma: "faire savoir",
        index: 0,
    })
}

/// The noun of what someone gives voice to, before `que`: `a émis l'hypothèse que`, `forme le vœu que`.
fn wishes(s: &Sentence<'_>, u: usize) -> Option<usize> {
    let voices =
        ["exprim", "émet", "émis", "formul", "form", "fait", "donn"].iter().any(|stem| s.low(u).starts_with(stem));
    let noun = (u + 2..u + 6).take_while(|&w| s.is_word(w)).find(|&w| {
        let held = matches!(
            s.low(w),
            "hypothèse"
                | "vœu"
                | "souhait"
                | "espoir"
                | "crainte"
                | "regret"
                | "conviction"
                | "certitude"
                | "assurance"
                | "avis"
                | "idée"
                | "inquiétude"
        );
        held && s.is(w + 1, THAT) && s.is(w - 1, DET)
    })?;
    voices.then_some(noun)
}
