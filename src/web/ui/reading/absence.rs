//! What the page cannot say of this article, and why: calmly, where the reader would look for it.

use crate::core::language::Language;
use crate::web::ui::{DeskRef, Word};
use yew::prelude::*;

/// Why names and speakers are not there, if they are not. Quotations and dates always are.
fn reason(desk: &DeskRef) -> Option<Word> {
    desk.read(|s| {
        let open = s.open.as_ref()?;
        let french = open
            .article
            .language()
            .split('-')
            .next()
            .is_none_or(|tag| tag.is_empty() || tag.eq_ignore_ascii_case("fr"));
        (!french).then_some(Word::OnlyFrench)
    })
}

/// The line that says so.
pub(super) fn absence(desk: &DeskRef, language: Language) -> Html {
    let words = reason(desk).map_or("", |word| word.text(language));
    html! { <p class="m-absence" hidden={words.is_empty()}>{ words }</p> }
}
