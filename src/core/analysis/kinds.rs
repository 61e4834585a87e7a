//! Speech or not: whether marks hold someone's words, a name, or a word held at a distance.
//!
//! Most marks in the press hold speech, so a name or term needs evidence of its own: a noun that says what the name
//! is (`émission`, `opération`), a verb of naming (`surnommé`), a charge (`mis en examen pour`), a gloss in brackets, a
//! word or two after an article in a sentence where nobody speaks.

use super::QuoteKind;
use super::around::{glossed, is_headline, passive_after};
use super::cues::Cue;
use super::demonyms::is_demonym;
use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, CLITIC, COMMON, DET, OF, PREP, SUBJECT};
use super::phrases::Mentions;
use super::rule::Rule;
use super::subjects::Scene;
use super::token::{Class, Tokens};
use super::verbs::NAMING;

/// Nouns that words in marks after them name or specify, where nobody speaks: `le mouvement « gilets jaunes libres »`.
const KINDS_OF: [&str; 14] = [
    "mouvement",
    "courant",
    "tendance",
    "type",
    "genre",
    "catégorie",
    "label",
    "procédure",
    "système",
    "phénomène",
    "principe",
    "concept",
    "profil",
    "technologie",
];

/// What is inside a pair of marks.
#[derive(Clone, Copy, Debug)]
struct Inside {
    first: usize,
    last: usize,
    words: usize,
}

/// The kind of the quotation at unit `u`, if it is no speech. `governed` tells whether a cue governs it, `listed` what
/// the quotation before it in the same list was.
#[must_use]
pub fn not_speech(scene: &Scene<'_>, u: usize, governed: bool, listed: Option<QuoteKind>) -> Option<(QuoteKind, Rule)> {
    let s = &scene.s;
    let inside = inside(s, u)?;
    let tokens = s.tokens;
    // Square brackets show that words were quoted with care, `« cheminai[t] »`, and points in brackets that some of them
    // were left out, `« une dérive (…) sans fin »`.
    let bracket = |i: usize| tokens.class(i) == Class::Bracket;
    let cut = |i: usize| bracket(i) && tokens.class(i + 1) == Class::Stop && tokens.class(i + 2) == Class::BracketEnd;
    let edited = |i: usize| bracket(i) && tokens.low(i) == "[" && !cut(i);
    let quoted_with_care =
        |i: usize| (edited(i) && s.on(Phenomenon::EditedWords)) || (cut(i) && s.on(Phenomenon::CutWords));
    if (inside.first..=inside.last).any(quoted_with_care) {
        return None;
    }
    let title = Some((QuoteKind::Title, Rule::Title));
    let term = Some((QuoteKind::Scare, Rule::Term));
    if let Some(kind) = listed.filter(|_| s.on(Phenomenon::ListOfTitles) && joins_list(s, u) && inside.words <= 10) {
        return if kind == QuoteKind::Title { title } else { term };
    }
    if let Some(kind) = known_name(tokens, scene.mentions, inside).filter(|_| s.on(Phenomenon::NameInMarks)) {
        return if kind == QuoteKind::Title { title } else { term };
    }
    if s.on(Phenomenon::AffairInMarks) && inside.words <= 6 && begins_affair(tokens, inside) && s.low_before(u) != ":" {
        return title;
    }
    let named_by = head_before(s, u);
    if s.on(Phenomenon::TitleAfterNoun)
        && named_by & noun::TITLE != 0
        && inside.words <= 10
        && !stops_inside(tokens, inside)
    {
        return if like_title(tokens, inside) {
            title
        } else if governed {
            None
        } else {
            term
        };
    }
    let naming = (s.on(Phenomenon::NameAfterNaming) && naming_before(s, u)) || named_by_verb(scene, u);
    if naming && inside.words <= 8 {
        return if like_title(tokens, inside) && inside.words > 1 { title } else { term };
    }
    if s.on(Phenomenon::CapitalsInMarks) && is_named_thing(s, u, inside, governed) {
        return title;
    }
    if s.on(Phenomenon::BodyInMarks) && is_body_name(s, u, inside) {
        return title;
    }
    if s.on(Phenomenon::HeadlineAfterDash) && is_headline(scene, u) {
        return title;
    }
    if is_gloss(s, u, inside, governed)
        && like_title(tokens, inside)
        && inside.words <= 4
        && s.quote(u.saturating_sub(2)).is_none()
    {
        return title;
    }
    if is_gloss(s, u, inside, governed)
        || glossed(s, u)
        || (s.on(Phenomenon::ChargeInMarks) && is_charge(s, u, inside, governed))
    {
        return term;
    }
    let kind_of = s.low_before(u);
    if s.on(Phenomenon::TermAfterKind)
        && KINDS_OF.contains(&kind_of)
        && inside.words <= 6
        && !governed
        && !stops_inside(tokens, inside)
    {
        return if like_title(tokens, inside) { title } else { term };
    }
    let place = s.on(Phenomenon::TitleAfterPreposition) && is_place_of_title(s, u);
    if place && inside.words <= 7 && like_title(tokens, inside) && !stops_inside(tokens, inside) {
        return title;
    }
    if s.on(Phenomenon::TitleAsSubject) && is_subject_name(s, u, tokens, inside) {
        return title;
    }
    (s.on(Phenomenon::WordAtDistance) && distance(s, u, inside, governed)).then_some((QuoteKind::Scare, Rule::Term))
}

