//! A terminal for tests: starts the program in it, types, and sees what a person would see.
//!
//! It answers no question that the program might ask of it, and it never asserts how long something took; it only gives
//! up after a while.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Nothing takes this long, but a machine may have much else to do.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    screen: Arc<Mutex<vt100::Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    watcher: Option<JoinHandle<()>>,
    is_over: Arc<AtomicBool>,
    /// Whether nobody reads what the program writes.
    is_unread: Arc<AtomicBool>,
    /// The program's own home, so that no test sees another's files.
    home: tempfile::TempDir,
}

/// The program with the toy guide, 80x24.
pub(crate) fn start() -> Pty {
    start_with(&[], &[])
}

/// With these arguments and these variables; a variable without a value is removed.
pub(crate) fn start_with(args: &[&str], env: &[(&str, Option<&str>)]) -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_charley"));
    command.args(["--guide", toy().to_str().unwrap()]);
    command.args(args);
    Pty::spawn(command, env)
}

pub(crate) fn toy() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/dragon")
}

/// A shell that goes through this script with job control, as an interactive one does with what is typed. In it, `$CHARLEY` is
/// the program with the toy guide.
pub(crate) fn shell(script: &str) -> Pty {
    let mut command = CommandBuilder::new("sh");
    let program = format!("{} --guide {}", env!("CARGO_BIN_EXE_charley"), toy().display());
    command.args(["-m", "-c", &script.replace("$CHARLEY", &program)]);
    Pty::spawn(command, &[])
}

/// The program with the toy guide, started by a shell that has said this before.
pub(crate) fn start_after(words: &str) -> Pty {
    shell(&format!("{words}; exec $CHARLEY"))
}

impl Pty {
    pub(crate) fn spawn(command: CommandBuilder, env: &[(&str, Option<&str>)]) -> Self {
        Self::spawn_in(24, 80, command, env)
    }

