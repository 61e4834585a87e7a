//! A person's judgement on what the machine found, and marks that a person makes alone.

use super::effect::Effect;
use super::error::AppError;
use super::history::Changes;
use super::judgement::{Assertion, Correction, Decision, Learn, SpeakerChoice};
use super::lesson::without_determiner;
use super::marks::{DecisionState, Layer, Mark, MarkKind, mark_id};
use super::message::{Label, Message};
use super::open::OpenArticle;
use super::state::{CardItem, State};
use crate::core::analysis::Speaker;
use crate::core::annotation::{Id, Motivation, Note, Verdict, VerdictKind};
use crate::core::text::Span;
use std::rc::Rc;

impl State {
    pub(super) fn decide(
        &mut self,
        mark: &str,
        id: Id,
        at: u64,
        decision: Decision,
        learn: Option<Learn>,
    ) -> Result<Vec<Effect>, AppError> {
        let open = self.writable()?;
        let old = open.mark(mark).cloned().ok_or_else(|| AppError::UnknownMark(mark.to_owned()))?;
        let before = old.decided_by.and_then(|by| open.notes.get(&by)).cloned();
        if before.as_ref().is_some_and(|n| n.is_newer()) {
            return Err(AppError::Newer);
        }
        let (label, said, now) = match decision {
            Decision::Withdraw => return Ok(self.withdraw(before, at)),
            Decision::Accept => (Label::Accept, VerdictKind::Accept, old.clone()),
            Decision::Reject => (Label::Reject, VerdictKind::Reject, old.clone()),
            Decision::Correct(correction) => {
                let now = open.corrected(&old, &correction)?;
                (correction.label(old.kind), VerdictKind::Correct, now)
            }
        };
        let ruling = Ruling { label, said, motivation: motivation(label, now.kind), now };
        self.rule(Some(&old), before, ruling, (id, at), learn)
    }

    pub(super) fn assert(&mut self, assertion: Assertion) -> Result<Vec<Effect>, AppError> {
        let Assertion { id, at, span, kind, name, speaker, learn } = assertion;
        let open = self.writable()?;
        open.check_span(span)?;
        let there = mark_id(kind.layer(), span);
        let correction = Correction { kind: Some(kind), name, speaker, span: None };
        if open.mark(&there).is_some() {
            return self.decide(&there, id, at, Decision::Correct(correction), learn);
        }
        let mut blank = Mark::new(kind, span);
        if kind.layer() == Layer::Entity {
            blank.entity = Some(open.usual_name(kind, span));
        }
        let now = open.corrected(&blank, &correction)?;
        let (label, by_default) = match kind.layer() {
            Layer::Quote => (Label::AddQuotation, Motivation::Linking),
            Layer::Entity => (Label::AddEntity, Motivation::Identifying),
        };
        let motivation = if now.name().is_some() { by_default } else { Motivation::Classifying };
        self.rule(None, None, Ruling { label, said: VerdictKind::Correct, motivation, now }, (id, at), learn)
    }

    fn withdraw(&mut self, before: Option<Rc<Note>>, at: u64) -> Vec<Effect> {
        let Some(before) = before else { return Vec::new() };
        let mut note = Note::clone(&before);
        note.delete(at);
        self.commit(Label::Withdraw, vec![(Some(before), Rc::new(note))].into())
    }

