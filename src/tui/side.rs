//! The side of a question or plan: the answers so far, what may be done before the plan, and a
//! drawing where there is room.
//!
//! Relies on the model. What finds no room is counted, and stands in full on the list of answers.

use crate::guide::Card;
use crate::report;
use crate::tui::card;
use crate::tui::early::{self, Said, more};
use crate::tui::frame::around::Piece;
use crate::tui::frame::layout::{self, SIDE};
use crate::tui::kit::page::Page;
use crate::tui::kit::picture::centred;
use crate::tui::model::Model;
use crate::wrap;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The rows of the frames of both.
const FRAMES: u16 = 4;

/// The answers and, below them, the early cards.
pub(crate) fn pieces(m: &Model, area: Rect) -> Vec<Piece> {
    let width = usize::from(area.width.saturating_sub(4));
    let answers = answers(m, width);
    let group = early::group(m);
    let tall = layout::rows(answers.lines.len()).saturating_add(2);
    let inside = usize::from(area.height.saturating_sub(FRAMES));
    let left = inside.saturating_sub(early::needed(m, width)).max(1);
    // What to do now matters more than what was said: the answers take the room that the first card
    // leaves.
    let tall = if group.is_none() { area.height } else { tall.min(u16::try_from(left + 2).unwrap_or(area.height)) };
    let upper = Rect { height: tall, ..area };
    let lower = Rect { y: upper.bottom(), height: area.height - tall, ..area };
    let mut pieces = Vec::from(boxed(m, upper, "Your answers", answers, Keep::Last));
    if let Some(group) = group {
        let mut sheet = m.sheet(width);
        early::write(m, Said::Group, &mut sheet);
        pieces.extend(boxed(m, lower, group, sheet.finish(), Keep::First));
    }
    pieces
}

/// The lines that the answers take.
pub(crate) fn height(m: &Model, area: Rect) -> usize {
    answers(m, usize::from(area.width.saturating_sub(4))).lines.len()
}

/// The drawing of a card at the foot of an area in which so many lines are used, if there is room
/// for it.
pub(crate) fn drawing(m: &Model, card: &Card, area: Rect, used: usize) -> Vec<Piece> {
    let lines = card::drawing(card, &m.sheet(0));
    let width = lines.iter().map(Line::width).max().unwrap_or(0);
    let left = u16::try_from(width).ok().and_then(|width| area.width.checked_sub(width));
    // An empty row above it and its name below it.
    let top = usize::from(area.height).checked_sub(lines.len() + 1).filter(|top| *top > used);
    let Some((left, top)) = left.zip(top).filter(|_| !card.drawing.is_empty()) else { return Vec::new() };
    let drawing = Rect { x: area.x + left / 2, width: area.width - left / 2, ..area };
    let name = centred(card.headline(), m.setting.theme.quiet, area.width, m.setting.glyphs.cut);
    let name = area.rows().next_back().map(|row| Piece::Line(row, name));
    let lines = drawing.rows().skip(top).zip(lines).map(|(row, line)| Piece::Line(row, line));
    lines.chain(name).collect()
}

/// The end that stays when there is not enough room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    First,
    Last,
}

fn boxed(m: &Model, panel: Rect, title: &str, page: Page, keep: Keep) -> [Piece; 2] {
    let inner = panel.inner(SIDE);
    let (all, rows, glyphs) = (page.lines.len(), usize::from(inner.height), m.setting.glyphs);
    let (kept, mark) = match keep {
        Keep::First => (0..page.fitting(rows), more(glyphs.below, all - page.fitting(rows), "line")),
        // Half an answer says nothing: the list begins with a whole one, and those above it are
        // counted.
        Keep::Last => (page.latest(rows)..all, more(glyphs.above, page.before(page.latest(rows)), "answer")),
    };
    let area = Rect { height: inner.height.min(layout::rows(kept.len())), ..inner };
    let lines = Piece::Page { area, page, from: kept.start };
    [Piece::Panel { area: panel, title: title.to_owned(), mark, is_joined: false }, lines]
}

fn answers(m: &Model, width: usize) -> Page {
    let (guide, trail) = (m.guide(), &m.stand.walk.trail);
    let column = trail.iter().map(|(question, _)| wrap::width(&guide[*question].short)).max().unwrap_or(0);
    let column = column.min(width.saturating_sub(10));
    let mut sheet = m.sheet(width);
    for (question, answer) in trail {
        let name = wrap::cut(&guide[*question].short, column, sheet.glyphs.cut);
        let gap = " ".repeat(column.saturating_sub(wrap::width(&name)) + 1);
        sheet.hang(format!("{name}{gap}"), sheet.theme.strong, &report::answer(&guide[*question], *answer));
        sheet.end();
    }
    sheet.finish()
}
