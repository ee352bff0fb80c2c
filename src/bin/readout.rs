//! The command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use readout::article::Offsets;
use readout::corrections::{self, Correction};
use readout::export::{self, FORMATS};
use readout::link::{self, LinkError, Opened, Shared};
use readout::{Options, analyze, extract};
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

/// Reads news articles: who met whom, and what each person said, with the words that say so.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    reading: Reading,
}

const AFTER_HELP: &str = "\
A file called link or open is named ./link or ./open.
Exit status: 0 all done, 2 bad input (the other files are done), 3 a damaged link.";

#[derive(Subcommand)]
enum Command {
    /// Print the link (from # on) that holds a text
    Link {
        #[command(flatten)]
        published: Published,
        #[command(flatten)]
        corrections: Corrections,
        /// The text; - or nothing is standard input
        file: Option<String>,
    },
    /// Print the text that a link holds
    Open {
        /// A whole address or its end from # on; - is standard input
        #[arg(allow_hyphen_values = true)]
        link: String,
        /// json also gives the date of publication and the corrections
        #[arg(long, default_value = "text", value_parser = PossibleValuesParser::new(["text", "json"]))]
        format: String,
    },
}

#[derive(Args)]
struct Reading {
    #[command(flatten)]
    published: Published,
    #[command(flatten)]
    corrections: Corrections,
    /// What to print
    #[arg(long, default_value = "json", value_parser = PossibleValuesParser::new(format_names()))]
    format: String,
    /// What the spans in the result count: bytes, UTF-16 units or code points
    #[arg(long, default_value = "utf-8", value_parser = offsets())]
    offsets: Offsets,
    /// Articles; - or nothing is standard input
    #[arg(value_name = "FILE")]
    files: Vec<String>,
}

#[derive(Args)]
struct Published {
    /// The date of publication; without it, the one that the text gives
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    published: Option<Date>,
}

#[derive(Args)]
struct Corrections {
    /// What a reader put right: a JSON array, as open --format json gives it
    #[arg(long, value_name = "FILE")]
    corrections: Option<String>,
}

impl Corrections {
    fn read(&self) -> Result<Vec<Correction>, Trouble> {
        let Some(file) = &self.corrections else { return Ok(Vec::new()) };
        let json = text_of(file)?;
        corrections::parse(&json).map_err(|error| bad(format!("{file}: {error}")))
    }
}

/// The one format that is made from the document and not from the article.
const CONLLU: &str = "conllu";

fn format_names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name).chain([CONLLU])
}

fn offsets() -> impl TypedValueParser<Value = Offsets> {
    PossibleValuesParser::new(["utf-8", "utf-16", "utf-32"]).map(|name| match name.as_str() {
        "utf-16" => Offsets::Utf16,
        "utf-32" => Offsets::Utf32,
        _ => Offsets::Utf8,
    })
}

fn date(text: &str) -> Result<Date, String> {
    let is_plain = text.len() == "YYYY-MM-DD".len();
    let date = text.parse().ok().filter(|_| is_plain);
    date.ok_or_else(|| "no such day; write it as 2025-03-01".to_owned())
}

/// What was wrong, for a line on standard error, and the exit status that tells of it.
struct Trouble {
    line: String,
    status: u8,
}

/// Bad input.
fn bad(line: impl Into<String>) -> Trouble {
    Trouble { line: line.into(), status: 2 }
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let mut out = io::stdout().lock();
    let status = match cli.command {
        None => read_all(&cli.reading, &mut out),
        Some(Command::Link { published, corrections, file }) => {
            status(print_link(file.as_deref(), published.published, &corrections, &mut out))
        }
        Some(Command::Open { link, format }) => status(open(&link, &format, &mut out)),
    };
    ExitCode::from(status)
}

/// Tells what was wrong, and gives the exit status.
fn status(done: Result<(), Trouble>) -> u8 {
    match done {
        Ok(()) => 0,
        Err(Trouble { line, status }) => {
            eprintln!("readout: {line}");
            status
        }
    }
}

