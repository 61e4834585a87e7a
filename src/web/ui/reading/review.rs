//! How much of what the machine found a person has looked at, and the way to the rest.

use crate::core::app::{Action, Overview, Panel};
use crate::core::language::Language;
use crate::web::ui::Word;
use crate::web::ui::margins::{MarginRef, reviewed, walk};
use yew::prelude::*;

/// « 12 sur 64 relues », and the button that goes to the next.
pub(super) fn progress(margin: &MarginRef, summary: &Overview, language: Language) -> Html {
    let onclick = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| {
            let desk = margin.desk();
            if desk.read(|s| s.panel == Some(Panel::Outline)) {
                desk.act(Action::Show(None));
            }
            walk(&margin, true);
        })
    };
    let (left, all) = (summary.unreviewed, summary.marks);
    html! {
        <div class="m-review" hidden={all == 0}>
            <span class="m-review-count">{ reviewed(all - left, all, language) }</span>
            if left > 0 {
                <button type="button" class="m-button is-quiet" {onclick}>
                    { Word::Review.text(language) }<kbd class="m-key">{ "s" }</kbd>
                </button>
            }
        </div>
    }
}
