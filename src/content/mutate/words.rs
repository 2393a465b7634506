//! What a mutant does, said so that an author finds the place.
//!
//! Relies on the guide for names. Must not know what became of the mutant.

use super::change::{Change, Mutant, lower};
use super::ways::{Branch, Spot};
use crate::guide::{FactIdx, Guide, Next, TriageLevel};

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
            Change::Raise { question, choice } => {
                let (asked, chosen) = (&guide[*question], &guide[*question].choices[*choice]);
                format!("`{}={}` {}", asked.id, chosen.id, raises(chosen.raise))
            }
            Change::About { question } => {
                let about = guide[*question].about.map_or("", |about| guide[about].id.as_str());
                format!("`{}` is not about `{about}`", guide[*question].id)
            }
            Change::Swap { spot } => {
                format!("{} the If on {} is turned round", place(guide, spot), condition(guide, spot))
            }
            Change::Next { spot, to } => {
                let now = spot.find(guide).map_or_else(String::new, |next| target(guide, next));
                format!("{} comes {}, not {now}", place(guide, spot), target(guide, to))
            }
            Change::IfWhen { spot, fact: dropped } => {
                let (place, condition) = (place(guide, spot), condition(guide, spot));
                format!("{place} the If on {condition} does without `{}`", fact(dropped))
            }
            _ => self.of_card_or_escalation(guide),
        }
    }

    fn of_card_or_escalation(&self, guide: &Guide) -> String {
        let fact = |fact: &FactIdx| &guide[*fact].id;
        match &self.0 {
            Change::CardWhen { card, row, fact: dropped } if guide[*card].when.len() > 1 => {
                format!("row {} of the card `{}` does without `{}`", row + 1, guide[*card].id, fact(dropped))
            }
            Change::CardWhen { card, fact: dropped, .. } => {
                format!("the card `{}` does without `{}`", guide[*card].id, fact(dropped))
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
                format!("the escalation `{}` {}", escalation.id, raises(Some(escalation.raise)))
            }
            Change::EscalationWhen { escalation, fact: dropped } => {
                format!("the escalation `{}` does without `{}`", guide.escalations[*escalation].id, fact(dropped))
            }
            Change::Escalation { escalation } => {
                format!("there is no escalation `{}`", guide.escalations[*escalation].id)
            }
            _ => String::new(),
        }
    }
}

fn raises(raise: Option<TriageLevel>) -> String {
    let now = raise.unwrap_or(TriageLevel::SelfCare);
    match lower(now) {
        Some(lower) => format!("raises to {lower:?}, not to {now:?}"),
        None => format!("does not raise to {now:?}"),
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

fn condition(guide: &Guide, spot: &Spot) -> String {
    match spot.find(guide) {
        Some(Next::If { when, .. }) => facts(guide, when),
        _ => String::new(),
    }
}

fn facts(guide: &Guide, facts: &[FactIdx]) -> String {
    facts.iter().map(|fact| format!("`{}`", guide[*fact].id)).collect::<Vec<_>>().join(" and ")
}

fn target(guide: &Guide, next: &Next) -> String {
    match next {
        Next::To(question) => format!("`{}`", guide[*question].id),
        Next::Plan | Next::If { .. } => "the plan".to_owned(),
    }
}
