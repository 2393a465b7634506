//! The answers a session stores, the trail they make, and where it leads.
//!
//! Relies on the guide. Must not know which card a plan shows. The position is never stored: [`follow`] takes the stored
//! answers from the first question on until one is missing, so back, change and resume are all this one function.

pub mod known;
pub mod text;

pub use crate::guide::FactSet;
use crate::guide::{EntryIdx, Form, Guide, Next, Question, QuestionIdx, Rows, TriageLevel};
pub use known::Known;
use std::cmp::Ordering;

/// What was answered to one question. Ordered as declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// The choice at this place.
    Choice(usize),
    /// The ticks of a checklist.
    Ticks(Ticks),
}

impl Answer {
    /// The answer that is this choice or tick alone.
    #[must_use]
    pub fn alone(question: &Question, choice: usize) -> Self {
        if question.is_checklist() { Self::Ticks(Ticks::default().with(choice)) } else { Self::Choice(choice) }
    }

    /// The places of what was chosen or ticked.
    pub fn choices(self) -> impl Iterator<Item = usize> {
        let (choice, ticks) = match self {
            Self::Choice(choice) => (Some(choice), Ticks::default()),
            Self::Ticks(ticks) => (None, ticks),
        };
        choice.into_iter().chain(ticks.iter())
    }

    /// Whether it is an answer to this question.
    #[must_use]
    pub fn fits(self, question: &Question) -> bool {
        matches!(self, Self::Ticks(_)) == question.is_checklist()
            && self.choices().all(|at| at < question.choices.len())
    }

    /// How many ticks it has.
    #[must_use]
    pub fn ticks(self) -> u32 {
        match self {
            Self::Choice(_) => 0,
            Self::Ticks(ticks) => ticks.count(),
        }
    }
}

/// A set of ticks. A checklist has at most [`Ticks::MAX`] of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Ticks(u32);

impl Ticks {
    /// The longest checklist.
    pub const MAX: usize = 32;

    /// Adds the tick, or takes it away.
    pub fn toggle(&mut self, tick: usize) {
        self.0 ^= 1 << tick;
    }

    /// These and one more.
    #[must_use]
    pub fn with(mut self, tick: usize) -> Self {
        self.0 |= 1 << tick;
        self
    }

    /// Whether the tick is set.
    #[must_use]
    pub fn contains(self, tick: usize) -> bool {
        self.0 >> tick & 1 == 1
    }

    /// Whether none is set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number of ticks.
    #[must_use]
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The ticks in declared order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let tick = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (tick < Self::MAX).then_some(tick)
        })
    }
}

/// Tick by tick, as declared: `a` before `a,b` before `b`.
impl Ord for Ticks {
    fn cmp(&self, other: &Self) -> Ordering {
        let differ = self.0 ^ other.0;
        if differ == 0 {
            return Ordering::Equal;
        }
        // The first tick that only one of them has comes first, unless the other one has ended there.
        let first = differ & differ.wrapping_neg();
        let (has_it, rest) = if self.0 & first == 0 { (Ordering::Greater, self.0) } else { (Ordering::Less, other.0) };
        if rest < first { has_it.reverse() } else { has_it }
    }
}

impl PartialOrd for Ticks {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The answers that are on the path, in order.
pub type Trail = Vec<(QuestionIdx, Answer)>;

/// At most one answer a question, on the path or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    given: Vec<Option<Given>>,
}

/// A stored answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Given {
    answer: Answer,
    /// What the question's `about` was answered with at the time: the answer holds for that only.
    about: Option<Answer>,
    /// Taken back: remembered, but not counted until it is given again.
    withdrawn: bool,
}

impl Answers {
    /// Stores an answer in place of the one before. `trail` leads to the question. One that does not fit is not stored.
    pub fn give(&mut self, guide: &Guide, trail: &Trail, question: QuestionIdx, answer: Answer) {
        if !answer.fits(&guide[question]) {
            return;
        }
        let about = about(guide, trail, question);
        self.given.resize(guide.questions.len(), None);
        self.given[question.0] = Some(Given { answer, about, withdrawn: false });
    }

    /// Answers that were given together on one path. The order does not matter, since each is about another of them.
    #[must_use]
    pub fn restored(guide: &Guide, trail: &Trail) -> Self {
        let mut answers = Self::default();
        trail.iter().for_each(|(question, answer)| answers.give(guide, trail, *question, *answer));
        answers
    }

    /// Takes an answer back, so that its question is asked again with this answer preselected.
    pub fn withdraw(&mut self, question: QuestionIdx) {
        if let Some(Some(given)) = self.given.get_mut(question.0) {
            given.withdrawn = true;
        }
    }

    /// The answer that counts when this trail comes to the question.
    #[must_use]
    pub fn counted(&self, guide: &Guide, trail: &Trail, question: QuestionIdx) -> Option<Answer> {
        self.given(guide, trail, question).filter(|given| !given.withdrawn).map(|given| given.answer)
    }

    /// The last answer given to this question about the same thing, whether it counts or not.
    #[must_use]
    pub fn remembered(&self, guide: &Guide, trail: &Trail, question: QuestionIdx) -> Option<Answer> {
        self.given(guide, trail, question).map(|given| given.answer)
    }

    fn given(&self, guide: &Guide, trail: &Trail, question: QuestionIdx) -> Option<&Given> {
        let given = self.given.get(question.0)?.as_ref()?;
        (given.about == about(guide, trail, question)).then_some(given)
    }
}

