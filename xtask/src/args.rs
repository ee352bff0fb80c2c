//! The words after a command's name.

use anyhow::{Result, bail};

/// Arguments not yet taken. Take the options first, then [`Args::words`] or [`Args::finish`].
pub(crate) struct Args(Vec<String>);

impl Args {
    pub(crate) fn new(words: impl Iterator<Item = String>) -> Args {
        Args(words.collect())
    }

    /// Whether `--name` was given.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// The value of `--name VALUE` or `--name=VALUE`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&joined)) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at == self.0.len() {
            bail!("{name} needs a value");
        }
        Ok(Some(self.0.remove(at)))
    }

    /// What is left, none of it an option.
    pub(crate) fn words(self) -> Result<Vec<String>> {
        match self.0.iter().find(|word| word.starts_with('-')) {
            Some(word) => bail!("unknown option {word}; `cargo xtask help` lists them"),
            None => Ok(self.0),
        }
    }

    /// Checks that nothing is left.
    pub(crate) fn finish(self) -> Result<()> {
        match self.0.first() {
            Some(word) => bail!("unexpected {word:?}; `cargo xtask help` lists what can be given"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_stand_anywhere() {
        let mut given = args("a --port 80 b --dev");
        assert_eq!(given.value("--port").unwrap().as_deref(), Some("80"));
        assert!(given.flag("--dev"));
        assert_eq!(given.words().unwrap(), ["a", "b"]);
    }

    #[test]
    fn a_value_may_be_joined_by_an_equals_sign() {
        assert_eq!(args("--port=80").value("--port").unwrap().as_deref(), Some("80"));
    }

    #[test]
    fn what_nobody_took_is_an_error() {
        assert!(args("--prot 80").words().is_err());
        assert!(args("x").finish().is_err());
        assert!(args("--port").value("--port").is_err());
    }
}
