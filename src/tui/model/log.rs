//! What the journal holds, as it was read last: the entries of the last months or all of them, and
//! what they show together.
//!
//! Relies on the journal's records. Must not touch a disk. What the entries show is counted once
//! when they were read, so that no key waits for ten thousand of them.

use crate::disk::journal::Found;
use crate::guide::Guide;
use crate::journal::{self, Bar, Day, Record, Recurring, Totals, Week};
use crate::report::journal as words;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use std::collections::BTreeMap;

/// The entries that were read.
#[derive(Debug)]
pub struct Log {
    /// Those that the guide shows, the newest first.
    records: Vec<Record>,
    /// The number of each kind that were read, also of other guides.
    pub(crate) totals: Totals,
    /// True if those before the last months are among them.
    pub(crate) is_all: bool,
    /// A sentence about lines that cannot be read.
    pub(crate) unreadable: Option<String>,
    /// A sentence about entries of other guides.
    pub(crate) others: Option<String>,
    /// The time zone in which somebody looks.
    pub(crate) zone: TimeZone,
    /// Counts for the last months.
    pub(crate) shows: Shows,
    /// The newer entries that the list passes over.
    first: usize,
}

/// Counts over the entries of the last months.
#[derive(Debug)]
pub struct Shows {
    /// The first day that counts.
    pub(crate) from: Date,
    /// The day on which somebody looks.
    pub(crate) today: Date,
    /// The number of entries of each kind.
    pub(crate) totals: Totals,
    /// The guide's recurrence rule, if it is met.
    pub(crate) recurring: Option<Recurring>,
    /// The days on which something was saved.
    pub(crate) days: BTreeMap<Date, Day>,
    /// Every week, the oldest first.
    pub(crate) weeks: Vec<Week>,
    /// The guide's charts by title, without empty bars, the longest bar first. Empty charts are
    /// left out.
    pub(crate) charts: Vec<(String, Vec<Bar>)>,
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
    /// The log of what was found.
    #[must_use]
    pub(crate) fn of(guide: &Guide, found: Found, is_all: bool, now: &Zoned) -> Self {
        let Found { mut records, unreadable, older, .. } = found;
        let (zone, today) = (now.time_zone().clone(), now.date());
        let totals = journal::totals(&records);
        let others = journal::take_out_others(guide, &mut records);
        let from = first_day(guide, today);
        let start = records.partition_point(|record| record.day(&zone) < from);
        let shows = Shows::of(guide, &records[start..], &zone, [from, today]);
        records.reverse();
        Self {
            records,
            totals,
            is_all: is_all || older == 0,
            unreadable: words::unreadable(&unreadable),
            others: words::not_shown(others),
            zone,
            shows,
            first: 0,
        }
    }

    /// The moment from which on entries are read at first.
    #[must_use]
    pub(crate) fn since(guide: &Guide, now: &Zoned) -> Timestamp {
        let start = first_day(guide, now.date()).to_zoned(now.time_zone().clone());
        start.map_or(Timestamp::MIN, |start| start.timestamp())
    }

    /// True if there is nothing to see, as far as was read.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// True if nothing is in the journal, of whatever guide.
    #[must_use]
    pub(crate) fn holds_nothing(&self) -> bool {
        self.is_all && self.totals == Totals::default()
    }

    /// The rows of the list: so many entries at once, and the way to the others.
    #[must_use]
    pub(crate) fn rows(&self) -> Vec<Row<'_>> {
        let end = self.records.len().min(self.first + AT_ONCE);
        let newer = (self.first > 0).then_some(Row::Newer(self.first));
        let older = (end < self.records.len() || !self.is_all).then_some(Row::Older);
        let entries = self.records[self.first..end].iter().map(Row::Entry);
        newer.into_iter().chain(entries).chain(older).collect()
    }

    /// True if the list goes on in what was read.
    pub(crate) fn has_older(&self) -> bool {
        self.first + AT_ONCE < self.records.len()
    }

    /// Leafs to the older or the newer entries.
    pub(crate) fn leaf(&mut self, older: bool) {
        self.first = if older { self.first + AT_ONCE } else { self.first.saturating_sub(AT_ONCE) };
    }

    /// The entry of this name.
    #[must_use]
    pub(crate) fn record(&self, id: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.id == id)
    }

    /// Stays where another list was.
    pub(crate) fn stay_at(&mut self, old: &Self) {
        self.first = old.first.min(self.records.len().saturating_sub(1) / AT_ONCE * AT_ONCE);
    }

    /// The entry that this one looks at again.
    #[must_use]
    pub(crate) fn followed(&self, record: &Record) -> Option<&Record> {
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
    pub(crate) fn months(&self) -> [Date; MONTHS] {
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

/// The entries that the list shows at once.
const AT_ONCE: usize = 50;
/// The weeks that are counted.
const WEEKS: i64 = 13;
/// The months of the calendar.
const MONTHS: usize = 3;
