//! Anchoring, honestly: each case is an edit of a text and what a note on it becomes, with the old text at hand and without.

use manchette::core::anchoring::{Resolved, Resolver, Selector, State, describe};
use manchette::core::text::Span;

/// Words before and after the passage, which make a passage's neighbours known.
const BEFORE: &str = "La séance du conseil a commencé à neuf heures dans la grande salle de la mairie. ";
const AFTER: &str = " Les habitants avaient rempli les bancs bien avant le début des débats publics.";

/// Where the passage `[…]` of `old` lies in `new`, by words and context alone.
fn alone(old: &str, new: &str) -> Resolved {
    let (old, span) = marked(old);
    let exact = span.of(&old).unwrap();
    let context = describe(&old, span);
    let selector = Selector { exact, prefix: &context.prefix, suffix: &context.suffix, positions: &[span] };
    Resolver::of_another_version(new).foreign(&selector)
}

/// The same with the old text at hand.
fn followed(old: &str, new: &str) -> Resolved {
    let (old, span) = marked(old);
    Resolver::of_next_version(new, &old).follow(span, span.of(&old).unwrap())
}

/// A text with its passage between square brackets.
fn marked(text: &str) -> (String, Span) {
    let start = text.find('[').unwrap();
    let end = text.find(']').unwrap();
    (text.replace(['[', ']'], ""), Span::new(start, end - 1))
}

fn told(new: &str, place: &Resolved) -> String {
    let words = |span: &Span| span.of(new).unwrap_or("?").to_owned();
    match (&place.span, place.candidates.first()) {
        (Some(span), _) => format!("{}: {}", place.state.name(), words(span)),
        (None, Some(first)) => format!("{}: {}?", place.state.name(), words(first)),
        (None, None) => place.state.name().to_owned(),
    }
}

/// `passage` in its surroundings becomes `edited` in the same ones: what is said of it without and with the old text.
fn check(passage: &str, edited: &str, without: &str, with: &str) {
    let (old, new) = (format!("{BEFORE}{passage}{AFTER}"), format!("{BEFORE}{edited}{AFTER}"));
    assert_eq!(told(&new, &alone(&old, &new)), without, "without the old text: {passage} → {edited}");
    assert_eq!(told(&new, &followed(&old, &new)), with, "with the old text: {passage} → {edited}");
}

fn both(passage: &str, edited: &str, expected: &str) {
    check(passage, edited, expected, expected);
}

#[test]
fn typography_alone_is_normalised() {
    both("[Il a dit “oui” à l'homme !]", "Il a dit « oui » à l’homme !", "normalised: Il a dit « oui » à l’homme !");
    both(
        "[trois\u{a0}mille euros – pas plus]",
        "trois\u{202f}mille euros — pas plus",
        "normalised: trois\u{202f}mille euros — pas plus",
    );
    both("[le cœur de la ﬁlière]", "le coeur de la filière", "normalised: le coeur de la filière");
    both(
        "[l'été à l'Élysée]",
        "l'e\u{301}te\u{301} a\u{300} l'E\u{301}lyse\u{301}e",
        "normalised: l'e\u{301}te\u{301} a\u{300} l'E\u{301}lyse\u{301}e",
    );
}

#[test]
fn a_deleted_sentence_whose_negation_stands_elsewhere_is_never_placed() {
    let old = format!(
        "{BEFORE}[Le maire a voté le budget.]{AFTER} Plus tard, le public a appris ceci. Le maire n'a pas voté le budget. Fin."
    );
    let new = format!("{BEFORE}{AFTER} Plus tard, le public a appris ceci. Le maire n'a pas voté le budget. Fin.");
    assert_eq!(alone(&old, &new).span, None);
    assert_eq!(told(&new, &followed(&old, &new)), "lost");
}

#[test]
fn a_name_that_is_corrected_is_a_question() {
    let old =
        format!("M. Dupond, du port, écoutait. {BEFORE}[Selon M. Dupond, le pont tiendra encore vingt ans.]{AFTER}");
    let new =
        format!("M. Dupond, du port, écoutait. {BEFORE}Selon M. Dupont, le pont tiendra encore vingt ans.{AFTER}");
    for place in [alone(&old, &new), followed(&old, &new)] {
        assert_eq!(told(&new, &place), "suggested: Selon M. Dupont, le pont tiendra encore vingt ans.?");
    }
    let old = format!("{BEFORE}Le gardien, [Dupond], dort. Un autre Dupond veille.{AFTER}");
    let new = format!("{BEFORE}Le gardien, Dupont, dort. Un autre Dupond veille.{AFTER}");
    assert_eq!(alone(&old, &new).span, None);
    assert_eq!(told(&new, &followed(&old, &new)), "suggested: Dupont?");
}

