//! Relays: the agency or newspaper that passes on what someone else said: `…, a dit X, rapporte l'AFP`, `a déclaré X à
//! Reuters`, `selon X, cité par Le Phare`, `Comme le rapporte Le Phare, X a dit …`.

use super::cues::{Cue, Mood};
use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{DET, OF, PREP};
use super::phrases::{Phrase, Reference, phrase};
use super::subjects::Scene;
use super::{EntityKind, verbs};

/// Agencies, papers, stations and platforms to which people speak. A name that follows a noun such as `agence` or
/// `journal` needs no list.
const MEDIA: &str = "Agence France-Presse;AFP;Reuters;Associated Press;AP;Agence Anadolu;Belga;ANSA;dpa;Tass;TASS;Xinhua;Bloomberg;\
    Interfax;Sputnik;RIA Novosti;Le Monde;Le Figaro;Libération;Le Parisien;Mediapart;Les Échos;L'Équipe;La Croix;L'Humanité;\
    L'Obs;Le Point;L'Express;Marianne;Ouest-France;Sud Ouest;La Voix du Nord;Le Dauphiné libéré;Le Soir;Le Temps;Le Canard enchaîné;\
    Paris Match;Le Journal du dimanche;JDD;France Info;Franceinfo;France Inter;France Bleu;France 2;France 3;France 24;France Culture;\
    France Télévisions;TF1;LCI;BFM TV;BFMTV;BFM;CNews;M6;Canal+;Arte;RTL;RMC;Europe 1;RFI;RTBF;RTS;Radio-Canada;BBC;CNN;Fox News;NBC;\
    ABC;CBS;CNBC;Al Jazeera;Sky News;The New York Times;New York Times;The Washington Post;Washington Post;The Guardian;The Times;\
    The Independent;The Wall Street Journal;Wall Street Journal;El País;Der Spiegel;Die Welt;Bild;Corriere della Sera;La Repubblica;\
    Twitter;Facebook;Instagram;YouTube;Telegram;TikTok;Snapchat;LinkedIn;Mastodon";

/// Participles that say through whom words reached the article.
const PASSED: &str = "cité citée cités citées interrogé interrogée interrogés interrogées contacté contactée contactés contactées \
    joint jointe rapporté rapportée rapportés rapportées relayé relayée relayés relayées recueilli recueillie recueillis recueillies";

/// Whether a participle says through whom words came.
#[must_use]
pub fn is_passed(word: &str) -> bool {
    PASSED.split_whitespace().any(|w| w == word)
}

/// A relay as a sentence names it.
#[derive(Clone, Copy, Debug)]
pub struct Passing {
    /// Index of its cue, if it has one: that cue is nobody's word.
    pub cue: Option<usize>,
    /// The phrase that names it.
    pub phrase: Phrase,
    /// The mention in it.
    pub mention: usize,
}

/// Whether `cue` names who passes words on: `rapporte l'AFP`, `selon Reuters`.
#[must_use]
pub fn is_relay(scene: &Scene<'_>, cue: &Cue) -> bool {
    passes(cue)
        && scene.s.on(Phenomenon::Relay)
        && scene.is_incise(cue)
        && organisation(scene, scene.subject(cue)).is_some()
}

fn passes(cue: &Cue) -> bool {
    let verb = matches!(
        cue.lemma,
        "rapporter" | "relater" | "signaler" | "citer" | "indiquer" | "préciser" | "annoncer" | "révéler"
    );
    cue.mood == Mood::Preposition || verb
}

/// The organisation that a phrase names.
fn organisation(scene: &Scene<'_>, phrase: Option<Phrase>) -> Option<(Phrase, usize)> {
    let phrase = phrase?;
    match phrase.reference {
        Reference::Name(i) if scene.mentions.0.get(i).is_some_and(|m| m.kind == EntityKind::Organisation) => {
            Some((phrase, i))
        }
        _ => None,
    }
}

/// The relay of a sentence in which another cue names the speaker.
#[must_use]
pub fn relay(scene: &Scene<'_>) -> Option<Passing> {
    if !scene.s.on(Phenomenon::Relay) {
        return None;
    }
    last_cue(scene).or_else(|| comment(scene)).or_else(|| passed_by(scene)).or_else(|| addressee(scene))
}

