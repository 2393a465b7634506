//! The frame: header, page, side, status and footer, each in its place.
//!
//! Relies on the app as it is. Views take `&App` and change and decide nothing: what can be chosen, how far the page is
//! scrolled and which keys work was settled before.

mod answers;
mod bars;
mod change;
mod charts;
mod early;
mod entry;
mod export;
mod footer;
mod help;
mod journal;
mod note;
mod picture;
mod plan;
mod question;
mod side;
mod timer;
mod why;

use crate::trail::Position;
use crate::tui::app::{App, Screen};
use crate::tui::keymap;
use crate::tui::kit::page::{Page, Sheet};
use crate::tui::kit::scroll;
use crate::tui::kit::theme::Glyphs;
use crate::tui::layout::{Regions, Room, SMALLEST};
use crate::tui::update::Action;
use crate::tui::view::early::Below;
use crate::wrap;
pub(super) use early::is_beside;
use ratatui::Frame;
use ratatui::layout::{Position as Cell, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, Widget};

/// Writes the page of the topmost screen.
#[must_use]
pub fn page(app: &App, mut sheet: Sheet) -> Page {
    match &app.top().screen {
        Screen::Walk => match app.stand.walk.position {
            Position::Ask(question) => question::write(app, question, &mut sheet),
            Position::Plan | Position::Offer(_) => plan::write(app, &mut sheet),
        },
        Screen::Change(question) => question::write(app, *question, &mut sheet),
        Screen::Answers => answers::write(app, &mut sheet),
        Screen::Why => why::write(app, &mut sheet),
        Screen::Help(here) => help::write(app, here, &mut sheet),
        Screen::ConfirmChange { question, answer, change } => {
            change::write(app, *question, *answer, change, &mut sheet);
        }
        Screen::ConfirmNew => change::write_new(app, &mut sheet),
        Screen::Export => export::write(app, &mut sheet),
        Screen::ConfirmTimer(card) => timer::write_other(app, *card, &mut sheet),
        Screen::ConfirmQuit => timer::write_quit(app, &mut sheet),
        Screen::Timer => timer::write(app, &mut sheet),
        Screen::Problems(words) | Screen::Moved(words) => sheet.text(sheet.theme.text, words),
        Screen::Note(noted) => note::write(app, noted, &mut sheet),
        Screen::Journal => journal::write(app, &mut sheet),
        Screen::Entry(_) => entry::write(app, &mut sheet),
        Screen::Charts => charts::write(app, &mut sheet),
        Screen::ConfirmCheckIn(_) => entry::write_check_in(app, &mut sheet),
        Screen::ConfirmDeleteAll => journal::write_delete_all(app, &mut sheet),
    }
    sheet.finish()
}

/// Draws the screen and says where the focus is, so that a hidden cursor can lead a braille display there.
#[must_use]
pub fn draw(app: &App, frame: &mut Frame<'_>) -> Option<Cell> {
    let area = frame.area();
    frame.buffer_mut().set_style(area, app.setting.theme.base);
    if Room::of(app.size) == Room::None {
        draw_too_small(app, frame);
        return None;
    }
    let regions = Regions::of(app);
    put(frame, regions.header, &bars::header(app, regions.header.width));
    if let Some(panel) = regions.panel {
        draw_panel(app, frame, panel, &title(app, &app.top().screen), &bars::beyond(app));
        if let Some(why) = question::in_frame(app) {
            let edge = Rect { x: panel.x + 2, y: panel.bottom() - 1, width: panel.width.saturating_sub(4), height: 1 };
            put(frame, edge, &Line::styled(format!(" {why} "), app.setting.theme.quiet));
        }
    }
    regions.pinned.rows().zip(&app.page.pinned).for_each(|(row, line)| put(frame, row, line));
    draw_page(app, frame, regions.page);
    draw_thumb(app, frame, &regions);
    if let (Some(body), Some(fit)) = (app.body(), regions.picture) {
        picture::draw(app, body, fit, frame);
    }
    let below = Below::of(app, &regions);
    if let Some(below) = &below {
        below.draw(app, frame, regions.panel);
    }
    if let Some(side) = regions.side {
        side::draw(app, frame, side);
        picture::draw_card(app, &regions, frame);
    }
    put(frame, regions.status, &bars::status(app, &regions, below.as_ref()));
    put(frame, regions.footer, &footer::footer(app, regions.footer.width));
    Some(focus(app, &regions))
}

fn draw_too_small(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    let words = format!("Too small: needs {}x{}. q quits.", SMALLEST.width, SMALLEST.height);
    let width = usize::from(area.width);
    let lines = [words.as_str(), "charley --plain fits any terminal."].map(|words| wrap::wrap(words, width));
    for (words, row) in lines.into_iter().flatten().zip(area.rows()) {
        put(frame, row, &Line::styled(words.to_owned(), app.setting.theme.text));
    }
}

fn draw_page(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let lines = app.page.lines.iter().skip(app.top().scroll);
    area.rows().zip(lines).for_each(|(row, line)| put(frame, row, line));
    mark_timed(app, frame, area, &app.page, app.top().scroll);
}

