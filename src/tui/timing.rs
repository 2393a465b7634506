//! The one timer that can run while the walk goes on: which card it is of, when it counts, and when it may not be seen.
//!
//! Relies on the app and on `timer`. Must not know a clock: the loop says what time it is. A timer shows what a card says, so
//! it is seen only while that card may be shown: an answer that forbids the card sets its timer aside, and it comes back
//! with the card.

use crate::guide::{CardIdx, TriageLevel};
use crate::plan;
use crate::timer::{Part, Phase, Run, Timer};
use crate::tui::app::{App, Screen};
use crate::tui::keymap;
use crate::tui::layout::Room;
use crate::tui::update::{Action, Flow};
use crate::wrap;
use std::time::Duration;

/// A timer and the card whose steps it counts.
#[derive(Debug)]
pub struct Timing {
    /// The card.
    pub card: CardIdx,
    /// Its steps, counted down.
    pub timer: Timer,
    /// Whether the answers do not allow the card now.
    is_aside: bool,
}

impl App {
    /// The timer, while its card may be shown.
    #[must_use]
    pub fn timing(&self) -> Option<&Timing> {
        self.timing.as_ref().filter(|timing| !timing.is_aside)
    }

    fn timing_mut(&mut self) -> Option<&mut Timing> {
        self.timing.as_mut().filter(|timing| !timing.is_aside)
    }

    /// The timer that has a place in the header: an emergency leaves none.
    #[must_use]
    pub fn header_timing(&self) -> Option<&Timing> {
        self.timing().filter(|_| self.stand.walk.state.level < TriageLevel::Emergency)
    }

    /// Whether a timer has not come to its end.
    #[must_use]
    pub fn is_timing(&self) -> bool {
        self.timing().is_some_and(|timing| !timing.timer.is_finished())
    }

    /// Whether leaving asks first, because it would end a timer. In an emergency nothing is asked that can wait.
    #[must_use]
    pub fn asks_to_leave(&self) -> bool {
        self.is_timing() && self.header_timing().is_some() && Room::of(self.size) > Room::None
    }

    /// The cards shown now that have steps, in their order on the screen.
    #[must_use]
    pub fn timed_cards(&self) -> Vec<CardIdx> {
        let shown = self.stand.plan.as_ref().map_or(&self.stand.early, |plan| &plan.cards);
        let has_steps = |card: &CardIdx| !self.session.guide()[*card].steps.is_empty();
        shown.iter().map(|shown| shown.card).filter(has_steps).collect()
    }

    /// The card whose timer would be started: the first one whose steps stand below the top of the page, or the first one
    /// beside the question.
    #[must_use]
    pub fn at_hand(&self) -> Option<CardIdx> {
        let (scroll, timed) = (self.top().scroll, &self.page.timed);
        let here = timed.iter().find(|(line, _)| *line >= scroll).or_else(|| timed.last()).map(|(_, card)| *card);
        let is_asked = || self.top().screen == Screen::Walk && !self.stand.walk.position.is_plan();
        here.or_else(|| self.timed_cards().into_iter().next().filter(|_| is_asked()))
    }

    /// Starts the timer of a card in the place of another's. One that counts already goes on.
    pub(super) fn start_timer(&mut self, card: CardIdx) {
        if self.is_timing() && self.timing().is_some_and(|timing| timing.card == card) {
            return;
        }
        let timer = Timer::start(&self.session.guide()[card].steps, self.now);
        self.timing = timer.map(|timer| Timing { card, timer, is_aside: false });
    }

    /// Does something to the timer.
    pub(super) fn with_timer(&mut self, act: impl FnOnce(&mut Timer)) {
        if let Some(timing) = self.timing_mut() {
            act(&mut timing.timer);
        }
    }

    /// Ends the timer and takes its screen away.
    pub(super) fn end_timer(&mut self) {
        self.timing = None;
        if self.top().screen == Screen::Timer {
            self.close();
        }
    }

    /// Sets the timer aside if the answers do not allow its card any more, or takes it back.
    pub(super) fn review_timer(&mut self) {
        let (guide, state) = (self.session.guide(), &self.stand.walk.state);
        let Some(timing) = &mut self.timing else { return };
        // Beside a question only an early card may be seen.
        let card = &guide[timing.card];
        let is_aside = plan::row(card, state).is_none() || !(card.early || self.stand.plan.is_some());
        if is_aside && !timing.is_aside {
            timing.timer.lose();
            self.notice = Some("The timer is set aside: its advice does not hold now.".to_owned());
        }
        timing.is_aside = is_aside;
    }

    /// Takes the time in, and says whether that is to be seen.
    pub fn tick(&mut self, now: Duration) -> Flow {
        self.now = now;
        let before = self.face();
        let Some(timing) = &mut self.timing else { return Flow::Idle };
        let ended = timing.timer.tick(now);
        self.rings |= ended && !self.setting.calm;
        if ended {
            self.say_end();
        }
        if self.top().screen == Screen::Timer {
            self.settle();
        }
        let is_news = before != self.face() && Room::of(self.size) > Room::None;
        if is_news || ended || self.rings { Flow::Draw } else { Flow::Idle }
    }

    /// What a step says at its end stands below the page, unless the timer is on screen itself. Of one that was set aside only
    /// that it is over: what its card says may not hold.
    fn say_end(&mut self) {
        if self.timing().is_none() {
            self.notice = Some("Time is up for the timer that was set aside.".to_owned());
        }
        let Some(timing) = self.header_timing().filter(|timing| timing.timer.phase().part == Part::End) else { return };
        let end = self.session.guide()[timing.card].steps[timing.timer.phase().step].end.as_ref();
        if self.top().screen != Screen::Timer {
            let words = end.map_or_else(|| "Time is up.".to_owned(), |end| format!("Time is up. {end}"));
            let [show, start] = [Action::Timer, Action::Toggle].map(keymap::name);
            let with_keys = format!("{words} ({show}, {start}: again)");
            let fits = !self.is_timing() && wrap::width(&with_keys) + 2 <= usize::from(self.size.width);
            self.notice = Some(if fits { with_keys } else { words });
        }
    }

    /// All of a timer that can be seen to change: the seconds that are left, or at large the minutes since.
    fn face(&self) -> Option<(Phase, Run, u64, u64)> {
        let timer = &self.timing()?.timer;
        let since = if self.top().screen == Screen::Timer { timer.late().as_secs() / 60 } else { 0 };
        Some((timer.phase(), timer.run(), self.seconds_shown(timer), since))
    }

    /// The seconds to show. For less movement, whole minutes, then tens, and only the last ten one by one.
    #[must_use]
    pub fn seconds_shown(&self, timer: &Timer) -> u64 {
        match timer.seconds() {
            seconds if !self.setting.calm => seconds,
            seconds @ 61.. => seconds.next_multiple_of(60),
            seconds @ 11.. => seconds.next_multiple_of(10),
            seconds => seconds,
        }
    }

    /// How long until time is to be taken in again, while it counts.
    #[must_use]
    pub fn until_tick(&self) -> Option<Duration> {
        self.timing()?.timer.until_change()
    }

    /// Whether a phase ended since this was asked before: then it rings once.
    pub fn rings(&mut self) -> bool {
        std::mem::take(&mut self.rings)
    }
}
