//! What the rules handle, phenomenon by phenomenon, and a switch for each.
//!
//! The page reads with all of them. The switches are there to show, by an article for each phenomenon
//! (`tests/phenomena`), that its rule is what makes the difference; and to measure what a rule is worth on annotated
//! articles. A rule asks [`Tokens::on`](super::token::Tokens::on) where it decides, which costs one test of a bit.

pub use super::switches::Grammar;

macro_rules! phenomena {
    ($($name:ident, $doc:literal;)*) => {
        /// Something that the press writes and a rule handles.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Phenomenon { $(#[doc = $doc] $name,)* }

        impl Phenomenon {
            /// All phenomena, in order.
            pub const ALL: &'static [Phenomenon] = &[$(Phenomenon::$name,)*];
        }
    };
}

phenomena! {
    // Marks.
    Guillemets, "« … ».";
    AsciiGuillemets, "<< … >>, where guillemets cannot be typed.";
    CurlyMarks, "“ … ” and „ … “.";
    StraightMarks, "\" … \".";
    SingleGuillemets, "‹ … ›.";
    SingleCurlyMarks, "‘ … ’.";
    InchMark, "A mark after a number stands for inches: `un écran de 24\"`.";
    NestedMarks, "Marks within marks are part of the outer quotation: `« On m'a dit « non » hier »`.";
    SharedClosing, "Two openings share one closing: `« Il a crié « au feu » avant de fuir.`";
    MarkLeftOpen, "A mark that is never closed ends with its sentence.";
    MarkNeverOpened, "A mark that was never opened takes its sentence: `Je ne sais pas », dit-il.`";
    ReopenedMarks, "A quotation whose mark is reopened at each paragraph is one.";
    ElisionBeforeMark, "An elided word before a mark is a word: `qu'« il part »`.";
    AbbreviationStop, "The stop of an abbreviation ends no sentence: `M. Castan`.";
    InciseInMarks, "An incise inside the marks parts what they hold: `« Oui, dit-il, je viens »`.";

    // Dialogue.
    DialogueLine, "A dash at the head of a line opens a line of dialogue if it holds an incise.";
    DialogueReply, "So does it beside such a line.";
    DialogueResumed, "The line goes on after its incise.";

    // Who governs a quotation.
    Incise, "A verb of speech with its subject after the quotation: `« … », affirme Léa Roy`.";
    InciseWithoutComma, "The same without a comma between: `« … » affirme Léa Roy`.";
    InfinitiveIncise, "An infinitive with its verb and subject: `« … », tient à préciser Léa Roy`.";
    InvertedSubject, "The subject is a pronoun joined by a hyphen: `a-t-il dit`.";
    UnlistedVerb,
        "A verb in no list is one of speech where it follows a quotation and its subject is inverted: `minaude-t-elle`.";
    ResumedAfterIncise, "The quotation goes on after its incise.";
    InciseAtEnd,
        "The incise stands at the end of a sentence with quoted words in it: `Ce « fiasco » doit cesser, a dit Léa Roy`.";
    Colon, "A colon introduces the words.";
    ColonWithoutVerb, "A colon introduces them after a name without a verb of speech: `Nathan Weil : « … »`.";
    ObjectOfVerb, "The words are the object of a verb of judgement: `fustige une « mascarade »`.";
    Slogan, "The object of a verb of shouting is an utterance: `ont crié « Assez »`.";
    WeakVerb, "A verb that speaks only in company governs no words far from it: `montre`, `parle`.";
    NamingVerb, "A verb of naming does not speak: `appellent « … »`.";
    MainClauseAfter,
        "The main clause comes after a subordinate one that holds the words: `S'il ne « regrette rien », il admet …`.";
    DirectAfterSource, "A whole sentence in marks after its source is direct: `Selon Léa Roy, « … »`.";
    PassiveAgent, "`qualifié de « … » par`.";
    SupportVerb, "`fait savoir`, `met en garde`, `exprime son espoir`.";
    NounLikeVerb, "A noun with the form of a verb of speech is none: `une annonce du maire`.";
    DistantAuxiliary, "`ont par la suite confirmé`.";
    SharedAuxiliary, "A participle shares the auxiliary of another: `ont jeté des œufs et crié`.";
    Conviction, "`est convaincu que`, `laisse entendre que`.";

    // Who speaks.
    AdverbialWithComplement, "An adverbial with its complement between verb and subject: `a dit à l'issue du match Léa Roy`.";
    ImpersonalPlace, "`on` speaks for where it is said: `dit-on dans l'entourage du maire`.";
    DemonstrativeRole, "`ce père de famille` stands for the person in mind.";
    NameAfterIncise, "A line of dialogue names its speaker after the incise: `dit le président, Paul Morand.`";
    MakerOfWork, "Whose work it is: `la réalisatrice de « … »`.";
    BusinessNoMedium, "`l'entreprise` is no paper that the article names.";
    Profession, "`la biologiste` is the only woman named, whatever her office.";
    PeopleInFigures, "People counted in figures: `54 % des Français`.";
    AdverbialBeforeSubject, "An adverbial between verb and subject: `a déclaré à l'AFP Léa Roy`.";
    TimeBeforeSubject, "A date or time between verb and subject: `a déclaré ce matin Léa Roy`.";
    InsertionBeforeVerb, "A verb after an insertion is no incise: `Léa Roy, médecin, salue « … » du maire`.";
    RelativeSubject, "The subject comes before `qui`.";
    SharedSubject, "A verb after `et` shares the subject before.";
    Participle, "A participle has the subject of its sentence: `ajoutant`.";
    FrontedParticiple, "Also where the subject comes after it: `Rappelant que …, Léa Roy …`.";
    NameInApposition, "A name after a role and a comma: `le maire de Brume, Yves Roy`.";
    NameAfterRole, "A name after a role: `la ministre Carole Roy`.";
    NameAfterCivility, "A name after a civility.";
    CountedPeople, "A noun that counts is not the head: `une trentaine de manifestants`.";
    BarePlural, "A plural without article at the head: `Pompiers et policiers assurent`.";
    PronounGender, "A pronoun takes the last one of its gender.";
    PronounNumber, "A plural pronoun takes several people.";
    PeopleSpeak, "A pronoun that speaks stands for a person rather than a body, and for a body rather than things.";
    AnyPerson, "Nouns for people that give no title, and several who hold a role: `une cliente`, `les astronomes`.";
    Voice, "Who lends a voice speaks: `la région réclame, par la voix de Léa Roy`.";
    OneOfTheirs, "`un de ses avocats` of nobody named is told as one.";
    PronounInSentence, "A pronoun takes the subject of its own sentence.";
    Demonstrative, "`ce dernier` takes whom the text named last.";
    ImpersonalPronoun, "`on` speaks for nobody in the article.";
    StandIn, "`le dirigeant` stands for the person in mind.";
    RoleHolder, "`la ministre` is the only one who is said to be a minister.";
    DemonymStandIn, "`le Jamaïcain` stands for the person in mind.";
    BodyStandIn, "`le syndicat` stands for the body named before.";
    Introduced, "`la ministre` is the one of two who was introduced so: `Carole Roy, ministre des Transports`.";
    FullerDescription, "`la coalition` takes up a description that said more: `la coalition des maires`.";
    Possessive, "`son avocat` is told as that of the person in mind.";
    MemberOfBody, "`un membre de l'entreprise` is told as one of the body in mind.";
    OtherOffice, "`le préfet` does not stand for whom the article calls a journalist.";
    ReporterInClause, "`X a rappelé que, selon lui, …`: X.";
    PronounAfterParticiple, "`Interrogé par X, il …`: somebody else.";
    Calling, "`l'ouvrière` is the only woman named, if the article says nothing else of her.";
    InfinitiveAfterDe, "`avant de préciser que`.";
    GerundOfDoer, "`Selon X, l'homme a fui en disant`: the man.";
    ObjectControl, "Who is made to speak speaks: `a permis à la ministre de déclarer`.";
    SubjectBehind, "… or with what the sentence before is about, if another speaker came before that.";
    OwnSentence, "Words without a verb of speech go on with those of the same sentence.";
    RegnalName, "`le pape François` is no other François.";
    Apposition, "What stands between a name and its verb belongs to the name: `Léa Roy, 45 ans, médecin, a dit`.";
    SpeakTogether, "Two speak together: `Léa Roy et Yves Morel ont dit`.";
    SpeakerInMarks, "A name in marks speaks: `selon « Le Phare »`.";
    Contrast, "`tandis que` and a semicolon set another speaker against the one before.";
    Author, "Who issued a document speaks by it: `les élus ont publié un texte affirmant …`.";
    InvertedRelative, "The subject comes after the verb: `comme l'a dit Léa Roy`, `selon ce qu'a dit Léa Roy`.";
    Impersonal, "Nobody speaks by an impersonal verb: `il est à noter que`.";
    Stance, "Without a verb of speech, who feels or wants says so: `Léa Roy est « déçue »`.";
    NamelessParticiple, "A participle without its agent leaves the words to the speaker of the sentence.";
    WhoseWords, "`selon les propos de Léa Roy`: hers.";
    OwnSources, "`selon ses sources` leaves the words to whoever has the sources.";
    Relay, "An agency that passes words on does not speak: `rapporte l'AFP`.";
    ColonBeforeParagraph, "A colon at the end of a paragraph announces the next one.";
    Signature, "A line after a quotation that only names its speaker: `— Préfecture du Var`.";
    SpeakerBehind, "A quotation that is a whole sentence goes on with the last speaker's words.";
    SpeakerAhead, "Or has the speaker of the incise in the next sentence.";
    NoSpeaker, "Words within a sentence that names no source have no speaker.";
    HearsayConditional, "In the conditional of hearsay they go on with the last speaker's words.";

    // Speech or not.
    ListOfTitles, "What stands on a list with a title is a title.";
    NameInMarks, "Marks around exactly one name of the article quote nobody.";
    AffairInMarks, "`« affaire Corbin »`.";
    TitleAfterNoun, "A noun says that a title follows: `le film « … »`.";
    TitleIsEntity, "The words of a title are one entity.";
    NameAfterNaming, "A word says that a name follows: `surnommé « … »`.";
    GlossInBrackets, "Marks in brackets after a quotation are a gloss.";
    Meaning, "`signifie « … »`.";
    ChargeInMarks, "`mis en examen pour « … »`.";
    EditedWords, "Square brackets inside marks show words quoted with care: `« cheminai[t] »`.";
    CutWords, "So do points in brackets: `« une dérive (…) sans fin »`, `« […] »`.";
    CapitalsInMarks, "A name in marks beside its noun or after an article: `l'arrêt « Rue du Puits »`, `du « Phare »`.";
    BodyInMarks, "The noun before the marks says what body they name: `l'organisation « État libre »`.";
    HeadlineAfterDash, "A line without a verb ends with a headline after a dash.";
    TermAfterKind, "A noun for kinds of things has a term after it: `le mouvement « gilets libres »`.";
    TermAfterNoun, "A word in marks qualifies the noun before it where nobody speaks: `une grève « sauvage »`.";
    TitleAfterPreposition, "Where a programme stands: `lors de « … »`.";
    TitleAsSubject, "A name in marks is the subject: `« Le Phare » va fermer`.";
    WordAtDistance, "A word or two held at a distance: `son « ami »`.";

    // Indirect speech.
    ThatClause, "`affirme que …`.";
    SecondThat, "`… et que …` is a second clause.";
    AdverbialBeforeThat, "`que` after an adverbial: `a annoncé lundi à Brume que`.";
    RelativeThat, "`que` after a noun is a relative: `a confirmé la peine que`.";
    OnlyThat, "`ne confirme que la mort`: only, and no clause.";
    IndirectQuestion, "`demande si`, `explique pourquoi`.";
    NobodyReports, "Nobody says it, or the one who writes: `il est à noter que`, `rappelons que`.";
    FrontedReport,
        "The clause of a participle at the head ends where the main clause begins: `Affirmant que …, il part`.";
    SubjectUnknown,
        "A verb that closes its sentence has its subject after it, known or not: `…, a précisé un de ses proches`.";
    ReportedInfinitive, "`assure être prêt`.";
    ReportedBeforeIncise, "A whole clause with its incise: `Le train partira, assure Léa Roy.`";
    ReportedAfterColon, "A clause after a colon: `raconte une autre histoire : elle serait partie`.";
    SourceSelon, "`selon X`.";
    MannerAfterSelon, "`selon les cas` names no source.";
    SourceAfterAdverbial, "The source after an adverbial: `En 2016, selon X, …`.";
    SourceDapres, "`d'après X`.";
    SourceEnCroire, "`à en croire X`.";
    SourceAvis, "`de l'avis de X`, `aux yeux de X`.";
    SourcePour, "`pour X` at the head of a clause gives an opinion.";
    PourWithoutOpinion, "… but only where X is someone: `Pour la saison, …`.";
    SelonLaquelle, "`selon laquelle` has its source before it.";
    SourceInsertion, "What is said of the source before the clause: `selon le directeur, interrogé par la radio, …`.";
    InterruptedClause, "The clause is interrupted by its source: `Le feu, selon les pompiers, est éteint`.";
    ReportedAfterAnd, "After `et` only the second clause is hearsay: `… et il serait parti, selon X`.";
    ClauseBeforeParticiple, "The clause ends before a participle of speech: `…, ajoutant`.";
    ClauseBeforeContrast, "The clause ends before `mais`, `tandis que`.";
    ClauseBeforeIncise, "The clause ends before the incise of someone who passes it on.";
    BracketInClause, "The clause goes on over brackets.";
    AsSaid, "`comme l'a dit X, …`.";
    SourceUnnamed, "`de source policière`.";
    PronominalVerb, "Verbs that speak only with `se`, or only without: `la panne inquiète`, `s'assure que`.";
    InfinitiveEnds, "A reported infinitive ends before a finite verb after `et`.";
    SecondInfinitive, "An infinitive joined to one with words in marks: `n'avoir « rien vu » et vouloir partir`.";
    SourceWithin, "The clause goes on after its source: `…, selon X, ainsi que …`.";
    SourceRelative, "`X, selon qui …, …`.";
    SourceUnread, "A source of which no phrase is understood: `pour de nombreux commentateurs`.";
    ManyPeople, "`pour de nombreux habitants`.";

    // Names.
    Tagger, "A tagger reads a name from what surrounds it where no rule does.";
    CivilityEvidence, "A civility makes a person of what follows.";
    RoleEvidence, "So does a role.";
    RoleAfterName, "A role after the name and a comma.";
    AgeAfterName, "An age after the name and a comma.";
    GivenName, "A name that begins with a given name.";
    NamedThing, "A noun before the name of a storm, a ship, a probe: `la tempête Olwen`.";
    EnglishName, "A name in English goes on after its preposition: `Museum of Northern Art`.";
    BodyByItsHead, "A body that the article named in full goes by its first word: `l'Union`.";
    OrganisationNoun, "A noun before the name of an organisation: `le groupe Tarvel`.";
    AcronymForm, "A word in capitals is an organisation.";
    PlacePreposition, "`à Brume`.";
    PlaceNoun, "`la ville de Brume`.";
    TownForm, "`Vaux-sur-Yron`.";
    RoadNumber, "`A7`, `N20`.";
    NamesInList, "Names on a list name the same kind of thing.";
    ParticleInName, "`Piet van der Laan`.";
    ParticleAfterCivility, "`M. de Verdun`.";
    NameWithCommonNoun, "A name that begins with a common noun: `ministère de l'Intérieur`, `gare de Brume`.";
    InstitutionTail, "An institution whose name goes on in small letters: `Haute Autorité de santé`.";
    Portfolio, "The title of a minister holds no name: `ministre de l'Économie`.";
    EventName, "`Tour de France 2016`.";
    KnownName, "A name in the lists: `Lyon`, `Unesco`.";
    Demonyms, "Peoples are no names: `les Syriens`.";
    SentenceHead, "Capitals at the head of a sentence make no name.";
    VerbLikeName, "A finite verb before a name is a given name: `Lise Martin`.";
    Shouted, "Words all in capitals make no names.";
    Nameless, "`État`, `ADN` name nothing by themselves.";

    // Mentions under one name.
    SurnameAlone, "A surname alone is the person named in full.";
    InitialAndSurname, "`A. Roy`.";
    NamesakeGender, "`Mme Roy` is not Yves Roy.";
    AcronymInBrackets, "`Fédération des bergers (FB)`.";
    SpellingVariants, "`Éragny`, `Eragny`.";

    KnownAcronym, "A party goes under its full name: `LR`, `Les Républicains`.";

    // Dates.
    Weekday, "`vendredi`.";
    CalendarDate, "`22 mars`, `mars 2017`.";
    PartOfMonth, "`fin août`, `mi-janvier`.";
    YearAlone, "`2014`.";
    CountIsNoYear, "`2000 manifestants`.";
    Decade, "`années 1990`.";
    YearRange, "`2014-2015`.";
    SlashedDate, "`25/03/2017`.";
    MonthAsName, "`Mars` with a capital is a planet.";

    // Other languages.
    OtherTongue, "An article in English gets quotations and dates, and neither speakers nor names.";
}
