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

/// The width and height of a terminal, in cells. Where it knows none, as in a container or a script,
/// the environment says, and otherwise it is the usual size.
///
/// # Errors
/// When it is no terminal, or one that is gone.
#[cfg(unix)]
pub fn size(terminal: impl rustix::fd::AsFd) -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(terminal)?;
    let known = |cells: u16, name, usual| {
        let told = || std::env::var(name).ok()?.parse().ok().filter(|cells| *cells > 0);
        Some(cells).filter(|cells| *cells > 0).or_else(told).unwrap_or(usual)
    };
    Ok((known(size.ws_col, "COLUMNS", 80), known(size.ws_row, "LINES", 24)))
}

/// How many cells a line of the terminal on stdout has, as it is now.
#[must_use]
pub fn columns() -> usize {
    #[cfg(unix)]
    let known = size(rustix::stdio::stdout()).ok().map(|(columns, _)| usize::from(columns));
    #[cfg(not(unix))]
    let known = None;
    known.unwrap_or(80).max(LEAST)
}

/// Lines are not folded to fewer cells than this.
const LEAST: usize = 20;
/// As wide as progress is ever told.
const WIDTH: usize = 60;
