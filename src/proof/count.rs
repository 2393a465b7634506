//! The exact number of trails, without walking them.
//!
//! Relies on the engine's own `State`, cut down to the facts that a way on or an emergency looks at: each question is
//! visited once for each different such state, with the number of trails that come to it.

use crate::guide::{FactIdx, Guide, QuestionIdx, TriageLevel};
use crate::proof::reach::{Reach, ways};
use crate::proof::search::MOST_STATES;
use crate::proof::target::Tangled;
use crate::trail::{FactSet, Position, State};
use std::collections::HashMap;
use std::fmt;

/// A whole number of any size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Groups of 18 decimal digits, the lowest first.
    groups: Vec<u64>,
}

/// One more than the largest group.
const GROUP: u64 = 1_000_000_000_000_000_000;

impl Count {
    const ZERO: Self = Self { groups: Vec::new() };

    fn one() -> Self {
        Self { groups: vec![1] }
    }

    fn add(&mut self, other: &Self) {
        let mut carry = 0;
        for at in 0..self.groups.len().max(other.groups.len()) {
            let sum = self.groups.get(at).unwrap_or(&0) + other.groups.get(at).unwrap_or(&0) + carry;
            if at == self.groups.len() {
                self.groups.push(0);
            }
            self.groups[at] = sum % GROUP;
            carry = sum / GROUP;
        }
        if carry > 0 {
            self.groups.push(carry);
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((highest, rest)) = self.groups.split_last() else { return f.write_str("0") };
        write!(f, "{highest}")?;
        rest.iter().rev().try_for_each(|group| write!(f, "{group:018}"))
    }
}

/// Trails that stand at the same question with the same facts marked.
type Standing = HashMap<FactSet, Count>;

/// Counts the trails from every entry to a plan.
pub(super) fn paths(guide: &Guide, reach: &Reach) -> Result<Count, Tangled> {
    let mut counter = Counter { guide, reach, total: Count::ZERO, standing: HashMap::new(), states: 0 };
    for entry in 0..guide.entries.len() {
        let state = State::at_entry(guide, crate::guide::EntryIdx(entry));
        let position = if state.level == TriageLevel::Emergency { Position::Plan } else { Position::Ask(guide.first) };
        counter.arrive(position, &state.known.marked().collect(), &Count::one());
    }
    for question in &reach.order {
        for (marked, count) in counter.standing.remove(question).unwrap_or_default() {
            counter.answer(*question, &marked, &count)?;
        }
    }
    Ok(counter.total)
}

struct Counter<'g> {
    guide: &'g Guide,
    reach: &'g Reach,
    total: Count,
    standing: HashMap<QuestionIdx, Standing>,
    states: usize,
}

impl Counter<'_> {
    fn answer(&mut self, idx: QuestionIdx, marked: &FactSet, count: &Count) -> Result<(), Tangled> {
        let question = &self.guide[idx];
        if !question.is_checklist() {
            for (choice, way) in question.choices.iter().zip(ways(question)) {
                let mut marked = marked.clone();
                choice.marks.iter().for_each(|&fact| marked.insert(fact));
                let ends = choice.raise == Some(TriageLevel::Emergency) || self.is_emergency(&marked);
                let position = if ends { Position::Plan } else { resolve(way, &marked) };
                self.arrive(position, &marked, count);
            }
            return Ok(());
        }
        let used = self.used(idx);
        let mut sets: HashMap<(FactSet, bool, bool), Count> =
            HashMap::from([((marked.clone(), false, false), count.clone())]);
        for tick in &question.choices {
            let mut next: HashMap<(FactSet, bool, bool), Count> = HashMap::new();
            for ((marked, some, ends), count) in sets {
                let mut with = marked.clone();
                tick.marks.iter().filter(|fact| used.contains(**fact)).for_each(|&fact| with.insert(fact));
                let ends_now = ends || tick.raise == Some(TriageLevel::Emergency);
                next.entry((with, true, ends_now)).or_insert(Count::ZERO).add(&count);
                next.entry((marked, some, ends)).or_insert(Count::ZERO).add(&count);
            }
            self.states += next.len();
            sets = next;
            self.limit(&used)?;
        }
        let none_some: Vec<_> = ways(question).collect();
        for ((marked, some, ends), count) in sets {
            let ends = ends || self.is_emergency(&marked);
            let position = if ends { Position::Plan } else { resolve(none_some[usize::from(some)], &marked) };
            self.arrive(position, &marked, &count);
        }
        Ok(())
    }

    fn arrive(&mut self, position: Position, marked: &FactSet, count: &Count) {
        let Position::Ask(question) = position else { return self.total.add(count) };
        let used = self.used(question);
        let kept: FactSet = marked.iter().filter(|fact| used.contains(*fact)).collect();
        self.standing.entry(question).or_default().entry(kept).or_insert(Count::ZERO).add(count);
        self.states += 1;
    }

    /// What a way on or an emergency looks at from here on.
    fn used(&self, question: QuestionIdx) -> FactSet {
        let mut used = self.reach.looked_at[question.0].clone();
        self.emergencies().flatten().for_each(|&fact| used.insert(fact));
        used
    }

    fn emergencies(&self) -> impl Iterator<Item = &Vec<FactIdx>> {
        self.guide.escalations.iter().filter(|e| e.raise == TriageLevel::Emergency).map(|e| &e.when)
    }

    fn is_emergency(&self, marked: &FactSet) -> bool {
        self.emergencies().any(|when| when.iter().all(|&fact| marked.contains(fact)))
    }

    fn limit(&self, used: &FactSet) -> Result<(), Tangled> {
        if self.states > MOST_STATES { Err(Tangled(used.iter().collect())) } else { Ok(()) }
    }
}

fn resolve(next: &crate::guide::Next, marked: &FactSet) -> Position {
    use crate::guide::Next;
    match next {
        Next::To(question) => Position::Ask(*question),
        Next::Plan => Position::Plan,
        Next::If { when, then, otherwise } => {
            let holds = when.iter().all(|&fact| marked.contains(fact));
            resolve(if holds { then } else { otherwise }, marked)
        }
    }
}
