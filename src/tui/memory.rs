//! What the screen remembers beside the walk, as plain data: an unfinished walk to go on with, what was saved and deleted,
//! and what the journal showed when it was read.
//!
//! Relies on the journal's records. Must not touch a disk: [`Keeper`](crate::tui::keeper::Keeper) does, and tells the app.

use crate::disk::session::Offer;
use crate::guide::Guide;
use crate::journal::{Record, Saved, check_in_entry};
use crate::plan::Plan;
use crate::report::journal as words;
use crate::session::Session;
use crate::tui::app::{App, Screen};
use crate::tui::keymap;
use crate::tui::log::Log;
use crate::tui::update::Action;
use jiff::tz::TimeZone;

/// What is remembered beside the walk.
#[derive(Debug, Default)]
pub struct Memory {
    /// A walk to go on with.
    pub(super) offer: Option<Offer>,
    /// The record that was saved last.
    saved: Option<Record>,
    /// The record that the walk looks at again.
    pub(super) follows: Option<Then>,
    /// The records that were deleted, the last one last.
    pub(super) deleted: Vec<Record>,
    /// What was read of the journal.
    pub(super) log: Option<Log>,
    /// The plan of the entry that was opened last, if the guide still gives it.
    pub(super) again: Option<Plan>,
}

/// An entry that a walk looks at again.
#[derive(Debug)]
pub struct Then {
    /// The entry.
    pub record: Record,
    /// When that was, in words.
    pub when: String,
    /// What a walk is called that looks at it.
    title: String,
}

impl Then {
    /// This entry, on the clock of this time zone.
    #[must_use]
    pub(super) fn of(guide: &Guide, record: Record, zone: &TimeZone) -> Self {
        let title = words::check_in_of(guide, &record, zone);
        Self { when: words::day_and_time(record.when, zone), title, record }
    }
}

/// What a note belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// The plan of the walk, which is saved with it.
    Plan,
    /// Nothing: it is an entry of its own.
    Alone,
    /// The entry of this name.
    Entry(String),
}

/// What is to be done on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// Go on with the unfinished walk.
    GoOn,
    /// Save what the note belongs to, with the note that was typed.
    Save,
    /// Read the last months of the journal, and show them.
    Read,
    /// Read all of the journal.
    ReadAll,
    /// Delete the entry at hand.
    Delete,
    /// Bring back the entry that was deleted last.
    Undo,
    /// Delete the whole journal.
    DeleteAll,
}

impl App {
    /// The walk to go on with, while nothing is answered in this one.
    #[must_use]
    pub fn offer(&self) -> Option<&Offer> {
        let is_first = self.top().screen == Screen::Walk && self.asked() == Some(self.session.guide().first);
        self.memory
            .offer
            .as_ref()
            .filter(|_| is_first && self.stand.walk.trail.is_empty() && self.top().ticks.is_empty())
    }

    /// What the walk is about: the guide's complaint, or the entry that it looks at again.
    #[must_use]
    pub fn walk_title(&self) -> &str {
        let guide = self.session.guide();
        match &self.memory.follows {
            _ if check_in_entry(guide) != Some(self.session.entry()) => &guide.title,
            Some(then) => &then.title,
            None => words::CHECK_IN,
        }
    }

    /// Offers a walk to go on with.
    pub(super) fn take_offer(&mut self, offer: Option<Offer>) {
        self.memory.offer = offer;
        self.settle();
    }

    /// Goes on with another walk, and says what that means.
    pub(super) fn go_on(&mut self, session: Session, follows: Option<Then>, moved: Option<String>) {
        (self.session, self.memory.follows) = (session, follows);
        self.end_timer();
        self.walk_on();
        let first = &self.session.guide()[self.session.guide().first].short;
        self.notice = Some(format!("{first}: asked again, then the other answers stand."));
        if let Some(moved) = moved {
            self.open(Screen::Moved(moved));
        }
    }

    /// The record of the plan at hand, if it is in the journal.
    #[must_use]
    pub fn saved(&self) -> Option<&Record> {
        let saved = self.memory.saved.as_ref().filter(|_| self.stand.plan.is_some())?;
        let is_deleted = self.memory.deleted.iter().any(|record| record.id == saved.id);
        (!is_deleted && saved.saved() == Some(&Saved::of(&self.session))).then_some(saved)
    }

    /// Takes the note's screen away and says that it is on disk.
    pub(super) fn has_saved(&mut self, record: Record) {
        let what = match &self.top().screen {
            Screen::Note(Noted::Plan) if self.saved().is_none() => "Saved in your journal.",
            Screen::Note(Noted::Alone) => "Saved in your journal.",
            _ => "Saved with the new note.",
        };
        self.notice = Some(what.to_owned());
        if self.top().screen == Screen::Note(Noted::Plan) {
            self.memory.saved = Some(record);
            // The walk needs not be kept beside the journal, once a frame has said that it is there.
            self.changes += 1;
        }
        self.close();
        self.settle();
    }

    /// Says on the topmost screen what went wrong on disk.
    pub(super) fn trouble(&mut self, words: String) {
        self.top_mut().trouble = Some(words);
        self.settle();
    }

    /// Whether something was deleted that can be brought back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.memory.deleted.is_empty()
    }

    /// Takes an entry away that was deleted, until that is undone.
    pub(super) fn has_deleted(&mut self, record: Record) {
        if matches!(self.top().screen, Screen::Entry(_)) {
            self.close();
        }
        self.memory.deleted.push(record);
        self.notice = Some(format!("Deleted: {} brings it back.", keymap::name(Action::Undo)));
    }

    /// Nothing is left in the journal.
    pub(super) fn has_deleted_all(&mut self) {
        (self.memory.saved, self.memory.log) = (None, None);
        self.memory.deleted.clear();
        self.close();
        self.notice = Some("Everything in the journal is deleted.".to_owned());
    }

    /// Begins a later look at an entry.
    pub(super) fn check_in(&mut self, then: Then) {
        let guide = self.session.guide().clone();
        let Some(entry) = check_in_entry(&guide) else { return };
        self.end_timer();
        self.forget_walk();
        let notice = format!("{} first, then how it is now.", guide[guide.first].short);
        self.session = Session::new(guide, entry);
        self.memory.follows = Some(then);
        self.walk_on();
        self.notice = Some(notice);
    }

    /// The entry that the walk looks at again, and what the plan at hand says now, if it does.
    #[must_use]
    pub fn then_and_now(&self) -> Option<(&Then, Saved)> {
        let then = self.memory.follows.as_ref().filter(|_| self.stand.plan.is_some())?;
        Some((then, Saved::of(&self.session)))
    }

    /// A walk of its own begins: what was saved before is not about it.
    pub(super) fn forget_walk(&mut self) {
        (self.memory.saved, self.memory.follows, self.memory.offer) = (None, None, None);
    }
}
