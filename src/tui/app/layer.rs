//! A layer of the stack: a screen, where it was asked to go, and its page.
//!
//! Relies on every screen: here a destination becomes one. Must not know what lies above or below.

use crate::tui::frame::layout::Regions;
use crate::tui::frame::pane::Pane;
use crate::tui::key::Binding;
use crate::tui::kit::room::Room;
use crate::tui::model::Model;
use crate::tui::screen::answers::Answers;
use crate::tui::screen::body::Body;
use crate::tui::screen::charts::Charts;
use crate::tui::screen::checklist::Checklist;
use crate::tui::screen::confirm::Confirm;
use crate::tui::screen::entry::Entry;
use crate::tui::screen::export::Export;
use crate::tui::screen::help::Help;
use crate::tui::screen::journal::Journal;
use crate::tui::screen::list::List;
use crate::tui::screen::note::Note;
use crate::tui::screen::notice::Notice;
use crate::tui::screen::plan::Plan;
use crate::tui::screen::question::Asked;
use crate::tui::screen::reason::Reason;
use crate::tui::screen::timer::Timer;
use crate::tui::screen::why::Why;
use crate::tui::screen::{Screen, To};
use ratatui::layout::Size;

/// A layer of the stack.
#[derive(Debug)]
pub(super) struct Layer {
    /// The destination that it was opened for.
    pub(super) to: To,
    /// The screen that is shown there.
    pub(super) screen: Box<dyn Screen>,
    /// Its page.
    pub(super) pane: Pane,
    /// The size of the screen when the page was written last.
    size: Size,
    /// A failure on disk, shown above the page.
    pub(super) trouble: Option<String>,
}

/// The screen of a destination. Help has to know the name and the keys of the screen below.
pub(super) fn screen(to: &To, m: &Model, below: impl FnOnce() -> (String, Vec<Binding>)) -> Box<dyn Screen> {
    match to.clone() {
        To::Walk => match m.asked() {
            Some(question) => asked(Asked { question, is_over: false }, m),
            None => Box::new(Plan::default()),
        },
        To::Change(question) => asked(Asked { question, is_over: true }, m),
        To::Answers => Box::new(Answers),
        To::Reason(question) => Box::new(Reason(question)),
        To::Why(from) => Box::new(Why { from }),
        To::Help => {
            let (below, here) = below();
            Box::new(Help { below, here })
        }
        To::Confirm(matter) => Box::new(Confirm(matter)),
        To::Export => Box::new(Export),
        To::Notice(title, words) => Box::new(Notice(title, words)),
        To::Note(noted) => Box::new(Note::new(noted, m)),
        To::Journal => Box::new(Journal),
        To::Entry(id) => Box::new(Entry::new(id, m)),
        To::Charts => Box::new(Charts),
        To::Timer => Box::new(Timer),
    }
}

/// The screen of a question.
fn asked(asked: Asked, m: &Model) -> Box<dyn Screen> {
    match asked.body(m) {
        _ if asked.of(m).is_checklist() => Box::new(Checklist::new(asked, m)),
        Some(drawn) => Box::new(Body::new(asked, drawn, m)),
        None => Box::new(List(asked)),
    }
}

impl Layer {
    /// The walk's own screen: the question at the session's position, or the plan.
    pub(super) fn walk(m: &Model) -> Self {
        Self::begun(To::Walk, screen(&To::Walk, m, Default::default), m)
    }

    /// A screen on which nothing was done yet.
    pub(super) fn begun(to: To, screen: Box<dyn Screen>, m: &Model) -> Self {
        let mut layer = Self { to, screen, pane: Pane::default(), size: Size::ZERO, trouble: None };
        layer.settle(m);
        layer.screen.begin(m, &mut layer.pane);
        layer.settle(m);
        layer.pane.reveal();
        layer
    }

    /// Writes the page anew, and keeps focus and scroll within it. The size may have changed while
    /// another screen lay over it: what Enter works on has to be in sight.
    pub(super) fn settle(&mut self, m: &Model) {
        if m.room() == Room::None {
            return self.pane.hide();
        }
        let focus = self.pane.focus;
        self.write(m);
        if self.pane.focus != focus {
            self.write(m);
        }
        if std::mem::replace(&mut self.size, m.size) != m.size {
            self.pane.reveal();
        }
    }

    fn write(&mut self, m: &Model) {
        let shape = self.screen.shape(m, &self.pane);
        self.pane.prepare(Regions::of(m.size, &shape));
        let mut sheet = m.sheet(usize::from(self.pane.regions.page.width)).focused(self.pane.focus);
        if let Some(trouble) = &self.trouble {
            sheet.text(sheet.theme.notice, trouble);
            sheet.gap();
        }
        self.screen.page(m, &self.pane, &mut sheet);
        self.pane.hold(sheet.finish(), shape.edges);
    }
}
