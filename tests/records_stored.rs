//! The stored form: golden files that open for ever, and damage of every kind.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests fail the test

use manchette::core::anchoring::State;
use manchette::core::annotation::{
    Article, Aside, Colour, DecidedBy, Draft, Id, Kept, Key, Motivation, Namespace, Note, Passage, Recorded,
    Resolution, Rule, Scope, Setting, Settings, Store, StoredError, Target, Verdict, VerdictKind, Version, Writer,
};
use manchette::core::language::Language;
use manchette::core::port::MemoryStorage;
use manchette::core::text::{BlockKind, Span, Text, VersionHash};
use proptest::prelude::*;
use serde_json::{Map, json};

const NOW: u64 = 1_795_446_505_123;

fn writer(name: &str) -> Writer {
    Writer::parse(name).unwrap()
}

fn article_id() -> Id {
    Id::parse("syrie0cess").unwrap()
}

fn note_id() -> Id {
    Id::parse("k3v9x0q2mf").unwrap()
}

fn passage() -> Target {
    let exact = "« Nous sommes prêts à lancer un processus de négociations »";
    Target::Passage(Passage {
        version: Some((&VersionHash::of("texte")).into()),
        position: Some(Span::new(1_204, 1_204 + exact.len())),
        exact: exact.into(),
        prefix: "a déclaré le président : ".into(),
        suffix: ", a-t-il ajouté".into(),
    })
}

fn note() -> Note {
    let me = writer("a1b2");
    let mut note = Note::new(note_id(), passage(), me, NOW);
    note.set_colour(Some(Colour::Amber), me, NOW);
    note.set_text("À vérifier : \"processus\" ou accord ?\nVoir l’AFP.", me, NOW + 9_000);
    note.set_tags(&["à vérifier".into(), "diplomatie".into()], me, NOW + 9_000);
    note
}

fn written_twice() -> Note {
    let (mut here, mut there) = (note(), note());
    here.set_text("d’ici", writer("a1b2"), NOW + 10_000);
    there.set_text("de là", writer("zz99x"), NOW + 11_000);
    there.set_creator("Camille", writer("zz99x"), NOW + 11_000);
    here.merge(&there)
}

fn imported() -> Note {
    let me = writer("a1b2");
    let mut note = note();
    let mut members = Map::new();
    members.insert("rights".into(), json!("https://creativecommons.org/publicdomain/zero/1.0/"));
    members.insert("body".into(), json!([{ "type": "Image", "id": "http://example.org/image1" }]));
    note.set_iri("http://example.org/anno1", me, NOW);
    note.set_foreign(&members, me, NOW);
    note.set_motivation(Motivation::Bookmarking, me, NOW);
    let version = (&VersionHash::of("autre texte")).into();
    let (state, decided_by) = (State::Confirmed, DecidedBy::Person);
    note.resolve(Resolution { version, span: Some(Span::new(8, 20)), state, decided_by, at: NOW + 5 }, me, NOW + 5);
    note
}

fn decision() -> Note {
    let me = writer("a1b2");
    let mut note = Note::new(note_id(), passage(), me, NOW);
    note.set_motivation(Motivation::Linking, me, NOW);
    let verdict = Verdict {
        kind: VerdictKind::Correct,
        layer: "quote".into(),
        of: Span::new(1_204, 1_264),
        class: "direct".into(),
        name: Some("Vladimir Poutine".into()),
        speaker: Some(Span::new(40, 56)),
    };
    note.set_verdict(&verdict, me, NOW);
    note
}

/// A decision whose passage was put right: nobody speaks in it, and the machine's mark stood elsewhere.
fn decision_moved() -> Note {
    let me = writer("a1b2");
    let mut note = decision();
    let version = (&VersionHash::of("texte")).into();
    let (state, decided_by) = (State::Confirmed, DecidedBy::Person);
    note.resolve(
        Resolution { version, span: Some(Span::new(1_210, 1_231)), state, decided_by, at: NOW + 5 },
        me,
        NOW + 5,
    );
    note.set_motivation(Motivation::Classifying, me, NOW + 5);
    let of = Span::new(1_204, 1_264);
    let (layer, class) = ("quote".to_owned(), "title".to_owned());
    let verdict = Verdict { kind: VerdictKind::Correct, layer, of, class, name: None, speaker: None };
    note.set_verdict(&verdict, me, NOW + 5);
    note
}

