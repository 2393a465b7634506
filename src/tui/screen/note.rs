//! The line of text that goes with what is saved.
//!
//! Relies on the model. Must not save anything: it asks for that.

use super::{Next, Screen};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::field::Field;
use crate::tui::kit::sheet::Sheet;
use crate::tui::message::{Effect, Noted, Request};
use crate::tui::model::Model;

/// The note of what is saved.
#[derive(Debug)]
pub(crate) struct Note {
    noted: Noted,
    field: Field,
}

impl Note {
    /// The note of this, to be written or changed.
    pub(crate) fn new(noted: Noted, m: &Model) -> Self {
        let record = match &noted {
            Noted::Plan => m.saved(),
            Noted::Alone => None,
            Noted::Entry(record) => Some(record.as_ref()),
        };
        let note = record.and_then(|record| record.note.as_deref());
        Self { field: Field::of(note.unwrap_or_default()), noted }
    }
}

impl Screen for Note {
    fn title(&self, m: &Model) -> String {
        let title = match self.noted {
            Noted::Plan if m.saved().is_none() => "Save this plan",
            Noted::Alone => "A note of its own",
            Noted::Plan | Noted::Entry(_) => "Change the note",
        };
        title.to_owned()
    }

    fn place(&self) -> &'static str {
        "this is a note"
    }

    fn field(&mut self) -> Option<&mut Field> {
        Some(&mut self.field)
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn keys(&self, _: &Model, _: &Pane) -> Vec<Binding> {
        let close = key::named(Action::Close, &["do not save", "cancel"]).ranked(key::FIRST);
        vec![key::named(Action::Choose, &["save"]), close]
    }

    fn act(&mut self, m: &mut Model, _: &mut Pane, _: Action) -> Next {
        let note = self.field.text();
        if self.noted == Noted::Alone && note.trim().is_empty() {
            m.notice = Some("There is nothing to save yet.".to_owned());
            return Next::Stay;
        }
        Next::Do(Effect::Disk(Request::Save(self.noted.clone(), note.to_owned())))
    }

    fn may_close(&mut self, m: &mut Model) -> bool {
        m.notice = Some("Not saved.".to_owned());
        true
    }

    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        let [what, then] = match self.noted {
            Noted::Plan if m.saved().is_some() => ["This plan is saved. Its note may be changed:", ""],
            Noted::Plan => {
                ["A note of one line, if you like:", "The plan, your answers and the note stay on this computer."]
            }
            Noted::Alone => ["A note without a plan, of one line:", "It stays on this computer."],
            Noted::Entry(_) => ["The note of this entry, of one line:", ""],
        };
        sheet.text(sheet.theme.strong, what);
        sheet.gap();
        sheet.field(&self.field);
        if !then.is_empty() {
            sheet.gap();
            sheet.text(sheet.theme.quiet, then);
        }
    }
}
