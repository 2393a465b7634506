//! What lies on the screen: each layer a screen and what the person was about to do on it.
//!
//! Relies on the session's answers. Must not know which layer has the keys.

use crate::guide::{CardIdx, QuestionIdx};
use crate::session::Change;
use crate::trail::{Answer, Ticks};
use crate::tui::keymap::Here;
use crate::tui::kit::field::Field;
use crate::tui::memory::Noted;

/// What fills the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// The question at the session's position, or the plan.
    Walk,
    /// The answers so far.
    Answers,
    /// Why the plan says what it says.
    Why,
    /// The keys, those first that do something on the screen below.
    Help(Vec<Here>),
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
    /// What became of the answers of an unfinished walk in a guide that has changed.
    Moved(String),
    /// The note of what is saved.
    Note(Noted),
    /// The entries of the journal.
    Journal,
    /// One entry of the journal.
    Entry(String),
    /// What the journal shows.
    Charts,
    /// Whether the answers shall go for a later look at this entry.
    ConfirmCheckIn(String),
    /// Whether the whole journal shall go.
    ConfirmDeleteAll,
    /// The timer, large.
    Timer,
    /// Whether this card's timer shall take the place of the one that runs.
    ConfirmTimer(CardIdx),
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
    /// The text that is typed.
    pub field: Field,
    /// What went wrong on disk.
    pub trouble: Option<String>,
}

impl Layer {
    /// A screen on which nothing was done yet.
    #[must_use]
    pub fn new(screen: Screen) -> Self {
        let (ticks, field) = (Ticks::default(), Field::default());
        Self { screen, focus: 0, ticks, seen: Vec::new(), scroll: 0, told: None, spot: None, field, trouble: None }
    }

    /// A question with its last answer preselected. A checklist begins at its first row all the same.
    pub(super) fn asking(screen: Screen, remembered: Option<Answer>) -> Self {
        let layer = Self::new(screen);
        match remembered {
            Some(Answer::Choice(focus)) => Self { focus, ..layer },
            Some(Answer::Ticks(ticks)) => Self { ticks, ..layer },
            None => layer,
        }
    }
}
