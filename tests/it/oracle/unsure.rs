//! "Not sure" as section 3 of the design words it, slow and obvious: before it may end, it asks every question that an answer
//! beside it can lead to. A walk may end at an offer, so what stands behind one does not count.
//!
//! Relies on positions. Must not know how the program finds out.

use super::walk::{Position, Rank, after};
use charley::guide::{Form, Guide, QuestionIdx, TriageLevel};
use charley::trail::Answer;
use std::collections::BTreeSet;

/// A question that "Not sure" leaves out. Ordered as the program has to choose: the shortest walk first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LeftOut {
    /// The walk through "Not sure" to its end.
    pub(super) end: Rank,
    pub(super) skipped: QuestionIdx,
    pub(super) sibling: usize,
}

/// Each question with a "Not sure", and the first that this leaves out.
pub(super) fn all(guide: &Guide, everywhere: &[Position]) -> Vec<(QuestionIdx, Option<LeftOut>)> {
    let unsure =
        |at: usize| Some((QuestionIdx(at), guide.questions[at].choices.iter().position(|choice| choice.unsure)?));
    let found = (0..guide.questions.len()).filter_map(unsure).map(|(asked, unsure)| {
        let here = everywhere.iter().filter(|position| position.next() == Some(asked));
        (asked, here.flat_map(|here| left_out(guide, here, asked, unsure)).min())
    });
    found.collect()
}

fn left_out(guide: &Guide, here: &Position, asked: QuestionIdx, unsure: usize) -> Vec<LeftOut> {
    let beyond = |choice: usize| {
        let mut trail = here.trail.clone();
        trail.push((asked, Answer::Choice(choice)));
        let mut beyond = after(guide, here.entry, trail);
        let is_offer = |(question, _): &(QuestionIdx, Answer)| matches!(guide[*question].form, Form::Offer);
        beyond.retain(|position| !position.trail[here.trail.len() + 1..].iter().any(is_offer));
        beyond
    };
    let mut ends = beyond(unsure);
    ends.retain(|end| end.asks.is_none() && end.level < TriageLevel::Emergency);
    let mut found = Vec::new();
    for sibling in (0..guide[asked].choices.len()).filter(|choice| *choice != unsure) {
        let can: BTreeSet<QuestionIdx> = beyond(sibling).iter().filter_map(|position| position.asks).collect();
        for end in &ends {
            let answered: BTreeSet<QuestionIdx> = end.trail.iter().map(|(question, _)| *question).collect();
            let skipped = can.difference(&answered);
            found.extend(skipped.map(|&skipped| LeftOut { end: end.rank(guide), skipped, sibling }));
        }
    }
    found
}
