//! The program while it is on screen: a message comes in, an effect goes out.
//!
//! Relies on the stack of screens. Must not know a terminal, a disk or a clock. What a key means is
//! decided here only for the keys that work everywhere; every other one is the topmost screen's.

mod keys;
mod layer;
mod stack;

use super::frame::{self, Scene, pane::Pane};
use super::key::{self, Action, Binding};
use super::kit::field::{self, Edit};
use super::kit::room::Room;
use super::message::{Changed, Effect, Message, Noted, Reading, Request, WentOn};
use super::model::{Model, Setting, log::Log};
use super::screen::{Matter, Next, To};
use crate::disk::journal::Found;
use crate::disk::{NotKept, Trouble};
use crate::guide::{Guide, QuestionIdx};
use crate::session::Session;
use jiff::Zoned;
use layer::Layer;
use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Position, Size};
use stack::Stack;
use std::sync::Arc;
use std::time::Duration;

/// The program while it is on screen.
#[derive(Debug)]
pub struct App {
    /// The part that every screen may read.
    pub model: Model,
    stack: Stack,
}

impl App {
    /// A program that shows this session.
    #[must_use]
    pub fn new(session: Session, size: Size, setting: Setting) -> Self {
        let model = Model::new(session, size, setting);
        Self { stack: Stack::new(&model), model }
    }

    /// Takes in what has happened, and says what is to be done.
    pub fn handle(&mut self, message: Message) -> Effect {
        match message {
            Message::Key(key) => self.key(key),
            Message::Pasted(text) => self.paste(&text),
            Message::Resized(size) => self.resize(size),
            Message::Tick(now) => self.tick(now),
            Message::Stopped => Effect::Suspend,
            Message::Resumed => Effect::Resume,
            Message::Ended(exit) => Effect::Quit(exit),
            Message::Reloaded(guide) => self.reloaded(guide),
            Message::Exported(outcome) => self.exported(outcome),
            Message::Offered(offer) => self.say(|m| m.offered(offer)),
            Message::WentOn(went_on) => self.went_on(*went_on),
            Message::NotKept(not) => self.not_kept(&not),
            Message::Read(reading, found, now) => self.read(reading, found, &now),
            Message::Changed(change) => self.changed(change),
            Message::Quiet => Effect::Draw,
        }
    }

    /// Draws the topmost screen, and says where the focus is.
    #[must_use]
    pub fn draw(&self, frame: &mut Frame<'_>) -> Option<Position> {
        let (m, Layer { screen, pane, .. }) = (&self.model, self.stack.top());
        let scene = Scene {
            m,
            pane,
            title: &screen.title(m),
            around: screen.around(m, pane),
            keys: &self.keys(),
            is_typing: self.is_typing(),
            timer_key: &|card| screen.timer_key(m, pane, card),
        };
        frame::draw(&scene, frame)
    }

    /// Notes what a person has had before their eyes. Called after a frame was drawn, and only
    /// then.
    pub fn drawn(&mut self) {
        self.stack.top_mut().pane.drawn();
    }

