//! What a screen is: what it is called, which keys work on it, what they do, and its page.
//!
//! Relies on the model and on the pane in which its page lies. Each screen is one file in
//! `screen/`, which names no other: it says where to go by a plain destination, and asks for what
//! is to be done outside by an effect.

pub(crate) mod answers;
pub(crate) mod body;
pub(crate) mod charts;
pub(crate) mod checklist;
pub(crate) mod confirm;
pub(crate) mod entry;
pub(crate) mod export;
pub(crate) mod help;
pub(crate) mod journal;
pub(crate) mod list;
pub(crate) mod note;
pub(crate) mod notice;
pub(crate) mod plan;
pub(crate) mod question;
pub(crate) mod reason;
pub(crate) mod timer;
pub(crate) mod walk;
pub(crate) mod why;

use super::frame::around::Around;
use super::frame::layout::Shape;
use super::frame::pane::Pane;
use super::key::{self, Action, Binding};
use super::kit::field::Field;
use super::kit::scroll::Motion;
use super::kit::sheet::Sheet;
use super::message::{Effect, Noted, Request};
use super::model::Model;
use crate::guide::{CardIdx, QuestionIdx};
use crate::session::Change;
use crate::trail::Answer;
use std::fmt::Debug;

/// Something that fills the screen.
pub trait Screen: Debug {
    /// The title.
    fn title(&self, m: &Model) -> String;

    /// The kind of screen, in the words that follow a key that does nothing here.
    fn place(&self) -> &'static str;

    /// The shape of its page in the frame.
    fn shape<'m>(&self, _: &'m Model, _: &Pane) -> Shape<'m> {
        Shape::FITTED
    }

    /// The keys that work now beside those that work everywhere, or with other words than those.
    fn keys(&self, m: &Model, pane: &Pane) -> Vec<Binding>;

    /// Does what one of its own keys means.
    fn act(&mut self, m: &mut Model, pane: &mut Pane, action: Action) -> Next;

    /// Moves the focus or the page.
    fn go(&mut self, _: &Model, pane: &mut Pane, motion: Motion) {
        pane.go(motion);
    }

    /// Writes its page.
    fn page(&self, m: &Model, pane: &Pane, sheet: &mut Sheet);

    /// The things around the page.
    fn around(&self, _: &Model, _: &Pane) -> Around {
        Around::default()
    }

    /// Begins, once its page was laid out for the first time: where the focus is.
    fn begin(&mut self, _: &Model, _: &mut Pane) {}

    /// A request that has to be answered before all of it can be shown.
    fn needs(&self, _: &Model) -> Option<Request> {
        None
    }

    /// True if it may be taken away now. If not, it has said why.
    fn may_close(&mut self, _: &mut Model) -> bool {
        true
    }

    /// The line in which letters go.
    fn field(&mut self) -> Option<&mut Field> {
        None
    }

    /// True if letters go into a line.
    fn is_typing(&self) -> bool {
        false
    }

    /// True if it waits for a yes or no, so that nothing leads on from it.
    fn is_asking(&self) -> bool {
        false
    }

    /// True if its page is there to be read, rather than to choose from or to look at.
    fn is_read(&self, _: &Model, pane: &Pane) -> bool {
        pane.page.rows.is_empty()
    }

    /// The question that it asks.
    fn asked(&self) -> Option<QuestionIdx> {
        None
    }

    /// The card whose timer would be started.
    fn at_hand(&self, _: &Model, pane: &Pane) -> Option<CardIdx> {
        pane.timed()
    }

    /// The key that leads to the timer of a card: the one for the card at hand, or, while one runs,
    /// to the others.
    fn timer_key(&self, m: &Model, pane: &Pane, card: CardIdx) -> Option<String> {
        let leads_there = m.timers.seen().is_some() || self.at_hand(m, pane) == Some(card);
        leads_there.then(|| key::name(Action::Timer))
    }

    /// The reason a key does nothing here now, if it is not just that this is another screen.
    fn why_not(&self, _: Action) -> Option<&'static str> {
        None
    }
}

/// The consequence of a key.
#[derive(Debug)]
pub enum Next {
    /// The screen stays; it may look different.
    Stay,
    /// Nothing changed.
    Idle,
    /// The screen is taken away.
    Close,
    /// Another screen is laid over.
    Open(To),
    /// The answers changed: what they lead to is shown.
    Walk,
    /// A walk of its own has begun, which follows this record of the journal.
    Begin(Option<String>),
    /// This is to be done outside.
    Do(Effect),
}

/// A destination.
#[derive(Debug, Clone, PartialEq)]
pub enum To {
    /// The question at the session's position, or the plan.
    Walk,
    /// The answers so far.
    Answers,
    /// The reason for a question.
    Reason(QuestionIdx),
    /// The reasons of the plan, from the card with this place on.
    Why(Option<CardIdx>),
    /// The keys.
    Help,
    /// An earlier question, or what the plan offers, laid over.
    Change(QuestionIdx),
    /// A question before something is done.
    Confirm(Matter),
    /// The ways to take the plan along.
    Export,
    /// Something to be read: its title and what it says.
    Notice(&'static str, String),
    /// The note of what is saved.
    Note(Noted),
    /// The entries of the journal.
    Journal,
    /// One entry of the journal.
    Entry(String),
    /// Calendar and charts of the journal.
    Charts,
    /// The timer, large.
    Timer,
}

/// Something that is done only after a yes.
#[derive(Debug, Clone, PartialEq)]
pub enum Matter {
    /// An answer changes, and others with it.
    Change {
        /// The question whose answer changes.
        question: QuestionIdx,
        /// The new answer.
        answer: Answer,
        /// The effect on the other answers.
        change: Change,
    },
    /// All answers go.
    New,
    /// All answers go for a later look at this entry.
    CheckIn(String),
    /// The whole journal goes.
    DeleteAll,
    /// The timer of this card takes the place of the one that runs.
    Timer(CardIdx),
    /// The program is left although a timer runs.
    Quit,
}
