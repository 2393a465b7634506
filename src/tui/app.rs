//! What the program knows while it is on screen, as plain data.
//!
//! Relies on the session. Must not know which key means what, nor a terminal. What can be derived from the answers is
//! derived once after each change (`Stand`), and the lines on screen once after each key (`Page`).

use crate::guide::{Body, QuestionIdx};
use crate::plan::{self, Plan, Shown};
use crate::session::{Change, Remaining, Session};
use crate::trail::{Answer, Position, Ticks, Walk};
use crate::tui::keymap;
use crate::tui::layout::{Regions, Room};
use crate::tui::page::{Page, Sheet};
use crate::tui::scroll;
use crate::tui::theme::{Depth, Glyphs, Theme};
use crate::tui::timing::Timing;
use crate::tui::update::{Flow, update};
use crate::tui::view;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Size;
use std::cmp::Reverse;
use std::time::Duration;

/// What fills the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// The question at the session's position, or the plan.
    Walk,
    /// The answers so far.
    Answers,
    /// Why the plan says what it says.
    Why,
    /// The keys.
    Help,
    /// An earlier question, laid over.
    Change(QuestionIdx),
    /// Which answers a change would keep.
    ConfirmChange {
        /// The question whose answer changes.
        question: QuestionIdx,
        /// The new answer.
        answer: Answer,
        /// What that does to the others.
        change: Change,
    },
    /// Whether all answers shall go.
    ConfirmNew,
    /// Where the plan shall be taken along to.
    Export,
    /// What is wrong with the guide that was loaded again.
    Problems(String),
    /// The timer, large.
    Timer,
    /// Whether to leave although a timer runs.
    ConfirmQuit,
}

/// A screen and what the person was about to do on it.
#[derive(Debug, Clone)]
pub struct Layer {
    /// The screen.
    pub screen: Screen,
    /// The row that Enter works on.
    pub focus: usize,
    /// The ticks of a checklist that is not answered yet.
    pub ticks: Ticks,
    /// The rows that have been on screen.
    pub seen: Vec<bool>,
    /// The first line on screen.
    pub scroll: usize,
    /// The ticks of which the person was told that they are not kept.
    pub told: Option<Ticks>,
    /// The place on a picture that was focused last.
    pub spot: Option<usize>,
}

impl Layer {
    /// A screen on which nothing was done yet.
    #[must_use]
    pub fn new(screen: Screen) -> Self {
        Self { screen, focus: 0, ticks: Ticks::default(), seen: Vec::new(), scroll: 0, told: None, spot: None }
    }

    /// A question with its last answer preselected. A checklist begins at its first row all the same.
    fn asking(screen: Screen, remembered: Option<Answer>) -> Self {
        let layer = Self::new(screen);
        match remembered {
            Some(Answer::Choice(focus)) => Self { focus, ..layer },
            Some(Answer::Ticks(ticks)) => Self { ticks, ..layer },
            None => layer,
        }
    }
}

/// What follows from the answers.
#[derive(Debug)]
pub struct Stand {
    /// The trail, what it establishes and where it leads.
    pub walk: Walk,
    /// How many questions are left.
    pub remaining: Remaining,
    /// The cards that may be shown beside the question, the one that matters most first: there may be room for no more
    /// than that.
    pub early: Vec<Shown>,
    /// The plan, once the walk is finished.
    pub plan: Option<Plan>,
}

impl Stand {
    fn of(session: &Session) -> Self {
        let walk = session.walk();
        let guide = session.guide();
        let mut early = plan::early(guide, &walk.state);
        // The guide's groups say what comes before what, then the closest fit; what everybody is told comes last.
        early.sort_by_key(|shown| (shown.because.is_empty(), guide[shown.card].group, Reverse(shown.because.len())));
        let plan = (walk.position == Position::Plan).then(|| Plan::of(session));
        Self { remaining: session.remaining(), early, plan, walk }
    }
}

