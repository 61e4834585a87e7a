//! The lexicon of verbs of speech, by lemma, with what each may govern.

use super::conjugate::conjugate;
use std::sync::OnceLock;

/// Takes a clause with `que`.
pub const QUE: u8 = 1;
/// Serves as an incise: « … », a-t-il dit.
pub const INCISE: u8 = 1 << 1;
/// Takes quoted words as its object: dénonce « … », qualifie de « … ».
pub const OBJECT: u8 = 1 << 2;
/// Asserts with an infinitive: assure être prêt.
pub const ASSERT: u8 = 1 << 3;
/// Its quoted object is an utterance: crie « … ».
pub const CRY: u8 = 1 << 4;
/// Often means something else: a verb of speech only beside a quotation or before `que`.
pub const WEAK: u8 = 1 << 5;
/// Says of someone, with `de`: accuse de « … », which words may be a charge rather than speech.
pub const CHARGE: u8 = 1 << 6;
/// Gives a name: appelle « … », which makes what follows a term.
pub const NAMING: u8 = 1 << 7;

/// One form of a verb of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Index of its lemma.
    pub lemma: u16,
    /// What the form can be, bits of [`super::conjugate`].
    pub form: u8,
    /// What the verb may govern, bits of this module.
    pub governs: u8,
}

/// Lemmas with the same government, by group. Left out on purpose are verbs that rarely speak and would make a cue of
/// half of all sentences: adresser, demeurer, donner, entendre, être, avoir, illustrer, laisser, savoir, soulever,
/// trouver, valoir, vouloir; `faire savoir`, `laisser entendre` and the like are cues of their own.
const LEMMAS: [(u8, &str); 23] = [
    (
        QUE | INCISE | OBJECT | ASSERT,
        "affirmer réaffirmer déclarer annoncer expliquer ajouter préciser indiquer confier raconter rapporter \
         rappeler répéter certifier attester témoigner révéler avouer confesser concéder confirmer considérer reconnaître \
         reconnaitre admettre dire redire soutenir maintenir prédire regretter déplorer clamer proclamer nier alléguer",
    ),
    (
        QUE | INCISE | ASSERT,
        "assurer estimer penser juger jurer arguer croire garantir prétendre supposer argumenter prétexter présumer \
         parier convenir",
    ),
    (QUE | INCISE | OBJECT | ASSERT, "signaler souligner répondre rétorquer"),
    (
        QUE | INCISE | OBJECT,
        "relater remarquer noter observer constater insister marteler avancer suggérer proposer dénoncer \
         plaider commenter analyser détailler pointer relever résumer conclure demander conseiller tweeter twitter \
         répliquer riposter objecter ironiser plaisanter pronostiquer prophétiser craindre redouter écrire \
         espérer professer asséner assener spécifier réitérer sous-entendre insinuer claironner décréter conjecturer \
         expliciter récapituler ressasser rabâcher rectifier remémorer",
    ),
    (
        QUE | INCISE | OBJECT,
        "étonner alarmer inquiéter indigner réjouir féliciter désoler plaindre renchérir surenchérir avertir prévenir \
         rassurer alerter informer protester nuancer",
    ),
    (
        QUE | INCISE,
        "insurger lamenter agacer amuser enthousiasmer offusquer émerveiller attrister scandaliser impatienter exaspérer \
         irriter désespérer chuchoter souffler glisser bougonner grogner pester râler gémir \
         bredouiller balbutier soupirer maugréer théoriser acquiescer susurrer ronchonner grommeler geindre bafouiller \
         hasarder lâcher",
    ),
    (QUE | INCISE | CRY | OBJECT, "crier hurler lancer scander marmonner murmurer vociférer brailler entonner gueuler"),
    (
        INCISE,
        "exclamer écrier emporter tempérer tonner trancher menacer interroger questionner \
         gronder rager enflammer énerver poursuivre enchaîner compléter railler ricaner philosopher réagir rugir \
         bégayer rire sourire sangloter pleurer rêver souvenir implorer supplier hésiter grincer siffler fulminer tempêter \
         exulter jubiler consoler temporiser relativiser esclaffer plastronner glousser réprimander abonder tancer vitupérer \
         opiner blaguer badiner taquiner persifler fanfaronner pavoiser rengorger extasier \
         affoler étrangler effrayer disculper dédramatiser \
         pleurnicher minauder éructer aboyer invectiver apostropher interpeller sermonner \
         gourmander admonester adjurer enjoindre intimer songer méditer raisonner ergoter éluder esquiver persister assumer \
         prêcher narrer déconseiller gazouiller contre-attaquer",
    ),
    (
        INCISE | WEAK,
        "continuer reprendre commencer terminer achever débuter développer interrompre opposer triompher éclater",
    ),
    (INCISE | WEAK, "défendre"),
    (INCISE | OBJECT | WEAK, "excuser justifier moquer"),
    (
        OBJECT | INCISE,
        "critiquer fustiger condamner évoquer saluer vanter approuver exprimer prononcer balayer remercier",
    ),
    (
        OBJECT,
        "vilipender louer prôner invoquer citer décrire éreinter contredire taxer qualifier \
         déclamer énoncer formuler célébrer stigmatiser blâmer conspuer brocarder étriller épingler pourfendre encenser \
         minimiser dépeindre louanger récuser infirmer",
    ),
    (QUE | OBJECT | WEAK, "réfuter rejeter exclure corroborer"),
    (OBJECT | CHARGE, "accuser reprocher soupçonner inculper suspecter"),
    (QUE | INCISE | OBJECT, "souhaiter exiger réclamer recommander préconiser promettre revendiquer ordonner requérir"),
    (QUE | OBJECT | ASSERT, "contester démentir"),
    (QUE | OBJECT, "stipuler mentionner prévoir dévoiler divulguer"),
    (QUE | ASSERT, "communiquer"),
    (
        QUE | WEAK,
        "montrer démontrer prouver découvrir apprendre notifier calculer anticiper imaginer établir déduire déterminer subodorer postuler",
    ),
    (OBJECT | WEAK, "parler engager publier poster émettre traiter voir inviter exhorter chanter lire titrer"),
    (NAMING | WEAK, "appeler nommer surnommer baptiser intituler dénommer rebaptiser désigner"),
    (INCISE | OBJECT | WEAK, "conter retracer"),
];

