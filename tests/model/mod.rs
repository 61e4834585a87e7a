//! The language model, read once for all tests of a file.

use manchette::core::analysis::Model;
use std::sync::{Arc, OnceLock};

/// The model.
pub fn model() -> &'static Arc<Model> {
    static MODEL: OnceLock<Arc<Model>> = OnceLock::new();
    MODEL.get_or_init(|| Arc::new(Model::built_in()))
}
