//! Deleting articles with all that belongs to them.

use super::bootstrap::Heading;
use super::{Desk, OpenRequest};
use crate::core::annotation::Id;
use crate::core::app::{Action, Message};
use crate::web::platform::{Missing, part};
use std::pin::Pin;
use std::rc::Rc;

part! {
    /// What deletes articles: rare enough to come with the panels.
    ///
    /// # Errors
    /// The part cannot be loaded.
    forgetting in panels -> dyn Forgetting { &Here }
}

/// Deletes articles.
trait Forgetting {
    /// Deletes one article, or all with the settings.
    fn forget(&self, desk: Rc<Desk>, id: Option<Id>) -> Pin<Box<dyn Future<Output = Result<(), String>>>>;
}

struct Here;

impl Forgetting for Here {
    fn forget(&self, desk: Rc<Desk>, id: Option<Id>) -> Pin<Box<dyn Future<Output = Result<(), String>>>> {
        Box::pin(async move {
            let forgotten = match id {
                Some(id) => desk.keeper.forget(id, desk.now()).await,
                None => desk.keeper.forget_everything().await,
            };
            forgotten.map_err(|e| e.message(desk.language()))?;
            if id.is_none() {
                desk.act(Action::Library(Vec::new()));
                desk.act(Action::ForgottenRules);
            }
            desk.forgotten(id).await;
            Ok(())
        })
    }
}

impl Desk {
    /// Deletes an article with its notes. If it is on the page, its text stays there, without them.
    ///
    /// # Errors
    /// The stores do not let go of it, or what deletes cannot be loaded; the message says why.
    pub async fn forget(self: &Rc<Self>, id: Id) -> Result<(), String> {
        self.let_go(Some(id)).await
    }

    /// Deletes all articles, notes and settings of this namespace.
    ///
    /// # Errors
    /// As [`Self::forget`].
    pub async fn forget_everything(self: &Rc<Self>) -> Result<(), String> {
        self.let_go(None).await
    }

    async fn let_go(self: &Rc<Self>, id: Option<Id>) -> Result<(), String> {
        let part = forgetting().await.map_err(|Missing| Message::PartMissing.text(self.language()))?;
        part.forget(self.clone(), id).await
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
