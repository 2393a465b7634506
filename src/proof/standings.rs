//! Where walks can stand: each question with each set of marks that a way on or an emergency can still use, and where every
//! answer leads from there.
//!
//! Relies on the guide's graph. Walks that stand alike go on alike, so this is all there is to know of how they go on: how
//! many there are (`count`), which ways nobody takes, what "Not sure" leaves out (`unsure`). Must not know cards or promises.

use crate::guide::{Choice, EntryIdx, FactIdx, Form, Guide, Next, QuestionIdx, TriageLevel};
use crate::proof::Map;
use crate::proof::reach::Reach;
use crate::proof::target::Tangled;
use crate::trail::{Answer, FactSet, State, Ticks};

/// The most answers and sets of ticks that are told apart.
const MOST_ANSWERS: usize = 200_000;

/// Every standing of a guide, and where the entries lead.
#[derive(Debug)]
pub(super) struct Standings {
    all: Vec<Standing>,
    /// The standings at each question.
    at: Vec<Vec<usize>>,
    /// The questions, each before those it leads to.
    order: Vec<QuestionIdx>,
    pub(super) entries: Vec<End>,
    /// What becomes of the `If`s of each question.
    pub(super) branches: Vec<Branches>,
}

/// A question and the marks of those who come to it.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) question: QuestionIdx,
    /// Whether it stands on a plan, so that a walk may end here.
    pub(super) is_offer: bool,
    marked: FactSet,
    pub(super) answers: Vec<Onward>,
}

/// Where an answer leads. Sets of ticks that lead to the same are one: the shortest stands for all.
#[derive(Debug)]
pub(super) struct Onward {
    pub(super) answer: Answer,
    /// How many answers it stands for. There are at most 32 ticks.
    pub(super) alike: u64,
    pub(super) to: End,
}

/// Where an entry or an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum End {
    Standing(usize),
    Plan,
    /// To the plan as well, and at once.
    Emergency,
}

impl End {
    pub(super) fn standing(self) -> Option<usize> {
        match self {
            Self::Standing(at) => Some(at),
            Self::Plan | Self::Emergency => None,
        }
    }
}

/// For each `If` in the ways on of a question, whether some walk goes on with its `otherwise`, and with its `then`. They
/// stand in the order of the ways, each before those within it.
pub type Branches = Vec<[bool; 2]>;

impl Standings {
    /// Looks at every answer that can be given from every entry on.
    pub(super) fn of(guide: &Guide, reach: &Reach) -> Result<Self, Tangled> {
        let mut builder = Builder::new(guide, reach);
        let entries = (0..guide.entries.len()).map(|entry| builder.enter(EntryIdx(entry))).collect();
        let mut at = vec![Vec::new(); guide.questions.len()];
        for &question in guide.order() {
            // Whoever comes here comes from a question before this one.
            let mut here: Vec<usize> = builder.seen[question.0].drain().map(|(_, standing)| standing).collect();
            here.sort_unstable();
            here.iter().try_for_each(|&standing| builder.answer(standing))?;
            at[question.0] = here;
        }
        let Builder { all, branches, .. } = builder;
        Ok(Self { all, at, order: guide.order().to_vec(), entries, branches })
    }

    pub(super) fn get(&self, standing: usize) -> &Standing {
        &self.all[standing]
    }

    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// How many answers there are, those that are alike as one.
    pub(super) fn answers(&self) -> usize {
        self.all.iter().map(|standing| standing.answers.len()).sum()
    }

    /// The standings at this question.
    pub(super) fn at(&self, question: QuestionIdx) -> &[usize] {
        &self.at[question.0]
    }

    /// Every standing, each before those it leads to.
    pub(super) fn in_order(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.order.iter().flat_map(|question| self.at(*question)).copied()
    }
}

/// Sets of ticks by what they mark, and by whether anything is ticked and an emergency among it. The shortest of each, and how
/// many there are.
type TickSets = Map<(FactSet, bool, bool), (Ticks, u64)>;

