//! Every key of the program, once: which it is and what it is for.
//!
//! Relies on nothing but keys and actions. Must not know when a key works: that is each screen's to
//! say. One key means one thing wherever it works, and stands at the same place of every footer,
//! because both come from here.

use super::press::{Action, Key};
use crate::tui::kit::scroll::Motion;
use ratatui::crossterm::event::KeyCode;

/// A key and its purpose.
#[derive(Debug)]
pub struct Meaning {
    /// Its action.
    pub action: Action,
    /// The keys; the footer names the first.
    pub keys: &'static [Key],
    /// The help's sentence.
    pub help: &'static str,
    /// Its purpose, in the words that follow its name where it does nothing. Nothing for what does
    /// something everywhere, or stands on a key that may be pressed to be sure.
    pub purpose: Option<&'static str>,
    /// Its order in the footer, the smallest first. [`ALWAYS`] is named however narrow the
    /// footer is: what goes on from here, and what must not be looked for.
    pub rank: u8,
}

/// The rank of what is always named.
pub const ALWAYS: u8 = 0;
/// The rank of what goes on from here.
pub const FIRST: u8 = 1;
/// The rank of what the footer names last.
pub const LAST: u8 = 7;

const UP: Key = Key::Named(KeyCode::Up, "Up");
const DOWN: Key = Key::Named(KeyCode::Down, "Down");
const LEFT: Key = Key::Named(KeyCode::Left, "Left");
const RIGHT: Key = Key::Named(KeyCode::Right, "Right");
const PAGE_UP: Key = Key::Named(KeyCode::PageUp, "PgUp");
const PAGE_DOWN: Key = Key::Named(KeyCode::PageDown, "PgDn");
const HOME: Key = Key::Named(KeyCode::Home, "Home");
const END: Key = Key::Named(KeyCode::End, "End");
const TAB: Key = Key::Named(KeyCode::Tab, "Tab");
const ENTER: Key = Key::Named(KeyCode::Enter, "Enter");
const ESC: Key = Key::Named(KeyCode::Esc, "Esc");
const BACKSPACE: Key = Key::Named(KeyCode::Backspace, "Backspace");
const F1: Key = Key::Named(KeyCode::F(1), "F1");

