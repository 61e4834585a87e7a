//! The language model, read once for all tests of a file.

#![allow(clippy::expect_used, reason = "a test's own helpers fail the test")]

use manchette::core::analysis::Model;
use std::sync::{Arc, OnceLock};

/// The model.
pub fn model() -> &'static Arc<Model> {
    static MODEL: OnceLock<Arc<Model>> = OnceLock::new();
    MODEL.get_or_init(|| {
        let bytes = std::fs::read("www/model/fr.model").expect("www/model/fr.model");
        Arc::new(Model::published(&bytes).expect("the model that the program expects"))
    })
}
