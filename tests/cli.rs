//! The command line, as it is run: every promise that it makes, and bad input.

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const ARTICLE: &str = "Ana Lindqvist met Tomas Okoye in Oslo on Friday. “It’s done,” Lindqvist said.\n";

fn readout(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_readout"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = readout(arguments).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    // A program that needs no input may be gone before it is written.
    let _ = stdin.write_all(input.as_ref());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

/// Runs without trouble and gives what was printed.
fn prints(arguments: &[&str], input: impl AsRef<[u8]>) -> String {
    let output = run(arguments, input);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*complaint), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).expect("all output is UTF-8")
}

/// Runs into trouble and gives what was printed and what was complained about.
fn complains(arguments: &[&str], input: impl AsRef<[u8]>, status: i32) -> (String, String) {
    let output = run(arguments, input);
    let text = |bytes| String::from_utf8(bytes).expect("all output is UTF-8");
    let (printed, complaint) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {complaint}");
    (printed, complaint)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A file of that name with that content.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli");
    fs::create_dir_all(&folder).expect("it can be made");
    let path = folder.join(name);
    fs::write(&path, content).expect("it can be written");
    path.into_os_string().into_string().expect("its name is UTF-8")
}

fn empty_folder() -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("empty");
    fs::create_dir_all(&path).expect("it can be made");
    path.into_os_string().into_string().expect("its name is UTF-8")
}

/// A folder of that name, with files of those names and contents in it.
fn folder(name: &str, files: &[(&str, &str)]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (name, content) in files {
        let file = path.join(name);
        fs::create_dir_all(file.parent().expect("it lies in the folder")).expect("it can be made");
        fs::write(file, content).expect("it can be written");
    }
    path.into_os_string().into_string().expect("its name is UTF-8")
}

/// Two articles in folders, and what is not to be read.
fn news(name: &str) -> String {
    let second = "date 2025-04-01\nAna Lindqvist called Mira Sand on Monday. “We wait,” Sand said.\n";
    folder(
        name,
        &[("b/two.txt", second), ("a.txt", ARTICLE), ("b/.draft.txt", "No."), ("b/notes.pdf", "No.")],
    )
}

#[test]
fn standard_input_is_read_when_no_file_is_named() {
    let result = prints(&[], ARTICLE);
    assert_eq!(json(&result)["schema"], "readout/1");
    assert_eq!(json(&result)["offsets"], "utf-8");
    assert!(result.lines().count() > 1, "json is spread over lines");
    assert_eq!(prints(&["-"], ARTICLE), result);
    assert_eq!(prints(&["--format", "json", &file("one.txt", ARTICLE)], ""), result);
}

#[test]
fn ndjson_gives_one_line_an_article_in_order() {
    let (a, b) = (file("a.txt", "He left. She came.\n"), file("b.txt", "It rained.\n"));
    let result = prints(&["--format", "ndjson", &a, "-", &b], "One. Two. Three.");
    let sentences: Vec<usize> = result
        .lines()
        .map(|line| json(line)["sentences"].as_array().expect("sentences are a list").len())
        .collect();
    assert_eq!(sentences, [2, 3, 1]);
}

#[test]
fn the_given_date_of_publication_is_used() {
    let result = prints(&["--published", "2025-03-01", "--format", "ndjson"], ARTICLE);
    assert_eq!(json(&result)["published"]["value"], "2025-03-01");
    assert_eq!(json(&result)["published"]["from"], "option");
}

