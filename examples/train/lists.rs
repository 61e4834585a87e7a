//! The lists of names that are packed beside the weights.

use std::path::Path;

/// The lists of names in `folder`, one a file, by name: their entries, without comments and empty lines.
pub fn read(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut out = Vec::new();
    if !folder.is_dir() {
        return Ok(out);
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let (Some(stem), Some("txt")) = (path.file_stem(), path.extension().and_then(|e| e.to_str())) else { continue };
        let content = std::fs::read_to_string(&path)?;
        let lines: Vec<&str> =
            content.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        out.push((stem.to_string_lossy().into_owned(), lines.join("\n")));
    }
    out.sort();
    Ok(out)
}
