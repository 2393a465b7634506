//! The ticks of a checklist by what they come to: each set that makes a difference, with the shortest of those alike.
//!
//! Relies on the guide. Must not know where walks stand.

use crate::guide::{FactSet, Guide, QuestionIdx, TriageLevel};
use crate::proof::Map;
use crate::trail::Ticks;
use std::hash::Hash;

/// What a set of ticks comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct TickSet {
    /// What it marks, of the facts that tell.
    pub(super) marks: FactSet,
    /// Whether there is an emergency among it.
    pub(super) ends: bool,
    /// Whether anything is ticked, which decides about the way on.
    any: bool,
}

/// Sets of ticks that come to the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alike {
    /// The shortest: the fewest ticks, then the first declared.
    pub(super) ticks: Ticks,
    /// How many there are. A checklist has at most 32 ticks.
    pub(super) count: u64,
}

/// Every set of ticks, if only these facts tell one from another; nothing if there are more than may be told apart.
pub(super) fn tick_sets(
    guide: &Guide,
    question: QuestionIdx,
    telling: &FactSet,
    left: &mut usize,
) -> Option<Map<TickSet, Alike>> {
    let mut sets = Map::from_iter([(TickSet::default(), Alike { ticks: Ticks::default(), count: 1 })]);
    for kind in kinds(guide, question, telling) {
        let mut longer = Map::default();
        for (set, alike) in sets {
            let with = Alike { ticks: alike.ticks.with(kind.first), count: alike.count * kind.some() };
            note(&mut longer, set.with(&kind), with);
            note(&mut longer, set, alike);
        }
        *left = left.checked_sub(longer.len())?;
        sets = longer;
    }
    Some(sets)
}

/// Adds sets to those that come to the same.
pub(super) fn note<K: Eq + Hash>(sets: &mut Map<K, Alike>, key: K, more: Alike) {
    let known = sets.entry(key).or_insert(Alike { count: 0, ..more });
    known.count += more.count;
    if (more.ticks.count(), more.ticks) < (known.ticks.count(), known.ticks) {
        known.ticks = more.ticks;
    }
}

impl TickSet {
    fn with(&self, kind: &Kind) -> Self {
        let mut marks = self.marks.clone();
        marks.extend(&kind.marks);
        Self { marks, ends: self.ends || kind.ends, any: true }
    }
}

/// Ticks that mark the same of the facts that tell, and of which all or none are an emergency.
struct Kind {
    first: usize,
    marks: FactSet,
    ends: bool,
    ticks: u32,
}

impl Kind {
    /// How many sets there are of at least one of them.
    fn some(&self) -> u64 {
        (1 << self.ticks) - 1
    }
}

fn kinds(guide: &Guide, question: QuestionIdx, telling: &FactSet) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for (first, (tick, marks)) in guide[question].choices.iter().zip(guide.marks(question)).enumerate() {
        let (marks, ends) = (marks.and(telling), tick.raise == TriageLevel::Emergency);
        match kinds.iter_mut().find(|kind| kind.ends == ends && kind.marks == marks) {
            Some(kind) => kind.ticks += 1,
            None => kinds.push(Kind { first, marks, ends, ticks: 1 }),
        }
    }
    kinds
}
