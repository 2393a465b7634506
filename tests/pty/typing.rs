//! Keys as a terminal sends them.

use crate::terminal::start;

#[test]
fn keys_typed_ahead_are_all_taken_in_order() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("0\r1\r0\r");
    pty.wait_for("What mood is it in?");
}

#[test]
fn more_keys_than_are_read_at_once_are_all_taken() {
    let mut pty = start();
    pty.wait_for("None of these");
    // An even number of ticks on the first row, and then the second.
    pty.send(&"1".repeat(3000));
    pty.send("2");
    pty.wait_for("2 [x] The castle");
    assert!(pty.text().contains("1 [ ] Smoke"), "{}", pty.text());
}

#[test]
fn a_paste_is_no_answer() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("\x1b[200~0\r1\rq\x03\x1b[201~");
    pty.send("2");
    pty.wait_for("2 [x] The castle");
    pty.wait_for("This one fits");
}

#[test]
fn a_long_paste_is_no_answer_either() {
    let mut pty = start();
    pty.wait_for("None of these");
    let paste = "0\rq".repeat(1000);
    pty.send(&format!("\x1b[200~{paste}\x1b[201~"));
    pty.send("2");
    pty.wait_for("2 [x] The castle");
}

#[test]
fn arrows_of_both_kinds_and_a_lone_escape() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("0\r\x1b[B");
    pty.wait_for("> 2  The tail");
    pty.send("\x1bOB");
    pty.wait_for("> 3  All of it");
    pty.send("?");
    pty.wait_for("Go back to the question before");
    pty.send("\x1b");
    pty.wait_for("> 3  All of it");
}

#[test]
fn a_sequence_torn_by_a_slow_line_ticks_nothing() {
    // The rest of a sequence is known by coming soon. On a busy machine nobody can promise that, so it may try again; a
    // program that takes the rest for keys does so every time.
    assert!((0..5).any(|_| swallows_a_torn_insert()), "the rest was taken for keys");
}

fn swallows_a_torn_insert() -> bool {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("\x1b");
    std::thread::sleep(std::time::Duration::from_millis(5));
    pty.send("[2~\x7fj");
    let is_swallowed = || pty.text().contains("> 2 [ ] The castle");
    pty.wait_until("no second row", || is_swallowed() || pty.text().contains("2 [x] The castle"));
    is_swallowed()
}

#[test]
fn line_feed_and_ctrl_q_do_nothing() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("\n\x11j");
    pty.wait_for("> 2 [ ] The castle");
    assert!(pty.text().contains("1 [ ] Smoke"));
}

#[test]
fn releases_of_keys_are_ignored() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("\x1b[113;1:3u\x1b[106;1:1u");
    pty.wait_for("> 2 [ ] The castle");
}

#[test]
fn backspace_comes_as_either_of_two_codes_and_goes_back() {
    for code in ["\x7f", "\x08"] {
        let mut pty = start();
        pty.wait_for("None of these");
        pty.send("0\r");
        pty.wait_for("Which part");
        pty.send(code);
        pty.wait_for("Is any of this happening now?");
    }
}

#[test]
fn a_key_that_repeats_itself_is_pressed_again() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("\x1b[106;1:1u\x1b[106;1:2u\x1b[106;1:3u");
    pty.wait_for("> 0  →  None of these");
}

#[test]
fn what_is_no_key_of_the_table_does_nothing() {
    let mut pty = start();
    pty.wait_for("None of these");
    // Function keys, a mouse, one outside the screen, the focus, Shift-Tab, a colour that nobody asked for.
    pty.send("\x1b[15~\x1bOS\x1b[<0;10;5M\x1b[<0;10;5m\x1b[M !!\x1b[M   \x1b[I\x1b[O\x1b[Z");
    std::thread::sleep(std::time::Duration::from_millis(100));
    pty.send("2");
    pty.wait_for("2 [x] The castle");
    assert!(pty.text().contains("1 [ ] Smoke"), "{}", pty.text());
}