/// All keys, in the order in which help explains and the footer names them: moving, answering, all
/// else.
pub static TABLE: [Meaning; 37] = [
    moving(Motion::Up, &[UP, Key::Char('k')], "Move up"),
    moving(Motion::Down, &[DOWN, Key::Char('j')], "Move down"),
    Meaning {
        purpose: Some("moves on pictures and titles"),
        ..moving(
            Motion::Left,
            &[LEFT, Key::Char('h')],
            "On a picture or among titles: move left; Up and Down go by a picture",
        )
    },
    Meaning {
        purpose: Some("moves on pictures and titles"),
        ..moving(Motion::Right, &[RIGHT, Key::Char('l')], "On a picture or among titles: move right")
    },
    Meaning { rank: ALWAYS, ..moving(Motion::PageUp, &[PAGE_UP], "A screen up") },
    Meaning { rank: ALWAYS, ..moving(Motion::PageDown, &[PAGE_DOWN], "A screen down") },
    moving(Motion::Home, &[HOME, Key::Char('g')], "To the beginning"),
    moving(Motion::End, &[END, Key::Char('G')], "To the end"),
    Meaning {
        action: Action::Pick(0),
        keys: &[Key::Digit],
        help: "Go to the row with this number, tick it, or start that timer",
        purpose: Some("chooses a row"),
        rank: LAST,
    },
    Meaning {
        action: Action::Move(Motion::Next),
        keys: &[TAB],
        help: "Go to the next part of a plan, or row beside a picture",
        purpose: Some("is for plans"),
        rank: LAST + 1,
    },
    Meaning {
        action: Action::Toggle,
        keys: &[Key::Char(' ')],
        help: "Tick the row marked >, or untick it; pause a timer, go on, or start again",
        purpose: Some("ticks or pauses"),
        rank: ALWAYS,
    },
    Meaning {
        action: Action::Choose,
        keys: &[ENTER],
        help: "Answer with the row marked >, tick or open it, go on, skip, or confirm",
        purpose: Some("chooses a row"),
        rank: ALWAYS,
    },
    Meaning {
        action: Action::LastRow,
        keys: &[Key::Char('0')],
        help: "Go to the last row of a checklist, where Enter goes on",
        purpose: Some("ends a checklist"),
        rank: ALWAYS,
    },
    Meaning {
        action: Action::GoOn,
        keys: &[Key::Char('r')],
        help: "On the first question: go on with an unfinished walk",
        purpose: Some("takes up an unfinished walk"),
        rank: FIRST,
    },
    Meaning {
        action: Action::Back,
        keys: &[Key::Char('b'), BACKSPACE, Key::Ctrl('h')],
        help: "Go back to the question before",
        purpose: Some("goes a question back"),
        rank: 2,
    },
    Meaning {
        action: Action::Answers,
        keys: &[Key::Char('a')],
        help: "Show all answers; Enter there changes one",
        purpose: Some("lists the answers"),
        rank: 6,
    },
    Meaning {
        action: Action::Timer,
        keys: &[Key::Char('t')],
        help: "Start the timer marked t, then show it large, then go back",
        purpose: Some("starts a timer"),
        rank: ALWAYS,
    },
    Meaning {
        action: Action::EndTimer,
        keys: &[Key::Char('e')],
        help: "End the timer that is shown large",
        purpose: Some("ends a large timer"),
        rank: 2,
    },
    Meaning {
        action: Action::Offer,
        keys: &[Key::Char('m')],
        help: "On a plan that offers more: answer what it asks",
        purpose: Some("answers what a plan offers"),
        rank: 2,
    },
    Meaning {
        action: Action::Why,
        keys: &[Key::Char('w')],
        help: "Say why this is asked; on a plan: reasons and sources",
        purpose: Some("says why"),
        rank: 3,
    },
    Meaning {
        action: Action::Emergency,
        keys: &[Key::Char('!')],
        help: "Ask for the emergency signs again, from anywhere",
        purpose: Some("asks for the emergency signs"),
        rank: ALWAYS,
    },
    Meaning {
        action: Action::Save,
        keys: &[Key::Char('s')],
        help: "On a plan: save it with a note; in the journal: write or change a note",
        purpose: Some("saves a plan"),
        rank: 4,
    },
    Meaning {
        action: Action::Undo,
        keys: &[Key::Char('u')],
        help: "In the journal: bring back what was deleted, until you leave",
        purpose: Some("brings an entry back"),
        rank: 2,
    },
    Meaning {
        action: Action::Charts,
        keys: &[Key::Char('c')],
        help: "In the journal: show calendar and charts",
        purpose: Some("is for the journal"),
        rank: 5,
    },
    Meaning {
        action: Action::Delete,
        keys: &[Key::Char('d')],
        help: "In the journal: delete the entry",
        purpose: Some("deletes in the journal"),
        rank: 3,
    },
    Meaning {
        action: Action::DeleteAll,
        keys: &[Key::Char('D')],
        help: "In the journal: delete everything; asks for y",
        purpose: Some("deletes in the journal"),
        rank: 6,
    },
    Meaning {
        action: Action::Yes,
        keys: &[Key::Char('y')],
        help: "Where deleting everything or leaving is asked: yes",
        purpose: None,
        rank: ALWAYS,
    },
    Meaning {
        action: Action::Export,
        keys: &[Key::Char('x')],
        help: "On a plan: export it as a file, or to the clipboard",
        purpose: Some("exports a plan"),
        rank: 5,
    },
    Meaning {
        action: Action::Journal,
        keys: &[Key::Char('o')],
        help: "Show the journal: what was saved, and what it shows together",
        purpose: Some("opens the journal"),
        rank: LAST,
    },
    Meaning {
        action: Action::New,
        keys: &[Key::Char('n')],
        help: "Start again without any answers; asks once",
        purpose: Some("starts again"),
        rank: LAST,
    },
    Meaning {
        action: Action::Reload,
        keys: &[Key::Ctrl('r')],
        help: "Load the guide's files again",
        purpose: None,
        rank: LAST,
    },
    Meaning {
        action: Action::Close,
        keys: &[ESC],
        help: "Close what lies over the question or plan",
        purpose: None,
        rank: ALWAYS,
    },
    Meaning { action: Action::Help, keys: &[Key::Char('?'), F1], help: "Show these keys", purpose: None, rank: ALWAYS },
    Meaning {
        action: Action::Quit,
        keys: &[Key::Char('q')],
        help: "Leave; what lies over the question or plan is closed instead",
        purpose: None,
        rank: ALWAYS,
    },
    Meaning {
        action: Action::Repaint,
        keys: &[Key::Ctrl('l')],
        help: "Draw the screen again",
        purpose: None,
        rank: LAST,
    },
    Meaning {
        action: Action::Suspend,
        keys: &[Key::Ctrl('z')],
        help: "Back to the shell for now; fg returns here",
        purpose: None,
        rank: LAST,
    },
    Meaning { action: Action::Interrupt, keys: &[Key::Ctrl('c')], help: "Leave at once", purpose: None, rank: LAST },
];

const fn moving(motion: Motion, keys: &'static [Key], help: &'static str) -> Meaning {
    Meaning { action: Action::Move(motion), keys, help, purpose: None, rank: LAST }
}
