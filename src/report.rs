//! A plan, or the next question, as plain text; in its own files as Markdown and as JSON. The journal's records in words.
//!
//! Relies on the plan and the guide. Must not know where the text goes, nor a terminal's width.

pub mod audit;
pub mod csv;
pub mod journal;
pub mod json;
pub mod markdown;
pub mod period;
pub mod plan;
pub mod record;
pub mod said;

use crate::guide::{End, Guide, Question, QuestionIdx, Source, Step, Then, Timing};
use crate::plan::{Plan, Reason, Shown, early, fresh};
use crate::report::plan::{opened, plan};
use crate::session::{Remaining, Session};
use crate::timer::Part;
pub use crate::trail::text::answer;
use crate::trail::text::{self, NONE};
use crate::trail::{Answer, Position};
use std::collections::BTreeSet;
use std::fmt::Write;

/// What `ask` prints: the next question, or the plan.
#[must_use]
pub fn position(session: &Session) -> String {
    at_position(session, next_question, plan)
}

/// The next question or the plan, each as it is written in some form.
fn at_position(
    session: &Session,
    question: impl FnOnce(&Session, QuestionIdx) -> String,
    plan: impl FnOnce(&Session) -> String,
) -> String {
    match session.position() {
        Position::Ask(idx) => question(session, idx),
        Position::Plan | Position::Offer(_) => plan(session),
    }
}

fn next_question(session: &Session, idx: QuestionIdx) -> String {
    let guide = session.guide();
    let trail = session.walk().trail;
    let question = &guide[idx];
    let mut page = format!("{}\n\n", question.ask);
    let width = question.choices.iter().map(|choice| choice.id.len()).max().unwrap_or(0).max(NONE.len());
    for choice in &question.choices {
        line(&mut page, &format!("  {}={:width$}  {}", question.id, choice.id, choice.text));
    }
    if question.is_checklist() {
        line(&mut page, &format!("  {}={NONE:width$}  {NONE_OF_THESE}", question.id));
        line(&mut page, "\nSeveral that fit are joined by commas.");
    }
    line(&mut page, &format!("\n{} after this one.", left(session.remaining())));
    fresh(session).iter().for_each(|shown| opened(&mut page, guide, shown));
    still(session).iter().for_each(|still| line(&mut page, &format!("\n{still}")));
    if !trail.is_empty() {
        line(&mut page, &format!("\nSo far: {}", answered(session)));
    }
    page
}

/// The advice that stood beside the question before and still holds, by its lines.
fn still(session: &Session) -> Option<String> {
    let (guide, fresh) = (session.guide(), fresh(session));
    let held = early(guide, &session.walk()).into_iter().filter(|shown| !fresh.contains(shown));
    let names: Vec<&str> = held.map(|shown| guide[shown.card].headline()).collect();
    (!names.is_empty()).then(|| format!("Still: {}", names.join(", ")))
}

/// The emergency numbers, each with its country.
#[must_use]
pub fn numbers(guide: &Guide) -> String {
    by_country(guide).join(" | ")
}

/// Each emergency number with its country.
#[must_use]
pub fn by_country(guide: &Guide) -> Vec<String> {
    guide.numbers.iter().map(|number| format!("{} {}", number.number, number.country)).collect()
}

/// The answers as words of a trail.
#[must_use]
pub fn answered(session: &Session) -> String {
    text::line(session.guide(), &session.walk().trail)
}

/// Who reviewed the guide, and when it was last revised.
#[must_use]
pub fn review(guide: &Guide) -> String {
    format!("{} Content {}, last revised {}.", guide.review.by, guide.version, guide.review.revised)
}

/// Why a card is shown; empty for a card that everybody sees.
#[must_use]
pub fn because(guide: &Guide, shown: &Shown) -> String {
    let phrases: Vec<&str> = shown.because.iter().map(|fact| guide[*fact].because.as_str()).collect();
    match phrases.split_last() {
        Some((last, [_, ..])) => format!("{} and {last}", phrases[..phrases.len() - 1].join(", ")),
        _ => phrases.concat(),
    }
}

