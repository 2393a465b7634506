//! Two guides walked with the same answers, until one asks something else or their plans differ.
//!
//! Relies on the two sides and on what can still happen. A state is the pair of both walks at one question, cut down to what
//! a way on, an escalation or the watched card can still use. A pair of equal walks with nothing different ahead is dropped.
//! Once the walks have parted, only the first goes on, to its plan. Must not know which card is worth watching.

use super::{asks_alike, escalates_otherwise, shows_alike};
use crate::guide::{Card, CardIdx, EntryIdx, FactIdx, Guide, QuestionIdx, TriageLevel};
use crate::proof::Map;
use crate::proof::bits::{Bits, Tracked};
use crate::proof::differ::side::Side;
use crate::proof::nodes::{MOST_BYTES, MOST_STATES};
use crate::proof::reach::Reach;
use crate::proof::search::merge;
use crate::proof::target::{State, Tangled, Way};
use crate::trail::{Answer, FactSet, Position, Ticks, Trail};
use std::collections::hash_map::Entry;

/// Two guides, with what can still happen in either.
pub(super) struct Pair<'g> {
    guides: [&'g Guide; 2],
    reach: [Reach; 2],
    /// Whether a difference is still ahead at each question, this one included.
    ahead: Vec<bool>,
}

impl<'g> Pair<'g> {
    pub(super) fn new(guides: [&'g Guide; 2]) -> Self {
        let [first, second] = guides;
        let always = escalates_otherwise(first, second);
        let questions = first.questions.iter().zip(&second.questions);
        let mut ahead: Vec<bool> = questions.map(|(one, other)| always || !asks_alike(one, other)).collect();
        // Up to the first difference both walk as the first guide does.
        for question in first.order().iter().rev() {
            ahead[question.0] |= first[*question].targets().iter().any(|target| ahead[target.0]);
        }
        Self { guides, reach: guides.map(|guide| Reach::of(guide, TriageLevel::Emergency)), ahead }
    }

    /// The facts that a way on, an escalation or the card looks at in either guide.
    fn tracked(&self, card: Option<CardIdx>) -> Tracked {
        let mut tracked = FactSet::default();
        let mut add = |facts: &[FactIdx]| facts.iter().for_each(|&fact| tracked.insert(fact));
        for guide in self.guides {
            guide.escalations.iter().for_each(|escalation| add(&escalation.when));
            for card in card.iter().map(|card| &guide[*card]) {
                card.when.iter().for_each(|row| add(row));
                add(&card.unless);
            }
        }
        self.reach.iter().flat_map(|reach| &reach.looked_at).for_each(|facts| tracked.extend(facts));
        Tracked::new(tracked)
    }
}

/// The shortest trail, of fewer answers than the limit, on which the card is on one plan only; without a card, on which
/// another question is asked or the levels differ.
pub(super) fn shortest(pair: &Pair<'_>, card: Option<CardIdx>, limit: usize) -> Result<Option<Way>, Tangled> {
    let tracked = pair.tracked(card);
    match tracked.count() {
        0..=64 => Joint::<1>::new(pair, card, &tracked).run(limit),
        65..=128 => Joint::<2>::new(pair, card, &tracked).run(limit),
        129..=512 => Joint::<8>::new(pair, card, &tracked).run(limit),
        _ => Err(Tangled(tracked.iter().collect())),
    }
}

/// The walks in both guides; the second is gone once it has parted from the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Walks<const N: usize> {
    first: State<N>,
    second: Option<State<N>>,
}

#[derive(Debug, Clone, Copy)]
struct Node<const N: usize> {
    position: Position,
    walks: Walks<N>,
    ticks: u32,
    from: From,
}

#[derive(Debug, Clone, Copy)]
enum From {
    Entry(EntryIdx),
    Node { node: usize, question: QuestionIdx, answer: Answer },
}

type Seen<const N: usize> = Map<(Position, Walks<N>), usize>;

/// What can still be used from a question on, in either guide.
struct Here<const N: usize> {
    looked_at: Bits<N>,
    markable: Bits<N>,
    deniable: Bits<N>,
}

struct Joint<'g, const N: usize> {
    pair: &'g Pair<'g>,
    tracked: &'g Tracked,
    sides: [Side<'g, N>; 2],
    here: Vec<Here<N>>,
    /// Whether a card is watched, and whether it differs itself.
    card: Option<bool>,
    watched: Bits<N>,
    denials: Bits<N>,
    /// Rows of the card in both guides, if nothing but rows differs.
    common: Vec<Bits<N>>,
}

impl<'g, const N: usize> Joint<'g, N> {
    /// The most states that one search may make. Each is kept twice: as a node, and to be found again.
    const MOST: usize = {
        let fit = MOST_BYTES / (2 * size_of::<Node<N>>());
        if fit < MOST_STATES { fit } else { MOST_STATES }
    };

