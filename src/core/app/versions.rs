//! Going on with another version of the article, and a person's word on where a note lies.
//!
//! Adopting is one step: the article's record gets the version, the page its text, and each note a resolution that says
//! where it lies in it. What the note was made on is never written over, so that going back, or opening an older text
//! again, shows every note where it was.

use super::comparison::Comparison;
use super::effect::Effect;
use super::error::AppError;
use super::history::Changes;
use super::knowledge::Names;
use super::message::{Label, Message};
use super::open::{OpenArticle, Source};
use super::place::{follow_note, place_with};
use super::state::State;
use crate::core::analysis::Analysis;
use crate::core::anchoring::{Resolved, Resolver, State as Anchor};
use crate::core::annotation::{Article, DecidedBy, Id, Note, Resolution, Target, Writer};
use crate::core::text::{Span, Text, VersionHash};
use std::cell::OnceCell;
use std::rc::Rc;

/// A version as it was on the page, with what had been found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Its text.
    pub text: Text,
    /// Its name.
    pub hash: VersionHash,
    /// The machine's results, so that going back shows them at once.
    pub analysis: Option<Rc<Analysis>>,
    /// Whether names and speakers are among them.
    pub names: Names,
}

/// One version on the page in place of another.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionChange {
    /// The one that was on the page.
    pub from: Edition,
    /// The one that is.
    pub to: Edition,
    /// The article's record before and after.
    pub article: (Rc<Article>, Rc<Article>),
}

impl VersionChange {
    /// The way back: `None` if the article's versions are others now.
    pub(super) fn back(&self, open: &OpenArticle, writer: Writer, at: u64) -> Option<Self> {
        if open.hash != self.to.hash {
            return None;
        }
        let mut article = Article::clone(&open.article);
        article.revert(Some(&self.article.0), &self.article.1, writer, at).ok()?;
        let article = (open.article.clone(), Rc::new(article));
        Some(Self { from: open.edition(), to: self.from.clone(), article })
    }
}

impl OpenArticle {
    fn edition(&self) -> Edition {
        let (text, hash) = (self.text.clone(), self.hash.clone());
        Edition { text, hash, analysis: self.analysis.clone(), names: self.names.clone() }
    }

    /// What it takes to show and to keep the version that `change` puts on the page. The texts go first, so that no record
    /// names one that is not kept.
    pub(super) fn save_turn(&self, change: &VersionChange) -> Vec<Effect> {
        let mut effects = vec![Effect::ShowText];
        if self.saved {
            let article = &change.article.1;
            for Edition { text, hash, .. } in [&change.from, &change.to] {
                effects.push(Effect::SaveText { article: article.clone(), text: text.clone(), hash: hash.clone() });
            }
            effects.push(Effect::SaveArticle(article.clone()));
        }
        effects
    }

    /// Puts the version and the notes of `changes` on the page; every note where opening the article would put it.
    pub(super) fn turn_to(&mut self, change: &VersionChange, changes: &Changes) {
        for (_, note) in &changes.notes {
            self.notes.insert(note.id(), note.clone());
        }
        let Edition { text, hash, analysis, names } = change.to.clone();
        let resolver = Resolver::new(text.as_str());
        let place = |note: &Rc<Note>| (note.clone(), place_with(note, &hash, &resolver));
        let notes = self.notes.values().map(place).collect();
        drop(resolver);
        let (history, drafts) = (std::mem::take(&mut self.history), std::mem::take(&mut self.drafts));
        *self = Self::new(Source {
            article: change.article.1.clone(),
            text,
            hash,
            saved: self.saved,
            listed: self.saved || self.listed,
            notes,
            drafts: drafts.into_iter().collect(),
        });
        (self.history, self.analysis, self.names) = (history, analysis, names);
    }
}

