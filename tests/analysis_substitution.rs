//! The sample article with every person, place and verb of speech replaced by others gives the same quotations.
//!
//! The names are of many origins and mostly in no list of ours; half of the speakers are women. What is tested is that
//! the analysis follows the sentence and not the names.

mod model;

use manchette::core::analysis::{EntityKind, QuoteKind, analyse};
use manchette::core::text::Text;
use model::model;

/// The sample article, with `{…}` for what is replaced.
const TEMPLATE: &str = "{Title} {Full} a {v1} vendredi que « la prochaine étape » pour la {land} serait « un cessez-le-feu sur l’ensemble du territoire ».
« Nous menons des négociations intenses avec les représentants de l’opposition armée, notamment grâce à la médiation de la {ally}. Nous nous sommes mis d’accord lors d’un entretien téléphonique avec M. {other} (le président {otheradj} {Other}) pour proposer aux différentes parties du conflit un nouveau terrain pour des pourparlers de paix. Cela pourrait être la capitale du {host}, {hostcity} », a-t-{il} {v2} en marge d’une visite à {visit}, rapporte l’{agency}.
{allycity} aide notamment à faire sortir les combattants {ofcity} afin de sauver la vie des civils. « A ce que je vois, il se passe exactement ce dont nous avions convenu, y compris avec le président {otheradj} lors de sa visite à {visit2}. Nous avons convenu que la {ally} fournirait toute l’assistance possible afin de faire sortir les militants qui sont prêts à déposer les armes à {city}, tout d’abord, pour sauver la vie de citoyens innocents », a-t-{il} {v3}.
{Strong} a également {v4} que l’instauration d’un cessez-le-feu définitif était la prochaine étape de la normalisation de la situation en {land}. {Il} a en outre {v5} qu’il était temps de passer à la résolution politique du conflit. {Leader} a notamment exprimé l’espoir que les forces gouvernementales seraient en mesure de consolider leurs positions à {city}. « Je compte vraiment sur le fait que l’armée, suite à des opérations militaires tout à fait réussies à {city}, arrivera à renforcer ses positions et que la population civile pourra revenir à une vie normale. Plusieurs milliers de personnes sont d’ores et déjà rentrées chez elles, même dans des maisons à moitié détruites », a {v6} {civ} {last}.
La situation à {city2} liée au manque de coordination internationale
{Title} {Full} a en outre {v7} que la situation actuelle à {city2} résulte du manque de coordination entre les actions de la coalition internationale dirigée par les Etats-Unis, des autorités et de la {ally}.
Selon {civ} {last}, du point de vue militaire et politique, l’expulsion des terroristes de la ville {ofcity} est toutefois plus importante que la situation à {city2}, rapporte {medium}.
« La question de {city2} est, je pense, purement symbolique. En termes d’importance militaire et politique, {city} est en ce sens un sujet beaucoup plus significatif. »
Source: Divers";

/// Full name, surname, whether a woman.
const SPEAKERS: [(&str, &str, bool); 16] = [
    ("Boukary Zongo", "Zongo", false),
    ("Aïssata Kouyaté", "Kouyaté", true),
    ("Anders Lindqvist", "Lindqvist", false),
    ("Lurdes Quispe-Mamani", "Quispe-Mamani", true),
    ("Tomasz Wróblewski", "Wróblewski", false),
    ("Jan van der Hoek", "van der Hoek", false),
    ("Siv Jensdatter", "Jensdatter", true),
    ("Émile Tardieu", "Tardieu", false),
    ("Ngozi Okwu", "Okwu", true),
    ("Abdoulaye Sène", "Sène", false),
    ("Marie-Odile Vaugelade", "Vaugelade", true),
    ("Kenji Moriyama", "Moriyama", false),
    ("Ileana Dobrescu", "Dobrescu", true),
    ("Teodor Hrubý", "Hrubý", false),
    ("Solveig Aaltonen", "Aaltonen", true),
    ("Hamid al-Karboul", "al-Karboul", false),
];

const OTHERS: [(&str, &str, &str); 5] = [
    ("Nikola Petrusic", "Petrusic", "serbe"),
    ("Osvaldo Berrutti", "Berrutti", "uruguayen"),
    ("Gerhard Wissmann", "Wissmann", "allemand"),
    ("Mamadou Diatta", "Diatta", "sénégalais"),
    ("Petros Kalogeras", "Kalogeras", "grec"),
];

const TITLES: [[&str; 2]; 6] = [
    ["Le président finlandais", "La présidente finlandaise"],
    ["Le Premier ministre danois", "La Première ministre danoise"],
    ["Le ministre des Affaires étrangères", "La ministre des Affaires étrangères"],
    ["Le secrétaire général de l’ONU", "La secrétaire générale de l’ONU"],
    ["Le porte-parole du gouvernement", "La porte-parole du gouvernement"],
    ["Le chef de la diplomatie estonienne", "La cheffe de la diplomatie estonienne"],
];

