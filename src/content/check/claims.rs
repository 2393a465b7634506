//! Every sentence of guidance cites a claim, and every claim of the main source is cited.
//!
//! Relies on the parsed files and the resolved parts. Must not know what a claim says.

use crate::content::check::syntax::Parsed;
use crate::content::format::ClaimFile;
use crate::content::sink::Sink;
use crate::guide::Parts;
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
        card.statements().for_each(|said| need(&said.from, said.text.place(card.id)));
        card.evidence.iter().for_each(|(_, from)| need(from, card.id));
        card.steps.iter().for_each(|step| need(step.from(), step.text().place(card.id)));
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

/// How many claims of the main source something cites, and how many there are.
pub(crate) fn coverage(parsed: &Parsed<'_>, parts: &Parts) -> (usize, usize) {
    let all = main_claims(parsed).count();
    (all - uncited(parsed, parts).count(), all)
}

/// Claims of the main source that nothing cites.
pub(crate) fn uncited_claims(parsed: &Parsed<'_>, parts: &Parts, sink: &mut Sink<'_>) {
    for claim in uncited(parsed, parts) {
        let message = format!("nothing cites `{}`: {}", claim.id, claim.says.0);
        sink.warning("uncited-claim", claim.id, message, "cite it where the guide says it");
    }
}

fn uncited<'p>(parsed: &'p Parsed<'_>, parts: &'p Parts) -> impl Iterator<Item = &'p ClaimFile<'p>> {
    let cited: HashSet<&str> = parts.claims.iter().map(String::as_str).collect();
    main_claims(parsed).filter(move |claim| !cited.contains(claim.id))
}

fn main_claims<'p>(parsed: &'p Parsed<'_>) -> impl Iterator<Item = &'p ClaimFile<'p>> {
    parsed.sources.items.iter().filter(|source| source.main).flat_map(|source| &source.claims)
}
