//! The picture of who met whom as a file: SVG that needs no style sheet.

use super::network::{Label, SIZE, network, shortened};
use super::reading::Reading;
use crate::article::IdKind;
use std::fmt::Write;

/// The colours of people, in the order of the page's tones; the last is everybody else's.
const TONES: [&str; 9] =
    ["#0067a8", "#b94a00", "#00795a", "#94437a", "#8a6100", "#4a4fb0", "#a3264f", "#3d6b1f", "#6d7279"];

/// The picture; none where nobody met anybody.
pub fn svg(reading: &Reading) -> Option<String> {
    let picture = network(reading);
    if picture.nodes.is_empty() {
        return None;
    }
    let (width, height) = SIZE;
    // Room for names beside the outermost circles.
    let margin = 110;
    let (left, full) = (-margin, width as i32 + 2 * margin);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left} -30 {full} {}\" font-family=\"sans-serif\" \
         font-size=\"15\">\n<title>Who was in contact with whom</title>\n",
        height + 60,
    );
    for edge in &picture.edges {
        let (one, other) = (&picture.nodes[edge.ends.0], &picture.nodes[edge.ends.1]);
        let dashes = if edge.happened { "" } else { " stroke-dasharray=\"6 6\"" };
        let [x1, y1, x2, y2] = [one.x, one.y, other.x, other.y].map(whole);
        let strength = 2 + edge.encounters.len().min(5);
        let _ = writeln!(
            out,
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"#8d8a80\" stroke-width=\"{strength}\"{dashes}/>",
        );
    }
    for node in &picture.nodes {
        let tone = match node.id.kind {
            IdKind::Person => TONES[node.id.number.saturating_sub(1) as usize % 8],
            _ => TONES[8],
        };
        let [cx, cy, r] = [node.x, node.y, node.radius].map(whole);
        let Label { x, y, anchor } = node.label();
        let [x, y] = [x, y].map(whole);
        let name = escaped(&shortened(reading.name(node.id)));
        let _ = writeln!(
            out,
            "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\" fill=\"{tone}\"/>\n\
             <text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{name}</text>",
        );
    }
    Some(out + "</svg>\n")
}

fn whole(value: f64) -> i32 {
    value.round() as i32
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, extract};

    fn drawn(text: &str) -> Option<String> {
        svg(&Reading::new(text.into(), extract(text, &Options::default()), 1.0))
    }

    #[test]
    fn two_who_met() {
        let picture = drawn("President Ana Rey met Luis Ortiz on Monday.").unwrap();
        assert!(picture.contains(">Ana Rey</text>") && picture.contains(">Luis Ortiz</text>"));
        assert_eq!(picture.matches("<line").count(), 1);
    }

    #[test]
    fn nobody() {
        assert_eq!(drawn("It rained."), None);
    }

    #[test]
    fn names_are_no_markup() {
        assert_eq!(escaped("<b> & co"), "&lt;b&gt; &amp; co");
    }
}