    /// In a terminal that says it is of this size.
    pub(crate) fn spawn_in(rows: u16, cols: u16, mut command: CommandBuilder, env: &[(&str, Option<&str>)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        settle_environment(&mut command, home.path(), env);
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(24, 80, 0)));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let is_over = Arc::new(AtomicBool::new(false));
        let is_unread = Arc::new(AtomicBool::new(false));
        let watcher = {
            let (screen, raw, is_over) = (Arc::clone(&screen), Arc::clone(&raw), Arc::clone(&is_over));
            let is_unread = Arc::clone(&is_unread);
            let mut reader = pty.master.try_clone_reader().unwrap();
            let watch = move || {
                let mut bytes = [0; 4096];
                while let Ok(count @ 1..) = reader.read(&mut bytes) {
                    raw.lock().unwrap().extend_from_slice(&bytes[..count]);
                    screen.lock().unwrap().process(&bytes[..count]);
                    while is_unread.load(Ordering::SeqCst) {
                        thread::sleep(Duration::from_millis(5));
                    }
                    if is_over.load(Ordering::SeqCst) {
                        break;
                    }
                }
            };
            Some(thread::Builder::new().name("watch".to_owned()).spawn(watch).unwrap())
        };
        let keyboard = Some(pty.master.take_writer().unwrap());
        Self { child, master: Some(pty.master), keyboard, screen, raw, watcher, is_over, is_unread, home }
    }

    /// The program's home, which is also its current folder.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn send(&mut self, keys: &str) {
        self.send_bytes(keys.as_bytes());
    }

    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
    }

    /// Waits until the screen has these words.
    #[track_caller]
    pub(crate) fn wait_for(&self, words: &str) {
        self.wait_until(&format!("no {words:?}"), || self.text().contains(words));
    }

    #[track_caller]
    pub(crate) fn wait_until(&self, otherwise: &str, mut done: impl FnMut() -> bool) {
        let end = Instant::now() + PATIENCE;
        while !done() {
            assert!(Instant::now() < end, "{otherwise} in\n{}", self.text());
            thread::sleep(Duration::from_millis(10));
        }
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([&format!("-{name}"), &pid]).status().unwrap().success());
    }

    /// Stops reading what the program writes, as a terminal does whose window hangs, or goes on with it.
    pub(crate) fn read(&self, reads: bool) {
        self.is_unread.store(!reads, Ordering::SeqCst);
    }

    /// Stops reading, and writes on behalf of the program until the terminal takes no more.
    pub(crate) fn fill(&self) {
        use rustix::fs::{Mode, OFlags, open};
        self.read(false);
        let name = self.master.as_ref().unwrap().tty_name().unwrap();
        let terminal = open(name, OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK, Mode::empty()).unwrap();
        // The watcher may read once more meanwhile.
        for _ in 0..3 {
            while rustix::io::write(&terminal, &[0; 1024]).is_ok() {}
            while rustix::io::write(&terminal, &[0]).is_ok() {}
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Sends a signal to the program that has the terminal, which may be another than the first.
    pub(crate) fn signal_foreground(&self, name: &str) {
        let group = self.master.as_ref().unwrap().process_group_leader().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([&format!("-{name}"), &group]).status().unwrap().success());
    }

    /// Loses what a smaller screen would not show, without a word to the program.
    pub(crate) fn cut(&self, rows: u16, cols: u16) {
        let mut screen = self.screen.lock().unwrap();
        let (whole_rows, whole_cols) = screen.screen().size();
        screen.screen_mut().set_size(rows, cols);
        screen.screen_mut().set_size(whole_rows, whole_cols);
    }

    /// Whether the program has ended.
    pub(crate) fn is_over(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Waits for the program to end. Its last bytes may arrive after that.
    #[track_caller]
    pub(crate) fn exit_code(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "still running\n{}", self.text());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Leaves as a person does, and finds the terminal as it was.
    #[track_caller]
    pub(crate) fn quit(&mut self) {
        self.send("q");
        assert_eq!(self.exit_code(), 0, "{}", self.text());
        self.assert_restored();
    }

    /// Whether the terminal is as it was found: normal screen, cursor in sight, lines edited and echoed, no paste marks.
    pub(crate) fn is_restored(&self) -> bool {
        let modes_off = {
            let screen = self.screen.lock().unwrap();
            let screen = screen.screen();
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        };
        modes_off && self.is_cooked()
    }

    #[track_caller]
    pub(crate) fn assert_restored(&self) {
        self.wait_until("the terminal is not restored", || self.is_restored());
    }

    /// Whether the terminal edits lines itself, as a shell expects it.
    pub(crate) fn is_cooked(&self) -> bool {
        let tty = self.master.as_ref().unwrap().tty_name().unwrap();
        let stty =
            std::process::Command::new("stty").arg("-a").stdin(std::fs::File::open(tty).unwrap()).output().unwrap();
        let modes = String::from_utf8_lossy(&stty.stdout).into_owned();
        modes.contains(" icanon") && modes.contains(" echo ")
    }

    /// How it is: `T` when stopped.
    pub(crate) fn state(&self) -> String {
        self.process_table("stat=")
    }

    /// What everybody on the machine can read about the process: its name and its arguments.
    pub(crate) fn process(&self) -> String {
        self.process_table("comm=,args=")
    }

    /// What the table of all processes says of it.
    pub(crate) fn process_table(&self, columns: &str) -> String {
        let pid = self.child.process_id().unwrap().to_string();
        let ps = std::process::Command::new("ps").args(["-o", columns, "-p", &pid]).output().unwrap();
        String::from_utf8_lossy(&ps.stdout).trim().to_owned()
    }

    /// Takes the terminal away, as a closed window does: every handle on it must go, so the watcher reads once more and
    /// ends.
    pub(crate) fn hang_up(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        self.send("j");
        self.watcher.take().unwrap().join().unwrap();
        self.keyboard = None;
        self.master = None;
    }

    pub(crate) fn resize(&self, rows: u16, cols: u16) {
        // The emulator knows no size without a cell, nor one narrower than what is drawn at once or of a single line, and
        // takes memory for every cell that there may be.
        self.screen.lock().unwrap().screen_mut().set_size(rows.clamp(2, 300), cols.clamp(8, 300));
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// The screen as a person sees it. Whether a blank at a line's end was written or never touched depends on what was
    /// there before, so those are left out.
    pub(crate) fn text(&self) -> String {
        let contents = self.screen.lock().unwrap().screen().contents();
        contents.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// Whether the hardware cursor is to be seen.
    pub(crate) fn shows_cursor(&self) -> bool {
        !self.screen.lock().unwrap().screen().hide_cursor()
    }

    /// Waits until the program is gone and all that it has written was read.
    pub(crate) fn drain(&mut self) {
        self.exit_code();
        self.wait_until("its last bytes do not arrive", || self.watcher.as_ref().is_none_or(JoinHandle::is_finished));
    }

    /// The line on which the hardware cursor stands.
    pub(crate) fn cursor_line(&self) -> String {
        let row = usize::from(self.screen.lock().unwrap().screen().cursor_position().0);
        self.text().lines().nth(row).unwrap_or_default().to_owned()
    }

    /// Whether these words stand on the screen in reverse.
    pub(crate) fn is_reversed(&self, words: &str) -> bool {
        let line = self.text().lines().position(|line| line.contains(words)).unwrap();
        let column = self.text().lines().nth(line).unwrap().split(words).next().unwrap().chars().count();
        let screen = self.screen.lock().unwrap();
        let cell = screen.screen().cell(u16::try_from(line).unwrap(), u16::try_from(column).unwrap()).unwrap();
        cell.inverse()
    }

    /// All that the program has written.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw.lock().unwrap()).into_owned()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn settle_environment(command: &mut CommandBuilder, home: &Path, env: &[(&str, Option<&str>)]) {
    for name in [
        "NO_COLOR",
        "COLORTERM",
        "TMUX",
        "STY",
        "LINES",
        "COLUMNS",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "ACCESSIBLE",
        "RUST_BACKTRACE",
    ] {
        command.env_remove(name);
    }
    command.cwd(home);
    command.env("TERM", "xterm-256color");
    for name in ["HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        command.env(name, home);
    }
    for (name, value) in env {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        }
    }
}
