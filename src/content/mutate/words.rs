//! What a mutant does, said so that an author finds the place.
//!
//! Relies on the guide for names. Must not know what became of the mutant.

use super::change::{Change, Mutant, lower};
use super::ways::{Branch, Spot};
use crate::guide::{Card, Escalation, FactIdx, Guide, Next, Rows, TriageLevel};

impl Mutant {
    /// What it does to the guide.
    #[must_use]
    pub fn what(&self, guide: &Guide) -> String {
        let fact = |fact: &FactIdx| &guide[*fact].id;
        match &self.0 {
            Change::Mark { question, choice, fact: marked } => {
                let asked = &guide[*question];
                format!("`{}={}` does not mark `{}`", asked.id, asked.choices[*choice].id, fact(marked))
            }
            Change::EntryMark { entry, fact: marked } => {
                format!("the entry `{}` does not mark `{}`", guide[*entry].id, fact(marked))
            }
            Change::EntryRulesOut { entry, fact: denied } => {
                format!("the entry `{}` does not rule out `{}`", guide[*entry].id, fact(denied))
            }
            Change::Raise { question, choice } => {
                let (asked, chosen) = (&guide[*question], &guide[*question].choices[*choice]);
                format!("`{}={}` {}", asked.id, chosen.id, raises(chosen.raise))
            }
            Change::About { question } => {
                let about = guide[*question].about.map_or("", |about| guide[about].id.as_str());
                format!("`{}` is not about `{about}`", guide[*question].id)
            }
            Change::Swap { spot } => {
                format!("{} the If on {} is turned round", place(guide, spot), condition(guide, spot).0)
            }
            Change::Next { spot, to } => {
                let now = spot.find(guide).map_or_else(String::new, |next| target(guide, next));
                format!("{} comes {}, not {now}", place(guide, spot), target(guide, to))
            }
            Change::IfWhen { spot, row, fact: dropped } => {
                let (place, (condition, rows)) = (place(guide, spot), condition(guide, spot));
                format!("{place} {}the If on {condition} does without `{}`", row_of(*row, rows), fact(dropped))
            }
            Change::IfRow { spot, row } => {
                let (place, (condition, rows)) = (place(guide, spot), condition(guide, spot));
                format!("{place} there is no {}the If on {condition}", row_of(*row, rows))
            }
            _ => self.of_card_or_escalation(guide),
        }
    }

    fn of_card_or_escalation(&self, guide: &Guide) -> String {
        let fact = |fact: &FactIdx| &guide[*fact].id;
        match &self.0 {
            Change::CardWhen { card, row, fact: dropped } => {
                let Card { id, when, .. } = &guide[*card];
                format!("{}the card `{id}` does without `{}`", row_of(*row, when.0.len()), fact(dropped))
            }
            Change::CardRow { card, row } => {
                let Card { id, when, .. } = &guide[*card];
                format!("there is no {}the card `{id}`", row_of(*row, when.0.len()))
            }
            Change::AddWhen { card, fact: added } => {
                format!("the card `{}` also needs `{}`", guide[*card].id, fact(added))
            }
            Change::Unless { card, fact: dropped } => {
                format!("the card `{}` does not need `{}` ruled out", guide[*card].id, fact(dropped))
            }
            Change::UpTo { card, level } => {
                format!("the card `{}` shows up to {level:?}, not {:?}", guide[*card].id, guide[*card].up_to)
            }
            Change::Early { card } => format!("the card `{}` is not early", guide[*card].id),
            Change::EscalationRaise { escalation } => {
                let escalation = &guide.escalations[*escalation];
                format!("the escalation `{}` {}", escalation.id, raises(escalation.raise))
            }
            Change::EscalationWhen { escalation, row, fact: dropped } => {
                let Escalation { id, when, .. } = &guide.escalations[*escalation];
                format!("{}the escalation `{id}` does without `{}`", row_of(*row, when.0.len()), fact(dropped))
            }
            Change::EscalationRow { escalation, row } => {
                let Escalation { id, when, .. } = &guide.escalations[*escalation];
                format!("there is no {}the escalation `{id}`", row_of(*row, when.0.len()))
            }
            Change::Escalation { escalation } => {
                format!("there is no escalation `{}`", guide.escalations[*escalation].id)
            }
            _ => String::new(),
        }
    }
}

/// Which row of so many, where there are several.
fn row_of(row: usize, rows: usize) -> String {
    if rows > 1 { format!("row {} of ", row + 1) } else { String::new() }
}

fn raises(now: TriageLevel) -> String {
    match lower(now) {
        TriageLevel::SelfCare => format!("does not raise to {now:?}"),
        lower => format!("raises to {lower:?}, not to {now:?}"),
    }
}

/// The question and the answer, and what stands on the way within an `If`.
fn place(guide: &Guide, spot: &Spot) -> String {
    let asked = &guide[spot.question];
    let mut place = match spot.branch {
        Branch::Choice(choice) => format!("after `{}={}`", asked.id, asked.choices[choice].id),
        Branch::None => format!("after `{}` without a tick", asked.id),
        Branch::Some => format!("after `{}` with a tick", asked.id),
    };
    for (when, holds) in spot.conditions(guide) {
        place.push_str(if holds { ", where " } else { ", where not " });
        place.push_str(&facts(guide, when));
    }
    place
}

/// The condition of the `If` that stands there, and how many rows it has.
fn condition(guide: &Guide, spot: &Spot) -> (String, usize) {
    match spot.find(guide) {
        Some(Next::If { when, .. }) => (facts(guide, when), when.0.len()),
        _ => (String::new(), 0),
    }
}

fn facts(guide: &Guide, when: &Rows) -> String {
    let fact = |fact: &FactIdx| format!("`{}`", guide[*fact].id);
    let row = |row: &[FactIdx]| row.iter().map(fact).collect::<Vec<_>>().join(" and ");
    when.iter().map(row).collect::<Vec<_>>().join(" or ")
}

fn target(guide: &Guide, next: &Next) -> String {
    match next {
        Next::To(question) => format!("`{}`", guide[*question].id),
        Next::Plan | Next::If { .. } => "the plan".to_owned(),
    }
}
