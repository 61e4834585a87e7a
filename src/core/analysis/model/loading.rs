//! A model file made into a model, in units of work.
//!
//! The file has half a megabyte and thirty thousand names. Read at once it would hold up a page whose reader has begun to
//! scroll; so each unit reads a few thousand features, indexes a few hundred names or hashes a few kilobytes.

use super::format::{Parts, Reading};
use super::tagger::Tagger;
use super::{Model, ModelFault, PUBLISHED, hexadecimal};
use crate::core::analysis::gazetteer::Indexing;
use sha2::{Digest, Sha256};

/// Bytes hashed in one unit of work.
const HASHED: usize = 32_768;

/// A model file that is being read.
#[derive(Debug)]
pub struct Loading {
    bytes: Vec<u8>,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Reading(Box<Reading>),
    Tagger(Box<Parts>),
    Indexing(Option<Tagger>, Indexing),
    Hashing(Model, Sha256, usize),
    Over,
}

impl Loading {
    /// Begins to read the file `bytes`.
    ///
    /// # Errors
    /// The file is no model, or of another format, or damaged.
    pub fn begin(bytes: Vec<u8>) -> Result<Self, ModelFault> {
        let reading = Reading::begin(&bytes)?;
        Ok(Self { stage: Stage::Reading(Box::new(reading)), bytes })
    }

    /// Does one unit of work; the model, when it is whole and the very one that this program was built with. Nothing
    /// comes after it.
    ///
    /// # Errors
    /// The file is damaged, or sound and another one.
    pub fn unit(&mut self) -> Result<Option<Model>, ModelFault> {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Reading(mut reading) => {
                if reading.unit(&self.bytes)? {
                    Stage::Reading(reading)
                } else {
                    Stage::Tagger(Box::new(reading.finish()?))
                }
            }
            Stage::Tagger(parts) => {
                let tagger = Tagger::new(parts.rows, &parts.edges, parts.scale);
                Stage::Indexing(Some(tagger), Indexing::new(parts.lists))
            }
            Stage::Indexing(tagger, mut indexing) => {
                if indexing.unit() {
                    Stage::Indexing(tagger, indexing)
                } else {
                    Stage::Hashing(Model { tagger, gazetteer: indexing.finish() }, Sha256::new(), 0)
                }
            }
            Stage::Hashing(model, mut hash, at) => {
                let end = self.bytes.len().min(at + HASHED);
                hash.update(&self.bytes[at..end]);
                if end < self.bytes.len() {
                    Stage::Hashing(model, hash, end)
                } else if hexadecimal(&hash.finalize()) == PUBLISHED.trim() {
                    return Ok(Some(model));
                } else {
                    return Err(ModelFault::Changed);
                }
            }
            Stage::Over => return Err(ModelFault::Truncated),
        };
        Ok(None)
    }
}
