//! Two opinions about one guide, side by side: what the program proved, and what the oracle found by looking everywhere.
//!
//! Relies on both. Must not know where the guide came from. Everything that differs is said at once, in words.

use super::unsure::LeftOut;
use super::verdict::{Finding, breaks, judge};
use super::walk::{Position, Rank, everywhere, replay};
use super::{never, unsure};
use charley::guide::{CardIdx, Guide, QuestionIdx, Rule};
use charley::proof::{Proof, Prover, Skip, Verdict, Way};
use charley::trail::text;

/// What each of the two says, and where they differ.
pub(super) struct Comparison {
    /// The oracle's finding for each promise, in declared order.
    pub(super) findings: Vec<Finding>,
    /// Each question with a "Not sure", and what the oracle finds that it leaves out first.
    pub(super) unsure: Vec<(QuestionIdx, Option<LeftOut>)>,
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
    let unsure = unsure::all(guide, &everywhere);
    differences.extend(skips(guide, &unsure));
    differences.extend(nevers(guide, &everywhere));
    Comparison { findings, unsure, everywhere, differences }
}

/// What "Not sure" leaves out, in the words of both.
fn skips(guide: &Guide, unsure: &[(QuestionIdx, Option<LeftOut>)]) -> Option<String> {
    let found: Vec<_> = unsure.iter().filter_map(|(asked, left_out)| Some((*asked, left_out.as_ref()?))).collect();
    let told = Prover::new(guide).skips().unwrap();
    let end = |way: &Way| replay(guide, way.entry, &text::words(guide, &way.trail)).map(|end| end.rank(guide));
    let is_found = |((asked, left_out), skip): (&(QuestionIdx, &LeftOut), &Skip)| {
        let is_asked = left_out.asked_beside.contains(&(skip.sibling, skip.skipped));
        *asked == skip.question && is_asked && end(&skip.way).as_ref() == Ok(&left_out.end)
    };
    let is_same = found.len() == told.len() && found.iter().zip(&told).all(is_found);
    (!is_same).then(|| format!("\"Not sure\" leaves out {found:?}, the program says {told:?}"))
}

/// What can never be, in the words of both.
fn nevers(guide: &Guide, everywhere: &[Position]) -> Vec<String> {
    let (prover, mut differences) = (Prover::new(guide), Vec::new());
    for (idx, card) in (0..).map(CardIdx).zip(&guide.cards) {
        for (at, row) in card.when.iter().enumerate() {
            if prover.is_row_never_shown(idx, at) == never::row_shows(idx, row, everywhere) {
                differences.push(format!("the program is wrong about row {at} of {}", card.id));
            }
        }
    }
    for row in guide.escalations.iter().flat_map(|escalation| escalation.when.iter()) {
        if prover.is_never_marked(row) == never::is_marked(row, everywhere) {
            differences.push(format!("the program is wrong about the escalation of {row:?}"));
        }
    }
    let branches = never::branches(guide, everywhere);
    if prover.branches() != branches {
        differences.push(format!("branches are {branches:?}, the program says {:?}", prover.branches()));
    }
    differences
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
