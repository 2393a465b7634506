//! What the journal holds, as it was read last: the entries of the last months or all of them, and what they show together.
//!
//! Relies on the journal's records. Must not touch a disk. What the entries show is counted once when they were read, so
//! that no key waits for ten thousand of them.

use crate::disk::journal::Found;
use crate::guide::Guide;
use crate::journal::{self, Bar, Day, Record, Recurring, Totals, Week};
use crate::report::journal as words;
use crate::tui::app::{App, Screen};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use std::collections::BTreeMap;

/// The entries that were read.
#[derive(Debug)]
pub struct Log {
    /// The newest first.
    records: Vec<Record>,
    /// Whether those before the last months are among them.
    pub(super) is_all: bool,
    /// What cannot be read.
    pub(super) unreadable: Option<String>,
    /// The time zone in which somebody looks.
    pub(super) zone: TimeZone,
    /// What the last months show.
    pub(super) shows: Shows,
    /// How many newer entries the list passes over.
    first: usize,
}

/// What the entries of the last months show together.
#[derive(Debug)]
pub struct Shows {
    /// The first day that counts.
    pub(super) from: Date,
    /// The day on which somebody looks.
    pub(super) today: Date,
    /// How many entries of each kind.
    pub(super) totals: Totals,
    /// The guide's recurrence rule, if it is met.
    pub(super) recurring: Option<Recurring>,
    /// The days on which something was saved.
    pub(super) days: BTreeMap<Date, Day>,
    /// Every week, the oldest first.
    pub(super) weeks: Vec<Week>,
    /// The guide's charts by title, without empty bars, the longest bar first. Empty charts are left out.
    pub(super) charts: Vec<(String, Vec<Bar>)>,
}

/// A row of the list.
#[derive(Debug, Clone, Copy)]
pub enum Row<'l> {
    /// To the newer entries, and how many there are.
    Newer(usize),
    /// An entry.
    Entry(&'l Record),
    /// To the older entries.
    Older,
}

impl Log {
    /// What was found.
    #[must_use]
    pub(super) fn of(guide: &Guide, found: Found, is_all: bool, now: &Zoned) -> Self {
        let Found { mut records, unreadable, older, .. } = found;
        let (zone, today) = (now.time_zone().clone(), now.date());
        let from = first_day(guide, today);
        let start = records.partition_point(|record| record.day(&zone) < from);
        let shows = Shows::of(guide, &records[start..], &zone, [from, today]);
        records.reverse();
        Self {
            records,
            is_all: is_all || older == 0,
            unreadable: words::unreadable(&unreadable),
            zone,
            shows,
            first: 0,
        }
    }

    /// The moment from which on entries are read at first.
    #[must_use]
    pub(super) fn since(guide: &Guide, now: &Zoned) -> Timestamp {
        let start = first_day(guide, now.date()).to_zoned(now.time_zone().clone());
        start.map_or(Timestamp::MIN, |start| start.timestamp())
    }

    /// Whether there is nothing to see, as far as was read.
    #[must_use]
    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// How many entries of each kind were read.
    #[must_use]
    pub(super) fn totals(&self) -> Totals {
        journal::totals(&self.records)
    }

    /// The rows of the list: so many entries at once, and the way to the others.
    #[must_use]
    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        let end = self.records.len().min(self.first + AT_ONCE);
        let newer = (self.first > 0).then_some(Row::Newer(self.first));
        let older = (end < self.records.len() || !self.is_all).then_some(Row::Older);
        let entries = self.records[self.first..end].iter().map(Row::Entry);
        newer.into_iter().chain(entries).chain(older).collect()
    }

    /// Whether the list goes on in what was read.
    pub(super) fn has_older(&self) -> bool {
        self.first + AT_ONCE < self.records.len()
    }

    /// Leafs to the older or the newer entries.
    pub(super) fn leaf(&mut self, older: bool) {
        self.first = if older { self.first + AT_ONCE } else { self.first.saturating_sub(AT_ONCE) };
    }

    /// The entry of this name.
    #[must_use]
    pub(super) fn record(&self, id: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.id == id)
    }

    /// The entry that this one looks at again.
    #[must_use]
    pub(super) fn followed(&self, record: &Record) -> Option<&Record> {
        journal::followed(&self.records, record)
    }
}

