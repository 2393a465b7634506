//! Whether "Not sure" asks everything that an answer beside it leads to, and a shortest walk on which it does not.
//!
//! Relies on where walks can stand, and on pairs of walks that differ in this answer, so that it is decided for every walk and
//! none is listed. Must not know what a choice raises or says of facts.

use crate::guide::{EntryIdx, Guide, QuestionIdx};
use crate::proof::pairs::{Goal, Pairs, left};
use crate::proof::shortest::{Length, Step, shortest};
use crate::proof::standings::{End, Standings};
use crate::proof::target::{Tangled, Way};
use crate::proof::{Map, Prover};
use crate::trail::{Answer, Trail};

/// A "Not sure" after which somebody is not asked a question that, with the same answers to all others, an answer beside it
/// leads to. A walk that ends in an emergency lacks nothing, and what stands behind an offer comes after the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// The question that "Not sure" answers.
    pub question: QuestionIdx,
    /// The place of the answer beside it.
    pub sibling: usize,
    /// The question that is not asked.
    pub skipped: QuestionIdx,
    /// A shortest walk through "Not sure" to its end.
    pub way: Way,
}

impl Prover<'_> {
    /// One such walk for each "Not sure" that has any.
    ///
    /// # Errors
    /// When too much has to be told apart, with a question that has a "Not sure".
    pub fn skips(&self) -> Result<Vec<Skip>, (QuestionIdx, Tangled)> {
        let questions = (0..self.guide.questions.len()).map(QuestionIdx);
        let unsure: Vec<Unsure> = questions.filter_map(|question| Unsure::of(self.guide, question)).collect();
        let Some(first) = unsure.first() else { return Ok(Vec::new()) };
        let standings = self.standings().as_ref().map_err(|tangled| (first.question, tangled.clone()))?;
        let to_end = to_end(standings);
        let mut skips = Vec::new();
        for unsure in &unsure {
            let search = Search::new(self.guide, standings, &to_end, unsure);
            let tangled = || (unsure.question, Tangled(standings.looked_at(unsure.question)));
            skips.extend(search.ok_or_else(tangled)?.skip());
        }
        Ok(skips)
    }
}

/// A question with a "Not sure".
#[derive(Debug)]
struct Unsure {
    question: QuestionIdx,
    choice: usize,
}

impl Unsure {
    fn of(guide: &Guide, question: QuestionIdx) -> Option<Self> {
        let choice = guide[question].choices.iter().position(|choice| choice.unsure)?;
        Some(Self { question, choice })
    }
}

/// The next step from each standing.
type Steps = Vec<Option<Step<End>>>;

/// The shortest way from each standing to where a walk may end without an emergency.
fn to_end(standings: &Standings) -> Steps {
    let mut steps = vec![None; standings.count()];
    for at in standings.in_order().rev() {
        let answers = standings.get(at).answers.iter().map(|onward| (onward.answer, onward.to));
        steps[at] = shortest(answers, |end| rest(standings, &steps, end));
    }
    steps
}

/// How long it is from here to where a walk may end.
fn rest(standings: &Standings, to_end: &Steps, end: End) -> Option<Length> {
    match end {
        End::Standing(at) if !standings.get(at).is_offer => to_end[at].map(|step| step.length),
        End::Standing(_) | End::Plan => Some((0, 0)),
        End::Emergency => None,
    }
}

/// The walks of one "Not sure", each beside that of an answer beside it.
struct Search<'s> {
    standings: &'s Standings,
    to_end: &'s Steps,
    unsure: &'s Unsure,
    pairs: Pairs<'s>,
    /// For each standing at the question, each answer beside "Not sure" and what both come to.
    starts: Map<usize, Vec<(usize, Goal)>>,
}

/// Where an answer leads on the way to "Not sure" and through it.
#[derive(Clone, Copy)]
enum Towards {
    Standing(usize),
    Through { sibling: usize, goal: Goal },
}

