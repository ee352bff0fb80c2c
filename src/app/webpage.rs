//! Pasted or dropped HTML → plain text with its blocks, headline, byline and date.
//!
//! The browser's own parser reads the page into a document that runs no script and loads nothing;
//! only text is taken out of it.

use super::html_source::inert;
use super::json_ld;
use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, Node, SupportedType};

/// What a web page gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WebPage {
    /// The article, a blank line between paragraphs.
    pub(crate) text: String,
    /// Its date, `YYYY-MM-DD`.
    pub(crate) published: Option<String>,
}

/// Reads the source of a web page or a piece of one.
pub(crate) fn read(html: &str) -> WebPage {
    let parser = DomParser::new().expect("every browser with wasm parses HTML");
    let Ok(document) = parser.parse_from_string(&inert(html), SupportedType::TextHtml) else {
        return WebPage { text: String::new(), published: None };
    };
    let json: Vec<String> = all(&document, "script[type='application/ld+json']")
        .iter()
        .filter_map(|script| script.text_content())
        .collect();
    let whole_page = document.query_selector("title, meta[property], script").ok().flatten().is_some();

    let mut blocks = Blocks::default();
    if let Some(root) = main_element(&document) {
        blocks.walk(&root);
    }
    let body = blocks.finish();

    let mut lines = Vec::new();
    if whole_page {
        let headline =
            attribute(&document, "meta[property='og:title']", "content").or_else(|| text_of(&document, "h1"));
        lines.extend(headline.filter(|headline| !body.contains(headline.as_str())));
        let author = attribute(&document, "meta[name='author']", "content")
            .or_else(|| json.iter().find_map(|json| json_ld::find(json, &["author", "name"])));
        lines
            .extend(author.filter(|author| !body.contains(author.as_str())).map(|name| format!("By {name}")));
    }
    lines.push(body);

    let published = json
        .iter()
        .find_map(|json| json_ld::find(json, &["datePublished"]))
        .or_else(|| attribute(&document, "meta[property='article:published_time']", "content"))
        .or_else(|| attribute(&document, "time[datetime]", "datetime"))
        .and_then(|date| json_ld::day(&date));
    WebPage { text: lines.join("\n\n"), published }
}

fn all(document: &Document, selector: &str) -> Vec<Element> {
    let Ok(nodes) = document.query_selector_all(selector) else { return Vec::new() };
    (0..nodes.length()).filter_map(|at| nodes.get(at)?.dyn_into().ok()).collect()
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    document.query_selector(selector).ok()??.get_attribute(name).filter(|value| !value.trim().is_empty())
}

fn text_of(document: &Document, selector: &str) -> Option<String> {
    let text = document.query_selector(selector).ok()??.text_content()?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The element with the article: the longest `<article>`, else `<main>`, else the body.
fn main_element(document: &Document) -> Option<Element> {
    let length = |element: &Element| element.text_content().map_or(0, |text| text.len());
    all(document, "article")
        .into_iter()
        .max_by_key(length)
        .or_else(|| document.query_selector("main").ok().flatten())
        .or_else(|| document.body().map(Into::into))
}

/// Elements whose text is not part of the article.
const DROPPED: &str = " SCRIPT STYLE NOSCRIPT TEMPLATE NAV ASIDE FOOTER FORM BUTTON SELECT TEXTAREA \
                       IFRAME OBJECT SVG MATH VIDEO AUDIO CANVAS DIALOG FIGCAPTION HEAD ";
/// Elements that stay within their line.
const INLINE: &str = " A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q \
                      RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR ";

fn listed(list: &str, tag: &str) -> bool {
    list.contains(&format!(" {tag} "))
}

/// Gathers text block by block.
#[derive(Default)]
struct Blocks {
    done: Vec<String>,
    open: String,
}

impl Blocks {
    fn walk(&mut self, root: &Element) {
        // A stack of our own: pages nest deeper than the program's stack allows.
        let mut stack: Vec<Visit> = vec![Visit::Enter(root.clone().into())];
        while let Some(visit) = stack.pop() {
            let node = match visit {
                Visit::Enter(node) => node,
                Visit::Leave => {
                    self.close();
                    continue;
                }
            };
            match node.node_type() {
                Node::TEXT_NODE => self.open += &node.text_content().unwrap_or_default(),
                Node::ELEMENT_NODE => {
                    let tag = node.node_name().to_ascii_uppercase();
                    if listed(DROPPED, &tag) {
                        continue;
                    }
                    if tag == "BR" || !listed(INLINE, &tag) {
                        self.close();
                        stack.push(Visit::Leave);
                    }
                    let children = node.child_nodes();
                    stack.extend(
                        (0..children.length()).rev().filter_map(|at| children.get(at)).map(Visit::Enter),
                    );
                }
                _ => {}
            }
        }
        self.close();
    }

    fn close(&mut self) {
        let text = self.open.split_whitespace().collect::<Vec<_>>().join(" ");
        self.open.clear();
        if !text.is_empty() {
            self.done.push(text);
        }
    }

    fn finish(self) -> String {
        self.done.join("\n\n")
    }
}

enum Visit {
    Enter(Node),
    Leave,
}
