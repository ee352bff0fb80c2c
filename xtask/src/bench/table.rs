//! A run as tables for a terminal.

use super::record::{READERS, Record, in_bytes, in_milliseconds};
use std::fmt::Write;

/// The figures, each with what it is of.
pub(crate) fn of(record: &Record) -> String {
    let mut out = String::new();
    natively(record, &mut out);
    in_workers(record, &mut out);
    page(record, &mut out);
    ratios(record, &mut out);
    out
}

fn natively(record: &Record, out: &mut String) {
    let texts = &record.native;
    title(out, "Natively, one core: each stage with the trees that it asks for, and the whole");
    row(out, "", texts.iter().map(|text| in_bytes(text.bytes as f64)));
    for (stage, first) in texts
        .iter()
        .flat_map(|text| text.stages.iter().enumerate())
        .take(texts.first().map_or(0, |text| text.stages.len()))
    {
        row(out, &first.name, texts.iter().map(|text| in_milliseconds(text.stages[stage].ms)));
    }
    row(out, "whole", texts.iter().map(|text| in_milliseconds(text.ms)));
    row(out, "all trees", texts.iter().map(|text| text.trees.map_or("–".to_owned(), in_milliseconds)));
    row(out, "KB/s", texts.iter().map(|text| format!("{:.0}", text.bytes as f64 / text.ms)));
    row(
        out,
        "memory, at most",
        texts.iter().map(|text| text.memory.map_or("–".to_owned(), |bytes| in_bytes(bytes as f64))),
    );
}

fn in_workers(record: &Record, out: &mut String) {
    let machine = &record.browser.machine;
    title(
        out,
        &format!(
            "In workers of {}, {} cores: start, time, and below it memory with the result",
            machine.browser, machine.cores
        ),
    );
    row(
        out,
        "",
        std::iter::once("start".to_owned()).chain(lengths(record).map(|bytes| in_bytes(bytes as f64))),
    );
    for (name, shown, _) in READERS {
        let Some(reader) = record.browser.readers.get(name) else { continue };
        let text = |bytes| reader.texts.iter().find(|text| text.bytes == bytes);
        let times = lengths(record).map(|bytes| match text(bytes) {
            None => "–".to_owned(),
            Some(text) => text.ms.map_or("failed".to_owned(), in_milliseconds),
        });
        row(out, shown, std::iter::once(in_milliseconds(reader.start)).chain(times));
        let memory = lengths(record).map(|bytes| {
            text(bytes).and_then(|text| text.memory).map_or("–".to_owned(), |bytes| in_bytes(bytes as f64))
        });
        row(out, "", std::iter::once(String::new()).chain(memory));
    }
    for (_, shown, does) in READERS {
        let _ = writeln!(out, "{shown}: {does}.");
    }
}

fn page(record: &Record, out: &mut String) {
    let page = &record.browser.page;
    title(out, "The page: from a paste until its marks are drawn");
    row(out, "", page.texts.iter().map(|text| in_bytes(text.bytes as f64)));
    row(out, "time", page.texts.iter().map(|text| in_milliseconds(text.ms)));
    row(out, "of it the extractor", page.texts.iter().map(|text| in_milliseconds(text.extractor)));
    let task = |ms: f64| if ms == 0.0 { "< 50 ms".to_owned() } else { in_milliseconds(ms) };
    row(out, "longest task", page.texts.iter().map(|text| task(text.longest_task)));
    row(out, "memory", page.texts.iter().map(|text| in_bytes(text.memory as f64)));
    let [cold, opening, warm] = [page.cold, page.opening, page.warm].map(in_milliseconds);
    let _ = writeln!(
        out,
        "From navigation to the example read: {cold} with nothing cached ({opening} in a window that the browser still opens), \
         {warm} kept by the service worker."
    );
    let _ = writeln!(
        out,
        "With the example read it holds {}; memory is the page's, without the extractor's worker.",
        in_bytes(page.memory as f64)
    );
}

fn ratios(record: &Record, out: &mut String) {
    title(out, "Bytes transferred");
    let kilobytes = |bytes: usize| format!("{:.1} KB", bytes as f64 / 1000.0);
    row(out, "", ["raw", "gzip", "brotli"].map(str::to_owned));
    let shown = READERS.map(|(name, shown, _)| (name, shown));
    for (name, shown) in [("page", "the page")].into_iter().chain(shown) {
        if let Some(size) = record.transferred.get(name) {
            row(out, shown, [size.raw, size.gzip, size.brotli].map(kilobytes));
        }
    }
    title(out, "Readout's figure divided by theirs: brotli bytes, and time in a worker");
    row(
        out,
        "",
        std::iter::once("brotli".to_owned()).chain(lengths(record).map(|bytes| in_bytes(bytes as f64))),
    );
    for (name, shown, _) in &READERS[1..] {
        let brotli = |name| record.transferred.get(name).map(|size| size.brotli as f64);
        let times =
            lengths(record).map(|bytes| ratio(record.time("readout", bytes), record.time(name, bytes)));
        row(out, shown, std::iter::once(ratio(brotli("readout"), brotli(*name))).chain(times));
    }
}

fn ratio(ours: Option<f64>, theirs: Option<f64>) -> String {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if ours < 10.0 * theirs => format!("{:.2}", ours / theirs),
        (Some(ours), Some(theirs)) => format!("{:.0}", ours / theirs),
        _ => "–".to_owned(),
    }
}

/// The lengths of the texts, in bytes.
fn lengths(record: &Record) -> impl Iterator<Item = usize> {
    record
        .browser
        .readers
        .get(READERS[0].0)
        .into_iter()
        .flat_map(|reader| reader.texts.iter().map(|text| text.bytes))
}

fn title(out: &mut String, words: &str) {
    let _ = writeln!(out, "\n{words}\n");
}

fn row(out: &mut String, name: &str, cells: impl IntoIterator<Item = String>) {
    let cells: String = cells.into_iter().map(|cell| format!("{cell:>11}")).collect();
    let _ = writeln!(out, "{name:<20}{cells}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::record::tests::sample;

    /// The cells of the rows that begin with these words.
    fn rows(name: &str) -> Vec<Vec<String>> {
        let table = of(&sample());
        let rows = table.lines().filter_map(|line| line.strip_prefix(&format!("{name:<20}")));
        rows.map(|cells| {
            cells.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect()
        })
        .collect()
    }

    #[test]
    fn others_stand_beside_us_and_ours_is_divided_by_theirs() {
        assert_eq!(
            rows("compromise + dates"),
            [
                vec!["20 ms", "16 ms", "failed"],
                vec!["500.0 KB", "220.0 KB", "200.0 KB"],
                vec!["2.50", "0.25", "–"],
            ]
        );
    }

    #[test]
    fn a_stage_is_a_row_and_a_text_a_column() {
        assert_eq!(rows("names"), [["0.5 ms"]]);
        assert_eq!(rows("whole"), [["2.0 ms"]]);
        assert_eq!(rows("KB/s"), [["500"]]);
        assert_eq!(rows("longest task"), [["< 50 ms"]]);
    }
}
