//! Running other programs.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A command that runs in the repository's root.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(crate::paths::root());
    command
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from))
}

/// Shows the command, runs it, and fails where it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    eprintln!("$ {line}");
    let status = command.status().with_context(|| format!("cannot run `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}); its own message stands above");
    }
    Ok(())
}

/// Shows the command, runs it, and returns what it prints, its messages aside; fails where it fails.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let line = line(command);
    eprintln!("$ {line}");
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot run `{line}`"))?;
    if !output.status.success() {
        bail!("`{line}` failed ({}); its own message stands above", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// What the command prints, trimmed; `None` where it cannot be run or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The program of that name on the search path.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .flat_map(|folder| {
            [folder.join(name), folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))]
        })
        .find(|path| path.is_file())
}

/// The command as one would type it in the repository's root, with the program's folder left out.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let arguments = command.get_args().map(|argument| {
        let path = Path::new(argument);
        path.strip_prefix(crate::paths::root()).unwrap_or(path).as_os_str()
    });
    let words: Vec<_> =
        std::iter::once(program).chain(arguments).map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
