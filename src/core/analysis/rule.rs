//! Why a mark is there: the rules by name, each with a sentence that a reader understands.

use crate::core::language::Language;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident, $id:literal, $french:literal, $english:literal;)*) => {
        /// A rule of the analysis.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// All rules, in order.
            pub const ALL: &'static [Rule] = &[$(Rule::$name,)*];

            /// A name that stays the same in every version.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Rule::$name => $id,)* }
            }

            /// Why, in a sentence.
            #[must_use]
            pub fn explain(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Rule::$name, Language::French) => $french, (Rule::$name, Language::English) => $english,)*
                }
            }
        }
    };
}

rules! {
    /// A verb of speech with its subject after the quotation.
    Incise, "incise",
        "Une incise (« a-t-il dit », « affirme Untel ») suit ou coupe ces mots.",
        "A clause such as “he said” follows or interrupts these words.";
    /// A colon after a clause with a verb of speech or a speaker.
    Colon, "colon",
        "Deux-points annoncent ces mots après la personne qui parle.",
        "A colon introduces these words after the person who speaks.";
    /// `que` and a verb of speech.
    That, "that",
        "Un verbe de parole suivi de « que » introduit ces mots.",
        "A verb of speech followed by “que” introduces these words.";
    /// The words are the object of a verb of speech.
    Object, "object",
        "Ces mots sont le complément d’un verbe de parole.",
        "These words are the object of a verb of speech.";
    /// Another verb of speech in the sentence.
    SameSentence, "same-sentence",
        "Un verbe de parole de la même phrase porte aussi sur ces mots.",
        "A verb of speech in the same sentence also governs these words.";
    /// Selon, d'après, pour.
    According, "according",
        "« Selon », « d’après » ou « pour » nomme la source de ces mots.",
        "“Selon”, “d’après” or “pour” names the source of these words.";
    /// `par`, after a participle of speech.
    Agent, "agent",
        "Un participe comme « qualifié » suivi de « par » nomme la source de ces mots.",
        "A participle such as “qualifié” followed by “par” names the source of these words.";
    /// The subject of the sentence feels, wants or promises what is quoted.
    Stance, "stance",
        "Le sujet de la phrase dit par ces mots ce qu’il ressent, veut ou promet.",
        "The subject of the sentence says in these words what they feel, want or promise.";
    /// No cue of its own: goes on with the words of the same person.
    Continued, "continued",
        "Sans verbe de parole propre, ces mots continuent ceux de la même personne.",
        "With no verb of speech of their own, these words continue those of the same person.";
    /// A paragraph after the quotation that only names its speaker.
    Signed, "signed",
        "La ligne qui suit ces mots en nomme l’auteur.",
        "The line after these words names who said them.";
    /// Quoted, but nobody is named.
    Unattributed, "unattributed",
        "Des guillemets, mais le texte ne dit pas qui parle.",
        "Quotation marks, but the text does not say who speaks.";
    /// A line of dialogue.
    Dialogue, "dialogue",
        "Un tiret en tête de ligne ouvre une réplique.",
        "A dash at the head of the line opens a line of dialogue.";
    /// An infinitive after a verb that asserts.
    Infinitive, "infinitive",
        "Un verbe de parole suivi d’un infinitif rapporte ces propos.",
        "A verb of speech followed by an infinitive reports these words.";
    /// A name in marks.
    Title, "title",
        "Ces guillemets entourent un nom : une œuvre, une affaire, une opération.",
        "These marks surround a name: a work, an affair, an operation.";
    /// A term, a nickname, irony.
    Term, "term",
        "Ces guillemets mettent un mot à distance (terme, surnom, ironie) et ne citent personne.",
        "These marks hold a word at a distance (a term, a nickname, irony) and quote nobody.";
    /// A date by its form.
    DateForm, "date",
        "Un jour de la semaine, un mois ou une année.",
        "A weekday, a month or a year.";
    /// In a list of known names.
    Listed, "listed",
        "Ce nom figure dans la liste des noms connus.",
        "This name is in the list of known names.";
    /// A civility or role before the name.
    Role, "role",
        "Un titre, une fonction ou une civilité accompagne ce nom.",
        "A title, a role or a form of address stands beside this name.";
    /// Begins with a given name.
    GivenName, "given-name",
        "Ce nom commence par un prénom.",
        "This name begins with a given name.";
    /// A preposition or noun of place.
    PlaceContext, "place-context",
        "Ce qui précède (« à », « ville de ») désigne un lieu.",
        "What stands before (“à”, “ville de”) points to a place.";
    /// A noun of organisations before it, or the form of one.
    OrganisationContext, "organisation-context",
        "Ce qui entoure ce nom (« le groupe », un sigle, « ministère de ») désigne une organisation.",
        "What surrounds this name (“le groupe”, an acronym, “ministère de”) points to an organisation.";
    /// An affair, law, event or work.
    AffairContext, "affair-context",
        "Ce qui précède (« affaire », « loi », « prix ») désigne une œuvre, une loi ou un événement.",
        "What stands before (“affaire”, “loi”, “prix”) points to a work, a law or an event.";
    /// The tagger's vote.
    Learned, "learned",
        "Le modèle de langue, entraîné sur des articles annotés, lit ici un nom.",
        "The language model, trained on annotated articles, reads a name here.";
    /// A word of the name says what it names: `Raiffeisen Group`, `Milan AC`, `Utah Beach`.
    NameForm, "name-form",
        "Un mot du nom lui-même (« Group », « AC », « Beach ») dit ce qu’il désigne.",
        "A word of the name itself (“Group”, “AC”, “Beach”) says what it names.";
    /// Rules and tagger lean to different kinds, or the tagger alone sees a name and is not sure of it.
    Disputed, "disputed",
        "Le texte et le modèle de langue hésitent sur ce que ce nom désigne.",
        "The text and the language model are of two minds about what this name stands for.";
    /// Only written with capitals.
    Capitals, "capitals",
        "Ces mots portent des capitales, comme un nom.",
        "These words are capitalised like a name.";
    /// Known from another place of the article.
    SameName, "same-name",
        "L’article donne ce nom en entier ailleurs.",
        "The article gives this name in full elsewhere.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_every_rule_explains_itself() {
        let mut ids: Vec<_> = Rule::ALL.iter().map(|r| r.id()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Rule::ALL.len());
        for rule in Rule::ALL {
            assert!(rule.explain(Language::French).ends_with('.'));
            assert_ne!(rule.explain(Language::French), rule.explain(Language::English));
        }
    }
}
