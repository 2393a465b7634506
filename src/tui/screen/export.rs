//! Where a plan can be taken along to.
//!
//! Relies on the targets for their words. Must not write anything.

use super::{Next, Screen};
use crate::tui::export::{self, Target};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::rows::number;
use crate::tui::kit::sheet::Sheet;
use crate::tui::message::Effect;
use crate::tui::model::Model;

/// A row a target.
#[derive(Debug)]
pub(crate) struct Export;

impl Screen for Export {
    fn title(&self, _: &Model) -> String {
        "Export the plan".to_owned()
    }

    fn place(&self) -> &'static str {
        "this is the export"
    }

    fn keys(&self, _: &Model, _: &Pane) -> Vec<Binding> {
        let choose = key::named(Action::Choose, &["export"]);
        vec![choose, key::bind(Action::Export), key::bind(Action::Pick(0))]
    }

    fn act(&mut self, m: &mut Model, pane: &mut Pane, action: Action) -> Next {
        match action {
            Action::Export => return Next::Close,
            Action::Pick(row) if row < Target::ALL.len() => pane.focus_on(row),
            Action::Choose => {
                let Some(target) = Target::ALL.get(pane.focus) else { return Next::Idle };
                match target.document(&m.session) {
                    Ok(document) => return Next::Do(Effect::Export(document)),
                    Err(error) => m.notice = Some(export::failure(&error)),
                }
            }
            _ => {}
        }
        Next::Stay
    }

    fn page(&self, _: &Model, _: &Pane, sheet: &mut Sheet) {
        for (at, target) in Target::ALL.into_iter().enumerate() {
            sheet.row(&format!("{}  ", number(at)), target.words());
        }
        sheet.gap();
        sheet.text(sheet.theme.quiet, "It has the whole plan and your answers. Only you can read the file.");
    }
}
