//! Whatever the file, reading and importing its annotations never stops the program; both readers of annotations find the
//! same; what becomes of them is stored as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use manchette::core::anchoring::Resolver;
use manchette::core::annotation::{Id, Key, Note, Recorded, Writer};
use manchette::core::app::import_note;
use manchette::core::format::jsonld::{Document, read, read_array};
use manchette::core::text::Text;
use serde_json::Value;

const TEXT: &str = "« La paix viendra », a déclaré Vladimir Poutine vendredi à Moscou.\nLa trêve tient 🕊 depuis Alep.";

fuzz_target!(|data: &[u8]| {
    if let Ok(Value::Array(list)) = serde_json::from_slice(data) {
        let trees: Result<Vec<_>, _> = list.iter().map(read).collect();
        let mut found = Vec::new();
        let outcome = read_array(&Value::Array(list).to_string(), |foreign| found.push(foreign));
        match trees {
            Ok(trees) => assert_eq!((outcome, found), (Ok(()), trees)),
            Err(error) => assert_eq!(outcome.map_err(|(_, why)| why), Err(Some(error))),
        }
    }
    let Ok(document) = Document::new(data) else { return };
    let text = Text::plain(TEXT);
    let (hash, resolver) = (text.hash(), Resolver::new(text.as_str()));
    let writer = Writer::parse("here").expect("a writer's name");
    for number in 0..document.len() {
        let Some(Ok(Ok(foreign))) = document.read(number) else { continue };
        let (note, place) = import_note(foreign, Id::from_bits(1), &text, &hash, &resolver, writer, 1);
        assert!(place.span.is_none_or(|span| span.of(text.as_str()).is_some()));
        let key = Key::Note { article: Id::from_bits(7), note: note.id() };
        assert_eq!(Note::from_stored(&key, &note.to_stored()), Ok(note));
    }
});
