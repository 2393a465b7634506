//! The clock that timers are fed from, and waiting for it.
//!
//! Relies on the operating system. Must not know what is timed. The clock cannot be set, and goes on while the machine
//! sleeps: what lies on the skin lies there all the same.

use std::time::Duration;

/// What time it is, counted from some moment before the program started.
#[cfg(unix)]
#[must_use]
pub fn now() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    // Elsewhere on Unix the monotonic clock counts sleep as well.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const CLOCK: ClockId = ClockId::Boottime;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const CLOCK: ClockId = ClockId::Monotonic;
    let now = clock_gettime(CLOCK);
    Duration::new(now.tv_sec.try_into().unwrap_or(0), now.tv_nsec.try_into().unwrap_or(0))
}

/// What time it is, counted from the first time that this was asked.
#[cfg(not(unix))]
#[must_use]
pub fn now() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// Waits so long, or until a line is typed on a terminal, and says whether one was.
#[cfg(unix)]
#[must_use]
pub fn wait_or_line(length: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::time::Timespec;
    let stdin = rustix::stdio::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    let timeout = Timespec::try_from(length).ok();
    poll(&mut fds, timeout.as_ref()).is_ok_and(|ready| ready > 0)
}

/// Waits so long. Nobody can say here whether a line was typed.
#[cfg(not(unix))]
#[must_use]
pub fn wait_or_line(length: Duration) -> bool {
    std::thread::sleep(length);
    false
}
