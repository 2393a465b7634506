//! What comes in, and what is asked for: all that the program and the world outside say to each
//! other.
//!
//! Relies on what is said. Must not know who does it. What is asked for carries all that is needed
//! to do it, and what became of it comes in as another message, so nobody has to look at a screen
//! to know what was meant.

use super::export::Document;
use crate::disk::journal::Found;
use crate::disk::session::Offer;
use crate::disk::{NotKept, Trouble};
use crate::guide::Guide;
use crate::journal::Record;
use crate::session::Session;
use jiff::Zoned;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Size;
use std::sync::Arc;
use std::time::Duration;

/// The exit code after the terminal has gone.
pub const HANG_UP: u8 = 128 + 1;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted.
    Pasted(String),
    /// The screen has this size, or had another meanwhile.
    Resized(Size),
    /// The time, for timers.
    Tick(Duration),
    /// The program was stopped, and goes on.
    Resumed,
    /// Somebody outside stops the program.
    Stopped,
    /// Somebody outside ends the program, which is to leave with this exit code.
    Ended(u8),
    /// The guide that was loaded again, or what is wrong with it.
    Reloaded(Result<Arc<Guide>, String>),
    /// The outcome of taking a plan along, in words.
    Exported(Result<String, String>),
    /// The walk to go on with, if there is one.
    Offered(Result<Option<Box<Offer>>, Trouble>),
    /// The walk that is gone on with.
    WentOn(Box<WentOn>),
    /// The answers could not be kept.
    NotKept(NotKept),
    /// The journal as it was read.
    Read(Reading, Result<Found, Trouble>, Box<Zoned>),
    /// The outcome of a change to the journal.
    Changed(Result<Changed, Trouble>),
    /// Nothing is to be said.
    Quiet,
}

/// A walk that is gone on with.
#[derive(Debug)]
pub struct WentOn {
    /// The walk.
    pub session: Session,
    /// The record of the journal that it follows.
    pub follows: Option<Record>,
    /// The answers that count no longer, or differently, in a guide that has changed.
    pub moved: Option<String>,
    /// When that was.
    pub now: Zoned,
}

/// A change to the journal that is on disk.
#[derive(Debug)]
pub enum Changed {
    /// A note, and what it belongs to, was saved.
    Saved(Noted, Record),
    /// A record was deleted.
    Deleted(Record),
    /// The record that was deleted last is back.
    Undone,
    /// Everything was deleted.
    DeletedAll,
}

/// Something to be done after a message.
#[derive(Debug)]
pub enum Effect {
    /// Nothing: nothing changed.
    Idle,
    /// Draw.
    Draw,
    /// Draw everything again.
    Repaint,
    /// Stop until the shell goes on with the program.
    Suspend,
    /// Take the terminal over again.
    Resume,
    /// Load the guide again.
    Reload,
    /// Take this plan along.
    Export(Document),
    /// Do this on disk.
    Disk(Request),
    /// Leave with this exit code.
    Quit(u8),
}

/// Something to be done on disk.
#[derive(Debug)]
pub enum Request {
    /// Look for an unfinished walk.
    Offer,
    /// Go on with this walk.
    GoOn(Box<Offer>),
    /// A walk of its own begins, which follows this record.
    Begin(Option<String>),
    /// Read the journal.
    Read(Reading),
    /// Save this note, and what it belongs to.
    Save(Noted, String),
    /// Delete this record.
    Delete(Record),
    /// Bring this record back.
    Undo(Record),
    /// Delete the whole journal.
    DeleteAll,
}

/// The way to read the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// All of it, and not only the last months.
    pub is_all: bool,
    /// True if a plan was saved just now, so that the journal is shown if it says something new of
    /// it.
    pub is_after_plan: bool,
}

impl Reading {
    /// Reads all of it, or the last months.
    #[must_use]
    pub fn of(is_all: bool) -> Self {
        Self { is_all, is_after_plan: false }
    }
}

/// The thing that a note belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// The plan of the walk, which is saved with it.
    Plan,
    /// Nothing: it is an entry of its own.
    Alone,
    /// This entry.
    Entry(Box<Record>),
}
