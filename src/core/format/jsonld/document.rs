//! Files of annotations: one annotation, an array of them, a collection or a page with its items, or a graph.
//!
//! A file is cut into its annotations by a scan that knows strings and brackets and nothing else: it takes one pass and no
//! memory, however deep anybody has nested. Each annotation is then read by itself, so that many can be read in slices and
//! a fault is named with its number.

use super::refusal::{DocumentError, MOST_ANNOTATIONS, MOST_BYTES};
use super::{Foreign, JsonLdError, read};
use serde_json::Value;

/// The deepest nesting in an annotation. The Recommendation's own go to 6; the reader of JSON gives up at 128.
const DEEPEST: usize = 64;

/// A file cut into its annotations.
#[derive(Clone, Debug)]
pub struct Document<'j> {
    json: &'j str,
    items: Vec<Part<'j>>,
}

/// A value within the file.
#[derive(Clone, Copy, Debug)]
struct Part<'j> {
    json: &'j str,
    start: usize,
    depth: usize,
}

impl<'j> Document<'j> {
    /// Cuts `file` into its annotations.
    ///
    /// # Errors
    /// It is no JSON, or of something else.
    pub fn new(file: &'j [u8]) -> Result<Self, DocumentError> {
        if file.len() > MOST_BYTES {
            return Err(DocumentError::TooLong);
        }
        let file = file.strip_prefix("\u{feff}".as_bytes()).unwrap_or(file);
        let json = std::str::from_utf8(file).map_err(|_| DocumentError::NotUtf8)?;
        if json.trim().is_empty() {
            return Err(DocumentError::Empty);
        }
        let broken = |at: usize| DocumentError::NoJson { line: line_of(json, at) };
        let mut scanner = Scanner { json, at: 0 };
        let whole = scanner.value().ok_or_else(|| broken(scanner.at))?;
        scanner.space();
        if scanner.at < json.len() {
            return Err(broken(scanner.at));
        }
        let mut document = Self { json, items: Vec::new() };
        document.gather(whole)?;
        if document.len() > MOST_ANNOTATIONS {
            return Err(DocumentError::TooMany);
        }
        Ok(document)
    }

    /// How many annotations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Annotation `number`, from 0; `None` beyond the last.
    ///
    /// # Errors
    /// The outer one: the file is no JSON there. The inner one: this is no annotation.
    pub fn read(&self, number: usize) -> Option<Result<Result<Foreign, JsonLdError>, DocumentError>> {
        let part = self.items.get(number)?;
        if part.depth > DEEPEST {
            return Some(Ok(Err(JsonLdError::TooDeep)));
        }
        Some(match serde_json::from_str::<Value>(part.json) {
            Ok(value) => Ok(read(&value)),
            Err(error) => {
                let line = line_of(self.json, part.start) + error.line().saturating_sub(1);
                Err(DocumentError::NoJson { line })
            }
        })
    }

    /// Takes what `whole` holds: the annotation itself, those of a list, or those of a collection, page by page.
    fn gather(&mut self, whole: Part<'j>) -> Result<(), DocumentError> {
        if whole.json.starts_with('[') {
            return self.extend(whole);
        }
        let mut next = Some(whole);
        let mut first = true;
        while let Some(part) = next.take() {
            if !part.json.starts_with('{') {
                // Where the rest stands elsewhere, what is here is not all of it.
                return Err(match serde_json::from_str::<Value>(part.json) {
                    Ok(Value::String(address)) if !first => DocumentError::Elsewhere(address),
                    _ => DocumentError::Other,
                });
            }
            let member = self.members(part)?;
            let one = |name: &str| member.iter().rev().find(|(known, _)| known == name).map(|(_, part)| *part);
            let list = one("items").or_else(|| one("@graph"));
            match (list, one("first")) {
                _ if first && one("target").is_some() => self.items.push(part),
                (Some(list), _) if list.json.starts_with('[') => {
                    self.extend(list)?;
                    next = one("next");
                }
                (None, Some(page)) => next = Some(page),
                _ if first && one("type").is_some_and(|part| part.json.contains("Annotation\"")) => {
                    // Without a target it is none; the reader of annotations says so.
                    self.items.push(part);
                }
                _ => return Err(DocumentError::Other),
            }
            first = false;
        }
        Ok(())
    }

