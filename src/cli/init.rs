//! `charley init`: the built-in guide as files to start from.
//!
//! Relies on the built-in files. Never overwrites anything.

use crate::content::Files;
use crate::out::{self, DONE, Exit, FAILED, talk};
use clap::Args;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Write the built-in guide into a folder, to start from.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder; it is made if it is not there. No file in it is overwritten.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// Runs the command.
#[must_use]
pub fn run(init: &Init) -> Exit {
    let folder = init.folder.display();
    match write(&init.folder) {
        Ok(count) => out::data(&format!("{count} files in {folder}\nCheck them with: charley check {folder}\n"), DONE),
        Err((path, error)) if error.kind() == io::ErrorKind::AlreadyExists => {
            talk(&format!("charley: {} is there already, nothing was written; choose an empty folder", path.display()));
            FAILED
        }
        Err((path, error)) => {
            talk(&format!("charley: cannot write {}: {error}", path.display()));
            FAILED
        }
    }
}

/// Looks before it writes, so that a folder is filled whole or not at all.
fn write(folder: &Path) -> Result<usize, (PathBuf, io::Error)> {
    let files = Files::builtin();
    fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
    for (name, _) in files.texts() {
        let path = folder.join(name);
        if path.symlink_metadata().is_ok() {
            return Err((path, io::ErrorKind::AlreadyExists.into()));
        }
    }
    for (name, text) in files.texts() {
        let path = folder.join(name);
        let written = File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| (path, error))?;
    }
    Ok(files.texts().count())
}
