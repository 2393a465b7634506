//! Proving the promises, and those that do not hold, said where they stand, each with the trail that breaks it.
//!
//! Relies on the proof. Must not know how it is found.

use crate::content::check::syntax::Parsed;
use crate::content::format::{PromiseFile, ShowFile};
use crate::content::sink::Sink;
use crate::guide::{FactIdx, Guide};
use crate::proof::{Ledger, Proof, Prover, Tangled, Verdict, Way};
use crate::trail::text;
use std::iter;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The promises of a guide, to be proved by as many threads as there are: each takes the next one until none is left.
pub(crate) struct Shared<'g> {
    pub(crate) prover: Prover<'g>,
    promises: usize,
    next: AtomicUsize,
    ledger: Mutex<Ledger>,
}

impl<'g> Shared<'g> {
    pub(crate) fn new(guide: &'g Guide) -> Self {
        Self {
            prover: Prover::new(guide),
            promises: guide.promises.len(),
            next: AtomicUsize::new(0),
            ledger: Mutex::default(),
        }
    }

    /// Proves what no other thread has taken, and gives the verdicts with the places of their promises.
    pub(crate) fn prove(&self) -> Vec<Judged> {
        let take = || Some(self.next.fetch_add(1, Ordering::Relaxed)).filter(|promise| *promise < self.promises);
        let judge = |promise| Judged { promise, verdict: self.prover.verdict_within(promise, &self.ledger) };
        iter::from_fn(take).map(judge).collect()
    }

    /// The proof, once every verdict is there.
    pub(crate) fn proof(&self, mut judged: Vec<Judged>) -> Proof {
        judged.sort_unstable_by_key(|judged| judged.promise);
        Proof::new(judged.into_iter().map(|judged| judged.verdict), self.prover.paths())
    }
}

/// What one thread found about a promise, with the work that it was.
pub(crate) struct Judged {
    promise: usize,
    verdict: (Verdict, usize),
}

/// Reports the promises that are broken, empty or too tangled, and that there is none.
pub(crate) fn report(parsed: &Parsed<'_>, guide: &Guide, proof: &Proof, sink: &mut Sink<'_>) {
    if let (true, Some(file)) = (guide.promises.is_empty(), &parsed.guide) {
        let help = "nothing is proved of it: write into `promises.ron` what must never go wrong";
        sink.warning("no-promises", file.id, format!("the guide `{}` promises nothing", guide.id), help);
    }
    for (verdict, file) in proof.verdicts.iter().zip(&parsed.promises.items) {
        let near = file.first_word().unwrap_or_else(|| sink.start_of("promises.ron"));
        let (says, place) = (&file.says().0, file.says().place(near));
        match verdict {
            Verdict::Proved => {}
            Verdict::Broken(way) => {
                let help = format!("broken by: {}", replay(guide, way, sink.folder()));
                sink.error("broken-promise", place, format!("this does not hold: {says}"), help);
            }
            Verdict::Empty => {
                let help = "something that it speaks of can never happen: look for a missing mark, card or way";
                sink.error("empty-promise", place, format!("this says nothing: {says}"), help);
            }
            Verdict::Tangled(Tangled(facts)) => {
                let help = tangled(guide, facts);
                sink.error("promise-too-tangled", place, format!("this cannot be proved: {says}"), help);
            }
            Verdict::LeftOut => {
                let help =
                    "the promises before it were too much work: mend those that are too tangled, or move this up";
                sink.error("unproved-promise", place, format!("this was not proved: {says}"), help);
            }
        }
    }
}

/// The command that walks the way again, ready to be pasted into a shell.
pub(crate) fn replay(guide: &Guide, way: &Way, folder: Option<&Path>) -> String {
    let folder =
        folder.map_or_else(String::new, |folder| format!("--guide {} ", quoted(&folder.display().to_string())));
    format!("charley ask {folder}{}", text::arguments(guide, way.entry, &way.trail)).trim_end().to_owned()
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-~".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// What to do about too many combinations.
pub(crate) fn tangled(guide: &Guide, facts: &[FactIdx]) -> String {
    let ids: Vec<&str> = facts.iter().take(MOST_NAMED).map(|fact| guide[*fact].id.as_str()).collect();
    let more = facts.len().saturating_sub(MOST_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(
        "too many combinations of {}{more} have to be told apart; ask less, or split what looks at them",
        ids.join(", ")
    )
}

/// How many facts a message names.
const MOST_NAMED: usize = 12;

impl<'a> PromiseFile<'a> {
    /// A word of the promise that is surely borrowed from the file, if it has one.
    fn first_word(&self) -> Option<&'a str> {
        match self {
            Self::Floor { when, .. } | Self::Never { when, .. } | Self::Always { when, .. } => when.first(),
            Self::Needs { ruled_out, .. } => ruled_out.first().copied(),
            Self::Apart { show: ShowFile::Card(id) | ShowFile::Kind(id), .. } => Some(id),
            Self::AtMost { .. } => None,
        }
    }
}
