//! Timers line by line: a line a phase, a few on the way, and a bell at its end.
//!
//! Relies on the timer and on a `Pace` that says what time it is. Must not know where that comes from. Between two lines
//! nothing is read, so any line stops the time and asks what to do.

use super::{Plain, Result};
use crate::guide::{Card, CardIdx};
use crate::plan::{Plan, early};
use crate::report;
use crate::timer::{Part, Run, Timer};
use crate::trail::Position;
use std::fmt;
use std::io::{BufRead, Write};
use std::sync::Arc;
use std::time::Duration;

/// How time passes while a timer runs.
pub enum Pace<'p> {
    /// All of it at once, for scripts: no bell, and nothing asked.
    AtOnce,
    /// As it does.
    Real {
        /// Waits so long, or until a line was typed.
        wait: &'p mut dyn FnMut(Duration) -> Moment,
        /// Whether the end of a phase rings.
        rings: bool,
    },
}

impl fmt::Debug for Pace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AtOnce => "AtOnce",
            Self::Real { .. } => "Real",
        })
    }
}

/// What waiting came to.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// What time it is.
    pub now: Duration,
    /// Whether a line waits to be read.
    pub typed: bool,
}

/// Said when the time begins to run: nothing is asked until it ends.
const STOPS: &str = "The questions wait meanwhile. Enter stops the time.";
const KEYS: &str = "Enter lets it run on, s skips this part, e ends the timer and goes back";
/// Help that is needed now does not wait for a timer.
const ALARM: &str = "!";
const ENDED: &str = "The timer has ended.";

/// What a line means while a timer stands still.
enum Word {
    GoOn,
    Skip,
    End,
    Alarm,
}

/// What a person wants who leaves a timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// To go on as before.
    Timer,
    /// To be asked for the emergency signs.
    ForAlarm,
}

impl<R: BufRead, W: Write> Plain<'_, '_, R, W> {
    /// Counts down the steps of the one card that has some, or of the one that is asked for.
    pub(super) fn timers(&mut self) -> Result<Left> {
        let guide = Arc::clone(self.session.guide());
        let cards: Vec<&Card> = self.timed().into_iter().map(|card| &guide[card]).collect();
        let card = match cards.as_slice() {
            [] => {
                writeln!(self.output, "Nothing here is timed.")?;
                None
            }
            [card] => Some(*card),
            cards => self.choose(cards)?,
        };
        card.map_or(Ok(Left::Timer), |card| self.run_timer(card))
    }

    /// The cards shown now that have steps.
    fn timed(&self) -> Vec<CardIdx> {
        let guide = self.session.guide();
        let shown = match self.session.position() {
            Position::Plan | Position::Offer(_) => Plan::of(self.session).cards,
            Position::Ask(_) => early(guide, &self.session.walk()),
        };
        shown.iter().map(|shown| shown.card).filter(|card| !guide[*card].steps.is_empty()).collect()
    }

