//! Trains the language model: the same bytes from the same data, on every machine.
//!
//! ```text
//! make model TRAINING=folder
//! cargo run --profile train --example train -- folder [out] [epochs=25 rate=0.05 penalty=0.000003 blind=40 least=2]
//!     [without=file]
//! ```
//!
//! `folder` holds `winer_fr.jsonl`, one annotated article a line: its `split` is `train`, from which the tagger is
//! learned, or `dev`, on which it is measured. Articles whose ids stand in the file `without`, one a line, are left out,
//! so that the analysis can be measured on them although they are in the data. Articles that were annotated anew by the
//! project's guidelines stand in `revised.txt`. The lists of names in `tools/model` are packed beside the weights. The
//! model goes to `out/fr.model` and its SHA-256 to `out/fr.sha256`; `out` is `www/model` if it is not given.

mod corpus;
mod guidelines;
mod learn;
mod lists;
mod pack;
mod report;
mod revised;

use corpus::Corpus;
use learn::{Settings, Weights};
use manchette::core::analysis::model::{Model, digest, format};
use revised::Revised;
use std::path::Path;
use std::process::ExitCode;

/// Chosen on the articles of `dev`.
const SETTINGS: Settings = Settings { epochs: 25, rate: 0.05, penalty: 3e-6, blind: 40, least: 2 };

/// Names of articles that were annotated anew.
const REVISED: &str = include_str!("revised.txt");

fn main() -> ExitCode {
    let (named, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.contains('='));
    let (without, settings): (Vec<String>, Vec<String>) = named.into_iter().partition(|a| a.starts_with("without="));
    let Some(folder) = folders.first() else {
        eprintln!("usage: train FOLDER [OUT] [SETTING=NUMBER …]");
        return ExitCode::FAILURE;
    };
    let out = folders.get(1).map_or("www/model", String::as_str);
    let made =
        set(&settings).and_then(|settings| make(Path::new(folder), Path::new(out), settings, &left_out(&without)?));
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The settings, with what is given in place of what was chosen.
fn set(given: &[String]) -> Result<Settings, String> {
    let mut settings = SETTINGS;
    for (name, value) in given.iter().filter_map(|g| g.split_once('=')) {
        let number: f32 = value.parse().map_err(|_| format!("{name}: {value} is no number"))?;
        match name {
            "epochs" => settings.epochs = number as usize,
            "rate" => settings.rate = number,
            "penalty" => settings.penalty = number,
            "blind" => settings.blind = number as u32,
            "least" => settings.least = number as u32,
            _ => return Err(format!("there is no setting {name}")),
        }
    }
    Ok(settings)
}

/// The ids in the files that `without` names.
fn left_out(without: &[String]) -> Result<Vec<String>, String> {
    let mut ids = Vec::new();
    for path in without.iter().filter_map(|w| w.split_once('=')).map(|w| w.1) {
        let lines = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
        ids.extend(lines.split_whitespace().map(str::to_owned));
    }
    Ok(ids)
}

fn make(folder: &Path, out: &Path, settings: Settings, without: &[String]) -> Result<(), String> {
    let path = folder.join("winer_fr.jsonl");
    let lines = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lists = lists::read(Path::new("tools/model")).map_err(|e| format!("tools/model: {e}"))?;
    let known = Model::of(lists.clone());
    let revised = Revised::read(REVISED)?;
    let corpus = |split| corpus::articles(&lines, split, without, &revised).map(|a| Corpus::of(&a, &known));
    let weights = Weights::learn(&corpus("train")?, settings);
    let parts = pack::parts(&weights, lists);
    let bytes = format::write(&parts);
    let model = Model::read(&bytes).map_err(|fault| fault.to_string())?;
    println!("{} features, {} bytes", parts.rows.len(), bytes.len());
    if let Some(tagger) = &model.tagger {
        report::report(tagger, &corpus("dev")?).iter().for_each(|line| println!("{line}"));
    }
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(out.join(name), bytes).map_err(|e| format!("{}: {e}", out.join(name).display()))
    };
    write("fr.model", &bytes)?;
    write("fr.sha256", format!("{}\n", digest(&bytes)).as_bytes())
}