    /// True if a row stands on screen that no frame has shown yet.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.pane().has_news()
    }

    /// The page of the topmost screen.
    #[must_use]
    pub fn pane(&self) -> &Pane {
        &self.stack.top().pane
    }

    /// The question that the topmost screen asks.
    #[must_use]
    pub fn asked(&self) -> Option<QuestionIdx> {
        self.stack.top().screen.asked()
    }

    /// The keys that work now.
    #[must_use]
    pub fn keys(&self) -> Vec<Binding> {
        keys::keys(&self.stack, &self.model)
    }

    /// True if letters go into a line of text.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.stack.top().screen.is_typing() && self.model.room() > Room::None
    }

    fn key(&mut self, pressed: KeyEvent) -> Effect {
        let pressed = if self.is_typing() { pressed } else { key::narrow(pressed) };
        let Some(action) = key::action(&self.keys(), pressed, self.is_typing()) else { return self.miss(pressed) };
        self.model.notice = None;
        let effect = self.act(action);
        self.settle();
        effect
    }

    /// Says that a key does nothing here, once.
    fn miss(&mut self, pressed: KeyEvent) -> Effect {
        let m = &self.model;
        let words = keys::elsewhere(&self.stack, m, pressed).or_else(|| keys::nowhere(m, pressed));
        if self.is_typing() || words.is_none() || words == m.notice {
            return Effect::Idle;
        }
        self.model.notice = words;
        Effect::Draw
    }

    fn act(&mut self, action: Action) -> Effect {
        let (top, m) = (self.stack.top_mut(), &mut self.model);
        match action {
            Action::Move(motion) => top.screen.go(m, &mut top.pane, motion),
            Action::Edit(edit) => self.edit(edit),
            Action::Close => self.stack.close(m),
            Action::Timer => return self.timer(),
            Action::Journal => return self.toggle(To::Journal),
            Action::Help => return self.toggle(To::Help),
            Action::Emergency => return self.emergency(),
            Action::Quit => return self.quit(),
            Action::Interrupt => return Effect::Quit(130),
            Action::Repaint => return Effect::Repaint,
            Action::Suspend => return Effect::Suspend,
            Action::Reload => return Effect::Reload,
            action => {
                let next = top.screen.act(m, &mut top.pane, action);
                return self.follow(next);
            }
        }
        Effect::Draw
    }

    fn follow(&mut self, next: Next) -> Effect {
        match next {
            Next::Stay => {}
            Next::Idle => return Effect::Idle,
            Next::Close => self.stack.close_if(|_| true),
            Next::Open(to) => return self.open(to),
            Next::Walk => self.stack.show_walk(&self.model),
            Next::Begin(follows) => {
                self.stack.show_walk(&self.model);
                return Effect::Disk(Request::Begin(follows));
            }
            Next::Do(effect) => return effect,
        }
        Effect::Draw
    }

    /// Writes the topmost page anew.
    fn settle(&mut self) {
        self.stack.top_mut().settle(&self.model);
    }

    /// Writes the topmost page anew after the model has changed.
    fn say(&mut self, change: impl FnOnce(&mut Model)) -> Effect {
        change(&mut self.model);
        self.settle();
        Effect::Draw
    }

    fn edit(&mut self, edit: Edit) {
        let field = self.stack.top_mut().screen.field();
        let fits = field.is_none_or(|field| field.edit(edit));
        self.model.notice = (!fits).then(field::is_full);
    }

    /// Takes in what was pasted. Outside a line of text it is no answer to anything.
    fn paste(&mut self, text: &str) -> Effect {
        if !self.is_typing() {
            return Effect::Idle;
        }
        let field = self.stack.top_mut().screen.field();
        let fits = field.is_none_or(|field| field.insert(text));
        self.say(|m| m.notice = (!fits).then(field::is_full))
    }
}

/// The keys that work everywhere.
impl App {
    fn lay_over(&mut self, to: To) {
        let keys = self.keys();
        self.stack.lay_over(to, &self.model, keys);
    }

    /// Opens a screen, and has read what it needs.
    fn open(&mut self, to: To) -> Effect {
        self.lay_over(to);
        self.stack.top().screen.needs(&self.model).map_or(Effect::Draw, Effect::Disk)
    }

    fn toggle(&mut self, to: To) -> Effect {
        if self.stack.top().to != to {
            return self.open(to);
        }
        self.stack.close(&mut self.model);
        Effect::Draw
    }

    /// Closes what lies over, or leaves; if that would end a timer, after asking once, which a
    /// second `q` answers. In an emergency nothing is asked that can wait.
    fn quit(&mut self) -> Effect {
        let is_asked = self.stack.top().to == To::Confirm(Matter::Quit);
        let m = &mut self.model;
        let asks = m.timers.is_on() && m.header_timing().is_some();
        match m.room() {
            Room::None => Effect::Quit(0),
            _ if is_asked => Effect::Quit(0),
            _ if !self.stack.is_bare() => {
                self.stack.close(m);
                Effect::Draw
            }
            _ if asks => self.open(To::Confirm(Matter::Quit)),
            _ => Effect::Quit(0),
        }
    }

    /// Starts the timer of the card at hand, or goes to and from the timer's screen.
    fn timer(&mut self) -> Effect {
        let Layer { to, screen, pane, .. } = self.stack.top();
        if *to == To::Timer || self.model.timers.seen().is_some() {
            return self.toggle(To::Timer);
        }
        if let Some(card) = screen.at_hand(&self.model, pane) {
            self.model.start_small_timer(card);
        }
        Effect::Draw
    }

