//! What the arguments name: files, folders, patterns, standard input.

use crate::trouble::{Trouble, bad};
use std::fs;
use std::io::{self, Read};
use std::iter;
use std::path::{Path, PathBuf};

/// The endings of files that are read out of a folder: texts and web pages.
const TEXTS: [&str; 2] = ["txt", "text"];
const PAGES: [&str; 2] = ["html", "htm"];

/// One article to read, or why an argument names none.
pub(crate) type Input = Result<String, Trouble>;

/// Every article that the arguments name, in their order; folders and patterns by name. They are looked for as they are asked for, so
/// that a hundred thousand take no more memory than ten.
pub(crate) fn all(arguments: &[String]) -> impl Iterator<Item = Input> {
    let standard_input = arguments.is_empty().then(|| Ok("-".to_owned()));
    standard_input.into_iter().chain(arguments.iter().flat_map(|argument| of(argument)))
}

fn of(argument: &str) -> Box<dyn Iterator<Item = Input>> {
    let path = Path::new(argument);
    if argument != "-" && path.is_dir() {
        let nothing = bad(format!("{argument}: this folder holds no .txt or .html file"));
        Box::new(some(folder(path.to_owned()), nothing))
    } else if argument != "-" && !path.is_file() && is_pattern(argument) {
        match glob::glob(argument) {
            Ok(paths) => {
                let files = paths.filter_map(|path| path.ok().filter(|path| path.is_file())).map(name);
                Box::new(some(files, bad(format!("{argument}: no file has such a name"))))
            }
            Err(error) => Box::new(iter::once(Err(bad(format!("{argument}: no pattern: {}", error.msg))))),
        }
    } else {
        // Whatever is wrong with it shows when it is read.
        Box::new(iter::once(Ok(argument.to_owned())))
    }
}

/// These, or else the trouble that there are none.
fn some(mut inputs: impl Iterator<Item = Input>, nothing: Trouble) -> impl Iterator<Item = Input> {
    let first = inputs.next().unwrap_or(Err(nothing));
    iter::once(first).chain(inputs)
}

/// Whether an argument can name more than one file.
pub(crate) fn is_bulk(argument: &String) -> bool {
    let path = Path::new(argument);
    path.is_dir() || is_pattern(argument) && !path.exists()
}

fn is_pattern(argument: &str) -> bool {
    argument.contains(['*', '?', '['])
}

/// The articles of a folder and of the folders in it. What is hidden and links to folders are left out, so that
/// none is read twice.
fn folder(root: PathBuf) -> impl Iterator<Item = Input> {
    let mut stack = vec![root.clone()];
    iter::from_fn(move || {
        while let Some(path) = stack.pop() {
            if path != root && !path.is_dir() {
                return Some(name(path));
            }
            match children(&path) {
                Ok(children) => stack.extend(children.into_iter().rev()),
                Err(error) => return Some(Err(bad(format!("{}: {error}", path.display())))),
            }
        }
        None
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, process};

    #[test]
    fn files_are_looked_for_as_they_are_asked_for() {
        let root = env::temp_dir().join(format!("readout-input-{}", process::id()));
        let make = |name: &str| {
            let path = root.join(name);
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
            fs::write(path, "").expect("it can be written");
        };
        ["a/1.txt", "b/2.txt"].into_iter().for_each(make);
        let argument = root.to_str().expect("its name is UTF-8").to_owned();
        let mut inputs = all(std::slice::from_ref(&argument));
        let first = inputs.next().expect("there is one").expect("it is a file");
        make("b/3.txt");
        let names: Vec<String> = inputs.map(|input| input.expect("it is a file")).collect();
        fs::remove_dir_all(&root).expect("it can be removed");
        assert!(first.ends_with("1.txt") && names[0].ends_with("2.txt") && names[1].ends_with("3.txt"));
        assert_eq!(names.len(), 2);
    }
}
