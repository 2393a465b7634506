//! One of two guides in the bits of one search: what answers mean, where they lead, when the watched card shows.
//!
//! Relies on the guide and on the bits of the proof. Must not know the other guide.

use crate::guide::{Card, CardIdx, EntryIdx, FactIdx, Guide, QuestionIdx, Rows, TriageLevel};
use crate::proof::bits::{Bits, Tracked};
use crate::proof::local::LocalChoice;
use crate::proof::search::taken;
use crate::proof::target::State;
use crate::trail::{Answer, Position};

/// One of two guides.
pub(super) struct Side<'g, const N: usize> {
    guide: &'g Guide,
    tracked: &'g Tracked,
    choices: Vec<Vec<LocalChoice<N>>>,
    escalations: Vec<(Bits<N>, TriageLevel)>,
    card: Option<CardBits<N>>,
}

/// When the watched card shows.
struct CardBits<const N: usize> {
    rows: Vec<Bits<N>>,
    unless: Bits<N>,
    up_to: TriageLevel,
    early: bool,
}

impl<'g, const N: usize> Side<'g, N> {
    pub(super) fn new(guide: &'g Guide, card: Option<CardIdx>, tracked: &'g Tracked) -> Self {
        let bits = |facts: &[FactIdx]| tracked.bits(facts);
        let card_bits = |card: &Card| CardBits {
            rows: card.when.iter().map(bits).collect(),
            unless: bits(&card.unless),
            up_to: card.up_to,
            early: card.early,
        };
        let choices = guide
            .questions
            .iter()
            .map(|question| question.choices.iter().map(|choice| LocalChoice::new(choice, tracked)).collect());
        Self {
            guide,
            tracked,
            choices: choices.collect(),
            escalations: guide.escalation_rows().map(|(row, raise)| (bits(row), raise)).collect(),
            card: card.map(|card| card_bits(&guide[card])),
        }
    }

    pub(super) fn enter(&self, entry: EntryIdx) -> State<N> {
        self.settle(State::at_entry(&self.guide[entry], |facts| self.tracked.bits(facts)))
    }

    /// The state with this choice or tick; escalations wait for [`Side::settle`].
    pub(super) fn with(&self, state: State<N>, question: QuestionIdx, choice: usize) -> State<N> {
        taken(state, &self.choices[question.0][choice])
    }

    /// The state with this tick left out.
    pub(super) fn without(&self, state: State<N>, question: QuestionIdx, tick: usize) -> State<N> {
        State { denied: state.denied.or(&self.choices[question.0][tick].marks), ..state }
    }

    /// Completes escalations.
    pub(super) fn settle(&self, mut state: State<N>) -> State<N> {
        let complete = self.escalations.iter().filter(|(when, _)| state.marked.has_all(when));
        state.level = complete.map(|(_, raise)| *raise).fold(state.level, TriageLevel::max);
        state
    }

    pub(super) fn way_on(&self, question: QuestionIdx, answer: Answer, state: &State<N>) -> Position {
        let holds = |when: &Rows| when.any(|row| state.marked.has_all(&self.tracked.bits(row)));
        Position::after(self.guide, (question, answer), state.level, holds)
    }

    pub(super) fn first(&self, state: &State<N>) -> Position {
        Position::first(self.guide, state.level)
    }

    /// The facts of escalations that can still complete and would raise higher than this level.
    pub(super) fn escalating(&self, level: TriageLevel, markable: &Bits<N>) -> Bits<N> {
        let open = self.escalations.iter().filter(|(when, raise)| *raise > level && when.has_any(markable));
        open.fold(Bits::NONE, |all, (when, _)| all.or(when))
    }

    /// What the watched card looks at, and of that what it needs ruled out.
    pub(super) fn watched(&self) -> (Bits<N>, Bits<N>) {
        let Some(card) = &self.card else { return (Bits::NONE, Bits::NONE) };
        (card.rows.iter().fold(card.unless, Bits::or), card.unless)
    }

    /// Whether the watched card shows there.
    pub(super) fn shows(&self, position: Position, state: &State<N>) -> bool {
        let has_place = self.card.as_ref().is_some_and(|card| card.early || position.is_plan());
        has_place && self.can_show(state, &Bits::NONE, &Bits::NONE)
    }

    /// Whether the watched card can show once some of these are marked and some of these ruled out.
    pub(super) fn can_show(&self, state: &State<N>, markable: &Bits<N>, deniable: &Bits<N>) -> bool {
        let State { marked, denied, level, .. } = state;
        self.card.as_ref().is_some_and(|card| {
            *level <= card.up_to
                && !marked.has_any(&card.unless)
                && denied.or(deniable).has_all(&card.unless)
                && card.rows.iter().any(|row| marked.or(markable).has_all(row))
        })
    }
}
