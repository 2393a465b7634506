//! A sheet: a page while it is written, wrapped to its width.
//!
//! Relies on the theme and on `wrap`. Must not know keys or the size of the screen beyond its
//! width.

use super::field::Field;
use super::page::Page;
use super::theme::{Glyphs, Theme};
use crate::guide::CardIdx;
use crate::wrap;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The cells that words beside a picture need, and those between both.
const WORDS: usize = 44;
const GAP: usize = 3;
/// Before the row that Enter works on.
pub(super) const MARK: &str = "> ";

/// A page that is being written.
#[derive(Debug)]
pub struct Sheet {
    pub(super) page: Page,
    pub(super) width: usize,
    /// The row that Enter works on, if it is on this page.
    pub(super) focus: Option<usize>,
    /// Its styles.
    pub theme: &'static Theme,
    /// Its characters.
    pub glyphs: &'static Glyphs,
}

impl Sheet {
    /// An empty page of this width.
    #[must_use]
    pub fn new(width: usize, theme: &'static Theme, glyphs: &'static Glyphs) -> Self {
        Self { page: Page::default(), width: width.max(1), focus: None, theme, glyphs }
    }

    /// The same with the focus on this row.
    #[must_use]
    pub fn focused(self, row: usize) -> Self {
        Self { focus: Some(row), ..self }
    }

    /// An empty sheet of the same width and look.
    #[must_use]
    pub fn another(&self) -> Self {
        Self::new(self.width, self.theme, self.glyphs)
    }

    /// The finished page.
    #[must_use]
    pub fn finish(self) -> Page {
        self.page
    }

    /// The cells of a line.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// The lines so far.
    #[must_use]
    pub fn height(&self) -> usize {
        self.page.lines.len()
    }

    /// Lets all lines so far stay on screen while those that follow are scrolled.
    pub fn pin(&mut self) {
        self.page.pinned.append(&mut self.page.lines);
    }

    /// An empty line, unless the page begins here or one stands here already.
    pub fn gap(&mut self) {
        if self.page.lines.last().is_some_and(|line| line.width() > 0) {
            self.page.lines.push(Line::default());
        }
    }

    /// A text over as many lines as it needs.
    pub fn text(&mut self, style: Style, text: &str) {
        self.hang(Span::raw(""), style, text);
    }

    /// A text behind a mark, its later lines indented as far.
    pub fn hang(&mut self, mark: impl Into<Span<'static>>, style: Style, text: &str) {
        let mut mark: Span<'static> = mark.into();
        let indent = wrap::width(&mark.content);
        for words in wrap::wrap(text, self.width.saturating_sub(indent)) {
            self.page.lines.push(Line::from(vec![mark, Span::styled(words.to_owned(), style)]));
            mark = Span::raw(" ".repeat(indent));
        }
    }

    /// A text that begins with a label in a style of its own, its later lines indented.
    pub fn labelled(&mut self, label: &str, text: &str) {
        const INDENT: &str = "  ";
        let whole = format!("{label}{text}");
        // Lines lose the spaces at their ends, so the label is measured without any.
        let mut left = label.chars().filter(|letter| *letter != ' ').count();
        for (at, words) in wrap::wrap(&whole, self.width.saturating_sub(INDENT.len())).into_iter().enumerate() {
            let mut letters = words.char_indices().filter(|(_, letter)| *letter != ' ');
            let end = letters.nth(left).map_or(words.len(), |(end, _)| end);
            left = left.saturating_sub(words[..end].chars().filter(|letter| *letter != ' ').count());
            let indent = Span::raw(if at == 0 { "" } else { INDENT });
            let label = Span::styled(words[..end].to_owned(), self.theme.strong);
            let rest = Span::styled(words[end..].to_owned(), self.theme.text);
            self.page.lines.push(Line::from(vec![indent, label, rest]));
        }
    }

    /// Two texts side by side, the first one in a column of this width.
    pub fn beside(&mut self, column: usize, first: &str, second: &str) {
        const GAP: usize = 2;
        let first = wrap::wrap(first, column);
        let second = wrap::wrap(second, self.width.saturating_sub(column + GAP));
        for at in 0..first.len().max(second.len()) {
            let first = first.get(at).copied().unwrap_or_default();
            let gap = " ".repeat((column + GAP).saturating_sub(wrap::width(first)));
            let second = second.get(at).copied().unwrap_or_default();
            self.page.lines.push(Line::styled(format!("{first}{gap}{second}"), self.theme.text));
        }
    }

