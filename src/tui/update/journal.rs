//! Saving, and what is done with the journal.
//!
//! Relies on the app. Must not touch a disk: it says what is to be done there, and the loop does it.

use super::Flow;
use crate::journal::Record;
use crate::tui::app::{App, Screen};
use crate::tui::kit::field::Field;
use crate::tui::log::{Log, Row};
use crate::tui::memory::{Noted, Request, Then};

/// Asks for the note of what is to be saved: the plan, an entry that has one, or nothing but the note.
pub(super) fn save(app: &mut App) {
    let (noted, record) = match &app.top().screen {
        Screen::Journal => (Noted::Alone, None),
        Screen::Entry(id) => (Noted::Entry(id.clone()), app.entry_at_hand()),
        _ => (Noted::Plan, app.saved()),
    };
    let note = record.and_then(|record| record.note.clone());
    app.open(Screen::Note(noted));
    app.top_mut().field = Field::of(note.as_deref().unwrap_or_default());
    app.settle();
}

/// Opens the entry that has the focus, or leafs to those before or after.
pub(super) fn choose_entry(app: &mut App) -> Flow {
    match app.focused_row() {
        None => return Flow::Idle,
        Some(Row::Entry(record)) => return open(app, &record.clone()),
        Some(Row::Older) if app.log().is_some_and(|log| !log.has_older()) => return Flow::Disk(Request::ReadAll),
        Some(Row::Older) => leaf(app, true),
        Some(Row::Newer(_)) => leaf(app, false),
    }
    Flow::Draw
}

/// An entry is shown beside the one that it looks at again, for which older ones may have to be read.
fn open(app: &mut App, record: &Record) -> Flow {
    let missing = |log: &Log| !log.is_all && record.follows().is_some() && log.followed(record).is_none();
    let reads = app.log().is_some_and(missing);
    app.memory.again = record.saved().and_then(|saved| saved.again(app.session.guide()));
    app.open(Screen::Entry(record.id.clone()));
    if reads { Flow::Disk(Request::ReadAll) } else { Flow::Draw }
}

fn leaf(app: &mut App, older: bool) {
    app.memory.log.iter_mut().for_each(|log| log.leaf(older));
    app.top_mut().focus = 0;
    app.refocus();
}

/// Begins a later look at an entry, once nothing is lost by it.
pub(super) fn check_in(app: &mut App, id: &str) {
    let then = app.log().and_then(|log| Some(Then::of(app.session.guide(), log.record(id)?.clone(), &log.zone)));
    let Some(then) = then else { return };
    let is_begun = !app.stand.walk.trail.is_empty() || !app.session.ahead().is_empty();
    let is_kept = !is_begun || app.saved().is_some();
    if is_kept || app.top().screen == Screen::ConfirmCheckIn(id.to_owned()) {
        app.check_in(then);
    } else {
        app.open(Screen::ConfirmCheckIn(id.to_owned()));
    }
}

/// Saves. A note of its own has to say something.
pub(super) fn save_now(app: &mut App) -> Flow {
    if app.top().screen == Screen::Note(Noted::Alone) && app.top().field.text().trim().is_empty() {
        app.notice = Some("There is nothing to save yet.".to_owned());
        return Flow::Draw;
    }
    Flow::Disk(Request::Save)
}

/// Asks whether everything shall go, and says how much that is: for that all of it has to be read.
pub(super) fn delete_all(app: &mut App) -> Flow {
    let is_all = app.log().is_some_and(|log| log.is_all);
    app.open(Screen::ConfirmDeleteAll);
    if is_all { Flow::Draw } else { Flow::Disk(Request::ReadAll) }
}

/// Types a letter into the note.
pub(super) fn type_in(app: &mut App, letter: char) {
    app.type_text(letter.encode_utf8(&mut [0; 4]));
}

/// Goes away from a line that is typed, without saving.
pub(super) fn stop_typing(app: &mut App) {
    app.close();
    app.notice = Some("Not saved.".to_owned());
}
