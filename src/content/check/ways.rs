//! Every answer has a way on, and no more than one.
//!
//! Relies on the shapes of the questions. Must not know where a way leads.

use crate::content::format::{AnyFile, OneFile, QuestionFile};
use crate::content::problem::Sink;

/// Reports ways that are missing, and ways that nobody can take because another is written for the same answer.
pub(crate) fn check(question: &QuestionFile<'_>, sink: &mut Sink<'_>) {
    match question {
        QuestionFile::One(one) => of_choices(one, sink),
        QuestionFile::Any(any) => of_ticks(any, sink),
    }
}

fn of_choices(question: &OneFile<'_>, sink: &mut Sink<'_>) {
    let (own, without): (Vec<_>, Vec<_>) = question.choices.iter().partition(|choice| choice.next.is_some());
    if question.next.is_some() && without.is_empty() && !own.is_empty() {
        let message =
            format!("each choice of `{}` has a `next` of its own, so the question's serves none", question.id);
        let help = "take the question's out, or each of those that say the same";
        sink.error("two-ways-on", question.id, message, help);
    } else if question.next.is_none() && own.is_empty() {
        let help = "give it a `next`, which serves all its choices, or give each choice one";
        nowhere(question.id, format!("the question `{}`", question.id), help, sink);
    } else if question.next.is_none() {
        for choice in without {
            let help = "give it a `next`, or give the question one: it serves every choice without";
            nowhere(choice.id, format!("`{}={}`", question.id, choice.id), help, sink);
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
