//! Moving the focus, a page or the region of a picture.
//!
//! Relies on the app. Must not answer anything.

use crate::tui::app::{App, Screen};
use crate::tui::kit::figure::{Figure, Place, Way};
use crate::tui::kit::scroll;
use crate::tui::layout::Regions;

/// To the region that lies there on a picture, or up and down a list; beyond the outermost region the page itself moves.
pub(super) fn go(app: &mut App, way: Way) {
    let by = match way {
        Way::Up => -1,
        Way::Down => 1,
        Way::Left | Way::Right => 0,
    };
    if Regions::of(app).picture.is_none() {
        return step(app, by);
    }
    match next_region(app, way) {
        Some(place) => {
            focus(app, place.row);
            app.top_mut().spot = place.spot;
        }
        None => shift(app, by),
    }
}

fn next_region(app: &App, way: Way) -> Option<Place> {
    let body = app.body()?;
    let here = Place { row: app.top().focus, spot: app.top().spot };
    Figure::of(body, app.session.guide()[body.question].choices.len()).next(here, way)
}

/// Moves the focus by a row; without rows, or beyond the first and the last, the page itself.
fn step(app: &mut App, by: isize) {
    let rows = app.page.rows.len();
    let row = app.top().focus.checked_add_signed(by).filter(|row| *row < rows);
    match row {
        Some(row) => focus(app, row),
        None => shift(app, by),
    }
}

/// Moves by a screenful; without rows, or beyond the first and the last, the page itself.
pub(super) fn leaf(app: &mut App, by: isize) {
    let (height, here, rows) = (app.height(), app.top().focus, &app.page.rows);
    let row = rows.get(here).map(|now| match by {
        1.. => rows.iter().rposition(|row| row.end <= now.start + height).unwrap_or(here).max(here + 1),
        _ => rows.iter().position(|row| row.start + height >= now.end).unwrap_or(here).min(here.saturating_sub(1)),
    });
    // What stands below the last row comes with it, and may push rows out that were not on screen yet.
    let last = rows.len().saturating_sub(1);
    let skips =
        |row: usize| row >= last && here + 1 < last && scroll::limit(app.page.lines.len(), height) > rows[here].start;
    // What stands above the first row comes with it, too.
    let hides = |row: usize| row == 0 && here > 1 && app.top().scroll > height;
    let row = row.map(|row| match by {
        1.. if skips(row) => last - 1,
        ..=0 if hides(row) => 1,
        _ => row,
    });
    match row.map(|row| row.min(last)) {
        Some(row) if row != here => focus(app, row),
        _ => shift(app, by * isize::try_from(height.saturating_sub(1)).unwrap_or(1)),
    }
}

/// To the first or the last row; from there, or without rows, to the beginning or the end of the page.
pub(super) fn edge(app: &mut App, by: isize) {
    let last = app.page.rows.len().saturating_sub(1);
    let row = if by < 0 { 0 } else { last };
    if app.page.rows.is_empty() || row == app.top().focus { shift(app, by) } else { focus(app, row) }
}

pub(super) fn focus(app: &mut App, row: usize) {
    app.top_mut().spot = None;
    app.top_mut().focus = row.min(app.page.rows.len().saturating_sub(1));
    app.reveal();
}

fn shift(app: &mut App, by: isize) {
    let (total, height) = (app.page.lines.len(), app.height());
    let top = app.top_mut();
    top.scroll = scroll::moved(top.scroll, by, total, height);
}

/// The next heading goes to the top; after the last one the page begins again. So do the rows beside a picture.
pub(super) fn next_group(app: &mut App) {
    if app.body().is_some() {
        return focus(app, (app.top().focus + 1) % app.page.rows.len().max(1));
    }
    if app.top().screen == Screen::Journal {
        return next_group_of_rows(app);
    }
    let limit = scroll::limit(app.page.lines.len(), app.height());
    let here = app.top().scroll;
    let next = app.page.groups.iter().copied().find(|line| *line > here).filter(|_| here < limit);
    app.top_mut().scroll = next.unwrap_or(0).min(limit);
}

/// To the first row below the next heading, or to the first of all.
fn next_group_of_rows(app: &mut App) {
    let page = &app.page;
    let here = page.rows.get(app.top().focus).map_or(0, |row| row.start);
    let heading = page.groups.iter().find(|line| **line > here);
    let row = heading.and_then(|heading| page.rows.iter().position(|row| row.start > *heading));
    focus(app, row.unwrap_or(0));
}
