//! What a person says of a mark, and why the machine had it.

use super::review::go_on;
use super::shared::MarginRef;
use super::words;
use crate::core::annotation::Colour;
use crate::core::app::{Action, Decision, Learn, Mark, Message, Reason, State};
use crate::core::language::Language;
use crate::core::text::space_french;
use crate::web::ui::Word;

/// Why the mark is there: the machine's rule, the person's own, or the person.
pub(in crate::web::ui) fn reason(state: &State, mark: &Mark, language: Language) -> String {
    match mark.reason() {
        Reason::Machine(rule) => explained(rule.explain(language), language),
        Reason::Learned(id) => {
            let rule = state.rules.get(&id).map(|rule| words::rule(rule, language)).unwrap_or_default();
            [Word::ByYourRule.text(language), " ", &rule].concat()
        }
        Reason::Person => Word::ByHand.text(language).to_owned(),
    }
}

/// The rule's sentence with the spacing of its language, so that no guillemet is left alone at a line's end.
fn explained(sentence: &str, language: Language) -> String {
    match language {
        Language::French => {
            let mut shown = String::new();
            space_french(sentence, &mut shown);
            shown
        }
        Language::English => sentence.to_owned(),
    }
}

/// A person's word on a mark. Whoever walks through what nobody has reviewed goes on to the next.
pub(in crate::web::ui) fn judge(margin: &MarginRef, mark: &str, decision: Decision, learn: Option<Learn>) {
    let desk = margin.desk();
    let goes_on = matches!(decision, Decision::Accept | Decision::Reject);
    let judged =
        desk.dispatch(Action::Decide { mark: mark.to_owned(), id: desk.new_id(), at: desk.now(), decision, learn });
    match judged {
        Ok(_) if goes_on => go_on(margin, mark),
        Ok(_) => {}
        Err(error) => {
            desk.say(Message::Refused(error));
            desk.notify();
        }
    }
}

/// The colours in the order of their keys.
pub(in crate::web::ui) fn colour_of_key(digit: u32) -> Option<Colour> {
    Colour::ALL.get(usize::try_from(digit).ok()?.checked_sub(1)?).copied()
}
