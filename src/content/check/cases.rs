//! The worked examples: each is walked, and everything a person can meet has one.
//!
//! Relies on the session and the plan, as every front end does; each case is walked once, for there may be hundreds. Must
//! not know how a plan is shown.

use crate::content::check::syntax::Parsed;
use crate::content::problem::Sink;
use crate::guide::{Card, CardIdx, Case, EntryIdx, Guide, QuestionIdx, TriageLevel};
use crate::plan::row;
use crate::proof::Prover;
use crate::session::{OffPath, Session};
use crate::trail::{Answer, Position, Trail, Walk, text};
use foldhash::{HashMap, HashSet};
use std::mem;
use std::sync::Arc;

/// The walk of a case, or why it is none.
pub(crate) type Walked = Result<Walk, String>;

/// Walks every case.
pub(crate) fn walk_all(guide: &Arc<Guide>) -> Vec<Walked> {
    guide.cases.iter().map(|case| walk(guide, case)).collect()
}

/// Reports the cases that do not come to what they expect, and gives their ids.
pub(crate) fn run(parsed: &Parsed<'_>, guide: &Guide, walked: &[Walked], sink: &mut Sink<'_>) -> Vec<String> {
    let mut failed = Vec::new();
    for ((case, walked), file) in guide.cases.iter().zip(walked).zip(&parsed.cases.items) {
        let failures = failures(guide, case, walked);
        failed.extend((!failures.is_empty()).then(|| case.id.clone()));
        for failure in failures {
            sink.error("failing-case", file.id, format!("case `{}`: {failure}", case.id), case.story.as_str());
        }
    }
    failed
}

/// Whether the case comes to what it expects.
pub(crate) fn passes(guide: &Arc<Guide>, case: &Case) -> bool {
    failures(guide, case, &walk(guide, case)).is_empty()
}

fn failures(guide: &Guide, case: &Case, walked: &Walked) -> Vec<String> {
    let walk = match walked {
        Ok(walk) => walk,
        Err(failure) => return vec![failure.clone()],
    };
    let (level, shown) = (walk.state.level, in_sight(guide, walk));
    let mut failures = Vec::new();
    if level != case.level {
        failures.push(format!("the level is {level:?}, expected {:?}", case.level));
    }
    let missing = case.shows.iter().filter(|card| !shown.contains(card));
    failures.extend(missing.map(|card| format!("`{}` is not shown", guide[*card].id)));
    let extra = shown.iter().filter(|card| case.hides.contains(card) || (case.only && !case.shows.contains(card)));
    failures.extend(extra.map(|card| format!("`{}` is shown", guide[*card].id)));
    failures
}

/// The cards on the plan, or beside the question.
pub(crate) fn in_sight(guide: &Guide, walk: &Walk) -> Vec<CardIdx> {
    let is_shown = |card: &Card| row(card, &walk.state).is_some() && (walk.position == Position::Plan || card.early);
    let cards = (0..).map(CardIdx).zip(&guide.cards);
    cards.filter(|(_, card)| is_shown(card)).map(|(at, _)| at).collect()
}

pub(crate) fn walk(guide: &Arc<Guide>, case: &Case) -> Walked {
    let answers: Result<Vec<_>, _> = case.trail.iter().map(|word| text::parse(guide, word)).collect();
    let answers = answers.map_err(|error| error.to_string())?;
    let walked = Session::walked(guide, case.entry, answers).map_err(|OffPath { at, position }| {
        let word = &case.trail[at];
        match position {
            Position::Ask(asked) => format!("`{word}` comes where `{}` is asked", guide[asked].id),
            Position::Plan => format!("`{word}` comes after the plan"),
        }
    })?;
    let (_, walk) = case.change.iter().try_fold(walked, |(session, _), word| change(session, word))?;
    let id = |question: QuestionIdx| &guide[question].id;
    match (walk.position, case.asks) {
        (Position::Ask(asked), None) => Err(format!("the trail ends before `{}` is answered", id(asked))),
        (Position::Plan, Some(expected)) => Err(format!("it comes to the plan, expected `{}`", id(expected))),
        (Position::Ask(asked), Some(expected)) if asked != expected => {
            Err(format!("`{}` is asked, expected `{}`", id(asked), id(expected)))
        }
        _ => Ok(walk),
    }
}

/// Gives another answer to a question that was answered.
fn change(mut session: Session, word: &str) -> Result<(Session, Walk), String> {
    let (question, answer) = text::parse(session.guide(), word).map_err(|error| error.to_string())?;
    if !session.walk().trail.iter().any(|(answered, _)| *answered == question) {
        return Err(format!("`{word}` changes an answer that was not given"));
    }
    session.answer(question, answer);
    let walk = session.walk();
    Ok((session, walk))
}

