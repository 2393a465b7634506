//! The line above the footer: a message about the last key, or what stands elsewhere; and what
//! found no room on a page without a frame.
//!
//! Relies on the model and the pane. A message is read now, so the marks take the room that it
//! leaves.

use super::around::Around;
use super::pane::Pane;
use crate::tui::model::Model;
use crate::wrap;
use ratatui::text::{Line, Span};

/// Writes it.
pub(crate) fn status(m: &Model, pane: &Pane, around: &Around) -> Line<'static> {
    let (theme, glyphs) = (m.setting.theme, m.setting.glyphs);
    let width = usize::from(pane.regions.status.width);
    let told = m.notice.as_deref().or(around.said.as_deref()).map_or(0, wrap::width);
    let fits = |more: &&String| told == 0 || told + wrap::width(more) + 3 <= width;
    let marks = marks(m, pane, around);
    let more = marks.iter().find(fits).cloned().unwrap_or_default();
    let room = width.saturating_sub(wrap::width(&more) + 3);
    let (left, style) = match &m.notice {
        Some(notice) => (notice.clone(), theme.notice),
        None => (aside(m, around, room), theme.text),
    };
    let left = wrap::cut(&left, room, glyphs.cut);
    let gap = " ".repeat(room.saturating_sub(wrap::width(&left)) + 1);
    Line::from(vec![Span::raw(" "), Span::styled(left, style), Span::raw(gap), Span::styled(more, theme.strong)])
}

/// The words of a screen while there is no message.
fn aside(m: &Model, around: &Around, room: usize) -> String {
    let between = m.setting.glyphs.between;
    let room = room.saturating_sub(around.said.as_deref().map_or(0, wrap::width));
    let more = wrap::pack(&around.more, between, room).into_iter().next();
    around.said.iter().cloned().chain(more).collect::<Vec<_>>().join(between)
}

/// Marks for what found no room on a page without a frame: at length, in short, only that there is
/// something, and nothing.
fn marks(m: &Model, pane: &Pane, around: &Around) -> Vec<String> {
    match (pane.regions.panel, &around.marks) {
        (Some(_), _) => Vec::new(),
        (None, Some(marks)) => marks.clone(),
        (None, None) => {
            let marks = beyond_marks(m, pane, around.is_to_read);
            let signs = |words: usize| {
                let some = marks.iter().map(|mark| mark.split(' ').take(words).collect::<Vec<_>>().join(" "));
                some.collect::<Vec<_>>().join("  ")
            };
            vec![marks.join("  "), signs(2), signs(1).replace(' ', ""), String::new()]
        }
    }
}

/// A mark for rows above and one for rows below, or lines where no row is hidden; of a checklist
/// those that are still to be read.
pub(crate) fn beyond(m: &Model, pane: &Pane, is_to_read: bool) -> String {
    beyond_marks(m, pane, is_to_read).join("  ")
}

/// A mark for what is above and one for what is below. The place is named where there is but one of
/// them.
fn beyond_marks(m: &Model, pane: &Pane, is_to_read: bool) -> Vec<String> {
    let unread = if is_to_read { pane.unread() } else { [0, 0] };
    let rows = pane.hidden();
    let lines = [pane.scroll, pane.page.lines.len().saturating_sub(pane.scroll + pane.height())];
    let glyphs = m.setting.glyphs;
    let marks = [
        (glyphs.above, count(unread[0], rows[0], lines[0]), " above"),
        (glyphs.below, count(unread[1], rows[1], lines[1]), " below"),
    ];
    let is_both = marks.iter().all(|(_, count, _)| count.is_some());
    let place = |place| if is_both { "" } else { place };
    let marks = marks.into_iter();
    marks.filter_map(|(sign, count, at)| Some(format!("{sign} {}{}", count?, place(at)))).collect()
}

/// The most useful count of what is out of sight.
fn count(unread: usize, rows: usize, lines: usize) -> Option<String> {
    match (unread, rows, lines) {
        (0, 0, 0) => None,
        (0, 0, 1) => Some("1 line".to_owned()),
        (0, 0, lines) => Some(format!("{lines} lines")),
        (0, rows, _) => Some(format!("{rows} more")),
        (unread, ..) => Some(format!("{unread} to read")),
    }
}
