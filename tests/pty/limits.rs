//! What a terminal, a shell or a system withholds: a size, patience, files.

use crate::terminal::{Pty, start, start_after, start_with, toy};
use portable_pty::CommandBuilder;
use std::os::unix::process::CommandExt;
use std::thread;
use std::time::Duration;

/// Whether the footer stands on this line, from 1.
fn ends_at(pty: &Pty, line: usize) -> bool {
    pty.text().lines().nth(line - 1).is_some_and(|line| line.ends_with("q quit"))
}

fn in_no_size(env: &[(&str, Option<&str>)]) -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_charley"));
    command.args(["--guide", toy().to_str().unwrap()]);
    let pty = Pty::spawn_in(0, 0, command, env);
    pty.wait_for("> 1 [ ] Smoke");
    pty
}

#[test]
fn a_terminal_that_knows_no_size_is_of_the_usual_one() {
    let mut pty = in_no_size(&[("LINES", None), ("COLUMNS", None)]);
    pty.wait_until("no footer", || ends_at(&pty, 24));
    pty.send("0\r");
    pty.wait_for("Which part");
    pty.resize(20, 60);
    pty.wait_until("the size is not taken", || ends_at(&pty, 20));
}

#[test]
fn or_of_the_one_that_the_environment_says() {
    let pty = in_no_size(&[("LINES", Some("20")), ("COLUMNS", Some("60"))]);
    pty.wait_until("no footer", || ends_at(&pty, 20));
    let pty = in_no_size(&[("LINES", Some("0")), ("COLUMNS", Some("wide"))]);
    pty.wait_until("no footer", || ends_at(&pty, 24));
}

#[test]
fn what_a_size_has_cut_off_is_drawn_again_with_the_old_size() {
    let pty = start();
    pty.wait_for("None of these");
    pty.wait_until("no footer", || ends_at(&pty, 24));
    let whole = pty.text();
    pty.cut(10, 30);
    assert_ne!(pty.text(), whole);
    pty.signal("WINCH");
    pty.wait_until("it stays cut off", || pty.text() == whole);
}

/// Set for the test below when it is to become the program.
const HURRIED: &str = "CHARLEY_TEST_HURRIED";

/// The program on a terminal of which somebody has said that no read or write shall wait.
fn hurried(test: &str, args: &str) -> Pty {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--nocapture", &format!("limits::{test}")]);
    Pty::spawn(command, &[(HURRIED, Some(args))])
}

fn hurry() -> bool {
    let Ok(args) = std::env::var(HURRIED) else { return false };
    let mode = rustix::fs::fcntl_getfl(rustix::stdio::stdin()).unwrap() | rustix::fs::OFlags::NONBLOCK;
    rustix::fs::fcntl_setfl(rustix::stdio::stdin(), mode).unwrap();
    rustix::fs::fcntl_setfl(rustix::stdio::stdout(), mode).unwrap();
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_charley"));
    program.arg("--guide").arg(toy()).args(args.split_whitespace());
    panic!("{}", program.exec());
}

#[test]
fn the_screen_waits_where_nobody_is_to_wait() {
    if hurry() {
        return;
    }
    let mut pty = hurried("the_screen_waits_where_nobody_is_to_wait", "");
    pty.wait_for("> 1 [ ] Smoke");
    pty.fill();
    pty.send("\x0cjk");
    thread::sleep(Duration::from_millis(200));
    pty.read(true);
    pty.send("0\r");
    pty.wait_for("Which part");
    pty.quit();
}

#[test]
fn lines_wait_where_nobody_is_to_wait() {
    if hurry() {
        return;
    }
    let mut pty = hurried("lines_wait_where_nobody_is_to_wait", "--plain");
    pty.wait_for("0. None of these");
    pty.fill();
    pty.send("?\r");
    thread::sleep(Duration::from_millis(200));
    pty.read(true);
    pty.send("0\r");
    pty.wait_for("Which part");
    pty.send("q\r");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn where_no_file_may_grow_it_says_that_nothing_is_kept() {
    let mut pty = start_after("ulimit -f 0");
    pty.wait_for("None of these");
    pty.send("0\r");
    pty.wait_for("Walk not kept: ");
    pty.send("1\r");
    pty.wait_for("What do you see there?");
    pty.quit();
}

#[test]
fn where_no_more_files_may_be_open_it_says_so_or_works() {
    for most in 4..=12 {
        let mut pty = start_after(&format!("ulimit -n {most}"));
        pty.wait_until("it neither speaks nor works", || {
            pty.text().contains("Too many open files") || pty.text().contains("None of these")
        });
        if pty.text().contains("None of these") {
            pty.quit();
        } else {
            assert_eq!(pty.exit_code(), 1, "{most}\n{}", pty.text());
            pty.wait_for("charley: ");
            pty.assert_restored();
        }
    }
}

#[test]
fn with_six_files_it_says_what_it_cannot_open() {
    let mut pty = start_after("ulimit -n 6");
    assert_eq!(pty.exit_code(), 1);
    pty.wait_for("charley: the terminal cannot be used: signals cannot be caught: Too many open files");
}

#[test]
fn keys_of_a_keypad_and_wide_ones_are_digits() {
    for digit in ["\x1bOr", "２", "\x1b[57401u"] {
        let mut pty = start();
        pty.wait_for("None of these");
        pty.send(digit);
        pty.wait_for("2 [x] The castle");
    }
}

#[test]
fn a_key_that_is_for_nothing_says_so() {
    for (key, words) in [("Q", "Q does nothing; ? lists the keys"), ("й", "й does nothing; ? lists the keys")] {
        let mut pty = start_with(&[], &[]);
        pty.wait_for("None of these");
        pty.send(key);
        pty.wait_for(words);
        pty.send("j");
        pty.wait_until("it stays", || !pty.text().contains(words));
    }
}
