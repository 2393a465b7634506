//! Where walks can stand: each question with each set of marks that a way on or an emergency can still use, and where every
//! answer leads from there.
//!
//! Relies on the guide's graph. Walks that stand alike go on alike, so this is all there is to know of how they go on: how
//! many there are (`count`), which ways nobody takes, what "Not sure" leaves out (`unsure`). Must not know cards or promises.

use crate::guide::{Choice, EntryIdx, FactIdx, FactSet, Form, Guide, Next, QuestionIdx, Rows, TriageLevel};
use crate::proof::Map;
use crate::proof::reach::Reach;
use crate::proof::target::Tangled;
use crate::proof::ticks::{Alike, TickSet, note, tick_sets};
use crate::trail::{Answer, Position, State, Ticks};

/// The most answers and sets of ticks that are told apart.
pub(super) const MOST_ANSWERS: usize = 200_000;

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
    /// What can be used from each question on.
    used: Vec<FactSet>,
    /// The standing at each question with these marks.
    seen: Vec<Map<FactSet, usize>>,
}

/// A question and the marks of those who come to it.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) question: QuestionIdx,
    /// Whether it stands on a plan, so that a walk may end here.
    pub(super) is_offer: bool,
    pub(super) marked: FactSet,
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
            let mut here: Vec<usize> = builder.seen[question.0].values().copied().collect();
            here.sort_unstable();
            here.iter().try_for_each(|&standing| builder.answer(standing))?;
            at[question.0] = here;
        }
        let Builder { all, branches, used, seen, .. } = builder;
        Ok(Self { all, at, order: guide.order().to_vec(), entries, branches, used, seen })
    }

    pub(super) fn get(&self, standing: usize) -> &Standing {
        &self.all[standing]
    }

    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The standings at this question.
    pub(super) fn at(&self, question: QuestionIdx) -> &[usize] {
        &self.at[question.0]
    }

    /// Every standing, each before those it leads to.
    pub(super) fn in_order(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.order.iter().flat_map(|question| self.at(*question)).copied()
    }

    /// What can be used from this question on.
    pub(super) fn looked_at(&self, question: QuestionIdx) -> Vec<FactIdx> {
        self.used[question.0].iter().collect()
    }

    /// The facts that tell one tick from another for somebody who stands there with none of these marked.
    pub(super) fn telling(&self, at: usize, marked: &FactSet) -> FactSet {
        telling(&self.used[self.all[at].question.0], marked)
    }

    /// Where ticks of the checklist lead from a standing.
    pub(super) fn ticked(&self, guide: &Guide, at: usize, set: &TickSet, ticks: Ticks) -> End {
        let Standing { question, marked, .. } = &self.all[at];
        let marked = both(marked, &set.marks);
        if set.ends || is_emergency(guide, &marked) {
            return End::Emergency;
        }
        let holds = |when: &Rows| when.any(|row| has(&marked, row));
        let answered = (*question, Answer::Ticks(ticks));
        let Some(next) = Position::after(guide, answered, TriageLevel::SelfCare, holds).question() else {
            return End::Plan;
        };
        // Everybody who goes there was seen there.
        let seen = self.seen[next.0].get(&marked.and(&self.used[next.0]));
        seen.map_or(End::Emergency, |standing| End::Standing(*standing))
    }
}

fn both(one: &FactSet, other: &FactSet) -> FactSet {
    let mut both = one.clone();
    both.extend(other);
    both
}

fn telling(used: &FactSet, marked: &FactSet) -> FactSet {
    used.iter().filter(|fact| !marked.contains(*fact)).collect()
}

fn has(marked: &FactSet, row: &[FactIdx]) -> bool {
    row.iter().all(|&fact| marked.contains(fact))
}

fn is_emergency(guide: &Guide, marked: &FactSet) -> bool {
    emergencies(guide).any(|row| has(marked, row))
}

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
        let telling = telling(&self.used[question.0], marked);
        let sets = tick_sets(self.guide, question, &telling, &mut self.left);
        let some = self.guide[question].choices.first().map_or(none, |tick| &tick.next);
        let mut answers: Map<End, Alike> = Map::default();
        for (set, alike) in sets.ok_or_else(|| self.tangled(question))? {
            let way = if alike.ticks.is_empty() { (0, none) } else { (ifs(none), some) };
            note(&mut answers, self.go_on(question, way, set.ends, &both(marked, &set.marks)), alike);
        }
        let onward = |(to, Alike { ticks, count })| Onward { answer: Answer::Ticks(ticks), alike: count, to };
        Ok(answers.into_iter().map(onward).collect())
    }

    /// Where a way leads, the first `If` of which is this one of the question's.
    fn go_on(&mut self, question: QuestionIdx, way: (usize, &Next), ends: bool, marked: &FactSet) -> End {
        if ends || is_emergency(self.guide, marked) {
            return End::Emergency;
        }
        let (mut nth, mut way) = way;
        loop {
            match way {
                Next::To(next) => return self.stand(*next, marked),
                Next::Plan => return End::Plan,
                Next::If { when, then, otherwise } => {
                    let holds = when.any(|row| has(marked, row));
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
        self.left = self.left.checked_sub(answers).ok_or_else(|| self.tangled(question))?;
        Ok(())
    }

    fn tangled(&self, question: QuestionIdx) -> Tangled {
        Tangled(self.used[question.0].iter().collect())
    }
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
