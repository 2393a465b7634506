//! Every key, once: what it does, when it applies, and what footer and help say about it.
//!
//! Relies on the app to know what applies. Must not do anything. Handling, footer and help all read this table, so none
//! can promise what another does not do.

mod words;

use crate::tui::app::{App, Screen};
use crate::tui::layout::Room;
use crate::tui::update::Action;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use words::{
    choice_word, has_answers, has_numbers, is_alarm, is_confirming, is_read, last_words, lies_over, more_below,
    next_words, on_last_row, on_picture, pause_word, way_out,
};
pub(super) use words::{is_kept, rank};

/// A key as it is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A key with a name.
    Named(KeyCode, &'static str),
    /// A character, without Ctrl or Alt. Shift is in the character itself.
    Char(char),
    /// A letter with Ctrl.
    Ctrl(char),
    /// `1` to `9`.
    Digit,
}

impl Key {
    fn is(self, key: KeyEvent) -> bool {
        let bare = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SUPER);
        match (self, key.code) {
            (Self::Named(code, _), pressed) => bare && code == pressed,
            (Self::Char(letter), KeyCode::Char(pressed)) => bare && letter == pressed,
            (Self::Digit, KeyCode::Char('1'..='9')) => bare,
            (Self::Ctrl(letter), KeyCode::Char(pressed)) => key.modifiers == KeyModifiers::CONTROL && letter == pressed,
            _ => false,
        }
    }

    /// The key as footer and help write it.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Named(_, name) => name.to_owned(),
            Self::Char(' ') => "Space".to_owned(),
            Self::Char(letter) => letter.to_string(),
            Self::Ctrl(letter) => format!("Ctrl-{}", letter.to_ascii_uppercase()),
            Self::Digit => "1-9".to_owned(),
        }
    }
}

/// One line of the table.
#[derive(Debug)]
pub struct Binding {
    /// The keys; the footer names the first.
    pub keys: &'static [Key],
    /// What they mean.
    pub action: Action,
    /// Whether that applies now.
    pub applies: fn(&App) -> bool,
    /// The footer's words, the longest first, if the footer names it now.
    pub footer: fn(&App) -> Option<&'static [&'static str]>,
    /// The help's sentence.
    pub help: &'static str,
}

/// What a key means now, if anything.
#[must_use]
pub fn action(app: &App, key: KeyEvent) -> Option<Action> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let binding =
        bindings(app).find(|binding| binding.keys.iter().any(|bound| bound.is(key)) && (binding.applies)(app))?;
    match (binding.action, key.code) {
        (Action::Pick(_), KeyCode::Char(digit)) => Some(Action::Pick(digit.to_digit(10)? as usize - 1)),
        (action, _) => Some(action),
    }
}

/// The name of the key for an action, for words outside footer and help.
#[must_use]
pub fn name(action: Action) -> String {
    let bound = TABLE.iter().find(|binding| binding.action == action);
    bound.and_then(|binding| binding.keys.first()).map_or_else(String::new, |key| key.name())
}

/// What Esc sends.
pub(super) const ESCAPE: char = '\x1b';

/// The character that a key sends, if it is one.
pub(super) fn character(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(letter) => Some(letter),
        KeyCode::Esc => Some(ESCAPE),
        _ => None,
    }
}

/// The table without what this run cannot do. While the screen is too small to read, nothing is answered unseen.
pub fn bindings(app: &App) -> impl Iterator<Item = &'static Binding> {
    let (can_reload, blind) = (app.setting.can_reload, Room::of(app.size) == Room::None);
    TABLE.iter().filter(move |binding| match binding.action {
        Action::Reload => can_reload,
        Action::Quit | Action::Interrupt | Action::Suspend | Action::Repaint | Action::Help => true,
        _ => !blind,
    })
}

/// All keys, in the order in which help explains and the footer names them: moving, answering, all else.
pub static TABLE: [Binding; 28] = [
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
        footer: |_| None,
        help: "A screen up",
    },
    Binding {
        keys: &[Key::Named(KeyCode::PageDown, "PgDn")],
        action: Action::PageDown,
        applies: |_| true,
        footer: |app| (is_read(app) && more_below(app)).then_some(&["more"]),
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
        footer: pause_word,
        help: "Tick the row marked >, or untick it; pause the timer, or go on",
    },
    Binding {
        keys: &[Key::Named(KeyCode::Enter, "Enter")],
        action: Action::Choose,
        applies: |app| choice_word(app).is_some(),
        footer: choice_word,
        help: "Answer with the row marked >, tick it, go on, skip, or confirm",
    },
    Binding {
        keys: &[Key::Char('0')],
        action: Action::LastRow,
        applies: App::on_checklist,
        footer: |app| (!on_last_row(app)).then_some(last_words(app)),
        help: "Go to the last row of a checklist, where Enter goes on",
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
        footer: |app| (!lies_over(app)).then_some(&["answers"]),
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
        keys: &[Key::Char('x')],
        action: Action::Export,
        applies: |app| app.top().screen == Screen::Export || app.on_plan(),
        footer: |app| (app.on_plan() && !is_alarm(app)).then_some(&["export"]),
        help: "On a plan: export it as a file, or to the clipboard",
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
        footer: |app| Some(if is_confirming(app) { &["no, go back", "no"] } else { &["close"] }),
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
        footer: |app| Some(way_out(app)),
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
        footer: |_| None,
        help: "Leave at once",
    },
];
