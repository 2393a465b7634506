//! Sets of facts, for what is asked of them again and again.
//!
//! Relies on nothing but fact indexes. Must not know what it means that a fact is in a set.

use super::FactIdx;
use smallvec::SmallVec;

/// A set of facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct FactSet {
    /// Guides have some dozens of facts: two words lie in the set itself, and a walk need not ask for memory.
    words: SmallVec<[u64; 2]>,
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

    /// The facts in both sets.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut words: SmallVec<_> = self.words.iter().zip(&other.words).map(|(one, other)| one & other).collect();
        // Equal sets are to be equal, however long the sets were that they come from.
        words.truncate(words.iter().rposition(|word| *word != 0).map_or(0, |last| last + 1));
        Self { words }
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
