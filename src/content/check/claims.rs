//! Every sentence of guidance cites a claim, and every claim of the main source is cited.
//!
//! Relies on the parsed files and the resolved parts. Must not know what a claim says.

use crate::content::check::syntax::Parsed;
use crate::content::format::{SayFile, StepFile};
use crate::content::problem::Sink;
use crate::guide::{ClaimIdx, Parts};
use std::collections::HashSet;

/// Statements, steps, escalations and rules without a claim.
pub(crate) fn uncited_sentences(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let triage_start = sink.start_of("triage.ron");
    let mut need = |from: &[&str], place: &str| {
        if from.is_empty() {
            let help = "cite at least one claim of sources.ron, like [\"A42\"]";
            sink.error("no-claim", place, "the sentence cites no claim", help);
        }
    };
    for card in &parsed.cards.items {
        card.say.iter().for_each(|SayFile { text, from, .. }| need(from, text.place(card.id)));
        for step in &card.steps {
            match step {
                StepFile::Hold(hold) => need(&hold.from, hold.text.place(card.id)),
                StepFile::Pack(pack) => need(&pack.from, pack.text.place(card.id)),
            }
        }
    }
    if let Some(triage) = &parsed.triage {
        triage
            .levels
            .iter()
            .for_each(|words| need(&words.act.from, words.act.text.place(words.title.place(triage_start))));
        triage.escalations.iter().for_each(|escalation| need(&escalation.from, escalation.id));
    }
    if let Some(guide) = &parsed.guide {
        guide.recurrence.iter().for_each(|rule| need(&rule.from, rule.says.place(guide.id)));
    }
}

/// How many claims of the main source there are, and how many of them something cites.
pub(crate) fn coverage(parts: &Parts) -> (usize, usize) {
    let cited = cited(parts);
    let main: Vec<usize> = main_claims(parts).collect();
    (main.iter().filter(|&&claim| cited.contains(&ClaimIdx(claim))).count(), main.len())
}

/// Claims of the main source that nothing cites.
pub(crate) fn uncited_claims(parsed: &Parsed<'_>, parts: &Parts, sink: &mut Sink<'_>) {
    let cited = cited(parts);
    let places: Vec<&str> = parsed.sources.items.iter().flat_map(|s| s.claims.iter().map(|claim| claim.id)).collect();
    for claim in main_claims(parts).filter(|&claim| !cited.contains(&ClaimIdx(claim))) {
        let message = format!("nothing cites `{}`: {}", parts.claims[claim].id, parts.claims[claim].says);
        sink.warning("uncited-claim", places[claim], message, "cite it where the guide says it");
    }
}

fn main_claims(parts: &Parts) -> impl Iterator<Item = usize> + '_ {
    let of_main = |claim: &usize| parts.sources[parts.claims[*claim].source].main;
    (0..parts.claims.len()).filter(of_main)
}

fn cited(parts: &Parts) -> HashSet<ClaimIdx> {
    let cards = parts.cards.iter();
    let said = cards.clone().flat_map(|card| card.say.iter().flat_map(|say| &say.from));
    let timed = cards.flat_map(|card| card.steps.iter().flat_map(|step| &step.from));
    let acts = parts.levels.iter().flat_map(|words| &words.act.from);
    let raised = parts.escalations.iter().flat_map(|escalation| &escalation.from);
    let rule = parts.recurrence.iter().flat_map(|rule| &rule.from);
    said.chain(timed).chain(acts).chain(raised).chain(rule).copied().collect()
}
