//! What can still happen from each question on, whatever is answered.
//!
//! Relies on the guide's graph only. Must not know promises.

use crate::guide::{Choice, Form, Guide, Next, Question, TriageLevel};
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
}

impl Reach {
    pub(super) fn of(guide: &Guide, up_to: TriageLevel) -> Self {
        let empty = || vec![FactSet::default(); guide.questions.len()];
        let mut reach = Self { up_to, looked_at: empty(), markable: empty(), deniable: empty() };
        for at in guide.order().iter().rev().map(|question| question.0) {
            reach.add(at, &guide.questions[at]);
        }
        reach
    }

    fn add(&mut self, at: usize, question: &Question) {
        let (mut targets, mut looked_at) = (Vec::new(), Vec::new());
        for way in ways(question, self.up_to) {
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
        for choice in &question.choices {
            let left_out = question.is_checklist().then_some(&choice.marks).into_iter().flatten();
            left_out.for_each(|&fact| self.deniable[at].insert(fact));
            if choice.raise <= Some(self.up_to) {
                choice.marks.iter().for_each(|&fact| self.markable[at].insert(fact));
                choice.rules_out.iter().for_each(|&fact| self.deniable[at].insert(fact));
            }
        }
    }
}

/// Every way on that a walk at or below a level can take. At an emergency it ends, whatever the way says.
fn ways(question: &Question, up_to: TriageLevel) -> Vec<&Next> {
    let goes_on = |choice: &Choice| choice.raise.is_none_or(|raise| raise <= up_to && raise < TriageLevel::Emergency);
    match &question.form {
        Form::One { ways } => {
            ways.iter().zip(&question.choices).filter(|(_, c)| goes_on(c)).map(|(way, _)| way).collect()
        }
        Form::Any { none, some } => vec![none, some],
    }
}