/// `…, a dit X, rapporte l'AFP`: the last cue, after that of the speaker.
fn last_cue(scene: &Scene<'_>) -> Option<Passing> {
    let (i, cue) = scene.cues.iter().enumerate().next_back()?;
    let other = scene.cues.iter().take(i).any(|c| speaks(scene, c) && c.mood != Mood::Passive);
    let relays = other && cue.group > 0 && last_clause(&scene.s, cue) && is_relay(scene, cue);
    let (phrase, mention) = organisation(scene, scene.subject(cue)).filter(|_| relays)?;
    Some(Passing { cue: Some(i), phrase, mention })
}

/// `Comme le rapporte Le Phare, X a dit …`: a comment at the head of the sentence.
fn comment(scene: &Scene<'_>) -> Option<Passing> {
    let (i, cue) = scene.cues.iter().enumerate().next()?;
    let other = || scene.cues.iter().skip(1).any(|c| c.mood == Mood::Finite && speaks(scene, c));
    let relays = scene.comments(cue) && cue.group <= 2 && other();
    let (phrase, mention) = organisation(scene, scene.subject(cue)).filter(|_| relays)?;
    Some(Passing { cue: Some(i), phrase, mention })
}

/// `selon X, cité par Le Phare`.
fn passed_by(scene: &Scene<'_>) -> Option<Passing> {
    let s = &scene.s;
    let at = (0..s.len()).find(|&u| s.low(u + 1) == "par" && is_passed(s.low(u)))?;
    let (phrase, mention) = organisation(scene, phrase(s, scene.mentions, at + 2, s.len()))?;
    scene.cues.iter().any(|c| speaks(scene, c)).then_some(Passing { cue: None, phrase, mention })
}

/// `a déclaré X à l'AFP`, `Sur Twitter, X a dit …`: the medium to which or through which someone speaks.
fn addressee(scene: &Scene<'_>) -> Option<Passing> {
    let s = &scene.s;
    let found = scene.phrases.iter().find_map(|p| {
        let (p, i) = organisation(scene, Some(*p))?;
        let to =
            p.begin > 0 && s.is(p.begin - 1, PREP) && matches!(s.low(p.begin - 1), "à" | "au" | "sur" | "dans" | "via");
        let of = p.begin > 1
            && s.is(p.begin - 1, OF)
            && matches!(s.low(p.begin - 2), "auprès" | "micro" | "colonnes" | "antenne");
        let contracted = matches!(s.low(p.begin), "au" | "aux") || (p.begin > 0 && s.low(p.begin - 1) == "au");
        ((to || of || contracted) && is_medium(scene, &p, i)).then_some((p, i))
    });
    let (phrase, mention) = found?;
    let speaks = |c: &&Cue| matches!(c.mood, Mood::Finite | Mood::Infinitive) && speaks(scene, c);
    let near = scene.cues.iter().filter(speaks).any(|c| {
        let after = phrase.begin > c.last && phrase.begin - c.last <= 12;
        let before = phrase.end < c.group && phrase.begin <= 6;
        after || before
    });
    near.then_some(Passing { cue: None, phrase, mention })
}

/// Whether a mention names a medium: by a list, or by the noun before it.
fn is_medium(scene: &Scene<'_>, p: &Phrase, mention: usize) -> bool {
    let name = scene.mentions.0.get(mention).map_or("", |m| m.name.as_str());
    let noun = (p.begin..p.first).any(|u| {
        matches!(
            scene.s.low(u),
            "agence" | "chaîne" | "quotidien" | "journal" | "hebdomadaire" | "magazine" | "radio" | "site"
        ) && scene.s.nouns(u) & noun::ORGANISATION != 0
            && !scene.s.is(u, DET)
    });
    noun || is_listed(name)
}

/// Whether a name is that of a medium by the list.
#[must_use]
pub fn is_listed(name: &str) -> bool {
    MEDIA.split(';').any(|m| m == name)
}

/// Whether somebody speaks by a cue.
fn speaks(scene: &Scene<'_>, c: &Cue) -> bool {
    !c.is_weak() && c.governs & verbs::NAMING == 0 && scene.subject(c).is_some()
}

/// Whether no quotation follows the cue.
fn last_clause(s: &Sentence<'_>, cue: &Cue) -> bool {
    (cue.last + 1..s.len()).all(|u| s.quote(u).is_none())
}
