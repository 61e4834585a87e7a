//! Conjugation of the verbs of speech: every simple form of a French verb from its infinitive and its model.
//!
//! Generating forms costs a millisecond once and keeps the lexicon at a few kilobytes; a list of forms would be forty
//! times as long, and gaps in such lists (`annoncer`, `marteler`, `renchérir` in one that is much used) are the usual
//! reason why a quotation loses its speaker.

/// Finite, third person singular.
pub const SINGULAR: u8 = 1;
/// Finite, third person plural.
pub const PLURAL: u8 = 1 << 1;
/// Finite, first or second person.
pub const OTHER: u8 = 1 << 2;
/// Past participle, in any gender and number.
pub const PAST: u8 = 1 << 3;
/// Present participle.
pub const PRESENT: u8 = 1 << 4;
/// Infinitive.
pub const INFINITIVE: u8 = 1 << 5;

/// Persons of a tense, in the order je, tu, il, nous, vous, ils.
const PERSONS: [u8; 6] = [OTHER, OTHER, SINGULAR, OTHER, OTHER, PLURAL];
const IMPERFECT: [&str; 6] = ["ais", "ais", "ait", "ions", "iez", "aient"];
const FUTURE: [&str; 6] = ["ai", "as", "a", "ons", "ez", "ont"];
const PAST_A: [&str; 6] = ["ai", "as", "a", "âmes", "âtes", "èrent"];
const PAST_I: [&str; 6] = ["is", "is", "it", "îmes", "îtes", "irent"];
const PAST_U: [&str; 6] = ["us", "us", "ut", "ûmes", "ûtes", "urent"];
const PAST_IN: [&str; 6] = ["ins", "ins", "int", "înmes", "întes", "inrent"];
const SUBJUNCTIVE: [&str; 6] = ["e", "es", "e", "ions", "iez", "ent"];

/// Verbs but those in `-er`, a line each: infinitive, the six forms of its present, stem and vowel of its simple past, stem
/// of its future, masculine past participle; `-` stands for nothing. Verbs that end as one do follow it, and follow the
/// longest that fits: `renchérir` the regular verbs in `-ir`, `répondre` those in `-re`.
const MODELS: &str = "\
ir is is it issons issez issent - i ir i
re s s - ons ez ent - i r u
dire dis dis dit disons dites disent d i dir dit
crire cris cris crit crivons crivez crivent criv i crir crit
tenir tiens tiens tient tenons tenez tiennent t in tiendr tenu
venir viens viens vient venons venez viennent v in viendr venu
connaître connais connais connaît connaissons connaissez connaissent conn u connaîtr connu
connaitre connais connais connait connaissons connaissez connaissent conn u connaitr connu
mettre mets mets met mettons mettez mettent m i mettr mis
croire crois crois croit croyons croyez croient cr u croir cru
voir vois vois voit voyons voyez voient v i verr vu
prévoir prévois prévois prévoit prévoyons prévoyez prévoient prév i prévoir prévu
clure clus clus clut cluons cluez cluent cl u clur clu
aindre ains ains aint aignons aignez aignent aign i aindr aint
prendre prends prends prend prenons prenez prennent pr i prendr pris
suivre suis suis suit suivons suivez suivent suiv i suivr suivi
couvrir couvre couvres couvre couvrons couvrez couvrent couvr i couvrir couvert
mentir mens mens ment mentons mentez mentent ment i mentir menti
lire lis lis lit lisons lisez lisent l u lir lu
rire ris ris rit rions riez rient r i rir ri
faire fais fais fait faisons faites font f i fer fait
rompre romps romps rompt rompons rompez rompent romp i rompr rompu
vouloir veux veux veut voulons voulez veulent voul u voudr voulu
contredire contredis contredis contredit contredisons contredisez contredisent contred i contredir contredit
prédire prédis prédis prédit prédisons prédisez prédisent préd i prédir prédit
eindre eins eins eint eignons eignez eignent eign i eindr eint
quérir quiers quiers quiert quérons quérez quièrent qu i querr quis
oindre oins oins oint oignons oignez oignent oign i oindr oint
ouvrir ouvre ouvres ouvre ouvrons ouvrez ouvrent ouvr i ouvrir ouvert";

