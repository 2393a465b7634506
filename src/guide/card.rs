//! Advice: cards, what they say where on a plan, and their timed steps.
//!
//! Relies on indexes. Must not know when a card shows.

use super::{ClaimIdx, FactIdx, QuestionIdx, Rows, Strength, TriageLevel};

/// One piece of advice.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its name in content and in JSON.
    pub id: String,
    /// Its place in [`Parts::kinds`](super::Parts::kinds).
    pub kind: usize,
    /// Its place in [`Parts::groups`](super::Parts::groups).
    pub group: usize,
    /// What it says, and where on a plan it says so.
    pub advice: Advice,
    /// Whether it may be shown beside the questions.
    pub early: bool,
    /// Whether it is shown by itself, once, before the next question.
    pub pause: bool,
    /// The highest level at which it is shown.
    pub up_to: TriageLevel,
    /// Because of which facts it is shown.
    pub when: Rows,
    /// Facts that must all have been asked about and ruled out.
    pub unless: Vec<FactIdx>,
    /// When help is needed, if the card says so.
    pub within: Option<Within>,
    /// What the banner says in place of the level's title.
    pub banner: Option<String>,
    /// Its timed parts.
    pub steps: Vec<Step>,
    /// A small line drawing, row by row.
    pub drawing: Vec<String>,
}

/// What a card says, and where on a plan it says so.
#[derive(Debug, Clone)]
pub enum Advice {
    /// Something to do: a line of the first view.
    Action(ActionLine),
    /// A sign to watch for: a line of the first view, too.
    Watch {
        /// A whole sentence. It is not said to somebody who gave the answer that it points to.
        sign: Statement,
        /// The lowest comes first.
        rank: u32,
    },
    /// Part of a section, which is closed at first.
    Topic {
        /// Its heading.
        title: String,
        /// What it says.
        say: Vec<Statement>,
    },
}

/// Something to do, and the folds that open under it.
#[derive(Debug, Clone)]
pub struct ActionLine {
    /// The line itself, a verb first.
    pub line: Statement,
    /// The lowest comes first, and six of them make the first view.
    pub rank: u32,
    /// How it is done.
    pub how: Vec<Statement>,
    /// What to take care of.
    pub care: Vec<Statement>,
    /// Why it is done.
    pub why: Vec<Statement>,
    /// How well it is supported, and by what.
    pub evidence: Option<(Strength, Vec<ClaimIdx>)>,
    /// Completes "Stop if …".
    pub stop: Option<Statement>,
}

impl Card {
    /// The line by which it is known: what to do, what to watch for, or its title.
    #[must_use]
    pub fn headline(&self) -> &str {
        match &self.advice {
            Advice::Action(action) => &action.line.text,
            Advice::Watch { sign, .. } => &sign.text,
            Advice::Topic { title, .. } => title,
        }
    }

    /// Every sentence in the order in which it is said.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        let (first, folds): (_, [&[Statement]; 3]) = match &self.advice {
            Advice::Action(action) => (Some(&action.line), [&action.how, &action.care, &action.why]),
            Advice::Watch { sign, .. } => (Some(sign), [&[]; 3]),
            Advice::Topic { say, .. } => (None, [say, &[], &[]]),
        };
        let stop = self.action().and_then(|action| action.stop.as_ref());
        first.into_iter().chain(folds.into_iter().flatten()).chain(stop)
    }

    /// Every claim that something on it cites.
    pub fn cited(&self) -> impl Iterator<Item = &ClaimIdx> {
        let evidence = self.action().and_then(|action| action.evidence.as_ref());
        let said = self.statements().flat_map(|statement| &statement.from);
        said.chain(evidence.into_iter().flat_map(|(_, from)| from)).chain(self.steps.iter().flat_map(|step| &step.from))
    }

    /// What to do, if that is what it says.
    #[must_use]
    pub fn action(&self) -> Option<&ActionLine> {
        match &self.advice {
            Advice::Action(action) => Some(action),
            Advice::Watch { .. } | Advice::Topic { .. } => None,
        }
    }

    /// Whether a plan that shows it may still say nothing of it: another sign to watch for comes before it, or everything
    /// that it says points to answers that were given.
    #[must_use]
    pub fn may_be_silent(&self) -> bool {
        match &self.advice {
            Advice::Action(_) => false,
            Advice::Watch { .. } => true,
            Advice::Topic { say, .. } => say.iter().all(|statement| statement.answer.is_some()),
        }
    }
}

/// When help is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Within {
    /// At once.
    Now,
    /// On the same day.
    Today,
    /// In the next two days.
    TwoDays,
    /// In the next two weeks.
    TwoWeeks,
}

impl Within {
    /// Every time, the soonest first.
    pub const ALL: [Self; 4] = [Self::Now, Self::Today, Self::TwoDays, Self::TwoWeeks];

    /// The level that has such a time.
    #[must_use]
    pub fn level(self) -> TriageLevel {
        match self {
            Self::Now => TriageLevel::Emergency,
            Self::Today => TriageLevel::Urgent,
            Self::TwoDays | Self::TwoWeeks => TriageLevel::Routine,
        }
    }

    /// Its name in JSON and in machine-readable text.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Today => "today",
            Self::TwoDays => "two_days",
            Self::TwoWeeks => "two_weeks",
        }
    }
}

/// One sentence of guidance with the claims that carry it.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// At least one claim.
    pub from: Vec<ClaimIdx>,
    /// The answer that would lead higher: a question and one of its choices. Whoever gave it is not told the sentence.
    pub answer: Option<(QuestionIdx, usize)>,
}

/// One timed part of a card.
#[derive(Debug, Clone)]
pub struct Step {
    /// What to do meanwhile.
    pub text: String,
    /// How it is timed.
    pub timing: Timing,
    /// A few words for what is timed, where there is no room for more.
    pub short: Option<String>,
    /// What to do when it is over.
    pub end: Option<String>,
    /// What the person may say when it is over, at most [`Step::MOST_ENDS`].
    pub ends: Vec<End>,
    /// The claims that carry it.
    pub from: Vec<ClaimIdx>,
}

impl Step {
    /// The most ends of a step: more than a glance cannot be told apart.
    pub const MOST_ENDS: usize = 3;

    /// Whether it is a clock.
    #[must_use]
    pub fn is_clock(&self) -> bool {
        matches!(self.timing, Timing::Pack { clock: true, .. })
    }
}

/// What the person may say when a step is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The words.
    pub text: String,
    /// What they lead to.
    pub then: Then,
}

/// What an end leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The step is done: the next one begins, or the timer ends.
    Done,
    /// The step is timed once more.
    Again,
    /// A question is answered with one of its choices, and the timer ends.
    Answer(QuestionIdx, usize),
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
        /// Whether it counts up from when something began, starts once and goes on beside everything.
        clock: bool,
    },
}
