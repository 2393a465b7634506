//! Rows that can be chosen: one below the other, with words at the right end, or titles side by
//! side.
//!
//! Relies on the sheet. Must not know what is chosen. The focused row is marked by a sign and by
//! its style.

use super::sheet::{MARK, Sheet};
use crate::wrap;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Before a row that has not the focus.
const NO_MARK: &str = "  ";
/// Before a title that has the focus and stands beside another.
const MARK_BETWEEN: &str = " > ";
/// The least between the words of a row and those at its right end.
const APART: usize = 2;

impl Sheet {
    /// A row that takes the whole width.
    pub fn row(&mut self, label: &str, text: &str) {
        self.row_in(self.theme.text, label, text);
    }

    /// The same in a style of its own while it has not the focus.
    pub fn row_in(&mut self, style: Style, label: &str, text: &str) {
        let is_focused = self.focus == Some(self.page.rows.len());
        let (mark, style) = if is_focused { (MARK, self.theme.focus) } else { (NO_MARK, style) };
        let start = self.page.lines.len();
        self.bar(style, &format!("{mark}{label}"), text);
        self.page.rows.push(start..self.page.lines.len());
    }

    /// The same with a colour between label and text. Where there is none to show, the row goes on.
    pub fn row_with(&mut self, label: &str, swatch: Span<'static>, text: &str) {
        let start = self.page.lines.len();
        self.row(&format!("{label}{} ", " ".repeat(swatch.width())), text);
        let Some(line) = self.page.lines.get_mut(start) else { return };
        let (style, words) = (line.style, line.spans.iter().map(|span| span.content.as_ref()).collect::<String>());
        let (before, after) = (2 + label.len(), 2 + label.len() + swatch.width());
        let is_blank = swatch.style == Style::default() && swatch.content.trim().is_empty();
        let swatch = if is_blank { swatch.style(style) } else { swatch };
        let around = [&words[..before], &words[after..]].map(|words| Span::styled(words.to_owned(), style));
        let [before, after] = around;
        *line = Line::from(vec![before, swatch, after]);
    }

    /// Puts words at the right end of the row that was written last, behind the name of a key: the
    /// first of these for which its last line has room, or else the last of them below it.
    pub fn end_row(&mut self, key: &str, endings: &[&str]) {
        let Some(line) = self.page.lines.last() else { return };
        let (words, style) = (line.to_string().trim_end().to_owned(), line.style);
        // A cell is left to whatever stands at the edge of the page.
        let gap = |before: &str, ending: &str| {
            self.width.checked_sub([before, key, ending, " "].into_iter().map(wrap::width).sum())
        };
        let fitting = endings
            .iter()
            .copied()
            .find_map(|ending| Some((gap(&words, ending)?, ending)).filter(|(gap, _)| *gap >= APART));
        let (before, (gap, ending)) = match fitting {
            Some(beside) => (self.page.lines.pop().map_or_else(String::new, |_| words.clone()), beside),
            None => (String::new(), endings.last().map_or((0, ""), |last| (gap("", last).unwrap_or(0), *last))),
        };
        let key = Span::styled(key.to_owned(), self.theme.key);
        let spans = [Span::raw(format!("{before}{}", " ".repeat(gap))), key, Span::raw(format!("{ending} "))];
        self.page.lines.push(Line::from_iter(spans).style(style));
        self.extend_row(self.page.rows.len().saturating_sub(1));
    }

    /// Titles side by side, over as many lines as they need, each a row.
    pub fn titles(&mut self, titles: &[(String, Style)]) {
        let mut line = Line::default();
        for (title, style) in titles {
            let title = wrap::cut(title, self.width.saturating_sub(MARK.len()), self.glyphs.cut);
            let needed = line.width() + wrap::width(self.glyphs.between) + wrap::width(&title);
            if !line.spans.is_empty() && needed > self.width {
                self.page.lines.push(std::mem::take(&mut line));
            }
            self.title(&mut line, title, *style);
        }
        self.page.lines.push(line);
    }

    /// A title at the end of a line that is not written yet.
    fn title(&mut self, line: &mut Line<'static>, title: String, style: Style) {
        let at = self.page.lines.len();
        let is_focused = self.focus == Some(self.page.rows.len());
        let mark = match (line.spans.is_empty(), is_focused) {
            (true, true) => MARK,
            (true, false) => NO_MARK,
            (false, true) => MARK_BETWEEN,
            (false, false) => self.glyphs.between,
        };
        line.push_span(Span::styled(mark, self.theme.text));
        if is_focused {
            self.page.cursor = Some((at, line.width()));
        }
        line.push_span(Span::styled(title, if is_focused { self.theme.focus } else { style }));
        self.page.rows.push(at..at + 1);
    }

    /// Lets a row reach to the end of what was written so far, so that it is shown with that.
    pub fn extend_row(&mut self, row: usize) {
        let end = self.page.lines.len();
        self.page.rows.get_mut(row).into_iter().for_each(|row| row.end = end);
    }
}

/// The number of a row that a digit reaches. A number that cannot be typed would send two digits to
/// two other rows.
#[must_use]
pub(crate) fn number(at: usize) -> char {
    u32::try_from(at + 1).ok().and_then(|at| char::from_digit(at, 10)).unwrap_or(' ')
}
