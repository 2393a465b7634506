//! Whether any walk comes to a target, and the shortest trail that does.
//!
//! Walks that stand at the same question and agree on every fact that anything further on can use have the same future, so
//! they are one state. What can be used is the target's own facts, the facts of each `If` within reach, and those of each
//! escalation that can still be completed. A checklist is a row of yes/no steps, merged after each. Of levels only as much
//! is told apart as the target asks for: they never fall, so a walk above the target's level is dropped.

use crate::guide::{Choice, EntryIdx, FactIdx, Guide, Next, Question, QuestionIdx, TriageLevel};
use crate::proof::Map;
use crate::proof::bits::Bits;
use crate::proof::nodes::{From, MOST_BYTES, MOST_STATES, Node, Nodes};
use crate::proof::reach::Reach;
use crate::proof::target::{Place, State, Tangled, Target, Wanted, Way, in_bits, matters, tracked};
use crate::trail::{Answer, FactSet, Position, Ticks, way as way_on};
use std::cell::{Cell, OnceCell};
use std::collections::hash_map::Entry;

/// The way to the target with the fewest answers, then the fewest ticks, then first in declared order.
pub(super) fn find(guide: &Guide, reach: &Reach, target: &Target) -> Result<Option<Way>, Tangled> {
    let tracked = tracked(guide, reach, target);
    match tracked.len() {
        0..=64 => Search::<1>::new(guide, reach, target, tracked).run(),
        65..=128 => Search::<2>::new(guide, reach, target, tracked).run(),
        129..=512 => Search::<8>::new(guide, reach, target, tracked).run(),
        513..=4096 => Search::<64>::new(guide, reach, target, tracked).run(),
        _ => Err(Tangled(tracked)),
    }
}

/// An answer with the state after it.
#[derive(Debug, Clone, Copy)]
struct Outcome<const N: usize> {
    state: State<N>,
    answer: Answer,
}

/// A question in the bits of one search.
struct Local<const N: usize> {
    choices: Vec<LocalChoice<N>>,
    /// What something from here on can use.
    used: Bits<N>,
    markable: Bits<N>,
    deniable: Bits<N>,
}

/// A choice in the bits of one search.
#[derive(Clone, Copy)]
pub(super) struct LocalChoice<const N: usize> {
    pub(super) marks: Bits<N>,
    rules_out: Bits<N>,
    raise: TriageLevel,
}

impl<const N: usize> LocalChoice<N> {
    pub(super) fn new(choice: &Choice, tracked: &[FactIdx]) -> Self {
        Self {
            marks: in_bits(&choice.marks, tracked),
            rules_out: in_bits(&choice.rules_out, tracked),
            raise: choice.raise.unwrap_or(TriageLevel::SelfCare),
        }
    }
}

struct Search<'g, const N: usize> {
    guide: &'g Guide,
    reach: &'g Reach,
    target: &'g Target,
    tracked: Vec<FactIdx>,
    questions: Vec<OnceCell<Local<N>>>,
    escalations: Vec<(Bits<N>, TriageLevel)>,
    wanted: Wanted<N>,
    /// States made within checklists so far.
    ticked: Cell<usize>,
}

impl<'g, const N: usize> Search<'g, N> {
    fn new(guide: &'g Guide, reach: &'g Reach, target: &'g Target, tracked: Vec<FactIdx>) -> Self {
        let wanted = Wanted::new(guide, target, &tracked);
        let escalations = guide.escalations.iter().filter(|escalation| matters(escalation.raise, target));
        let escalations = escalations.map(|e| (in_bits(&e.when, &tracked), e.raise)).collect();
        let questions = guide.questions.iter().map(|_| OnceCell::new()).collect();
        Self { guide, reach, target, tracked, questions, escalations, wanted, ticked: Cell::new(0) }
    }

    /// A question in bits. Most searches end after a few questions, so each is translated when a walk comes to it.
    fn local(&self, question: QuestionIdx) -> &Local<N> {
        self.questions[question.0].get_or_init(|| self.translate(question))
    }

