//! The plan: how soon, why, and what to do.
//!
//! Relies on the app's plan. Must not know where it is scrolled to. An emergency begins with the numbers and with what to
//! do at once; everything that explains comes after it.

use super::{entry, picture};
use crate::guide::{CardIdx, Guide, Step, TriageLevel};
use crate::plan::{Plan, Shown};
use crate::report;
use crate::tui::app::App;
use crate::tui::kit::page::Sheet;
use crate::tui::layout;
use crate::wrap;

/// Writes the plan, if the walk is finished.
pub(super) fn write(app: &App, sheet: &mut Sheet) {
    let Some(plan) = &app.stand.plan else { return };
    let guide = app.session.guide();
    let alarm = plan.level == TriageLevel::Emergency;
    if alarm {
        first_aid(app, plan, sheet);
    } else {
        banner(guide, plan, sheet);
        sheet.text(sheet.theme.strong, &guide.words(plan.level).act.text);
        reasons(guide, plan, sheet);
        entry::then(app, sheet);
    }
    write_cards(guide, plan, sheet);
    entry::then_and_now(app, sheet);
    if alarm {
        sheet.gap();
        reasons(guide, plan, sheet);
    }
    about(guide, sheet);
}

fn banner(guide: &Guide, plan: &Plan, sheet: &mut Sheet) {
    let level = guide.words(plan.level);
    sheet.bar(sheet.theme.level(plan.level), &format!(" {}  ", level.sign), &level.title);
}

/// Whom to call and what to do first. As much of that as leaves half of the screen for the rest stays while it is read.
fn first_aid(app: &App, plan: &Plan, sheet: &mut Sheet) {
    let guide = app.session.guide();
    let act = &guide.words(plan.level).act.text;
    let parts: [&dyn Fn(&mut Sheet); 3] =
        [&|sheet| banner(guide, plan, sheet), &|sheet| numbers(guide, sheet), &|sheet| {
            sheet.text(sheet.theme.text, act);
        }];
    let mut room = layout::body_rows(app.size) / 2;
    for part in parts {
        part(sheet);
        room = room.checked_sub(sheet.height()).map_or(0, |room| {
            sheet.pin();
            room
        });
    }
}

fn numbers(guide: &Guide, sheet: &mut Sheet) {
    let numbers: Vec<String> = guide.numbers.iter().map(|n| format!("{} {}", n.number, n.country)).collect();
    for line in wrap::pack(&numbers, sheet.glyphs.between, sheet.width()) {
        sheet.text(sheet.theme.strong, &line);
    }
}

fn reasons(guide: &Guide, plan: &Plan, sheet: &mut Sheet) {
    if let [reason] = plan.reasons.as_slice() {
        return sheet.text(sheet.theme.text, &format!("Because: {}", report::reason(guide, reason)));
    }
    for (at, reason) in plan.reasons.iter().enumerate() {
        if at == 0 {
            sheet.text(sheet.theme.text, "Because:");
        }
        sheet.bullet(&report::reason(guide, reason));
    }
}

/// The cards under their groups.
pub(super) fn write_cards(guide: &Guide, plan: &Plan, sheet: &mut Sheet) {
    let alarm = plan.level == TriageLevel::Emergency;
    for (nth, (title, cards)) in plan.groups(guide).enumerate() {
        // All first aid shall stand on one small screen: no empty lines, and no heading before it.
        if nth > 0 || !alarm {
            sheet.heading(title);
        }
        for (at, shown) in cards.iter().enumerate() {
            if at > 0 && !alarm {
                sheet.gap();
            }
            // In an emergency the words of a card say when it holds; the reason stands on the screen behind `w`.
            let reason = report::own_reason(guide, shown).filter(|_| !alarm);
            write_card(guide, shown, reason.as_deref(), sheet);
        }
    }
}

fn write_card(guide: &Guide, shown: &Shown, reason: Option<&str>, sheet: &mut Sheet) {
    let card = &guide[shown.card];
    sheet.card();
    sheet.illustrated(picture::of_card(card, sheet), |sheet| {
        sheet.text(sheet.theme.strong, &card.title);
        reason.iter().for_each(|reason| sheet.text(sheet.theme.quiet, reason));
        advice(guide, shown.card, sheet);
    });
}

/// What a card says, without its title.
pub(super) fn advice(guide: &Guide, card: CardIdx, sheet: &mut Sheet) {
    let (idx, card) = (card, &guide[card]);
    card.say.iter().for_each(|statement| sheet.bullet(&statement.text));
    if !card.steps.is_empty() {
        sheet.timed(idx);
    }
    card.steps.iter().for_each(|step| write_step(step, sheet));
}

fn write_step(step: &Step, sheet: &mut Sheet) {
    sheet.bullet(&format!("{}: {}", step.text, report::timing(step.timing)));
    if let Some(end) = &step.end {
        sheet.then(&format!("Then: {end}"));
    }
}

fn about(guide: &Guide, sheet: &mut Sheet) {
    sheet.heading("About this guide");
    guide.limits.iter().for_each(|limit| sheet.bullet(limit));
    sheet.bullet(&report::review(guide));
}
