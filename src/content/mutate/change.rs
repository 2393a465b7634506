//! Every small change that is tried: which there are, and the guide with one of them.
//!
//! Relies on the guide, and on its cases for facts that come together. Must not judge: a mutant may be unsound.

use super::ways::{self, Branch, Spot};
use crate::content::check::cases;
use crate::content::check::syntax::Parsed;
use crate::guide::{
    Card, CardIdx, Case, EntryIdx, FactIdx, Guide, Next, Parts, QuestionIdx, Rows, Sources, TriageLevel,
};
use std::cmp::Reverse;
use std::sync::Arc;

/// The most facts that are tried as one more condition of a card.
const MOST_ADDED: usize = 3;

/// What sort of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A choice, a tick or an entry marks a fact less.
    Mark,
    /// An entry rules a fact less out.
    RulesOut,
    /// A choice, a tick or an escalation raises one level less.
    Raise,
    /// `then` and `otherwise` of an `If` change places.
    Swap,
    /// A way leads elsewhere.
    Next,
    /// A card, an `If` or an escalation needs a fact less.
    DropWhen,
    /// A card, an `If` or an escalation has a row less.
    DropRow,
    /// A card needs a fact more.
    AddWhen,
    /// A card needs a fact less to be ruled out.
    Unless,
    /// A card shows up to another level.
    UpTo,
    /// An escalation is gone.
    Escalation,
    /// A question is about none before.
    About,
    /// A card no longer stands beside the questions.
    Early,
}

impl Kind {
    /// Its name in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Mark => "mark",
            Self::RulesOut => "rules_out",
            Self::Raise => "raise",
            Self::Swap => "swap",
            Self::Next => "next",
            Self::DropWhen => "drop_when",
            Self::DropRow => "drop_row",
            Self::AddWhen => "add_when",
            Self::Unless => "unless",
            Self::UpTo => "up_to",
            Self::Escalation => "escalation",
            Self::About => "about",
            Self::Early => "early",
        }
    }
}

/// One small change to a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant(pub(super) Change);

/// What is changed, by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    Mark { question: QuestionIdx, choice: usize, fact: FactIdx },
    EntryMark { entry: EntryIdx, fact: FactIdx },
    EntryRulesOut { entry: EntryIdx, fact: FactIdx },
    Raise { question: QuestionIdx, choice: usize },
    Swap { spot: Spot },
    Next { spot: Spot, to: Next },
    IfWhen { spot: Spot, row: usize, fact: FactIdx },
    IfRow { spot: Spot, row: usize },
    CardWhen { card: CardIdx, row: usize, fact: FactIdx },
    CardRow { card: CardIdx, row: usize },
    AddWhen { card: CardIdx, fact: FactIdx },
    Unless { card: CardIdx, fact: FactIdx },
    UpTo { card: CardIdx, level: TriageLevel },
    EscalationRaise { escalation: usize },
    EscalationWhen { escalation: usize, row: usize, fact: FactIdx },
    EscalationRow { escalation: usize, row: usize },
    Escalation { escalation: usize },
    About { question: QuestionIdx },
    Early { card: CardIdx },
}

/// Every mutant of the guide.
#[must_use]
pub fn mutants(guide: &Arc<Guide>) -> Vec<Mutant> {
    let questions = (0..guide.questions.len()).map(QuestionIdx).flat_map(|at| of_question(guide, at));
    let entries = (0..guide.entries.len()).map(EntryIdx).flat_map(|at| of_entry(guide, at));
    let together = Together::of(guide);
    let cards = (0..guide.cards.len()).map(CardIdx).flat_map(|at| of_card(guide, at, &together));
    let escalations = (0..guide.escalations.len()).flat_map(|at| of_escalation(guide, at));
    entries.chain(questions).chain(escalations).chain(cards).map(Mutant).collect()
}

fn of_entry(guide: &Guide, entry: EntryIdx) -> impl Iterator<Item = Change> + '_ {
    let marks = guide[entry].marks.iter().map(move |&fact| Change::EntryMark { entry, fact });
    marks.chain(guide[entry].rules_out.iter().map(move |&fact| Change::EntryRulesOut { entry, fact }))
}

fn of_question(guide: &Guide, question: QuestionIdx) -> Vec<Change> {
    let mut changes = Vec::new();
    for (choice, file) in guide[question].choices.iter().enumerate() {
        changes.extend(file.marks.iter().map(|&fact| Change::Mark { question, choice, fact }));
        changes.extend((file.raise > TriageLevel::SelfCare).then_some(Change::Raise { question, choice }));
    }
    changes.extend(guide[question].about.map(|_| Change::About { question }));
    for spot in ways::spots(guide, question) {
        match spot.find(guide) {
            Some(Next::If { when, then, otherwise }) => {
                let drops = dropped(when).into_iter();
                changes.extend(drops.map(|(row, fact)| Change::IfWhen { spot: spot.clone(), row, fact }));
                changes.extend(rows(when).map(|row| Change::IfRow { spot: spot.clone(), row }));
                changes.extend((then != otherwise).then_some(Change::Swap { spot }));
            }
            _ => changes
                .extend(ways::elsewhere(guide, &spot).into_iter().map(|to| Change::Next { spot: spot.clone(), to })),
        }
    }
    changes
}

