//! Something that is to be read: what is wrong with a guide that was loaded again, or what became
//! of answers.
//!
//! Relies on nothing but its words.

use super::{Next, Screen};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{Action, Binding};
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;

/// A title and what is to be read.
#[derive(Debug)]
pub(crate) struct Notice(pub(crate) &'static str, pub(crate) String);

impl Screen for Notice {
    fn title(&self, _: &Model) -> String {
        self.0.to_owned()
    }

    fn place(&self) -> &'static str {
        "this is a message"
    }

    fn keys(&self, _: &Model, _: &Pane) -> Vec<Binding> {
        Vec::new()
    }

    fn act(&mut self, _: &mut Model, _: &mut Pane, _: Action) -> Next {
        Next::Idle
    }

    fn page(&self, _: &Model, _: &Pane, sheet: &mut Sheet) {
        sheet.text(sheet.theme.text, &self.1);
    }
}
