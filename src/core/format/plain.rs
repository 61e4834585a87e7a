//! Plain text from a file or the clipboard: what is taken, and why the rest is refused.
//!
//! Only UTF-8 is taken. A guess at another encoding would be right for most bytes and silently wrong for some, and an
//! article with one wrong letter in a quotation is worse than a refusal that says how to save the file again.

use crate::core::language::Language;
use std::fmt;

/// Most bytes of a text that is taken (DESIGN section 3): a novel has 3 MB.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Byte order mark of UTF-8: a sign of the encoding, no character of the text.
const MARK: &str = "\u{feff}";

/// Why a text was not taken. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainError {
    /// No character, or white space only.
    Empty,
    /// More than [`MOST_BYTES`].
    TooLong {
        /// Its size in bytes.
        bytes: usize,
    },
    /// A document of another kind: a PDF, a file of a word processor, a page of HTML.
    Document(&'static str),
    /// It holds bytes that no text has.
    Binary,
    /// Text in another encoding than UTF-8.
    Encoding {
        /// The line, from 1, where that shows first.
        line: usize,
    },
}

impl PlainError {
    /// What was wrong and what to do, in whole sentences.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        let french = language == Language::French;
        let say = |fr: &str, en: &str| if french { fr.to_owned() } else { en.to_owned() };
        match self {
            Self::Empty => say(
                "Le texte est vide. Choisissez un fichier qui contient l’article, ou collez-le.",
                "The text is empty. Choose a file that holds the article, or paste it.",
            ),
            Self::TooLong { bytes } => {
                let size = bytes.div_ceil(1024 * 1024);
                let most = MOST_BYTES / (1024 * 1024);
                say(
                    &format!(
                        "Le texte fait {size} Mo ; Manchette en prend {most} au plus. Donnez-le en plusieurs parties."
                    ),
                    &format!("The text has {size} MB; Manchette takes {most} at most. Give it in several parts."),
                )
            }
            Self::Document(kind) => say(
                &format!("C’est un document {kind}, pas du texte. Ouvrez-le, copiez l’article et collez-le ici."),
                &format!("This is a {kind} document, not text. Open it, copy the article and paste it here."),
            ),
            Self::Binary => say(
                "Ce n’est pas du texte : il contient des octets nuls. Choisissez un fichier .txt, ou collez l’article.",
                "This is not text: it holds null bytes. Choose a .txt file, or paste the article.",
            ),
            Self::Encoding { line } => say(
                &format!(
                    "Le fichier n’est pas en UTF-8 (ligne {line}) : ses accents seraient faux. Enregistrez-le de nouveau \
                     en « UTF-8 », ou collez l’article."
                ),
                &format!(
                    "The file is not in UTF-8 (line {line}): its accents would be wrong. Save it again as “UTF-8”, or \
                     paste the article."
                ),
            ),
        }
    }
}

impl fmt::Display for PlainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for PlainError {}

/// The text that `bytes` hold, every character kept but a byte order mark.
///
/// # Errors
/// See [`PlainError`].
pub fn read(bytes: Vec<u8>) -> Result<String, PlainError> {
    match document(&bytes) {
        Some(kind) if bytes.len() <= MOST_BYTES => Err(PlainError::Document(kind)),
        _ => decode(bytes),
    }
}

/// The characters that `bytes` hold, of a plain text or of a page of HTML.
///
/// # Errors
/// See [`PlainError`].
pub fn decode(bytes: Vec<u8>) -> Result<String, PlainError> {
    if bytes.len() > MOST_BYTES {
        return Err(PlainError::TooLong { bytes: bytes.len() });
    }
    // Every other character of UTF-16 is a null byte, but the person's way out is another one than for a picture.
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(PlainError::Encoding { line: 1 });
    }
    if bytes.contains(&0) {
        return Err(PlainError::Binary);
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let sound = error.utf8_error().valid_up_to();
        let breaks = error.as_bytes()[..sound].iter().filter(|b| **b == b'\n').count();
        PlainError::Encoding { line: breaks + 1 }
    })?;
    let text = text.strip_prefix(MARK).map(str::to_owned).unwrap_or(text);
    check(&text)?;
    Ok(text)
}

