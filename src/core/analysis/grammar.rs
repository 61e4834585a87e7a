//! What the rules handle, phenomenon by phenomenon, and a switch for each.
//!
//! The page reads with all of them. The switches are there to show, by an article for each phenomenon
//! (`tests/phenomena`), that its rule is what makes the difference; and to measure what a rule is worth on annotated
//! articles. A rule asks [`Tokens::on`](super::token::Tokens::on) where it decides, which costs one test of a bit.

macro_rules! phenomena {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Something that the press writes and a rule handles.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Phenomenon { $($(#[$doc])* $name,)* }

        impl Phenomenon {
            /// All phenomena, in order.
            pub const ALL: &'static [Phenomenon] = &[$(Phenomenon::$name,)*];
        }
    };
}

phenomena! {
    // Marks.
    /// « … ».
    Guillemets,
    /// << … >>, where guillemets cannot be typed.
    AsciiGuillemets,
    /// “ … ” and „ … “.
    CurlyMarks,
    /// " … ".
    StraightMarks,
    /// ‹ … ›.
    SingleGuillemets,
    /// ‘ … ’.
    SingleCurlyMarks,
    /// A mark after a number stands for inches: `un écran de 24"`.
    InchMark,
    /// Marks within marks are part of the outer quotation: `« On m'a dit « non » hier »`.
    NestedMarks,
    /// Two openings share one closing: `« Il a crié « au feu » avant de fuir.`
    SharedClosing,
    /// A mark that is never closed ends with its sentence.
    MarkLeftOpen,
    /// A mark that was never opened takes its sentence: `Je ne sais pas », dit-il.`
    MarkNeverOpened,
    /// A quotation whose mark is reopened at each paragraph is one.
    ReopenedMarks,
    /// An elided word before a mark is a word: `qu'« il part »`.
    ElisionBeforeMark,
    /// The stop of an abbreviation ends no sentence: `M. Castan`.
    AbbreviationStop,
    /// An incise inside the marks parts what they hold: `« Oui, dit-il, je viens »`.
    InciseInMarks,
    /// A place or date before a dash is no part of the sentence: `22 mars. – Un train …`.
    DateLine,
    // Dialogue.
    /// A dash at the head of a line opens a line of dialogue if it holds an incise.
    DialogueLine,
    /// So does it beside such a line.
    DialogueReply,
    /// The line goes on after its incise.
    DialogueResumed,
    // Who governs a quotation.
    /// A verb of speech with its subject after the quotation: `« … », affirme Léa Roy`.
    Incise,
    /// The same without a comma between: `« … » affirme Léa Roy`.
    InciseWithoutComma,
    /// An infinitive with its verb and subject: `« … », tient à préciser Léa Roy`.
    InfinitiveIncise,
    /// The subject is a pronoun joined by a hyphen: `a-t-il dit`.
    InvertedSubject,
    /// A verb in no list is one of speech where it follows a quotation and its subject is inverted: `minaude-t-elle`.
    UnlistedVerb,
    /// The quotation goes on after its incise.
    ResumedAfterIncise,
    /// The incise stands at the end of a sentence with quoted words in it: `Ce « fiasco » doit cesser, a dit Léa Roy`.
    InciseAtEnd,
    /// A colon introduces the words.
    Colon,
    /// A colon introduces them after a name without a verb of speech: `Nathan Weil : « … »`.
    ColonWithoutVerb,
    /// The words are the object of a verb of judgement: `fustige une « mascarade »`.
    ObjectOfVerb,
    /// The object of a verb of shouting is an utterance: `ont crié « Assez »`.
    Slogan,
    /// A verb that speaks only in company governs no words far from it: `montre`, `parle`.
    WeakVerb,
    /// A verb of naming does not speak: `appellent « … »`.
    NamingVerb,
    /// The main clause comes after a subordinate one that holds the words: `S'il ne « regrette rien », il admet …`.
    MainClauseAfter,
    /// A whole sentence in marks after its source is direct: `Selon Léa Roy, « … »`.
    DirectAfterSource,
    /// `qualifié de « … » par`.
    PassiveAgent,
    /// `fait savoir`, `met en garde`, `exprime son espoir`.
    SupportVerb,
    /// A noun with the form of a verb of speech is none: `une annonce du maire`.
    NounLikeVerb,
    /// `ont par la suite confirmé`.
    DistantAuxiliary,
    /// A participle shares the auxiliary of another: `ont jeté des œufs et crié`.
    SharedAuxiliary,
    // Who speaks.
    /// An adverbial between verb and subject: `a déclaré à l'AFP Léa Roy`.
    AdverbialBeforeSubject,
    /// A date or time between verb and subject: `a déclaré ce matin Léa Roy`.
    TimeBeforeSubject,
    /// A verb after an insertion is no incise: `Léa Roy, médecin, salue « … » du maire`.
    InsertionBeforeVerb,
    /// The subject comes before `qui`.
    RelativeSubject,
    /// A verb after `et` shares the subject before.
    SharedSubject,
    /// A participle has the subject of its sentence: `ajoutant`.
    Participle,
    /// Also where the subject comes after it: `Rappelant que …, Léa Roy …`.
    FrontedParticiple,
    /// A name after a role and a comma: `le maire de Brume, Yves Roy`.
    NameInApposition,
    /// A name after a role: `la ministre Carole Roy`.
    NameAfterRole,
    /// A name after a civility.
    NameAfterCivility,
    /// A noun that counts is not the head: `une trentaine de manifestants`.
    CountedPeople,
    /// A plural without article at the head: `Pompiers et policiers assurent`.
    BarePlural,
    /// A pronoun takes the last one of its gender.
    PronounGender,
    /// A plural pronoun takes several people.
    PronounNumber,
    /// A pronoun takes the subject of its own sentence.
    PronounInSentence,
    /// `ce dernier` takes whom the text named last.
    Demonstrative,
    /// `on` speaks for nobody in the article.
    ImpersonalPronoun,
    /// `le dirigeant` stands for the person in mind.
    StandIn,
    /// `la ministre` is the only one who is said to be a minister.
    RoleHolder,
    /// `le Jamaïcain` stands for the person in mind.
    DemonymStandIn,
    /// `le syndicat` stands for the body named before.
    BodyStandIn,
    /// `la ministre` is the one of two who was introduced so: `Carole Roy, ministre des Transports`.
    Introduced,
    /// `la coalition` takes up a description that said more: `la coalition des maires`.
    FullerDescription,
    /// `son avocat` is told as that of the person in mind.
    Possessive,
    /// What stands between a name and its verb belongs to the name: `Léa Roy, 45 ans, médecin, a dit`.
    Apposition,
    /// Two speak together: `Léa Roy et Yves Morel ont dit`.
    SpeakTogether,
    /// A name in marks speaks: `selon « Le Phare »`.
    SpeakerInMarks,
    /// `tandis que` and a semicolon set another speaker against the one before.
    Contrast,
    /// Who issued a document speaks by it: `les élus ont publié un texte affirmant …`.
    Author,
    /// The subject comes after the verb: `comme l'a dit Léa Roy`, `selon ce qu'a dit Léa Roy`.
    InvertedRelative,
    /// Nobody speaks by an impersonal verb: `il est à noter que`.
    Impersonal,
    /// Without a verb of speech, who feels or wants says so: `Léa Roy est « déçue »`.
    Stance,
    /// A participle without its agent leaves the words to the speaker of the sentence.
    NamelessParticiple,
    /// `selon les propos de Léa Roy`: hers.
    WhoseWords,
    /// `selon ses sources` leaves the words to whoever has the sources.
    OwnSources,
    /// An agency that passes words on does not speak: `rapporte l'AFP`.
    Relay,
    /// A colon at the end of a paragraph announces the next one.
    ColonBeforeParagraph,
    /// A line after a quotation that only names its speaker: `— Préfecture du Var`.
    Signature,
    /// A quotation that is a whole sentence goes on with the last speaker's words.
    SpeakerBehind,
    /// Or has the speaker of the incise in the next sentence.
    SpeakerAhead,
    /// Words within a sentence that names no source have no speaker.
    NoSpeaker,
    /// In the conditional of hearsay they go on with the last speaker's words.
    HearsayConditional,
    // Speech or not.
    /// What stands on a list with a title is a title.
    ListOfTitles,
    /// Marks around exactly one name of the article quote nobody.
    NameInMarks,
    /// `« affaire Corbin »`.
    AffairInMarks,
    /// A noun says that a title follows: `le film « … »`.
    TitleAfterNoun,
    /// The words of a title are one entity.
    TitleIsEntity,
    /// A word says that a name follows: `surnommé « … »`.
    NameAfterNaming,
    /// Marks in brackets after a quotation are a gloss.
    GlossInBrackets,
    /// `signifie « … »`.
    Meaning,
    /// `mis en examen pour « … »`.
    ChargeInMarks,
    /// Square brackets inside marks show words quoted with care: `« cheminai[t] »`.
    EditedWords,
    /// A name in marks beside its noun or after an article: `l'arrêt « Rue du Puits »`, `du « Phare »`.
    CapitalsInMarks,
    /// A noun for kinds of things has a term after it: `le mouvement « gilets libres »`.
    TermAfterKind,
    /// A word in marks qualifies the noun before it where nobody speaks: `une grève « sauvage »`.
    TermAfterNoun,
    /// Where a programme stands: `lors de « … »`.
    TitleAfterPreposition,
    /// A name in marks is the subject: `« Le Phare » va fermer`.
    TitleAsSubject,
    /// A word or two held at a distance: `son « ami »`.
    WordAtDistance,
    // Indirect speech.
    /// `affirme que …`.
    ThatClause,
    /// `… et que …` is a second clause.
    SecondThat,
    /// `que` after an adverbial: `a annoncé lundi à Brume que`.
    AdverbialBeforeThat,
    /// `que` after a noun is a relative: `a confirmé la peine que`.
    RelativeThat,
    /// `ne confirme que la mort`: only, and no clause.
    OnlyThat,
    /// `demande si`, `explique pourquoi`.
    IndirectQuestion,
    /// Nobody says it, or the one who writes: `il est à noter que`, `rappelons que`.
    NobodyReports,
    /// The clause of a participle at the head ends where the main clause begins: `Affirmant que …, il part`.
    FrontedReport,
    /// A verb that closes its sentence has its subject after it, known or not: `…, a précisé un de ses proches`.
    SubjectUnknown,
    /// `assure être prêt`.
    ReportedInfinitive,
    /// A whole clause with its incise: `Le train partira, assure Léa Roy.`
    ReportedBeforeIncise,
    /// A clause after a colon: `raconte une autre histoire : elle serait partie`.
    ReportedAfterColon,
    /// `selon X`.
    SourceSelon,
    /// `selon les cas` names no source.
    MannerAfterSelon,
    /// The source after an adverbial: `En 2016, selon X, …`.
    SourceAfterAdverbial,
    /// `d'après X`.
    SourceDapres,
    /// `à en croire X`.
    SourceEnCroire,
    /// `de l'avis de X`, `aux yeux de X`.
    SourceAvis,
    /// `pour X` at the head of a clause gives an opinion.
    SourcePour,
    /// … but only where X is someone: `Pour la saison, …`.
    PourWithoutOpinion,
    /// `selon laquelle` has its source before it.
    SelonLaquelle,
    /// What is said of the source before the clause: `selon le directeur, interrogé par la radio, …`.
    SourceInsertion,
    /// The clause is interrupted by its source: `Le feu, selon les pompiers, est éteint`.
    InterruptedClause,
    /// After `et` only the second clause is hearsay: `… et il serait parti, selon X`.
    ReportedAfterAnd,
    /// The clause ends before a participle of speech: `…, ajoutant`.
    ClauseBeforeParticiple,
    /// The clause ends before `mais`, `tandis que`.
    ClauseBeforeContrast,
    /// The clause ends before the incise of someone who passes it on.
    ClauseBeforeIncise,
    /// The clause goes on over brackets.
    BracketInClause,
    // Names.
    /// A civility makes a person of what follows.
    CivilityEvidence,
    /// So does a role.
    RoleEvidence,
    /// A role after the name and a comma.
    RoleAfterName,
    /// An age after the name and a comma.
    AgeAfterName,
    /// A name that begins with a given name.
    GivenName,
    /// A noun before the name of an organisation: `le groupe Tarvel`.
    OrganisationNoun,
    /// A word in capitals is an organisation.
    AcronymForm,
    /// `à Brume`.
    PlacePreposition,
    /// `la ville de Brume`.
    PlaceNoun,
    /// `Vaux-sur-Yron`.
    TownForm,
    /// `A7`, `N20`.
    RoadNumber,
    /// Names on a list name the same kind of thing.
    NamesInList,
    /// `Piet van der Laan`.
    ParticleInName,
    /// `M. de Verdun`.
    ParticleAfterCivility,
    /// A name that begins with a common noun: `ministère de l'Intérieur`, `gare de Brume`.
    NameWithCommonNoun,
    /// An institution whose name goes on in small letters: `Haute Autorité de santé`.
    InstitutionTail,
    /// The title of a minister holds no name: `ministre de l'Économie`.
    Portfolio,
    /// `Tour de France 2016`.
    EventName,
    /// Peoples are no names: `les Syriens`.
    Demonyms,
    /// Capitals at the head of a sentence make no name.
    SentenceHead,
    /// Words all in capitals make no names.
    Shouted,
    /// `État`, `ADN` name nothing by themselves.
    Nameless,
    // Mentions under one name.
    /// A surname alone is the person named in full.
    SurnameAlone,
    /// `A. Roy`.
    InitialAndSurname,
    /// `Mme Roy` is not Yves Roy.
    NamesakeGender,
    /// `Fédération des bergers (FB)`.
    AcronymInBrackets,
    /// `Éragny`, `Eragny`.
    SpellingVariants,
    // Dates.
    /// `vendredi`.
    Weekday,
    /// `22 mars`, `mars 2017`.
    CalendarDate,
    /// `fin août`, `mi-janvier`.
    PartOfMonth,
    /// `2014`.
    YearAlone,
    /// `2000 manifestants`.
    CountIsNoYear,
    /// `années 1990`.
    Decade,
    /// `2014-2015`.
    YearRange,
    /// `25/03/2017`.
    SlashedDate,
    /// `Mars` with a capital is a planet.
    MonthAsName,
}

/// Which phenomena the rules handle: all of them, but for those that a test takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grammar {
    off: [u64; 3],
}

impl Grammar {
    /// All phenomena.
    pub const ALL: Self = Self { off: [0; 3] };

    /// This grammar without the rule for `phenomenon`.
    #[must_use]
    pub const fn without(mut self, phenomenon: Phenomenon) -> Self {
        self.off[phenomenon as usize / 64] |= 1 << (phenomenon as usize % 64);
        self
    }

    /// Whether the rule for `phenomenon` is there.
    #[must_use]
    #[inline]
    pub const fn has(self, phenomenon: Phenomenon) -> bool {
        self.off[phenomenon as usize / 64] & (1 << (phenomenon as usize % 64)) == 0
    }
}

impl Default for Grammar {
    fn default() -> Self {
        Self::ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phenomenon_has_a_switch_of_its_own() {
        for (i, p) in Phenomenon::ALL.iter().enumerate() {
            assert_eq!(*p as usize, i);
            let grammar = Grammar::ALL.without(*p);
            assert!(Grammar::ALL.has(*p) && !grammar.has(*p));
            assert!(Phenomenon::ALL.iter().all(|q| q == p || grammar.has(*q)), "{p:?}");
        }
    }
}
