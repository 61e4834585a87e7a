//! The stored form of a record: one compact JSON array.
//!
//! `[schema, letter, created, modified − created, context, tomb, field, field, …]`
//!
//! - `context` is flat, `["ab12", 7, "cd34", 2]`: writers with their highest counters, in alphabetical order. Dots
//!   name writers by their place in it.
//! - `tomb` is 0, or `[when, ["ab12", 7]]`: when it was deleted and what the deletion had seen.
//! - a field is 0 if it holds nothing, else flat, `[dot, value, dot, value, …]`. A dot is `counter` for the first
//!   writer of the context and `[writer, counter]` for others: nearly every note has one writer.
//!
//! All trailing fields are read, kept, merged and written back, known or not. A value of a newer schema is read by the
//! same rules if it can be; it can then be shown and merged, and [`Record::is_newer`] keeps it from being written.
//!
//! Arrays instead of objects save about 60 of 420 UTF-16 units a note; a binary form was rejected, because
//! `localStorage` holds UTF-16 and a person should be able to read what is kept about them.

use super::causal::{Context, Dot, Register};
use super::record::{Record, SCHEMA, Tomb};
use super::recorded::Field;
use super::{StoredError, Writer};
use serde_json::Value;

/// A list of values. `json!` takes whatever can be serialised, and with it the whole of a serialiser and the printing of its
/// faults; this takes what becomes a value by itself.
macro_rules! list {
    ($($member:expr),* $(,)?) => {
        serde_json::Value::Array(vec![$(serde_json::Value::from($member)),*])
    };
}
pub(super) use list;

