//! The full-screen program: a message comes in, a screen acts on it, an effect goes out.
//!
//! Relies on the session and on ratatui, which no file outside `tui` names. Must not know
//! arguments. Here the program meets the terminal; everything else works on plain data and is
//! tested without one.
//!
//! ```text
//! kit  <-  key  <-  message  <-  model  <-  frame  <-  screen  <-  screen/*  <-  app  <-  program
//! ```

pub mod app;
pub mod closing;
pub mod export;
pub mod frame;
pub mod host;
pub mod key;
pub mod kit;
pub mod message;
pub mod model;
pub mod program;
pub mod screen;
mod calendar;
mod card;
mod compare;
mod early;
mod input;
mod side;
mod terminal;

use crate::clock;
use crate::disk::{Disk, Recorder};
use crate::session::Session;
use jiff::Zoned;
pub use kit::theme::{Depth, ThemeName};
use kit::theme::{Glyphs, Theme};
use message::Message;
use model::Setting;
pub use program::Reload;
use program::{Flow, Host, Program, View};
use ratatui::layout::Size;
use std::fmt;
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;
use terminal::{PanicHook, Screen};

/// The exit code after the terminal has gone.
const HANG_UP: u8 = 128 + 1;

/// The looks and abilities of the program.
#[derive(Default)]
pub struct Options {
    /// The theme.
    pub theme: ThemeName,
    /// The colours that the terminal offers.
    pub depth: Depth,
    /// True if frames and marks are drawn with what is on every keyboard.
    pub ascii: bool,
    /// True if timers move less and ring no bell.
    pub calm: bool,
    /// The disk, if there is a place to keep things.
    pub disk: Option<Disk>,
    /// A notice about that place, or the reason there is none.
    pub said: Option<String>,
    /// True if an unfinished walk is offered.
    pub offers: bool,
    /// Loads the guide again on Ctrl-R; without it the key is not bound.
    pub reload: Option<Reload>,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reload = self.reload.is_some();
        f.debug_struct("Options")
            .field("theme", &self.theme)
            .field("depth", &self.depth)
            .field("ascii", &self.ascii)
            .field("calm", &self.calm)
            .field("disk", &self.disk)
            .field("said", &self.said)
            .field("offers", &self.offers)
            .field("reload", &reload)
            .finish()
    }
}

/// The end of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The walk as it stood.
    pub session: Session,
    /// 0 after `q`, 130 after Ctrl-C, 128 and its number after a signal.
    pub exit: u8,
    /// A failure to leave the disk as it should be.
    pub trouble: Option<String>,
}

/// Walks the session on the whole screen until the person leaves.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(session: Session, options: Options) -> io::Result<Outcome> {
    let Options { theme, depth, ascii, calm, disk, said, offers, reload } = options;
    let (sender, messages) = mpsc::channel();
    let _hook = PanicHook::install();
    input::catch_signals(sender.clone())?;
    let screen = Screen::enter()?;
    input::read_keys(sender)?;
    let swatches = (theme != ThemeName::Mono).then_some(depth);
    let (theme, glyphs) = (Theme::named(theme, depth), Glyphs::chosen(ascii));
    let setting = Setting { theme, glyphs, swatches, can_reload: reload.is_some(), calm };
    let mut program = Program::start(session, setting, Recorder::new(disk, offers), reload, screen)?;
    program.app.model.notice = program.app.model.notice.take().or(said);
    let walked = walk(&mut program, &messages);
    // However the program ends, what was deleted is to be gone.
    let (session, left) = program.leave();
    let exit = match walked {
        // A terminal that vanishes in the middle of a frame is no error to report to it.
        Ok(HANG_UP) => terminal::hang_up(),
        Err(_) if input::is_lost() => terminal::hang_up(),
        walked => walked?,
    };
    Ok(Outcome { session, exit, trouble: left.err().map(|trouble| trouble.to_string()) })
}

/// Draws, waits, takes in all that has happened, and draws again, if anything changed.
fn walk(program: &mut Program<Screen>, messages: &Receiver<input::Message>) -> io::Result<u8> {
    program.show()?;
    loop {
        let first = wait(messages, program.app.model.timers.until_tick());
        let size = program.host.size()?;
        let happened = first.into_iter().chain(messages.try_iter()).map(|message| told(message, size));
        if let Flow::Quit(exit) = program.turn(happened)? {
            return Ok(exit);
        }
    }
}

/// Waits for a message, or until the time that a timer shows changes. At idle it asks once a second
/// whether the terminal is still there, because no event says so.
fn wait(messages: &Receiver<input::Message>, until_tick: Option<Duration>) -> Option<input::Message> {
    match messages.recv_timeout(until_tick.unwrap_or(Duration::from_secs(1))) {
        Ok(message) => Some(message),
        Err(RecvTimeoutError::Timeout) if !input::is_lost() => None,
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Some(input::Message::Lost),
    }
}

/// A message from outside, in the program's words.
fn told(message: input::Message, size: Size) -> Message {
    match message {
        input::Message::Key(key) => Message::Key(key),
        input::Message::Pasted(text) => Message::Pasted(text),
        input::Message::Resized => Message::Resized(size),
        input::Message::Signal(signal) => signalled(signal),
        input::Message::Lost => Message::Ended(HANG_UP),
    }
}

#[cfg(unix)]
fn signalled(signal: i32) -> Message {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP};
    match signal {
        SIGHUP => Message::Ended(HANG_UP),
        SIGTSTP => Message::Stopped,
        SIGCONT => Message::Resumed,
        _ => Message::Ended(u8::try_from(128 + signal).unwrap_or(1)),
    }
}

#[cfg(not(unix))]
fn signalled(_: i32) -> Message {
    Message::Quiet
}

impl Host for Screen {
    fn size(&mut self) -> io::Result<Size> {
        Screen::size(self)
    }

    fn draw(&mut self, rings: bool, shows_cursor: bool, view: View<'_>) -> io::Result<()> {
        Screen::draw(self, rings, shows_cursor, view)
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        Screen::copy(self, text)
    }

    fn forget(&mut self) -> io::Result<()> {
        Screen::forget(self)
    }

    #[cfg(unix)]
    fn suspend(&mut self) -> io::Result<()> {
        Screen::suspend(self)
    }

    #[cfg(unix)]
    fn resume(&mut self) -> io::Result<()> {
        Screen::resume(self)
    }

    fn now(&self) -> Zoned {
        Zoned::now()
    }

    fn clock(&self) -> Duration {
        clock::now()
    }
}
