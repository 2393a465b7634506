//! One entry of the journal: its note, its answers and its plan at large; a later look beside what it follows.
//!
//! Relies on what was read of the journal. What the guide no longer knows is shown as it was written.

use super::plan;
use crate::guide::Guide;
use crate::journal::{Record, Saved};
use crate::report::journal::{self as words, Beside, day_and_time};
use crate::tui::app::App;
use crate::tui::kit::page::Sheet;
use crate::tui::log::Log;
use crate::wrap;

/// A table of three columns needs so many cells.
const TABLE: usize = 56;

/// Writes the entry that is open.
pub(super) fn write(app: &App, sheet: &mut Sheet) {
    super::trouble(app, sheet);
    let Some((log, record)) = app.log().zip(app.entry_at_hand()) else { return };
    let guide = app.session.guide();
    sheet.text(sheet.theme.strong, &format!("{}, {}", words::title(record), day_and_time(record.when, &log.zone)));
    if let Some(note) = &record.note {
        sheet.text(sheet.theme.text, &format!("\"{note}\""));
    }
    if let Some(saved) = record.saved() {
        sheet.gap();
        write_level(guide, saved, sheet);
        write_answers(guide, log, record, saved, sheet);
        write_plan(app, saved, sheet);
        sheet.gap();
        sheet.text(sheet.theme.quiet, &format!("Content {} {}.", saved.guide, saved.version));
    }
}

fn write_level(guide: &Guide, saved: &Saved, sheet: &mut Sheet) {
    if saved.is_of(guide) {
        let level = guide.words(saved.level);
        sheet.bar(sheet.theme.level(saved.level), &format!(" {}  ", level.sign), &level.title);
        sheet.text(sheet.theme.text, &level.act.text);
    } else {
        sheet.text(sheet.theme.strong, &words::level(guide, saved));
    }
}

fn write_answers(guide: &Guide, log: &Log, record: &Record, saved: &Saved, sheet: &mut Sheet) {
    if let Some((then, before)) = log.followed(record).and_then(|then| Some((then, then.saved()?))) {
        return write_beside(guide, [before, saved], &day_and_time(then.when, &log.zone), sheet);
    }
    sheet.heading("Answers");
    let answers = words::answers(guide, saved);
    let column = answers.iter().map(|(asked, _)| wrap::width(asked)).max().unwrap_or(0).min(sheet.width() / 2);
    for (asked, said) in &answers {
        sheet.beside(column, asked, said);
    }
}

/// How soon help was needed when the walk looked at this before.
pub(super) fn then(app: &App, sheet: &mut Sheet) {
    let Some((then, _)) = app.then_and_now() else { return };
    let Some(saved) = then.record.saved() else { return };
    let words = format!("Then, {}: {}", then.when, words::level(app.session.guide(), saved));
    sheet.text(sheet.theme.text, &words);
}

/// Writes then and now, side by side.
pub(super) fn then_and_now(app: &App, sheet: &mut Sheet) {
    let Some((then, now)) = app.then_and_now() else { return };
    let Some(before) = then.record.saved() else { return };
    write_beside(app.session.guide(), [before, &now], &then.when, sheet);
}

fn write_beside(guide: &Guide, [then, now]: [&Saved; 2], when: &str, sheet: &mut Sheet) {
    sheet.heading("Then and now");
    sheet.text(sheet.theme.quiet, &format!("Then: {when}."));
    let levels = [then, now].map(|saved| words::level(guide, saved));
    row(sheet, "", ["Then", "Now"], true);
    row(sheet, "Level", [&levels[0], &levels[1]], then.level != now.level);
    let mut alone = [("Asked only then", Vec::new()), ("Asked only now", Vec::new())];
    for Beside { question, then, now } in words::beside(guide, then, now) {
        match (then, now) {
            (Some(then), Some(now)) => row(sheet, &question, [&then, &now], then != now),
            (Some(then), None) => alone[0].1.push(format!("{question} ({then})")),
            (None, now) => alone[1].1.push(format!("{question} ({})", now.unwrap_or_default())),
        }
    }
    for (when, answers) in alone.iter().filter(|(_, answers)| !answers.is_empty()) {
        sheet.gap();
        sheet.text(sheet.theme.quiet, &format!("{when}: {}.", answers.join(", ")));
    }
}

/// A row of three columns; where there is no room for them, three lines. What has changed stands out.
fn row(sheet: &mut Sheet, asked: &str, answers: [&str; 2], stands_out: bool) {
    let style = if stands_out { sheet.theme.strong } else { sheet.theme.text };
    if sheet.width() >= TABLE {
        let third = sheet.width() / 3;
        return sheet.columns(style, &[(third, asked), (third, answers[0]), (third, answers[1])]);
    }
    if !asked.is_empty() {
        sheet.text(style, asked);
        sheet.hang("  then ", style, answers[0]);
        sheet.hang("  now  ", style, answers[1]);
    }
}

/// The plan in full if the guide still says the same, else what it was made of.
fn write_plan(app: &App, saved: &Saved, sheet: &mut Sheet) {
    let guide = app.session.guide();
    if let Some(plan) = &app.memory.again {
        let mut page = Sheet::new(sheet.width(), sheet.theme, sheet.glyphs);
        plan::write_cards(guide, plan, &mut page);
        sheet.gap();
        // What could be timed or chosen then cannot be now.
        return sheet.append(page.finish());
    }
    sheet.heading("Advice");
    words::cards(guide, saved).iter().for_each(|title| sheet.bullet(title));
    sheet.text(sheet.theme.quiet, "The guide has changed since, so only the titles are left.");
}

/// Writes what a later look does to the walk.
pub(super) fn write_check_in(app: &App, sheet: &mut Sheet) {
    sheet.text(sheet.theme.strong, "The walk that you are in ends, and its answers are forgotten.");
    if app.stand.plan.is_some() {
        sheet.gap();
        sheet.text(sheet.theme.text, "Its plan is not saved.");
    }
}
