//! A key as it is pressed, and what the user means by one.
//!
//! Relies on crossterm's names of keys, which nothing above needs to know. Must not know which
//! screen is up.

use crate::tui::kit::field::Edit;
use crate::tui::kit::scroll::Motion;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

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
    /// True if this is the key that was pressed.
    #[must_use]
    pub fn is(self, pressed: KeyEvent) -> bool {
        match (self, pressed.code) {
            (Self::Named(code, _), pressed_code) => is_bare(pressed) && code == pressed_code,
            (Self::Char(letter), KeyCode::Char(typed)) => is_bare(pressed) && letter == typed,
            (Self::Digit, KeyCode::Char('1'..='9')) => is_bare(pressed),
            (Self::Ctrl(letter), KeyCode::Char(typed)) => pressed.modifiers == KeyModifiers::CONTROL && letter == typed,
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

    /// True if it has no character of its own, so that it works while a line is typed.
    pub(super) fn works_while_typing(self) -> bool {
        matches!(self, Self::Named(..) | Self::Ctrl(_))
    }
}

/// The meaning of a key to the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Moves on the page.
    Move(Motion),
    /// To the row with this place; in a checklist that also ticks it.
    Pick(usize),
    /// To the last row of a checklist.
    LastRow,
    /// Enter: answer, tick, go on, change, confirm.
    Choose,
    /// Changes the line that is typed.
    Edit(Edit),
    /// Ticks the focused row, or pauses the timer.
    Toggle,
    /// To the question before.
    Back,
    /// The list of answers.
    Answers,
    /// Starts a timer, or shows the one that runs at large.
    Timer,
    /// Ends the timer.
    EndTimer,
    /// The reasons of a plan.
    Why,
    /// What the plan offers to ask.
    Offer,
    /// The first question, laid over.
    Emergency,
    /// The ways to take a plan along.
    Export,
    /// Saves a plan, or the note of something saved.
    Save,
    /// Goes on with an unfinished walk.
    GoOn,
    /// The journal.
    Journal,
    /// Calendar and charts of the journal.
    Charts,
    /// Deletes an entry of the journal.
    Delete,
    /// Brings the last deleted entry back.
    Undo,
    /// Asks whether the whole journal shall be deleted.
    DeleteAll,
    /// Deletes it.
    Yes,
    /// Starts anew.
    New,
    /// Loads the guide again.
    Reload,
    /// Takes away what lies over the question or plan.
    Close,
    /// The keys.
    Help,
    /// Draws everything again.
    Repaint,
    /// Stops the program until the shell goes on with it.
    Suspend,
    /// Takes away what lies over the question or plan, or leaves.
    Quit,
    /// Leaves at once.
    Interrupt,
}

/// True if a key goes down, not up: Windows tells both.
pub(super) fn is_pressed(key: KeyEvent) -> bool {
    key.kind != KeyEventKind::Release
}

/// The key without its width: keyboards for some languages send wide letters and digits.
#[must_use]
pub(super) fn narrow(pressed: KeyEvent) -> KeyEvent {
    let KeyCode::Char(wide @ '！'..='～') = pressed.code else { return pressed };
    let narrow = char::from_u32(wide as u32 - '！' as u32 + '!' as u32).unwrap_or(wide);
    KeyEvent { code: KeyCode::Char(narrow), ..pressed }
}

/// The letter that was pressed, if it is one, and with neither Ctrl nor Alt.
pub(super) fn letter(pressed: KeyEvent) -> Option<char> {
    match pressed.code {
        KeyCode::Char(letter) if is_pressed(pressed) && is_bare(pressed) => Some(letter),
        _ => None,
    }
}

/// The digit that was pressed.
pub(super) fn digit(pressed: KeyEvent) -> Option<usize> {
    match pressed.code {
        KeyCode::Char(digit) => digit.to_digit(10).map(|digit| digit as usize),
        _ => None,
    }
}

/// The edit that a key makes in a line that is typed: a character goes into the line.
pub(super) fn edit(pressed: KeyEvent) -> Option<Edit> {
    match pressed.code {
        KeyCode::Char(letter) if is_bare(pressed) => Some(Edit::Insert(letter)),
        KeyCode::Char('h') if pressed.modifiers == KeyModifiers::CONTROL => Some(Edit::Erase),
        KeyCode::Backspace => Some(Edit::Erase),
        KeyCode::Delete => Some(Edit::EraseNext),
        KeyCode::Left if is_bare(pressed) => Some(Edit::Left),
        KeyCode::Right if is_bare(pressed) => Some(Edit::Right),
        KeyCode::Home if is_bare(pressed) => Some(Edit::Home),
        KeyCode::End if is_bare(pressed) => Some(Edit::End),
        _ => None,
    }
}

fn is_bare(key: KeyEvent) -> bool {
    !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SUPER)
}
