//! Going on in a guide that was loaded again.
//!
//! Relies on the app and on the trail's words. Must not load anything itself.

use crate::guide::{EntryIdx, Guide, Question};
use crate::session::Session;
use crate::trail::text;
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
        let old = Arc::clone(self.session.guide());
        let words = text::words(&old, &self.stand.walk.trail);
        let entry = guide.entry(&old[self.session.entry()].id).unwrap_or(EntryIdx(0));
        self.timing = None;
        self.session = Session::new(Arc::clone(guide), entry);
        for (question, answer) in words.iter().filter_map(|word| text::parse(guide, word).ok()) {
            // A sign that was added has not been asked about, so a checklist stands only as it was.
            let before = old.question(&guide[question].id).map(|asked| &old[asked]);
            if before.is_some_and(|before| !before.is_checklist() || same_choices(before, &guide[question])) {
                self.session.answer(question, answer);
            }
        }
        self.walk_on();
        let lost = words.len() - self.stand.walk.trail.len().min(words.len());
        self.notice = Some(match lost {
            0 => "Loaded again.".to_owned(),
            lost => format!("Loaded again. Answers that no longer fit: {lost}."),
        });
    }
}

/// Whether two questions offer the same choices.
fn same_choices(one: &Question, other: &Question) -> bool {
    one.choices.iter().map(|choice| &choice.id).eq(other.choices.iter().map(|choice| &choice.id))
}
