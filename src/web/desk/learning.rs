//! Reading the article in slices: the language model, the analysis, and what of it is shown when.

use super::busy::Turns;
use super::progress::Stage;
use super::{Desk, Slice};
use crate::core::analysis::{Analysis, Model, Progress, Tongue};
use crate::core::app::{Action, Names, NoModel};
use crate::web::platform::{beside_module, painted, pause, spawn_local, yield_now};
use crate::web::reader::{Reading, reader};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// Where the model lies, from the folder of the module.
const MODEL: &str = "../model/fr.model";

/// How long quotations wait for the names to come with them, in ms. A model that is at hand takes less, and then nothing
/// changes its colour before the reader's eyes.
const GRACE: u32 = 250;

/// The language model of a page: loaded once, when it is first needed.
#[derive(Default)]
pub struct ModelFile {
    loading: Cell<bool>,
    outcome: RefCell<Option<Result<Arc<Model>, NoModel>>>,
}

impl ModelFile {
    /// What came of loading it, if that is over.
    fn outcome(&self) -> Option<Result<Arc<Model>, NoModel>> {
        self.outcome.borrow().clone()
    }

    /// Begins to load it, unless that was done before; making it from its file takes its `turns`.
    fn load(self: &Rc<Self>, turns: &Rc<Turns>) {
        if self.loading.replace(true) {
            return;
        }
        let (file, turns) = (self.clone(), turns.clone());
        spawn_local(async move {
            let outcome = match beside_module(MODEL).await {
                Ok(bytes) => read(bytes, &turns).await.map(Arc::new),
                Err(_) => Err(NoModel::Unreachable),
            };
            *file.outcome.borrow_mut() = Some(outcome);
        });
    }

    /// Forgets a failure, so that it can be loaded again.
    fn forgive(&self) {
        if matches!(*self.outcome.borrow(), Some(Err(_))) {
            self.loading.set(false);
        }
        self.outcome.borrow_mut().take_if(|o| o.is_err());
    }
}

/// The model in the file `bytes`, read in slices.
async fn read(bytes: Vec<u8>, turns: &Turns) -> Result<Model, NoModel> {
    let reader = reader().await.map_err(|_| NoModel::Unreachable)?;
    yield_now().await;
    turns.rests().await;
    let mut slice = Slice::begin();
    let mut loading = reader.model(bytes).map_err(NoModel::Fault)?;
    loop {
        if let Some(model) = loading.unit().map_err(NoModel::Fault)? {
            return Ok(model);
        }
        if !slice.goes_on() {
            turns.turn().await;
            slice = Slice::begin();
        }
    }
}

impl Desk {
    /// The language model, when it has been loaded; loading begins with the first call.
    ///
    /// # Errors
    /// It cannot be had.
    pub async fn model(&self) -> Result<Arc<Model>, NoModel> {
        self.model.load(&self.turns);
        loop {
            if let Some(outcome) = self.model.outcome() {
                return outcome;
            }
            pause(5).await;
        }
    }

    /// Tries once more to load the language model, and reads the article with it.
    pub fn try_model_again(self: &Rc<Self>) {
        self.model.forgive();
        self.analyse_later();
    }

    /// Says whether the interface is being loaded: nothing else is then, since it shows what the analysis finds.
    pub fn await_interface(&self, coming: bool) {
        self.view.awaiting.set(coming);
    }

    /// Reads the article in slices and shows what it found, unless another article is on the page by then.
    pub(super) fn analyse_later(self: &Rc<Self>) {
        let desk = self.clone();
        let generation = desk.generation.get();
        let Some(text) = self.read(|s| s.open.as_ref().map(|o| o.text.clone())) else { return };
        self.analysing.set(true);
        // What an earlier article was waited for.
        self.is_done(Stage::Reading);
        spawn_local(async move {
            let over = || desk.generation.get() != generation;
            painted().await;
            while desk.view.awaiting.get() && !over() {
                pause(5).await;
            }
            desk.rests().await;
            if over() {
                return;
            }
            let Ok(reader) = reader().await else {
                if !over() {
                    let _ = desk.dispatch(Action::Unread);
                    desk.analysing.set(false);
                }
                return;
            };
            if over() {
                return;
            }
            let mut analyser = reader.analyser(text);
            if analyser.tongue() == Tongue::French {
                desk.model.load(&desk.turns);
            }
            analyser.look_at(desk.block_on_screen());
            let Some((analysis, names)) = desk.analyse(analyser, &over).await else { return };
            if desk.show_analysis(analysis, names, &over).await.is_some() {
                desk.analysing.set(false);
                desk.is_done(Stage::Reading);
            }
        });
    }

