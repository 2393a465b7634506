//! Cards that say when help is needed, shown at a level that has another time.
//!
//! Relies on the proof. Must not know how it is found.

use crate::content::check::promises::{replay, tangled};
use crate::content::check::syntax::Parsed;
use crate::content::sink::Sink;
use crate::guide::{CardIdx, Guide};
use crate::proof::{Prover, Tangled};

/// Reports each such card with the trail that shows it.
pub(crate) fn errors(parsed: &Parsed<'_>, guide: &Guide, prover: &Prover<'_>, sink: &mut Sink<'_>) {
    for (card, file) in (0..).map(CardIdx).zip(&parsed.cards.items) {
        let Some(within) = guide[card].within else { continue };
        let level = within.level();
        match prover.untimely(card) {
            Ok(None) => {}
            Ok(Some(way)) => {
                let message =
                    format!("`{}` says `within: {within:?}`, and can show at another level than {level:?}", file.id);
                let help = format!("let it show at that level only; broken by: {}", replay(guide, &way, sink.folder()));
                sink.error("untimely-card", file.id, message, help);
            }
            Err(Tangled(facts)) => {
                let message = format!("nobody can tell whether `{}` shows at {level:?} only", file.id);
                sink.error("promise-too-tangled", file.id, message, tangled(guide, &facts));
            }
        }
    }
}
