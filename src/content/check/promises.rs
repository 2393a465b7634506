//! Promises that do not hold, said where they stand, each with the trail that breaks it.
//!
//! Relies on the proof. Must not know how it is found.

use crate::content::check::syntax::Parsed;
use crate::content::format::PromiseFile;
use crate::content::problem::Sink;
use crate::guide::{FactIdx, Guide};
use crate::proof::{Proof, Tangled, Verdict, prove};
use crate::trail::text;

/// Proves every promise and reports those that are broken, empty or too tangled.
pub(crate) fn run(parsed: &Parsed<'_>, guide: &Guide, sink: &mut Sink<'_>) -> Proof {
    let proof = prove(guide);
    for (verdict, file) in proof.verdicts.iter().zip(&parsed.promises.items) {
        let (says, place) = (&file.says().0, file.says().place(file.first_word()));
        match verdict {
            Verdict::Proved => {}
            Verdict::Broken(way) => {
                sink.error(
                    "broken-promise",
                    place,
                    format!("this does not hold: {says}"),
                    format!("broken by: {}", text::command(guide, way.entry, &way.trail)),
                );
            }
            Verdict::Empty => {
                let help = "nothing it speaks of can ever happen: look for a missing mark, card or way";
                sink.error("empty-promise", place, format!("this says nothing: {says}"), help);
            }
            Verdict::Tangled(Tangled(facts)) => {
                sink.error(
                    "promise-too-tangled",
                    place,
                    format!("this cannot be proved: {says}"),
                    tangled(guide, facts),
                );
            }
        }
    }
    proof
}

fn tangled(guide: &Guide, facts: &[FactIdx]) -> String {
    let ids: Vec<&str> = facts.iter().take(MOST_NAMED).map(|fact| guide[*fact].id.as_str()).collect();
    let more = facts.len().saturating_sub(MOST_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("too many combinations of {}{more} have to be told apart; ask less, or split the promise", ids.join(", "))
}

/// How many facts a message names.
const MOST_NAMED: usize = 12;

impl<'a> PromiseFile<'a> {
    /// A word of the promise that is surely borrowed from the file, if it has one.
    fn first_word(&self) -> &'a str {
        match self {
            Self::Floor { when, .. } | Self::Never { when, .. } | Self::Always { when, .. } => {
                when.first().copied().unwrap_or("")
            }
            Self::Needs { ruled_out, .. } => ruled_out.first().copied().unwrap_or(""),
            Self::Apart { .. } | Self::AtMost { .. } => "",
        }
    }
}
