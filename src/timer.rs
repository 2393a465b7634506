//! A card's steps as a countdown, fed with "now".
//!
//! Relies on the steps. Must not know a clock, a bell or a screen: who runs it says what time it is, each second while it
//! counts, and rings when it says so. The time it is fed goes on while the machine sleeps. `core` has lengths of time and
//! no clock to read them from.
//!
//! ```text
//! Hold(seconds: 30, rest: 10, times: 2), Hold(..)     Ready 5 s · Hold 1 of 2 · Rest · Hold 2 of 2 · Ready 5 s · ...
//! Pack(minutes: 15, end: "..."), Pack(..)             Pack 15 min · End, until a key says go on · Pack · End
//! ```

use crate::guide::{Step, Timing};
use core::time::Duration;

/// What the person does during a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Gets into place for a hold.
    Ready,
    /// Holds.
    Hold {
        /// Which one, from 1.
        nth: u32,
        /// How many there are.
        of: u32,
    },
    /// Lets go between two holds.
    Rest,
    /// Leaves something on.
    Pack,
    /// Does what the step says at its end. This takes as long as it takes.
    End,
}

/// One stretch of time in which the same thing is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phase {
    /// The place of its step on the card.
    pub step: usize,
    /// What is done.
    pub part: Part,
    /// How long.
    pub length: Duration,
}

/// Whether time counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// It does.
    On,
    /// The person stopped it.
    Paused,
    /// It stopped itself, because nobody can have followed it.
    Lost,
}

/// The steps of one card, counted down one after the other.
#[derive(Debug, Clone)]
pub struct Timer {
    phases: Vec<Phase>,
    at: usize,
    left: Duration,
    now: Duration,
    run: Run,
    late: Duration,
}

impl Timer {
    /// Time to get into place before a hold.
    pub const READY: Duration = Duration::from_secs(5);
    /// Who says "now" each second and is silent for longer than this was stopped, or the machine slept.
    pub const GAP: Duration = Duration::from_secs(5);

    /// A timer that starts now; none without steps.
    #[must_use]
    pub fn start(steps: &[Step], now: Duration) -> Option<Self> {
        let phases = phases(steps);
        let left = phases.first()?.length;
        Some(Self { phases, at: 0, left, now, run: Run::On, late: Duration::ZERO })
    }

    /// Takes the time in and says whether a phase ended by it, so that the person has to do something. However many ended,
    /// it is said once.
    ///
    /// After a gap a hold stands where it was last seen, since nobody was told to let go; what lies on does so meanwhile.
    pub fn tick(&mut self, now: Duration) -> bool {
        let passed = now.saturating_sub(self.now);
        self.now = now;
        if !self.is_counting() {
            if self.phase().part == Part::End {
                self.late += passed;
            }
            return false;
        }
        if passed > Self::GAP && self.phase().part != Part::Pack {
            self.run = Run::Lost;
            return false;
        }
        self.count(passed)
    }

    fn count(&mut self, mut passed: Duration) -> bool {
        let before = self.at;
        while self.is_counting() && passed >= self.left {
            passed -= self.left;
            self.enter(self.at + 1);
        }
        if self.is_counting() {
            self.left -= passed;
        } else if self.at != before {
            self.late = passed;
        }
        self.at != before
    }

    fn enter(&mut self, at: usize) {
        self.at = at;
        self.left = self.phase().length;
        self.late = Duration::ZERO;
    }

    /// Stops time.
    pub fn pause(&mut self) {
        if self.is_counting() {
            self.run = Run::Paused;
        }
    }

    /// Lets time go on.
    pub fn resume(&mut self) {
        self.run = Run::On;
    }

    /// Notes that nobody follows it for now: what is held stands still.
    pub fn lose(&mut self) {
        if self.is_counting() && self.phase().part != Part::Pack {
            self.run = Run::Lost;
        }
    }

    /// Goes to the next phase at once, and lets time go on there.
    pub fn skip(&mut self) {
        if !self.is_finished() {
            self.run = Run::On;
            self.enter(self.at + 1);
        }
    }

    /// What is done now.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phases[self.at]
    }

    /// What is done after that.
    #[must_use]
    pub fn next(&self) -> Option<Phase> {
        self.phases.get(self.at + 1).copied()
    }

    /// What is left of the phase.
    #[must_use]
    pub fn left(&self) -> Duration {
        self.left
    }

    /// What is left of the phase in seconds, the one that runs included.
    #[must_use]
    pub fn seconds(&self) -> u64 {
        self.left.as_secs() + u64::from(self.left.subsec_nanos() > 0)
    }

    /// How long ago the phase before ended, while what comes at its end waits to be done.
    #[must_use]
    pub fn late(&self) -> Duration {
        self.late
    }

    /// Whether time counts.
    #[must_use]
    pub fn run(&self) -> Run {
        self.run
    }

    /// Whether time counts and there is time to count.
    #[must_use]
    pub fn is_counting(&self) -> bool {
        self.run == Run::On && self.phase().part != Part::End
    }

    /// Whether nothing comes any more.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.at + 1 == self.phases.len()
    }

    /// How long until the seconds that are left change, while it counts.
    #[must_use]
    pub fn until_change(&self) -> Option<Duration> {
        let part = Duration::from_nanos(self.left.subsec_nanos().into());
        self.is_counting().then(|| if part.is_zero() { Duration::from_secs(1) } else { part })
    }
}

/// The phases of all steps. Each list ends with an `End`.
fn phases(steps: &[Step]) -> Vec<Phase> {
    let mut phases = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let mut then = |part, seconds| phases.push(Phase { step: at, part, length: Duration::from_secs(seconds) });
        match step.timing {
            Timing::Pack { minutes, .. } => then(Part::Pack, u64::from(minutes) * 60),
            Timing::Hold { seconds, rest, times } => {
                then(Part::Ready, Timer::READY.as_secs());
                for nth in 1..=times {
                    then(Part::Hold { nth, of: times }, seconds.into());
                    if nth < times && rest > 0 {
                        then(Part::Rest, rest.into());
                    }
                }
            }
        }
        if waits(step, steps.get(at + 1)) {
            then(Part::End, 0);
        }
    }
    phases
}

/// Whether the person says when to go on: there is something to do first, or something to lay on or take off. From hold to
/// hold the hands may not be free for a key.
fn waits(step: &Step, next: Option<&Step>) -> bool {
    let lies_on = |step: &Step| matches!(step.timing, Timing::Pack { .. });
    step.end.is_some() || lies_on(step) || next.is_none_or(lies_on)
}
