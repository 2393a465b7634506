//! A timer in real time: short, and waited for rather than measured.

use crate::terminal::{Pty, start, toy};
use portable_pty::CommandBuilder;
use std::thread;
use std::time::{Duration, Instant};

/// The toy guide with a hold of two seconds, done twice, without a rest.
fn with_a_short_hold(args: &[&str]) -> (Pty, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(toy()).unwrap().map(|file| file.unwrap()) {
        let text = std::fs::read_to_string(file.path()).unwrap();
        let text = text.replace("seconds: 20, rest: 5, times: 3", "seconds: 2, times: 2");
        std::fs::write(folder.path().join(file.file_name()), text).unwrap();
    }
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_charley"));
    command.args(["--guide", folder.path().to_str().unwrap()]);
    command.args(args);
    (Pty::spawn(command, &[]), folder)
}

fn bells(pty: &Pty) -> usize {
    pty.raw().matches('\x07').count()
}

fn header(pty: &Pty) -> String {
    pty.text().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_timer_counts_in_the_header_stands_still_while_paused_and_rings_at_the_end() {
    let (mut pty, _folder) = with_a_short_hold(&[]);
    pty.wait_for("None of these");
    pty.send("0\r1\r0\rt");
    pty.wait_for("get ready: ");
    let first = header(&pty);
    pty.wait_until("it does not count", || header(&pty) != first);
    pty.send("t ");
    pty.wait_for("Paused: ");
    pty.wait_until("no end of the frame", || pty.raw().ends_with("\x1b[?2026l"));
    let before = pty.raw().len();
    thread::sleep(Duration::from_millis(2500));
    assert_eq!(pty.raw().len(), before);
    let bells_before = bells(&pty);
    pty.send(" t");
    pty.wait_for("Time is up. Let it shine.");
    pty.wait_until("no bell", || bells(&pty) > bells_before);
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn a_stopped_program_does_not_hold_on() {
    let (mut pty, _folder) = with_a_short_hold(&[]);
    pty.wait_for("None of these");
    pty.send("0\r1\r0\rt");
    pty.wait_for("get ready");
    pty.signal("STOP");
    pty.wait_until("it does not stop", || pty.state().starts_with('T'));
    thread::sleep(Duration::from_secs(7));
    pty.signal("CONT");
    pty.wait_for("paused: ");
}

#[test]
fn a_plain_timer_can_be_stopped_with_enter() {
    let (mut pty, _folder) = with_a_short_hold(&["--plain"]);
    pty.wait_for("0. None of these");
    pty.send("0\r1\r0\rt\r");
    pty.wait_for("Get ready: Polish gently. 5 s.");
    pty.send("\r");
    pty.wait_for("Paused, ");
    pty.send("s\r");
    pty.wait_for("Hold 2 of 2: 2 s.");
    pty.wait_for("Time is up. Let it shine.");
    assert!(bells(&pty) > 0);
}

#[test]
fn a_second_of_a_timer_is_one_small_frame() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("0\r1\r0\rtt\r");
    pty.wait_for("Hold 1 of 3");
    let frames = |pty: &Pty| pty.raw().split("\x1b[?2026h").map(|frame| frame.len() + 8).collect::<Vec<_>>();
    pty.wait_until("no end of the frame", || pty.raw().ends_with("\x1b[?2026l"));
    let first = frames(&pty).len();
    let started = Instant::now();
    pty.wait_until("it does not count", || frames(&pty).len() > first + 6);
    let seconds = usize::try_from(started.elapsed().as_secs()).unwrap();
    let frames = frames(&pty).split_off(first);
    assert!(frames.iter().all(|frame| *frame < 150), "{frames:?}");
    assert!(frames.len() <= seconds + 2, "{} frames in {seconds} s", frames.len());
}
