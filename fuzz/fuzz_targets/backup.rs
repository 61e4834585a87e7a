//! Whatever the file, it is refused or restored, and what is read of it is what is written again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use manchette::core::annotation::{Namespace, Store};
use manchette::core::format::backup::Backup;
use manchette::core::format::restore::Restoring;
use manchette::core::port::MemoryStorage;

fuzz_target!(|data: &[u8]| {
    // A fuzzer does not find the check of a file: its items are taken from lines of a key, a space and a value as well.
    let lines = String::from_utf8_lossy(data);
    let items = lines.lines().filter_map(|line| line.split_once(' '));
    let made = Backup { made: 1, items: items.map(|(key, value)| (key.to_owned(), value.to_owned())).collect() };
    assert_eq!(Backup::read(made.print().as_bytes()), Ok(made.clone()));
    for backup in [Backup::read(data).ok(), Some(made)].into_iter().flatten() {
        let store = Store::new(MemoryStorage::default(), Namespace::default());
        let mut restoring = Restoring::new(&store);
        for (key, value) in backup.items.iter().chain(&backup.items) {
            restoring.item(key, value);
        }
    }
});
