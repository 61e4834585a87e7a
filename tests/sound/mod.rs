//! What is true of the analysis of any text, for the property tests and for the fuzz target.

use manchette::core::analysis::{Analyser, Analysis, EntityKind, Grammar, Model, Quote, QuoteKind, analyse};
use manchette::core::text::{Span, Text};
use std::sync::Arc;

/// Pieces of French press, of which random texts are made, so that they reach the rules and not only the tokeniser.
#[allow(dead_code, reason = "each file of tests takes what it needs")]
pub const PIECES: [&str; 64] = [
    "« ",
    " »",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "„",
    "‹",
    "›",
    ", ",
    ". ",
    " : ",
    " ; ",
    "… ",
    "! ",
    "? ",
    "\n",
    "\n\n",
    "— ",
    "- ",
    "(",
    ")",
    "[",
    "]",
    "M. ",
    "Mme ",
    "Jean ",
    "Dupont ",
    "Marie Curie ",
    "AFP ",
    "l’",
    "d'",
    "qu'",
    "que ",
    "a ",
    "a-t-il ",
    "-t-elle ",
    "dit ",
    "déclaré ",
    "affirme ",
    "selon ",
    "pour ",
    "d'après ",
    "rapporte ",
    "le ",
    "la ministre ",
    "Le président ",
    "de ",
    "du ",
    "Paris ",
    "États-Unis ",
    "vendredi ",
    "22 mars 2017 ",
    "fin août ",
    "ministère ",
    "en affirmant ",
    "et ",
    "qui ",
    "il ",
    "par ",
    "\u{202f}",
    "🙂",
];

/// Every span is in range, on character boundaries and not empty; lists are in order; entities do not overlap, and
/// quotations only as [`apart`] allows.
#[allow(clippy::missing_errors_doc, reason = "the error is the fault found")]
pub fn sound(text: &Text, analysis: &Analysis) -> Result<(), String> {
    let fits = |what: &str, span: Span| match span.of(text.as_str()) {
        Some(s) if !s.is_empty() => Ok(()),
        _ => Err(format!("{what} {span:?} does not fit")),
    };
    for q in &analysis.quotes {
        fits("quotation", q.span)?;
        q.cue.map_or(Ok(()), |c| fits("cue", c))?;
        q.why.cue.map_or(Ok(()), |c| fits("reason", c))?;
        q.relay.as_ref().map_or(Ok(()), |r| fits("relay", r.mention))?;
        q.speaker.as_ref().and_then(|s| s.mention).map_or(Ok(()), |m| fits("mention", m))?;
    }
    analysis.entities.iter().try_for_each(|e| fits("entity", e.span))?;
    if !analysis.quotes.is_sorted_by_key(|q| q.span) {
        return Err("quotations out of order".into());
    }
    if analysis.entities.windows(2).any(|w| w[0].span.end > w[1].span.start) {
        return Err("entities overlap or are out of order".into());
    }
    apart(&analysis.quotes)
}

/// No quotation overlaps another, but that a reported clause may hold terms and titles.
fn apart(quotes: &[Quote]) -> Result<(), String> {
    let (reported, marked): (Vec<&Quote>, Vec<&Quote>) = quotes.iter().partition(|q| q.kind == QuoteKind::Indirect);
    for list in [&reported, &marked] {
        if let Some(w) = list.windows(2).find(|w| w[0].span.end > w[1].span.start) {
            return Err(format!("{} {:?} overlaps {} {:?}", w[0].kind.name(), w[0].span, w[1].kind.name(), w[1].span));
        }
    }
    let mut at = 0;
    for clause in reported {
        at += marked[at..].iter().take_while(|q| q.span.end <= clause.span.start).count();
        for q in marked[at..].iter().take_while(|q| q.span.start < clause.span.end) {
            let inside = clause.span.start <= q.span.start && q.span.end <= clause.span.end;
            if !inside || q.kind.is_speech() {
                return Err(format!("reported {:?} and {} {:?}", clause.span, q.kind.name(), q.span));
            }
        }
    }
    Ok(())
}

/// The analysis of `input` is sound, the same in slices as at once, with the whole grammar as with none named, and
/// quotations and dates are the same without the model, which alone gives names.
#[allow(dead_code, reason = "each file of tests takes what it needs")]
#[allow(clippy::missing_errors_doc, reason = "the error is the fault found")]
pub fn check(input: &str, model: &Arc<Model>) -> Result<(), String> {
    let text = Text::plain(input);
    let whole = analyse(&text, Some(model));
    sound(&text, &whole)?;
    let mut slices = Analyser::with(text.clone(), Grammar::ALL);
    slices.look_at(3);
    slices.know(model.clone());
    let mut last = slices.progress().done;
    while !slices.progress().is_complete() {
        let now = slices.step(&mut || false);
        // Units that only prepare others do not count, and few texts are long enough to need them.
        let long = input.len() > 2_000;
        if !(now.done > last || (long && now.done == last)) || now.done > now.total {
            return Err(format!("from {last} to {} of {} units", now.done, now.total));
        }
        last = now.done;
    }
    let places = |a: &Analysis| a.quotes.iter().map(|q| (q.span, q.kind)).collect::<Vec<_>>();
    let dates = |a: &Analysis| a.entities.iter().filter(|e| e.kind == EntityKind::Date).cloned().collect::<Vec<_>>();
    let plain = analyse(&text, None);
    if (places(&plain), dates(&plain)) != (places(&whole), dates(&whole)) {
        return Err("quotations or dates differ without the model".into());
    }
    if plain.entities.len() != dates(&plain).len() {
        return Err("a name without the model".into());
    }
    if slices.finish() != whole { Err("another result in slices".into()) } else { Ok(()) }
}
