//! The only numbers of a guide: durations, counts and days, each within what makes sense.
//!
//! Relies on the parsed files. Must not know what is timed.

use crate::content::check::syntax::Parsed;
use crate::content::format::{ChartFile, StepFile};
use crate::content::sink::Sink;
use std::ops::RangeInclusive;

/// Seconds of a hold or a rest: an hour at most.
const SECONDS: RangeInclusive<u32> = 1..=3600;
/// Minutes of a pack: a day at most.
const MINUTES: RangeInclusive<u32> = 1..=1440;
/// How often something is done.
const TIMES: RangeInclusive<u32> = 1..=100;
/// Days that a rule looks back: ten years at most.
const DAYS: RangeInclusive<u32> = 1..=3660;

/// Checks every number, and that charts say what they count.
pub(crate) fn check(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    for card in &parsed.cards.items {
        for step in &card.steps {
            match step {
                StepFile::Hold(hold) => {
                    let place = hold.text.place(card.id);
                    within(hold.seconds, "seconds", SECONDS, place, sink);
                    within(hold.rest, "rest", 0..=*SECONDS.end(), place, sink);
                    within(hold.times, "times", TIMES, place, sink);
                }
                StepFile::Pack(pack) => within(pack.minutes, "minutes", MINUTES, pack.text.place(card.id), sink),
            }
        }
    }
    let Some(guide) = &parsed.guide else { return };
    if let Some(rule) = &guide.recurrence {
        let place = rule.says.place(guide.id);
        within(rule.times, "times", TIMES, place, sink);
        within(rule.days, "days", DAYS, place, sink);
    }
    guide.charts.iter().for_each(|chart| counts_something(chart, sink));
}

fn within(number: u32, what: &str, range: RangeInclusive<u32>, place: &str, sink: &mut Sink<'_>) {
    if !range.contains(&number) {
        let message = format!("`{what}` is {number}");
        sink.error("bad-number", place, message, format!("it may be {} to {}", range.start(), range.end()));
    }
}

fn counts_something(chart: &ChartFile<'_>, sink: &mut Sink<'_>) {
    if chart.question.is_some() != chart.facts.is_empty() {
        let help = "give it either the `question` whose choices are its bars, or the `facts`";
        sink.error("bad-chart", chart.id, format!("the chart `{}` must count one thing", chart.id), help);
    }
}
