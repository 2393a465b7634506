//! Everything that is asked of a guide before anybody walks it, in the order in which it can be asked.
//!
//! First what makes a guide *sound*: its files parse, its names exist, its graph ends, its texts are fit to show, every
//! sentence has its source. Then, for authors, what makes it *good*: cases that pass, nothing left over. Every problem of
//! every file is reported at once. Must not know a terminal.

pub(crate) mod cases;
pub(crate) mod claims;
pub(crate) mod facts;
pub(crate) mod graph;
pub(crate) mod numbers;
pub(crate) mod picture;
pub(crate) mod promises;
pub(crate) mod review;
pub(crate) mod syntax;
pub(crate) mod text;

use crate::content::baked;
use crate::content::files::Files;
use crate::content::format::in_plan_order;
use crate::content::names::AllNames;
use crate::content::problem::{Problem, Severity, Sink};
use crate::content::resolve::resolve;
use crate::cores::beside;
use crate::guide::Guide;
use crate::proof::Proof;
use jiff::civil::Date;
use std::sync::Arc;
use syntax::Parsed;

/// What a check found.
#[derive(Debug)]
pub struct Checked {
    /// The guide, if it is sound.
    pub guide: Option<Arc<Guide>>,
    /// Every problem, in the order of the files and their lines.
    pub problems: Vec<Problem>,
    /// The ids of the cases whose plan was not the expected one.
    pub failed_cases: Vec<String>,
    /// How many claims of the main source are cited, and how many there are.
    pub claims: (usize, usize),
    /// What was found about the promises of a sound guide.
    pub proof: Option<Proof>,
}

impl Checked {
    /// How many problems have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }
}

/// Makes the guide, or says everything that keeps it from being sound.
pub(crate) fn sound(files: &Files) -> Result<Arc<Guide>, Vec<Problem>> {
    let mut sink = Sink::new(files);
    let parsed = parse(files, &mut sink);
    make(&parsed, &mut sink).ok_or_else(|| sink.into_problems())
}

/// Checks everything; with a date also whether a review is due.
#[must_use]
pub fn check(files: &Files, today: Option<Date>) -> Checked {
    let baked = if files.are_built_in() { baked::parsed() } else { None };
    let checked = baked.map(|parsed| check_parsed(&parsed, Sink::new(files), today));
    // What is wrong is told with its place, and only the files have places.
    checked.filter(|checked| checked.problems.is_empty()).unwrap_or_else(|| {
        let mut sink = Sink::new(files);
        let parsed = parse(files, &mut sink);
        check_parsed(&parsed, sink, today)
    })
}

pub(crate) fn check_parsed(parsed: &Parsed<'_>, mut sink: Sink<'_>, today: Option<Date>) -> Checked {
    let guide = make(parsed, &mut sink);
    let mut checked =
        Checked { guide: None, problems: Vec::new(), failed_cases: Vec::new(), claims: (0, 0), proof: None };
    if let Some(guide) = &guide {
        // A broken promise must not be lost among cases that fail because of it, so it is reported before them.
        let mut later = sink.later();
        let shared = promises::Shared::new(guide);
        let (own, mut verdicts) = beside(
            || shared.prove(),
            || {
                review::warnings(parsed, today, &mut sink);
                graph::warnings(parsed, guide, &mut sink);
                facts::warnings(parsed, guide, &mut sink);
                claims::uncited_claims(parsed, guide, &mut sink);
                let walked = cases::walk_all(guide);
                checked.failed_cases = cases::run(parsed, guide, &walked, &mut later);
                cases::coverage(parsed, guide, &walked, &mut later);
                cases::unshown_cards(parsed, guide, &shared.prover, &mut later);
                cases::idle(parsed, guide, &walked, &mut later);
                checked.claims = claims::coverage(guide);
                shared.prove()
            },
        );
        verdicts.extend(own);
        let proof = shared.proof(verdicts);
        promises::report(parsed, guide, &proof, &mut sink);
        sink.absorb(later);
        checked.proof = Some(proof);
    }
    Checked { guide, problems: sink.into_problems(), ..checked }
}

/// The files as shapes, with the cards in the order of the plan.
pub(crate) fn parse<'a>(files: &'a Files, sink: &mut Sink<'_>) -> Parsed<'a> {
    let mut parsed = syntax::parse(files, sink);
    if let Some(guide) = &parsed.guide {
        in_plan_order(guide, &mut parsed.cards.items);
    }
    parsed
}

/// The guide, if nothing keeps it from being sound.
pub(crate) fn make(parsed: &Parsed<'_>, sink: &mut Sink<'_>) -> Option<Arc<Guide>> {
    let names = AllNames::collect(parsed, sink);
    let parts = resolve(parsed, &names, sink);
    graph::errors(parsed, parts.as_ref(), sink);
    numbers::check(parsed, sink);
    picture::check(parsed, sink);
    review::errors(parsed, sink);
    text::check(parsed, sink);
    claims::uncited_sentences(parsed, sink);
    parts.filter(|_| parsed.is_whole() && !sink.has_errors()).map(|parts| Arc::new(Guide::from_checked(parts)))
}