struct Builder<'g> {
    guide: &'g Guide,
    /// What can be used from each question on.
    used: Vec<FactSet>,
    /// The standing at each question with these marks.
    seen: Vec<Map<FactSet, usize>>,
    all: Vec<Standing>,
    branches: Vec<Branches>,
    /// How many more answers may be told apart.
    left: usize,
}

impl<'g> Builder<'g> {
    fn new(guide: &'g Guide, reach: &Reach) -> Self {
        let questions = guide.questions.len();
        let used = (0..questions).map(|question| used(guide, reach, question)).collect();
        let branches = guide.questions.iter().map(|question| vec![[false; 2]; question.ways().map(ifs).sum()]);
        let (branches, seen) = (branches.collect(), vec![Map::default(); questions]);
        Self { guide, used, seen, all: Vec::new(), branches, left: MOST_ANSWERS }
    }

    fn enter(&mut self, entry: EntryIdx) -> End {
        let state = State::at_entry(self.guide, entry);
        let marked = state.known.marked().collect();
        if state.level == TriageLevel::Emergency { End::Emergency } else { self.stand(self.guide.first, &marked) }
    }

    /// Gives every answer at a standing.
    fn answer(&mut self, standing: usize) -> Result<(), Tangled> {
        let Standing { question, marked, .. } = &self.all[standing];
        let (question, marked) = (*question, marked.clone());
        let answers = match &self.guide[question].form {
            Form::One | Form::Offer => self.choose(question, &marked),
            Form::Any { none } => self.tick(question, none, &marked)?,
        };
        self.spend(answers.len(), question)?;
        self.all[standing].answers = answers;
        Ok(())
    }

    fn choose(&mut self, question: QuestionIdx, marked: &FactSet) -> Vec<Onward> {
        let (guide, mut first) = (self.guide, 0);
        let choose = |(at, choice): (usize, &Choice)| {
            let mut marked = marked.clone();
            marked.extend(&guide.marks(question)[at]);
            let ends = choice.raise == TriageLevel::Emergency;
            let to = self.go_on(question, (first, &choice.next), ends, &marked);
            first += ifs(&choice.next);
            Onward { answer: Answer::Choice(at), alike: 1, to }
        };
        guide[question].choices.iter().enumerate().map(choose).collect()
    }

    fn tick(&mut self, question: QuestionIdx, none: &Next, marked: &FactSet) -> Result<Vec<Onward>, Tangled> {
        let some = self.guide[question].choices.first().map_or(none, |tick| &tick.next);
        let mut answers: Map<End, (Ticks, u64)> = Map::default();
        for ((marked, any, ends), (ticks, alike)) in self.tick_sets(question, marked)? {
            let way = if any { (ifs(none), some) } else { (0, none) };
            note(&mut answers, self.go_on(question, way, ends, &marked), ticks, alike);
        }
        let onward = |(to, (ticks, alike))| Onward { answer: Answer::Ticks(ticks), alike, to };
        Ok(answers.into_iter().map(onward).collect())
    }

    fn tick_sets(&mut self, question: QuestionIdx, marked: &FactSet) -> Result<TickSets, Tangled> {
        let mut sets = TickSets::from_iter([((marked.clone(), false, false), (Ticks::default(), 1))]);
        for kind in self.kinds_of_ticks(question) {
            let mut longer = TickSets::default();
            for ((marked, any, ends), (ticks, alike)) in sets {
                let mut with = marked.clone();
                with.extend(&kind.marks);
                note(&mut longer, (with, true, ends || kind.ends), ticks.with(kind.first), alike * kind.some());
                note(&mut longer, (marked, any, ends), ticks, alike);
            }
            self.spend(longer.len(), question)?;
            sets = longer;
        }
        Ok(sets)
    }