#[test]
fn every_format_prints_something() {
    let begins = |format: &str| prints(&["--format", format], ARTICLE);
    assert!(begins("markdown").starts_with("# "));
    assert!(begins("csv").starts_with("type,id,date,"));
    assert!(begins("ics").starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(begins("html").starts_with("<!DOCTYPE html>"));
    let conllu = begins("conllu");
    assert!(conllu.starts_with("# sent_id = 1\n# text = Ana Lindqvist met"), "{conllu}");
    assert!(conllu.contains("\n3\tmet\t_\tVERB\t"), "{conllu}");
    assert!(conllu.ends_with("\n\n"), "a blank line ends a sentence");
}

#[test]
fn offsets_count_the_unit_that_was_asked_for() {
    let text = "🤝 Café. Zoë left.";
    let ends: Vec<Value> = ["utf-8", "utf-16", "utf-32"]
        .map(|unit| {
            let result = json(&prints(&["--offsets", unit, "--format", "ndjson"], text));
            assert_eq!(result["offsets"], unit);
            result["sentences"].as_array().and_then(|all| all.last()).expect("it has sentences")[1].clone()
        })
        .to_vec();
    let lengths = [text.len(), text.encode_utf16().count(), text.chars().count()];
    assert_eq!(ends, lengths.map(Value::from));
}

#[test]
fn a_byte_order_mark_and_any_line_end_are_part_of_the_text() {
    for text in
        ["\u{feff}He left.\r\n\r\nShe came.\r\n", "He left.\rShe came.\r", "\u{feff}He left.\n\nShe came."]
    {
        let result = json(&prints(&["--format", "ndjson"], text));
        let sentences: Vec<&str> = result["sentences"]
            .as_array()
            .expect("sentences are a list")
            .iter()
            .map(|span| {
                let at = |end: usize| span[end].as_u64().expect("spans are numbers") as usize;
                &text[at(0)..at(1)]
            })
            .collect();
        assert_eq!(sentences, ["He left.", "She came."], "{text:?}");
    }
}

#[test]
fn empty_input_is_an_article_with_nothing_in_it() {
    for text in ["", " \n\t", "\u{feff}"] {
        let result = json(&prints(&[], text));
        assert_eq!(result["sentences"], Value::Array(vec![]), "{text:?}");
    }
}

#[test]
fn a_bad_file_gets_one_line_and_the_others_are_done() {
    let good = file("good.txt", ARTICLE);
    let not_utf8 = file("latin1.txt", b"caf\xe9");
    let folder = &empty_folder();
    let (printed, complaint) =
        complains(&["--format", "ndjson", "no-such-file", &good, &not_utf8, folder, &good], "", 2);
    assert_eq!(printed.lines().count(), 2);
    let lines: Vec<&str> = complaint.lines().collect();
    assert_eq!(lines[0], "readout: no-such-file: there is no such file");
    assert!(lines[1].ends_with("latin1.txt: not UTF-8 (from byte 3 on); save it as UTF-8"), "{}", lines[1]);
    assert!(lines[2].starts_with(&format!("readout: {folder}: ")), "{}", lines[2]);
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_wrong_command_line_gets_one_line() {
    for (arguments, part) in [
        (&["--published", "2025-02-30"][..], "'2025-02-30'"),
        (&["--published", "20250301"], "write it as 2025-03-01"),
        (&["--published", "yesterday"], "'yesterday'"),
        (&["--format", "docx"], "markdown"),
        (&["--offsets", "utf-7"], "utf-16"),
        (&["--colour"], "'--colour'"),
        (&["--jobs", "0"], "a number from 1 to 1024"),
        (&["--people", "--merge"], "'--merge'"),
        (&["--people", "--format", "html"], "it has csv, json, ndjson"),
        (&["--merge", "--format", "csv"], "it has json, ndjson"),
        (&["completions", "cmd"], "fish"),
        (&["open"], "<LINK>"),
        (&["link", "a", "b"], "'b'"),
    ] {
        let (printed, complaint) = complains(arguments, ARTICLE, 2);
        assert_eq!(printed, "");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
        assert!(complaint.starts_with("readout: ") && complaint.contains(part), "{complaint}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    assert!(prints(&["--help"], "").contains("--published"));
    assert!(prints(&["link", "--help"], "").contains("FILE"));
    assert_eq!(prints(&["--version"], ""), concat!("readout ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn the_documentation_has_the_help_as_it_is() {
    let page = include_str!("../docs/command-line.md").replace("\r\n", "\n");
    let help = prints(&["--help"], "");
    assert!(page.contains(help.trim()), "put this into docs/command-line.md:\n{help}");
}

#[test]
fn a_link_opens_as_the_same_text() {
    let text = "\u{feff}Zoë met him.\r\nNo line end";
    let link = prints(&["link", "--published", "2025-03-01", &file("link.txt", text)], "");
    assert!(link.starts_with("#1.") && link.ends_with('\n'));
    assert_eq!(prints(&["link", "--published", "2025-03-01"], text), link);
    assert_eq!(prints(&["open", link.trim_end()], ""), text);
    assert_eq!(prints(&["open", "-"], &link), text);

    let address = format!("https://example.org/readout/{}&view=people", link.trim_end());
    let opened = json(&prints(&["open", &address, "--format", "json"], ""));
    assert_eq!(opened["text"], text);
    assert_eq!(opened["published"], "2025-03-01");
    assert_eq!(opened["corrections"], Value::Array(vec![]));
    assert_eq!(opened["view"]["view"], "people");
    assert_eq!(opened["damage"], Value::Null);
}

#[test]
fn corrections_are_applied_and_travel_in_a_link() {
    let given = r#"[{"rename":{"who":"Tomas Okoye","name":"Tomás Okoye"}},{"remove":{"statement":{"exact":"It’s off"}}}]"#;
    let list = file("corrections.json", given);
    let output = run(&["--corrections", &list, "--format", "ndjson"], ARTICLE);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(complaint, "readout: -: correction 2 does not fit: “It’s off” can’t be found for sure\n");
    assert_eq!(output.status.code(), Some(0));
    let result = json(&String::from_utf8_lossy(&output.stdout));
    assert_eq!(result["entities"][1]["name"], "Tomás Okoye");
    assert_eq!(result["corrections"][0]["applied"], true);
    assert_eq!(result["corrections"][1]["applied"], false);

    let one = file("correction.json", r#"[{"not_person":{"who":"Tomas Okoye"}}]"#);
    let markdown = prints(&["--corrections", &one, "--format", "markdown"], ARTICLE);
    assert!(markdown.contains("With 1 correction by a reader."), "{markdown}");

    let link = prints(&["link", "--corrections", &list], ARTICLE);
    let opened = json(&prints(&["open", link.trim_end(), "--format", "json"], ""));
    assert_eq!(opened["corrections"], json(given));

    let (_, complaint) = complains(&["--corrections", &file("no-list.json", "{}")], ARTICLE, 2);
    assert!(complaint.contains("no-list.json: this is no list of corrections"), "{complaint}");
}

#[test]
fn a_damaged_link_gives_what_is_left_and_says_what_is_wrong() {
    let text = include_str!("links/article.txt");
    let link = prints(&["link"], text);
    let half = &link[..link.len() / 2];
    let (printed, complaint) = complains(&["open", half], "", 3);
    assert!(text.starts_with(&printed) && !printed.is_empty());
    assert!(complaint.starts_with("readout: the end of the link is missing"), "{complaint}");
    assert_eq!(complaint.lines().count(), 1);

    let (printed, _) = complains(&["open", half, "--format", "json"], "", 3);
    assert!(json(&printed)["damage"].is_string());

    let (printed, complaint) = complains(&["open", "#1.AA"], "", 3);
    assert_eq!((printed.as_str(), complaint.lines().count()), ("", 1));
}

#[test]
fn a_file_named_like_a_command_needs_its_folder() {
    file("open", ARTICLE);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli");
    let output = readout(&["./open"]).current_dir(folder).output().expect("the program runs");
    assert_eq!(json(&String::from_utf8_lossy(&output.stdout))["schema"], "readout/1");
}

#[test]
fn what_is_no_link_is_bad_input() {
    for link in ["#top", "https://example.org/", "#2.AAAA"] {
        let (printed, complaint) = complains(&["open", link], "", 2);
        assert_eq!((printed.as_str(), complaint.lines().count()), ("", 1), "{link}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let text = file("long.txt", "They met. ".repeat(20_000));
    let mut child = readout(&[&text, &text, &text]).spawn().expect("the program starts");
    let mut first = [0; 1];
    let mut stdout = child.stdout.take().expect("it is piped");
    stdout.read_exact(&mut first).expect("something is printed");
    drop(stdout);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
}

#[test]
fn folders_and_patterns_are_read_by_name_and_results_say_of_which_file() {
    let news = news("news");
    let names = |argument: &str| -> Vec<String> {
        prints(&["--format", "ndjson", argument], "")
            .lines()
            .map(|line| {
                json(line)["file"].as_str().expect("it says its file").replace(&news, "").replace('\\', "/")
            })
            .collect()
    };
    assert_eq!(names(&news), ["/a.txt", "/b/two.txt"]);
    assert_eq!(names(&format!("{news}/**/t*.txt")), ["/b/two.txt"]);

    let table = prints(&["--format", "csv", &news], "");
    assert_eq!(table.lines().filter(|line| line.starts_with("file,type,id,")).count(), 1, "{table}");
    assert!(table.lines().skip(1).all(|row| row.starts_with(&news)), "{table}");
    assert!(prints(&["--file-names", &format!("{news}/a.txt")], "").starts_with("{\n  \"file\": "));

    let (_, complaint) = complains(&[&empty_folder(), &format!("{news}/*.doc")], "", 2);
    assert!(
        complaint.contains("holds no .txt or .html file") && complaint.contains("no file has such a name"),
        "{complaint}"
    );
}

#[test]
fn output_is_the_same_whatever_the_number_of_jobs() {
    let files: Vec<(String, String)> = (0..23)
        .map(|at| {
            (format!("{at:02}.txt"), format!("Person Number met Ana Lindqvist {at} times. ").repeat(24 - at))
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = folder("many", &files);
    let one = prints(&["--format", "ndjson", "--jobs", "1", &folder], "");
    assert_eq!(one.lines().count(), 23);
    for jobs in ["2", "5", "64"] {
        assert_eq!(prints(&["--format", "ndjson", "--jobs", jobs, &folder], ""), one, "{jobs} jobs");
    }
}

const PAGE: &str = "<!DOCTYPE html><title>News</title><nav>Sport</nav>
<article><time datetime=2025-03-01>Saturday</time><p>Ana Lindqvist met <b>Tomas Okoye</b> on Friday.</article>";

#[test]
fn of_a_web_page_the_article_is_read_and_spans_count_in_its_text() {
    let page = file("page.htm", PAGE);
    let text = prints(&["text", &page], "");
    assert_eq!(text, "Saturday\n\nAna Lindqvist met Tomas Okoye on Friday.");
    let result = prints(&["--format", "ndjson", &page], "");
    let read = json(&result);
    assert_eq!(
        read["sentences"].as_array().and_then(|all| all.last()).expect("it has sentences")[1],
        text.len()
    );
    assert_eq!(read["published"]["value"], "2025-03-01");
    assert_eq!(read["encounters"][0]["date"], "2025-02-28");
    assert_eq!(prints(&["--format", "ndjson", "--html"], PAGE), result);
    assert!(prints(&["--format", "conllu", &page], "").contains("\tLindqvist\t"));

    let given = json(&prints(&["--published", "2024-01-05", &page], ""));
    assert_eq!(given["published"]["value"], "2024-01-05", "what is given counts before what the page states");
    let link = prints(&["link", &page], "");
    let opened = json(&prints(&["open", link.trim_end(), "--format", "json"], ""));
    assert_eq!((&opened["text"], &opened["published"]), (&Value::from(text), &Value::from("2025-03-01")));
}

#[test]
fn no_text_is_taken_for_a_web_page_unasked() {
    let page = file("page.txt", PAGE);
    assert_eq!(prints(&["text", &page], ""), PAGE);
    assert_eq!(prints(&["text"], PAGE), PAGE);
    let (_, complaint) = complains(&["--html", &file("bare.txt", "<title>News</title>")], "", 2);
    assert!(complaint.contains("bare.txt: no text stands in this web page"), "{complaint}");
}

#[test]
fn web_pages_in_folders_are_read_without_what_a_browser_saved_beside_them() {
    let pages = [("a.html", PAGE), ("a_files/frame.html", PAGE), ("b_files/c.HTM", PAGE), ("d.txt", ARTICLE)];
    let lines = prints(&["--format", "ndjson", &folder("pages", &pages)], "");
    let files: Vec<String> =
        lines.lines().map(|line| json(line)["file"].as_str().expect("a name").to_owned()).collect();
    assert_eq!(files.len(), 3);
    assert!(
        files.iter().zip(["a.html", "c.HTM", "d.txt"]).all(|(file, name)| file.ends_with(name)),
        "{files:?}"
    );
}

#[test]
fn people_are_counted_over_all_articles() {
    let table = prints(&["--people", &news("people")], "");
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0], "name,titles,articles,mentions,statements,encounters,first,last");
    assert!(rows[1].starts_with("Ana Lindqvist,,2,"), "{table}");
    assert_eq!(rows.iter().filter(|row| row.starts_with("Ana Lindqvist")).count(), 1, "{table}");
    let lines = prints(&["--people", "--format", "ndjson", &news("people")], "");
    assert_eq!(lines.lines().count(), rows.len() - 1);
    assert_eq!(json(lines.lines().next().expect("it has lines"))["articles"], 2);
}

#[test]
fn merged_articles_share_people_and_a_timeline() {
    let merged = json(&prints(&["--merge", &news("merge")], ""));
    assert_eq!(merged["schema"], "readout-merged/1");
    assert!(merged["articles"][1]["file"].as_str().expect("it is a name").ends_with("two.txt"));
    let list = |name: &str| merged[name].as_array().expect("it is a list").clone();
    let ana: Vec<Value> = list("entities").into_iter().filter(|who| who["name"] == "Ana Lindqvist").collect();
    assert_eq!(ana.len(), 1, "{merged}");
    let encounters = list("encounters");
    assert_eq!(encounters.iter().map(|it| it["article"].clone()).collect::<Vec<_>>(), [0, 1]);
    assert!(
        encounters.iter().all(|it| it["participants"].as_array().expect("a list").contains(&ana[0]["id"]))
    );

    let mut entries: Vec<String> = list("timeline")
        .iter()
        .flat_map(|day| day["entries"].as_array().expect("a list").clone())
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect();
    let all = list("encounters").len() + list("statements").len();
    entries.sort();
    entries.dedup();
    assert_eq!(entries.len(), all, "ids are unique, and each item stands once in the timeline");
}

#[test]
fn a_bad_file_among_many_is_told_and_the_others_are_merged() {
    let news = news("some-bad");
    let latin1 = file("bulk-latin1.txt", b"caf\xe9");
    for arguments in [["--merge", "--format", "json"], ["--people", "--format", "csv"]] {
        let (printed, complaint) = complains(&[&arguments[..], &[&latin1, &news]].concat(), "", 2);
        assert!(printed.contains("Ana Lindqvist"), "{printed}");
        assert_eq!(complaint.lines().count(), 1, "no progress bar in a pipe: {complaint}");
    }
}

#[test]
fn completions_and_the_man_page_come_from_the_same_definitions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = prints(&["completions", shell], "");
        assert!(
            ["published", "merge", "html"].iter().all(|option| script.contains(option)),
            "{shell}: {script}"
        );
    }
    let page = prints(&["man"], "");
    assert!(page.contains(".TH readout 1"), "{page}");
    assert!(["merge", "html"].iter().all(|option| page.contains(&format!("\\-\\-{option}"))), "{page}");
    assert!(page.contains("Exit status"), "{page}");
}