/// A verb, read from its line in [`MODELS`].
struct Model {
    infinitive: &'static str,
    present: [&'static str; 6],
    past: (&'static str, &'static [&'static str; 6]),
    future: &'static str,
    participle: &'static str,
}

impl Model {
    /// The model whose infinitive ends `lemma` and is the longest that does.
    fn of(lemma: &str) -> Option<Self> {
        let infinitive = |line: &'static str| line.split(' ').next().unwrap_or(line);
        let line = MODELS.lines().filter(|l| lemma.ends_with(infinitive(l))).max_by_key(|l| infinitive(l).len())?;
        Self::read(line)
    }

    fn read(line: &'static str) -> Option<Self> {
        let mut words = line.split(' ');
        let mut next = || words.next().map(|word| if word == "-" { "" } else { word });
        let infinitive = next()?;
        let present = [next()?, next()?, next()?, next()?, next()?, next()?];
        let stem = next()?;
        let endings = match next()? {
            "i" => &PAST_I,
            "u" => &PAST_U,
            "in" => &PAST_IN,
            _ => &PAST_A,
        };
        Some(Self { infinitive, present, past: (stem, endings), future: next()?, participle: next()? })
    }
}

/// Calls `each` with every simple form of `lemma` and what it is. A verb of no known model gives its infinitive only.
pub fn conjugate(lemma: &str, each: &mut dyn FnMut(&str, u8)) {
    each(lemma, INFINITIVE);
    if let Some(m) = Model::of(lemma) {
        by_model(&lemma[..lemma.len() - m.infinitive.len()], &m, each);
    } else if let Some(stem) = lemma.strip_suffix("er") {
        first_group(stem, each);
    }
}

fn tense(stem: &str, endings: &[&str; 6], each: &mut dyn FnMut(&str, u8)) {
    // One buffer for the six forms: building the lexicon is a good part of what a short article costs.
    let mut form = String::with_capacity(stem.len() + 8);
    form.push_str(stem);
    for (ending, person) in endings.iter().zip(PERSONS) {
        form.truncate(stem.len());
        form.push_str(ending);
        each(&form, person);
    }
}

/// The simple past, and the imperfect of the subjunctive that is made from its second person: `annonças`, `annonçât`.
fn simple_past(stem: &str, endings: &[&str; 6], each: &mut dyn FnMut(&str, u8)) {
    tense(stem, endings, each);
    let second = format!("{stem}{}", endings[1]);
    tense(&second, &["se", "ses", "", "sions", "siez", "sent"], &mut |form, person| {
        if person != SINGULAR {
            each(form, person);
        }
    });
    let vowel = endings[3].strip_suffix("mes").unwrap_or_default();
    each(&format!("{stem}{vowel}t"), SINGULAR);
}

fn future_and_conditional(stem: &str, each: &mut dyn FnMut(&str, u8)) {
    tense(stem, &FUTURE, each);
    tense(stem, &IMPERFECT, each);
}

fn participles(past: &str, present: &str, each: &mut dyn FnMut(&str, u8)) {
    let plural = if past.ends_with('s') { "" } else { "s" };
    each(past, PAST);
    each(&format!("{past}{plural}"), PAST);
    each(&format!("{past}e"), PAST);
    each(&format!("{past}es"), PAST);
    each(&format!("{present}ant"), PRESENT);
}

fn by_model(prefix: &str, model: &Model, each: &mut dyn FnMut(&str, u8)) {
    let Model { present, past, future, participle, .. } = model;
    tense(prefix, present, each);
    let stem = format!("{prefix}{}", present[3].strip_suffix("ons").unwrap_or(present[3]));
    let subjunctive = format!("{prefix}{}", present[5].strip_suffix("ent").unwrap_or(present[5]));
    tense(&stem, &IMPERFECT, each);
    tense(&subjunctive, &SUBJUNCTIVE, each);
    simple_past(&format!("{prefix}{}", past.0), past.1, each);
    future_and_conditional(&format!("{prefix}{future}"), each);
    participles(&format!("{prefix}{participle}"), &stem, each);
}

/// Verbs in `-er`, with the spelling changes of `-cer`, `-ger`, `-yer`, `-eler`, `-éder`.
fn first_group(stem: &str, each: &mut dyn FnMut(&str, u8)) {
    let (strong, future) = strong_stems(stem);
    let soft = soft_stem(stem);
    tense(&strong, &["e", "es", "e", "", "", "ent"], &mut |form, person| {
        if form != strong {
            each(form, person);
        }
    });
    each(&format!("{soft}ons"), OTHER);
    each(&format!("{stem}ez"), OTHER);
    for (i, (ending, person)) in IMPERFECT.iter().zip(PERSONS).enumerate() {
        let stem = if i == 3 || i == 4 { stem } else { &soft };
        each(&format!("{stem}{ending}"), person);
    }
    simple_past(&soft, &PAST_A, &mut |form, person| {
        // Before `è` the c and g are soft by themselves.
        if person != PLURAL || form.ends_with("ssent") {
            each(form, person);
        }
    });
    each(&format!("{stem}èrent"), PLURAL);
    future_and_conditional(&format!("{future}er"), each);
    if future != strong {
        future_and_conditional(&format!("{strong}er"), each);
    }
    participles(&format!("{stem}é"), &soft, each);
}

/// The stem before `a` and `o`: `annonç-`, `jugeo-`.
fn soft_stem(stem: &str) -> String {
    match stem.strip_suffix('c') {
        Some(head) => format!("{head}ç"),
        None if stem.ends_with('g') => format!("{stem}e"),
        None => stem.to_owned(),
    }
}

/// The stems before a mute `e`, in the present and in the future: `martèl-`, `rappell-`, `répèt-` and `répét-`.
fn strong_stems(stem: &str) -> (String, String) {
    let both = |s: String| (s.clone(), s);
    if stem.ends_with("appel") || stem.ends_with("ommel") || stem.ends_with("jet") {
        let last = if stem.ends_with('l') { 'l' } else { 't' };
        return both(format!("{stem}{last}"));
    }
    if let Some(head) = stem.strip_suffix('y') {
        return both(format!("{head}i"));
    }
    let vowel = stem.char_indices().rev().find(|(_, c)| "aeiouyéèêâîôûàëï".contains(*c));
    // The `u` of `alléguer` is no vowel: it only keeps the g hard.
    let vowel = match vowel {
        Some((at, 'u')) if stem.ends_with("gu") => stem[..at].char_indices().rev().find(|(_, c)| *c == 'é'),
        other => other,
    };
    match vowel {
        Some((at, 'e')) if stem[at + 1..].chars().count() == 1 => both(format!("{}è{}", &stem[..at], &stem[at + 1..])),
        Some((at, 'é')) if at + 2 < stem.len() => (format!("{}è{}", &stem[..at], &stem[at + 2..]), stem.to_owned()),
        _ => both(stem.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(lemma: &str, form: &str, kind: u8) -> bool {
        let mut found = 0;
        conjugate(lemma, &mut |f, k| {
            if f == form {
                found |= k;
            }
        });
        found & kind == kind
    }

    #[test]
    fn forms_of_every_group() {
        for (lemma, form, kind) in [
            ("annoncer", "annonça", SINGULAR),
            ("annoncer", "annonçant", PRESENT),
            ("juger", "jugeait", SINGULAR),
            ("marteler", "martèle", SINGULAR),
            ("marteler", "martèlera", SINGULAR),
            ("rappeler", "rappelle", SINGULAR),
            ("rejeter", "rejettent", PLURAL),
            ("répéter", "répète", SINGULAR),
            ("répéter", "répétera", SINGULAR),
            ("alléguer", "allèguent", PLURAL),
            ("balayer", "balaie", SINGULAR),
            ("considérer", "considérées", PAST),
            ("célébrer", "célèbre", SINGULAR),
            ("renchérir", "renchérissent", PLURAL),
            ("avertir", "averti", PAST),
            ("répondre", "répond", SINGULAR),
            ("prétendre", "prétendirent", PLURAL),
            ("dire", "dirent", PLURAL),
            ("dire", "dit", SINGULAR | PAST),
            ("écrire", "écrivit", SINGULAR),
            ("soutenir", "soutint", SINGULAR),
            ("soutenir", "soutiendrait", SINGULAR),
            ("reconnaître", "reconnaît", SINGULAR),
            ("reconnaitre", "reconnait", SINGULAR),
            ("admettre", "admise", PAST),
            ("promettre", "promirent", PLURAL),
            ("conclure", "conclut", SINGULAR),
            ("plaindre", "plaignant", PRESENT),
            ("démentir", "dément", SINGULAR),
            ("prévoir", "prévoirait", SINGULAR),
            ("poursuivre", "poursuivit", SINGULAR),
            ("faire", "font", PLURAL),
        ] {
            assert!(has(lemma, form, kind), "{lemma}: {form}");
        }
    }

    #[test]
    fn no_form_of_annoncer_lacks_its_cedilla() {
        assert!(!has("annoncer", "annonca", SINGULAR));
        assert!(!has("juger", "jugait", SINGULAR));
    }
}
