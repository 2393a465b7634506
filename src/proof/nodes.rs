//! The states that one search has come to, each with the first walk to it.
//!
//! Relies on `State`. Must not know what a search looks for. States are found by their hash, and only the nodes hold them:
//! a search may make a million.

use crate::guide::EntryIdx;
use crate::proof::Map;
use crate::proof::target::{State, Way};
use crate::trail::{Answer, Position, Trail};
use foldhash::fast::FixedState;
use std::hash::BuildHasher;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Room for as many states or ticks as most searches and checklists come to.
pub(super) const FEW: usize = 32;
/// The most merged states that one search may make.
pub(super) const MOST_STATES: usize = 1_000_000;
/// The most memory that the states of one search may take, in bytes. Only guides with hundreds of facts come to it first.
pub(super) const MOST_BYTES: usize = 128 * 1024 * 1024;
/// From so much memory on a search is a large one.
const LARGE_BYTES: usize = MOST_BYTES / 16;

/// A state, and the walk by which it was first reached.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<const N: usize> {
    pub(super) position: Position,
    pub(super) state: State<N>,
    /// The ticks on the way, for a walk with as many answers and fewer ticks is shorter.
    pub(super) ticks: u32,
    /// The place of the node before among its layer, for of equally short walks the first declared one counts.
    pub(super) rank: u32,
    pub(super) from: From,
}

/// The node before and what was answered there; an entry for the first nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum From {
    Entry(EntryIdx),
    Node { node: u32, answer: Answer },
}

/// All nodes of a search, in layers.
#[derive(Debug)]
pub(super) struct Nodes<'t, const N: usize> {
    all: Vec<Node<N>>,
    /// The node of each state, by the hash of the state or, where that is taken, by one of the numbers after it.
    seen: Map<u64, u32>,
    /// Where the newest layer begins.
    newest: usize,
    /// Whose turn it is to be large.
    turn: &'t Mutex<()>,
    taken: Option<MutexGuard<'t, ()>>,
}

impl<'t, const N: usize> Nodes<'t, N> {
    pub(super) fn new(turn: &'t Mutex<()>) -> Self {
        let seen = Map::with_capacity_and_hasher(FEW, FixedState::default());
        Self { all: Vec::with_capacity(FEW), seen, newest: 0, turn, taken: None }
    }

    /// Waits, once the search is a large one, until no other thread has one, so that they do not add up.
    pub(super) fn take_turn(&mut self) {
        if self.taken.is_none() && self.all.len() * size_of::<Node<N>>() > LARGE_BYTES {
            self.taken = Some(self.turn.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// A place among the nodes as it is written into them. There are never more than [`MOST_STATES`].
    #[expect(clippy::cast_possible_truncation, reason = "there are at most a million nodes")]
    fn place(at: usize) -> u32 {
        at as u32
    }

    pub(super) fn get(&self, node: u32) -> &Node<N> {
        &self.all[node as usize]
    }

    pub(super) fn is_full(&self) -> bool {
        self.all.len() >= MOST_STATES.min(MOST_BYTES / size_of::<Node<N>>())
    }

    /// Keeps a node whose state is new, or reached with equally many answers and fewer ticks.
    pub(super) fn add(&mut self, node: Node<N>) {
        let mut key = FixedState::default().hash_one((node.position, node.state));
        while let Some(&known) = self.seen.get(&key) {
            let known = &mut self.all[known as usize];
            if (known.position, known.state) == (node.position, node.state) {
                return self.shorten(key, node);
            }
            key = key.wrapping_add(1);
        }
        self.seen.insert(key, Self::place(self.all.len()));
        self.all.push(node);
    }

    fn shorten(&mut self, key: u64, node: Node<N>) {
        let at = self.seen[&key] as usize;
        if at >= self.newest && node.ticks < self.all[at].ticks {
            self.all[at] = node;
        }
    }

    /// The nodes added since the last call, in the order of their walks.
    pub(super) fn layer(&mut self) -> Vec<u32> {
        let mut layer: Vec<u32> = (self.newest..self.all.len()).map(Self::place).collect();
        self.newest = self.all.len();
        layer.sort_by_key(|&node| (self.get(node).rank, self.get(node).from));
        layer
    }

    /// The walk to a node.
    pub(super) fn way(&self, mut node: u32) -> Way {
        let mut trail = Trail::new();
        loop {
            match self.get(node).from {
                From::Entry(entry) => {
                    trail.reverse();
                    return Way { entry, trail };
                }
                From::Node { node: before, answer } => {
                    let question = self.get(before).position.question();
                    trail.extend(question.map(|question| (question, answer)));
                    node = before;
                }
            }
        }
    }
}
