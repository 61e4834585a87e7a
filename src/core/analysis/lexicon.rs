//! Function words: the closed classes of French that every rule asks about.
//!
//! A word may belong to several classes (`pour` is a preposition, `le` an article and a pronoun); the rules decide by
//! what stands around it.

/// Article, possessive or demonstrative: begins a noun phrase.
pub const DET: u32 = 1;
/// Preposition.
pub const PREP: u32 = 1 << 1;
/// `de` and its contractions: a preposition that continues a noun phrase.
pub const OF: u32 = 1 << 2;
/// Coordinating conjunction.
pub const COORD: u32 = 1 << 3;
/// Subordinating conjunction or relative pronoun: begins a clause.
pub const SUBORD: u32 = 1 << 4;
/// Pronoun that can be a subject.
pub const SUBJECT: u32 = 1 << 5;
/// Pronoun or particle that stands between subject and verb (`l'`, `se`, `ne`).
pub const CLITIC: u32 = 1 << 6;
/// Adverb that may stand within a group of verbs, or around it.
pub const ADVERB: u32 = 1 << 7;
/// Third-person form of `avoir`, `être` or `faire` that can be an auxiliary.
pub const AUX: u32 = 1 << 8;
/// `que`, `qu'`.
pub const THAT: u32 = 1 << 9;
/// Any other word that is no name even with a capital at the head of a sentence.
pub const COMMON: u32 = 1 << 10;
/// Frequent finite verb of another kind: bounds a noun phrase.
pub const VERB: u32 = 1 << 11;
/// Adjective or ordinal that may stand before a noun.
pub const BEFORE_NOUN: u32 = 1 << 12;

const WORDS: [(u32, &str); 13] = [
    (
        DET,
        "le la les l' un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur \
         leurs plusieurs quelques chaque certains certaines tout toute tous toutes deux trois quatre cinq six sept huit \
         neuf dix aucun aucune divers diverses différents différentes autre autres quelque tel telle",
    ),
    (
        PREP,
        "à au aux en dans par pour sur sous avec sans chez vers entre contre selon après avant depuis pendant durant lors \
         dès jusqu' jusque parmi malgré devant derrière outre via d'après hors près suite face grâce afin quant voici voilà \
         envers auprès",
    ),
    (OF, "de d' du des"),
    (COORD, "et ou mais or ni car donc puis"),
    (
        SUBORD,
        "qui dont où que qu' si s' quand lorsque lorsqu' puisque puisqu' comme tandis alors quoique quoiqu' pourquoi \
         comment laquelle lequel lesquels lesquelles duquel auquel",
    ),
    (SUBJECT, "il elle ils elles on je j' tu nous vous celui-ci celle-ci ceux-ci celles-ci ce c' cela ceci ça"),
    (CLITIC, "ne n' se s' me m' te t' le la les l' lui leur y en nous vous"),
    (
        ADVERB,
        "ne pas plus jamais aussi ainsi également encore toujours déjà notamment même alors ensuite enfin d'abord \
         toutefois cependant néanmoins pourtant par ailleurs donc bien très d'ailleurs en outre hier aujourd'hui demain \
         tout simplement clairement vivement fermement ici là fois nouveau tard tôt auparavant récemment finalement \
         immédiatement aussitôt longuement publiquement officiellement catégoriquement volontiers surtout seulement \
         plutôt presque quasi quasiment vraiment précisément justement autant maintenant désormais longtemps soudain \
         quant lui elle eux elle-même lui-même eux-mêmes elles-mêmes",
    ),
    (
        AUX,
        "a ont avait avaient aura auront aurait auraient eut eurent ait aient est sont était étaient sera seront serait \
         seraient fut furent soit soient été ai as avons avez avais avions aurai aurais ayant étant eu fait font faisait \
         faisaient avoir être",
    ),
    (THAT, "que qu'"),
    (
        COMMON,
        "selon lors après avant depuis pendant durant dans pour par sur sous avec sans chez vers entre contre ainsi enfin \
         aussi alors ensuite puis cependant toutefois néanmoins pourtant certes bref parfois souvent jamais toujours \
         aujourd'hui hier demain oui non merci bonjour rien quelqu' quelqu'un personne chacun chacune beaucoup peu moins \
         plus trop tant près loin ici là-bas voici voilà source divers mais car or donc ni quand comme si où qui que quoi \
         combien pourquoi comment étant ayant né née nés nées mort morte âgé âgée arrivé arrivée agé interrogé interrogée \
         invité invitée suite grâce face quant outre malgré parmi afin autre autres même mêmes premier première second \
         seconde dernier dernière derniers dernières nouveau nouvelle seul seule trois deux cinq dix cent mille cette ces \
         elles ils eux celui celle ceux celles cela ceci ça alerte résultat résultats bilan vidéo photo photos article \
         d'après quelque certain certaine tel telle vu étonnant rappelons notons côté dès peut-être lui autant tout tous \
         toute toutes aucun aucune effectivement actuellement finalement récemment heureusement malheureusement notamment \
         également aussitôt désormais jusque quelques plusieurs certains certaines chaque jeudi lundi mardi mercredi \
         vendredi samedi dimanche an ans année années jour jours mois semaine début fin au-delà parallèlement d'abord \
         d'autant gouvernement président ministre premier ancien ancienne monsieur madame messieurs mesdames",
    ),
    (
        VERB,
        "va vont peut peuvent doit doivent devrait pourrait pourraient devraient pouvait devait veut veulent voulait semble \
         reste restent vient viennent prend prennent met mettent donne donnent tient tiennent devient deviennent permet \
         permettent porte passe parle arrive vit voit voient joue joua vise demeure compte comptent concerne concernent \
         représente représentait participe termine commence continue s'agit faut paraît suit tente tentent gagne perd \
         existe appartient dispose possède",
    ),
    (
        BEFORE_NOUN,
        "ancien ancienne anciens anciennes ex- ex jeune jeunes grand grande grands grandes petit petite nouveau nouvelle \
         nouveaux premier première second seconde même mêmes vice- haut haute hauts hautes bon bonne vieux vieille futur \
         future numéro deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cent mille dernier dernière \
         derniers dernières autre autres seul seule propre très actuel actuelle vrai vraie gros grosse principal principaux",
    ),
];

/// Calls `each` with every word listed and its class; a word of several classes comes several times.
pub fn each(each: &mut dyn FnMut(&'static str, u32)) {
    for (class, words) in WORDS {
        for word in words.split_whitespace() {
            each(word, class);
        }
    }
}

/// [`ADVERB`] for an adverb in `-ment` that is not listed, whose listed classes are `listed`.
#[must_use]
pub fn adverb(word: &str, listed: u32) -> u32 {
    if listed == 0 && word.len() > 6 && word.ends_with("ment") && is_manner(word) { ADVERB } else { 0 }
}

/// Whether a word in `-ment` is an adverb and not one of the nouns of that ending, of which there are few after `e`:
/// an adverb is made from a feminine adjective (`-ement` after a consonant cluster is often a noun, so those that the
/// press uses are named), or from `-ant`, `-ent` (`-amment`, `-emment`), or ends in a vowel and `-ment`.
fn is_manner(word: &str) -> bool {
    const NOUNS: &str = "gouvernement parlement département mouvement événement évènement développement jugement règlement \
         logement traitement comportement changement moment document élément argument appartement établissement financement \
         engagement enseignement environnement changement licenciement recrutement bâtiment sentiment ressentiment \
         monument médicament complément armement bombardement affrontement rassemblement groupement équipement \
         investissement renseignement commencement fondement supplément";
    !NOUNS.split_whitespace().any(|n| n == word)
}