    fn new(pair: &'g Pair<'g>, card: Option<CardIdx>, tracked: &'g Tracked) -> Self {
        let sides = pair.guides.map(|guide| Side::new(guide, card, tracked));
        let (looked_at, denials) = sides
            .iter()
            .map(Side::watched)
            .fold((Bits::NONE, Bits::NONE), |all, one| (all.0.or(&one.0), all.1.or(&one.1)));
        let differs = |card: CardIdx| !shows_alike(&pair.guides[0][card], &pair.guides[1][card]);
        let questions = 0..pair.ahead.len();
        let here = questions.map(|at| here(pair, at, tracked)).collect();
        let common = card.map_or_else(Vec::new, |card| common_rows(pair.guides.map(|guide| &guide[card]), tracked));
        Self { pair, tracked, sides, here, card: card.map(differs), watched: looked_at, denials, common }
    }

    fn run(&self, limit: usize) -> Result<Option<Way>, Tangled> {
        let (mut nodes, mut seen) = (self.entries(), Seen::default());
        let mut layer = 0..nodes.len();
        for _ in 0..limit {
            // Walks that came to a plan were kept only if they differ there.
            let hits = layer.clone().filter(|&node| nodes[node].position == Position::Plan);
            if let Some(hit) = hits.min_by_key(|&node| nodes[node].ticks) {
                return Ok(Some(way(&nodes, hit)));
            }
            let next = nodes.len();
            for node in layer {
                self.go_on(&mut nodes, &mut seen, node, next)?;
            }
            layer = next..nodes.len();
            if layer.is_empty() {
                break;
            }
        }
        Ok(None)
    }

    fn entries(&self) -> Vec<Node<N>> {
        let entries = (0..self.pair.guides[0].entries.len()).map(EntryIdx);
        let nodes = entries.filter_map(|entry| {
            let states = [0, 1].map(|side| self.sides[side].enter(entry));
            let positions = [0, 1].map(|side| self.sides[side].first(&states[side]));
            let walks = self.stand(positions, states[0], Some(states[1]))?;
            Some(Node { position: positions[0], walks, ticks: 0, from: From::Entry(entry) })
        });
        nodes.collect()
    }

    /// Adds the states one answer further; `next` is the first node of their layer.
    fn go_on(&self, nodes: &mut Vec<Node<N>>, seen: &mut Seen<N>, node: usize, next: usize) -> Result<(), Tangled> {
        let Node { position, walks, ticks, .. } = nodes[node];
        let Position::Ask(question) = position else { return Ok(()) };
        for (walks, answer) in self.outcomes(question, walks)? {
            let Some((position, walks)) = self.arrive(question, answer, walks) else { continue };
            let ticks = ticks + answer.ticks();
            let new = Node { position, walks, ticks, from: From::Node { node, question, answer } };
            match seen.entry((position, walks)) {
                Entry::Vacant(free) => {
                    free.insert(nodes.len());
                    nodes.push(new);
                }
                Entry::Occupied(old) if *old.get() >= next && ticks < nodes[*old.get()].ticks => {
                    nodes[*old.get()] = new;
                }
                Entry::Occupied(_) => {}
            }
            if nodes.len() > Self::MOST {
                return Err(Tangled(self.tracked.iter().collect()));
            }
        }
        Ok(())
    }

    fn outcomes(&self, question: QuestionIdx, walks: Walks<N>) -> Result<Vec<(Walks<N>, Answer)>, Tangled> {
        let asked = &self.pair.guides[0][question];
        if asked.is_checklist() {
            return self.tick_sets(question, walks);
        }
        let choices = 0..asked.choices.len();
        Ok(choices.map(|choice| (self.with(walks, question, choice), Answer::Choice(choice))).collect())
    }

    /// A checklist as a row of yes/no steps; equal states are merged after each.
    fn tick_sets(&self, question: QuestionIdx, walks: Walks<N>) -> Result<Vec<(Walks<N>, Answer)>, Tangled> {
        let mut open = vec![(walks, Ticks::default())];
        for tick in 0..self.pair.guides[0][question].choices.len() {
            let step = |(walks, ticks): (Walks<N>, Ticks)| {
                [(self.without(walks, question, tick), ticks), (self.with(walks, question, tick), ticks.with(tick))]
            };
            let reduced = |(walks, ticks)| (self.reduce(walks, Position::Ask(question)), ticks);
            let is_open = |(walks, _): &(Walks<N>, Ticks)| self.is_open(Position::Ask(question), walks);
            open = open.into_iter().flat_map(step).map(reduced).filter(is_open).collect();
            merge(&mut open);
            if open.len() > Self::MOST {
                return Err(Tangled(self.tracked.iter().collect()));
            }
        }
        Ok(open.into_iter().map(|(walks, ticks)| (walks, Answer::Ticks(ticks))).collect())
    }

