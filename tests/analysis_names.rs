//! One sentence for each rule by which names are bounded and told apart, with its names marked.
//!
//! `{TYPE|words}`. The names are made up, save those that only the lists can know.

mod model;

use manchette::core::analysis::analyse;
use manchette::core::text::Text;
use model::model;

/// Checks the people, places, bodies and works of `marked`, which holds each in braces with its kind.
fn check(marked: &str) {
    let mut plain = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        let (label, words) = after.split_once('|').unwrap_or_else(|| unreachable!("a label ends with a bar"));
        let (words, next) = words.split_once('}').unwrap_or_else(|| unreachable!("a brace is closed"));
        assert!(label.chars().all(char::is_uppercase));
        plain.push_str(before);
        plain.push_str(words);
        rest = next;
    }
    plain.push_str(rest);
    let text = Text::plain(&plain);
    let mut found = String::new();
    let mut at = 0;
    for e in analyse(&text, Some(model())).entities {
        found.push_str(&plain[at..e.span.start.get()]);
        found.push_str(&format!("{{{}|{}}}", e.kind.name(), text.slice(e.span)));
        at = e.span.end.get();
    }
    found.push_str(&plain[at..]);
    assert_eq!(found, marked);
}

macro_rules! names {
    ($($name:ident: $text:expr;)*) => { $(#[test] fn $name() { check($text); })* };
}

names! {
    adjective_by_its_form_belongs_to_the_institution:
        "Le vote du {ORG|Parti paysanniste} a surpris.";
    demonym_tells_an_assembly_from_its_namesakes:
        "Le texte passe devant le {ORG|Parlement moldave} ce soir.";
    institution_goes_as_far_as_its_acronym:
        "La {ORG|Mission pour la paix et la concorde des vallées} ({ORG|MPCV}) se retire.";
    acronym_spells_a_name_without_a_known_head:
        "Un rapport du {ORG|Pacte des armateurs du Nord} ({ORG|PAN}) le dit.";
    institution_in_small_letters_under_its_full_name:
        "La {ORG|commission européenne} hésite.";
    grand_before_the_head_of_an_institution:
        "Il siège au {ORG|Haut conseil du dialogue social}.";
    head_of_state_is_no_part_of_the_party:
        "Le {ORG|Parti libéral} de {PER|Marie Dolfin} gagne.";
    club_by_its_letters:
        "Il rejoint le {ORG|Borsano AC} cet hiver.";
    company_by_its_last_word:
        "Le contrat revient à {ORG|Harvik Airlines} sans débat.";
    company_by_its_company_form:
        "Le rachat de {ORG|Meunier et Cie} est conclu.";
    company_by_the_noun_that_follows:
        "La grève a gagné {ORG|Brivalor}, filiale d'un groupe belge.";
    company_by_its_leader:
        "Le PDG d'{ORG|Ostrelia} a démissionné.";
    company_by_a_noun_with_its_complement:
        "La société d'assurance {ORG|Veridor} paiera.";
    capital_within_a_word:
        "Un avion d'{ORG|AzurJet} s'est posé.";
    beach_by_its_last_word:
        "Ils campent à {LOC|Corvin Beach} depuis hier.";
    road_by_its_class_and_number:
        "L'accident a eu lieu sur la {LOC|RN 165} à midi.";
    address_with_its_number:
        "Le feu a pris au {LOC|12 rue Victor Hugo} cette nuit.";
    state_by_its_full_name:
        "Le chef de la {LOC|république populaire de Chine} est attendu.";
    square_with_a_capital:
        "On se retrouve {LOC|Place de la Liberté} à midi.";
    place_by_the_department_in_brackets:
        "La voiture a brûlé devant {LOC|Lorzac} ({LOC|Dordogne}) hier.";
    places_at_the_ends_of_a_road:
        "Il y a dix kilomètres entre {LOC|Torvel} et {LOC|Brunac} par la côte.";
    hyphens_as_one_likes:
        "Il vit à {LOC|New-York} puis dans les {LOC|Hauts de Seine}.";
    paper_under_a_contracted_article:
        "Elle a confié au {ORG|Monde} ses doutes.";
    surname_of_a_couple:
        "Les époux {PER|Vaslin} ont tout nié.";
    apposed_to_a_role:
        "Le président de la commission, {PER|Kordal}, a tout nié.";
    middle_initial_is_no_civility:
        "Le prix revient à {PER|John M. Halvorsen} cette année.";
    unit_and_model_are_no_bodies:
        "Il manque 130 GW, un CX-42 et des vis.";
    roman_numeral_names_nothing:
        "C'est l'acte VIII du mouvement.";
    article_at_the_head_makes_no_person:
        "Il lit la revue {ORG|Les Cahiers Rouges} chaque mois.";
    game_without_its_marks:
        "Le jeu {MISC|Iron Orchard} sort demain.";
    surname_that_is_also_a_country:
        "Hier, {PER|Hollande} a salué la foule.";
    town_that_is_also_a_word:
        "Elle habite {LOC|Tours} et lui {LOC|Sens}.";
}

#[test]
fn acronym_in_small_letters_stays_as_written() {
    let text = Text::plain("L'Otan s'inquiète.");
    let names: Vec<String> = analyse(&text, Some(model())).entities.into_iter().map(|e| e.name).collect();
    assert_eq!(names, ["Otan"]);
}
