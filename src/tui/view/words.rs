//! Short words that several screens use: an answer, a step, the last row of a checklist.
//!
//! Relies on the guide. Must not know which screen uses them.

use crate::guide::{FactIdx, Guide, QuestionIdx, Step, Timing};
use crate::trail::{Answer, Ticks};

/// An answer in a few words.
pub(super) fn answer(guide: &Guide, question: QuestionIdx, answer: Answer) -> String {
    let choices: Vec<&str> = answer.choices().map(|choice| guide[question].choices[choice].short.as_str()).collect();
    if choices.is_empty() { "none".to_owned() } else { choices.join(", ") }
}

/// How a step is timed.
pub(super) fn timing(step: &Step) -> String {
    match step.timing {
        Timing::Pack { minutes } => format!("{minutes} min"),
        Timing::Hold { seconds, times: 0 | 1, .. } => format!("hold {seconds} s"),
        Timing::Hold { seconds, rest: 0, times } => format!("hold {seconds} s, {times} times"),
        Timing::Hold { seconds, rest, times } => format!("hold {seconds} s, rest {rest} s, {times} times"),
    }
}

/// Because of which facts a card is shown.
pub(super) fn because(guide: &Guide, facts: &[FactIdx]) -> Option<String> {
    let facts: Vec<&str> = facts.iter().map(|fact| guide[*fact].because.as_str()).collect();
    (!facts.is_empty()).then(|| format!("because {}", facts.join(" and ")))
}

/// The last row of a checklist.
pub(super) fn last_row(ticks: Ticks) -> String {
    match ticks.count() {
        0 => "None of these".to_owned(),
        1 => "This 1 fits".to_owned(),
        count => format!("These {count} fit"),
    }
}
