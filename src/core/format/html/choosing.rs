//! Which blocks of a page are its article, as far as that can be told without knowing the page.
//!
//! Everything is offered, so a wrong guess costs a click. What is marked as standing beside the article is left out, and so
//! is a block of links alone; of several `article` elements the one with the most words is taken, if it is much of the page.

use super::PageBlock;
use crate::core::text::BlockKind;

/// A block with what is known of the place where it stood.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    /// The `article` or `main` that it stood in, from 1; 0 if none.
    pub(super) home: usize,
    /// It stood in navigation, advertisements, a form, or under another name of what surrounds articles.
    pub(super) beside: bool,
    /// Nearly all of it is links.
    pub(super) links: bool,
    /// It is the main heading, or part of it.
    pub(super) main_heading: bool,
}

impl Found {
    fn is_reading(&self) -> bool {
        !self.beside && !self.links
    }
}

/// The blocks, those of the article chosen. `homes` names the elements that `Found::home` counts.
pub(super) fn choose(found: Vec<Found>, homes: &[&str], title: Option<&str>) -> Vec<PageBlock> {
    let home = home_of(&found, homes);
    let is_title = |f: &Found| f.main_heading && title == Some(f.text.as_str());
    let belongs = |f: &Found| f.is_reading() && !is_title(f) && home.is_none_or(|home| f.home == home);
    let any = found.iter().any(belongs);
    let block = |f: Found| {
        let chosen = if any { belongs(&f) } else { !is_title(&f) };
        PageBlock { kind: f.kind, text: f.text, chosen }
    };
    let mut blocks: Vec<PageBlock> = found.into_iter().map(block).collect();
    if !blocks.iter().any(|b| b.chosen) {
        // A title alone is better than nothing.
        blocks.iter_mut().for_each(|b| b.chosen = true);
    }
    blocks
}

/// The `article` or `main` that holds the article, if one does.
fn home_of(found: &[Found], homes: &[&str]) -> Option<usize> {
    let mut weights = vec![0; homes.len() + 1];
    for f in found.iter().filter(|f| f.is_reading()) {
        if let Some(weight) = weights.get_mut(f.home) {
            *weight += f.text.len();
        }
    }
    let all: usize = weights.iter().sum();
    let best = |name: &str| {
        let of_name = (1..weights.len()).filter(|i| homes.get(i - 1) == Some(&name));
        // Of equals the first: it stands higher on the page.
        of_name.max_by_key(|i| (weights[*i], usize::MAX - i)).filter(|i| weights[*i] * 10 >= all * 3)
    };
    best("article").or_else(|| best("main"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, home: usize) -> Found {
        let text = text.to_owned();
        Found { kind: BlockKind::Paragraph, text, home, beside: false, links: false, main_heading: false }
    }

    fn chosen(found: Vec<Found>, homes: &[&str]) -> Vec<String> {
        choose(found, homes, None).into_iter().filter(|b| b.chosen).map(|b| b.text).collect()
    }

    #[test]
    fn the_article_with_the_most_words_is_taken() {
        let blocks = vec![found("Accueil", 0), found("Court", 1), found("Un texte bien plus long", 2)];
        assert_eq!(chosen(blocks, &["article", "article"]), ["Un texte bien plus long"]);
    }

    #[test]
    fn articles_that_are_little_of_the_page_are_not_taken_for_it() {
        let blocks = vec![found("Un texte bien plus long, hors de tout article", 0), found("Court", 1)];
        assert_eq!(chosen(blocks, &["article"]).len(), 2);
    }

    #[test]
    fn where_nothing_is_left_everything_is_chosen() {
        let blocks = vec![Found { beside: true, ..found("Un", 0) }, Found { links: true, ..found("Deux", 0) }];
        assert_eq!(chosen(blocks, &[]), ["Un", "Deux"]);
    }
}
