//! Job control: the program stops where a shell waits for it, with everybody it was started with, and nowhere else.

use crate::terminal::{Pty, shell, start};

/// A shell that says what became of a program, waits for a line, and goes on with the program.
fn below_a_shell(program: &str) -> Pty {
    let pty = shell(&format!("{program}; echo \"stopped $?\"; read line; fg; echo \"left $?\""));
    pty.wait_for("None of these");
    pty
}

/// Stopped, the terminal is as it was before, and the shell has it.
#[track_caller]
fn assert_stopped(pty: &Pty) {
    pty.wait_for("stopped 148");
    pty.wait_until("the terminal is not given back", || pty.is_restored());
}

/// The shell goes on with the program, which shows these words again.
#[track_caller]
fn go_on_and_leave(pty: &mut Pty, words: &str) {
    pty.send("\r");
    pty.wait_for(words);
    pty.wait_until("the keys are not taken back", || !pty.is_cooked());
    pty.send("q");
    pty.wait_for("left 0");
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_draws_again() {
    let mut pty = below_a_shell("$CHARLEY");
    pty.send("0\r2\x1a");
    assert_stopped(&pty);
    go_on_and_leave(&mut pty, "> 2  The tail");
    pty.assert_restored();
}

#[test]
fn ctrl_z_stops_everybody_in_the_foreground() {
    let mut pty = below_a_shell("sh -c '$CHARLEY; echo end'");
    pty.send("\x1a");
    assert_stopped(&pty);
    go_on_and_leave(&mut pty, "None of these");
    assert!(pty.text().contains("end"), "{}", pty.text());
}

#[test]
fn where_no_shell_waits_ctrl_z_draws_again_and_goes_on() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("\x1a0\r");
    pty.wait_for("Which part");
    assert!(pty.raw().matches("\x1b[?1049h").count() == 2, "{:?}", pty.raw());
    pty.send("\x1a");
    pty.signal("TSTP");
    pty.quit();
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_too() {
    let mut pty = below_a_shell("$CHARLEY");
    pty.signal_foreground("TSTP");
    assert_stopped(&pty);
    go_on_and_leave(&mut pty, "None of these");
    pty.assert_restored();
}

/// A shell that ends its stopped job, as `kill %1` does in most shells, and says when it is gone.
const KILL: &str =
    "jobs -p >job; job=$(cat job); kill $job; kill -CONT $job; while kill -0 $job; do sleep 0.1; done; echo it is gone";

#[test]
fn killed_while_stopped_it_ends() {
    let mut pty = shell(&format!("$CHARLEY; {KILL}"));
    pty.wait_for("None of these");
    pty.send("\x1a");
    pty.wait_for("it is gone");
    pty.assert_restored();
}

#[test]
fn killed_in_the_background_before_its_first_frame_it_ends() {
    let pty = shell(&format!("$CHARLEY & until ps -o stat= -p $! | grep -q T; do sleep 0.1; done; {KILL}"));
    pty.wait_for("it is gone");
    pty.assert_restored();
}

#[test]
fn killed_behind_the_shell_after_a_stop_that_nobody_saw_it_ends() {
    let pty = shell(&format!("$CHARLEY; {KILL}"));
    pty.wait_for("None of these");
    pty.signal_foreground("STOP");
    pty.wait_for("it is gone");
}

#[test]
fn after_a_stop_that_nobody_saw_coming_it_goes_on() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.signal("STOP");
    pty.wait_until("it does not stop", || pty.state().starts_with('T'));
    pty.signal("CONT");
    pty.wait_until("it does not go on", || !pty.state().starts_with('T'));
    // Until the keys are taken back, the terminal makes something else of an Enter.
    pty.wait_until("the keys are not taken back", || !pty.is_cooked());
    pty.send("0\r");
    pty.wait_for("Which part");
    pty.quit();
}

#[test]
fn a_size_that_changes_while_it_is_stopped_is_seen_on_return() {
    let mut pty = below_a_shell("$CHARLEY");
    pty.send("0\r\x1a");
    assert_stopped(&pty);
    pty.resize(20, 60);
    pty.send("\r");
    pty.wait_until("no frame of that size", || pty.text().lines().nth(19).is_some_and(|line| line.ends_with("q quit")));
}
