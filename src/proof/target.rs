//! What a search looks for, and the same in the bits of one search.
//!
//! Relies on the guide for cards and escalations. Must not know how a search goes on.

use crate::guide::{Card, CardIdx, Entry, EntryIdx, FactIdx, Guide, TriageLevel};
use crate::proof::bits::Bits;
use crate::proof::local::Local;
use crate::proof::reach::Reach;
use crate::trail::{FactSet, Trail};

/// What a search looks for: a position at which all of this holds.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// All of these are marked.
    pub(super) marked: Vec<FactIdx>,
    /// All of these are ruled out.
    pub(super) ruled_out: Vec<FactIdx>,
    /// This one is not ruled out.
    pub(super) open: Option<FactIdx>,
    /// None of these is marked.
    pub(super) absent: Vec<FactIdx>,
    /// None of these cards is shown.
    pub(super) hidden: Vec<CardIdx>,
    /// The level is higher than this, if it is given.
    pub(super) above: Option<TriageLevel>,
    /// The level is at most this.
    pub(super) up_to: TriageLevel,
    /// Where it counts.
    pub(super) place: Place,
}

/// Which positions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Beside every question and on the plan.
    Anywhere,
    /// On the plan only.
    Plan,
    /// At a question after exactly so many others.
    After(usize),
}

impl Target {
    pub(super) fn at(place: Place) -> Self {
        Self {
            marked: Vec::new(),
            ruled_out: Vec::new(),
            open: None,
            absent: Vec::new(),
            hidden: Vec::new(),
            above: None,
            up_to: TriageLevel::Emergency,
            place,
        }
    }
}

impl Target {
    /// Whether nothing rules it out from the start: it wants no fact both marked and not, its marks can meet on one walk, and
    /// what it wants denied can be.
    pub(super) fn is_possible(&self, guide: &Guide, reach: &[Reach; 4]) -> bool {
        let reach = &reach[self.up_to as usize];
        let must_not_be = |fact: &FactIdx| self.ruled_out.contains(fact) || self.absent.contains(fact);
        let starts_denied = |fact: &FactIdx| guide.entries.iter().any(|entry| entry.rules_out.contains(fact));
        let is_deniable = |fact: &FactIdx| reach.deniable[guide.first.0].contains(*fact) || starts_denied(fact);
        !self.marked.iter().any(must_not_be) && self.ruled_out.iter().all(is_deniable) && reach.can_meet(&self.marked)
    }

    /// One level for all that the target does not tell apart: below it, within it, and the emergency that ends a walk.
    pub(super) fn rung(&self, level: TriageLevel) -> TriageLevel {
        match level {
            TriageLevel::Emergency => TriageLevel::Emergency,
            within if self.above < Some(within) => self.up_to.min(TriageLevel::Urgent),
            _ => TriageLevel::SelfCare,
        }
    }
}

/// A walk that comes to a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The way in.
    pub entry: EntryIdx,
    /// The answers.
    pub trail: Trail,
}

/// The search made too many states. Holds the facts that it tracked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tangled(pub Vec<FactIdx>);

/// That there is too much to tell apart to look for this target.
pub(super) fn tangled_in(guide: &Guide, reach: &[Reach; 4], target: &Target) -> Tangled {
    Tangled(looked_at(guide, reach, target).iter().collect())
}

/// Every fact that the target, a way on or an escalation above the target's level looks at.
pub(super) fn looked_at(guide: &Guide, reach: &[Reach; 4], target: &Target) -> FactSet {
    let hidden = target.hidden.iter().map(|card| &guide[*card]);
    let hidden = hidden.flat_map(|card| card.when.facts().chain(card.unless.iter().copied()));
    let escalations = guide.escalation_rows().filter(|(_, raise)| matters(*raise, target)).flat_map(|(row, _)| row);
    let own = target.marked.iter().chain(&target.ruled_out).chain(&target.open).chain(&target.absent);
    let mut facts = reach[target.up_to as usize].looked_at[guide.first.0].clone();
    own.chain(escalations).copied().chain(hidden).for_each(|fact| facts.insert(fact));
    facts
}

/// Whether raising to this level drops the walk, ends it, or makes a difference to the target.
pub(super) fn matters(raise: TriageLevel, target: &Target) -> bool {
    raise > target.up_to || raise == TriageLevel::Emergency || (target.above.is_some() && target.above < Some(raise))
}

