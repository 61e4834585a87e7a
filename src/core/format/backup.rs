//! Backups: all that a browser keeps, in one file.
//!
//! ```json
//! {"manchette":"backup","schema":1,"made":1795446505123,"items":[
//! ["a/article001","[1,\"a\",…]"],
//! ["n/article001/note000001","[1,\"n\",…]"]
//! ],"count":2,"check":"64 hexadecimal digits"}
//! ```
//!
//! An item is a key without its namespace and the value exactly as it is stored, so that what this program cannot read
//! goes along as it is; a key may come twice where two stores hold different values. `check` is the SHA-256 of all keys
//! and values in order, each followed by the byte FF, which no text holds: a file that was cut, edited or damaged is told
//! from a whole one. Lines are read one by one, so that a fault has a place and a large file takes little room; what a later
//! program adds to the first and the last is passed over.

use crate::core::annotation::{Key, KeyRead, Namespace};
use crate::core::language::Language;
use crate::core::order::sort_by;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The schema that this program writes.
const SCHEMA: u32 = 1;

/// Most bytes of a file that is read: more than this is no backup that a browser could have made.
pub const MOST_BYTES: usize = 512 * 1024 * 1024;

/// The most bytes that stand before the items of a backup, or after them; ours are under 200.
const MOST_AROUND: usize = 4096;

/// How the file of a backup begins, white space aside.
const BEGINNING: &str = "{\"manchette\":\"backup\"";

/// All that a browser keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    /// When it was made, in ms since 1970.
    pub made: u64,
    /// Keys without their namespace, with the values under them: articles first, because what is restored of an article
    /// that was deleted here depends on that.
    pub items: Vec<(String, String)>,
}

/// Why a file is not restored. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// It is empty.
    Empty,
    /// It is larger than any backup.
    TooLong,
    /// It is something else.
    Other,
    /// It ends too early.
    CutShort,
    /// It is a backup, but damaged, in this line.
    Damaged {
        /// The line, from 1.
        line: usize,
    },
    /// It is a backup, and what it holds is not what it held when it was made.
    Changed,
    /// A newer version of Manchette made it, with this schema.
    Newer(u32),
}

impl BackupError {
    /// What was wrong and what to do, as whole sentences.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let (french, english) = match self {
            Self::Empty => ("Ce fichier est vide.".into(), "This file is empty.".into()),
            Self::TooLong => ("Ce fichier est trop grand pour être une sauvegarde.".into(), "This file is too large to be a backup.".into()),
            Self::Other => (
                "Ce fichier n’est pas une sauvegarde de Manchette. Choisissez un fichier qu’elle a sauvegardé.".into(),
                "This file is no backup of Manchette’s. Choose a file that it saved.".into(),
            ),
            Self::CutShort => (
                "Cette sauvegarde est incomplète : la fin du fichier manque. Copiez-le de nouveau, ou prenez une autre sauvegarde.".into(),
                "This backup is incomplete: the end of the file is missing. Copy it again, or take another backup.".into(),
            ),
            Self::Damaged { line } => (
                format!("Cette sauvegarde est abîmée, à la ligne {line}. Prenez-en une autre copie."),
                format!("This backup is damaged, in line {line}. Take another copy of it."),
            ),
            Self::Changed => (
                "Cette sauvegarde est abîmée : son contenu n’est plus celui qui a été sauvegardé. Prenez-en une autre copie.".into(),
                "This backup is damaged: it no longer holds what was saved. Take another copy of it.".into(),
            ),
            Self::Newer(schema) => (
                format!("Une version plus récente de Manchette a fait cette sauvegarde (format {schema}). Rechargez la page pour mettre Manchette à jour."),
                format!("A newer version of Manchette made this backup (format {schema}). Reload the page to update Manchette."),
            ),
        };
        let (said, unchanged): (String, _) = match language {
            Language::French => (french, " Rien n’a changé dans vos notes."),
            Language::English => (english, " Nothing changed in your notes."),
        };
        said + unchanged
    }
}

impl Backup {
    /// A backup of `entries`, stored keys of `namespace` with their values. Those of others are left out.
    #[must_use]
    pub fn of(namespace: &Namespace, entries: Vec<(String, String)>, made: u64) -> Self {
        let short = |(name, value): (String, String)| Some((name.strip_prefix(namespace.prefix())?.to_owned(), value));
        let mut items: Vec<(String, String)> = entries.into_iter().filter_map(short).collect();
        sort_by(&mut items, |a, b| (!a.0.starts_with("a/"), a).cmp(&(!b.0.starts_with("a/"), b)));
        items.dedup();
        Self { made, items }
    }

    /// The file. One item a line, so that a person can look into it and a fault can be named by its line.
    #[must_use]
    pub fn print(&self) -> String {
        let lines: Vec<String> = self.items.iter().map(|item| json!(item).to_string()).collect();
        let (count, check) = (self.items.len(), self.check());
        format!(
            "{BEGINNING},\"schema\":{SCHEMA},\"made\":{},\"items\":[\n{}\n],\"count\":{count},\"check\":\"{check}\"}}\n",
            self.made,
            lines.join(",\n")
        )
    }

