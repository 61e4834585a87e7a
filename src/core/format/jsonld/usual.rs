//! The usual form of a W3C annotation, read without a tree of values.
//!
//! Nearly all annotations have the same few members: a note and tags, a quotation with its context, a position. Their
//! JSON is read in one pass, straight into what is kept of it; ten thousand took 130 ms of an article's opening as trees.
//! What has anything else, or stands in any other way, is left to [`super::read`], which knows everything.

use super::{Foreign, ForeignSelector, JsonLdError, read};
use crate::core::format::time;
use serde_json::Value;

/// Reads a JSON array of annotations, as `JSON.stringify` writes it, and hands each to `take`.
///
/// # Errors
/// The number of the first annotation that is none, counted from 0, with the reason; no reason where the array is no JSON.
pub fn read_array(json: &str, mut take: impl FnMut(Foreign)) -> Result<(), (usize, Option<JsonLdError>)> {
    let mut rest = json.strip_prefix('[').ok_or((0, None))?;
    let mut number = 0;
    while rest != "]" {
        if number > 0 {
            rest = rest.strip_prefix(',').ok_or((number, None))?;
        }
        let mut reader = Reader(rest);
        if let Some(foreign) = reader.annotation() {
            take(foreign);
            rest = reader.0;
        } else {
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
            let value = values.next().and_then(Result::ok).ok_or((number, None))?;
            take(read(&value).map_err(|error| (number, Some(error)))?);
            rest = rest.get(values.byte_offset()..).ok_or((number, None))?;
        }
        number += 1;
    }
    Ok(())
}

/// What is written as `raw` between the marks of a string. Read as a value, as all else is: whatever reads another type says
/// what it found instead, and the printing of fractions that this takes is 25 kB of the module.
fn unescaped(raw: &str) -> Option<String> {
    match serde_json::from_str(&["\"", raw, "\""].concat()) {
        Ok(Value::String(string)) => Some(string),
        _ => None,
    }
}

/// What is left to be read. Each method gives `None` at the first thing that is not usual.
struct Reader<'j>(&'j str);

impl<'j> Reader<'j> {
    fn eat(&mut self, token: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(token)?;
        Some(())
    }

