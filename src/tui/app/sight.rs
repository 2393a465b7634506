//! What of a page is in sight, and what has been.
//!
//! Relies on the layout. Must not draw: the lines are made after each key, and the views only look at them.

use super::App;
use crate::trail::Answer;
use crate::tui::kit::page::Sheet;
use crate::tui::kit::scroll;
use crate::tui::layout::{Regions, Room};
use crate::tui::view;

impl App {
    /// The lines that the page may take.
    #[must_use]
    pub fn height(&self) -> usize {
        usize::from(Regions::of(self).page.height)
    }

    /// Makes the page anew and keeps the scroll within it.
    pub(in crate::tui) fn settle(&mut self) {
        if Room::of(self.size) == Room::None {
            return;
        }
        // What another page kept above itself takes no room from this one.
        self.page.pinned.clear();
        self.is_beside = view::is_beside(self);
        let width = usize::from(Regions::of(self).page.width);
        self.page = view::page(self, Sheet::new(width, self.setting.theme, self.setting.glyphs));
        let limit = scroll::limit(self.page.lines.len(), self.height());
        let top = self.top_mut();
        top.scroll = top.scroll.min(limit);
    }

    /// Scrolls so that the focused row is on screen; with the first and the last row comes what stands around them.
    pub(in crate::tui) fn reveal(&mut self) {
        let (height, total) = (self.height(), self.page.lines.len());
        let top = self.top();
        let Some(row) = self.page.rows.get(top.focus) else { return };
        let last = top.focus + 1 == self.page.rows.len();
        let from = match top.focus {
            0 => 0,
            _ if last => scroll::limit(total, height),
            _ => top.scroll,
        };
        self.top_mut().scroll = scroll::reveal(from, row, height).min(scroll::limit(total, height));
    }

    /// Notes which rows a person has had before their eyes. Called after a frame was drawn, and only then.
    pub fn drawn(&mut self) {
        let now: Vec<usize> = self.rows_on_screen().collect();
        let rows = self.page.rows.len();
        let seen = &mut self.top_mut().seen;
        seen.resize(rows, false);
        now.into_iter().for_each(|row| seen[row] = true);
    }

    /// Whether a row stands on screen that no frame has shown yet.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.rows_on_screen().any(|row| !self.is_seen(row))
    }

    /// How many rows stand above the screen, and how many below it, that no frame has shown, this one included.
    #[must_use]
    pub fn unread(&self) -> [usize; 2] {
        let scroll = self.top().scroll;
        let shown: Vec<usize> = self.rows_on_screen().collect();
        let rows = self.page.rows.iter().enumerate();
        let unread = rows.filter(|(row, _)| !self.is_seen(*row) && !shown.contains(row));
        let (above, below): (Vec<_>, Vec<_>) = unread.partition(|(_, lines)| lines.start < scroll);
        [above.len(), below.len()]
    }

    /// Whether going on from this checklist waits for rows to be read. Help that is needed now does not wait for that.
    #[must_use]
    pub fn is_to_read(&self) -> bool {
        let alarms = |question| self.session.raises_alarm(question, Answer::Ticks(self.top().ticks));
        let is_open = || self.asked().is_some_and(|question| self.on_checklist() && !alarms(question));
        self.unread() != [0, 0] && is_open()
    }

    /// The rows that have not been on screen yet.
    #[must_use]
    pub fn unseen(&self) -> usize {
        (0..self.page.rows.len()).filter(|row| !self.is_seen(*row)).count()
    }

    fn is_seen(&self, row: usize) -> bool {
        self.top().seen.get(row).is_some_and(|seen| *seen)
    }

    /// The rows that a frame shows now. None, while the screen is too small to show the page at all.
    fn rows_on_screen(&self) -> impl Iterator<Item = usize> {
        let height = if Room::of(self.size) == Room::None { 0 } else { self.height() };
        let scroll = self.top().scroll;
        (0..self.page.rows.len()).filter(move |row| scroll::shows(scroll, &self.page.rows[*row], height))
    }
}
