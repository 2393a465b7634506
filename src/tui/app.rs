//! What the program knows while it is on screen, as plain data.
//!
//! Relies on the session. Must not know which key means what, nor a terminal. What can be derived from the answers is
//! derived once after each change (`Stand`), and the lines on screen once after each key (`Page`).

mod layer;
mod sight;
mod stand;

use crate::guide::{Body, QuestionIdx};
use crate::journal::LONGEST_NOTE;
use crate::session::Session;
use crate::trail::{Answer, Position, Ticks};
use crate::tui::keymap;
use crate::tui::kit::page::Page;
use crate::tui::kit::theme::{Depth, Glyphs, Theme};
use crate::tui::layout::Room;
use crate::tui::memory::Memory;
use crate::tui::timing::Timing;
use crate::tui::update::{Flow, update};
pub use layer::{Layer, Screen};
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Size;
pub use stand::Stand;
use std::time::Duration;

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
    /// Whether answers and early cards stand at the side of the question rather than below it.
    pub(super) is_beside: bool,
    /// What is remembered beside the walk.
    pub(super) memory: Memory,
    /// How often the answers have changed, or what is to be kept of them.
    pub(super) changes: usize,
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
            is_beside: true,
            memory: Memory::default(),
            changes: 0,
            timing: None,
            now: Duration::ZERO,
            rings: false,
        };
        app.show_walk();
        app
    }

    /// Takes one key in.
    pub fn key(&mut self, key: KeyEvent) -> Flow {
        let Some(action) = keymap::action(self, key) else { return self.miss(key) };
        self.notice = None;
        let flow = update(self, action);
        self.settle();
        flow
    }

    /// Says that a key does nothing here, if it does something elsewhere.
    fn miss(&mut self, key: KeyEvent) -> Flow {
        let Some(words) = keymap::elsewhere(self, key) else { return Flow::Idle };
        self.notice = Some(words);
        Flow::Draw
    }

    /// Takes in what was pasted. Outside a line of text it is no answer to anything.
    pub fn paste(&mut self, text: &str) -> Flow {
        if !self.is_typing() {
            return Flow::Idle;
        }
        self.type_text(text);
        self.settle();
        Flow::Draw
    }

    /// Puts a text into the line that is typed.
    pub(super) fn type_text(&mut self, text: &str) {
        let fits = self.top_mut().field.insert(text);
        self.notice = (!fits).then(|| format!("A note has at most {LONGEST_NOTE} characters."));
    }

    /// Whether letters go into a line of text.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        matches!(self.top().screen, Screen::Note(_)) && Room::of(self.size) > Room::None
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

    /// What lies below the topmost screen.
    #[must_use]
    pub fn beneath(&self) -> &Layer {
        self.over.iter().rev().nth(1).unwrap_or(&self.base)
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
                Position::Plan | Position::Offer(_) => None,
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

    /// Whether the topmost screen asks a checklist.
    #[must_use]
    pub fn on_checklist(&self) -> bool {
        self.asked().is_some_and(|question| self.session.guide()[question].is_checklist())
    }

    /// Whether Enter works on the last row.
    #[must_use]
    pub fn is_at_last_row(&self) -> bool {
        self.top().focus + 1 == self.page.rows.len()
    }

    /// Whether the topmost screen is the plan.
    #[must_use]
    pub fn on_plan(&self) -> bool {
        self.top().screen == Screen::Walk && self.stand.walk.position.is_plan()
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
                Position::Plan | Position::Offer(_) => None,
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
        self.changes += 1;
        self.review_timer();
        self.show_walk();
    }

    /// Takes away all that lies over the walk and begins at its first row.
    fn show_walk(&mut self) {
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
}