const LEADERS: [[&str; 2]; 4] = [
    ["Le dirigeant finlandais", "La dirigeante finlandaise"],
    ["Le responsable", "La responsable"],
    ["Le chef d’État", "La cheffe d’État"],
    ["Le dirigeant", "La dirigeante"],
];

const STRONG: [[&str; 2]; 3] = [
    ["L’homme fort du pays", "La femme forte du pays"],
    ["L’homme fort de Zarkov", "La dirigeante"],
    ["Le chef de l’exécutif", "La cheffe de l’exécutif"],
];

/// Participles of verbs of speech that take `que` and serve as incise.
const VERBS: [&str; 22] = [
    "lancé",
    "martelé",
    "confié",
    "assuré",
    "précisé",
    "affirmé",
    "soutenu",
    "déclaré",
    "expliqué",
    "indiqué",
    "ajouté",
    "souligné",
    "rappelé",
    "répété",
    "reconnu",
    "admis",
    "insisté",
    "annoncé",
    "fait savoir",
    "estimé",
    "averti",
    "fait valoir",
];

const LANDS: [&str; 6] = ["Zarkovie", "Libye", "Brandanie", "Colombie", "Somalie", "Valdurie"];
const CITIES: [(&str, &str); 6] = [
    ("Ravenska", "de Ravenska"),
    ("Benghazi", "de Benghazi"),
    ("Ouldara", "d’Ouldara"),
    ("Mirabat", "de Mirabat"),
    ("Saint-Ferréol", "de Saint-Ferréol"),
    ("Kandahar", "de Kandahar"),
];
const AGENCIES: [&str; 4] = ["AFP", "agence Belpress", "ANSA", "agence Novinka"];
const MEDIA: [&str; 4] = ["Sputnik", "Reuters", "Le Courrier", "la chaîne Telnova"];

/// The six quotations, by the words they begin with.
const QUOTES: [(&str, QuoteKind); 6] = [
    ("« la prochaine étape", QuoteKind::Mixed),
    ("« un cessez-le-feu", QuoteKind::Mixed),
    ("« Nous menons", QuoteKind::Direct),
    ("« A ce que je vois", QuoteKind::Direct),
    ("« Je compte vraiment", QuoteKind::Direct),
    ("« La question de", QuoteKind::Direct),
];

/// A small generator, so that each seed names its case.
struct Random(u64);

impl Random {
    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list[(self.0 >> 33) as usize % list.len()]
    }
}

fn article(seed: u64) -> (String, &'static str) {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1));
    let (full, last, woman) = SPEAKERS[seed as usize % SPEAKERS.len()];
    let by_gender = usize::from(woman);
    let (other, other_last, adjective) = random.pick(&OTHERS);
    let (city, of_city) = random.pick(&CITIES);
    let mut text = TEMPLATE.to_owned();
    for (slot, value) in [
        ("{Title}", random.pick(&TITLES)[by_gender]),
        ("{Leader}", random.pick(&LEADERS)[by_gender]),
        ("{Strong}", random.pick(&STRONG)[by_gender]),
        ("{Full}", full),
        ("{last}", last),
        ("{civ}", if woman { "Mme" } else { "M." }),
        ("{il}", if woman { "elle" } else { "il" }),
        ("{Il}", if woman { "Elle" } else { "Il" }),
        ("{Other}", other),
        ("{other}", other_last),
        ("{otheradj}", adjective),
        ("{land}", random.pick(&LANDS)),
        ("{ally}", random.pick(&LANDS)),
        ("{allycity}", random.pick(&["Berne", "Vostrograd", "Quito"])),
        ("{host}", random.pick(&["Danemark", "Zelmistan", "Pérou"])),
        ("{hostcity}", random.pick(&["Aalborg", "Zelmgrad", "Arequipa"])),
        ("{visit}", random.pick(&["Lisbonne", "Karvina", "Osaka"])),
        ("{visit2}", random.pick(&["Gand", "Port-Vilain", "Saint-Louis"])),
        ("{city}", city),
        ("{ofcity}", of_city),
        ("{city2}", random.pick(&["Terezin", "Palmyre", "Oskovo"])),
        ("{agency}", random.pick(&AGENCIES)),
        ("{medium}", random.pick(&MEDIA)),
    ] {
        text = text.replace(slot, value);
    }
    for n in 1..=7 {
        let mut verb = random.pick(&VERBS);
        // `insister`, `avertir` and the phrases take the same frames; only the first slot needs a plain verb of telling.
        if n == 1 && verb == "insisté" {
            verb = "affirmé";
        }
        text = text.replace(&format!("{{v{n}}}"), verb);
    }
    (text, full)
}

