//! Lists for people who read a guide sentence by sentence: claims with what cites them, and cards that meet.
//!
//! Relies on the guide and the proof. Must not judge.

use crate::guide::{CardIdx, ClaimIdx, Guide};
use crate::proof::{Tangled, Way, levels, meetings};
use std::fmt::Write;

/// Each claim with the sentences that cite it, and where each stands.
#[must_use]
pub fn claims(guide: &Guide) -> String {
    let mut page = String::new();
    for claim in &guide.sources().claims {
        let basis = claim.basis.words();
        let _ = writeln!(page, "{} ({}, {basis}): {}", claim.id, claim.strength.words(), claim.says);
        let cites = |from: &[ClaimIdx]| from.iter().any(|cited| guide[*cited] == claim.id);
        for (place, sentence, _) in sentences(guide).filter(|(_, _, from)| cites(from)) {
            let _ = writeln!(page, "    {place}: {sentence}");
        }
        page.push('\n');
    }
    page
}

/// Every sentence that cites something, with the name of what says it.
fn sentences(guide: &Guide) -> impl Iterator<Item = (&str, &str, &[ClaimIdx])> {
    let levels =
        guide.levels.iter().map(|words| (words.title.as_str(), words.act.text.as_str(), words.act.from.as_slice()));
    let raised = guide.escalations.iter().map(|e| (e.id.as_str(), e.says.as_str(), e.from.as_slice()));
    let said = guide
        .cards
        .iter()
        .flat_map(|card| card.statements().map(|s| (card.id.as_str(), s.text.as_str(), s.from.as_slice())));
    let timed = guide.cards.iter().flat_map(|card| {
        card.steps.iter().flat_map(|step| {
            let ends = step.ends.iter().map(|end| &end.text);
            let words = [&step.text].into_iter().chain(&step.end).chain(ends);
            words.map(|text| (card.id.as_str(), text.as_str(), step.from.as_slice()))
        })
    });
    let rule = guide.recurrence.iter().map(|rule| ("recurrence", rule.says.as_str(), rule.from.as_slice()));
    levels.chain(raised).chain(said).chain(timed).chain(rule)
}

/// Each two cards of the groups to be compared that can stand on one plan, and each level whose banner can stand above one of
/// them, with the command that walks the shortest way to it. Those that are too tangled to decide are named, too: a reader must
/// not take them for apart.
#[must_use]
pub fn pairs(guide: &Guide, command: impl Fn(&Way) -> String) -> String {
    let mut page = String::new();
    let compared = |card: &CardIdx| guide.groups[guide[*card].group].pairs;
    let cards: Vec<CardIdx> = (0..guide.cards.len()).map(CardIdx).filter(compared).collect();
    let found = |way: Result<Way, Tangled>| {
        way.map_or_else(|_| ": too much to tell apart".to_owned(), |way| format!("\n    {}", command(&way)))
    };
    for (card, level, way) in levels(guide, &cards) {
        let _ = writeln!(page, "{level:?} + {}{}", guide[card].id, found(way));
    }
    for (one, other, way) in meetings(guide, &cards) {
        let _ = writeln!(page, "{} + {}{}", guide[one].id, guide[other].id, found(way));
    }
    page.push('\n');
    page
}
