//! The machine that makes keys of bytes: what is a key, and that nothing else is or holds the keyboard.

pub(crate) mod replies;

use charley::tui::host::input::{Input, Typed};
use proptest::prelude::*;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use replies::REPLIES;
use std::time::Duration;

/// A machine and what it has said.
#[derive(Default)]
struct Keyboard {
    input: Input,
    now: Duration,
    typed: Vec<Typed>,
}

impl Keyboard {
    fn send(mut self, bytes: &[u8]) -> Self {
        self.input.feed(bytes, self.now, &mut self.typed);
        self
    }

    /// So many milliseconds of silence.
    fn wait(mut self, milliseconds: u64) -> Self {
        let end = self.now + Duration::from_millis(milliseconds);
        while let Some(next) = self.input.deadline().filter(|next| *next <= end) {
            self.now = self.now.max(next);
            self.input.settle(self.now, &mut self.typed);
        }
        self.now = end;
        self
    }

    /// The bytes one by one, with so many milliseconds of silence after each.
    fn send_slowly(self, bytes: &[u8], milliseconds: u64) -> Self {
        bytes.iter().fold(self, |keyboard, byte| keyboard.send(&[*byte]).wait(milliseconds))
    }

    /// The keys, as short words.
    fn keys(&self) -> Vec<String> {
        self.typed.iter().map(words).collect()
    }
}

fn words(typed: &Typed) -> String {
    let Typed::Key(key) = typed else { return format!("{typed:?}") };
    let names = key.modifiers.iter_names().map(|(name, _)| format!("{name} "));
    let kind = if key.kind == KeyEventKind::Press { String::new() } else { format!(" {:?}", key.kind) };
    format!("{}{}{kind}", names.collect::<String>(), key.code)
}

fn keys(bytes: &[u8]) -> Vec<String> {
    Keyboard::default().send(bytes).wait(2000).keys()
}

const Q: Typed = Typed::Key(KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE));
const CTRL_C: Typed = Typed::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));

/// After this much silence nothing is waited for any more, unless a paste has begun.
const LONG: u64 = 1100;
/// After this much the end of a paste is not waited for either.
const VERY_LONG: u64 = 10_100;

#[test]
fn what_a_terminal_says_is_no_key() {
    for (what, reply) in REPLIES {
        let keyboard = Keyboard::default().send(reply);
        assert_eq!(keyboard.keys(), [""; 0], "{what}");
        assert_eq!(keyboard.send(b"q\x03").typed, [Q, CTRL_C], "{what}");
    }
}

#[test]
fn it_is_none_in_pieces_either() {
    for (what, reply) in REPLIES {
        for pause in [0, 10, 49, 51, 300, 449] {
            let typed = Keyboard::default().send_slowly(reply, pause).send(b"q\x03").typed;
            let typed: Vec<Typed> = typed.into_iter().filter(|typed| !is_escape(typed)).collect();
            assert_eq!(typed, [Q, CTRL_C], "{what}, a byte each {pause} ms");
        }
        for cut in 1..reply.len() {
            let keyboard = Keyboard::default().send(&reply[..cut]).wait(49).send(&reply[cut..]);
            assert_eq!(keyboard.keys(), [""; 0], "{what} cut at {cut}");
        }
    }
}

/// On a slow line the beginning of a sequence is taken for Esc, which closes what lies over and does nothing else.
fn is_escape(typed: &Typed) -> bool {
    *typed == Typed::Key(KeyCode::Esc.into())
}

#[test]
fn it_is_none_without_its_end_either() {
    for (what, reply) in REPLIES {
        for cut in 1..reply.len() {
            let torn = || Keyboard::default().send(&reply[..cut]);
            let waited = torn().wait(LONG);
            assert!(waited.typed.iter().all(is_escape), "{what} up to {cut}: {:?}", waited.keys());
            let typed = waited.send(b"q\x03").typed;
            assert!(typed.ends_with(&[Q, CTRL_C]), "{what} up to {cut}: {typed:?}");
            let interrupted = torn().send(b"\x03").wait(LONG).typed;
            assert!(interrupted.contains(&CTRL_C), "{what} up to {cut}");
        }
    }
}

