//! Random bytes and sizes: the program neither dies nor leaves by itself, and goes on to be of use.

use crate::chance::{Chance, tell};
use crate::terminal::{PATIENCE, Pty, start};
use std::thread;
use std::time::{Duration, Instant};

/// What ends or stops the program. All else may come.
const WAYS_OUT: [u8; 3] = [b'q', 0x03, 0x1a];

fn noise(chance: &mut Chance, count: usize) -> Vec<u8> {
    let mut bytes = chance.bytes(count);
    if chance.once_in(2) {
        // What keys are made of, and most sequences.
        bytes
            .iter_mut()
            .for_each(|byte| *byte = *chance.one_of(b"\x1b\x1b[O;0123456789ABCDHFZ~umM<?jk \r\rab!tw0ngG\x7f\t"));
    }
    bytes.retain(|byte| !WAYS_OUT.contains(byte));
    bytes
}

/// Leaves as a person does who wants to: ends a paste that may have begun, closes what lies over, and presses `q` again where
/// that asks.
fn leave(pty: &mut Pty) {
    let end = Instant::now() + PATIENCE;
    while !pty.is_over() {
        assert!(Instant::now() < end, "it does not let go\n{}", pty.text());
        pty.send("\x1b[201~\x1b");
        // A `q` that follows at once would be a key with Alt.
        thread::sleep(Duration::from_millis(100));
        pty.send("qq");
        thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn random_bytes_neither_kill_it_nor_make_it_leave() {
    tell(1, 50, |chance| {
        let mut pty = start();
        pty.wait_for("None of these");
        for _ in 0..8 {
            pty.send_bytes(&noise(chance, 4096));
            assert!(!pty.is_over(), "it left\n{}", pty.text());
        }
        leave(&mut pty);
        assert_eq!(pty.exit_code(), 0);
        pty.assert_restored();
        assert!(!pty.raw().contains("panicked"), "{}", pty.text());
    });
}

#[test]
fn sizes_that_change_while_somebody_types_end_with_a_whole_frame() {
    tell(1, 50, |chance| {
        let mut pty = start();
        pty.wait_for("None of these");
        for _ in 0..60 {
            let (rows, columns) = (chance.below(70), chance.below(220));
            pty.resize(u16::try_from(rows).unwrap(), u16::try_from(columns).unwrap());
            let keys = chance.one_of(&["j", "k", "0\r", "1", "a", "?", "\x1b", "b", "t", "\x1b[B", "\x1b[6~", "!"]);
            pty.send(keys);
        }
        assert!(!pty.is_over(), "it left\n{}", pty.text());
        for (rows, columns) in [(65535, 1), (1, 65535), (1, 1), (24, 80)] {
            pty.resize(rows, columns);
        }
        pty.wait_until("no footer", || pty.text().lines().nth(23).is_some_and(|line| line.contains("? help")));
        leave(&mut pty);
        assert_eq!(pty.exit_code(), 0);
        pty.assert_restored();
    });
}
