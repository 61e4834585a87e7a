//! Incises inside quoted words: `« Oui, dit-il, je viendrai »`, or in a line of dialogue.
//!
//! They are found by tokens alone, before there is a sentence: within marks nothing else tells what is spoken from what
//! reports. Only a listed verb of speech, after a comma or stop and with its subject after it, counts.

use super::conjugate::{PAST, PLURAL, SINGULAR};
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, CLITIC, DET, OF, PREP, SUBJECT};
use super::token::{Class, Tokens};
use super::verbs::{INCISE, WEAK};

/// How many tokens an incise may hold.
const LONGEST: usize = 22;

/// An incise, by tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incise {
    /// Its first token.
    pub first: usize,
    /// Its last token, before the comma, dash or stop that closes it.
    pub last: usize,
}

/// The first incise among the tokens from `from` to `to`, both included.
#[must_use]
pub fn find(tokens: &Tokens, from: usize, to: usize) -> Option<Incise> {
    (from + 1..=to).filter(|&i| matches!(tokens.class(i - 1), Class::Comma | Class::Dash | Class::Stop)).find_map(|i| {
        let verb = (i..to.min(i + 3)).find(|&w| tokens.flags(w) & CLITIC == 0)?;
        let subject = inverted(tokens, verb).or_else(|| named(tokens, verb)).filter(|&subject| subject <= to)?;
        let last = end(tokens, subject, to)?;
        Some(Incise { first: i, last })
    })
}

/// The last token of a verb with its inverted pronoun: `dit-il`, `a-t-elle ajouté`.
fn inverted(tokens: &Tokens, verb: usize) -> Option<usize> {
    if tokens.class(verb + 1) != Class::Inversion || !matches!(tokens.low(verb + 2), "il" | "elle" | "ils" | "elles") {
        return None;
    }
    if tokens.flags(verb) & AUX == 0 {
        return speaks(tokens, verb).then_some(verb + 2);
    }
    let participle = (verb + 3..verb + 7).find(|&w| tokens.flags(w) & (ADVERB | CLITIC) == 0)?;
    speaks(tokens, participle).then_some(participle)
}

/// The first token of the subject after a verb in the third person: `dit Paul`, `a promis la maire`.
fn named(tokens: &Tokens, verb: usize) -> Option<usize> {
    let finite = |i: usize| tokens.get(i).and_then(|t| t.verb).is_some_and(|v| v.form & (SINGULAR | PLURAL) != 0);
    let (last, sure) = if matches!(tokens.low(verb), "a" | "ont" | "avait" | "avaient") {
        let participle = (verb + 1..verb + 4).find(|&w| tokens.flags(w) & ADVERB == 0)?;
        let past = tokens.get(participle).and_then(|t| t.verb).is_some_and(|v| v.form & PAST != 0);
        (participle, past && speaks(tokens, participle))
    } else {
        (verb, finite(verb) && speaks(tokens, verb))
    };
    let next = (last + 1..last + 4).find(|&w| tokens.flags(w) & ADVERB == 0 || tokens.is_capital(w))?;
    // Over whom it is said to: `a expliqué à la presse Paul Morand`.
    let audience = tokens.flags(next) & (PREP | OF) != 0;
    let subject = if audience { (next + 1..next + 5).rfind(|&w| tokens.is_capital(w))? } else { next };
    let someone = noun::HE | noun::SHE | noun::THEY | noun::SIR | noun::MADAM;
    let person = tokens.is_capital(subject)
        || (tokens.flags(subject) & DET != 0
            && (subject + 1..subject + 3).any(|w| tokens.is_capital(w) || tokens.nouns(w) & someone != 0));
    (sure && person && tokens.flags(subject) & SUBJECT == 0).then_some(subject)
}

/// Whether the word at `i` is a verb of speech that serves as an incise.
fn speaks(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).and_then(|t| t.verb).is_some_and(|v| v.governs & INCISE != 0 && v.governs & WEAK == 0)
}