/// What a walk so far comes to: equal states have equal futures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct State<const N: usize> {
    pub(super) marked: Bits<N>,
    pub(super) denied: Bits<N>,
    pub(super) level: TriageLevel,
    /// How many questions were answered besides offers, where that counts.
    pub(super) asked: u32,
}

impl<const N: usize> State<N> {
    /// Before the first answer.
    pub(super) fn at_entry(entry: &Entry, bits: impl Fn(&[FactIdx]) -> Bits<N>) -> Self {
        let (marked, denied) = (bits(&entry.marks), bits(&entry.rules_out));
        Self { marked, denied, level: TriageLevel::SelfCare, asked: 0 }
    }
}

/// A target in the bits of one search.
pub(super) struct Wanted<const N: usize> {
    marked: Bits<N>,
    ruled_out: Bits<N>,
    open: Bits<N>,
    absent: Bits<N>,
    /// The rows and the `unless` of each card that must not be shown.
    hidden: Vec<(Vec<Bits<N>>, Bits<N>)>,
    /// The rows of those that need nothing ruled out: one that holds stays.
    staying: Vec<Bits<N>>,
    /// Facts that the target can use.
    pub(super) used: Bits<N>,
    /// Facts whose denial the target can use.
    pub(super) denials: Bits<N>,
}

impl<const N: usize> Wanted<N> {
    pub(super) fn new(local: &Local<'_, N>, target: &Target) -> Self {
        let hidden = target.hidden.iter().map(|card| &local.guide[*card]).filter(|card| card.up_to >= target.up_to);
        let rows = |card: &Card| card.when.iter().map(|row| local.bits(row)).collect::<Vec<_>>();
        let hidden: Vec<_> = hidden.map(|card| (rows(card), local.bits(&card.unless))).collect();
        let staying = hidden.iter().filter(|(_, unless)| *unless == Bits::NONE);
        let mut wanted = Self {
            marked: local.bits(&target.marked),
            ruled_out: local.bits(&target.ruled_out),
            open: local.bits(target.open.as_slice()),
            absent: local.bits(&target.absent),
            staying: staying.flat_map(|(rows, _)| rows.clone()).collect(),
            hidden,
            used: Bits::NONE,
            denials: Bits::NONE,
        };
        let unless = wanted.hidden.iter().fold(Bits::NONE, |all, (_, unless)| all.or(unless));
        let rows = wanted.hidden.iter().flat_map(|(rows, _)| rows).fold(Bits::NONE, Bits::or);
        wanted.denials = wanted.ruled_out.or(&wanted.open).or(&unless);
        wanted.used = wanted.denials.or(&wanted.marked).or(&wanted.absent).or(&rows);
        wanted
    }

    /// Whether the target can no longer be met, whatever is answered: a mark stays, and so does a card that needs no more.
    pub(super) fn is_spoiled(&self, state: &State<N>) -> bool {
        state.marked.has_any(&self.ruled_out)
            || state.marked.has_any(&self.absent)
            || self.staying.iter().any(|row| state.marked.has_all(row))
    }

    /// The marks and the denials that are still missing.
    pub(super) fn missing(&self, state: &State<N>) -> (Bits<N>, Bits<N>) {
        (self.marked.without(&state.marked), self.ruled_out.without(&state.denied))
    }

    /// The fact that must not be ruled out, while it is. Only a mark can open it again.
    pub(super) fn closed(&self, state: &State<N>) -> Bits<N> {
        self.open.and(&state.denied.without(&state.marked))
    }

    /// How many rows each state is held against.
    pub(super) fn staying_rows(&self) -> usize {
        self.staying.len()
    }

    /// How many rows a state on a plan is held against to see that no card is shown.
    pub(super) fn hidden_rows(&self) -> usize {
        self.hidden.iter().map(|(rows, _)| rows.len() + 1).sum()
    }

    /// Whether all of it holds.
    pub(super) fn is_met(&self, state: &State<N>) -> bool {
        let State { marked, denied, .. } = state;
        let ruled_out = denied.without(marked);
        let shows = |(rows, unless): &(Vec<Bits<N>>, Bits<N>)| {
            ruled_out.has_all(unless) && rows.iter().any(|row| marked.has_all(row))
        };
        marked.has_all(&self.marked)
            && ruled_out.has_all(&self.ruled_out)
            && !ruled_out.has_any(&self.open)
            && !marked.has_any(&self.absent)
            && !self.hidden.iter().any(shows)
    }
}
