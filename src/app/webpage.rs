//! Pasted or dropped HTML as the browser's own parser reads it: it runs no script and loads nothing, and only text is taken out.

use super::html_source::inert;
use crate::webpage::{Kind, Tree, WebPage, read_tree};
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, Node, SupportedType};

/// Reads the source of a web page or a piece of one.
pub(crate) fn read(html: &str) -> WebPage {
    let parser = DomParser::new().expect("every browser with wasm parses HTML");
    match parser.parse_from_string(&inert(html), SupportedType::TextHtml) {
        Ok(document) => read_tree(&document),
        Err(_) => WebPage { text: String::new(), published: None },
    }
}

impl Tree for Document {
    type Node = Node;

    fn all(&self, selector: &str) -> Vec<Node> {
        let Ok(nodes) = self.query_selector_all(selector) else { return Vec::new() };
        (0..nodes.length()).filter_map(|at| nodes.get(at)).collect()
    }

    fn attribute(&self, element: &Node, name: &str) -> Option<String> {
        element.dyn_ref::<Element>()?.get_attribute(name)
    }

    fn text(&self, node: &Node) -> Cow<'_, str> {
        node.text_content().unwrap_or_default().into()
    }

    fn kind(&self, node: &Node) -> Kind<'_> {
        match node.node_type() {
            Node::TEXT_NODE => Kind::Text,
            Node::ELEMENT_NODE => Kind::Element(node.node_name().to_ascii_uppercase().into()),
            _ => Kind::Other,
        }
    }

    fn children(&self, element: &Node) -> Vec<Node> {
        let children = element.child_nodes();
        (0..children.length()).filter_map(|at| children.get(at)).collect()
    }
}
