//! What opens over the page or beside a mark, as a part of its own: nobody needs it to read, and it is loaded as soon as
//! the article is there, so that it is at hand when somebody does.

use super::DeskRef;
use super::margins::{MarginRef, Slots, adding, card, sheet};
use super::reading::{Draft, Help, LibraryPage, PasteDialog, Same, StoragePanel, VersionsPanel, rules};
use crate::core::app::State;
use crate::core::language::Language;
use crate::web::platform::part;
use std::cell::RefCell;
use yew::prelude::*;

part! {
    /// The panels.
    ///
    /// # Errors
    /// The part cannot be loaded.
    pub(super) panels in panels -> dyn Panels { &Drawn }
}

/// Draws what is not there at first.
pub(super) trait Panels {
    /// The list of articles.
    fn library(&self, desk: &DeskRef, language: Language, tick: u32) -> Html;
    /// The field to paste an article into.
    fn paste(&self, desk: &DeskRef, language: Language, draft: Same<RefCell<Draft>>) -> Html;
    /// « Mes règles ».
    fn rules(&self, desk: &DeskRef, language: Language) -> Html;
    /// « Stockage ».
    fn storage(&self, desk: &DeskRef, language: Language, tick: u32) -> Html;
    /// « Nouvelle version ».
    fn versions(&self, desk: &DeskRef, language: Language, tick: u32, draft: Same<RefCell<String>>) -> Html;
    /// All keys.
    fn help(&self, desk: &DeskRef, language: Language) -> Html;
    /// The card that is open, if it shows a mark.
    fn card(&self, margin: &MarginRef, state: &State, slots: &Slots, language: Language) -> Option<Html>;
    /// What rises from below on a phone, if anything.
    fn sheet(&self, margin: &MarginRef, state: &State, slots: &Slots, language: Language) -> Option<Html>;
    /// What is asked before words are marked by hand, if they are.
    fn adding(&self, margin: &MarginRef) -> Option<Html>;
}

struct Drawn;

impl Panels for Drawn {
    fn library(&self, desk: &DeskRef, language: Language, tick: u32) -> Html {
        html! { <LibraryPage desk={desk.clone()} {language} {tick} /> }
    }

    fn paste(&self, desk: &DeskRef, language: Language, draft: Same<RefCell<Draft>>) -> Html {
        // Another page is another dialog.
        html! { <PasteDialog key={desk.pages_offered()} desk={desk.clone()} {language} {draft} /> }
    }

    fn rules(&self, desk: &DeskRef, language: Language) -> Html {
        rules(desk, language)
    }

    fn storage(&self, desk: &DeskRef, language: Language, tick: u32) -> Html {
        html! { <StoragePanel desk={desk.clone()} {language} {tick} /> }
    }

    fn versions(&self, desk: &DeskRef, language: Language, tick: u32, draft: Same<RefCell<String>>) -> Html {
        html! { <VersionsPanel desk={desk.clone()} {language} {tick} {draft} /> }
    }

    fn help(&self, desk: &DeskRef, language: Language) -> Html {
        html! { <Help desk={desk.clone()} {language} letters={desk.shortcuts()} /> }
    }

    fn card(&self, margin: &MarginRef, state: &State, slots: &Slots, language: Language) -> Option<Html> {
        card::view(margin, state, slots, language)
    }

    fn sheet(&self, margin: &MarginRef, state: &State, slots: &Slots, language: Language) -> Option<Html> {
        sheet::view(margin, state, slots, language)
    }

    fn adding(&self, margin: &MarginRef) -> Option<Html> {
        adding::view(margin)
    }
}
