//! How often things stand in the journal: totals, the guide's charts and its recurrence rule.
//!
//! Relies on the records and the guide. A record of older content is counted by the names that the guide still knows.

use super::{Kind, Record, Saved, plans};
use crate::guide::{Bars, Chart, EntryIdx, FactIdx, Guide, QuestionIdx, Recurrence};
use crate::trail::{Known, State, text};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Unit};

/// How many records of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Plans.
    pub plans: usize,
    /// Later looks.
    pub check_ins: usize,
    /// Notes on their own.
    pub notes: usize,
}

/// Counts the records by kind.
#[must_use]
pub fn totals(records: &[Record]) -> Totals {
    let mut totals = Totals::default();
    for record in records {
        match record.kind {
            Kind::Plan(_) => totals.plans += 1,
            Kind::CheckIn(..) => totals.check_ins += 1,
            Kind::Note => totals.notes += 1,
        }
    }
    totals
}

/// One bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// In how many plans.
    pub plans: usize,
}

/// The bars of a chart in the guide's order, also the empty ones.
#[must_use]
pub fn bars(guide: &Guide, chart: &Chart, records: &[Record]) -> Vec<Bar> {
    match &chart.bars {
        Bars::Choices(question) => choices(guide, *question, records),
        Bars::Facts(facts) => established(guide, facts, records),
    }
}

fn choices(guide: &Guide, idx: QuestionIdx, records: &[Record]) -> Vec<Bar> {
    let question = &guide[idx];
    let mut counts = vec![0; question.choices.len()];
    for (_, saved) in plans(guide, records) {
        let given = saved.trail.iter().find(|word| word.split('=').next() == Some(&question.id));
        let answer = given.and_then(|word| text::parse(guide, word).ok());
        answer.iter().flat_map(|(_, answer)| answer.choices()).for_each(|choice| counts[choice] += 1);
    }
    let bars = question.choices.iter().zip(counts);
    bars.map(|(choice, plans)| Bar { label: choice.short.clone(), plans }).collect()
}

fn established(guide: &Guide, facts: &[FactIdx], records: &[Record]) -> Vec<Bar> {
    let mut counts = vec![0; facts.len()];
    for (_, saved) in plans(guide, records) {
        let known = known(guide, saved);
        facts.iter().zip(&mut counts).filter(|(fact, _)| known.is_marked(**fact)).for_each(|(_, count)| *count += 1);
    }
    let bars = facts.iter().zip(counts);
    bars.map(|(fact, plans)| Bar { label: guide[*fact].because.clone(), plans }).collect()
}

/// What those answers establish that the guide still knows.
fn known(guide: &Guide, saved: &Saved) -> Known {
    let entry = guide.entry(&saved.entry).unwrap_or(EntryIdx(0));
    let mut state = State::at_entry(guide, entry);
    let answers = saved.trail.iter().filter_map(|word| text::parse(guide, word).ok());
    answers.for_each(|(question, answer)| state.take(guide, question, answer));
    state.known
}

/// The guide's recurrence rule, met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurring {
    /// How many plans there were within the days of the rule.
    pub plans: usize,
    /// The day of the first of them.
    pub first: Date,
    /// The day of the last.
    pub last: Date,
}

/// Whether the guide's recurrence rule is met on this day.
#[must_use]
pub fn recurring_now(guide: &Guide, records: &[Record], zone: &TimeZone, today: Date) -> Option<Recurring> {
    let rule = guide.recurrence.as_ref()?;
    let from = today.saturating_sub(Span::new().days(rule.days.saturating_sub(1)));
    recurring(guide, records, zone, from, today)
}

/// When the guide's recurrence rule was last met by plans between these days, both included, if it was.
#[must_use]
pub fn recurring(guide: &Guide, records: &[Record], zone: &TimeZone, from: Date, to: Date) -> Option<Recurring> {
    let rule = guide.recurrence.as_ref()?;
    let days = plans(guide, records).map(|(record, _)| record.day(zone));
    let mut days: Vec<Date> = days.filter(|day| (from..=to).contains(day)).collect();
    days.sort_unstable();
    let last = (0..days.len()).rev().find(|last| together(rule, &days[..=*last]) >= enough(rule))?;
    let plans = together(rule, &days[..=last]);
    Some(Recurring { plans, first: days[last + 1 - plans], last: days[last] })
}

/// How many of these days lie within the days of the rule that end with the last of them.
fn together(rule: &Recurrence, days: &[Date]) -> usize {
    let Some(last) = days.last() else { return 0 };
    let near =
        |day: &&Date| last.since((Unit::Day, **day)).is_ok_and(|span| span.get_days().unsigned_abs() < rule.days);
    days.iter().rev().take_while(near).count()
}

fn enough(rule: &Recurrence) -> usize {
    usize::try_from(rule.times).unwrap_or(usize::MAX)
}
