//! What the journal shows over some weeks, as Markdown to take along to somebody who can help.
//!
//! Relies on the journal's counts and the guide. Says what was answered and how often; draws no conclusion of its own.

use crate::guide::Guide;
use crate::journal::{Record, Totals, bars, followed, recurring, totals, weeks};
use crate::report::journal::{Beside, beside, kind, level, local, or_not_asked, wording};
use crate::report::markdown::escape;
use crate::report::plan::SAY;
use crate::report::review;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::fmt::Write;

/// The report over the days from the first to the last, both included.
#[must_use]
pub fn report(guide: &Guide, records: &[Record], zone: &TimeZone, from: Date, to: Date) -> String {
    let within = |record: &&Record| (from..=to).contains(&record.day(zone));
    let within: Vec<Record> = records.iter().filter(within).cloned().collect();
    let mut page = format!("# Journal: {}\n\n{from} to {to}: {}.\n", escape(&guide.title), counted(totals(&within)));
    guide.limits.iter().for_each(|limit| line(&mut page, &format!("\n{}", escape(limit))));
    rule(&mut page, guide, &within, zone, (from, to));
    by_week(&mut page, guide, &within, zone, (from, to));
    charts(&mut page, guide, &within);
    line(&mut page, "\n## Entries");
    if within.is_empty() {
        line(&mut page, "\nNothing was saved in these days.");
    }
    within.iter().for_each(|record| entry(&mut page, guide, record, records, zone));
    line(&mut page, &format!("\n{}", escape(&review(guide))));
    page
}

/// How many of each, in words.
#[must_use]
pub fn counted(Totals { plans, check_ins, notes }: Totals) -> String {
    let some = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    format!("{}, {}, {}", some(plans, "plan"), some(check_ins, "check-in"), some(notes, "note"))
}

fn rule(page: &mut String, guide: &Guide, records: &[Record], zone: &TimeZone, (from, to): (Date, Date)) {
    let Some((met, rule)) = recurring(guide, records, zone, from, to).zip(guide.recurrence.as_ref()) else { return };
    line(page, &format!("\n**{}**", escape(&rule.says)));
    line(page, &format!("\nIn this journal: {} plans from {} to {}.", met.plans, met.first, met.last));
}

fn by_week(page: &mut String, guide: &Guide, records: &[Record], zone: &TimeZone, (from, to): (Date, Date)) {
    line(page, "\n## By week\n\n| week from | plans |\n|---|---|");
    let weeks = weeks(guide, records, zone, from, to).into_iter().filter(|week| week.plans > 0);
    weeks.for_each(|week| line(page, &format!("| {} | {} |", week.monday, week.plans)));
}

fn charts(page: &mut String, guide: &Guide, records: &[Record]) {
    for chart in &guide.charts {
        let mut bars = bars(guide, chart, records);
        bars.retain(|bar| bar.plans > 0);
        bars.sort_by_key(|bar| std::cmp::Reverse(bar.plans));
        if bars.is_empty() {
            continue;
        }
        line(page, &format!("\n## {}\n", escape(&chart.title)));
        bars.iter().for_each(|bar| line(page, &format!("- {}: {}", escape(&bar.label), bar.plans)));
    }
}

fn entry(page: &mut String, guide: &Guide, record: &Record, all: &[Record], zone: &TimeZone) {
    line(page, &format!("\n### {}, {}\n", local(record.when, zone), kind(record)));
    record.note.iter().for_each(|note| line(page, &format!("- Note: {}", escape(note))));
    let Some(saved) = record.saved() else { return };
    let words = wording(guide, saved);
    line(page, &format!("- {}", escape(&level(guide, saved))));
    if let Some((then, before)) = followed(all, record).and_then(|then| Some((then, then.saved()?))) {
        line(page, &format!("- Follows {}: {}", local(then.when, zone), escape(&level(guide, before))));
        line(page, "\n| question | then | now |\n|---|---|---|");
        for Beside { question, then, now, .. } in beside(guide, before, saved) {
            let (then, now) = (or_not_asked(then), or_not_asked(now));
            line(page, &format!("| {} | {} | {} |", escape(&question), escape(&then), escape(&now)));
        }
    } else {
        words.answers.iter().for_each(|(asked, said)| line(page, &format!("- {}: {}", escape(asked), escape(said))));
    }
    line(page, &format!("\nAdvice shown (content {}):\n", escape(&saved.version)));
    words.advice.iter().for_each(|advice| line(page, &format!("- {}", escape(advice))));
    if !words.handover.is_empty() {
        line(page, &format!("\n{SAY}: {}", escape(&words.handover.join(" "))));
    }
}

fn line(page: &mut String, text: &str) {
    let _ = writeln!(page, "{text}");
}
