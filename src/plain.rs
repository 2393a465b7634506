//! The line-by-line front end: the same walk as numbered lines, for screen readers, dumb terminals
//! and pipes.
//!
//! Relies on the session and the report. Must not know a terminal: it reads lines and writes lines,
//! without escape codes.

mod asking;
mod folding;
mod keeping;
mod reading;
mod timer;

use crate::disk::Recorder;
use crate::disk::session::Offer;
use crate::guide::{EntryIdx, Guide, Question, QuestionIdx};
use crate::plan::{Plan, fresh};
use crate::report;
use crate::session::Session;
use crate::trail::{Answer, Position, Trail};
pub use folding::Folded;
use jiff::Timestamp;
use reading::{Line, command, wanted};
use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;
use timer::Left;
pub use timer::{Moment, Pace};

/// How a plain walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Left,
    /// The input ended after the plan was shown.
    Finished,
    /// The input ended before the plan.
    EndOfInput,
}

/// Why a plain walk could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The input cannot be read.
    #[error("cannot read the answers: {0}")]
    Read(io::Error),
    /// The output cannot be written.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

type Result<T> = std::result::Result<T, Failure>;

/// Walks until the person leaves or the input ends, and leaves the disk as it shall be found.
///
/// # Errors
/// When reading or writing fails.
pub fn run(
    session: &mut Session,
    input: impl BufRead,
    output: impl Write,
    pace: Pace<'_>,
    recorder: Recorder,
) -> Result<Ending> {
    let mut walk = Plain { session, input, output, pace, recorder, offer: None, said: None };
    let ended = walk.go();
    // Nothing is deleted line by line, so there is nothing that could be left behind.
    let _ = walk.recorder.leave(walk.session, Timestamp::now());
    ended
}

/// What is asked for now.
#[derive(Debug, Clone, Copy)]
enum Mode {
    /// The answer to the question at the position, or what to do after the plan.
    Walk,
    /// Which answer to change.
    Answers,
    /// The new answer to an earlier question.
    Change(QuestionIdx),
    /// Whether to change it, after saying what that does.
    Confirm(QuestionIdx, Answer),
    /// Whether to start again.
    New,
}

enum Turn {
    To(Mode),
    End(Ending),
}

struct Plain<'s, 'p, R, W> {
    session: &'s mut Session,
    input: R,
    output: W,
    pace: Pace<'p>,
    recorder: Recorder,
    /// A walk to go on with.
    offer: Option<Offer>,
    /// Where the early cards were said last.
    said: Option<Trail>,
}

impl<R: BufRead, W: Write> Plain<'_, '_, R, W> {
    fn go(&mut self) -> Result<Ending> {
        self.greet()?;
        self.offer()?;
        let mut mode = Mode::Walk;
        loop {
            let turn = self.turn(mode)?;
            self.keep()?;
            mode = match turn {
                Turn::To(mode) => mode,
                Turn::End(ending) => return Ok(ending),
            }
        }
    }

    fn greet(&mut self) -> Result<()> {
        let guide = Arc::clone(self.session.guide());
        writeln!(self.output, "charley: {}. {}", guide.title, guide.subtitle)?;
        guide.limits.iter().try_for_each(|limit| writeln!(self.output, "{limit}"))?;
        writeln!(self.output, "{KEYS}")?;
        Ok(())
    }

    fn turn(&mut self, mode: Mode) -> Result<Turn> {
        let guide = Arc::clone(self.session.guide());
        match (mode, self.session.position()) {
            (Mode::Walk, Position::Ask(question)) => {
                self.early_cards(&guide)?;
                writeln!(self.output, "\n{} after this one.", report::left(self.session.remaining()))?;
                self.ask(&guide, question, mode)
            }
            (Mode::Walk, Position::Plan | Position::Offer(_)) => self.plan(&guide),
            (Mode::Change(question), _) => self.ask(&guide, question, mode),
            (Mode::Answers, _) => self.answers(&guide),
            (Mode::Confirm(question, answer), _) => self.confirm(&guide, question, answer),
            (Mode::New, _) => self.start_again(),
        }
    }

    /// Shows the plan's first view, with what it offers below, until something else is to be shown. The rest would push what
    /// matters most off the screen, so it waits to be asked for.
    fn plan(&mut self, guide: &Guide) -> Result<Turn> {
        write!(self.output, "\n{}", report::plan::first_view(self.session, &Plan::of(self.session)))?;
        if let Position::Offer(offer) = self.session.position() {
            writeln!(self.output)?;
            self.say_question(&guide[offer])?;
        }
        loop {
            let offer = self.session.position().question();
            let Some(line) = self.prompt(&after_plan(offer.map(|offer| &guide[offer])))? else {
                return Ok(Turn::End(Ending::Finished));
            };
            match command(&line) {
                Some(Line::Help) => writeln!(self.output, "{KEYS}")?,
                Some(Line::Why) => self.say_why()?,
                Some(Line::Timer) => {
                    if self.timers()? == Left::ForAlarm {
                        return self.obey(&Line::Alarm, Mode::Walk);
                    }
                }
                Some(Line::Save) => self.save()?,
                Some(other) => return self.obey(&other, Mode::Walk),
                None => match offer {
                    Some(offer) if self.take_offer(guide, offer, &line)? => return Ok(Turn::To(Mode::Walk)),
                    Some(_) => {}
                    None => writeln!(self.output, "Type b, a, t, w, s, !, n, ? or q.")?,
                },
            }
        }
    }

