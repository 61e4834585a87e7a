//! The model as a file.
//!
//! ```text
//! magic   7 bytes "MNCHMDL", 1 byte format number
//! then sections until the end: 1 byte kind, 4 bytes length, content
//!   kind 1, the tagger, once: 2 bytes scale; 4 bytes number of features n; 90 weights of label after label;
//!     n gaps between features as variable-length numbers; n low and n high bytes that say which labels have a weight;
//!     the weights
//!   kind 2, a list of names: 1 byte length of its name, its name, its entries, one a line, UTF-8
//! ```
//!
//! Numbers are little-endian. Equal things stand together, so that the file compresses well: brotli takes half of it.
//! What is read never takes more than about sixteen times the memory of its bytes in the file.

use super::fault::ModelFault;
use super::lattice::LABELS;
use std::ops::Range;

const MAGIC: &[u8; 7] = b"MNCHMDL";
/// The format that is written, and the only one that is read.
const FORMAT: u8 = 1;
const TAGGER: u8 = 1;
const LIST: u8 = 2;
/// Fewest bytes of a feature: a gap, two bytes that say which labels have weights, a weight.
const LEAST: usize = 4;

const DAMAGED: ModelFault = ModelFault::Damaged("tagger");

/// A feature's weights by label.
pub type Weights = (u32, [i8; LABELS]);

/// What a model file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Weights are whole multiples of `1 / scale`.
    pub scale: u16,
    /// Weights of each label after each label, and after the start.
    pub edges: [[i8; LABELS]; LABELS + 1],
    /// Weights of features, sorted by feature, none without a weight.
    pub rows: Vec<Weights>,
    /// Lists of names: the name of each and its entries.
    pub lists: Vec<(String, String)>,
}

/// The file of `parts`.
#[must_use]
pub fn write(parts: &Parts) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(FORMAT);
    section(&mut out, TAGGER, &tagger(parts));
    for (name, entries) in &parts.lists {
        let mut content = vec![name.len() as u8];
        content.extend(name.as_bytes());
        content.extend(entries.as_bytes());
        section(&mut out, LIST, &content);
    }
    out
}

fn section(out: &mut Vec<u8>, kind: u8, content: &[u8]) {
    out.push(kind);
    out.extend((content.len() as u32).to_le_bytes());
    out.extend(content);
}

fn tagger(parts: &Parts) -> Vec<u8> {
    let mut out = parts.scale.to_le_bytes().to_vec();
    out.extend((parts.rows.len() as u32).to_le_bytes());
    out.extend(parts.edges.iter().flatten().map(|w| w.cast_unsigned()));
    let mut next = 0;
    for (feature, _) in &parts.rows {
        let mut gap = feature - next;
        next = feature + 1;
        while gap > 127 {
            out.push(gap as u8 | 128);
            gap >>= 7;
        }
        out.push(gap as u8);
    }
    let masks: Vec<u16> = parts.rows.iter().map(|(_, row)| mask(row)).collect();
    out.extend(masks.iter().map(|m| *m as u8));
    out.extend(masks.iter().map(|m| (m >> 8) as u8));
    out.extend(parts.rows.iter().flat_map(|(_, row)| row).filter(|w| **w != 0).map(|w| w.cast_unsigned()));
    out
}

fn mask(row: &[i8; LABELS]) -> u16 {
    row.iter().enumerate().filter(|(_, w)| **w != 0).fold(0, |mask, (y, _)| mask | 1 << y)
}

/// The parts of the file `bytes`.
///
/// # Errors
/// The file is no model, or of another format, or damaged.
pub fn read(bytes: &[u8]) -> Result<Parts, ModelFault> {
    let mut reading = Reading::begin(bytes)?;
    while reading.unit(bytes)? {}
    reading.finish()
}

/// A file that is being read, a few thousand features at a time.
#[derive(Debug)]
pub(super) struct Reading {
    /// Where the lists stand.
    lists: Vec<Range<usize>>,
    parts: Parts,
    tagger: Rows,
}

/// Features of one unit of work.
const ROWS: usize = 4_000;

/// How far the features of the tagger are read.
#[derive(Debug)]
struct Rows {
    /// Number of features.
    n: usize,
    /// Where the next gap stands, or after the last one the next weight.
    at: usize,
    /// Where the masks stand; 0 until all gaps are read.
    masks: usize,
    end: usize,
    /// The least that the next feature can be.
    next: u32,
    /// Features whose weights are read.
    weighted: usize,
}

