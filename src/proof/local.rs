//! The guide in the bits of a few facts, for all searches that look at no others.
//!
//! Relies on the guide and on what can still happen. Must not know what is looked for. Many searches end after a few
//! questions, so each question is translated when a walk first comes to it.

use crate::guide::{Choice, FactIdx, Guide, QuestionIdx, TriageLevel};
use crate::proof::bits::{Bits, Tracked};
use crate::proof::reach::Reach;
use crate::proof::work::Limits;
use crate::trail::FactSet;
use std::cell::OnceCell;

/// The guide in bits.
pub(super) struct Local<'g, const N: usize> {
    pub(super) guide: &'g Guide,
    pub(super) reach: &'g [Reach; 4],
    pub(super) limits: Limits<'g>,
    tracked: Tracked,
    choices: Vec<OnceCell<Vec<LocalChoice<N>>>>,
    ahead: [Vec<OnceCell<Ahead<N>>>; 4],
}

/// A choice in bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct LocalChoice<const N: usize> {
    pub(super) marks: Bits<N>,
    pub(super) rules_out: Bits<N>,
    pub(super) raise: TriageLevel,
}

/// What can still be used or happen from a question on.
pub(super) struct Ahead<const N: usize> {
    pub(super) looked_at: Bits<N>,
    pub(super) markable: Bits<N>,
    pub(super) deniable: Bits<N>,
}

impl<'g, const N: usize> Local<'g, N> {
    pub(super) fn new(guide: &'g Guide, reach: &'g [Reach; 4], limits: Limits<'g>, tracked: Tracked) -> Self {
        let questions = guide.questions.len();
        let ahead = [(); 4].map(|()| empty(questions));
        Self { guide, reach, limits, tracked, choices: empty(questions), ahead }
    }

    pub(super) fn bits(&self, facts: &[FactIdx]) -> Bits<N> {
        self.tracked.bits(facts)
    }

    pub(super) fn choices(&self, question: QuestionIdx) -> &[LocalChoice<N>] {
        let translate = || self.guide[question].choices.iter().map(|choice| LocalChoice::new(choice, &self.tracked));
        self.choices[question.0].get_or_init(|| translate().collect())
    }

    pub(super) fn ahead(&self, question: QuestionIdx, up_to: TriageLevel) -> &Ahead<N> {
        let reach = &self.reach[up_to as usize];
        let bits = |sets: &[FactSet]| self.tracked.bits_of(&sets[question.0]);
        self.ahead[up_to as usize][question.0].get_or_init(|| Ahead {
            looked_at: bits(&reach.looked_at),
            markable: bits(&reach.markable),
            deniable: bits(&reach.deniable),
        })
    }
}

fn empty<T>(questions: usize) -> Vec<OnceCell<T>> {
    (0..questions).map(|_| OnceCell::new()).collect()
}

impl<const N: usize> LocalChoice<N> {
    pub(super) fn new(choice: &Choice, tracked: &Tracked) -> Self {
        Self { marks: tracked.bits(&choice.marks), rules_out: tracked.bits(&choice.rules_out), raise: choice.raise }
    }

    /// What it says about these facts.
    pub(super) fn cut(self, to: &Bits<N>) -> Self {
        Self { marks: self.marks.and(to), rules_out: self.rules_out.and(to), ..self }
    }

    pub(super) fn says_nothing(&self) -> bool {
        self.marks == Bits::NONE && self.rules_out == Bits::NONE
    }
}