fn inside(s: &Sentence<'_>, u: usize) -> Option<Inside> {
    let unit = s.units.get(u)?;
    let mark = |i: usize| matches!(s.tokens.class(i), Class::Open(_) | Class::Close(_) | Class::Straight);
    let first = unit.first + usize::from(mark(unit.first));
    let last = unit.last.checked_sub(usize::from(mark(unit.last)))?;
    if last < first {
        return None;
    }
    let limit = last.min(first + 40);
    let words = (first..=limit).filter(|&i| matches!(s.tokens.class(i), Class::Word | Class::Number)).count();
    Some(Inside { first, last, words })
}

/// Whether the quotation goes on a list: `« A », « B » ou encore « C »`.
fn joins_list(s: &Sentence<'_>, u: usize) -> bool {
    let Some(p) = u.checked_sub(1) else { return false };
    if s.is_comma(p) || matches!(s.low(p), "et" | "ou") {
        return p > 0 && s.quote(p - 1).is_some();
    }
    s.low(p) == "encore" && u >= 3 && s.quote(u - 3).is_some()
}

/// Marks around exactly one name: a movement is a term, anything else a title.
fn known_name(tokens: &Tokens, mentions: Mentions<'_>, x: Inside) -> Option<QuoteKind> {
    let (_, m) = mentions.at(x.first)?;
    let whole = m.last == x.last;
    if !whole {
        return None;
    }
    let movement = !tokens.is_capital(x.first) && m.kind == super::EntityKind::Organisation;
    Some(if movement { QuoteKind::Scare } else { QuoteKind::Title })
}

/// `« affaire Fillon »`, `« opération Sentinelle »`, `« appel du 2 décembre »`.
fn begins_affair(tokens: &Tokens, x: Inside) -> bool {
    let low = tokens.low(x.first);
    let affair = tokens.nouns(x.first) & noun::AFFAIR != 0
        || matches!(
            low,
            "appel"
                | "manifeste"
                | "plan"
                | "marche"
                | "déclaration"
                | "accord"
                | "accords"
                | "traité"
                | "pacte"
                | "charte"
                | "loi"
        );
    affair
        && (x.first + 1..=x.last).any(|i| tokens.is_capital(i) || tokens.class(i) == Class::Number)
        && (x.first..=x.last).all(|i| tokens.flags(i) & (AUX | SUBJECT) == 0)
}

/// Who has made a work, or plays in it.
const MAKERS: &str = "auteur auteure autrice réalisateur réalisatrice cinéaste scénariste metteur coauteur coautrice interprète \
    chanteur chanteuse compositeur compositrice créateur créatrice producteur productrice présentateur présentatrice animateur \
    animatrice chroniqueur chroniqueuse héros héroïne acteur actrice";

/// What the noun before the quotation says, over an article, adjective or `de`.
fn head_before(s: &Sentence<'_>, u: usize) -> u32 {
    for back in 1..=4 {
        let Some(p) = u.checked_sub(back) else { return 0 };
        let bits = s.nouns(p);
        // `la réalisatrice de « … »`: whose work it is, where `de` leads to the marks.
        let maker = back == 2 && s.is(p + 1, OF) && s.on(Phenomenon::MakerOfWork);
        if maker && MAKERS.split_whitespace().any(|m| m == s.low(p).trim_end_matches('s')) {
            return noun::TITLE;
        }
        if bits & noun::TITLE != 0 {
            return bits;
        }
        let skipped =
            s.is(p, OF) || s.is_capital(p) || (back < 3 && (bits & noun::ADJECTIVE != 0 || is_demonym(s.low(p))));
        if !skipped || s.quote(p).is_some() {
            return 0;
        }
    }
    0
}

fn stops_inside(tokens: &Tokens, x: Inside) -> bool {
    (x.first..=x.last).any(|i| tokens.class(i) == Class::Stop && tokens.low(i) != "!")
}

