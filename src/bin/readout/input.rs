//! What the arguments name: files, folders, patterns, standard input.

use crate::trouble::{Trouble, bad};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The endings of files that are read out of a folder: texts and web pages.
const TEXTS: [&str; 2] = ["txt", "text"];
const PAGES: [&str; 2] = ["html", "htm"];

/// One article to read, or why an argument names none.
pub(crate) type Input = Result<String, Trouble>;

/// Every article that the arguments name, in their order; folders and patterns by name.
pub(crate) fn all(arguments: &[String]) -> Vec<Input> {
    let standard_input = ["-".to_owned()];
    let arguments = if arguments.is_empty() { &standard_input } else { arguments };
    let mut found = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" || path.is_file() {
            found.push(Ok(argument.clone()));
        } else if path.is_dir() {
            folder(path, &mut found);
        } else if is_pattern(argument) {
            pattern(argument, &mut found);
        } else {
            // Whatever is wrong with it shows when it is read.
            found.push(Ok(argument.clone()));
        }
    }
    found
}

/// Whether an argument can name more than one file.
pub(crate) fn is_bulk(argument: &String) -> bool {
    let path = Path::new(argument);
    path.is_dir() || is_pattern(argument) && !path.exists()
}

fn is_pattern(argument: &str) -> bool {
    argument.contains(['*', '?', '['])
}

fn pattern(argument: &str, found: &mut Vec<Input>) {
    let paths = match glob::glob(argument) {
        Ok(paths) => paths,
        Err(error) => return found.push(Err(bad(format!("{argument}: no pattern: {}", error.msg)))),
    };
    let before = found.len();
    found.extend(paths.filter_map(|path| path.ok().filter(|path| path.is_file())).map(name));
    if found.len() == before {
        found.push(Err(bad(format!("{argument}: no file has such a name"))));
    }
}

/// The articles of a folder and of the folders in it. What is hidden and links to folders are left out, so that
/// none is read twice.
fn folder(root: &Path, found: &mut Vec<Input>) {
    let before = found.len();
    let mut stack = vec![root.to_owned()];
    while let Some(path) = stack.pop() {
        if path != root && !path.is_dir() {
            found.push(name(path));
            continue;
        }
        match children(&path) {
            Ok(children) => stack.extend(children.into_iter().rev()),
            Err(error) => found.push(Err(bad(format!("{}: {error}", path.display())))),
        }
    }
    if found.len() == before {
        found.push(Err(bad(format!("{}: this folder holds no .txt or .html file", root.display()))));
    }
}

/// What is to be read in one folder, by name. Beside a page that a browser has saved lies a folder of what it loads, which is left out.
fn children(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut children = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        let wanted = match path.is_dir() {
            true => !path.is_symlink() && !is_of_page(&path),
            false => ends_in(&path, &TEXTS) || ends_in(&path, &PAGES),
        };
        if wanted && !hidden {
            children.push(path);
        }
    }
    children.sort();
    Ok(children)
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether a folder is the `Page_files` of a `Page.html` beside it.
fn is_of_page(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str()?.strip_suffix("_files"));
    name.is_some_and(|page| {
        PAGES.iter().any(|ending| folder.with_file_name(format!("{page}.{ending}")).is_file())
    })
}

/// Whether a file is a web page by its name.
pub(crate) fn is_page(file: &str) -> bool {
    ends_in(Path::new(file), &PAGES)
}

fn name(path: PathBuf) -> Input {
    path.into_os_string()
        .into_string()
        .map_err(|name| bad(format!("{}: the name is not UTF-8", Path::new(&name).display())))
}

/// The text of a file; `-` is standard input.
pub(crate) fn text_of(file: &str) -> Result<String, Trouble> {
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
