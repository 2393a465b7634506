//! Whether something can be at all: a card shown, a row that shows it, facts marked together, a plan of a level, a way taken.
//!
//! Relies on the searches for targets and on where walks can stand. Must not know who is told. Nobody says of a thing that it
//! never is where that is too tangled to tell, or where looking for others was too much work already.

use crate::guide::{CardIdx, FactIdx, Show, TriageLevel};
use crate::proof::standings::Branches;
use crate::proof::target::{Place, Tangled, Target};
use crate::proof::work::{MOST_FOR_ALL, Work};
use crate::proof::{Prover, card_shown, milder_than};

impl Prover<'_> {
    /// What becomes of the `If`s of each question; nothing if too much has to be told apart.
    pub fn branches(&self) -> &[Branches] {
        self.standings().as_ref().map_or(&[], |standings| &standings.branches)
    }

    /// Whether no walk ever shows the card. Nobody says so where it is too tangled to tell, or where it was too much work to
    /// look for others.
    #[must_use]
    pub fn is_never_shown(&self, card: CardIdx) -> bool {
        self.is_never(|work| self.can_show(Show::Card(card), work))
    }

    /// Whether no walk ever shows the card because of its row at this place, as far as [`Prover::is_never_shown`] would say so.
    #[must_use]
    pub fn is_row_never_shown(&self, card: CardIdx, row: usize) -> bool {
        self.is_never(|work| self.occurs(card_shown(&self.guide[card]).skip(row).take(1), work))
    }

    /// Whether no walk ever marks all of these, as far as [`Prover::is_never_shown`] would say so.
    #[must_use]
    pub fn is_never_marked(&self, facts: &[FactIdx]) -> bool {
        self.is_never(|work| self.can_be_marked(facts, work))
    }

    /// Whether no plan has this level, as far as [`Prover::is_never_shown`] would say so.
    #[must_use]
    pub fn is_never_planned(&self, level: TriageLevel) -> bool {
        let plan = Target { above: milder_than(level), up_to: level, ..Target::at(Place::Plan) };
        self.is_never(|work| self.occurs([plan.clone()], work))
    }

    fn is_never(&self, can_be: impl Fn(&Work) -> Result<bool, Tangled>) -> bool {
        let work = Work::default();
        let is_never = self.looking.get() <= MOST_FOR_ALL && matches!(can_be(&work), Ok(false));
        self.looking.set(self.looking.get().saturating_add(work.so_far()));
        is_never
    }
}
