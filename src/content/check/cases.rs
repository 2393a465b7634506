//! The worked examples: each is walked, and everything a person can meet has one.
//!
//! Relies on the session and the plan, as every front end does; each case is walked once, for there may be hundreds. Must
//! not know how a plan is shown.

mod told;

use crate::content::check::syntax::Parsed;
use crate::content::sink::Sink;
use crate::guide::{Card, CardIdx, Case, EntryIdx, Form, Guide, QuestionIdx, TriageLevel};
use crate::plan::row;
use crate::proof::Prover;
use crate::session::{OffPath, Session};
use crate::trail::text::{self, WordError};
use crate::trail::{Answer, Position, Trail, Walk};
use foldhash::{HashMap, HashSet};
use std::mem;
use std::sync::Arc;
use told::Teller;

/// The walk of a case, or why it is none.
pub(crate) type Walked = Result<Walk, Box<Stray>>;

/// Why the answers of a case cannot be given, or do not come where it says, and the walk as far as it goes.
#[derive(Debug)]
pub(crate) struct Stray {
    why: Why,
    walk: Walk,
}

/// Answers are given by their places in the case.
#[derive(Debug)]
enum Why {
    /// An answer of the trail is none of the guide's.
    NoAnswer(usize, WordError),
    /// An answer of the trail comes where something else is asked, or nothing.
    NotAsked(usize),
    /// An answer that is to be given anew is none of the guide's.
    NoChange(usize, WordError),
    /// An answer is to be given anew that was never given.
    NotGiven(usize),
    /// It does not end where the case says.
    Elsewhere,
}

/// One expectation that was not met.
#[derive(Debug)]
enum Failure<'w> {
    Stray(&'w Stray),
    /// The level is another; it is this one.
    Level(TriageLevel),
    /// The card at this place of `shows` is not there.
    Missing(usize),
    /// This card is there and should not be.
    Extra(CardIdx),
}

/// Walks every case.
pub(crate) fn walk_all(guide: &Arc<Guide>) -> Vec<Walked> {
    guide.cases.iter().map(|case| walk(guide, case)).collect()
}

/// Reports the cases that do not come to what they expect, and gives their ids.
pub(crate) fn run(parsed: &Parsed<'_>, guide: &Guide, walked: &[Walked], sink: &mut Sink<'_>) -> Vec<String> {
    let mut failed = Vec::new();
    let teller = Teller::new(guide, parsed, sink);
    for (at, (case, walked)) in guide.cases.iter().zip(walked).enumerate() {
        let failures = failures(guide, case, walked);
        failed.extend((!failures.is_empty()).then(|| case.id.clone()));
        failures.iter().for_each(|failure| teller.tell(at, failure, walked, sink));
    }
    failed
}

/// Whether the case comes to what it expects.
pub(crate) fn passes(guide: &Arc<Guide>, case: &Case) -> bool {
    failures(guide, case, &walk(guide, case)).is_empty()
}

fn failures<'w>(guide: &Guide, case: &Case, walked: &'w Walked) -> Vec<Failure<'w>> {
    let walk = match walked {
        Ok(walk) => walk,
        Err(stray) => return vec![Failure::Stray(stray)],
    };
    let (level, shown) = (walk.state.level, in_sight(guide, walk));
    let mut failures = Vec::new();
    if level != case.level {
        failures.push(Failure::Level(level));
    }
    let missing = case.shows.iter().enumerate().filter(|(_, card)| !shown.contains(card));
    failures.extend(missing.map(|(at, _)| Failure::Missing(at)));
    let extra = shown.iter().filter(|card| case.hides.contains(card) || (case.only && !case.shows.contains(card)));
    failures.extend(extra.map(|card| Failure::Extra(*card)));
    failures
}

/// The cards on the plan, or beside the question.
pub(crate) fn in_sight(guide: &Guide, walk: &Walk) -> Vec<CardIdx> {
    let is_shown = |card: &Card| row(card, &walk.state).is_some() && (walk.position.is_plan() || card.early);
    let cards = (0..).map(CardIdx).zip(&guide.cards);
    cards.filter(|(_, card)| is_shown(card)).map(|(at, _)| at).collect()
}

