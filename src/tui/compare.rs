//! Then and now: a later look beside what it follows, on its plan and in the journal.
//!
//! Relies on the records, in the words in which each was shown.

use crate::guide::Guide;
use crate::journal::Saved;
use crate::report::journal::{self as words, Beside};
use crate::tui::kit::sheet::Sheet;

/// Its heading.
pub(crate) const TITLE: &str = "Then and now";
/// A table of three columns needs so many cells.
const TABLE: usize = 56;

/// Writes both side by side.
pub(crate) fn write(guide: &Guide, [then, now]: [&Saved; 2], when: &str, sheet: &mut Sheet) {
    sheet.text(sheet.theme.quiet, &format!("Then: {when}."));
    let levels = [then, now].map(|saved| words::level(guide, saved));
    row(sheet, "", ["Then", "Now"], true);
    row(sheet, "Level", [&levels[0], &levels[1]], then.level != now.level);
    let mut alone = [("Asked only then", Vec::new()), ("Asked only now", Vec::new())];
    for Beside { question, then, now, has_changed } in words::beside(guide, then, now) {
        match (then, now) {
            (Some(then), Some(now)) => row(sheet, &question, [&then, &now], has_changed),
            (Some(then), None) => alone[0].1.push(format!("{question} ({then})")),
            (None, now) => alone[1].1.push(format!("{question} ({})", now.unwrap_or_default())),
        }
    }
    for (when, answers) in alone.iter().filter(|(_, answers)| !answers.is_empty()) {
        sheet.gap();
        sheet.text(sheet.theme.quiet, &format!("{when}: {}.", answers.join(", ")));
    }
}

/// A row of three columns; where there is no room for them, three lines. What has changed stands
/// out.
fn row(sheet: &mut Sheet, asked: &str, answers: [&str; 2], stands_out: bool) {
    let style = if stands_out { sheet.theme.strong } else { sheet.theme.text };
    if sheet.width() >= TABLE {
        let third = sheet.width() / 3;
        return sheet.columns(style, &[(third, asked), (third, answers[0]), (third, answers[1])]);
    }
    if !asked.is_empty() {
        sheet.text(style, asked);
        sheet.hang("  then ", style, answers[0]);
        sheet.hang("  now  ", style, answers[1]);
    }
}