/// Why a card is shown, as a sentence; nothing for a card that everybody sees.
#[must_use]
pub fn own_reason(guide: &Guide, shown: &Shown) -> Option<String> {
    (!shown.because.is_empty()).then(|| format!("Because {}.", because(guide, shown)))
}

/// What raised the level, in words: a choice with its question, without which "not sure" or "no" would say nothing.
#[must_use]
pub fn reason(guide: &Guide, reason: &Reason) -> String {
    let asked = reason.question.filter(|_| reason.from.is_empty()).map(|question| &guide[question]);
    match asked.filter(|question| !question.is_checklist()) {
        Some(Question { ask, short, .. }) => match ask.split_once('?') {
            Some((ask, _)) => format!("{ask}? {}", reason.text),
            None => format!("{short}: {}", reason.text),
        },
        None => reason.text.clone(),
    }
}

/// How a step is timed, in words.
#[must_use]
pub fn timing(timing: Timing) -> String {
    match timing {
        Timing::Hold { rest: rest @ 1.., times: 2.., .. } => format!("{}, {rest} s rest between", in_short(timing)),
        _ => in_short(timing),
    }
}

/// The same without the rests.
#[must_use]
pub fn in_short(timing: Timing) -> String {
    match timing {
        Timing::Hold { seconds, times: 1, .. } => format!("{seconds} s"),
        Timing::Hold { seconds, times, .. } => format!("{seconds} s, {times} times"),
        Timing::Pack { minutes, .. } => format!("{minutes} min"),
    }
}

/// What to answer after a step if it did not do what it should: the ends that are answers, each with when it may be said.
pub fn telling<'g>(guide: &'g Guide, step: &'g Step) -> impl Iterator<Item = String> + 'g {
    step.ends.iter().filter_map(|End { text, then }| match then {
        Then::Answer(question, choice) => {
            let (asked, answer) = (&guide[*question], Answer::alone(&guide[*question], *choice));
            let (said, word) = (self::answer(asked, answer), text::word(guide, *question, &answer));
            Some(format!("{text} after {}: {}: {said} ({word})", in_short(step.timing), asked.short))
        }
        Then::Done | Then::Again => None,
    })
}

/// A phase of a timer, and which hold of how many.
#[must_use]
pub fn phase(part: Part) -> String {
    match part {
        Part::Hold { nth, of: of @ 2.. } => format!("Hold {nth} of {of}"),
        Part::Hold { .. } => "Hold".to_owned(),
        Part::Ready => "Get ready".to_owned(),
        Part::Rest => "Rest".to_owned(),
        Part::Pack => "Time left".to_owned(),
        Part::End => "Time is up".to_owned(),
    }
}

/// `2 to 4 more questions`.
#[must_use]
pub fn left(Remaining { min, max }: Remaining) -> String {
    match (min, max) {
        (0, 0) => "No more questions".to_owned(),
        (1, 1) => "1 more question".to_owned(),
        (min, max) if min == max => format!("{min} more questions"),
        (0, 1) => "Up to 1 more question".to_owned(),
        (0, max) => format!("Up to {max} more questions"),
        (min, max) => format!("{min} to {max} more questions"),
    }
}

/// The documents that something on the plan stands on, in the order in which they were written.
#[must_use]
pub fn documents<'g>(guide: &'g Guide, plan: &Plan) -> Vec<&'g Source> {
    let sources = guide.sources();
    let cited = plan.cards.iter().flat_map(|shown| guide[shown.card].cited()).chain(&guide.words(plan.level).act.from);
    let cited = cited.chain(plan.reasons.iter().flat_map(|reason| &reason.from));
    let documents: BTreeSet<usize> = cited.filter_map(|claim| Some(sources.claim(&guide[*claim])?.source)).collect();
    documents.into_iter().map(|at| &sources.documents[at]).collect()
}

/// The claims that carry a sentence, as in `A42, S09a`.
#[must_use]
pub fn claims(guide: &Guide, from: &[crate::guide::ClaimIdx]) -> String {
    from.iter().map(|claim| &guide[*claim]).collect::<Vec<_>>().join(", ")
}

fn line(page: &mut String, text: &str) {
    let _ = writeln!(page, "{text}");
}

/// What the last row of a checklist says while nothing is ticked.
pub const NONE_OF_THESE: &str = "None of these";
