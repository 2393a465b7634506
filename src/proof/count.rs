//! The exact number of trails, without walking them. One that stops at an offer has its plan, and may go on.
//!
//! Relies on where walks can stand: trails that stand alike are only counted.

use crate::proof::standings::{End, Standing, Standings};
use std::fmt;
use std::mem;

/// A whole number of any size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Groups of 18 decimal digits, the lowest first.
    groups: Vec<u64>,
}

/// One more than the largest group.
const GROUP: u64 = 1_000_000_000_000_000_000;

impl Count {
    const ZERO: Self = Self { groups: Vec::new() };

    fn one() -> Self {
        Self { groups: vec![1] }
    }

    fn add(&mut self, other: &Self) {
        let mut carry = 0;
        for at in 0..self.groups.len().max(other.groups.len()) {
            let sum = self.groups.get(at).unwrap_or(&0) + other.groups.get(at).unwrap_or(&0) + carry;
            if at == self.groups.len() {
                self.groups.push(0);
            }
            self.groups[at] = sum % GROUP;
            carry = sum / GROUP;
        }
        if carry > 0 {
            self.groups.push(carry);
        }
    }

    /// So many times as many.
    fn times(&self, factor: u64) -> Self {
        let mut carry = 0;
        let mut groups: Vec<u64> =
            self.groups.iter().map(|group| part(u128::from(*group) * u128::from(factor), &mut carry)).collect();
        while carry > 0 {
            groups.push(part(0, &mut carry));
        }
        Self { groups }
    }
}

/// The lowest group of a number and what was carried to it; what is carried on stays.
fn part(number: u128, carry: &mut u128) -> u64 {
    let sum = number + *carry;
    *carry = sum / u128::from(GROUP);
    u64::try_from(sum % u128::from(GROUP)).unwrap_or_default()
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((highest, rest)) = self.groups.split_last() else { return f.write_str("0") };
        write!(f, "{highest}")?;
        rest.iter().rev().try_for_each(|group| write!(f, "{group:018}"))
    }
}

/// Counts the trails from every entry to a plan.
pub(super) fn count(standings: &Standings) -> Count {
    let mut counter = Counter { paths: Count::ZERO, here: vec![Count::ZERO; standings.count()] };
    standings.entries.iter().for_each(|end| counter.arrive(*end, &Count::one()));
    for at in standings.in_order() {
        let trails = mem::replace(&mut counter.here[at], Count::ZERO);
        let Standing { is_offer, answers, .. } = standings.get(at);
        if *is_offer {
            counter.paths.add(&trails);
        }
        for onward in answers {
            counter.arrive(onward.to, &trails.times(onward.alike));
        }
    }
    counter.paths
}

struct Counter {
    /// The trails that have come to a plan.
    paths: Count,
    /// Those that have come to each standing, and were not followed yet.
    here: Vec<Count>,
}

impl Counter {
    fn arrive(&mut self, end: End, trails: &Count) {
        match end {
            End::Standing(at) => self.here[at].add(trails),
            End::Plan | End::Emergency => self.paths.add(trails),
        }
    }
}