impl State {
    /// Goes on with the version compared.
    pub(super) fn adopt(&mut self, at: u64) -> Result<Vec<Effect>, AppError> {
        self.writable()?;
        let comparison = self.comparison.clone().ok_or(AppError::NothingCompared)?;
        let writer = self.writer;
        if self.writable()?.hash != comparison.from {
            return Err(AppError::NothingCompared);
        }
        // What is being typed belongs to the version it was typed in.
        let mut effects = self.finish(at)?;
        let open = self.writable()?;
        let notes = resolved(open, &comparison, writer, at);
        let mut article = Article::clone(&open.article);
        article.add_version(&comparison.hash, writer, at);
        let to = Edition {
            text: comparison.text.clone(),
            hash: comparison.hash.clone(),
            analysis: None,
            names: Names::Awaited,
        };
        let version = VersionChange { from: open.edition(), to, article: (open.article.clone(), Rc::new(article)) };
        let changes = Changes { notes, version: Some(Box::new(version)), ..Changes::default() };
        effects.extend(self.commit(Label::Adopt, changes));
        let to_decide = self.article().map_or(0, |open| {
            let tally = open.tally();
            Anchor::ALL.iter().zip(tally).filter(|(s, _)| **s == Anchor::Suggested).map(|(_, n)| n).sum()
        });
        effects.push(Effect::Announce(Message::Adopted { to_decide }));
        Ok(effects)
    }

    /// A person says where a note lies in the open version, or that it lies nowhere.
    pub(super) fn resolve(&mut self, id: Id, at: u64, span: Option<Span>) -> Result<Vec<Effect>, AppError> {
        let writer = self.writer;
        let open = self.writable()?;
        let before = open.editable(id)?;
        if span.is_none() && matches!(before.target(), Some(Target::Article)) {
            return Err(AppError::WholeArticle);
        }
        let resolution = match span {
            Some(span) => {
                open.check_span(span)?;
                open.placed(span, at)
            }
            None => Resolution {
                version: (&open.hash).into(),
                span: None,
                state: Anchor::Lost,
                decided_by: DecidedBy::Person,
                at,
            },
        };
        let mut note = Note::clone(&before);
        note.resolve(resolution, writer, at);
        let label = if span.is_some() { Label::Reattach } else { Label::LetGo };
        Ok(self.commit(label, vec![(Some(before), Rc::new(note))].into()))
    }
}

/// The notes of `open` with their places in the version compared.
fn resolved(open: &OpenArticle, comparison: &Comparison, writer: Writer, at: u64) -> Vec<super::history::NoteChange> {
    let late = OnceCell::new();
    let mut notes = Vec::with_capacity(open.places.len());
    for (id, here) in open.places.iter() {
        let Some(before) = open.notes.get(id).filter(|note| !note.is_newer()) else { continue };
        if !matches!(before.target(), Some(Target::Passage(_))) {
            continue;
        }
        let known = comparison.places.get(id);
        let (place, decided) = match known {
            Some(followed) if followed.decided.is_some() => (followed.now().clone(), true),
            Some(followed) if followed.before == *here => (followed.found.clone(), false),
            // It came, or its place changed, after the comparison.
            _ => {
                let next = late.get_or_init(|| Resolver::of_next_version(comparison.text.as_str(), open.text.as_str()));
                (follow_note(before, here, (&open.text, &comparison.text), next, &[]), false)
            }
        };
        let mut note = Note::clone(before);
        // Its place is no change of what the person wrote.
        note.resolve(resolution(comparison, &place, decided, at), writer, before.modified());
        notes.push((Some(before.clone()), Rc::new(note)));
    }
    notes
}

/// What is kept of `place`. Of a question the best candidate is kept, so that it is the same question after a reload.
fn resolution(comparison: &Comparison, place: &Resolved, decided: bool, at: u64) -> Resolution {
    let by_person = decided || place.state == Anchor::Confirmed;
    Resolution {
        version: (&comparison.hash).into(),
        span: place.span.or_else(|| place.candidates.first().copied()),
        state: place.state,
        decided_by: if by_person { DecidedBy::Person } else { DecidedBy::Machine },
        at,
    }
}
