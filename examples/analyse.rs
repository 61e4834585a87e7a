//! Analyses articles and prints one line of JSON for each, in the shape of the scripting interface's `analyse()`.
//!
//! ```text
//! cargo run --release --example analyse -- article.txt corpus.json
//! cargo run --release --example analyse -- --predictions corpus.json > predictions.json
//! ```
//!
//! A `.txt` file is one article, whose id is the file's stem; a `.json` file is a list of objects with `id` and `text`.
//! Offsets are UTF-16 code units. With `--predictions` the output is one object, `{id: result}`; with `--time` the
//! time each article took is printed to standard error; with `--plain` the language model is left out, with
//! `--model=FILE` it is another one.

use manchette::core::analysis::{Analysis, Model, analyse};
use manchette::core::text::{Span, Text};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// The language model, from the project's folder.
const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/model/fr.model");

fn main() -> ExitCode {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    if files.is_empty() {
        eprintln!("usage: analyse [--predictions] [--time] [--plain] [--model=FILE] FILE.txt|FILE.json …");
        return ExitCode::FAILURE;
    }
    let has = |name: &str| flags.iter().any(|f| f == name);
    let model_path = flags.iter().find_map(|f| f.strip_prefix("--model=")).unwrap_or(MODEL);
    let model = match (!has("--plain")).then(|| read_model(model_path)).transpose() {
        Ok(model) => model.map(Arc::new),
        Err(message) => {
            eprintln!("{model_path}: {message}");
            return ExitCode::FAILURE;
        }
    };
    let mut all = Map::new();
    for file in &files {
        let articles = match read(file) {
            Ok(articles) => articles,
            Err(message) => {
                eprintln!("{file}: {message}");
                return ExitCode::FAILURE;
            }
        };
        for (id, text) in articles {
            let text = Text::plain(&text);
            let start = std::time::Instant::now();
            let analysis = analyse(&text, model.as_ref());
            if has("--time") {
                eprintln!("{id}: {} bytes in {:.3} ms", text.as_str().len(), start.elapsed().as_secs_f64() * 1e3);
            }
            let mut value = to_json(&text, &analysis);
            if has("--predictions") {
                all.insert(id, Value::Object(value));
            } else {
                value.insert("id".into(), id.into());
                println!("{}", Value::Object(value));
            }
        }
    }
    if has("--predictions") {
        println!("{}", Value::Object(all));
    }
    ExitCode::SUCCESS
}

fn read_model(path: &str) -> Result<Model, String> {
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    Model::read(&bytes).map_err(|fault| fault.to_string())
}

fn read(file: &str) -> Result<Vec<(String, String)>, String> {
    let content = std::fs::read_to_string(file).map_err(|e| e.to_string())?;
    if !file.ends_with(".json") {
        let stem = Path::new(file).file_stem().map_or_else(|| file.to_owned(), |s| s.to_string_lossy().into_owned());
        return Ok(vec![(stem, content.strip_suffix('\n').unwrap_or(&content).to_owned())]);
    }
    let list: Vec<Value> = serde_json::from_str(&content).map_err(|e| e.to_string())?;
    let field = |v: &Value, name: &str| v.get(name).and_then(Value::as_str).map(str::to_owned);
    list.iter()
        .map(|v| field(v, "id").zip(field(v, "text")).ok_or_else(|| "an article lacks `id` or `text`".to_owned()))
        .collect()
}

fn to_json(text: &Text, analysis: &Analysis) -> Map<String, Value> {
    let place = |span: Span| {
        let (start, end) = text.index().span_to_utf16(text.as_str(), span);
        json!({ "start": start, "end": end })
    };
    let with = |span: Span, more: Value| {
        let mut object = place(span);
        if let (Some(a), Value::Object(b)) = (object.as_object_mut(), more) {
            a.extend(b);
        }
        object
    };
    let quotes: Vec<Value> = analysis
        .quotes
        .iter()
        .map(|q| {
            let speaker = q.speaker.as_ref().map(|s| match s.mention {
                Some(span) => with(span, json!({ "name": s.name })),
                None => json!({ "name": s.name }),
            });
            let mut quote = with(
                q.span,
                json!({ "kind": q.kind.name(), "utterance": q.utterance, "cue": q.cue.map(place), "speaker": speaker,
                        "why": { "rule": q.why.rule.id() } }),
            );
            if let (Some(object), Some(r)) = (quote.as_object_mut(), &q.relay) {
                object.insert("relay".into(), with(r.mention, json!({ "name": r.name })));
            }
            quote
        })
        .collect();
    let entities: Vec<Value> = analysis
        .entities
        .iter()
        .map(|e| with(e.span, json!({ "type": e.kind.name(), "name": e.name, "why": { "rule": e.why.rule.id() } })))
        .collect();
    let mut out = Map::new();
    out.insert("quotes".into(), quotes.into());
    out.insert("entities".into(), entities.into());
    out
}
