//! "Not sure" as section 3 of the design words it, slow and obvious: before it may end, it asks every question that an answer
//! beside it leads to, if all else is answered the same. A walk may end at an offer, so what stands behind one does not count.
//!
//! Relies on positions. Must not know how the program finds out.

use super::walk::{Position, Rank, after, answers};
use charley::guide::{Form, Guide, QuestionIdx, TriageLevel};
use charley::trail::{Answer, Trail};
use std::collections::BTreeSet;

/// The shortest walk through "Not sure" on which something is left out: each answer beside it that asks more, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) end: Rank,
    pub(super) asked_beside: BTreeSet<(usize, QuestionIdx)>,
}

/// Each question with a "Not sure", and what this leaves out.
pub(super) fn all(guide: &Guide, everywhere: &[Position]) -> Vec<(QuestionIdx, Option<LeftOut>)> {
    let unsure =
        |at: usize| Some((QuestionIdx(at), guide.questions[at].choices.iter().position(|choice| choice.unsure)?));
    let found = (0..guide.questions.len()).filter_map(unsure);
    found.map(|(asked, unsure)| (asked, left_out(guide, everywhere, asked, unsure))).collect()
}

fn left_out(guide: &Guide, everywhere: &[Position], asked: QuestionIdx, unsure: usize) -> Option<LeftOut> {
    let here = everywhere.iter().filter(|position| position.next() == Some(asked));
    let mut ends: Vec<(usize, Position)> = here.flat_map(|here| ends(guide, here, asked, unsure)).collect();
    ends.sort_by_cached_key(|(_, end)| end.rank(guide));
    ends.iter().find_map(|(before, end)| {
        let beside = (0..guide[asked].choices.len()).filter(|choice| *choice != unsure);
        let asks_more = beside.flat_map(|sibling| {
            let more = asked_beside(guide, *before, end, sibling);
            more.into_iter().map(move |question| (sibling, question))
        });
        let asked_beside: BTreeSet<_> = asks_more.collect();
        (!asked_beside.is_empty()).then(|| LeftOut { end: end.rank(guide), asked_beside })
    })
}

/// Where walks may first end after "Not sure", without an emergency; with the number of answers before it.
fn ends(guide: &Guide, here: &Position, asked: QuestionIdx, unsure: usize) -> Vec<(usize, Position)> {
    let before = here.trail.len();
    let mut trail = here.trail.clone();
    trail.push((asked, Answer::Choice(unsure)));
    let is_end = |end: &Position| {
        let is_first = !end.trail[before + 1..].iter().any(|(question, _)| is_offer(guide, *question));
        end.asks.is_none() && end.level < TriageLevel::Emergency && is_first
    };
    after(guide, here.entry, trail).into_iter().filter(is_end).map(|end| (before, end)).collect()
}

fn is_offer(guide: &Guide, question: QuestionIdx) -> bool {
    matches!(guide[question].form, Form::Offer)
}

/// What is asked, besides all that is answered in this walk, if another choice stands in it and the rest stays.
fn asked_beside(guide: &Guide, before: usize, end: &Position, sibling: usize) -> BTreeSet<QuestionIdx> {
    let given = |question: QuestionIdx| end.trail.iter().find(|(answered, _)| *answered == question);
    let mut first = end.trail[..=before].to_vec();
    first[before].1 = Answer::Choice(sibling);
    let (mut open, mut more): (Vec<Trail>, _) = (vec![first], BTreeSet::new());
    while let Some(trail) = open.pop() {
        let Some(asked) = Position::after(guide, end.entry, trail.clone()).asks else { continue };
        let all = match given(asked) {
            Some(answer) => vec![*answer],
            None => answers(guide, asked),
        };
        more.extend(given(asked).is_none().then_some(asked));
        open.extend(all.into_iter().map(|answer| [trail.as_slice(), &[answer]].concat()));
    }
    more
}
