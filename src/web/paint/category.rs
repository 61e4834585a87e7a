//! The names under which things are painted.

use crate::core::analysis::EntityKind;
use crate::core::annotation::Colour;
use crate::core::order::sort_by_key;

/// Number of speakers that have a colour of their own; the eighth slot is shared by all further ones.
pub const SLOTS: usize = 8;

/// A speaker's slot, 0 to 7, in order of first speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot(u8);

impl Slot {
    /// The slot of the `n`th speaker, counted from 0: the ninth and later share the eighth slot.
    #[must_use]
    pub fn of(n: usize) -> Self {
        Self(n.min(SLOTS - 1) as u8)
    }

    /// The slot of quotations whose speaker is unknown.
    #[must_use]
    pub fn unknown() -> Self {
        Self(SLOTS as u8 - 1)
    }

    /// 1 to 8, as in style sheets and highlight names.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0 + 1
    }
}

/// One of the 52 highlights. The style sheet has a rule for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Quoted words, direct or mixed.
    Quotation(Slot),
    /// Reported speech, without marks.
    Reported(Slot),
    /// The verb of speech.
    Verb(Slot),
    /// The quotation whose card is open.
    Review(Slot),
    /// A name or a date.
    Entity(EntityKind),
    /// A note; the second storey serves where notes overlap.
    Note(Colour, Storey),
    /// The note whose card is open.
    Chosen(Colour),
    /// What the open card rests on, or what is being marked by hand.
    SpokenOf,
}

/// The height at which a note's line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Storey {
    /// Right under the text.
    First,
    /// Under another note's line.
    Second,
}

impl Category {
    /// All of them, in order of their priority.
    #[must_use]
    pub fn lowest_first() -> Vec<Self> {
        let slots = (0..SLOTS).map(Slot::of);
        let of_slots = slots.flat_map(|s| [Self::Quotation(s), Self::Reported(s), Self::Review(s), Self::Verb(s)]);
        let of_colours = Colour::ALL
            .into_iter()
            .flat_map(|c| [Self::Note(c, Storey::First), Self::Note(c, Storey::Second), Self::Chosen(c)]);
        let names = EntityKind::ALL.into_iter().map(Self::Entity);
        let mut all: Vec<Self> = of_slots.chain(names).chain(of_colours).chain([Self::SpokenOf]).collect();
        sort_by_key(&mut all, |category| category.priority());
        all
    }

    /// Name of its highlight in `CSS.highlights`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Quotation(slot) => format!("manchette-quote-{}", slot.number()),
            Self::Reported(slot) => format!("manchette-reported-{}", slot.number()),
            Self::Verb(slot) => format!("manchette-verb-{}", slot.number()),
            Self::Review(slot) => format!("manchette-review-{}", slot.number()),
            Self::Entity(kind) => format!("manchette-{}", kind.name().to_ascii_lowercase()),
            Self::Note(colour, Storey::First) => format!("manchette-note-{}", colour.name()),
            Self::Note(colour, Storey::Second) => format!("manchette-note2-{}", colour.name()),
            Self::Chosen(colour) => format!("manchette-chosen-{}", colour.name()),
            Self::SpokenOf => "manchette-spoken-of".to_owned(),
        }
    }

    /// What is painted over what (LOOK, section 4).
    #[must_use]
    pub fn priority(self) -> i32 {
        match self {
            Self::Quotation(_) | Self::Reported(_) => 1,
            Self::Review(_) => 2,
            Self::Verb(_) => 3,
            Self::Entity(_) => 4,
            Self::Note(_, Storey::First) => 6,
            Self::Note(_, Storey::Second) => 7,
            Self::SpokenOf => 8,
            Self::Chosen(_) => 9,
        }
    }
}
