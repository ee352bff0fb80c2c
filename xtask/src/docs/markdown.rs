//! Markdown → what stands in a page, with headings that can be linked to.

use anyhow::{Context, Result};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::HashMap;

/// A document as HTML.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// The words of its first heading.
    pub(crate) title: String,
    pub(crate) html: String,
    pub(crate) headings: Vec<Heading>,
}

/// A heading: how deep, the name by which a link finds it, and its words.
#[derive(Debug, PartialEq)]
pub(crate) struct Heading {
    pub(crate) level: HeadingLevel,
    pub(crate) id: String,
    pub(crate) words: String,
}

/// A link of a list, under the heading it stands below.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) group: String,
    pub(crate) words: String,
    pub(crate) to: String,
}

fn events(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES).collect()
}

/// The document as HTML; `address` says where a link or picture leads, seen from the page.
pub(crate) fn render(text: &str, mut address: impl FnMut(&str) -> Result<String>) -> Result<Body> {
    let events = events(text);
    let headings = headings(&events);
    let title = headings.first().context("a document begins with a heading")?.words.clone();
    let mut ids = headings.iter().map(|heading| heading.id.clone());
    let mut told = Vec::with_capacity(events.len());
    for mut event in events {
        match &mut event {
            Event::Start(Tag::Heading { id, .. }) => *id = ids.next().map(CowStr::from),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                *dest_url = address(dest_url)?.into();
            }
            Event::Start(Tag::Table(_)) => told.push(Event::Html(WIDE.into())),
            _ => {}
        }
        let ends_table = event == Event::End(TagEnd::Table);
        told.push(event);
        if ends_table {
            told.push(Event::Html("</div>\n".into()));
        }
    }
    let mut html = String::new();
    html::push_html(&mut html, told.into_iter());
    // The corner of a table heads nothing; code that is wider than the window is moved as tables are.
    let html = html.replace("<th></th>", "<td></td>").replace("<pre>", "<pre tabindex=\"0\">");
    Ok(Body { title, html, headings })
}

/// Around a table: one that is wider than the window is moved sideways by itself, by keys too.
const WIDE: &str = "<div class=\"wide\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n";

/// The headings, each with a name of its own: its words as GitHub writes them in a link.
fn headings(events: &[Event]) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut open = false;
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                open = true;
                found.push(Heading { level: *level, id: String::new(), words: String::new() });
            }
            Event::End(TagEnd::Heading(_)) => {
                open = false;
                let heading = found.last_mut().expect("it was begun");
                let id = slug(&heading.words);
                let times = seen.entry(id.clone()).or_default();
                heading.id = if *times == 0 { id } else { format!("{id}-{times}") };
                *times += 1;
            }
            Event::Text(words) | Event::Code(words) if open => {
                found.last_mut().expect("it was begun").words += words;
            }
            _ => {}
        }
    }
    found
}

/// The links that stand in lists, in their order.
pub(crate) fn entries(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let (mut group, mut in_heading, mut in_item, mut in_link) = (String::new(), false, false, false);
    for event in events(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                group.clear();
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::Item) => in_item = true,
            Event::End(TagEnd::Item) => in_item = false,
            Event::Start(Tag::Link { dest_url, .. }) if in_item => {
                in_link = true;
                entries.push(Entry { group: group.clone(), words: String::new(), to: dest_url.to_string() });
            }
            Event::End(TagEnd::Link) => in_link = false,
            Event::Text(words) | Event::Code(words) if in_heading => group += &words,
            Event::Text(words) | Event::Code(words) if in_link => {
                entries.last_mut().expect("it was begun").words += &words;
            }
            _ => {}
        }
    }
    entries
}

fn slug(words: &str) -> String {
    let kept = words.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The words as they stand in HTML.
pub(crate) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_get_the_names_that_links_to_them_have() {
        let text = "# The page's `look`\n\n## Run it\n\n## Run it\n";
        let body = render(text, |to| Ok(to.to_owned())).unwrap();
        let ids: Vec<_> = body.headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!(ids, ["the-pages-look", "run-it", "run-it-1"]);
        assert_eq!(body.title, "The page's look");
        assert!(body.html.contains("<h2 id=\"run-it-1\">Run it</h2>"), "{}", body.html);
    }

    #[test]
    fn links_and_pictures_are_asked_about() {
        let body = render("# A\n\n[b](b.md) ![c](c.png)", |to| Ok(format!("to/{to}"))).unwrap();
        assert!(body.html.contains("href=\"to/b.md\"") && body.html.contains("src=\"to/c.png\""));
        assert!(render("# A\n\n[b](b.md)", |_| anyhow::bail!("dead")).is_err());
    }

    #[test]
    fn a_list_gives_its_links_by_heading() {
        let found = entries("# A\n\nSee [b](b.md).\n\n## One\n\n- [c](c.md): [d](d.md)\n");
        let entry = |words: &str, to: &str| Entry { group: "One".into(), words: words.into(), to: to.into() };
        assert_eq!(found, [entry("c", "c.md"), entry("d", "d.md")]);
    }
}
