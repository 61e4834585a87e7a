//! Keeps the registered ranges equal to what should be painted.

use super::category::Category;
use super::highlight::{Highlight, Registry};
use crate::core::order::{Sorted, sort};
use crate::core::text::Span;
use crate::web::dom::ArticleDom;
use web_sys::StaticRange;

/// Prefix of all highlight names.
const PREFIX: &str = "manchette-";

/// Something to paint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// How.
    pub category: Category,
    /// Where.
    pub span: Span,
}

/// Paints one Manchette's items. What it costs follows the number of items it is handed, so the caller hands it those
/// near the screen.
#[derive(Debug)]
pub struct Painter {
    registry: Option<Registry>,
    highlights: Sorted<Category, Highlight>,
    registered: Sorted<Item, StaticRange>,
}

impl Painter {
    /// A painter for this page.
    #[must_use]
    pub fn new() -> Self {
        Self { registry: Registry::of_page(), highlights: Sorted::new(), registered: Sorted::new() }
    }

    /// Whether this browser can paint; without it marks and notes stand in the margins alone.
    #[must_use]
    pub fn able(&self) -> bool {
        self.registry.is_some()
    }

    /// Registers `items` and no others. Ranges that stay are not touched.
    pub fn redraw(&mut self, article: &ArticleDom, items: &[Item]) {
        let Some(registry) = self.registry.clone() else { return };
        let mut old = std::mem::take(&mut self.registered);
        for item in items {
            if self.registered.contains_key(item) {
                continue;
            }
            let range = match old.remove(item) {
                Some(range) => range,
                None => {
                    let Some(range) = article.static_range(item.span) else { continue };
                    // One without ranges may have been taken out of the registry by another Manchette that went.
                    if self.highlights.get(&item.category).is_none_or(|h| h.size() == 0) {
                        match registry.get(&item.category.name()) {
                            Some(highlight) => {
                                self.highlights.insert(item.category, highlight);
                            }
                            None => self.register(&registry),
                        }
                    }
                    if let Some(highlight) = self.highlights.get(&item.category) {
                        highlight.add(&range);
                    }
                    range
                }
            };
            self.registered.insert(*item, range);
        }
        for (item, range) in old {
            self.unregister(&item, &range);
        }
    }

    /// Registers all highlights, the lowest first. Registered only when it is needed, one may come after one that lies
    /// higher, and WebKitGTK 2.50 then ends the page where four of them meet in a text node
    /// (`std::span<WebCore::MarkedText>::subspan`).
    fn register(&mut self, registry: &Registry) {
        for category in Category::lowest_first() {
            self.highlights.insert(category, registry.put_last(&category.name(), category.priority()));
        }
    }

    /// Forgets all ranges without looking at the article, whose nodes are about to go.
    pub fn clear(&mut self) {
        for (item, range) in std::mem::take(&mut self.registered) {
            self.unregister(&item, &range);
        }
    }

    /// Removes all of this painter's ranges, and the names that nobody uses any more.
    pub fn destroy(&mut self) {
        self.clear();
        let Some(registry) = &self.registry else { return };
        for (category, highlight) in std::mem::take(&mut self.highlights) {
            if highlight.size() == 0 {
                registry.remove(&category.name());
            }
        }
    }

    /// What is registered over this article, read back from the page's registry: span and name without prefix, in
    /// order of the text.
    #[must_use]
    pub fn painted(&self, article: &ArticleDom) -> Vec<(Span, String)> {
        let mut painted = Vec::new();
        if let Some(registry) = &self.registry {
            registry.each_range(PREFIX, &mut |name, range| {
                let start = article.offset(&range.start_container(), range.start_offset());
                let end = article.offset(&range.end_container(), range.end_offset());
                if let (Some(start), Some(end)) = (start, end) {
                    painted.push((Span { start, end }, name.trim_start_matches(PREFIX).to_owned()));
                }
            });
        }
        sort(&mut painted);
        painted
    }

    fn unregister(&self, item: &Item, range: &StaticRange) {
        if let Some(highlight) = self.highlights.get(&item.category) {
            highlight.remove(range);
        }
    }
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}
