//! The terminal as a file: bytes in, bytes out, and one wait for both, for signals and for time.
//!
//! Relies on `input` for the keys that bytes make. Must not know what is drawn, or what a key does.
//! Nothing is waited for alone: who wants to leave is heard also while the terminal takes no more.

use super::input::{self, Input, Typed};
use super::signals::Signals;
use crate::clock;
use crate::out;
use crate::tui::message::{HANG_UP, Message};
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use std::io;
use std::sync::OnceLock;
use std::time::Duration;

/// The terminal of this process.
pub(super) struct Tty {
    input: Handle,
    signals: Signals,
    machine: Input,
    /// What has happened and was not asked for yet.
    heard: Vec<Message>,
    /// The memory that it takes, in bytes.
    held: usize,
    /// True once something has come that ends the program whatever else it does.
    is_leaving: bool,
}

/// One end of the terminal.
#[derive(Debug)]
enum Handle {
    /// Opened anew, so that a read or write that would wait comes back. The mode that says so
    /// belongs to an open file, and that of stdin and stdout is shared with the shell and with every
    /// other program on the terminal.
    Own(OwnedFd),
    /// The one that the program was started with, where the terminal cannot be opened again.
    Given(BorrowedFd<'static>),
}

impl Handle {
    fn again(given: BorrowedFd<'static>) -> Self {
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        rustix::termios::ttyname(given, Vec::new())
            .and_then(|name| rustix::fs::open(name, flags, Mode::empty()))
            .map_or(Self::Given(given), Self::Own)
    }
}

impl AsFd for Handle {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Own(handle) => handle.as_fd(),
            Self::Given(handle) => *handle,
        }
    }
}

/// The end that everything is written to. Opened once, so that a panic finds it, too.
fn output() -> &'static Handle {
    static OUTPUT: OnceLock<Handle> = OnceLock::new();
    OUTPUT.get_or_init(|| Handle::again(rustix::stdio::stdout()))
}

/// The most that is remembered of what was typed or pasted while nothing could be drawn, in bytes.
const MOST_HELD: usize = 1024 * 1024;

impl Tty {
    /// Listens to the terminal and to signals.
    ///
    /// # Errors
    /// When that takes more open files than there may be.
    pub(super) fn open() -> io::Result<Self> {
        output();
        let input = Handle::again(rustix::stdio::stdin());
        let signals = Signals::catch()
            .map_err(|error| io::Error::new(error.kind(), format!("signals cannot be caught: {error}")))?;
        Ok(Self { input, signals, machine: Input::new(), heard: Vec::new(), held: 0, is_leaving: false })
    }

    /// Waits until something happens, at most so long, and gives all that has happened.
    ///
    /// # Errors
    /// When nothing can be waited for.
    pub(super) fn wait(&mut self, at_most: Duration) -> io::Result<Vec<Message>> {
        if self.heard.is_empty() {
            self.listen(Some(at_most), false)?;
        }
        self.held = 0;
        Ok(std::mem::take(&mut self.heard))
    }

    /// Writes all of this, unless the terminal takes no more and somebody wants to leave.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub(super) fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match rustix::io::write(output(), bytes) {
                Ok(count) => bytes = &bytes[count..],
                Err(Errno::AGAIN) if self.is_leaving => return Ok(()),
                Err(Errno::AGAIN) => self.listen(None, true)?,
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Hears the signals that end the program, so that the terminal can be given back before.
    pub(super) fn hear_fatal(&self) {
        self.signals.hear_fatal();
    }

    /// Stops as the shell wants it, and comes back when it goes on.
    ///
    /// # Errors
    /// When no signal can be sent.
    pub(super) fn stop(&mut self) -> io::Result<()> {
        self.signals.stop()
    }

    /// Waits for input, signals, silence and so much time, and if asked to also until something can
    /// be written.
    fn listen(&mut self, at_most: Option<Duration>, writes: bool) -> io::Result<()> {
        let silence = self.machine.deadline().map(|until| until.saturating_sub(clock::now()));
        let at_most = at_most.into_iter().chain(silence).min();
        let at_most = at_most.and_then(|time| Timespec::try_from(time).ok());
        let [caught, stops] = self.signals.handles();
        let mut files = vec![
            PollFd::new(&self.input, PollFlags::IN),
            PollFd::from_borrowed_fd(caught, PollFlags::IN),
            PollFd::from_borrowed_fd(stops, PollFlags::IN),
        ];
        files.extend(writes.then(|| PollFd::new(output(), PollFlags::OUT)));
        match poll(&mut files, at_most.as_ref()) {
            Err(Errno::INTR) => return Ok(()),
            ready => ready?,
        };
        let [input, signals] = [files[0].revents(), files[1].revents() | files[2].revents()];
        if !signals.is_empty() {
            self.signals.take().into_iter().for_each(|signal| self.remember(signalled(signal)));
        }
        self.hear(input);
        Ok(())
    }

    /// Takes in what was typed, or that nothing was.
    fn hear(&mut self, ready: PollFlags) {
        let mut typed = Vec::new();
        if ready.is_empty() {
            self.machine.settle(clock::now(), &mut typed);
        } else {
            self.read(ready, &mut typed);
        }
        typed.into_iter().for_each(|typed| self.remember(typed.into()));
    }

    fn read(&mut self, ready: PollFlags, typed: &mut Vec<Typed>) {
        let mut bytes = [0; 4096];
        match rustix::io::read(&self.input, &mut bytes) {
            Ok(count @ 1..) => self.machine.feed(&bytes[..count], clock::now(), typed),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) if !ready.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => {}
            Ok(_) | Err(_) => self.remember(Message::Ended(HANG_UP)),
        }
    }

    fn remember(&mut self, message: Message) {
        let leaves = match &message {
            Message::Key(key) => input::is_interrupt(*key),
            message => matches!(message, Message::Ended(_)),
        };
        self.is_leaving |= leaves;
        let pasted = if let Message::Pasted(text) = &message { text.len() } else { 0 };
        let held = self.held + size_of::<Message>() + pasted;
        if held <= MOST_HELD || leaves {
            self.heard.push(message);
            self.held = held;
        }
    }
}

fn signalled(signal: i32) -> Message {
    match signal {
        SIGTSTP => Message::Stopped,
        SIGCONT => Message::Resumed,
        SIGWINCH => size().map_or(Message::Ended(HANG_UP), Message::Resized),
        _ => Message::Ended(u8::try_from(128 + signal).unwrap_or(HANG_UP)),
    }
}

/// Writes this before the program leaves, to a terminal that may take nothing any more, and tells if
/// it took all.
pub(super) fn write_last(mut bytes: &[u8]) -> bool {
    while !bytes.is_empty() {
        match rustix::io::write(output(), bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(Errno::AGAIN) if can_write_soon() => {}
            Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
    true
}

fn can_write_soon() -> bool {
    const SOON: Timespec = Timespec { tv_sec: 0, tv_nsec: 500_000_000 };
    let mut files = [PollFd::new(output(), PollFlags::OUT)];
    poll(&mut files, Some(&SOON)).is_ok_and(|ready| ready > 0)
}

/// The size of the terminal.
///
/// # Errors
/// When there is no terminal any more.
pub(super) fn size() -> io::Result<Size> {
    out::size(output()).map(|(width, height)| Size { width, height })
}

/// True if the terminal has hung up.
#[must_use]
pub(super) fn is_lost() -> bool {
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    let mut files = [PollFd::new(output(), PollFlags::empty())];
    poll(&mut files, Some(&now)).is_ok() && files[0].revents().intersects(PollFlags::HUP | PollFlags::ERR)
}
