//! What every screen may read, and change when its keys are pressed: the walk and what follows from
//! it, the running timer, the journal as it was read, how the program looks.
//!
//! Relies on the session. Must not know which screen is up, a disk or a clock. What can be derived
//! from the answers is derived once after each change (`Stand`).

pub mod log;
pub mod memory;
mod stand;
pub mod timing;

use crate::disk::Trouble;
use crate::disk::session::Offer;
use crate::guide::{CardIdx, EntryIdx, Guide, QuestionIdx, TriageLevel};
use crate::journal::{Record, Saved, check_in_entry};
use crate::plan;
use crate::report::journal as words;
use crate::session::Session;
use crate::timer::{Part, Timer};
use crate::trail::{Answer, Position};
use crate::tui::key::{self, Action};
use crate::tui::kit::room::Room;
use crate::tui::kit::sheet::Sheet;
use crate::tui::kit::theme::{Depth, Glyphs, Theme};
use crate::tui::message::{Changed, Noted};
use crate::wrap;
use jiff::tz::TimeZone;
use log::Log;
use memory::{Memory, Then};
use ratatui::layout::Size;
pub use stand::Stand;
use std::sync::Arc;
use std::time::Duration;
use timing::{Timers, Timing};

/// The looks of the program and its abilities in this run.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Styles by role.
    pub theme: &'static Theme,
    /// The characters that are not letters.
    pub glyphs: &'static Glyphs,
    /// The colours that can be shown beside choices, if any are wanted.
    pub swatches: Option<Depth>,
    /// True if the guide can be loaded again.
    pub can_reload: bool,
    /// True if timers move less and ring no bell.
    pub calm: bool,
}

/// The part that every screen may read.
#[derive(Debug)]
pub struct Model {
    /// The walk.
    pub session: Session,
    /// The consequences of its answers.
    pub stand: Stand,
    /// The size of the screen.
    pub size: Size,
    /// The looks of the program.
    pub setting: Setting,
    /// A message about the last key.
    pub notice: Option<String>,
    /// The timer.
    pub timers: Timers,
    /// Things remembered beside the walk.
    pub memory: Memory,
    /// The journal as it was read.
    pub log: Option<Log>,
}

impl Model {
    /// The model of a program that begins with this session.
    #[must_use]
    pub fn new(session: Session, size: Size, setting: Setting) -> Self {
        let (timers, memory) = (Timers::default(), Memory::default());
        Self { stand: Stand::of(&session), session, size, setting, notice: None, timers, memory, log: None }
    }

    /// The guide that is walked.
    #[must_use]
    pub fn guide(&self) -> &Guide {
        self.session.guide()
    }

    /// The room that the screen has.
    #[must_use]
    pub fn room(&self) -> Room {
        Room::of(self.size)
    }

    /// An empty sheet of this width, in the look of the program.
    #[must_use]
    pub fn sheet(&self, width: usize) -> Sheet {
        Sheet::new(width, self.setting.theme, self.setting.glyphs)
    }

    /// The level, as far as is known.
    #[must_use]
    pub fn level(&self) -> TriageLevel {
        self.stand.walk.state.level
    }

    /// True if help is needed now.
    #[must_use]
    pub fn is_alarm(&self) -> bool {
        self.level() == TriageLevel::Emergency
    }

    /// True if anything is answered.
    #[must_use]
    pub fn has_answers(&self) -> bool {
        !self.stand.walk.trail.is_empty()
    }

    /// The question to ask now, unless the walk is finished.
    #[must_use]
    pub fn asked(&self) -> Option<QuestionIdx> {
        match self.stand.walk.position {
            Position::Ask(question) => Some(question),
            Position::Plan | Position::Offer(_) => None,
        }
    }

    /// What the plan offers to ask.
    #[must_use]
    pub fn offer(&self) -> Option<QuestionIdx> {
        self.stand.walk.position.question().filter(|_| self.stand.plan.is_some())
    }

    /// True if the question is answered in this walk.
    #[must_use]
    pub fn is_answered(&self, question: QuestionIdx) -> bool {
        self.stand.walk.trail.iter().any(|(asked, _)| *asked == question)
    }

