//! The keys of the topmost screen together with those that work everywhere, and what is said of a
//! key that does nothing.
//!
//! Relies on the stack. Must not do anything.

use super::layer::Layer;
use super::stack::Stack;
use crate::tui::key::{self, Action, Binding, MOTIONS};
use crate::tui::kit::room::Room;
use crate::tui::kit::scroll::Motion;
use crate::tui::model::Model;
use ratatui::crossterm::event::KeyEvent;

/// The keys that work now. While the screen is too small to read, nothing is answered unseen.
pub(super) fn keys(stack: &Stack, m: &Model) -> Vec<Binding> {
    let Layer { screen, pane, .. } = stack.top();
    let is_typing = screen.is_typing();
    let mut keys = Vec::new();
    if m.room() > Room::None {
        keys.extend(screen.keys(m, pane));
        if !is_typing {
            keys.extend(moving(stack.top(), m));
            keys.extend(leading_on(stack, m));
        }
    }
    keys.extend(leaving(stack.is_bare() || m.room() == Room::None, is_typing && m.room() > Room::None));
    key::in_order(&keys)
}

/// The keys that move on a page.
fn moving(Layer { screen, pane, .. }: &Layer, m: &Model) -> Vec<Binding> {
    let goes_on = screen.is_read(m, pane) && pane.has_more();
    let mut keys = vec![key::maybe(Action::Move(Motion::PageDown), goes_on.then_some(&["more"]))];
    if !pane.page.groups.is_empty() {
        keys.push(key::maybe(Action::Move(Motion::Next), goes_on.then_some(&["next part", "next"])));
    }
    keys.extend(MOTIONS.map(|motion| key::bind(Action::Move(motion))));
    keys
}

/// The keys that lead to a screen from any other.
fn leading_on(stack: &Stack, m: &Model) -> Vec<Binding> {
    let Layer { screen, pane, .. } = stack.top();
    let mut keys = Vec::new();
    if !screen.is_asking() {
        keys.push(key::bind(Action::Journal));
        if m.timers.seen().is_some() || screen.at_hand(m, pane).is_some() {
            keys.push(key::named(Action::Timer, &["timer"]));
        }
    }
    if screen.asked() != Some(m.guide().first) {
        keys.push(key::named(Action::Emergency, &["emergency signs", "signs"]));
    }
    if m.setting.can_reload {
        keys.push(key::maybe(Action::Reload, stack.is_bare().then_some(&["load again"])));
    }
    if !stack.is_bare() {
        keys.push(key::named(Action::Close, &["close"]));
    }
    keys
}

/// The keys that work on every screen, however small. Like the pages of `less` and `man`, what lies
/// over is closed by the key that leaves, but one key is enough to name.
fn leaving(is_bare: bool, is_typing: bool) -> Vec<Binding> {
    let leave = is_typing.then_some(&["leave"][..]);
    let mut keys =
        vec![key::named(Action::Help, &["help"]), key::maybe(Action::Interrupt, leave), key::bind(Action::Repaint)];
    if !is_typing {
        keys.push(key::maybe(Action::Quit, is_bare.then_some(&["quit"])));
    }
    if cfg!(unix) {
        keys.push(key::bind(Action::Suspend));
    }
    keys
}

/// The notice for a key that does something, but not here.
pub(super) fn elsewhere(stack: &Stack, m: &Model, pressed: KeyEvent) -> Option<String> {
    let (meaning, name) = key::elsewhere(pressed).filter(|_| m.room() > Room::None)?;
    // A held Enter says nothing over an emergency.
    let is_held = meaning.action == Action::Choose && m.is_alarm();
    let purpose = meaning.purpose.filter(|_| !is_held)?;
    Some(format!("{name} {purpose}; {}", why_not(stack, m, meaning.action)))
}

/// The notice for a letter that does nothing anywhere.
pub(super) fn nowhere(m: &Model, pressed: KeyEvent) -> Option<String> {
    let letter = key::nowhere(pressed).filter(|_| m.room() > Room::None)?;
    Some(format!("{letter} does nothing; {} lists the keys", key::name(Action::Help)))
}

/// The reason a key does nothing here.
fn why_not(stack: &Stack, m: &Model, action: Action) -> &'static str {
    let screen = &stack.top().screen;
    let is_begin = stack.is_bare() && !m.has_answers();
    let known = match action {
        Action::Back | Action::New if is_begin => "there are no answers yet",
        Action::Timer | Action::GoOn => "there is none here",
        Action::Undo => "nothing was deleted",
        Action::Emergency => "here they are",
        _ => screen.place(),
    };
    screen.why_not(action).unwrap_or(known)
}
