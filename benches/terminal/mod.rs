//! A pseudo-terminal with a clock: what a program writes, and when the last of it came.
//!
//! It answers no question that a program might ask, and keeps nothing of what is written but how much it was.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

/// After so long a silence a frame is taken to be over. Frames come in far less, whatever else the machine does.
const SILENCE: Duration = Duration::from_millis(60);
/// A program that does not write at all by then is broken.
const PATIENCE: Duration = Duration::from_secs(10);

/// A program in a terminal of its own.
pub(crate) struct Run {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    written: Receiver<(Instant, usize)>,
    asked: Instant,
    _home: tempfile::TempDir,
}

/// What a process took so far, as the system counts it.
pub(crate) struct Usage {
    /// How often one of its threads was woken.
    pub(crate) wakes: u32,
    /// Time on a processor, in ticks.
    pub(crate) ticks: u64,
    /// The most memory that it had.
    pub(crate) peak_kib: u64,
}

impl Run {
    pub(crate) fn start(command: &[String], (rows, cols): (u16, u16)) -> Self {
        let home = tempfile::tempdir().unwrap();
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let mut reader = pty.master.try_clone_reader().unwrap();
        let (sender, written) = mpsc::channel();
        let watch = move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send((Instant::now(), count)).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().spawn(watch).unwrap();
        let keyboard = pty.master.take_writer().unwrap();
        let command = settled(command, (rows, cols), home.path());
        let asked = Instant::now();
        let child = pty.slave.spawn_command(command).unwrap();
        Self { child, _master: pty.master, keyboard, written, asked, _home: home }
    }

    /// A program that has drawn its first frame.
    pub(crate) fn ready(command: &[String], size: (u16, u16)) -> Self {
        let mut run = Self::start(command, size);
        run.answered();
        run
    }

    /// Presses a key and says how long the answer took, and how many bytes it has.
    pub(crate) fn press(&mut self, key: &str) -> (Duration, usize) {
        self.unasked();
        self.asked = Instant::now();
        self.keyboard.write_all(key.as_bytes()).unwrap();
        self.answered()
    }

    /// From what was asked last to the last byte of the answer, and how many bytes it has.
    pub(crate) fn answered(&mut self) -> (Duration, usize) {
        let (mut last, mut bytes) = self.written.recv_timeout(PATIENCE).unwrap();
        while let Ok((at, count)) = self.written.recv_timeout(SILENCE) {
            (last, bytes) = (at, bytes + count);
        }
        (last - self.asked, bytes)
    }

    /// How many bytes came that nobody asked for.
    pub(crate) fn unasked(&mut self) -> usize {
        self.written.try_iter().map(|(_, count)| count).sum()
    }

    pub(crate) fn usage(&self) -> Usage {
        let process = format!("/proc/{}", self.child.process_id().unwrap());
        let tasks = fs::read_dir(format!("{process}/task")).map(|tasks| tasks.flatten().collect()).unwrap_or_default();
        let tasks: Vec<fs::DirEntry> = tasks;
        let wakes = tasks
            .iter()
            .map(|task| u32::try_from(field(&task.path().join("status"), "voluntary_ctxt_switches:")).unwrap());
        let stat = fs::read_to_string(format!("{process}/stat")).unwrap_or_default();
        // The name of the program is in brackets, and may have blanks.
        let times = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
        Usage {
            wakes: wakes.sum(),
            ticks: times.filter_map(|time| time.parse::<u64>().ok()).sum(),
            peak_kib: field(format!("{process}/status").as_ref(), "VmHWM:"),
        }
    }
}

/// The number behind a name, 0 where the system does not tell.
fn field(file: &std::path::Path, name: &str) -> u64 {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn settled(command: &[String], (rows, columns): (u16, u16), home: &std::path::Path) -> CommandBuilder {
    let sized = |word: &String| word.replace("{rows}", &rows.to_string()).replace("{columns}", &columns.to_string());
    let mut settled = CommandBuilder::from_argv(command.iter().map(|word| sized(word).into()).collect());
    for name in ["NO_COLOR", "COLORTERM", "TMUX", "CLICOLOR", "CLICOLOR_FORCE", "ACCESSIBLE", "FZF_DEFAULT_OPTS"] {
        settled.env_remove(name);
    }
    settled.cwd(home);
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8")] {
        settled.env(name, value);
    }
    for name in ["HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        settled.env(name, home);
    }
    settled
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
