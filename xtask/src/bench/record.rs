//! What one run measured, as it is kept in `benches/record/`. Times are in milliseconds, sizes and memory in bytes.

use crate::paths;
use crate::size::Size;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// A run.
#[derive(Serialize, Deserialize)]
pub(crate) struct Record {
    #[serde(flatten)]
    pub(crate) browser: Browser,
    /// The extractor on its own, by length of the text.
    pub(crate) native: Vec<Native>,
    /// What the page's first visit and each reader transfer.
    pub(crate) transferred: BTreeMap<String, Size>,
}

/// The browser's part.
#[derive(Serialize, Deserialize)]
pub(crate) struct Browser {
    /// The day of the run.
    pub(crate) date: String,
    pub(crate) machine: Machine,
    /// By the names of [`READERS`].
    pub(crate) readers: BTreeMap<String, Reader>,
    pub(crate) page: Page,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Machine {
    pub(crate) cores: usize,
    pub(crate) browser: String,
}

/// One text, natively.
#[derive(Serialize, Deserialize)]
pub(crate) struct Native {
    pub(crate) bytes: usize,
    pub(crate) rounds: usize,
    pub(crate) ms: f64,
    pub(crate) stages: Vec<Stage>,
    /// The dependency trees of all sentences; in a run, the stages that ask for a tree take the time.
    pub(crate) trees: Option<f64>,
    /// The most that the process has held so far.
    pub(crate) memory: Option<u64>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Stage {
    pub(crate) name: String,
    pub(crate) ms: f64,
}

/// A reader in a worker.
#[derive(Serialize, Deserialize)]
pub(crate) struct Reader {
    /// From the worker's start until a first sentence is read.
    pub(crate) start: f64,
    pub(crate) texts: Vec<Text>,
}

/// One text in a worker.
#[derive(Serialize, Deserialize)]
pub(crate) struct Text {
    pub(crate) bytes: usize,
    /// None where it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ms: Option<f64>,
    #[serde(default)]
    pub(crate) rounds: usize,
    /// What the worker holds with the result, WebAssembly's memory included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) memory: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
}

/// The page as a whole.
#[derive(Serialize, Deserialize)]
pub(crate) struct Page {
    /// From navigation to the example read, nothing kept in the browser, in a window that is there.
    pub(crate) cold: f64,
    /// The same in a window that the browser still opens.
    pub(crate) opening: f64,
    /// The same, the page kept by its service worker.
    pub(crate) warm: f64,
    /// What the page holds with the example read, without the extractor's worker.
    pub(crate) memory: u64,
    pub(crate) texts: Vec<Paste>,
}

/// One text pasted into the page.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Paste {
    pub(crate) bytes: usize,
    pub(crate) rounds: usize,
    /// From the paste until its marks are drawn.
    pub(crate) ms: f64,
    /// The extractor's part of it, in its worker.
    pub(crate) extractor: f64,
    /// The longest task of the page's thread; 0 where none took 50 ms.
    pub(crate) longest_task: f64,
    pub(crate) memory: u64,
}

/// Who is compared, ourselves first: the name in records, the name for people, and what it does of what Readout does.
pub(crate) const READERS: [(&str, &str, &str); 4] = [
    (
        "readout",
        "Readout",
        "names and who is who, times with values, statements, encounters; parts of speech and trees for them",
    ),
    (
        "compromise",
        "compromise + dates",
        "parts of speech, names of people, times with values, verbs; not who is who, who said or met what",
    ),
    (
        "wink",
        "wink-nlp + web model",
        "parts of speech, times and quantities as words; no names of people, no values, not who said or met what",
    ),
    ("chrono", "chrono-node", "times with values; nothing else"),
];

impl Record {
    /// How long a reader took for the text of that length.
    pub(crate) fn time(&self, reader: &str, bytes: usize) -> Option<f64> {
        self.browser.readers.get(reader)?.texts.iter().find(|text| text.bytes == bytes)?.ms
    }

    /// Writes it beside those of other days, and returns where.
    pub(crate) fn save(&self) -> Result<PathBuf> {
        let folder = paths::root().join("benches/record");
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{}.json", self.browser.date));
        let json = serde_json::to_string_pretty(self)?;
        fs::write(&path, json + "\n").with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }
}

/// Two or three figures, which is as many as a repeated run gives again.
pub(crate) fn in_milliseconds(ms: f64) -> String {
    match ms {
        ..10.0 => format!("{ms:.1} ms"),
        ..1000.0 => format!("{ms:.0} ms"),
        ..10_000.0 => format!("{:.1} s", ms / 1000.0),
        _ => format!("{:.0} s", ms / 1000.0),
    }
}

/// `100 bytes`, `2 KB`, `10 MB`; for lengths of texts and for memory.
pub(crate) fn in_bytes(bytes: f64) -> String {
    match bytes {
        ..500.0 => format!("{bytes:.0} bytes"),
        ..1e6 => format!("{:.0} KB", bytes / 1e3),
        _ => format!("{:.0} MB", bytes / 1e6),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use serde_json::json;

    /// A run in which the second reader failed at its second text, and two others weren't there.
    pub(crate) fn sample() -> Record {
        let record = json!({
            "date": "2025-03-01",
            "machine": { "cores": 2, "browser": "Chromium 1.2" },
            "readers": {
                "readout": { "start": 40.0, "texts": [
                    { "bytes": 1000, "ms": 4.0, "rounds": 15, "memory": 6_000_000 },
                    { "bytes": 100_000, "ms": 300.0, "rounds": 5, "memory": 9_000_000 },
                ] },
                "compromise": { "start": 20.0, "texts": [
                    { "bytes": 1000, "ms": 16.0, "rounds": 15, "memory": 9_000_000 },
                    { "bytes": 100_000, "error": "not read within 90 s" },
                ] },
            },
            "page": { "cold": 300.0, "opening": 400.0, "warm": 250.0, "memory": 20_000_000, "texts": [
                { "bytes": 1000, "rounds": 9, "ms": 30.0, "extractor": 4.5, "longestTask": 0.0, "memory": 20_000_000 },
            ] },
            "native": [
                { "bytes": 1000, "rounds": 31, "ms": 2.0, "trees": 0.4, "memory": null, "stages": [
                    { "name": "tagger", "ms": 1.5 }, { "name": "names", "ms": 0.49 }, { "name": "reading", "ms": 0.01 },
                ] },
            ],
            "transferred": {
                "page": { "raw": 2_000_000, "gzip": 900_000, "brotli": 760_400 },
                "readout": { "raw": 1_500_000, "gzip": 600_000, "brotli": 500_000 },
                "compromise": { "raw": 500_000, "gzip": 220_000, "brotli": 200_000 },
            },
        });
        serde_json::from_value(record).unwrap()
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let written = serde_json::to_value(sample()).unwrap();
        let read: Record = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), written);
        assert_eq!(written["machine"], json!({ "cores": 2, "browser": "Chromium 1.2" }));
        assert_eq!(written["readers"]["compromise"]["texts"][1]["error"], "not read within 90 s");
    }

    #[test]
    fn figures_are_shown_as_long_as_they_mean_something() {
        assert_eq!([4.04, 31.4, 1234.0, 66_600.0].map(in_milliseconds), ["4.0 ms", "31 ms", "1.2 s", "67 s"]);
        assert_eq!(
            [100.0, 998.0, 100_000.0, 10_000_000.0].map(in_bytes),
            ["100 bytes", "1 KB", "100 KB", "10 MB"]
        );
    }
}
