//! What a plan shows at once, its first view, and what opens below it.
//!
//! Relies on the order of the cards: actions and signs by rank, then the sections. Must not know how any of it is drawn.

use super::{Plan, Shown};
use crate::guide::{Advice, Card, Group, Guide, LevelWords, Statement, TriageLevel, Within};

/// The most actions of a first view.
pub const MOST_ACTIONS: usize = 6;
/// The most signs to watch for in a first view.
pub const MOST_WATCHED: usize = 2;

impl Plan {
    /// How soon help is needed and how: the words of the card of the lowest rank that has some, else those of the level.
    #[must_use]
    pub fn banner(&self, guide: &Guide) -> String {
        let own = self.cards.iter().find_map(|shown| guide[shown.card].banner.as_deref());
        let words = own.unwrap_or(&guide.words(self.level).title);
        words
            .replace(LevelWords::WITHIN, self.within(guide).map_or("", |within| guide.time(within)))
            .trim_end()
            .to_owned()
    }

    /// The earliest time of the cards; where none has one, the latest that the level has.
    #[must_use]
    pub fn within(&self, guide: &Guide) -> Option<Within> {
        let earliest = self.cards.iter().filter_map(|shown| guide[shown.card].within).min();
        earliest.or_else(|| Within::ALL.into_iter().rev().find(|within| within.level() == self.level))
    }

    /// What to do first: the actions of the lowest ranks.
    #[must_use]
    pub fn actions(&self, guide: &Guide) -> &[Shown] {
        let all = self.all_actions(guide);
        &all[..all.len().min(MOST_ACTIONS)]
    }

    /// What else may be done, for which the first view has no room.
    #[must_use]
    pub fn further(&self, guide: &Guide) -> &[Shown] {
        &self.all_actions(guide)[self.actions(guide).len()..]
    }

    fn all_actions(&self, guide: &Guide) -> &[Shown] {
        let is_action = |shown: &Shown| guide[shown.card].action().is_some();
        &self.cards[..self.cards.partition_point(is_action)]
    }

    /// When to stop: the rule of the first action that has one.
    #[must_use]
    pub fn stop<'g>(&self, guide: &'g Guide) -> Option<&'g Statement> {
        self.actions(guide).iter().find_map(|shown| guide[shown.card].action()?.stop.as_ref())
    }

    /// What to watch for: the sign of the lowest rank, and the first further one that asks for something else.
    #[must_use]
    pub fn watch<'g>(&self, guide: &'g Guide) -> Vec<&'g Statement> {
        let mut watched: Vec<&Statement> = Vec::new();
        for sign in self.cards.iter().filter_map(|shown| sign(&guide[shown.card]).filter(|sign| shown.says(sign))) {
            if watched.len() < MOST_WATCHED && watched.iter().all(|other| first_word(other) != first_word(sign)) {
                watched.push(sign);
            }
        }
        watched
    }

    /// Each section with those of its cards of which something is said.
    pub fn sections<'p>(&'p self, guide: &'p Guide) -> impl Iterator<Item = (&'p Group, Vec<&'p Shown>)> {
        guide.groups.iter().enumerate().filter(|(_, group)| group.section).map(move |(at, group)| {
            let is_said = |shown: &&Shown| guide[shown.card].group == at && has_words(&guide[shown.card], shown);
            (group, self.cards.iter().filter(is_said).collect())
        })
    }

    /// Whether nothing comes before whom to call.
    #[must_use]
    pub fn is_alarm(&self) -> bool {
        self.level == TriageLevel::Emergency
    }
}

/// A rule when to stop, as a sentence.
#[must_use]
pub fn stop_rule(stop: &Statement) -> String {
    format!("Stop if {}.", stop.text)
}

fn sign(card: &Card) -> Option<&Statement> {
    match &card.advice {
        Advice::Watch { sign, .. } => Some(sign),
        Advice::Action(_) | Advice::Topic { .. } => None,
    }
}

/// What a sign asks for: all of them begin with it.
fn first_word(sign: &Statement) -> Option<&str> {
    sign.text.split_whitespace().next()
}

/// Whether anything of the card is said.
fn has_words(card: &Card, shown: &Shown) -> bool {
    !card.steps.is_empty() || shown.said(card.statements()).next().is_some()
}