#[test]
fn what_stands_in_the_place_of_a_replaced_passage_is_asked_about_where_the_old_text_is_at_hand() {
    check(
        "Le convoi part pour [Ankara] demain.",
        "Le convoi part pour Istanbul demain.",
        "lost",
        "suggested: Istanbul?",
    );
    check("Ils étaient [3,5] cette année.", "Ils étaient 2,7 cette année.", "lost", "suggested: 2,7?");
    check(
        "[Le préfet refuse.] Il pleut.",
        "La ministre accepte enfin. Il pleut.",
        "lost",
        "suggested: La ministre accepte enfin.?",
    );
    // Taken out is taken out, and an essay is no sentence.
    check("Le convoi part [tôt] demain.", "Le convoi part demain.", "lost", "lost");
    let essay = "très loin d’ici, par les chemins de montagne que personne ne surveille plus,";
    check("Le convoi part [tôt] demain.", &format!("Le convoi part {essay} demain."), "lost", "lost");
    // What stood elsewhere before is not its successor.
    let (old, new) = (
        format!("{BEFORE}[Oui.] {AFTER} Le maire sort par la porte."),
        format!("{BEFORE}Le maire sort par la porte. {AFTER}"),
    );
    assert_eq!(followed(&old, &new).state, State::Lost);
}

#[test]
fn guarded_words_are_never_changed_silently() {
    for (passage, edited) in [
        ("[La dette atteint 3,5 milliards cette année.]", "La dette atteint 2,7 milliards cette année."),
        ("[La société aurait versé une forte somme au club.]", "La société a versé une forte somme au club."),
        ("[Le ministre viendra demain à la réunion.]", "Le ministre ne viendra pas demain à la réunion."),
        ("[Elle peut partir quand elle le souhaite vraiment.]", "Elle doit partir quand elle le souhaite vraiment."),
        ("[Ils ont trouvé deux corps sous les ruines hier.]", "Ils ont trouvé trois corps sous les ruines hier."),
    ] {
        both(passage, edited, &format!("suggested: {edited}?"));
    }
}

#[test]
fn a_harmless_word_changes_the_passage_and_it_stays() {
    both(
        "[la route reste fermée aux camions depuis hier soir]",
        "la route demeure fermée aux camions depuis hier soir",
        "changed: la route demeure fermée aux camions depuis hier soir",
    );
}

#[test]
fn the_same_sentence_twice_and_one_deleted() {
    let old = format!("[On verra bien.] {BEFORE}{AFTER} On verra bien.");
    let new = format!("{BEFORE}{AFTER} On verra bien.");
    assert_eq!(told(&new, &alone(&old, &new)), "suggested: On verra bien.?");
    assert_eq!(followed(&old, &new).span, None);
}

#[test]
fn a_paragraph_put_in_above_changes_nothing() {
    let (old, new) = (
        format!("{BEFORE}[Le budget est voté.]{AFTER}"),
        format!("Un chapeau tout neuf.\nEt encore un.\n{BEFORE}Le budget est voté.{AFTER}"),
    );
    for place in [alone(&old, &new), followed(&old, &new)] {
        assert_eq!(told(&new, &place), "exact: Le budget est voté.");
    }
}

#[test]
fn a_passage_cut_in_two_is_a_question() {
    let long = "Pendant ce temps les employés du service technique avaient monté une tente devant la mairie et servaient du café chaud. ";
    let old = format!("{BEFORE}[Le vin coule à flots. La fanfare joue sans fin.]{AFTER}");
    let new = format!("{BEFORE}Le vin coule à flots. {long}La fanfare joue sans fin.{AFTER}");
    assert_eq!((alone(&old, &new).state, followed(&old, &new).state), (State::Suggested, State::Suggested));
}

#[test]
fn a_passage_moved_to_another_section_moves_with_its_note() {
    let sentence = "Le ferry du soir a chaviré au large de la côte sauvage.";
    let old = format!("{BEFORE}[{sentence}]{AFTER} Une autre partie commence ici. Elle finit là.");
    let new = format!("{BEFORE}{AFTER} Une autre partie commence ici. {sentence} Elle finit là.");
    for place in [alone(&old, &new), followed(&old, &new)] {
        assert_eq!(told(&new, &place), format!("moved: {sentence}"));
    }
}

#[test]
fn refrains_and_captions_are_told_apart_by_what_stands_around_them() {
    let verses = [
        "Le vieux port s'endort sous la brume. Et vogue le navire. Au loin chante une sirène. ",
        "Trois marins boivent leur dernière solde. [Et vogue le navire.] Demain sera un autre jour. ",
        "La tempête emporte les voiles blanches. Et vogue le navire. Nul ne revit jamais la côte. ",
    ];
    let old = verses.concat();
    let new = format!("Avant-propos. {}", old.replace(['[', ']'], ""));
    let second = new.find("Trois marins").unwrap();
    for place in [alone(&old, &new), followed(&old, &new)] {
        assert_eq!(place.state, State::Exact);
        assert!(place.span.unwrap().start.get() > second && place.span.unwrap().start.get() < second + 80);
    }
    let captions = "Photo AFP\nUn texte.\nPhoto AFP\nUn autre texte.\n";
    let nothing = Selector { exact: "Photo AFP", ..Selector::default() };
    let place = Resolver::of_another_version(captions).foreign(&nothing);
    assert_eq!((place.state, place.candidates.len()), (State::Suggested, 2));
}

