//! The icons of the interface and the seals of the voices, as path data.
//!
//! The shapes come from Lucide 1.62.0 (ISC, see `www/icons/README.md`), each reduced to one path: circles and
//! rectangles are written as arcs and lines. They stand in the wasm rather than in files, because an `<img>` cannot
//! take the colour of the text and a sprite would be one more request before the first button has its sign.
//! An icon never speaks: it is hidden from screen readers, and the control around it carries the name.

use yew::prelude::*;

/// A sign of the interface, drawn on a 24 × 24 grid with a stroke and no fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Something set aside (`archive`).
    Archive,
    /// Back (`arrow-left`).
    ArrowLeft,
    /// A name (`at-sign`).
    AtSign,
    /// Saved, accepted, exact (`check`).
    Check,
    /// Opens below, next (`chevron-down`).
    ChevronDown,
    /// Previous (`chevron-up`).
    ChevronUp,
    /// Not saved (`circle-alert`).
    CircleAlert,
    /// Paste an article (`clipboard-paste`).
    ClipboardPaste,
    /// More tools (phone) (`ellipsis-vertical`).
    EllipsisVertical,
    /// Typography only (`equal-approximately`).
    EqualApproximately,
    /// A file (`file-text`).
    FileText,
    /// A file that could not be read (`file-x`).
    FileX,
    /// Place on this device (`hard-drive`).
    HardDrive,
    /// Help, to decide (`circle-question-mark`).
    Help,
    /// Versions, two texts of one note (`history`).
    History,
    /// Why (`info`).
    Info,
    /// Language (`languages`).
    Languages,
    /// The list of articles (`library`).
    Library,
    /// Dark theme (`moon`).
    Moon,
    /// Taken out (`minus`).
    Minus,
    /// Moved (`move-vertical`).
    MoveVertical,
    /// Note (`message-square-text`).
    Note,
    /// Edit, changed (`pencil`).
    Pencil,
    /// Put in (`plus`).
    Plus,
    /// A quotation (`quote`).
    Quote,
    /// Redo (`redo-2`).
    Redo,
    /// Light theme (`sun`).
    Sun,
    /// The system’s theme (`sun-moon`).
    SunMoon,
    /// Tag (`tag`).
    Tag,
    /// Delete (`trash-2`).
    Trash,
    /// Warning (`triangle-alert`).
    TriangleAlert,
    /// Undo (`undo-2`).
    Undo,
    /// Lost (`unlink`).
    Unlink,
    /// Close, reject (`x`).
    X,
}

impl Icon {
    /// The `d` attribute of the only path, in units of a 24 × 24 view box.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Archive => {
                "M3 3h18a1 1 0 0 1 1 1v3a1 1 0 0 1 -1 1h-18a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1zM4 8v11a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8M10 12h4"
            }
            Self::ArrowLeft => "M12 19l-7-7 7-7M19 12H5",
            Self::AtSign => "M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M16 8v5a3 3 0 0 0 6 0v-1a10 10 0 1 0-4 8",
            Self::Check => "M20 6 9 17l-5-5",
            Self::ChevronDown => "M6 9l6 6 6-6",
            Self::ChevronUp => "M18 15l-6-6-6 6",
            Self::CircleAlert => "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 8L12 12M12 16L12.01 16",
            Self::ClipboardPaste => {
                "M11 14h10M16 4h2a2 2 0 0 1 2 2v1.344M17 18l4-4-4-4M8 4H6a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h12a2 2 0 0 0 1.793-1.113M9 2h6a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-6a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1z"
            }
            Self::EllipsisVertical => {
                "M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M11 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M11 19a1 1 0 1 0 2 0a1 1 0 1 0 -2 0"
            }
            Self::EqualApproximately => {
                "M5 15a6.5 6.5 0 0 1 7 0 6.5 6.5 0 0 0 7 0M5 9a6.5 6.5 0 0 1 7 0 6.5 6.5 0 0 0 7 0"
            }
            Self::FileText => {
                "M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M10 9H8M16 13H8M16 17H8"
            }
            Self::FileX => {
                "M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M14.5 12.5l-5 5M9.5 12.5l5 5"
            }
            Self::HardDrive => {
                "M10 16h.01M2.212 11.577a2 2 0 0 0-.212.896V18a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-5.527a2 2 0 0 0-.212-.896L18.55 5.11A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11zM21.946 12.013H2.054M6 16h.01"
            }
            Self::Help => "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01",
            Self::History => "M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2",
            Self::Info => "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 16v-4M12 8h.01",
            Self::Languages => "M5 8l6 6M4 14l6-6 2-3M2 5h12M7 2h1M22 22l-5-10-5 10M14 18h6",
            Self::Library => "M16 6l4 14M12 6v14M8 8v12M4 4v16",
            Self::Minus => "M5 12h14",
            Self::Moon => {
                "M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401"
            }
            Self::MoveVertical => "M12 2v20M8 18l4 4 4-4M8 6l4-4 4 4",
            Self::Note => {
                "M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2zM7 11h10M7 15h6M7 7h8"
            }
            Self::Pencil => {
                "M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4"
            }
            Self::Plus => "M5 12h14M12 5v14",
            Self::Quote => {
                "M16 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2zM5 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2z"
            }
            Self::Redo => "M15 14l5-5-5-5M20 9H9.5A5.5 5.5 0 0 0 4 14.5A5.5 5.5 0 0 0 9.5 20H13",
            Self::Sun => {
                "M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M12 2v2M12 20v2M4.93 4.93l1.41 1.41M17.66 17.66l1.41 1.41M2 12h2M20 12h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41"
            }
            Self::SunMoon => {
                "M12 2v2M14.837 16.385a6 6 0 1 1-7.223-7.222c.624-.147.97.66.715 1.248a4 4 0 0 0 5.26 5.259c.589-.255 1.396.09 1.248.715M16 12a4 4 0 0 0-4-4M19 5l-1.256 1.256M20 12h2"
            }
            Self::Tag => {
                "M12.586 2.586A2 2 0 0 0 11.172 2H4a2 2 0 0 0-2 2v7.172a2 2 0 0 0 .586 1.414l8.704 8.704a2.426 2.426 0 0 0 3.42 0l6.58-6.58a2.426 2.426 0 0 0 0-3.42zM7 7.5a0.5 0.5 0 1 0 1 0a0.5 0.5 0 1 0 -1 0"
            }
            Self::Trash => {
                "M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"
            }
            Self::TriangleAlert => {
                "M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01"
            }
            Self::Undo => "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",
            Self::Unlink => {
                "M18.84 12.25l1.72-1.71h-.02a5.004 5.004 0 0 0-.12-7.07 5.006 5.006 0 0 0-6.95 0l-1.72 1.71M5.17 11.75l-1.71 1.71a5.004 5.004 0 0 0 .12 7.07 5.006 5.006 0 0 0 6.95 0l1.71-1.71M8 2L8 5M2 8L5 8M16 19L16 22M19 16L22 16"
            }
            Self::X => "M18 6 6 18M6 6l12 12",
        }
    }
}

/// What an [`IconView`] draws.
#[derive(Properties, PartialEq)]
pub struct IconProps {
    /// The sign.
    pub icon: Icon,
}

/// Draws an icon in the colour of the text around it, 18 px wide (`.m-icon`).
#[component]
pub fn IconView(props: &IconProps) -> Html {
    html! {
        <svg class="m-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={props.icon.path()} />
        </svg>
    }
}
