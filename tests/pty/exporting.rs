//! A plan that leaves the screen: into a file of the folder, and to the terminal's clipboard.

use crate::terminal::{Pty, start};

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
    assert!(pty.raw().contains("\x1b]52;c;"), "{}", pty.raw());
}

#[test]
fn a_plan_goes_into_a_file_and_what_it_is_called_is_said() {
    let mut pty = on_plan();
    pty.send("x1\r");
    pty.wait_for("Saved as charley-");
    let files: Vec<_> = std::fs::read_dir(pty.home()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(files.iter().any(|name| name.to_string_lossy().starts_with("charley-")), "{files:?}");
}
