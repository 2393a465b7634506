//! Two guides walked with the same answers, until one asks something else, has another level or shows another card.
//!
//! Relies on the two sides and on what can still happen. A state is the pair of both walks at one question, cut down to what
//! a way on, an escalation or the watched card can still use. A pair of equal walks with nothing different ahead is dropped.
//! Must not know which card is worth watching.

use super::{asks_alike, escalates_otherwise, shows_alike};
use crate::guide::{Card, CardIdx, EntryIdx, FactIdx, Guide, QuestionIdx, TriageLevel};
use crate::proof::Map;
use crate::proof::bits::{Bits, Tracked};
use crate::proof::differ::side::Side;
use crate::proof::local::Ahead;
use crate::proof::nodes::{MOST_BYTES, MOST_STATES};
use crate::proof::reach::Reach;
use crate::proof::search::merge;
use crate::proof::target::{State, Tangled, Way};
use crate::trail::{Answer, FactSet, Position, Ticks, Trail};
use std::cell::Cell;
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
            guide.escalation_rows().for_each(|(row, _)| add(row));
            for card in card.iter().map(|card| &guide[*card]) {
                card.when.iter().for_each(&mut add);
                add(&card.unless);
            }
        }
        self.reach.iter().flat_map(|reach| &reach.looked_at).for_each(|facts| tracked.extend(facts));
        Tracked::new(tracked)
    }
}

/// The shortest trail, of fewer answers than the limit, after which one walk only shows the card; without a card, after
/// which they stand elsewhere or at another level. Where that is so, no card is looked for.
pub(super) fn shortest(pair: &Pair<'_>, card: Option<CardIdx>, limit: usize) -> Result<Option<Way>, Tangled> {
    let tracked = pair.tracked(card);
    match tracked.count() {
        0..=64 => Joint::<1>::new(pair, card, &tracked).run(limit),
        65..=128 => Joint::<2>::new(pair, card, &tracked).run(limit),
        129..=512 => Joint::<8>::new(pair, card, &tracked).run(limit),
        _ => Err(Tangled(tracked.iter().collect())),
    }
}

/// The walks in both guides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Walks<const N: usize> {
    first: State<N>,
    second: State<N>,
}

#[derive(Debug, Clone, Copy)]
struct Node<const N: usize> {
    stand: Stand<N>,
    ticks: u32,
    from: From,
}

/// Where both walks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Stand<const N: usize> {
    position: Position,
    walks: Walks<N>,
    /// Whether what is looked for differs here.
    differs: bool,
}

#[derive(Debug, Clone, Copy)]
enum From {
    Entry(EntryIdx),
    Node { node: usize, question: QuestionIdx, answer: Answer },
}

type Seen<const N: usize> = Map<Stand<N>, usize>;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// That both walks stand elsewhere or at another level.
    Walk,
    /// That only one shows the card, which may differ itself.
    Card { differs: bool },
}

