//! Bars: of numbers beside each other, and of time that has passed.
//!
//! Relies on the sheet that they are written on. Must not know what is counted: numbers stand
//! beside bars, so nothing is said by length alone.

use super::sheet::Sheet;
use super::theme::Glyphs;
use crate::wrap;
use ratatui::style::Style;
use ratatui::text::Span;

/// The longest bar beside a label.
const LONGEST: usize = 40;
/// A bar as long as it can be stands for at least so many.
const LEAST: usize = 5;

/// A bar for each label, and its number. A label that leaves no room for a bar has a line of its
/// own.
pub(crate) fn write(bars: &[(String, usize)], sheet: &mut Sheet) {
    let column = bars.iter().map(|(label, _)| wrap::width(label)).max().unwrap_or(0).min(sheet.width() / 2);
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(0).max(LEAST);
    let room = sheet.width().saturating_sub(column + 2 + most.to_string().len() + 1).min(LONGEST);
    for (label, count) in bars {
        let mut label = label.clone();
        if wrap::width(&label) > column {
            sheet.text(sheet.theme.text, &std::mem::take(&mut label));
        }
        let gap = " ".repeat(column.saturating_sub(wrap::width(&label)) + 2);
        let bar = sheet.glyphs.full.repeat((count * room).div_ceil(most));
        let apart = if *count > 0 { " " } else { "" };
        let spans =
            [(label + &gap, sheet.theme.text), (bar, sheet.theme.lit), (format!("{apart}{count}"), sheet.theme.strong)];
        sheet.line(spans.into_iter().map(|(words, style): (String, Style)| Span::styled(words, style)).collect());
    }
}

/// A bar of this width of which so many parts of the whole are full.
pub(crate) fn filled(part: u64, whole: u64, width: usize, glyphs: &Glyphs) -> String {
    let full = part * u64::try_from(width).unwrap_or(0) / whole.max(1);
    let full = usize::try_from(full).unwrap_or(width).min(width);
    format!("{}{}", glyphs.full.repeat(full), glyphs.empty.repeat(width - full))
}
