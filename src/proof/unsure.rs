//! Whether "Not sure" asks everything that an answer beside it can lead to, and a shortest walk on which it does not.
//!
//! Relies on where walks can stand, so that it is decided for every walk and none is listed. Must not know what a choice
//! raises or says of facts. A walk that ends in an emergency leaves nothing out.

use crate::guide::{EntryIdx, Guide, QuestionIdx};
use crate::proof::standings::{End, Onward, Standing, Standings};
use crate::proof::target::{Tangled, Way};
use crate::proof::{Prover, length};
use crate::trail::{Answer, Trail};

/// The most answers that are looked at for shortest walks. Only a very large guide with very many mistakes has more.
const MOST_LOOKED_AT: usize = 1 << 28;

/// A "Not sure" after which a walk can end without a question that an answer beside it can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// The question that it answers.
    pub question: QuestionIdx,
    /// Its place among the choices.
    pub choice: usize,
    /// The place of the answer beside it, the first of several.
    pub sibling: usize,
    /// The question that is not asked.
    pub skipped: QuestionIdx,
    /// A shortest walk through "Not sure" to its end.
    pub way: Way,
}

impl Prover<'_> {
    /// Each "Not sure" that can end without a question that an answer beside it can lead to.
    ///
    /// # Errors
    /// When too much has to be told apart, with a question that has a "Not sure".
    pub fn skips(&self) -> Result<Vec<Skip>, (QuestionIdx, Tangled)> {
        let is_unsure = |at: &QuestionIdx| self.guide[*at].choices.iter().any(|choice| choice.unsure);
        let Some(unsure) = (0..self.guide.questions.len()).map(QuestionIdx).find(is_unsure) else {
            return Ok(Vec::new());
        };
        match self.standings() {
            Ok(standings) => Ok(skips(self.guide, standings)),
            Err(tangled) => Err((unsure, tangled.clone())),
        }
    }
}

/// One such walk for each "Not sure" that has any. Where there is too much to look at, the others wait until these are mended.
fn skips(guide: &Guide, standings: &Standings) -> Vec<Skip> {
    let unsure: Vec<Unsure> = (0..guide.questions.len()).filter_map(|at| Unsure::of(guide, QuestionIdx(at))).collect();
    let mut found: Vec<Option<Skip>> = vec![None; unsure.len()];
    let mut left = MOST_LOOKED_AT;
    // One word of bits tells of so many questions at once.
    for first in (0..guide.questions.len()).step_by(64).filter(|_| !unsure.is_empty()) {
        let ahead = Ahead::of(standings, first);
        for (unsure, found) in unsure.iter().zip(&mut found) {
            let all =
                standings.at(unsure.question).iter().fold(0, |all, at| all | unsure.left_out(standings, &ahead, *at));
            for bit in (0..64).filter(|bit| all >> bit & 1 == 1) {
                let Some(rest) = left.checked_sub(standings.answers()) else { break };
                left = rest;
                let shorter = Shortest { standings, ahead: &ahead, unsure, bit }.skip();
                *found = found.take().into_iter().chain(shorter).min_by_key(|skip| length(&skip.way));
            }
        }
    }
    found.into_iter().flatten().collect()
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

    /// The questions that it may leave out here, and that an answer beside it can lead to.
    fn left_out(&self, standings: &Standings, ahead: &Ahead, at: usize) -> u64 {
        let answers = &standings.get(at).answers;
        let can = self.beside(answers).fold(0, |can, (_, onward)| can | ahead.can(onward.to));
        can & !ahead.must(answers[self.choice].to)
    }

    fn beside<'a>(&self, answers: &'a [Onward]) -> impl Iterator<Item = (usize, &'a Onward)> {
        let choice = self.choice;
        answers.iter().enumerate().filter(move |(at, _)| *at != choice)
    }
}

/// Which of 64 questions are asked from each standing on: on some walk, and on every walk to a plan.
struct Ahead {
    first: usize,
    can: Vec<u64>,
    must: Vec<u64>,
}

impl Ahead {
    fn of(standings: &Standings, first: usize) -> Self {
        let mut ahead = Self { first, can: vec![0; standings.count()], must: vec![0; standings.count()] };
        for at in standings.in_order().rev() {
            let Standing { question, is_offer, answers, .. } = standings.get(at);
            // Here a walk may end, and nothing behind it comes before that.
            if *is_offer {
                continue;
            }
            let own = ahead.bit(*question).map_or(0, |bit| 1 << bit);
            ahead.can[at] = answers.iter().fold(own, |can, onward| can | ahead.can(onward.to));
            ahead.must[at] = own | answers.iter().fold(u64::MAX, |must, onward| must & ahead.must(onward.to));
        }
        ahead
    }