    fn translate(&self, question: QuestionIdx) -> Local<N> {
        let reach = self.reach;
        let tracked = |set: &FactSet| {
            self.tracked.iter().enumerate().filter(|(_, f)| set.contains(**f)).map(|(bit, _)| bit).collect()
        };
        let (markable, deniable) = (tracked(&reach.markable[question.0]), tracked(&reach.deniable[question.0]));
        let can_complete = self.escalations.iter().filter(|(when, _)| when.has_any(&markable));
        let looked_at = self.wanted.used.or(&tracked(&reach.looked_at[question.0]));
        let used = can_complete.fold(looked_at, |used, (when, _)| used.or(when));
        let local = |choice| LocalChoice::new(choice, &self.tracked);
        Local { choices: self.guide[question].choices.iter().map(local).collect(), used, markable, deniable }
    }

    /// Layer by layer, a layer an answer, so that the first hit has the fewest answers.
    fn run(self) -> Result<Option<Way>, Tangled> {
        let mut nodes = self.entries();
        for answers in 0.. {
            let layer = nodes.layer();
            let hits = layer.iter().filter(|&&node| self.hits(nodes.get(node), answers));
            if let Some(&hit) = hits.min_by_key(|&&node| nodes.get(node).ticks) {
                return Ok(Some(nodes.way(hit)));
            }
            if layer.is_empty() || self.target.place == Place::After(answers) {
                return Ok(None);
            }
            if let Place::After(_) = self.target.place {
                nodes.forget();
            }
            self.go_on(&mut nodes, &layer)?;
        }
        Ok(None)
    }

    fn entries(&self) -> Nodes<N> {
        let mut nodes = Nodes::default();
        for (at, entry) in self.guide.entries.iter().enumerate() {
            let level = TriageLevel::SelfCare;
            let state = State { marked: in_bits(&entry.marks, &self.tracked), denied: Bits::NONE, level };
            let Some(state) = self.settle(state) else { continue };
            let ends = state.level == TriageLevel::Emergency;
            let position = if ends { Position::Plan } else { Position::Ask(self.guide.first) };
            if self.is_open(position, &state) {
                nodes.add(Node { position, state, ticks: 0, rank: 0, from: From::Entry(EntryIdx(at)) });
            }
        }
        nodes
    }

    /// Answers every question of a layer in every way that makes a difference.
    fn go_on(&self, nodes: &mut Nodes<N>, layer: &[u32]) -> Result<(), Tangled> {
        for (rank, &node) in (0..).zip(layer) {
            let Node { position: Position::Ask(question), state, ticks, .. } = *nodes.get(node) else { continue };
            for outcome in self.outcomes(question, state)? {
                let (position, state) = self.arrive(question, &outcome);
                if self.is_open(position, &state) {
                    let ticks = ticks + outcome.answer.ticks();
                    nodes.add(Node { position, state, ticks, rank, from: From::Node { node, answer: outcome.answer } });
                }
            }
            if nodes.is_full() {
                return Err(Tangled(self.tracked.clone()));
            }
        }
        Ok(())
    }

    /// Every answer with a different outcome, in declared order.
    fn outcomes(&self, question: QuestionIdx, state: State<N>) -> Result<Vec<Outcome<N>>, Tangled> {
        let local = self.local(question);
        if self.guide[question].is_checklist() {
            return self.tick_sets(local, state);
        }
        let choices = local.choices.iter().enumerate();
        let take =
            |(at, choice)| Some(Outcome { state: self.settle(taken(state, choice))?, answer: Answer::Choice(at) });
        Ok(choices.filter_map(take).collect())
    }

