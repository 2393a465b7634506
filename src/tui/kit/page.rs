//! A page: the lines of a screen, and which of them can be chosen or jumped to.
//!
//! Relies on nothing but lines. Must not know how they were written or where they are drawn.
//! Scrolling needs the same lines that are drawn, so a page is made once after each key and only
//! looked at from then on.

use crate::guide::CardIdx;
use ratatui::text::Line;
use std::ops::Range;

/// The lines of a screen.
#[derive(Debug, Default)]
pub struct Page {
    /// All lines, whether on screen or not.
    pub lines: Vec<Line<'static>>,
    /// The lines that stay above them, however far they are scrolled.
    pub pinned: Vec<Line<'static>>,
    /// The lines of each row that can be chosen.
    pub rows: Vec<Range<usize>>,
    /// The line of each group's heading.
    pub groups: Vec<usize>,
    /// The line of each card's title.
    pub cards: Vec<(usize, CardIdx)>,
    /// The line of each card's first step.
    pub timed: Vec<(usize, CardIdx)>,
    /// The line and column of the next letter that is typed.
    pub cursor: Option<(usize, usize)>,
    /// The line behind each statement.
    pub(crate) statements: Vec<usize>,
}

impl Page {
    /// The number of lines to show in so many rows. Half a sentence can say the opposite of
    /// the whole, so what is cut ends behind a statement, unless not even the first one fits.
    #[must_use]
    pub fn fitting(&self, rows: usize) -> usize {
        if self.lines.len() <= rows {
            return self.lines.len();
        }
        self.statements.iter().copied().rfind(|end| *end <= rows).unwrap_or(rows)
    }

    /// The first line to show so that so many rows end with the page and begin with a statement,
    /// unless not even the last one fits.
    #[must_use]
    pub fn latest(&self, rows: usize) -> usize {
        let first = self.lines.len().saturating_sub(rows);
        let whole = self.statements.iter().copied().find(|end| *end >= first && *end < self.lines.len());
        if first == 0 { 0 } else { whole.unwrap_or(first) }
    }

    /// The number of statements that begin before this line.
    #[must_use]
    pub fn before(&self, line: usize) -> usize {
        if line == 0 { 0 } else { 1 + self.statements.iter().filter(|end| **end < line).count() }
    }
}
