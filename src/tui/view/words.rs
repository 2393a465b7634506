//! Short words that several screens use and reports do not: an answer, the last row of a checklist.
//!
//! Relies on the guide. Must not know which screen uses them.

use crate::guide::{Guide, QuestionIdx};
use crate::report::NONE_OF_THESE;
use crate::trail::text::NONE;
use crate::trail::{Answer, Ticks};

/// An answer in a few words.
pub(super) fn answer(guide: &Guide, question: QuestionIdx, answer: Answer) -> String {
    let choices: Vec<&str> = answer.choices().map(|choice| guide[question].choices[choice].short.as_str()).collect();
    if choices.is_empty() { NONE.to_owned() } else { choices.join(", ") }
}

/// The last row of a checklist.
pub(super) fn last_row(ticks: Ticks) -> String {
    match ticks.count() {
        0 => NONE_OF_THESE.to_owned(),
        1 => "This 1 fits".to_owned(),
        count => format!("These {count} fit"),
    }
}
