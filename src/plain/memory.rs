//! What a plain walk remembers: it keeps each answer, offers to go on, and saves a plan when told to.
//!
//! Relies on the disk, and on the clock for "now". Where nothing can be kept that is said once, and the walk goes on.

use super::{Plain, Result};
use crate::disk::session::Offer;
use crate::disk::{Disk, Trouble};
use crate::guide::Guide;
use crate::report::{self, journal as words};
use crate::session::Kept;
use jiff::Timestamp;
use std::io::{BufRead, Write};
use std::sync::Arc;

/// What a walk remembers.
#[derive(Debug, Default)]
pub struct Memory {
    disk: Option<Disk>,
    /// Whether to offer an unfinished walk.
    offers: bool,
    offer: Option<Offer>,
    kept: Vec<Kept>,
    /// Whether the plan at hand was saved.
    is_saved: bool,
    /// Whether it was said that nothing can be kept.
    is_said: bool,
}

impl Memory {
    /// A walk that remembers nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// A walk that keeps its answers here, and first offers what is there if `offers`.
    #[must_use]
    pub fn of(disk: Disk, offers: bool) -> Self {
        Self { disk: Some(disk), offers, ..Self::default() }
    }
}

impl<R: BufRead, W: Write> Plain<'_, '_, R, W> {
    /// Says that there is an unfinished walk to go on with.
    pub(super) fn offer(&mut self) -> Result<()> {
        let guide = Arc::clone(self.session.guide());
        let Some(disk) = self.memory.disk.as_ref().filter(|_| self.memory.offers) else { return Ok(()) };
        match disk.slot.offer(&guide, Timestamp::now()) {
            Ok(None) => {}
            Ok(Some(offer)) => {
                let said = words::offer(&offer.replay.session, offer.stopped_at, offer.ago, "r");
                writeln!(self.output, "\n{said}")?;
                self.memory.offer = Some(offer);
            }
            Err(trouble) => writeln!(self.output, "\nThere may be an unfinished walk, but: {trouble}")?,
        }
        Ok(())
    }

    /// Goes on with the walk that was offered, unless that would end this one.
    pub(super) fn go_on(&mut self) -> Result<()> {
        let guide = Arc::clone(self.session.guide());
        if self.memory.offer.is_some() && !self.session.kept().is_empty() {
            writeln!(self.output, "r goes on from the first question only: b goes back to it, n starts anew.")?;
            return Ok(());
        }
        let Some((offer, disk)) = self.memory.offer.take().zip(self.memory.disk.as_mut()) else {
            writeln!(self.output, "There is no unfinished walk to go on with.")?;
            return Ok(());
        };
        if let Some(said) = words::moved(&guide, &offer.replay) {
            writeln!(self.output, "{said}")?;
        }
        *self.session = disk.slot.go_on(offer);
        writeln!(self.output, "{}: asked again, then the other answers stand.", guide[guide.first].short)?;
        Ok(())
    }

    /// Keeps the answers, if they have changed.
    pub(super) fn keep(&mut self) -> Result<()> {
        let kept = self.session.kept();
        if kept == self.memory.kept { Ok(()) } else { self.keep_now() }
    }

    /// Keeps the answers, also where there are none: then a walk begins that goes on with no other. What cannot be kept is tried
    /// again with the next answer.
    pub(super) fn keep_now(&mut self) -> Result<()> {
        let Some(disk) = self.memory.disk.as_mut() else { return Ok(()) };
        let tried = disk.slot.keep(self.session, Timestamp::now());
        if tried.is_ok() {
            self.memory.kept = self.session.kept();
        }
        self.memory.is_saved = false;
        self.say_trouble(tried)
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

    fn say_trouble(&mut self, tried: std::result::Result<(), Trouble>) -> Result<()> {
        if let Err(trouble) = tried
            && !std::mem::replace(&mut self.memory.is_said, true)
        {
            writeln!(self.output, "If you stop now you cannot go on later: {trouble}")?;
        }
        Ok(())
    }

    /// Saves the plan with a note, unless that is taken back at the note. "Saved" is said when it is on disk, and not before.
    pub(super) fn save(&mut self) -> Result<()> {
        if self.memory.is_saved {
            writeln!(self.output, "It is saved already.")?;
            return Ok(());
        }
        if self.memory.disk.is_none() {
            writeln!(self.output, "There is no place to save it.")?;
            return Ok(());
        }
        let note = self.prompt("A note of one line, an empty line for none, or b to save nothing")?;
        let Some((disk, note)) = self.memory.disk.as_mut().zip(note.filter(|note| note != "b")) else {
            writeln!(self.output, "Not saved.")?;
            return Ok(());
        };
        match disk.save(self.session, disk.slot.follows.clone(), &note, Timestamp::now()) {
            Ok(record) => {
                self.memory.is_saved = true;
                writeln!(self.output, "Saved: {}", record.id)?;
                // What goes wrong here loses nothing: the plan would be offered again.
                let _ = disk.slot.forget();
                writeln!(self.output, "charley journal show or delete, with that name, finds it again.")?;
            }
            Err(trouble) => writeln!(self.output, "Not saved: {trouble}")?,
        }
        Ok(())
    }
}
