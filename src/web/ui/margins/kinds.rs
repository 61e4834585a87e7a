//! What a mark may be, and where a correction holds: the choices that putting right and marking by hand share.

use super::shared::{MarginRef, Scope};
use super::words;
use crate::core::analysis::{EntityKind, QuoteKind};
use crate::core::app::{Layer, Learn, MarkKind};
use crate::core::language::Language;
use crate::web::ui::Word;
use yew::prelude::*;

/// The kinds of a layer, the usual ones first.
pub(super) fn kinds(layer: Layer) -> [MarkKind; 5] {
    match layer {
        Layer::Quote => [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect, QuoteKind::Scare, QuoteKind::Title]
            .map(MarkKind::Quote),
        Layer::Entity => {
            [EntityKind::Person, EntityKind::Place, EntityKind::Organisation, EntityKind::Date, EntityKind::Misc]
                .map(MarkKind::Entity)
        }
    }
}

/// A button for each kind of a layer.
pub(super) fn kind_buttons(
    layer: Layer,
    now: Option<MarkKind>,
    language: Language,
    choose: &Callback<MarkKind>,
) -> Html {
    let one = |(i, kind): (usize, MarkKind)| {
        let onclick = choose.reform(move |_: MouseEvent| kind);
        let chosen = now.map(|now| (now == kind).to_string());
        let first = (i == 0 && now.is_none()) || now == Some(kind);
        html! {
            <button key={kind.name()} type="button" class="m-button" aria-pressed={chosen} data-focus={first.then_some("")} {onclick}>
                <span class={words::kind_class(kind)}>{ words::short_kind(kind).text(language) }</span>
            </button>
        }
    };
    html! {
        <div class="m-kinds" role="group" aria-label={Word::Kind.text(language)}>{ for kinds(layer).into_iter().enumerate().map(one) }</div>
    }
}

/// Here, in this article, or everywhere.
pub(super) fn scopes(margin: &MarginRef, language: Language, changed: &Callback<()>) -> Html {
    let now = margin.scope.get();
    let one = |(scope, word): (Scope, Word)| {
        let (margin, changed) = (margin.clone(), changed.clone());
        let onchange = Callback::from(move |_: Event| {
            margin.scope.set(scope);
            changed.emit(());
            margin.desk().notify();
        });
        html! {
            <label class="m-scope">
                <input type="radio" name="m-scope" checked={scope == now} {onchange} />{ word.text(language) }
            </label>
        }
    };
    let all = [
        (Scope::Here, Word::ScopeHere),
        (Scope::Article, Word::ScopeArticle),
        (Scope::Everywhere, Word::ScopeEverywhere),
    ];
    html! {
        <fieldset class="m-scopes">
            <legend class="m-correct-label">{ Word::Applies.text(language) }</legend>
            { for all.into_iter().map(one) }
        </fieldset>
    }
}

/// The rule that a correction is to teach.
pub(super) fn lesson(margin: &MarginRef) -> Option<Learn> {
    let everywhere = match margin.scope.get() {
        Scope::Here => return None,
        Scope::Article => false,
        Scope::Everywhere => true,
    };
    Some(Learn { rule: margin.desk().new_id(), everywhere })
}
