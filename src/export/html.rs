//! A page complete in one file, for articles that are too long for a link.
//!
//! No script and nothing to load; a policy in the page forbids both.

use super::Reading;
use crate::article::{Article, EntityKind, Id};
use std::fmt::{self, Write};

const HEAD: &str = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Readout">
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
li { margin: 0.25rem 0 }
blockquote { margin: 0 0 0 1rem }
article { white-space: pre-wrap; overflow-wrap: anywhere }
:target { background: Mark; color: MarkText }
</style>
"#;

/// Writes the page: people, timeline, and the article, whose sentences the entries lead to.
pub(super) fn write(text: &str, article: &Article) -> String {
    let reading = Reading::new(text, article);
    let mut out = HEAD.to_owned();
    let title = reading.title();
    put(&mut out, format_args!("<title>{}</title>\n</head>\n<body>\n<h1>{0}</h1>\n", Escaped(&title)));
    if let Some(published) = &article.published {
        let date = Escaped(&published.value);
        put(&mut out, format_args!("<p>Published on <time>{date}</time>.</p>\n"));
    }
    if let Some(corrected) = reading.corrected() {
        put(&mut out, format_args!("<p>With {corrected}.</p>\n"));
    }
    people(&reading, &mut out);
    timeline(&reading, &mut out);
    whole_text(&reading, &mut out);
    out + "</body>\n</html>\n"
}

fn put(out: &mut String, piece: fmt::Arguments) {
    out.write_fmt(piece).expect("a string takes all");
}

fn people(reading: &Reading, out: &mut String) {
    let mut people =
        reading.article.entities.iter().filter(|entity| entity.kind == EntityKind::Person).peekable();
    if people.peek().is_none() {
        return;
    }
    out.push_str("<h2>People</h2>\n<ul>\n");
    for person in people {
        put(out, format_args!("<li><strong>{}</strong>", Escaped(&person.name)));
        if !person.titles.is_empty() {
            put(out, format_args!(", {}", Escaped(&person.titles.join(", "))));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn timeline(reading: &Reading, out: &mut String) {
    if reading.article.timeline.is_empty() {
        return;
    }
    out.push_str("<h2>Timeline</h2>\n");
    for day in &reading.article.timeline {
        put(out, format_args!("<h3>{}", Escaped(day.date.as_deref().unwrap_or("No date"))));
        if let Some(words) = &day.date_text {
            put(out, format_args!(" (“{}”)", Escaped(words)));
        }
        out.push_str("</h3>\n<ul>\n");
        for id in &day.entries {
            entry(reading, *id, out);
        }
        out.push_str("</ul>\n");
    }
}

fn entry(reading: &Reading, id: Id, out: &mut String) {
    if let Some(encounter) = reading.encounter_of(id) {
        let sentence = encounter.triggers.first().and_then(|trigger| {
            reading.article.sentences.iter().position(|sentence| sentence.contains(*trigger))
        });
        let line = reading.encounter(encounter);
        put(out, format_args!("<li><a href=\"#s{}\">{}</a></li>\n", sentence.unwrap_or(0), Escaped(&line)));
    } else if let Some(statement) = reading.statement_of(id) {
        let speaker = reading.speaker(statement);
        let said = reading.said(statement);
        put(
            out,
            format_args!(
                "<li><a href=\"#s{}\">{}</a>\n<blockquote>{}</blockquote></li>\n",
                statement.sentence,
                Escaped(&speaker),
                Escaped(&said)
            ),
        );
    }
}

/// The text as it is, with a target for each sentence.
fn whole_text(reading: &Reading, out: &mut String) {
    out.push_str("<h2>Article</h2>\n<article>");
    let mut done = 0;
    for (index, sentence) in reading.article.sentences.iter().enumerate() {
        let range = sentence.range();
        let (Some(before), Some(words)) =
            (reading.text.get(done..range.start), reading.text.get(range.clone()))
        else {
            continue;
        };
        put(out, format_args!("{}<span id=\"s{index}\">{}</span>", Escaped(before), Escaped(words)));
        done = range.end;
    }
    put(out, format_args!("{}</article>\n", Escaped(reading.text.get(done..).unwrap_or_default())));
}

/// Text that HTML shows as it is.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            c => f.write_char(c),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TEXT, article};
    use super::*;
    use expect_test::expect;

    #[test]
    fn a_page_of_the_reading() {
        let page = write(TEXT, &article());
        let body = page.strip_prefix(HEAD).expect("every page begins alike");
        expect![[r##"
            <title>Bridge, at last</title>
            </head>
            <body>
            <h1>Bridge, at last</h1>
            <p>Published on <time>2025-03-01</time>.</p>
            <h2>People</h2>
            <ul>
            <li><strong>Ana Lind</strong>, President</li>
            <li><strong>Zoë Berg</strong></li>
            </ul>
            <h2>Timeline</h2>
            <h3>2025-02-28 (“Friday”)</h3>
            <ul>
            <li><a href="#s1">Meeting: Ana Lind and Zoë Berg, Osló</a></li>
            <li><a href="#s2">Ana Lind</a>
            <blockquote>“It’s *done* … =1+1”</blockquote></li>
            </ul>
            <h3>2025-05 (“in May”)</h3>
            <ul>
            <li><a href="#s4">Call: Ana Lind and Zoë Berg (planned, date inferred)</a></li>
            </ul>
            <h3>No date</h3>
            <ul>
            <li><a href="#s3">Unknown</a>
            <blockquote>it.</blockquote></li>
            <li><a href="#s4">Message: Ana Lind and Zoë Berg</a></li>
            </ul>
            <h2>Article</h2>
            <article><span id="s0">Bridge, at last</span>

            <span id="s1">President Ana Lind met Zoë Berg in Osló on Friday.</span> <span id="s2">“It’s *done*,” she said; “=1+1”.</span>
            <span id="s3">Berg denied it.</span>
            <span id="s4">They will talk again in May, and Berg wrote to Lind.</span></article>
            </body>
            </html>
        "##]].assert_eq(body);
    }

    #[test]
    fn markup_in_an_article_stays_words() {
        let hostile = "<script>alert(1)</script> & \"<img src=x onerror=alert(1)>\"";
        let page = write(hostile, &crate::extract(hostile, &crate::Options::default()));
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
    }
}
