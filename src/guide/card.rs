//! Advice: cards, their statements and their timed steps.
//!
//! Relies on indexes. Must not know when a card shows.

use super::{ClaimIdx, FactIdx, QuestionIdx, Rows, TriageLevel};

/// One piece of advice.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its name in content and in JSON.
    pub id: String,
    /// Its place in [`Parts::kinds`](super::Parts::kinds).
    pub kind: usize,
    /// Its place in [`Parts::groups`](super::Parts::groups).
    pub group: usize,
    /// Its heading.
    pub title: String,
    /// Whether it may be shown beside the questions.
    pub early: bool,
    /// The highest level at which it is shown.
    pub up_to: TriageLevel,
    /// Because of which facts it is shown.
    pub when: Rows,
    /// Facts that must all have been asked about and ruled out.
    pub unless: Vec<FactIdx>,
    /// What it says.
    pub say: Vec<Statement>,
    /// Its timed parts.
    pub steps: Vec<Step>,
    /// A small line drawing, row by row.
    pub drawing: Vec<String>,
}

/// One sentence of guidance with the claims that carry it.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// At least one claim.
    pub from: Vec<ClaimIdx>,
    /// The answer that would lead higher: a question and one of its choices.
    pub answer: Option<(QuestionIdx, usize)>,
}

/// One timed part of a card.
#[derive(Debug, Clone)]
pub struct Step {
    /// What to do meanwhile.
    pub text: String,
    /// How it is timed.
    pub timing: Timing,
    /// What to do when it is over.
    pub end: Option<String>,
    /// The claims that carry it.
    pub from: Vec<ClaimIdx>,
}

/// How a step is timed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// Held for some seconds, with rests, several times.
    Hold {
        /// Seconds of each hold.
        seconds: u32,
        /// Seconds of rest between holds.
        rest: u32,
        /// Number of holds.
        times: u32,
    },
    /// Left on for some minutes.
    Pack {
        /// Minutes in all.
        minutes: u32,
    },
}
