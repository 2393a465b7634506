//! Two opinions about one guide, side by side: what the program proved, and what the oracle found by looking everywhere.
//!
//! Relies on both. Must not know where the guide came from. Everything that differs is said at once, in words.

use super::verdict::{Finding, breaks, judge};
use super::walk::{Position, Rank, everywhere, replay};
use charley::guide::{Guide, Rule};
use charley::proof::{Proof, Verdict, Way};
use charley::trail::text;

/// What each of the two says, and where they differ.
pub(super) struct Comparison {
    /// The oracle's finding for each promise, in declared order.
    pub(super) findings: Vec<Finding>,
    pub(super) everywhere: Vec<Position>,
    pub(super) differences: Vec<String>,
}

impl Comparison {
    /// Where a promise is first broken.
    pub(super) fn at(&self, guide: &Guide, finding: &Finding) -> Option<&Position> {
        let Finding::Broken(first) = finding else { return None };
        self.everywhere.iter().find(|position| position.rank(guide) == *first)
    }
}

pub(super) fn compare(guide: &Guide, proof: &Proof) -> Comparison {
    let everywhere = everywhere(guide);
    let rules = || guide.promises.iter().map(|promise| &promise.rule);
    let findings: Vec<Finding> = rules().map(|rule| judge(guide, rule, &everywhere)).collect();
    assert_eq!(proof.verdicts.len(), findings.len(), "a verdict for each promise");
    let mut differences: Vec<String> = paths(proof, &everywhere).into_iter().collect();
    for ((rule, verdict), finding) in rules().zip(&proof.verdicts).zip(&findings) {
        let difference = differ(guide, rule, verdict, finding);
        differences.extend(difference.map(|why| format!("{rule:?}: the program says {verdict:?}, but {why}")));
    }
    Comparison { findings, everywhere, differences }
}

/// A whole trail ends on a plan.
fn paths(proof: &Proof, everywhere: &[Position]) -> Option<String> {
    let whole = everywhere.iter().filter(|position| position.asks.is_none()).count().to_string();
    let counted = proof.paths.as_ref().map(ToString::to_string);
    (counted.as_ref() != Some(&whole)).then(|| format!("{whole} whole trails, the program counts {counted:?}"))
}

fn differ(guide: &Guide, rule: &Rule, verdict: &Verdict, finding: &Finding) -> Option<String> {
    match (verdict, finding) {
        (Verdict::Proved, Finding::Holds) | (Verdict::Empty, Finding::Empty) => None,
        (Verdict::Broken(way), Finding::Broken(first)) => refutes(guide, rule, way, first).err(),
        _ => Some(format!("looking everywhere says {finding:?}")),
    }
}

/// The counterexample can be walked, breaks the promise where it ends, and no other comes before it.
fn refutes(guide: &Guide, rule: &Rule, way: &Way, first: &Rank) -> Result<(), String> {
    let end = replay(guide, way.entry, &text::words(guide, &way.trail))?;
    let rank = end.rank(guide);
    if !breaks(guide, rule, &end) {
        return Err(format!("nothing is broken at {end:?}"));
    }
    if rank == *first { Ok(()) } else { Err(format!("{first:?} comes before {rank:?}")) }
}