    /// Writes the ruling on `old`, which is `None` where there was no mark, with the rule that is learned from it.
    fn rule(
        &mut self,
        old: Option<&Mark>,
        before: Option<Rc<Note>>,
        ruling: Ruling,
        (id, at): (Id, u64),
        learn: Option<Learn>,
    ) -> Result<Vec<Effect>, AppError> {
        let (writer, author) = (self.writer, self.author.clone());
        let rules = match learn {
            Some(learn) => self.lesson(old, &ruling, learn, at)?,
            None => Vec::new(),
        };
        let open = self.writable()?;
        let earlier = before.as_ref().and_then(|note| note.verdict());
        let verdict = ruling.verdict(old, earlier.as_ref());
        let mut note = match &before {
            Some(before) => Note::clone(before),
            None => Note::new(open.unused(id)?, open.target(Some(ruling.now.span))?, writer, at),
        };
        let moved = old.is_some_and(|old| old.span != ruling.now.span);
        if moved && before.is_some() {
            note.resolve(open.placed(ruling.now.span, at), writer, at);
        }
        // Accepting what a person has put right already adds nothing to it.
        let agreed = ruling.said == VerdictKind::Accept && old.is_some_and(|m| m.decision == DecisionState::Corrected);
        let mut notes = Vec::new();
        // The same judgement again is no step: undoing it would seem to do nothing.
        if !agreed && (moved || earlier.as_ref() != Some(&verdict)) {
            note.set_motivation(ruling.motivation, writer, at);
            note.set_verdict(&verdict, writer, at);
            if let Some(name) = author {
                note.set_creator(&name, writer, at);
            }
            notes.push((before, Rc::new(note)));
        }
        let learned = rules.first().map(|(_, rule)| rule.id());
        let mut effects = Vec::new();
        if !notes.is_empty() || !rules.is_empty() {
            effects = self.commit(ruling.label, Changes { notes, rules, version: None });
            if let Some(old) = old {
                self.turn_to(&old.id, &mark_id(ruling.now.kind.layer(), ruling.now.span));
            }
        }
        let open = self.article()?;
        let left = open.unreviewed();
        let learned = learned.map(|rule| open.made_by(rule));
        effects.push(Effect::Announce(match (ruling.said, learned) {
            (_, Some(places)) => Message::Learned { places, left },
            (VerdictKind::Accept, _) => Message::Accepted { left },
            (VerdictKind::Reject, _) => Message::Rejected { left },
            (VerdictKind::Correct, _) if old.is_none() => Message::Added { left },
            (VerdictKind::Correct, _) => Message::Corrected { left },
        }));
        Ok(effects)
    }

    /// A mark that got other ends has another id: a card that shows it goes on doing so.
    fn turn_to(&mut self, old: &str, new: &str) {
        for item in self.card.iter_mut().flat_map(|card| &mut card.items) {
            if matches!(item, CardItem::Mark(id) if id == old) {
                *item = CardItem::Mark(new.to_owned());
            }
        }
    }
}

/// What a person says of a mark, worked out.
pub(super) struct Ruling {
    pub(super) label: Label,
    pub(super) said: VerdictKind,
    pub(super) motivation: Motivation,
    /// The mark as it is from now on.
    pub(super) now: Mark,
}

impl Ruling {
    /// The judgement keeps all that the mark says, so that a later program that finds something else cannot change what
    /// the person agreed to. `earlier` is what was said of it before.
    fn verdict(&self, old: Option<&Mark>, earlier: Option<&Verdict>) -> Verdict {
        let Mark { kind, span, speaker, .. } = &self.now;
        let judged = earlier.map(|e| e.of).or(old.map(|m| m.span)).unwrap_or(*span);
        // What a person put where it is stays theirs, even after they rejected it for a while.
        let theirs = judged != *span && self.said == VerdictKind::Accept;
        Verdict {
            kind: if theirs { VerdictKind::Correct } else { self.said },
            layer: kind.layer().name().to_owned(),
            of: judged,
            class: kind.name().to_owned(),
            name: self.now.name().map(str::to_owned),
            speaker: speaker.as_ref().and_then(|s| s.mention),
        }
    }
}

/// A quotation is linked with its speaker, a name identified as one thing; who says what kind it is classifies it.
fn motivation(label: Label, kind: MarkKind) -> Motivation {
    match (label, kind.layer()) {
        (Label::CorrectKind, _) => Motivation::Classifying,
        (_, Layer::Quote) => Motivation::Linking,
        (_, Layer::Entity) => Motivation::Identifying,
    }
}

