//! What the person said, in the words of the guide, in a line for the plan.
//!
//! Relies on the session. Must not know what the answers mean.

use crate::guide::{Guide, Question, QuestionIdx, TriageLevel};
use crate::plan::{Plan, sentence};
use crate::session::Session;
use crate::trail::Trail;

/// What was said, in a line: first what raised the level, then the rest as far as there is room. Empty before any answer.
#[must_use]
pub fn said(session: &Session, plan: &Plan) -> String {
    let (guide, trail) = (session.guide(), session.walk().trail);
    let is_cause = |question: QuestionIdx, choice: usize| {
        plan.reasons.iter().any(|reason| (reason.question, reason.choice) == (Some(question), Some(choice)))
    };
    let asked = trail.iter().filter(|(question, _)| !guide[*question].is_offer());
    let choices = || asked.clone().flat_map(|(asked, answer)| answer.choices().map(move |choice| (*asked, choice)));
    let causes = choices().filter(|(question, choice)| is_cause(*question, *choice));
    let others = choices().filter(|(question, choice)| !is_cause(*question, *choice));
    let others = others.filter(|(question, choice)| !guide[*question].choices[*choice].unsure);
    let words = causes.chain(others).map(|(question, choice)| guide[question].choices[choice].short.as_str());
    let line = in_a_line(words);
    if plan.level == TriageLevel::SelfCare && denies_signs(guide, &trail) {
        return format!("{line} {NO_SIGNS}").trim_start().to_owned();
    }
    line
}

/// Whether signs were asked about that would have raised the level, and none of them was ticked.
fn denies_signs(guide: &Guide, trail: &Trail) -> bool {
    let signs = |question: &Question| question.choices.iter().any(|choice| choice.raise >= TriageLevel::Urgent);
    trail.iter().any(|(question, _)| guide[*question].is_checklist() && signs(&guide[*question]))
}

/// As many of the words as fit a line, as a sentence.
fn in_a_line<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut line = String::new();
    for word in words {
        if !line.is_empty() && line.chars().count() + word.chars().count() > LONGEST {
            break;
        }
        line.push_str(if line.is_empty() { "" } else { ", " });
        line.push_str(word);
    }
    sentence(&line)
}

/// So many letters of answers fit a line, with what parts and ends them.
const LONGEST: usize = 72;
const NO_SIGNS: &str = "No warning signs.";