    /// The subject of the walk: the guide's complaint, or the entry that it looks at again.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.memory.follows {
            _ if check_in_entry(self.guide()) != Some(self.session.entry()) => &self.guide().title,
            Some(then) => &then.title,
            None => words::CHECK_IN,
        }
    }

    /// Answers a question, or changes its answer.
    pub fn answer(&mut self, question: QuestionIdx, answer: Answer) {
        self.session.answer(question, answer);
        self.derive();
    }

    /// Goes a question back.
    pub fn back(&mut self) {
        self.session.back();
        self.derive();
    }

    /// Walks this session from now on.
    pub fn walk(&mut self, session: Session) {
        self.session = session;
        self.derive();
    }

    /// Begins anew, without any answers.
    pub fn begin(&mut self) {
        self.timers.end();
        self.memory.begin(None);
        self.walk(Session::new(Arc::clone(self.session.guide()), EntryIdx(0)));
    }

    /// Begins a later look at an entry of the journal, and says whether there is one to begin.
    pub fn check_in(&mut self, id: &str) -> bool {
        let guide = Arc::clone(self.session.guide());
        let found = self.log.as_ref().and_then(|log| Some(Then::of(&guide, log.record(id)?.clone(), &log.zone)));
        let Some((then, entry)) = found.zip(check_in_entry(&guide)) else { return false };
        self.timers.end();
        self.memory.begin(Some(then));
        let notice = format!("{} first, then how it is now.", guide[guide.first].short);
        self.walk(Session::new(guide, entry));
        self.notice = Some(notice);
        true
    }

    /// Goes on in a guide that was loaded again: the answers that it still knows are given again.
    pub fn reload(&mut self, guide: &Arc<Guide>) {
        let entry = guide.entry(&self.guide()[self.session.entry()].id).unwrap_or(EntryIdx(0));
        let replay = Session::replay(guide, entry, &self.session.kept());
        let lost = replay.again.len() + replay.wait.len() + replay.gone.len();
        self.timers.end();
        self.memory.done.clear();
        self.walk(replay.session);
        self.notice = Some(match lost {
            0 => "Loaded again.".to_owned(),
            lost => format!("Loaded again. Answers that do not count now: {lost}."),
        });
    }

    /// Goes on with another walk, and says what that means.
    pub fn go_on(&mut self, session: Session, follows: Option<Record>, zone: &TimeZone) {
        self.memory.begin(follows.map(|record| Then::of(session.guide(), record, zone)));
        self.timers.end();
        self.walk(session);
        let first = &self.guide()[self.guide().first].short;
        self.notice = Some(format!("{first}: asked again, then the other answers stand."));
    }

    /// Derives what follows from the answers after they changed.
    fn derive(&mut self) {
        self.stand = Stand::of(&self.session);
        let (guide, stand) = (self.session.guide(), &self.stand);
        // Beside a question only an early card may be seen.
        let may_be_shown = |card: CardIdx| {
            plan::row(&guide[card], &stand.walk.state).is_some() && (guide[card].early || stand.plan.is_some())
        };
        if self.timers.review(may_be_shown) {
            self.notice = Some("The timer is set aside: its advice does not hold now.".to_owned());
        }
    }

    /// The timer that has a place in the header: an emergency leaves none.
    #[must_use]
    pub fn header_timing(&self) -> Option<&Timing> {
        self.timers.seen().filter(|_| !self.is_alarm())
    }

    /// The seconds of a timer to show.
    #[must_use]
    pub fn seconds_shown(&self, timer: &Timer) -> u64 {
        timing::seconds_shown(timer, self.setting.calm)
    }

    /// The cards shown now that have steps, in their order on the screen.
    #[must_use]
    pub fn timed_cards(&self) -> Vec<CardIdx> {
        let shown = self.stand.plan.as_ref().map_or(&self.stand.early, |plan| &plan.cards);
        let has_steps = |card: &CardIdx| !self.guide()[*card].steps.is_empty();
        shown.iter().map(|shown| shown.card).filter(has_steps).collect()
    }

    /// True if another timer runs, on which somebody may be counting.
    #[must_use]
    pub fn times_another(&self, card: CardIdx) -> bool {
        self.timers.is_on() && self.timers.seen().is_some_and(|timing| timing.card != card)
    }

    /// Starts the timer of a card.
    pub fn start_timer(&mut self, card: CardIdx) {
        self.timers.start(card, &self.session.guide()[card].steps);
    }

    /// Starts the timer of a card that is not shown at large, and says how to see it so.
    pub fn start_small_timer(&mut self, card: CardIdx) {
        self.start_timer(card);
        let title = self.guide()[card].headline();
        self.notice = Some(format!("{} shows it large: {title}", key::name(Action::Timer)));
    }

    /// Takes the time in, and says whether that is to be seen.
    pub fn tick(&mut self, now: Duration, at_large: bool) -> bool {
        let (is_calm, before) = (self.setting.calm, self.timers.face(self.setting.calm, at_large));
        let ended = self.timers.tick(now, is_calm);
        if ended {
            self.notice = self.end_words(at_large).or(self.notice.take());
        }
        let is_news = before != self.timers.face(is_calm, at_large) && self.room() > Room::None;
        is_news || ended
    }

    /// What a step says at its end stands below the page, unless the timer is on screen itself. Of
    /// one that was set aside only that it is over: what its card says may not hold.
    fn end_words(&self, at_large: bool) -> Option<String> {
        if self.timers.seen().is_none() {
            return Some("Time is up for the timer that was set aside.".to_owned());
        }
        let Timing { card, timer, .. } = self.header_timing().filter(|_| !at_large)?;
        if timer.phase().part != Part::End {
            return None;
        }
        let end = self.guide()[*card].steps[timer.phase().step].end.as_ref();
        let words = end.map_or_else(|| "Time is up.".to_owned(), |end| format!("Time is up. {end}"));
        let [show, start] = [Action::Timer, Action::Toggle].map(key::name);
        let with_keys = format!("{words} ({show}, {start}: again)");
        let fits = !self.timers.is_on() && wrap::width(&with_keys) + 2 <= usize::from(self.size.width);
        Some(if fits { with_keys } else { words })
    }

    /// Takes in the walk to go on with, if there is one.
    pub fn offered(&mut self, offer: Result<Option<Box<Offer>>, Trouble>) {
        match offer {
            Ok(offer) => self.memory.offer = offer,
            Err(trouble) => {
                self.notice = Some(format!("An unfinished walk cannot be read: {}", trouble.brief()));
            }
        }
    }

    /// Takes in what was read of the journal. A list of it stays where it was.
    pub fn read(&mut self, log: impl FnOnce(&Guide) -> Log) {
        let mut log = log(self.session.guide());
        self.log.iter().for_each(|old| log.stay_at(old));
        self.log = Some(log);
    }

    /// Takes in what was changed in the journal, and says so.
    pub fn changed(&mut self, change: Changed) {
        self.notice = Some(match change {
            Changed::Saved(noted, record) => self.saved_now(&noted, record).to_owned(),
            Changed::Deleted(record) => {
                self.memory.deleted.push(record);
                format!("Deleted: {} brings it back.", key::name(Action::Undo))
            }
            Changed::Undone => {
                self.memory.deleted.pop();
                "It is back.".to_owned()
            }
            Changed::DeletedAll => {
                (self.memory.saved, self.log) = (None, None);
                self.memory.deleted.clear();
                "Everything in the journal is deleted.".to_owned()
            }
        });
    }

    fn saved_now(&mut self, noted: &Noted, record: Record) -> &'static str {
        let is_new = match noted {
            Noted::Plan => self.saved().is_none(),
            Noted::Alone => true,
            Noted::Entry(_) => false,
        };
        let is_saved = self.memory.saved.as_ref().is_some_and(|saved| saved.id == record.id);
        if *noted == Noted::Plan || is_saved {
            self.memory.saved = Some(record);
        }
        if is_new { "Saved in your journal." } else { "Saved with the new note." }
    }

    /// The record of the plan at hand, if it is in the journal.
    #[must_use]
    pub fn saved(&self) -> Option<&Record> {
        let saved = self.memory.saved.as_ref().filter(|_| self.stand.plan.is_some())?;
        let is_deleted = self.memory.deleted.iter().any(|record| record.id == saved.id);
        (!is_deleted && saved.saved() == Some(&Saved::of(&self.session))).then_some(saved)
    }

    /// The entry that the walk looks at again, and what the plan at hand says now, if it does.
    #[must_use]
    pub fn then_and_now(&self) -> Option<(&Then, Saved)> {
        let then = self.memory.follows.as_ref().filter(|_| self.stand.plan.is_some())?;
        Some((then, Saved::of(&self.session)))
    }

    /// True if all of the journal was read.
    #[must_use]
    pub fn has_read_all(&self) -> bool {
        self.log.as_ref().is_some_and(|log| log.is_all)
    }

    /// True if the guide's recurrence rule is met, and says something that the plan at hand does
    /// not say already.
    #[must_use]
    pub fn is_recurring(&self) -> bool {
        let rule = self.guide().recurrence.as_ref();
        let is_news = rule.zip(self.stand.plan.as_ref()).is_some_and(|(rule, plan)| plan.level <= rule.level);
        is_news && self.log.as_ref().is_some_and(|log| log.shows.recurring.is_some())
    }
}
