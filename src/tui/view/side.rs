//! The side of a question: the answers so far, and what may be done before the plan.
//!
//! Relies on the app. What finds no room is counted, and stands in full on the list of answers.

use super::early::{self, Said};
use super::{draw_panel, mark_timed, more, put};
use crate::report;
use crate::tui::app::App;
use crate::tui::kit::page::{Page, Sheet};
use crate::wrap;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};

/// The rows of the frames of both.
pub(super) const FRAMES: u16 = 4;

/// Draws the answers and, below them, the early cards.
pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width.saturating_sub(4));
    let answers = answers(app, width);
    let group = early::group(app);
    let tall = u16::try_from(answers.lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inside = usize::from(area.height.saturating_sub(FRAMES));
    let left = inside.saturating_sub(early::needed(app, width)).max(1);
    // What to do now matters more than what was said: the answers take the room that the first card leaves.
    let tall = if group.is_none() { area.height } else { tall.min(u16::try_from(left + 2).unwrap_or(area.height)) };
    let upper = Rect { height: tall, ..area };
    let lower = Rect { y: upper.bottom(), height: area.height - tall, ..area };
    draw_box(app, frame, upper, "Your answers", &answers, Keep::Last);
    if let Some(group) = group {
        let mut sheet = Sheet::new(width, app.setting.theme, app.setting.glyphs);
        early::write(app, Said::Group, &mut sheet);
        draw_box(app, frame, lower, group, &sheet.finish(), Keep::First);
    }
}

/// The lines that the answers take.
pub(super) fn height(app: &App, area: Rect) -> usize {
    answers(app, usize::from(area.width.saturating_sub(4))).lines.len()
}

/// Which end stays when there is not enough room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    First,
    Last,
}

fn draw_box(app: &App, frame: &mut Frame<'_>, panel: Rect, title: &str, page: &Page, keep: Keep) {
    let inner = panel.inner(Margin::new(2, 1));
    let (all, rows) = (page.lines.len(), usize::from(inner.height));
    let (kept, mark) = match keep {
        Keep::First => (0..page.fitting(rows), more(app.setting.glyphs.below, all - page.fitting(rows), "line")),
        // Half an answer says nothing: the list begins with a whole one, and those above it are counted.
        Keep::Last => {
            (page.latest(rows)..all, more(app.setting.glyphs.above, page.before(page.latest(rows)), "answer"))
        }
    };
    draw_panel(app, frame, panel, title, &mark);
    let first = kept.start;
    let shown = Rect { height: inner.height.min(u16::try_from(kept.len()).unwrap_or(u16::MAX)), ..inner };
    shown.rows().zip(&page.lines[kept]).for_each(|(row, line)| put(frame, row, line));
    mark_timed(app, frame, shown, page, first);
}

fn answers(app: &App, width: usize) -> Page {
    let guide = app.session.guide();
    let trail = &app.stand.walk.trail;
    let column = trail.iter().map(|(question, _)| wrap::width(&guide[*question].short)).max().unwrap_or(0);
    let column = column.min(width.saturating_sub(10));
    let mut sheet = Sheet::new(width, app.setting.theme, app.setting.glyphs);
    for (question, answer) in trail {
        let name = wrap::cut(&guide[*question].short, column, app.setting.glyphs.cut);
        let gap = " ".repeat(column.saturating_sub(wrap::width(&name)) + 1);
        sheet.hang(format!("{name}{gap}"), app.setting.theme.strong, &report::answer(&guide[*question], *answer));
        sheet.end();
    }
    sheet.finish()
}