fn tombstone() -> Note {
    let mut note = written_twice();
    note.delete(NOW + 20_000);
    note
}

fn article() -> Article {
    let me = writer("a1b2");
    let mut article = Article::new(article_id(), "Syrie : le cessez-le-feu", &VersionHash::of("texte"), me, NOW);
    article.set_source("https://www.example.fr/syrie", me, NOW);
    article.add_version(&VersionHash::of("autre texte"), me, NOW + 5);
    article
}

fn rule() -> Rule {
    let mut rule = Rule::new(
        note_id(),
        "Sputnik",
        "ORG",
        Some("Agence Sputnik"),
        Scope::Article(article_id()),
        writer("a1b2"),
        NOW,
    );
    rule.switch(false, writer("a1b2"), NOW + 1);
    rule
}

fn rule_everywhere() -> Rule {
    let me = writer("a1b2");
    let name = Some("Vladimir Poutine");
    let mut rule = Rule::new(note_id(), "le dirigeant russe", "speaker", name, Scope::Everywhere, me, NOW);
    rule.set_instead_of("selon le dirigeant russe", me, NOW);
    rule
}

fn settings() -> Settings {
    let me = writer("a1b2");
    let mut settings = Settings::new(NOW);
    settings.set(Setting::Language, json!("en"), me, NOW);
    settings.set(Setting::Shortcuts, json!(false), me, NOW);
    settings.set(Setting::Keys, json!({ "note": "n" }), me, NOW);
    settings
}

fn draft() -> Draft {
    let mut draft = Draft::default();
    draft.set(writer("zz99x"), "à moitié tap", NOW);
    draft.set(writer("a1b2"), "autre \u{1F600}", NOW + 1);
    draft
}

fn version() -> Version {
    let blocks = [
        (BlockKind::Heading, "Syrie"),
        (BlockKind::Paragraph, "Premier paragraphe."),
        (BlockKind::Paragraph, ""),
        (BlockKind::Quotation, "« Cité »"),
    ];
    Version {
        text: Text::from_blocks(&blocks),
        title: "Syrie".into(),
        source: Some("https://www.example.fr/syrie".into()),
        language: "fr".into(),
        date: None,
    }
}

#[test]
fn every_kind_of_block_is_kept_and_one_of_a_newer_program_is_running_text() {
    use BlockKind::{Caption, Heading, Item, Paragraph, Preformatted, Quotation, Row, Subheading};
    let kinds = [Paragraph, Heading, Subheading, Item, Quotation, Caption, Preformatted, Row];
    let blocks: Vec<(BlockKind, String)> = kinds.iter().map(|kind| (*kind, kind.name().to_owned())).collect();
    let version = Version { text: Text::from_blocks(&blocks), ..version() };
    assert_eq!(Version::from_stored(&version.hash(), &version.to_stored()), Ok(version.clone()));
    let newer = version.to_stored().replacen("\"h\",1", "\"video\",1", 1);
    assert_ne!(newer, version.to_stored());
    let read = Version::from_stored(&version.hash(), &newer).unwrap();
    assert_eq!(read.text.blocks()[1].kind, Paragraph);
    assert_eq!(read.text.as_str(), version.text.as_str());
}

