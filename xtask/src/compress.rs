//! What hosts send in place of a file, to whoever takes it: the same compressed, made once and as small as can be.

use crate::assets::Files;
use anyhow::Result;
use std::io::Write;

/// The endings of compressed copies.
pub(crate) const COPIES: &[&str] = &[".gz", ".br"];

/// What is worth it; pictures of other kinds are compressed already.
const WORTH: &[&str] = &[".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".wasm"];

/// Adds a copy of each kind beside every file that is worth it and has none.
pub(crate) fn add_copies(files: &mut Files) -> Result<()> {
    let mut copies = Files::new();
    for (path, bytes) in files.iter().filter(|(path, _)| WORTH.iter().any(|ending| path.ends_with(ending))) {
        for (ending, compress) in COPIES.iter().zip([gzip, brotli]) {
            let copy = format!("{path}{ending}");
            if !files.contains_key(&copy) {
                copies.insert(copy, compress(bytes)?);
            }
        }
    }
    files.extend(copies);
    Ok(())
}

/// Whether this is a copy of another file.
pub(crate) fn is_copy(path: &str) -> bool {
    COPIES.iter().any(|ending| path.ends_with(ending))
}

pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worth_it_gets_its_copies_once() {
        let mut files = Files::from(
            [("a.js", "a"), ("a.js.br", "kept"), ("a.png", "a")]
                .map(|(path, text)| (path.to_owned(), text.into())),
        );
        add_copies(&mut files).unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a.js", "a.js.br", "a.js.gz", "a.png"]);
        assert_eq!(files["a.js.br"], b"kept");
    }
}
