//! The terminal of a system that is no Unix: a thread waits for keys, since nothing else can be
//! waited for beside them.
//!
//! Relies on crossterm, which reads keys and not bytes there. Must not know what is drawn, or what a
//! key does.

use crate::tui::message::{HANG_UP, Message};
use ratatui::crossterm::event::{self, Event};
use ratatui::crossterm::terminal;
use ratatui::layout::Size;
use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// The terminal of this process.
#[derive(Debug)]
pub(super) struct Tty(Receiver<Message>);

impl Tty {
    /// Listens to the terminal.
    ///
    /// # Errors
    /// When no thread can be started.
    pub(super) fn open() -> io::Result<Self> {
        let (sender, messages) = mpsc::channel();
        thread::Builder::new().name("keys".to_owned()).spawn(move || {
            // Ends when nobody listens any more, or with the terminal.
            let _ = forward(&sender);
            let _ = sender.send(Message::Ended(HANG_UP));
        })?;
        Ok(Self(messages))
    }

    /// Waits until something happens, at most so long, and gives all that has happened.
    ///
    /// # Errors
    /// Never.
    pub(super) fn wait(&mut self, at_most: Duration) -> io::Result<Vec<Message>> {
        let first = match self.0.recv_timeout(at_most) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => return Ok(Vec::new()),
            Err(RecvTimeoutError::Disconnected) => Message::Ended(HANG_UP),
        };
        Ok([first].into_iter().chain(self.0.try_iter()).collect())
    }

    /// Writes all of this.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush())
    }
}

fn forward(messages: &Sender<Message>) -> io::Result<()> {
    loop {
        let message = match event::read()? {
            Event::Key(key) => Message::Key(key),
            Event::Resize(..) => Message::Resized(size()?),
            Event::Paste(text) => Message::Pasted(text),
            // Mouse and focus were not asked for.
            Event::Mouse(_) | Event::FocusGained | Event::FocusLost => continue,
        };
        if messages.send(message).is_err() {
            return Ok(());
        }
    }
}

/// Writes this before the program leaves, and tells if the terminal took it.
pub(super) fn write_last(bytes: &[u8]) -> bool {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).is_ok()
}

/// The size of the terminal.
///
/// # Errors
/// When there is no terminal any more.
pub(super) fn size() -> io::Result<Size> {
    terminal::size().map(Size::from)
}

/// Never: the system ends the program together with its console.
#[must_use]
pub(super) fn is_lost() -> bool {
    false
}
