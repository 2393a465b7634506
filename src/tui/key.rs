//! Keys: what each is for, and those that work now.
//!
//! Relies on nothing of the walk. Must not know a screen. Each screen says in one list of bindings
//! which keys work on it now; handling, footer and help all read that list, so none can promise
//! what another does not do.

mod press;
mod table;

use crate::tui::kit::scroll::Motion;
pub use press::{Action, Key};
use ratatui::crossterm::event::KeyEvent;
pub use table::{ALWAYS, FIRST, LAST, Meaning, TABLE};

/// The footer's words for a key, the longest first.
pub type Words = &'static [&'static str];

/// A key that works now.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// The key and its purpose.
    pub meaning: &'static Meaning,
    /// The footer's words, if it is named there.
    pub words: Option<Words>,
    /// Its order in the footer, the smallest first.
    pub rank: u8,
}

/// The key for an action, which the footer does not name.
#[must_use]
pub fn bind(action: Action) -> Binding {
    let is_it = |meaning: &&Meaning| same(meaning.action, action);
    let meaning = TABLE.iter().find(is_it).unwrap_or(&TABLE[0]);
    Binding { meaning, words: None, rank: meaning.rank }
}

/// The key for an action, and what the footer says of it.
#[must_use]
pub fn named(action: Action, words: Words) -> Binding {
    Binding { words: Some(words), ..bind(action) }
}

/// The key for an action, which the footer names if there are words.
#[must_use]
pub fn maybe(action: Action, words: Option<Words>) -> Binding {
    Binding { words, ..bind(action) }
}

impl Binding {
    /// The same, named by the footer earlier or later.
    #[must_use]
    pub fn ranked(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// The action.
    #[must_use]
    pub fn action(&self) -> Action {
        self.meaning.action
    }

    /// The key to name: the first one that works now.
    #[must_use]
    pub fn key(&self, is_typing: bool) -> Option<Key> {
        self.meaning.keys.iter().copied().find(|key| !is_typing || key.works_while_typing())
    }
}

/// Puts keys in the order of the table, each once: what stands first in the list counts.
#[must_use]
pub fn in_order(keys: &[Binding]) -> Vec<Binding> {
    let of = |meaning: &Meaning| keys.iter().find(|binding| binding.action() == meaning.action).copied();
    TABLE.iter().filter_map(of).collect()
}

/// The action of a key where these keys work, if it has one.
#[must_use]
pub fn action(keys: &[Binding], pressed: KeyEvent, is_typing: bool) -> Option<Action> {
    if !press::is_pressed(pressed) {
        return None;
    }
    let edit = if is_typing { press::edit(pressed) } else { None };
    let is_it = |key: &Key| key.is(pressed) && (!is_typing || key.works_while_typing());
    let bound = || keys.iter().find(|binding| binding.meaning.keys.iter().any(is_it)).map(Binding::action);
    match edit.map(Action::Edit).or_else(bound)? {
        Action::Pick(_) => Some(Action::Pick(press::digit(pressed)?.saturating_sub(1))),
        action => Some(action),
    }
}

/// A key that does something somewhere: what it is for, and its name.
#[must_use]
pub fn elsewhere(pressed: KeyEvent) -> Option<(&'static Meaning, String)> {
    let bound = |meaning: &'static Meaning| Some((meaning, *meaning.keys.iter().find(|key| key.is(pressed))?));
    let (meaning, key) = TABLE.iter().filter(|_| press::is_pressed(pressed)).find_map(bound)?;
    let name = match (key, press::digit(pressed)) {
        (Key::Digit, Some(digit)) => digit.to_string(),
        _ => key.name(),
    };
    Some((meaning, name))
}

/// A letter that does nothing on any screen. Esc may be pressed to be sure, and a key that sends no
/// letter has no name here.
#[must_use]
pub fn nowhere(pressed: KeyEvent) -> Option<char> {
    press::letter(pressed).filter(|_| elsewhere(pressed).is_none())
}

/// The key as it counts where no line is typed: a wide digit is a digit.
#[must_use]
pub fn narrow(pressed: KeyEvent) -> KeyEvent {
    press::narrow(pressed)
}

/// The name of the key for an action, for words outside footer and help.
#[must_use]
pub fn name(action: Action) -> String {
    bind(action).meaning.keys.first().map_or_else(String::new, |key| key.name())
}

/// The motions that every page knows.
pub const MOTIONS: [Motion; 6] =
    [Motion::Up, Motion::Down, Motion::PageUp, Motion::PageDown, Motion::Home, Motion::End];

/// True if both stand on the same key.
fn same(one: Action, other: Action) -> bool {
    match (one, other) {
        (Action::Pick(_), Action::Pick(_)) => true,
        _ => one == other,
    }
}
