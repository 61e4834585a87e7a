//! Whether what was written is kept.

use crate::core::language::Language;
use crate::web::desk::StorageState;
use crate::web::platform::after;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::{DeskRef, Word};
use yew::prelude::*;

/// A wait shorter than this is none (LOOK section 7), in ms.
const PATIENCE: i32 = 300;

/// How what is written is kept, as the header says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keeping {
    state: StorageState,
    journal: bool,
    /// `localStorage` is all there is.
    alone: bool,
    memory: bool,
}

/// How the desk keeps things now.
pub fn keeping(desk: &DeskRef) -> Keeping {
    let keeper = desk.keeper();
    Keeping {
        state: keeper.state(),
        journal: keeper.has_journal(),
        alone: keeper.lacks_journal(),
        memory: keeper.is_memory(),
    }
}

impl Keeping {
    fn word(self, slow: bool) -> Word {
        match (self.state, self.journal) {
            _ if self.memory => Word::MemoryOnly,
            (StorageState::Saving, _) if slow => Word::Saving,
            // Nothing says when `localStorage` is on the disk, so this is less than saved.
            (StorageState::Saved | StorageState::Saving, _) if self.alone => Word::KeptWithoutJournal,
            (StorageState::Saved | StorageState::Saving, _) => Word::Saved,
            (StorageState::Full, _) => Word::NoRoom,
            (StorageState::Blocked, true) => Word::JournalOnly,
            (StorageState::Blocked, false) => Word::NothingKept,
        }
    }
}

/// What [`Saved`] is given.
#[derive(PartialEq, Properties)]
pub struct SavedProps {
    /// Language.
    pub language: Language,
    /// How things are kept.
    pub keeping: Keeping,
    /// The person wants to see more of it.
    pub on_open: Callback<()>,
}

/// The saved state: sign and word.
#[component(Saved)]
pub fn saved(props: &SavedProps) -> Html {
    let slow = use_state(|| false);
    {
        let slow = slow.setter();
        use_effect_with(props.keeping.state, move |state| {
            let later = (*state == StorageState::Saving).then(|| {
                let slow = slow.clone();
                after(PATIENCE, move || slow.set(true))
            });
            move || {
                drop(later);
                slow.set(false);
            }
        });
    }
    let word = props.keeping.word(*slow);
    let (icon, class) = match word {
        Word::Saved => (Icon::Check, None),
        Word::Saving => (Icon::History, Some("is-saving")),
        Word::MemoryOnly => (Icon::Info, None),
        _ => (Icon::CircleAlert, Some("is-failed")),
    };
    let reason = if word == Word::KeptWithoutJournal { Word::WithoutJournal } else { Word::StorageAndBackup };
    let (title, onclick) = (reason.text(props.language), props.on_open.reform(|_: MouseEvent| ()));
    html! {
        <span class={classes!("m-saved", class)} role="status">
            <button type="button" class="m-saved-open" {title} {onclick}>
                <IconView {icon} />
                <span>{ word.text(props.language) }</span>
            </button>
        </span>
    }
}
