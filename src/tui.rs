//! The full-screen program: a message comes in, a screen acts on it, an effect goes out.
//!
//! Relies on the session and on ratatui, which no file outside `tui` names. Must not know
//! arguments. Here the program meets the terminal; everything else works on plain data and is
//! tested without one.
//!
//! ```text
//! kit  <-  key  <-  message  <-  model  <-  frame  <-  screen  <-  screen/*  <-  app  <-  program  <-  host
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
mod banner;
mod calendar;
mod card;
mod compare;
mod early;
mod outline;
mod side;

use crate::disk::{Disk, Recorder};
use crate::session::Session;
use host::modes::{self, PanicHook};
use host::terminal::Terminal;
pub use kit::theme::{Depth, ThemeName};
use kit::theme::{Glyphs, Theme};
use message::HANG_UP;
use model::Setting;
pub use program::Reload;
use program::{Flow, Program};
use std::fmt;
use std::io;
use std::time::Duration;

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
    let _hook = PanicHook::install();
    let terminal = Terminal::enter()?;
    let swatches = (theme != ThemeName::Mono).then_some(depth);
    let (theme, glyphs) = (Theme::named(theme, depth), Glyphs::chosen(ascii));
    let setting = Setting { theme, glyphs, swatches, can_reload: reload.is_some(), calm };
    let mut program = Program::start(session, setting, Recorder::new(disk, offers), reload, terminal)?;
    program.app.model.notice = program.app.model.notice.take().or(said);
    let walked = walk(&mut program);
    let is_told = modes::leave();
    // However the program ends, what was deleted is to be gone.
    let (session, left) = program.leave();
    let exit = match walked {
        // A terminal that vanishes in the middle of a frame is no error to report to it.
        Err(_) if modes::is_lost() => modes::end(HANG_UP),
        // Where nobody reads, nothing more is said for which somebody would have to be waited for.
        Ok(exit) if exit == HANG_UP || !is_told => modes::end(exit),
        walked => walked?,
    };
    Ok(Outcome { session, exit, trouble: left.err().map(|trouble| trouble.to_string()) })
}

/// Draws, waits, takes in all that has happened, and draws again, if anything changed.
fn walk(program: &mut Program<Terminal>) -> io::Result<u8> {
    /// At idle the clock is looked at once a second.
    const IDLE: Duration = Duration::from_secs(1);
    program.show()?;
    loop {
        let until_tick = program.app.model.timers.until_tick();
        let happened = program.host.wait(until_tick.unwrap_or(IDLE))?;
        if let Flow::Quit(exit) = program.turn(happened)? {
            return Ok(exit);
        }
    }
}
