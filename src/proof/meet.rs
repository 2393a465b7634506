//! What can stand on one plan: two cards, or a card and a level, each with a shortest walk that shows it.
//!
//! Relies on the search. Must not know who wants to read them side by side.

use super::target::{Place, Tangled, Target, Way};
use super::work::{MOST_FOR_ALL, Work};
use super::{Prover, Wish, card_shown, milder_than, together};
use crate::guide::{CardIdx, Guide, TriageLevel};

/// Two things that can stand on one plan, with a shortest walk to it, or that are too tangled to tell.
type Meeting<T> = (CardIdx, T, Result<Way, Tangled>);

/// Each two of these cards that can stand on one plan.
#[must_use]
pub fn meetings(guide: &Guide, cards: &[CardIdx]) -> Vec<Meeting<CardIdx>> {
    let pairs = cards.iter().enumerate().flat_map(|(at, one)| cards[at + 1..].iter().map(move |other| (*one, *other)));
    all(guide, pairs, |one, other| {
        let on_plan = |card: CardIdx| card_shown(&guide[card]).map(|target| Target { place: Place::Plan, ..target });
        on_plan(one).flat_map(|one| on_plan(other).map(move |other| together(&one, other))).collect()
    })
}

/// Each level at which each of these cards can stand on a plan.
#[must_use]
pub fn levels(guide: &Guide, cards: &[CardIdx]) -> Vec<Meeting<TriageLevel>> {
    let pairs = cards.iter().flat_map(|card| TriageLevel::ALL.map(|level| (*card, level)));
    let pairs = pairs.filter(|(card, level)| *level <= guide[*card].up_to);
    all(guide, pairs, |card, level| {
        let at = |target| Target { place: Place::Plan, up_to: level, above: milder_than(level), ..target };
        card_shown(&guide[card]).map(at).collect()
    })
}

/// The walks to these targets, as long as they are not too much work together.
fn all<T: Copy>(
    guide: &Guide,
    pairs: impl Iterator<Item = (CardIdx, T)>,
    targets: impl Fn(CardIdx, T) -> Vec<Target>,
) -> Vec<Meeting<T>> {
    let (prover, mut before) = (Prover::new(guide), 0);
    let meet = |(card, other)| {
        let work = Work::default();
        let found = if before > MOST_FOR_ALL {
            Err(Tangled(Vec::new()))
        } else {
            prover.find(targets(card, other), Wish::Shortest, &work)
        };
        before += work.so_far();
        Some((card, other, found.transpose()?))
    };
    pairs.filter_map(meet).collect()
}
