//! The tools in the header, and on narrow screens the menu that holds those for which there is no room.

use super::focus::{focused, give_back, use_escape};
use super::saved::{Keeping, Saved, keeping};
use super::settings::{choose, next_theme, other, theme_sign};
use crate::core::annotation::Setting;
use crate::core::app::{Action, Label, Panel};
use crate::core::language::Language;
use crate::web::desk::Theme;
use crate::web::platform::listen;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::{DeskRef, Word};
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

/// What the header shows of the state.
#[derive(Clone, PartialEq, Properties)]
pub struct HeaderProps {
    /// The desk.
    pub desk: DeskRef,
    /// Where the tools stand.
    pub bar: Element,
    /// Language.
    pub language: Language,
    /// What is undone next.
    pub undo: Option<Label>,
    /// What is done again next.
    pub redo: Option<Label>,
    /// The theme that is set.
    pub theme: Theme,
    /// What lies over the page.
    pub panel: Option<Panel>,
    /// How things are kept.
    pub keeping: Keeping,
}

/// One tool: its sign, its name, and what it does.
struct Tool {
    icon: Icon,
    name: String,
    /// A word that stands beside the sign.
    word: Option<&'static str>,
    /// Why it does nothing now.
    idle: Option<&'static str>,
    run: Callback<()>,
}

impl Tool {
    fn draw(&self, whole: bool, after: &Callback<()>) -> Html {
        let (run, after, idle) = (self.run.clone(), after.clone(), self.idle.is_some());
        let onclick = Callback::from(move |_: MouseEvent| {
            if !idle {
                after.emit(());
                run.emit(());
            }
        });
        let title = self.idle.map_or_else(|| self.name.clone(), str::to_owned);
        let disabled = idle.then_some("true");
        html! {
            <button type="button" class="m-tool" aria-disabled={disabled} aria-label={self.name.clone()} {title} {onclick}>
                <IconView icon={self.icon} />
                if whole {
                    { self.name.clone() }
                } else if let Some(word) = self.word {
                    <span class="m-wide-word">{ word }</span>
                }
            </button>
        }
    }
}

fn tools(props: &HeaderProps) -> [Tool; 6] {
    let (desk, language) = (&props.desk, props.language);
    let act = |f: fn(&DeskRef)| {
        let desk = desk.clone();
        Callback::from(move |()| f(&desk))
    };
    let step = |label: Option<Label>, what: Word, bare: Word| match label {
        Some(label) => format!("{} {}", what.text(language), label.text(language)),
        None => bare.text(language).to_owned(),
    };
    let (icon, theme) = theme_sign(props.theme);
    let plain = |icon, name: String, run| Tool { icon, name, word: None, idle: None, run };
    [
        Tool {
            word: Some(Word::MyArticles.text(language)),
            ..plain(Icon::Library, Word::MyArticles.text(language).to_owned(), act(toggle_library))
        },
        Tool {
            idle: props.undo.is_none().then(|| Word::NothingToUndo.text(language)),
            ..plain(
                Icon::Undo,
                step(props.undo, Word::UndoWhat, Word::Undo),
                act(|desk| desk.act(Action::Undo { at: desk.now() })),
            )
        },
        Tool {
            idle: props.redo.is_none().then(|| Word::NothingToRedo.text(language)),
            ..plain(
                Icon::Redo,
                step(props.redo, Word::RedoWhat, Word::Redo),
                act(|desk| desk.act(Action::Redo { at: desk.now() })),
            )
        },
        plain(icon, theme.text(language).to_owned(), act(next_theme)),
        Tool {
            word: Some(Word::OtherLanguageShort.text(language)),
            ..plain(
                Icon::Languages,
                Word::OtherLanguage.text(language).to_owned(),
                act(|desk| choose(desk, Setting::Language, Value::from(other(desk.language()).code()))),
            )
        },
        plain(
            Icon::Help,
            Word::HelpAndKeys.text(language).to_owned(),
            act(|desk| desk.act(Action::Show(Some(Panel::Help)))),
        ),
    ]
}

fn toggle_library(desk: &DeskRef) {
    let shown = desk.read(|s| matches!(s.panel, Some(Panel::Library | Panel::Paste)));
    desk.act(Action::Show((!shown).then_some(Panel::Library)));
}

