//! A view of an article: its words as they are seen with a certain knowledge of names.
//!
//! An article is read in two views. The plain one knows no name beforehand; it alone decides where quotations and dates
//! are and of what kind, so that these are there before the model is and never change with it. The full one has the
//! model; it says what the names are and who speaks.

use super::document::Document;
use super::gazetteer::Gazetteer;
use super::model::{Model, votes};
use super::names::Name;
use super::scan::{self, Scan};
use super::token::Tokens;
use crate::core::text::Text;
use std::ops::Deref;

/// The tokens of a block, with the lists of names that a view has.
#[derive(Clone, Copy)]
pub struct View<'a> {
    tokens: &'a Tokens,
    /// The lists.
    pub gazetteer: &'a Gazetteer,
}

impl<'a> View<'a> {
    /// `tokens` as they are seen with `gazetteer`.
    #[must_use]
    pub fn new(tokens: &'a Tokens, gazetteer: &'a Gazetteer) -> Self {
        Self { tokens, gazetteer }
    }
}

impl Deref for View<'_> {
    type Target = Tokens;

    fn deref(&self) -> &Tokens {
        self.tokens
    }
}

/// The names of an article as one view sees them.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The names of each block.
    pub blocks: Vec<Vec<Name>>,
    /// What the document knows of them.
    pub document: Document,
}

impl Named {
    /// Takes in the next block, as it is seen with `model`.
    pub fn block(&mut self, text: &Text, scan: &Scan, model: &Model) {
        let view = View::new(&scan.tokens, &model.gazetteer);
        let found = votes::names(&view, scan, model);
        for name in &found {
            self.document.add(name, text.slice(view.span(name.first, name.last)));
            if let Some(role) = scan::role_of(&view, name) {
                self.document.role(&name.key, role);
            }
        }
        scan::aliases(&view, &found, &mut self.document);
        self.blocks.push(found);
    }
}
