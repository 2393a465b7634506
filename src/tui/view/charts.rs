//! What the journal shows: the guide's rule, a calendar, plans by week, and the guide's charts.
//!
//! Relies on what was counted when the journal was read. Nothing is said by colour or length alone: days have marks, bars have
//! numbers.

use crate::guide::TriageLevel;
use crate::journal::{Bar, month};
use crate::report::period::counted;
use crate::tui::app::App;
use crate::tui::kit::page::Sheet;
use crate::tui::layout::Room;
use crate::tui::log::Shows;
use crate::wrap;
use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The cells of a month, and those between two.
const MONTH: usize = 21;
const GAP: usize = 3;
const LONGEST_BAR: usize = 40;
/// A bar as long as it can be stands for at least so many.
const LEAST: usize = 5;

/// Writes all of it.
pub(super) fn write(app: &App, sheet: &mut Sheet) {
    let Some(shows) = app.log().map(|log| &log.shows) else { return };
    rule(app, shows, true, sheet);
    let since = shows.from.strftime("%e %B %Y").to_string();
    sheet.text(sheet.theme.text, &format!("Since {}: {}.", since.trim_start(), counted(shows.totals)));
    sheet.heading("By day");
    write_months(app, shows, sheet);
    for words in wrap::pack(&legend(sheet), sheet.glyphs.between, sheet.width()) {
        sheet.text(sheet.theme.quiet, &words);
    }
    sheet.heading("Plans by week");
    let weeks = shows.weeks.iter().rev();
    let weeks = weeks.map(|week| (format!("from {}", week.monday.strftime("%e %b")), week.plans));
    write_bars(&weeks.collect::<Vec<_>>(), sheet);
    for (title, bars) in &shows.charts {
        sheet.heading(title);
        write_bars(&bars.iter().map(|Bar { label, plans }| (label.clone(), *plans)).collect::<Vec<_>>(), sheet);
    }
}

/// What the guide says when its recurrence rule is met: the sentence that matters.
pub(super) fn rule(app: &App, shows: &Shows, at_length: bool, sheet: &mut Sheet) {
    let guide = app.session.guide();
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
pub(super) fn calendar(app: &App, shows: &Shows, sheet: &Sheet) -> Vec<Line<'static>> {
    let months = if Room::of(app.size) == Room::Roomy { 3 } else { 2 };
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
fn write_months(app: &App, shows: &Shows, sheet: &mut Sheet) {
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
        if Room::of(app.size) > Room::Small {
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

/// What the marks mean.
fn legend(sheet: &Sheet) -> Vec<String> {
    let marks = [(sheet.glyphs.dot, "plan"), (sheet.glyphs.ring, "check-in"), ("!", "help needed soon")];
    marks.iter().map(|(mark, words)| format!("{mark} {words}")).collect()
}

/// A bar for each label, and its number. A label that leaves no room for a bar has a line of its own.
fn write_bars(bars: &[(String, usize)], sheet: &mut Sheet) {
    let column = bars.iter().map(|(label, _)| wrap::width(label)).max().unwrap_or(0).min(sheet.width() / 2);
    let most = bars.iter().map(|(_, plans)| *plans).max().unwrap_or(0).max(LEAST);
    let room = sheet.width().saturating_sub(column + 2 + most.to_string().len() + 1).min(LONGEST_BAR);
    for (label, plans) in bars {
        let mut label = label.clone();
        if wrap::width(&label) > column {
            sheet.text(sheet.theme.text, &std::mem::take(&mut label));
        }
        let gap = " ".repeat(column.saturating_sub(wrap::width(&label)) + 2);
        let bar = sheet.glyphs.full.repeat((plans * room).div_ceil(most));
        let apart = if *plans > 0 { " " } else { "" };
        let spans =
            [(label + &gap, sheet.theme.text), (bar, sheet.theme.lit), (format!("{apart}{plans}"), sheet.theme.strong)];
        sheet.line(spans.into_iter().map(|(words, style): (String, Style)| Span::styled(words, style)).collect());
    }
}
