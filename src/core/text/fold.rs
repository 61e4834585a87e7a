//! Forms of words for comparison: lower case, and lower case without accents.
//!
//! Both are made for French and its neighbours. A full Unicode decomposition would cost tables larger than all our
//! lexicons together, so only Latin letters lose their accents; every other letter is merely lowered.

/// Appends `word` to `out` in lower case, with one kind of apostrophe (`'`) and one kind of hyphen (`-`).
pub fn push_lower(word: &str, out: &mut String) {
    if push_ascii(word, out) {
        return;
    }
    for c in word.chars() {
        match c {
            '’' | 'ʼ' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Appends `word` to `out` as [`push_lower`] does, and without accents, ligatures or combining marks.
pub fn push_fold(word: &str, out: &mut String) {
    if push_ascii(word, out) {
        return;
    }
    for c in word.chars() {
        match c {
            '’' | 'ʼ' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c if is_combining(c) => {}
            c => {
                for l in c.to_lowercase() {
                    match plain(l) {
                        Some(letters) => out.push_str(letters),
                        None => out.push(l),
                    }
                }
            }
        }
    }
}

/// Appends `word` in lower case if it is ASCII, as four words of five are, which then takes one copy; whether it is.
fn push_ascii(word: &str, out: &mut String) -> bool {
    let ascii = word.is_ascii();
    if ascii {
        let from = out.len();
        out.push_str(word);
        out[from..].make_ascii_lowercase();
    }
    ascii
}

/// `word` in lower case, accents kept.
#[must_use]
pub fn lower(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_lower(word, &mut out);
    out
}

/// `word` in lower case and without accents: `États-Unis` and `Etats-Unis` become `etats-unis`.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_fold(word, &mut out);
    out
}

/// Whether `c` is a mark that belongs to the letter before it.
#[must_use]
pub fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The plain letters of a lower-case Latin letter with an accent, `None` for any other.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ĕ' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ź' | 'ž' | 'ż' => "z",
        'ğ' | 'ģ' => "g",
        'ł' | 'ľ' | 'ļ' => "l",
        'đ' | 'ď' => "d",
        'ř' => "r",
        'ť' | 'ţ' | 'ț' => "t",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_are_folded() {
        assert_eq!(fold("États-Unis"), "etats-unis");
        assert_eq!(fold("L’Œuvre"), "l'oeuvre");
        assert_eq!(lower("ÉLYSÉE"), "élysée");
        assert_eq!(fold("Αθήνα"), "αθήνα");
    }

    #[test]
    fn combining_marks_fold_like_precomposed_letters() {
        assert_eq!(fold("E\u{301}lyse\u{301}e"), fold("Élysée"));
    }
}
