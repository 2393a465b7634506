//! How much work a proof has been, and how much it may be, counted in what was made and not in time: the same everywhere.
//!
//! Must not know what was looked for. Work is counted in bytes of states that were made or looked at, because both the time
//! and the memory of a search go with them.

use std::cell::Cell;
use std::sync::Mutex;

/// The most work for one promise: several searches that are each as large as one may be.
const MOST_FOR_ONE: usize = 1 << 29;
/// Once the promises of a guide have been so much work together, no further one is looked at.
pub(super) const MOST_FOR_ALL: usize = 1 << 30;
/// What it comes to to look at a target at all.
const TARGET: usize = 256;

/// The work for one promise so far.
#[derive(Debug, Default)]
pub(super) struct Work(Cell<usize>);

impl Work {
    pub(super) fn spend(&self, bytes: usize) {
        self.0.set(self.0.get().saturating_add(bytes));
    }

    pub(super) fn spend_on_target(&self) {
        self.spend(TARGET);
    }

    pub(super) fn so_far(&self) -> usize {
        self.0.get()
    }

    /// Whether it has been more than one promise may be.
    pub(super) fn is_too_much(&self) -> bool {
        self.0.get() > MOST_FOR_ONE
    }
}

/// What several searches share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits<'g> {
    /// Whose turn it is to make a large search.
    pub(super) turn: &'g Mutex<()>,
    /// The work for the promise that they are made for.
    pub(super) work: &'g Work,
}

/// The work for all promises of a guide, in their order. Which of them are too many must not hang on who is first.
#[derive(Debug, Default)]
pub struct Ledger {
    /// The work for each promise that was looked at, up to now.
    done: Vec<Option<usize>>,
    /// So many promises from the first one on are done, and were this much work together.
    first: (usize, usize),
}

impl Ledger {
    /// Notes the work for a promise.
    pub fn note(&mut self, promise: usize, work: usize) {
        if self.done.len() <= promise {
            self.done.resize(promise + 1, None);
        }
        self.done[promise] = Some(work);
        while let Some(Some(work)) = self.done.get(self.first.0) {
            self.first = (self.first.0 + 1, self.first.1.saturating_add(*work));
        }
    }

    /// Whether the promises before it are known to have been all the work that there may be.
    #[must_use]
    pub fn leaves_out(&self, promise: usize) -> bool {
        self.first.0 <= promise && self.first.1 > MOST_FOR_ALL
    }
}
