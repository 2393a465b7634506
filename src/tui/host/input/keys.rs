//! The keys that letters, controls and sequences stand for: those of xterm and its kin, of the Linux
//! console, of a keypad in application mode, of `modifyOtherKeys` and of the kitty protocol.
//!
//! Relies on crossterm's names of keys. Must not know what a key does.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use vte::ParamsIter;

/// The key that sends this letter.
pub(super) fn letter(letter: char) -> KeyEvent {
    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    match letter {
        '\x7f' => KeyCode::Backspace.into(),
        _ => KeyEvent::new(KeyCode::Char(letter), shift),
    }
}

/// The key that sends this control character.
pub(super) fn control(byte: u8) -> Option<KeyEvent> {
    let letter = match byte {
        b'\r' => return Some(KeyCode::Enter.into()),
        b'\t' => return Some(KeyCode::Tab.into()),
        0x00 => b' ',
        0x01..=0x1a => byte - 1 + b'a',
        0x1c..=0x1f => byte - 0x1c + b'4',
        _ => return None,
    };
    Some(KeyEvent::new(KeyCode::Char(letter.into()), KeyModifiers::CONTROL))
}

/// The key that sends `ESC O` and this byte.
pub(super) fn keypad(byte: u8) -> Option<KeyEvent> {
    let code = match byte {
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b' ' => KeyCode::Char(' '),
        b'X' => KeyCode::Char('='),
        // From `*` to `9`, in the order of ASCII.
        b'j'..=b'y' => KeyCode::Char((byte - b'j' + b'*').into()),
        _ => named(byte.into())?,
    };
    Some(code.into())
}

/// The key of the Linux console that sends `CSI [` and this byte.
pub(super) fn console(byte: u8) -> Option<KeyEvent> {
    match byte {
        b'A'..=b'E' => Some(KeyCode::F(byte - b'A' + 1).into()),
        _ => None,
    }
}

/// The key that sends `CSI`, these numbers and this letter. Everything else of that form is a report.
pub(super) fn sequence(first: &[u16], mut fields: ParamsIter<'_>, end: char) -> Option<KeyEvent> {
    let second = fields.next().unwrap_or_default();
    let third = fields.next().unwrap_or_default();
    match (first, end) {
        ([27], '~') => unicode(third, modifiers(second)).map(|code| event(code, second)),
        ([number], '~') => numbered(*number).map(|code| event(code, second)),
        // Shift makes another letter of a digit, and which one is not said.
        ([48..=57], 'u') if modifiers(second).contains(KeyModifiers::SHIFT) => None,
        (_, 'u') => unicode(first, modifiers(second)).map(|code| event(code, second)),
        ([0 | 1], 'Z') => Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        ([0 | 1], 'A'..='H' | 'P' | 'Q' | 'S') => named(end).map(|code| event(code, second)),
        _ => None,
    }
}

/// Keys that send a letter behind `CSI` or `ESC O`.
fn named(letter: char) -> Option<KeyCode> {
    Some(match letter {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'E' => KeyCode::KeypadBegin,
        'F' => KeyCode::End,
        'H' => KeyCode::Home,
        'P' => KeyCode::F(1),
        'Q' => KeyCode::F(2),
        'R' => KeyCode::F(3),
        'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// Keys that send a number and `~`.
fn numbered(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers of function keys have gaps.
        11..=15 => function(number - 10)?,
        17..=21 => function(number - 11)?,
        23..=26 => function(number - 12)?,
        28 | 29 => function(number - 13)?,
        31..=34 => function(number - 14)?,
        _ => return None,
    })
}

fn function(number: u16) -> Option<KeyCode> {
    u8::try_from(number).ok().map(KeyCode::F)
}

/// The key of a letter's number, or of the number that the kitty protocol gives to a key without a
/// letter. The second number, where there is one, is the letter that Shift makes of it.
fn unicode(numbers: &[u16], modifiers: KeyModifiers) -> Option<KeyCode> {
    let number = *numbers.first()?;
    let has_shift = modifiers.contains(KeyModifiers::SHIFT);
    let shifted = numbers.get(1).copied().filter(|shifted| *shifted > 0 && has_shift);
    Some(match number {
        9 if has_shift => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        57399..=57427 => kitty_keypad(number)?,
        // Controls, keys such as Shift, and a number too large for the parser.
        0..32 | 0x80..0xa0 | 0xe000..=0xf8ff | u16::MAX => return None,
        _ => {
            let letter = char::from_u32(shifted.unwrap_or(number).into())?;
            let upper = letter.to_uppercase().next().filter(|_| has_shift);
            KeyCode::Char(upper.unwrap_or(letter))
        }
    })
}

fn kitty_keypad(number: u16) -> Option<KeyCode> {
    const LETTERS: &[u8] = b"0123456789./*-+\r=,";
    const NAMED: [KeyCode; 11] = [
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Insert,
        KeyCode::Delete,
        KeyCode::KeypadBegin,
    ];
    let place = usize::from(number.checked_sub(57399)?);
    match LETTERS.get(place) {
        Some(b'\r') => Some(KeyCode::Enter),
        Some(letter) => Some(KeyCode::Char((*letter).into())),
        None => NAMED.get(place - LETTERS.len()).copied(),
    }
}

/// A key with the modifiers beside it, and whether it was pressed, held down or let go.
fn event(code: KeyCode, field: &[u16]) -> KeyEvent {
    let kind = match field.get(1) {
        Some(2) => KeyEventKind::Repeat,
        Some(3) => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    KeyEvent::new_with_kind(code, modifiers(field), kind)
}

/// The modifiers. Hyper and Meta are as good as Super and Alt; Caps Lock and Num Lock are none.
fn modifiers(field: &[u16]) -> KeyModifiers {
    const BITS: [(u16, KeyModifiers); 4] = [
        (1, KeyModifiers::SHIFT),
        (2 | 32, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8 | 16, KeyModifiers::SUPER),
    ];
    let bits = field.first().map_or(0, |field| field.saturating_sub(1));
    BITS.into_iter().filter(|(these, _)| bits & these != 0).map(|(_, modifier)| modifier).collect()
}
