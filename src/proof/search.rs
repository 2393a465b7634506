//! Whether any walk comes to a target, and the shortest trail that does.
//!
//! Walks that stand at the same question and agree on every fact that anything further on can use have the same future, so
//! they are one state. What can be used is the target's own facts, the facts of each `If` within reach, and those of each
//! escalation that can still be completed. A checklist is a row of yes/no steps, merged after each. Of levels only as much
//! is told apart as the target asks for: they never fall, so a walk above the target's level is dropped.

use crate::guide::{EntryIdx, Guide, QuestionIdx, Rows, TriageLevel};
use crate::proof::bits::{Bits, Tracked};
use crate::proof::local::{Local, LocalChoice};
use crate::proof::nodes::{FEW, From, MOST_BYTES, MOST_STATES, Node, Nodes};
use crate::proof::reach::Reach;
use crate::proof::target::{Place, State, Tangled, Target, Wanted, Way, looked_at, matters, tangled_in};
use crate::proof::work::{Limits, Work};
use crate::trail::{Answer, FactSet, Position, Ticks};
use std::cell::{Cell, OnceCell};

/// For each target in turn, a way to it. One that is impossible from the start is left out.
pub(super) fn ways<'g>(
    guide: &'g Guide,
    reach: &'g [Reach; 4],
    limits: Limits<'g>,
    targets: Vec<Target>,
    wish: Wish,
) -> impl Iterator<Item = Found> {
    groups(guide, reach, limits.work, targets).into_iter().flat_map(move |group| group.ways(guide, reach, limits, wish))
}

/// Which way to a target is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// The one with the fewest answers, then the fewest ticks, then first in declared order.
    Shortest,
    /// Any one, to know that there is one.
    Any,
}

/// The way to a target, if there is one.
pub(super) type Found = Result<Option<Way>, Tangled>;

/// Targets that look at few facts together, so that the guide is put into bits once for all of them.
struct Group {
    facts: FactSet,
    targets: Vec<Target>,
}

fn groups(guide: &Guide, reach: &[Reach; 4], work: &Work, targets: Vec<Target>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for target in targets {
        work.spend_on_target();
        if !target.is_possible(guide, reach) {
            continue;
        }
        let facts = looked_at(guide, reach, &target);
        let has_room = |group: &&mut Group| {
            let mut both = group.facts.clone();
            both.extend(&facts);
            both.count() <= 64
        };
        match groups.last_mut().filter(has_room) {
            Some(group) => {
                group.facts.extend(&facts);
                group.targets.push(target);
            }
            None => groups.push(Group { facts, targets: vec![target] }),
        }
    }
    groups
}

impl Group {
    /// Few bits are copied and compared faster than many.
    fn ways<'g>(
        self,
        guide: &'g Guide,
        reach: &'g [Reach; 4],
        limits: Limits<'g>,
        wish: Wish,
    ) -> Box<dyn Iterator<Item = Found> + 'g> {
        match self.facts.count() {
            0..=64 => Box::new(self.ways_in::<1>(guide, reach, limits, wish)),
            65..=128 => Box::new(self.ways_in::<2>(guide, reach, limits, wish)),
            129..=256 => Box::new(self.ways_in::<4>(guide, reach, limits, wish)),
            257..=512 => Box::new(self.ways_in::<8>(guide, reach, limits, wish)),
            513..=4096 => Box::new(self.ways_in::<64>(guide, reach, limits, wish)),
            _ => Box::new(self.targets.into_iter().map(move |_| Err(Tangled(self.facts.iter().collect())))),
        }
    }

    fn ways_in<'g, const N: usize>(
        self,
        guide: &'g Guide,
        reach: &'g [Reach; 4],
        limits: Limits<'g>,
        wish: Wish,
    ) -> impl Iterator<Item = Found> + 'g {
        let local = Local::<N>::new(guide, reach, limits, Tracked::new(self.facts));
        let search = move |target| {
            let search = Search::new(&local, &target);
            if wish == Wish::Any { search.any() } else { search.shortest() }
        };
        self.targets.into_iter().map(search)
    }
}

struct Search<'a, const N: usize> {
    local: &'a Local<'a, N>,
    target: &'a Target,
    escalations: Vec<(Bits<N>, TriageLevel)>,
    wanted: Wanted<N>,
    /// What each question comes to in this search, once a walk is there.
    here: Vec<OnceCell<Here<N>>>,
    /// States made within checklists so far.
    ticked: Cell<usize>,
    /// What it comes to to make a state: its own bytes, and those of all that each is held against.
    cost: usize,
}

/// A question as far as the target is concerned.
struct Here<const N: usize> {
    /// The facts that something from here on can use.
    used: Bits<N>,
    /// The ticks that make a difference.
    ticks: Vec<(usize, LocalChoice<N>)>,
}

