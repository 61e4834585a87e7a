//! The analysis as a part of its own: what the desk asks of it, behind traits, so that nothing of its rules and
//! lexicons is in the module that opens the page.

use crate::core::analysis::model::{Loading, ModelFault};
use crate::core::analysis::{Analyser, Analysis, Model, Progress, Tongue};
use crate::core::text::Text;
use crate::web::platform::part;
use std::sync::Arc;

part! {
    /// What reads articles.
    ///
    /// # Errors
    /// The part cannot be loaded.
    pub reader in reader -> dyn Reader { &Here }
}

/// Begins to read articles and model files.
pub trait Reader {
    /// An analysis of `text` that has not begun.
    fn analyser(&self, text: Text) -> Box<dyn Reading>;

    /// Begins to read a model file.
    ///
    /// # Errors
    /// As [`Loading::begin`].
    fn model(&self, file: Vec<u8>) -> Result<Box<dyn ModelReading>, ModelFault>;
}

/// A model file that is being read; see [`Loading`].
pub trait ModelReading {
    /// Does one unit of work; the model when it is whole.
    ///
    /// # Errors
    /// The file is not what it should be.
    fn unit(&mut self) -> Result<Option<Model>, ModelFault>;
}

/// An analysis under way; see [`Analyser`], whose methods these are.
pub trait Reading {
    /// The language of the text.
    fn tongue(&self) -> Tongue;
    /// The block to resolve first.
    fn look_at(&mut self, block: usize);
    /// Gives it the model.
    fn know(&mut self, model: Arc<Model>);
    /// How far it is.
    fn progress(&self) -> Progress;
    /// Works as long as `keep_going` says so.
    fn step(&mut self, keep_going: &mut dyn FnMut() -> bool) -> Progress;
    /// Number of chapters whose quotations stand.
    fn read(&self) -> usize;
    /// What stands by now.
    fn so_far(&self) -> Analysis;
    /// Gives back some of the memory of a complete analysis; whether there is more.
    fn release(&mut self) -> bool;
    /// What was found.
    fn finish(self: Box<Self>) -> Analysis;
}

/// The reader of this program.
struct Here;

impl Reader for Here {
    fn analyser(&self, text: Text) -> Box<dyn Reading> {
        Box::new(Analyser::new(text))
    }

    fn model(&self, file: Vec<u8>) -> Result<Box<dyn ModelReading>, ModelFault> {
        Ok(Box::new(Loading::begin(file)?))
    }
}

impl ModelReading for Loading {
    fn unit(&mut self) -> Result<Option<Model>, ModelFault> {
        Self::unit(self)
    }
}

impl Reading for Analyser {
    fn tongue(&self) -> Tongue {
        Self::tongue(self)
    }

    fn look_at(&mut self, block: usize) {
        Self::look_at(self, block);
    }

    fn know(&mut self, model: Arc<Model>) {
        Self::know(self, model);
    }

    fn progress(&self) -> Progress {
        Self::progress(self)
    }

    fn step(&mut self, keep_going: &mut dyn FnMut() -> bool) -> Progress {
        Self::step(self, keep_going)
    }

    fn read(&self) -> usize {
        Self::read(self)
    }

    fn so_far(&self) -> Analysis {
        Self::so_far(self)
    }

    fn release(&mut self) -> bool {
        Self::release(self)
    }

    fn finish(self: Box<Self>) -> Analysis {
        Self::finish(*self)
    }
}