/// Whether words look like the title of something: a capital or number first, and no pronoun as subject.
fn like_title(tokens: &Tokens, x: Inside) -> bool {
    let capital = tokens.is_capital(x.first)
        || tokens.class(x.first) == Class::Number
        || tokens.get(x.first).is_some_and(|t| t.shape != super::token::Shape::Lower);
    capital && tokens.flags(x.first) & SUBJECT == 0
}

/// A verb or noun of naming before the quotation.
fn naming_before(s: &Sentence<'_>, u: usize) -> bool {
    for back in 1..=3 {
        let Some(p) = u.checked_sub(back) else { return false };
        if s.nouns(p) & noun::NAMING != 0 {
            // `connu sous le nom de`, `connu comme`, but `a connu « la plus grande grève »`.
            if s.low(p).starts_with("connu") && back == 1 {
                return false;
            }
            let spoken = matches!(s.low(p), "dit" | "dite" | "dits" | "dites")
                && p > 0
                && (s.is(p - 1, AUX | SUBJECT | CLITIC) || s.is_capital(p - 1));
            return !spoken;
        }
        if !(s.is(p, OF | DET) || matches!(s.low(p), "sous" | "comme" | "ainsi")) {
            return false;
        }
    }
    false
}

/// `surnomment ce vent « … »`: a verb of naming with its object between.
fn named_by_verb(scene: &Scene<'_>, u: usize) -> bool {
    const REACH: usize = 6;
    let s = &scene.s;
    let plain = |from: usize| (from..u).all(|w| s.is_word(w) && !s.is(w, PREP));
    let names = |c: &Cue| c.governs & NAMING != 0 && c.last < u && u - c.last <= REACH && plain(c.last + 1);
    s.on(Phenomenon::NamingVerb) && scene.cues.iter().any(names)
}

/// Marks alone in brackets after a quotation, a name or a foreign word: a gloss; and the foreign words that it glosses,
/// where no verb of speech governs them.
fn is_gloss(s: &Sentence<'_>, u: usize, x: Inside, governed: bool) -> bool {
    let alone = |u: usize| u > 0 && s.class(u - 1) == Class::Bracket && s.class(u + 1) == Class::BracketEnd;
    let gloss = u > 1 && alone(u) && (s.quote(u - 2).is_some() || s.is_capital(u - 2));
    let glossed = x.words <= 3 && !governed && s.quote(u + 2).is_some() && alone(u + 2);
    s.on(Phenomenon::GlossInBrackets) && (gloss || glossed)
}

/// A name in marks inside the sentence, every word of it but the small ones with a capital: beside the noun that says
/// what it is (`l'arrêt « Rue du Progrès »`), or after an article or preposition (`du « Monde »`). Speech begins with a
/// capital only after a colon, or right after its verb.
fn is_named_thing(s: &Sentence<'_>, u: usize, x: Inside, governed: bool) -> bool {
    let tokens = s.tokens;
    let small = |i: usize| tokens.flags(i) & (DET | OF | PREP) != 0 || tokens.low(i) == "et";
    let name = |i: usize| tokens.is_capital(i) || tokens.class(i) == Class::Number || (i > x.first && small(i));
    let Some(p) = u.checked_sub(1) else { return false };
    let proper = x.words <= 6
        && tokens.is_capital(x.first)
        && tokens.flags(x.first) & (SUBJECT | AUX) == 0
        && !(x.words == 1 && tokens.flags(x.first) & COMMON != 0)
        && (x.first..=x.last).all(name);
    if !proper {
        return false;
    }
    let source = s.is(p, DET | OF | PREP);
    // `une autre tempête, « Marcel », est attendue`.
    if s.is_comma(p) && s.is_comma(u + 1) && !governed && x.words <= 3 && p > 0 && is_noun(s, p - 1) {
        return true;
    }
    let place = noun::INSTITUTION | noun::FACILITY | noun::ORGANISATION | noun::PLACE;
    let beside = s.class(p) == Class::Word && is_noun(s, p) && (!governed || s.nouns(p) & place != 0);
    source || beside
}

/// `l'organisation « État islamique »`: the noun right before the marks says what body they name, and they hold neither a
/// verb nor a pronoun.
fn is_body_name(s: &Sentence<'_>, u: usize, x: Inside) -> bool {
    let tokens = s.tokens;
    let body = u.checked_sub(1).is_some_and(|p| {
        s.nouns(p) & (noun::ORGANISATION | noun::INSTITUTION) != 0 && p > 0 && s.is(p - 1, DET | OF | PREP)
    });
    let plain = (x.first..=x.last).all(|i| {
        tokens.flags(i) & (SUBJECT | AUX | CLITIC) == 0 && matches!(tokens.class(i), Class::Word | Class::Number)
    });
    body && plain && x.words <= 5 && tokens.is_capital(x.first)
}

