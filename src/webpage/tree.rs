//! The source of a web page → a tree, in time and memory that grow as the source does.
//!
//! html5gum cuts the source into tags and text as the standard says. The standard goes on to copy formatting elements, to move
//! what a table may not hold, and to look through all that is open, which makes another text of hardly any page and takes quadratic
//! time on pages made for it. Here an inline element and a paragraph hold nothing, what would stand in them follows them, and an
//! end tag asks for each kind of element where its last open one is.

use super::{INLINE, Kind, Tree, listed};
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::borrow::Cow;
use std::collections::HashMap;
use std::convert::Infallible;
use std::ops::Range;

/// Elements that hold nothing. For `BR` and `P` an end tag without a start does the same.
const EMPTY: &str =
    "BR P AREA BASE BASEFONT BGSOUND COL EMBED FRAME HR IMG INPUT KEYGEN LINK META PARAM SOURCE TRACK";
/// Elements that a page without `<head>` begins with.
const HEADLIKE: &str = "TITLE META LINK SCRIPT STYLE BASE BASEFONT BGSOUND NOSCRIPT NOFRAMES TEMPLATE";

/// Elements that stand in tables alone.
const OF_TABLE: &str = "CAPTION COLGROUP TBODY THEAD TFOOT TR TD TH";
/// Elements within which no end tag closes what is around them.
const WALLS: &[&str] = &["TABLE", "TD", "TH", "CAPTION", "OBJECT", "SELECT", "TEMPLATE"];
/// Elements that no drawing holds: one that begins ends the drawing.
const NOT_DRAWN: &str = "B BIG BLOCKQUOTE BR CENTER CODE DD DIV DL DT EM EMBED H1 H2 H3 H4 H5 H6 HR I IMG LI MENU META OL P PRE RUBY S \
                         SMALL SPAN STRONG STRIKE SUB SUP TABLE TT U UL VAR";

/// The nodes of a page in its order: whatever stands in an element follows it directly.
#[derive(Default)]
pub(super) struct Page {
    nodes: Vec<Node>,
    /// All text of the page; a node's is a piece of it.
    text: String,
    tags: Vec<String>,
    attributes: Vec<Attribute>,
}

struct Node {
    /// The place of its tag in [`Page::tags`]; none for a text.
    tag: Option<usize>,
    text: Range<usize>,
    /// Where the next node that does not stand in it is.
    next: usize,
}

struct Attribute {
    node: usize,
    name: String,
    value: String,
}

