//! The list of answers, each of which can be changed, and what may be done before the plan.
//!
//! Relies on the app. What finds no room at the side of a question stands here in full.

use super::early::{self, Said};
use super::question::number;
use crate::guide::Guide;
use crate::report;
use crate::trail::Trail;
use crate::tui::app::App;
use crate::tui::kit::page::Sheet;
use crate::wrap;

/// Writes the answers, and the early cards while there is no plan.
pub(super) fn write(app: &App, sheet: &mut Sheet) {
    let guide = app.session.guide();
    let trail = &app.stand.walk.trail;
    let ahead = app.session.ahead();
    if trail.is_empty() && ahead.len() < 2 {
        sheet.text(sheet.theme.text, "No answers yet.");
    }
    let names = || trail.iter().map(|(question, _)| guide[*question].short.as_str());
    let column = names().map(wrap::width).max().unwrap_or(0).min(sheet.width() / 2);
    for (at, ((question, answer), name)) in trail.iter().zip(names()).enumerate() {
        let name = wrap::cut(name, column, sheet.glyphs.cut);
        let gap = " ".repeat(column.saturating_sub(wrap::width(&name)));
        let label = format!("{}  {name}{gap}  ", number(at));
        sheet.row(at == app.top().focus, &label, &report::answer(&guide[*question], *answer));
    }
    write_ahead(guide, &ahead, sheet);
    early::write(app, Said::Nothing, sheet);
}

/// The answers of a walk that was gone on with, which count again behind the question that is asked.
fn write_ahead(guide: &Guide, ahead: &Trail, sheet: &mut Sheet) {
    let Some(((asked, _), behind @ [_, ..])) = ahead.split_first() else { return };
    sheet.text(sheet.theme.strong, &report::journal::ahead(guide, *asked));
    let column = behind.iter().map(|(question, _)| wrap::width(&guide[*question].short)).max().unwrap_or(0);
    for (question, answer) in behind {
        let asked = &guide[*question];
        sheet.beside(column.min(sheet.width() / 2), &asked.short, &report::answer(asked, *answer));
    }
}
