//! The keys, from the one table, and what this guide is.
//!
//! Relies on the keymap. Must not name a key itself.

use crate::tui::app::App;
use crate::tui::keymap::{self, Key};
use crate::tui::page::Sheet;

const NARROW: usize = 60;

/// Writes every key of this run and the guide's limits.
pub(super) fn write(app: &App, sheet: &mut Sheet) {
    let guide = app.session.guide();
    let rows: Vec<(String, &str)> = keymap::bindings(app)
        .map(|binding| (binding.keys.iter().map(|key| Key::name(*key)).collect::<Vec<_>>().join(", "), binding.help))
        .collect();
    let column = rows.iter().map(|(keys, _)| keys.len()).max().unwrap_or(0);
    // On a narrow screen the longest names stand out, so that all the sentences have room.
    let column = if sheet.width() < NARROW { column.min(NARROW / 6) } else { column };
    for (keys, help) in &rows {
        sheet.hang(format!("{keys:<column$}  "), sheet.theme.text, help);
    }
    sheet.heading(&guide.title);
    sheet.text(sheet.theme.text, &guide.subtitle);
    guide.limits.iter().for_each(|limit| sheet.bullet(limit));
}
