//! Lines and boxes onto the cells of the screen.
//!
//! Relies on ratatui's buffer. Must not know what is drawn. Ratatui takes every text apart into
//! what stands for one character, which was most of what a key cost; in printable ASCII each byte
//! is a cell of its own.

use super::layout;
use crate::wrap;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// Gives all cells of an area this style, unless it leaves them as they are.
pub(super) fn ground(buffer: &mut Buffer, area: Rect, style: Style) {
    if style != Style::default() {
        buffer.set_style(area, style);
    }
}

/// Draws a line where the screen has room for it: its size may have changed since the layout was
/// made.
pub(super) fn line(buffer: &mut Buffer, area: Rect, line: &Line<'_>) {
    let mut room = area.intersection(buffer.area);
    if room.is_empty() || line.spans.iter().all(|span| span.content.is_empty()) {
        return;
    }
    ground(buffer, Rect { height: 1, ..room }, line.style);
    for span in &line.spans {
        let used = words(buffer, room, span);
        room.x += used;
        room.width -= used;
    }
}

/// Draws words of one style, and gives the cells that they took.
fn words(buffer: &mut Buffer, room: Rect, span: &Span<'_>) -> u16 {
    if span.content.bytes().all(wrap::is_printable) {
        let drawn = row(buffer, room).iter_mut().zip(span.content.chars());
        drawn.for_each(|(cell, letter)| _ = cell.set_char(letter).set_style(span.style));
    } else {
        span.render(room, buffer);
    }
    layout::rows(wrap::width(&span.content)).min(room.width)
}

/// The cells of the first row of an area within the screen.
fn row(buffer: &mut Buffer, Rect { x, y, width, .. }: Rect) -> &mut [Cell] {
    if width == 0 {
        return &mut [];
    }
    let start = buffer.index_of(x, y);
    &mut buffer.content[start..start + usize::from(width)]
}

/// Draws the frame of a box, as far as the screen has room for it.
pub(super) fn frame(buffer: &mut Buffer, area: Rect, signs: &border::Set<'_>, style: Style) {
    let area = area.intersection(buffer.area);
    for side in area.rows() {
        ends(row(buffer, side), [signs.vertical_left, signs.vertical_right], style);
    }
    let upper = [signs.top_left, signs.horizontal_top, signs.top_right];
    let lower = [signs.bottom_left, signs.horizontal_bottom, signs.bottom_right];
    edge(buffer, area.rows().next(), upper, style);
    edge(buffer, area.rows().next_back(), lower, style);
}

/// Draws the upper or the lower edge of a box.
fn edge(buffer: &mut Buffer, at: Option<Rect>, [left, between, right]: [&str; 3], style: Style) {
    let cells = at.map_or(&mut [][..], |at| row(buffer, at));
    cells.iter_mut().for_each(|cell| _ = cell.set_symbol(between).set_style(style));
    ends(cells, [left, right], style);
}

/// Draws the first and the last cell of a row.
fn ends(cells: &mut [Cell], [left, right]: [&str; 2], style: Style) {
    cells.first_mut().into_iter().for_each(|cell| _ = cell.set_symbol(left).set_style(style));
    cells.last_mut().into_iter().for_each(|cell| _ = cell.set_symbol(right).set_style(style));
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Modifier};
    use ratatui::widgets::Block;

    const ROW: Style = Style::new().bg(Color::Blue).add_modifier(Modifier::REVERSED);
    const KEY: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);

    fn screen(width: u16, height: u16) -> Buffer {
        Buffer::filled(Rect::new(0, 0, width, height), Cell::new("~"))
    }

    #[test]
    fn a_line_looks_as_ratatui_draws_it() {
        let lines = [
            Line::styled("feed the dragon", ROW),
            Line::styled("", ROW),
            Line::from(vec![Span::raw(""), Span::styled("q", KEY), Span::raw(" quit"), Span::styled(" · ", KEY)]),
            Line::from(vec![Span::raw("40 °C"), Span::styled("日本語", KEY), Span::raw(" e\u{301}nd")]).style(ROW),
            Line::from(vec![Span::raw("\u{301}a"), Span::raw("tab\there"), Span::raw("\x1b[31mred")]),
        ];
        for (line, width) in lines.iter().flat_map(|line| (0..24).map(move |width| (line, width))) {
            let (mut ours, mut theirs) = (screen(20, 3), screen(20, 3));
            let area = Rect::new(3, 1, width, 2);
            super::line(&mut ours, area, line);
            line.render(area, &mut theirs);
            assert_eq!(ours, theirs, "{line:?} in {width} cells");
        }
    }

    #[test]
    fn a_frame_looks_as_ratatui_draws_it() {
        for (width, height) in (2..9).flat_map(|width| (2..9).map(move |height| (width, height))) {
            let (mut ours, mut theirs) = (screen(6, 5), screen(6, 5));
            let area = Rect::new(1, 1, width, height);
            frame(&mut ours, area, &border::PLAIN, KEY);
            Block::bordered().border_style(KEY).render(area.intersection(theirs.area), &mut theirs);
            assert_eq!(ours, theirs, "{width}x{height}");
        }
    }
}
