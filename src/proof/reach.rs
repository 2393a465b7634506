//! What can still happen from each question on, whatever is answered.
//!
//! Relies on the guide's graph only. Must not know promises.

use crate::guide::{Form, Guide, Next, Question, QuestionIdx};
use crate::trail::FactSet;

/// What can still happen from each question on, this one included.
#[derive(Debug)]
pub(super) struct Reach {
    /// The questions that a walk can come to, each before those it leads to.
    pub(super) order: Vec<QuestionIdx>,
    /// Facts that a way on looks at.
    pub(super) looked_at: Vec<FactSet>,
    /// Facts that can be marked.
    pub(super) markable: Vec<FactSet>,
    /// Facts that can be denied.
    pub(super) deniable: Vec<FactSet>,
}

impl Reach {
    pub(super) fn of(guide: &Guide) -> Self {
        let empty = || vec![FactSet::default(); guide.questions.len()];
        let order = order(guide);
        let mut reach = Self { order: Vec::new(), looked_at: empty(), markable: empty(), deniable: empty() };
        for at in order.iter().rev().map(|question| question.0) {
            let question = &guide.questions[at];
            for target in targets(question) {
                for sets in [&mut reach.looked_at, &mut reach.markable, &mut reach.deniable] {
                    let later = sets[target.0].clone();
                    sets[at].extend(&later);
                }
            }
            ways(question).for_each(|way| add_looked_at(way, &mut reach.looked_at[at]));
            reach.add_own(at, question);
        }
        Self { order, ..reach }
    }

    fn add_own(&mut self, at: usize, question: &Question) {
        for choice in &question.choices {
            choice.marks.iter().for_each(|&fact| self.markable[at].insert(fact));
            let left_out = question.is_checklist().then_some(&choice.marks).into_iter().flatten();
            choice.rules_out.iter().chain(left_out).for_each(|&fact| self.deniable[at].insert(fact));
        }
    }
}

/// The questions reachable from the first, each before those it leads to. Without recursion, for guides of any length.
fn order(guide: &Guide) -> Vec<QuestionIdx> {
    let mut done = vec![false; guide.questions.len()];
    let mut order = Vec::new();
    let mut open = vec![(guide.first, targets(&guide[guide.first]))];
    done[guide.first.0] = true;
    while let Some((question, rest)) = open.last_mut() {
        match rest.pop() {
            Some(next) if done[next.0] => {}
            Some(next) => {
                done[next.0] = true;
                open.push((next, targets(&guide[next])));
            }
            None => {
                order.push(*question);
                open.pop();
            }
        }
    }
    order.reverse();
    order
}

/// Every way on from a question.
pub(super) fn ways(question: &Question) -> Box<dyn Iterator<Item = &Next> + '_> {
    match &question.form {
        Form::One { ways } => Box::new(ways.iter()),
        Form::Any { none, some } => Box::new([none, some].into_iter()),
    }
}

fn targets(question: &Question) -> Vec<QuestionIdx> {
    let mut found = Vec::new();
    ways(question).for_each(|way| add_targets(way, &mut found));
    found
}

fn add_targets(next: &Next, into: &mut Vec<QuestionIdx>) {
    match next {
        Next::To(question) => into.push(*question),
        Next::Plan => {}
        Next::If { then, otherwise, .. } => {
            add_targets(then, into);
            add_targets(otherwise, into);
        }
    }
}

fn add_looked_at(next: &Next, into: &mut FactSet) {
    if let Next::If { when, then, otherwise } = next {
        for &fact in when {
            into.insert(fact);
        }
        add_looked_at(then, into);
        add_looked_at(otherwise, into);
    }
}
