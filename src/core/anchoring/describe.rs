//! The context that goes into a new selector.

use crate::core::text::Span;

/// Most code points of context on one side.
const MOST: usize = 64;
/// Context that every selector gets, in code points a side. Unique words alone would do for this text, but the next
/// version may hold them twice, and other programs rely on context.
const LEAST: usize = 16;

/// The words around a passage: whole words, the nearest ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// What stands right before the passage.
    pub prefix: String,
    /// What stands right after it.
    pub suffix: String,
}

/// Context for the passage `span` of `text`, grown by whole words until words and context occur once, at most 64 code
/// points a side. Where even that occurs several times the longest context is given; the position tells them apart.
///
/// Costs one search for the passage's words in the text.
#[must_use]
pub fn describe(text: &str, span: Span) -> Context {
    let Some(exact) = span.of(text) else { return Context::default() };
    let before = &text[..span.start.get()];
    let after = &text[span.end.get()..];
    let mut sides = (grow_left(before, 0, LEAST), grow_right(after, 0, LEAST));
    if exact.is_empty() {
        return context(before, after, sides);
    }
    let mut rivals: Vec<usize> =
        text.match_indices(exact).map(|(at, _)| at).filter(|&at| at != span.start.get()).collect();
    loop {
        let c = context(before, after, sides);
        rivals.retain(|&at| text[..at].ends_with(&c.prefix) && text[at + exact.len()..].starts_with(&c.suffix));
        if rivals.is_empty() {
            return c;
        }
        let wider = (grow_left(before, sides.0, 1), grow_right(after, sides.1, 1));
        if wider == sides {
            return c;
        }
        sides = wider;
    }
}

fn context(before: &str, after: &str, (left, right): (usize, usize)) -> Context {
    Context { prefix: before[before.len() - left..].to_owned(), suffix: after[..right].to_owned() }
}

/// Bytes of context at the end of `before`: `have` and at least `more` code points beyond, up to a word's start, within
/// [`MOST`].
fn grow_left(before: &str, have: usize, more: usize) -> usize {
    grow(before.chars().rev(), have, more)
}

/// The same at the start of `after`.
fn grow_right(after: &str, have: usize, more: usize) -> usize {
    grow(after.chars(), have, more)
}

fn grow(chars: impl Iterator<Item = char>, have: usize, more: usize) -> usize {
    let (mut bytes, mut points, mut beyond, mut whole) = (0, 0, 0, have);
    let mut in_word = false;
    for c in chars {
        let word = c.is_alphanumeric();
        if in_word && !word {
            whole = bytes;
            if beyond >= more {
                return whole;
            }
        }
        if points == MOST {
            return whole;
        }
        if bytes >= have {
            beyond += 1;
        }
        bytes += c.len_utf8();
        points += 1;
        in_word = word && bytes > have;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, exact: &str, nth: usize) -> Context {
        let (at, _) = text.match_indices(exact).nth(nth).unwrap();
        describe(text, Span::new(at, at + exact.len()))
    }

    #[test]
    fn unique_words_get_some_whole_words_of_context() {
        let c = check("Le président russe Vladimir Poutine a déclaré vendredi que la paix viendrait.", "a déclaré", 0);
        assert_eq!((c.prefix.as_str(), c.suffix.as_str()), ("Vladimir Poutine ", " vendredi que la"));
    }

    #[test]
    fn context_grows_until_the_selector_is_unique() {
        let text = "un deux trois quatre cinq six la mer sept huit neuf dix onze douze. \
                    zéro deux trois quatre cinq six la mer sept huit neuf dix onze treize.";
        let c = check(text, "la mer", 1);
        let selector = format!("{}la mer{}", c.prefix, c.suffix);
        assert_eq!(text.matches(&selector).count(), 1);
    }

    #[test]
    fn context_never_exceeds_sixty_four_code_points() {
        let text = "é".repeat(200) + "mot" + &"à".repeat(200) + " " + &"é".repeat(200) + "mot" + &"à".repeat(200);
        let c = check(&text, "mot", 1);
        assert!(c.prefix.chars().count() <= 64 && c.suffix.chars().count() <= 64);
    }
}