impl<'s> Search<'s> {
    /// Nothing if there is too much to tell apart.
    fn new(guide: &'s Guide, standings: &'s Standings, to_end: &'s Steps, unsure: &'s Unsure) -> Option<Self> {
        let (mut pairs, mut starts) = (Pairs::new(guide, standings), Map::default());
        for &at in standings.at(unsure.question) {
            let answers = &standings.get(at).answers;
            let beside = answers.iter().enumerate().filter(|(choice, _)| *choice != unsure.choice);
            let goals = beside
                .filter_map(|(sibling, onward)| Some((sibling, pairs.goal(answers[unsure.choice].to, onward.to)?)));
            starts.insert(at, goals.collect());
        }
        pairs.explore()?;
        Some(Self { standings, to_end, unsure, pairs, starts })
    }

    fn skip(&self) -> Option<Skip> {
        let rest = |end| rest(self.standings, self.to_end, end);
        let steps = self.pairs.steps(rest);
        let to_unsure = self.to_unsure(|goal| left(goal, &steps, rest));
        let entries = self.standings.entries.iter().enumerate();
        let starts = entries.filter_map(|(entry, end)| {
            let at = end.standing()?;
            Some((to_unsure[at]?.length, entry, at))
        });
        let (_, entry, start) = starts.min()?;
        let (mut trail, mut to) = (Trail::new(), Towards::Standing(start));
        let (sibling, goal) = loop {
            match to {
                Towards::Through { sibling, goal } => break (sibling, goal),
                Towards::Standing(at) => {
                    let step = to_unsure[at]?;
                    trail.push((self.standings.get(at).question, step.answer));
                    to = step.to;
                }
            }
        };
        let skipped = self.follow(goal, &steps, &mut trail)?;
        Some(Skip { question: self.unsure.question, sibling, skipped, way: Way { entry: EntryIdx(entry), trail } })
    }

    /// The next step from each standing towards "Not sure", and through it where something is left out then.
    fn to_unsure(&self, left: impl Fn(Goal) -> Option<Length>) -> Vec<Option<Step<Towards>>> {
        let mut steps: Vec<Option<Step<Towards>>> = vec![None; self.standings.count()];
        for at in self.standings.in_order().rev() {
            let onward = match self.starts.get(&at) {
                Some(starts) => starts.iter().map(|&(sibling, goal)| self.through(sibling, goal)).collect(),
                None => self.before(at),
            };
            steps[at] = shortest(onward, |to| match to {
                Towards::Standing(at) => steps[at].map(|step| step.length),
                Towards::Through { goal, .. } => left(goal),
            });
        }
        steps
    }

    fn through(&self, sibling: usize, goal: Goal) -> (Answer, Towards) {
        (Answer::Choice(self.unsure.choice), Towards::Through { sibling, goal })
    }

    fn before(&self, at: usize) -> Vec<(Answer, Towards)> {
        let answers = self.standings.get(at).answers.iter();
        answers.filter_map(|onward| Some((onward.answer, Towards::Standing(onward.to.standing()?)))).collect()
    }

    /// Adds what is answered after "Not sure" up to the end, and gives the question that is left out.
    fn follow(&self, mut goal: Goal, steps: &[Option<Step<Goal>>], trail: &mut Trail) -> Option<QuestionIdx> {
        let (skipped, mut end) = loop {
            match goal {
                Goal::LeftOut { skipped, end } => break (skipped, end),
                Goal::Pair(pair) => {
                    let step = steps[pair]?;
                    trail.push((self.pairs.question(pair), step.answer));
                    goal = step.to;
                }
            }
        };
        while let Some(at) = end.standing().filter(|at| !self.standings.get(*at).is_offer) {
            let step = self.to_end[at]?;
            trail.push((self.standings.get(at).question, step.answer));
            end = step.to;
        }
        Some(skipped)
    }
}
