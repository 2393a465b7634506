//! The full-screen program: key → action → update → view.
//!
//! Relies on the session and on ratatui, which no file outside `tui` names. Must not know arguments, and of files only what
//! `export` writes and `keeper` keeps. The loop below is all that touches the terminal; everything else works on plain data and is tested
//! without one.

pub mod app;
pub mod closing;
pub mod export;
pub mod keeper;
pub mod keymap;
pub mod kit;
pub mod layout;
pub mod log;
pub mod memory;
pub mod timing;
pub mod update;
pub mod view;
mod input;
mod reload;
mod terminal;

use crate::clock;
use crate::disk::Disk;
use crate::guide::Guide;
use crate::session::Session;
use app::{App, Setting};
use export::Target;
use input::Message;
use jiff::{Timestamp, Zoned};
use keeper::Keeper;
pub use kit::theme::{Depth, ThemeName};
use kit::theme::{Glyphs, Theme};
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;
use terminal::{PanicHook, Screen};
use update::Flow;

/// The exit code after the terminal has gone.
const HANG_UP: u8 = 128 + 1;

/// Loads the guide again, or says what is wrong with it.
pub type Reload = Box<dyn Fn() -> Result<Arc<Guide>, String>>;

/// How the program looks and what it can do.
#[derive(Default)]
pub struct Options {
    /// The theme.
    pub theme: ThemeName,
    /// How many colours the terminal offers.
    pub depth: Depth,
    /// Whether frames and marks are drawn with what is on every keyboard.
    pub ascii: bool,
    /// Whether timers move less and ring no bell.
    pub calm: bool,
    /// Where things are kept, if there is a place.
    pub disk: Option<Disk>,
    /// What a person should know of that place, or why there is none.
    pub said: Option<String>,
    /// Whether an unfinished walk is offered.
    pub offers: bool,
    /// How Ctrl-R loads the guide again; without it the key is not bound.
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

/// What is left when the program has gone from the screen.
#[derive(Debug)]
pub struct Outcome {
    /// The walk as it stood.
    pub session: Session,
    /// 0 after `q`, 130 after Ctrl-C, 128 and its number after a signal.
    pub exit: u8,
    /// What could not be left on disk as it should be.
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
    let mut screen = Screen::enter()?;
    input::read_keys(sender)?;
    let swatches = (theme != ThemeName::Mono).then_some(depth);
    let (theme, glyphs) = (Theme::named(theme, depth), Glyphs::chosen(ascii));
    let setting = Setting { theme, glyphs, swatches, can_reload: reload.is_some(), calm };
    let mut app = App::new(session, screen.size()?, setting);
    let mut keeper = Keeper::new(disk.ok_or_else(|| said.clone().unwrap_or_default()), offers);
    app.notice = said;
    keeper.offer(&mut app, Timestamp::now());
    let walked = walk(&mut app, &mut screen, &messages, &mut keeper, reload.as_ref());
    // However the program ends, what was deleted is to be gone.
    let left = keeper.leave(&mut app, Timestamp::now());
    let exit = match walked {
        // A terminal that vanishes in the middle of a frame is no error to report to it.
        Ok(HANG_UP) => terminal::hang_up(),
        Err(_) if input::is_lost() => terminal::hang_up(),
        walked => walked?,
    };
    Ok(Outcome { session: app.session, exit, trouble: left.err().map(|trouble| trouble.to_string()) })
}

/// Draws, waits, takes in all that has happened, and draws again, if anything changed.
fn walk(
    app: &mut App,
    screen: &mut Screen,
    messages: &Receiver<Message>,
    keeper: &mut Keeper,
    reload: Option<&Reload>,
) -> io::Result<u8> {
    let mut flow = Flow::Draw;
    loop {
        if flow != Flow::Idle {
            show(app, screen, keeper)?;
        }
        let mut next = wait(messages, app.until_tick());
        flow = app.tick(clock::now());
        while let Some(message) = next {
            match take(app, screen, message, keeper, reload)? {
                Flow::Quit(exit) => return Ok(exit),
                Flow::Idle => {}
                // Keys that were typed ahead answer nothing that was never drawn.
                _ if app.has_news() => show(app, screen, keeper)?,
                _ => flow = Flow::Draw,
            }
            next = messages.try_recv().ok();
        }
    }
}

/// Draws, and then keeps the answers, so that nobody waits for the disk.
fn show(app: &mut App, screen: &mut Screen, keeper: &mut Keeper) -> io::Result<()> {
    draw(app, screen)?;
    if keeper.keep(app, Timestamp::now()) { draw(app, screen) } else { Ok(()) }
}

fn draw(app: &mut App, screen: &mut Screen) -> io::Result<()> {
    app.resize(screen.size()?);
    let rings = app.rings();
    screen.draw(rings, app.is_typing(), |frame| view::draw(app, frame))?;
    app.drawn();
    Ok(())
}

/// Waits for a message, or until the time that a timer shows changes. At idle it asks once a second whether the terminal is
/// still there, because no event says so.
fn wait(messages: &Receiver<Message>, until_tick: Option<Duration>) -> Option<Message> {
    match messages.recv_timeout(until_tick.unwrap_or(Duration::from_secs(1))) {
        Ok(message) => Some(message),
        Err(RecvTimeoutError::Timeout) if !input::is_lost() => None,
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Some(Message::Lost),
    }
}

fn take(
    app: &mut App,
    screen: &mut Screen,
    message: Message,
    keeper: &mut Keeper,
    reload: Option<&Reload>,
) -> io::Result<Flow> {
    let flow = match message {
        Message::Key(key) => app.key(key),
        Message::Pasted(text) => app.paste(&text),
        Message::Resized => resized(app, screen)?,
        Message::Signal(signal) => signalled(screen, signal)?,
        Message::Lost => Flow::Quit(HANG_UP),
    };
    match (flow, reload) {
        (Flow::Repaint, _) => screen.forget()?,
        (Flow::Suspend, _) => suspend(screen)?,
        (Flow::Reload, Some(load)) => {
            app.reloaded(load());
            keeper.offer(app, Timestamp::now());
        }
        (Flow::Export(target), _) => {
            let outcome = export(&app.session, screen, target);
            app.exported(outcome);
        }
        (Flow::Disk(request), _) => keeper.obey(app, request, &Zoned::now()),
        _ => {}
    }
    Ok(flow)
}

/// Takes the plan along, and says where it went or why it did not.
fn export(session: &Session, screen: &mut Screen, target: Target) -> Result<String, String> {
    let outcome = match target {
        Target::Clipboard => target
            .text(session)
            .and_then(|text| screen.copy(&text))
            .map(|()| "Sent to the clipboard, if the terminal allows it.".to_owned()),
        _ => export::write(target, session, Path::new(".")).map(|name| format!("Saved as {name} in this folder.")),
    };
    outcome.map_err(|error| format!("Not saved: {}", export::in_words(&error)))
}

fn resized(app: &mut App, screen: &Screen) -> io::Result<Flow> {
    Ok(if app.resize(screen.size()?) { Flow::Draw } else { Flow::Idle })
}

#[cfg(unix)]
fn signalled(screen: &mut Screen, signal: i32) -> io::Result<Flow> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP};
    match signal {
        SIGHUP => Ok(Flow::Quit(HANG_UP)),
        SIGTSTP => Ok(Flow::Suspend),
        SIGCONT => screen.resume().map(|()| Flow::Draw),
        _ => Ok(Flow::Quit(u8::try_from(128 + signal).unwrap_or(1))),
    }
}

#[cfg(not(unix))]
fn signalled(_: &mut Screen, _: i32) -> io::Result<Flow> {
    Ok(Flow::Idle)
}

#[cfg(unix)]
fn suspend(screen: &mut Screen) -> io::Result<()> {
    screen.suspend()
}

#[cfg(not(unix))]
fn suspend(_: &mut Screen) -> io::Result<()> {
    Ok(())
}