/// Whether `text`, which is characters already, can be taken.
///
/// # Errors
/// See [`PlainError`].
pub fn check(text: &str) -> Result<(), PlainError> {
    if text.len() > MOST_BYTES {
        return Err(PlainError::TooLong { bytes: text.len() });
    }
    if text.contains('\0') {
        return Err(PlainError::Binary);
    }
    if text.trim().is_empty() {
        return Err(PlainError::Empty);
    }
    Ok(())
}

/// The kind of document that begins so, if it is one that people take for text.
fn document(bytes: &[u8]) -> Option<&'static str> {
    let head: Vec<u8> = bytes.iter().take(64).map(u8::to_ascii_lowercase).collect();
    let begins = [
        (&b"%pdf-"[..], "PDF"),
        (b"pk\x03\x04", "Word, LibreOffice, ZIP"),
        (b"\xd0\xcf\x11\xe0", "Word"),
        (b"{\\rtf", "RTF"),
        (b"<!doctype html", "HTML"),
        (b"<html", "HTML"),
    ];
    let text = head.strip_prefix(MARK.as_bytes()).unwrap_or(&head);
    begins.into_iter().find(|(mark, _)| text.starts_with(mark)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8], why: PlainError) {
        assert_eq!(read(bytes.to_vec()), Err(why), "{bytes:?}");
    }

    #[test]
    fn every_character_is_kept() {
        let text = " \u{feff}« Œuvre »\u{a0}: 🕊️\r\n\n\tfin \u{200b}\n";
        assert_eq!(read(text.as_bytes().to_vec()).as_deref(), Ok(text));
        assert_eq!(read(format!("{MARK}{text}").into_bytes()).as_deref(), Ok(text));
    }

    #[test]
    fn what_is_no_text_is_refused_by_what_it_is() {
        refused(b"", PlainError::Empty);
        refused(" \n\t\u{a0}\n".as_bytes(), PlainError::Empty);
        refused(MARK.as_bytes(), PlainError::Empty);
        refused(b"abc\0def", PlainError::Binary);
        refused(b"\x89PNG\r\n\x1a\n\0\0", PlainError::Binary);
        refused(b"%PDF-1.7 \xe2", PlainError::Document("PDF"));
        refused(b"PK\x03\x04\0\0", PlainError::Document("Word, LibreOffice, ZIP"));
        refused(b"<!DOCTYPE HTML><p>a", PlainError::Document("HTML"));
        refused(
            "Un\nd\u{e9}j\u{e0}".chars().map(|c| c as u8).collect::<Vec<_>>().as_slice(),
            PlainError::Encoding { line: 2 },
        );
        refused(b"\xff\xfea\0b\0", PlainError::Encoding { line: 1 });
    }

    #[test]
    fn the_longest_text_is_taken_and_one_byte_more_is_not() {
        let longest = "a".repeat(MOST_BYTES);
        assert_eq!(check(&longest), Ok(()));
        refused(format!("{longest}b").as_bytes(), PlainError::TooLong { bytes: MOST_BYTES + 1 });
    }

    #[test]
    fn each_refusal_says_what_to_do_in_both_languages() {
        for error in [
            PlainError::Empty,
            PlainError::TooLong { bytes: MOST_BYTES + 1 },
            PlainError::Document("PDF"),
            PlainError::Binary,
            PlainError::Encoding { line: 3 },
        ] {
            let (french, english) = (error.message(Language::French), error.message(Language::English));
            assert_ne!(french, english);
            assert!(french.matches('.').count() >= 2 && english.matches('.').count() >= 2, "{french} {english}");
        }
    }
}
