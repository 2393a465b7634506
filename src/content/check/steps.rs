//! Timed steps: which card may pause, what a clock is, and what may be said when a step is over.
//!
//! Relies on the parsed files. Must not know when a card shows, nor whether an answer exists: `resolve` looks that up.

use crate::content::check::syntax::Parsed;
use crate::content::format::{CardFile, EndFile, StepFile, ThenFile};
use crate::content::sink::Sink;
use crate::guide::Step;

/// Cards that cannot be timed as they say.
pub(crate) fn check(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    for card in &parsed.cards.items {
        pause(card, sink);
        for step in &card.steps {
            clock(card, step, sink);
            ends(card, step, sink);
        }
    }
}

/// What is shown by itself before a question may be shown there, and has something to show.
fn pause(card: &CardFile<'_>, sink: &mut Sink<'_>) {
    if card.pause && !card.early {
        let message = format!("the card `{}` pauses, and is not early", card.id);
        sink.error("bad-pause", card.id, message, "write `early: true`, too, or take `pause` out");
    }
    if card.pause && card.line.is_none() && card.steps.is_empty() {
        let message = format!("the card `{}` pauses, and has neither a line nor a step", card.id);
        sink.error("bad-pause", card.id, message, "give it something to do, or take `pause` out");
    }
}

/// A clock counts what has begun already, so nothing comes before it, after it, or once more.
fn clock(card: &CardFile<'_>, step: &StepFile<'_>, sink: &mut Sink<'_>) {
    if !step.is_clock() {
        return;
    }
    let place = step.text().place(card.id);
    if card.steps.len() > 1 {
        let message = format!("the clock of `{}` is not its only step", card.id);
        sink.error("bad-clock", place, message, "give the other steps to another card, or take `clock` out");
    }
    for end in step.ends().iter().filter(|end| end.then == ThenFile::Again) {
        let help = "write `Done` or an `Answer`: what it counts began once";
        sink.error("bad-clock", end.text.place(place), "a clock does not count again", help);
    }
}

/// Few enough to be told apart at a glance, and each another.
fn ends(card: &CardFile<'_>, step: &StepFile<'_>, sink: &mut Sink<'_>) {
    let (ends, near) = (step.ends(), step.text().place(card.id));
    if let Some(end) = ends.get(Step::MOST_ENDS) {
        let message = format!("the step has {} ends, {} at most", ends.len(), Step::MOST_ENDS);
        sink.error("bad-end", end.text.place(near), message, "leave out what leads to the same");
    }
    for (at, end) in ends.iter().enumerate() {
        let same = |other: &EndFile<'_>| other.then == end.then || is_same(&other.text.0, &end.text.0);
        if ends[..at].iter().any(same) {
            let help = "take one of them out, or let them lead to different things in different words";
            sink.error("bad-end", end.text.place(near), "there is already such an end", help);
        }
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
