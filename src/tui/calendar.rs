//! The calendar of the journal, and what its recurrence rule says: both stand on more than one
//! screen.
//!
//! Relies on what was counted when the journal was read. Nothing is said by colour alone: days have
//! marks.

use crate::guide::TriageLevel;
use crate::journal::month;
use crate::tui::kit::room::Room;
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;
use crate::tui::model::log::Shows;
use crate::wrap;
use jiff::civil::Date;
use ratatui::text::{Line, Span};

/// The cells of a month, and those between two.
const MONTH: usize = 21;
const GAP: usize = 3;

/// The sentence of the guide's recurrence rule, when it is met.
pub(crate) fn rule(m: &Model, shows: &Shows, at_length: bool, sheet: &mut Sheet) {
    let guide = m.guide();
    let Some((met, rule)) = shows.recurring.zip(guide.recurrence.as_ref()) else { return };
    let sign = &guide.words(rule.level).sign;
    sheet.bar(sheet.theme.level(rule.level), &format!(" {sign}  "), &rule.says);
    let [first, last] = [met.first, met.last].map(|day| day.strftime("%e %b").to_string());
    let words = format!("In this journal: {} plans from {} to {}.", met.plans, first.trim_start(), last.trim_start());
    if at_length {
        sheet.text(sheet.theme.text, &words);
    }
    sheet.gap();
}

/// The months below each other, the last one first, and what their marks mean.
pub(crate) fn calendar(m: &Model, shows: &Shows, sheet: &Sheet) -> Vec<Line<'static>> {
    let months = if m.room() == Room::Roomy { 3 } else { 2 };
    let mut lines = Vec::new();
    for month in shows.months().into_iter().take(months) {
        lines.extend(draw_month(shows, month, sheet));
        lines.push(Line::default());
    }
    let legend = wrap::pack(&legend(sheet), "  ", MONTH);
    lines.extend(legend.into_iter().map(|words| Line::styled(words, sheet.theme.quiet)));
    lines
}

/// As many months beside each other as there is room for, in the order of time.
pub(crate) fn write_months(m: &Model, shows: &Shows, sheet: &mut Sheet) {
    let beside = ((sheet.width() + GAP) / (MONTH + GAP)).max(1);
    let mut months = shows.months().map(|month| draw_month(shows, month, sheet));
    if beside >= months.len() {
        months.reverse();
    }
    for row in months.chunks(beside) {
        for at in 0..row.iter().map(Vec::len).max().unwrap_or(0) {
            let mut line = Line::default();
            for (nth, month) in row.iter().enumerate() {
                let column = nth * (MONTH + GAP);
                line.push_span(" ".repeat(column.saturating_sub(line.width())));
                month.get(at).into_iter().for_each(|cells| line.extend(cells.clone()));
            }
            sheet.line(line);
        }
        if m.room() > Room::Small {
            sheet.gap();
        }
    }
}

fn draw_month(shows: &Shows, first: Date, sheet: &Sheet) -> Vec<Line<'static>> {
    let title = Line::styled(first.strftime("%B %Y").to_string(), sheet.theme.strong);
    let names = Line::styled("Mo Tu We Th Fr Sa Su", sheet.theme.quiet);
    let weeks = month(first).into_iter();
    let weeks = weeks.map(|week| week.iter().map(|day| draw_day(shows, *day, sheet)).collect::<Line<'_>>());
    [title, names].into_iter().chain(weeks).collect()
}

/// A day and what was saved on it.
fn draw_day(shows: &Shows, day: Option<Date>, sheet: &Sheet) -> Span<'static> {
    let Some(date) = day else { return Span::raw("   ") };
    let saved = shows.days.get(&date);
    let (mark, style) = match saved {
        None if date == shows.today => (" ", sheet.theme.strong),
        None => (" ", sheet.theme.text),
        Some(saved) => {
            let level = saved.level.unwrap_or(TriageLevel::SelfCare);
            (mark(level, saved.plans, sheet), sheet.theme.level(level))
        }
    };
    Span::styled(format!("{:>2}{mark}", date.day()), style)
}

fn mark(level: TriageLevel, plans: usize, sheet: &Sheet) -> &'static str {
    match (level, plans) {
        (TriageLevel::Urgent | TriageLevel::Emergency, _) => "!",
        (_, 0) => sheet.glyphs.ring,
        _ => sheet.glyphs.dot,
    }
}

/// The meaning of the marks.
pub(crate) fn legend(sheet: &Sheet) -> Vec<String> {
    let marks = [(sheet.glyphs.dot, "plan"), (sheet.glyphs.ring, "check-in"), ("!", "help needed soon")];
    marks.iter().map(|(mark, words)| format!("{mark} {words}")).collect()
}