    fn choose<'c>(&mut self, cards: &[&'c Card]) -> Result<Option<&'c Card>> {
        for (at, card) in cards.iter().enumerate() {
            writeln!(self.output, "{}. {}", at + 1, card.headline())?;
        }
        let line = self.prompt("Number of the timer, or an empty line for none")?;
        let number = line.and_then(|line| line.parse::<usize>().ok());
        Ok(number.and_then(|number| cards.get(number.checked_sub(1)?).copied()))
    }

    fn run_timer(&mut self, card: &Card) -> Result<Left> {
        let mut now = self.wait(Duration::ZERO, Duration::ZERO).now;
        let Some(mut timer) = Timer::start(&card.steps, now) else { return Ok(Left::Timer) };
        writeln!(self.output, "{} {STOPS}", card.headline())?;
        self.say_phase(card, &timer, "")?;
        while !timer.is_finished() {
            let Moment { now: then, typed } = self.wait(now, timer.until_change().unwrap_or_default());
            now = then;
            self.count(card, &mut timer, now)?;
            if typed {
                match self.line()?.as_deref() {
                    None => break,
                    Some(ALARM) => return Ok(Left::ForAlarm),
                    Some(_) => {}
                }
            }
            let stands = timer.phase().part == Part::End || timer.run() == Run::Lost;
            if (typed || stands)
                && let Some(left) = self.stop(card, &mut timer, now)?
            {
                return Ok(left);
            }
        }
        Ok(Left::Timer)
    }

    /// Takes the time in, and says what there is to say of it.
    fn count(&mut self, card: &Card, timer: &mut Timer, now: Duration) -> Result<()> {
        let before = timer.seconds();
        if timer.tick(now) {
            self.say_phase(card, timer, self.bell())?;
        } else if timer.seconds() != before && is_said(timer.seconds(), timer.phase().length) {
            writeln!(self.output, "{} left.", length(timer.seconds()))?;
        }
        self.output.flush()?;
        Ok(())
    }

    /// Asks what to do while time stands still, and says whether that is to leave the timer.
    fn stop(&mut self, card: &Card, timer: &mut Timer, now: Duration) -> Result<Option<Left>> {
        timer.pause();
        let word = match timer.phase().part {
            _ if timer.is_finished() => return Ok(None),
            Part::End if matches!(self.pace, Pace::AtOnce) => Word::Skip,
            Part::End => self.ask_word("Enter starts the next step, e ends the timer", Word::Skip)?,
            _ => {
                let left = length(timer.seconds());
                self.ask_word(&format!("Paused, {left} left. {KEYS}"), Word::GoOn)?
            }
        };
        // The time at the prompt is nobody's: neither of this phase nor of the next.
        timer.tick(self.wait(now, Duration::ZERO).now);
        match word {
            Word::End => {
                writeln!(self.output, "{ENDED}")?;
                return Ok(Some(Left::Timer));
            }
            Word::Alarm => return Ok(Some(Left::ForAlarm)),
            Word::Skip => {
                timer.skip();
                self.say_phase(card, timer, "")?;
            }
            Word::GoOn => timer.resume(),
        }
        Ok(None)
    }

    /// Asks until a line makes sense. `q` ends the timer alone, as it closes what lies over a walk elsewhere.
    fn ask_word(&mut self, words: &str, empty: Word) -> Result<Word> {
        loop {
            match self.prompt(words)?.as_deref() {
                None | Some("e" | "end" | "q" | "quit") => return Ok(Word::End),
                Some("s" | "skip") => return Ok(Word::Skip),
                Some(ALARM) => return Ok(Word::Alarm),
                Some("") => return Ok(empty),
                Some(_) => writeln!(self.output, "Answers wait until the timer has ended.")?,
            }
        }
    }

    fn say_phase(&mut self, card: &Card, timer: &Timer, bell: &str) -> Result<()> {
        let phase = timer.phase();
        let step = &card.steps[phase.step];
        let left = length(phase.length.as_secs());
        match phase.part {
            Part::Ready => writeln!(self.output, "{bell}{}: {}. {left}.", report::phase(phase.part), step.text)?,
            Part::Pack => writeln!(self.output, "{bell}{}: {left}.", step.text)?,
            Part::Hold { .. } | Part::Rest => writeln!(self.output, "{bell}{}: {left}.", report::phase(phase.part))?,
            Part::End => {
                let end = step.end.as_ref().map_or_else(String::new, |end| format!(" {end}"));
                writeln!(self.output, "{bell}{}.{end}", report::phase(phase.part))?;
            }
        }
        Ok(self.output.flush()?)
    }

    fn wait(&mut self, now: Duration, length: Duration) -> Moment {
        match &mut self.pace {
            Pace::AtOnce => Moment { now: now + length, typed: false },
            Pace::Real { wait, .. } => wait(length),
        }
    }

    fn bell(&self) -> &'static str {
        if matches!(self.pace, Pace::Real { rings: true, .. }) { "\x07" } else { "" }
    }
}

/// Which of the seconds that are left are said: every five minutes, the last minute, ten seconds and five, where that is
/// not how long it takes anyway.
fn is_said(seconds: u64, length: Duration) -> bool {
    let is_mark = matches!(seconds, 5 | 10 | 60) || seconds.is_multiple_of(300);
    is_mark && length > Duration::from_secs(2 * seconds.min(10)) && seconds > 0
}

fn length(seconds: u64) -> String {
    if seconds >= 60 && seconds.is_multiple_of(60) { format!("{} min", seconds / 60) } else { format!("{seconds} s") }
}
