//! What a finished walk says: the level and its reasons, and which cards show because of what.
//!
//! Relies on the session and the trail. Must not know how a plan is written or drawn.

use crate::guide::{Card, CardIdx, Escalation, FactIdx, Guide, QuestionIdx, TriageLevel};
use crate::session::Session;
use crate::trail::{State, Walk};

/// What a finished walk says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How soon help is needed.
    pub level: TriageLevel,
    /// What raised the level, the most serious first.
    pub reasons: Vec<Reason>,
    /// What the answers established.
    pub facts: Vec<FactIdx>,
    /// The cards, in the order of their groups and then as declared.
    pub cards: Vec<Shown>,
}

/// An answer that raised the level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The level that it raised to.
    pub level: TriageLevel,
    /// What the person said, or what several facts mean together.
    pub text: String,
    /// The question that was answered.
    pub question: QuestionIdx,
    /// The choice that raised the level, alone or as the last of several.
    pub choice: Option<usize>,
}

/// A card and the facts because of which it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The card.
    pub card: CardIdx,
    /// The facts of the first row that holds.
    pub because: Vec<FactIdx>,
}

impl Plan {
    /// The plan for the answers so far. Meant for a finished walk.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let guide = session.guide();
        let Walk { state, .. } = session.walk();
        let mut cards = shown(guide, &state, |_| true);
        cards.sort_by_key(|shown| guide[shown.card].group);
        Self { level: state.level, reasons: reasons(session), facts: state.known.marked().collect(), cards }
    }
}

/// The cards that may be shown beside the questions.
#[must_use]
pub fn early(guide: &Guide, state: &State) -> Vec<Shown> {
    shown(guide, state, |card| card.early)
}

fn shown(guide: &Guide, state: &State, wanted: impl Fn(&Card) -> bool) -> Vec<Shown> {
    let cards = guide.cards.iter().enumerate().filter(|(_, card)| wanted(card));
    cards.filter_map(|(at, card)| Some(Shown { card: CardIdx(at), because: row(card, state)?.to_vec() })).collect()
}

/// The first row because of which the card shows, if it does.
#[must_use]
pub fn row<'c>(card: &'c Card, state: &State) -> Option<&'c [FactIdx]> {
    let allowed = state.level <= card.up_to && state.known.all_ruled_out(&card.unless);
    card.when.iter().filter(|_| allowed).find(|row| state.known.all_marked(row)).map(Vec::as_slice)
}

/// Replays the trail and notes each answer that raised a level and each escalation that became true.
fn reasons(session: &Session) -> Vec<Reason> {
    let guide = session.guide();
    let mut state = State::at_entry(guide, session.entry());
    let mut reasons = Vec::new();
    for (question, answer) in session.walk().trail {
        let holds = |escalation: &&Escalation, state: &State| state.known.all_marked(&escalation.when);
        let before: Vec<bool> = guide.escalations.iter().map(|e| holds(&e, &state)).collect();
        state.take(guide, question, answer);
        for choice in answer.choices() {
            let chosen = &guide[question].choices[choice];
            if let Some(level) = chosen.raise.filter(|level| *level > TriageLevel::SelfCare) {
                reasons.push(Reason { level, text: chosen.text.clone(), question, choice: Some(choice) });
            }
        }
        let new = guide.escalations.iter().zip(before).filter(|(e, before)| !before && holds(e, &state));
        for (escalation, _) in new {
            let choice = answer.choices().last();
            reasons.push(Reason { level: escalation.raise, text: escalation.says.clone(), question, choice });
        }
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.level));
    reasons
}
