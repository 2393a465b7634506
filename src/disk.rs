//! What is kept on disk, and where: the walks to go on with and the journal.
//!
//! Relies on the session and the journal's records, and on the file system. Must not know a screen
//! or a key; "now" is handed in. It is health data: files are for their owner only, and whatever
//! goes wrong is a [`Trouble`] in words, never a panic, so that the walk goes on without memory.

mod files;
mod folders;
pub mod journal;
pub mod line;
mod lock;
mod recorder;
pub mod session;

use crate::journal::{self as record, Kind, Record, Saved};
use crate::session::Session;
pub use folders::Folders;
use jiff::Timestamp;
pub use recorder::{NotKept, Recorder};
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

/// Makes a write beyond the largest size that a file may have fail like any other, instead of ending
/// the program.
pub fn outlive_limits() {
    // Where the signal cannot be caught, all is as it is for other programs.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// Why something cannot be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// There is no folder to keep anything in.
    #[error("there is no home folder to keep anything in: set HOME, or XDG_DATA_HOME and XDG_STATE_HOME")]
    Homeless,
    /// A file or folder cannot be used.
    #[error("cannot {doing} {}: {source}", path.display())]
    File {
        /// What was tried.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Somebody else has held the lock for too long.
    #[error("another charley is using {} and does not let go", .0.display())]
    Busy(PathBuf),
    /// Something that is no file stands in the place of one.
    #[error("{} is not a file", .0.display())]
    NotAFile(PathBuf),
    /// A file makes no sense.
    #[error("cannot understand {}", .0.display())]
    Foreign(PathBuf),
}

impl Trouble {
    /// What is wrong in a few words, for where there is no room for a path.
    #[must_use]
    pub fn brief(&self) -> String {
        match self {
            Self::Homeless => "no home folder".to_owned(),
            Self::File { source, .. } => {
                let words = source.to_string();
                words.split(" (os error").next().unwrap_or_default().to_owned()
            }
            Self::Busy(_) => "another charley does not let go".to_owned(),
            Self::NotAFile(_) => "something else is in its place".to_owned(),
            Self::Foreign(_) => "the file makes no sense".to_owned(),
        }
    }
}

/// All that is kept for one person, for one walk.
#[derive(Debug)]
pub struct Disk {
    /// Where things lie.
    pub folders: Folders,
    /// The place of this walk among those to go on with.
    pub slot: session::Slot,
    /// What was saved.
    pub journal: journal::Journal,
}

impl Disk {
    /// What is kept in these folders.
    #[must_use]
    pub fn new(folders: Folders) -> Self {
        Self { slot: session::Slot::new(&folders), journal: journal::Journal::new(&folders), folders }
    }

    /// Saves a finished walk. When it returns, the record is on disk.
    ///
    /// # Errors
    /// When it cannot be written; then it is not there.
    pub fn save(
        &self,
        session: &Session,
        follows: Option<String>,
        note: &str,
        now: Timestamp,
    ) -> Result<Record, Trouble> {
        let saved = Saved::of(session);
        let is_check_in = follows.is_some() || record::check_in_entry(session.guide()) == Some(session.entry());
        let kind = if is_check_in { Kind::CheckIn(saved, follows) } else { Kind::Plan(saved) };
        self.add(kind, note, now)
    }

    /// Saves a note on its own.
    ///
    /// # Errors
    /// When it cannot be written; then it is not there.
    pub fn save_note(&self, note: &str, now: Timestamp) -> Result<Record, Trouble> {
        self.add(Kind::Note, note, now)
    }

    /// Changes the note of a record. The old one is gone from the file after
    /// [`Journal::purge`](journal::Journal::purge).
    ///
    /// # Errors
    /// When it cannot be written; then the old note stays.
    pub fn change_note(&self, record: &Record, note: &str) -> Result<Record, Trouble> {
        let record = Record { note: record::note(note), ..record.clone() };
        self.journal.save(std::slice::from_ref(&record))?;
        Ok(record)
    }

    fn add(&self, kind: Kind, note: &str, when: Timestamp) -> Result<Record, Trouble> {
        let record = Record { id: new_name(), when: line::whole_second(when), kind, note: record::note(note) };
        self.journal.save(std::slice::from_ref(&record))?;
        Ok(record)
    }
}

/// Turns what the system says into a [`Trouble`] about a path.
fn at<'p>(doing: &'static str, path: &'p Path) -> impl Fn(io::Error) -> Trouble + use<'p> {
    move |source| Trouble::File { doing, path: path.to_owned(), source }
}

/// A name that no other record or walk has, here or on another machine: ten letters and digits that
/// are hard to confuse.
#[must_use]
fn new_name() -> String {
    // The standard library's hash seed is random, and that is all that is needed: nobody has to be
    // unable to guess it.
    let mut random = RandomState::new().hash_one(std::process::id());
    let mut name = String::new();
    for _ in 0..NAME_LENGTH {
        name.push(char::from(LETTERS[(random % 32) as usize]));
        random /= 32;
    }
    name
}

const NAME_LENGTH: usize = 10;
const LETTERS: [u8; 32] = *b"0123456789abcdefghjkmnpqrstvwxyz";
