//! Whatever stands in a store, it is read or refused; what is read is written as the same, and merges with itself into
//! itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use manchette::core::annotation::{Article, Aside, Draft, Id, Key, Note, Recorded, Rule, Settings, Version};
use manchette::core::text::Text;
use std::fmt::Debug;

fn check<T: Recorded + PartialEq + Debug>(key: &Key, value: &str) {
    let Ok(one) = T::from_stored(key, value) else { return };
    assert_eq!(one.record().merge(one.record()), *one.record());
    if one.record().is_newer() {
        // Shown, and never written.
        return;
    }
    let again = T::from_stored(key, &one.to_stored());
    assert_eq!(again.as_ref(), Ok(&one));
}

fuzz_target!(|data: &[u8]| {
    let Some((kind, rest)) = data.split_first() else { return };
    let value = String::from_utf8_lossy(rest);
    let id = Id::from_bits(1);
    match kind % 7 {
        0 => check::<Note>(&Key::Note { article: Id::from_bits(7), note: id }, &value),
        1 => check::<Article>(&Key::Article(id), &value),
        2 => check::<Rule>(&Key::Rule(id), &value),
        3 => check::<Settings>(&Key::Settings, &value),
        4 => drop(Draft::from_stored(&value)),
        5 => drop(Aside::from_stored(&value)),
        _ => drop(Version::from_stored(&Text::plain("texte").hash(), &value)),
    }
});
