//! Where there is no screen to fill.

use crate::terminal::{Pty, start_with};
use portable_pty::CommandBuilder;

#[test]
fn output_into_a_file_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out");
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("{} > {}", env!("CARGO_BIN_EXE_charley"), file.display())]);
    let mut pty = Pty::spawn(command, &[]);
    assert_eq!(pty.exit_code(), 2);
    pty.wait_for("--plain");
    assert_eq!(std::fs::read_to_string(file).unwrap(), "");
    assert!(!pty.raw().contains('\x1b'), "{:?}", pty.raw());
}

#[test]
fn a_dumb_terminal_gets_lines() {
    for term in [Some("dumb"), Some(""), None] {
        let pty = start_with(&[], &[("TERM", term)]);
        pty.wait_for("0. None of these");
        assert!(!pty.raw().contains('\x1b'), "{:?}", pty.raw());
    }
}

#[test]
fn a_broken_guide_is_told_on_the_normal_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_charley"));
    command.args(["--guide", folder.path().to_str().unwrap()]);
    let mut pty = Pty::spawn(command, &[]);
    assert_ne!(pty.exit_code(), 0);
    pty.wait_for("there is no guide in it");
    assert!(!pty.raw().contains("\x1b[?1049h"), "{:?}", pty.raw());
}

#[test]
fn a_long_check_says_how_far_it_is_and_takes_that_away() {
    let mut pty = start_with(&["check", "--mutate"], &[]);
    assert_eq!(pty.exit_code(), 0);
    pty.wait_for("survivors; score");
    assert!(pty.raw().contains("\rmutant 1 of "), "{:?}", pty.raw());
    assert!(!pty.text().contains("mutant 1"), "{}", pty.text());
}