/// Choices and levels that no case comes to.
pub(crate) fn coverage(parsed: &Parsed<'_>, guide: &Guide, walked: &[Walked], sink: &mut Sink<'_>) {
    if guide.cases.is_empty() {
        return;
    }
    let mut chosen: HashSet<(QuestionIdx, usize)> = HashSet::default();
    for Walk { trail, .. } in walked.iter().flatten() {
        chosen.extend(trail.iter().flat_map(|(question, answer)| answer.choices().map(|choice| (*question, choice))));
    }
    for (at, file) in parsed.questions.items.iter().enumerate() {
        for (choice, id) in file
            .offered()
            .iter()
            .map(|offered| offered.id)
            .enumerate()
            .filter(|(c, _)| !chosen.contains(&(QuestionIdx(at), *c)))
        {
            let message =
                format!("no case chooses `{}={}`", guide.questions[at].id, guide.questions[at].choices[choice].id);
            sink.warning("choice-without-case", id, message, "add a case that does");
        }
    }
    for level in TriageLevel::ALL
        .into_iter()
        .filter(|level| !guide.cases.iter().any(|case| case.asks.is_none() && case.level == *level))
    {
        let place = parsed.cases.items.first().map_or("", |case| case.id);
        sink.warning("level-without-case", place, format!("no case has the level {level:?}"), "add one");
    }
}

/// Cards that no case shows, and among them those that nothing can show.
pub(crate) fn unshown_cards(parsed: &Parsed<'_>, guide: &Guide, prover: &Prover<'_>, sink: &mut Sink<'_>) {
    let shown = |card: &CardIdx| guide.cases.iter().any(|case| case.shows.contains(card));
    let unshown: Vec<CardIdx> = (0..guide.cards.len()).map(CardIdx).filter(|card| !shown(card)).collect();
    let never = prover.never_shown(&unshown);
    for card in unshown {
        let id = parsed.cards.items[card.0].id;
        if never.contains(&card) {
            let help = "its facts never come together at a level that it allows; is a question for its `unless` missing on the way?";
            sink.warning("unreachable-card", id, format!("the card `{id}` can never show"), help);
        } else if !guide.cases.is_empty() {
            sink.warning(
                "card-without-case",
                id,
                format!("no case shows the card `{id}`"),
                "name it in the `shows` of a case",
            );
        }
    }
}

/// Cases after which nothing is known that the cases before did not show.
pub(crate) fn idle(parsed: &Parsed<'_>, guide: &Guide, walked: &[Walked], sink: &mut Sink<'_>) {
    let mut known = Known::default();
    for ((case, walked), file) in guide.cases.iter().zip(walked).zip(&parsed.cases.items) {
        let Ok(walk) = walked else { continue };
        if !known.learns(case, walk) {
            let message = format!("the case `{}` adds nothing", case.id);
            sink.warning(
                "idle-case",
                file.id,
                message,
                "the cases before it try all that it tries; change it or take it out",
            );
        }
    }
}

/// What cases have shown so far.
#[derive(Default)]
struct Known<'g> {
    /// For each way in and each answer to each question, what was seen where it was given.
    with: HashMap<(EntryIdx, QuestionIdx, Answer), Seen<'g>>,
    /// Trails that stop at a question or were changed, and where they stand.
    stands: HashSet<(EntryIdx, Trail, Position)>,
}

#[derive(Default)]
struct Seen<'g> {
    levels: [bool; 4],
    /// Whether each card was named among those that are shown, and among those that are not.
    shown: Vec<bool>,
    hidden: Vec<bool>,
    /// All the cards in sight, from cases that name them all, and the question beside which they were.
    all: HashSet<(Option<QuestionIdx>, &'g [CardIdx])>,
}

impl<'g> Known<'g> {
    /// Takes in what the case shows, and says whether any of it is new.
    fn learns(&mut self, case: &'g Case, walk: &Walk) -> bool {
        let Walk { trail, position, .. } = walk;
        let mut is_new = false;
        for (question, answer) in trail {
            let seen = self.with.entry((case.entry, *question, *answer)).or_default();
            is_new |= !mem::replace(&mut seen.levels[case.level as usize], true);
            is_new |= note(&mut seen.shown, &case.shows) | note(&mut seen.hidden, &case.hides);
            is_new |= case.only && seen.all.insert((case.asks, case.shows.as_slice()));
        }
        let stops = case.asks.is_some() || !case.change.is_empty();
        is_new | (stops && self.stands.insert((case.entry, trail.clone(), *position)))
    }
}

/// Notes these cards, and says whether one of them was not noted before.
fn note(noted: &mut Vec<bool>, cards: &[CardIdx]) -> bool {
    let highest = cards.iter().map(|card| card.0 + 1).max().unwrap_or(0);
    noted.resize(noted.len().max(highest), false);
    cards.iter().filter(|card| !mem::replace(&mut noted[card.0], true)).count() > 0
}
