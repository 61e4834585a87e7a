//! Where comments end, and the contents of elements in which tags mean nothing.

/// Whether the bytes at `at` are `word`, in any case.
pub(super) fn begins(html: &[u8], at: usize, word: &[u8]) -> bool {
    html.get(at..at + word.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(word))
}

/// Where the next `needle` begins, from `at`.
pub(super) fn find(html: &[u8], at: usize, needle: &[u8]) -> Option<usize> {
    html.get(at..)?.windows(needle.len()).position(|w| w == needle).map(|i| at + i)
}

/// Whether a tag's name `name` stands whole at `at`, after what opens it.
fn named(html: &[u8], at: usize, name: &[u8]) -> bool {
    begins(html, at, name)
        && html.get(at + name.len()).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/' | b'>'))
}

/// Where the end tag begins that closes the raw text of `name`, whose contents begin at `at`.
pub(super) fn end_of_raw(html: &[u8], at: usize, name: &[u8]) -> Option<usize> {
    (at..html.len()).find(|&i| html[i] == b'<' && html.get(i + 1) == Some(&b'/') && named(html, i + 2, name))
}

/// Where what follows the comment begins whose `!` stands at `from`. It may end with `--!>`, too, and its beginning may end
/// it: `<!-->`.
pub(super) fn end_of_comment(html: &[u8], from: usize) -> Option<usize> {
    let mut dashes = from + 1;
    while let Some(i) = find(html, dashes, b"--") {
        match (html.get(i + 2), html.get(i + 3)) {
            (Some(b'>'), _) => return Some(i + 3),
            (Some(b'!'), Some(b'>')) if i >= from + 3 => return Some(i + 4),
            _ => dashes = i + 1,
        }
    }
    None
}

/// How a script is read: within what looks like a comment, a script within it hides the first end tag.
#[derive(PartialEq)]
enum Script {
    Plain,
    Escaped,
    Double,
}

/// Where the end tag begins that closes a script whose contents begin at `at`.
pub(super) fn end_of_script(html: &[u8], at: usize) -> Option<usize> {
    let (mut state, mut i) = (Script::Plain, at);
    while i < html.len() {
        if state == Script::Plain && begins(html, i, b"<!--") {
            state = Script::Escaped;
            // The dashes that open it may close it: `<!-->`.
            i += 2;
            continue;
        }
        if state != Script::Plain && begins(html, i, b"-->") {
            state = Script::Plain;
            i += 3;
            continue;
        }
        if html[i] == b'<' {
            let closes = html.get(i + 1) == Some(&b'/') && named(html, i + 2, b"script");
            match state {
                Script::Plain | Script::Escaped if closes => return Some(i),
                Script::Double if closes => state = Script::Escaped,
                Script::Escaped if named(html, i + 1, b"script") => state = Script::Double,
                _ => {}
            }
        }
        i += 1;
    }
    None
}
