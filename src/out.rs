//! Writing where a pipe may close: data to stdout, talk to stderr.
//!
//! The only place besides `main` that writes to the standard streams outside a screen. Must not know what is written.

use crate::streams;
use std::io::{self, Write};

/// The program's exit code.
pub type Exit = u8;
/// Everything went well.
pub const DONE: Exit = 0;
/// It failed, or problems were found.
pub const FAILED: Exit = 1;
/// The command line or the input makes no sense.
pub const USAGE: Exit = 2;

/// Writes data and gives `exit`, unless writing fails. A reader that closed the pipe wanted no more, and that is fine.
#[must_use]
pub fn data(text: &str, exit: Exit) -> Exit {
    let mut stdout = streams::stdout();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => exit,
        Err(error) => failed(&error),
    }
}

/// The exit code for an error of writing, said on stderr unless the reader has gone.
#[must_use]
pub fn failed(error: &io::Error) -> Exit {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return DONE;
    }
    talk(&format!("charley: cannot write: {error}"));
    FAILED
}

/// Says a line on stderr. Nobody may be listening any more; then there is nobody to tell either.
pub fn talk(line: &str) {
    let _ = streams::stderr().write_all(format!("{line}\n").as_bytes());
}

/// Writes over the line of the terminal that says how far something has come; nothing is left of it after an empty one.
pub fn progress(line: &str) {
    let mut stderr = streams::stderr();
    let _ = stderr.write_all(format!("\r{line:WIDTH$}\r").as_bytes()).and_then(|()| stderr.flush());
}

/// How many cells a line of the terminal on stdout has, as it is now.
#[must_use]
pub fn columns() -> usize {
    #[cfg(unix)]
    let known = rustix::termios::tcgetwinsize(rustix::stdio::stdout()).ok().map(|size| usize::from(size.ws_col));
    #[cfg(not(unix))]
    let known = None;
    known.filter(|columns| *columns >= LEAST).unwrap_or(USUAL)
}

/// Fewer are no width but a terminal that knows none.
const LEAST: usize = 20;
const USUAL: usize = 80;
/// As wide as progress is ever told.
const WIDTH: usize = 60;