impl<'a, const N: usize> Search<'a, N> {
    fn new(local: &'a Local<'a, N>, target: &'a Target) -> Self {
        let guide = local.guide;
        let escalations = guide.escalation_rows().filter(|(_, raise)| matters(*raise, target));
        let escalations: Vec<_> = escalations.map(|(row, raise)| (local.bits(row), raise)).collect();
        let here = guide.questions.iter().map(|_| OnceCell::new()).collect();
        let wanted = Wanted::new(local, target);
        let cost = size_of::<Node<N>>() + size_of::<Bits<N>>() * (escalations.len() + wanted.staying_rows());
        local.limits.work.spend(guide.questions.len() * size_of::<OnceCell<Here<N>>>());
        Self { local, target, escalations, wanted, here, ticked: Cell::new(0), cost }
    }

    fn here(&self, question: QuestionIdx) -> &Here<N> {
        self.here[question.0].get_or_init(|| {
            let used = self.used(question);
            let is_checklist = self.local.guide[question].is_checklist();
            Here { used, ticks: if is_checklist { self.telling_ticks(question, &used) } else { Vec::new() } }
        })
    }

    fn used(&self, question: QuestionIdx) -> Bits<N> {
        let ahead = self.local.ahead(question, self.target.up_to);
        let can_complete = self.escalations.iter().filter(|(when, _)| when.has_any(&ahead.markable));
        can_complete.fold(self.wanted.used.or(&ahead.looked_at), |used, (when, _)| used.or(when))
    }

    fn tangled(&self) -> Tangled {
        tangled_in(self.local.guide, self.local.reach, self.target)
    }

    /// Layer by layer, a layer an answer, so that the first hit has the fewest answers.
    fn shortest(&self) -> Found {
        let mut nodes = self.entries();
        loop {
            let layer = nodes.layer();
            let hits = layer.iter().filter(|&&node| self.hits(nodes.get(node)));
            if let Some(&hit) = hits.min_by_key(|&&node| nodes.get(node).ticks) {
                return Ok(Some(nodes.way(hit)));
            }
            if layer.is_empty() {
                return Ok(None);
            }
            self.go_on(&mut nodes, &layer)?;
        }
    }

    /// The newest state first: what can no longer lead to the target is dropped, so this mostly goes straight there.
    fn any(&self) -> Found {
        let mut nodes = self.entries();
        let mut open = nodes.layer();
        while let Some(node) = open.pop() {
            if self.hits(nodes.get(node)) {
                return Ok(Some(nodes.way(node)));
            }
            self.go_on(&mut nodes, &[node])?;
            open.extend(nodes.layer());
        }
        Ok(None)
    }

