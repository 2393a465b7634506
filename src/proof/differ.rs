//! Whether two guides say different things to somebody who gives the same answers, and the shortest trail on which they do.
//!
//! The two have the same questions, choices, facts and cards, each in the same place; where answers lead, what they mean
//! and when cards show may differ. As in the proof, each thing that could differ is looked for on its own, so that a search
//! tracks few facts: the walk (a question, the level), then each card that a difference can reach, on a plan or beside a
//! question. Must not know why there are two guides.

mod joint;
mod side;

use crate::guide::{Card, CardIdx, Choice, Entry, FactIdx, Guide, Parts, Question, TriageLevel};
use crate::plan::row;
use crate::proof::target::{Tangled, Way};
use crate::trail::{Position, State};
use joint::{Pair, shortest};
use std::collections::BTreeSet;

/// Something that the second guide does otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// It asks something else, or shows the plan, or asks where the first shows the plan.
    Goes {
        /// Where the first guide stands.
        first: Position,
        /// Where the second stands.
        second: Position,
    },
    /// It has another level.
    Level {
        /// The level of the first.
        first: TriageLevel,
        /// The level of the second.
        second: TriageLevel,
    },
    /// It shows a card that the first does not show.
    Shows(CardIdx),
    /// It does not show a card that the first shows.
    Hides(CardIdx),
}

/// The trail of the first guide with the fewest answers after which the second does something otherwise.
///
/// # Errors
/// When too many states have to be told apart.
pub fn tell_apart(first: &Guide, second: &Guide) -> Result<Option<Way>, Tangled> {
    let pair = Pair::new([first, second]);
    let mut best: Option<Way> = None;
    let mut tangled = None;
    let walk = (!walk_alike(first, second)).then_some(None);
    for card in walk.into_iter().chain(cards(first, second).map(Some)) {
        let limit = best.as_ref().map_or(usize::MAX, |way| way.trail.len());
        match shortest(&pair, card, limit) {
            Ok(way) => best = way.or(best),
            Err(facts) => tangled = Some(facts),
        }
    }
    // A difference that was found counts, whatever else was too tangled to look for.
    best.map_or_else(|| tangled.map_or(Ok(None), Err), |way| Ok(Some(way)))
}

/// Everything that the second guide does otherwise on this trail of the first.
#[must_use]
pub fn differences(first: &Guide, second: &Guide, way: &Way) -> Vec<Difference> {
    let mut states = [State::at_entry(first, way.entry), State::at_entry(second, way.entry)];
    let mut stand = [Position::first(first, states[0].level), Position::first(second, states[1].level)];
    for (question, answer) in &way.trail {
        if stand[0] != stand[1] {
            break;
        }
        let [one, other] = &mut states;
        one.take(first, *question, *answer);
        other.take(second, *question, *answer);
        stand = [one.way_on(first, *question, *answer), other.way_on(second, *question, *answer)];
    }
    if stand[0] != stand[1] {
        return vec![Difference::Goes { first: stand[0], second: stand[1] }];
    }
    let [one, other] = &states;
    let level = Difference::Level { first: one.level, second: other.level };
    let shows = |guide: &Guide, card: CardIdx, state: &State| {
        row(&guide[card], state).is_some() && (stand[0].is_plan() || guide[card].early)
    };
    let cards = (0..first.cards.len()).map(CardIdx).filter_map(|card| {
        let shows = [shows(first, card, one), shows(second, card, other)];
        (shows[0] != shows[1]).then_some(if shows[0] { Difference::Hides(card) } else { Difference::Shows(card) })
    });
    (one.level != other.level).then_some(level).into_iter().chain(cards).collect()
}

/// Whether the same answers always lead to the same question and level, whatever is in the guides.
fn walk_alike(first: &Parts, second: &Parts) -> bool {
    let questions = first.questions.iter().zip(&second.questions);
    let entries = first.entries.iter().zip(&second.entries);
    !escalates_otherwise(first, second)
        && questions.clone().all(|(one, other)| asks_alike(one, other))
        && entries.clone().all(|(one, other)| one.marks == other.marks)
}

fn escalates_otherwise(first: &Parts, second: &Parts) -> bool {
    let rules = |parts: &Parts| parts.escalations.iter().map(|e| (e.when.clone(), e.raise)).collect::<Vec<_>>();
    rules(first) != rules(second)
}

/// Whether the same answers to the question mean and lead to the same.
fn asks_alike(one: &Question, other: &Question) -> bool {
    let means = |choice: &Choice| (choice.marks.clone(), choice.rules_out.clone(), choice.raise);
    let is_put_alike = one.is_offer() == other.is_offer() && one.ways().eq(other.ways());
    is_put_alike && one.choices.iter().map(means).eq(other.choices.iter().map(means))
}

/// Cards that differ, and those that look at a fact which the same answers may leave different.
fn cards(first: &Guide, second: &Guide) -> impl Iterator<Item = CardIdx> {
    let facts = facts(first, second);
    let looks = |card: &Card| card.when.facts().chain(card.unless.iter().copied()).any(|fact| facts.contains(&fact));
    let is_meant = |card: &CardIdx| {
        let (one, other) = (&first[*card], &second[*card]);
        !shows_alike(one, other) || looks(one) || looks(other)
    };
    (0..first.cards.len()).map(CardIdx).filter(is_meant).collect::<Vec<_>>().into_iter()
}

fn shows_alike(one: &Card, other: &Card) -> bool {
    one.when == other.when && one.unless == other.unless && one.up_to == other.up_to && one.early == other.early
}

/// Facts that one of two equal answers marks or rules out and the other does not.
fn facts(first: &Parts, second: &Parts) -> BTreeSet<FactIdx> {
    let choices = |parts: &Parts| -> Vec<Vec<FactIdx>> {
        let of_choice = |choice: &Choice| [choice.marks.clone(), choice.rules_out.clone()];
        let answered = parts.questions.iter().flat_map(|question| question.choices.iter().flat_map(of_choice));
        let of_entry = |entry: &Entry| [entry.marks.clone(), entry.rules_out.clone()];
        answered.chain(parts.entries.iter().flat_map(of_entry)).collect()
    };
    let (one, other) = (choices(first), choices(second));
    let in_one_only = |one: &[FactIdx], other: &[FactIdx]| -> Vec<FactIdx> {
        one.iter().copied().filter(|fact| !other.contains(fact)).collect()
    };
    one.iter()
        .zip(&other)
        .flat_map(|(one, other)| [in_one_only(one, other), in_one_only(other, one)].concat())
        .collect()
}
