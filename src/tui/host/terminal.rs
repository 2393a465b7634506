//! The terminal as a host of the program: what is drawn on it, what is typed on it, and being
//! stopped.
//!
//! Relies on ratatui, on crossterm for the words that a terminal understands, and on `tty`, through
//! which they go. Must not know what is drawn, or what a key does.

use super::clipboard::Clipboard;
use super::modes::{self, Guard};
use super::tty::{self, Tty};
use crate::clock;
use crate::tui::message::Message;
use crate::tui::program::{Host, View};
use jiff::Zoned;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::crossterm::{queue, style};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Terminal as Canvas, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::time::Duration;

const BELL: char = '\x07';

/// The terminal while the program is on it.
///
/// A frame is first drawn into memory and then written in one go between the marks of a synchronized
/// update, so a terminal never shows half of it, and a panic in the middle writes nothing of it.
pub(crate) struct Terminal {
    /// Dropped first, while signals are still caught.
    _guard: Guard,
    canvas: Canvas<CrosstermBackend<Ink>>,
    ink: Ink,
    tty: Tty,
    size: Size,
    /// True if the last frame left the cursor to be seen.
    shows_cursor: bool,
}

impl Terminal {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When it cannot be listened to, switched to raw mode or written to.
    pub(crate) fn enter() -> io::Result<Self> {
        // Otherwise crossterm sends "reset everything" for each colour under NO_COLOR; the theme
        // alone decides.
        style::force_color_output(true);
        let mut tty = Tty::open()?;
        let guard = Guard;
        modes::enter(&mut tty)?;
        let (ink, size) = (Ink::default(), tty::size()?);
        Ok(Self { _guard: guard, canvas: canvas(&ink, size)?, ink, tty, size, shows_cursor: false })
    }

    /// Waits until something happens, at most so long, and gives all that has happened.
    ///
    /// # Errors
    /// When nothing can be waited for.
    pub(crate) fn wait(&mut self, at_most: Duration) -> io::Result<Vec<Message>> {
        self.tty.wait(at_most)
    }

    fn present(&mut self) -> io::Result<()> {
        let mut frame = Vec::new();
        queue!(frame, BeginSynchronizedUpdate)?;
        frame.append(&mut self.ink.0.borrow_mut());
        queue!(frame, EndSynchronizedUpdate)?;
        self.tty.write(&frame)
    }
}

impl Host for Terminal {
    fn size(&mut self) -> io::Result<Size> {
        if tty::size()? != self.size {
            self.forget()?;
        }
        Ok(self.size)
    }

    /// Leaves the cursor, hidden or not, where the focus is.
    fn draw(&mut self, rings: bool, shows_cursor: bool, view: View<'_>) -> io::Result<()> {
        let focus = view(&mut self.canvas.get_frame());
        self.canvas.flush()?;
        self.ink.shorten();
        if rings {
            queue!(self.ink, Print(BELL))?;
        }
        if let Some(Position { x, y }) = focus {
            queue!(self.ink, MoveTo(x, y))?;
        }
        match (shows_cursor, std::mem::replace(&mut self.shows_cursor, shows_cursor)) {
            (true, _) => queue!(self.ink, Show)?,
            (false, true) => queue!(self.ink, Hide)?,
            (false, false) => {}
        }
        self.present()?;
        // Only now, so that nobody waits for it, is room made for the next frame.
        self.canvas.swap_buffers();
        Ok(())
    }

    fn now(&self) -> Zoned {
        Zoned::now()
    }

    fn clock(&self) -> Duration {
        clock::now()
    }

    /// The terminal never says if it took the text. One that does not know how may show it instead,
    /// so the next frame is drawn whole.
    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.tty.write(&Clipboard::of_this_terminal().words(text))?;
        self.forget()
    }

    /// Asks the terminal nothing, which ratatui's own `clear` would.
    fn forget(&mut self) -> io::Result<()> {
        self.size = tty::size()?;
        self.canvas = canvas(&self.ink, self.size)?;
        queue!(self.ink, Clear(ClearType::All))
    }

    #[cfg(unix)]
    fn suspend(&mut self) -> io::Result<()> {
        modes::leave();
        self.tty.stop()?;
        modes::enter(&mut self.tty)?;
        self.forget()
    }

    #[cfg(unix)]
    fn resume(&mut self) -> io::Result<()> {
        modes::resume(&mut self.tty)?;
        self.forget()
    }
}

/// A canvas of this size. One that fills the terminal would look for a size before each frame by
/// crossterm's rules, which open the terminal each time and have no answer where it knows none.
fn canvas(ink: &Ink, size: Size) -> io::Result<Canvas<CrosstermBackend<Ink>>> {
    let area = Rect::from((Position::ORIGIN, size));
    Canvas::with_options(CrosstermBackend::new(ink.clone()), TerminalOptions { viewport: Viewport::Fixed(area) })
}

/// The place where a frame is drawn before it is written by `present`, and only there.
#[derive(Debug, Clone, Default)]
struct Ink(Rc<RefCell<Vec<u8>>>);

impl Ink {
    /// Shortens the end that ratatui gives each frame, which takes more bytes than a timer's second:
    /// each colour is reset, and then all of them.
    fn shorten(&self) {
        const WORDS: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m";
        const SHORT: &[u8] = b"\x1b[0m";
        let mut frame = self.0.borrow_mut();
        if let Some(end) = frame.strip_suffix(WORDS).map(<[u8]>::len) {
            frame.truncate(end);
            frame.extend_from_slice(SHORT);
        }
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
