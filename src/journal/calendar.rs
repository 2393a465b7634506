//! Records by day and by week.
//!
//! Relies on the records. Must not know today: whoever asks says which days.

use super::{Record, plans};
use crate::guide::{Guide, TriageLevel};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};
use std::collections::BTreeMap;

/// What was saved on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Day {
    /// How many plans.
    pub plans: usize,
    /// How many later looks.
    pub check_ins: usize,
    /// The highest level among them.
    pub level: Option<TriageLevel>,
}

/// Each day on which a plan or a later look was saved.
#[must_use]
pub fn days(guide: &Guide, records: &[Record], zone: &TimeZone) -> BTreeMap<Date, Day> {
    let mut days: BTreeMap<Date, Day> = BTreeMap::new();
    for record in records {
        let Some(saved) = record.saved().filter(|saved| saved.is_of(guide)) else { continue };
        let day = days.entry(record.day(zone)).or_default();
        let count = if record.plan().is_some() { &mut day.plans } else { &mut day.check_ins };
        *count += 1;
        day.level = day.level.max(Some(saved.level));
    }
    days
}

/// The weeks of the month that this day is in, Monday first; days of other months are left open.
#[must_use]
pub fn month(day: Date) -> Vec<[Option<Date>; 7]> {
    let (first, last) = (day.first_of_month(), day.last_of_month());
    let mut weeks = vec![[None; 7]];
    for date in first.series(1.day()).take_while(|date| *date <= last) {
        if date.weekday() == Weekday::Monday && date != first {
            weeks.push([None; 7]);
        }
        if let Some(week) = weeks.last_mut() {
            week[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())] = Some(date);
        }
    }
    weeks
}

/// A week and the plans in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// How many plans.
    pub plans: usize,
}

/// Every week from that of `from` to that of `to`, also those without a plan.
#[must_use]
pub fn weeks(guide: &Guide, records: &[Record], zone: &TimeZone, from: Date, to: Date) -> Vec<Week> {
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for (record, _) in plans(guide, records) {
        *counts.entry(monday(record.day(zone))).or_default() += 1;
    }
    let mondays = monday(from).series(1.week()).take_while(|week| *week <= to);
    mondays.map(|monday| Week { monday, plans: counts.get(&monday).copied().unwrap_or(0) }).collect()
}

/// The Monday of this day's week. The first days of the calendar have none before them.
fn monday(day: Date) -> Date {
    day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset()))
}
