//! Training: from a handful of sentences, the same bytes each time, and names that it has not seen.

#![allow(clippy::expect_used, reason = "a test's own helpers fail the test")]

#[path = "../examples/train/corpus.rs"]
mod corpus;
#[path = "../examples/train/guidelines.rs"]
mod guidelines;
#[path = "../examples/train/learn.rs"]
mod learn;
#[path = "../examples/train/pack.rs"]
mod pack;
#[path = "../examples/train/report.rs"]
mod report;
#[path = "../examples/train/revised.rs"]
mod revised;

use corpus::{Article, Corpus, Gold};
use learn::{Settings, Weights};
use manchette::core::analysis::model::{Model, format};
use manchette::core::text::Text;
use revised::Revised;

const SETTINGS: Settings = Settings { epochs: 8, rate: 0.1, penalty: 2e-6, blind: 24, least: 1 };

/// An article in which `[PER Zoé Zyx]` is a person's name.
fn article(marked: &str) -> Article {
    let (mut text, mut names) = (String::new(), Vec::new());
    for (i, part) in marked.split(['[', ']']).enumerate() {
        let start = text.len();
        let kind = ["PER ", "LOC ", "ORG ", "MISC "].iter().position(|k| i % 2 == 1 && part.starts_with(k));
        text.push_str(if kind.is_some() { part.split_once(' ').expect("a name").1 } else { part });
        names.extend(kind.map(|kind| Gold { start, end: text.len(), kind }));
    }
    Article { text: Text::plain(&text), names, revised: false }
}

fn corpus() -> Corpus {
    let people = ["Zoé Zyxal", "Oro Bask", "Ilva Drem", "Tom Quorn", "Una Velk", "Ari Pomsk"];
    let towns = ["Zerbigny", "Oltreville", "Bramonde", "Quervolt", "Sanlune", "Drazac"];
    let firms = ["Vextor", "Grolix", "Mandrax", "Polybane", "Orvex", "Trimac"];
    let mut articles = Vec::new();
    for i in 0..6 {
        let (a, b, c) = (people[i], towns[(i + 1) % 6], firms[(i + 2) % 6]);
        articles.push(article(&format!("Le maire [PER {a}] habite à [LOC {b}] depuis longtemps.")));
        articles.push(article(&format!("La société [ORG {c}] a ouvert une usine à [LOC {b}], selon [PER {a}].")));
        articles.push(article(&format!("Mme [PER {a}] dirige le groupe [ORG {c}] et vit près de [LOC {b}].")));
    }
    Corpus::of(&articles, &Model::built_in())
}

fn model() -> Vec<u8> {
    format::write(&pack::parts(&Weights::learn(&corpus(), SETTINGS), vec![("places".into(), "Zerbigny".into())]))
}

#[test]
fn the_same_sentences_give_the_same_bytes() {
    assert_eq!(model(), model());
}

#[test]
fn names_that_training_has_not_seen_are_found() {
    let model = Model::read(&model()).expect("the model that was written");
    let unseen = [
        "Le maire [PER Pia Lorn] habite à [LOC Fontrieux] depuis longtemps.",
        "La société [ORG Brintel] a ouvert une usine à [LOC Fontrieux], selon [PER Pia Lorn].",
    ];
    let unseen: Vec<Article> = unseen.iter().map(|s| article(s)).collect();
    let lines = report::report(&model.tagger.expect("its tagger"), &Corpus::of(&unseen, &Model::built_in()));
    assert_eq!(lines.last().map(String::as_str), Some("PER+LOC+ORG   P 100.0  R 100.0  F 100.0"));
}

#[test]
fn the_corpus_is_read_by_the_projects_guidelines() {
    let line = r#"{"id":"a","split":"train","text":"Le ministre de l'Intérieur a vu l'armée, le mouvement Orvex et l'abbé Lorn à l'aéroport de Bram.","entities":[
        {"start":17,"end":26,"type":"ORG","nested":false},{"start":34,"end":39,"type":"ORG","nested":false},
        {"start":44,"end":59,"type":"ORG","nested":false},{"start":65,"end":74,"type":"PER","nested":false},
        {"start":77,"end":95,"type":"ORG","nested":false},{"start":91,"end":95,"type":"LOC","nested":true}]}"#;
    let line = line.replace('\n', "");
    let none = Revised::read("").expect("no lines");
    let articles = corpus::articles(&line, "train", &[], &none).expect("a line of the corpus");
    let without = corpus::articles(&line, "train", &["a".to_owned()], &none).expect("a line of the corpus");
    assert!(without.is_empty(), "an article that was left out is read all the same");
    let article = articles.first().expect("an article");
    let names: Vec<(&str, usize)> =
        article.names.iter().map(|n| (&article.text.as_str()[n.start..n.end], n.kind)).collect();
    assert_eq!(names, [("Orvex", 2), ("Lorn", 0), ("aéroport de Bram", 1)]);
}

#[test]
fn an_article_annotated_anew_is_learned_from_as_it_stands_whatever_its_split() {
    let line = r#"{"id":"a","split":"dev","text":"Été à l'aéroport de Bram.","entities":[{"start":8,"end":24,"type":"ORG","nested":false}]}"#;
    let revised = Revised::read("# a comment\na 25 20-24-ORG\n").expect("a line");
    let articles = |split| corpus::articles(line, split, &[], &revised).expect("a line of the corpus");
    assert!(articles("dev").is_empty(), "what is learned from is measured on");
    let train = articles("train");
    assert!(train.len() > 1);
    for article in &train {
        let names: Vec<&str> = article.names.iter().map(|n| &article.text.as_str()[n.start..n.end]).collect();
        assert_eq!((names, article.names[0].kind), (vec!["Bram"], 2));
    }
    let left_out = corpus::articles(line, "train", &["a".to_owned()], &revised).expect("a line of the corpus");
    assert!(left_out.is_empty());
}

#[test]
fn names_annotated_anew_for_another_text_are_refused() {
    let line = r#"{"id":"a","split":"train","text":"Bram.","entities":[]}"#;
    for wrong in ["a 6 0-4-LOC", "a 5 0-9-LOC"] {
        assert!(corpus::articles(line, "train", &[], &Revised::read(wrong).expect("a line")).is_err(), "{wrong}");
    }
    assert!(Revised::read("a 5 0-4-TOWN").is_err() && Revised::read("a x").is_err());
}
