//! A plan to take along: a file in the current folder, or the terminal's clipboard.
//!
//! Relies on the reports for what is written, and on the file system. Must not know keys or
//! screens. A plan is about somebody's health: only its owner may read the file, and no file that
//! is there already is written over.

use crate::report::{self, json, markdown};
use crate::session::Session;
use jiff::Zoned;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// A place for a plan, and its form there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A file of plain text.
    Text,
    /// A file for a word processor, an e-mail or a printer.
    Markdown,
    /// A file for other programs.
    Json,
    /// Plain text on the clipboard of the terminal.
    Clipboard,
}

impl Target {
    /// Every target, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Text, Self::Markdown, Self::Json, Self::Clipboard];

    /// The words that offer it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Text => "A text file in this folder",
            Self::Markdown => "A Markdown file in this folder, with sources",
            Self::Json => "A JSON file in this folder, for other programs",
            Self::Clipboard => "The clipboard, if the terminal allows it",
        }
    }

    /// The plan in this form, to be taken along.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn document(self, session: &Session) -> io::Result<Document> {
        let text = match self {
            Self::Text | Self::Clipboard => report::position(session),
            Self::Markdown => markdown::position(session),
            Self::Json => json::position(session).map_err(io::Error::other)? + "\n",
        };
        Ok(Document { target: self, text })
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Text | Self::Clipboard => "txt",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }
}

/// A plan that is to be taken along.
#[derive(Debug)]
pub struct Document {
    /// Its place.
    pub target: Target,
    /// Its words.
    pub text: String,
}

/// The most files of one day and form.
const MOST_FILES: usize = 99;

/// Writes the plan into a new file in the folder, named after the day, and gives the file's name.
///
/// # Errors
/// When it cannot be written.
pub fn write(document: &Document, folder: &Path) -> io::Result<String> {
    let day = Zoned::now().date();
    for count in 1..=MOST_FILES {
        let again = if count == 1 { String::new() } else { format!("-{count}") };
        let name = format!("charley-{day}{again}.{}", document.target.extension());
        match write_new(&folder.join(&name), &document.text) {
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => {}
            written => return written.map(|()| name),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The notice for a plan that could not be taken along.
#[must_use]
pub fn failure(error: &io::Error) -> String {
    format!("Not saved: {}", in_words(error))
}

/// The reason a plan could not be written, and a remedy.
#[must_use]
pub fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "this folder may not be written; start charley in another one.",
        io::ErrorKind::ReadOnlyFilesystem => "this folder can only be read; start charley in another one.",
        io::ErrorKind::NotFound => "this folder is gone; start charley in another one.",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full; make room and try again.",
        io::ErrorKind::AlreadyExists => "this folder has too many plans of today; move some away.",
        _ => return error.to_string(),
    }
    .to_owned()
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a plan can say the opposite of the whole.
        let _ = std::fs::remove_file(path);
    }
    written
}
