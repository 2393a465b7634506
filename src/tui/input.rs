//! The two threads that wait for the outside world: one for keys, one for signals.
//!
//! Relies on crossterm and signal-hook. Must not know what a key means.

use crate::tui::terminal;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent};
use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

/// Something that happened outside.
#[derive(Debug, Clone)]
pub(super) enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted.
    Pasted(String),
    /// The terminal has another size.
    Resized,
    /// The terminal is gone.
    Lost,
    /// A signal came.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals"))]
    Signal(i32),
}

/// Starts the thread that reads keys.
///
/// # Errors
/// When no thread can be started.
pub(super) fn read_keys(messages: Sender<Message>) -> io::Result<()> {
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        let lost = LostAtEnd(messages);
        // Ends when nobody listens any more, or with the terminal.
        let _ = forward(&lost.0);
    })?;
    Ok(())
}

/// Says that no more keys will come, however the thread ends: a program that cannot hear must not stay.
struct LostAtEnd(Sender<Message>);

impl Drop for LostAtEnd {
    fn drop(&mut self) {
        let _ = self.0.send(Message::Lost);
    }
}

fn forward(messages: &Sender<Message>) -> io::Result<()> {
    let mut torn = TornSequence::default();
    loop {
        wait_for_bytes()?;
        if !event::poll(Duration::ZERO)? {
            terminal::nudge();
            event::poll(Duration::from_millis(50))?;
        }
        while event::poll(Duration::ZERO)? {
            let message = match event::read()? {
                Event::Key(key) if torn.swallows(character(key), Instant::now()) => None,
                Event::Key(key) => Some(Message::Key(key)),
                Event::Resize(..) => Some(Message::Resized),
                Event::Paste(text) => Some(Message::Pasted(text)),
                // Mouse and focus were not asked for.
                Event::Mouse(_) | Event::FocusGained | Event::FocusLost => None,
            };
            if message.is_some_and(|message| messages.send(message).is_err()) {
                return Ok(());
            }
        }
    }
}

/// Waits outside crossterm, which spins for ever on a terminal that has hung up.
#[cfg(unix)]
fn wait_for_bytes() -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = rustix::stdio::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    loop {
        match poll(&mut fds, None) {
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
            Ok(_) if fds[0].revents().contains(PollFlags::HUP) => return Err(io::ErrorKind::BrokenPipe.into()),
            Ok(_) => return Ok(()),
        }
    }
}

#[cfg(not(unix))]
fn wait_for_bytes() -> io::Result<()> {
    while !event::poll(Duration::from_secs(60))? {}
    Ok(())
}

/// Whether the terminal has hung up.
#[cfg(unix)]
#[must_use]
pub(super) fn is_lost() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = rustix::stdio::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
    let now = rustix::time::Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut fds, Some(&now)).is_ok() && fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR)
}

/// Never: Windows ends the program together with its console.
#[cfg(not(unix))]
#[must_use]
pub(super) fn is_lost() -> bool {
    false
}

/// Starts the thread that waits for signals.
///
/// # Errors
/// When the signals cannot be caught or no thread can be started.
#[cfg(unix)]
pub(super) fn catch_signals(messages: Sender<Message>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in &mut signals {
            let message = if signal == SIGWINCH { Message::Resized } else { Message::Signal(signal) };
            if messages.send(message).is_err() {
                break;
            }
        }
    })?;
    Ok(())
}

/// Nothing to catch.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub(super) fn catch_signals(_: Sender<Message>) -> io::Result<()> {
    Ok(())
}

/// What Esc sends.
const ESCAPE: char = '\x1b';

/// The character that a key sends, if it is one.
fn character(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(letter) => Some(letter),
        KeyCode::Esc => Some(ESCAPE),
        _ => None,
    }
}

/// A slow line may deliver `Esc` apart from the `[5~` that makes it a page key. Such a rest must not be taken for keys: a `5`
/// would tick a row that nobody meant.
#[derive(Debug, Default)]
struct TornSequence {
    last: Option<(Instant, Torn)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Torn {
    Escape,
    Inside,
}

impl TornSequence {
    const SOON: Duration = Duration::from_millis(50);

    fn swallows(&mut self, character: Option<char>, now: Instant) -> bool {
        let before = self.last.take().filter(|(then, _)| now.duration_since(*then) <= Self::SOON).map(|(_, torn)| torn);
        let (next, swallowed) = match (before, character) {
            (_, Some(ESCAPE)) => (Some(Torn::Escape), false),
            (Some(Torn::Escape), Some('[' | 'O')) | (Some(Torn::Inside), Some('0'..='9' | ';' | ':' | '<' | '?')) => {
                (Some(Torn::Inside), true)
            }
            (Some(Torn::Inside), Some(_)) => (None, true),
            _ => (None, false),
        };
        self.last = next.map(|torn| (now, torn));
        swallowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swallowed(keys: &[(u64, char)]) -> Vec<bool> {
        let (start, mut torn) = (Instant::now(), TornSequence::default());
        let at = |ms: u64| start + Duration::from_millis(ms);
        keys.iter().map(|(ms, character)| torn.swallows(Some(*character), at(*ms))).collect()
    }

    #[test]
    fn the_rest_of_a_torn_sequence_is_no_key() {
        assert_eq!(swallowed(&[(0, '\x1b'), (5, '['), (5, '5'), (6, '~')]), [false, true, true, true]);
        assert_eq!(swallowed(&[(0, '\x1b'), (5, '['), (5, 'B'), (6, 'q')]), [false, true, true, false]);
    }

    #[test]
    fn keys_after_a_pause_are_keys() {
        assert_eq!(swallowed(&[(0, '\x1b'), (200, '['), (400, '5')]), [false; 3]);
        assert_eq!(swallowed(&[(0, '\x1b'), (1, 'q')]), [false; 2]);
    }
}
