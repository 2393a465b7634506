//! The keys: those first that do something on the screen below, and what this guide is.
//!
//! Relies on the table of keys. Must not name a key itself.

use super::{Next, Screen};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{Action, Binding, Key, MOTIONS, Meaning, TABLE};
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;

const NARROW: usize = 60;

/// The keys.
#[derive(Debug)]
pub(crate) struct Help {
    /// The title of the screen below.
    pub(crate) below: String,
    /// The keys that work there.
    pub(crate) here: Vec<Binding>,
}

/// The part of the page on which a key is explained.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Here,
    Moving,
    Always,
    Elsewhere,
}

impl Screen for Help {
    fn title(&self, _: &Model) -> String {
        "Help".to_owned()
    }

    fn place(&self) -> &'static str {
        "this is help"
    }

    fn keys(&self, _: &Model, _: &Pane) -> Vec<Binding> {
        Vec::new()
    }

    fn act(&mut self, _: &mut Model, _: &mut Pane, _: Action) -> Next {
        Next::Idle
    }

    /// Every key of this run and the guide's limits.
    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        let parts = [
            (Use::Here, format!("Here: {}", self.below)),
            (Use::Moving, "Moving".to_owned()),
            (Use::Always, "Everywhere".to_owned()),
            (Use::Elsewhere, "On other screens".to_owned()),
        ];
        let all = || TABLE.iter().filter(|meaning| meaning.action != Action::Reload || m.setting.can_reload);
        // On a narrow screen the sentences need the room, and several names stand below each other.
        let longest = if sheet.width() < NARROW { NARROW / 6 } else { usize::MAX };
        let column = all().map(|meaning| names(meaning).len()).max().unwrap_or(0).min(longest);
        for (part, heading) in parts {
            let mut meanings = all().filter(|meaning| self.use_of(meaning) == part).peekable();
            if meanings.peek().is_some() {
                sheet.heading(&heading);
                meanings.for_each(|meaning| sheet.beside(column, &names(meaning), &self.words(meaning)));
            }
        }
        about(m, sheet);
    }
}

impl Help {
    fn bound(&self, meaning: &Meaning) -> Option<&Binding> {
        self.here.iter().find(|binding| binding.action() == meaning.action)
    }

    fn use_of(&self, meaning: &Meaning) -> Use {
        match meaning.action {
            Action::Move(motion) if MOTIONS.contains(&motion) => Use::Moving,
            Action::Help | Action::Quit | Action::Repaint | Action::Suspend | Action::Interrupt => Use::Always,
            _ if self.bound(meaning).is_some() => Use::Here,
            _ => Use::Elsewhere,
        }
    }

    /// The sentence for a key. One that does something else on each screen has the words of this
    /// one.
    fn words(&self, meaning: &Meaning) -> String {
        let said = self.bound(meaning).and_then(|binding| binding.words?.first());
        match (meaning.action, said) {
            (Action::Choose | Action::Toggle | Action::Save, Some(said)) => {
                let first = said.get(..1).unwrap_or_default().to_uppercase();
                first + said.get(1..).unwrap_or_default()
            }
            _ => meaning.help.to_owned(),
        }
    }
}

fn about(m: &Model, sheet: &mut Sheet) {
    let guide = m.guide();
    sheet.heading(&guide.title);
    sheet.text(sheet.theme.text, &guide.subtitle);
    guide.limits.iter().for_each(|limit| sheet.bullet(limit));
}

fn names(meaning: &Meaning) -> String {
    meaning.keys.iter().map(|key| Key::name(*key)).collect::<Vec<_>>().join(", ")
}