/// `value` as JSON on one line. What a value holds can always be written; `Display` would bring indented JSON as well.
pub(super) fn text(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Members before the first field.
const HEAD: usize = 6;

/// Counters and schemas stay below this, so that a damaged value cannot use up all counters of a writer.
const MOST: u64 = 1 << 30;

/// `record` of kind `letter` as it is stored.
pub(super) fn write(letter: &str, record: &Record) -> String {
    let mut members = Vec::with_capacity(HEAD + record.fields.len());
    members.push(Value::from(record.schema));
    members.push(Value::from(letter));
    members.push(Value::from(record.created));
    members.push(Value::from(record.modified.saturating_sub(record.created)));
    members.push(context_to_value(&record.context));
    members.push(record.tomb.as_ref().map_or(Value::from(0), |tomb| list![tomb.at, context_to_value(&tomb.context)]));
    members.extend(record.fields.iter().map(|register| field_to_value(register, &record.context)));
    text(&Value::Array(members))
}

fn context_to_value(context: &Context) -> Value {
    Value::Array(
        context.iter().flat_map(|(writer, counter)| [Value::from(writer.as_str()), Value::from(counter)]).collect(),
    )
}

fn field_to_value(register: &Register, context: &Context) -> Value {
    if register.is_empty() {
        return Value::from(0);
    }
    let dot = |dot: &Dot| match context.iter().position(|(writer, _)| writer == dot.writer) {
        Some(0) | None => Value::from(dot.counter),
        Some(place) => list![place, dot.counter],
    };
    Value::Array(register.entries().iter().flat_map(|(at, value)| [dot(at), value.clone()]).collect())
}

/// The schema number of a stored value, if it begins with one: enough to know a newer value that cannot be read.
fn schema(members: &[Value]) -> Result<u32, StoredError> {
    let schema = members.first().and_then(number).filter(|&n| n > 0);
    schema.and_then(|n| u32::try_from(n).ok()).ok_or(StoredError::Member("schema"))
}

/// The members of a stored value and its schema number.
///
/// # Errors
/// It is no JSON array that begins with a schema number.
pub(super) fn open(value: &str) -> Result<(u32, Vec<Value>), StoredError> {
    let Ok(Value::Array(members)) = serde_json::from_str(value) else { return Err(StoredError::NotAnArray) };
    Ok((schema(&members)?, members))
}

/// An error in a value of a newer schema is no damage.
pub(super) fn blame(schema: u32, error: StoredError) -> StoredError {
    if schema > SCHEMA { StoredError::Newer(schema) } else { error }
}

/// The record that `value` of kind `letter` holds, its fields checked against `known`.
pub(in crate::core::annotation) fn read(letter: &str, known: &[Field], value: &str) -> Result<Record, StoredError> {
    let (schema, members) = open(value)?;
    read_members(schema, letter, known, members).map_err(|error| blame(schema, error))
}

fn read_members(schema: u32, letter: &str, known: &[Field], members: Vec<Value>) -> Result<Record, StoredError> {
    let [_, kind, created, age, context, tomb, ..] = members.as_slice() else {
        return Err(StoredError::Member("head"));
    };
    if kind.as_str().ok_or(StoredError::Member("kind"))? != letter {
        return Err(StoredError::OtherKind);
    }
    let created = created.as_u64().ok_or(StoredError::Member("created"))?;
    let modified = age.as_u64().and_then(|age| created.checked_add(age)).ok_or(StoredError::Member("modified"))?;
    let context = context_from_value(context).ok_or(StoredError::Member("context"))?;
    let tomb = tomb_from_value(tomb).ok_or(StoredError::Member("deletion"))?;
    let writers: Vec<Writer> = context.iter().map(|(writer, _)| writer).collect();
    let mut fields = Vec::with_capacity(members.len() - HEAD);
    for (number, value) in members.into_iter().skip(HEAD).enumerate() {
        let (name, fits) = known.get(number).copied().unwrap_or(("later field", |_| true));
        let register = field_from_value(value, &writers).ok_or(StoredError::Member(name))?;
        let sound = register.entries().iter().all(|(dot, value)| context.contains(*dot) && fits(value));
        if !sound {
            return Err(StoredError::Member(name));
        }
        fields.push(register);
    }
    let mut record = Record { schema, created, modified, context, tomb, fields };
    record.purge();
    Ok(record)
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64().filter(|&n| n < MOST)
}

fn context_from_value(value: &Value) -> Option<Context> {
    let mut context = Context::default();
    let list = value.as_array()?;
    if list.len() % 2 != 0 {
        return None;
    }
    let mut last = None;
    for pair in list.chunks_exact(2) {
        let writer = Writer::parse(pair[0].as_str()?)?;
        let counter = u32::try_from(number(&pair[1])?).ok()?;
        // Out of order, the places that dots name would not be those that were written.
        if last.is_some_and(|last| last >= writer) || counter == 0 {
            return None;
        }
        last = Some(writer);
        context.see(Dot { writer, counter });
    }
    Some(context)
}

fn tomb_from_value(value: &Value) -> Option<Option<Tomb>> {
    if value.as_u64() == Some(0) {
        return Some(None);
    }
    let [at, context] = value.as_array()?.as_slice() else { return None };
    Some(Some(Tomb { at: at.as_u64()?, context: context_from_value(context)? }))
}

fn field_from_value(value: Value, writers: &[Writer]) -> Option<Register> {
    let list = match value {
        Value::Array(list) if !list.is_empty() && list.len() % 2 == 0 => list,
        other => return (other.as_u64() == Some(0)).then(Register::default),
    };
    let mut entries = Vec::with_capacity(list.len() / 2);
    let mut members = list.into_iter();
    while let (Some(dot), Some(value)) = (members.next(), members.next()) {
        entries.push((dot_from_value(&dot, writers)?, value));
    }
    Some(Register::from_entries(entries))
}

fn dot_from_value(value: &Value, writers: &[Writer]) -> Option<Dot> {
    let (place, counter) = match value.as_array().map(Vec::as_slice) {
        None => (0, number(value)?),
        Some([place, counter]) => (usize::try_from(number(place)?).ok()?, number(counter)?),
        Some(_) => return None,
    };
    let counter = u32::try_from(counter).ok().filter(|&n| n > 0)?;
    Some(Dot { writer: *writers.get(place)?, counter })
}
