//! The shape of the questions: choices that differ, ways that end.
//!
//! Relies on the resolved parts, and on the parsed files only for places. Must not walk answers; that is the proof's work.

use crate::content::check::syntax::Parsed;
use crate::content::check::{unsure, ways};
use crate::content::format::{NextFile, QuestionFile};
use crate::content::sink::Sink;
use crate::guide::order;
use crate::guide::{Bars, Choice, Form, Parts, QuestionIdx, TriageLevel};
use crate::trail::Ticks;
use std::collections::{HashMap, HashSet};

/// What makes the graph unsound.
pub(crate) fn errors(parsed: &Parsed<'_>, parts: Option<&Parts>, sink: &mut Sink<'_>) {
    parsed.questions.items.iter().for_each(|question| {
        choices(question, sink);
        ways::check(question, sink);
    });
    let Some(parts) = parts else { return };
    circles(parsed, parts, sink);
    ways::offers(parsed, parts, sink);
    unsure::errors(parsed, parts, sink);
    let mut reached = HashMap::new();
    for (at, file) in (0..).map(QuestionIdx).zip(&parsed.questions.items) {
        let Some(about) = parts[at].about else { continue };
        let reached = reached.entry(about).or_insert_with(|| reachable(parts, about));
        if about == at || !reached[at.0] {
            let message = format!("`{}` never comes before `{}`", parts[about].id, parts[at].id);
            let place = file.about().unwrap_or(file.id());
            sink.error(
                "about-later",
                place,
                message,
                "name a question that comes before this one, or leave `about` out",
            );
        }
    }
}

/// What deserves a look in a sound graph.
pub(crate) fn warnings(parsed: &Parsed<'_>, parts: &Parts, sink: &mut Sink<'_>) {
    let reached = reachable(parts, parts.first);
    for (at, file) in parsed.questions.items.iter().enumerate().filter(|(at, _)| !reached[*at]) {
        let message = format!("no way leads to the question `{}`", parts.questions[at].id);
        sink.warning("unreachable-question", file.id(), message, "let a `next` lead to it, or take it out");
    }
    idle_ticks(parsed, parts, sink);
}

/// Ticks that decide nothing, not even the way on, and that no chart counts.
fn idle_ticks(parsed: &Parsed<'_>, parts: &Parts, sink: &mut Sink<'_>) {
    let is_counted =
        |at| parts.charts.iter().any(|chart| matches!(chart.bars, Bars::Choices(counted) if counted == at));
    for (at, file) in (0..).map(QuestionIdx).zip(&parsed.questions.items) {
        let Form::Any { none } = &parts[at].form else { continue };
        if parts[at].choices.iter().any(|tick| tick.next != *none) || is_counted(at) {
            continue;
        }
        for (tick, file) in parts[at].choices.iter().zip(file.offered()).filter(|(tick, _)| is_idle(tick)) {
            let message = format!("the tick `{}={}` changes nothing", parts[at].id, tick.id);
            let help = "give it `marks`, `rules_out` or `raise`, or take it out";
            sink.warning("idle-tick", file.id, message, help);
        }
    }
}

fn is_idle(tick: &Choice) -> bool {
    tick.marks.is_empty() && tick.rules_out.is_empty() && tick.raise == TriageLevel::SelfCare
}

fn choices(question: &QuestionFile<'_>, sink: &mut Sink<'_>) {
    let kind = if matches!(question, QuestionFile::Any(_)) { "ticks" } else { "choices" };
    let texts: Vec<_> = question.offered().iter().map(|offered| (offered.id, offered.text)).collect();
    let fewest = if kind == "ticks" { 1 } else { 2 };
    if texts.len() < fewest {
        let message = format!("the question `{}` has {} {kind}", question.id(), texts.len());
        sink.error("too-few-choices", question.id(), message, format!("give it at least {fewest}"));
    }
    if texts.len() > Ticks::MAX {
        let message = format!("the question `{}` has {} {kind}, {} at most", question.id(), texts.len(), Ticks::MAX);
        sink.error("too-many-choices", question.id(), message, "ask two questions");
    }
    let mut seen = HashSet::new();
    for (id, text) in texts {
        if !seen.insert(text.0.trim().to_lowercase()) {
            let message = format!("another choice of `{}` says the same", question.id());
            sink.error("equal-choices", text.place(id), message, "say how they differ, or take one out");
        }
    }
}

fn circles(parsed: &Parsed<'_>, parts: &Parts, sink: &mut Sink<'_>) {
    for circle in order::circles(parts) {
        let place = closing(parsed, &circle).unwrap_or(parsed.questions.items[circle[0].0].id());
        let message = format!("the questions go round in a circle: {}", in_words(parts, &circle));
        sink.error("cycle", place, message, "let one of them lead on, so that every walk ends");
    }
}

/// The word that closes the circle: where its last question leads back to its first.
fn closing<'a>(parsed: &Parsed<'a>, circle: &[QuestionIdx]) -> Option<&'a str> {
    let (&[.., last, _], first) = (circle, circle.first()?) else { return None };
    let first = parsed.questions.items[first.0].id();
    parsed.questions.items[last.0].ways().into_iter().find_map(|way| leading_to(way, first))
}

fn leading_to<'a>(way: &NextFile<'a>, question: &str) -> Option<&'a str> {
    match way {
        NextFile::To(id) => Some(*id).filter(|id| *id == question),
        NextFile::Plan => None,
        NextFile::If { then, otherwise, .. } => leading_to(then, question).or_else(|| leading_to(otherwise, question)),
    }
}

/// The ids of the questions on a circle, without the middle of a long one.
fn in_words(parts: &Parts, circle: &[QuestionIdx]) -> String {
    let ids = |part: &[QuestionIdx]| part.iter().map(|on| parts[*on].id.as_str()).collect::<Vec<_>>().join(" -> ");
    match circle {
        [first @ .., last, back] if first.len() > MOST_NAMED => {
            let (named, left_out) = first.split_at(MOST_NAMED);
            format!("{} -> ({} more) -> {}", ids(named), left_out.len(), ids(&[*last, *back]))
        }
        whole => ids(whole),
    }
}

/// How many questions of a circle a message names before it leaves some out.
const MOST_NAMED: usize = 10;

/// Whether a walk can come to each question from here. It can to this one.
fn reachable(parts: &Parts, from: QuestionIdx) -> Vec<bool> {
    let mut reached = vec![false; parts.questions.len()];
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut reached[at.0], true) {
            open.extend(parts[at].targets());
        }
    }
    reached
}