impl Reading {
    /// Looks which sections there are, and what the tagger's says of itself.
    ///
    /// # Errors
    /// The file is no model, or of another format, or damaged.
    pub(super) fn begin(bytes: &[u8]) -> Result<Self, ModelFault> {
        let mut rest = Reader(bytes);
        if rest.take(MAGIC.len()).ok() != Some(MAGIC) {
            return Err(ModelFault::Foreign);
        }
        let format = rest.byte()?;
        if format != FORMAT {
            return Err(ModelFault::Format(format));
        }
        let (mut tagger, mut lists) = (None, Vec::new());
        while !rest.0.is_empty() {
            let kind = rest.byte()?;
            let length = rest.number()? as usize;
            let start = bytes.len() - rest.0.len();
            rest.take(length)?;
            match kind {
                TAGGER if tagger.is_none() => tagger = Some(start..start + length),
                LIST => lists.push(start..start + length),
                _ => return Err(ModelFault::Damaged("sections")),
            }
        }
        let section = tagger.ok_or(ModelFault::Truncated)?;
        let mut rest = Reader(&bytes[section.clone()]);
        let scale = u16::from(rest.byte()?) | u16::from(rest.byte()?) << 8;
        let n = rest.number()? as usize;
        if scale == 0 || n > section.len() / LEAST {
            return Err(DAMAGED);
        }
        let mut edges = [[0; LABELS]; LABELS + 1];
        for weight in edges.iter_mut().flatten() {
            *weight = rest.byte()?.cast_signed();
        }
        let at = section.end - rest.0.len();
        let parts = Parts { scale, edges, rows: Vec::with_capacity(n), lists: Vec::new() };
        Ok(Self { lists, parts, tagger: Rows { n, at, masks: 0, end: section.end, next: 0, weighted: 0 } })
    }

    /// Does one unit of work on the file, which is the one that was begun; whether more is left.
    ///
    /// # Errors
    /// The file is damaged.
    pub(super) fn unit(&mut self, bytes: &[u8]) -> Result<bool, ModelFault> {
        let tagger = &self.tagger;
        if self.parts.rows.len() < tagger.n {
            self.gaps(bytes)?;
        } else if tagger.masks == 0 || tagger.weighted < tagger.n {
            self.weights(bytes)?;
        } else if let Some(list) = self.lists.get(self.parts.lists.len()) {
            self.parts.lists.push(read_list(&bytes[list.clone()])?);
        }
        let tagger = &self.tagger;
        let left = tagger.masks == 0 || tagger.weighted < tagger.n || self.parts.lists.len() < self.lists.len();
        if !left && tagger.at != tagger.end {
            return Err(DAMAGED);
        }
        Ok(left)
    }

    fn gaps(&mut self, bytes: &[u8]) -> Result<(), ModelFault> {
        let tagger = &mut self.tagger;
        let mut rest = Reader(&bytes[tagger.at..tagger.end]);
        for _ in 0..ROWS.min(tagger.n - self.parts.rows.len()) {
            let feature = tagger.next.checked_add(rest.gap()?).ok_or(DAMAGED)?;
            tagger.next = feature.checked_add(1).ok_or(DAMAGED)?;
            self.parts.rows.push((feature, [0; LABELS]));
        }
        tagger.at = tagger.end - rest.0.len();
        Ok(())
    }

    fn weights(&mut self, bytes: &[u8]) -> Result<(), ModelFault> {
        let tagger = &mut self.tagger;
        if tagger.masks == 0 {
            tagger.masks = tagger.at;
            tagger.at += 2 * tagger.n;
            if tagger.at > tagger.end {
                return Err(ModelFault::Truncated);
            }
        }
        let (low, high) = bytes[tagger.masks..].split_at(tagger.n);
        let mut rest = Reader(&bytes[tagger.at..tagger.end]);
        let rows = self.parts.rows.iter_mut().zip(low.iter().zip(high));
        for ((_, row), (low, high)) in rows.skip(tagger.weighted).take(ROWS) {
            let mask = u16::from(*low) | u16::from(*high) << 8;
            if mask == 0 || mask >> LABELS != 0 {
                return Err(DAMAGED);
            }
            for (y, weight) in row.iter_mut().enumerate() {
                if mask & 1 << y != 0 {
                    *weight = rest.byte()?.cast_signed();
                }
            }
            if self::mask(row) != mask {
                return Err(DAMAGED);
            }
        }
        tagger.weighted = tagger.n.min(tagger.weighted + ROWS);
        tagger.at = tagger.end - rest.0.len();
        Ok(())
    }

    /// What was read.
    ///
    /// # Errors
    /// Work is left.
    pub(super) fn finish(self) -> Result<Parts, ModelFault> {
        if self.parts.lists.len() == self.lists.len() { Ok(self.parts) } else { Err(ModelFault::Truncated) }
    }
}

fn read_list(content: &[u8]) -> Result<(String, String), ModelFault> {
    let mut rest = Reader(content);
    let length = rest.byte()? as usize;
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| ModelFault::Damaged("names"));
    let name = text(rest.take(length)?)?;
    Ok((name, text(rest.0)?))
}

/// What is left of a file.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], ModelFault> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or(ModelFault::Truncated)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, ModelFault> {
        self.take(1).map(|b| b[0])
    }

    fn number(&mut self) -> Result<u32, ModelFault> {
        self.take(4).map(|b| b.iter().rev().fold(0, |n, b| n << 8 | u32::from(*b)))
    }

    /// A number in groups of seven bits, the lowest first.
    fn gap(&mut self) -> Result<u32, ModelFault> {
        let mut gap = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            gap |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(gap);
            }
        }
        Err(DAMAGED)
    }
}
