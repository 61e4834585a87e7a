//! French spacing for the eye alone.

const NARROW: char = '\u{202f}';

/// Appends `text` to `shown` as it is shown: a plain or no-break space inside guillemets and before `; : ! ? %` becomes
/// U+202F, the narrow no-break space. One UTF-16 unit for one, so that every offset holds; the stored text is not touched.
///
/// A novel is shown while somebody waits for it, so only bytes at which a mark may stand are looked at.
pub fn space_french(text: &str, shown: &mut String) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| MAY_MARK[usize::from(**byte)]) {
        let (before, from) = (&bytes[..at], &bytes[at..]);
        let (start, end) = if matches!(byte, b';' | b':' | b'!' | b'?' | b'%') || is_one_of(from, ["»", "›"]) {
            (at - SPACES.into_iter().find(|s| before.ends_with(s)).map_or(0, <[u8]>::len), at)
        } else if let Some(mark) = ["«", "‹"].into_iter().find(|mark| from.starts_with(mark.as_bytes())) {
            let (_, after) = from.split_at(mark.len());
            let start = at + mark.len();
            (start, start + SPACES.into_iter().find(|s| after.starts_with(s)).map_or(0, <[u8]>::len))
        } else {
            continue;
        };
        // A space between two marks may have had its turn.
        if start < end && start >= done {
            shown.push_str(text.get(done..start).unwrap_or_default());
            shown.push(NARROW);
            done = end;
        }
    }
    shown.push_str(text.get(done..).unwrap_or_default());
}

const SPACES: [&[u8]; 2] = [b" ", "\u{a0}".as_bytes()];

/// The bytes with which marks begin.
const MAY_MARK: [bool; 256] = {
    let mut may = [false; 256];
    let marks = [b';', b':', b'!', b'?', b'%', 0xc2, 0xe2];
    let mut i = 0;
    while i < marks.len() {
        may[marks[i] as usize] = true;
        i += 1;
    }
    may
};

fn is_one_of(bytes: &[u8], marks: [&str; 2]) -> bool {
    marks.into_iter().any(|mark| bytes.starts_with(mark.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::text::utf16_len;
    use proptest::prelude::*;

    /// The same, character by character.
    fn plainly(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let at = |i: Option<usize>| i.and_then(|i| characters.get(i)).copied().unwrap_or_default();
        let narrow = |i: usize| {
            matches!(at(Some(i)), ' ' | '\u{a0}')
                && (matches!(at(i.checked_sub(1)), '«' | '‹')
                    || matches!(at(Some(i + 1)), '»' | '›' | ';' | ':' | '!' | '?' | '%'))
        };
        (0..characters.len()).map(|i| if narrow(i) { NARROW } else { characters[i] }).collect()
    }

    proptest! {
        #[test]
        fn spaces_at_marks_are_narrow_and_every_position_holds(text in "[ \u{a0}«»‹›;!%a’…âé🕊]{0,30}") {
            let mut shown = "avant ".to_owned();
            space_french(&text, &mut shown);
            prop_assert_eq!(&shown, &["avant ", &plainly(&text)].concat());
            prop_assert_eq!(utf16_len(&shown), shown.encode_utf16().count());
            prop_assert_eq!(utf16_len(&shown), utf16_len(&text) + 6);
        }
    }
}
