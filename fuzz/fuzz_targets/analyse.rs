//! Whatever the text, the analysis is sound: the invariants of the property tests, on inputs that the fuzzer finds by
//! what they reach in the program.
//!
//! ```text
//! make fuzz
//! cargo fuzz run -s none analyse
//! ```
//!
//! An input whose first byte is even is a text; of any other each byte picks a piece of French press, because a fuzzer
//! takes long to find `a-t-elle déclaré` by itself.
#![no_main]

#[path = "../../tests/model/mod.rs"]
mod model;
#[path = "../../tests/sound/mod.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((way, rest)) = data.split_first() else { return };
    let input = if way % 2 == 0 {
        String::from_utf8_lossy(rest).into_owned()
    } else {
        rest.iter().map(|b| sound::PIECES[usize::from(*b) % sound::PIECES.len()]).collect()
    };
    if let Err(fault) = sound::check(&input, model::model()) {
        panic!("{fault} in {input:?}");
    }
});
