//! The language model: what the analysis learned and was told of names before it reads an article.
//!
//! A statistical tagger and lists of names come in one file, `fr.model`, which the page loads once the article is
//! readable; quotations and dates do without it. The tagger is a linear-chain conditional random field ([`lattice`])
//! over hashed features ([`features`]) with weights of 8 bits, trained by `examples/train`. It sees each block by itself,
//! in time linear in its length, and its answers are the same on every platform ([`exp`]).

pub mod exp;
mod fault;
pub mod features;
pub mod format;
mod hints;
pub mod lattice;
mod loading;
pub mod observe;
pub mod tagger;
pub(super) mod votes;

pub use fault::ModelFault;
pub use loading::Loading;

use super::gazetteer::Gazetteer;
use sha2::{Digest, Sha256};
use tagger::Tagger;

/// The SHA-256 of the model that this program was built with, in hexadecimal digits.
const PUBLISHED: &str = include_str!("../../../../www/model/fr.sha256");

/// A language model.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(super) gazetteer: Gazetteer,
    /// The tagger.
    pub tagger: Option<Tagger>,
}

impl Model {
    /// This program's own lists without a tagger: what the tagger is trained with.
    #[must_use]
    pub fn built_in() -> Self {
        macro_rules! lists {
            ($($name:literal)*) => {
                vec![$(($name.to_owned(), include_str!(concat!("../../../../tools/model/", $name, ".txt")).to_owned())),*]
            };
        }
        Self::of(lists!["places" "territories" "cities" "communes" "doubtful" "parties" "organisations" "works" "men"
            "given-men" "women" "given-women" "people"])
    }

    /// A model of these lists, the name of each and its entries, without a tagger.
    #[must_use]
    pub fn of(lists: Vec<(String, String)>) -> Self {
        Self { gazetteer: Gazetteer::new(lists), tagger: None }
    }

    /// The model in the file `bytes`, whichever it is.
    ///
    /// # Errors
    /// The file is no model, or of another format, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelFault> {
        let parts = format::read(bytes)?;
        let tagger = Tagger::new(parts.rows, &parts.edges, parts.scale);
        Ok(Self { tagger: Some(tagger), ..Self::of(parts.lists) })
    }

    /// The model in the file `bytes`, which must be the very file that this program was built with.
    ///
    /// # Errors
    /// As [`Model::read`]; and a sound file that is another one.
    pub fn published(bytes: &[u8]) -> Result<Self, ModelFault> {
        let mut loading = Loading::begin(bytes.to_vec())?;
        loop {
            if let Some(model) = loading.unit()? {
                return Ok(model);
            }
        }
    }
}

/// The SHA-256 of `bytes` in hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or_default();
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}
