//! What is known of the facts: marked, ruled out, or nothing.
//!
//! Relies on nothing but fact indexes. Must not know questions or cards.

use crate::guide::{FactIdx, FactSet, Rows};

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

    /// Establishes all of these, for good.
    pub fn mark_all(&mut self, facts: &FactSet) {
        self.marked.extend(facts);
    }

    /// Denies all of these, as [`Known::rule_out`] does.
    pub fn rule_out_all(&mut self, facts: &FactSet) {
        self.denied.extend(facts);
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

    /// Whether the condition holds: all facts of any one row are marked.
    #[must_use]
    pub fn holds(&self, when: &Rows) -> bool {
        when.any(|row| self.all_marked(row))
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

    /// The marked facts among these.
    #[must_use]
    pub fn marked_among(&self, facts: &FactSet) -> FactSet {
        self.marked.and(facts)
    }

    /// The marked facts, in declared order.
    pub fn marked(&self) -> impl Iterator<Item = FactIdx> + '_ {
        self.marked.iter()
    }
}