/// Help and the version as they are; a wrong command line on one line.
fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let message = error.to_string();
    let first = message.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().skip_while(|word| *word == "error:").collect();
    eprintln!("readout: {}; readout --help tells more", words.join(" "));
    ExitCode::from(2)
}

/// Reads every file, and goes on after one that cannot be read.
fn read_all(reading: &Reading, out: &mut impl Write) -> u8 {
    let standard_input = ["-".to_owned()];
    let files = if reading.files.is_empty() { &standard_input } else { reading.files.as_slice() };
    let corrections = match reading.corrections.read() {
        Ok(corrections) => corrections,
        Err(trouble) => return status(Err(trouble)),
    };
    let options = Options { published: reading.published.published, corrections };
    let done = files.iter().map(|file| {
        let text = text_of(file)?;
        print(out, &result(file, &text, reading, &options))
    });
    done.map(status).max().unwrap_or(0)
}

fn result(file: &str, text: &str, reading: &Reading, options: &Options) -> String {
    let Some(format) = export::format(&reading.format) else {
        return export::conllu(&analyze(text, options));
    };
    let article = extract(text, options);
    for (at, outcome) in article.corrections.iter().enumerate() {
        if let Some(why) = &outcome.why {
            eprintln!("readout: {file}: correction {} does not fit: {why}", at + 1);
        }
    }
    (format.write)(text, &article.in_offsets(text, reading.offsets))
}

fn text_of(file: &str) -> Result<String, Trouble> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
        _ => fs::read(Path::new(file)).map(|read| bytes = read),
    };
    let name = if file == "-" { "standard input" } else { file };
    read.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => bad(format!("{name}: there is no such file")),
        io::ErrorKind::IsADirectory => bad(format!("{name}: this is a folder, not a file")),
        _ => bad(format!("{name}: {error}")),
    })?;
    if u32::try_from(bytes.len()).is_err() {
        return Err(bad(format!("{name}: larger than 4 GB")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        bad(format!("{name}: not UTF-8 (from byte {at} on); save it as UTF-8"))
    })
}

/// Prints, and ends the program where nobody reads on.
fn print(out: &mut impl Write, text: &str) -> Result<(), Trouble> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        done => done.map_err(|error| bad(format!("standard output: {error}"))),
    }
}

fn print_link(
    file: Option<&str>,
    published: Option<Date>,
    corrections: &Corrections,
    out: &mut impl Write,
) -> Result<(), Trouble> {
    let corrections = corrections::write(&corrections.read()?);
    let text = text_of(file.unwrap_or("-"))?;
    let fragment = link::write(&Shared { text, published, corrections });
    print(out, &(fragment.map_err(|error| bad(error.to_string()))? + "\n"))
}

fn open(link: &str, format: &str, out: &mut impl Write) -> Result<(), Trouble> {
    let given = if link == "-" { text_of("-")? } else { link.to_owned() };
    let Opened { shared, view, damage } = link::read(&given).map_err(|error| {
        let status = if error == LinkError::Unreadable { 3 } else { 2 };
        Trouble { line: error.to_string(), status }
    })?;
    match format {
        "json" => {
            let view: serde_json::Map<_, _> =
                view.0.into_iter().map(|(key, value)| (key, value.into())).collect();
            let opened = serde_json::json!({
                "text": shared.text,
                "published": shared.published.map(|date| date.to_string()),
                "corrections": serde_json::from_str::<Vec<serde_json::Value>>(&shared.corrections).unwrap_or_default(),
                "view": view,
                "damage": damage.map(|damage| damage.to_string()),
            });
            print(out, &format!("{opened:#}\n"))?;
        }
        _ => print(out, &shared.text)?,
    }
    damage.map_or(Ok(()), |damage| Err(Trouble { line: damage.to_string(), status: 3 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
