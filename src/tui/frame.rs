//! The frame: header, page, what stands around it, status and footer, each in its place.
//!
//! Relies on what a screen gives it as data. It changes and decides nothing: what can be chosen,
//! how far the page is scrolled and which keys work was settled before. Must not know a screen.

pub mod around;
mod footer;
mod header;
pub mod layout;
mod paint;
pub mod pane;
mod status;

use crate::guide::CardIdx;
use crate::tui::key::Binding;
use crate::tui::kit::page::Page;
use crate::tui::kit::room::{Room, SMALLEST};
use crate::tui::kit::scroll;
use crate::tui::kit::theme::Glyphs;
use crate::tui::model::{Model, Setting};
use crate::wrap;
use around::{Around, Piece};
use layout::Regions;
use pane::Pane;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// Everything to be seen.
pub struct Scene<'s> {
    /// The part that every screen may read.
    pub m: &'s Model,
    /// The page.
    pub pane: &'s Pane,
    /// The title.
    pub title: &'s str,
    /// The things around it.
    pub around: Around,
    /// The keys that work now.
    pub keys: &'s [Binding],
    /// True if letters go into a line of text.
    pub is_typing: bool,
    /// The key that leads to the timer of a card.
    pub timer_key: &'s dyn Fn(CardIdx) -> Option<String>,
}

/// Draws the screen and says where the focus is, so that a hidden cursor can lead a braille display
/// there.
#[must_use]
pub fn draw(scene: &Scene<'_>, frame: &mut Frame<'_>) -> Option<Position> {
    let (m, area) = (scene.m, frame.area());
    paint::ground(frame.buffer_mut(), area, m.setting.theme.base);
    if m.room() == Room::None {
        draw_too_small(&m.setting, frame);
        return None;
    }
    let Regions { header, status, footer, .. } = scene.pane.regions;
    put(frame, header, &header::header(m, &scene.around, header.width));
    draw_page(scene, frame);
    scene.around.pieces.iter().for_each(|piece| draw_piece(scene, piece, frame));
    put(frame, status, &status::status(m, scene.pane, &scene.around));
    put(frame, footer, &footer::footer(scene.keys, scene.is_typing, &m.setting, footer.width));
    Some(focus(scene.pane))
}

fn draw_too_small(setting: &Setting, frame: &mut Frame<'_>) {
    let area = frame.area();
    let words = format!("Too small: needs {}x{}. q quits.", SMALLEST.width, SMALLEST.height);
    let width = usize::from(area.width);
    let lines = [words.as_str(), "charley --plain fits any terminal."].map(|words| wrap::wrap(words, width));
    for (words, row) in lines.into_iter().flatten().zip(area.rows()) {
        put(frame, row, &Line::styled(words.to_owned(), setting.theme.text));
    }
}

fn draw_page(scene: &Scene<'_>, frame: &mut Frame<'_>) {
    let Scene { m, pane, around, .. } = scene;
    if let Some(panel) = pane.regions.panel {
        draw_panel(&m.setting, frame, panel, scene.title, &status::beyond(m, pane, around.is_to_read));
    }
    pane.regions.pinned.rows().zip(&pane.page.pinned).for_each(|(row, line)| put(frame, row, line));
    draw_lines(scene, frame, pane.regions.page, &pane.page, pane.scroll);
    draw_thumb(&m.setting, pane, frame);
}

/// Draws the lines of a page from this one on, and names the key that starts a timer where the
/// first step of its card stands, in the place of the bullet.
fn draw_lines(scene: &Scene<'_>, frame: &mut Frame<'_>, area: Rect, page: &Page, from: usize) {
    let lines = page.lines.iter().skip(from);
    area.rows().zip(lines).for_each(|(row, line)| put(frame, row, line));
    for (line, card) in &page.timed {
        let row = line.checked_sub(from).and_then(|line| area.rows().nth(line));
        if let (Some(row), Some(key)) = (row, (scene.timer_key)(*card)) {
            put(frame, Rect { width: 1, ..row }, &Line::styled(key, scene.m.setting.theme.key));
        }
    }
}

fn draw_piece(scene: &Scene<'_>, piece: &Piece, frame: &mut Frame<'_>) {
    let setting = &scene.m.setting;
    match piece {
        Piece::Panel { area, title, mark, is_joined } => {
            draw_panel(setting, frame, *area, title, mark);
            if *is_joined {
                join(setting, frame, *area);
            }
        }
        Piece::Page { area, page, from } => draw_lines(scene, frame, *area, page, *from),
        Piece::Line(area, line) => put(frame, *area, line),
    }
}

/// Joins the frame of a panel to the one above it.
fn join(setting: &Setting, frame: &mut Frame<'_>, area: Rect) {
    let corner = |x: u16| Rect { x, width: 1, height: 1, ..area };
    let (left, right) = setting.glyphs.joint;
    put(frame, corner(area.x), &Line::styled(left, setting.theme.frame));
    put(frame, corner(area.right() - 1), &Line::styled(right, setting.theme.frame));
}

/// A scrollbar: on the frame, or at the edge of the screen.
fn draw_thumb(setting: &Setting, pane: &Pane, frame: &mut Frame<'_>) {
    let Regions { panel, page, .. } = pane.regions;
    let right = panel.map_or(page.right(), |panel| panel.right().saturating_sub(1));
    let thumb = scroll::thumb(pane.scroll, pane.page.lines.len(), pane.height());
    let bar = Rect { x: right, width: 1, ..page };
    for row in bar.rows().enumerate().filter(|(at, _)| thumb.contains(at)).map(|(_, row)| row) {
        put(frame, row, &Line::styled(setting.glyphs.thumb, setting.theme.frame));
    }
}

/// A frame with a title, and a mark at its lower edge where something found no room in it.
fn draw_panel(setting: &Setting, frame: &mut Frame<'_>, area: Rect, title: &str, mark: &str) {
    let (theme, Glyphs { border, cut, .. }) = (setting.theme, setting.glyphs);
    let title = wrap::cut(title, usize::from(area.width.saturating_sub(4)), cut);
    paint::frame(frame.buffer_mut(), area, border, theme.frame);
    let within = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    put(frame, within, &Line::from(Span::styled(format!(" {title} "), theme.heading)));
    if let Some(edge) = within.rows().next_back().filter(|_| !mark.is_empty()) {
        let mark = format!(" {mark} ");
        let width = layout::rows(wrap::width(&mark)).min(edge.width);
        put(frame, Rect { x: edge.right() - width, width, ..edge }, &Line::styled(mark, theme.strong));
    }
}

fn put(frame: &mut Frame<'_>, area: Rect, line: &Line<'_>) {
    paint::line(frame.buffer_mut(), area, line);
}

fn focus(pane: &Pane) -> Position {
    let area = pane.regions.page;
    if let Some((line, column)) = pane.page.cursor {
        let [right, down] = [column, line.saturating_sub(pane.scroll)].map(layout::rows);
        return Position::new(
            area.x + right.min(area.width.saturating_sub(1)),
            area.y + down.min(area.height.saturating_sub(1)),
        );
    }
    let row = pane.page.rows.get(pane.focus).map(|row| row.start.saturating_sub(pane.scroll));
    // Without rows it leads to the first words.
    let words = || pane.page.lines.iter().skip(pane.scroll).position(|line| line.width() > 0);
    let down = layout::rows(row.or_else(words).unwrap_or(0)).min(area.height.saturating_sub(1));
    Position::new(area.x, area.y + down)
}
