//! What a plain walk keeps: it offers to go on, keeps each answer, and saves a plan when told to.
//!
//! Relies on the recorder, and on the clock for "now". Where nothing can be kept that is said once,
//! and the walk goes on.

use super::{Plain, Result};
use crate::guide::Guide;
use crate::report::{self, journal as words};
use jiff::Timestamp;
use std::io::{BufRead, Write};
use std::sync::Arc;

impl<R: BufRead, W: Write> Plain<'_, '_, R, W> {
    /// Says that there is an unfinished walk to go on with.
    pub(super) fn offer(&mut self) -> Result<()> {
        match self.recorder.offer(self.session.guide(), Timestamp::now()) {
            Ok(None) => {}
            Ok(Some(offer)) => {
                let said = words::offer(&offer.replay.session, offer.stopped_at, offer.ago, "r");
                writeln!(self.output, "\n{said}")?;
                self.offer = Some(offer);
            }
            Err(trouble) => writeln!(self.output, "\nThere may be an unfinished walk, but: {trouble}")?,
        }
        Ok(())
    }

    /// Goes on with the walk that was offered, unless that would end this one.
    pub(super) fn go_on(&mut self) -> Result<()> {
        let guide = Arc::clone(self.session.guide());
        if self.offer.is_some() && !self.session.kept().is_empty() {
            writeln!(self.output, "r goes on from the first question only: b goes back to it, n starts anew.")?;
            return Ok(());
        }
        let Some(offer) = self.offer.take() else {
            writeln!(self.output, "There is no unfinished walk to go on with.")?;
            return Ok(());
        };
        if let Some(said) = words::moved(&guide, &offer.replay) {
            writeln!(self.output, "{said}")?;
        }
        (*self.session, _) = self.recorder.go_on(offer);
        writeln!(self.output, "{}: asked again, then the other answers stand.", guide[guide.first].short)?;
        Ok(())
    }

    /// Keeps the answers, if they have changed.
    pub(super) fn keep(&mut self) -> Result<()> {
        match self.recorder.keep(self.session, Timestamp::now()) {
            // A plan that is saved is not lost.
            Err(not) if !not.is_saved => {
                writeln!(self.output, "If you stop now you cannot go on later: {}", not.trouble)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Lists the answers that count once the question at the position is answered as before.
    pub(super) fn say_ahead(&mut self, guide: &Guide) -> Result<()> {
        let ahead = self.session.ahead();
        let Some(((first, _), behind @ [_, ..])) = ahead.split_first() else { return Ok(()) };
        writeln!(self.output, "{}", words::ahead(guide, *first))?;
        for (question, answer) in behind {
            let asked = &guide[*question];
            writeln!(self.output, "- {}: {}", asked.short, report::answer(asked, *answer))?;
        }
        Ok(())
    }

    /// Saves the plan with a note, unless that is taken back at the note. "Saved" is said when it
    /// is on disk, and not before.
    pub(super) fn save(&mut self) -> Result<()> {
        if self.recorder.saved(self.session).is_some() {
            writeln!(self.output, "It is saved already.")?;
            return Ok(());
        }
        if !self.recorder.has_place() {
            writeln!(self.output, "There is no place to save it.")?;
            return Ok(());
        }
        let note = self.prompt("A note of one line, an empty line for none, or b to save nothing")?;
        let Some(note) = note.filter(|note| note != "b") else {
            writeln!(self.output, "Not saved.")?;
            return Ok(());
        };
        match self.recorder.save(self.session, &note, Timestamp::now()) {
            Ok(record) => {
                writeln!(self.output, "Saved: {}", record.id)?;
                self.keep()?;
                writeln!(self.output, "charley journal show or delete, with that name, finds it again.")?;
            }
            Err(trouble) => writeln!(self.output, "Not saved: {trouble}")?,
        }
        Ok(())
    }
}
