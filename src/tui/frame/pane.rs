//! A page as it lies on the screen: what of it is in sight, what has been, and where the focus is.
//!
//! Relies on the layout. Must not know what a page says or who asks. Lines are made after each key
//! and only looked at when they are drawn.

use super::layout::{Edges, Regions};
use crate::guide::CardIdx;
use crate::tui::kit::page::Page;
use crate::tui::kit::scroll::{self, Motion};
use std::ops::Range;

/// A page as it lies on the screen.
#[derive(Debug, Default)]
pub struct Pane {
    /// The place of everything.
    pub regions: Regions,
    /// The lines.
    pub page: Page,
    /// The row that Enter works on.
    pub focus: usize,
    /// The first line on screen.
    pub scroll: usize,
    /// The rows that have been on screen.
    seen: Vec<bool>,
    /// True if the focused row is to be brought into sight once it is written anew.
    is_due: bool,
}

impl Pane {
    /// The lines that the page may take.
    #[must_use]
    pub fn height(&self) -> usize {
        usize::from(self.regions.page.height)
    }

    /// Makes room for a page that is to be written.
    pub fn prepare(&mut self, regions: Regions) {
        (self.regions, self.page) = (regions, Page::default());
    }

    /// Takes the page that was written, and keeps focus and scroll within it.
    pub fn hold(&mut self, page: Page, edges: Edges) {
        self.regions = self.regions.holding(&page, edges);
        self.page = page;
        self.focus = self.focus.min(self.page.rows.len().saturating_sub(1));
        self.scroll = self.scroll.min(self.limit());
        if std::mem::take(&mut self.is_due) {
            self.reveal();
        }
    }

    /// Has the focused row brought into sight once it is written anew, with what then opens in it.
    pub fn reveal_when_written(&mut self) {
        self.is_due = true;
    }

    /// Shows nothing, while the screen is too small.
    pub fn hide(&mut self) {
        self.regions.page.height = 0;
    }

    fn limit(&self) -> usize {
        scroll::limit(self.page.lines.len(), self.height())
    }

