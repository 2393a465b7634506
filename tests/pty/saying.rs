//! What a terminal says by itself or when asked, in the real program: it changes nothing, and the keyboard goes on to work.

use crate::replies::REPLIES;
use crate::terminal::{Pty, start};
use std::thread;
use std::time::Duration;

fn on_the_signs() -> Pty {
    let pty = start();
    pty.wait_for("> 1 [ ] Smoke");
    pty
}

/// Whether an answer was kept.
fn has_kept(pty: &Pty) -> bool {
    pty.home().join("charley/session.json").exists()
}

/// The focus moves from where it was, nothing was ticked or answered, nothing lies over, and `q` leaves.
#[track_caller]
fn assert_untouched(mut pty: Pty, what: &str) {
    // Keys are taken in order: whatever was sent before them has done by then what it does.
    pty.send("j");
    pty.wait_until(&format!("{what} changed something"), || pty.text().contains("> 2 [ ] The castle"));
    pty.send("k");
    pty.wait_for("> 1 [ ] Smoke");
    assert!(!pty.text().contains("[x]"), "{what}\n{}", pty.text());
    pty.quit();
    assert!(!has_kept(&pty), "{what} answered something");
}

#[test]
fn whole_it_changes_nothing() {
    let mut pty = on_the_signs();
    for (_, reply) in REPLIES {
        pty.send_bytes(reply);
    }
    assert_untouched(pty, "a reply");
    for (what, reply) in REPLIES.iter().step_by(7) {
        let mut pty = on_the_signs();
        pty.send_bytes(reply);
        assert_untouched(pty, what);
    }
}

#[test]
fn byte_by_byte_it_changes_nothing() {
    let mut pty = on_the_signs();
    for (_, reply) in REPLIES {
        for byte in reply {
            pty.send_bytes(&[*byte]);
            thread::sleep(Duration::from_millis(1));
        }
    }
    assert_untouched(pty, "a torn reply");
}

#[test]
fn without_its_end_it_changes_nothing_and_ctrl_c_gets_out_at_once() {
    for (what, reply) in REPLIES {
        let mut pty = on_the_signs();
        pty.send_bytes(&reply[..reply.len() - 1]);
        pty.send("\x03");
        assert_eq!(pty.exit_code(), 130, "{what}");
        pty.assert_restored();
        assert!(!has_kept(&pty) && !pty.raw().contains("[x]"), "{what} changed something\n{}", pty.text());
    }
}

#[test]
fn without_its_end_it_keeps_the_keyboard_for_a_moment_only() {
    let key = ("a key of the keypad", &b"\x1bO"[..]);
    let torn = REPLIES.iter().map(|(what, reply)| (*what, &reply[..reply.len() - 1])).chain([key]);
    for torn in torn.collect::<Vec<_>>().chunks(10) {
        let begun = torn.iter().map(|(what, beginning)| {
            let mut pty = on_the_signs();
            pty.send_bytes(beginning);
            (pty, what)
        });
        let begun: Vec<_> = begun.collect();
        thread::sleep(Duration::from_secs(2));
        begun.into_iter().for_each(|(pty, what)| assert_untouched(pty, what));
    }
}

#[test]
fn the_rest_of_a_paste_is_no_key_after_any_silence() {
    let mut pty = on_the_signs();
    pty.send("\x1b[200~0\r");
    thread::sleep(Duration::from_millis(1500));
    pty.send("2\r");
    thread::sleep(Duration::from_millis(10_500));
    pty.send("0\rq\x1b[201~");
    assert_untouched(pty, "a torn paste");
}

#[test]
fn what_comes_without_an_end_does_not_fill_the_memory() {
    for (beginning, end) in [("\x1b]11;", ""), ("\x1b_", ""), ("\x1b[200~", "\x1b[201~")] {
        let mut pty = on_the_signs();
        pty.send(beginning);
        for _ in 0..2000 {
            pty.send_bytes(&[b'0'; 4096]);
        }
        assert!(memory(&pty) < 32 * 1024, "{beginning:?}: {} KiB", memory(&pty));
        pty.send(end);
        thread::sleep(Duration::from_secs(2));
        assert_untouched(pty, beginning);
    }
}

#[test]
fn what_is_pasted_while_nothing_can_be_drawn_does_not_fill_the_memory() {
    let mut pty = on_the_signs();
    pty.fill();
    pty.send("\x0c");
    let paste = format!("\x1b[200~{}\x1b[201~", "0".repeat(60_000));
    for _ in 0..600 {
        pty.send(&paste);
    }
    assert!(memory(&pty) < 16 * 1024, "{} KiB", memory(&pty));
    pty.read(true);
    assert_untouched(pty, "a flood of pastes");
}

/// What the program has of memory, in KiB.
fn memory(pty: &Pty) -> usize {
    pty.process_table("rss=").parse().unwrap()
}
