//! Two walks of one person: after "Not sure", and after an answer beside it, with the same answers to everything else.
//!
//! Relies on where walks can stand. Every walk passes the questions in one order, so a question that only the one has yet to
//! answer, and the other has passed, is never asked on the other. Must not know how either walk came to where it stands.

use crate::guide::{Guide, QuestionIdx};
use crate::proof::Map;
use crate::proof::shortest::{Length, Step, shortest};
use crate::proof::standings::{End, MOST_ANSWERS, Onward, Standing, Standings};
use crate::proof::ticks::tick_sets;
use crate::trail::Answer;

/// Where an answer leads both.
#[derive(Debug, Clone, Copy)]
pub(super) enum Goal {
    /// Both go on: the pair at this place.
    Pair(usize),
    /// The one comes to this question, and the other is past it, here.
    LeftOut { skipped: QuestionIdx, end: End },
}

/// Where both stand.
struct Pair {
    unsure: usize,
    sibling: usize,
    answers: Vec<(Answer, Goal)>,
}

/// All pairs that some answers lead to.
pub(super) struct Pairs<'g> {
    guide: &'g Guide,
    standings: &'g Standings,
    /// The place of each question among all.
    places: Vec<usize>,
    all: Vec<Pair>,
    seen: Map<(usize, usize), usize>,
    /// The pairs of which the walk after "Not sure" stands at the question at this place.
    here: Vec<Vec<usize>>,
    /// How many more answers may be looked at.
    left: usize,
}

impl<'g> Pairs<'g> {
    pub(super) fn new(guide: &'g Guide, standings: &'g Standings) -> Self {
        let mut places = vec![0; guide.questions.len()];
        guide.order().iter().enumerate().for_each(|(place, question)| places[question.0] = place);
        let here = vec![Vec::new(); guide.questions.len()];
        Self { guide, standings, places, all: Vec::new(), seen: Map::default(), here, left: MOST_ANSWERS }
    }

    /// Where both are led; nothing if nothing can be left out any more.
    pub(super) fn goal(&mut self, unsure: End, sibling: End) -> Option<Goal> {
        let sibling = sibling.standing().filter(|at| !self.standings.get(*at).is_offer)?;
        let skipped = self.standings.get(sibling).question;
        match unsure {
            End::Emergency => None,
            End::Standing(at) if at == sibling => None,
            End::Standing(at) if !self.is_past(at, skipped) => Some(Goal::Pair(self.pair(at, sibling))),
            end => Some(Goal::LeftOut { skipped, end }),
        }
    }

    /// Whether whoever stands there is not asked this any more before the walk may end.
    fn is_past(&self, at: usize, question: QuestionIdx) -> bool {
        let Standing { question: asked, is_offer, .. } = self.standings.get(at);
        *is_offer || self.places[question.0] < self.places[asked.0]
    }

    fn pair(&mut self, unsure: usize, sibling: usize) -> usize {
        let new = self.all.len();
        let pair = *self.seen.entry((unsure, sibling)).or_insert(new);
        if pair == new {
            self.all.push(Pair { unsure, sibling, answers: Vec::new() });
            self.here[self.places[self.standings.get(unsure).question.0]].push(new);
        }
        pair
    }

    /// Gives every answer to every pair. Nothing if there are too many.
    pub(super) fn explore(&mut self) -> Option<()> {
        for place in 0..self.here.len() {
            // Whoever answers goes on to a later question.
            for at in 0..self.here[place].len() {
                let pair = self.here[place][at];
                self.all[pair].answers = self.answers(pair)?;
            }
        }
        Some(())
    }

    fn answers(&mut self, pair: usize) -> Option<Vec<(Answer, Goal)>> {
        let (guide, standings, Pair { unsure, sibling, .. }) = (self.guide, self.standings, &self.all[pair]);
        let (at, other) = (*unsure, *sibling);
        let (unsure, sibling) = (standings.get(at), standings.get(other));
        let ends: Vec<(Answer, End, End)> = if unsure.question != sibling.question {
            let alone = |onward: &Onward| (onward.answer, onward.to, End::Standing(other));
            unsure.answers.iter().map(alone).collect()
        } else if guide[unsure.question].is_checklist() {
            let telling = standings.telling(at, &unsure.marked.and(&sibling.marked));
            let sets = tick_sets(guide, unsure.question, &telling, &mut self.left)?;
            let ticked = |at, set, ticks| standings.ticked(guide, at, set, ticks);
            let both = sets.iter().map(|(set, alike)| (set, alike.ticks));
            both.map(|(set, ticks)| (Answer::Ticks(ticks), ticked(at, set, ticks), ticked(other, set, ticks))).collect()
        } else {
            let both = unsure.answers.iter().zip(&sibling.answers);
            both.map(|(unsure, sibling)| (unsure.answer, unsure.to, sibling.to)).collect()
        };
        self.left = self.left.checked_sub(ends.len())?;
        Some(ends.into_iter().filter_map(|(answer, one, other)| Some((answer, self.goal(one, other)?))).collect())
    }

    /// From each pair the next step of the shortest walk after "Not sure" on which something is left out, given how long each
    /// walk is from where that has happened.
    pub(super) fn steps(&self, rest: impl Fn(End) -> Option<Length>) -> Vec<Option<Step<Goal>>> {
        let mut steps: Vec<Option<Step<Goal>>> = vec![None; self.all.len()];
        for &pair in self.here.iter().rev().flatten() {
            steps[pair] = shortest(self.all[pair].answers.iter().copied(), |goal| left(goal, &steps, &rest));
        }
        steps
    }

    /// The question that the walk after "Not sure" stands at.
    pub(super) fn question(&self, pair: usize) -> QuestionIdx {
        self.standings.get(self.all[pair].unsure).question
    }
}

/// How long the walk is from there on.
pub(super) fn left(goal: Goal, steps: &[Option<Step<Goal>>], rest: impl Fn(End) -> Option<Length>) -> Option<Length> {
    match goal {
        Goal::Pair(pair) => steps[pair].map(|step| step.length),
        Goal::LeftOut { end, .. } => rest(end),
    }
}
