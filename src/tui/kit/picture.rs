//! Pictures out of quarters of a cell: an outline, the lines within it, and the part that is lit.
//!
//! Relies on the theme. Must not know what a picture shows. Two rows of two characters make one
//! cell, so that a picture has the same proportions in its file as on the screen. What is lit is
//! filled and all else is not: it stands out without any colour.

use crate::tui::kit::theme::{Glyphs, Theme};
use crate::wrap;
use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// A line within the outline.
const LINE: u8 = b'+';
/// Outside.
const OUTSIDE: u8 = b' ';

/// A picture as its author wrote it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Picture<'a> {
    /// Its rows.
    pub(crate) rows: &'a [String],
    /// The characters that are lit.
    pub(crate) lit: &'a [u8],
    /// Pixels to a character, in width and height.
    pub(crate) scale: u16,
}

impl Picture<'_> {
    /// The cells that it takes.
    pub(crate) fn size(&self) -> Size {
        let cells = |pixels: usize| (u16::try_from(pixels).unwrap_or(u16::MAX)).saturating_mul(self.scale).div_ceil(2);
        let width = self.rows.iter().map(String::len).max().unwrap_or(0);
        Size { width: cells(width), height: cells(self.rows.len()) }
    }

    /// The picture, line by line.
    pub(crate) fn paint(&self, theme: &Theme, glyphs: &Glyphs) -> Vec<Line<'static>> {
        let Size { width, height } = self.size();
        let cell = |x: i32, y: i32| self.cell(2 * x, 2 * y, theme, glyphs);
        let line = |y: i32| joined((0..i32::from(width)).map(|x| cell(x, y)));
        (0..i32::from(height)).map(line).collect()
    }

    /// The four pixels from this one on as one character.
    fn cell(&self, x: i32, y: i32, theme: &Theme, glyphs: &Glyphs) -> (&'static str, Style) {
        let pixels = [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)].map(|(x, y)| (x, y, self.at(x, y)));
        let is_drawn = |(at, (x, y, letter))| usize::from(self.is_drawn(x, y, letter)) << at;
        let shape: usize = pixels.into_iter().enumerate().map(is_drawn).sum();
        if pixels.iter().any(|(_, _, letter)| self.lit.contains(letter)) {
            (glyphs.filled[shape], theme.lit)
        } else {
            (glyphs.quarters[shape], theme.text)
        }
    }

    fn at(&self, x: i32, y: i32) -> u8 {
        let scaled = |pixel: i32| usize::try_from(pixel).ok().map(|pixel| pixel / usize::from(self.scale.max(1)));
        let row = scaled(y).and_then(|y| self.rows.get(y));
        row.zip(scaled(x)).and_then(|(row, x)| row.as_bytes().get(x)).copied().unwrap_or(OUTSIDE)
    }

    /// True if a pixel is drawn where this letter stands.
    fn is_drawn(&self, x: i32, y: i32, letter: u8) -> bool {
        let beside = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)];
        let is_edge = || beside.iter().any(|(x, y)| self.at(*x, *y) == OUTSIDE);
        match letter {
            OUTSIDE => false,
            LINE => true,
            _ => self.lit.contains(&letter) || is_edge(),
        }
    }
}

/// Neighbours of one style as one span.
fn joined(cells: impl Iterator<Item = (&'static str, Style)>) -> Line<'static> {
    let mut line: Vec<Span<'static>> = Vec::new();
    for (sign, style) in cells {
        match line.last_mut() {
            Some(span) if span.style == style => span.content.to_mut().push_str(sign),
            _ => line.push(Span::styled(sign, style)),
        }
    }
    Line::from(line)
}

/// Words in the middle of so many cells, cut with a mark where they are too long.
pub(crate) fn centred(words: &str, style: Style, width: u16, mark: &str) -> Line<'static> {
    let words = wrap::cut(words, usize::from(width), mark);
    let left = usize::from(width).saturating_sub(wrap::width(&words)) / 2;
    Line::styled(format!("{}{words}", " ".repeat(left)), style)
}