#[test]
fn other_names_and_verbs_give_the_same_quotations() {
    let mut failures = Vec::new();
    for seed in 0..96 {
        let (article, full) = article(seed);
        let text = Text::plain(&article);
        let analysis = analyse(&text, Some(model()));
        let marked: Vec<_> = analysis.quotes.iter().filter(|q| q.kind != QuoteKind::Indirect).collect();
        if marked.len() != QUOTES.len() {
            failures.push(format!("seed {seed}: {} marked quotations", marked.len()));
            continue;
        }
        for (quote, (words, kind)) in marked.iter().zip(QUOTES) {
            let got = text.slice(quote.span);
            let speaker = quote.speaker.as_ref().map(|s| s.name.as_str());
            if !got.starts_with(words) || !got.ends_with('»') || quote.kind != kind || speaker != Some(full) {
                failures.push(format!("seed {seed} ({full}): {:?} {speaker:?} for {words}", quote.kind));
            }
            if quote.cue.is_some() == words.contains("question") {
                failures.push(format!("seed {seed} ({full}): cue of {words}: {:?}", quote.cue.map(|c| text.slice(c))));
            }
        }
        for quote in analysis.quotes.iter().filter(|q| q.kind == QuoteKind::Indirect) {
            let speaker = quote.speaker.as_ref().map(|s| s.name.as_str());
            if speaker != Some(full) {
                failures.push(format!("seed {seed} ({full}): {speaker:?} says {}", text.slice(quote.span)));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_mention_of_the_speaker_has_the_full_name() {
    for seed in 0..96 {
        let (article, full) = article(seed);
        let text = Text::plain(&article);
        let analysis = analyse(&text, Some(model()));
        let count = analysis.entities.iter().filter(|e| e.kind == EntityKind::Person && e.name == full).count();
        assert_eq!(count, 4, "seed {seed}: {full}");
    }
}

/// The template with the names of the sample article itself.
fn sample() -> String {
    let mut text = TEMPLATE.to_owned();
    for (slot, value) in [
        ("{Title}", "Le président russe"),
        ("{Leader}", "Le dirigeant russe"),
        ("{Strong}", "L’homme fort du Kremlin"),
        ("{Full}", "Vladimir Poutine"),
        ("{last}", "Poutine"),
        ("{civ}", "M."),
        ("{il}", "il"),
        ("{Il}", "Il"),
        ("{Other}", "Recep Tayyip Erdogan"),
        ("{other}", "Erdogan"),
        ("{otheradj}", "turc"),
        ("{land}", "Syrie"),
        ("{ally}", "Turquie"),
        ("{allycity}", "Ankara"),
        ("{host}", "Kazakhstan"),
        ("{hostcity}", "Astana"),
        ("{visit}", "Tokyo"),
        ("{visit2}", "Saint-Pétersbourg"),
        ("{city}", "Alep"),
        ("{ofcity}", "d’Alep"),
        ("{city2}", "Palmyre"),
        ("{agency}", "AFP"),
        ("{medium}", "Sputnik"),
        ("{v1}", "déclaré"),
        ("{v2}", "déclaré"),
        ("{v3}", "expliqué"),
        ("{v4}", "indiqué"),
        ("{v5}", "ajouté"),
        ("{v6}", "indiqué"),
        ("{v7}", "estimé"),
    ] {
        text = text.replace(slot, value);
    }
    text
}

#[test]
fn the_sample_names_everything_canonically() {
    let text = Text::plain(&sample());
    let analysis = analyse(&text, Some(model()));
    let names = |words: &str| -> Vec<(&str, &str)> {
        let of = analysis.entities.iter().filter(|e| text.slice(e.span) == words);
        of.map(|e| (e.kind.name(), e.name.as_str())).collect()
    };
    assert_eq!(names("Erdogan"), [("PER", "Recep Tayyip Erdogan")]);
    assert_eq!(names("Poutine"), [("PER", "Vladimir Poutine"); 2]);
    assert_eq!(names("AFP"), [("ORG", "Agence France-Presse")]);
    assert_eq!(names("Etats-Unis"), [("LOC", "États-Unis")]);
    assert_eq!(names("Kremlin"), [("ORG", "Kremlin")]);
    assert_eq!(names("Saint-Pétersbourg"), [("LOC", "Saint-Pétersbourg")]);
    assert_eq!(names("Alep").len(), 6);
    assert_eq!(names("vendredi"), [("DATE", "vendredi")]);
}

#[test]
fn the_sample_names_its_relays_and_cues() {
    let text = Text::plain(&sample());
    let analysis = analyse(&text, Some(model()));
    let marked: Vec<_> = analysis.quotes.iter().filter(|q| q.kind != QuoteKind::Indirect).collect();
    let cues: Vec<_> = marked.iter().map(|q| q.cue.map(|c| text.slice(c))).collect();
    let expected = [Some("a déclaré"), Some("a déclaré"), Some("déclaré"), Some("expliqué"), Some("a indiqué"), None];
    assert_eq!(cues, expected);
    let relays: Vec<_> = analysis.quotes.iter().filter_map(|q| q.relay.as_ref()).map(|r| r.name.as_str()).collect();
    assert_eq!(relays, ["Agence France-Presse", "Sputnik"]);
    assert_eq!(marked[0].utterance, marked[1].utterance);
    assert!(analysis.quotes.iter().all(|q| q.speaker.as_ref().is_some_and(|s| s.name == "Vladimir Poutine")));
    assert_eq!(analysis.quotes.iter().filter(|q| q.kind == QuoteKind::Indirect).count(), 5);
}
