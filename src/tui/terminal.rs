//! The terminal: entering it, drawing on it, and leaving it as it was found on every way out.
//!
//! Relies on crossterm. Must not know what is drawn. Whoever leaves (the guard, the panic hook, a hang-up) calls `leave`,
//! which does its work once and cannot fail, so the order of those calls does not matter.

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::crossterm::{execute, queue, style};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal};
use std::cell::RefCell;
use std::io::{self, Write, stdout};
use std::panic;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

const BELL: char = '\x07';

/// Whether the terminal is ours. Whoever changes its modes holds this, so that no thread sets them after they were reset.
static ENTERED: Mutex<bool> = Mutex::new(false);

fn entered() -> MutexGuard<'static, bool> {
    ENTERED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The terminal while the program is on it.
///
/// A frame is first drawn into memory and then written in one go between the marks of a synchronized update, so a
/// terminal never shows half of it, and a panic in the middle writes nothing of it.
#[derive(Debug)]
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Ink>>,
    ink: Ink,
    /// Whether the last frame left the cursor to be seen.
    shows_cursor: bool,
    /// Dropped last, after ratatui has shown its cursor into memory.
    _guard: Guard,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When it cannot be switched to raw mode or written to.
    pub(super) fn enter() -> io::Result<Self> {
        // Otherwise crossterm sends "reset everything" for each colour under NO_COLOR; the theme alone decides.
        style::force_color_output(true);
        let guard = Guard;
        enter()?;
        let ink = Ink::default();
        let terminal = Terminal::new(CrosstermBackend::new(ink.clone()))?;
        Ok(Self { terminal, ink, shows_cursor: false, _guard: guard })
    }

    /// The size of the terminal.
    ///
    /// # Errors
    /// When there is no terminal any more.
    pub(super) fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    /// Draws one frame, rings if asked to, and leaves the cursor, hidden or not, where `view` says the focus is.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub(super) fn draw(
        &mut self,
        rings: bool,
        shows_cursor: bool,
        view: impl FnOnce(&mut Frame<'_>) -> Option<Position>,
    ) -> io::Result<()> {
        let mut focus = None;
        queue!(self.ink, BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| focus = view(frame))?;
        self.ink.shorten();
        if rings {
            queue!(self.ink, Print(BELL))?;
        }
        if let Some(Position { x, y }) = focus {
            queue!(self.ink, MoveTo(x, y))?;
        }
        // Where a line is typed the cursor is seen; what ratatui writes to hide it was left out with each frame.
        match (shows_cursor, std::mem::replace(&mut self.shows_cursor, shows_cursor)) {
            (true, _) => queue!(self.ink, Show)?,
            (false, true) => queue!(self.ink, Hide)?,
            (false, false) => {}
        }
        queue!(self.ink, EndSynchronizedUpdate)?;
        self.ink.present()
    }

    /// Asks the terminal to put a text on its clipboard. It never says whether it did.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.ink, CopyToClipboard::to_clipboard_from(text))?;
        self.ink.present()
    }

    /// Forgets what is on the terminal, so that the next frame draws everything. Asks the terminal nothing, which
    /// ratatui's own `clear` would.
    ///
    /// # Errors
    /// When there is no terminal any more.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        let size = self.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Gives the terminal back to the shell until the shell goes on with the program.
    ///
    /// # Errors
    /// When the terminal cannot be taken over again.
    #[cfg(unix)]
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        leave();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        enter()?;
        self.forget()
    }

    /// After a stop that nobody could see coming, the shell may have changed the terminal's modes.
    ///
    /// # Errors
    /// When the terminal cannot be taken over again.
    #[cfg(unix)]
    pub(super) fn resume(&mut self) -> io::Result<()> {
        {
            // Nobody else may set modes meanwhile.
            let _entered = entered();
            raw_again()?;
            execute!(stdout(), EnableBracketedPaste, Hide)?;
        }
        self.forget()
    }
}

/// Leaves the terminal when the program's stack unwinds, by a return or by a panic.
#[derive(Debug)]
struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    let mut entered = entered();
    *entered = true;
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)
}

/// Sets raw mode whatever the modes are. Crossterm believes that they are raw already and would have to leave them first,
/// and an Enter that comes in between would arrive as another key.
#[cfg(unix)]
fn raw_again() -> io::Result<()> {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    let mut modes = tcgetattr(rustix::stdio::stdin())?;
    modes.make_raw();
    Ok(tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &modes)?)
}

/// Undoes all that `enter` does. A terminal that is gone cannot be told, so errors end here.
fn leave() {
    let mut entered = entered();
    if std::mem::take(&mut *entered) {
        let _ = execute!(stdout(), EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}

/// Makes the kernel report once more that bytes wait to be read.
///
/// Crossterm listens for the moment in which bytes arrive. It reads at most 1024 of them, and none if a new size is
/// reported at the same moment; what is left would wait for the next key. Setting the modes, even to what they are,
/// wakes it.
#[cfg(unix)]
pub(super) fn nudge() {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    let entered = entered();
    if let Ok(modes) = tcgetattr(rustix::stdio::stdin()).as_ref()
        && *entered
    {
        let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, modes);
    }
}

/// Nothing waits unreported.
#[cfg(not(unix))]
pub(super) fn nudge() {}

/// Ends the program after the terminal has hung up.
///
/// Nothing can be shown or asked any more, and so no unwinding, which would write
/// to a dead terminal and panic again.
#[expect(clippy::disallowed_methods, reason = "after a hang-up there is nobody to return to")]
pub(super) fn hang_up() -> ! {
    leave();
    std::process::exit(128 + 1)
}

type Hook = Box<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync>;

/// Prints panics on the normal screen instead of the alternate one while it lives.
///
/// The program is built to unwind: an aborting panic would run this hook too, but nothing behind it.
pub(super) struct PanicHook(Arc<Hook>);

impl PanicHook {
    /// Puts the hook before the one that was there.
    #[must_use]
    pub(super) fn install() -> Self {
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

/// Where a frame is drawn before it is written. Ratatui flushes in the middle of a frame; only `present` writes.
#[derive(Debug, Clone, Default)]
struct Ink(Rc<RefCell<Vec<u8>>>);

impl Ink {
    /// What ratatui says at the end of each frame takes more bytes than a timer's second: each colour is reset, and then all
    /// of them, and the cursor is hidden that was hidden when the terminal was entered.
    fn shorten(&self) {
        const WORDS: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?25l";
        const SHORT: &[u8] = b"\x1b[0m";
        let mut frame = self.0.borrow_mut();
        if let Some(end) = frame.strip_suffix(WORDS).map(<[u8]>::len) {
            frame.truncate(end);
            frame.extend_from_slice(SHORT);
        }
    }

    fn present(&self) -> io::Result<()> {
        let mut frame = self.0.borrow_mut();
        let mut out = stdout().lock();
        let written = out.write_all(&frame).and_then(|()| out.flush());
        frame.clear();
        written
    }
}

impl Write for Ink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
