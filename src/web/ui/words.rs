//! The words of the interface, each in every language: a word without one does not compile.

use crate::core::language::Language;

macro_rules! words {
    ($($name:ident: $french:literal, $english:literal;)*) => {
        /// A word or sentence of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // Each says itself.
        pub enum Word { $($name,)* }

        impl Word {
            /// The word in `language`.
            #[must_use]
            pub fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::French) => $french, (Self::$name, Language::English) => $english,)*
                }
            }
        }
    };
}

words! {
    MyArticles: "Mes articles", "My articles";
    Undo: "Annuler", "Undo";
    Redo: "Rétablir", "Redo";
    Note: "Note", "Note";
    Tag: "Étiquette", "Tag";
    Accept: "Accepter", "Accept";
    Reject: "Rejeter", "Reject";
    // The margins.
    Notes: "Notes", "Notes";
    Highlight: "Passage surligné", "Highlight";
    HighlightVerb: "Surligner", "Highlight";
    HighlightIn: "Surligner en", "Highlight in";
    SelectedPassage: "Passage choisi", "Selected passage";
    Amber: "ambre", "amber";
    Green: "vert", "green";
    Blue: "bleu", "blue";
    Rose: "rose", "rose";
    Colour: "Couleur", "Colour";
    YourNote: "Votre note", "Your note";
    AddTag: "Ajouter une étiquette", "Add a tag";
    AddTagHint: "+ étiquette", "+ tag";
    DropTag: "Retirer l’étiquette", "Remove the tag";
    Draft: "Brouillon", "Draft";
    DraftSaved: "Brouillon enregistré", "Draft saved";
    DraftNotSaved: "Brouillon dans cette page seulement", "Draft in this page only";
    Resume: "Reprendre", "Resume";
    Finish: "Terminer", "Done";
    Edit: "Modifier", "Edit";
    Delete: "Supprimer", "Delete";
    ReadOn: "Lire la suite", "Read on";
    NewTab: "S’ouvre dans un nouvel onglet", "Opens in a new tab";
    TwoTexts: "Deux textes pour cette note", "Two texts for this note";
    KeepThis: "Garder celui-ci", "Keep this one";
    WholeArticle: "Sur tout l’article", "On the whole article";
    Unplaced: "Sans place sûre", "Without a sure place";
    NotesWithoutPassage: "Notes sans passage", "Notes without a passage";
    GoThere: "Voir ce passage", "See this passage";
    Attach: "Rattacher ici", "Attach here";
    NoNote: "Aucune note encore.", "No note yet.";
    NoNoteHow: "Sélectionnez un passage : la suite s’ouvre sur place.", "Select a passage: the next step opens there.";
    KeyNote: "note", "note";
    KeyHelp: "touches", "keys";
    StateMoved: "Déplacée", "Moved";
    StateChanged: "Changée, à revoir", "Changed, to review";
    StateSuggested: "À décider", "To decide";
    StateLost: "Perdue : le passage a disparu", "Lost: the passage is gone";
    Quotation: "Citation", "Quotation";
    Name: "Nom", "Name";
    Unknown: "Qui parle n’est pas dit", "Speaker not stated";
    ToCheck: "à vérifier", "to check";
    Accepted: "Acceptée", "Accepted";
    Corrected: "Corrigée", "Corrected";
    Rejected: "Rejetée", "Rejected";
    Withdraw: "Revenir", "Take back";
    RelayedBy: "Relayé par", "Relayed by";
    AlsoHere: "Aussi sur ce passage", "Also on this passage";
    OnThisPassage: "Sur ce passage", "On this passage";
    CloseCard: "Fermer", "Close";
    NoteBefore: "Note précédente", "Previous note";
    NoteAfter: "Note suivante", "Next note";
    KindDirect: "citation directe", "direct quotation";
    KindMixed: "citation mêlée", "mixed quotation";
    KindIndirect: "propos rapporté", "reported speech";
    KindScare: "mots entre guillemets", "words in quotation marks";
    KindTitle: "titre", "title";
    KindPerson: "personne", "person";
    KindPlace: "lieu", "place";
    KindOrganisation: "organisation", "organisation";
    KindDate: "date", "date";
    KindMisc: "autre nom", "other name";
}

/// `n` as people of `language` write it.
#[must_use]
pub fn number(n: usize, language: Language) -> String {
    js_sys::Number::from(n as f64).to_locale_string(language.code()).into()
}
