//! What a line means: a command, an answer, or why it is neither.
//!
//! Relies on the question that is asked. Must not answer it.

use crate::guide::Question;
use crate::trail::{Answer, Ticks};
use std::collections::HashSet;

/// What a line asks for.
pub(super) enum Line {
    Answer(Answer),
    Back,
    Answers,
    Timer,
    Why,
    Alarm,
    GoOn,
    Save,
    New,
    Help,
    Quit,
    Wrong(String),
}

/// The command that a line is, if it is one.
pub(super) fn command(line: &str) -> Option<Line> {
    Some(match line {
        "b" | "back" => Line::Back,
        "a" | "answers" => Line::Answers,
        "t" | "timer" => Line::Timer,
        "w" | "why" => Line::Why,
        "!" => Line::Alarm,
        "r" | "resume" => Line::GoOn,
        "s" | "save" => Line::Save,
        "n" | "new" => Line::New,
        "?" | "help" => Line::Help,
        "q" | "quit" => Line::Quit,
        _ => return None,
    })
}

/// What to type.
pub(super) fn wanted(question: &Question) -> String {
    if question.is_checklist() {
        "Numbers that fit, like 2 5; 0 for none".to_owned()
    } else {
        format!("A number from 1 to {}", question.choices.len())
    }
}

/// The answer that a line gives.
pub(super) fn read_answer(question: &Question, line: &str) -> Line {
    let highest = question.choices.len();
    let numbers: Option<Vec<usize>> = line.split([' ', ',']).filter(|word| !word.is_empty()).map(number).collect();
    match (question.is_checklist(), numbers.as_deref()) {
        (false, Some([number])) if (1..=highest).contains(number) => Line::Answer(Answer::Choice(number - 1)),
        (true, Some([0])) => Line::Answer(Answer::Ticks(Ticks::default())),
        (true, Some(numbers @ [_, ..])) if numbers.iter().all(|number| (1..=highest).contains(number)) => {
            let mut ticks = Ticks::default();
            let distinct: HashSet<usize> = numbers.iter().copied().collect();
            distinct.into_iter().for_each(|number| ticks.toggle(number - 1));
            Line::Answer(Answer::Ticks(ticks))
        }
        (false, _) => Line::Wrong(format!("Type one number from 1 to {highest}, or ? for help.")),
        (true, _) => Line::Wrong(format!("Type numbers from 1 to {highest}, or 0 alone, or ? for help.")),
    }
}

fn number(word: &str) -> Option<usize> {
    word.parse().ok()
}