    /// What stands between the marks of a string, as it is written.
    fn raw(&mut self) -> Option<&'j str> {
        self.escaped().map(|(raw, _)| raw)
    }

    /// What stands between the marks of a string, as it is written, and whether any of it is escaped.
    fn escaped(&mut self) -> Option<(&'j str, bool)> {
        self.eat("\"")?;
        let (mut end, mut escaped) = (0, false);
        loop {
            end += special(self.0.as_bytes().get(end..)?)?;
            if self.0.as_bytes().get(end) == Some(&b'"') {
                break;
            }
            (end, escaped) = (end + 2, true);
        }
        let (found, rest) = self.0.split_at_checked(end)?;
        self.0 = rest.get(1..)?;
        Some((found, escaped))
    }

    fn string(&mut self) -> Option<String> {
        let (raw, escaped) = self.escaped()?;
        if escaped { unescaped(raw) } else { Some(raw.to_owned()) }
    }

    /// A position. Nine digits fit whatever number a machine counts with.
    fn position(&mut self) -> Option<usize> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.0[..digits].parse().ok().filter(|_| digits < 10)?;
        self.0 = &self.0[digits..];
        // A fraction or an exponent may follow.
        self.0.starts_with([',', '}']).then_some(number)
    }

    /// An object whose members `member` reads by name, each of them once at most and none but those of `names`.
    fn object(&mut self, names: &[&str], mut member: impl FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        self.eat("{")?;
        let mut seen = 0_u32;
        loop {
            let name = self.raw()?;
            let bit = 1 << names.iter().position(|known| *known == name)?;
            // Of equal names the last one counts, which is not for this reader.
            if seen & bit != 0 {
                return None;
            }
            seen |= bit;
            self.eat(":")?;
            member(self, name)?;
            if self.eat(",").is_none() {
                return self.eat("}");
            }
        }
    }

    /// A list of at least one thing.
    fn list(&mut self, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.eat("[")?;
        loop {
            one(self)?;
            if self.eat(",").is_none() {
                return self.eat("]");
            }
        }
    }

    fn annotation(&mut self) -> Option<Foreign> {
        let (mut foreign, mut is_annotation, mut has_target) = (Foreign::default(), false, false);
        let names = ["@context", "id", "type", "motivation", "creator", "created", "modified", "body", "target"];
        self.object(&names, |r, name| {
            match name {
                "@context" => drop(r.raw()?),
                "type" => is_annotation = r.raw()? == "Annotation",
                "id" => foreign.iri = Some(r.string()?),
                "motivation" => foreign.motivation = Some(r.string()?),
                "creator" => foreign.creator = Some(r.string()?),
                "created" => foreign.created = Some(time::parse(r.raw()?)?),
                "modified" => foreign.modified = Some(time::parse(r.raw()?)?),
                "body" if r.0.starts_with('{') => r.body(&mut foreign)?,
                "body" => r.list(|r| r.body(&mut foreign))?,
                "target" => {
                    foreign.selector = Some(r.target()?);
                    has_target = true;
                }
                _ => return None,
            }
            Some(())
        })?;
        (is_annotation && has_target).then_some(foreign)
    }

    fn body(&mut self, foreign: &mut Foreign) -> Option<()> {
        let (mut textual, mut tagging, mut text) = (false, false, None);
        self.object(&["type", "purpose", "value"], |r, name| {
            match name {
                "type" => textual = r.raw()? == "TextualBody",
                "purpose" => tagging = r.raw()? == "tagging",
                "value" => text = Some(r.string()?),
                _ => return None,
            }
            Some(())
        })?;
        let text = text.filter(|_| textual)?;
        if tagging {
            foreign.tags.push(text);
        } else if foreign.note.is_none() {
            foreign.note = Some(text);
        } else {
            return None;
        }
        Some(())
    }

    fn target(&mut self) -> Option<ForeignSelector> {
        let mut selector = ForeignSelector::default();
        self.object(&["source", "selector"], |r, name| {
            match name {
                "source" => drop(r.raw()?),
                "selector" if r.0.starts_with('{') => r.selector(&mut selector)?,
                "selector" => r.list(|r| r.selector(&mut selector))?,
                _ => return None,
            }
            Some(())
        })?;
        (!selector.exact.is_empty() || selector.position.is_some()).then_some(selector)
    }

    fn selector(&mut self, into: &mut ForeignSelector) -> Option<()> {
        let (mut kind, mut quote) = ("", ForeignSelector::default());
        let (mut start, mut end) = (None, None);
        self.object(&["type", "exact", "prefix", "suffix", "start", "end"], |r, name| {
            match name {
                "type" => kind = r.raw()?,
                "exact" => quote.exact = r.string()?,
                "prefix" => quote.prefix = r.string()?,
                "suffix" => quote.suffix = r.string()?,
                "start" => start = Some(r.position()?),
                "end" => end = Some(r.position()?),
                _ => return None,
            }
            Some(())
        })?;
        match (kind, start, end) {
            ("TextQuoteSelector", None, None) if !quote.exact.is_empty() && into.exact.is_empty() => {
                *into = ForeignSelector { position: into.position, ..quote };
            }
            ("TextPositionSelector", Some(start), Some(end)) if start <= end && quote == ForeignSelector::default() => {
                into.position = Some((start, end));
            }
            _ => return None,
        }
        Some(())
    }
}

