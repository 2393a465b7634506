//! The graph of the questions: ways, targets, and an order in which each question stands before those it leads to.
//!
//! Relies on questions only. Works without recursion along the graph, for guides of any length.

use super::{Form, Next, Parts, Question, QuestionIdx};

impl Question {
    /// Every way on.
    pub fn ways(&self) -> impl Iterator<Item = &Next> {
        let (one, any) = match &self.form {
            Form::One { ways } => (ways.as_slice(), None),
            Form::Any { none, some } => (&[][..], Some([none, some])),
        };
        one.iter().chain(any.into_iter().flatten())
    }

    /// Every question that a way on can lead to.
    #[must_use]
    pub fn targets(&self) -> Vec<QuestionIdx> {
        let mut targets = Vec::new();
        self.ways().for_each(|way| way.add_targets(&mut targets));
        targets
    }
}

impl Next {
    /// Whether the walk may end here.
    #[must_use]
    pub fn may_end(&self) -> bool {
        match self {
            Self::To(_) => false,
            Self::Plan => true,
            Self::If { then, otherwise, .. } => then.may_end() || otherwise.may_end(),
        }
    }

    /// Adds every question that this way can lead to.
    pub fn add_targets(&self, targets: &mut Vec<QuestionIdx>) {
        match self {
            Self::To(question) => targets.push(*question),
            Self::Plan => {}
            Self::If { then, otherwise, .. } => {
                then.add_targets(targets);
                otherwise.add_targets(targets);
            }
        }
    }
}

/// The questions that a walk can come to, each before those it leads to. On a circle the order means nothing.
pub(crate) fn order(parts: &Parts) -> Vec<QuestionIdx> {
    let mut done = vec![false; parts.questions.len()];
    let mut order = Vec::new();
    let mut open = vec![(parts.first, parts[parts.first].targets())];
    done[parts.first.0] = true;
    while let Some((question, rest)) = open.last_mut() {
        match rest.pop() {
            Some(next) if done[next.0] => {}
            Some(next) => {
                done[next.0] = true;
                open.push((next, parts[next].targets()));
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

/// Circles: each a list of questions that lead to one another, closed by its first.
pub(crate) fn circles(parts: &Parts) -> Vec<Vec<QuestionIdx>> {
    let mut left = on_or_before_circles(parts);
    let mut circles = Vec::new();
    for start in 0..parts.questions.len() {
        if left[start] {
            let circle = follow(parts, QuestionIdx(start), &mut left);
            circles.extend((!circle.is_empty()).then_some(circle));
        }
    }
    circles
}

/// Takes away, again and again, the questions from which every way ends.
fn on_or_before_circles(parts: &Parts) -> Vec<bool> {
    let mut sources = vec![Vec::new(); parts.questions.len()];
    let mut ways: Vec<usize> = Vec::new();
    for (at, question) in parts.questions.iter().enumerate() {
        let targets = question.targets();
        ways.push(targets.len());
        targets.iter().for_each(|target| sources[target.0].push(at));
    }
    let mut ended: Vec<usize> = (0..ways.len()).filter(|at| ways[*at] == 0).collect();
    while let Some(at) = ended.pop() {
        for &source in &sources[at] {
            ways[source] -= 1;
            if ways[source] == 0 {
                ended.push(source);
            }
        }
    }
    ways.into_iter().map(|ways| ways > 0).collect()
}

/// Walks on among the questions left until one comes again. What was walked is left no more, so each circle comes once.
fn follow(parts: &Parts, start: QuestionIdx, left: &mut [bool]) -> Vec<QuestionIdx> {
    let mut path = vec![start];
    loop {
        let here = path[path.len() - 1];
        left[here.0] = false;
        let targets = parts[here].targets();
        if let Some(back) = targets.iter().find_map(|target| path.iter().position(|on| on == target)) {
            path.drain(..back);
            path.push(path[0]);
            return path;
        }
        match targets.into_iter().find(|target| left[target.0]) {
            Some(next) => path.push(next),
            None => return Vec::new(),
        }
    }
}
