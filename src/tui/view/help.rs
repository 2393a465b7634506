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
    // On a narrow screen the sentences need the room, and several names stand below each other.
    let column = if sheet.width() < NARROW { NARROW / 6 } else { usize::MAX };
    let column = rows.iter().map(|(keys, _)| keys.len()).max().unwrap_or(0).min(column);
    rows.iter().for_each(|(keys, help)| sheet.beside(column, keys, help));
    sheet.heading(&guide.title);
    sheet.text(sheet.theme.text, &guide.subtitle);
    guide.limits.iter().for_each(|limit| sheet.bullet(limit));
}