    /// Takes the elements of the array `list`.
    fn extend(&mut self, list: Part<'j>) -> Result<(), DocumentError> {
        let mut scanner = Scanner { json: self.json, at: list.start };
        let items = &mut self.items;
        let whole = scanner.inside(b']', |scanner| {
            items.push(scanner.value()?);
            Some(())
        });
        whole.ok_or_else(|| DocumentError::NoJson { line: line_of(self.json, scanner.at) })
    }

    /// The members of the object `part`, in their order.
    fn members(&self, part: Part<'j>) -> Result<Vec<(String, Part<'j>)>, DocumentError> {
        let mut scanner = Scanner { json: self.json, at: part.start };
        let mut members = Vec::new();
        let whole = scanner.inside(b'}', |scanner| {
            let Ok(Value::String(name)) = serde_json::from_str::<Value>(scanner.value()?.json) else { return None };
            scanner.space();
            scanner.eat(b':')?;
            members.push((name, scanner.value()?));
            Some(())
        });
        whole.ok_or_else(|| DocumentError::NoJson { line: line_of(self.json, scanner.at) })?;
        Ok(members)
    }
}

/// The line of the byte `at`, from 1.
fn line_of(json: &str, at: usize) -> usize {
    1 + json.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// Goes over JSON without reading it. What it passes has strings that end and brackets in pairs; whether it is JSON is for
/// the reader to say.
struct Scanner<'j> {
    json: &'j str,
    at: usize,
}

