//! Deleting articles with all that belongs to them.

use super::bootstrap::Heading;
use super::{Desk, OpenRequest};
use crate::core::annotation::Id;
use crate::core::app::{Action, Message};
use std::rc::Rc;

impl Desk {
    /// Deletes an article with its notes. If it is on the page, its text stays there, without them.
    ///
    /// # Errors
    /// The stores do not let go of it; the message says why.
    pub async fn forget(self: &Rc<Self>, id: Id) -> Result<(), String> {
        self.keeper.forget(id, self.now()).await.map_err(|e| e.message(self.language()))?;
        self.forgotten(Some(id)).await;
        Ok(())
    }

    /// Deletes all articles, notes and settings of this namespace.
    ///
    /// # Errors
    /// The stores do not let go of them; the message says why.
    pub async fn forget_everything(self: &Rc<Self>) -> Result<(), String> {
        self.keeper.forget_everything().await.map_err(|e| e.message(self.language()))?;
        self.act(Action::Library(Vec::new()));
        self.act(Action::ForgottenRules);
        self.forgotten(None).await;
        Ok(())
    }

    async fn forgotten(self: &Rc<Self>, id: Option<Id>) {
        let open = self.read(|s| s.open.as_ref().map(|o| (o.article.clone(), o.text.clone())));
        if let Some(id) = id {
            self.act(Action::Forgotten(id));
        }
        if let Some((article, text)) = open
            && id.is_none_or(|id| article.id() == id)
        {
            let heading = Heading {
                title: Some(article.title().to_owned()),
                source: article.source().map(str::to_owned),
                language: Some(article.language().to_owned()),
            };
            let _ = self.open(OpenRequest::standing(text, heading)).await;
        }
        self.say(Message::Forgotten);
        self.notify();
    }
}