fn of_escalation(parts: &Parts, escalation: usize) -> Vec<Change> {
    let file = &parts.escalations[escalation];
    let drops = dropped(&file.when).into_iter();
    let drops = drops.map(|(row, fact)| Change::EscalationWhen { escalation, row, fact });
    let rows = rows(&file.when).map(|row| Change::EscalationRow { escalation, row });
    let lower = (lower(file.raise) > TriageLevel::SelfCare).then_some(Change::EscalationRaise { escalation });
    lower.into_iter().chain(drops).chain(rows).chain([Change::Escalation { escalation }]).collect()
}

/// The facts that a row can do without, each with the place of the row. One that is left with none would always hold.
fn dropped(when: &Rows) -> Vec<(usize, FactIdx)> {
    let rows = when.iter().enumerate().filter(|(_, row)| row.len() > 1);
    rows.flat_map(|(at, row)| row.iter().map(move |fact| (at, *fact))).collect()
}

/// The places of the rows that a condition can do without.
fn rows(when: &Rows) -> impl Iterator<Item = usize> + use<> {
    let several = when.0.len() > 1;
    (0..when.0.len()).filter(move |_| several)
}

fn of_card(guide: &Guide, card: CardIdx, together: &Together) -> Vec<Change> {
    let file = &guide[card];
    let facts = file.when.iter().enumerate();
    let mut changes: Vec<Change> =
        facts.flat_map(|(row, facts)| facts.iter().map(move |&fact| Change::CardWhen { card, row, fact })).collect();
    changes.extend(rows(&file.when).map(|row| Change::CardRow { card, row }));
    changes.extend(together.with(file, card).into_iter().map(|fact| Change::AddWhen { card, fact }));
    changes.extend(file.unless.iter().map(|&fact| Change::Unless { card, fact }));
    let beside = TriageLevel::ALL.into_iter().filter(|level| (*level as usize).abs_diff(file.up_to as usize) == 1);
    changes.extend(beside.map(|level| Change::UpTo { card, level }));
    changes.extend(file.early.then_some(Change::Early { card }));
    changes
}

/// One level less. The lowest raises nothing.
pub(super) fn lower(raise: TriageLevel) -> TriageLevel {
    TriageLevel::ALL.into_iter().rev().find(|level| *level < raise).unwrap_or(raise)
}

/// The cards and the marked facts of each case's plan.
struct Together {
    plans: Vec<(Vec<CardIdx>, Vec<FactIdx>)>,
    facts: usize,
}

impl Together {
    fn of(guide: &Arc<Guide>) -> Self {
        let plan = |case: &Case| {
            let walk = cases::walk(guide, case).ok()?;
            Some((cases::in_sight(guide, &walk), walk.state.known.marked().collect()))
        };
        Self { plans: guide.cases.iter().filter_map(plan).collect(), facts: guide.facts.len() }
    }

    /// The facts that most often stand on a plan with the card and that no row of it has.
    fn with(&self, file: &Card, card: CardIdx) -> Vec<FactIdx> {
        let count = |fact: FactIdx| self.plans.iter().filter(|(c, f)| c.contains(&card) && f.contains(&fact)).count();
        let new = (0..self.facts).map(FactIdx).filter(|fact| !file.when.any(|row| row.contains(fact)));
        let mut facts: Vec<(usize, FactIdx)> =
            new.map(|fact| (count(fact), fact)).filter(|(count, _)| *count > 0).collect();
        facts.sort_by_key(|(count, fact)| (Reverse(*count), *fact));
        facts.into_iter().take(MOST_ADDED).map(|(_, fact)| fact).collect()
    }
}

impl Mutant {
    /// Whether questions may be asked otherwise after it.
    pub(super) fn changes_walks(&self) -> bool {
        !matches!(self.kind(), Kind::AddWhen | Kind::Unless | Kind::UpTo | Kind::About | Kind::Early)
            && !matches!(self.0, Change::CardWhen { .. } | Change::CardRow { .. } | Change::EntryRulesOut { .. })
    }