struct Joint<'g, const N: usize> {
    pair: &'g Pair<'g>,
    tracked: &'g Tracked,
    sides: [Side<'g, N>; 2],
    /// What can still be used from each question on, in either guide.
    ahead: Vec<Ahead<N>>,
    look: Look,
    watched: Bits<N>,
    denials: Bits<N>,
    /// Rows of the card in both guides, if nothing but rows differs.
    common: Vec<Bits<N>>,
    /// States made within checklists so far.
    ticked: Cell<usize>,
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
        let look = card.map_or(Look::Walk, |card| Look::Card { differs: differs(card) });
        let questions = 0..pair.ahead.len();
        let ahead = questions.map(|at| ahead(pair, at, tracked)).collect();
        let common = card.map_or_else(Vec::new, |card| common_rows(pair.guides.map(|guide| &guide[card]), tracked));
        Self { pair, tracked, sides, ahead, look, watched: looked_at, denials, common, ticked: Cell::new(0) }
    }

    fn run(&self, limit: usize) -> Result<Option<Way>, Tangled> {
        let (mut nodes, mut seen) = (self.entries(), Seen::default());
        let mut layer = 0..nodes.len();
        for _ in 0..limit {
            let hits = layer.clone().filter(|&node| nodes[node].stand.differs);
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
            let stand = self.stand(positions, Walks { first: states[0], second: states[1] })?;
            Some(Node { stand, ticks: 0, from: From::Entry(entry) })
        });
        nodes.collect()
    }

    /// Adds the states one answer further; `next` is the first node of their layer.
    fn go_on(&self, nodes: &mut Vec<Node<N>>, seen: &mut Seen<N>, node: usize, next: usize) -> Result<(), Tangled> {
        let Node { stand: Stand { position, walks, .. }, ticks, .. } = nodes[node];
        let Some(question) = position.question() else { return Ok(()) };
        for (walks, answer) in self.outcomes(question, walks)? {
            let Some(stand) = self.arrive(question, answer, walks) else { continue };
            let ticks = ticks + answer.ticks();
            let new = Node { stand, ticks, from: From::Node { node, question, answer } };
            match seen.entry(stand) {
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
            let is_open = |(walks, _): &(Walks<N>, Ticks)| self.is_open(question, walks);
            open = open.into_iter().flat_map(step).map(reduced).filter(is_open).collect();
            merge(&mut open);
            self.ticked.set(self.ticked.get() + open.len());
            if self.ticked.get() > Self::MOST {
                return Err(Tangled(self.tracked.iter().collect()));
            }
        }
        Ok(open.into_iter().map(|(walks, ticks)| (walks, Answer::Ticks(ticks))).collect())
    }

    fn with(&self, Walks { first, second }: Walks<N>, question: QuestionIdx, choice: usize) -> Walks<N> {
        let [one, other] = &self.sides;
        Walks { first: one.with(first, question, choice), second: other.with(second, question, choice) }
    }

    fn without(&self, Walks { first, second }: Walks<N>, question: QuestionIdx, tick: usize) -> Walks<N> {
        let [one, other] = &self.sides;
        Walks { first: one.without(first, question, tick), second: other.without(second, question, tick) }
    }

    /// Where an answer leads, unless no difference can come of it any more.
    fn arrive(&self, question: QuestionIdx, answer: Answer, Walks { first, second }: Walks<N>) -> Option<Stand<N>> {
        let [one, other] = &self.sides;
        let walks = Walks { first: one.settle(first), second: other.settle(second) };
        let here = one.way_on(question, answer, &walks.first);
        let there = other.way_on(question, answer, &walks.second);
        self.stand([here, there], walks)
    }

    fn stand(&self, [here, there]: [Position; 2], walks: Walks<N>) -> Option<Stand<N>> {
        let walks = self.reduce(walks, here);
        let parted = here != there || walks.first.level != walks.second.level;
        let differs = if self.look == Look::Walk { parted } else { !parted && self.shows_otherwise(here, &walks) };
        let is_open = match here.question() {
            Some(question) => !parted && self.is_open(question, &walks),
            None => false,
        };
        (differs || is_open).then_some(Stand { position: here, walks, differs })
    }

    fn shows_otherwise(&self, position: Position, Walks { first, second }: &Walks<N>) -> bool {
        self.sides[0].shows(position, first) != self.sides[1].shows(position, second)
    }

    /// Keeps what can be used from here on. A mark wins, so a denial beside it says nothing.
    fn reduce(&self, walks: Walks<N>, position: Position) -> Walks<N> {
        let used = match position.question() {
            Some(question) => {
                let ahead = &self.ahead[question.0];
                let level = walks.first.level.min(walks.second.level);
                let escalating = self.sides.iter().map(|side| side.escalating(level, &ahead.markable));
                escalating.fold(self.watched.or(&ahead.looked_at), |all, facts| all.or(&facts))
            }
            None => self.watched,
        };
        let cut = |state: State<N>| State {
            marked: state.marked.and(&used),
            denied: state.denied.and(&self.denials).without(&state.marked),
            ..state
        };
        Walks { first: cut(walks.first), second: cut(walks.second) }
    }

    /// Whether anything can still come to differ.
    fn is_open(&self, question: QuestionIdx, Walks { first, second }: &Walks<N>) -> bool {
        let Look::Card { differs } = self.look else { return first != second || self.pair.ahead[question.0] };
        let ahead = &self.ahead[question.0];
        let can = |side: usize, state| self.sides[side].can_show(state, &ahead.markable, &ahead.deniable);
        let alike = first == second && !self.pair.ahead[question.0];
        (!alike || differs) && (can(0, first) || can(1, second)) && !self.is_settled(alike, first, second)
    }

    /// Whether both will show the card or neither, for a mark stays. Levels that come to differ are found without a card,
    /// with as few answers.
    fn is_settled(&self, alike: bool, first: &State<N>, second: &State<N>) -> bool {
        (alike || self.denials == Bits::NONE)
            && self.common.iter().any(|row| first.marked.has_all(row) && second.marked.has_all(row))
    }
}

fn common_rows<const N: usize>([one, other]: [&Card; 2], tracked: &Tracked) -> Vec<Bits<N>> {
    if one.up_to != other.up_to || one.unless != other.unless || one.early != other.early {
        return Vec::new();
    }
    let in_both = one.when.iter().filter(|row| other.when.any(|also| also == *row));
    in_both.map(|row| tracked.bits(row)).collect()
}

fn ahead<const N: usize>(pair: &Pair<'_>, at: usize, tracked: &Tracked) -> Ahead<N> {
    let either = |sets: fn(&Reach) -> &Vec<FactSet>| {
        pair.reach.iter().map(|reach| tracked.bits_of(&sets(reach)[at])).fold(Bits::NONE, |all, one| all.or(&one))
    };
    Ahead {
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
