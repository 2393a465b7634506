//! Everything that is asked of a guide before anybody walks it, in the order in which it can be asked.
//!
//! First what makes a guide *sound*: its files parse, its names exist, its graph ends, its texts are fit to show, every
//! sentence has its source. Then, for authors, what makes it *good*: cases that pass, nothing left over. Every problem of
//! every file is reported at once. Must not know a terminal.

pub(crate) mod cards;
pub(crate) mod cases;
pub(crate) mod claims;
pub(crate) mod facts;
pub(crate) mod frame;
pub(crate) mod graph;
pub(crate) mod never;
pub(crate) mod numbers;
pub(crate) mod picture;
pub(crate) mod promises;
pub(crate) mod review;
pub(crate) mod rows;
pub(crate) mod steps;
pub(crate) mod syntax;
pub(crate) mod text;
pub(crate) mod timely;
pub(crate) mod unsure;
pub(crate) mod ways;
pub(crate) mod words;

use crate::content::files::Files;
use crate::content::names::AllNames;
use crate::content::problem::{Problem, Severity};
use crate::content::resolve::resolve;
use crate::content::sink::Sink;
use crate::content::sources;
use crate::guide::{Guide, Parts};
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

/// Makes the guide to walk, or says everything that keeps it from being sound. What no walk needs is not read: promises and
/// cases not at all, sources when somebody asks for them.
pub(crate) fn to_walk(files: &Files) -> Result<Arc<Guide>, Vec<Problem>> {
    let mut sink = Sink::new(files);
    let parsed = parse_to_walk(files, &mut sink);
    match sound(&parsed, &mut sink) {
        Some(parts) => Ok(Arc::new(Guide::from_checked(parts, sources::later(files)))),
        None => Err(sink.into_problems()),
    }
}

/// Checks everything; with a date also whether a review is due.
#[must_use]
pub fn check(files: &Files, today: Option<Date>) -> Checked {
    let mut sink = Sink::new(files);
    let parsed = parse(files, &mut sink);
    let guide = make(&parsed, &mut sink);
    let mut checked =
        Checked { guide: None, problems: Vec::new(), failed_cases: Vec::new(), claims: (0, 0), proof: None };
    if let Some(guide) = &guide {
        // A broken promise must not be lost among cases that fail because of it, so it is reported before them.
        let mut later = sink.later();
        let shared = promises::Shared::new(guide);
        review::warnings(&parsed, today, &mut sink);
        graph::warnings(&parsed, guide, &mut sink);
        facts::warnings(&parsed, guide, &mut sink);
        unsure::unflagged(&parsed, &mut sink);
        claims::uncited_claims(&parsed, guide, &mut sink);
        words::warnings(&parsed, &mut sink);
        let walked = cases::walk_all(guide);
        checked.failed_cases = cases::run(&parsed, guide, &walked, &mut later);
        cases::coverage(&parsed, guide, &walked, &mut later);
        cases::unexpected_levels(&parsed, guide, &shared.prover, &mut later);
        cases::unshown_cards(&parsed, guide, &shared.prover, &mut later);
        cases::idle(&parsed, guide, &walked, &mut later);
        never::warnings(&parsed, guide, &walked, &shared.prover, &mut later);
        checked.claims = claims::coverage(&parsed, guide);
        let proof = shared.proof(shared.prove());
        unsure::skips(&parsed, guide, &shared.prover, &mut sink);
        promises::report(&parsed, guide, &proof, &mut sink);
        timely::errors(&parsed, guide, &shared.prover, &mut sink);
        sink.absorb(later);
        checked.proof = Some(proof);
    }
    Checked { guide, problems: sink.into_problems(), ..checked }
}

/// Every file as shapes.
pub(crate) fn parse<'a>(files: &'a Files, sink: &mut Sink<'_>) -> Parsed<'a> {
    in_plan_order(syntax::parse(files, sink))
}

/// The files that a walk needs as shapes.
fn parse_to_walk<'a>(files: &'a Files, sink: &mut Sink<'_>) -> Parsed<'a> {
    in_plan_order(syntax::parse_to_walk(files, sink))
}

/// With the cards in the order of the plan: what to do and what to watch for by rank, then the sections. They must be before they
/// are counted: their places here are their places in the guide.
fn in_plan_order(mut parsed: Parsed<'_>) -> Parsed<'_> {
    if let Some(guide) = &parsed.guide {
        parsed.cards.items.sort_by_cached_key(|card| {
            let group = guide.groups.iter().position(|group| group.id == card.group);
            let part = (card.line.is_none(), card.watch.is_none());
            (part, card.rank, group.filter(|_| card.title.is_some()))
        });
    }
    parsed
}

/// The guide with all that was read, if nothing keeps it from being sound.
pub(crate) fn make(parsed: &Parsed<'_>, sink: &mut Sink<'_>) -> Option<Arc<Guide>> {
    let sources = sources::sources(&parsed.sources.items);
    sound(parsed, sink).map(|parts| Arc::new(Guide::from_checked(parts, move || sources)))
}

/// The parts of a guide, if nothing in what was read keeps it from being sound.
fn sound(parsed: &Parsed<'_>, sink: &mut Sink<'_>) -> Option<Parts> {
    let names = AllNames::collect(parsed, sink);
    let parts = resolve(parsed, &names, sink);
    frame::check(parsed, sink);
    graph::errors(parsed, parts.as_ref(), sink);
    cards::check(parsed, parts.as_ref(), sink);
    steps::check(parsed, sink);
    rows::check(parsed, sink);
    numbers::check(parsed, sink);
    picture::check(parsed, sink);
    review::errors(parsed, sink);
    text::check(parsed, sink);
    claims::uncited_sentences(parsed, sink);
    parts.filter(|_| !parsed.is_broken() && !sink.has_errors())
}
