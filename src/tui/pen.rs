//! A line onto the screen.
//!
//! Relies on ratatui's buffer. Must not know what the line says. Ratatui looks every character up in the tables of Unicode, which
//! was half of what a frame cost; text that is ASCII, as most of it is, goes straight into its cells.

use crate::wrap::{is_printable, width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// Writes the line into the first row of the area, as far as it fits.
pub(super) fn draw(line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
    let row = Rect { height: area.height.min(1), ..area }.intersection(buffer.area);
    if row.is_empty() || line.spans.iter().all(|span| span.content.is_empty()) {
        return;
    }
    buffer.set_style(row, line.style);
    let mut rest = row;
    for span in line {
        if span.content.bytes().all(is_printable) {
            let style = line.style.patch(span.style);
            for (byte, x) in span.content.bytes().zip(rest.x..rest.right()) {
                buffer[(x, rest.y)].set_char(char::from(byte)).set_style(style);
            }
        } else {
            span.render(rest, buffer);
        }
        let used = rest.width.min(u16::try_from(width(&span.content)).unwrap_or(u16::MAX));
        rest = Rect { x: rest.x + used, width: rest.width - used, ..rest };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Style, Stylize};

    /// What ratatui itself makes of a line is what this has to make of it.
    #[test]
    fn a_line_is_drawn_as_ratatui_draws_it() {
        let spans = ["Dragon", " · ", "", "日本", "e\u{301}", "now "];
        for width in 0..24 {
            let area = Rect::new(2, 1, width, 2);
            let styled = |(at, text): (usize, &'static str)| if at % 2 == 0 { text.red() } else { text.on_blue() };
            let line: Line<'_> = spans.into_iter().enumerate().map(styled).collect();
            let line = line.style(Style::new().bg(Color::Gray));
            let [mut ours, mut theirs] = [(); 2].map(|()| Buffer::filled(Rect::new(0, 0, 30, 4), 'x'.into()));
            draw(&line, area, &mut ours);
            line.render(area, &mut theirs);
            assert_eq!(ours, theirs, "{width} cells");
        }
    }
}
