//! The words of the interface, each in every language: a word without one does not compile.

use crate::core::analysis::Relay;
use crate::core::app::OpenArticle;
use crate::core::language::Language;
use crate::core::text::Span;

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

    // Versions.
    NewVersion: "Nouvelle version…", "New version…";
    ReattachKey: "Rattacher la note, ou confirmer sa place", "Re-attach the note, or confirm its place";
    ReattachHere: "Rattacher ici", "Re-attach here";
    ConfirmPlace: "Confirmer sa place", "Confirm its place";
    LetGo: "Laisser de côté", "Let go";

    // Header, outline, articles and messages.
    UndoWhat: "Annuler\u{202f}:", "Undo:";
    RedoWhat: "Rétablir\u{202f}:", "Redo:";
    NothingToUndo: "Rien à annuler", "Nothing to undo";
    NothingToRedo: "Rien à rétablir", "Nothing to redo";
    ThemeAuto: "Thème du système", "System theme";
    ThemeLight: "Thème clair", "Light theme";
    ThemeDark: "Thème sombre", "Dark theme";
    OtherLanguage: "English", "Français";
    OtherLanguageShort: "EN", "FR";
    HelpAndKeys: "Aide et touches", "Help and keys";
    More: "Plus", "More";
    Tools: "Outils", "Tools";
    Saved: "Enregistré", "Saved";
    Saving: "Enregistrement…", "Saving…";
    KeptWithoutJournal: "Gardé, sans journal", "Kept, no journal";
    WithoutJournal: "Ce navigateur refuse IndexedDB : s’il s’arrête brutalement, la dernière minute peut manquer.", "This browser refuses IndexedDB: if it stops abruptly, the last minute may be missing.";
    NoRoom: "Plus de place", "No room left";
    NothingKept: "Rien n’est gardé", "Nothing is kept";
    JournalOnly: "Gardé dans le journal", "Kept in the journal";
    MemoryOnly: "En mémoire seulement", "In memory only";
    Sample: "exemple fourni avec la page", "sample that comes with the page";
    OpenedOn: "ouvert le", "opened";
    JustNow: "à l’instant", "just now";
    Today: "aujourd’hui", "today";
    Yesterday: "hier", "yesterday";
    WhoSaysWhat: "Qui dit quoi", "Who says what";
    WhoWhereWhen: "Qui, où, quand", "Who, where, when";
    TheArticle: "L’article lui-même", "The article itself";
    RelayedBy: "Relayé par", "Relayed by";
    Placing: "Mise en place des notes…", "Placing the notes…";
    Reading: "Lecture de l’article…", "Reading the article…";
    Unread: "Article non analysé", "Article not analysed";
    NoQuotation: "Aucune citation dans cet article.", "No quotation in this article.";
    NoName: "Aucun nom dans cet article.", "No name in this article.";
    UnnamedVoice: "Voix non nommée", "Unnamed voice";
    ReportedBy: "rapporté par", "reported by";
    Quoted: "cité", "quoted";
    Reported: "rapporté", "reported";
    ToCheck: "à vérifier", "to check";
    Checked: "vérifiée", "checked";
    People: "Personnes", "People";
    Places: "Lieux", "Places";
    Organisations: "Organisations", "Organisations";
    Dates: "Dates", "Dates";
    Others: "Divers", "Other";
    ShowAll: "Tout montrer", "Show all";
    CloseIt: "Fermer", "Close";
    BackToArticle: "Retour à l’article", "Back to the article";
    WelcomeTitle: "Lire, la plume à la main.", "Read, pen in hand.";
    WelcomeText: "Donnez un article\u{202f}: qui parle et de qui s’affiche dans le texte, vos notes restent en marge.", "Give an article: who speaks, and of whom, shows in the text; your notes stay in the margin.";
    PasteArticle: "Coller un article", "Paste an article";
    ChooseFile: "Choisir un fichier…", "Choose a file…";
    AddArticle: "Ajouter un article", "Add an article";
    DropHere: "Déposez un fichier ici", "Drop a file here";
    TextInUtf8: "Texte ou page HTML, en UTF-8", "Text or HTML page, in UTF-8";
    PasteIt: "Coller", "Paste";
    ChooseIt: "Choisir…", "Choose…";
    Room: "Place", "Room";
    Occupied: "occupés", "used";
    StaysHere: "Rien ne quitte cet appareil. Effacer les données du navigateur efface les notes.", "Nothing leaves this device. Clearing the browser’s data clears the notes.";
    NoNotes: "aucune", "none";
    Delete: "Supprimer", "Delete";
    DeleteAll: "Tout supprimer…", "Delete everything…";
    Keep: "Garder", "Keep";
    DeleteThis: "Supprimer cet article\u{202f}?", "Delete this article?";
    DeleteAllTitle: "Supprimer tous les articles\u{202f}?", "Delete all articles?";
    DeleteAllText: "Tous les articles, toutes les notes et vos réglages quittent cet appareil. Rien ne pourra les ramener.", "All articles, all notes and your settings leave this device. Nothing can bring them back.";
    ThisDevice: "cet appareil. Rien d’autre ne change, et rien ne pourra les ramener.", "this device. Nothing else changes, and nothing can bring them back.";
    Title: "Titre", "Title";
    Source: "Source", "Source";
    SourceExample: "Le Monde, 23 nov.", "Le Monde, 23 Nov.";
    TextLabel: "Texte", "Text";
    PasteHint: "Collez depuis une page\u{202f}: ses blocs vous seront proposés. Dans un texte, chaque ligne devient un paragraphe et aucun caractère n’est changé. Sans titre, la première ligne en tient lieu.", "Paste from a page and its blocks are offered. In a text each line becomes a paragraph and no character is changed. Without a title, the first line serves as one.";
    WhichBlocks: "Quels blocs sont l’article\u{202f}?", "Which blocks are the article?";
    ChosenOf: "sur", "of";
    ChooseAll: "Tout cocher", "Tick all";
    ChooseNone: "Tout décocher", "Untick all";
    MoreBlocks: "Montrer la suite", "Show more";
    AsPlainText: "Reprendre en texte brut", "Go on as plain text";
    NoBlockChosen: "Aucun bloc n’est coché. Cochez ceux de l’article, ou reprenez en texte brut.", "No block is ticked. Tick those of the article, or go on as plain text.";
    BlocksHint: "Les liens et les images n’entrent pas\u{202f}: il en reste les mots. Rien n’est demandé au réseau.", "Links and pictures are left out but for their words. Nothing is asked of the network.";
    KindHeading: "intertitre", "heading";
    KindItem: "élément de liste", "list item";
    KindQuotation: "citation", "quotation";
    KindCaption: "légende", "caption";
    KindPreformatted: "texte à chasse fixe", "preformatted";
    KindRow: "ligne de tableau", "table row";
    Cancel: "Abandonner", "Cancel";
    OpenIt: "Ouvrir", "Open";
    OneFile: "Un fichier à la fois\u{202f}: rien n’a été ouvert. Déposez-les l’un après l’autre.", "One file at a time: nothing was opened. Drop them one after the other.";
    FileUnread: "Le navigateur n’a pas pu lire ce fichier. Rien n’a changé. Choisissez-le de nouveau, ou collez l’article.", "The browser could not read this file. Nothing has changed. Choose it again, or paste the article.";
    DeletionFailed: "Rien n’a été supprimé.", "Nothing was deleted.";
    FullTitle: "Plus de place pour enregistrer", "No room left to save";
    FullJournal: "Rien n’est perdu\u{202f}: ce que vous écrivez est gardé dans le journal de ce navigateur. Supprimez un article dont vous n’avez plus besoin.", "Nothing is lost: what you write is kept in this browser’s journal. Delete an article you no longer need.";
    FullAlone: "Votre note est encore à l’écran, rien n’est perdu. Gardez cette page ouverte et supprimez un article dont vous n’avez plus besoin.", "Your note is still on screen, nothing is lost. Keep this page open and delete an article you no longer need.";
    BackUp: "Sauvegarder", "Back up";
    StorageAndBackup: "Stockage et sauvegarde", "Storage and backup";
    MakeRoom: "Faire de la place…", "Make room…";
    BlockedTitle: "Ce navigateur refuse d’enregistrer", "This browser refuses to save";
    BlockedAlone: "Gardez cette page ouverte\u{202f}: ce que vous écrivez y reste, et se perd quand elle se ferme. Pour garder vos notes, autorisez le stockage de ce site dans le navigateur.", "Keep this page open: what you write stays in it, and is lost when it closes. To keep your notes, allow this site to store data in the browser.";
    BlockedJournal: "Ce que vous écrivez est gardé dans le journal seul. Autorisez le stockage de ce site pour que tout soit gardé deux fois.", "What you write is kept in the journal alone. Allow this site to store data, so that all is kept twice.";
    AsideOne: "Une donnée illisible mise de côté", "One unreadable item set aside";
    AsideMany: "données illisibles mises de côté", "unreadable items set aside";
    AsideText: "Rien n’est effacé, le reste est là.", "Nothing is erased, the rest is here.";
    ShowRaw: "Voir le contenu brut", "See the raw content";
    HideRaw: "Cacher le contenu brut", "Hide the raw content";
    NoPaintTitle: "Ce navigateur ne sait pas marquer le texte", "This browser cannot mark the text";
    NoPaintText: "Vos notes sont gardées et restent en marge\u{202f}; seules les couleurs dans le texte manquent. Une version à jour de Firefox, Chrome, Edge ou Safari les montre.", "Your notes are kept and stay in the margin; only the colours in the text are missing. A current version of Firefox, Chrome, Edge or Safari shows them.";
    PausedTitle: "Le texte a été modifié par autre chose", "Something else has changed the text";
    PausedText: "Une traduction ou une extension a touché à l’article. Vos notes sont gardées\u{202f}; elles reviennent à leur place dans le texte d’origine.", "A translation or an extension has touched the article. Your notes are kept; they come back to their places in the original text.";
    ShowAgain: "Remettre le texte d’origine", "Put the original text back";
    NotDone: "Cela n’a pas pu se faire", "This could not be done";
    Keys: "Touches", "Keys";
    TryAgain: "Réessayer", "Try again";
    Review: "Relire", "Review";
    Reviewed: "relues", "reviewed";
    NextToCheck: "Suivante", "Next";
    FromTheTop: "Fin de l’article, retour au début.", "End of the article, back to the top.";
    FromTheEnd: "Début de l’article, retour à la fin.", "Top of the article, back to the end.";
    CorrectIt: "Corriger", "Correct";
    Kind: "Nature", "Kind";
    WhoSpeaks: "Qui parle", "Who speaks";
    StandsFor: "Désigne", "Stands for";
    TypeName: "Nom…", "Name…";
    AnotherName: "autre nom", "another name";
    PointInText: "Désigner dans le texte", "Point in the text";
    Nobody: "Personne", "Nobody";
    Passage: "Passage", "Passage";
    OtherWords: "D’autres mots…", "Other words…";
    ItsStart: "Début", "Start";
    ItsEnd: "Fin", "End";
    StartEarlier: "Commencer un mot plus tôt", "Start a word earlier";
    StartLater: "Commencer un mot plus tard", "Start a word later";
    EndEarlier: "Finir un mot plus tôt", "End a word earlier";
    EndLater: "Finir un mot plus tard", "End a word later";
    TheseWords: "Ces mots", "These words";
    PointSpeakerHow: "Cliquez sur le nom de qui parle, ou sélectionnez les mots qui le désignent, puis «\u{202f}Ces mots\u{202f}».", "Click the name of who speaks, or select the words that mean them, then “These words”.";
    PointSpanHow: "Sélectionnez dans le texte les mots de cette marque, puis «\u{202f}Ces mots\u{202f}».", "Select the words of this mark in the text, then “These words”.";
    Applies: "Vaut", "Applies";
    ScopeHere: "ici", "here";
    ScopeArticle: "cet article", "this article";
    InThisArticle: "dans cet article", "in this article";
    ScopeEverywhere: "partout", "everywhere";
    QuotationOf: "Citation de…", "Quotation by…";
    EntityOf: "Entité…", "Entity…";
    NextKeys: "Suivante, précédente à vérifier", "Next, previous to check";
    WhyKey: "Pourquoi\u{202f}?", "Why?";
    PanelsLabel: "Panneaux", "Panels";
    MyRules: "Mes règles", "My rules";
    NoRule: "Aucune règle encore.", "No rule yet.";
    NoRuleHow: "Quand vous corrigez un nom, choisissez «\u{202f}cet article\u{202f}» ou «\u{202f}partout\u{202f}»\u{202f}: la correction devient une règle, et agit aussitôt sur le reste.", "When you correct a name, choose “this article” or “everywhere”: the correction becomes a rule and acts on the rest at once.";
    RulesHow: "Vos corrections qui valent au-delà d’un seul endroit. Une règle éteinte ne fait plus rien\u{202f}; une règle supprimée revient par Annuler.", "Your corrections that hold beyond one place. A rule switched off does nothing; a rule deleted comes back by Undo.";
    InMarks: "Entre guillemets, sans parole", "In marks, not speech";
    RejectedOnes: "Rejetées", "Rejected";
    ShortDirect: "directe", "direct";
    ShortMixed: "mêlée", "mixed";
    ShortIndirect: "rapportée", "reported";
    ShortScare: "sans parole", "not speech";
    ByYourRule: "Votre règle\u{202f}:", "Your rule:";
    ByHand: "Marquée à la main.", "Marked by hand.";
    NoOtherMark: "aucune autre marque ici", "no other mark here";
    SwitchedOff: "éteinte", "switched off";
    IsNoName: "n’est pas un nom", "is no name";
    IsNoQuotation: "n’est pas une citation", "is no quotation";
    NotAName: "Pas un nom", "No name";
    NotAQuotation: "Pas une citation", "No quotation";
    IsSaidOf: "désigne qui parle\u{202f}:", "means who speaks:";
    InsteadOf: ", au lieu de ", ", instead of ";
    IsDirect: "est une citation directe", "is a direct quotation";
    IsMixed: "est une citation mêlée", "is a mixed quotation";
    IsIndirect: "est un propos rapporté", "is reported speech";
    IsScare: "est entre guillemets sans citer personne", "is in marks and quotes nobody";
    IsTitle: "est un titre", "is a title";
    IsPerson: "est une personne", "is a person";
    IsPlace: "est un lieu", "is a place";
    IsOrganisation: "est une organisation", "is an organisation";
    IsDate: "est une date", "is a date";
    IsMisc: "est un autre nom", "is another name";
    LetterKeys: "Touches d’une lettre", "Single-letter keys";
    ToRead: "Lire", "Read";
    ToAnnotate: "Annoter", "Annotate";
    Suggestions: "Suggestions", "Suggestions";
    Always: "Toujours", "Always";
    QuotationKeys: "Citation suivante, précédente", "Next, previous quotation";
    NameKeys: "Nom suivant, précédent", "Next, previous name";
    NoteKeys: "Note suivante, précédente", "Next, previous note";
    HighlightKeys: "Surligner", "Highlight";
    FinishNote: "Terminer la note", "Finish the note";
    CloseKeys: "Fermer, revenir au texte", "Close, back to the text";
    TheseKeys: "Ces touches", "These keys";
    KeyShift: "Maj", "Shift";
    KeyEscape: "Échap", "Esc";

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
    Accepted: "Acceptée", "Accepted";
    Corrected: "Corrigée", "Corrected";
    Rejected: "Rejetée", "Rejected";
    Withdraw: "Revenir", "Take back";
    AlsoHere: "Aussi sur ce passage", "Also on this passage";
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
    // The browser would know, and takes 15 ms to load what it knows when it is first asked.
    let separator = match language {
        Language::French => '\u{202f}',
        Language::English => ',',
    };
    let digits = n.to_string();
    let mut written = String::with_capacity(digits.len() + 6);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

