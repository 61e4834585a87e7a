//! Rules learned from a person's corrections: made, listed, switched, deleted, followed from elsewhere.

use super::decide::Ruling;
use super::effect::{Effect, Event};
use super::error::AppError;
use super::history::{Changes, RuleChange};
use super::judgement::Learn;
use super::learned::{Learned, lessons};
use super::lesson::{Lesson, NO_ENTITY, NO_QUOTE, SPEAKER, called, inner, stands_for};
use super::marks::{Layer, Mark};
use super::message::{Label, Message};
use super::open::OpenArticle;
use super::state::State;
use crate::core::annotation::{Id, Rule, Scope, VerdictKind};
use crate::core::order::{Sorted, sort_by_key};
use crate::core::text::Span;
use std::rc::Rc;

impl State {
    /// The rules that hold in the open article, switched off or on, the last one made first, each with the number of
    /// marks that it makes, changes or takes away there.
    #[must_use]
    pub fn rules_here(&self) -> Vec<(Rc<Rule>, usize)> {
        let Some(open) = &self.open else { return Vec::new() };
        let here = |rule: &&Rc<Rule>| match rule.scope() {
            Scope::Everywhere => true,
            Scope::Article(id) => id == open.article.id(),
        };
        let living = self.rules.values().filter(|rule| !rule.is_deleted());
        let mut list: Vec<_> = living.filter(here).map(|rule| (rule.clone(), open.made_by(rule.id()))).collect();
        sort_by_key(&mut list, |(rule, _)| std::cmp::Reverse((rule.created(), rule.id())));
        list
    }

    pub(super) fn switch_rule(&mut self, id: Id, at: u64, on: bool) -> Result<Vec<Effect>, AppError> {
        let writer = self.writer;
        let before = self.rule_to_change(id)?;
        if before.is_on() == on {
            return Ok(Vec::new());
        }
        let mut rule = Rule::clone(&before);
        rule.switch(on, writer, at);
        let (label, message) =
            if on { (Label::SwitchRuleOn, Message::RuleOn) } else { (Label::SwitchRuleOff, Message::RuleOff) };
        Ok(self.change_rule(label, message, before, rule))
    }

    pub(super) fn remove_rule(&mut self, id: Id, at: u64) -> Result<Vec<Effect>, AppError> {
        let before = self.rule_to_change(id)?;
        let mut rule = Rule::clone(&before);
        rule.delete(at);
        Ok(self.change_rule(Label::DeleteRule, Message::RuleDeleted, before, rule))
    }

    fn rule_to_change(&mut self, id: Id) -> Result<Rc<Rule>, AppError> {
        self.writable()?;
        let rule = self.rules.get(&id).filter(|rule| !rule.is_deleted());
        let rule = rule.ok_or_else(|| AppError::UnknownRule(id.to_string()))?;
        if rule.is_newer() { Err(AppError::Newer) } else { Ok(rule.clone()) }
    }

    fn change_rule(&mut self, label: Label, message: Message, before: Rc<Rule>, after: Rule) -> Vec<Effect> {
        let rules = vec![(Some(before), Rc::new(after))];
        let mut effects = self.commit(label, Changes { rules, ..Changes::default() });
        effects.push(Effect::Announce(message));
        effects
    }

    pub(super) fn received_rules(&mut self, rules: Vec<Rc<Rule>>) -> Vec<Effect> {
        let mut news = false;
        for rule in rules {
            let merged = match self.rules.get(&rule.id()) {
                Some(mine) if *mine == rule => continue,
                Some(mine) => Rc::new(mine.merge(&rule)),
                None => rule,
            };
            news = true;
            self.rules.insert(merged.id(), merged);
        }
        if news { self.learn() } else { Vec::new() }
    }

    /// Lets go of the rules for which `goes` says so, without leaving anything of them.
    pub(super) fn forget_rules(&mut self, goes: impl Fn(&Rule) -> bool) -> Vec<Effect> {
        let before = self.rules.len();
        let rules = std::mem::take(&mut self.rules);
        self.rules = rules.into_iter().filter(|(_, rule)| !goes(rule)).collect();
        if self.rules.len() == before { Vec::new() } else { self.learn() }
    }

    /// Puts the rules in force in the open article.
    pub(super) fn learn(&mut self) -> Vec<Effect> {
        let changed = self.open.as_mut().is_some_and(|open| open.learn(&self.rules));
        if changed { vec![Effect::Emit(Event::Change)] } else { Vec::new() }
    }

