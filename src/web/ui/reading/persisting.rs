//! Asking the browser to keep what is stored even if room runs short: on a click, after it was said what that means.

use super::storage::say;
use crate::core::language::Language;
use crate::web::platform::spawn_local;
use crate::web::platform::{ask_persistence, is_persistent, missing_services};
use yew::prelude::*;

/// What is given.
#[derive(PartialEq, Properties)]
pub struct PersistingProps {
    /// Language.
    pub language: Language,
}

/// What is known of the browser's promise.
#[derive(Clone, Copy, PartialEq)]
enum Promised {
    Unknown,
    Yes,
    No,
    /// Asked for and refused.
    Refused,
}

/// The explanation and the button.
#[component(Persisting)]
pub fn persisting(props: &PersistingProps) -> Html {
    let language = props.language;
    let promised = use_state(|| Promised::Unknown);
    {
        let promised = promised.setter();
        use_effect_with((), move |()| {
            spawn_local(async move {
                if let Some(yes) = is_persistent().await {
                    promised.set(if yes { Promised::Yes } else { Promised::No });
                }
            });
        });
    }
    let ask = {
        let promised = promised.setter();
        Callback::from(move |_: MouseEvent| {
            let promised = promised.clone();
            spawn_local(async move {
                let granted = ask_persistence().await == Some(true);
                promised.set(if granted { Promised::Yes } else { Promised::Refused });
            });
        })
    };
    let absent = missing_services().contains(&"StorageManager");
    let text = match *promised {
        _ if absent => say(
            language,
            "Ce navigateur ne dit pas s’il garde les données de ce site quand la place manque. Sauvegardez de temps en temps.",
            "This browser does not say whether it keeps this site’s data when room runs short. Make a backup from time to time.",
        ),
        Promised::Yes => say(
            language,
            "Le navigateur a promis de garder vos notes même si la place manque.",
            "The browser has promised to keep your notes even if room runs short.",
        ),
        Promised::Unknown | Promised::No => say(
            language,
            "Si la place manque sur cet appareil, le navigateur peut effacer les données des sites sans prévenir. Vous pouvez lui demander de garder celles-ci.",
            "If room runs short on this device, the browser may erase what sites store without a word. You can ask it to keep this.",
        ),
        Promised::Refused => say(
            language,
            "Le navigateur n’a pas promis de garder vos notes si la place manque. Ajoutez ce site à vos favoris et redemandez, ou sauvegardez de temps en temps.",
            "The browser has not promised to keep your notes if room runs short. Bookmark this site and ask again, or make a backup from time to time.",
        ),
    };
    html! {
        <section class="m-store-persist">
            <h3 class="m-label">{ say(language, "Conservation", "Keeping") }</h3>
            <p role="status">{ text }</p>
            if !absent && *promised != Promised::Yes {
                <div class="m-actions">
                    <button type="button" class="m-button" onclick={ask}>
                        { say(language, "Demander au navigateur de les garder", "Ask the browser to keep them") }
                    </button>
                </div>
            }
        </section>
    }
}
