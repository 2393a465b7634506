//! The proof of promises against an oracle: section 3 of the design once more, slow and obvious, on small random guides.
//!
//! `walk` and `verdict` are the oracle, `sketch` and `write` make the guides, `compare` lays both opinions side by side.
//! The oracle shares no code with what walks and proves in `src`: a mistake in reading the design has to be made twice to
//! go unseen. More cases: `PROPTEST_CASES=20000 cargo test --release --test it oracle`. A failure prints the files of the
//! smallest guide, and its seed goes to `oracle/seeds.txt`, which is tried first from then on.

mod by_hand;
mod compare;
mod differ;
mod never;
mod sketch;
mod unsure;
pub(crate) mod verdict;
pub(crate) mod walk;
mod write;

use charley::content::{Checked, Files, check};
use charley::guide::{CardIdx, Rule};
use compare::{Comparison, compare};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{FileFailurePersistence, TestRng, TestRunner};
use sketch::{Sketch, huge_sketches, sketches};
use std::collections::BTreeMap;
use verdict::Finding;
use walk::Position;

fn config() -> ProptestConfig {
    let seeds = FileFailurePersistence::Direct("tests/it/oracle/seeds.txt");
    ProptestConfig { failure_persistence: Some(Box::new(seeds)), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_proof_says_what_looking_everywhere_says(sketch in prop_oneof![40 => sketches().boxed(), 1 => huge_sketches().boxed()]) {
        let (_, comparison) = opinions(&sketch.files());
        prop_assert!(comparison.differences.is_empty(), "{}", comparison.differences.join("\n"));
    }
}

/// Each sketch is a sound guide, or the test that uses it has failed.
#[track_caller]
fn opinions(files: &Files) -> (Checked, Comparison) {
    let checked = check(files, None);
    let (Some(guide), Some(proof)) = (&checked.guide, &checked.proof) else {
        panic!("not a sound guide: {:#?}", checked.problems)
    };
    assert!(!guide.promises.is_empty(), "a guide without a promise shows nothing");
    let comparison = compare(guide, proof);
    (checked, comparison)
}

/// Without this the test above could pass on guides that say nothing.
#[test]
fn random_guides_have_promises_of_every_kind_with_every_verdict() {
    let mut census: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for sketch in fixed(GUIDES) {
        let (checked, comparison) = opinions(&sketch.files());
        let guide = checked.guide.unwrap();
        for (promise, finding) in guide.promises.iter().zip(&comparison.findings) {
            let here = comparison.at(&guide, finding);
            *census.entry((kind(&promise.rule), word(finding, here))).or_default() += 1;
        }
    }
    for wanted in CENSUS {
        assert!(census.get(&wanted).is_some_and(|seen| *seen >= 10), "too few {wanted:?} in {census:#?}");
    }
    // Nothing but these can be seen: every verdict is wanted.
    assert_eq!(census.len(), CENSUS.len(), "{census:#?}");
}

/// Nor would it show much without "Not sure" of both sorts, and without what can never be.
#[test]
fn random_guides_have_what_is_not_sure_enough_and_what_can_never_be() {
    let (mut census, mut rows, mut ifs) = ([0; 2], [0; 2], [0; 4]);
    for sketch in fixed(GUIDES) {
        let (checked, comparison) = opinions(&sketch.files());
        let guide = checked.guide.unwrap();
        comparison.unsure.iter().for_each(|(_, left_out)| census[usize::from(left_out.is_some())] += 1);
        for (card, file) in (0..).map(CardIdx).zip(&guide.cards) {
            file.when
                .iter()
                .for_each(|row| rows[usize::from(never::row_shows(card, row, &comparison.everywhere))] += 1);
        }
        for [otherwise, then] in never::branches(&guide, &comparison.everywhere).concat() {
            ifs[usize::from(otherwise) + 2 * usize::from(then)] += 1;
        }
    }
    assert!(census.into_iter().chain(rows).chain(ifs).all(|seen| seen >= 50), "{census:?} {rows:?} {ifs:?}");
}

const GUIDES: usize = 1000;

/// Early cards break a promise beside a question. `Always` speaks of plans, `AtMost` of questions and always.
const CENSUS: [(&str, &str); 21] = [
    ("Floor", "holds"),
    ("Floor", "empty"),
    ("Floor", "broken at a question"),
    ("Floor", "broken on a plan"),
    ("Never", "holds"),
    ("Never", "empty"),
    ("Never", "broken at a question"),
    ("Never", "broken on a plan"),
    ("Needs", "holds"),
    ("Needs", "empty"),
    ("Needs", "broken at a question"),
    ("Needs", "broken on a plan"),
    ("Always", "holds"),
    ("Always", "empty"),
    ("Always", "broken on a plan"),
    ("Apart", "holds"),
    ("Apart", "empty"),
    ("Apart", "broken at a question"),
    ("Apart", "broken on a plan"),
    ("AtMost", "holds"),
    ("AtMost", "broken at a question"),
];

/// The same guides every time.
fn fixed(count: usize) -> impl Iterator<Item = Sketch> {
    let config = ProptestConfig::default();
    let mut runner = TestRunner::new_with_rng(config.clone(), TestRng::deterministic_rng(config.rng_algorithm));
    (0..count).map(move |_| sketches().new_tree(&mut runner).unwrap().current())
}

pub(crate) fn kind(rule: &Rule) -> &'static str {
    match rule {
        Rule::Floor { .. } => "Floor",
        Rule::Never { .. } => "Never",
        Rule::Needs { .. } => "Needs",
        Rule::Always { .. } => "Always",
        Rule::Apart { .. } => "Apart",
        Rule::AtMost { .. } => "AtMost",
    }
}

fn word(finding: &Finding, here: Option<&Position>) -> &'static str {
    match (finding, here.and_then(|here| here.asks)) {
        (Finding::Holds, _) => "holds",
        (Finding::Empty, _) => "empty",
        (Finding::Broken(_), Some(_)) => "broken at a question",
        (Finding::Broken(_), None) => "broken on a plan",
    }
}
