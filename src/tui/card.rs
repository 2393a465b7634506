//! How a card is written: what it says, its steps, its small drawing.
//!
//! Relies on the sheet. Must not know on which screen a card stands.

use crate::guide::{Card, CardIdx, Guide, Step, TriageLevel};
use crate::plan::{Plan, Shown};
use crate::report;
use crate::tui::kit::picture::Picture;
use crate::tui::kit::sheet::Sheet;
use ratatui::text::Line;

/// The letter that is lit in the drawing of a card.
const FELT: &[u8] = b"*";

/// The cards of a plan under their groups.
pub(crate) fn write_all(guide: &Guide, plan: &Plan, sheet: &mut Sheet) {
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
            // In an emergency the words of a card say when it holds; the reason stands on the
            // screen behind `w`.
            let reason = report::own_reason(guide, shown).filter(|_| !alarm);
            write_card(guide, shown, reason.as_deref(), sheet);
        }
    }
}

fn write_card(guide: &Guide, shown: &Shown, reason: Option<&str>, sheet: &mut Sheet) {
    let card = &guide[shown.card];
    sheet.card();
    sheet.illustrated(drawing(card, sheet), |sheet| {
        sheet.text(sheet.theme.strong, &card.title);
        reason.iter().for_each(|reason| sheet.text(sheet.theme.quiet, reason));
        advice(guide, shown.card, sheet);
    });
}

/// Writes a card without its title.
pub(crate) fn advice(guide: &Guide, idx: CardIdx, sheet: &mut Sheet) {
    let card = &guide[idx];
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

/// The drawing of a card, line by line.
pub(crate) fn drawing(card: &Card, sheet: &Sheet) -> Vec<Line<'static>> {
    Picture { rows: &card.drawing, lit: FELT, scale: 1 }.paint(sheet.theme, sheet.glyphs)
}
