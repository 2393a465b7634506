//! How a plan and its cards are written: the first view, the folds, the steps, the small drawings.
//!
//! Relies on the sheet. Must not know on which screen a card stands.

use crate::guide::{Card, Guide, Step};
use crate::plan::{Plan, Shown};
use crate::report;
use crate::report::plan::{self as view, Fold, Section};
use crate::session::Session;
use crate::tui::kit::picture::Picture;
use crate::tui::kit::rows::number;
use crate::tui::kit::sheet::Sheet;
use ratatui::text::Line;

/// The letter that is lit in the drawing of a card.
const FELT: &[u8] = b"*";

/// What to do first, numbered, when to stop and what to watch for.
pub(crate) fn write_first(guide: &Guide, plan: &Plan, sheet: &mut Sheet) {
    sheet.gap();
    for (at, shown) in plan.actions(guide).iter().enumerate() {
        sheet.hang(format!("{}  ", number(at)), sheet.theme.strong, &view::action(&guide[shown.card]));
    }
    sheet.gap();
    write_rules(guide, plan, sheet);
}

/// When to stop and what to watch for.
pub(crate) fn write_rules(guide: &Guide, plan: &Plan, sheet: &mut Sheet) {
    plan.stop(guide).into_iter().for_each(|stop| sheet.text(sheet.theme.strong, &view::stop_rule(stop)));
    plan.watch(guide).into_iter().for_each(|sign| sheet.text(sheet.theme.text, &sign.text));
}

/// Everything else: what opens under each action, then the sections.
pub(crate) fn write_rest(session: &Session, plan: &Plan, sheet: &mut Sheet) {
    let guide = session.guide();
    sheet.heading(HOW);
    write_all(guide, plan.actions(guide), sheet);
    for section in view::sections(session, plan) {
        sheet.heading(section.title);
        write_section(guide, &section, sheet);
    }
}

/// Writes a section below its heading.
pub(crate) fn write_section(guide: &Guide, Section { cards, lines, .. }: &Section<'_>, sheet: &mut Sheet) {
    write_all(guide, cards.iter().copied(), sheet);
    lines.iter().for_each(|line| sheet.bullet(line));
}

/// Writes whole cards, each with its line or title.
pub(crate) fn write_all<'p>(guide: &Guide, cards: impl IntoIterator<Item = &'p Shown>, sheet: &mut Sheet) {
    for (at, shown) in cards.into_iter().enumerate() {
        if at > 0 {
            sheet.gap();
        }
        let card = &guide[shown.card];
        sheet.card(shown.card);
        sheet.illustrated(drawing(card, sheet), |sheet| {
            sheet.text(sheet.theme.strong, card.headline());
            advice(guide, shown, sheet);
        });
    }
}

/// Writes what opens under the line of a card: its folds, its steps and its drawing.
pub(crate) fn write_folds(guide: &Guide, shown: &Shown, sheet: &mut Sheet) {
    sheet.illustrated(drawing(&guide[shown.card], sheet), |sheet| advice(guide, shown, sheet));
}

/// True if something opens under the line of a card.
pub(crate) fn has_folds(card: &Card, shown: &Shown) -> bool {
    !(view::folds(card, shown).is_empty() && view::evidence(card).is_none() && card.steps.is_empty())
}

/// Writes a card without its line or title.
pub(crate) fn advice(guide: &Guide, shown: &Shown, sheet: &mut Sheet) {
    let card = &guide[shown.card];
    for Fold { name, said } in view::folds(card, shown) {
        let said: Vec<&str> = said.iter().map(|statement| statement.text.as_str()).collect();
        sheet.bullet(&format!("{name}{}", said.join(" ")));
    }
    view::evidence(card).iter().for_each(|strength| sheet.bullet(strength));
    if !card.steps.is_empty() {
        sheet.timed(shown.card);
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

const HOW: &str = "How";
