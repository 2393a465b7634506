//! Places in the ways on of a question, and where else a way could lead.
//!
//! Relies on the guide's graph. Must not know why a way is changed.

use crate::guide::{Form, Guide, Next, Parts, Question, QuestionIdx, Rows};

/// The most other targets that are tried for one way.
const MOST_TARGETS: usize = 5;

/// A place in a way on: the way of a choice or of a checklist, and within it a turn at each `If`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) question: QuestionIdx,
    pub(super) branch: Branch,
    /// Whether each `If` on the way to the place holds.
    pub(super) turns: Vec<bool>,
}

/// One of the ways on of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Branch {
    /// Of a choice.
    Choice(usize),
    /// Of a checklist without a tick.
    None,
    /// Of a checklist with at least one.
    Some,
}

impl Spot {
    /// What stands there.
    pub(super) fn find<'p>(&self, parts: &'p Parts) -> Option<&'p Next> {
        let ways = branches(&parts[self.question]);
        let way = ways.into_iter().find(|(branch, _)| *branch == self.branch)?.1;
        self.turns.iter().try_fold(way, |next, turn| match next {
            Next::If { then, otherwise, .. } => Some(if *turn { &**then } else { &**otherwise }),
            Next::To(_) | Next::Plan => None,
        })
    }

    /// Changes what stands there.
    pub(super) fn change(&self, parts: &mut Parts, change: impl FnOnce(&mut Next)) {
        let Question { choices, form, .. } = &mut parts.questions[self.question.0];
        match (self.branch, form) {
            (Branch::Choice(choice), _) => self.change_within(&mut choices[choice].next, change),
            (Branch::None, Form::Any { none }) => self.change_within(none, change),
            (Branch::Some, _) => {
                let Some((first, others)) = choices.split_first_mut() else { return };
                self.change_within(&mut first.next, change);
                others.iter_mut().for_each(|tick| tick.next.clone_from(&first.next));
            }
            (Branch::None, Form::One | Form::Offer) => {}
        }
    }

    fn change_within(&self, mut here: &mut Next, change: impl FnOnce(&mut Next)) {
        for turn in &self.turns {
            let Next::If { then, otherwise, .. } = here else { return };
            here = if *turn { then } else { otherwise };
        }
        change(here);
    }

    /// The conditions of each `If` on the way to the place, and whether they hold there.
    pub(super) fn conditions<'p>(&self, parts: &'p Parts) -> Vec<(&'p Rows, bool)> {
        let at = |turns: &[bool]| Self { turns: turns.to_vec(), ..self.clone() };
        let turns = self.turns.iter().enumerate();
        turns
            .filter_map(|(depth, holds)| match at(&self.turns[..depth]).find(parts)? {
                Next::If { when, .. } => Some((when, *holds)),
                Next::To(_) | Next::Plan => None,
            })
            .collect()
    }
}

/// The ways on of a question, each with the branch that it belongs to.
pub(super) fn branches(question: &Question) -> Vec<(Branch, &Next)> {
    let choices = question.choices.iter().enumerate();
    match &question.form {
        Form::One | Form::Offer => choices.map(|(choice, file)| (Branch::Choice(choice), &file.next)).collect(),
        Form::Any { none } => {
            let some = choices.take(1).map(|(_, tick)| (Branch::Some, &tick.next));
            [(Branch::None, none)].into_iter().chain(some).collect()
        }
    }
}

/// Every place in the ways on of the question, each `If` before what stands in it.
pub(super) fn spots(parts: &Parts, question: QuestionIdx) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (branch, way) in branches(&parts[question]) {
        let mut open = vec![(Spot { question, branch, turns: Vec::new() }, way)];
        while let Some((spot, next)) = open.pop() {
            if let Next::If { then, otherwise, .. } = next {
                let turned = |turn: bool| Spot { turns: [&spot.turns[..], &[turn]].concat(), ..spot.clone() };
                open.extend([(turned(false), &**otherwise), (turned(true), &**then)]);
            }
            spots.push(spot);
        }
    }
    spots
}

/// Where the way could lead instead without a circle: to the plan, then to the nearest questions, later ones first.
pub(super) fn elsewhere(guide: &Guide, spot: &Spot) -> Vec<Next> {
    let now = spot.find(guide);
    let at = guide.order().iter().position(|question| *question == spot.question).unwrap_or(0);
    let (before, after) = guide.order().split_at(at);
    let questions = after.iter().chain(before).filter(|target| !leads_to(guide, **target, spot.question));
    let all = [Next::Plan].into_iter().chain(questions.map(|question| Next::To(*question)));
    all.filter(|next| Some(next) != now).take(MOST_TARGETS).collect()
}

/// Whether a walk may come to the question with different answers to another one before it.
pub(super) fn comes_with_several(parts: &Parts, question: QuestionIdx, before: QuestionIdx) -> bool {
    let comes = |next: &Next| {
        let mut targets = Vec::new();
        next.add_targets(&mut targets);
        targets.into_iter().any(|target| leads_to(parts, target, question))
    };
    let ticks = parts[before].choices.len();
    let answers = |branch| if branch == Branch::Some { ticks } else { 1 };
    branches(&parts[before])
        .into_iter()
        .filter(|(_, next)| comes(next))
        .map(|(branch, _)| answers(branch))
        .sum::<usize>()
        > 1
}

/// Whether a walk may come from one question to the other, or they are the same.
fn leads_to(parts: &Parts, from: QuestionIdx, to: QuestionIdx) -> bool {
    let mut seen = vec![false; parts.questions.len()];
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if !std::mem::replace(&mut seen[at.0], true) {
            open.extend(parts[at].targets());
        }
    }
    false
}
