//! Walking through the marks that nobody has reviewed, one by one.

use super::shared::{Focus, MarginRef};
use super::voices::announce;
use super::words;
use crate::core::app::{Layer, Mark, Message, OpenArticle};
use crate::core::language::Language;
use crate::core::text::Span;
use crate::web::ui::{Word, going, number};

/// « 12 sur 64 relues ».
pub(in crate::web::ui) fn reviewed(done: usize, all: usize, language: Language) -> String {
    [&number(done, language), words::of_between(language), &number(all, language), " ", Word::Reviewed.text(language)]
        .concat()
}

/// Opens the card of the next mark that nobody has reviewed, or the one before, around the ends of the text too, and
/// says which it is. Says so where none is left.
pub(in crate::web::ui) fn walk(margin: &MarginRef, forth: bool) {
    let from = match margin.shown_mark() {
        Some((_, span, layer)) => (span, layer),
        None => {
            let here = going::here(margin);
            (Span { start: here, end: here }, Layer::Quote)
        }
    };
    let language = margin.desk().language();
    let found = margin.desk().read(|s| {
        let open = s.open.as_ref()?;
        let mark = if forth { open.next_unreviewed(from) } else { open.previous_unreviewed(from) }?;
        Some((mark.id.clone(), said(open, mark, from, forth, language)))
    });
    match found {
        Some((id, words)) => {
            margin.show_mark(&id, Some(Focus::Card));
            margin.walking.replace(Some(id));
            margin.tell(words);
        }
        None => {
            margin.walking.take();
            if margin.desk().read(|s| s.open.as_ref().is_some_and(|open| open.unreviewed() == 0)) {
                margin.desk().say(Message::AllReviewed);
                margin.desk().notify();
            }
        }
    }
}

fn said(open: &OpenArticle, mark: &Mark, from: (Span, Layer), forth: bool, language: Language) -> String {
    let at = open.mark_number(&mark.id).map_or(0, |i| i + 1);
    let words = announce(open, mark, at, open.marks.len(), language);
    let around = if forth { mark.span < from.0 } else { mark.span > from.0 };
    match (around, forth) {
        (false, _) => words,
        (true, true) => [Word::FromTheTop.text(language), " ", &words].concat(),
        (true, false) => [Word::FromTheEnd.text(language), " ", &words].concat(),
    }
}

/// After a judgement: on to the next, if the person is walking and this is the mark they had come to.
pub(super) fn go_on(margin: &MarginRef, judged: &str) {
    if margin.walking.borrow().as_deref() == Some(judged) {
        walk(margin, true);
    }
}