    /// The ticks of a checklist in their order, those that come to the same as one.
    fn kinds_of_ticks(&self, question: QuestionIdx) -> Vec<KindOfTick> {
        let mut kinds: Vec<KindOfTick> = Vec::new();
        for (first, (tick, marks)) in self.guide[question].choices.iter().zip(self.guide.marks(question)).enumerate() {
            let (marks, ends) = (marks.and(&self.used[question.0]), tick.raise == TriageLevel::Emergency);
            match kinds.iter_mut().find(|kind| kind.ends == ends && kind.marks == marks) {
                Some(kind) => kind.ticks += 1,
                None => kinds.push(KindOfTick { first, marks, ends, ticks: 1 }),
            }
        }
        kinds
    }

    /// Where a way leads, the first `If` of which is this one of the question's.
    fn go_on(&mut self, question: QuestionIdx, way: (usize, &Next), ends: bool, marked: &FactSet) -> End {
        let is_marked = |row: &[FactIdx]| row.iter().all(|&fact| marked.contains(fact));
        if ends || emergencies(self.guide).any(is_marked) {
            return End::Emergency;
        }
        let (mut nth, mut way) = way;
        loop {
            match way {
                Next::To(next) => return self.stand(*next, marked),
                Next::Plan => return End::Plan,
                Next::If { when, then, otherwise } => {
                    let holds = when.any(is_marked);
                    self.branches[question.0][nth][usize::from(holds)] = true;
                    (nth, way) = if holds { (nth + 1, then) } else { (nth + 1 + ifs(then), otherwise) };
                }
            }
        }
    }

    fn stand(&mut self, question: QuestionIdx, marked: &FactSet) -> End {
        let marked = marked.and(&self.used[question.0]);
        let new = self.all.len();
        let standing = *self.seen[question.0].entry(marked.clone()).or_insert(new);
        if standing == new {
            let is_offer = self.guide[question].is_offer();
            self.all.push(Standing { question, is_offer, marked, answers: Vec::new() });
        }
        End::Standing(standing)
    }

    /// Notes that so many more answers were told apart.
    fn spend(&mut self, answers: usize, question: QuestionIdx) -> Result<(), Tangled> {
        let left = self.left.checked_sub(answers);
        self.left = left.ok_or_else(|| Tangled(self.used[question.0].iter().collect()))?;
        Ok(())
    }
}

/// Ticks that mark the same of what can be used, and of which all or none are an emergency.
struct KindOfTick {
    first: usize,
    marks: FactSet,
    ends: bool,
    ticks: u32,
}

impl KindOfTick {
    /// How many sets there are of at least one of them.
    fn some(&self) -> u64 {
        (1 << self.ticks) - 1
    }
}

/// Adds sets of ticks to those that come to the same: fewer ticks are shorter, then the first declared.
fn note<K: Eq + std::hash::Hash>(sets: &mut Map<K, (Ticks, u64)>, key: K, ticks: Ticks, alike: u64) {
    let (shortest, all) = sets.entry(key).or_insert((ticks, 0));
    *shortest = [*shortest, ticks].into_iter().min_by_key(|ticks| (ticks.count(), *ticks)).unwrap_or(ticks);
    *all += alike;
}

/// The facts that a way on looks at, and those of each emergency that can still come about.
fn used(guide: &Guide, reach: &Reach, at: usize) -> FactSet {
    let mut used = reach.looked_at[at].clone();
    let can_come = |row: &&[FactIdx]| row.iter().any(|fact| reach.markable[at].contains(*fact));
    emergencies(guide).filter(can_come).flatten().for_each(|&fact| used.insert(fact));
    used
}

fn emergencies(guide: &Guide) -> impl Iterator<Item = &[FactIdx]> {
    guide.escalation_rows().filter(|(_, raise)| *raise == TriageLevel::Emergency).map(|(row, _)| row)
}

/// How many `If`s stand in a way on.
fn ifs(way: &Next) -> usize {
    match way {
        Next::To(_) | Next::Plan => 0,
        Next::If { then, otherwise, .. } => 1 + ifs(then) + ifs(otherwise),
    }
}