/// How the program looks and what it can do in this run.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Styles by role.
    pub theme: &'static Theme,
    /// The characters that are not letters.
    pub glyphs: &'static Glyphs,
    /// How many colours there are to show one beside a choice, if any is wanted.
    pub swatches: Option<Depth>,
    /// Whether the guide can be loaded again.
    pub can_reload: bool,
    /// Whether timers move less and ring no bell.
    pub calm: bool,
}

/// The whole program.
#[derive(Debug)]
pub struct App {
    /// The walk.
    pub session: Session,
    /// What follows from its answers.
    pub stand: Stand,
    /// The walk's own screen.
    base: Layer,
    /// What lies over it, the topmost last.
    over: Vec<Layer>,
    /// A message about the last key.
    pub notice: Option<String>,
    /// The size of the screen.
    pub size: Size,
    /// How the program looks.
    pub setting: Setting,
    /// The lines of the topmost screen.
    pub page: Page,
    /// The one timer, seen or set aside.
    pub(super) timing: Option<Timing>,
    /// What time it was when that was last said.
    pub(super) now: Duration,
    /// Whether the next frame rings.
    pub(super) rings: bool,
}

impl App {
    /// A program that shows this session.
    #[must_use]
    pub fn new(session: Session, size: Size, setting: Setting) -> Self {
        let stand = Stand::of(&session);
        let base = Layer::new(Screen::Walk);
        let mut app = Self {
            session,
            stand,
            base,
            over: Vec::new(),
            notice: None,
            size,
            setting,
            page: Page::default(),
            timing: None,
            now: Duration::ZERO,
            rings: false,
        };
        app.walk_on();
        app.settle();
        app
    }

    /// Takes one key in.
    pub fn key(&mut self, key: KeyEvent) -> Flow {
        let Some(action) = keymap::action(self, key) else { return Flow::Idle };
        self.notice = None;
        let flow = update(self, action);
        self.settle();
        flow
    }

    /// Takes the size of the screen in and says whether it is a new one.
    pub fn resize(&mut self, size: Size) -> bool {
        let new = size != self.size;
        self.size = size;
        if new {
            self.settle();
            self.reveal();
        }
        new
    }

    /// The screen that has the keys.
    #[must_use]
    pub fn top(&self) -> &Layer {
        self.over.last().unwrap_or(&self.base)
    }

    pub(super) fn top_mut(&mut self) -> &mut Layer {
        self.over.last_mut().unwrap_or(&mut self.base)
    }

    /// The question that the topmost screen asks.
    #[must_use]
    pub fn asked(&self) -> Option<QuestionIdx> {
        match self.top().screen {
            Screen::Walk => match self.stand.walk.position {
                Position::Ask(question) => Some(question),
                Position::Plan => None,
            },
            Screen::Change(question) => Some(question),
            _ => None,
        }
    }

    /// The picture on which the asked question may be answered, whether or not there is room for it.
    #[must_use]
    pub fn body(&self) -> Option<&Body> {
        self.session.guide().body.as_ref().filter(|body| self.asked() == Some(body.question))
    }

    /// Whether the topmost screen is the plan.
    #[must_use]
    pub fn on_plan(&self) -> bool {
        self.top().screen == Screen::Walk && self.stand.walk.position == Position::Plan
    }

    /// Whether something lies over the walk that can be read and closed.
    #[must_use]
    pub fn can_close(&self) -> bool {
        !self.over.is_empty() && Room::of(self.size) > Room::None
    }

    /// The answer to a question that was given before and stands preselected.
    fn preselected(&self, screen: &Screen) -> Option<Answer> {
        match screen {
            Screen::Walk => match self.stand.walk.position {
                Position::Ask(question) => self.session.remembered(question),
                Position::Plan => None,
            },
            Screen::Change(question) => self.session.remembered(*question),
            _ => None,
        }
    }

    /// Whether the topmost screen asks a checklist that was answered without a tick.
    #[must_use]
    pub fn was_none(&self) -> bool {
        self.preselected(&self.top().screen) == Some(Answer::Ticks(Ticks::default()))
    }

