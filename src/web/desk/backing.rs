//! Backups made and restored, and words looked for that are not where they belong. A part of its own with the panels:
//! nobody needs it to read.

use super::Desk;
use super::opening::Slice;
use crate::core::annotation::{
    Article, Aside, Draft, Id, Key, KeyRead, Note, Recorded, Setting, Settings, StoredError, Target,
};
use crate::core::app::{Action, BETWEEN_TEXTS};
use crate::core::format::backup::{Backup, BackupError};
use crate::core::format::restore::{Restored, Restoring};
use crate::core::language::Language;
use crate::core::port::StorageError;
use crate::web::platform::part;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

part! {
    /// What makes and restores backups.
    ///
    /// # Errors
    /// The part cannot be loaded.
    pub backups in panels -> dyn Backups { &Here }
}

/// Work that is waited for.
pub type Work<T> = Pin<Box<dyn Future<Output = T>>>;

/// Makes and restores backups, and finds words that are not where they belong.
pub trait Backups {
    /// All that is kept, as one file; the settings remember when.
    fn make(&self, desk: Rc<Desk>) -> Work<String>;
    /// Merges what a file holds with what is kept here.
    fn restore(&self, desk: Rc<Desk>, file: Vec<u8>) -> Work<Result<Restored, BackupError>>;
    /// Everything that a person wrote and that is not in its place.
    fn found(&self, desk: Rc<Desk>) -> Work<Vec<Found>>;
}

/// Words that are not in their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where they are kept.
    pub key: String,
    /// Why they are not in their place.
    pub why: Why,
    /// What is there, as far as it can be told: words of notes, else what is stored, as it is.
    pub words: String,
}

/// Why something is not in its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It cannot be read, or what stands in its place cannot.
    Unreadable(StoredError),
    /// `localStorage` did not take it; whether the journal has it.
    Refused(StorageError, bool),
    /// Notes of an article of this title, whose text is gone.
    WithoutText(String),
}

impl Why {
    /// The reason as a sentence or two.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Unreadable(error), _) => error.message(language),
            (Self::Refused(_, true), Language::French) => "Gardée dans le journal seulement.".into(),
            (Self::Refused(_, true), Language::English) => "Kept in the journal only.".into(),
            (Self::Refused(..), Language::French) => {
                "Dans cette page seulement : elle se perd si la page se ferme. Sauvegardez.".into()
            }
            (Self::Refused(..), Language::English) => {
                "In this page only: it is lost when the page closes. Make a backup.".into()
            }
            (Self::WithoutText(title), Language::French) => format!(
                "Notes de « {title} », dont le texte n’est plus dans ce navigateur. Ouvrez l’article de nouveau à \
                 partir de son texte : elles reviendront."
            ),
            (Self::WithoutText(title), Language::English) => format!(
                "Notes on “{title}”, whose text is no longer in this browser. Open the article again from its text: \
                 they will come back."
            ),
        }
    }
}

/// The words of a note: those it is about, its texts, its tags.
fn words_of(note: &Note) -> String {
    let about = match note.target() {
        Some(Target::Passage(passage)) => Some(["« ", &passage.exact, " »"].concat()),
        _ => None,
    };
    let (texts, tags) = (note.texts().into_iter().map(str::to_owned), note.tags().into_iter().map(str::to_owned));
    about.into_iter().chain(texts).chain(tags).collect::<Vec<_>>().join("\n")
}

/// What a person wrote in a stored value; the value itself where that cannot be told.
fn words_under(key: &Key, value: String) -> String {
    match key {
        Key::Note { .. } => Note::from_stored(key, &value).map_or(value, |note| words_of(&note)),
        Key::Draft { .. } => {
            let texts = |draft: Draft| draft.entries().iter().map(|entry| entry.text.clone()).collect::<Vec<_>>();
            Draft::from_stored(&value).map_or(value, |draft| texts(draft).join(BETWEEN_TEXTS))
        }
        _ => value,
    }
}

struct Here;

