//! Annotations brought in from a file, into the article on the page. A part of its own with the panels: nobody needs it to
//! read.

use super::Desk;
use super::backing::Work;
use super::opening::Slice;
use super::progress::Stage;
use crate::core::anchoring::Resolver;
use crate::core::app::{Action, AppError, ImportReport, Incoming, Merging, NotTaken};
use crate::core::format::jsonld::{Document, DocumentError, JsonLdError};
use crate::core::language::Language;
use crate::web::platform::part;
use std::rc::Rc;

/// How often an import begins again because notes changed meanwhile.
const TRIES: usize = 3;

part! {
    /// What brings annotations in.
    ///
    /// # Errors
    /// The part cannot be loaded.
    pub imports in panels -> dyn Imports { &Here }
}

/// Brings annotations in.
pub trait Imports {
    /// Takes the annotations of `file`, W3C JSON-LD, into the open article: one step of undo. With `partial` those that
    /// cannot be taken are left out; without it one of them is enough for nothing to change.
    fn import(&self, desk: Rc<Desk>, file: Vec<u8>, partial: bool) -> Work<Result<Imported, ImportError>>;
}

/// What was brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// What became of what was taken.
    pub report: ImportReport,
    /// What was not, by its number from 0.
    pub rejected: Vec<(usize, Rejection)>,
}

/// Why an annotation was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// It is none.
    NoAnnotation(JsonLdError),
    /// It does not go with the others, or with what is here.
    NotTaken(NotTaken),
}

impl Rejection {
    /// The reason in `language`.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::NoAnnotation(error) => error.message(language),
            Self::NotTaken(why) => why.message(language),
        }
    }
}

/// Why nothing was brought in.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportError {
    /// The file cannot be read.
    Document(DocumentError),
    /// Some of its annotations cannot be taken, by their numbers from 0, of so many.
    Rejected(Vec<(usize, Rejection)>, usize),
    /// The article takes none.
    Refused(AppError),
}

/// The most faults that one message lists.
const MOST_TOLD: usize = 100;

impl ImportError {
    /// The message in `language`. All faults are listed, so that they can be mended at once.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.told(language, MOST_TOLD)
    }

    /// The same, with the first `most` faults.
    #[must_use]
    pub fn told(&self, language: Language, most: usize) -> String {
        match self {
            Self::Document(error) => error.message(language),
            Self::Refused(error) => error.message(language),
            Self::Rejected(faults, all) => {
                let each = faults.iter().take(most).map(|(n, why)| match language {
                    Language::French => format!("annotation {n} : {}", why.message(language)),
                    Language::English => format!("annotation {n}: {}", why.message(language)),
                });
                let mut each: Vec<String> = each.collect();
                if faults.len() > most {
                    each.push("…".to_owned());
                }
                let (wrong, each) = (faults.len(), each.join(" ; "));
                match language {
                    Language::French => {
                        format!("{wrong} des {all} annotations ne peuvent pas être reprises. {each}. Rien n’a changé.")
                    }
                    Language::English => {
                        format!("{wrong} of the {all} annotations cannot be taken. {each}. Nothing changed.")
                    }
                }
            }
        }
    }
}

struct Here;

impl Imports for Here {
    fn import(&self, desk: Rc<Desk>, file: Vec<u8>, partial: bool) -> Work<Result<Imported, ImportError>> {
        Box::pin(async move {
            let busy = desk.busy();
            let imported = desk.import(&file, partial).await;
            drop(busy);
            desk.is_done(Stage::Placing);
            imported
        })
    }
}

impl Desk {
    async fn import(self: &Rc<Self>, file: &[u8], partial: bool) -> Result<Imported, ImportError> {
        let document = Document::new(file).map_err(ImportError::Document)?;
        let refused = |error| ImportError::Refused(error);
        if self.read(|s| s.read_only) {
            return Err(refused(AppError::ReadOnly));
        }
        let text = self.read(|s| s.article().map(|open| open.text.clone())).map_err(refused)?;
        let (all, generation) = (document.len(), self.generation.get());
        let resolver = Resolver::new(text.as_str());
        let mut slice = Slice::begin();
        let (mut read, mut rejected) = (Vec::with_capacity(all), Vec::new());
        for number in 0..all {
            match document.read(number).transpose().map_err(ImportError::Document)? {
                Some(Ok(foreign)) => read.push((number, Incoming::new(foreign, &text, &resolver))),
                Some(Err(why)) => rejected.push((number, Rejection::NoAnnotation(why))),
                None => break,
            }
            self.goes_on(Stage::Placing, number, all);
            slice.breathe().await;
        }
        for _ in 0..TRIES {
            if self.generation.get() != generation || self.is_closed() {
                break;
            }
            let (writer, now) = (self.read(|s| s.writer), self.now());
            let merging = self.read(|s| s.article().map(|open| Merging::new(open, writer, now)));
            let mut merging = merging.map_err(refused)?;
            let mut ids = self.new_ids(read.len()).into_iter();
            let mut rejected = rejected.clone();
            for (number, incoming) in &read {
                let id = ids.next().unwrap_or_else(|| self.new_id());
                if let Err(why) = merging.take(*number, incoming.clone(), id, &resolver) {
                    rejected.push((*number, Rejection::NotTaken(why)));
                }
                slice.breathe().await;
            }
            if !rejected.is_empty() && !partial {
                return Err(ImportError::Rejected(rejected, all));
            }
            if self.generation.get() != generation || self.is_closed() {
                break;
            }
            match self.dispatch_import(Action::Import(Box::new(merging.finish()))) {
                Ok(Some(report)) => {
                    self.keeper.tasks_done().await;
                    return Ok(Imported { report, rejected });
                }
                Ok(None) | Err(AppError::ChangedMeanwhile) => {}
                Err(error) => return Err(refused(error)),
            }
        }
        Err(refused(AppError::ChangedMeanwhile))
    }
}
