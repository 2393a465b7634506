//! The list of answers, each of which can be changed, and what may be done before the plan.
//!
//! Relies on the model. What finds no room at the side of a question stands here in full.

use super::{Next, Screen, To};
use crate::report;
use crate::trail::Trail;
use crate::tui::early::{self, Said};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::rows::number;
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;
use crate::wrap;

/// The list of answers.
#[derive(Debug)]
pub(crate) struct Answers;

impl Screen for Answers {
    fn title(&self, _: &Model) -> String {
        "Your answers".to_owned()
    }

    fn place(&self) -> &'static str {
        "these are the answers"
    }

    fn keys(&self, m: &Model, _: &Pane) -> Vec<Binding> {
        let mut keys = vec![key::bind(Action::Answers), key::bind(Action::Pick(0))];
        if m.has_answers() {
            keys.push(key::named(Action::Choose, &["change"]));
        }
        keys
    }

    fn act(&mut self, m: &mut Model, pane: &mut Pane, action: Action) -> Next {
        match action {
            Action::Answers => return Next::Close,
            Action::Choose => {
                let chosen = m.stand.walk.trail.get(pane.focus);
                return chosen.map_or(Next::Stay, |(question, _)| Next::Open(To::Change(*question)));
            }
            Action::Pick(row) if row < pane.page.rows.len() => pane.focus_on(row),
            _ => {}
        }
        Next::Stay
    }

    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        let (guide, trail) = (m.guide(), &m.stand.walk.trail);
        let ahead = m.session.ahead();
        if trail.is_empty() && ahead.len() < 2 {
            sheet.text(sheet.theme.text, "No answers yet.");
        }
        let names = || trail.iter().map(|(question, _)| guide[*question].short.as_str());
        let column = names().map(wrap::width).max().unwrap_or(0).min(sheet.width() / 2);
        for (at, ((question, answer), name)) in trail.iter().zip(names()).enumerate() {
            let name = wrap::cut(name, column, sheet.glyphs.cut);
            let gap = " ".repeat(column.saturating_sub(wrap::width(&name)));
            let label = format!("{}  {name}{gap}  ", number(at));
            sheet.row(&label, &report::answer(&guide[*question], *answer));
        }
        write_ahead(m, &ahead, sheet);
        early::write(m, Said::Nothing, sheet);
    }
}

/// The answers of a walk that was gone on with, which count again behind the question that is
/// asked.
fn write_ahead(m: &Model, ahead: &Trail, sheet: &mut Sheet) {
    let Some(((asked, _), behind @ [_, ..])) = ahead.split_first() else { return };
    let guide = m.guide();
    sheet.text(sheet.theme.strong, &report::journal::ahead(guide, *asked));
    let column = behind.iter().map(|(question, _)| wrap::width(&guide[*question].short)).max().unwrap_or(0);
    for (question, answer) in behind {
        let asked = &guide[*question];
        sheet.beside(column.min(sheet.width() / 2), &asked.short, &report::answer(asked, *answer));
    }
}
