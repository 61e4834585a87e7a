//! The words of a fixed list that a note may hold.

/// The colour of a highlight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// Amber.
    Amber,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Rose.
    Rose,
}

impl Colour {
    /// All colours. A stored note holds the place in this list, so that the order never changes.
    pub const ALL: [Self; 4] = [Self::Amber, Self::Green, Self::Blue, Self::Rose];

    /// Its name in the scripting interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Rose => "rose",
        }
    }

    /// The colour of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.name() == name)
    }
}

/// Why an annotation was made: the motivations of the W3C's Web Annotation Vocabulary, section 2.7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Motivation {
    /// To judge the target.
    Assessing,
    /// To come back to it.
    Bookmarking,
    /// To say what class it is of.
    Classifying,
    /// To comment on it.
    Commenting,
    /// To describe it.
    Describing,
    /// To ask for a change.
    Editing,
    /// To mark it.
    Highlighting,
    /// To say which thing it is.
    Identifying,
    /// To relate it with something else.
    Linking,
    /// To give it to some group.
    Moderating,
    /// To ask about it.
    Questioning,
    /// To reply to it.
    Replying,
    /// To tag it.
    Tagging,
}

impl Motivation {
    /// All motivations with their names.
    const NAMES: [(Self, &'static str); 13] = [
        (Self::Assessing, "assessing"),
        (Self::Bookmarking, "bookmarking"),
        (Self::Classifying, "classifying"),
        (Self::Commenting, "commenting"),
        (Self::Describing, "describing"),
        (Self::Editing, "editing"),
        (Self::Highlighting, "highlighting"),
        (Self::Identifying, "identifying"),
        (Self::Linking, "linking"),
        (Self::Moderating, "moderating"),
        (Self::Questioning, "questioning"),
        (Self::Replying, "replying"),
        (Self::Tagging, "tagging"),
    ];

    /// Its name in the Recommendation.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(motivation, _)| *motivation == self).map_or("", |(_, name)| name)
    }

    /// The motivation of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(motivation, _)| *motivation)
    }
}
