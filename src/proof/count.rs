//! The exact number of trails, without walking them. One that stops at an offer has its plan, and may go on.
//!
//! Relies on the guide's graph. Each question is visited once for each different set of marked facts that a way on or an
//! emergency looks at, with the number of trails that come to it.

use crate::guide::{EntryIdx, FactIdx, Form, Guide, Next, QuestionIdx, Rows, TriageLevel};
use crate::proof::Map;
use crate::proof::reach::Reach;
use crate::proof::target::Tangled;
use crate::trail::{FactSet, Position, State};
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

impl Count {
    /// The number of trails in which at least one of so many ticks that come to the same is chosen.
    fn with_some_of(&self, ticks: u32) -> Self {
        let one_more = |some: Self| {
            let mut more = some.clone();
            more.add(&some);
            more.add(self);
            more
        };
        (0..ticks).fold(Self::ZERO, |some, _| one_more(some))
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((highest, rest)) = self.groups.split_last() else { return f.write_str("0") };
        write!(f, "{highest}")?;
        rest.iter().rev().try_for_each(|group| write!(f, "{group:018}"))
    }
}

/// The most states that are told apart to count trails. Each holds a number of any size.
const MOST_COUNTED: usize = 200_000;

/// Trails that stand at the same question with the same facts marked.
type Standing = Map<FactSet, Count>;

/// Tick sets with the same marks, with or without a tick, with or without an emergency among them.
type Ticked = Map<(FactSet, bool, bool), Count>;

/// What counting found.
#[derive(Debug)]
pub(super) struct Counted {
    /// The number of trails from every entry to a plan.
    pub(super) paths: Count,
    /// Whether each question is asked on some walk.
    pub(super) asked: Vec<bool>,
}

/// Counts the trails from every entry to a plan.
pub(super) fn count(guide: &Guide, reach: &Reach) -> Result<Counted, Tangled> {
    let used = reach.looked_at.iter().map(|looked_at| used(guide, looked_at)).collect();
    let found = Counted { paths: Count::ZERO, asked: vec![false; guide.questions.len()] };
    let mut counter = Counter { guide, used, found, standing: Map::default(), states: 0 };
    for entry in 0..guide.entries.len() {
        let state = State::at_entry(guide, EntryIdx(entry));
        counter.arrive(Position::first(guide, state.level), &state.known.marked().collect(), &Count::one())?;
    }
    for question in guide.order() {
        for (marked, count) in counter.standing.remove(question).unwrap_or_default() {
            counter.found.asked[question.0] = true;
            counter.answer(*question, &marked, &count)?;
        }
    }
    Ok(counter.found)
}

/// What a way on or an emergency looks at.
fn used(guide: &Guide, looked_at: &FactSet) -> FactSet {
    let mut used = looked_at.clone();
    emergencies(guide).flatten().for_each(|&fact| used.insert(fact));
    used
}

fn emergencies(guide: &Guide) -> impl Iterator<Item = &[FactIdx]> {
    guide.escalation_rows().filter(|(_, raise)| *raise == TriageLevel::Emergency).map(|(row, _)| row)
}

struct Counter<'g> {
    guide: &'g Guide,
    /// What can be used from each question on.
    used: Vec<FactSet>,
    found: Counted,
    standing: Map<QuestionIdx, Standing>,
    states: usize,
}

impl Counter<'_> {
    fn answer(&mut self, idx: QuestionIdx, marked: &FactSet, count: &Count) -> Result<(), Tangled> {
        let question = &self.guide[idx];
        match &question.form {
            Form::One | Form::Offer => {
                for choice in &question.choices {
                    let mut marked = marked.clone();
                    choice.marks.iter().for_each(|&fact| marked.insert(fact));
                    self.go_on(&choice.next, choice.raise == TriageLevel::Emergency, &marked, count)?;
                }
            }
            Form::Any { none } => {
                let some = question.choices.first().map_or(none, |tick| &tick.next);
                for ((marked, any, ends), count) in self.tick(idx, marked, count)? {
                    self.go_on(if any { some } else { none }, ends, &marked, &count)?;
                }
            }
        }
        Ok(())
    }

    /// How many tick sets come to each set of marks, with or without a tick and an emergency among them.
    fn tick(&mut self, idx: QuestionIdx, marked: &FactSet, count: &Count) -> Result<Ticked, Tangled> {
        let mut sets = Ticked::from_iter([((marked.clone(), false, false), count.clone())]);
        for ((marks, ends_now), alike) in self.kinds_of_ticks(idx) {
            let mut next = Ticked::default();
            for ((marked, any, ends), count) in sets {
                let mut with = marked.clone();
                with.extend(&marks);
                next.entry((with, true, ends || ends_now)).or_insert(Count::ZERO).add(&count.with_some_of(alike));
                next.entry((marked, any, ends)).or_insert(Count::ZERO).add(&count);
            }
            self.spend(next.len(), idx)?;
            sets = next;
        }
        Ok(sets)
    }

    /// The ticks by what they mark, of what can be used, and whether they are an emergency; with how many are alike.
    fn kinds_of_ticks(&self, idx: QuestionIdx) -> Map<(FactSet, bool), u32> {
        let mut kinds = Map::default();
        for tick in &self.guide[idx].choices {
            let marks = tick.marks.iter().copied().filter(|fact| self.used[idx.0].contains(*fact)).collect();
            *kinds.entry((marks, tick.raise == TriageLevel::Emergency)).or_insert(0) += 1;
        }
        kinds
    }

    fn go_on(&mut self, way: &Next, ends: bool, marked: &FactSet, count: &Count) -> Result<(), Tangled> {
        let ends = ends || self.is_emergency(marked);
        let holds = |when: &Rows| when.any(|row| row.iter().all(|&fact| marked.contains(fact)));
        self.arrive(if ends { Position::Plan } else { Position::along(self.guide, way, holds) }, marked, count)
    }

    fn arrive(&mut self, position: Position, marked: &FactSet, count: &Count) -> Result<(), Tangled> {
        if position.is_plan() {
            self.found.paths.add(count);
        }
        let Some(question) = position.question() else { return Ok(()) };
        let kept: FactSet = marked.iter().filter(|fact| self.used[question.0].contains(*fact)).collect();
        self.standing.entry(question).or_default().entry(kept).or_insert(Count::ZERO).add(count);
        self.spend(1, question)
    }

    /// Notes that so many more states had to be told apart.
    fn spend(&mut self, states: usize, question: QuestionIdx) -> Result<(), Tangled> {
        self.states += states;
        if self.states > MOST_COUNTED { Err(Tangled(self.used[question.0].iter().collect())) } else { Ok(()) }
    }

    fn is_emergency(&self, marked: &FactSet) -> bool {
        emergencies(self.guide).any(|when| when.iter().all(|&fact| marked.contains(fact)))
    }
}