#[test]
fn two_replies_in_a_row_are_two_replies() {
    for (what, first) in REPLIES {
        for (then, second) in REPLIES {
            let all = [first, second, b"\x1b[Bq".as_slice()].concat();
            assert_eq!(Keyboard::default().send(&all).keys(), ["Down", "q"], "{what}, then {then}");
        }
    }
}

#[test]
fn keys_are_what_xterm_sends() {
    for (bytes, key) in [
        ("\r", "Enter"),
        ("\n", "CONTROL j"),
        ("\t", "Tab"),
        ("\x7f", "Backspace"),
        ("\x08", "CONTROL h"),
        ("\x11", "CONTROL q"),
        ("\x1a", "CONTROL z"),
        ("q", "q"),
        ("G", "SHIFT G"),
        ("é", "é"),
        ("２", "２"),
        ("\x1b[A", "Up"),
        ("\x1b[B", "Down"),
        ("\x1bOC", "Right"),
        ("\x1bOD", "Left"),
        ("\x1b[H", "Home"),
        ("\x1bOF", "End"),
        ("\x1b[1~", "Home"),
        ("\x1b[4~", "End"),
        ("\x1b[7~", "Home"),
        ("\x1b[2~", "Insert"),
        ("\x1b[3~", "Del"),
        ("\x1b[5~", "Page Up"),
        ("\x1b[6~", "Page Down"),
        ("\x1b[Z", "SHIFT Back Tab"),
        ("\x1bOP", "F1"),
        ("\x1b[[A", "F1"),
        ("\x1b[11~", "F1"),
        ("\x1b[15~", "F5"),
        ("\x1b[17~", "F6"),
        ("\x1b[24~", "F12"),
        ("\x1b[1;5A", "CONTROL Up"),
        ("\x1b[3;2~", "SHIFT Del"),
        ("\x1b[1;3C", "ALT Right"),
        ("\x1bOM", "Enter"),
        ("\x1bOp", "0"),
        ("\x1bOy", "9"),
        ("\x1bOm", "-"),
        ("\u{9b}A", "Up"),
        ("\u{8f}q", "1"),
    ] {
        assert_eq!(keys(bytes.as_bytes()), [key], "{bytes:?}");
        // Torn in the middle, it is the same key.
        let typed = Keyboard::default().send_slowly(bytes.as_bytes(), 40).keys();
        assert_eq!(typed, [key], "{bytes:?} in pieces");
    }
}

#[test]
fn keys_are_what_newer_keyboards_report() {
    for (bytes, key) in [
        ("\x1b[113u", "q"),
        ("\x1b[113;1:1u", "q"),
        ("\x1b[113;1:2u", "q Repeat"),
        ("\x1b[113;1:3u", "q Release"),
        ("\x1b[99;5u", "CONTROL c"),
        ("\x1b[103;2u", "SHIFT G"),
        ("\x1b[47:63;2u", "SHIFT ?"),
        ("\x1b[49:33;2u", "SHIFT !"),
        ("\x1b[38:49;2u", "SHIFT 1"),
        ("\x1b[49;129u", "1"),
        ("\x1b[113;65u", "q"),
        ("\x1b[113;129u", "q"),
        ("\x1b[27u", "Esc"),
        ("\x1b[13u", "Enter"),
        ("\x1b[127u", "Backspace"),
        ("\x1b[9;2u", "SHIFT Back Tab"),
        ("\x1b[57399u", "0"),
        ("\x1b[57408u", "9"),
        ("\x1b[57414u", "Enter"),
        ("\x1b[57419u", "Up"),
        ("\x1b[57426u", "Del"),
        ("\x1b[1;1:3B", "Down Release"),
        ("\x1b[5;1:2~", "Page Up Repeat"),
        ("\x1b[27;5;99~", "CONTROL c"),
        ("\x1b[27;2;71~", "SHIFT G"),
        ("\x1b[27;5;13~", "CONTROL Enter"),
    ] {
        assert_eq!(keys(bytes.as_bytes()), [key], "{bytes:?}");
    }
    // Shift, Caps Lock, a key that plays music, and nothing at all.
    // And Shift with a digit, which makes another letter on each keyboard.
    for bytes in [
        "\x1b[49;2u",
        "\x1b[49;2:3u",
        "\x1b[57441;2u",
        "\x1b[57358u",
        "\x1b[57428u",
        "\x1b[u",
        "\x1b[0u",
        "\x1b[65535u",
    ] {
        assert_eq!(keys(bytes.as_bytes()), [""; 0], "{bytes:?}");
    }
}

