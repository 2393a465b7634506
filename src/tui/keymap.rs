//! Every key, once: what it does, when it applies, and what footer and help say about it.
//!
//! Relies on the app to know what applies. Must not do anything. Handling, footer and help all read this table, so none
//! can promise what another does not do.

mod elsewhere;
mod table;
mod words;

use crate::tui::app::App;
use crate::tui::layout::Room;
use crate::tui::update::Action;
use elsewhere::not_here;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
pub use table::TABLE;
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

impl Binding {
    /// The key to name: the first one that works now.
    #[must_use]
    pub fn key(&self, app: &App) -> Option<Key> {
        if app.is_typing() { self.typed() } else { self.keys.first().copied() }
    }

    /// The key that has no character of its own, so that it works while a line is typed.
    fn typed(&self) -> Option<Key> {
        self.keys.iter().copied().find(|key| matches!(key, Key::Named(..) | Key::Ctrl(_)))
    }
}

/// What a key means now, if anything.
#[must_use]
pub fn action(app: &App, key: KeyEvent) -> Option<Action> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    if app.is_typing() {
        return typing(key);
    }
    let binding =
        bindings(app).find(|binding| binding.keys.iter().any(|bound| bound.is(key)) && (binding.applies)(app))?;
    match (binding.action, key.code) {
        (Action::Pick(_), KeyCode::Char(digit)) => Some(Action::Pick(digit.to_digit(10)? as usize - 1)),
        (action, _) => Some(action),
    }
}

/// What a key means while a line is typed: what has a character of its own goes into the line.
fn typing(key: KeyEvent) -> Option<Action> {
    let others = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SUPER);
    match key.code {
        KeyCode::Char(letter) if !others => Some(Action::Type(letter)),
        KeyCode::Backspace => Some(Action::Erase),
        KeyCode::Char('h') if key.modifiers == KeyModifiers::CONTROL => Some(Action::Erase),
        KeyCode::Delete => Some(Action::EraseNext),
        _ => TABLE
            .iter()
            .find(|binding| binding.typed().is_some_and(|bound| bound.is(key)))
            .map(|binding| binding.action),
    }
}

/// The name of the key for an action, for words outside footer and help.
#[must_use]
pub fn name(action: Action) -> String {
    let bound = TABLE.iter().find(|binding| binding.action == action);
    bound.and_then(|binding| binding.keys.first()).map_or_else(String::new, |key| key.name())
}

/// What does something on a screen, and in which words the footer says what.
pub type Here = (Action, Option<&'static str>);

/// All that keys do on the topmost screen.
#[must_use]
pub fn here(app: &App) -> Vec<Here> {
    let words = |binding: &Binding| (binding.footer)(app).and_then(|words| words.first().copied());
    bindings(app).filter(|binding| (binding.applies)(app)).map(|binding| (binding.action, words(binding))).collect()
}

/// That a key does something, but not here.
#[must_use]
pub fn elsewhere(app: &App, key: KeyEvent) -> Option<String> {
    if key.kind == KeyEventKind::Release || app.is_typing() || Room::of(app.size) == Room::None {
        return None;
    }
    let bound = bindings(app).find_map(|binding| {
        let bound = binding.keys.iter().find(|bound| bound.is(key))?;
        Some((binding.action, *bound))
    });
    let (action, bound) = bound?;
    let name = match (bound, key.code) {
        (Key::Digit, KeyCode::Char(digit)) => digit.to_string(),
        _ => bound.name(),
    };
    not_here(app, action).map(|words| format!("{name} {words}"))
}

/// What is still to be read before a checklist goes on, and the key that shows it.
#[must_use]
pub fn to_read(app: &App) -> Option<String> {
    let [above, below] = app.unread();
    let (count, place, action) =
        if above > 0 { (above, "above", Action::PageUp) } else { (below, "below", Action::PageDown) };
    let are = if count == 1 { "is" } else { "are" };
    app.is_to_read().then(|| format!("{count} {place} {are} not read yet: {}", name(action)))
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
    let typing = app.is_typing();
    TABLE.iter().filter(move |binding| match binding.action {
        Action::Choose | Action::Close | Action::Help | Action::Interrupt if typing => true,
        _ if typing => false,
        Action::Reload => can_reload,
        Action::Quit | Action::Interrupt | Action::Suspend | Action::Repaint | Action::Help => true,
        _ => !blind,
    })
}
