//! What the elements of a page mean to somebody who reads it.

use crate::core::text::BlockKind;

/// What an element does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing of it is seen, or none of it is text.
    Skipped,
    /// Its text goes on in the line.
    Inline,
    /// A line ends here.
    Break,
    /// It begins and ends a block; of a kind of its own, or of that around it.
    Block(Option<BlockKind>),
    /// A picture, whose alternative text stands for it.
    Picture,
    /// A cell of a table.
    Cell,
}

/// The role of the element `name`, in lower case.
pub(super) fn role(name: &str) -> Role {
    use BlockKind::{Caption, Heading, Item, Paragraph, Preformatted, Quotation, Row, Subheading};
    match name {
        "head" | "script" | "style" | "stylx" | "template" | "noscript" | "noframes" | "noembed" | "svg" | "iframe"
        | "object" | "embed" | "applet" | "video" | "audio" | "canvas" | "map" | "select" | "datalist" | "option"
        | "optgroup" | "textarea" | "button" | "input" | "progress" | "meter" | "output" | "rp" | "rt" | "title"
        | "annotation" | "annotation-xml" | "frameset" | "dialog" | "slot" => Role::Skipped,
        "br" => Role::Break,
        "img" | "image" => Role::Picture,
        "h1" | "h2" => Role::Block(Some(Heading)),
        "h3" | "h4" | "h5" | "h6" | "legend" | "summary" => Role::Block(Some(Subheading)),
        "li" | "dt" | "dd" => Role::Block(Some(Item)),
        "blockquote" => Role::Block(Some(Quotation)),
        "figcaption" | "caption" => Role::Block(Some(Caption)),
        "pre" | "listing" | "xmp" | "plaintext" => Role::Block(Some(Preformatted)),
        "tr" => Role::Block(Some(Row)),
        "td" | "th" => Role::Cell,
        "p" => Role::Block(Some(Paragraph)),
        "address" | "article" | "aside" | "body" | "center" | "details" | "dir" | "div" | "dl" | "fieldset"
        | "figure" | "footer" | "form" | "header" | "hgroup" | "hr" | "html" | "main" | "menu" | "nav" | "ol"
        | "search" | "section" | "table" | "tbody" | "tfoot" | "thead" | "ul" => Role::Block(None),
        _ => Role::Inline,
    }
}

/// Whether a style attribute says that the element is not seen.
pub(super) fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else { return false };
        let value = value.trim().trim_end_matches("!important").trim();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden") || value.eq_ignore_ascii_case("collapse"),
            _ => false,
        }
    })
}

/// Roles that stand beside an article.
const BESIDE_ROLES: [&str; 8] =
    ["navigation", "complementary", "banner", "contentinfo", "search", "menu", "dialog", "alertdialog"];

/// Words of class names and ids that stand for what surrounds articles of the press.
const BESIDE_WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "pub",
    "publicite",
    "sponsor",
    "sponsored",
    "promo",
    "newsletter",
    "share",
    "sharing",
    "partage",
    "social",
    "related",
    "recommended",
    "recommendations",
    "comments",
    "commentaires",
    "cookie",
    "cookies",
    "consent",
    "paywall",
    "breadcrumb",
    "breadcrumbs",
    "ariane",
    "menu",
    "nav",
    "navigation",
    "sidebar",
    "popup",
    "modal",
    "teaser",
    "abonnement",
];
/// Class names of what only a screen reader says.
const UNSEEN: &[&str] = &["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"];
/// Beginnings of class names that say how a page is laid out around something.
const LAYOUT: &[&str] = &["has-", "with-", "no-", "without-", "is-", "not-"];

/// Whether an element stands beside the article by what it is: navigation, a form, a banner.
pub(super) fn is_beside(name: &str, role: Option<&str>) -> bool {
    matches!(name, "nav" | "aside" | "footer" | "form" | "menu" | "search")
        || role.is_some_and(|role| BESIDE_ROLES.contains(&role.trim()))
}

/// Whether an element stands beside the article by its class names or its id: advertisements, what leads elsewhere.
pub(super) fn is_named_beside(name: &str, names: &str) -> bool {
    // Names of the whole page say nothing of a part of it.
    if matches!(name, "html" | "body" | "main" | "article" | "p" | "h1") {
        return false;
    }
    let told = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    names.split_whitespace().any(|class| {
        let layout = LAYOUT.iter().any(|begin| class.starts_with(begin));
        told(UNSEEN, class)
            || !layout && class.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| told(BESIDE_WORDS, word))
    })
}

/// Whether a language tag can stand in a `lang` attribute.
pub(super) fn is_language(tag: &str) -> bool {
    tag.len() <= 35 && tag.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// `address` if it is one of the web, without white space at its ends.
pub(super) fn web_address(address: &str) -> Option<String> {
    let address = address.trim();
    let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
    let web = begins("https://") || begins("http://");
    let clean = address.len() <= 2_000 && !address.chars().any(|c| c.is_whitespace() || c.is_control());
    (web && clean).then(|| address.to_owned())
}