/// Names the key that starts a timer where the first step of its card stands, in the place of the bullet.
fn mark_timed(app: &App, frame: &mut Frame<'_>, area: Rect, page: &Page, scroll: usize) {
    for (line, card) in &page.timed {
        let row = line.checked_sub(scroll).and_then(|line| area.rows().nth(line));
        if let (Some(row), Some(key)) = (row, timer::key(app, *card)) {
            put(frame, Rect { width: 1, ..row }, &Line::styled(key, app.setting.theme.key));
        }
    }
}

/// Where in a long page the screen stands: on the frame, or at the edge of the screen.
fn draw_thumb(app: &App, frame: &mut Frame<'_>, regions: &Regions) {
    let right = regions.panel.map_or(regions.page.right(), |panel| panel.right().saturating_sub(1));
    let thumb = scroll::thumb(app.top().scroll, app.page.lines.len(), usize::from(regions.page.height));
    let bar = Rect { x: right, width: 1, ..regions.page };
    for row in bar.rows().enumerate().filter(|(at, _)| thumb.contains(at)).map(|(_, row)| row) {
        put(frame, row, &Line::styled(app.setting.glyphs.thumb, app.setting.theme.frame));
    }
}

/// A frame with a title, and a mark at its lower edge where something found no room in it.
fn draw_panel(app: &App, frame: &mut Frame<'_>, area: Rect, title: &str, mark: &str) {
    let Glyphs { border, cut, .. } = app.setting.glyphs;
    let title = wrap::cut(title, usize::from(area.width.saturating_sub(4)), cut);
    let mut block = Block::bordered()
        .border_set(*border)
        .border_style(app.setting.theme.frame)
        .title(Line::styled(format!(" {title} "), app.setting.theme.heading));
    if !mark.is_empty() {
        block = block.title_bottom(Line::styled(format!(" {mark} "), app.setting.theme.strong).right_aligned());
    }
    block.render(area.intersection(frame.area()), frame.buffer_mut());
}

/// How much found no room, and the key to the list where it stands; empty when all did.
fn more(sign: &str, hidden: usize, unit: &str) -> String {
    let key = keymap::name(Action::Answers);
    match hidden {
        0 => String::new(),
        1 => format!("{sign} 1 more {unit}: press {key}"),
        _ => format!("{sign} {hidden} more {unit}s: press {key}"),
    }
}

/// Draws a line where the screen has room for it: its size may have changed since the layout was made.
fn put(frame: &mut Frame<'_>, area: Rect, line: &Line<'_>) {
    line.render(area, frame.buffer_mut());
}

fn title(app: &App, screen: &Screen) -> String {
    let guide = app.session.guide();
    match screen {
        Screen::Walk => match app.stand.walk.position {
            Position::Ask(question) => guide[question].short.clone(),
            Position::Plan | Position::Offer(_) => "The plan".to_owned(),
        },
        Screen::Change(question) if *question == guide.first => guide[*question].short.clone(),
        Screen::Change(question) => format!("Change: {}", guide[*question].short),
        Screen::Answers => "Your answers".to_owned(),
        Screen::Why => "Why".to_owned(),
        Screen::Help(_) => "Help".to_owned(),
        Screen::ConfirmChange { .. } => "Change this answer?".to_owned(),
        Screen::ConfirmNew => "Start again?".to_owned(),
        Screen::Export => "Export the plan".to_owned(),
        Screen::ConfirmTimer(_) => "Start another timer?".to_owned(),
        Screen::ConfirmQuit => "Leave?".to_owned(),
        Screen::Timer => app.timing().map_or_else(String::new, |timing| guide[timing.card].title.clone()),
        Screen::Problems(_) => "The guide was not loaded again".to_owned(),
        Screen::Moved(_) => "The guide has changed".to_owned(),
        Screen::Note(noted) => note::title(app, noted).to_owned(),
        Screen::Journal => "Your journal".to_owned(),
        Screen::Entry(_) => "Journal: one entry".to_owned(),
        Screen::Charts => "Journal: the last months".to_owned(),
        Screen::ConfirmCheckIn(_) => "How is it now?".to_owned(),
        Screen::ConfirmDeleteAll => "Delete the whole journal?".to_owned(),
    }
}

/// What went wrong on disk, at the beginning of a page.
fn trouble(app: &App, sheet: &mut Sheet) {
    if let Some(trouble) = &app.top().trouble {
        sheet.text(sheet.theme.notice, trouble);
        sheet.gap();
    }
}

fn focus(app: &App, Regions { pinned, page, .. }: &Regions) -> Cell {
    let scroll = app.top().scroll;
    if let Some((line, column)) = app.page.cursor {
        let [right, down] = [column, line.saturating_sub(scroll)].map(|cells| u16::try_from(cells).unwrap_or(u16::MAX));
        return Cell::new(
            page.x + right.min(page.width.saturating_sub(1)),
            page.y + down.min(page.height.saturating_sub(1)),
        );
    }
    if scroll == 0 && pinned.height > 0 {
        return pinned.as_position();
    }
    let row = app.page.rows.get(app.top().focus).map(|row| row.start.saturating_sub(scroll));
    // Without rows it leads to the first words.
    let words = || app.page.lines.iter().skip(scroll).position(|line| line.width() > 0);
    let line = row.or_else(words).unwrap_or(0);
    let down = u16::try_from(line).unwrap_or(u16::MAX).min(page.height.saturating_sub(1));
    Cell::new(page.x, page.y + down)
}
