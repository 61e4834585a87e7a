//! What the person sets from the header: language, theme, keys.

use crate::core::annotation::{Setting, Settings};
use crate::core::app::Action;
use crate::core::language::Language;
use crate::web::desk::Theme;
use crate::web::ui::icon::Icon;
use crate::web::ui::{DeskRef, Word};
use serde_json::Value;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Sets `setting`.
pub fn choose(desk: &DeskRef, setting: Setting, value: Value) {
    let (settings, writer) = desk.read(|s| (s.settings.clone(), s.writer));
    let mut settings = Settings::clone(&settings);
    settings.set(setting, value, writer, desk.now());
    desk.act(Action::Configure(Rc::new(settings)));
}

/// The other language.
pub fn other(language: Language) -> Language {
    match language {
        Language::French => Language::English,
        Language::English => Language::French,
    }
}

/// Goes on to the next theme: the system's, light, dark.
pub fn next_theme(desk: &DeskRef) {
    let next = match desk.theme() {
        Theme::Auto => Value::from(Theme::Light.name()),
        Theme::Light => Value::from(Theme::Dark.name()),
        Theme::Dark => Value::Null,
    };
    choose(desk, Setting::Theme, next);
}

/// Sign and name of a theme.
pub fn theme_sign(theme: Theme) -> (Icon, Word) {
    match theme {
        Theme::Auto => (Icon::SunMoon, Word::ThemeAuto),
        Theme::Light => (Icon::Sun, Word::ThemeLight),
        Theme::Dark => (Icon::Moon, Word::ThemeDark),
    }
}

const THEME: &str = "data-theme";

/// Keeps the page in the theme that is set; afterwards it is as it was before.
#[hook]
pub fn use_theme(desk: &DeskRef) {
    let root = desk.host().owner_document().and_then(|d| d.document_element());
    {
        let root = root.clone();
        use_effect_with((), move |()| {
            let before = root.as_ref().and_then(|r| r.get_attribute(THEME));
            move || {
                if let Some(root) = root {
                    set(&root, before.as_deref());
                }
            }
        });
    }
    use_effect_with(desk.theme(), move |theme| {
        if let Some(root) = root {
            set(&root, (*theme != Theme::Auto).then(|| theme.name()));
        }
    });
}

fn set(root: &Element, theme: Option<&str>) {
    let _ = match theme {
        Some(name) => root.set_attribute(THEME, name),
        None => root.remove_attribute(THEME),
    };
}
