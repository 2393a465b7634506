//! What one run keeps of its walk and of the journal, whichever front end walks.
//!
//! Relies on the slot and the journal; "now" is handed in. Must not know a screen or a line. The
//! walk is to be kept after each step, a plan that was saved is no walk to go on with, and what was
//! deleted or replaced is gone from the file once the program has left: [`Recorder::leave`] takes
//! the recorder with it, so nothing can be kept behind its back.

use super::journal::Found;
use super::session::Offer;
use super::{Disk, Trouble};
use crate::guide::Guide;
use crate::journal::{Record, Saved};
use crate::session::{Kept, Session};
use jiff::Timestamp;
use std::sync::Arc;

/// Keeps the walk of one run, and what is saved of it.
#[derive(Debug)]
pub struct Recorder {
    /// The disk, if there is a place to keep things.
    disk: Option<Disk>,
    /// True if an unfinished walk is offered.
    offers: bool,
    /// The record of the journal that the walk follows.
    follows: Option<String>,
    /// The answers that were kept last.
    kept: Option<Vec<Kept>>,
    /// The record of the plan that was saved last.
    saved: Option<Record>,
    /// The same once it was deleted, while that can be undone.
    deleted: Option<Record>,
    /// True if the last answers could not be kept, which is said once.
    is_behind: bool,
    /// True if something is to be gone from the journal's file.
    purges: bool,
}

/// A walk that was not kept.
#[derive(Debug)]
pub struct NotKept {
    /// The cause.
    pub trouble: Trouble,
    /// True if its plan is in the journal, so that nothing is lost.
    pub is_saved: bool,
}

impl Recorder {
    /// Keeps nothing anywhere.
    #[must_use]
    pub fn nowhere() -> Self {
        Self::new(None, false)
    }

    /// Keeps things on this disk, if there is one, and offers an unfinished walk if `offers`.
    #[must_use]
    pub fn new(disk: Option<Disk>, offers: bool) -> Self {
        let (follows, kept, saved, deleted) = (None, None, None, None);
        Self { disk, offers, follows, kept, saved, deleted, is_behind: false, purges: false }
    }

    /// True if there is a place to keep anything in.
    #[must_use]
    pub fn has_place(&self) -> bool {
        self.disk.is_some()
    }

    /// The walk that is most worth going on with.
    ///
    /// # Errors
    /// When the unfinished walks cannot be read.
    pub fn offer(&self, guide: &Arc<Guide>, now: Timestamp) -> Result<Option<Offer>, Trouble> {
        let disk = self.disk.as_ref().filter(|_| self.offers);
        disk.map_or(Ok(None), |disk| disk.slot.offer(guide, now))
    }

    /// Goes on with another walk: gives it, and the record that it follows if that can be read.
    #[must_use]
    pub fn go_on(&mut self, offer: Offer) -> (Session, Option<Record>) {
        self.start(offer.follows.clone());
        let Some(disk) = &mut self.disk else { return (offer.replay.session, None) };
        let id = self.follows.as_ref();
        // A journal that cannot be read is no reason not to go on.
        let found = id.and_then(|_| disk.journal.read(None).ok()).unwrap_or_default();
        let followed = found.records.into_iter().find(|record| Some(&record.id) == id);
        (disk.slot.go_on(offer), followed)
    }

    /// A walk of its own begins, which follows this record of the journal, if any. The one before is
    /// forgotten, and the one that it went on with: what cannot be is offered again, which takes
    /// nothing away.
    pub fn begin(&mut self, follows: Option<String>) {
        self.start(follows);
        let _ = self.disk.as_mut().map(|disk| disk.slot.forget());
    }

    fn start(&mut self, follows: Option<String>) {
        (self.follows, self.kept, self.saved, self.deleted) = (follows, None, None, None);
    }

    /// Keeps the answers if they have changed, or forgets a walk whose plan is saved. What could
    /// not be kept is tried again with the next answer and on leaving.
    ///
    /// # Errors
    /// When they cannot be kept, and that was not said yet.
    pub fn keep(&mut self, session: &Session, now: Timestamp) -> Result<(), NotKept> {
        let answers = session.kept();
        if self.kept.as_ref() == Some(&answers) {
            return Ok(());
        }
        let is_saved = self.saved(session).is_some();
        let Some(disk) = &mut self.disk else { return Ok(()) };
        let done = if is_saved { disk.slot.forget() } else { disk.slot.keep(session, self.follows.as_deref(), now) };
        self.kept = Some(answers);
        let was_behind = std::mem::replace(&mut self.is_behind, done.is_err());
        done.or_else(|trouble| if was_behind { Ok(()) } else { Err(NotKept { trouble, is_saved }) })
    }

