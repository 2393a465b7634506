//! The graph of the questions: ways, targets, and an order in which each question stands before those it leads to.
//!
//! Relies on questions only. Works without recursion along the graph, for guides of any length.

use super::{Choice, FactIdx, Form, Next, Parts, Question, QuestionIdx};

impl Question {
    /// Every way on.
    pub fn ways(&self) -> impl Iterator<Item = &Next> {
        self.ways_with(|_| true)
    }

    /// Every way on of those who choose or tick only what fits, or tick nothing.
    pub fn ways_with(&self, fits: impl Fn(&Choice) -> bool) -> impl Iterator<Item = &Next> {
        let (none, most) = match &self.form {
            Form::One | Form::Offer => (None, self.choices.len()),
            // One tick stands for all.
            Form::Any { none } => (Some(none), 1),
        };
        let chosen = self.choices.iter().filter(move |choice| fits(choice)).take(most);
        none.into_iter().chain(chosen.map(|choice| &choice.next))
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

    /// Every question that this way can lead to.
    #[must_use]
    pub fn targets(&self) -> Vec<QuestionIdx> {
        let mut targets = Vec::new();
        self.add_targets(&mut targets);
        targets
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

    /// Adds every fact that this way depends on.
    pub fn add_looked_at(&self, facts: &mut Vec<FactIdx>) {
        if let Self::If { when, then, otherwise } = self {
            facts.extend(when.facts());
            then.add_looked_at(facts);
            otherwise.add_looked_at(facts);
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

/// Circles: each a list of questions that lead to one another, closed by its first. There is one for each way that leads
/// back, so with these ways cut every walk ends.
pub(crate) fn circles(parts: &Parts) -> Vec<Vec<QuestionIdx>> {
    let mut circles = Vec::new();
    let mut seen = vec![false; parts.questions.len()];
    for start in std::iter::once(parts.first).chain((0..parts.questions.len()).map(QuestionIdx)) {
        if !seen[start.0] {
            add_circles(parts, start, &mut seen, &mut circles);
        }
    }
    circles
}

/// The most circles that are told at once: nobody mends more before looking again.
const MOST_CIRCLES: usize = 100;

/// Goes along every way from here to what was not seen before. A way to where it came through closes a circle.
fn add_circles(parts: &Parts, start: QuestionIdx, seen: &mut [bool], circles: &mut Vec<Vec<QuestionIdx>>) {
    let mut path = vec![(start, targets_in_turn(parts, start))];
    let mut is_on_path = vec![false; seen.len()];
    while let Some((here, rest)) = path.last_mut() {
        let here = *here;
        (seen[here.0], is_on_path[here.0]) = (true, true);
        match rest.pop() {
            Some(next) if is_on_path[next.0] && circles.len() < MOST_CIRCLES => {
                let on_circle = path.iter().map(|(on, _)| *on).skip_while(|on| *on != next);
                circles.push(on_circle.chain([next]).collect());
            }
            Some(next) if seen[next.0] => {}
            Some(next) => path.push((next, targets_in_turn(parts, next))),
            None => {
                is_on_path[here.0] = false;
                path.pop();
            }
        }
    }
}

/// Where the question leads, each once, the first to be popped first.
fn targets_in_turn(parts: &Parts, question: QuestionIdx) -> Vec<QuestionIdx> {
    let mut targets = Vec::new();
    for target in parts[question].targets() {
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    targets.reverse();
    targets
}
