//! A run as one picture: time by length of the text, bytes transferred, and where the time goes.

use super::record::{READERS, Record, in_bytes, in_milliseconds};
use std::fmt::Write;

const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 520.0;

/// Light and dark as the reader has it; a class each for who is drawn.
const STYLE: &str = "
  svg { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --rule: #d1d9e0; --ground: #fff;
    --readout: #0b57d0; --compromise: #b3430b; --wink: #1a7f37; --chrono: #8250df }
  @media (prefers-color-scheme: dark) { svg { --ink: #f0f6fc; --soft: #9198a1; --rule: #3d444d; --ground: #0d1117;
    --readout: #79b8ff; --compromise: #ffab70; --wink: #7ee787; --chrono: #d2a8ff } }
  text { font: 12px system-ui, sans-serif; fill: var(--ink) } .title { font-size: 15px; font-weight: 600 }
  .soft { fill: var(--soft) } .end { text-anchor: end } .middle { text-anchor: middle } .ground { fill: var(--ground) }
  .rule { stroke: var(--rule); fill: none } .line { fill: none; stroke-width: 2 } .page { stroke-dasharray: 2 4 } .native { stroke-dasharray: 7 4 }
  .readout { --own: var(--readout) } .compromise { --own: var(--compromise) } .wink { --own: var(--wink) } .chrono { --own: var(--chrono) }
  .line { stroke: var(--own) } .dot, .bar, .label { fill: var(--own) }
";

/// A line of the first chart.
struct Line {
    name: String,
    class: String,
    /// Bytes and milliseconds.
    points: Vec<(f64, f64)>,
}

/// The picture.
pub(crate) fn svg(record: &Record) -> String {
    let machine = &record.browser.machine;
    let lines = lines(record);
    let told = told(record, &lines);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"title told\">\n\
         <title id=\"title\">How long Readout and others take to read English text</title>\n<desc id=\"told\">{told}</desc>\n\
         <style>{STYLE}</style>\n<rect class=\"ground\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"6\"/>\n",
    );
    let day = format!(
        "{}, {}, {} cores. Each does its own work: only Readout finds who said what, and who met whom.",
        record.browser.date, machine.browser, machine.cores
    );
    text(&mut out, 24.0, 32.0, "title", "Time to read a text, in a worker of the browser");
    text(&mut out, 24.0, 50.0, "soft", &day);
    time_by_length(&mut out, &lines);
    bars(&mut out, 76.0, "Transferred, brotli", &transferred(record));
    bars(&mut out, 252.0, "Readout’s time by stage, natively, 100 KB", &stages(record));
    out + "</svg>\n"
}

/// Readout in its three places, then the others.
fn lines(record: &Record) -> Vec<Line> {
    let page = record.browser.page.texts.iter().map(|text| (text.bytes as f64, text.ms)).collect();
    let native = record.native.iter().map(|text| (text.bytes as f64, text.ms)).collect();
    let mut lines = vec![
        Line {
            name: "Readout’s page, marks drawn".to_owned(),
            class: "readout page".to_owned(),
            points: page,
        },
        Line { name: "Readout, natively".to_owned(), class: "readout native".to_owned(), points: native },
    ];
    for (name, shown, _) in READERS {
        let Some(reader) = record.browser.readers.get(name) else { continue };
        let points = reader.texts.iter().filter_map(|text| Some((text.bytes as f64, text.ms?))).collect();
        lines.push(Line { name: shown.to_owned(), class: name.to_owned(), points });
    }
    lines.retain(|line: &Line| !line.points.is_empty());
    lines
}

/// The picture in words.
fn told(record: &Record, lines: &[Line]) -> String {
    let mut told = String::new();
    for Line { name, points, .. } in lines {
        let points: Vec<String> = points
            .iter()
            .map(|&(bytes, ms)| format!("{} in {}", in_bytes(bytes), in_milliseconds(ms)))
            .collect();
        let _ = write!(told, "{name}: {}. ", points.join(", "));
    }
    let sizes: Vec<String> =
        transferred(record).into_iter().map(|bar| format!("{} {}", bar.name, bar.told)).collect();
    escape(&format!("{told}Transferred with brotli: {}.", sizes.join(", ")))
}

/// A logarithmic axis: from which value to which, and where on the picture.
struct Axis {
    values: (f64, f64),
    places: (f64, f64),
}

impl Axis {
    /// Powers of ten that hold all values.
    fn around(values: impl Iterator<Item = f64> + Clone, places: (f64, f64)) -> Axis {
        let power = |value: f64| 10_f64.powf(value);
        let (least, most) =
            (values.clone().fold(f64::MAX, f64::min), values.fold(f64::MIN_POSITIVE, f64::max));
        let (low, high) = (least.log10().floor(), most.log10().ceil());
        Axis { values: (power(low), power(high.max(low + 1.0))), places }
    }

    fn at(&self, value: f64) -> f64 {
        let (low, high) = (self.values.0.log10(), self.values.1.log10());
        self.places.0 + (value.log10() - low) / (high - low) * (self.places.1 - self.places.0)
    }

    /// The powers of ten on it.
    fn ticks(&self) -> impl Iterator<Item = f64> {
        let power = |value: f64| value.log10().round() as i32;
        (power(self.values.0)..=power(self.values.1)).map(|exponent| 10_f64.powi(exponent))
    }
}

fn time_by_length(out: &mut String, lines: &[Line]) {
    let points = || lines.iter().flat_map(|line| &line.points);
    let across = Axis::around(points().map(|point| point.0), (70.0, 400.0));
    let up = Axis::around(points().map(|point| point.1), (HEIGHT - 60.0, 84.0));
    for tick in across.ticks() {
        let x = across.at(tick);
        let _ = writeln!(out, "<path class=\"rule\" d=\"M{x:.1} {:.1}V{:.1}\"/>", up.places.0, up.places.1);
        text(out, x, up.places.0 + 18.0, "soft middle", &in_bytes(tick));
    }
    for tick in up.ticks() {
        let y = up.at(tick);
        let _ = writeln!(
            out,
            "<path class=\"rule\" d=\"M{:.1} {y:.1}H{:.1}\"/>",
            across.places.0, across.places.1
        );
        text(out, across.places.0 - 8.0, y + 4.0, "soft end", &plain_time(tick));
    }
    text(
        out,
        (across.places.0 + across.places.1) / 2.0,
        HEIGHT - 20.0,
        "soft middle",
        "length of the text (both axes logarithmic)",
    );

    let mut labels: Vec<(f64, &Line)> = Vec::new();
    for line in lines {
        let place = |&(bytes, ms): &(f64, f64)| (across.at(bytes), up.at(ms));
        let path: Vec<String> =
            line.points.iter().map(place).map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        let _ = writeln!(out, "<path class=\"line {}\" d=\"M{}\"/>", line.class, path.join("L"));
        for (x, y) in line.points.iter().map(place) {
            let _ =
                writeln!(out, "<circle class=\"dot {}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>", line.class);
        }
        // As high as the line ends.
        labels.extend(line.points.last().map(|last| (place(last).1, line)));
    }
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lowest = f64::MIN;
    for (y, line) in labels {
        lowest = y.max(lowest + 16.0);
        let left = across.places.1 + 10.0;
        let _ = writeln!(out, "<path class=\"line {}\" d=\"M{left:.1} {lowest:.1}h22\"/>", line.class);
        text(out, left + 28.0, lowest + 4.0, &format!("label {}", line.class), &line.name);
    }
}

/// `10 ms`, `1 s`: a tick's time.
fn plain_time(ms: f64) -> String {
    if ms < 1000.0 { format!("{ms} ms") } else { format!("{} s", ms / 1000.0) }
}

/// A horizontal bar.
struct Bar {
    name: String,
    class: &'static str,
    length: f64,
    told: String,
}

fn transferred(record: &Record) -> Vec<Bar> {
    let shown = READERS
        .map(|(name, shown, _)| (name, if name == "readout" { "Readout’s extractor" } else { shown }, name));
    let rows = [("page", "Readout’s page", "readout")].into_iter().chain(shown);
    let bar = |(name, shown, class): (&str, &str, &'static str)| {
        let brotli = record.transferred.get(name)?.brotli as f64;
        Some(Bar { name: shown.to_owned(), class, length: brotli, told: in_bytes(brotli) })
    };
    rows.filter_map(bar).collect()
}

/// The stages that take a fiftieth of the time or more, the others as one.
fn stages(record: &Record) -> Vec<Bar> {
    let Some(text) = record.native.iter().rfind(|text| text.bytes <= 100_000) else { return Vec::new() };
    let bar = |name: &str, ms: f64| Bar {
        name: name.to_owned(),
        class: "readout",
        length: ms,
        told: format!("{:.0} %", 100.0 * ms / text.ms),
    };
    let (large, small): (Vec<_>, Vec<_>) = text.stages.iter().partition(|stage| stage.ms > text.ms / 50.0);
    let rest = bar("other", small.iter().map(|stage| stage.ms).sum());
    large.iter().map(|stage| bar(&stage.name, stage.ms)).chain([rest]).collect()
}

fn bars(out: &mut String, top: f64, title: &str, bars: &[Bar]) {
    let (left, widest) = (800.0, 130.0);
    text(out, 660.0, top, "", title);
    let longest = bars.iter().map(|bar| bar.length).fold(f64::MIN_POSITIVE, f64::max);
    for (index, bar) in bars.iter().enumerate() {
        let y = top + 14.0 + 24.0 * index as f64;
        let width = widest * bar.length / longest;
        text(out, left - 8.0, y + 12.0, "soft end", &bar.name);
        let _ = writeln!(
            out,
            "<rect class=\"bar {}\" x=\"{left}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"16\" rx=\"2\"/>",
            bar.class
        );
        text(out, left + width + 6.0, y + 12.0, "", &bar.told);
    }
}

fn text(out: &mut String, x: f64, y: f64, class: &str, words: &str) {
    let _ = writeln!(out, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escape(words));
}

fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::record::tests::sample;

    #[test]
    fn a_logarithmic_axis_gives_each_power_the_same_room() {
        let axis = Axis::around([2_000.0, 90_000.0].into_iter(), (100.0, 300.0));
        assert_eq!(axis.ticks().collect::<Vec<_>>(), [1_000.0, 10_000.0, 100_000.0]);
        assert_eq!(axis.ticks().map(|tick| axis.at(tick).round()).collect::<Vec<_>>(), [100.0, 200.0, 300.0]);
    }

    #[test]
    fn who_failed_has_a_shorter_line_and_the_picture_says_all_in_words() {
        let picture = svg(&sample());
        let dots = |class: &str| picture.matches(&format!("<circle class=\"dot {class}\"")).count();
        assert_eq!((dots("readout"), dots("compromise"), dots("wink")), (2, 1, 0));
        assert!(
            picture
                .contains("Readout: 1 KB in 4.0 ms, 100 KB in 300 ms. compromise + dates: 1 KB in 16 ms. ")
        );
        assert!(
            picture.contains("Readout’s page 760 KB, Readout’s extractor 500 KB, compromise + dates 200 KB.")
        );
    }

    #[test]
    fn small_stages_are_drawn_as_one() {
        let bars: Vec<(String, String)> =
            stages(&sample()).into_iter().map(|bar| (bar.name, bar.told)).collect();
        let bar = |name: &str, told: &str| (name.to_owned(), told.to_owned());
        assert_eq!(bars, [bar("tagger", "75 %"), bar("names", "24 %"), bar("other", "0 %")]);
    }

    #[test]
    fn the_picture_is_well_formed_and_has_both_schemes() {
        let picture = svg(&sample());
        for name in ["text", "svg", "style", "title", "desc"] {
            let opened =
                picture.matches(&format!("<{name} ")).count() + picture.matches(&format!("<{name}>")).count();
            assert_eq!(opened, picture.matches(&format!("</{name}>")).count(), "{name}");
        }
        assert!(!picture.contains("NaN") && !picture.contains("inf"));
        assert!(picture.contains("prefers-color-scheme: dark"));
    }
}