    /// Everything that is found, and what is known of its names; on the way, what is worth showing earlier. `None` if
    /// `over` says that nobody waits for it any more.
    async fn analyse(
        self: &Rc<Self>,
        mut analyser: Box<dyn Reading>,
        over: &dyn Fn() -> bool,
    ) -> Option<(Analysis, Names)> {
        let mut screen_shown = false;
        // In French all is read once more when the model is there.
        let times = if analyser.tongue() == Tongue::French { 2 } else { 1 };
        while !analyser.progress().is_complete() {
            self.slice(&mut *analyser, over).await?;
            let Progress { done, total } = analyser.progress();
            self.goes_on(Stage::Reading, done, times * total);
            // Whoever opens a long article scrolls before its names are settled, which is when the order is chosen.
            if analyser.read() == 0 {
                analyser.look_at(self.block_on_screen());
            }
            if !screen_shown && analyser.read() > 0 && !analyser.progress().is_complete() {
                screen_shown = true;
                self.show_analysis(analyser.so_far(), Names::Awaited, over).await?;
            }
        }
        if analyser.tongue() != Tongue::French {
            let tongue = analyser.tongue();
            return Some((finished(analyser).await, Names::Foreign(tongue)));
        }
        let mut waited = 0;
        while self.model.outcome().is_none() && waited < GRACE {
            pause(5).await;
            waited += 5;
        }
        if self.model.outcome().is_none() {
            self.show_analysis(analyser.so_far(), Names::Awaited, over).await?;
        }
        match self.model().await {
            _ if over() => None,
            Ok(model) => {
                analyser.know(model);
                analyser.look_at(self.block_on_screen());
                while !analyser.progress().is_complete() {
                    self.slice(&mut *analyser, over).await?;
                    let Progress { done, total } = analyser.progress();
                    self.goes_on(Stage::Reading, done, total);
                }
                Some((finished(analyser).await, Names::Known))
            }
            Err(why) => Some((finished(analyser).await, Names::Unavailable(why))),
        }
    }

    /// Shows what was found, its marks put together in slices. `None` if nobody waits for it any more.
    async fn show_analysis(&self, analysis: Analysis, names: Names, over: &dyn Fn() -> bool) -> Option<()> {
        let mut preparation = self.read(|s| Some(s.open.as_ref()?.prepare(Rc::new(analysis), names)))?;
        let mut slice = Slice::begin();
        while preparation.unit() {
            if !slice.goes_on() {
                self.turns.turn().await;
                slice = Slice::begin();
            }
            if over() {
                return None;
            }
        }
        yield_now().await;
        if over() {
            return None;
        }
        self.dispatch_ahead(Action::Prepared(Box::new(preparation.finish())));
        // Drawing what it comes to takes as long as taking it over: a task of its own.
        yield_now().await;
        self.catch_up();
        Some(())
    }

    /// Works for one slice, in a task of its own, and not while somebody waits for something.
    async fn slice(&self, analyser: &mut dyn Reading, over: &dyn Fn() -> bool) -> Option<()> {
        self.turns.turn().await;
        if over() {
            return None;
        }
        let slice = Slice::begin();
        analyser.step(&mut || slice.goes_on());
        Some(())
    }

    /// The first block on the screen.
    fn block_on_screen(&self) -> usize {
        let article = self.article.borrow();
        article.visible(0.0, f64::INFINITY).map_or(0, |near| article.text().block_at(near.start))
    }
}

/// What a complete analysis found.
pub async fn finished(mut analyser: Box<dyn Reading>) -> Analysis {
    yield_now().await;
    let mut slice = Slice::begin();
    while analyser.release() {
        slice.breathe().await;
    }
    analyser.finish()
}
