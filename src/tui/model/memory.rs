//! What is remembered beside the walk: an unfinished walk to go on with, what was saved and
//! deleted, what is looked at again, and what of the plan is done.
//!
//! Relies on the journal's records. Must not touch a disk: what is here was told by whoever did.

use crate::disk::session::Offer;
use crate::guide::{CardIdx, Guide};
use crate::journal::Record;
use crate::report::journal as words;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// Things remembered beside the walk.
#[derive(Debug, Default)]
pub struct Memory {
    /// A walk to go on with.
    pub offer: Option<Box<Offer>>,
    /// The record that was saved last.
    pub saved: Option<Record>,
    /// The record that the walk looks at again.
    pub follows: Option<Then>,
    /// The records that were deleted, the last one last.
    pub deleted: Vec<Record>,
    /// The actions that were ticked off. Nobody else is told of them.
    pub done: BTreeSet<CardIdx>,
}

impl Memory {
    /// A walk of its own begins: what was saved before and what was done is not about it.
    pub fn begin(&mut self, follows: Option<Then>) {
        (self.saved, self.offer, self.follows) = (None, None, follows);
        self.done.clear();
    }
}

/// An entry that a walk looks at again.
#[derive(Debug, Clone)]
pub struct Then {
    /// The entry.
    pub record: Record,
    /// When that was, in words.
    pub when: String,
    /// The title of a walk that looks at it.
    pub title: String,
}

impl Then {
    /// This entry, on the clock of this time zone.
    #[must_use]
    pub fn of(guide: &Guide, record: Record, zone: &TimeZone) -> Self {
        let title = words::check_in_of(guide, &record, zone);
        Self { when: words::day_and_time(record.when, zone), title, record }
    }
}