    /// A checklist as a row of yes/no steps; equal states are merged after each.
    fn tick_sets(&self, local: &Local<N>, state: State<N>) -> Result<Vec<Outcome<N>>, Tangled> {
        let mut open = vec![(state, Ticks::default())];
        for (tick, choice) in local.choices.iter().enumerate() {
            let says_nothing = !choice.marks.or(&choice.rules_out).has_any(&local.used);
            if says_nothing && choice.raise > self.target.up_to {
                continue;
            }
            let mut merged: Map<(State<N>, bool), usize> = Map::default();
            let mut next: Vec<(State<N>, Ticks)> = Vec::new();
            for (state, ticks) in open {
                let no = State { denied: state.denied.or(&choice.marks), ..state };
                let mut with = ticks;
                with.toggle(tick);
                let yes = Some((taken(state, choice), with)).filter(|(yes, _)| self.can_go_on(yes));
                for (state, ticks) in [Some((no, ticks)), yes].into_iter().flatten() {
                    let state = self.reduce(state, &local.used);
                    match merged.entry((state, ticks.is_empty())) {
                        Entry::Vacant(free) => {
                            free.insert(next.len());
                            next.push((state, ticks));
                        }
                        Entry::Occupied(old) if is_before(ticks, next[*old.get()].1) => next[*old.get()].1 = ticks,
                        Entry::Occupied(_) => {}
                    }
                }
            }
            self.ticked.set(self.ticked.get() + next.len());
            if self.ticked.get() > MOST_STATES || next.len() > MOST_BYTES / size_of::<(State<N>, Ticks)>() / 4 {
                return Err(Tangled(self.tracked.clone()));
            }
            open = next;
        }
        open.sort_unstable_by_key(|(_, ticks)| *ticks);
        let settle = |(state, ticks)| Some(Outcome { state: self.settle(state)?, answer: Answer::Ticks(ticks) });
        Ok(open.into_iter().filter_map(settle).collect())
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
        State { marked: state.marked.and(used), denied, level: self.target.rung(state.level) }
    }

    /// Where an outcome leads, with only those facts kept that can be used from there on.
    fn arrive(&self, question: QuestionIdx, outcome: &Outcome<N>) -> (Position, State<N>) {
        let ends = outcome.state.level == TriageLevel::Emergency;
        let position = if ends { Position::Plan } else { self.way_on(&self.guide[question], outcome) };
        let used = match position {
            Position::Ask(next) => self.local(next).used,
            Position::Plan => self.wanted.used,
        };
        (position, self.reduce(outcome.state, &used))
    }

    fn way_on(&self, question: &Question, outcome: &Outcome<N>) -> Position {
        self.resolve(way_on(question, outcome.answer), &outcome.state)
    }

    fn resolve(&self, next: &Next, state: &State<N>) -> Position {
        match next {
            Next::To(question) => Position::Ask(*question),
            Next::Plan => Position::Plan,
            Next::If { when, then, otherwise } => {
                self.resolve(if state.marked.has_all(&in_bits(when, &self.tracked)) { then } else { otherwise }, state)
            }
        }
    }

    /// Whether the target can still be met: nothing has spoiled it, and what is missing can still come.
    fn is_open(&self, position: Position, state: &State<N>) -> bool {
        let (marks, denials) = self.wanted.missing(state);
        !self.wanted.is_spoiled(state)
            && match position {
                Position::Plan => marks == Bits::NONE && denials == Bits::NONE,
                Position::Ask(question) => {
                    let local = self.local(question);
                    let closed = self.wanted.closed(state).without(&local.markable);
                    local.markable.has_all(&marks) && local.deniable.has_all(&denials) && closed == Bits::NONE
                }
            }
    }

    fn hits(&self, node: &Node<N>, answers: usize) -> bool {
        let counts = match (self.target.place, node.position) {
            (Place::Anywhere, _) | (Place::Beside, Position::Ask(_)) | (Place::Plan, Position::Plan) => true,
            (Place::After(most), Position::Ask(_)) => answers == most,
            (Place::Plan, Position::Ask(_)) | (Place::Beside | Place::After(_), Position::Plan) => false,
        };
        counts && self.target.above < Some(node.state.level) && self.wanted.is_met(&node.state)
    }
}

/// A state after a choice or a tick.
pub(super) fn taken<const N: usize>(state: State<N>, choice: &LocalChoice<N>) -> State<N> {
    let (marked, denied) = (state.marked.or(&choice.marks), state.denied.or(&choice.rules_out));
    State { marked, denied, level: state.level.max(choice.raise) }
}

/// Fewer ticks first, then declared order.
pub(super) fn is_before(a: Ticks, b: Ticks) -> bool {
    (a.count(), a) < (b.count(), b)
}
