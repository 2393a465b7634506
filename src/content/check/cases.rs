//! The worked examples: each is walked, and everything a person can meet has one.
//!
//! Relies on the session and the plan, as every front end does. Must not know how a plan is shown.

use crate::content::check::syntax::Parsed;
use crate::content::problem::Sink;
use crate::guide::{CardIdx, Case, Guide, QuestionIdx, TriageLevel};
use crate::plan::Plan;
use crate::proof::never_shown;
use crate::session::{OffPath, Session};
use crate::trail::{Position, text};
use std::collections::HashSet;
use std::sync::Arc;

/// The walk of a case, or why it is none.
pub(crate) type Walked = Result<Session, String>;

/// Walks every case.
pub(crate) fn walk_all(guide: &Arc<Guide>) -> Vec<Walked> {
    guide.cases.iter().map(|case| walk(guide, case)).collect()
}

/// Reports the cases whose plan is not the expected one, and gives their ids.
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

/// Whether the case's plan is the expected one.
pub(crate) fn passes(guide: &Arc<Guide>, case: &Case) -> bool {
    failures(guide, case, &walk(guide, case)).is_empty()
}

fn failures(guide: &Guide, case: &Case, walked: &Walked) -> Vec<String> {
    let plan = match walked {
        Ok(session) => Plan::of(session),
        Err(failure) => return vec![failure.clone()],
    };
    let shows = |card: &CardIdx| plan.cards.iter().any(|shown| shown.card == *card);
    let mut failures = Vec::new();
    if plan.level != case.level {
        failures.push(format!("the level is {:?}, expected {:?}", plan.level, case.level));
    }
    let missing = case.shows.iter().filter(|card| !shows(card));
    failures.extend(missing.map(|card| format!("`{}` is not shown", guide[*card].id)));
    let extra = case.hides.iter().filter(|card| shows(card));
    failures.extend(extra.map(|card| format!("`{}` is shown", guide[*card].id)));
    failures
}

pub(crate) fn walk(guide: &Arc<Guide>, case: &Case) -> Walked {
    let answers: Result<Vec<_>, _> = case.trail.iter().map(|word| text::parse(guide, word)).collect();
    let answers = answers.map_err(|error| error.to_string())?;
    let session = Session::along(guide, case.entry, answers).map_err(|OffPath { at, position }| {
        let word = &case.trail[at];
        match position {
            Position::Ask(asked) => format!("`{word}` comes where `{}` is asked", guide[asked].id),
            Position::Plan => format!("`{word}` comes after the plan"),
        }
    })?;
    match session.position() {
        Position::Plan => Ok(session),
        Position::Ask(asked) => Err(format!("the trail ends before `{}` is answered", guide[asked].id)),
    }
}

/// Choices and levels that no case comes to.
pub(crate) fn coverage(parsed: &Parsed<'_>, guide: &Guide, walked: &[Walked], sink: &mut Sink<'_>) {
    if guide.cases.is_empty() {
        return;
    }
    let mut chosen: HashSet<(QuestionIdx, usize)> = HashSet::new();
    for session in walked.iter().flatten() {
        let trail = session.walk().trail;
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
    for level in TriageLevel::ALL.into_iter().filter(|level| !guide.cases.iter().any(|case| case.level == *level)) {
        let place = parsed.cases.items.first().map_or("", |case| case.id);
        sink.warning("level-without-case", place, format!("no case has the level {level:?}"), "add one");
    }
}

/// Cards that no case shows, and among them those that nothing can show.
pub(crate) fn unshown_cards(parsed: &Parsed<'_>, guide: &Guide, sink: &mut Sink<'_>) {
    let shown = |card: &CardIdx| guide.cases.iter().any(|case| case.shows.contains(card));
    let unshown: Vec<CardIdx> = (0..guide.cards.len()).map(CardIdx).filter(|card| !shown(card)).collect();
    let never = never_shown(guide, &unshown);
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
    let mut known = HashSet::new();
    for ((case, walked), file) in guide.cases.iter().zip(walked).zip(&parsed.cases.items) {
        let before = known.len();
        known.extend(shown_by(case, walked));
        if known.len() == before {
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

/// Something that a case shows to hold.
#[derive(PartialEq, Eq, Hash)]
enum Shows {
    /// With this answer a plan has this level.
    Level(QuestionIdx, usize, TriageLevel),
    /// With this answer the card is on the plan.
    Card(QuestionIdx, usize, CardIdx),
    /// With this answer the card is not on the plan.
    NoCard(QuestionIdx, usize, CardIdx),
}

fn shown_by(case: &Case, walked: &Walked) -> Vec<Shows> {
    let Ok(session) = walked else { return Vec::new() };
    let trail = session.walk().trail;
    let chosen = trail.iter().flat_map(|(question, answer)| answer.choices().map(|choice| (*question, choice)));
    let each = |(question, choice)| {
        let shows = case.shows.iter().map(move |card| Shows::Card(question, choice, *card));
        let hides = case.hides.iter().map(move |card| Shows::NoCard(question, choice, *card));
        std::iter::once(Shows::Level(question, choice, case.level)).chain(shows).chain(hides)
    };
    chosen.flat_map(each).collect()
}
