//! What the page cannot say of this article, and why: calmly, where the reader would look for it.

use crate::core::app::{Names, NoModel};
use crate::core::language::Language;
use crate::web::ui::{DeskRef, Word};
use yew::prelude::*;

/// What stands where the marks will be, as long as they are not there: they are on their way, or they are not to be had.
pub(super) fn unread(over: bool, language: Language) -> &'static str {
    if over { Word::Unread } else { Word::Reading }.text(language)
}

/// The line that says why names and speakers are not there, if they are not, with what can be done about it.
pub(super) fn absence(desk: &DeskRef, language: Language) -> Html {
    let names = desk.read(|s| s.open.as_ref().map(|o| o.names.clone())).unwrap_or_default();
    let words = names.message(language).unwrap_or_default();
    let unreachable = matches!(names, Names::Unavailable(NoModel::Unreachable | NoModel::Unread));
    let again = unreachable.then(|| {
        let desk = desk.clone();
        let onclick = Callback::from(move |_| desk.try_model_again());
        html! { <button type="button" class="m-button" {onclick}>{ Word::TryAgain.text(language) }</button> }
    });
    html! { <p class="m-absence" hidden={words.is_empty()}>{ words }{ again }</p> }
}