#[test]
fn a_passage_of_a_paragraph_that_stands_twice_is_a_question_the_one_that_changed_less_first() {
    let old = "La séance s’ouvre.\nLe maire a lu le rapport, puis [les élus ont voté le budget] avant de quitter la salle.\nOn ferme.";
    let less = "Le maire a lu le rapport, puis les élus ont voté le budget avant de quitter la mairie.";
    let more = "Le maire a ouvert le dossier, puis les élus ont voté le budget avant de fermer la salle.";
    for (first, second) in [(less, more), (more, less)] {
        let new = format!("La séance s’ouvre.\n{first}\n{second}\nOn ferme.");
        let place = followed(old, &new);
        assert_eq!((place.state, place.span, place.candidates.len()), (State::Suggested, None, 2), "{new}");
        let at = new.find(less).unwrap();
        assert!((at..at + less.len()).contains(&place.candidates[0].start.get()), "{new}");
    }
    // Two paragraphs that were alike before are no copies of each other.
    let old = "Le maire a lu le rapport du lundi et salué [les élus de la ville].\nLe maire a lu le rapport du mardi et salué les élus de la ville.\nFin.";
    let new = old.replace(['[', ']'], "");
    assert_eq!(told(&new, &followed(old, &new)), "exact: les élus de la ville");
}

#[test]
fn a_passage_over_lines_of_which_one_stands_twice_is_a_question() {
    let (first, last) = ("Le maire de la ville a présenté hier soir un long budget", "Les bancs étaient pleins");
    let copy = "Le maire de la commune a présenté hier soir un long budget";
    let old = format!("{BEFORE}\n{first} [aux élus.\n{last}] et les débats ont duré.\n{AFTER}");
    for doubled in [format!("{first} aux élus.\n{copy} aux élus."), format!("{copy} aux élus.\n{first} aux élus.")]
    {
        let new = format!("{BEFORE}\n{doubled}\n{last} et les débats ont duré.\n{AFTER}");
        for place in [alone(&old, &new), followed(&old, &new)] {
            assert_eq!(told(&new, &place), format!("suggested: aux élus.\n{last}?"));
        }
    }
}

#[test]
fn a_sentence_put_in_after_the_passage_does_not_draw_its_end_away() {
    let old = "Il attendit. La clé tournait [sur ses gonds.] La porte resta close.";
    let new = "Il attendit. La clé tournait sur ses gonds. Un chien aboyait au loin. La porte resta close.";
    assert_eq!(told(new, &followed(old, new)), "exact: sur ses gonds.");
    let new = "Il attendit. La clé tournait sur les gonds. Personne ne vint ce soir. La porte resta close.";
    assert_eq!(told(new, &followed(old, new)), "changed: sur les gonds.");
}

#[test]
fn names_of_four_letters_are_placed_by_their_context_or_not_at_all() {
    both("Le juge [Levy] préside la première chambre.", "Le juge Levy préside la première chambre.", "exact: Levy");
    let old = format!("{BEFORE}Le juge [Levy] préside la chambre. Levy rit.{AFTER}");
    let new = format!("{BEFORE}Levy rit.{AFTER}");
    assert_eq!((alone(&old, &new).span, followed(&old, &new).span), (None, None));
}

#[test]
fn nothing_and_everything() {
    let new = format!("{BEFORE}{AFTER}");
    let place = |exact: &str| Resolver::of_another_version(&new).foreign(&Selector { exact, ..Selector::default() });
    assert_eq!(place("").state, State::Lost);
    assert_eq!(place(" \n ").span, None);
    assert_eq!((place(&new).state, place(&new).span), (State::Exact, Some(Span::new(0, new.len()))));
    let edited = new.replace("grande", "vaste");
    let whole = Resolver::of_next_version(&edited, &new).follow(Span::new(0, new.len()), &new);
    assert_eq!((whole.state, whole.span), (State::Changed, Some(Span::new(0, edited.len()))));
}

#[test]
fn a_record_whose_words_and_position_disagree_is_a_question() {
    let text = format!("{BEFORE}Rien. {AFTER} Tout.");
    let selector = Selector { exact: "Tout", prefix: "", suffix: "", positions: &[Span::new(3, 9)] };
    assert_eq!(Resolver::new(&text).foreign(&selector).state, State::Suggested);
}

#[test]
fn repetition_takes_no_more_than_linear_time() {
    let start = std::time::Instant::now();
    let text = "Il pleut encore sur la ville. ".repeat(10_000);
    let resolver = Resolver::of_another_version(&text);
    for i in 0..200 {
        let at = 30 * i;
        let exact = &text[at..at + 29];
        let place =
            resolver.foreign(&Selector { exact, prefix: &text[..at], suffix: &text[at + 29..], positions: &[] });
        assert!(place.span.is_none_or(|span| span.start.get() == at), "ten thousand equal sentences: {place:?}");
    }
    let same = "mot ".repeat(100_000);
    let next = Resolver::of_next_version(&same[4..], &same);
    let _ = next.follow(Span::new(0, 3), "mot");
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