/// What each golden file of schema 1 holds, under which key.
fn golden() -> Vec<(&'static str, Key, String, Kept)> {
    let (article_id, note_id) = (article_id(), note_id());
    let note_key = Key::Note { article: article_id, note: note_id };
    let notes = [
        ("note", note()),
        ("note-written-twice", written_twice()),
        ("note-imported", imported()),
        ("decision", decision()),
        ("decision-moved", decision_moved()),
        ("tombstone", tombstone()),
    ];
    let mut all: Vec<_> =
        notes.map(|(name, n)| (name, note_key.clone(), n.to_stored(), Kept::Note(article_id, n))).into();
    let (article, rule, settings, draft, version) = (article(), rule(), settings(), draft(), version());
    let aside = Aside { key: "n/article001/note000001".into(), value: "[1,\"n\",\"coupée".into() };
    let everywhere = rule_everywhere();
    let draft_key = Key::Draft { article: article_id, note: note_id };
    all.extend([
        ("article", Key::Article(article_id), article.to_stored(), Kept::Article(article)),
        ("rule", Key::Rule(note_id), rule.to_stored(), Kept::Rule(rule)),
        ("rule-everywhere", Key::Rule(note_id), everywhere.to_stored(), Kept::Rule(everywhere)),
        ("settings", Key::Settings, settings.to_stored(), Kept::Settings(settings)),
        ("draft", draft_key, draft.to_stored(), Kept::Draft(article_id, note_id, draft)),
        ("aside", Key::Aside(aside.id()), aside.to_stored(), Kept::Aside(aside)),
        ("version", Key::Text(version.hash()), version.to_stored(), Kept::Version(version)),
    ]);
    all
}

fn file(name: &str) -> String {
    let path = format!("{}/tests/golden/1-{name}.json", env!("CARGO_MANIFEST_DIR"));
    let content = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    content.trim_end_matches('\n').to_owned()
}

fn read(key: &Key, value: &str) -> Result<Kept, StoredError> {
    let store = Store::new(MemoryStorage::default(), Namespace::default());
    let absorbed = store.absorb(&Namespace::default().print(key), value)?;
    Ok(absorbed.unwrap().kept)
}

#[test]
fn golden_files_of_schema_1_are_written_and_read() {
    for (name, key, stored, kept) in golden() {
        assert_eq!(stored, file(name), "{name} is written otherwise");
        assert_eq!(read(&key, &file(name)), Ok(kept), "{name} is read otherwise");
    }
}

#[test]
fn a_value_under_the_key_of_another_kind_is_refused() {
    let all = golden();
    for (name, key, _, _) in &all {
        for (other, _, stored, _) in &all {
            let same = |name: &str| match name {
                "tombstone" => "note".to_owned(),
                _ if name.contains("note") || name.starts_with("decision") => "note".to_owned(),
                _ => name.split('-').next().unwrap_or_default().to_owned(),
            };
            if same(name) != same(other) {
                assert!(read(key, stored).is_err(), "{other} read as {name}");
            }
        }
    }
}

#[test]
fn a_value_cut_short_anywhere_is_an_error() {
    for (name, key, stored, _) in golden() {
        for (cut, _) in stored.char_indices() {
            assert_eq!(read(&key, &stored[..cut]), Err(StoredError::NotAnArray), "{name} cut at {cut}");
        }
    }
}

#[test]
fn errors_name_the_damaged_member_and_speak_both_languages() {
    let stored = note().to_stored().replace("\"diplomatie\"", "7");
    let error = Note::from_stored(&Key::Note { article: article_id(), note: note_id() }, &stored).unwrap_err();
    assert_eq!(error, StoredError::Member("tags"));
    assert!(error.message(Language::French).contains("« tags »"));
    assert!(error.message(Language::English).contains("“tags”"));
}

#[test]
fn a_counter_that_the_context_does_not_hold_is_damage() {
    let stored = note().to_stored();
    let broken = stored.replace("[\"a1b2\",4]", "[\"a1b2\",1]");
    assert_ne!(broken, stored);
    let key = Key::Note { article: article_id(), note: note_id() };
    assert!(matches!(Note::from_stored(&key, &broken), Err(StoredError::Member(_))));
}

#[test]
fn fields_of_later_programs_are_kept_merged_and_written_back() {
    let key = Key::Note { article: article_id(), note: note_id() };
    let stored = imported().to_stored().replace("[\"a1b2\",8]", "[\"a1b2\",9]");
    let extended = format!("{},0,[9,{{\"claim\":\"faux\"}}]]", stored.strip_suffix(']').unwrap());
    let mut note = Note::from_stored(&key, &extended).unwrap();
    assert_eq!(note.to_stored(), extended);
    note.set_text("autre", writer("zz99x"), NOW + 99);
    let merged = note.merge(&imported());
    assert!(merged.to_stored().ends_with("{\"claim\":\"faux\"}]]"), "{}", merged.to_stored());
}

