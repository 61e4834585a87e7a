//! Whatever the page, the scan before its parsing ends, and lets nothing through that would run or be asked for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use manchette::core::format::html::Harmless;

fuzz_target!(|data: &[u8]| {
    let html = String::from_utf8_lossy(data).into_owned();
    let length = html.len();
    if let Ok(harmless) = Harmless::new(html) {
        assert_eq!(harmless.as_str().len(), length, "what is taken away leaves its place");
    }
});
