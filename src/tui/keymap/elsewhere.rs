//! What a key is for that does nothing on the topmost screen.
//!
//! Relies on the app. Must not know which key it is.

use super::words::{has_answers, is_alarm, lies_over};
use crate::tui::app::{App, Screen};
use crate::tui::update::Action;

/// What an action is for and where the person is instead, in few words, as they follow the name of a key.
pub(super) fn not_here(app: &App, action: Action) -> Option<String> {
    // A held Enter skips all that is left of a timer, and says nothing over an emergency.
    let is_held = action == Action::Choose && (app.top().screen == Screen::Timer || is_alarm(app));
    let purpose = purpose(action).filter(|_| !is_held)?;
    let instead = match action {
        Action::Back | Action::New if !lies_over(app) && !has_answers(app) => "there are no answers yet",
        Action::GoOn if !app.top().ticks.is_empty() => "something is ticked here",
        Action::Timer | Action::GoOn => "there is none here",
        Action::Undo => "nothing was deleted",
        Action::Emergency => "here they are",
        _ => place(app),
    };
    Some(format!("{purpose}; {instead}"))
}

/// Nothing for what does something everywhere, or stands on a key that may be pressed to be sure.
fn purpose(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::Left | Action::Right => "moves on a picture",
        Action::Pick(_) | Action::Choose => "chooses a row",
        Action::NextGroup => "is for plans",
        Action::Toggle => "ticks or pauses",
        Action::LastRow => "ends a checklist",
        Action::GoOn => "takes up an unfinished walk",
        Action::Back => "goes a question back",
        Action::Answers => "lists the answers",
        Action::Timer => "starts a timer",
        Action::EndTimer => "ends a large timer",
        Action::Why => "explains a plan",
        Action::Emergency => "asks for the emergency signs",
        Action::Save => "saves a plan",
        Action::Undo => "brings an entry back",
        Action::Charts => "is for the journal",
        Action::Delete | Action::DeleteAll => "deletes in the journal",
        Action::Export => "exports a plan",
        Action::Journal => "opens the journal",
        Action::New => "starts again",
        _ => return None,
    })
}

/// Where the person is.
fn place(app: &App) -> &'static str {
    match app.top().screen {
        _ if app.on_checklist() => "this is a checklist",
        _ if app.on_plan() => "this is a plan",
        Screen::Walk | Screen::Change(_) => "this is a question",
        Screen::Answers => "these are the answers",
        Screen::Why => "these are the reasons",
        Screen::Help(_) => "this is help",
        Screen::Export => "this is the export",
        Screen::Problems(_) | Screen::Moved(_) => "this is a message",
        Screen::Note(_) => "this is a note",
        Screen::Journal => "this is the journal",
        Screen::Entry(_) => "this is an entry",
        Screen::Charts => "these are charts",
        Screen::Timer => "this is the timer",
        Screen::ConfirmChange { .. }
        | Screen::ConfirmNew
        | Screen::ConfirmTimer(_)
        | Screen::ConfirmQuit
        | Screen::ConfirmCheckIn(_)
        | Screen::ConfirmDeleteAll => "this asks yes or no",
    }
}
