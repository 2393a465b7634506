//! Walking a guide as section 3 of the design words it: a trail is replayed from its first answer, each time anew.
//!
//! Relies on a guide as data and on answers as written. Shares nothing with the engine that walks, on purpose, and must
//! not know a promise. It is slow where that is more obvious: every rule is one function over the whole trail.

use charley::guide::{Card, CardIdx, EntryIdx, FactIdx, Form, Guide, Next, Question, QuestionIdx, Rows, TriageLevel};
use charley::trail::{Answer, Ticks, Trail, text};
use std::collections::BTreeSet;

type Facts = BTreeSet<FactIdx>;

/// Where a trail leads, and everything that holds there.
#[derive(Debug)]
pub(crate) struct Position {
    pub(crate) entry: EntryIdx,
    pub(crate) trail: Trail,
    pub(crate) marked: Facts,
    pub(crate) ruled_out: Facts,
    pub(crate) level: TriageLevel,
    /// The question that comes next; `None` is the plan.
    pub(crate) asks: Option<QuestionIdx>,
    /// What the plan offers.
    pub(crate) offers: Option<QuestionIdx>,
    pub(crate) shown: Vec<CardIdx>,
}

impl Position {
    /// Where these answers lead, if each is to the question that was asked. Nobody checks that here.
    pub(super) fn after(guide: &Guide, entry: EntryIdx, trail: Trail) -> Self {
        let marked = marked(guide, entry, &trail);
        let ruled_out = denied(guide, entry, &trail).difference(&marked).copied().collect();
        let level = level(guide, &trail, &marked);
        let next = if level == TriageLevel::Emergency { None } else { next(guide, &trail, &marked) };
        let is_offer = |next: &QuestionIdx| matches!(guide[*next].form, Form::Offer);
        let (asks, offers) = (next.filter(|next| !is_offer(next)), next.filter(is_offer));
        let mut position = Self { entry, trail, marked, ruled_out, level, asks, offers, shown: Vec::new() };
        let all = (0..guide.cards.len()).map(CardIdx);
        position.shown = all.filter(|card| position.shows(&guide[*card])).collect();
        position
    }

    /// Whether all facts of any row are marked.
    pub(super) fn has_a_row(&self, when: &Rows) -> bool {
        some_row(when, &self.marked)
    }

    /// Whether all of these were asked about and ruled out.
    pub(super) fn denies(&self, facts: &[FactIdx]) -> bool {
        facts.iter().all(|fact| self.ruled_out.contains(fact))
    }

    /// The question that can be answered here, whether it is asked or offered.
    pub(super) fn next(&self) -> Option<QuestionIdx> {
        self.asks.or(self.offers)
    }

    /// Beside a question only an early card, on the plan any card, if it holds.
    fn shows(&self, card: &Card) -> bool {
        let here = self.asks.is_none() || card.early;
        here && self.has_a_row(&card.when) && self.denies(&card.unless) && self.level <= card.up_to
    }

    /// How a trail is chosen from those that show the same: fewest answers, fewest ticks, then declared order.
    pub(super) fn rank(&self, guide: &Guide) -> Rank {
        let chosen: Vec<Vec<usize>> = self.trail.iter().map(|(_, answer)| answer.choices().collect()).collect();
        let ticked = self.trail.iter().zip(&chosen).filter(|((question, _), _)| guide[*question].is_checklist());
        let ticks = ticked.map(|(_, chosen)| chosen.len()).sum();
        Rank { answers: self.trail.len(), ticks, entry: self.entry, chosen }
    }
}

/// Compared field by field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) answers: usize,
    pub(super) ticks: usize,
    pub(super) entry: EntryIdx,
    pub(super) chosen: Vec<Vec<usize>>,
}

/// Every position of every path: for every entry, with nothing answered, then after each possible answer.
pub(super) fn everywhere(guide: &Guide) -> Vec<Position> {
    (0..guide.entries.len()).flat_map(|entry| after(guide, EntryIdx(entry), Vec::new())).collect()
}

/// Where these answers lead, and every position after them.
pub(super) fn after(guide: &Guide, entry: EntryIdx, trail: Trail) -> Vec<Position> {
    let mut open = vec![trail];
    let mut found = Vec::new();
    while let Some(trail) = open.pop() {
        let position = Position::after(guide, entry, trail);
        for (question, answer) in position.next().into_iter().flat_map(|asked| answers(guide, asked)) {
            let mut longer = position.trail.clone();
            longer.push((question, answer));
            open.push(longer);
        }
        found.push(position);
    }
    found
}

