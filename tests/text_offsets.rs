//! Positions survive every conversion, whatever the text.

use manchette::core::text::{Offset, OffsetError, OffsetIndex, Span, Text};
use proptest::prelude::*;

/// Arbitrary text, with the characters that break naive conversions well represented.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        Just("👩‍👩‍👧‍👦".to_owned()),
        Just("e\u{301}".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n".to_owned()),
        Just("\u{FFFD}".to_owned()),
        Just("« été »".to_owned()),
        "[a-z ]{0,200}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_boundary_survives_both_conversions(text in any_text()) {
        let index = OffsetIndex::new(&text);
        let (mut utf16, mut points) = (0, 0);
        for (at, c) in text.char_indices() {
            let offset = Offset::new(at);
            prop_assert_eq!(index.to_utf16(&text, offset), utf16);
            prop_assert_eq!(index.to_code_points(&text, offset), points);
            prop_assert_eq!(index.from_utf16(&text, utf16), Ok(offset));
            prop_assert_eq!(index.from_code_points(&text, points), Ok(offset));
            if c.len_utf16() == 2 {
                prop_assert_eq!(index.from_utf16(&text, utf16 + 1), Err(OffsetError::InsideCharacter));
            }
            utf16 += c.len_utf16();
            points += 1;
        }
        prop_assert_eq!(index.utf16_len(), utf16);
        prop_assert_eq!(index.code_point_len(), points);
        prop_assert_eq!(index.from_utf16(&text, utf16), Ok(Offset::new(text.len())));
        prop_assert_eq!(index.from_utf16(&text, utf16 + 1), Err(OffsetError::OutOfRange { length: utf16 }));
        prop_assert_eq!(index.from_code_points(&text, points + 1), Err(OffsetError::OutOfRange { length: points }));
    }

    #[test]
    fn every_character_is_kept_but_crlf(input in any_text()) {
        let text = Text::plain(&input);
        prop_assert_eq!(text.as_str(), input.replace("\r\n", "\n"));
        let joined: Vec<&str> = text.blocks().iter().map(|b| text.slice(b.span)).collect();
        prop_assert_eq!(joined.join("\n"), text.as_str());
    }

    #[test]
    fn blocks_are_found_by_their_offsets(input in any_text()) {
        let text = Text::plain(&input);
        for (i, block) in text.blocks().iter().enumerate() {
            prop_assert_eq!(text.block_at(block.span.start), i);
            prop_assert_eq!(text.block_at(block.span.end), i);
        }
    }

    #[test]
    fn utf16_with_lone_surrogates_keeps_its_length(units in prop::collection::vec(any::<u16>(), 0..200)) {
        // What the DOM hands over: each lone surrogate becomes one U+FFFD, one unit for one unit.
        let text = String::from_utf16_lossy(&units);
        let index = OffsetIndex::new(&text);
        prop_assert_eq!(index.utf16_len(), units.len());
    }
}

#[test]
fn an_empty_text_has_one_empty_block() {
    let text = Text::plain("");
    assert_eq!(text.blocks().len(), 1);
    assert_eq!(text.span(), Span::new(0, 0));
    assert_eq!(text.index().from_utf16("", 0), Ok(Offset::new(0)));
}

#[test]
fn a_version_is_named_by_its_words_alone() {
    // printf 'a\nb' | sha256sum
    let expected = "7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78";
    assert_eq!(Text::plain("a\nb").hash().as_str(), expected);
    assert_eq!(Text::plain("a\r\nb").hash().as_str(), expected);
}
