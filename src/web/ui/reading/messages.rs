//! What the person has to know and cannot see: what happened, what is safe, what to do.

use super::files::fail;
use super::saving::back_up;
use crate::core::app::{Action, Panel};
use crate::core::language::Language;
use crate::web::desk::StorageState;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::{DeskRef, Word, counted};
use yew::prelude::*;

/// What the messages are given.
#[derive(PartialEq, Properties)]
pub struct MessagesProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// Grows with each change of the desk.
    pub tick: u32,
}

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Full,
    Blocked,
    Aside(usize),
    NoPaint,
    Paused,
}

/// What has to be said now, the most urgent last, where the eye is.
fn topics(desk: &DeskRef) -> Vec<About> {
    let mut topics = Vec::new();
    if !desk.paints() {
        topics.push(About::NoPaint);
    }
    match desk.keeper().set_aside().len() {
        0 => {}
        n => topics.push(About::Aside(n)),
    }
    match desk.keeper().state() {
        StorageState::Full => topics.push(About::Full),
        StorageState::Blocked => topics.push(About::Blocked),
        StorageState::Saved | StorageState::Saving => {}
    }
    if desk.is_paused() {
        topics.push(About::Paused);
    }
    topics
}

/// The messages. One that is closed stays closed until there is more to say.
#[component(Messages)]
pub fn messages(props: &MessagesProps) -> Html {
    let closed = use_state(Vec::<About>::new);
    let now = topics(&props.desk);
    {
        // What is over is forgotten, so that it is said again when it happens again.
        let closed = closed.clone();
        use_effect_with(now.clone(), move |now| {
            let left: Vec<About> = closed.iter().copied().filter(|about| now.contains(about)).collect();
            if left.len() < closed.len() {
                closed.set(left);
            }
        });
    }
    let shown = now.into_iter().filter(|about| !closed.contains(about)).map(|about| {
        let close = {
            let closed = closed.clone();
            Callback::from(move |_: MouseEvent| {
                let mut all = (*closed).clone();
                all.push(about);
                closed.set(all);
            })
        };
        html! { <div key={format!("{about:?}")}>{ message(props, about, close) }</div> }
    });
    html! { <div class="m-message-list">{ for shown }</div> }
}

fn message(props: &MessagesProps, about: About, close: Callback<MouseEvent>) -> Html {
    let (desk, language) = (&props.desk, props.language);
    let journal = desk.keeper().has_journal();
    let (icon, title, text) = match about {
        About::Full => (Icon::HardDrive, Word::FullTitle, if journal { Word::FullJournal } else { Word::FullAlone }),
        About::Blocked => {
            (Icon::CircleAlert, Word::BlockedTitle, if journal { Word::BlockedJournal } else { Word::BlockedAlone })
        }
        About::Aside(_) => (Icon::Archive, Word::AsideOne, Word::AsideText),
        About::NoPaint => (Icon::Info, Word::NoPaintTitle, Word::NoPaintText),
        About::Paused => (Icon::TriangleAlert, Word::PausedTitle, Word::PausedText),
    };
    let title = match about {
        About::Aside(n) if n > 1 => counted(
            n,
            [Word::AsideOne.text(Language::French), Word::AsideMany.text(Language::French)],
            [Word::AsideOne.text(Language::English), Word::AsideMany.text(Language::English)],
            language,
        ),
        _ => title.text(language).to_owned(),
    };
    // Only a failed save interrupts whoever hears the page.
    let bad = matches!(about, About::Full | About::Blocked);
    html! {
        <section class={classes!("m-message", bad.then_some("is-bad"))} role={if bad { "alert" } else { "status" }}>
            <IconView {icon} />
            <h2 class="m-message-title">{ title }</h2>
            <button type="button" class="m-tool m-message-close" aria-label={Word::CloseIt.text(language)} onclick={close}>
                <IconView icon={Icon::X} />
            </button>
            <p>{ text.text(language) }</p>
            { action(props, about) }
        </section>
    }
}

fn action(props: &MessagesProps, about: About) -> Html {
    let desk = props.desk.clone();
    let one = |word: Word, run: fn(&DeskRef)| {
        let desk = desk.clone();
        let onclick = Callback::from(move |_: MouseEvent| run(&desk));
        html! { <button type="button" class="m-button" {onclick}>{ word.text(props.language) }</button> }
    };
    let button = |word: Word, run: fn(&DeskRef)| html! { <div class="m-actions">{ one(word, run) }</div> };
    let storage = |desk: &DeskRef| desk.act(Action::Show(Some(Panel::Storage)));
    match about {
        About::Full => html! {
            <div class="m-actions">
                { one(Word::BackUp, back_up) }
                { one(Word::MakeRoom, |desk| desk.act(Action::Show(Some(Panel::Library)))) }
                { one(Word::StorageAndBackup, storage) }
            </div>
        },
        About::Blocked => html! {
            <div class="m-actions">{ one(Word::BackUp, back_up) }{ one(Word::StorageAndBackup, storage) }</div>
        },
        About::Paused => button(Word::ShowAgain, |desk| {
            if let Err(error) = desk.show_again() {
                fail(desk, error.message(desk.language()));
            }
        }),
        About::Aside(count) => html! { <Aside desk={props.desk.clone()} language={props.language} {count} /> },
        About::NoPaint => html! { <span hidden={true}></span> },
    }
}

/// What [`Aside`] is given.
#[derive(PartialEq, Properties)]
struct AsideProps {
    desk: DeskRef,
    language: Language,
    count: usize,
}

/// The values that could not be read: why, and on request as they stand in the storage.
#[component(Aside)]
fn aside(props: &AsideProps) -> Html {
    let raw = use_state(|| false);
    let turn = {
        let raw = raw.clone();
        Callback::from(move |_: MouseEvent| raw.set(!*raw))
    };
    let keeper = props.desk.keeper();
    let rows = keeper.set_aside().into_iter().map(|item| {
        let value = raw.then(|| keeper.raw(&item.key)).flatten();
        html! {
            <div key={item.key.clone()}>
                <p>{ item.error.message(props.language) }</p>
                <p><code>{ item.key.clone() }</code></p>
                if let Some(value) = value {
                    <p><code>{ value }</code></p>
                }
            </div>
        }
    });
    let word = if *raw { Word::HideRaw } else { Word::ShowRaw };
    let storage = {
        let desk = props.desk.clone();
        Callback::from(move |_: MouseEvent| desk.act(Action::Show(Some(Panel::Storage))))
    };
    html! {
        <div>
            { for rows }
            <div class="m-actions">
                <button type="button" class="m-button" aria-expanded={raw.to_string()} onclick={turn}>{ word.text(props.language) }</button>
                <button type="button" class="m-button" onclick={storage}>{ Word::StorageAndBackup.text(props.language) }</button>
            </div>
        </div>
    }
}
