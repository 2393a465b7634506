//! What a plan begins with: how soon, whom to call if seconds count, because of what, and what it
//! was before.
//!
//! Relies on the model. Must not know what can be opened below.

use crate::guide::Guide;
use crate::plan::Plan;
use crate::report;
use crate::report::journal as words;
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;
use crate::wrap;

/// Writes it. How soon, and in an emergency whom to call, stays while the rest is read, as far as
/// that fits into half of so many rows.
pub(crate) fn write(m: &Model, plan: &Plan, rows: usize, sheet: &mut Sheet) {
    let guide = m.guide();
    let room = stays(rows / 2, sheet, |sheet| banner(guide, plan, sheet));
    if plan.is_alarm() {
        stays(room, sheet, |sheet| numbers(guide, sheet));
    }
    report::plan::grounds(&m.session, plan).iter().for_each(|grounds| sheet.text(sheet.theme.text, grounds));
    then(m, sheet);
}

fn banner(guide: &Guide, plan: &Plan, sheet: &mut Sheet) {
    let sign = &guide.words(plan.level).sign;
    sheet.bar(sheet.theme.level(plan.level), &format!(" {sign}  "), &plan.banner(guide));
}

/// Lets what is written stay if it fits into so many rows, and gives the rows that are left.
fn stays(room: usize, sheet: &mut Sheet, write: impl FnOnce(&mut Sheet)) -> usize {
    write(sheet);
    let left = room.checked_sub(sheet.height());
    left.iter().for_each(|_| sheet.pin());
    left.unwrap_or(0)
}

fn numbers(guide: &Guide, sheet: &mut Sheet) {
    for line in wrap::pack(&report::by_country(guide), sheet.glyphs.between, sheet.width()) {
        sheet.text(sheet.theme.strong, &line);
    }
}

/// The level when the walk looked at this before.
fn then(m: &Model, sheet: &mut Sheet) {
    let Some((then, _)) = m.then_and_now() else { return };
    let Some(saved) = then.record.saved() else { return };
    let words = format!("Then, {}: {}", then.when, words::level(m.guide(), saved));
    sheet.text(sheet.theme.text, &words);
}
