//! What a finished walk says: the level and its reasons, and which cards show because of what.
//!
//! Relies on the session and the trail. Must not know how a plan is written or drawn.

mod handover;
mod view;

use crate::guide::{Card, CardIdx, ClaimIdx, Escalation, FactIdx, Guide, QuestionIdx, Statement, TriageLevel};
use crate::session::Session;
use crate::trail::{Answer, State, Trail, Walk};
pub use handover::{handover, sentence};
pub use view::{MOST_ACTIONS, MOST_WATCHED, stop_rule};

/// What a finished walk says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How soon help is needed.
    pub level: TriageLevel,
    /// What raised the level to where it is. What would have raised it less is not among them.
    pub reasons: Vec<Reason>,
    /// What the answers established.
    pub facts: Vec<FactIdx>,
    /// The cards: what to do and what to watch for by rank, then the sections.
    pub cards: Vec<Shown>,
}

/// What raised the level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The level that it raised to, which is the plan's.
    pub level: TriageLevel,
    /// What the person said, or what several facts mean together.
    pub text: String,
    /// The question that was answered; none if the way in raised the level.
    pub question: Option<QuestionIdx>,
    /// The choice that raised the level, alone or as the last of several.
    pub choice: Option<usize>,
    /// The claims that carry it, if it is more than what the person said.
    pub from: Vec<ClaimIdx>,
}

/// A card and the facts because of which it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The card.
    pub card: CardIdx,
    /// The facts of the first row that holds.
    pub because: Vec<FactIdx>,
    /// Answers that were given and that something on the card points to.
    given: Vec<(QuestionIdx, usize)>,
}

impl Shown {
    /// Whether this is said: what points to an answer is not said to somebody who gave it.
    #[must_use]
    pub fn says(&self, statement: &Statement) -> bool {
        statement.answer.is_none_or(|answer| !self.given.contains(&answer))
    }

    /// Those of the statements that are said.
    pub fn said<'g>(&self, statements: impl IntoIterator<Item = &'g Statement>) -> impl Iterator<Item = &'g Statement> {
        statements.into_iter().filter(|statement| self.says(statement))
    }
}

impl Plan {
    /// The plan for the answers so far. Meant for a finished walk.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let guide = session.guide();
        let walk = session.walk();
        let cards = shown(guide, &walk, |_| true);
        let Walk { state, .. } = walk;
        Self { level: state.level, reasons: reasons(session), facts: state.known.marked().collect(), cards }
    }
}

/// The early cards that hold now. Promises and cases take all of them for shown.
#[must_use]
pub fn early(guide: &Guide, walk: &Walk) -> Vec<Shown> {
    shown(guide, walk, |card| card.early)
}

/// The early cards to show beside the question: those that did not hold at the position before, where they stood already.
#[must_use]
pub fn fresh(session: &Session) -> Vec<Shown> {
    let (guide, walk) = (session.guide(), session.walk());
    let mut cards = early(guide, &walk);
    if let Some((_, earlier)) = walk.trail.split_last() {
        let mut before = State::at_entry(guide, session.entry());
        earlier.iter().for_each(|(question, answer)| before.take(guide, *question, *answer));
        cards.retain(|shown| row(&guide[shown.card], &before).is_none());
    }
    cards
}

fn shown(guide: &Guide, walk: &Walk, wanted: impl Fn(&Card) -> bool) -> Vec<Shown> {
    let cards = guide.cards.iter().enumerate().filter(|(_, card)| wanted(card));
    let show = |(at, card)| {
        let because = row(card, &walk.state)?.to_vec();
        Some(Shown { card: CardIdx(at), because, given: given(card, &walk.trail) })
    };
    cards.filter_map(show).collect()
}

/// The answers of the trail that something on the card points to.
fn given(card: &Card, trail: &Trail) -> Vec<(QuestionIdx, usize)> {
    let pointed = card.statements().filter_map(|statement| statement.answer);
    let is_given = |(question, choice): &(QuestionIdx, usize)| {
        trail.iter().any(|(asked, answer)| asked == question && answer.choices().any(|given| given == *choice))
    };
    pointed.filter(is_given).collect()
}

/// The first row because of which the card shows, if it does.
#[must_use]
pub fn row<'c>(card: &'c Card, state: &State) -> Option<&'c [FactIdx]> {
    // Few cards have a row that holds, and many have a long `unless`.
    if state.level > card.up_to {
        return None;
    }
    let row = card.when.find(|row| state.known.all_marked(row))?;
    state.known.all_ruled_out(&card.unless).then_some(row)
}

/// Replays the trail and notes each answer and each escalation that raised to the level where it ends.
fn reasons(session: &Session) -> Vec<Reason> {
    let guide = session.guide();
    let mut state = State::at_entry(guide, session.entry());
    let mut reasons: Vec<Reason> =
        completed(guide, None, &state).map(|(rule, row)| escalated(guide, rule, row, None)).collect();
    for (question, answer) in session.walk().trail {
        let before = state.clone();
        state.take(guide, question, answer);
        reasons.extend(answer.choices().filter_map(|choice| raised(guide, question, choice)));
        let new = completed(guide, Some(&before), &state);
        reasons.extend(new.map(|(rule, row)| escalated(guide, rule, row, Some((question, answer)))));
    }
    reasons.retain(|reason| reason.level == state.level);
    reasons
}

/// The escalations that hold now and did not hold before, each with the first row that holds.
fn completed<'g>(
    guide: &'g Guide,
    before: Option<&State>,
    now: &State,
) -> impl Iterator<Item = (&'g Escalation, &'g [FactIdx])> {
    let held = |rule: &Escalation| before.is_some_and(|before| before.known.holds(&rule.when));
    let holds = |rule: &'g Escalation| Some((rule, rule.when.find(|row| now.known.all_marked(row))?));
    guide.escalations.iter().filter(|rule| !held(rule)).filter_map(holds).collect::<Vec<_>>().into_iter()
}

fn raised(guide: &Guide, question: QuestionIdx, choice: usize) -> Option<Reason> {
    let chosen = &guide[question].choices[choice];
    let level = chosen.raise;
    let raises = level > TriageLevel::SelfCare;
    raises.then(|| Reason {
        level,
        text: chosen.text.clone(),
        question: Some(question),
        choice: Some(choice),
        from: Vec::new(),
    })
}

/// An escalation, with the last choice that marked one of its facts.
fn escalated(guide: &Guide, rule: &Escalation, row: &[FactIdx], by: Option<(QuestionIdx, Answer)>) -> Reason {
    let choice = by.and_then(|(question, answer)| {
        let marks = |choice: &usize| guide[question].choices[*choice].marks.iter().any(|fact| row.contains(fact));
        answer.choices().filter(marks).last()
    });
    let (text, from) = (rule.says.clone(), rule.from.clone());
    Reason { level: rule.raise, text, question: by.map(|(question, _)| question), choice, from }
}