pub(crate) fn walk(guide: &Arc<Guide>, case: &Case) -> Walked {
    let along = along(guide, case)?;
    let (_, walk) = (0..case.change.len()).try_fold(along, |(session, _), at| change(session, case, at))?;
    let is_there = walk.position.question() == case.asks;
    if is_there { Ok(walk) } else { Err(Box::new(Stray { why: Why::Elsewhere, walk })) }
}

fn along(guide: &Arc<Guide>, case: &Case) -> Result<(Session, Walk), Box<Stray>> {
    let mut answers = Vec::with_capacity(case.trail.len());
    let unknown = case.trail.iter().enumerate().find_map(|(at, word)| match text::parse(guide, word) {
        Ok(answer) => {
            answers.push(answer);
            None
        }
        Err(error) => Some(Why::NoAnswer(at, error)),
    });
    match (Session::walked(guide, case.entry, answers.iter().copied()), unknown) {
        (Ok(walked), None) => Ok(walked),
        (Ok((_, walk)), Some(why)) => Err(Box::new(Stray { why, walk })),
        (Err(OffPath { at, .. }), _) => {
            let before = Session::along(guide, case.entry, answers.into_iter().take(at));
            let walk = before.unwrap_or_else(|_| Session::new(Arc::clone(guide), case.entry)).walk();
            Err(Box::new(Stray { why: Why::NotAsked(at), walk }))
        }
    }
}

/// Gives another answer to a question that was answered.
fn change(mut session: Session, case: &Case, at: usize) -> Result<(Session, Walk), Box<Stray>> {
    let walk = session.walk();
    match text::parse(session.guide(), &case.change[at]) {
        Err(error) => Err(Box::new(Stray { why: Why::NoChange(at, error), walk })),
        Ok((question, _)) if !walk.trail.iter().any(|(answered, _)| *answered == question) => {
            Err(Box::new(Stray { why: Why::NotGiven(at), walk }))
        }
        Ok((question, answer)) => {
            session.answer(question, answer);
            let walk = session.walk();
            Ok((session, walk))
        }
    }
}

/// Choices that no case makes; one word where there is no case at all.
pub(crate) fn coverage(parsed: &Parsed<'_>, guide: &Guide, walked: &[Walked], sink: &mut Sink<'_>) {
    if guide.cases.is_empty() {
        let help = "no answers were tried: write into `cases.ron` who comes, and what they must be told";
        let place = parsed.guide.as_ref().map_or("", |file| file.id);
        return sink.warning("no-cases", place, format!("the guide `{}` has no case", guide.id), help);
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
}

/// Levels that some plan has, and that no case expects of one.
pub(crate) fn unexpected_levels(parsed: &Parsed<'_>, guide: &Guide, prover: &Prover<'_>, sink: &mut Sink<'_>) {
    let Some(first) = parsed.cases.items.first() else { return };
    let ends_on_plan = |case: &&Case| case.asks.is_none_or(|asked| matches!(guide[asked].form, Form::Offer));
    let expected: Vec<TriageLevel> = guide.cases.iter().filter(ends_on_plan).map(|case| case.level).collect();
    for level in TriageLevel::ALL.into_iter().filter(|level| !expected.contains(level)) {
        if !prover.is_never_planned(level) {
            sink.warning("level-without-case", first.id, format!("no case has the level {level:?}"), "add one");
        }
    }
}

/// Cards that no case shows, and among them those that nothing can show.
pub(crate) fn unshown_cards(parsed: &Parsed<'_>, guide: &Guide, prover: &Prover<'_>, sink: &mut Sink<'_>) {
    let shown = |card: &CardIdx| guide.cases.iter().any(|case| case.shows.contains(card));
    let unshown: Vec<CardIdx> = (0..guide.cards.len()).map(CardIdx).filter(|card| !shown(card)).collect();
    for card in unshown {
        let id = parsed.cards.items[card.0].id;
        if prover.is_never_shown(card) {
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
