//! The list of the journal: the entries by month, the newest first, and what is to be said before them.
//!
//! Relies on what was read of the journal. Must not read anything.

use super::charts;
use crate::report::journal as words;
use crate::report::period::counted;
use crate::tui::app::App;
use crate::tui::keymap;
use crate::tui::kit::page::Sheet;
use crate::tui::layout::Room;
use crate::tui::log::{Log, Row};
use crate::tui::update::Action;

/// Writes the entries, with a calendar beside them where there is room.
pub(super) fn write(app: &App, sheet: &mut Sheet) {
    super::trouble(app, sheet);
    let Some(log) = app.log() else { return };
    charts::rule(app, &log.shows, Room::of(app.size) > Room::Small, sheet);
    if let Some(unreadable) = &log.unreadable {
        sheet.text(sheet.theme.quiet, unreadable);
        sheet.gap();
    }
    let is_wide = Room::of(app.size) > Room::Small && !log.is_empty();
    let calendar = if is_wide { charts::calendar(app, &log.shows, sheet) } else { Vec::new() };
    sheet.illustrated(calendar, |sheet| write_rows(app, log, sheet));
}

fn write_rows(app: &App, log: &Log, sheet: &mut Sheet) {
    let rows = log.rows();
    if log.is_empty() {
        let key = keymap::name(Action::Save);
        let empty = if log.is_all { "Nothing is in your journal." } else { "Nothing was saved in the last months." };
        sheet.text(sheet.theme.strong, empty);
        sheet.text(sheet.theme.text, &format!("{key} on a plan saves it, {key} here writes a note."));
        sheet.gap();
    }
    let mut month = String::new();
    for (at, row) in rows.iter().enumerate() {
        if let Row::Entry(record) = row {
            let title = log.zone.to_datetime(record.when).strftime("%B %Y").to_string();
            if title != month {
                sheet.heading(&title);
                month = title;
            }
        }
        write_row(app, log, at, row, sheet);
    }
}

fn write_row(app: &App, log: &Log, at: usize, row: &Row<'_>, sheet: &mut Sheet) {
    let focused = at == app.top().focus;
    match row {
        Row::Entry(record) => {
            let form = if Room::of(app.size) > Room::Small { "%a %e %H:%M  " } else { "%e %H:%M  " };
            let when = log.zone.to_datetime(record.when).strftime(form).to_string();
            sheet.row(focused, &when, &words::row(app.session.guide(), record));
        }
        Row::Newer(count) => sheet.row(focused, "", &format!("{} {count} newer", sheet.glyphs.above)),
        Row::Older => sheet.row(focused, "", &format!("{} older entries", sheet.glyphs.below)),
    }
}

/// Writes what deleting everything does.
pub(super) fn write_delete_all(app: &App, sheet: &mut Sheet) {
    super::trouble(app, sheet);
    if let Some(log) = app.log().filter(|log| log.is_all) {
        sheet.text(
            sheet.theme.strong,
            &format!("This journal has {}. All of it would be deleted.", counted(log.totals())),
        );
        log.unreadable.iter().for_each(|_| sheet.text(sheet.theme.text, "Lines that cannot be read go with it."));
    }
    sheet.gap();
    sheet.text(sheet.theme.text, "This cannot be undone.");
}