/// The lemmas, in the order of their index.
fn lemmas() -> impl Iterator<Item = (u8, &'static str)> {
    LEMMAS.iter().flat_map(|&(governs, list)| list.split_whitespace().map(move |lemma| (governs, lemma)))
}

/// Calls `each` with every form of every verb. Where two verbs share a form the first one listed shall have it.
pub fn each(each: &mut dyn FnMut(&str, Verb)) {
    for (lemma, (governs, infinitive)) in lemmas().enumerate() {
        let lemma = lemma as u16;
        conjugate(infinitive, &mut |text, form| each(text, Verb { lemma, form, governs }));
    }
}

/// The infinitive of lemma `index`.
#[must_use]
pub fn lemma(index: u16) -> &'static str {
    static LIST: OnceLock<Vec<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| lemmas().map(|(_, lemma)| lemma).collect()).get(index as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::conjugate::{INFINITIVE, PAST, PLURAL, PRESENT, SINGULAR};
    use super::*;

    #[test]
    fn every_lemma_is_listed_once_and_conjugates() {
        let all: Vec<_> = lemmas().map(|(_, l)| l).collect();
        let mut seen = std::collections::BTreeSet::new();
        for lemma in &all {
            assert!(seen.insert(*lemma), "{lemma} is listed twice");
            let mut kinds = 0;
            conjugate(lemma, &mut |_, kind| kinds |= kind);
            let wanted = SINGULAR | PLURAL | PAST | PRESENT | INFINITIVE;
            assert_eq!(kinds & wanted, wanted, "{lemma} lacks forms");
        }
        assert!(all.len() > 180);
    }

    /// Of the forms in a list that is much used, those of verbs left out on purpose and slips of that list apart.
    #[test]
    fn forms_of_a_list_of_verbs_of_speech_are_known() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/training/lexicons/ggt_quote_verbs_fr.txt");
        let Ok(list) = std::fs::read_to_string(path) else { return };
        const LEFT_OUT: &str = "adress demeur donn enten illustr laiss soul trouv va vou veu veux sa su sû se soi soy \
            fu fû eu eû es ét êt dispos";
        const SLIPS: &str = "lancers dancer disante dénonnçais excite lit-divan lires lits plaidants preciser re-connaître \
            réagissante réclamantes sourires value values dires disants divulger extasiantes";
        let mut all = std::collections::BTreeSet::new();
        each(&mut |form, _| {
            all.insert(form.to_owned());
        });
        let known = |form: &str| {
            all.contains(form)
                || SLIPS.split_whitespace().any(|s| s == form || form.strip_suffix('s') == Some(s))
                || LEFT_OUT.split_whitespace().any(|s| form.starts_with(s))
        };
        let missing: Vec<&str> = list.lines().map(str::trim).filter(|form| !form.is_empty() && !known(form)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn lemmas_that_every_newspaper_uses_are_listed_with_their_forms() {
        for (lemma, form) in [
            ("annoncer", "annonçait"),
            ("marteler", "martelait"),
            ("renchérir", "renchérit"),
            ("promettre", "promis"),
            ("qualifier", "qualifient"),
            ("crier", "crièrent"),
            ("alléguer", "allègue"),
            ("geindre", "geint"),
            ("convenir", "convient"),
            ("sous-entendre", "sous-entendant"),
            ("contre-attaquer", "contre-attaque"),
            ("grommeler", "grommelle"),
            ("requérir", "requiert"),
            ("réitérer", "réitéré"),
            ("écrire", "écrivît"),
        ] {
            let mut lemmas_of = Vec::new();
            each(&mut |f, v| {
                if f == form {
                    lemmas_of.push(super::lemma(v.lemma));
                }
            });
            assert!(lemmas_of.contains(&lemma), "{form}: {lemmas_of:?}");
        }
    }
}
