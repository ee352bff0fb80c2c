//! How long articles take to read, whole and stage by stage.
//!
//! `cargo bench --bench extract` prints a table; with `-- --json` it prints what `cargo xtask bench` reads, with
//! `-- --longest BYTES` it leaves out what is longer. Every round reads
//! the whole text once and notes when each stage ended, so the stages of one run add up to the whole, and ten megabytes can be timed
//! in a single round. A stage includes the dependency trees of those sentences that it is the first to ask about; texts up to 100 KB show
//! besides what the trees of all sentences take.

mod texts;

use readout::{Options, analyze, extract_in_stages};
use serde_json::{Value, json};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use texts::{LENGTHS, Texts};

/// A text is read this often, or until it has taken this long.
const ROUNDS: usize = 31;
const PATIENCE: Duration = Duration::from_secs(3);

/// The longest that a reading may be expected to take, in milliseconds.
const LIMIT: f64 = 60_000.0;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |option: &str| arguments.iter().skip_while(|argument| *argument != option).nth(1);
    let longest = after("--longest").and_then(|bytes| bytes.parse().ok()).unwrap_or(usize::MAX);
    let texts = Texts::read(Path::new(env!("CARGO_MANIFEST_DIR")))?;
    // Models and word lists are unpacked by the first reading.
    black_box(round(&texts.of(LENGTHS[0])));
    let mut timed: Vec<Timed> = Vec::new();
    for length in LENGTHS.into_iter().filter(|&length| length <= longest) {
        // As the one before it promises; a text that would hold up everybody is left out.
        let expected = timed.last().map_or(0.0, |last| last.whole * length as f64 / last.bytes as f64);
        if expected < LIMIT {
            timed.push(Timed::new(&texts.of(length)));
        }
    }
    if arguments.iter().any(|argument| argument == "--json") {
        println!("{}", Value::from_iter(timed.iter().map(Timed::json)));
    } else {
        print(&timed);
    }
    Ok(())
}

/// How long each stage of one reading took, in milliseconds.
type Round = Vec<(&'static str, f64)>;

fn round(text: &str) -> Round {
    let mut stages = Vec::new();
    let mut since = Instant::now();
    let article = extract_in_stages(text, &Options::default(), |stage| {
        let now = Instant::now();
        stages.push((stage, (now - since).as_secs_f64() * 1000.0));
        since = now;
    });
    black_box(article);
    stages
}

/// How long the dependency trees of all sentences take, in milliseconds.
fn trees(text: &str) -> f64 {
    let doc = analyze(text, &Options::default());
    let start = Instant::now();
    for sentence in &doc.sentences {
        black_box(doc.dependencies().head(sentence.tokens.start));
    }
    start.elapsed().as_secs_f64() * 1000.0
}

/// Measures again and again: as often as is to be, or until patience ends.
fn rounds<T>(mut measure: impl FnMut() -> T) -> Vec<T> {
    let start = Instant::now();
    let mut rounds = vec![measure()];
    while rounds.len() < ROUNDS && start.elapsed() < PATIENCE {
        rounds.push(measure());
    }
    rounds
}

/// What one text took: the middle of its rounds.
struct Timed {
    bytes: usize,
    rounds: usize,
    whole: f64,
    stages: Round,
    trees: Option<f64>,
    peak: Option<u64>,
}

impl Timed {
    fn new(text: &str) -> Timed {
        let rounds = rounds(|| round(text));
        let middle_of = |stage: usize| median(rounds.iter().map(|round| round[stage].1));
        Timed {
            bytes: text.len(),
            rounds: rounds.len(),
            whole: median(rounds.iter().map(|round| round.iter().map(|stage| stage.1).sum())),
            stages: (0..rounds[0].len()).map(|stage| (rounds[0][stage].0, middle_of(stage))).collect(),
            trees: (text.len() <= 100_000).then(|| median(self::rounds(|| trees(text)).into_iter())),
            peak: peak_memory(),
        }
    }

    fn json(&self) -> Value {
        // To the microsecond.
        let exact = |ms: f64| (ms * 1000.0).round() / 1000.0;
        let stage = |&(name, ms): &(&str, f64)| json!({ "name": name, "ms": exact(ms) });
        json!({
            "bytes": self.bytes,
            "rounds": self.rounds,
            "ms": exact(self.whole),
            "stages": self.stages.iter().map(stage).collect::<Vec<Value>>(),
            "trees": self.trees.map(exact),
            "memory": self.peak,
        })
    }
}

fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The most memory that this process has held so far, in bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// A row a stage, a column a text.
fn print(timed: &[Timed]) {
    let row = |name: &str, cell: &dyn Fn(&Timed) -> String| {
        let cells: String = timed.iter().map(|timed| format!("{:>12}", cell(timed))).collect();
        println!("{name:<20}{cells}");
    };
    row("bytes", &|timed| timed.bytes.to_string());
    for (stage, (name, _)) in timed[0].stages.iter().enumerate() {
        row(name, &|timed| format!("{:.2} ms", timed.stages[stage].1));
    }
    row("whole", &|timed| format!("{:.2} ms", timed.whole));
    row("all trees", &|timed| timed.trees.map_or("–".to_owned(), |trees| format!("{trees:.2} ms")));
    row("KB/s", &|timed| format!("{:.0}", timed.bytes as f64 / timed.whole));
    row("rounds", &|timed| timed.rounds.to_string());
    row("peak memory, MB", &|timed| {
        timed.peak.map_or("–".to_owned(), |peak| format!("{:.0}", peak as f64 / 1e6))
    });
}
