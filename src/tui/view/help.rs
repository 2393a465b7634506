//! The keys, from the one table, those first that do something on the screen below, and what this guide is.
//!
//! Relies on the keymap. Must not name a key itself.

use super::title;
use crate::tui::app::App;
use crate::tui::keymap::{self, Binding, Here, Key};
use crate::tui::kit::page::Sheet;
use crate::tui::update::Action;

const NARROW: usize = 60;

/// What a key is for, where help is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Here,
    Moving,
    Always,
    Elsewhere,
}

/// Writes every key of this run and the guide's limits.
pub(super) fn write(app: &App, here: &[Here], sheet: &mut Sheet) {
    let screen = title(app, &app.beneath().screen);
    let parts = [
        (Use::Here, format!("Here: {screen}")),
        (Use::Moving, "Moving".to_owned()),
        (Use::Always, "Everywhere".to_owned()),
        (Use::Elsewhere, "On other screens".to_owned()),
    ];
    // On a narrow screen the sentences need the room, and several names stand below each other.
    let longest = if sheet.width() < NARROW { NARROW / 6 } else { usize::MAX };
    let column = keymap::bindings(app).map(|binding| names(binding).len()).max().unwrap_or(0).min(longest);
    for (part, heading) in parts {
        let mut bindings = keymap::bindings(app).filter(|binding| use_of(binding, here) == part).peekable();
        if bindings.peek().is_some() {
            sheet.heading(&heading);
            bindings.for_each(|binding| sheet.beside(column, &names(binding), &words(binding, here)));
        }
    }
    about(app, sheet);
}

fn about(app: &App, sheet: &mut Sheet) {
    let guide = app.session.guide();
    sheet.heading(&guide.title);
    sheet.text(sheet.theme.text, &guide.subtitle);
    guide.limits.iter().for_each(|limit| sheet.bullet(limit));
}

fn names(binding: &Binding) -> String {
    binding.keys.iter().map(|key| Key::name(*key)).collect::<Vec<_>>().join(", ")
}

fn use_of(binding: &Binding, here: &[Here]) -> Use {
    match binding.action {
        Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::Home | Action::End => Use::Moving,
        Action::Help | Action::Quit | Action::Repaint | Action::Suspend | Action::Interrupt => Use::Always,
        action if here.iter().any(|(done, _)| *done == action) => Use::Here,
        _ => Use::Elsewhere,
    }
}

/// What a key does. Of one that does something else on each screen, what it does here.
fn words(binding: &Binding, here: &[Here]) -> String {
    let said = here.iter().find(|(action, _)| *action == binding.action).and_then(|(_, words)| *words);
    match (binding.action, said) {
        (Action::Choose | Action::Toggle | Action::Save, Some(said)) => {
            let first = said.get(..1).unwrap_or_default().to_uppercase();
            first + said.get(1..).unwrap_or_default()
        }
        _ => binding.help.to_owned(),
    }
}
