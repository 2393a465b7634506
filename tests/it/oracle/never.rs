//! What can never be, found by looking everywhere: rows of cards and escalations, branches of `If`s.
//!
//! Relies on positions. Must not know how the program finds out.

use super::walk::Position;
use charley::guide::{CardIdx, FactIdx, Form, Guide, Next, Question, TriageLevel};
use charley::trail::Answer;

/// Whether the card shows somewhere because of this row.
pub(super) fn row_shows(card: CardIdx, row: &[FactIdx], everywhere: &[Position]) -> bool {
    everywhere.iter().any(|here| here.shown.contains(&card) && has(here, row))
}

/// Whether all of these are marked somewhere.
pub(super) fn is_marked(row: &[FactIdx], everywhere: &[Position]) -> bool {
    everywhere.iter().any(|here| has(here, row))
}

fn has(here: &Position, row: &[FactIdx]) -> bool {
    row.iter().all(|fact| here.marked.contains(fact))
}

/// For each `If` of each question, in the order of its ways, whether somebody goes on with `otherwise`, and with `then`.
pub(super) fn branches(guide: &Guide, everywhere: &[Position]) -> Vec<Vec<[bool; 2]>> {
    let mut taken: Vec<Vec<Vec<[bool; 2]>>> = guide.questions.iter().map(of_question).collect();
    for here in everywhere.iter().filter(|here| here.level < TriageLevel::Emergency) {
        let Some((question, answer)) = here.trail.last() else { continue };
        let way = match answer {
            Answer::Choice(choice) => *choice,
            Answer::Ticks(ticks) => usize::from(!ticks.is_empty()),
        };
        follow(ways(&guide[*question])[way], here, &mut taken[question.0][way]);
    }
    taken.into_iter().map(|ways| ways.concat()).collect()
}

fn of_question(question: &Question) -> Vec<Vec<[bool; 2]>> {
    ways(question).into_iter().map(|way| vec![[false; 2]; ifs(way)]).collect()
}

fn ways(question: &Question) -> Vec<&Next> {
    match &question.form {
        Form::Any { none } => vec![none, &question.choices[0].next],
        _ => question.choices.iter().map(|choice| &choice.next).collect(),
    }
}

fn ifs(way: &Next) -> usize {
    match way {
        Next::If { then, otherwise, .. } => 1 + ifs(then) + ifs(otherwise),
        _ => 0,
    }
}

fn follow(way: &Next, here: &Position, taken: &mut [[bool; 2]]) {
    let Next::If { when, then, otherwise } = way else { return };
    let (first, inner) = taken.split_first_mut().unwrap();
    let (of_then, of_otherwise) = inner.split_at_mut(ifs(then));
    if when.any(|row| has(here, row)) {
        first[1] = true;
        follow(then, here, of_then);
    } else {
        first[0] = true;
        follow(otherwise, here, of_otherwise);
    }
}
