//! Conditions: rows of facts, as cards, promises, escalations and ways on have them.
//!
//! Relies on fact indexes. Must not know what is marked.

use super::FactIdx;

/// Rows of facts. The condition holds when all facts of any one row are marked. There is at least one row; one without a
/// fact always holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows(pub Vec<Vec<FactIdx>>);

impl Rows {
    /// The rows, in declared order.
    pub fn iter(&self) -> impl Iterator<Item = &[FactIdx]> {
        self.0.iter().map(Vec::as_slice)
    }

    /// The first row of which this is true.
    pub fn find(&self, holds: impl Fn(&[FactIdx]) -> bool) -> Option<&[FactIdx]> {
        self.iter().find(|row| holds(row))
    }

    /// Whether this is true of any row.
    pub fn any(&self, holds: impl Fn(&[FactIdx]) -> bool) -> bool {
        self.find(holds).is_some()
    }

    /// The facts of all rows. One that stands in several comes several times.
    pub fn facts(&self) -> impl Iterator<Item = FactIdx> {
        self.0.iter().flatten().copied()
    }
}
