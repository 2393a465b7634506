//! The table itself.
//!
//! Relies on `words` to know what a key does now. A key that is named here is handled, explained and offered, and no other.

use super::words::{
    answers_words, can_save, choice_word, close_words, down_words, has_answers, has_entries, has_numbers, in_journal,
    is_alarm, is_confirming, lies_over, next_words, offered_word, on_picture, pause_word, save_words, toggle_word,
    up_words, way_on, way_out,
};
use super::{Binding, Key};
use crate::tui::app::{App, Screen};
use crate::tui::update::Action;
use ratatui::crossterm::event::KeyCode;

/// All keys, in the order in which help explains and the footer names them: moving, answering, all else.
pub static TABLE: [Binding; 36] = [
    Binding {
        keys: &[Key::Named(KeyCode::Up, "Up"), Key::Char('k')],
        action: Action::Up,
        applies: |_| true,
        footer: |_| None,
        help: "Move up",
    },
    Binding {
        keys: &[Key::Named(KeyCode::Down, "Down"), Key::Char('j')],
        action: Action::Down,
        applies: |_| true,
        footer: |_| None,
        help: "Move down",
    },
    Binding {
        keys: &[Key::Named(KeyCode::Left, "Left"), Key::Char('h')],
        action: Action::Left,
        applies: on_picture,
        footer: |_| None,
        help: "On a picture: move left; Up and Down go by the picture, too",
    },
    Binding {
        keys: &[Key::Named(KeyCode::Right, "Right"), Key::Char('l')],
        action: Action::Right,
        applies: on_picture,
        footer: |_| None,
        help: "On a picture: move right",
    },
    Binding {
        keys: &[Key::Named(KeyCode::PageUp, "PgUp")],
        action: Action::PageUp,
        applies: |_| true,
        footer: up_words,
        help: "A screen up",
    },
    Binding {
        keys: &[Key::Named(KeyCode::PageDown, "PgDn")],
        action: Action::PageDown,
        applies: |_| true,
        footer: down_words,
        help: "A screen down",
    },
    Binding {
        keys: &[Key::Named(KeyCode::Home, "Home"), Key::Char('g')],
        action: Action::Home,
        applies: |_| true,
        footer: |_| None,
        help: "To the beginning",
    },
    Binding {
        keys: &[Key::Named(KeyCode::End, "End"), Key::Char('G')],
        action: Action::End,
        applies: |_| true,
        footer: |_| None,
        help: "To the end",
    },
    Binding {
        keys: &[Key::Digit],
        action: Action::Pick(0),
        applies: |app| app.asked().is_some() || has_numbers(app),
        footer: |_| None,
        help: "Go to the row with this number, tick it, or start that timer",
    },
    Binding {
        keys: &[Key::Named(KeyCode::Tab, "Tab")],
        action: Action::NextGroup,
        applies: |app| !app.page.groups.is_empty() || on_picture(app),
        footer: next_words,
        help: "Go to the next part of a plan, or row beside a picture",
    },
    Binding {
        keys: &[Key::Char(' ')],
        action: Action::Toggle,
        applies: |app| app.on_checklist() || pause_word(app).is_some(),
        footer: toggle_word,
        help: "Tick the row marked >, or untick it; pause a timer, go on, or start again",
    },
    Binding {
        keys: &[Key::Named(KeyCode::Enter, "Enter")],
        action: Action::Choose,
        applies: |app| choice_word(app).is_some(),
        footer: offered_word,
        help: "Answer with the row marked >, tick it, go on, skip, or confirm",
    },
    Binding {
        keys: &[Key::Char('0')],
        action: Action::LastRow,
        applies: App::on_checklist,
        footer: way_on,
        help: "Go to the last row of a checklist, where Enter goes on",
    },
    Binding {
        keys: &[Key::Char('r')],
        action: Action::GoOn,
        applies: |app| app.offer().is_some(),
        footer: |_| Some(&["go on with the last walk", "go on"]),
        help: "On the first question: go on with an unfinished walk",
    },
    Binding {
        keys: &[Key::Char('b'), Key::Named(KeyCode::Backspace, "Backspace"), Key::Ctrl('h')],
        action: Action::Back,
        applies: |app| !lies_over(app) && has_answers(app),
        footer: |_| Some(&["back"]),
        help: "Go back to the question before",
    },
    Binding {
        keys: &[Key::Char('a')],
        action: Action::Answers,
        applies: |app| app.top().screen == Screen::Answers || !lies_over(app),
        footer: answers_words,
        help: "Show all answers; Enter there changes one",
    },
    Binding {
        keys: &[Key::Char('t')],
        action: Action::Timer,
        applies: |app| !is_confirming(app) && (app.timing().is_some() || app.at_hand().is_some()),
        footer: |app| (app.top().screen != Screen::Timer).then_some(&["timer"]),
        help: "Start the timer marked t, then show it large, then go back",
    },
    Binding {
        keys: &[Key::Char('e')],
        action: Action::EndTimer,
        applies: |app| app.top().screen == Screen::Timer,
        footer: |app| app.is_timing().then_some(&["end it", "end"]),
        help: "End the timer that is shown large",
    },
    Binding {
        keys: &[Key::Char('w')],
        action: Action::Why,
        applies: |app| app.top().screen == Screen::Why || app.on_plan(),
        footer: |app| app.on_plan().then_some(&["why"]),
        help: "On a plan: show reasons, sources and how strong the evidence is",
    },
    Binding {
        keys: &[Key::Char('!')],
        action: Action::Emergency,
        applies: |app| app.asked() != Some(app.session.guide().first),
        footer: |_| Some(&["emergency signs", "signs"]),
        help: "Ask for the emergency signs again, from anywhere",
    },
    Binding {
        keys: &[Key::Char('s')],
        action: Action::Save,
        applies: can_save,
        footer: save_words,
        help: "On a plan: save it with a note; in the journal: write or change a note",
    },
    Binding {
        keys: &[Key::Char('u')],
        action: Action::Undo,
        applies: |app| in_journal(app) && app.can_undo(),
        footer: |_| Some(&["undo"]),
        help: "In the journal: bring back what was deleted, until you leave",
    },
    Binding {
        keys: &[Key::Char('c')],
        action: Action::Charts,
        applies: |app| {
            app.top().screen == Screen::Charts || (app.top().screen == Screen::Journal && app.log().is_some())
        },
        footer: |app| (app.top().screen == Screen::Journal).then_some(&["calendar and charts", "charts"]),
        help: "In the journal: show calendar and charts",
    },
    Binding {
        keys: &[Key::Char('d')],
        action: Action::Delete,
        applies: |app| app.entry_at_hand().is_some(),
        footer: |_| Some(&["delete"]),
        help: "In the journal: delete the entry",
    },
    Binding {
        keys: &[Key::Char('D')],
        action: Action::DeleteAll,
        applies: has_entries,
        footer: |_| Some(&["delete all", "all"]),
        help: "In the journal: delete everything; asks for y",
    },
    Binding {
        keys: &[Key::Char('y')],
        action: Action::Yes,
        applies: |app| app.top().screen == Screen::ConfirmDeleteAll,
        footer: |_| Some(&["yes, delete all", "yes"]),
        help: "Where deleting everything is asked: yes",
    },
    Binding {
        keys: &[Key::Char('x')],
        action: Action::Export,
        applies: |app| app.top().screen == Screen::Export || app.on_plan(),
        footer: |app| (app.on_plan() && !is_alarm(app)).then_some(&["export"]),
        help: "On a plan: export it as a file, or to the clipboard",
    },
    Binding {
        keys: &[Key::Char('o')],
        action: Action::Journal,
        applies: |app| !is_confirming(app),
        footer: |app| {
            (!lies_over(app) && !is_alarm(app) && (app.on_plan() || !has_answers(app))).then_some(&["journal"])
        },
        help: "Show the journal: what was saved, and what it shows together",
    },
    Binding {
        keys: &[Key::Char('n')],
        action: Action::New,
        applies: |app| !lies_over(app) && has_answers(app),
        footer: |app| app.on_plan().then_some(&["new"]),
        help: "Start again without any answers; asks once",
    },
    Binding {
        keys: &[Key::Ctrl('r')],
        action: Action::Reload,
        applies: |_| true,
        footer: |app| (!lies_over(app)).then_some(&["load again"]),
        help: "Load the guide's files again",
    },
    Binding {
        keys: &[Key::Named(KeyCode::Esc, "Esc")],
        action: Action::Close,
        applies: lies_over,
        footer: |app| Some(close_words(app)),
        help: "Close what lies over the question or plan",
    },
    Binding {
        keys: &[Key::Char('?'), Key::Named(KeyCode::F(1), "F1")],
        action: Action::Help,
        applies: |_| true,
        footer: |_| Some(&["help"]),
        help: "Show these keys",
    },
    Binding {
        keys: &[Key::Char('q')],
        action: Action::Quit,
        applies: |_| true,
        footer: way_out,
        help: "Leave; what lies over the question or plan is closed instead",
    },
    Binding {
        keys: &[Key::Ctrl('l')],
        action: Action::Repaint,
        applies: |_| true,
        footer: |_| None,
        help: "Draw the screen again",
    },
    Binding {
        keys: &[Key::Ctrl('z')],
        action: Action::Suspend,
        applies: |_| cfg!(unix),
        footer: |_| None,
        help: "Back to the shell for now; fg returns here",
    },
    Binding {
        keys: &[Key::Ctrl('c')],
        action: Action::Interrupt,
        applies: |_| true,
        footer: |app| app.is_typing().then_some(&["leave"]),
        help: "Leave at once",
    },
];