impl Shows {
    fn of(guide: &Guide, records: &[Record], zone: &TimeZone, [from, today]: [Date; 2]) -> Self {
        let charts = guide.charts.iter().map(|chart| {
            let mut bars = journal::bars(guide, chart, records);
            bars.retain(|bar| bar.plans > 0);
            bars.sort_by_key(|bar| std::cmp::Reverse(bar.plans));
            (chart.title.clone(), bars)
        });
        Self {
            from,
            today,
            totals: journal::totals(records),
            recurring: journal::recurring_now(guide, records, zone, today),
            days: journal::days(guide, records, zone),
            weeks: journal::weeks(guide, records, zone, today.saturating_sub(Span::new().weeks(WEEKS - 1)), today),
            charts: charts.filter(|(_, bars)| !bars.is_empty()).collect(),
        }
    }

    /// The first days of the months of the calendar, this month first.
    pub(super) fn months(&self) -> [Date; MONTHS] {
        std::array::from_fn(|ago| month_before(self.today, ago))
    }
}

/// The first day that the calendar, the weeks or the guide's rule looks at.
fn first_day(guide: &Guide, today: Date) -> Date {
    let weeks = today.saturating_sub(Span::new().weeks(WEEKS));
    let rule = guide.recurrence.as_ref().map_or(today, |rule| today.saturating_sub(Span::new().days(rule.days)));
    month_before(today, MONTHS - 1).min(weeks).min(rule)
}

fn month_before(today: Date, months: usize) -> Date {
    today.first_of_month().saturating_sub(Span::new().months(i64::try_from(months).unwrap_or(0)))
}

impl App {
    /// What was read of the journal.
    #[must_use]
    pub fn log(&self) -> Option<&Log> {
        self.memory.log.as_ref()
    }

    /// Takes in what was read of the journal. The list stays where it was.
    pub(super) fn take_log(&mut self, mut log: Log) {
        if let Some(old) = &self.memory.log {
            log.first = old.first.min(log.records.len().saturating_sub(1) / AT_ONCE * AT_ONCE);
        }
        self.memory.log = Some(log);
        self.top_mut().trouble = None;
        self.refocus();
    }

    /// Keeps the focus on a row of a page that has changed.
    pub(super) fn refocus(&mut self) {
        self.settle();
        let last = self.page.rows.len().saturating_sub(1);
        self.top_mut().focus = self.top().focus.min(last);
        self.settle();
        self.reveal();
    }

    /// Whether the guide's recurrence rule is met, and says something that the plan at hand does not say already.
    #[must_use]
    pub fn is_recurring(&self) -> bool {
        let rule = self.session.guide().recurrence.as_ref();
        let is_news = rule.zip(self.stand.plan.as_ref()).is_some_and(|(rule, plan)| plan.level <= rule.level);
        is_news && self.log().is_some_and(|log| log.shows.recurring.is_some())
    }

    /// The row of the list that has the focus.
    #[must_use]
    pub fn focused_row(&self) -> Option<Row<'_>> {
        let log = self.log().filter(|_| self.top().screen == Screen::Journal)?;
        log.rows().get(self.top().focus).copied()
    }

    /// The entry that is open, or that has the focus in the list.
    #[must_use]
    pub fn entry_at_hand(&self) -> Option<&Record> {
        match &self.top().screen {
            Screen::Entry(id) => self.log()?.record(id),
            _ => match self.focused_row()? {
                Row::Entry(record) => Some(record),
                Row::Newer(_) | Row::Older => None,
            },
        }
    }

    /// Whether the entry at hand can be looked at again.
    #[must_use]
    pub fn can_check_in(&self) -> bool {
        let guide = self.session.guide();
        let saved = self.entry_at_hand().and_then(Record::saved);
        journal::check_in_entry(guide).is_some() && saved.is_some_and(|saved| saved.is_of(guide))
    }
}

/// How many entries the list shows at once.
const AT_ONCE: usize = 50;
/// How many weeks are counted.
const WEEKS: i64 = 13;
/// How many months the calendar has.
const MONTHS: usize = 3;