/// Parses the source of a web page.
pub(super) fn parse(html: &str) -> Page {
    let mut builder = Builder::default();
    builder.open("HTML");
    builder.open("HEAD");
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| {
        builder.take(event);
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    builder.open_body();
    builder.close(0);
    builder.page
}

/// A tree that grows.
#[derive(Default)]
struct Builder {
    page: Page,
    numbers: HashMap<String, usize>,
    /// The elements that are open, outermost first.
    open: Vec<usize>,
    /// For each tag, where in `open` its elements are.
    places: Vec<Vec<usize>>,
    has_body: bool,
    /// The tag and the attributes of a start tag that has not ended.
    tag: String,
    attributes: Vec<(String, String)>,
}

impl Builder {
    fn take(&mut self, event: CallbackEvent<'_>) {
        let string = |bytes| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = string(name).to_ascii_uppercase();
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => self.attributes.push((string(name), String::new())),
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, last)) = self.attributes.last_mut() {
                    *last = string(value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start(self_closing),
            CallbackEvent::EndTag { name } => self.end(&string(name).to_ascii_uppercase()),
            CallbackEvent::String { value } => self.text(&string(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn start(&mut self, self_closing: bool) {
        let tag = std::mem::take(&mut self.tag);
        if tag == "BODY" {
            self.open_body();
        }
        if matches!(tag.as_str(), "HTML" | "HEAD" | "BODY") {
            return;
        }
        if listed(OF_TABLE, &tag) && self.last("TABLE").is_none() {
            return;
        }
        if !listed(HEADLIKE, &tag) {
            self.leave_head();
        }
        if let Some(drawing) = self.innermost(&["SVG", "MATH"])
            && listed(NOT_DRAWN, &tag)
            && self.innermost(&["FOREIGNOBJECT", "DESC", "TITLE"]) < Some(drawing)
        {
            self.close(drawing);
        }
        let node = self.open(&tag);
        let attributes = std::mem::take(&mut self.attributes).into_iter();
        self.page.attributes.extend(attributes.map(|(name, value)| Attribute { node, name, value }));
        let is_drawn = self.innermost(&["SVG", "MATH"]).is_some();
        if self_closing && is_drawn || listed(EMPTY, &tag) || listed(INLINE, &tag) {
            self.close(self.open.len() - 1);
        }
    }

    fn end(&mut self, tag: &str) {
        if matches!(tag, "BR" | "P") {
            self.leave_head();
            self.open(tag);
            self.close(self.open.len() - 1);
        } else if !matches!(tag, "HTML" | "HEAD" | "BODY")
            && let Some(place) = self.last(tag)
        {
            let walls: &[&str] = match tag {
                "TEMPLATE" => &[],
                _ if tag == "TABLE" || listed(OF_TABLE, tag) => &["TABLE", "TEMPLATE"],
                _ => WALLS,
            };
            if self.innermost(walls) <= Some(place) {
                self.close(place);
            }
        }
    }

    fn text(&mut self, text: &str) {
        let text = text.replace('\0', "");
        if !text.trim_ascii().is_empty() {
            self.leave_head();
        }
        let start = self.page.text.len();
        self.page.text += &text;
        let next = self.page.nodes.len() + 1;
        self.page.nodes.push(Node { tag: None, text: start..self.page.text.len(), next });
    }

    /// Where the innermost open element of a tag is in `open`.
    fn last(&self, tag: &str) -> Option<usize> {
        self.places[*self.numbers.get(tag)?].last().copied()
    }

    /// Where the innermost open element of several tags is in `open`.
    fn innermost(&self, tags: &[&str]) -> Option<usize> {
        tags.iter().filter_map(|tag| self.last(tag)).max()
    }

    /// Opens the body where something comes that no head holds.
    fn leave_head(&mut self) {
        let innermost = self.open.last().and_then(|node| self.page.tag(*node));
        if !self.has_body && matches!(innermost, Some("HTML" | "HEAD" | "NOSCRIPT")) {
            self.open_body();
        }
    }

    fn open_body(&mut self) {
        if !std::mem::replace(&mut self.has_body, true) {
            self.close(1);
            self.open("BODY");
        }
    }

    fn open(&mut self, tag: &str) -> usize {
        let number = *self.numbers.entry(tag.to_owned()).or_insert_with(|| {
            self.page.tags.push(tag.to_owned());
            self.places.push(Vec::new());
            self.places.len() - 1
        });
        let node = self.page.nodes.len();
        let start = self.page.text.len();
        self.page.nodes.push(Node { tag: Some(number), text: start..start, next: node + 1 });
        self.places[number].push(self.open.len());
        self.open.push(node);
        node
    }

    /// Closes all open elements from a place in `open` on.
    fn close(&mut self, place: usize) {
        for at in self.open.drain(place..).rev() {
            let page = &mut self.page;
            // What stands in a template is no part of the page.
            if page.tag(at) == Some("TEMPLATE") {
                page.nodes.truncate(at + 1);
                page.text.truncate(page.nodes[at].text.start);
                let attributes = page.attributes.partition_point(|attribute| attribute.node <= at);
                page.attributes.truncate(attributes);
            }
            let (next, end) = (page.nodes.len(), page.text.len());
            let node = &mut page.nodes[at];
            (node.next, node.text.end) = (next, end);
            if let Some(tag) = node.tag {
                self.places[tag].pop();
            }
        }
    }
}

impl Page {
    fn tag(&self, node: usize) -> Option<&str> {
        self.nodes[node].tag.map(|tag| self.tags[tag].as_str())
    }

    fn attributes(&self, node: usize) -> &[Attribute] {
        let from = self.attributes.partition_point(|attribute| attribute.node < node);
        let of_node = self.attributes[from..].partition_point(|attribute| attribute.node == node);
        &self.attributes[from..from + of_node]
    }
}

impl Tree for Page {
    type Node = usize;

    fn all(&self, selector: &str) -> Vec<usize> {
        let (tag, condition) = selector.split_once('[').unwrap_or((selector, ""));
        let tag = tag.to_ascii_uppercase();
        let Some(number) = self.tags.iter().position(|known| *known == tag) else { return Vec::new() };
        let (name, value) = match condition.trim_end_matches(']').split_once('=') {
            Some((name, value)) => (name, Some(value.trim_matches('\''))),
            None => (condition.trim_end_matches(']'), None),
        };
        let fits = |node: &usize| {
            let given = || self.attribute(node, name);
            name.is_empty() || given().is_some_and(|given| value.is_none_or(|value| given == value))
        };
        (0..self.nodes.len()).filter(|at| self.nodes[*at].tag == Some(number)).filter(fits).collect()
    }

    fn attribute(&self, element: &usize, name: &str) -> Option<String> {
        // Of two with the same name the first counts.
        let found = self.attributes(*element).iter().find(|attribute| attribute.name == name);
        found.map(|attribute| attribute.value.clone())
    }

    fn text(&self, node: &usize) -> Cow<'_, str> {
        self.text[self.nodes[*node].text.clone()].into()
    }

    fn kind(&self, node: &usize) -> Kind<'_> {
        self.tag(*node).map_or(Kind::Text, |tag| Kind::Element(tag.into()))
    }

    fn children(&self, element: &usize) -> Vec<usize> {
        let end = self.nodes[*element].next;
        let first = Some(element + 1).filter(|at| *at < end);
        std::iter::successors(first, |at| Some(self.nodes[*at].next).filter(|at| *at < end)).collect()
    }
}
