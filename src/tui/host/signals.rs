//! Signals, as something to be waited for beside the keyboard.
//!
//! Relies on signal-hook, and on Linux on a signal that waits to be read. Must not know what becomes of a signal.

use rustix::fd::{AsFd, BorrowedFd};
use rustix::process::{Signal, getpid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The signals that end the program.
const FATAL: [i32; 4] = [SIGTERM, SIGINT, SIGHUP, SIGQUIT];

/// The signals of this program, caught while this lives.
#[derive(Debug)]
pub(super) struct Signals {
    caught: SignalDelivery<UnixStream, SignalOnly>,
    stops: stop::Stops,
    /// True if this program was told to stop by itself: Ctrl-Z is for everybody in the foreground.
    was_told: bool,
    /// True while fatal signals do what they do to every program.
    by_default: Arc<AtomicBool>,
}

impl Signals {
    /// Catches them, the fatal ones from [`hear_fatal`](Self::hear_fatal) on.
    ///
    /// # Errors
    /// When that takes more open files than there may be.
    pub(super) fn catch() -> io::Result<Self> {
        let by_default = Arc::new(AtomicBool::new(true));
        for signal in FATAL {
            signal_hook::flag::register_conditional_default(signal, Arc::clone(&by_default))?;
        }
        let (reader, writer) = UnixStream::pair()?;
        let all = FATAL.into_iter().chain([SIGCONT, SIGWINCH]);
        let caught = SignalDelivery::with_pipe(reader, writer, SignalOnly, all)?;
        Ok(Self { caught, stops: stop::Stops::catch()?, was_told: false, by_default })
    }

    /// The files that can be read when a signal has come.
    pub(super) fn handles(&self) -> [BorrowedFd<'_>; 2] {
        let caught = self.caught.get_read().as_fd();
        [caught, self.stops.handle(caught)]
    }

    /// The signals that have come, each once.
    pub(super) fn take(&mut self) -> Vec<i32> {
        let stop = self.stops.take();
        self.was_told |= stop.is_some();
        self.caught.pending().chain(stop).collect()
    }

    /// Has fatal signals wait to be taken, now that the terminal is to be given back before the end.
    /// Without it there is nothing to give back, and who takes it in the background is stopped for
    /// that and would never get to take them.
    pub(super) fn hear_fatal(&self) {
        self.by_default.store(false, Ordering::SeqCst);
    }

    /// Stops until the shell goes on with the program.
    ///
    /// It stops by the default action of the signal and not by another signal, so that the kernel's
    /// own rules hold: a program for which no shell waits, such as the first one of a session, would
    /// never go on, and does not stop.
    pub(super) fn stop(&mut self) -> io::Result<()> {
        self.by_default.store(true, Ordering::SeqCst);
        let _unblocked = stop::Stops::unblock()?;
        let was_told = std::mem::take(&mut self.was_told);
        Ok(if was_told { kill_process(getpid(), Signal::TSTP) } else { kill_current_process_group(Signal::TSTP) }?)
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.by_default.store(true, Ordering::SeqCst);
    }
}

/// A stop from outside has to find the terminal given back, but a signal with a handler has no
/// default action any more. So this one is blocked, and waits in a file of its own.
#[cfg(any(target_os = "linux", target_os = "android"))]
mod stop {
    use nix::sys::signal::{SigSet, Signal};
    use nix::sys::signalfd::{SfdFlags, SignalFd};
    use rustix::fd::{AsFd, BorrowedFd};
    use std::io;

    #[derive(Debug)]
    pub(super) struct Stops(SignalFd);

    fn set() -> SigSet {
        SigSet::from(Signal::SIGTSTP)
    }

    impl Stops {
        pub(super) fn catch() -> io::Result<Self> {
            let file = SignalFd::with_flags(&set(), SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC)?;
            set().thread_block()?;
            Ok(Self(file))
        }

        pub(super) fn handle<'s>(&'s self, _: BorrowedFd<'s>) -> BorrowedFd<'s> {
            self.0.as_fd()
        }

        pub(super) fn take(&self) -> Option<i32> {
            self.0.read_signal().ok().flatten().and_then(|signal| i32::try_from(signal.ssi_signo).ok())
        }

        pub(super) fn unblock() -> io::Result<Unblocked> {
            set().thread_unblock()?;
            Ok(Unblocked)
        }
    }

    impl Drop for Stops {
        fn drop(&mut self) {
            let _ = set().thread_unblock();
        }
    }

    /// The signal has its default action while this lives.
    pub(super) struct Unblocked;

    impl Drop for Unblocked {
        fn drop(&mut self) {
            let _ = set().thread_block();
        }
    }
}

/// Elsewhere no such file can be had without unsafe code. A stop from outside leaves the terminal as
/// it is, as SIGSTOP does; Ctrl-Z, which is a key, gives it back.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
mod stop {
    use rustix::fd::BorrowedFd;
    use std::io;

    #[derive(Debug)]
    pub(super) struct Stops;

    impl Stops {
        pub(super) fn catch() -> io::Result<Self> {
            Ok(Self)
        }

        pub(super) fn handle<'s>(&'s self, other: BorrowedFd<'s>) -> BorrowedFd<'s> {
            other
        }

        pub(super) fn take(&self) -> Option<i32> {
            None
        }

        pub(super) fn unblock() -> io::Result<()> {
            Ok(())
        }
    }
}
