//! A web page → the article's text with its blocks, headline, byline and date.
//!
//! The page in the browser reads what is pasted by the same rules.

mod json_ld;
#[cfg(feature = "html")]
mod tree;

use jiff::civil::Date;
use std::borrow::Cow;

/// What a web page gave.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WebPage {
    /// The article, a blank line between paragraphs; empty where the page holds no text.
    pub text: String,
    /// The date of publication that the page states.
    pub published: Option<Date>,
}

/// Reads the source of a web page or a piece of one. Total: any string gives a [`WebPage`], in time and memory that grow as it does.
///
/// Spans of the article that is read then count in [`WebPage::text`].
///
/// ```
/// use readout::{Options, extract, webpage};
///
/// let page = webpage::read(
///     "<title>News</title><nav>Sport</nav><article><time datetime=2025-03-01>Saturday</time>
///      <p>Ana Rey met Luis Ortiz in <b>Lima</b> on Friday.</article>",
/// );
/// assert_eq!(page.text, "Saturday\n\nAna Rey met Luis Ortiz in Lima on Friday.");
///
/// let article = extract(&page.text, &Options { published: page.published, ..Options::default() });
/// assert_eq!(article.encounters[0].date.as_deref(), Some("2025-02-28"));
/// ```
#[cfg(feature = "html")]
pub fn read(html: &str) -> WebPage {
    read_tree(&tree::parse(html))
}

/// A parsed web page, as the rules ask it: the page asks the browser's own document, everybody else the one that `tree.rs` makes of
/// the source.
pub(crate) trait Tree {
    /// An element or a text in it.
    type Node: Clone;

    /// The elements of a selector in the order of the page: `tag`, `tag[attribute]` or `tag[attribute='value']`.
    fn all(&self, selector: &str) -> Vec<Self::Node>;

    /// The value of an element's attribute.
    fn attribute(&self, element: &Self::Node, name: &str) -> Option<String>;

    /// All text in an element, that of scripts included.
    fn text(&self, node: &Self::Node) -> Cow<'_, str>;

    /// The tag of an element in capital letters.
    fn kind(&self, node: &Self::Node) -> Kind<'_>;

    /// What stands in an element, in order.
    fn children(&self, element: &Self::Node) -> Vec<Self::Node>;
}

/// What a node is.
pub(crate) enum Kind<'t> {
    Text,
    /// Its tag in capital letters.
    Element(Cow<'t, str>),
    /// A comment and the like.
    #[cfg_attr(not(feature = "app"), expect(dead_code, reason = "our own tree leaves them out"))]
    Other,
}

/// Reads a page that has been parsed.
pub(crate) fn read_tree<T: Tree>(page: &T) -> WebPage {
    let json = page.all("script[type='application/ld+json']");
    let linked = |keys: &[&str]| {
        let value = json.iter().find_map(|script| json_ld::find(&page.text(script), keys));
        value.map(|value| in_one_line(&value))
    };
    let is_whole =
        ["title", "meta[property]", "script"].iter().any(|selector| !page.all(selector).is_empty());

    let body = main_element(page).map(|root| blocks(page, root)).unwrap_or_default();
    let is_new = |line: &String| !body.contains(line.as_str());
    let mut lines = Vec::new();
    if is_whole {
        let headline =
            attribute(page, "meta[property='og:title']", "content").or_else(|| first_heading(page));
        lines.extend(headline.filter(is_new));
        let author =
            attribute(page, "meta[name='author']", "content").or_else(|| linked(&["author", "name"]));
        lines.extend(author.filter(is_new).map(|name| format!("By {name}")));
    }
    let published = linked(&["datePublished"])
        .or_else(|| attribute(page, "meta[property='article:published_time']", "content"))
        .or_else(|| attribute(page, "time[datetime]", "datetime"))
        .and_then(|date| json_ld::day(&date));
    lines.push(body);
    WebPage { text: lines.join("\n\n"), published }
}

fn attribute<T: Tree>(page: &T, selector: &str, name: &str) -> Option<String> {
    let value = in_one_line(&page.attribute(page.all(selector).first()?, name)?);
    (!value.is_empty()).then_some(value)
}

fn first_heading<T: Tree>(page: &T) -> Option<String> {
    let text = in_one_line(&page.text(page.all("h1").first()?));
    (!text.is_empty()).then_some(text)
}

/// The element with the article: the longest `<article>`, else `<main>`, else the body.
fn main_element<T: Tree>(page: &T) -> Option<T::Node> {
    let longest = page.all("article").into_iter().max_by_key(|article| page.text(article).len());
    longest.or_else(|| ["main", "body"].iter().find_map(|tag| page.all(tag).into_iter().next()))
}

/// Elements whose text is not part of the article.
const DROPPED: &str = "SCRIPT STYLE NOSCRIPT TEMPLATE NAV ASIDE FOOTER FORM BUTTON SELECT TEXTAREA IFRAME OBJECT SVG MATH \
                       VIDEO AUDIO CANVAS DIALOG FIGCAPTION HEAD";
/// Elements that stay within their line.
const INLINE: &str = "A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN \
                      STRIKE STRONG SUB SUP TIME TT U VAR WBR";

fn listed(list: &str, tag: &str) -> bool {
    list.split(' ').any(|listed| listed == tag)
}

/// The text of an element block by block, a blank line between any two.
fn blocks<T: Tree>(page: &T, root: T::Node) -> String {
    enum Visit<N> {
        Enter(N),
        Leave,
    }
    let (mut done, mut open) = (String::new(), String::new());
    // A stack of our own: pages nest deeper than the program's stack allows.
    let mut stack = vec![Visit::Enter(root)];
    while let Some(visit) = stack.pop() {
        let Visit::Enter(node) = visit else {
            close(&mut open, &mut done);
            continue;
        };
        match page.kind(&node) {
            Kind::Text => open += &page.text(&node),
            Kind::Element(tag) if !listed(DROPPED, &tag) => {
                if !listed(INLINE, &tag) {
                    close(&mut open, &mut done);
                    stack.push(Visit::Leave);
                }
                stack.extend(page.children(&node).into_iter().rev().map(Visit::Enter));
            }
            _ => {}
        }
    }
    close(&mut open, &mut done);
    done
}

/// Puts the block at hand behind those that are done.
fn close(open: &mut String, done: &mut String) {
    let text = in_one_line(open);
    open.clear();
    if !text.is_empty() {
        *done += if done.is_empty() { "" } else { "\n\n" };
        *done += &text;
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
