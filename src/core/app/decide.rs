//! A person's judgement on what the machine found.

use super::action::Decision;
use super::effect::Effect;
use super::error::AppError;
use super::marks::{Mark, MarkKind};
use super::message::{Label, Message};
use super::state::State;
use crate::core::annotation::{Id, Motivation, Note, Verdict, VerdictKind};
use std::rc::Rc;

impl State {
    pub(super) fn decide(&mut self, mark: &str, id: Id, at: u64, decision: Decision) -> Result<Vec<Effect>, AppError> {
        let (writer, author) = (self.writer, self.author.clone());
        let open = self.writable()?;
        let mark = open.mark(mark).cloned().ok_or_else(|| AppError::UnknownMark(mark.to_owned()))?;
        let before = mark.decided_by.and_then(|by| open.notes.get(&by)).cloned();
        if before.as_ref().is_some_and(|n| n.is_newer()) {
            return Err(AppError::Newer);
        }
        let mut note = match &before {
            Some(before) => Note::clone(before),
            None => Note::new(open.unused(id)?, open.target(Some(mark.span))?, writer, at),
        };
        let label = match decision {
            Decision::Accept => Label::Accept,
            Decision::Reject => Label::Reject,
            Decision::Withdraw => Label::Withdraw,
        };
        let kind = match decision {
            Decision::Accept => VerdictKind::Accept,
            Decision::Reject => VerdictKind::Reject,
            Decision::Withdraw if before.is_none() => return Ok(Vec::new()),
            Decision::Withdraw => {
                note.delete(at);
                return Ok(self.commit(label, vec![(before, Rc::new(note))]));
            }
        };
        let verdict = verdict(&mark, kind);
        let mut effects = Vec::new();
        // The same judgement again is no step: undoing it would seem to do nothing.
        if note.verdict().as_ref() != Some(&verdict) {
            note.set_motivation(motivation(&mark), writer, at);
            note.set_verdict(&verdict, writer, at);
            if let Some(name) = author {
                note.set_creator(&name, writer, at);
            }
            effects = self.commit(label, vec![(before, Rc::new(note))]);
        }
        let left = self.article()?.unreviewed();
        effects.push(Effect::Announce(match kind {
            VerdictKind::Reject => Message::Rejected { left },
            _ => Message::Accepted { left },
        }));
        Ok(effects)
    }
}

/// A quotation is linked with its speaker, a name identified as one thing.
fn motivation(mark: &Mark) -> Motivation {
    match mark.kind {
        MarkKind::Quote(_) => Motivation::Linking,
        MarkKind::Entity(_) => Motivation::Identifying,
    }
}

/// The judgement keeps what the mark said, so that a later program that finds something else cannot change what the
/// person agreed to.
fn verdict(mark: &Mark, kind: VerdictKind) -> Verdict {
    Verdict {
        kind,
        layer: mark.kind.layer().name().to_owned(),
        of: mark.span,
        class: mark.kind.name().to_owned(),
        name: mark.name().map(str::to_owned),
        speaker: mark.speaker.as_ref().and_then(|s| s.mention),
    }
}