#[test]
fn a_newer_schema_is_shown_if_it_can_be_and_else_told_from_damage() {
    let key = Key::Note { article: article_id(), note: note_id() };
    let newer = note().to_stored().replacen("[1,", "[2,", 1);
    let shown = Note::from_stored(&key, &newer).unwrap();
    assert!(shown.is_newer() && !note().is_newer());
    assert_eq!(shown.texts(), note().texts());
    assert_eq!(Note::from_stored(&key, "[2,{\"n\":1}]").unwrap_err(), StoredError::Newer(2));
}

#[test]
fn a_text_that_is_not_the_one_its_key_names_is_refused() {
    let stored = version().to_stored().replace("Premier", "Dernier");
    assert_eq!(Version::from_stored(&version().hash(), &stored), Err(StoredError::OtherText));
    let blocks = version().to_stored().replace("\"q\",1", "\"q\",900000000000");
    assert_eq!(Version::from_stored(&version().hash(), &blocks), Err(StoredError::Member("blocks")));
}

/// A JSON value of any shape, small.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|b| json!(b)),
        any::<i64>().prop_map(|n| json!(n)),
        (0_u64..4).prop_map(|n| json!(n)),
        any::<f64>().prop_map(|x| json!(x)),
        "[a-z0-9]{0,12}".prop_map(|s| json!(s)),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(serde_json::Value::Array))
}

/// Puts `new` in the place of the `at`th value within `value`, counted in order of reading.
fn graft(value: &mut serde_json::Value, at: &mut usize, new: &serde_json::Value) {
    if *at == 0 {
        *value = new.clone();
        *at = usize::MAX;
        return;
    }
    *at -= 1;
    if let serde_json::Value::Array(list) = value {
        for item in list {
            if *at == usize::MAX {
                return;
            }
            graft(item, at, new);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_bytes_never_panic(which in 0..12_usize, at in any::<prop::sample::Index>(), c in any::<char>(), insert in any::<bool>()) {
        let (_, key, stored, _) = golden().swap_remove(which);
        let mut chars: Vec<char> = stored.chars().collect();
        let at = at.index(chars.len());
        if insert { chars.insert(at, c) } else { chars[at] = c }
        let damaged: String = chars.into_iter().collect();
        if let Ok(kept) = read(&key, &damaged) {
            let printed = format!("{kept:?}");
            prop_assert!(!printed.is_empty());
        }
    }

    #[test]
    fn a_wrong_member_anywhere_is_an_error_or_is_read_and_written_alike(
        which in 0..12_usize, at in 0..60_usize, new in any_json(),
    ) {
        let (_, key, stored, _) = golden().swap_remove(which);
        let mut value: serde_json::Value = serde_json::from_str(&stored).unwrap();
        graft(&mut value, &mut at.clone(), &new);
        if let Ok(kept) = read(&key, &value.to_string()) {
            let again = match &kept {
                Kept::Note(_, note) => note.to_stored(),
                Kept::Article(article) => article.to_stored(),
                Kept::Rule(rule) => rule.to_stored(),
                Kept::Settings(settings) => settings.to_stored(),
                Kept::Draft(_, _, draft) => draft.to_stored(),
                Kept::Version(version) => version.to_stored(),
                Kept::Aside(aside) => aside.to_stored(),
            };
            prop_assert_eq!(read(&key, &again), Ok(kept), "{} from {}", again, value);
        }
    }

    #[test]
    fn any_text_is_stored_and_read_back(text in any::<String>(), tags in prop::collection::vec("\\PC{1,8}", 0..4), start in 0_u32..9_000_000) {
        let me = writer("a1b2");
        let exact = text.clone();
        let position = Some(Span::new(start as usize, start as usize + exact.len()));
        let target = Target::Passage(Passage { version: None, position, exact, prefix: text.clone(), suffix: String::new() });
        let mut note = Note::new(note_id(), target.clone(), me, NOW);
        note.set_text(&text, me, NOW);
        note.set_tags(&tags, me, NOW);
        let read = Note::from_stored(&Key::Note { article: article_id(), note: note_id() }, &note.to_stored()).unwrap();
        prop_assert_eq!(read.target(), Some(target));
        prop_assert_eq!(read, note);
    }
}