    /// What learning from `ruling` on `old` does to the rules: the new one, and the older ones of the same scope about the
    /// same, which it replaces. Nothing where a rule in force says it already.
    pub(super) fn lesson(
        &mut self,
        old: Option<&Mark>,
        ruling: &Ruling,
        learn: Learn,
        at: u64,
    ) -> Result<Vec<RuleChange>, AppError> {
        if self.rules.contains_key(&learn.rule) {
            return Err(AppError::TakenId(learn.rule.to_string()));
        }
        let open = self.article()?;
        let Taught { words, class, name, instead_of } = open.taught(old, ruling).ok_or(AppError::NothingToLearn)?;
        let scope = if learn.everywhere { Scope::Everywhere } else { Scope::Article(open.article.id()) };
        let mut rule = Rule::new(learn.rule, &words, class, name.as_deref(), scope, self.writer, at);
        if let Some(words) = instead_of {
            rule.set_instead_of(&words, self.writer, at);
        }
        let lesson = Lesson::of(&rule).ok_or(AppError::NothingToLearn)?;
        let of_scope = |id: &Id| self.rules.get(id).is_some_and(|rule| rule.scope() == scope);
        let says = |known: &&Lesson| Lesson { rule: lesson.rule, ..Lesson::clone(known) } == lesson;
        if open.learned.lessons.iter().any(|known| says(&known) && of_scope(&known.rule)) {
            return Ok(Vec::new());
        }
        let about = lesson.about();
        let replaced = self.rules.values().filter(|rule| {
            let same = |rule: &Rule| Lesson::of(rule).is_some_and(|older| older.about() == about);
            rule.scope() == scope && !rule.is_deleted() && !rule.is_newer() && same(rule)
        });
        let replaced = replaced.map(|before| {
            let mut gone = Rule::clone(before);
            gone.delete(at);
            (Some(before.clone()), Rc::new(gone))
        });
        Ok(std::iter::once((None, Rc::new(rule))).chain(replaced).collect())
    }
}

/// What a rule is made of.
struct Taught {
    words: String,
    class: &'static str,
    name: Option<String>,
    instead_of: Option<String>,
}

impl OpenArticle {
    /// What the ruling on `old` says of other places; `None` where the words are none that could be found again.
    fn taught(&self, old: Option<&Mark>, ruling: &Ruling) -> Option<Taught> {
        let now = &ruling.now;
        let rejected = ruling.said == VerdictKind::Reject;
        let text = |span: Span| self.text.slice(span).to_owned();
        let moved = old.filter(|old| old.span != now.span).map(|old| old.span);
        let named = |old: &Mark| old.name() != now.name();
        match now.kind.layer() {
            Layer::Entity => {
                let words = text(now.span);
                words.contains(crate::core::text::words::is_letter).then_some(())?;
                // A name that the person did not touch stays the machine's, place by place.
                let name = now.entity.clone().filter(|_| old.is_none_or(named) && !rejected);
                let class = if rejected { NO_ENTITY } else { now.kind.name() };
                Some(Taught { words, class, name, instead_of: moved.map(text) })
            }
            Layer::Quote => {
                if let Some(taught) = old.filter(|_| moved.is_none() && !rejected).and_then(|old| self.stands(old, now))
                {
                    return Some(taught);
                }
                let words = text(inner(&self.text, now.span)?);
                let class = if rejected { NO_QUOTE } else { now.kind.name() };
                let who = || now.name().unwrap_or_default().to_owned();
                let name = (old.is_none_or(named) && !rejected && now.kind.is_speech()).then(who);
                let instead_of = moved.and_then(|span| inner(&self.text, span)).map(text);
                Some(Taught { words, class, name, instead_of })
            }
        }
    }

    /// That the words which name the speaker, or the description by which the machine calls them, stand for somebody, if
    /// that is all that was put right.
    fn stands(&self, old: &Mark, now: &Mark) -> Option<Taught> {
        let (speaker, name) = (old.speaker.as_ref()?, now.name()?);
        let only = old.kind == now.kind && speaker.name != name;
        let words = speaker.mention.map(|span| self.text.slice(span));
        let words = words.into_iter().chain([speaker.name.as_str()]).find(|words| stands_for(words, name))?;
        only.then(|| Taught { words: words.to_owned(), class: SPEAKER, name: Some(name.to_owned()), instead_of: None })
    }

    /// Takes `rules` into account. Says whether that changed anything.
    pub(super) fn learn(&mut self, rules: &Sorted<Id, Rc<Rule>>) -> bool {
        let lessons = lessons(rules.values(), self.article.id());
        if lessons == self.learned.lessons {
            return false;
        }
        self.learned = Rc::new(Learned::new(lessons, &self.text));
        self.refresh_marks();
        true
    }

    /// How many marks of this article `rule` makes, changes or takes away.
    #[must_use]
    pub fn made_by(&self, rule: Id) -> usize {
        self.made.get(&rule).copied().unwrap_or_default()
    }
}

impl Learned {
    /// Whom `words` stand for as a speaker.
    pub(super) fn name_of(&self, words: &str) -> Option<&str> {
        self.names.get(&called(words)).map(|(_, name)| name.as_str())
    }
}
