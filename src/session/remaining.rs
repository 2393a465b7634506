//! How many questions are left: exact, over all ways on which nothing new raises `Emergency`.
//!
//! Relies on the trail's `State`. Must not know the answers. Two walks that stand at the same question and agree on the
//! facts that anything further on looks at have the same future, so each such pair is counted once.

use crate::guide::{Form, Guide, Next, QuestionIdx, TriageLevel};
use crate::trail::{Answer, FactSet, Position, State, Ticks};
use std::collections::{HashMap, HashSet};

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
}

/// The questions after the position.
pub(super) fn after(guide: &Guide, state: &State, position: Position) -> Remaining {
    let mut search = Search { guide, looked_at: HashMap::new(), counted: HashMap::new() };
    match position {
        Position::Ask(question) => search.after_question(question, state),
        Position::Plan => Remaining::NOTHING,
    }
}

struct Search<'g> {
    guide: &'g Guide,
    /// The facts that a way on or an escalation looks at, from a question on.
    looked_at: HashMap<QuestionIdx, FactSet>,
    counted: HashMap<(QuestionIdx, FactSet), Remaining>,
}

impl Search<'_> {
    fn after_question(&mut self, question: QuestionIdx, state: &State) -> Remaining {
        let looked_at = self.facts_looked_at(question);
        let key = (question, looked_at.iter().filter(|&fact| state.known.is_marked(fact)).collect());
        if let Some(&counted) = self.counted.get(&key) {
            return counted;
        }
        let ways = self.ways(question, state, &looked_at);
        let mut found: Option<Remaining> = None;
        for (position, state) in ways {
            let way = match position {
                Position::Plan => Remaining::NOTHING,
                Position::Ask(next) => {
                    let Remaining { min, max } = self.after_question(next, &state);
                    Remaining { min: min + 1, max: max + 1 }
                }
            };
            found = Some(found.map_or(way, |found| found.with(way)));
        }
        let counted = found.unwrap_or(Remaining::NOTHING);
        self.counted.insert(key, counted);
        counted
    }

    /// The different states and positions that answering can lead to, short of an emergency.
    fn ways(&self, question: QuestionIdx, state: &State, looked_at: &FactSet) -> Vec<(Position, State)> {
        let calm = |(_, state): &(Position, State)| state.level < TriageLevel::Emergency;
        let take = |answer: Answer| {
            let mut state = state.clone();
            state.take(self.guide, question, answer);
            (state.way_on(self.guide, question, answer), state)
        };
        let answers = match &self.guide[question].form {
            Form::One { ways } => (0..ways.len()).map(Answer::Choice).collect(),
            Form::Any { .. } => self.distinct_ticks(question, looked_at),
        };
        answers.into_iter().map(take).filter(calm).collect()
    }

    /// One set of ticks for each set of looked-at facts that ticks can mark, besides no tick at all.
    fn distinct_ticks(&self, question: QuestionIdx, looked_at: &FactSet) -> Vec<Answer> {
        let mut seen = HashSet::from([(true, FactSet::default())]);
        let mut sets = vec![(Ticks::default(), FactSet::default())];
        for (tick, choice) in self.guide[question].choices.iter().enumerate() {
            if choice.raise == Some(TriageLevel::Emergency) {
                continue;
            }
            for at in 0..sets.len() {
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

    fn facts_looked_at(&mut self, question: QuestionIdx) -> FactSet {
        if let Some(known) = self.looked_at.get(&question) {
            return known.clone();
        }
        let mut facts: FactSet = self.guide.escalations.iter().flat_map(|e| e.when.iter().copied()).collect();
        let guide = self.guide;
        match &guide[question].form {
            Form::One { ways } => ways.iter().for_each(|way| self.add_looked_at(way, &mut facts)),
            Form::Any { none, some } => [none, some].into_iter().for_each(|way| self.add_looked_at(way, &mut facts)),
        }
        self.looked_at.insert(question, facts.clone());
        facts
    }

    fn add_looked_at(&mut self, next: &Next, facts: &mut FactSet) {
        match next {
            Next::Plan => {}
            Next::To(question) => self.facts_looked_at(*question).iter().for_each(|fact| facts.insert(fact)),
            Next::If { when, then, otherwise } => {
                when.iter().for_each(|&fact| facts.insert(fact));
                self.add_looked_at(then, facts);
                self.add_looked_at(otherwise, facts);
            }
        }
    }
}