/// Where the first `"` or `\` stands. Eight bytes are looked at together: a byte is zero exactly if it is the lowest that
/// borrows, which finds the first in a fifth of the time that byte by byte takes.
fn special(bytes: &[u8]) -> Option<usize> {
    const LAST: u64 = 0x0101_0101_0101_0101;
    let zero = |eight: u64| eight.wrapping_sub(LAST) & !eight & (LAST << 7);
    let (eights, rest) = bytes.as_chunks();
    for (i, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let found = zero(eight ^ (LAST * u64::from(b'"'))) | zero(eight ^ (LAST * u64::from(b'\\')));
        if found != 0 {
            return Some(8 * i + found.trailing_zeros() as usize / 8);
        }
    }
    let last = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'));
    last.map(|at| 8 * eights.len() + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// What is read of `values` is what the reader of trees reads, and whether the quick way did it all.
    fn check(values: &[Value], quick: bool) {
        for (value, number) in values.iter().zip(1..) {
            let json = Value::Array(vec![value.clone(); number]).to_string();
            let mut found = Vec::new();
            let outcome = read_array(&json, |foreign| found.push(foreign));
            match read(value) {
                Ok(foreign) => assert_eq!((outcome, found), (Ok(()), vec![foreign; number]), "{json}"),
                Err(error) => assert_eq!((outcome, found), (Err((0, Some(error))), Vec::new()), "{json}"),
            }
            assert_eq!(Reader(&value.to_string()).annotation().is_some(), quick, "{value}");
        }
    }

    fn annotation(member: &str, value: Value) -> Value {
        let selector = json!([
            { "type": "TextQuoteSelector", "exact": "mer", "prefix": "la ", "suffix": " du" },
            { "type": "TextPositionSelector", "start": 3, "end": 6 }]);
        let mut all = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x:1", "type": "Annotation",
            "created": "2026-11-23T10:00:00Z", "creator": "Ada", "motivation": "commenting",
            "body": [{ "type": "TextualBody", "value": "à vérifier", "purpose": "commenting" },
                     { "type": "TextualBody", "value": "chiffre", "purpose": "tagging" }],
            "target": { "source": "urn:doc", "selector": selector } });
        all[member] = value;
        all
    }

    proptest! {
        #[test]
        fn the_first_mark_or_backslash_is_found(bytes in prop::collection::vec(33_u8..36, 0..40), at in 0_usize..60) {
            let mut bytes: Vec<u8> = bytes.into_iter().map(|byte| if byte == b'"' { 0xa2 } else { byte }).collect();
            prop_assert_eq!(special(&bytes), None);
            bytes.insert(at.min(bytes.len()), b'\\');
            bytes.extend(*b"\"\\\"");
            prop_assert_eq!(special(&bytes), bytes.iter().position(|byte| matches!(byte, b'"' | b'\\')));
        }
    }

    #[test]
    fn what_is_usual_is_read_as_from_a_tree() {
        let quote = json!({ "type": "TextQuoteSelector", "exact": "a\"b\\" });
        check(
            &[
                annotation("id", json!("une \"autre\" \\ ligne\n\u{1f54a} \u{1}")),
                annotation("id", json!("\\\"\\")),
                annotation("modified", json!("2026-11-24T10:00:00Z")),
                annotation("body", json!({ "type": "TextualBody", "value": "" })),
                annotation("target", json!({ "selector": quote })),
                annotation("target", json!({ "selector": [{ "type": "TextPositionSelector", "start": 0, "end": 0 }] })),
            ],
            true,
        );
    }

    #[test]
    fn what_is_not_usual_is_left_to_the_tree() {
        let two = json!({ "selector": [{ "type": "TextQuoteSelector", "exact": "a" }, { "type": "TextQuoteSelector", "exact": "b" }] });
        let refined = json!({ "selector": { "type": "TextQuoteSelector", "exact": "a", "refinedBy": {} } });
        let values = [
            json!(1),
            json!({}),
            json!({ "type": "Annotation" }),
            annotation("type", json!(["Annotation"])),
            annotation("type", json!("Note")),
            annotation("id", json!(null)),
            annotation("motivation", json!(["tagging"])),
            annotation("creator", json!({ "name": "Ada" })),
            annotation("created", json!("hier")),
            annotation("colour", json!("amber")),
            annotation("", json!("")),
            annotation("body", json!([])),
            annotation("body", json!("texte")),
            annotation(
                "body",
                json!([{ "type": "TextualBody", "value": "a" }, { "type": "TextualBody", "value": "b" }]),
            ),
            annotation("body", json!({ "type": "TextualBody", "value": "a", "format": "text/html" })),
            annotation("body", json!({ "value": "a" })),
            annotation("target", json!("urn:doc")),
            annotation("target", json!([])),
            annotation("target", json!({ "source": "urn:doc" })),
            annotation("target", json!({ "selector": { "type": "TextQuoteSelector" } })),
            annotation("target", json!({ "selector": { "type": "TextPositionSelector", "start": 2, "end": 1 } })),
            annotation("target", json!({ "selector": { "type": "TextPositionSelector", "start": 0, "end": 1.5 } })),
            annotation(
                "target",
                json!({ "selector": { "type": "TextPositionSelector", "start": 0, "end": 5_000_000_000_u64 } }),
            ),
            annotation("target", two),
            annotation("target", refined),
        ];
        check(&values, false);
    }

    #[test]
    fn a_member_that_stands_twice_is_left_to_the_tree() {
        let json = r#"{"type":"Annotation","type":"Annotation","target":{"selector":{"type":"TextQuoteSelector","exact":"a"}}}"#;
        assert_eq!(Reader(json).annotation(), None);
    }

    #[test]
    fn the_first_that_is_no_annotation_is_told_by_its_number() {
        let json = Value::Array(vec![annotation("id", json!("a")), annotation("type", json!("Note"))]).to_string();
        assert_eq!(read_array(&json, drop), Err((1, Some(JsonLdError::NotAnAnnotation))));
        for broken in ["", "[", "[{", "[{}", "[1 2]", "null", "[,]"] {
            assert!(read_array(broken, drop).is_err(), "{broken}");
        }
        assert_eq!(read_array("[]", drop), Ok(()));
    }
}
