//! What is kept on disk while the screen is up: the unfinished walk after each answer, and what the person asks for.
//!
//! Relies on the disk and on the app, which it tells what became of it. "Now" is handed in. Whatever goes wrong is said on the
//! screen in words, and the walk goes on.

use crate::disk::{Disk, Trouble};
use crate::journal::Record;
use crate::report::journal as words;
use crate::tui::app::{App, Screen};
use crate::tui::log::Log;
use crate::tui::memory::{Noted, Request, Then};
use jiff::{Timestamp, Zoned};

/// What keeps things on disk for one run.
#[derive(Debug)]
pub struct Keeper {
    /// Where things are kept, or why nowhere.
    disk: Result<Disk, String>,
    /// Whether an unfinished walk is offered.
    offers: bool,
    /// Which state of the answers was kept.
    kept: usize,
    /// Whether the last answers could not be kept, which is said once.
    is_behind: bool,
    /// Whether something is to be gone from the journal's file.
    purges: bool,
}

impl Keeper {
    /// Keeps things here, or nowhere for the reason given, and offers what is there if `offers`.
    #[must_use]
    pub fn new(disk: Result<Disk, String>, offers: bool) -> Self {
        Self { disk, offers, kept: 0, is_behind: false, purges: false }
    }

    /// Offers a walk to go on with, if there is one. A guide that was loaded again needs another offer.
    pub fn offer(&self, app: &mut App, now: Timestamp) {
        let Some(disk) = self.disk.as_ref().ok().filter(|_| self.offers) else { return };
        match disk.slot.offer(app.session.guide(), now) {
            Ok(offer) => app.take_offer(offer),
            Err(trouble) => app.notice = Some(format!("An unfinished walk cannot be read: {}", trouble.brief())),
        }
    }

    /// Keeps the answers if they have changed, and says whether that left something to be drawn. A plan that is in the journal
    /// is kept there.
    pub fn keep(&mut self, app: &mut App, now: Timestamp) -> bool {
        let Some(disk) = self.disk.as_mut().ok().filter(|_| self.kept != app.changes) else { return false };
        self.kept = app.changes;
        disk.slot.follows = app.memory.follows.as_ref().map(|then| then.record.id.clone());
        let is_saved = app.saved().is_some();
        let kept = if is_saved { disk.slot.forget() } else { disk.slot.keep(&app.session, now) };
        let was_behind = std::mem::replace(&mut self.is_behind, kept.is_err());
        match kept {
            Err(trouble) if !was_behind => {
                let said = if is_saved { "Saved; it is still kept to go on with, too:" } else { "Walk not kept:" };
                app.notice = Some(format!("{said} {}", trouble.brief()));
                true
            }
            _ => false,
        }
    }

    /// Does what the person asked for.
    pub fn obey(&mut self, app: &mut App, request: Request, now: &Zoned) {
        if request == Request::Read {
            app.open(Screen::Journal);
        }
        let disk = match &mut self.disk {
            Ok(disk) => disk,
            Err(why) => return app.trouble(why.clone()),
        };
        let was_new = app.top().screen == Screen::Note(Noted::Plan) && app.saved().is_none();
        let is_all = app.log().is_some_and(|log| log.is_all);
        let done = match request {
            Request::GoOn => return go_on(disk, app, now),
            Request::Read | Request::ReadAll => Ok(()),
            Request::Save => save(disk, app, now),
            Request::Delete => delete(disk, app, now),
            Request::Undo => undo(disk, app),
            Request::DeleteAll => disk.journal.delete_all().map(|()| app.has_deleted_all()),
        };
        let is_new_plan = was_new && done.is_ok();
        if let Err(trouble) = done {
            return app.trouble(format!("Not done: {trouble}."));
        }
        self.purges |= matches!(request, Request::Delete | Request::Save);
        // What was changed is read again, so that the screen shows what is there and not what should be.
        match read(disk, app, is_all || request == Request::ReadAll, now) {
            Err(trouble) => app.trouble(format!("The journal cannot be read: {trouble}.")),
            Ok(is_littered) => self.purges |= is_littered,
        }
        if is_new_plan && app.is_recurring() {
            app.open(Screen::Journal);
        }
    }

    /// Leaves the disk as it shall be found: the walk to go on with, and nothing that was deleted. Gives what went wrong.
    ///
    /// # Errors
    /// When something that was deleted is still in the file.
    pub fn leave(&mut self, app: &mut App, now: Timestamp) -> Result<(), Trouble> {
        if self.is_behind {
            app.changes += 1;
        }
        self.keep(app, now);
        self.disk.iter().filter(|_| self.purges).try_for_each(|disk| disk.journal.purge())
    }
}

fn go_on(disk: &mut Disk, app: &mut App, now: &Zoned) {
    let Some(offer) = app.memory.offer.take() else { return };
    let moved = words::moved(app.session.guide(), &offer.replay);
    // A journal that cannot be read is no reason not to go on.
    let records = offer.follows.is_some().then(|| disk.journal.read(None).ok()).flatten();
    let follows =
        records.and_then(|found| found.records.into_iter().find(|record| Some(&record.id) == offer.follows.as_ref()));
    let follows = follows.map(|record| Then::of(app.session.guide(), record, now.time_zone()));
    app.go_on(disk.slot.go_on(offer), follows, moved);
}

/// Reads the last months of the journal, or all of it, and says whether lines are left of what was deleted or changed.
fn read(disk: &Disk, app: &mut App, is_all: bool, now: &Zoned) -> Result<bool, Trouble> {
    let guide = app.session.guide().clone();
    let since = (!is_all).then(|| Log::since(&guide, now));
    let found = disk.journal.read(since)?;
    let is_littered = found.is_littered;
    app.take_log(Log::of(&guide, found, is_all, now));
    Ok(is_littered)
}

/// Saves what the note on screen belongs to.
fn save(disk: &Disk, app: &mut App, now: &Zoned) -> Result<(), Trouble> {
    let (note, when) = (app.top().field.text(), now.timestamp());
    let record = match &app.top().screen {
        Screen::Note(Noted::Plan) => save_plan(disk, app, note, when)?,
        Screen::Note(Noted::Alone) => disk.save_note(note, when)?,
        Screen::Note(Noted::Entry(id)) => match app.log().and_then(|log| log.record(id)) {
            Some(record) => disk.change_note(record, note)?,
            None => return Ok(()),
        },
        _ => return Ok(()),
    };
    app.has_saved(record);
    Ok(())
}

/// Saves the plan, or changes its note if it is there already.
fn save_plan(disk: &Disk, app: &App, note: &str, when: Timestamp) -> Result<Record, Trouble> {
    if let Some(record) = app.saved() {
        return disk.change_note(record, note);
    }
    let follows = app.memory.follows.as_ref().map(|then| then.record.id.clone());
    disk.save(&app.session, follows, note, when)
}

fn delete(disk: &Disk, app: &mut App, now: &Zoned) -> Result<(), Trouble> {
    let Some(record) = app.entry_at_hand().cloned() else { return Ok(()) };
    disk.journal.delete(&record.id, now.timestamp())?;
    app.has_deleted(record);
    Ok(())
}

fn undo(disk: &Disk, app: &mut App) -> Result<(), Trouble> {
    let Some(record) = app.memory.deleted.last() else { return Ok(()) };
    // What another program has brought back or changed since stays as it is there.
    disk.journal.import(vec![record.clone()])?;
    app.memory.deleted.pop();
    app.notice = Some("It is back.".to_owned());
    Ok(())
}
