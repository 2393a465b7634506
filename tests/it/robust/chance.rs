//! Stories with chance in them, that can be told again.
//!
//! Each story draws from a seed of its own. When one fails, or seems to hang, its seed is printed, and
//! `CHARLEY_SEED=<seed> cargo test <name>` tells that story alone. `CHARLEY_LONG=1` tells many more of them. Relies on nothing
//! of the program, since two test binaries share it.

use std::hash::{BuildHasher, RandomState};
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// Numbers that look random and are the same for the same seed.
pub(crate) struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        // SplitMix64: an additive counter, then its bits well mixed.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    /// Whether something happens that happens once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these.
    pub(crate) fn one_of<'t, T>(&mut self, these: &'t [T]) -> &'t T {
        &these[self.below(these.len())]
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    /// So many bytes of any kind.
    pub(crate) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.byte()).collect()
    }
}

/// Tells the story so many times, or in a long run so many.
pub(crate) fn tell(usually: u64, in_a_long_run: u64, mut story: impl FnMut(&mut Chance)) {
    let is_long = std::env::var_os("CHARLEY_LONG").is_some();
    let replayed = std::env::var("CHARLEY_SEED").ok().map(|seed| seed.parse().unwrap());
    let first = replayed.unwrap_or_else(|| RandomState::new().hash_one(0) >> 16);
    let rounds = match replayed {
        Some(_) => 1,
        None if is_long => in_a_long_run,
        None => usually,
    };
    let now = AtomicU64::new(first);
    let (started, mut slowest) = (Instant::now(), (Duration::ZERO, first));
    thread::scope(|scope| {
        let (over, ends) = mpsc::channel::<()>();
        let now = &now;
        scope.spawn(move || watch(now, first, is_long, &ends));
        for seed in first..first + rounds {
            now.store(seed, Ordering::Relaxed);
            let (_told, began) = (Told(seed), Instant::now());
            story(&mut Chance(seed));
            slowest = slowest.max((began.elapsed(), seed));
        }
        drop(over);
    });
    if is_long {
        say(&format!("{rounds} in {:?}, the slowest {slowest:?}, {}", started.elapsed(), peak_memory()));
    }
}

/// Says which story seems to hang, and in a long run how far it is.
fn watch(now: &AtomicU64, first: u64, is_long: bool, ends: &Receiver<()>) {
    let mut before = None;
    while ends.recv_timeout(Duration::from_secs(30)) == Err(RecvTimeoutError::Timeout) {
        let seed = now.load(Ordering::Relaxed);
        if before.replace(seed) == Some(seed) {
            say(&format!("still at CHARLEY_SEED={seed}"));
        } else if is_long {
            say(&format!("{} told, {}", seed - first, peak_memory()));
        }
    }
}

/// Says how to tell a story again, if it ends in a panic.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if thread::panicking() {
            say(&format!("tell it again with CHARLEY_SEED={}", self.0));
        }
    }
}

/// Past the capture of the test runner, which a run that hangs would never give back.
pub(crate) fn say(words: &str) {
    let name = thread::current().name().unwrap_or_default().to_owned();
    let _ = writeln!(std::io::stderr(), "{name}: {words}");
}

/// The most memory that this process ever had, as far as the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("no peak told").to_owned()
}
