//! From a folder, or from the files that are compiled in, to a [`Guide`], or to everything that is wrong with it.
//!
//! The only room that names RON, and the only maker of a `Guide`. The file's types (`format`) and the engine's types
//! (`guide`) are different; `check` is the only road between them, in every build and for every guide. Must not know a terminal.

pub mod check;
mod files;
mod format;
pub mod mutate;
mod names;
pub mod problem;
mod render;
mod resolve;
mod sink;
mod sources;

use crate::guide::Guide;
pub use check::{Checked, check};
pub use files::Files;
use jiff::civil::Date;
use problem::Problem;
pub use render::render;
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A guide that cannot be walked.
#[derive(Debug)]
pub enum Broken {
    /// The folder or a file could not be read.
    Unreadable(io::Error),
    /// Its content has errors; the text shows each with the offending words underlined.
    Unsound(String),
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "{error}"),
            Self::Unsound(problems) => f.write_str(problems),
        }
    }
}

/// The guide that is compiled in, to be walked.
///
/// # Errors
/// See [`to_walk`]. Never for a released program: its tests check the built-in guide.
pub fn builtin() -> Result<Arc<Guide>, Broken> {
    to_walk(&Files::builtin())
}

/// The guide in these files, to be walked: without promises and cases, which are for [`check()`], and with sources that are
/// read when somebody asks for them.
///
/// # Errors
/// When it is not sound.
pub fn to_walk(files: &Files) -> Result<Arc<Guide>, Broken> {
    check::to_walk(files).map_err(|problems| Broken::Unsound(render(&problems, files, false)))
}

/// The guide in this folder, if it is sound and its cases pass.
///
/// # Errors
/// When it cannot be read, or has errors.
pub fn folder(path: &Path) -> Result<Arc<Guide>, Broken> {
    let (files, checked) = check_folder(path, None)?;
    let errors: Vec<Problem> =
        checked.problems.into_iter().filter(|p| p.severity == problem::Severity::Error).collect();
    match checked.guide {
        Some(guide) if errors.is_empty() => Ok(guide),
        _ => Err(Broken::Unsound(render(&errors, &files, false))),
    }
}

/// Checks the guide in this folder.
///
/// # Errors
/// When the folder or a file cannot be read.
pub fn check_folder(path: &Path, today: Option<Date>) -> Result<(Files, Checked), Broken> {
    let files = Files::read(path).map_err(Broken::Unreadable)?;
    let checked = check(&files, today);
    Ok((files, checked))
}
