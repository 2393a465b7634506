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
    let texts: Vec<(&str, &str)> = files.texts().chain([("README.md", README)]).collect();
    fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
    for (name, _) in &texts {
        let path = folder.join(name);
        if path.symlink_metadata().is_ok() {
            return Err((path, io::ErrorKind::AlreadyExists.into()));
        }
    }
    for (name, text) in &texts {
        let path = folder.join(name);
        let written = File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| (path, error))?;
    }
    Ok(texts.len())
}

/// What stands beside the files, for whoever opens the folder.
const README: &str = "\
# A guide

Change these files in any text editor, then run these beside this page:

    charley check .             every problem, with its place and what to write
    charley --guide .           walk the guide on the screen
    charley ask --guide .       the first question, as text
    charley graph .             the questions as a picture
    charley check --mutate .    what no promise and no case guards

Change one thing, save, check.

- `guide.ron`: title, version, review, entries, groups and kinds of cards
- `triage.ron`: words for the four levels, numbers to call, escalations
- `facts.ron`: what answers can establish
- `questions.ron`: the questions and their ways on
- `cards.ron`, `stretches.ron`: advice
- `body.ron`: a picture on which one question is answered
- `sources.ron`: where each sentence comes from
- `promises.ron`: what must hold on every path
- `cases.ron`: worked examples

How each file is written, and what each code of the check means (the word in brackets, as in `error[unknown-fact]`), stands
in `content/README.md` of charley's source, with an example and its repair.
";