impl Backups for Here {
    fn make(&self, desk: Rc<Desk>) -> Work<String> {
        Box::pin(async move {
            desk.keeper.journal_merged().await;
            let made = desk.now();
            desk.remember_backup(made);
            let everything = desk.keeper.everything().await;
            Backup::of(desk.keeper.namespace(), everything, made).print()
        })
    }

    fn restore(&self, desk: Rc<Desk>, file: Vec<u8>) -> Work<Result<Restored, BackupError>> {
        Box::pin(async move {
            let backup = Backup::read(&file)?;
            drop(file);
            // What the journal has still to tell is not news of the backup.
            desk.keeper.journal_merged().await;
            Ok(desk.take_backup(&backup).await)
        })
    }

    fn found(&self, desk: Rc<Desk>) -> Work<Vec<Found>> {
        Box::pin(async move {
            let mut found = desk.found_in_stores();
            let articles: Vec<Rc<Article>> =
                desk.read(|s| s.library.values().map(|(article, _)| article.clone()).collect());
            for article in articles {
                let Some(hash) = article.versions().pop() else { continue };
                if !desk.keeper.has_text(&hash).await {
                    found.extend(desk.notes_without_text(article.id(), article.title()));
                }
            }
            found
        })
    }
}

impl Desk {
    /// When the last backup was made, in ms since 1970.
    #[must_use]
    pub fn last_backup(&self) -> Option<u64> {
        self.read(|s| s.settings.get(Setting::Backup).and_then(serde_json::Value::as_u64))
    }

    fn remember_backup(&self, made: u64) {
        let (settings, writer) = self.read(|s| (s.settings.clone(), s.writer));
        let mut settings = Settings::clone(&settings);
        settings.set(Setting::Backup, made.into(), writer, made);
        self.act(Action::Configure(Rc::new(settings)));
    }

    async fn take_backup(self: &Rc<Self>, backup: &Backup) -> Restored {
        self.keeper.task(true);
        let mut restoring = Restoring::new(self.keeper.store());
        let mut slice = Slice::begin();
        for (key, value) in &backup.items {
            let taken = restoring.item(key, value);
            for (name, value, error) in taken.unheld {
                self.keeper.hold(&name, &value, &error);
            }
            for (name, value) in taken.writes {
                self.keeper.bring_journal(&name, value);
            }
            taken.kept.into_iter().for_each(|kept| self.take_kept(kept));
            slice.breathe().await;
        }
        self.settle_asides();
        self.reload_stored();
        self.keeper.task(false);
        self.report_unreadable();
        self.notify();
        restoring.done
    }

    fn found_in_stores(&self) -> Vec<Found> {
        let keeper = &self.keeper;
        let mut found: Vec<Found> = Vec::new();
        for one in keeper.unreadable() {
            let stored = keeper.raw(&one.key).unwrap_or_default();
            let beside = matches!(keeper.namespace().read(&one.key), KeyRead::Ours(Key::Aside(_)));
            let words = match Aside::from_stored(&stored) {
                Ok(aside) if beside => aside.value,
                _ => stored,
            };
            found.push(Found { key: one.key, why: Why::Unreadable(one.error), words });
        }
        let journal = keeper.has_journal();
        for (name, value, error) in keeper.overflow() {
            let words = match keeper.namespace().read(&name) {
                KeyRead::Ours(key) => words_under(&key, value),
                KeyRead::Foreign | KeyRead::Unreadable => value,
            };
            found.push(Found { key: name, why: Why::Refused(error, journal), words });
        }
        found
    }

    fn notes_without_text(&self, id: Id, title: &str) -> Option<Found> {
        let kept = self.keeper.notes_of(id);
        let notes = kept.notes.iter().filter(|note| !note.is_deleted());
        let mut words: Vec<String> = notes.map(words_of).filter(|words| !words.is_empty()).collect();
        words.extend(kept.drafts.into_iter().map(|(_, text)| text));
        let key = self.keeper.namespace().print(&Key::Article(id));
        (!words.is_empty()).then(|| Found {
            key,
            why: Why::WithoutText(title.to_owned()),
            words: words.join(BETWEEN_TEXTS),
        })
    }
}
