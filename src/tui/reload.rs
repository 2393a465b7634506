//! Going on in a guide that was loaded again.
//!
//! Relies on the app and on the session's replay. Must not load anything itself.

use crate::guide::{EntryIdx, Guide};
use crate::session::Session;
use crate::tui::app::{App, Screen};
use std::sync::Arc;

impl App {
    /// Goes on in a guide that was loaded again: the answers that it still knows are given again.
    pub fn reloaded(&mut self, guide: Result<Arc<Guide>, String>) {
        match guide {
            Ok(guide) => self.replay(&guide),
            Err(problems) => self.open(Screen::Problems(problems)),
        }
        self.settle();
    }

    fn replay(&mut self, guide: &Arc<Guide>) {
        let entry = guide.entry(&self.session.guide()[self.session.entry()].id).unwrap_or(EntryIdx(0));
        let replay = Session::replay(guide, entry, &self.session.kept());
        let lost = replay.again.len() + replay.wait.len() + replay.gone.len();
        self.timing = None;
        self.session = replay.session;
        self.walk_on();
        self.notice = Some(match lost {
            0 => "Loaded again.".to_owned(),
            lost => format!("Loaded again. Answers that do not count now: {lost}."),
        });
    }
}
