//! French spacing for the eye alone.

/// The text as it is shown: a plain or no-break space inside guillemets and before `; : ! ? %` becomes U+202F, the
/// narrow no-break space. One UTF-16 unit for one, so that every offset holds; the stored text is not touched.
#[must_use]
pub fn french_spacing(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    let mut before = '\0';
    while let Some(c) = chars.next() {
        let narrow = matches!(c, ' ' | '\u{a0}')
            && (matches!(before, '«' | '‹')
                || chars.peek().is_some_and(|n| matches!(n, '»' | '›' | ';' | ':' | '!' | '?' | '%')));
        shown.push(if narrow { '\u{202f}' } else { c });
        before = c;
    }
    shown
}
