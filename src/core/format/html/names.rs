//! Names of elements, by what a parser does with them. In lower case; compared without regard to it.

/// Whether `name` is in `list`.
pub(super) fn is_in(list: &[&str], name: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Elements without contents.
#[rustfmt::skip]
pub(super) const VOID: &[&str] = &[
    "br", "img", "hr", "meta", "embed", "bgsound", "basefont",
];
/// Without contents, too, but not in SVG or MathML.
#[rustfmt::skip]
pub(super) const VOID_IN_HTML: &[&str] = &[
    "area", "base", "col", "frame", "input", "keygen", "link", "param", "source", "track", "wbr",
];
/// Elements whose contents are text whatever it looks like.
#[rustfmt::skip]
pub(super) const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];
/// Elements that are made anew where something else closed them.
#[rustfmt::skip]
pub(super) const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Elements that need no end tag: what is closed around them closes them.
#[rustfmt::skip]
pub(super) const IMPLIED: &[&str] = &[
    "p", "li", "dd", "dt", "option", "optgroup", "rp", "rt", "td", "th", "tr", "tbody", "thead", "tfoot",
    "colgroup", "caption",
];
/// Elements whose end tag closes what needs no end tag within them.
#[rustfmt::skip]
pub(super) const CLOSING: &[&str] = &[
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "header", "hgroup", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
];
/// Start tags that end a paragraph.
#[rustfmt::skip]
pub(super) const AFTER_P: &[&str] = &[
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "main",
    "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "ul",
];
/// Parts of a table, which mean nothing elsewhere.
#[rustfmt::skip]
pub(super) const TABLE: &[&str] = &[
    "caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr",
];
/// Start tags that end SVG and MathML.
#[rustfmt::skip]
pub(super) const BREAK_OUT: &[&str] = &[
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre",
    "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
];
/// Elements of SVG and MathML within which HTML is HTML.
#[rustfmt::skip]
pub(super) const HTML_WITHIN: &[&str] = &[
    "foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext",
];
/// Elements that others of their kind close.
#[rustfmt::skip]
pub(super) const FIELDS: &[&str] = &[
    "select", "button",
];
/// Attributes that say something of an element to a reader and do nothing by themselves.
#[rustfmt::skip]
pub(super) const KEPT: &[&str] = &[
    "alt", "class", "content", "hidden", "id", "lang", "name", "property", "rel", "role",
];
