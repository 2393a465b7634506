//! Where a plan can be taken along to.
//!
//! Relies on the targets for their words. Must not write anything.

use super::question::number;
use crate::tui::app::App;
use crate::tui::export::Target;
use crate::tui::kit::page::Sheet;

/// Writes a row a target.
pub(super) fn write(app: &App, sheet: &mut Sheet) {
    for (at, target) in Target::ALL.into_iter().enumerate() {
        sheet.row(at == app.top().focus, &format!("{}  ", number(at)), target.words());
    }
    sheet.gap();
    sheet.text(sheet.theme.quiet, "It has the whole plan and your answers. Only you can read the file.");
}
