//! What the journal shows: the guide's rule, a calendar, plans by week, and the guide's charts.
//!
//! Relies on what was counted when the journal was read. Nothing is said by length alone: bars have
//! numbers.

use super::{Next, Screen};
use crate::journal::Bar;
use crate::report::period::counted;
use crate::tui::calendar;
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::bars;
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;
use crate::wrap;

/// Calendar and charts.
#[derive(Debug)]
pub(crate) struct Charts;

impl Screen for Charts {
    fn title(&self, _: &Model) -> String {
        "Journal: the last months".to_owned()
    }

    fn place(&self) -> &'static str {
        "these are charts"
    }

    fn keys(&self, _: &Model, _: &Pane) -> Vec<Binding> {
        vec![key::bind(Action::Charts)]
    }

    fn act(&mut self, _: &mut Model, _: &mut Pane, _: Action) -> Next {
        Next::Close
    }

    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        let Some(log) = &m.log else { return };
        let shows = &log.shows;
        calendar::rule(m, shows, true, sheet);
        let since = shows.from.strftime("%e %B %Y").to_string();
        sheet.text(sheet.theme.text, &format!("Since {}: {}.", since.trim_start(), counted(shows.totals)));
        log.others.iter().for_each(|others| sheet.text(sheet.theme.quiet, others));
        sheet.heading("By day");
        calendar::write_months(m, shows, sheet);
        for words in wrap::pack(&calendar::legend(sheet), sheet.glyphs.between, sheet.width()) {
            sheet.text(sheet.theme.quiet, &words);
        }
        sheet.heading("Plans by week");
        let weeks = shows.weeks.iter().rev();
        let weeks = weeks.map(|week| (format!("from {}", week.monday.strftime("%e %b")), week.plans));
        bars::write(&weeks.collect::<Vec<_>>(), sheet);
        for (title, bars) in &shows.charts {
            sheet.heading(title);
            bars::write(&bars.iter().map(|Bar { label, plans }| (label.clone(), *plans)).collect::<Vec<_>>(), sheet);
        }
    }
}
