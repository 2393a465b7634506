//! Every answer has a way on, and no more than one; an offer can be declined.
//!
//! Relies on the shapes of the questions, and for offers on the resolved parts. Must not walk answers.

use crate::content::check::syntax::Parsed;
use crate::content::format::{AnyFile, QuestionFile};
use crate::content::sink::Sink;
use crate::guide::{Choice, Next, Parts, TriageLevel};

/// Reports ways that are missing, and ways that nobody can take because another is written for the same answer.
pub(crate) fn check(question: &QuestionFile<'_>, sink: &mut Sink<'_>) {
    match question {
        QuestionFile::One(_) | QuestionFile::Offer(_) => of_choices(question, sink),
        QuestionFile::Any(any) => of_ticks(any, sink),
    }
}

/// Reports offers whose first choice is more than a no, and one that comes before everything else.
pub(crate) fn offers(parsed: &Parsed<'_>, parts: &Parts, sink: &mut Sink<'_>) {
    for (question, file) in parts.questions.iter().zip(&parsed.questions.items).filter(|(asked, _)| asked.is_offer()) {
        let (Some(no), Some(word)) = (question.choices.first(), file.choices().first()) else { continue };
        if !is_inert(no) {
            let message = format!("`{}={}` is the first choice of an offer, and more than a no", question.id, no.id);
            let help =
                "let the first choice mark, rule out and raise nothing and lead to `Plan`, or ask this in a `One`";
            sink.error("offer-not-inert", word.id, message, help);
        }
    }
    if parts[parts.first].is_offer() {
        let place = parsed.guide.as_ref().map_or("", |guide| guide.first);
        let message = format!("`{place}` is an offer, which stands on a plan");
        sink.error("offer-first", place, message, "let `first` name a question that is asked");
    }
}

fn is_inert(choice: &Choice) -> bool {
    let Choice { marks, rules_out, raise, next, .. } = choice;
    marks.is_empty() && rules_out.is_empty() && *raise == TriageLevel::SelfCare && *next == Next::Plan
}

fn of_choices(question: &QuestionFile<'_>, sink: &mut Sink<'_>) {
    let (id, next) = (question.id(), question.next());
    let (own, without): (Vec<_>, Vec<_>) = question.choices().iter().partition(|choice| choice.next.is_some());
    if next.is_some() && without.is_empty() && !own.is_empty() {
        let message = format!("each choice of `{id}` has a `next` of its own, so the question's serves none");
        let help = "take the question's out, or each of those that say the same";
        sink.error("two-ways-on", id, message, help);
    } else if next.is_none() && own.is_empty() {
        let help = "give it a `next`, which serves all its choices, or give each choice one";
        nowhere(id, format!("the question `{id}`"), help, sink);
    } else if next.is_none() {
        for choice in without {
            let help = "give it a `next`, or give the question one: it serves every choice without";
            nowhere(choice.id, format!("`{id}={}`", choice.id), help, sink);
        }
    }
}

fn of_ticks(question: &AnyFile<'_>, sink: &mut Sink<'_>) {
    let id = question.id;
    match (&question.none, &question.some, &question.next) {
        (Some(_), Some(_), None) | (None, None, Some(_)) => {}
        (None, None, None) => {
            nowhere(id, format!("the checklist `{id}`"), "give it a `next`, or `none` and `some`", sink);
        }
        (Some(_), None, None) => {
            nowhere(id, format!("a tick of `{id}`"), "add `some`, or write `next` in place of `none`", sink);
        }
        (None, Some(_), None) => {
            nowhere(id, format!("`{id}=none`"), "add `none`, or write `next` in place of `some`", sink);
        }
        (_, _, Some(_)) => {
            let message = format!("the checklist `{id}` has a `next`, and `none` or `some` as well");
            sink.error("two-ways-on", id, message, "write `next` alone, or `none` and `some`");
        }
    }
}

fn nowhere(place: &str, what: String, help: &str, sink: &mut Sink<'_>) {
    sink.error("no-way-on", place, what + " leads nowhere", help);
}
