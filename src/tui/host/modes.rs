//! The modes of a terminal: set when the program takes it over, and reset on every way out.
//!
//! Relies on crossterm for the words that a terminal understands, and on `tty`, through which they
//! go. Must not know what is drawn. Whoever leaves (the guard, the panic hook, a hang-up) calls
//! `leave`, which does its work once and cannot fail, so the order of those calls does not matter.

use super::tty::{self, Tty};
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use std::io;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// True while the terminal is ours.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Takes the terminal over.
///
/// # Errors
/// When it cannot be switched to raw mode or written to.
pub(super) fn enter(tty: &mut Tty) -> io::Result<()> {
    ENTERED.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    tty.hear_fatal();
    let mut words = Vec::new();
    queue!(words, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    tty.write(&words)
}

/// Sets the modes that the shell may have changed during a stop.
///
/// # Errors
/// When they cannot be set.
#[cfg(unix)]
pub(super) fn resume(tty: &mut Tty) -> io::Result<()> {
    raw_again()?;
    let mut words = Vec::new();
    queue!(words, EnableBracketedPaste, Hide)?;
    tty.write(&words)
}

/// Sets raw mode, whatever the modes are. Crossterm believes that they are raw already and would
/// have to leave them first, and an Enter that comes in between would arrive as another key.
#[cfg(unix)]
fn raw_again() -> io::Result<()> {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    let mut modes = tcgetattr(rustix::stdio::stdin())?;
    modes.make_raw();
    Ok(tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &modes)?)
}

/// Undoes all that `enter` does, and tells if the terminal took it. One that is gone cannot be told.
pub(crate) fn leave() -> bool {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return true;
    }
    let mut words = Vec::new();
    let queued = queue!(words, EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let is_told = queued.is_ok() && tty::write_last(&words);
    if is_in_foreground() {
        let _ = disable_raw_mode();
    }
    is_told
}

/// True unless the terminal has another program in the foreground. Who sets modes from behind it is
/// stopped, and they are that program's now.
fn is_in_foreground() -> bool {
    let foreground = rustix::termios::tcgetpgrp(rustix::stdio::stdin());
    foreground.map_or(true, |group| group == rustix::process::getpgrp())
}

/// Ends the program after the terminal has hung up, or takes no more bytes.
///
/// Nothing can be shown or asked any more, and so no unwinding, which would write to a dead
/// terminal and panic again.
#[expect(clippy::disallowed_methods, reason = "there is nobody to return to")]
pub(crate) fn end(exit: u8) -> ! {
    leave();
    std::process::exit(exit.into())
}

/// True if the terminal has hung up.
#[must_use]
pub(crate) fn is_lost() -> bool {
    tty::is_lost()
}

/// Leaves the terminal when the program's stack unwinds, by a return or by a panic.
#[derive(Debug)]
pub(super) struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

type Hook = Box<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync>;

/// Prints panics on the normal screen instead of the alternate one while it lives.
///
/// The program is built to unwind: an aborting panic would run this hook too, but nothing behind it.
pub(crate) struct PanicHook(Arc<Hook>);

impl PanicHook {
    /// Puts the hook before the one that was there.
    #[must_use]
    pub(crate) fn install() -> Self {
        let previous = Arc::new(panic::take_hook());
        let next = Arc::clone(&previous);
        panic::set_hook(Box::new(move |info| {
            leave();
            next(info);
        }));
        Self(previous)
    }
}

impl Drop for PanicHook {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let previous = Arc::clone(&self.0);
            panic::set_hook(Box::new(move |info| previous(info)));
        }
    }
}
