//! The one timer that can run while the walk goes on: which card it is of, when it counts, and when
//! it may not be seen.
//!
//! Relies on `timer`. Must not know a clock: the loop says what time it is. A timer shows what a
//! card says, so it is seen only while that card may be shown: an answer that forbids the card sets
//! its timer aside, and it comes back with the card.

use crate::guide::{CardIdx, Step};
use crate::report;
use crate::timer::{Part, Phase, Run, Timer};
use std::time::Duration;

/// The timer, if one was started, and the time.
#[derive(Debug, Default)]
pub struct Timers {
    started: Option<Timing>,
    /// The time when it was last told.
    now: Duration,
    /// True if the next frame rings.
    rings: bool,
}

/// A timer and the card whose steps it counts.
#[derive(Debug)]
pub struct Timing {
    /// The card.
    pub card: CardIdx,
    /// Its steps, counted down.
    pub timer: Timer,
    /// True if the answers do not allow the card now.
    is_aside: bool,
}

/// All of a timer that can be seen to change: the seconds that are left, or at large the minutes
/// since.
pub type Face = (Phase, Run, u64, u64);

impl Timers {
    /// The timer, while its card may be shown.
    #[must_use]
    pub fn seen(&self) -> Option<&Timing> {
        self.started.as_ref().filter(|timing| !timing.is_aside)
    }

    /// True if a timer that may be seen has not come to its end.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.seen().is_some_and(|timing| !timing.timer.is_finished())
    }

    /// Starts the timer of a card in the place of another's. One that counts already goes on.
    pub fn start(&mut self, card: CardIdx, steps: &[Step]) {
        if self.is_on() && self.seen().is_some_and(|timing| timing.card == card) {
            return;
        }
        let timer = Timer::start(steps, self.now);
        self.started = timer.map(|timer| Timing { card, timer, is_aside: false });
    }

    /// Does something to the timer, if it may be seen.
    pub fn with(&mut self, act: impl FnOnce(&mut Timer)) {
        if let Some(timing) = self.started.as_mut().filter(|timing| !timing.is_aside) {
            act(&mut timing.timer);
        }
    }

    /// Ends the timer.
    pub fn end(&mut self) {
        self.started = None;
    }

    /// Sets the timer aside if its card may not be shown, or takes it back, and says whether it was
    /// set aside just now.
    pub fn review(&mut self, may_be_shown: impl FnOnce(CardIdx) -> bool) -> bool {
        let Some(timing) = &mut self.started else { return false };
        let was_aside = std::mem::replace(&mut timing.is_aside, !may_be_shown(timing.card));
        let is_news = timing.is_aside && !was_aside;
        if is_news {
            timing.timer.lose();
        }
        is_news
    }

    /// Takes the time in, and says whether a phase ended.
    pub fn tick(&mut self, now: Duration, is_calm: bool) -> bool {
        self.now = now;
        let ended = self.started.as_mut().is_some_and(|timing| timing.timer.tick(now));
        self.rings |= ended && !is_calm;
        ended
    }

    /// The time until the next change, while it counts.
    #[must_use]
    pub fn until_tick(&self) -> Option<Duration> {
        self.seen()?.timer.until_change()
    }

    /// True if a phase ended since this was asked before: then it rings once.
    pub fn rings(&mut self) -> bool {
        std::mem::take(&mut self.rings)
    }

    /// The visible part of the timer, small or at large.
    #[must_use]
    pub fn face(&self, is_calm: bool, at_large: bool) -> Option<Face> {
        let timer = &self.seen()?.timer;
        let since = if at_large { timer.late().as_secs() / MINUTE } else { 0 };
        Some((timer.phase(), timer.run(), seconds_shown(timer, is_calm), since))
    }
}

/// The seconds to show. For less movement, whole minutes, then tens, and only the last ten one by
/// one.
#[must_use]
pub fn seconds_shown(timer: &Timer, is_calm: bool) -> u64 {
    match timer.seconds() {
        seconds if !is_calm => seconds,
        seconds @ 61.. => seconds.next_multiple_of(MINUTE),
        seconds @ 11.. => seconds.next_multiple_of(10),
        seconds => seconds,
    }
}

/// The phase, and whether time stands still.
#[must_use]
pub fn words(timer: &Timer) -> String {
    let part = report::phase(timer.phase().part);
    if timer.run() == Run::On { part } else { format!("{PAUSED}: {}", part.to_lowercase()) }
}

/// The same in as few words as there are.
#[must_use]
pub fn brief(timer: &Timer) -> String {
    match timer.phase().part {
        _ if timer.run() != Run::On => PAUSED.to_owned(),
        Part::Hold { of, .. } => report::phase(Part::Hold { nth: of, of: 1 }),
        part => report::phase(part),
    }
}

/// Seconds alone, or as on a clock if the phase is longer than a minute.
#[must_use]
pub fn clock(seconds: u64, phase: Phase) -> String {
    const HOUR: u64 = 60 * MINUTE;
    let (minutes, rest) = (seconds % HOUR / MINUTE, seconds % MINUTE);
    match phase.length.as_secs() {
        ..=MINUTE => seconds.to_string(),
        HOUR.. => format!("{}:{minutes:02}:{rest:02}", seconds / HOUR),
        _ => format!("{minutes}:{rest:02}"),
    }
}

/// A minute is counted in seconds, what is longer in minutes and seconds.
pub const MINUTE: u64 = 60;
const PAUSED: &str = "Paused";
