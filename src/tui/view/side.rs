//! The side of a question: the answers so far, and what may be done before the plan.
//!
//! Relies on the app. What finds no room is counted, and stands in full on the list of answers.

use super::{draw_panel, plan, put};
use crate::guide::Card;
use crate::report;
use crate::tui::app::App;
use crate::tui::page::Sheet;
use crate::tui::wrap;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Line;
use std::cmp::Reverse;

/// Draws the answers and, below them, the early cards.
pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width.saturating_sub(4));
    let answers = answers(app, width);
    let early = early(app, width);
    let tall = u16::try_from(answers.len()).unwrap_or(u16::MAX).saturating_add(2);
    // The answers may take half of the height: what to do now matters more than what was said.
    let tall = if early.is_empty() { area.height } else { tall.min(area.height / 2) };
    let upper = Rect { height: tall, ..area };
    let lower = Rect { y: upper.bottom(), height: area.height - tall, ..area };
    draw_panel(app, frame, upper, "Your answers");
    draw_lines(app, frame, upper, answers, Keep::Last);
    if !early.is_empty() {
        draw_panel(app, frame, lower, &early_title(app));
        draw_lines(app, frame, lower, early, Keep::First);
    }
}

/// Which end stays when there is not enough room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    First,
    Last,
}

fn draw_lines(app: &App, frame: &mut Frame<'_>, panel: Rect, mut lines: Vec<Line<'static>>, keep: Keep) {
    let inner = panel.inner(Margin::new(2, 1));
    let height = usize::from(inner.height);
    if lines.len() > height && height > 0 {
        let glyphs = app.setting.glyphs;
        let hidden = lines.len() + 1 - height;
        let mark = |sign: &str| Line::styled(format!("{sign} {hidden} more: a"), app.setting.theme.strong);
        if keep == Keep::First {
            lines.truncate(height - 1);
            lines.push(mark(glyphs.below));
        } else {
            lines.drain(..hidden);
            lines.insert(0, mark(glyphs.above));
        }
    }
    inner.rows().zip(&lines).for_each(|(row, line)| put(frame, row, line));
}

fn answers(app: &App, width: usize) -> Vec<Line<'static>> {
    let guide = app.session.guide();
    let trail = &app.stand.walk.trail;
    let column = trail.iter().map(|(question, _)| wrap::width(&guide[*question].short)).max().unwrap_or(0);
    let column = column.min(width.saturating_sub(10));
    let mut sheet = Sheet::new(width, app.setting.theme, app.setting.glyphs);
    for (question, answer) in trail {
        let name = wrap::cut(&guide[*question].short, column, app.setting.glyphs.cut);
        let gap = " ".repeat(column.saturating_sub(wrap::width(&name)) + 1);
        sheet.hang(format!("{name}{gap}"), app.setting.theme.strong, &report::answer(&guide[*question], *answer));
    }
    sheet.finish().lines
}

/// The early cards, the one that fits most closely first: there may be room for no more than that.
fn closest(app: &App) -> Vec<&Card> {
    let guide = app.session.guide();
    let mut shown: Vec<_> = app.stand.early.iter().filter(|_| app.stand.plan.is_none()).collect();
    shown.sort_by_key(|shown| Reverse(shown.because.len()));
    shown.into_iter().map(|shown| &guide[shown.card]).collect()
}

fn early(app: &App, width: usize) -> Vec<Line<'static>> {
    let guide = app.session.guide();
    let cards = closest(app);
    let mut sheet = Sheet::new(width, app.setting.theme, app.setting.glyphs);
    let mut group = cards.first().map(|card| card.group);
    for card in cards {
        sheet.gap();
        if group.replace(card.group) != Some(card.group) {
            sheet.heading(&guide.groups[card.group].title);
        }
        sheet.text(sheet.theme.strong, &card.title);
        plan::advice(card, &mut sheet);
    }
    sheet.finish().lines
}

/// The group of the first early card, which names the panel.
fn early_title(app: &App) -> String {
    let guide = app.session.guide();
    closest(app).first().map_or_else(String::new, |card| guide.groups[card.group].title.clone())
}
