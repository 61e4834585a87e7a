//! The line that says what a long article is waited for, over the page, so that nothing is moved.

use super::{DeskRef, Word};
use crate::core::language::Language;
use crate::web::desk::Stage;
use yew::prelude::*;

/// What a [`Progress`] is given.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ProgressProps {
    pub(super) desk: DeskRef,
    pub(super) language: Language,
}

/// What goes on, to be seen and heard, and how far it is. It draws itself alone: what it tells of is busy enough.
#[component(Progress)]
pub(super) fn progress(props: &ProgressProps) -> Html {
    let redraw = use_force_update();
    let desk = props.desk.clone();
    use_effect_with((), move |()| desk.watch_work(move || redraw.force_update()));
    let going = props.desk.going();
    let words = going.map_or("", |going| {
        let word = match going.stage {
            Stage::Placing => Word::Placing,
            Stage::Reading => Word::Reading,
        };
        word.text(props.language)
    });
    html! {
        <div class={classes!("m-progress", going.is_none().then_some("is-idle"))}>
            <p role="status">{ words }</p>
            if let Some(going) = going {
                <progress max="100" value={going.hundredths.to_string()} aria-label={words} />
            }
        </div>
    }
}