/// `n` things: "1 note", "12 notes". French counts none and one alike, English one alone.
#[must_use]
pub fn counted(n: usize, french: [&str; 2], english: [&str; 2], language: Language) -> String {
    let (words, many) = match language {
        Language::French => (french, n > 1),
        Language::English => (english, n != 1),
    };
    number(n, language) + " " + words[usize::from(many)]
}

/// A share of a hundred, as people of `language` write it.
#[must_use]
pub fn percent(n: usize, language: Language) -> String {
    let sign = match language {
        Language::French => "\u{202f}%",
        Language::English => "%",
    };
    number(n, language) + sign
}

/// «\u{202f}rapporté par l’AFP\u{202f}»: with the article that the text gives the name where it names who passes the words on.
#[must_use]
pub fn relayed(open: &OpenArticle, relay: &Relay, language: Language) -> String {
    const ARTICLES: [&str; 5] = ["l’", "l'", "le ", "la ", "les "];
    let before = open.text.slice(Span { start: open.text.span().start, end: relay.mention.start });
    let article = match language {
        Language::French => ARTICLES.into_iter().find(|article| before.ends_with(article)).unwrap_or_default(),
        Language::English => "",
    };
    let named = open.text.slice(relay.mention);
    [Word::ReportedBy.text(language), " ", article, named].concat()
}
