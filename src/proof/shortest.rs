//! The shortest walk on: the fewest answers, then the fewest ticks, then the first declared.
//!
//! Relies on answers. Must not know where a walk goes.

use crate::trail::Answer;

/// Answers, and ticks among them.
pub(super) type Length = (u32, u32);

/// The first answer of a shortest walk on, and where it leads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<T> {
    /// The length of the walk.
    pub(super) length: Length,
    pub(super) answer: Answer,
    pub(super) to: T,
}

/// The best of these answers, if any leads where the rest of the walk has a length.
pub(super) fn shortest<T: Copy>(
    answers: impl IntoIterator<Item = (Answer, T)>,
    rest: impl Fn(T) -> Option<Length>,
) -> Option<Step<T>> {
    let step = |(answer, to): (Answer, T)| {
        let (answers, ticks) = rest(to)?;
        Some(Step { length: (answers + 1, ticks + answer.ticks()), answer, to })
    };
    answers.into_iter().filter_map(step).min_by_key(|step| (step.length, step.answer))
}
