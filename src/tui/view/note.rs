//! The line of text that goes with what is saved.
//!
//! Relies on the app. Must not save anything.

use crate::tui::app::App;
use crate::tui::kit::page::Sheet;
use crate::tui::memory::Noted;

/// Writes what is saved, the line to type in, and what goes wrong.
pub(super) fn write(app: &App, noted: &Noted, sheet: &mut Sheet) {
    super::trouble(app, sheet);
    let [what, then] = match noted {
        Noted::Plan if app.saved().is_some() => ["This plan is saved. Its note may be changed:", ""],
        Noted::Plan => {
            ["A note of one line, if you like:", "The plan, your answers and the note stay on this computer."]
        }
        Noted::Alone => ["A note without a plan, of one line:", "It stays on this computer."],
        Noted::Entry(_) => ["The note of this entry, of one line:", ""],
    };
    sheet.text(sheet.theme.strong, what);
    sheet.gap();
    sheet.field(&app.top().field);
    if !then.is_empty() {
        sheet.gap();
        sheet.text(sheet.theme.quiet, then);
    }
}

/// What the screen is called.
pub(super) fn title(app: &App, noted: &Noted) -> &'static str {
    match noted {
        Noted::Plan if app.saved().is_none() => "Save this plan",
        Noted::Alone => "A note of its own",
        Noted::Plan | Noted::Entry(_) => "Change the note",
    }
}
