//! Parts of the program that are files of their own and are loaded when they are needed.
//!
//! Who opens the page should not wait for what they may never use. With the feature `parts` each function made by
//! the macro `part` marks where the compiled module is divided: code that is reached through it
//! alone goes into `split_<part>.wasm`, and `wasm-split-cli` does the dividing (`tools/parts/wasm-bindgen`). Without the
//! feature everything is in one module and the same functions answer at once, which is what the tests compile.

/// A part could not be loaded: the network or the server is gone. Asking again tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

#[cfg(feature = "parts")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Defines `async fn $name() -> Result<&'static $what, Missing>`, which loads the part `$part` and gives `$value` from it.
macro_rules! part {
    ($(#[$doc:meta])* $vis:vis $name:ident in $part:ident -> $what:ty { $value:expr }) => {
        $(#[$doc])*
        #[cfg(feature = "parts")]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        #[allow(unsafe_code, improper_ctypes, improper_ctypes_definitions, reason = "the call between two halves of one compilation")]
        $vis fn $name() -> Result<&'static $what, $crate::web::platform::Missing> {
            Ok($value)
        }

        $(#[$doc])*
        #[cfg(not(feature = "parts"))]
        #[allow(clippy::unused_async, reason = "the same signature as with the feature")]
        $vis async fn $name() -> Result<&'static $what, $crate::web::platform::Missing> {
            Ok($value)
        }
    };
}

pub(in crate::web) use part;