impl<'j> Scanner<'j> {
    fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn string(&mut self) -> Option<()> {
        self.eat(b'"')?;
        loop {
            match self.peek()? {
                b'"' => return self.eat(b'"'),
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }

    /// The value that begins here, white space before it apart, and how deep it is nested.
    fn value(&mut self) -> Option<Part<'j>> {
        self.space();
        let start = self.at;
        let (mut depth, mut deepest) = (0_usize, 0);
        // Which brackets are open matters to the reader alone: it finds a wrong one where it stands.
        loop {
            match self.peek() {
                Some(b'"') => self.string()?,
                Some(b'[' | b'{') => {
                    depth += 1;
                    deepest = deepest.max(depth);
                    self.at += 1;
                }
                Some(b']' | b'}') if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                Some(b',' | b':' | b']' | b'}') | None if depth == 0 => break,
                Some(_) => self.at += 1,
                None => return None,
            }
            if depth == 0 && self.json.as_bytes().get(self.at - 1).is_some_and(|byte| b"\"]}".contains(byte)) {
                break;
            }
        }
        let json = self.json.get(start..self.at)?.trim_end();
        (!json.is_empty()).then_some(Part { json, start, depth: deepest })
    }

    /// What stands between a bracket and `end`, one thing after the other, with commas between them.
    fn inside(&mut self, end: u8, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.space();
        if self.eat(end).is_some() {
            return Some(());
        }
        loop {
            one(self)?;
            self.space();
            if self.eat(b',').is_none() {
                return self.eat(end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::language::Language;
    use proptest::prelude::*;

    const ONE: &str =
        r#"{"type":"Annotation","id":"urn:1","target":{"selector":{"type":"TextQuoteSelector","exact":"a [\"] }"}}}"#;

    fn iris(file: &str) -> Vec<Option<String>> {
        let document = Document::new(file.as_bytes()).unwrap();
        (0..document.len()).map(|n| document.read(n).unwrap().unwrap().unwrap().iri).collect()
    }

    fn fault(file: &str) -> DocumentError {
        match Document::new(file.as_bytes()) {
            Ok(document) => (0..document.len()).find_map(|n| document.read(n).unwrap().err()).unwrap(),
            Err(error) => error,
        }
    }

    #[test]
    fn every_shape_that_holds_annotations_is_read() {
        let two = [ONE, &ONE.replace("urn:1", "urn:2")].join(",\n  ");
        let urns = |n: usize| (1..=n).map(|n| Some(format!("urn:{n}"))).collect::<Vec<_>>();
        assert_eq!(iris(ONE), urns(1));
        assert_eq!(iris(&format!("\u{feff}\n [{two}] \n")), urns(2));
        assert_eq!(iris("[ ]"), urns(0));
        let page = format!(r#"{{"type":"AnnotationPage","items":[{two}]}}"#);
        assert_eq!(iris(&page), urns(2));
        assert_eq!(iris(&format!(r#"{{"type":["AnnotationCollection"],"total":2,"first":{page}}}"#)), urns(2));
        assert_eq!(iris(&format!(r#"{{"@context":[],"@graph":[{two}]}}"#)), urns(2));
        let third = ONE.replace("urn:1", "urn:3");
        let pages = format!(r#"{{"first":{{"items":[{two}],"next":{{"items":[{third}]}}}}}}"#);
        assert_eq!(iris(&pages), urns(3));
    }

    #[test]
    fn what_holds_none_is_refused_with_the_reason() {
        assert_eq!(fault(" \n"), DocumentError::Empty);
        assert_eq!(Document::new(b"[\xff]").unwrap_err(), DocumentError::NotUtf8);
        assert_eq!(Document::new(&vec![b' '; MOST_BYTES + 1]).unwrap_err(), DocumentError::TooLong);
        for other in ["null", "1", "\"text\"", "{}", r#"{"type":"Note"}"#, r#"{"items":{}}"#] {
            assert_eq!(fault(other), DocumentError::Other, "{other}");
        }
        for (broken, line) in [
            ("[", 1),
            ("[\n{\"a\": 1", 2),
            ("[{\"type\":\n\"Annotation\"]", 2),
            ("[1]\n\n]", 3),
            ("[{a}]", 1),
            ("[,]", 1),
            ("[nul]", 1),
        ] {
            assert_eq!(fault(broken), DocumentError::NoJson { line }, "{broken}");
        }
        let elsewhere = r#"{"type":"AnnotationCollection","first":"https://example.org/1"}"#;
        assert_eq!(fault(elsewhere), DocumentError::Elsewhere("https://example.org/1".into()));
        for error in [DocumentError::Other, DocumentError::TooLong, DocumentError::NoJson { line: 7 }] {
            assert_ne!(error.message(Language::French), error.message(Language::English));
        }
    }

    #[test]
    fn a_file_of_more_annotations_than_a_browser_could_store_is_refused() {
        let of = |n: usize| format!("[{}{{}}]", "{},".repeat(n - 1));
        assert_eq!(Document::new(of(MOST_ANNOTATIONS).as_bytes()).map(|all| all.len()), Ok(MOST_ANNOTATIONS));
        assert_eq!(Document::new(of(MOST_ANNOTATIONS + 1).as_bytes()).err(), Some(DocumentError::TooMany));
    }

    #[test]
    fn what_is_nested_too_deep_is_refused_alone() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let file = format!(r#"[{ONE},{{"type":"Annotation","target":{deep}}}]"#);
        let document = Document::new(file.as_bytes()).unwrap();
        assert!(document.read(0).unwrap().unwrap().is_ok());
        assert_eq!(document.read(1).unwrap().unwrap(), Err(JsonLdError::TooDeep));
        assert!(document.read(2).is_none());
    }

    proptest! {
        #[test]
        fn values_are_cut_where_the_reader_of_json_cuts_them(text in "[\\[\\]{},: \"\\\\a1\n]{0,24}") {
            // Whatever is JSON is one value of the same length; what is not may be cut anywhere, and never panics.
            let mut scanner = Scanner { json: &text, at: 0 };
            let part = scanner.value();
            if serde_json::from_str::<Value>(&text).is_ok() {
                prop_assert_eq!(part.map(|part| part.json), Some(text.trim()));
            }
            if let Ok(document) = Document::new(text.as_bytes()) {
                for number in 0..document.len() {
                    let _ = document.read(number);
                }
            }
        }

        #[test]
        fn any_json_list_is_cut_into_its_elements(list in prop::collection::vec("[a\"\\[{}\\],:\\\\é]{0,8}", 0..6), pretty in any::<bool>()) {
            let value: Vec<Value> = list.iter().map(|text| serde_json::json!({ "a": [text, { text: 1 }], "b": text })).collect();
            let file = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            let document = Document::new(file.as_bytes()).unwrap();
            let found: Vec<Value> = document.items.iter().map(|part| serde_json::from_str(part.json).unwrap()).collect();
            prop_assert_eq!(found, value);
        }
    }
}
