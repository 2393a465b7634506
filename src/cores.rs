//! Work on two cores at once.
//!
//! Relies on the operating system. Must not know what the work is. Linux may start a thread on the core of the thread that starts it,
//! and move it to an idle one only after some milliseconds: by then all that is done here is over. So the new thread is
//! started from another core.

use std::panic;
use std::thread;

/// Does the work on a thread of its own while the rest is done here.
pub(crate) fn beside<T: Send, U>(work: impl FnOnce() -> T + Send, rest: impl FnOnce() -> U) -> (U, T) {
    thread::scope(|scope| {
        let cores = Cores::leave();
        let work = scope.spawn(move || {
            cores.allow_all();
            work()
        });
        cores.come_back();
        let rest = rest();
        (rest, work.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)))
    })
}

/// The core that this thread was on, and those that it may be on, if there are several.
#[cfg(target_os = "linux")]
#[derive(Clone, Copy)]
struct Cores(Option<(rustix::thread::CpuSet, rustix::thread::CpuSet)>);

#[cfg(target_os = "linux")]
impl Cores {
    /// Goes to another core. A thread that is started now begins there.
    fn leave() -> Self {
        use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
        let elsewhere = || {
            let (all, here) = (sched_getaffinity(None).ok()?, here()?);
            let (mut only, mut others) = (CpuSet::new(), all);
            only.set(here);
            others.unset(here);
            sched_setaffinity(None, &others).ok()?;
            Some((only, all))
        };
        Self(elsewhere())
    }

    /// Goes back to the core that was left.
    fn come_back(self) {
        if let Some((only, _)) = self.0 {
            // Where it is refused the system decides, as it always does.
            let _ = rustix::thread::sched_setaffinity(None, &only);
        }
        self.allow_all();
    }

    /// Lets the system move this thread again.
    fn allow_all(self) {
        if let Some((_, all)) = self.0 {
            let _ = rustix::thread::sched_setaffinity(None, &all);
        }
    }
}

/// The core that this thread is on, as the system tells it: the 39th of its words, two of which come before its name ends.
#[cfg(target_os = "linux")]
fn here() -> Option<usize> {
    let told = std::fs::read_to_string("/proc/thread-self/stat").ok()?;
    told.rsplit(')').next()?.split_whitespace().nth(36)?.parse().ok()
}

/// Elsewhere the system decides alone.
#[cfg(not(target_os = "linux"))]
#[derive(Clone, Copy)]
struct Cores;

#[cfg(not(target_os = "linux"))]
impl Cores {
    fn leave() -> Self {
        Self
    }

    fn come_back(self) {}

    fn allow_all(self) {}
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use rustix::thread::{sched_getaffinity, sched_setaffinity};

    #[test]
    fn both_threads_may_be_on_every_core_again() {
        let cores = || sched_getaffinity(None).ok();
        let before = cores();
        assert_eq!(beside(cores, cores), (before, before));
        assert_eq!(cores(), before);
    }

    #[test]
    fn a_thread_knows_the_core_that_it_is_on() {
        let all = sched_getaffinity(None).unwrap();
        let mut only = all;
        (0..rustix::thread::CpuSet::MAX_CPU).filter(|core| all.is_set(*core)).skip(1).for_each(|core| only.unset(core));
        sched_setaffinity(None, &only).unwrap();
        assert!(here().is_some_and(|core| only.is_set(core)));
        sched_setaffinity(None, &all).unwrap();
    }
}
