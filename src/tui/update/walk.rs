//! Answering, changing answers and going back.
//!
//! Relies on the app. Must not know what is drawn beside a question.

use super::moving::focus;
use super::start_timer;
use crate::guide::QuestionIdx;
use crate::trail::{Answer, Position};
use crate::tui::app::{App, Screen};
use crate::tui::keymap;

pub(super) fn pick(app: &mut App, row: usize) {
    if app.top().screen == Screen::Timer || app.on_plan() {
        return app.timed_cards().get(row).iter().for_each(|card| start_timer(app, **card));
    }
    if row < app.page.rows.len() {
        focus(app, row);
        if app.on_checklist() {
            tick(app);
        }
    }
}

pub(super) fn tick(app: &mut App) {
    let last = app.page.rows.len().saturating_sub(1);
    let top = app.top_mut();
    if top.focus < last {
        top.ticks.toggle(top.focus);
    }
}

pub(super) fn choose_row(app: &mut App) {
    let Some(question) = app.asked() else { return };
    let top = app.top();
    if !app.on_checklist() {
        give(app, question, Answer::Choice(top.focus));
    } else if top.focus + 1 < app.page.rows.len() {
        tick_only(app);
    } else if app.unseen() == 0 || app.session.raises_alarm(question, Answer::Ticks(top.ticks)) {
        // Help that is needed now does not wait for the other signs to be read.
        give(app, question, Answer::Ticks(top.ticks));
    } else {
        // A held or pasted Enter must never deny a sign that nobody has read.
        app.notice = keymap::to_read(app);
    }
}

/// Ticks the focused row. A tick that a digit has just set is not taken away again by the Enter that people send after it.
fn tick_only(app: &mut App) {
    if app.top().ticks.contains(app.top().focus) {
        app.notice = Some("Ticked: 0, then Enter goes on".to_owned());
    } else {
        tick(app);
    }
}

/// Answers the question of the walk, or changes an earlier answer after showing what that does to the others.
fn give(app: &mut App, question: QuestionIdx, answer: Answer) {
    if app.top().screen == Screen::Walk {
        return apply(app, question, answer);
    }
    if app.stand.walk.trail.contains(&(question, answer)) {
        return app.close();
    }
    let change = app.session.preview(question, answer);
    // Help that is needed now does not wait for a second Enter. Changed back, the other answers stand as before.
    if change.is_quiet() || app.session.raises_alarm(question, answer) {
        apply(app, question, answer);
    } else {
        app.open(Screen::ConfirmChange { question, answer, change });
    }
}

pub(super) fn apply(app: &mut App, question: QuestionIdx, answer: Answer) {
    app.session.answer(question, answer);
    app.walk_on();
}

pub(super) fn change_answer(app: &mut App) {
    if let Some((question, _)) = app.stand.walk.trail.get(app.top().focus) {
        app.open(Screen::Change(*question));
    }
}

pub(super) fn back(app: &mut App) {
    if app.session.back() {
        app.walk_on();
    }
}

pub(super) fn emergency(app: &mut App) {
    let first = app.session.guide().first;
    match app.stand.walk.position {
        Position::Ask(question) if question == first => app.close_all(),
        _ => app.open(Screen::Change(first)),
    }
}