/// The header of `desk`, to be drawn in `bar`.
pub fn state(desk: &DeskRef, bar: Element, language: Language) -> HeaderProps {
    let (undo, redo, panel) = desk.read(|s| {
        let history = s.open.as_ref().map(|o| &o.history);
        let last = |steps: &[crate::core::app::Step]| steps.last().map(|step| step.label);
        (history.and_then(|h| last(&h.done)), history.and_then(|h| last(&h.undone)), s.panel)
    });
    HeaderProps { desk: desk.clone(), bar, language, undo, redo, theme: desk.theme(), panel, keeping: keeping(desk) }
}

/// The tools of the header.
#[component(Header)]
pub fn header(props: &HeaderProps) -> Html {
    let language = props.language;
    let menu = use_state(|| false);
    let (button, list) = (use_node_ref(), use_node_ref());
    let close = {
        let menu = menu.setter();
        Callback::from(move |()| menu.set(false))
    };
    use_menu(&button, &list, *menu, &close);
    // Its button has the focus before anything that the tool opens takes it, and gets it back from there.
    let chosen = {
        let (button, close) = (button.clone(), close.clone());
        Callback::from(move |()| {
            if let Some(button) = button.cast::<HtmlElement>() {
                let _ = button.focus();
            }
            close.emit(());
        })
    };
    let tools = tools(props);
    let nothing = Callback::from(|()| ());
    let draw = |n: usize| tools[n].draw(false, &nothing);
    let toggle = {
        let (menu, open) = (menu.setter(), *menu);
        Callback::from(move |_: MouseEvent| menu.set(!open))
    };
    let storage = {
        let desk = props.desk.clone();
        Callback::from(move |()| desk.act(Action::Show(Some(Panel::Storage))))
    };
    let other = other(language).code();
    let bar = html! {
        <>
            <div class="m-tools m-only-wide" lang={language.code()}>{ draw(0) }</div>
            <div class="m-tools m-tools-end" lang={language.code()}>
                <Saved {language} keeping={props.keeping} on_open={storage} />
                <span class="m-tools m-only-wide">
                    { draw(1) }{ draw(2) }<span class="m-divider"></span>{ draw(3) }
                    <span lang={other}>{ language_button(&tools[4]) }</span>
                    { draw(5) }
                </span>
                <button ref={button} type="button" class="m-tool m-only-narrow" aria-expanded={menu.to_string()}
                    aria-label={Word::More.text(language)} onclick={toggle}>
                    <IconView icon={Icon::EllipsisVertical} />
                </button>
            </div>
        </>
    };
    html! {
        <div>
            { create_portal(bar, props.bar.clone()) }
            <div ref={list} class="m-menu m-only-narrow" hidden={!*menu} role="group" aria-label={Word::Tools.text(language)}>
                { for tools.iter().map(|tool| tool.draw(true, &chosen)) }
            </div>
        </div>
    }
}

/// The other language, by its two letters: a sign that its readers know.
fn language_button(tool: &Tool) -> Html {
    let onclick = tool.run.reform(|_: MouseEvent| ());
    let name = format!("{}, {}", tool.word.unwrap_or_default(), tool.name);
    html! {
        <button type="button" class="m-tool" aria-label={name} title={tool.name.clone()} {onclick}>
            { tool.word.unwrap_or_default() }
        </button>
    }
}

/// Focus goes into the menu and back to its button; Escape and a press elsewhere close it.
#[hook]
fn use_menu(button: &NodeRef, list: &NodeRef, open: bool, close: &Callback<()>) {
    use_escape(open, close.clone());
    let (button, list, close) = (button.clone(), list.clone(), close.clone());
    use_effect_with(open, move |open| {
        let before = if *open { focused() } else { None };
        let window = web_sys::window().filter(|_| *open);
        if *open
            && let Some(first) =
                list.cast::<Element>().and_then(|l| l.first_element_child()?.dyn_into::<HtmlElement>().ok())
        {
            let _ = first.focus();
        }
        let listener = window.map(|window| {
            listen(&window, "pointerdown", move |event| {
                let target = event.target().and_then(|t| t.dyn_into::<Node>().ok());
                let inside = |node: &NodeRef| node.get().is_some_and(|n| n.contains(target.as_ref()));
                if !inside(&list) && !inside(&button) {
                    close.emit(());
                }
            })
        });
        move || {
            drop(listener);
            give_back(before);
        }
    });
}
