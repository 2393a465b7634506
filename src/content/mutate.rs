//! Small changes to a guide, one at a time, and whether its promises and cases notice: what nothing notices, nothing guards.
//!
//! Relies on the checks of content, the proof and the cases, which judge a changed guide as they judge any. Must not know how
//! the outcome is shown. What no list of answers can tell apart is counted apart, and so is what the check refuses anyway.

mod change;
mod words;
mod ways;

use crate::content::check::syntax::Parsed;
use crate::content::check::{self, cases, graph, promises};
use crate::content::files::Files;
use crate::content::sink::Sink;
use crate::guide::{CardIdx, Guide, Parts, Sources};
use crate::proof::{Difference, Prover, Verdict, Way, differences, tell_apart};
use change::Change;
pub use change::{Kind, Mutant, mutants};
use std::sync::Arc;

/// What became of every mutant.
#[derive(Debug, Clone, Default)]
pub struct Tried {
    /// How many there were.
    pub total: usize,
    /// Noticed by a promise or a case.
    pub killed: usize,
    /// Of those, noticed by no case.
    pub by_promises_alone: usize,
    /// Refused by the check itself.
    pub structural: usize,
    /// Those that say the same to everybody who gives the same answers: the same questions, level and cards. Reasons of cards
    /// and the charts of a journal are not compared.
    pub equivalent: Vec<String>,
    /// Those that nothing noticed.
    pub survivors: Vec<Survivor>,
    /// The places of the promises that noticed none of those that the check does not refuse.
    pub idle_promises: Vec<usize>,
}

/// A mutant that no promise and no case noticed.
#[derive(Debug, Clone)]
pub struct Survivor {
    /// What sort of change it is.
    pub kind: Kind,
    /// What was changed.
    pub what: String,
    /// The file and the line where it was changed.
    pub place: (String, usize),
    /// How to tell it from the guide.
    pub told: Told,
}

/// How to tell a mutant from the guide.
#[derive(Debug, Clone)]
pub enum Told {
    /// By these answers.
    By(Shown),
    /// By changing an earlier answer: what was answered about it then still counts.
    ByChange,
    /// Nobody knows: too much has to be told apart to find answers that do it.
    Tangled,
}

/// Answers on which a mutant and the guide differ.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The shortest such answers.
    pub way: Way,
    /// The command that walks them in the guide.
    pub command: String,
    /// What the mutant does otherwise.
    pub differences: Vec<Difference>,
}

impl Tried {
    /// Of those that could be noticed, how many per cent were.
    #[must_use]
    pub fn score(&self) -> f64 {
        let noticeable = self.killed + self.survivors.len();
        // A guide has far fewer than 2^32 places to change, so nothing is lost here.
        let exact = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        if noticeable == 0 { 100.0 } else { 100.0 * exact(self.killed) / exact(noticeable) }
    }
}

/// How far the work has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Mutants tried.
    pub done: usize,
    /// Mutants in all.
    pub total: usize,
    /// Survivors so far.
    pub survivors: usize,
}

/// Tries every mutant of a guide that has no error, which was made from these files.
pub fn run(files: &Files, guide: &Arc<Guide>, mut progress: impl FnMut(Progress)) -> Tried {
    let mut sink = Sink::new(files);
    let parsed = check::parse(files, &mut sink);
    let mutants = mutants(guide);
    let mut judge = Judge::new(files, &parsed, guide);
    judge.tried.total = mutants.len();
    for (done, mutant) in mutants.iter().enumerate() {
        progress(Progress { done, total: mutants.len(), survivors: judge.tried.survivors.len() });
        judge.judge(mutant);
    }
    Tried { idle_promises: judge.idle, ..judge.tried }
}

struct Judge<'a> {
    files: &'a Files,
    parsed: &'a Parsed<'a>,
    guide: &'a Arc<Guide>,
    /// The promises that have noticed nothing yet.
    idle: Vec<usize>,
    tried: Tried,
}

impl<'a> Judge<'a> {
    fn new(files: &'a Files, parsed: &'a Parsed<'a>, guide: &'a Arc<Guide>) -> Self {
        Self { files, parsed, guide, idle: (0..guide.promises.len()).collect(), tried: Tried::default() }
    }

    fn judge(&mut self, mutant: &Mutant) {
        let parts = mutant.parts(self.guide);
        if self.is_unsound(&parts) {
            self.tried.structural += 1;
            return;
        }
        let changed = Arc::new(Guide::from_checked(parts, Sources::default));
        let prover = Prover::new(&changed);
        if mutant.changes_walks() && prover.skips().map_or(true, |skips| !skips.is_empty()) {
            self.tried.structural += 1;
            return;
        }
        let by_case = !changed.cases.iter().all(|case| cases::passes(&changed, case));
        let by_promise = self.promises_notice(&prover, by_case);
        if by_case || by_promise {
            self.tried.killed += 1;
            self.tried.by_promises_alone += usize::from(!by_case);
        } else if (0..changed.cards.len()).any(|card| prover.untimely(CardIdx(card)) != Ok(None)) {
            self.tried.structural += 1;
        } else {
            self.unnoticed(mutant, &changed);
        }
    }

    /// What the check calls an error in the shape of the questions. Texts, names and sources are as they were.
    fn is_unsound(&self, parts: &Parts) -> bool {
        let mut sink = Sink::new(self.files);
        graph::errors(self.parsed, Some(parts), &mut sink);
        check::cards::check(self.parsed, Some(parts), &mut sink);
        sink.has_errors()
    }

    /// Asks the promises that have noticed nothing yet, and the others only if no case has noticed the change.
    fn promises_notice(&mut self, prover: &Prover<'_>, by_case: bool) -> bool {
        let notices = |promise: &usize| prover.verdict(*promise) != Verdict::Proved;
        let (new, idle): (Vec<usize>, Vec<usize>) = self.idle.iter().partition(|promise| notices(promise));
        let others = (0..self.guide.promises.len()).filter(|promise| !self.idle.contains(promise));
        let notice = !new.is_empty() || (!by_case && others.into_iter().any(|promise| notices(&promise)));
        self.idle = idle;
        notice
    }

    fn unnoticed(&mut self, mutant: &Mutant, changed: &Guide) {
        let what = mutant.what(self.guide);
        match self.told(mutant, changed) {
            None => self.tried.equivalent.push(what),
            Some(told) => {
                let place = self.place(mutant);
                self.tried.survivors.push(Survivor { kind: mutant.kind(), what, place, told });
            }
        }
    }

    /// How the mutant can be told from the guide, if it can.
    fn told(&self, mutant: &Mutant, changed: &Guide) -> Option<Told> {
        if let Change::About { question } = mutant.0 {
            let about = self.guide[question].about?;
            return ways::comes_with_several(self.guide, question, about).then_some(Told::ByChange);
        }
        match tell_apart(self.guide, changed) {
            Ok(way) => Some(Told::By(self.shown(changed, way?))),
            Err(_) => Some(Told::Tangled),
        }
    }

    fn shown(&self, changed: &Guide, way: Way) -> Shown {
        let differences = differences(self.guide, changed, &way);
        Shown { command: promises::replay(self.guide, &way, self.files.folder()), differences, way }
    }

    /// The file and the line where the thing that was changed has its name.
    fn place(&self, mutant: &Mutant) -> (String, usize) {
        let found = self.files.locate(mutant.place(self.parsed)).and_then(|(file, words)| {
            let (name, text) = self.files.texts().nth(file)?;
            Some((name.to_owned(), text[..words.start].matches('\n').count() + 1))
        });
        found.unwrap_or_default()
    }
}