    /// Why the question is asked at which the walk stands; of a plan, how to do what it says, why, and all else.
    fn say_why(&mut self) -> Result<()> {
        match self.session.position() {
            Position::Ask(asked) => writeln!(self.output, "{}", self.session.guide()[asked].why)?,
            Position::Offer(_) | Position::Plan => {
                write!(self.output, "\n{}", report::plan::rest(self.session, &Plan::of(self.session)))?;
            }
        }
        Ok(())
    }

    /// What a command leads to. Help comes back to where it was asked for.
    fn obey(&mut self, line: &Line, mode: Mode) -> Result<Turn> {
        let alarm = Mode::Change(self.session.guide().first);
        Ok(Turn::To(match line {
            Line::Quit => return Ok(Turn::End(Ending::Left)),
            Line::Back => self.back(mode)?,
            Line::Timer => match self.timers()? {
                Left::ForAlarm => alarm,
                Left::Timer => mode,
            },
            Line::GoOn => {
                self.go_on()?;
                Mode::Walk
            }
            Line::New => Mode::New,
            Line::Answers => Mode::Answers,
            Line::Alarm => alarm,
            line => {
                self.tell(line)?;
                mode
            }
        }))
    }

    fn back(&mut self, mode: Mode) -> Result<Mode> {
        if matches!(mode, Mode::Walk) && !self.session.back() {
            writeln!(self.output, "This is the first question.")?;
        }
        Ok(Mode::Walk)
    }

    /// Does what a command means that leads nowhere else.
    fn tell(&mut self, line: &Line) -> Result<()> {
        match line {
            Line::Help => writeln!(self.output, "{KEYS}")?,
            Line::Save if self.session.position().is_plan() => self.save()?,
            Line::Save => writeln!(self.output, "There is no plan to save yet.")?,
            Line::Why => self.say_why()?,
            _ => {}
        }
        Ok(())
    }

    fn start_again(&mut self) -> Result<Turn> {
        let Some(line) = self.prompt("y starts again without any answers, anything else goes on")? else {
            return Ok(self.end());
        };
        if line.eq_ignore_ascii_case("y") {
            *self.session = Session::new(Arc::clone(self.session.guide()), EntryIdx(0));
            self.recorder.begin(None);
        }
        Ok(Turn::To(Mode::Walk))
    }

    fn early_cards(&mut self, guide: &Guide) -> Result<()> {
        let trail = self.session.walk().trail;
        if self.said.as_ref() == Some(&trail) {
            return Ok(());
        }
        for shown in fresh(self.session) {
            let mut page = String::new();
            report::plan::opened(&mut page, guide, &shown);
            write!(self.output, "{page}")?;
            if !guide[shown.card].steps.is_empty() {
                writeln!(self.output, "  t starts the timer; the questions wait until it ends.")?;
            }
        }
        self.said = Some(trail);
        Ok(())
    }

    fn end(&self) -> Turn {
        let finished = self.session.position().is_plan();
        Turn::End(if finished { Ending::Finished } else { Ending::EndOfInput })
    }

    /// Asks for a line; `None` when there is no more.
    fn prompt(&mut self, words: &str) -> Result<Option<String>> {
        write!(self.output, "{words}: ")?;
        self.output.flush()?;
        let line = self.line()?;
        if line.is_none() {
            writeln!(self.output)?;
        }
        Ok(line)
    }

    /// One line without its end. Bytes that are not UTF-8 become question marks; what is longer
    /// than any answer is cut.
    fn line(&mut self) -> Result<Option<String>> {
        let mut bytes = Vec::new();
        self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes).map_err(Failure::Read)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.len() as u64 == LONGEST_LINE && !bytes.ends_with(b"\n") {
            self.input.skip_until(b'\n').map_err(Failure::Read)?;
        }
        Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned()))
    }
}

/// What to type after a plan.
fn after_plan(offer: Option<&Question>) -> String {
    let answers = offer.map_or_else(String::new, |offer| format!("{}, Enter for 1, or ", wanted(offer)));
    format!("\n{answers}w how and why, b back, a answers, t timer, s save, ! emergency signs, n new, ? help, q quit")
}

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 64 * 1024;

const KEYS: &str = "Answer with numbers and Enter. b goes back, a lists your answers and changes one, t starts the \
                    timer of an advice, w says why something is asked, and below a plan how and why to do it, ! asks the first question again, s saves a \
                    plan, r goes on with an unfinished walk, n starts anew, ? says this, q quits.";
