//! The answers as somebody would say them on the phone.
//!
//! Relies on the session. Must not know what the answers mean.

use crate::guide::QuestionIdx;
use crate::session::Session;
use crate::trail::{Answer, Trail, text};

/// What it is, which signs yes, and which no.
#[must_use]
pub fn handover(session: &Session) -> Vec<String> {
    let (guide, trail) = (session.guide(), session.walk().trail);
    let (lists, told): (Trail, Trail) = trail.into_iter().partition(|(question, _)| guide[*question].is_checklist());
    let short = |question: &QuestionIdx| guide[*question].short.as_str();
    let chosen = |(question, answer): &(QuestionIdx, Answer)| text::answer(&guide[*question], *answer);
    let (none, ticked): (Trail, Trail) = lists.into_iter().partition(|(_, answer)| answer.ticks() == 0);
    let told = told.iter().map(chosen).collect::<Vec<_>>().join(", ");
    let told = Some(sentence(&told)).filter(|told| !told.is_empty());
    let ticked = ticked.iter().map(|answer| format!("{}: {}.", short(&answer.0), chosen(answer)));
    let none: Vec<&str> = none.iter().map(|(question, _)| short(question)).collect();
    let none = (!none.is_empty()).then(|| format!("{NONE}: {}.", none.join(", ")));
    told.into_iter().chain(ticked).chain(none).collect()
}

/// A few words as a sentence.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    if words.is_empty() { first } else { format!("{first}{}.", letters.as_str()) }
}

const NONE: &str = "None of these";
