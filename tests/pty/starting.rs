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

#[test]
fn input_from_elsewhere_or_a_wish_for_lines_gets_lines() {
    let program = env!("CARGO_BIN_EXE_charley");
    for (line, env) in [
        (format!("{program} < /dev/null"), None),
        (format!("{program} --plain"), None),
        (program.to_owned(), Some("1")),
        (format!("setsid -w {program} < /dev/null"), None),
    ] {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", &line]);
        let pty = Pty::spawn(command, &[("ACCESSIBLE", env)]);
        pty.wait_for("0. None of these");
        assert!(!pty.raw().contains(['\x1b', '│', '─']), "{line}: {:?}", pty.raw());
    }
}

#[test]
fn plain_lines_are_folded_at_the_width_of_the_terminal() {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_charley"));
    command.arg("--plain");
    let mut pty = Pty::spawn(command, &[]);
    pty.wait_for("0. None of these");
    let widest = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap();
    let first = pty.raw();
    assert!((60..=80).contains(&widest(&first)), "{first}");
    pty.resize(24, 40);
    pty.send("?\r");
    pty.wait_until("no help", || pty.raw()[first.len()..].contains("q quits."));
    let help = pty.raw()[first.len()..].to_owned();
    assert!((30..=40).contains(&widest(&help)), "{help}");
}

#[test]
fn who_leaves_before_the_first_frame_finds_the_terminal_as_it_was() {
    let mut pty = start_with(&[], &[]);
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
    // Nothing was asked of the terminal, so no late reply can arrive in the shell.
    let raw = pty.raw();
    assert!(
        ["\x1b]11;?", "\x1b]10;?", "\x1b[c", "\x1b[6n", "\x1b[>"].iter().all(|query| !raw.contains(query)),
        "{raw:?}"
    );
}

#[test]
fn colour_is_decided_by_the_argument_then_by_the_variables() {
    let heading = |args: &[&str], env: &[(&str, Option<&str>)]| {
        let pty = start_with(args, env);
        pty.wait_for("None of these");
        pty.wait_until("no end of the frame", || pty.raw().ends_with("\x1b[?2026l"));
        pty.raw().contains("38;5;5")
    };
    assert!(heading(&[], &[]));
    assert!(heading(&[], &[("NO_COLOR", Some(""))]), "empty means unset");
    assert!(!heading(&[], &[("NO_COLOR", Some("1"))]));
    assert!(heading(&["--color", "always"], &[("NO_COLOR", Some("1"))]));
    assert!(!heading(&["--color", "never"], &[("CLICOLOR_FORCE", Some("1"))]));
    assert!(!heading(&[], &[("CLICOLOR", Some("0"))]));
    assert!(heading(&[], &[("CLICOLOR", Some("0")), ("CLICOLOR_FORCE", Some("1"))]));
}
