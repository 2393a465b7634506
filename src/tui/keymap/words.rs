//! What keys do now, in the footer's words, and what that depends on.
//!
//! Relies on the app. Must not know which key it is.

use crate::guide::TriageLevel;
use crate::timer::{Part, Run};
use crate::tui::app::{App, Screen};
use crate::tui::kit::scroll;
use crate::tui::layout::{Regions, Room};
use crate::tui::log::Row;
use crate::tui::update::Action;

/// What Enter does now.
pub(super) fn choice_word(app: &App) -> Option<&'static [&'static str]> {
    match &app.top().screen {
        Screen::Walk | Screen::Change(_) if !app.on_checklist() => app.asked().map(|_| ["answer"].as_slice()),
        Screen::Walk | Screen::Change(_) if app.is_at_last_row() => Some(last_words(app)),
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
        // What cannot be undone has a key of its own: Enter is pressed without a thought.
        Screen::Why
        | Screen::Help(_)
        | Screen::Problems(_)
        | Screen::Moved(_)
        | Screen::Charts
        | Screen::ConfirmDeleteAll => None,
    }
}

/// What Enter does, unless it only says why it does nothing yet.
pub(super) fn offered_word(app: &App) -> Option<&'static [&'static str]> {
    let is_refused = app.on_checklist() && if app.is_at_last_row() { app.is_to_read() } else { is_ticked(app) };
    choice_word(app).filter(|_| !is_refused)
}

/// What Enter does on the timer. At the end nothing: a held Enter would go through to the question below and answer it.
fn skip_word(app: &App) -> Option<&'static [&'static str]> {
    match app.timing().map(|timing| timing.timer.phase().part) {
        _ if !app.is_timing() => None,
        Some(Part::End) => Some(&["next step", "next"]),
        _ => Some(&["skip"]),
    }
}

/// What Space does where Enter does not do the same.
pub(super) fn toggle_word(app: &App) -> Option<&'static [&'static str]> {
    if app.on_checklist() { is_ticked(app).then_some(&["untick"]) } else { pause_word(app) }
}

/// What Space does on the timer. When all its time is up, it counts once more.
pub(super) fn pause_word(app: &App) -> Option<&'static [&'static str]> {
    let timing = app.timing().filter(|_| app.top().screen == Screen::Timer)?;
    match timing.timer.phase().part {
        Part::End if !timing.timer.is_finished() => None,
        Part::End => Some(&["start again", "again"]),
        _ if timing.timer.run() == Run::On => Some(&["pause"]),
        _ => Some(&["go on"]),
    }
}

/// What the list of answers is for: what may be done now stands there in full.
pub(super) fn answers_words(app: &App) -> Option<&'static [&'static str]> {
    let is_advised = app.stand.plan.is_none() && !app.stand.early.is_empty();
    (!lies_over(app)).then_some(if is_advised { &["answers and advice", "answers"] } else { &["answers"] })
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

/// What the last row of a checklist does.
fn last_words(app: &App) -> &'static [&'static str] {
    if app.top().ticks.is_empty() { &["none of these, go on", "none, go on", "go on"] } else { &["go on"] }
}

/// How to go on from another row of a checklist, once all of it was read.
pub(super) fn way_on(app: &App) -> Option<&'static [&'static str]> {
    match () {
        () if app.is_at_last_row() || app.is_to_read() => None,
        () if Room::of(app.size) == Room::Small => Some(&["then Enter", "Enter"]),
        () if app.top().ticks.is_empty() => Some(&["then Enter: none of these", "Enter: none of these", "Enter: none"]),
        () => Some(&["then Enter: go on", "Enter: go on"]),
    }
}

/// What a screen up is for.
pub(super) fn up_words(app: &App) -> Option<&'static [&'static str]> {
    let [above, below] = app.unread();
    (app.is_to_read() && above > 0 && below == 0).then_some(&["read on"])
}

/// What a screen down is for.
pub(super) fn down_words(app: &App) -> Option<&'static [&'static str]> {
    match () {
        () if app.is_to_read() && app.unread()[1] > 0 => Some(&["read on"]),
        () if is_read(app) && more_below(app) && !app.can_check_in() => Some(&["more"]),
        () => None,
    }
}

/// What `q` does. Like the pages of `less` and `man`, a screen that lies over is closed by it, but one key is enough to name.
pub(super) fn way_out(app: &App) -> Option<&'static [&'static str]> {
    (!app.can_close()).then_some(&["quit"])
}

pub(super) fn on_picture(app: &App) -> bool {
    Regions::of(app).picture.is_some()
}

/// Whether the focused row of a checklist is ticked.
fn is_ticked(app: &App) -> bool {
    app.top().ticks.contains(app.top().focus)
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
fn is_read(app: &App) -> bool {
    app.page.rows.is_empty() && app.top().screen != Screen::Timer
}

pub(super) fn more_below(app: &App) -> bool {
    app.top().scroll < scroll::limit(app.page.lines.len(), app.height())
}

/// Whether the footer names this key however narrow it is: what goes on from here, and what must not be looked for.
pub(in crate::tui) fn is_kept(app: &App, action: Action) -> bool {
    match action {
        Action::Choose => app.top().screen != Screen::Timer,
        Action::Close => !app.is_typing(),
        Action::Toggle | Action::LastRow | Action::PageUp | Action::PageDown | Action::Yes => true,
        action => matches!(action, Action::Timer | Action::Emergency | Action::Help | Action::Quit),
    }
}

/// How early a key that may be left out is named, the smallest first.
pub(in crate::tui) fn rank(app: &App, action: Action) -> u8 {
    match action {
        Action::Choose | Action::Yes | Action::Close | Action::GoOn => 0,
        // A plan is there to be used: what takes it along comes before what leads away from it.
        Action::Back if app.on_plan() => 6,
        Action::Back | Action::EndTimer | Action::Undo => 1,
        Action::Why | Action::Delete => 2,
        Action::Save => 3,
        Action::Export | Action::Charts => 4,
        Action::Answers | Action::DeleteAll => 5,
        Action::NextGroup => 7,
        _ => 6,
    }
}