    /// The ticks of a checklist that lies over and that differ from its answer.
    pub(super) fn unkept(&self) -> Ticks {
        let mut differ = self.top().ticks;
        if let Some(Answer::Ticks(kept)) = self.preselected(&self.top().screen) {
            kept.iter().for_each(|tick| differ.toggle(tick));
        }
        differ
    }

    /// Lays a screen over, or goes back to it if it lies further down.
    pub(super) fn open(&mut self, screen: Screen) {
        if let Some(at) = self.over.iter().position(|layer| layer.screen == screen) {
            return self.over.truncate(at + 1);
        }
        let before = self.preselected(&screen);
        self.over.push(Layer::asking(screen, before));
        self.settle();
        self.reveal();
    }

    /// Takes the topmost screen away, if it lies over the walk.
    pub(super) fn close(&mut self) {
        self.over.pop();
    }

    /// Takes away all that lies over the walk.
    pub(super) fn close_all(&mut self) {
        self.over.clear();
    }

    /// Shows the session's position after its answers changed.
    pub(super) fn walk_on(&mut self) {
        self.stand = Stand::of(&self.session);
        self.review_timer();
        self.over.clear();
        self.base = Layer::asking(Screen::Walk, self.preselected(&Screen::Walk));
        self.settle();
        self.reveal();
    }

    /// Says what became of a plan that was to be taken along.
    pub fn exported(&mut self, outcome: Result<String, String>) {
        if outcome.is_ok() {
            self.close();
            self.settle();
        }
        self.notice = Some(outcome.unwrap_or_else(|why| why));
    }

    /// The lines that the page may take.
    #[must_use]
    pub fn height(&self) -> usize {
        usize::from(Regions::of(self).page.height)
    }

    /// Makes the page anew and keeps the scroll within it.
    pub(super) fn settle(&mut self) {
        if Room::of(self.size) == Room::None {
            return;
        }
        let width = usize::from(Regions::of(self).page.width);
        self.page = view::page(self, Sheet::new(width, self.setting.theme, self.setting.glyphs));
        let limit = scroll::limit(self.page.lines.len(), self.height());
        let top = self.top_mut();
        top.scroll = top.scroll.min(limit);
    }

    /// Scrolls so that the focused row is on screen; with the first and the last row comes what stands around them.
    pub(super) fn reveal(&mut self) {
        let (height, total) = (self.height(), self.page.lines.len());
        let top = self.top();
        let Some(row) = self.page.rows.get(top.focus) else { return };
        let last = top.focus + 1 == self.page.rows.len();
        let from = match top.focus {
            0 => 0,
            _ if last => scroll::limit(total, height),
            _ => top.scroll,
        };
        self.top_mut().scroll = scroll::reveal(from, row, height).min(scroll::limit(total, height));
    }

    /// Notes which rows a person has had before their eyes. Called after a frame was drawn, and only then.
    pub fn drawn(&mut self) {
        let now: Vec<usize> = self.rows_on_screen().collect();
        let rows = self.page.rows.len();
        let seen = &mut self.top_mut().seen;
        seen.resize(rows, false);
        now.into_iter().for_each(|row| seen[row] = true);
    }

    /// Whether a row stands on screen that no frame has shown yet.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.rows_on_screen().any(|row| !self.is_seen(row))
    }

    /// The rows that have not been on screen yet.
    #[must_use]
    pub fn unseen(&self) -> usize {
        (0..self.page.rows.len()).filter(|row| !self.is_seen(*row)).count()
    }

    fn is_seen(&self, row: usize) -> bool {
        self.top().seen.get(row).is_some_and(|seen| *seen)
    }

    /// The rows that a frame shows now. None, while the screen is too small to show the page at all.
    fn rows_on_screen(&self) -> impl Iterator<Item = usize> {
        let height = if Room::of(self.size) == Room::None { 0 } else { self.height() };
        let scroll = self.top().scroll;
        (0..self.page.rows.len()).filter(move |row| scroll::shows(scroll, &self.page.rows[*row], height))
    }
}
