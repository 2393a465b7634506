//! What can still happen from each question on, whatever is answered.
//!
//! Relies on the guide's graph only. Must not know promises.

use crate::guide::{Choice, FactIdx, Form, Guide, Question, QuestionIdx, TriageLevel};
use crate::trail::FactSet;

/// What can still happen from each question on, this one included, to walks that stay at or below a level.
#[derive(Debug)]
pub(super) struct Reach {
    up_to: TriageLevel,
    /// Facts that a way on looks at.
    pub(super) looked_at: Vec<FactSet>,
    /// Facts that can be marked.
    pub(super) markable: Vec<FactSet>,
    /// Facts that can be denied.
    pub(super) deniable: Vec<FactSet>,
    /// For each fact, those that can be marked with it or after it, as far as the ways tell.
    with: Vec<FactSet>,
}

impl Reach {
    pub(super) fn of(guide: &Guide, up_to: TriageLevel) -> Self {
        let empty = || vec![FactSet::default(); guide.questions.len()];
        let with = vec![FactSet::default(); guide.facts.len()];
        let mut reach = Self { up_to, looked_at: empty(), markable: empty(), deniable: empty(), with };
        for at in guide.order().iter().rev().map(|question| question.0) {
            reach.add(at, &guide.questions[at]);
        }
        for entry in &guide.entries {
            reach.add_with(&entry.marks, &[guide.first]);
        }
        reach
    }

    /// Whether one walk can mark all of these, as far as the ways tell: not those of two choices of one question, nor of
    /// two branches that never meet.
    pub(super) fn can_meet(&self, facts: &[FactIdx]) -> bool {
        let meet = |one: FactIdx, other: FactIdx| self.with[one.0].contains(other) || self.with[other.0].contains(one);
        facts.iter().all(|&one| facts.iter().all(|&other| meet(one, other)))
    }

    /// These facts are marked together, before one of these questions is asked.
    fn add_with(&mut self, marks: &[FactIdx], next: &[QuestionIdx]) {
        for fact in marks {
            let with = &mut self.with[fact.0];
            marks.iter().for_each(|&mark| with.insert(mark));
            next.iter().for_each(|question| with.extend(&self.markable[question.0]));
        }
    }

    fn add(&mut self, at: usize, question: &Question) {
        let (mut targets, mut looked_at) = (Vec::new(), Vec::new());
        let up_to = self.up_to;
        // At an emergency the walk ends, whatever the way says.
        let goes_on = |choice: &Choice| choice.raise <= up_to && choice.raise < TriageLevel::Emergency;
        for way in question.ways_with(goes_on) {
            way.add_targets(&mut targets);
            way.add_looked_at(&mut looked_at);
        }
        looked_at.into_iter().for_each(|fact| self.looked_at[at].insert(fact));
        for target in targets {
            for sets in [&mut self.looked_at, &mut self.markable, &mut self.deniable] {
                let later = sets[target.0].clone();
                sets[at].extend(&later);
            }
        }
        if question.is_checklist() {
            question.choices.iter().flat_map(|tick| &tick.marks).for_each(|&fact| self.deniable[at].insert(fact));
        }
        let taken = || question.choices.iter().filter(|choice| choice.raise <= up_to);
        for choice in taken() {
            choice.marks.iter().for_each(|&fact| self.markable[at].insert(fact));
            choice.rules_out.iter().for_each(|&fact| self.deniable[at].insert(fact));
        }
        for choice in taken() {
            match question.form {
                Form::One | Form::Offer => self.add_with(&choice.marks, &choice.next.targets()),
                // Other ticks can mark as well.
                Form::Any { .. } => self.add_with(&choice.marks, &[QuestionIdx(at)]),
            }
        }
    }
}
