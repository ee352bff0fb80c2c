//! Where things are.

use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ lies in the repository")
}

/// The finished page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target directory, wherever it was configured to be: this program lies in `target/<profile>/`.
pub(crate) fn target() -> PathBuf {
    let this = std::env::current_exe().expect("the running program has a path");
    this.ancestors().nth(2).expect("target/<profile>/xtask").to_owned()
}

/// The name of a program made by cargo, with the platform's ending.
pub(crate) fn program(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}
