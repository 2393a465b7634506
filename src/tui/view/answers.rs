//! The list of answers, each of which can be changed, and what may be done before the plan.
//!
//! Relies on the app. What finds no room at the side of a question stands here in full.

use super::early::{self, Said};
use super::question::number;
use crate::report;
use crate::tui::app::App;
use crate::tui::page::Sheet;
use crate::tui::wrap;

/// Writes the answers, and the early cards while there is no plan.
pub(super) fn write(app: &App, sheet: &mut Sheet) {
    let guide = app.session.guide();
    let trail = &app.stand.walk.trail;
    if trail.is_empty() {
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
    early::write(app, Said::Nothing, sheet);
}