    /// The record of the walk's plan, if it is in the journal.
    #[must_use]
    pub fn saved(&self, session: &Session) -> Option<&Record> {
        let saved = self.saved.as_ref().filter(|_| session.position().is_plan())?;
        (saved.saved() == Some(&Saved::of(session))).then_some(saved)
    }

    /// Saves a finished walk, or changes the note of one that is saved. When it returns, the record
    /// is on disk.
    ///
    /// # Errors
    /// When it cannot be written; then the journal is as it was.
    pub fn save(&mut self, session: &Session, note: &str, now: Timestamp) -> Result<Record, Trouble> {
        let record = match self.saved(session).cloned() {
            Some(record) => self.change_note(&record, note)?,
            None => self.disk()?.save(session, self.follows.clone(), note, now)?,
        };
        // Now that it is in the journal, it needn't be kept to go on with.
        (self.saved, self.kept) = (Some(record.clone()), None);
        Ok(record)
    }

    /// Saves a note on its own. When it returns, the record is on disk.
    ///
    /// # Errors
    /// When it cannot be written; then it is not there.
    pub fn save_note(&mut self, note: &str, now: Timestamp) -> Result<Record, Trouble> {
        self.disk()?.save_note(note, now)
    }

    /// Changes the note of a record.
    ///
    /// # Errors
    /// When it cannot be written; then the old note stays.
    pub fn change_note(&mut self, record: &Record, note: &str) -> Result<Record, Trouble> {
        let record = self.disk()?.change_note(record, note)?;
        self.saved.iter_mut().filter(|saved| saved.id == record.id).for_each(|saved| saved.clone_from(&record));
        self.purges = true;
        Ok(record)
    }

    /// Reads the journal; with `since`, only records from then on.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&mut self, since: Option<Timestamp>) -> Result<Found, Trouble> {
        let found = self.disk()?.journal.read(since)?;
        self.purges |= found.is_littered;
        Ok(found)
    }

    /// Deletes a record, until that is undone or the program leaves.
    ///
    /// # Errors
    /// When that cannot be written; then it is still there.
    pub fn delete(&mut self, record: &Record, now: Timestamp) -> Result<(), Trouble> {
        self.disk()?.journal.delete(&record.id, now)?;
        if let Some(saved) = self.saved.take_if(|saved| saved.id == record.id) {
            self.deleted = Some(saved);
        }
        self.purges = true;
        Ok(())
    }

    /// Brings a deleted record back. What another program has brought back or changed since stays
    /// as it is there.
    ///
    /// # Errors
    /// When that cannot be written; then it stays deleted.
    pub fn undo(&mut self, record: &Record) -> Result<(), Trouble> {
        self.disk()?.journal.import(vec![record.clone()])?;
        let back = self.deleted.take_if(|deleted| deleted.id == record.id);
        self.saved = self.saved.take().or(back);
        Ok(())
    }

    /// Deletes the whole journal.
    ///
    /// # Errors
    /// When something cannot be removed.
    pub fn delete_all(&mut self) -> Result<(), Trouble> {
        self.disk()?.journal.delete_all()?;
        (self.saved, self.deleted) = (None, None);
        Ok(())
    }

    /// Leaves the disk as it shall be found: the walk to go on with, and nothing that was deleted.
    ///
    /// # Errors
    /// When something that was deleted is still in the file.
    pub fn leave(mut self, session: &Session, now: Timestamp) -> Result<(), Trouble> {
        if self.is_behind {
            self.kept = None;
        }
        // Whatever cannot be kept now was said before.
        let _ = self.keep(session, now);
        self.disk.iter().filter(|_| self.purges).try_for_each(|disk| disk.journal.purge())
    }

    fn disk(&self) -> Result<&Disk, Trouble> {
        self.disk.as_ref().ok_or(Trouble::Homeless)
    }
}