/// Where the words of a trail lead, or the word that does not belong there.
pub(crate) fn replay(guide: &Guide, entry: EntryIdx, words: &[String]) -> Result<Position, String> {
    let mut position = Position::after(guide, entry, Vec::new());
    for word in words {
        let answer = text::parse(guide, word).map_err(|error| error.to_string())?;
        if position.next() != Some(answer.0) {
            return Err(format!("`{word}` answers something else than {:?}", position.next()));
        }
        position.trail.push(answer);
        position = Position::after(guide, entry, position.trail);
    }
    Ok(position)
}

/// Every answer that the question allows: each choice, or each set of ticks.
pub(super) fn answers(guide: &Guide, asked: QuestionIdx) -> Vec<(QuestionIdx, Answer)> {
    let count = guide[asked].choices.len();
    let all: Vec<Answer> = if guide[asked].is_checklist() {
        (0..1usize << count).map(|set| Answer::Ticks(ticks(count, set))).collect()
    } else {
        (0..count).map(Answer::Choice).collect()
    };
    all.into_iter().map(|answer| (asked, answer)).collect()
}

fn ticks(count: usize, set: usize) -> Ticks {
    let mut ticks = Ticks::default();
    (0..count).filter(|tick| set & (1 << tick) != 0).for_each(|tick| ticks.toggle(tick));
    ticks
}

/// Marked wins and stays, so it does not matter when.
fn marked(guide: &Guide, entry: EntryIdx, trail: &Trail) -> Facts {
    let mut marked: Facts = guide[entry].marks.iter().copied().collect();
    for (question, answer) in trail {
        answer.choices().for_each(|chosen| marked.extend(&guide[*question].choices[chosen].marks));
    }
    marked
}

/// What the entry or an answer says no to, in its own words or, in a checklist, by leaving a tick out.
fn denied(guide: &Guide, entry: EntryIdx, trail: &Trail) -> Facts {
    let mut denied: Facts = guide[entry].rules_out.iter().copied().collect();
    for (question, answer) in trail {
        let asked = &guide[*question];
        let chosen: Vec<usize> = answer.choices().collect();
        chosen.iter().for_each(|chosen| denied.extend(&asked.choices[*chosen].rules_out));
        let left_out = |tick: &usize| asked.is_checklist() && !chosen.contains(tick);
        (0..asked.choices.len()).filter(left_out).for_each(|tick| denied.extend(&asked.choices[tick].marks));
    }
    denied
}

/// The highest that an answer or an escalation raised to.
fn level(guide: &Guide, trail: &Trail, marked: &Facts) -> TriageLevel {
    let answered = trail.iter().flat_map(|(question, answer)| {
        let raise = |chosen: usize| guide[*question].choices[chosen].raise;
        answer.choices().map(raise)
    });
    let together = guide.escalations.iter().filter(|e| some_row(&e.when, marked));
    answered.chain(together.map(|e| e.raise)).max().unwrap_or(TriageLevel::SelfCare)
}

/// The first question, or the one that the last answer leads to.
fn next(guide: &Guide, trail: &Trail, marked: &Facts) -> Option<QuestionIdx> {
    let Some((question, answer)) = trail.last() else { return Some(guide.first) };
    lead(way_on(&guide[*question], *answer), marked)
}

fn way_on(question: &Question, answer: Answer) -> &Next {
    let mut chosen = answer.choices();
    match (chosen.next(), &question.form) {
        (Some(chosen), _) => &question.choices[chosen].next,
        (None, Form::Any { none }) => none,
        (None, Form::One | Form::Offer) => panic!("somebody chose nothing"),
    }
}

fn lead(next: &Next, marked: &Facts) -> Option<QuestionIdx> {
    match next {
        Next::To(question) => Some(*question),
        Next::Plan => None,
        Next::If { when, then, otherwise } => lead(if some_row(when, marked) { then } else { otherwise }, marked),
    }
}

fn some_row(when: &Rows, marked: &Facts) -> bool {
    when.0.iter().any(|row| row.iter().all(|fact| marked.contains(fact)))
}