    fn entries(&self) -> Nodes<'a, N> {
        let mut nodes = Nodes::new(self.local.limits.turn);
        for (at, entry) in self.local.guide.entries.iter().enumerate() {
            let state = State::at_entry(entry, |facts| self.local.bits(facts));
            let Some(state) = self.settle(state) else { continue };
            let position = Position::first(self.local.guide, state.level);
            if self.is_open(position, &state) {
                nodes.add(Node { position, state, ticks: 0, rank: 0, from: From::Entry(EntryIdx(at)) });
            }
        }
        nodes
    }

    /// Answers every question of a layer in every way that makes a difference.
    fn go_on(&self, nodes: &mut Nodes<'a, N>, layer: &[u32]) -> Result<(), Tangled> {
        for (rank, &node) in (0..).zip(layer) {
            let Node { position, state, ticks, .. } = *nodes.get(node);
            let Some(question) = position.question() else { continue };
            let answers = self.answers(question, state)?;
            self.local.limits.work.spend(answers.len() * self.cost);
            for (state, answer) in answers {
                let Some(state) = self.settle(state) else { continue };
                let (position, state) = self.arrive(question, answer, state);
                if self.is_open(position, &state) {
                    let ticks = ticks + answer.ticks();
                    nodes.add(Node { position, state, ticks, rank, from: From::Node { node, answer } });
                }
            }
            if nodes.is_full() || self.local.limits.work.is_too_much() {
                return Err(self.tangled());
            }
            nodes.take_turn();
        }
        Ok(())
    }

    /// Every answer that makes a difference with the state after it, in declared order. Escalations wait.
    fn answers(&self, question: QuestionIdx, state: State<N>) -> Result<Vec<(State<N>, Answer)>, Tangled> {
        if self.local.guide[question].is_checklist() {
            let sets = self.tick_sets(question, state)?;
            return Ok(sets.into_iter().map(|(state, ticks)| (state, Answer::Ticks(ticks))).collect());
        }
        let choices = self.local.choices(question).iter().enumerate();
        Ok(choices.map(|(at, choice)| (taken(state, choice), Answer::Choice(at))).collect())
    }

    /// A checklist as a row of yes/no steps; equal states are merged after each.
    fn tick_sets(&self, question: QuestionIdx, state: State<N>) -> Result<Vec<(State<N>, Ticks)>, Tangled> {
        let Here { used, ticks: telling } = self.here(question);
        let mut open = Vec::with_capacity(FEW);
        open.push((state, Ticks::default()));
        for (tick, choice) in telling {
            for at in 0..open.len() {
                let (state, ticks) = open[at];
                let no = State { denied: state.denied.or(&choice.marks), ..state };
                open[at].0 = self.reduce(no, used);
                let yes = taken(state, choice);
                if self.can_go_on(&yes) {
                    open.push((self.reduce(yes, used), ticks.with(*tick)));
                }
            }
            merge(&mut open);
            self.ticked.set(self.ticked.get() + open.len());
            self.local.limits.work.spend(open.len() * size_of::<(State<N>, Ticks)>());
            if self.ticked.get() > MOST_STATES || open.len() > MOST_BYTES / size_of::<(State<N>, Ticks)>() / 4 {
                return Err(self.tangled());
            }
        }
        open.sort_unstable_by_key(|(_, ticks)| *ticks);
        Ok(open)
    }

    /// The ticks that make a difference here. Of those that come to the same only the first counts: a set with another one
    /// in its place comes later in declared order, and a set with both has more ticks.
    fn telling_ticks(&self, question: QuestionIdx, used: &Bits<N>) -> Vec<(usize, LocalChoice<N>)> {
        let mut telling: Vec<(usize, LocalChoice<N>)> = Vec::with_capacity(FEW);
        for (tick, choice) in self.local.choices(question).iter().enumerate() {
            let choice = choice.cut(used);
            let is_dropped = choice.says_nothing() && choice.raise > self.target.up_to;
            if !is_dropped && telling.iter().all(|(_, before)| *before != choice) {
                telling.push((tick, choice));
            }
        }
        telling
    }

    /// Whether a state in the middle of a checklist may still lead to the target.
    fn can_go_on(&self, state: &State<N>) -> bool {
        state.level <= self.target.up_to && !self.wanted.is_spoiled(state)
    }

    /// Completes escalations. `None` when the walk is above the target's level.
    fn settle(&self, mut state: State<N>) -> Option<State<N>> {
        let complete = self.escalations.iter().filter(|(when, _)| state.marked.has_all(when));
        state.level = complete.map(|(_, raise)| *raise).fold(state.level, TriageLevel::max);
        (state.level <= self.target.up_to).then_some(state)
    }

    /// Keeps what can be used. A mark wins, so a denial beside it says nothing.
    fn reduce(&self, state: State<N>, used: &Bits<N>) -> State<N> {
        let denied = state.denied.and(&self.wanted.denials).without(&state.marked);
        State { marked: state.marked.and(used), denied, level: self.target.rung(state.level), ..state }
    }

    /// Where an answer leads, with only those facts kept that can be used from there on.
    fn arrive(&self, question: QuestionIdx, answer: Answer, state: State<N>) -> (Position, State<N>) {
        let guide = self.local.guide;
        let holds = |when: &Rows| when.any(|row| state.marked.has_all(&self.local.bits(row)));
        let position = Position::after(guide, (question, answer), state.level, holds);
        let used = position.question().map_or(&self.wanted.used, |next| &self.here(next).used);
        let counts = matches!(self.target.place, Place::After(_)) && !guide[question].is_offer();
        (position, State { asked: state.asked + u32::from(counts), ..self.reduce(state, used) })
    }

    /// Whether the target can still be met: nothing has spoiled it, and what is missing can still come.
    fn is_open(&self, position: Position, state: &State<N>) -> bool {
        let (marks, denials) = self.wanted.missing(state);
        !self.wanted.is_spoiled(state)
            && match position.question() {
                None => marks == Bits::NONE && denials == Bits::NONE,
                Some(question) => {
                    let ahead = self.local.ahead(question, self.target.up_to);
                    let closed = self.wanted.closed(state).without(&ahead.markable);
                    ahead.markable.has_all(&marks) && ahead.deniable.has_all(&denials) && closed == Bits::NONE
                }
            }
    }

    fn hits(&self, node: &Node<N>) -> bool {
        let counts = match self.target.place {
            Place::Anywhere => true,
            Place::Plan => node.position.is_plan(),
            Place::After(most) => !node.position.is_plan() && node.state.asked as usize == most,
        };
        if counts {
            self.local.limits.work.spend(size_of::<Bits<N>>() * self.wanted.hidden_rows());
        }
        counts && self.target.above < Some(node.state.level) && self.wanted.is_met(&node.state)
    }
}

/// A state after a choice or a tick.
pub(super) fn taken<const N: usize>(state: State<N>, choice: &LocalChoice<N>) -> State<N> {
    let (marked, denied) = (state.marked.or(&choice.marks), state.denied.or(&choice.rules_out));
    State { marked, denied, level: state.level.max(choice.raise), ..state }
}

/// Of equal states in the middle of a checklist keeps the one with the fewest ticks, then the first in declared order.
/// Whether anything is ticked decides about the way on.
pub(super) fn merge<S: Copy + Ord>(open: &mut Vec<(S, Ticks)>) {
    open.sort_unstable_by_key(|(state, ticks)| (*state, ticks.is_empty(), ticks.count(), *ticks));
    open.dedup_by_key(|(state, ticks)| (*state, ticks.is_empty()));
}