    fn with(&self, walks: Walks<N>, question: QuestionIdx, choice: usize) -> Walks<N> {
        let second = walks.second.map(|state| self.sides[1].with(state, question, choice));
        Walks { first: self.sides[0].with(walks.first, question, choice), second }
    }

    fn without(&self, walks: Walks<N>, question: QuestionIdx, tick: usize) -> Walks<N> {
        let second = walks.second.map(|state| self.sides[1].without(state, question, tick));
        Walks { first: self.sides[0].without(walks.first, question, tick), second }
    }

    /// Where an answer leads, unless no difference can come of it any more.
    fn arrive(&self, question: QuestionIdx, answer: Answer, walks: Walks<N>) -> Option<(Position, Walks<N>)> {
        let first = self.sides[0].settle(walks.first);
        let second = walks.second.map(|state| self.sides[1].settle(state));
        let position = self.sides[0].way_on(question, answer, &first);
        let other = second.map_or(position, |state| self.sides[1].way_on(question, answer, &state));
        Some((position, self.stand([position, other], first, second)?))
    }

    fn stand(&self, [here, there]: [Position; 2], first: State<N>, second: Option<State<N>>) -> Option<Walks<N>> {
        let walks = self.reduce(Walks { first, second: second.filter(|_| here == there) }, here);
        self.is_open(here, &walks).then_some(walks)
    }

    /// Keeps what can be used from here on. A mark wins, so a denial beside it says nothing.
    fn reduce(&self, walks: Walks<N>, position: Position) -> Walks<N> {
        let used = match position {
            Position::Ask(question) => {
                let here = &self.here[question.0];
                let level = walks.second.map_or(walks.first.level, |second| second.level.min(walks.first.level));
                let escalating = self.sides.iter().map(|side| side.escalating(level, &here.markable));
                escalating.fold(self.watched.or(&here.looked_at), |all, facts| all.or(&facts))
            }
            Position::Plan => self.watched,
        };
        let cut = |state: State<N>| State {
            marked: state.marked.and(&used),
            denied: state.denied.and(&self.denials).without(&state.marked),
            level: state.level,
        };
        Walks { first: cut(walks.first), second: walks.second.map(cut) }
    }

    /// Whether something differs here, on a plan, or can still come to differ, at a question.
    fn is_open(&self, position: Position, walks: &Walks<N>) -> bool {
        // The search without a card finds every trail on which the walks part.
        let Some(second) = &walks.second else { return self.card.is_none() };
        let first = &walks.first;
        match (position, self.card) {
            (Position::Plan, None) => first.level != second.level,
            (Position::Plan, Some(_)) => self.sides[0].shows(first) != self.sides[1].shows(second),
            (Position::Ask(question), None) => first != second || self.pair.ahead[question.0],
            (Position::Ask(question), Some(card_differs)) => {
                let here = &self.here[question.0];
                let can = |side: usize, state| self.sides[side].can_show(state, &here.markable, &here.deniable);
                let alike = first == second && !self.pair.ahead[question.0];
                (!alike || card_differs) && (can(0, first) || can(1, second)) && !self.is_settled(alike, first, second)
            }
        }
    }

    /// Whether the card will be on both plans or on neither, for a mark stays. Levels that come to differ are found without
    /// a card, with as few answers.
    fn is_settled(&self, alike: bool, first: &State<N>, second: &State<N>) -> bool {
        (alike || self.denials == Bits::NONE)
            && self.common.iter().any(|row| first.marked.has_all(row) && second.marked.has_all(row))
    }
}

fn common_rows<const N: usize>([one, other]: [&Card; 2], tracked: &Tracked) -> Vec<Bits<N>> {
    if one.up_to != other.up_to || one.unless != other.unless {
        return Vec::new();
    }
    one.when.iter().filter(|row| other.when.contains(row)).map(|row| tracked.bits(row)).collect()
}

fn here<const N: usize>(pair: &Pair<'_>, at: usize, tracked: &Tracked) -> Here<N> {
    let either = |sets: fn(&Reach) -> &Vec<FactSet>| {
        pair.reach.iter().map(|reach| tracked.bits_of(&sets(reach)[at])).fold(Bits::NONE, |all, one| all.or(&one))
    };
    Here {
        looked_at: either(|reach| &reach.looked_at),
        markable: either(|reach| &reach.markable),
        deniable: either(|reach| &reach.deniable),
    }
}

fn way<const N: usize>(nodes: &[Node<N>], hit: usize) -> Way {
    let mut trail = Trail::new();
    let mut at = hit;
    loop {
        match nodes[at].from {
            From::Entry(entry) => {
                trail.reverse();
                return Way { entry, trail };
            }
            From::Node { node, question, answer } => {
                trail.push((question, answer));
                at = node;
            }
        }
    }
}