#[test]
fn a_lone_escape_is_the_key_soon() {
    let escape = || Keyboard::default().send(b"\x1b");
    assert_eq!(escape().wait(49).keys(), [""; 0]);
    assert_eq!(escape().wait(50).keys(), ["Esc"]);
    assert_eq!(escape().wait(50).send(b"q").keys(), ["Esc", "q"]);
    assert_eq!(keys(&[0x1b; 20]), ["Esc"; 20]);
}

#[test]
fn alt_with_a_capital_o_takes_no_key_with_it() {
    let begun = || Keyboard::default().send(b"\x1bO");
    assert_eq!(begun().wait(49).send(b"r").keys(), ["2"]);
    assert_eq!(begun().wait(50).send(b"r").keys(), ["r"]);
}

#[test]
fn a_sequence_torn_behind_its_escape_is_none_of_its_letters() {
    let torn = |rest: &[u8]| Keyboard::default().send(b"\x1b").wait(120).send(rest).wait(LONG).send(b"q").keys();
    assert_eq!(torn(b"[B"), ["Esc", "Down", "q"]);
    assert_eq!(torn(b"[?997;1n"), ["Esc", "q"]);
    assert_eq!(torn(b"]11;rgb:0000/0000/0000\x1b\\"), ["Esc", "q"]);
    assert_eq!(torn(b"Oq"), ["Esc", "1", "q"]);
    assert_eq!(torn(b"2"), ["Esc", "2", "q"]);
    // Later it is what somebody types.
    assert_eq!(Keyboard::default().send(b"\x1b").wait(LONG).send(b"[1").keys(), ["Esc", "[", "1"]);
}

#[test]
fn a_key_with_alt_is_no_other_key() {
    assert_eq!(keys(b"\x1bq\x1b1\x1b\r\x1b\x7f\x1b\x1a"), [""; 0]);
    assert_eq!(keys(b"\x1bO5A\x1bO1;5P"), [""; 0]);
}

#[test]
fn bytes_that_are_no_letter_are_no_key() {
    let torn = [&b"\xff"[..], b"\xc3", b"\xf0\x9f", b"\xe2\x28\xa1", b"\xc0\x80", b"\xed\xa0\x80", b"\xc2\xc2\x1b"];
    for bytes in torn {
        let keyboard = Keyboard::default().send(bytes).wait(LONG).send(b"q");
        assert!(
            keyboard.keys().iter().all(|key| ["(", "Esc", "q"].contains(&key.as_str())),
            "{bytes:?}: {:?}",
            keyboard.keys()
        );
        assert_eq!(keyboard.typed.last(), Some(&Q), "{bytes:?}");
    }
}

#[test]
fn a_paste_is_a_text_whatever_is_in_it() {
    let text = "0\rq\x03 \x1b[B ✜ \x1b[20";
    let paste = format!("\x1b[200~{text}\x1b[201~");
    for pause in [0, 40] {
        let keyboard = Keyboard::default().send_slowly(paste.as_bytes(), pause).send(b"q");
        assert_eq!(keyboard.typed, [Typed::Pasted(text.to_owned()), Q]);
    }
}

