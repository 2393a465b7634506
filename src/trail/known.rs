//! What is known of the facts: marked, ruled out, or nothing.
//!
//! Relies on nothing but fact indexes. Must not know questions or cards.

use crate::guide::FactIdx;

/// A set of facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct FactSet {
    words: Vec<u64>,
}

impl FactSet {
    /// Adds a fact.
    pub fn insert(&mut self, fact: FactIdx) {
        let word = fact.0 / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (fact.0 % 64);
    }

    /// Whether the fact is in the set.
    #[must_use]
    pub fn contains(&self, fact: FactIdx) -> bool {
        self.words.get(fact.0 / 64).is_some_and(|word| word >> (fact.0 % 64) & 1 == 1)
    }

    /// Adds every fact of another set.
    pub fn extend(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// How many facts are in the set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The facts in the set, in declared order.
    pub fn iter(&self) -> impl Iterator<Item = FactIdx> + '_ {
        facts(self.words.iter().copied())
    }

    /// The facts in both sets, in declared order.
    pub fn common<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = FactIdx> + 'a {
        facts(self.words.iter().zip(&other.words).map(|(one, other)| one & other))
    }
}

fn facts(words: impl Iterator<Item = u64>) -> impl Iterator<Item = FactIdx> {
    words.enumerate().flat_map(|(at, mut left)| {
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (bit < 64).then_some(FactIdx(at * 64 + bit))
        })
    })
}

impl FromIterator<FactIdx> for FactSet {
    fn from_iter<I: IntoIterator<Item = FactIdx>>(facts: I) -> Self {
        let mut set = Self::default();
        facts.into_iter().for_each(|fact| set.insert(fact));
        set
    }
}

/// What the answers so far say about the facts. A fact that was never asked about is neither marked nor ruled out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Known {
    marked: FactSet,
    denied: FactSet,
}

impl Known {
    /// Establishes a fact, for good.
    pub fn mark(&mut self, fact: FactIdx) {
        self.marked.insert(fact);
    }

    /// Denies a fact, unless it is or will be marked: a mark wins and stays.
    pub fn rule_out(&mut self, fact: FactIdx) {
        self.denied.insert(fact);
    }

    /// Whether an answer established it.
    #[must_use]
    pub fn is_marked(&self, fact: FactIdx) -> bool {
        self.marked.contains(fact)
    }

    /// Whether it was asked about and denied. Not asked is not safe.
    #[must_use]
    pub fn is_ruled_out(&self, fact: FactIdx) -> bool {
        self.denied.contains(fact) && !self.marked.contains(fact)
    }

    /// Whether all of these are marked.
    #[must_use]
    pub fn all_marked(&self, facts: &[FactIdx]) -> bool {
        facts.iter().all(|&fact| self.is_marked(fact))
    }

    /// Whether all of these are ruled out.
    #[must_use]
    pub fn all_ruled_out(&self, facts: &[FactIdx]) -> bool {
        facts.iter().all(|&fact| self.is_ruled_out(fact))
    }

    /// The marked facts, in declared order.
    pub fn marked(&self) -> impl Iterator<Item = FactIdx> + '_ {
        self.marked.iter()
    }
}
