//! A list: a question with one answer, each choice a row.
//!
//! Relies on `question` for all that questions have in common.

use super::question::Asked;
use super::{Next, Screen};
use crate::guide::{CardIdx, QuestionIdx};
use crate::trail::Answer;
use crate::tui::frame::around::Around;
use crate::tui::frame::layout::Shape;
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;

/// A list.
#[derive(Debug)]
pub(crate) struct List(pub(crate) Asked);

impl Screen for List {
    fn title(&self, m: &Model) -> String {
        self.0.title(m)
    }

    fn place(&self) -> &'static str {
        "this is a question"
    }

    fn asked(&self) -> Option<QuestionIdx> {
        Some(self.0.question)
    }

    fn shape<'m>(&self, m: &'m Model, _: &Pane) -> Shape<'m> {
        self.0.shape(m)
    }

    fn begin(&mut self, m: &Model, pane: &mut Pane) {
        if let Some(Answer::Choice(row)) = self.0.remembered(m) {
            pane.focus = row;
        }
    }

    fn keys(&self, m: &Model, _: &Pane) -> Vec<Binding> {
        let mut keys = self.0.keys(m, self.0.offer(m));
        keys.extend([key::named(Action::Choose, &["answer"]), key::bind(Action::Pick(0))]);
        keys
    }

    fn act(&mut self, m: &mut Model, pane: &mut Pane, action: Action) -> Next {
        match action {
            Action::Choose => return self.0.give(m, Answer::Choice(pane.focus)),
            Action::Pick(row) if row < pane.page.rows.len() => pane.focus_on(row),
            Action::Pick(_) => {}
            action => return self.0.act(m, action),
        }
        Next::Stay
    }

    fn at_hand(&self, m: &Model, pane: &Pane) -> Option<CardIdx> {
        self.0.at_hand(m, pane)
    }

    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        self.0.write(m, self.0.offer(m), sheet, |sheet| self.0.write_choices(m, sheet));
    }

    fn around(&self, m: &Model, pane: &Pane) -> Around {
        self.0.around(m, pane)
    }
}
