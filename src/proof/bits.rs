//! Sets of the facts that one search tracks, small enough to be copied and compared by the million.
//!
//! Relies on the facts' places in the guide. Must not know what a search looks for.

use crate::guide::FactIdx;
use crate::trail::FactSet;

/// Up to `64 * N` facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Bits<const N: usize>([u64; N]);

impl<const N: usize> Bits<N> {
    pub(super) const NONE: Self = Self([0; N]);

    pub(super) fn insert(&mut self, bit: usize) {
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    pub(super) fn and(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word &= other);
        self
    }

    pub(super) fn or(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word |= other);
        self
    }

    pub(super) fn without(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word &= !other);
        self
    }

    pub(super) fn has_all(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(word, other)| word & other == other)
    }

    pub(super) fn has_any(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(word, other)| word & other != 0)
    }
}

impl<const N: usize> FromIterator<usize> for Bits<N> {
    fn from_iter<I: IntoIterator<Item = usize>>(bits: I) -> Self {
        let mut set = Self::NONE;
        bits.into_iter().for_each(|bit| set.insert(bit));
        set
    }
}

/// Which facts a group of searches tracks, and the bit of each: their order in the guide.
#[derive(Debug)]
pub(super) struct Tracked {
    facts: FactSet,
    /// How many tracked facts come before each fact of the guide, up to the last tracked one.
    before: Vec<usize>,
}

impl Tracked {
    pub(super) fn new(facts: FactSet) -> Self {
        let mut before = Vec::new();
        for (bit, fact) in facts.iter().enumerate() {
            before.resize(fact.0 + 1, bit);
        }
        Self { facts, before }
    }

    /// These facts, without those that are not tracked.
    pub(super) fn bits<const N: usize>(&self, facts: &[FactIdx]) -> Bits<N> {
        facts.iter().filter(|fact| self.facts.contains(**fact)).map(|fact| self.before[fact.0]).collect()
    }

    /// The tracked ones of these facts.
    pub(super) fn bits_of<const N: usize>(&self, facts: &FactSet) -> Bits<N> {
        self.facts.common(facts).map(|fact| self.before[fact.0]).collect()
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.facts.count()
    }

    /// The facts, in declared order.
    pub(super) fn iter(&self) -> impl Iterator<Item = FactIdx> + '_ {
        self.facts.iter()
    }
}
