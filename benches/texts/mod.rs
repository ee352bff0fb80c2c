//! The texts that are timed, natively and in browsers.

use std::fs;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};

/// Their lengths in bytes.
pub(crate) const LENGTHS: [usize; 6] = [1_000, 2_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// Our own articles one behind the other, and again from the first where they end: the examples of the page, then those of
/// `tests/newsroom`. Up to 250,000 bytes no article comes twice.
pub(crate) struct Texts(String);

impl Texts {
    /// Reads the articles of the repository at `root`.
    pub(crate) fn read(root: &Path) -> Result<Texts> {
        let mut all = String::new();
        for folder in ["www/examples", "tests/newsroom"] {
            let mut paths = fs::read_dir(root.join(folder))?
                .map(|entry| Ok(entry?.path()))
                .collect::<Result<Vec<PathBuf>>>()?;
            paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
            paths.sort();
            for path in paths {
                all += fs::read_to_string(&path)
                    .map_err(|e| Error::other(format!("{}: {e}", path.display())))?
                    .trim();
                all += "\n\n";
            }
        }
        Ok(Texts(all))
    }

    /// The first `length` bytes, to within a character.
    pub(crate) fn of(&self, length: usize) -> String {
        let mut text = self.0.repeat(length / self.0.len() + 1);
        let end = (0..=length).rev().find(|end| text.is_char_boundary(*end));
        text.truncate(end.unwrap_or(0));
        text
    }
}
