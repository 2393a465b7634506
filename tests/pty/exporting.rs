//! A plan that leaves the screen: into a file of the folder, and to the terminal's clipboard.

use crate::terminal::{Pty, start, start_with};

fn on_plan() -> Pty {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("10\r");
    pty.wait_for("Ring the great bell now");
    pty
}

#[test]
fn a_plan_goes_to_the_terminals_clipboard() {
    let mut pty = on_plan();
    pty.send("x4\r");
    pty.wait_for("Sent to the clipboard, if the terminal allows it.");
    assert!(clipboard(&pty.raw()).is_some(), "{}", pty.raw());
}

/// What was sent to the clipboard, and what was written after it.
fn clipboard(raw: &str) -> Option<(String, String)> {
    let (_, after) = raw.split_once("\x1b]52;c;")?;
    let end = after.find(['\x1b', '\x07'])?;
    Some((after[..end].to_owned(), after[end..].to_owned()))
}

#[test]
fn what_a_terminal_makes_of_the_clipboard_is_drawn_over() {
    let mut pty = on_plan();
    pty.send("x4\r");
    pty.wait_for("Sent to the clipboard, if the terminal allows it.");
    let (_, after) = clipboard(&pty.raw()).unwrap();
    assert!(after.contains("\x1b[2J"), "{after:?}");
}

#[test]
fn gnu_screen_gets_the_clipboard_in_pieces_that_it_passes_on() {
    let [direct, pty] = [("xterm", None), ("screen", Some("4711.pts-0"))].map(|(term, sty)| {
        let mut pty = start_with(&[], &[("TERM", Some(term)), ("STY", sty)]);
        pty.wait_for("None of these");
        pty.send("0\r2\r10\r1\r0\rx4\r");
        pty.wait_for("Sent to the clipboard, if the terminal allows it.");
        pty
    });
    let raw = pty.raw();
    let pieces: Vec<&str> = raw.split("\x1bP").skip(1).map(|rest| rest.split_once("\x1b\\").unwrap().0).collect();
    assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() < 768), "{pieces:?}");
    let words = format!("\x1b]52;c;{}\x07", clipboard(&direct.raw()).unwrap().0);
    assert_eq!(pieces.concat(), words);
}

#[test]
fn a_plan_goes_into_a_file_and_what_it_is_called_is_said() {
    let mut pty = on_plan();
    pty.send("x1\r");
    pty.wait_for("Saved as charley-");
    let files: Vec<_> = std::fs::read_dir(pty.home()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(files.iter().any(|name| name.to_string_lossy().starts_with("charley-")), "{files:?}");
}