/// Whether the word at `p` is a noun as far as its form and place tell: no function word, verb or participle, with an
/// article or preposition shortly before it.
fn is_noun(s: &Sentence<'_>, p: usize) -> bool {
    let low = s.low(p);
    let form = ["é", "ée", "és", "ées", "ant", "er", "ir", "ment"].iter().any(|e| low.ends_with(e));
    let verb = s.token(p).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some());
    let function =
        s.is(p, DET | OF | PREP | AUX | CLITIC | ADVERB | SUBJECT | super::lexicon::VERB | super::lexicon::SUBORD);
    let introduced =
        (1..=3).filter_map(|b| p.checked_sub(b)).any(|w| s.is(w, DET | OF | PREP)) || p > 0 && s.is_capital(p - 1);
    let known = s.nouns(p) & noun::ANY & !noun::ADJECTIVE != 0;
    s.class(p) == Class::Word && (known || (!form && !verb)) && !function && introduced
}

/// A charge or legal term: `mis en examen pour « … »`, `accusé de « … »`.
fn is_charge(s: &Sentence<'_>, u: usize, x: Inside, governed: bool) -> bool {
    let listed = (x.first..=x.last).any(|i| s.tokens.class(i) == Class::Comma || s.tokens.low(i) == "et");
    if x.words > if listed { 30 } else { 12 } || governed && x.words > 4 && !listed {
        return false;
    }
    let offence = s.tokens.nouns(x.first) & noun::OFFENCE != 0 || matches!(s.tokens.low(x.first), "chef" | "chefs");
    let by_offence = matches!(s.low_before(u), "pour" | "des");
    let by = s.low_before(u);
    let linked = matches!(by, "pour" | "de" | "d'" | "des" | "du" | "possible" | "à" | "un" | "l'");
    let charged = (2..=6).filter_map(|back| u.checked_sub(back)).any(|p| s.nouns(p) & noun::CHARGED != 0);
    if offence && by_offence && x.words > 1 && !stops_inside(s.tokens, x) {
        return true;
    }
    linked && charged && (offence || (matches!(by, "pour" | "de" | "d'") && x.words <= 4 && !governed))
}

/// `lors de « … »`, `dans « … »`, `sur « … »`: where a programme or paper stands.
fn is_place_of_title(s: &Sentence<'_>, u: usize) -> bool {
    let p = s.low_before(u);
    if matches!(p, "dans" | "sur" | "via" | "chez") {
        return true;
    }
    matches!(p, "de" | "d'" | "à" | "du" | "l'" | "l’")
        && u >= 2
        && matches!(s.low(u - 2), "lors" | "auteur" | "grâce" | "intitulé" | "à" | "de")
}

/// A name in marks as the subject of its sentence: `« The Independent » va cesser`.
fn is_subject_name(s: &Sentence<'_>, u: usize, tokens: &Tokens, x: Inside) -> bool {
    let capitals = (x.first..=x.last).filter(|&i| tokens.is_capital(i)).count();
    u == 0
        && x.words <= 5
        && capitals * 2 >= x.words
        && !stops_inside(tokens, x)
        && s.is(u + 1, AUX | super::lexicon::VERB)
        && s.class(u + 2) != Class::Inversion
}

/// A word or two that the article holds at a distance: after a possessive or definite article, or as an adjective
/// after a noun, where no verb of speech governs.
fn distance(s: &Sentence<'_>, u: usize, x: Inside, governed: bool) -> bool {
    let tokens = s.tokens;
    let plain = (x.first..=x.last).all(|i| tokens.flags(i) & (SUBJECT | AUX) == 0);
    let before = s.low_before(u);
    // `des « Gilets jaunes »`: a capital after an article begins no utterance.
    let article =
        matches!(before, "le" | "la" | "les" | "l'" | "des" | "du" | "aux" | "au" | "ces" | "ce" | "cet" | "cette");
    if !plain || (tokens.is_capital(x.first) && !article) {
        return false;
    }
    let possessive = matches!(before, "son" | "sa" | "ses" | "leur" | "leurs");
    if possessive && x.words <= 2 && !governed {
        return true;
    }
    if governed || x.words > 3 {
        return false;
    }
    let name_before = u > 0
        && (s.is_capital(u - 1) || s.nouns(u - 1) & (noun::HE | noun::SHE) != 0)
        && !s.is(u - 1, COMMON | PREP | DET | ADVERB);
    let adjective = s.on(Phenomenon::TermAfterNoun)
        && x.words <= 2
        && u > 0
        && is_noun(s, u - 1)
        && s.class(u + 1) != Class::Bracket;
    (article && !passive_after(s, u)) || (name_before && x.words == 1) || adjective
}