    /// True if lines stand below the screen.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.scroll < self.limit()
    }

    /// True if Enter works on the last row.
    #[must_use]
    pub fn is_at_last_row(&self) -> bool {
        self.focus + 1 == self.page.rows.len()
    }

    /// The card whose first step stands next on screen, or last before it.
    #[must_use]
    pub fn timed(&self) -> Option<CardIdx> {
        let timed = &self.page.timed;
        timed.iter().find(|(line, _)| *line >= self.scroll).or_else(|| timed.last()).map(|(_, card)| *card)
    }

    /// Moves the focus, or the page itself where there are no rows or no more of them.
    pub fn go(&mut self, motion: Motion) {
        match motion {
            Motion::Up => self.step(-1),
            Motion::Down => self.step(1),
            Motion::PageUp => self.leaf(-1),
            Motion::PageDown => self.leaf(1),
            Motion::Home => self.edge(isize::MIN),
            Motion::End => self.edge(isize::MAX),
            Motion::Next => self.next_heading(),
            Motion::Left | Motion::Right => {}
        }
    }

    /// Moves the focus to a row, or to the last one.
    pub fn focus_on(&mut self, row: usize) {
        self.focus = row.min(self.page.rows.len().saturating_sub(1));
        self.reveal();
    }

    /// Scrolls so that the focused row is on screen; with the first and the last row comes what
    /// stands around them.
    pub fn reveal(&mut self) {
        let Some(row) = self.page.rows.get(self.focus) else { return };
        let from = match self.focus {
            0 => 0,
            _ if self.is_at_last_row() => self.limit(),
            _ => self.scroll,
        };
        self.scroll = scroll::reveal(from, row, self.height()).min(self.limit());
    }

    /// Moves the page itself.
    pub fn shift(&mut self, by: isize) {
        self.scroll = scroll::moved(self.scroll, by, self.page.lines.len(), self.height());
    }

    /// True if the focused row is taller than the screen and goes on in this direction.
    fn goes_on(&self, by: isize) -> bool {
        let (first, behind) = (self.scroll, self.scroll + self.height());
        let tall = self.page.rows.get(self.focus).filter(|row| row.len() > self.height());
        tall.is_some_and(|row| if by > 0 { row.end > behind } else { row.start < first })
    }

    fn step(&mut self, by: isize) {
        let rows = self.page.rows.len();
        let next = self.focus.checked_add_signed(by).filter(|row| *row < rows);
        match next.filter(|_| !self.goes_on(by)) {
            Some(row) => self.focus_on(row),
            None => self.shift(by),
        }
    }

    /// Moves by a screenful; without rows, or beyond the first and the last, the page itself.
    fn leaf(&mut self, by: isize) {
        let row = if by > 0 { self.a_screen_down() } else { self.a_screen_up() };
        let row = row.filter(|_| !self.goes_on(by));
        match row.map(|row| row.min(self.page.rows.len().saturating_sub(1))) {
            Some(row) if row != self.focus => self.focus_on(row),
            _ => self.shift(by * isize::try_from(self.height().saturating_sub(1)).unwrap_or(1)),
        }
    }

    fn a_screen_down(&self) -> Option<usize> {
        let (rows, here, last) = (&self.page.rows, self.focus, self.page.rows.len().saturating_sub(1));
        let now = rows.get(here)?;
        let fits = |row: &Range<usize>| row.end <= now.start + self.height();
        let row = rows.iter().rposition(fits).unwrap_or(here).max(here + 1);
        // What stands below the last row comes with it, and may push rows out that were not on
        // screen yet.
        let skips = row >= last && here + 1 < last && self.limit() > now.start;
        Some(if skips { last - 1 } else { row })
    }

    fn a_screen_up(&self) -> Option<usize> {
        let (rows, here) = (&self.page.rows, self.focus);
        let now = rows.get(here)?;
        let fits = |row: &Range<usize>| row.start + self.height() >= now.end;
        let row = rows.iter().position(fits).unwrap_or(here).min(here.saturating_sub(1));
        // What stands above the first row comes with it, too.
        let hides = row == 0 && here > 1 && self.scroll > self.height();
        Some(if hides { 1 } else { row })
    }

    /// To the first or the last row; from there, or without rows, to the beginning or the end of
    /// the page.
    fn edge(&mut self, by: isize) {
        let row = if by < 0 { 0 } else { self.page.rows.len().saturating_sub(1) };
        if self.page.rows.is_empty() || row == self.focus { self.shift(by) } else { self.focus_on(row) }
    }

    /// The next heading goes to the top; after the last one the page begins again.
    fn next_heading(&mut self) {
        let (limit, here) = (self.limit(), self.scroll);
        let next = self.page.groups.iter().copied().find(|line| *line > here).filter(|_| here < limit);
        self.scroll = next.unwrap_or(0).min(limit);
    }

    /// To the first row below the next heading, or to the first of all.
    pub fn next_group_of_rows(&mut self) {
        let here = self.page.rows.get(self.focus).map_or(0, |row| row.start);
        let heading = self.page.groups.iter().find(|line| **line > here);
        let row = heading.and_then(|heading| self.page.rows.iter().position(|row| row.start > *heading));
        self.focus_on(row.unwrap_or(0));
    }

    /// Notes which rows a person has had before their eyes. Called after a frame was drawn, and
    /// only then.
    pub fn drawn(&mut self) {
        let now: Vec<usize> = self.rows_on_screen().collect();
        self.seen.resize(self.page.rows.len(), false);
        now.into_iter().for_each(|row| self.seen[row] = true);
    }

    /// True if a row stands on screen that no frame has shown yet.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.rows_on_screen().any(|row| !self.is_seen(row))
    }

    /// The number of rows above the screen and below it that no frame has shown, this
    /// one included.
    #[must_use]
    pub fn unread(&self) -> [usize; 2] {
        let shown: Vec<usize> = self.rows_on_screen().collect();
        let rows = self.page.rows.iter().enumerate();
        let unread = rows.filter(|(row, _)| !self.is_seen(*row) && !shown.contains(row));
        let (above, below): (Vec<_>, Vec<_>) = unread.partition(|(_, lines)| lines.start < self.scroll);
        [above.len(), below.len()]
    }

    /// The rows that have not been on screen yet.
    #[must_use]
    pub fn unseen(&self) -> usize {
        (0..self.page.rows.len()).filter(|row| !self.is_seen(*row)).count()
    }

    /// The number of rows above the screen and below it.
    #[must_use]
    pub fn hidden(&self) -> [usize; 2] {
        let is_hidden = |row: &&Range<usize>| !scroll::shows(self.scroll, row, self.height());
        let hidden = self.page.rows.iter().filter(is_hidden);
        let (above, below): (Vec<_>, Vec<_>) = hidden.partition(|row| row.start < self.scroll);
        [above.len(), below.len()]
    }

    fn is_seen(&self, row: usize) -> bool {
        self.seen.get(row).is_some_and(|seen| *seen)
    }

    fn rows_on_screen(&self) -> impl Iterator<Item = usize> {
        let (height, scroll) = (self.height(), self.scroll);
        (0..self.page.rows.len()).filter(move |row| scroll::shows(scroll, &self.page.rows[*row], height))
    }
}