#[test]
fn the_rest_of_a_torn_paste_is_no_key() {
    let torn = || Keyboard::default().send(b"\x1b[200~0\r");
    let whole = torn().wait(5000).send(b"!").wait(9000).send(b"0\rq\x1b[201~q");
    assert_eq!(whole.typed, [Typed::Pasted("0\r!0\rq".to_owned()), Q]);
    let late = || torn().wait(60_000).send(b"0\rq");
    let begun = Typed::Pasted("0\r".to_owned());
    assert_eq!(late().send(b"!\x1b[201~q").typed, [begun.clone(), Q]);
    assert_eq!(late().wait(LONG).send(b"q").typed, [begun.clone(), Q]);
    assert_eq!(late().send(b"\x03").typed, [begun, CTRL_C]);
}

#[test]
fn a_paste_without_an_end_ends() {
    let torn = || Keyboard::default().send(b"\x1b[200~0\rq");
    let ended = torn().wait(VERY_LONG);
    assert_eq!((&*ended.typed, ended.input.deadline()), (&[Typed::Pasted("0\rq".to_owned())][..], None));
    assert_eq!(torn().wait(300).send(b"\x03").wait(LONG).typed.last(), Some(&CTRL_C));
    // A Ctrl-C held down does not make it longer.
    let held_down = (0..40).fold(torn(), |keyboard, _| keyboard.wait(30).send(b"\x03"));
    assert!(held_down.typed.contains(&CTRL_C), "{:?}", held_down.keys());
}

#[test]
fn a_string_without_an_end_is_not_kept() {
    for begin in ["\x1b]11;", "\x1bPq", "\x1b_", "\x1b^", "\x1bX", "\x1b[", "\x1b[200~"] {
        let mut keyboard = Keyboard::default().send(begin.as_bytes());
        for _ in 0..100 {
            keyboard = keyboard.send(&[b'1'; 4096]);
        }
        let typed = keyboard.wait(VERY_LONG).send(b"j").wait(LONG).send(b"q\x03").typed;
        let pasted = typed.iter().map(|typed| if let Typed::Pasted(text) = typed { text.len() } else { 0 });
        assert!(pasted.sum::<usize>() <= Input::LONGEST_PASTE, "{begin:?}");
        assert!(typed.ends_with(&[Q, CTRL_C]), "{begin:?}");
    }
}

/// Bytes of all kinds, and many of those that sequences are made of.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let parts: Vec<u8> =
        b"\x1b\x1b\x1b[[]OPX^_0123456789;:?><$!~MuRctnABq \r\x03\x07\x18\x1a\x7f\x80\x9b\x9c\x9d\xc2\xe2".into();
    let byte = prop_oneof![any::<u8>(), proptest::sample::select(parts)];
    prop::collection::vec(byte, 0..200)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn after_any_bytes_and_silence_every_key_works(pieces in prop::collection::vec((noise(), 0_u64..600), 1..5)) {
        let all: usize = pieces.iter().map(|(bytes, _)| bytes.len()).sum();
        let heard = pieces.iter().fold(Keyboard::default(), |keyboard, (bytes, pause)| keyboard.send(bytes).wait(*pause));
        prop_assert!(heard.typed.len() <= all);
        let heard = heard.wait(VERY_LONG);
        prop_assert_eq!(heard.input.deadline(), None);
        // The first one may be the rest of a paste.
        let typed = heard.send(b"j").wait(LONG).send(b"q\x03").typed;
        prop_assert!(typed.ends_with(&[Q, CTRL_C]), "{:?}", typed);
    }

    #[test]
    fn ctrl_c_gets_out_of_whatever_bytes_began(mut bytes in noise()) {
        bytes.retain(|byte| *byte != 0x03);
        let typed = Keyboard::default().send(&bytes).send(b"\x03").wait(LONG).typed;
        prop_assert_eq!(typed.last(), Some(&CTRL_C), "{:?}", typed);
    }

    #[test]
    fn how_bytes_are_cut_into_pieces_changes_nothing(bytes in noise(), cut in any::<prop::sample::Index>()) {
        let cut = cut.index(bytes.len() + 1);
        let whole = Keyboard::default().send(&bytes).wait(LONG).typed;
        let pieces = Keyboard::default().send(&bytes[..cut]).wait(20).send(&bytes[cut..]).wait(LONG).typed;
        prop_assert_eq!(whole, pieces);
    }
}