/// The last token of an incise whose subject is at `subject`: before the comma, dash or stop that closes it. An
/// apposition to the subject belongs to it: `dit Paul, le maire, …` is not told from speech that goes on, and is not.
fn end(tokens: &Tokens, subject: usize, to: usize) -> Option<usize> {
    let room = to.checked_sub(subject)?;
    let close = (subject + 1..=to.min(subject + LONGEST)).find(|&i| {
        matches!(
            tokens.class(i),
            Class::Comma
                | Class::Stop
                | Class::Dash
                | Class::Colon
                | Class::Semicolon
                | Class::Close(_)
                | Class::Straight
        )
    });
    let close = close.or((room < LONGEST).then_some(to + 1))?;
    let question = tokens.class(close) == Class::Stop && tokens.low(close).contains('?');
    let plain = (subject + 1..close).all(|i| {
        matches!(tokens.class(i), Class::Word | Class::Number)
            && (tokens.flags(i) & (SUBJECT | AUX) == 0 || tokens.flags(i) & (ADVERB | OF | PREP) != 0)
    });
    (plain && !question).then(|| over_detail(tokens, close, to))
}

/// The last token of an incise that may go on after the comma at `close` with a date or with what says who speaks, up
/// to a stop: `réagit-elle au micro, mardi.`, `a dit Paul Morand, le maire de la ville.`
fn over_detail(tokens: &Tokens, close: usize, to: usize) -> usize {
    const DETAIL: usize = 14;
    let first = close + 1;
    let role = noun::HE | noun::SHE;
    let says_who = tokens.nouns(first) & role != 0
        || (tokens.flags(first) & DET != 0 && tokens.nouns(first + 1) & role != 0)
        || super::dates_word(tokens.low(first));
    let named = |stop: usize| {
        let name = (first..stop).all(|i| tokens.is_capital(i) || tokens.flags(i) & (PREP | OF) != 0);
        name && tokens.is_capital(first) && stop > first + 1 && tokens.on(Phenomenon::NameAfterIncise)
    };
    let stop = (first..=to.min(first + DETAIL))
        .find(|&i| !matches!(tokens.class(i), Class::Word | Class::Number) || tokens.flags(i) & (SUBJECT | AUX) != 0);
    let comma = tokens.class(close) == Class::Comma;
    match stop.filter(|&i| comma && (says_who || named(i)) && tokens.class(i) == Class::Stop) {
        Some(stop) => stop - 1,
        None => close - 1,
    }
}

/// The stretches of the tokens from `first` to `last` that are spoken, without the incises between them; one stretch
/// where there is none. Marks stay with the stretch beside them. Where no mark closes them (`closed` is false), the
/// incise does, but for the rest of its own sentence.
#[must_use]
pub fn spoken(tokens: &Tokens, first: usize, last: usize, closed: bool) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut from, mut last) = (first, last);
    while let Some(incise) = find(tokens, from, last) {
        let before = incise.first.checked_sub(if tokens.class(incise.first - 1) == Class::Stop { 1 } else { 2 });
        let Some(before) =
            before.filter(|&b| b > from || (b == from && matches!(tokens.class(b), Class::Word | Class::Number)))
        else {
            break;
        };
        out.push((from, before));
        from = (incise.last + 1..=last).find(|&i| !is_point(tokens.class(i))).unwrap_or(last + 1);
        if !closed {
            let ends = |i: &usize| tokens.class(*i) == Class::Stop;
            last = (incise.last + 1..=last).find(ends).unwrap_or(last);
        }
    }
    let word = |&(a, b): &(usize, usize)| (a..=b).any(|i| matches!(tokens.class(i), Class::Word | Class::Number));
    out.extend(Some((from, last)).filter(word));
    if out.is_empty() { vec![(first, last)] } else { out }
}

fn is_point(class: Class) -> bool {
    matches!(class, Class::Comma | Class::Dash | Class::Stop | Class::Colon | Class::Semicolon)
}
