//! What keys do now, in the footer's words, and what that depends on.
//!
//! Relies on the app. Must not know which key it is.

use crate::guide::TriageLevel;
use crate::timer::{Part, Run};
use crate::tui::app::{App, Screen};
use crate::tui::layout::Regions;
use crate::tui::log::Row;
use crate::tui::scroll;
use crate::tui::update::Action;

/// What Enter does now.
pub(super) fn choice_word(app: &App) -> Option<&'static [&'static str]> {
    match &app.top().screen {
        Screen::Walk | Screen::Change(_) if !app.on_checklist() => app.asked().map(|_| ["answer"].as_slice()),
        Screen::Walk | Screen::Change(_) if on_last_row(app) => Some(&["go on"]),
        Screen::Walk | Screen::Change(_) => Some(&["tick"]),
        Screen::Answers => has_answers(app).then_some(&["change"]),
        Screen::ConfirmChange { .. } => Some(&["yes, change it", "yes"]),
        Screen::ConfirmNew => Some(&["yes, start again", "yes"]),
        Screen::Export => Some(&["export"]),
        Screen::ConfirmTimer(_) => Some(&["yes, start it", "yes"]),
        Screen::ConfirmQuit => Some(&["yes, leave", "yes"]),
        Screen::Timer => skip_word(app),
        Screen::Note(_) => Some(&["save"]),
        Screen::Journal => app.focused_row().map(|row| row_words(&row)),
        Screen::Entry(_) => app.can_check_in().then_some(&["how is it now?", "check in"]),
        Screen::ConfirmCheckIn(_) => Some(&["yes, begin", "yes"]),
        Screen::ConfirmDeleteAll => Some(&["yes, delete all", "yes"]),
        Screen::Why | Screen::Help | Screen::Problems(_) | Screen::Moved(_) | Screen::Charts => None,
    }
}

/// What Enter does on the timer. At the end nothing: a held Enter would go through to the question below and answer it.
fn skip_word(app: &App) -> Option<&'static [&'static str]> {
    match app.timing().map(|timing| timing.timer.phase().part) {
        _ if !app.is_timing() => None,
        Some(Part::End) => Some(&["next step", "next"]),
        _ => Some(&["skip"]),
    }
}

/// What Space does on the timer.
pub(super) fn pause_word(app: &App) -> Option<&'static [&'static str]> {
    let timing = app.timing().filter(|_| app.top().screen == Screen::Timer)?;
    let is_end = timing.timer.phase().part == Part::End;
    (!is_end).then_some(if timing.timer.run() == Run::On { &["pause"] } else { &["go on"] })
}

/// What Tab leads to.
pub(super) fn next_words(app: &App) -> Option<&'static [&'static str]> {
    match () {
        () if on_picture(app) => Some(&["next row", "next"]),
        // How it is now matters more there than how the page goes on.
        () if app.can_check_in() => None,
        () if is_read(app) && more_below(app) => Some(&["next part", "next"]),
        () => None,
    }
}

fn row_words(row: &Row<'_>) -> &'static [&'static str] {
    match row {
        Row::Entry(_) => &["open"],
        Row::Newer(_) => &["newer"],
        Row::Older => &["older"],
    }
}

/// What `s` does.
pub(super) fn save_words(app: &App) -> Option<&'static [&'static str]> {
    match app.top().screen {
        Screen::Journal => Some(&["write a note", "note"]),
        Screen::Entry(_) => Some(&["change note", "note"]),
        _ if app.saved().is_some() => Some(&["change note", "note"]),
        _ => (!is_alarm(app)).then_some(&["save"]),
    }
}

/// Whether there is something to save or to note.
pub(super) fn can_save(app: &App) -> bool {
    app.on_plan() || (in_journal(app) && app.log().is_some())
}

/// Whether the list of entries or one of them is on screen.
pub(super) fn in_journal(app: &App) -> bool {
    matches!(app.top().screen, Screen::Journal | Screen::Entry(_))
}

/// Whether the list of entries is on screen and there are entries.
pub(super) fn has_entries(app: &App) -> bool {
    app.top().screen == Screen::Journal && app.log().is_some_and(|log| !log.is_empty() || !log.is_all)
}

/// What Esc does.
pub(super) fn close_words(app: &App) -> &'static [&'static str] {
    match () {
        () if app.is_typing() => &["do not save", "cancel"],
        () if is_confirming(app) => &["no, go back", "no"],
        () => &["close"],
    }
}

/// What the last row of a checklist is for.
pub(super) fn last_words(app: &App) -> &'static [&'static str] {
    if app.top().ticks.is_empty() { &["none of these", "none"] } else { &["last row", "last"] }
}

/// Where `q` leads: like the pages of `less` and `man`, a screen that lies over is closed by it.
pub(super) fn way_out(app: &App) -> &'static [&'static str] {
    match () {
        () if is_confirming(app) => &["no"],
        () if app.can_close() => &["close"],
        () => &["quit"],
    }
}

pub(super) fn on_picture(app: &App) -> bool {
    Regions::of(app).picture.is_some()
}

pub(super) fn on_last_row(app: &App) -> bool {
    app.top().focus + 1 == app.page.rows.len()
}

pub(super) fn lies_over(app: &App) -> bool {
    app.top().screen != Screen::Walk
}

/// Whether rows without a question, or steps that are timed, have numbers.
pub(super) fn has_numbers(app: &App) -> bool {
    let is_listed = matches!(app.top().screen, Screen::Answers | Screen::Export | Screen::Timer);
    is_listed || (app.on_plan() && !app.page.timed.is_empty())
}

pub(super) fn is_confirming(app: &App) -> bool {
    let screen = &app.top().screen;
    matches!(screen, Screen::ConfirmChange { .. } | Screen::ConfirmNew | Screen::ConfirmQuit)
        || matches!(screen, Screen::ConfirmCheckIn(_) | Screen::ConfirmDeleteAll | Screen::ConfirmTimer(_))
}

pub(super) fn is_alarm(app: &App) -> bool {
    app.stand.walk.state.level == TriageLevel::Emergency
}

pub(super) fn has_answers(app: &App) -> bool {
    !app.stand.walk.trail.is_empty()
}

/// Whether the page is there to be read, rather than to choose from or to look at.
pub(super) fn is_read(app: &App) -> bool {
    app.page.rows.is_empty() && app.top().screen != Screen::Timer
}

pub(super) fn more_below(app: &App) -> bool {
    app.top().scroll < scroll::limit(app.page.lines.len(), app.height())
}

/// Whether the footer names this key however narrow it is: what goes on from here, and what must not be looked for.
pub(in crate::tui) fn is_kept(app: &App, action: Action) -> bool {
    match action {
        Action::Choose => app.top().screen != Screen::Timer,
        Action::Toggle | Action::LastRow | Action::PageDown => true,
        action => matches!(action, Action::Timer | Action::Emergency | Action::Help | Action::Quit),
    }
}

/// How early a key that may be left out is named, the smallest first.
pub(in crate::tui) fn rank(action: Action) -> u8 {
    match action {
        Action::Choose | Action::Close | Action::GoOn => 0,
        Action::Back | Action::EndTimer | Action::Undo => 1,
        Action::Why => 2,
        Action::Save | Action::Charts => 3,
        Action::Export => 4,
        Action::NextGroup => 5,
        Action::Answers => 6,
        _ => 7,
    }
}