    fn bit(&self, question: QuestionIdx) -> Option<usize> {
        question.0.checked_sub(self.first).filter(|bit| *bit < 64)
    }

    fn can(&self, end: End) -> u64 {
        match end {
            End::Standing(at) => self.can[at],
            End::Plan | End::Emergency => 0,
        }
    }

    fn must(&self, end: End) -> u64 {
        match end {
            End::Standing(at) => self.must[at],
            End::Plan => 0,
            End::Emergency => u64::MAX,
        }
    }
}

/// Looks for the shortest walk through "Not sure" to a plan without one question, where an answer beside it leads to that.
struct Shortest<'s> {
    standings: &'s Standings,
    ahead: &'s Ahead,
    unsure: &'s Unsure,
    /// The question's place among those that `ahead` tells of.
    bit: usize,
}

/// The first answer of a shortest walk on, and how long that walk is.
#[derive(Debug, Clone, Copy)]
struct Step {
    answers: u32,
    ticks: u32,
    answer: Answer,
    to: End,
}

/// Answers, and ticks among them.
type Length = (u32, u32);

impl Step {
    fn left(self) -> Length {
        (self.answers, self.ticks)
    }
}

/// The next step from each standing.
type Steps = Vec<Option<Step>>;

impl Shortest<'_> {
    fn skip(&self) -> Option<Skip> {
        let (to_unsure, to_end) = self.steps();
        let starts = self.standings.entries.iter().enumerate().filter_map(|(entry, end)| {
            let at = end.standing()?;
            Some((to_unsure[at]?.left(), entry, at))
        });
        let (_, entry, start) = starts.min()?;
        let (mut trail, mut steps, mut end, mut sibling) = (Trail::new(), &to_unsure, End::Standing(start), None);
        while let Some(at) = end.standing().filter(|at| sibling.is_none() || !self.standings.get(*at).is_offer) {
            let (Standing { question, answers, .. }, step) = (self.standings.get(at), steps[at]?);
            if *question == self.unsure.question {
                steps = &to_end;
                sibling = self.unsure.beside(answers).find(|(_, onward)| self.has(self.ahead.can(onward.to)));
            }
            trail.push((*question, step.answer));
            end = step.to;
        }
        let Unsure { question, choice } = *self.unsure;
        let (skipped, way) = (QuestionIdx(self.ahead.first + self.bit), Way { entry: EntryIdx(entry), trail });
        Some(Skip { question, choice, sibling: sibling?.0, skipped, way })
    }

    /// The next steps towards "Not sure" and through it, and from there on to the end.
    fn steps(&self) -> (Steps, Steps) {
        let none = || vec![None; self.standings.count()];
        let (mut to_unsure, mut to_end): (Steps, Steps) = (none(), none());
        for at in self.standings.in_order().rev() {
            let Standing { question, answers, .. } = self.standings.get(at);
            if self.ahead.bit(*question) != Some(self.bit) {
                to_end[at] = shortest(answers, |end| self.left(end, &to_end));
            }
            to_unsure[at] = if *question != self.unsure.question {
                shortest(answers, |end| end.standing().and_then(|at| to_unsure[at]).map(Step::left))
            } else if self.has(self.unsure.left_out(self.standings, self.ahead, at)) {
                let unsure = self.unsure.choice;
                shortest(&answers[unsure..=unsure], |end| self.left(end, &to_end))
            } else {
                None
            };
        }
        (to_unsure, to_end)
    }

    /// How long it is to the end from here.
    fn left(&self, end: End, to_end: &Steps) -> Option<Length> {
        match end {
            End::Standing(at) if !self.standings.get(at).is_offer => to_end[at].map(Step::left),
            End::Standing(_) | End::Plan => Some((0, 0)),
            End::Emergency => None,
        }
    }

    fn has(&self, questions: u64) -> bool {
        questions >> self.bit & 1 == 1
    }
}

/// The answer with the shortest walk on: the fewest answers, then the fewest ticks, then the first declared.
fn shortest(answers: &[Onward], left: impl Fn(End) -> Option<Length>) -> Option<Step> {
    let step = |onward: &Onward| {
        let Onward { answer, to, .. } = *onward;
        let (answers, ticks) = left(to)?;
        Some(Step { answers: answers + 1, ticks: ticks + answer.ticks(), answer, to })
    };
    answers.iter().filter_map(step).min_by_key(|step| (step.left(), step.answer))
}
