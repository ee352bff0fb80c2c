//! What is read of a file: its text as it stands, or the article of a web page.

use crate::input::{is_page, text_of};
use crate::trouble::{Trouble, bad};
use jiff::civil::Date;
use readout::{Options, webpage};

/// A text, and the date of publication where a web page states one. Spans count in the text.
pub(crate) struct Source {
    pub(crate) text: String,
    pub(crate) published: Option<Date>,
}

/// Reads a file; `html` where it is a web page whatever its name.
pub(crate) fn of(file: &str, html: bool) -> Result<Source, Trouble> {
    let text = text_of(file)?;
    if !html && !is_page(file) {
        return Ok(Source { text, published: None });
    }
    let page = webpage::read(&text);
    if page.text.is_empty() {
        let name = if file == "-" { "standard input" } else { file };
        return Err(bad(format!(
            "{name}: no text stands in this web page; save it from a browser that shows the article"
        )));
    }
    Ok(Source { text: page.text, published: page.published })
}

impl Source {
    /// The options for this text: the date that was given counts before that of the web page.
    pub(crate) fn options(&self, given: &Options) -> Options {
        Options { published: given.published.or(self.published), ..given.clone() }
    }
}