impl Correction {
    /// The name of a step that makes it.
    fn label(&self, kind: MarkKind) -> Label {
        let speaker = self.speaker.is_some() || (self.name.is_some() && kind.layer() == Layer::Quote);
        let name = self.name.is_some() && kind.layer() == Layer::Entity;
        match (self.kind.is_some(), name, speaker, self.span.is_some()) {
            (true, false, false, false) => Label::CorrectKind,
            (false, true, false, false) => Label::CorrectName,
            (false, false, true, false) => Label::CorrectSpeaker,
            (false, false, false, true) => Label::CorrectSpan,
            _ => Label::Correct,
        }
    }
}

impl OpenArticle {
    /// `mark` after `correction`.
    fn corrected(&self, mark: &Mark, correction: &Correction) -> Result<Mark, AppError> {
        if *correction == Correction::default() {
            return Err(AppError::NothingToCorrect);
        }
        let mut now = mark.clone();
        if let Some(kind) = correction.kind {
            if kind.layer() != mark.kind.layer() {
                return Err(AppError::OtherLayer { mark: mark.kind.layer(), kind });
            }
            now.kind = kind;
        }
        if let Some(span) = correction.span {
            self.check_span(span)?;
            let there = self.mark(&mark_id(mark.kind.layer(), span));
            if span != mark.span && there.is_some_and(|m| m.decided_by.is_some()) {
                return Err(AppError::DecidedThere);
            }
            now.span = span;
        }
        let name = correction.name.as_deref().map(named).transpose()?;
        match mark.kind.layer() {
            Layer::Entity if correction.speaker.is_some() => return Err(AppError::SpeakerOfName),
            Layer::Entity => now.entity = name.or(now.entity),
            Layer::Quote => now.speaker = self.speaker(&now, correction.speaker.as_ref(), name)?,
        }
        Ok(now)
    }

    /// Who speaks in `mark` from now on.
    fn speaker(
        &self,
        mark: &Mark,
        choice: Option<&SpeakerChoice>,
        name: Option<String>,
    ) -> Result<Option<Speaker>, AppError> {
        let old = || mark.speaker.clone();
        let given = match (choice, name) {
            // Marks that quote nobody have no speaker, unless the person says so.
            (None, None) => return Ok(old().filter(|_| mark.kind.is_speech())),
            (Some(SpeakerChoice::Nobody), None) => return Ok(None),
            (Some(SpeakerChoice::At(span)), name) => {
                self.check_span(*span)?;
                let name = name.unwrap_or_else(|| self.name_at(*span));
                return Ok(Some(Speaker { name, mention: Some(*span) }));
            }
            (Some(SpeakerChoice::Named(given)), None) => named(given)?,
            (None, Some(name)) => name,
            (Some(_), Some(_)) => return Err(AppError::SpeakerTwice),
        };
        Ok(super::apply::speaker(old(), mark.kind, Some(&given), &self.text))
    }

    /// Whom the words of `span` name: by the mark that stands there, else by themselves.
    fn name_at(&self, span: Span) -> String {
        let within = self.marks_at.within(&self.text, span);
        let marks = || within.iter().filter_map(|(_, i)| self.marks.get(*i)).filter(|m| m.is_shown());
        let names = || marks().filter(|m| m.kind.layer() == Layer::Entity);
        let named = names().find(|m| m.span == span).or_else(|| names().find(|m| m.is_person()));
        if let Some(name) = named.and_then(Mark::name) {
            return name.to_owned();
        }
        let words = self.text.slice(span).trim();
        if let Some(name) = self.learned.name_of(words) {
            return name.to_owned();
        }
        let bare = without_determiner(words);
        // An article before a capital belongs to the name: Le Monde.
        if bare.starts_with(char::is_lowercase) { bare } else { words }.to_owned()
    }

    /// What the words of `span` are called elsewhere in the article, else the words.
    fn usual_name(&self, kind: MarkKind, span: Span) -> String {
        let words = self.text.slice(span);
        let same = self.marks.iter().find(|m| m.kind == kind && m.is_shown() && self.text.slice(m.span) == words);
        same.and_then(Mark::name).unwrap_or(words.trim()).to_owned()
    }
}

/// A name as a person gave it, without space around it.
fn named(name: &str) -> Result<String, AppError> {
    let name = name.trim();
    if name.is_empty() { Err(AppError::EmptyName) } else { Ok(name.to_owned()) }
}
