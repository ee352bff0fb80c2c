//! Reading articles, one or a hundred thousand.

use crate::input;
use crate::merge::{self, Merged};
use crate::source::Source;
use crate::trouble::{Trouble, bad};
use crate::{Reading, jobs, named, print, source};
use indicatif::{ProgressBar, ProgressStyle};
use readout::article::Article;
use readout::{Options, export, extract};
use std::io::{self, IsTerminal, Write};
use std::thread::available_parallelism;

/// What a file gave, and what is to be said about it on standard error.
struct Read<T> {
    file: String,
    told: Vec<String>,
    result: T,
}

/// Reads every file, and goes on after one that cannot be read. Gives the exit status.
pub(crate) fn all(reading: &Reading, out: &mut impl Write) -> u8 {
    match reading.corrections.read() {
        Ok(corrections) => {
            let options = Options { published: reading.published.published, corrections };
            if reading.people || reading.merge {
                together(reading, &options, out)
            } else {
                each(reading, &options, out)
            }
        }
        Err(trouble) => tell(&trouble),
    }
}

/// One result an article, each printed as soon as those before it are.
fn each(reading: &Reading, options: &Options, out: &mut impl Write) -> u8 {
    let format = reading.format();
    let named = reading.file_names || reading.files.iter().any(input::is_bulk);
    let work = |file: &str| {
        let source = source::of(file, reading.pages.html)?;
        let Some(writer) = export::format(format) else {
            let result = export::conllu(&source.text, &source.options(options));
            return Ok(Read { file: file.to_owned(), told: Vec::new(), result });
        };
        let read = article(file, &source, options, reading);
        let result = (writer.write)(&source.text, &read.result);
        let result = match format {
            "json" | "ndjson" if named => named::json(file, &result),
            "csv" if named => named::csv(file, &result),
            _ => result,
        };
        Ok(Read { file: read.file, told: read.told, result })
    };
    let mut begun = false;
    run(reading, work, |read| {
        // One table of many files has its names once.
        let again = named && format == "csv" && std::mem::replace(&mut begun, true);
        print(out, if again { named::without_names(&read.result) } else { &read.result })
    })
}

/// One result of all articles.
fn together(reading: &Reading, options: &Options, out: &mut impl Write) -> u8 {
    let mut merged = Merged::new(reading.offsets);
    let work = |file: &str| Ok(article(file, &source::of(file, reading.pages.html)?, options, reading));
    let status = run(reading, work, |read| {
        merged.add(&read.file, read.result);
        Ok(())
    });
    let format = reading.format();
    let result = match (reading.people, format) {
        (true, "ndjson") => {
            merged.people().iter().map(|person| serde_json::json!(person).to_string() + "\n").collect()
        }
        (true, "json") => format!("{:#}\n", serde_json::json!(merged.people())),
        (true, _) => merge::csv(&merged.people()),
        (false, _) => merged.json(format == "json"),
    };
    status.max(print(out, &result).map_or_else(|trouble| tell(&trouble), |()| 0))
}

/// Reads the article in a file, and tells of corrections that do not fit.
fn article(file: &str, source: &Source, options: &Options, reading: &Reading) -> Read<Article> {
    let article = extract(&source.text, &source.options(options));
    let outcomes = article.corrections.iter().enumerate();
    let told = outcomes
        .filter_map(|(at, outcome)| {
            let why = outcome.why.as_ref()?;
            Some(format!("{file}: correction {} does not fit: {why}", at + 1))
        })
        .collect();
    Read { file: file.to_owned(), told, result: article.in_offsets(&source.text, reading.offsets) }
}

/// Works on each file, takes the results in order, and tells what went wrong. Gives the exit status.
fn run<T: Send>(
    reading: &Reading,
    work: impl Fn(&str) -> Result<Read<T>, Trouble> + Sync,
    mut take: impl FnMut(Read<T>) -> Result<(), Trouble>,
) -> u8 {
    let cores = || available_parallelism().map_or(1, usize::from);
    let bar = progress(&reading.files);
    let mut status = 0;
    jobs::in_order(
        input::all(&reading.files),
        reading.jobs.unwrap_or_else(cores),
        |input| input.and_then(|file| work(&file)),
        |done| {
            let done = done.and_then(|read| {
                bar.suspend(|| read.told.iter().for_each(|line| eprintln!("readout: {line}")));
                take(read)
            });
            if let Err(trouble) = done {
                status = status.max(bar.suspend(|| tell(&trouble)));
            }
            bar.inc(1);
        },
    );
    bar.finish_and_clear();
    status
}

/// A bar on standard error, where that is a terminal and the results go elsewhere.
fn progress(files: &[String]) -> ProgressBar {
    if !io::stderr().is_terminal() || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let articles = input::all(files).count();
    if articles < 2 {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{wide_bar} {human_pos} of {human_len} articles, {per_sec}, {eta} left");
    ProgressBar::new(articles as u64).with_style(style.expect("the template is well formed"))
}

/// Tells what was wrong, and gives the exit status.
pub(crate) fn tell(trouble: &Trouble) -> u8 {
    eprintln!("readout: {}", trouble.line);
    trouble.status
}

/// Formats that results of all articles together have, beside the default.
pub(crate) fn check(reading: &Reading) -> Result<(), Trouble> {
    let known: &[&str] = match (reading.people, reading.merge) {
        (true, _) => &["csv", "json", "ndjson"],
        (_, true) => &["json", "ndjson"],
        _ => return Ok(()),
    };
    let format = reading.format();
    let option = if reading.people { "--people" } else { "--merge" };
    let known_format = known.contains(&format);
    if known_format {
        Ok(())
    } else {
        Err(bad(format!("{option} has no format {format}; it has {}", known.join(", "))))
    }
}
