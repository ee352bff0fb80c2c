//! The picture of who met whom as a file: SVG that needs no style sheet.

use super::labels;
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
        let [from, bend, to] = edge.curve(&picture.nodes).map(|(x, y)| format!("{} {}", whole(x), whole(y)));
        let dashes = if edge.happened { "" } else { " stroke-dasharray=\"6 6\"" };
        let strength = 1 + edge.encounters.len().min(5);
        let _ = writeln!(
            out,
            "<path d=\"M{from}Q{bend} {to}\" fill=\"none\" stroke=\"#8d8a80\" stroke-width=\"{strength}\"{dashes}/>",
        );
        let (x, y) = edge.middle(&picture.nodes);
        let kind = labels::encounter(edge.kind).to_ascii_lowercase();
        let times =
            if edge.encounters.len() > 1 { format!(" ×{}", edge.encounters.len()) } else { String::new() };
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"12\" stroke=\"#fff\" stroke-width=\"4\" \
             paint-order=\"stroke\" fill=\"#565b62\">{kind}{times}</text>",
            whole(x),
            whole(y) + 4,
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
        assert!(picture.contains(">meeting</text>"));
        assert_eq!(picture.matches("<path").count(), 1);
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
