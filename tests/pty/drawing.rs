//! What is written to the terminal, byte by byte.

use crate::terminal::{Pty, start, start_with};
use std::thread;
use std::time::Duration;

const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

#[test]
fn at_idle_nothing_is_written() {
    let pty = start();
    pty.wait_for("None of these");
    let before = whole_frames(&pty);
    thread::sleep(Duration::from_millis(2500));
    assert_eq!(pty.raw(), before);
}

#[test]
fn every_frame_is_one_synchronized_update_and_asks_nothing() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("0\rj?");
    pty.wait_for("Go back to the question before");
    pty.send("\x1b");
    pty.wait_for("> 2  The tail");
    // The first frame clears the screen, and no other before the size changes.
    let cleared = whole_frames(&pty).matches("\x1b[2J").count();
    assert!(cleared <= 1, "{cleared} times");
    pty.resize(20, 60);
    // Without a side the last answer stands in the status line.
    pty.wait_for("Alarm: none");
    let raw = whole_frames(&pty);
    let mut frames = raw.split(BEGIN);
    let entry = frames.next().unwrap();
    assert!(!entry.contains("None of these"), "{entry:?}");
    for frame in frames {
        let (_, after) = frame.split_once(END).unwrap();
        assert_eq!(after, "", "written outside a frame");
    }
    assert!(!raw.contains("\x1b[6n") && !raw.contains("\x1b[c"), "{raw:?}");
}

#[test]
fn no_color_keeps_the_focus_reversed() {
    let pty = start_with(&[], &[("NO_COLOR", Some("1"))]);
    pty.wait_for("> 1 [ ] Smoke");
    assert!(pty.is_reversed("> 1 [ ] Smoke"));
    let raw = whole_frames(&pty);
    for code in colour_codes(&raw) {
        assert!(matches!(code, 39 | 49 | 59), "colour {code} in {raw:?}");
    }
}

#[test]
fn colours_are_the_sixteen_that_the_person_has_chosen() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("10\r");
    pty.wait_for("Ring the great bell now");
    let raw = whole_frames(&pty);
    assert!(!raw.contains("38;2") && !raw.contains("48;2"));
    assert!(colour_codes(&raw).iter().any(|code| !matches!(code, 39 | 49 | 59)));
}

#[test]
fn the_hidden_cursor_stands_on_the_focused_row() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("0\r");
    for (key, row) in [("", "> 1  A wing"), ("j", "> 2  The tail"), ("G", "> 3  All of it")] {
        pty.send(key);
        pty.wait_until("the cursor stands elsewhere", || pty.cursor_line().contains(row));
    }
}

#[test]
fn a_storm_of_sizes_ends_with_the_right_frame() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("0\r");
    pty.wait_for("Which part");
    for size in (1..=50).chain([20]) {
        pty.resize(size, size * 3);
    }
    pty.wait_until("no footer", || pty.text().lines().nth(19).is_some_and(|line| line.ends_with("q quit")));
    pty.resize(8, 30);
    pty.wait_for("Too small: needs 40x12.");
    pty.resize(24, 80);
    pty.wait_for("> 1  A wing");
}

/// All that was written, once a frame has ended.
#[track_caller]
fn whole_frames(pty: &Pty) -> String {
    let mut raw = String::new();
    pty.wait_until("no end of the frame", || {
        raw = pty.raw();
        raw.ends_with(END)
    });
    raw
}

/// The colours among the codes of each style sequence: foregrounds, backgrounds and underlines.
fn colour_codes(raw: &str) -> Vec<u32> {
    let mut codes = Vec::new();
    for sequence in raw.split("\x1b[").skip(1) {
        let Some((style, _)) = sequence.split_once('m').filter(|(style, _)| !style.contains(char::is_alphabetic))
        else {
            continue;
        };
        codes.extend(
            style.split(';').filter_map(|code| code.parse::<u32>().ok()).filter(|code| (30..110).contains(code)),
        );
    }
    codes
}
