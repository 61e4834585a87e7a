//! « Mes règles »: what was learned from corrections, each in words, with what it does here.

use super::dialog::Dialog;
use crate::core::annotation::{Id, Rule};
use crate::core::app::{Action, Label, Panel};
use crate::core::language::Language;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::margins::words as marginal;
use crate::web::ui::{DeskRef, Word, counted};
use yew::prelude::*;

/// The dialog, as the state has it.
pub(in crate::web::ui) fn rules(desk: &DeskRef, language: Language) -> Html {
    let list = desk.read(|s| s.rules_here());
    let close = {
        let desk = desk.clone();
        Callback::from(move |()| {
            if desk.read(|s| s.panel == Some(Panel::Rules)) {
                desk.act(Action::Show(None));
            }
        })
    };
    // The page below is out of reach while the dialog is open, and so is what it says.
    let said = desk.said().1.map(|message| message.text(language)).unwrap_or_default();
    html! {
        <Dialog {language} title={Word::MyRules.text(language)} head={undo(desk, language)} on_close={close}>
            <p key="said" class="m-hidden" role="status">{ said }</p>
            if list.is_empty() {
                <p key="none"><b>{ Word::NoRule.text(language) }</b>{ " " }{ Word::NoRuleHow.text(language) }</p>
            } else {
                <p key="how" class="m-rules-how">{ Word::RulesHow.text(language) }</p>
            }
            <ul class="m-rules">{ for list.iter().map(|(rule, places)| row(desk, rule, *places, language)) }</ul>
        </Dialog>
    }
}

/// The way back from what was done to a rule.
fn undo(desk: &DeskRef, language: Language) -> Html {
    use Label::{DeleteRule, SwitchRuleOff, SwitchRuleOn};
    let last = desk.read(|s| s.open.as_ref().and_then(|open| open.history.done.last()).map(|step| step.label));
    let Some(label) = last.filter(|label| matches!(label, DeleteRule | SwitchRuleOff | SwitchRuleOn)) else {
        return Html::default();
    };
    let name = [Word::UndoWhat.text(language), " ", label.text(language)].concat();
    let onclick = act(desk, |at| Action::Undo { at });
    html! {
        <button key="undo" type="button" class="m-button" aria-label={name.clone()} title={name} {onclick}>
            <IconView icon={Icon::Undo} />{ Word::Undo.text(language) }
        </button>
    }
}

fn row(desk: &DeskRef, rule: &Rule, places: usize, language: Language) -> Html {
    let (id, on) = (rule.id(), rule.is_on());
    let turn = act(desk, move |at| Action::SwitchRule { id, at, on: !on });
    let remove = act(desk, move |at| Action::RemoveRule { id, at });
    let words = marginal::rule(rule, language);
    let delete = [Word::Delete.text(language), ", ", &words].concat();
    let places = match (on, places) {
        (false, _) => Word::SwitchedOff.text(language).to_owned(),
        (true, 0) => Word::NoOtherMark.text(language).to_owned(),
        (true, n) => {
            counted(n, ["autre marque ici", "autres marques ici"], ["other mark here", "other marks here"], language)
        }
    };
    html! {
        <li key={id.to_string()} class={classes!("m-rule", (!on).then_some("is-off"))}>
            <p id={rule_id(id)}>{ words }<span class="m-count">{ places }</span></p>
            <button type="button" class="m-switch" role="switch" aria-checked={on.to_string()}
                aria-labelledby={rule_id(id)} onclick={turn} />
            <button type="button" class="m-tool" aria-label={delete} title={Word::Delete.text(language)} onclick={remove}>
                <IconView icon={Icon::Trash} />
            </button>
        </li>
    }
}

fn rule_id(id: Id) -> String {
    ["m-rule-", id.as_str()].concat()
}

fn act(desk: &DeskRef, action: impl Fn(u64) -> Action + 'static) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_: MouseEvent| desk.act(action(desk.now())))
}
