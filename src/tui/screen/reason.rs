//! Why a question is asked.
//!
//! Relies on the guide's words. Must not know if the question stands on the walk or is laid over.

use super::{Next, Screen};
use crate::guide::QuestionIdx;
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;

/// The reason for a question.
#[derive(Debug)]
pub(crate) struct Reason(pub(crate) QuestionIdx);

impl Screen for Reason {
    fn title(&self, _: &Model) -> String {
        "Why".to_owned()
    }

    fn place(&self) -> &'static str {
        "this is the reason"
    }

    fn keys(&self, _: &Model, _: &Pane) -> Vec<Binding> {
        vec![key::bind(Action::Why)]
    }

    fn act(&mut self, _: &mut Model, _: &mut Pane, _: Action) -> Next {
        Next::Close
    }

    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        let question = &m.guide()[self.0];
        sheet.text(sheet.theme.strong, &question.ask);
        sheet.gap();
        sheet.text(sheet.theme.text, &question.why);
    }
}
