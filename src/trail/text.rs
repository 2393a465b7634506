//! The one text form of answers: `question=choice`, `question=a,b` and `question=none`.
//!
//! Relies on the guide for names. Must not know which answer may come when: that is the session's business.

use crate::guide::{EntryIdx, Guide, Question, QuestionIdx};
use crate::nearest::did_you_mean;
use crate::trail::{Answer, Ticks, Trail};

/// The answer to a checklist without a tick.
pub const NONE: &str = "none";

/// Why a word is not an answer of this guide.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordError {
    /// There is no `=` in it.
    #[error("`{0}` is not an answer: write question=choice")]
    Shape(String),
    /// No question has this id.
    #[error("there is no question `{id}`{hint}")]
    Question {
        /// What was written.
        id: String,
        /// The nearest right one, if any is near.
        hint: String,
    },
    /// The question has no such choice.
    #[error("question `{question}` has no choice `{id}`{hint}")]
    Choice {
        /// The question.
        question: String,
        /// What was written.
        id: String,
        /// The nearest right one, or all of them.
        hint: String,
    },
    /// Several choices where one is wanted.
    #[error("question `{0}` takes one choice only")]
    OneOnly(String),
    /// `none` beside a tick.
    #[error("`{0}=none` stands alone: leave out `none`, or all the others")]
    NoneAlone(String),
    /// The same tick twice.
    #[error("question `{question}` names `{id}` twice")]
    Twice {
        /// The question.
        question: String,
        /// The repeated tick.
        id: String,
    },
}

/// Reads one answer.
///
/// # Errors
/// A [`WordError`] that names the nearest right word.
pub fn parse(guide: &Guide, word: &str) -> Result<(QuestionIdx, Answer), WordError> {
    let shape = || WordError::Shape(word.to_owned());
    let (id, choices) = word.split_once('=').filter(|(_, choices)| !choices.is_empty()).ok_or_else(shape)?;
    let question = guide.question(id).ok_or_else(|| WordError::Question {
        id: id.to_owned(),
        hint: did_you_mean(id, guide.questions.iter().map(|q| q.id.as_str())),
    })?;
    let asked = &guide[question];
    let answer = if asked.is_checklist() { parse_ticks(asked, choices)? } else { parse_choice(asked, choices)? };
    Ok((question, answer))
}

fn parse_choice(question: &Question, word: &str) -> Result<Answer, WordError> {
    if word.contains(',') {
        return Err(WordError::OneOnly(question.id.clone()));
    }
    find(question, word).map(Answer::Choice)
}

fn parse_ticks(question: &Question, words: &str) -> Result<Answer, WordError> {
    let mut ticks = Ticks::default();
    if words == NONE {
        return Ok(Answer::Ticks(ticks));
    }
    for word in words.split(',') {
        if word == NONE {
            return Err(WordError::NoneAlone(question.id.clone()));
        }
        let tick = find(question, word)?;
        if ticks.contains(tick) {
            return Err(WordError::Twice { question: question.id.clone(), id: word.to_owned() });
        }
        ticks.toggle(tick);
    }
    Ok(Answer::Ticks(ticks))
}

fn find(question: &Question, word: &str) -> Result<usize, WordError> {
    question.choices.iter().position(|c| c.id == word).ok_or_else(|| WordError::Choice {
        question: question.id.clone(),
        id: word.to_owned(),
        hint: choice_hint(question, word),
    })
}

fn choice_hint(question: &Question, word: &str) -> String {
    let none = question.is_checklist().then_some(NONE);
    let ids: Vec<&str> = question.choices.iter().map(|c| c.id.as_str()).chain(none).collect();
    let hint = did_you_mean(word, ids.iter().copied());
    if hint.is_empty() { format!(": it has {}", ids.join(", ")) } else { hint }
}

/// Writes one answer.
#[must_use]
pub fn word(guide: &Guide, question: QuestionIdx, answer: &Answer) -> String {
    let asked = &guide[question];
    let ids: Vec<&str> = answer.choices().map(|choice| asked.choices[choice].id.as_str()).collect();
    if ids.is_empty() { format!("{}={NONE}", asked.id) } else { format!("{}={}", asked.id, ids.join(",")) }
}

/// An answer in a few words.
#[must_use]
pub fn answer(question: &Question, answer: Answer) -> String {
    let words: Vec<&str> = answer.choices().map(|choice| question.choices[choice].short.as_str()).collect();
    if words.is_empty() { NONE.to_owned() } else { words.join(", ") }
}

/// Writes a trail, a word an answer.
#[must_use]
pub fn words(guide: &Guide, trail: &Trail) -> Vec<String> {
    trail.iter().map(|(question, answer)| word(guide, *question, answer)).collect()
}

/// Writes a trail on one line.
#[must_use]
pub fn line(guide: &Guide, trail: &Trail) -> String {
    words(guide, trail).join(" ")
}

/// What follows `charley ask` to walk a trail again.
#[must_use]
pub fn arguments(guide: &Guide, entry: EntryIdx, trail: &Trail) -> String {
    let entry = if entry.0 == 0 { String::new() } else { format!("--entry {} ", guide[entry].id) };
    format!("{entry}{}", line(guide, trail))
}