    /// Texts side by side, each in a column of its width, a cell apart.
    pub fn columns(&mut self, style: Style, columns: &[(usize, &str)]) {
        let wrapped = columns.iter().map(|(width, text)| (*width, wrap::wrap(text, width.saturating_sub(1))));
        let wrapped: Vec<(usize, Vec<&str>)> = wrapped.collect();
        for at in 0..wrapped.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0) {
            let cells = wrapped.iter().map(|(width, lines)| {
                let words = lines.get(at).copied().unwrap_or_default();
                format!("{words}{}", " ".repeat(width.saturating_sub(wrap::width(words))))
            });
            self.page.lines.push(Line::styled(cells.collect::<String>(), style));
        }
    }

    /// A line that was drawn elsewhere for this width.
    pub fn line(&mut self, line: Line<'static>) {
        self.page.lines.push(line);
    }

    /// Notes that a statement ends here.
    pub fn end(&mut self) {
        self.page.statements.push(self.page.lines.len());
    }

    /// One of several statements.
    pub fn bullet(&mut self, text: &str) {
        self.hang(self.glyphs.bullet, self.theme.text, text);
        self.end();
    }

    /// A line that belongs to the statement before.
    pub fn then(&mut self, text: &str) {
        self.page.statements.pop();
        self.hang("  ", self.theme.text, text);
        self.end();
    }

    /// The heading of a group, with a rule to the end of the line.
    pub fn heading(&mut self, title: &str) {
        self.gap();
        self.page.groups.push(self.page.lines.len());
        let left = format!("{} ", self.glyphs.rule.repeat(2));
        let title = &wrap::cut(title, self.width.saturating_sub(wrap::width(&left)), self.glyphs.cut);
        let used = wrap::width(&left) + wrap::width(title) + 1;
        let right = format!(" {}", self.glyphs.rule.repeat(self.width.saturating_sub(used)));
        let spans = [(left, self.theme.frame), (title.to_owned(), self.theme.heading), (right, self.theme.frame)];
        self.page.lines.push(spans.into_iter().map(|(words, style)| Span::styled(words, style)).collect());
    }

    /// Notes that a card begins here.
    pub fn card(&mut self, card: CardIdx) {
        self.page.cards.push((self.page.lines.len(), card));
    }

    /// Notes that the first step of a card stands in the next line.
    pub fn timed(&mut self, card: CardIdx) {
        self.page.timed.push((self.page.lines.len(), card));
    }

    /// A text in the middle of the line, over as many lines as it needs.
    pub fn centred(&mut self, style: Style, text: &str) {
        wrap::wrap(text, self.width).into_iter().for_each(|words| self.picture(style, words));
    }

    /// A line of a picture in the middle. It fits, or it would not be a picture.
    pub fn picture(&mut self, style: Style, line: &str) {
        let gap = " ".repeat(self.width.saturating_sub(wrap::width(line)) / 2);
        self.page.lines.push(Line::from(vec![Span::raw(gap), Span::styled(line.to_owned(), style)]));
    }

    /// The lines of a page of the same width that has no rows.
    pub fn append(&mut self, page: Page) {
        let before = self.page.lines.len();
        self.page.groups.extend(page.groups.into_iter().map(|line| before + line));
        self.page.lines.extend(page.lines);
    }

    /// What is written in lines that are shorter by so many cells, indented by them. Nothing in it
    /// can be chosen or jumped to: it belongs to the row above it.
    pub fn inset(&mut self, by: usize, write: impl FnOnce(&mut Self)) {
        let start = self.page.lines.len();
        self.width = self.width.saturating_sub(by).max(1);
        write(self);
        self.width += by;
        self.page.timed.retain(|(line, _)| *line < start);
        self.page.cards.retain(|(line, _)| *line < start);
        self.page.lines[start..].iter_mut().for_each(|line| line.spans.insert(0, Span::raw(" ".repeat(by))));
    }

    /// True if lines of this width hold words beside a picture.
    #[must_use]
    pub fn holds(width: usize, picture: usize) -> bool {
        width >= WORDS + GAP + picture
    }

    /// Words at the left and a picture at the right, where there is room for both.
    pub fn illustrated(&mut self, picture: Vec<Line<'static>>, write: impl FnOnce(&mut Self)) {
        let width = picture.iter().map(Line::width).max().unwrap_or(0);
        if width == 0 || !Self::holds(self.width, width) {
            return write(self);
        }
        let start = self.page.lines.len();
        let needed = width + GAP;
        self.width -= needed;
        write(self);
        let column = self.width + GAP;
        self.width += needed;
        let end = self.page.lines.len().max(start + picture.len());
        self.page.lines.resize(end, Line::default());
        self.page.statements.last_mut().into_iter().for_each(|last| *last = end);
        for (line, row) in self.page.lines[start..].iter_mut().zip(picture) {
            // The style of a row is that of its words, not of what stands beside them.
            let style = std::mem::take(&mut line.style);
            line.spans.iter_mut().for_each(|span| span.style = style.patch(span.style));
            line.push_span(" ".repeat(column.saturating_sub(line.width())));
            line.extend(row);
        }
    }

    /// A line that is typed, as wide as the page.
    pub fn field(&mut self, field: &Field) {
        let room = self.width.saturating_sub(MARK.len());
        let (shown, column) = field.shown(room, self.glyphs.cut);
        self.page.cursor = Some((self.page.lines.len(), MARK.len() + column));
        let rest = " ".repeat(room.saturating_sub(wrap::width(&shown)));
        self.page.lines.push(Line::styled(format!("{MARK}{shown}{rest}"), self.theme.focus));
    }

    /// A text behind a mark in one style, filled to the whole width.
    pub fn bar(&mut self, style: Style, mark: &str, text: &str) {
        let indent = wrap::width(mark);
        let room = self.width.saturating_sub(indent);
        let blank = " ".repeat(self.width.max(indent));
        for (at, words) in wrap::wrap(text, room).into_iter().enumerate() {
            let mark = if at == 0 { mark } else { &blank[..indent] };
            let rest = &blank[..room.saturating_sub(wrap::width(words))];
            self.page.lines.push(Line::styled([mark, words, rest].concat(), style));
        }
    }
}
