//! Whether a card that says when help is needed shows only at the level that has such a time.
//!
//! Relies on the search. It is a promise that every guide keeps without being asked: where it holds, no plan names two levels.

use super::target::Target;
use super::work::Work;
use super::{Found, Prover, Wish, card_shown, milder_than};
use crate::guide::{CardIdx, TriageLevel};

impl Prover<'_> {
    /// The shortest walk on which the card shows at another level than that of its time, if it says one.
    ///
    /// # Errors
    /// The facts of which too many combinations have to be told apart.
    pub fn untimely(&self, card: CardIdx) -> Found {
        let card = &self.guide[card];
        let Some(level) = card.within.map(crate::guide::Within::level) else { return Ok(None) };
        let elsewhere = |shown: Target| below(&shown, level).into_iter().chain(above(shown, level));
        self.find(card_shown(card).flat_map(elsewhere), Wish::Shortest, &Work::default())
    }
}

/// The same at a milder level.
fn below(shown: &Target, level: TriageLevel) -> Option<Target> {
    milder_than(level).map(|milder| Target { up_to: shown.up_to.min(milder), ..shown.clone() })
}

/// The same at a higher level, if the card may show there.
fn above(shown: Target, level: TriageLevel) -> Option<Target> {
    (shown.up_to > level).then_some(Target { above: Some(level), ..shown })
}
