//! What a person leaves on an article, as it is kept: articles with their versions, notes and decisions, rules,
//! settings and drafts; how they are stored, and how what several places wrote becomes one.
//!
//! All but versions and drafts are a [`Record`]: fields that remember which writes they came from, so that tabs,
//! the journal, imports and backups are merged by one pure function, [`Record::merge`]. The typed things ([`Note`],
//! [`Article`], [`Rule`], [`Settings`]) give the fields names and types; [`Recorded`] is what they share.
//!
//! Nothing here knows a clock, randomness or a browser: times, ids and writers are given.

mod article;
mod aside;
mod causal;
mod draft;
mod error;
mod id;
mod joining;
mod key;
mod note;
mod record;
mod recorded;
mod resolution;
mod rule;
mod settings;
mod store;
mod stored;
mod target;
mod verdict;
mod version;
mod vocabulary;

pub use article::Article;
pub use aside::Aside;
pub use causal::{Context, Dot, Register};
pub use draft::{Draft, DraftEntry};
pub use error::{SaveError, StoredError};
pub use id::{Id, VersionPrefix, Writer};
pub use joining::{Joined, join_stored};
pub use key::{Key, KeyRead, Namespace};
pub use note::{Fingerprint, Note};
pub use record::{ChangedSince, Record, SCHEMA, Tomb};
pub use recorded::{Field, Recorded};
pub use resolution::{DecidedBy, Resolution};
pub use rule::{Rule, Scope};
pub use settings::{Setting, Settings};
pub use store::{Absorbed, Kept, LIMIT, Library, Loaded, Saved, SetAside, Store, fault};
pub use target::{Passage, Target};
pub use verdict::{Verdict, VerdictKind};
pub use version::Version;
pub use vocabulary::{Colour, Motivation};