    /// What sort of change it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.0 {
            Change::Mark { .. } | Change::EntryMark { .. } => Kind::Mark,
            Change::EntryRulesOut { .. } => Kind::RulesOut,
            Change::Raise { .. } | Change::EscalationRaise { .. } => Kind::Raise,
            Change::Swap { .. } => Kind::Swap,
            Change::Next { .. } => Kind::Next,
            Change::IfWhen { .. } | Change::CardWhen { .. } | Change::EscalationWhen { .. } => Kind::DropWhen,
            Change::IfRow { .. } | Change::CardRow { .. } | Change::EscalationRow { .. } => Kind::DropRow,
            Change::AddWhen { .. } => Kind::AddWhen,
            Change::Unless { .. } => Kind::Unless,
            Change::UpTo { .. } => Kind::UpTo,
            Change::Escalation { .. } => Kind::Escalation,
            Change::About { .. } => Kind::About,
            Change::Early { .. } => Kind::Early,
        }
    }

    /// The guide with this change, checked or not: to look at, never to walk with somebody.
    #[must_use]
    pub fn guide(&self, guide: &Guide) -> Arc<Guide> {
        Arc::new(Guide::from_checked(self.parts(guide), Sources::default))
    }

    /// The parts of the guide with this change.
    pub(super) fn parts(&self, guide: &Guide) -> Parts {
        let mut parts = Parts::clone(guide);
        match &self.0 {
            Change::Mark { question, choice, fact } => {
                take(&mut parts.questions[question.0].choices[*choice].marks, *fact);
            }
            Change::EntryMark { entry, fact } => take(&mut parts.entries[entry.0].marks, *fact),
            Change::EntryRulesOut { entry, fact } => take(&mut parts.entries[entry.0].rules_out, *fact),
            Change::Raise { question, choice } => {
                let raise = &mut parts.questions[question.0].choices[*choice].raise;
                *raise = lower(*raise);
            }
            Change::About { question } => parts.questions[question.0].about = None,
            Change::Swap { spot } => spot.change(&mut parts, swap),
            Change::Next { spot, to } => spot.change(&mut parts, |next| *next = to.clone()),
            Change::IfWhen { spot, row, fact } => spot.change(&mut parts, |next| {
                if let Next::If { when, .. } = next {
                    take(&mut when.0[*row], *fact);
                }
            }),
            Change::IfRow { spot, row } => spot.change(&mut parts, |next| {
                if let Next::If { when, .. } = next {
                    when.0.remove(*row);
                }
            }),
            Change::EscalationRaise { escalation } => {
                let raise = &mut parts.escalations[*escalation].raise;
                *raise = lower(*raise);
            }
            Change::EscalationWhen { escalation, row, fact } => {
                take(&mut parts.escalations[*escalation].when.0[*row], *fact);
            }
            Change::EscalationRow { escalation, row } => {
                parts.escalations[*escalation].when.0.remove(*row);
            }
            Change::Escalation { escalation } => drop(parts.escalations.remove(*escalation)),
            Change::CardWhen { card, row, fact } => take(&mut parts.cards[card.0].when.0[*row], *fact),
            Change::CardRow { card, row } => drop(parts.cards[card.0].when.0.remove(*row)),
            Change::AddWhen { card, fact } => parts.cards[card.0].when.0.iter_mut().for_each(|row| row.push(*fact)),
            Change::Unless { card, fact } => take(&mut parts.cards[card.0].unless, *fact),
            Change::UpTo { card, level } => parts.cards[card.0].up_to = *level,
            Change::Early { card } => {
                let card = &mut parts.cards[card.0];
                (card.early, card.pause) = (false, false);
            }
        }
        parts
    }

    /// A word of the files where the thing that was changed has its name.
    pub(super) fn place<'a>(&self, parsed: &Parsed<'a>) -> &'a str {
        let questions = &parsed.questions.items;
        let escalation = |at: usize| parsed.triage.as_ref().map_or("", |triage| triage.escalations[at].id);
        match &self.0 {
            Change::Mark { question, choice, .. } | Change::Raise { question, choice } => {
                questions[question.0].offered()[*choice].id
            }
            Change::Swap { spot }
            | Change::Next { spot, .. }
            | Change::IfWhen { spot, .. }
            | Change::IfRow { spot, .. } => match spot.branch {
                Branch::Choice(choice) => questions[spot.question.0].offered()[choice].id,
                Branch::None | Branch::Some => questions[spot.question.0].id(),
            },
            Change::About { question } => questions[question.0].id(),
            Change::EntryMark { entry, .. } | Change::EntryRulesOut { entry, .. } => {
                parsed.guide.as_ref().map_or("", |guide| guide.entries[entry.0].id)
            }
            Change::EscalationRaise { escalation: at }
            | Change::EscalationWhen { escalation: at, .. }
            | Change::EscalationRow { escalation: at, .. }
            | Change::Escalation { escalation: at } => escalation(*at),
            Change::CardWhen { card, .. }
            | Change::CardRow { card, .. }
            | Change::AddWhen { card, .. }
            | Change::Unless { card, .. }
            | Change::UpTo { card, .. }
            | Change::Early { card } => parsed.cards.items[card.0].id,
        }
    }
}

fn take(facts: &mut Vec<FactIdx>, fact: FactIdx) {
    facts.retain(|other| *other != fact);
}

fn swap(next: &mut Next) {
    if let Next::If { then, otherwise, .. } = next {
        std::mem::swap(then, otherwise);
    }
}
