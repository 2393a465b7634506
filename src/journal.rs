//! What a person chose to keep: plans, check-ins and notes, and what they show together.
//!
//! Relies on the session and the plan. Must not know where records lie, a clock or a file: moments, days and the time zone
//! are handed in. Records outlive the guide they were made with, so they hold ids and words, never indexes.

mod calendar;
mod count;
mod wording;

use crate::guide::{EntryIdx, Guide, TriageLevel};
use crate::plan::Plan;
use crate::session::Session;
use crate::trail::text;
pub use calendar::{Day, Week, days, month, weeks};
pub use count::{Bar, Recurring, Totals, bars, recurring, recurring_now, totals};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::Arc;
pub use wording::Wording;

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name: no other record has it.
    pub id: String,
    /// When it was saved.
    pub when: Timestamp,
    /// What it keeps.
    pub kind: Kind,
    /// One line that the person added.
    pub note: Option<String>,
}

/// What a record keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A plan.
    Plan(Saved),
    /// A later look at something that is in the journal, and the record it follows.
    CheckIn(Saved, Option<String>),
    /// Nothing but its note.
    Note,
}

/// A finished walk, by the guide's own names and in its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The guide.
    pub guide: String,
    /// The version of its content.
    pub version: String,
    /// The way in.
    pub entry: String,
    /// The answers that counted, in order.
    pub trail: Vec<String>,
    /// How soon help was needed.
    pub level: TriageLevel,
    /// The cards that the plan showed.
    pub cards: Vec<String>,
    /// The words in which it was shown. Records of older programs have none.
    pub wording: Option<Box<Wording>>,
}

impl Saved {
    /// What a finished walk said.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let guide = session.guide();
        let plan = Plan::of(session);
        Self {
            guide: guide.id.clone(),
            version: guide.version.clone(),
            entry: guide[session.entry()].id.clone(),
            trail: text::words(guide, &session.walk().trail),
            level: plan.level,
            cards: plan.cards.iter().map(|shown| guide[shown.card].id.clone()).collect(),
            wording: Wording::of(session, &plan).map(Box::new),
        }
    }

    /// The walk that it keeps, if in this guide it still leads to the same plan, in the same words as far as it keeps any.
    #[must_use]
    pub fn again(&self, guide: &Arc<Guide>) -> Option<Session> {
        let session = Session::along_words(guide, &self.entry, &self.trail).filter(|_| self.is_of(guide))?;
        let now = Self::of(&session);
        let wording = now.wording.filter(|_| self.wording.is_some());
        (Self { version: self.version.clone(), wording, ..now } == *self).then_some(session)
    }

    /// Whether it was made with this guide, in whatever version.
    #[must_use]
    pub fn is_of(&self, guide: &Guide) -> bool {
        self.guide == guide.id
    }
}

impl Record {
    /// The finished walk that it keeps.
    #[must_use]
    pub fn saved(&self) -> Option<&Saved> {
        match &self.kind {
            Kind::Plan(saved) | Kind::CheckIn(saved, _) => Some(saved),
            Kind::Note => None,
        }
    }

    /// The plan, if it keeps one and not a later look.
    #[must_use]
    pub fn plan(&self) -> Option<&Saved> {
        match &self.kind {
            Kind::Plan(saved) => Some(saved),
            Kind::CheckIn(..) | Kind::Note => None,
        }
    }

    /// The record that it follows.
    #[must_use]
    pub fn follows(&self) -> Option<&str> {
        match &self.kind {
            Kind::CheckIn(_, follows) => follows.as_deref(),
            Kind::Plan(_) | Kind::Note => None,
        }
    }

    /// Whether somebody who walks this guide sees it: it is of that guide, or a note, which belongs to none.
    #[must_use]
    pub fn is_seen_in(&self, guide: &Guide) -> bool {
        self.saved().is_none_or(|saved| saved.is_of(guide))
    }

    /// The day on which it was saved, as this time zone counts days.
    #[must_use]
    pub fn day(&self, zone: &TimeZone) -> Date {
        zone.to_datetime(self.when).date()
    }
}

/// Takes out what this guide does not show, and says how much that was.
pub fn take_out_others(guide: &Guide, records: &mut Vec<Record>) -> usize {
    let all = records.len();
    records.retain(|record| record.is_seen_in(guide));
    all - records.len()
}

/// The record that this one follows, if it is still there.
#[must_use]
pub fn followed<'r>(records: &'r [Record], record: &Record) -> Option<&'r Record> {
    let id = record.follows()?;
    records.iter().find(|other| other.id == id)
}

/// The way in for a later look, if the guide has one.
#[must_use]
pub fn check_in_entry(guide: &Guide) -> Option<EntryIdx> {
    guide.entry(CHECK_IN)
}

/// A line of text fit to be kept: no control characters, nothing that turns the direction of writing, not too long.
/// Nothing, if no letter is left.
#[must_use]
pub fn note(line: &str) -> Option<String> {
    let spaced = line.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let cut: String = spaced.filter(|c| is_plain(*c)).take(LONGEST_NOTE).collect();
    let cut = cut.trim_end();
    (!cut.is_empty()).then(|| cut.to_owned())
}

/// Whether a character only stands for itself. Others could change what the rest of a line seems to say.
#[must_use]
pub fn is_plain(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    !c.is_control() && !turns && !breaks
}

/// The plans that were made with this guide.
fn plans<'r>(guide: &Guide, records: &'r [Record]) -> impl Iterator<Item = (&'r Record, &'r Saved)> {
    records.iter().filter_map(|record| Some((record, record.plan()?))).filter(|(_, saved)| saved.is_of(guide))
}

/// The name of the entry for a later look.
const CHECK_IN: &str = "check_in";

/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 200;
