//! Names of peoples, which the press writes with a capital and which name nobody: `le Jamaïcain`, `les Syriens`.

use super::table::Table;
use std::sync::OnceLock;

/// Masculine singulars. The other forms are generated.
const PEOPLES: &str = "afghan africain albanais algérien allemand alsacien américain anglais angolais arabe argentin arménien asiatique australien autrichien \
basque bavarois belge berbère biélorusse birman bolivien bosniaque brésilien breton britannique bulgare burkinabé burundais cambodgien camerounais canadien \
catalan centrafricain chilien chinois chypriote colombien congolais coréen corse croate cubain danois écossais égyptien équatorien espagnol estonien éthiopien \
européen finlandais flamand français gabonais gallois géorgien ghanéen grec guatémaltèque guinéen haïtien hollandais hongrois indien indonésien irakien iranien \
irlandais islandais israélien italien ivoirien jamaïcain japonais jordanien kabyle kazakh kényan kosovar koweïtien kurde letton libanais libyen lituanien lorrain \
luxembourgeois lyonnais macédonien malaisien malgache malien maltais marocain marseillais mauritanien mexicain moldave mongol monténégrin moscovite namibien \
néerlandais népalais nigérian nigérien nord-coréen normand norvégien néo-zélandais occidental ougandais ouïghour ouzbek pakistanais palestinien parisien péruvien philippin \
polonais portugais qatari québécois roumain russe rwandais salvadorien saoudien savoyard sénégalais serbe slovaque slovène somalien soudanais sud-africain sud-coréen \
suédois suisse syrien tadjik taïwanais tanzanien tchadien tchèque tchétchène thaïlandais tibétain togolais touareg toulousain tunisien turc turkmène ukrainien \
uruguayen vénézuélien vietnamien yéménite yougoslave zambien zimbabwéen new-yorkais londonien berlinois bruxellois madrilène romain vénitien bordelais niçois nantais \
chrétien musulman juif catholique sunnite chiite alaouite yézidi";

/// Whether `word`, in lower case, names a member of a people, or is the adjective.
#[must_use]
pub fn is_demonym(word: &str) -> bool {
    static TABLE: OnceLock<Table<()>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = Table::default();
        for base in PEOPLES.split_whitespace() {
            let feminine = feminine(base);
            for form in [&format!("{feminine}s"), &feminine, &format!("{base}s"), &base.replace("tal", "taux"), base] {
                table.insert(form, ());
            }
        }
        table
    });
    let bare = word.split_once('-').filter(|(head, _)| head.ends_with('o')).map_or(word, |(_, tail)| tail);
    table.contains(bare) || bare.strip_suffix('s').is_some_and(|b| table.contains(b))
}

fn feminine(base: &str) -> String {
    match base {
        "turc" => "turque".into(),
        "grec" => "grecque".into(),
        "juif" => "juive".into(),
        _ if base.ends_with('e') => base.into(),
        _ if base.ends_with("en") || base.ends_with("on") => format!("{base}ne"),
        _ => format!("{base}e"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms() {
        for word in [
            "français",
            "françaises",
            "syriens",
            "israélienne",
            "turque",
            "nord-coréens",
            "italo-suisse",
            "occidentaux",
        ] {
            assert!(is_demonym(word), "{word}");
        }
        assert!(!is_demonym("poutine"));
    }
}