    /// What `file` holds.
    ///
    /// # Errors
    /// It is damaged, or something else.
    pub fn read(file: &[u8]) -> Result<Self, BackupError> {
        if file.len() > MOST_BYTES {
            return Err(BackupError::TooLong);
        }
        let file = file.strip_prefix("\u{feff}".as_bytes()).unwrap_or(file);
        if file.iter().all(u8::is_ascii_whitespace) {
            return Err(BackupError::Empty);
        }
        let text = std::str::from_utf8(file);
        // Cut within a character, it is read as far as it goes: that its end is missing is then found by itself.
        let text = text.or_else(|error| match error.error_len() {
            None => std::str::from_utf8(&file[..error.valid_up_to()]),
            Some(_) => Err(error),
        });
        let Ok(text) = text else {
            return Err(if begins_like_ours(file) { BackupError::Changed } else { BackupError::Other });
        };
        Self::read_lines(text).or_else(|fault| match fault {
            // Written anew by another program, it is the same JSON in other lines.
            BackupError::Damaged { .. } | BackupError::CutShort | BackupError::Other => {
                Self::read_whole(text).unwrap_or(Err(fault))
            }
            fault => Err(fault),
        })
    }

    /// What `text` holds, laid out as [`Self::print`] does.
    fn read_lines(text: &str) -> Result<Self, BackupError> {
        let lines = text.lines().enumerate().map(|(n, line)| (n + 1, line));
        let mut lines = lines.filter(|(_, line)| !line.trim().is_empty()).peekable();
        let (number, head) = lines.next().ok_or(BackupError::Empty)?;
        let mut backup = Self { made: made(head, number)?, items: Vec::new() };
        while let Some((line, item)) = lines.next() {
            if let Some(end) = item.strip_prefix("],") {
                let end = small(&["{", end].concat()).ok_or(BackupError::Damaged { line })?;
                return backup.checked(&end);
            }
            let Some(item) = pair(item.strip_suffix(',').unwrap_or(item)) else {
                let last = lines.peek().is_none();
                return Err(if last { BackupError::CutShort } else { BackupError::Damaged { line } });
            };
            backup.items.push(item);
        }
        Err(BackupError::CutShort)
    }

    /// What `text` holds, however its lines are broken; `None` if it is no JSON of a backup.
    fn read_whole(text: &str) -> Option<Result<Self, BackupError>> {
        let about = serde_json::from_str::<Whole<IgnoredAny>>(text).ok()?.about();
        let made = made_at(&about, 1).ok()?;
        let Whole { items, .. } = serde_json::from_str::<Whole<Vec<(String, String)>>>(text).ok()?;
        Some(Self { made, items }.checked(&about))
    }

    /// Itself, if it is what `end`, which stands after the items, says.
    fn checked(self, end: &Value) -> Result<Self, BackupError> {
        let count = end.get("count").and_then(Value::as_u64);
        let whole =
            count == Some(self.items.len() as u64) && end.get("check").and_then(Value::as_str) == Some(&self.check());
        if whole { Ok(self) } else { Err(BackupError::Changed) }
    }

    fn check(&self) -> String {
        let mut digest = Sha256::new();
        for text in self.items.iter().flat_map(|(key, value)| [key, value]) {
            digest.update(text.as_bytes());
            digest.update([0xff]);
        }
        digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// How many articles and notes it has, decisions and deletions included.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let count = |letter: &str| self.items.iter().filter(|(key, _)| key.starts_with(letter)).count();
        (count("a/"), count("n/"))
    }
}

/// When the backup was made whose first line this is.
fn made(head: &str, line: usize) -> Result<u64, BackupError> {
    match small(&[head, "]}"].concat()) {
        Some(value) => made_at(&value, line),
        _ if !begins_like_ours(head.as_bytes()) => Err(BackupError::Other),
        _ if head.contains('[') => Err(BackupError::Damaged { line }),
        _ => Err(BackupError::CutShort),
    }
}

/// When the backup was made that begins with `head`, which is about `line`.
fn made_at(head: &Value, line: usize) -> Result<u64, BackupError> {
    if head.get("manchette").and_then(Value::as_str) != Some("backup") {
        return Err(BackupError::Other);
    }
    let wrong = BackupError::Damaged { line };
    match head.get("schema").and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()) {
        Some(SCHEMA) => head.get("made").and_then(Value::as_u64).ok_or(wrong),
        Some(newer) if newer > SCHEMA => Err(BackupError::Newer(newer)),
        _ => Err(wrong),
    }
}

/// An item on its line. Whatever else stands there is given up where it differs, before memory is filled with it.
fn pair(line: &str) -> Option<(String, String)> {
    serde_json::from_str(line).ok()
}

/// What stands around the items of a backup, which is short.
fn small(json: &str) -> Option<Value> {
    (json.len() <= MOST_AROUND).then(|| serde_json::from_str(json).ok()).flatten()
}

/// A backup as one value of JSON, its items read as `I`. Other members are passed over without building them.
#[derive(Deserialize)]
struct Whole<I> {
    manchette: String,
    schema: u64,
    made: Option<u64>,
    items: I,
    count: Option<u64>,
    check: Option<String>,
}

impl<I> Whole<I> {
    /// All but the items.
    fn about(self) -> Value {
        let Self { manchette, schema, made, count, check, .. } = self;
        json!({ "manchette": manchette, "schema": schema, "made": made, "count": count, "check": check })
    }
}

/// Whether a file that cannot be read was a backup once.
fn begins_like_ours(file: &[u8]) -> bool {
    let first: Vec<u8> = file.iter().copied().filter(|b| !b.is_ascii_whitespace()).take(BEGINNING.len()).collect();
    // One that is cut within its first words tells nothing of itself.
    first.starts_with(BEGINNING.as_bytes())
}

/// The key that `short`, a key without its namespace, names in `namespace`.
#[must_use]
pub fn key_of(namespace: &Namespace, short: &str) -> (String, Option<Key>) {
    let name = [namespace.prefix(), short].concat();
    let key = match namespace.read(&name) {
        KeyRead::Ours(key) => Some(key),
        KeyRead::Foreign | KeyRead::Unreadable => None,
    };
    (name, key)
}
