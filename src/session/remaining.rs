//! How many questions are left: exact, over all ways on which nothing new raises `Emergency`.
//!
//! An offer stands on the plan, so it is no question that is left. Relies on the trail's `State`. Must not know the answers. Two walks that stand at the same question and agree on the
//! facts that anything further on looks at have the same future, so each such pair is visited once, with the fewest and
//! the most questions that come before it.

use crate::guide::{Choice, Guide, Next, QuestionIdx, TriageLevel};
use crate::trail::{Answer, FactSet, Position, State, Ticks};
use foldhash::{HashMap, HashSet};

/// The number of questions after this one, on the shortest and on the longest way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remaining {
    /// On the shortest way.
    pub min: usize,
    /// On the longest way.
    pub max: usize,
}

impl Remaining {
    const NOTHING: Self = Self { min: 0, max: 0 };

    fn with(self, other: Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.max(other.max) }
    }

    fn and_one_more(self) -> Self {
        Self { min: self.min + 1, max: self.max + 1 }
    }
}

/// The most walks that are told apart. Beyond it the answer is that of the graph alone, whatever the facts.
const MOST_WALKS: usize = 5_000;

/// The questions after the position.
pub(super) fn after(guide: &Guide, state: &State, position: Position) -> Remaining {
    let Position::Ask(here) = position else { return Remaining::NOTHING };
    let standing = HashMap::default();
    let mut search = Search { guide, looked_at: looked_at(guide), standing, found: None, walks: 0 };
    search.stand(here, state.clone(), Remaining::NOTHING);
    for question in guide.order().iter().skip_while(|question| **question != here) {
        let Some(standing) = search.standing.remove(question) else { continue };
        let answers = search.answers(*question);
        for (state, asked) in standing.into_values() {
            search.answer(*question, &answers, &state, asked);
            if search.walks > MOST_WALKS {
                return by_graph(guide, here);
            }
        }
    }
    search.found.unwrap_or(Remaining::NOTHING)
}

/// The shortest and the longest way through the graph, whatever the facts.
fn by_graph(guide: &Guide, here: QuestionIdx) -> Remaining {
    let mut after = vec![Remaining::NOTHING; guide.questions.len()];
    for question in guide.order().iter().rev() {
        let ways: Vec<&Next> = guide[*question].ways_with(is_calm).collect();
        let (offered, asked): (Vec<QuestionIdx>, _) =
            ways.iter().flat_map(|way| way.targets()).partition(|next| guide[*next].is_offer());
        let further = asked.into_iter().map(|next: QuestionIdx| after[next.0].and_one_more());
        let may_end = !offered.is_empty() || ways.iter().any(|way| way.may_end());
        let ends = may_end.then_some(Remaining::NOTHING);
        after[question.0] = further.chain(ends).reduce(Remaining::with).unwrap_or(Remaining::NOTHING);
    }
    after[here.0]
}

/// Whether it does not itself raise to `Emergency`.
fn is_calm(choice: &Choice) -> bool {
    choice.raise < TriageLevel::Emergency
}

struct Search<'g> {
    guide: &'g Guide,
    /// The facts that a way on or an escalation that ends the walk looks at, from each question on.
    looked_at: Vec<FactSet>,
    /// Walks that have come to a question, with the questions asked since the beginning of the search.
    standing: HashMap<QuestionIdx, HashMap<FactSet, (State, Remaining)>>,
    found: Option<Remaining>,
    walks: usize,
}

impl Search<'_> {
    fn stand(&mut self, question: QuestionIdx, state: State, asked: Remaining) {
        let looked_at = &self.looked_at[question.0];
        let key = state.known.marked_among(looked_at);
        let here = self.standing.entry(question).or_default();
        here.entry(key).and_modify(|(_, known)| *known = known.with(asked)).or_insert((state, asked));
    }

    /// The answers that may lead to different ends.
    fn answers(&self, question: QuestionIdx) -> Vec<Answer> {
        let asked = &self.guide[question];
        if asked.is_checklist() {
            return self.distinct_ticks(question);
        }
        (0..asked.choices.len()).map(Answer::Choice).collect()
    }

    fn answer(&mut self, question: QuestionIdx, answers: &[Answer], state: &State, asked: Remaining) {
        self.walks += answers.len();
        for &answer in answers {
            let mut state = state.clone();
            state.take(self.guide, question, answer);
            if state.level == TriageLevel::Emergency {
                continue;
            }
            match state.way_on(self.guide, question, answer) {
                Position::Ask(next) => self.stand(next, state, asked.and_one_more()),
                Position::Plan | Position::Offer(_) => {
                    self.found = Some(self.found.map_or(asked, |found| found.with(asked)));
                }
            }
        }
    }

    /// One set of ticks for each set of looked-at facts that ticks can mark, besides no tick at all.
    fn distinct_ticks(&self, question: QuestionIdx) -> Vec<Answer> {
        let looked_at = &self.looked_at[question.0];
        let mut seen = HashSet::from_iter([(true, FactSet::default())]);
        let mut sets = vec![(Ticks::default(), FactSet::default())];
        for (tick, choice) in self.guide[question].choices.iter().enumerate() {
            if !is_calm(choice) {
                continue;
            }
            for at in 0..sets.len().min(MOST_WALKS) {
                let (mut ticks, mut marks) = sets[at].clone();
                ticks.toggle(tick);
                choice.marks.iter().filter(|&&fact| looked_at.contains(fact)).for_each(|&fact| marks.insert(fact));
                if seen.insert((ticks.is_empty(), marks.clone())) {
                    sets.push((ticks, marks));
                }
            }
        }
        sets.into_iter().map(|(ticks, _)| Answer::Ticks(ticks)).collect()
    }
}

/// For each question the facts that a way on, there or later, or an escalation that ends a walk looks at.
fn looked_at(guide: &Guide) -> Vec<FactSet> {
    let ending = guide.escalations.iter().filter(|escalation| escalation.raise == TriageLevel::Emergency);
    let escalated: FactSet = ending.flat_map(|escalation| escalation.when.facts()).collect();
    let mut looked_at = vec![escalated; guide.questions.len()];
    for question in guide.order().iter().rev() {
        for target in guide[*question].targets() {
            let later = looked_at[target.0].clone();
            looked_at[question.0].extend(&later);
        }
        let mut here = Vec::new();
        guide[*question].ways().for_each(|way| way.add_looked_at(&mut here));
        here.into_iter().for_each(|fact| looked_at[question.0].insert(fact));
    }
    looked_at
}