/// What this trail says about the thing that the question is about. Only answers on the path count.
fn about(guide: &Guide, trail: &Trail, question: QuestionIdx) -> Option<Answer> {
    let about = guide[question].about?;
    trail.iter().find(|(asked, _)| *asked == about).map(|(_, answer)| *answer)
}

/// Where a trail leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// Ask this question.
    Ask(QuestionIdx),
    /// Show the plan.
    Plan,
    /// Show the plan, with this offer.
    Offer(QuestionIdx),
}

impl Position {
    /// Where a walk begins at this level.
    #[must_use]
    pub fn first(guide: &Guide, level: TriageLevel) -> Self {
        if level == TriageLevel::Emergency { Self::Plan } else { Self::at(guide, guide.first) }
    }

    /// Where a way to this question leads.
    fn at(guide: &Guide, question: QuestionIdx) -> Self {
        if guide[question].is_offer() { Self::Offer(question) } else { Self::Ask(question) }
    }

    /// Whether the plan is shown, with an offer or without.
    #[must_use]
    pub fn is_plan(self) -> bool {
        !matches!(self, Self::Ask(_))
    }

    /// The question that may be answered here, asked before the plan or offered on it.
    #[must_use]
    pub fn question(self) -> Option<QuestionIdx> {
        match self {
            Self::Ask(question) | Self::Offer(question) => Some(question),
            Self::Plan => None,
        }
    }

    /// Where an answer at this level leads, if these are the conditions that hold. One that does not fit leads nowhere.
    #[must_use]
    pub fn after(
        guide: &Guide,
        (question, answer): (QuestionIdx, Answer),
        level: TriageLevel,
        holds: impl Fn(&Rows) -> bool,
    ) -> Self {
        let asked = &guide[question];
        match (answer.choices().next(), &asked.form) {
            _ if level == TriageLevel::Emergency => Self::Plan,
            (Some(chosen), _) => Self::along(guide, &asked.choices[chosen].next, holds),
            (None, Form::Any { none }) => Self::along(guide, none, holds),
            (None, Form::One | Form::Offer) => Self::at(guide, question),
        }
    }

    /// Where a way leads, if these are the conditions that hold.
    #[must_use]
    pub fn along(guide: &Guide, mut next: &Next, holds: impl Fn(&Rows) -> bool) -> Self {
        loop {
            match next {
                Next::To(question) => return Self::at(guide, *question),
                Next::Plan => return Self::Plan,
                Next::If { when, then, otherwise } => next = if holds(when) { then } else { otherwise },
            }
        }
    }
}

/// What the answers so far establish.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct State {
    /// What is known of the facts.
    pub known: Known,
    /// The highest level raised so far.
    pub level: TriageLevel,
}

impl State {
    /// Before the first answer.
    #[must_use]
    pub fn at_entry(guide: &Guide, entry: EntryIdx) -> Self {
        let mut state = Self { known: Known::default(), level: TriageLevel::SelfCare };
        guide[entry].marks.iter().for_each(|&fact| state.known.mark(fact));
        guide[entry].rules_out.iter().for_each(|&fact| state.known.rule_out(fact));
        state.escalate(guide);
        state
    }

    /// Takes one answer in: marks first, so that a mark wins over what the same answer denies.
    pub fn take(&mut self, guide: &Guide, question: QuestionIdx, answer: Answer) {
        let (asked, marks) = (&guide[question], guide.marks(question));
        for at in answer.choices() {
            let choice = &asked.choices[at];
            self.known.mark_all(&marks[at]);
            choice.rules_out.iter().for_each(|&fact| self.known.rule_out(fact));
            self.raise(choice.raise);
        }
        if let Answer::Ticks(ticks) = answer {
            let left_out = marks.iter().enumerate().filter(|(tick, _)| !ticks.contains(*tick));
            left_out.for_each(|(_, marks)| self.known.rule_out_all(marks));
        }
        self.escalate(guide);
    }

    /// Where the answer leads, given that it was taken in.
    #[must_use]
    pub fn way_on(&self, guide: &Guide, question: QuestionIdx, answer: Answer) -> Position {
        Position::after(guide, (question, answer), self.level, |when| self.known.holds(when))
    }

    fn escalate(&mut self, guide: &Guide) {
        for escalation in &guide.escalations {
            if self.known.holds(&escalation.when) {
                self.raise(escalation.raise);
            }
        }
    }

    fn raise(&mut self, level: TriageLevel) {
        self.level = self.level.max(level);
    }
}

/// A trail and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// The answers that count.
    pub trail: Trail,
    /// What they establish.
    pub state: State,
    /// Where they lead.
    pub position: Position,
}

impl Walk {
    /// Applies an answer to the question at the position.
    pub fn go_on(&mut self, guide: &Guide, question: QuestionIdx, answer: Answer) {
        self.state.take(guide, question, answer);
        self.trail.push((question, answer));
        self.position = self.state.way_on(guide, question, answer);
    }
}

/// Takes each stored answer, from the first question on, until one is missing or the walk ends.
#[must_use]
pub fn follow(guide: &Guide, entry: EntryIdx, answers: &Answers) -> Walk {
    let state = State::at_entry(guide, entry);
    let mut walk = Walk { trail: Trail::new(), position: Position::first(guide, state.level), state };
    while let Some(question) = walk.position.question() {
        let Some(answer) = answers.counted(guide, &walk.trail, question) else { break };
        walk.go_on(guide, question, answer);
    }
    walk
}
