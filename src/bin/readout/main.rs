//! The command line.

mod input;
mod jobs;
mod merge;
mod named;
mod read;
mod source;
mod trouble;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use input::text_of;
use jiff::civil::Date;
use readout::article::Offsets;
use readout::corrections::{self, Correction};
use readout::export::FORMATS;
use readout::link::{self, LinkError, Opened, Shared};
use source::Source;
use std::io::{self, Write};
use std::process::ExitCode;
use trouble::{Trouble, bad};

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
Folders are read with the folders in them, each file that ends in .txt, .text, .html or .htm; patterns such as 'news/**/*.txt' work where no shell expands them.
Results come in the order of the input, folders and patterns by name. In ndjson, json and csv they then say which file they are of.
Of a web page (.html, .htm, or any with --html) the article is read, with the date that the page states; spans count in what readout text prints.
A file called like a command is named ./link, ./open …
Exit status: 0 all done, 2 bad input (the other files are done), 3 a damaged link.";

#[derive(Subcommand)]
enum Command {
    /// Print the link (from # on) that holds a text
    Link {
        #[command(flatten)]
        published: Published,
        #[command(flatten)]
        corrections: Corrections,
        #[command(flatten)]
        pages: Pages,
        /// A text or web page; - or nothing is standard input
        file: Option<String>,
    },
    /// Print the text that is read of a web page: what spans count in
    Text {
        #[command(flatten)]
        pages: Pages,
        /// A saved web page; - or nothing is standard input. Other text is printed as it stands
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
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page
    Man,
}

#[derive(Args)]
struct Reading {
    #[command(flatten)]
    published: Published,
    #[command(flatten)]
    corrections: Corrections,
    #[command(flatten)]
    pages: Pages,
    /// What to print; json unless told, csv for --people
    #[arg(long, value_parser = PossibleValuesParser::new(format_names()))]
    format: Option<String>,
    /// What the spans in the result count: bytes, UTF-16 units or code points
    #[arg(long, default_value = "utf-8", value_parser = offsets())]
    offsets: Offsets,
    /// How many articles are read at the same time; as many as there are cores unless told
    #[arg(long, value_name = "N", value_parser = job_count)]
    jobs: Option<usize>,
    /// Say which file a result is of (ndjson, json, csv), as with folders
    #[arg(long)]
    file_names: bool,
    /// A table of the people of all articles, joined by full name: how often they speak and meet somebody
    #[arg(long, conflicts_with = "merge")]
    people: bool,
    /// One result of all articles, with one timeline; people are joined by full name
    #[arg(long)]
    merge: bool,
    /// Articles: files, folders, patterns; - or nothing is standard input
    #[arg(value_name = "FILE")]
    files: Vec<String>,
}

impl Reading {
    fn format(&self) -> &str {
        self.format.as_deref().unwrap_or(if self.people { "csv" } else { "json" })
    }
}

fn job_count(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=1024).contains(number));
    number.ok_or_else(|| "a number from 1 to 1024".to_owned())
}

#[derive(Args)]
struct Published {
    /// The date of publication; without it, the one that the text gives
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    published: Option<Date>,
}

#[derive(Args)]
struct Pages {
    /// Read web pages, whatever the names of the files
    #[arg(long)]
    html: bool,
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

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let mut out = io::stdout().lock();
    let status = match cli.command {
        None => read::check(&cli.reading)
            .map_or_else(|trouble| read::tell(&trouble), |()| read::all(&cli.reading, &mut out)),
        Some(Command::Link { published, corrections, pages, file }) => status(
            source::of(file.as_deref().unwrap_or("-"), pages.html)
                .and_then(|source| print_link(source, published.published, &corrections, &mut out)),
        ),
        Some(Command::Text { pages, file }) => status(
            source::of(file.as_deref().unwrap_or("-"), pages.html)
                .and_then(|source| print(&mut out, &source.text)),
        ),
        Some(Command::Open { link, format }) => status(open(&link, &format, &mut out)),
        Some(Command::Completions { shell }) => status(print(&mut out, &completions(shell))),
        Some(Command::Man) => status(man(&mut out)),
    };
    ExitCode::from(status)
}

fn status(done: Result<(), Trouble>) -> u8 {
    done.map_or_else(|trouble| read::tell(&trouble), |()| 0)
}

fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "readout", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

fn man(out: &mut impl Write) -> Result<(), Trouble> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut page)
        .map_err(|error| bad(format!("the man page: {error}")))?;
    print(out, &String::from_utf8_lossy(&page))
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

/// Prints, and ends the program where nobody reads on.
fn print(out: &mut impl Write, text: &str) -> Result<(), Trouble> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        done => done.map_err(|error| bad(format!("standard output: {error}"))),
    }
}

fn print_link(
    source: Source,
    published: Option<Date>,
    corrections: &Corrections,
    out: &mut impl Write,
) -> Result<(), Trouble> {
    let corrections = corrections::write(&corrections.read()?);
    let published = published.or(source.published);
    let fragment = link::write(&Shared { text: source.text, published, corrections });
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

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