    fn emergency(&mut self) -> Effect {
        let first = self.model.guide().first;
        if self.model.asked() != Some(first) {
            return self.open(To::Change(first));
        }
        self.stack.uncover();
        Effect::Draw
    }
}

/// Everything that is not a key.
impl App {
    /// Has everything drawn again, also if the size is the one that was known: what the terminal cut
    /// off while it had another is gone.
    fn resize(&mut self, size: Size) -> Effect {
        if std::mem::replace(&mut self.model.size, size) != size {
            self.settle();
        }
        Effect::Repaint
    }

    fn tick(&mut self, now: Duration) -> Effect {
        let at_large = self.stack.top().to == To::Timer;
        let is_news = self.model.tick(now, at_large);
        if at_large {
            self.settle();
        }
        if is_news { Effect::Draw } else { Effect::Idle }
    }

    fn reloaded(&mut self, guide: Result<Arc<Guide>, String>) -> Effect {
        match guide {
            Ok(guide) => {
                self.model.reload(&guide);
                self.stack.show_walk(&self.model);
                Effect::Disk(Request::Offer)
            }
            Err(problems) => self.open(To::Notice("The guide was not loaded again", problems)),
        }
    }

    fn exported(&mut self, outcome: Result<String, String>) -> Effect {
        if outcome.is_ok() {
            self.stack.close_if(|to| *to == To::Export);
        }
        self.say(|m| m.notice = Some(outcome.unwrap_or_else(|why| why)))
    }

    fn went_on(&mut self, WentOn { session, follows, moved, now }: WentOn) -> Effect {
        self.model.go_on(session, follows, now.time_zone());
        self.stack.show_walk(&self.model);
        if let Some(moved) = moved {
            self.lay_over(To::Notice("The guide has changed", moved));
        }
        Effect::Draw
    }

    fn not_kept(&mut self, not: &NotKept) -> Effect {
        let said = if not.is_saved { "Saved; it is still kept to go on with, too:" } else { "Walk not kept:" };
        self.say(|m| m.notice = Some(format!("{said} {}", not.trouble.brief())))
    }

    /// Takes in what was read of the journal. The list stays where it was.
    fn read(&mut self, reading: Reading, found: Result<Found, Trouble>, now: &Zoned) -> Effect {
        let found = match found {
            Ok(found) => found,
            Err(trouble) => return self.trouble("The journal cannot be read", &trouble),
        };
        self.model.read(|guide| Log::of(guide, found, reading.is_all, now));
        self.stack.top_mut().trouble = None;
        self.settle();
        self.stack.top_mut().pane.reveal();
        if reading.is_after_plan && self.model.is_recurring() {
            self.lay_over(To::Journal);
        }
        Effect::Draw
    }

    /// Says what was changed, and has it read again, so that the screen shows what is there and not
    /// what should be.
    fn changed(&mut self, change: Result<Changed, Trouble>) -> Effect {
        let change = match change {
            Ok(change) => change,
            Err(trouble) => return self.trouble("Not done", &trouble),
        };
        let is_all = self.model.has_read_all();
        let is_after_plan = matches!(change, Changed::Saved(Noted::Plan, _)) && self.model.saved().is_none();
        self.stack.close_if(|to| is_over(to, &change));
        self.say(|m| m.changed(change));
        Effect::Disk(Request::Read(Reading { is_all, is_after_plan }))
    }

    /// Says on the topmost screen what went wrong on disk.
    fn trouble(&mut self, what: &str, trouble: &Trouble) -> Effect {
        let words = match trouble {
            Trouble::Homeless => trouble.to_string(),
            _ => format!("{what}: {trouble}."),
        };
        self.stack.over().into_iter().for_each(|top| top.trouble = Some(words.clone()));
        self.settle();
        Effect::Draw
    }
}

/// True if nothing is left to do on a screen after this change.
fn is_over(to: &To, change: &Changed) -> bool {
    match (to, change) {
        (To::Note(_), Changed::Saved(..)) | (To::Confirm(_), Changed::DeletedAll) => true,
        (To::Entry(id), Changed::Deleted(record)) => *id == record.id,
        _ => false,
    }
}
