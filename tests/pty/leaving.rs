//! Every way out leaves the terminal as it was found.

use crate::terminal::{PATIENCE, Pty, start, toy};
use portable_pty::CommandBuilder;
use std::thread;
use std::time::{Duration, Instant};

#[test]
fn q_leaves_with_0() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn ctrl_c_leaves_with_130_from_any_screen() {
    for keys in ["", "?", "0\ra"] {
        let mut pty = start();
        pty.wait_for("None of these");
        pty.send(keys);
        pty.send("\x03");
        assert_eq!(pty.exit_code(), 130);
        pty.assert_restored();
    }
}

#[test]
fn signals_leave_with_128_and_their_number() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let mut pty = start();
        pty.wait_for("None of these");
        pty.signal(signal);
        assert_eq!(pty.exit_code(), code, "{signal}");
        pty.assert_restored();
    }
}

#[test]
fn the_level_and_what_to_do_stay_on_the_normal_screen() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("10\r");
    pty.wait_for("Ring the great bell now");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
    pty.wait_for("Ring the great bell now");
    assert!(!pty.text().contains("quit"), "{}", pty.text());
}

#[test]
fn a_hang_up_ends_the_program_even_if_the_signal_is_ignored() {
    let mut command = CommandBuilder::new("sh");
    let program = env!("CARGO_BIN_EXE_charley");
    let times = tempfile::NamedTempFile::new().unwrap();
    let report = times.path().to_str().unwrap();
    command.args(["-c", &format!("trap '' HUP; {program}; echo \"code $?\" > {report}; times >> {report}")]);
    let mut pty = Pty::spawn(command, &[]);
    pty.wait_for("1 [ ]");
    pty.hang_up();
    let end = Instant::now() + PATIENCE;
    let told = loop {
        let told = std::fs::read_to_string(times.path()).unwrap();
        if told.lines().count() >= 3 {
            break told;
        }
        assert!(Instant::now() < end, "it does not end");
        thread::sleep(Duration::from_millis(10));
    };
    assert!(told.starts_with("code 129\n"), "{told}");
    // The last line is the time that the program itself took: it must not have waited in a loop.
    let children = told.lines().last().unwrap();
    assert!(children.split(' ').all(|time| time.starts_with("0m0.") || time.starts_with("0m0,")), "{told}");
}

#[test]
fn ctrl_c_leaves_from_timers_and_dialogs_too() {
    for keys in ["0\r1\r0\rt", "0\r1\r0\rtt", "0\r1\r0\rtq", "0\rn", "10\rx", "10\rw"] {
        let mut pty = start();
        pty.wait_for("None of these");
        pty.send(keys);
        pty.send("\x03");
        assert_eq!(pty.exit_code(), 130, "{keys:?}");
        pty.assert_restored();
    }
}

#[test]
fn what_stays_is_said_once_and_no_frame_is_left() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("10\rq");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
    pty.wait_for("Ring the great bell now");
    let text = pty.text();
    assert_eq!(text.matches("Ring the great bell now").count(), 1, "{text}");
    assert!(!text.contains(['│', '─', '┌']), "{text}");
}

#[test]
fn who_cannot_write_can_be_told_to_leave() {
    let ways = [(Some("TERM"), "", 143), (None, "\x03", 130), (None, "\x1b[200~q\x03", 130)];
    for (signal, keys, code) in ways {
        let mut pty = start();
        pty.wait_for("None of these");
        pty.fill();
        pty.send("\x0c");
        thread::sleep(Duration::from_millis(200));
        pty.send(keys);
        signal.into_iter().for_each(|signal| pty.signal(signal));
        assert_eq!(pty.exit_code(), code, "{signal:?} {keys:?}");
        // Nothing of leaving was written: it took no more all the time.
        pty.read(true);
        pty.drain();
        assert!(!pty.raw().contains("\x1b[?1049l"), "{signal:?} {keys:?}");
    }
}

#[test]
fn a_terminal_that_is_read_again_gets_the_rest() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.fill();
    pty.send("\x0cj\x0ck2");
    thread::sleep(Duration::from_millis(200));
    pty.read(true);
    pty.wait_for("2 [x] The castle");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

/// Set for the test below when it is the program in the terminal.
const PANICS: &str = "CHARLEY_TEST_PANICS";

#[test]
fn a_panic_is_told_on_the_normal_screen_and_without_answers() {
    if std::env::var_os(PANICS).is_some() {
        return panic_on_screen();
    }
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--nocapture", "leaving::a_panic_is_told_on_the_normal_screen_and_without_answers"]);
    let mut pty = Pty::spawn(command, &[(PANICS, Some("1")), ("RUST_BACKTRACE", Some("0"))]);
    pty.wait_for("None of these");
    pty.send("0\r2\r\x12");
    assert_ne!(pty.exit_code(), 0);
    pty.assert_restored();
    pty.wait_for("panicked at");
    pty.wait_for("the dragon is out");
    let normal = pty.text();
    assert!(!normal.contains("tail"), "{normal}");
    // Each line begins at the left edge: the terminal ends lines itself again.
    assert!(normal.lines().any(|line| line.starts_with("the dragon is out")), "{normal}");
}

/// The program with a guide whose loading again panics.
fn panic_on_screen() {
    let guide = charley::content::folder(&toy()).ok().unwrap();
    let session = charley::session::Session::new(guide, charley::guide::EntryIdx(0));
    let reload: charley::tui::Reload = Box::new(|| std::panic::panic_any("the dragon is out"));
    let options = charley::tui::Options { reload: Some(reload), ..Default::default() };
    charley::tui::run(session, options).unwrap();
}
