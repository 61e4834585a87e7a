//! The browser's services behind the core's ports, and the few calls of timing and events that the shell needs.

mod clock;
mod events;
mod fetch;
mod journal;
mod local;
mod part;
mod task;

pub use clock::{BrowserClock, BrowserIds, ScriptClock, ScriptIds, mark, now};
pub use events::{Listener, listen};
pub use fetch::beside_module;
pub use journal::IndexedDb;
pub use local::LocalStorage;
pub use part::Missing;
pub(in crate::web) use part::part;
pub use task::{Later, after, next_frame, painted, pause, spawn_local, yield_now};
