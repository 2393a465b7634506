//! The pieces that bytes come in: what the parser hears, a sequence or string, raw bytes behind a
//! sequence, a paste.
//!
//! Relies on `keys` for what is a key. Must not know time.

use super::keys;
use ratatui::crossterm::event::KeyEvent;
use vte::{Params, Perform};

/// Ends any sequence and any string, and is a key nowhere in them.
pub(super) const CANCEL: u8 = 0x18;
/// Begins a sequence, whatever it cuts off.
pub(super) const ESCAPE: u8 = 0x1b;

/// What the parser has made of a byte.
#[derive(Debug, Default)]
pub(super) enum Heard {
    /// Nothing yet.
    #[default]
    Silence,
    /// The end of something that is no key.
    Over,
    /// A key.
    Key(KeyEvent),
    /// A control character that stands for ESC and this byte.
    Introduced(u8),
    /// The beginning of a key of the keypad.
    Keypad,
    /// A sequence behind which raw bytes follow.
    RawFollows(Raw),
    /// The beginning of a paste.
    PasteFollows,
}

impl Heard {
    fn a(key: Option<KeyEvent>) -> Self {
        key.map_or(Self::Over, Self::Key)
    }

    fn control(byte: u8) -> Self {
        if byte < 0x80 { Self::a(keys::control(byte)) } else { Self::Introduced(byte - 0x40) }
    }

    /// A byte that is neither ASCII nor begins a letter.
    pub(super) fn stray(byte: u8) -> Self {
        if byte < 0xa0 { Self::control(byte) } else { Self::Over }
    }

    fn letter(letter: char) -> Self {
        match u8::try_from(letter) {
            Ok(byte @ 0x80..=0x9f) => Self::control(byte),
            _ => Self::Key(keys::letter(letter)),
        }
    }
}

impl Perform for Heard {
    fn print(&mut self, letter: char) {
        *self = Self::letter(letter);
    }

    fn execute(&mut self, byte: u8) {
        *self = Self::control(byte);
    }

    fn csi_dispatch(&mut self, params: &Params, marks: &[u8], is_cut: bool, end: char) {
        let mut fields = params.iter();
        let first = fields.next().unwrap_or_default();
        *self = match (marks, first, end) {
            _ if is_cut => Self::Over,
            ([], [0], 'M' | '[') => Self::RawFollows(Raw::behind(end)),
            ([], [200], '~') => Self::PasteFollows,
            ([], first, end) => Self::a(keys::sequence(first, fields, end)),
            _ => Self::Over,
        };
    }

    fn esc_dispatch(&mut self, marks: &[u8], _: bool, byte: u8) {
        *self = if marks.is_empty() && byte == b'O' { Self::Keypad } else { Self::Over };
    }

    fn osc_dispatch(&mut self, _: &[&[u8]], _: bool) {
        *self = Self::Over;
    }

    fn unhook(&mut self) {
        *self = Self::Over;
    }
}

/// A letter of several bytes, as far as it has come.
#[derive(Debug)]
pub(super) struct Letter(Vec<u8>);

impl Letter {
    pub(super) fn begun_by(byte: u8) -> Self {
        Self(vec![byte])
    }

    /// Takes a byte, and says nothing while more of the letter is to come.
    pub(super) fn push(&mut self, byte: u8) -> Heard {
        self.0.push(byte);
        match std::str::from_utf8(&self.0) {
            Ok(text) => text.chars().next().map_or(Heard::Over, Heard::letter),
            Err(error) if error.error_len().is_none() => Heard::Silence,
            Err(_) => Heard::Over,
        }
    }
}

/// A sequence or string, as far as it has come.
#[derive(Debug)]
pub(super) struct Text {
    /// What stands behind its ESC.
    begin: u8,
    /// How many bytes it has.
    length: usize,
    /// The byte that began the last letter in it.
    lead: u8,
    /// How many bytes of that letter are to come.
    rest: u8,
}

impl Text {
    /// How much the parser is given of one string, in bytes.
    const LONGEST: usize = 4096;

    pub(super) fn begun_by(begin: u8) -> Self {
        Self { begin, length: 0, lead: 0, rest: 0 }
    }

    /// Counts a byte and gives what the machine is to see of it: of letters nothing, since what is in a string does not
    /// matter. The byte that ends a string stands also in letters such as `✜`; where it does, it ends nothing.
    pub(super) fn take(&mut self, byte: u8) -> Option<u8> {
        const TERMINATOR: u8 = 0x9c;
        /// The first of the two bytes of a control character that is written as a letter.
        const CONTROL: u8 = 0xc2;
        self.length = self.length.saturating_add(1);
        let ends = byte == TERMINATOR && (self.rest == 0 || self.lead == CONTROL);
        (self.lead, self.rest) = match byte {
            0xc2..=0xdf => (byte, 1),
            0xe0..=0xef => (byte, 2),
            0xf0..=0xf4 => (byte, 3),
            0x80..=0xbf => (self.lead, self.rest.saturating_sub(1)),
            _ => (0, 0),
        };
        // What CAN does to every sequence.
        if ends { Some(CANCEL) } else { Some(byte).filter(u8::is_ascii) }
    }

    /// Whether it is a sequence, of which this is the last byte.
    pub(super) fn is_ended_by(&self, byte: u8) -> bool {
        self.begin == b'[' && (b'@'..=b'~').contains(&byte)
    }

    /// Whether the parser may have more of it. Of the numbers of a sequence it keeps only so many anyway.
    pub(super) fn is_kept(&self) -> bool {
        self.begin == b'[' || self.length <= Self::LONGEST
    }
}

/// Characters that mean nothing by themselves: bytes, or letters of two where a mouse is reported
/// by the mode 1005.
#[derive(Debug)]
pub(super) struct Raw {
    /// What they stand behind.
    behind: char,
    /// How many are to come.
    left: u8,
    /// The last byte of them.
    last: u8,
}

impl Raw {
    /// Three tell where a mouse was pressed, one tells a function key of the Linux console.
    fn behind(behind: char) -> Self {
        Self { behind, left: if behind == 'M' { 3 } else { 1 }, last: 0 }
    }

    /// Takes a byte and says whether nothing more is to come.
    pub(super) fn push(&mut self, byte: u8) -> bool {
        self.left -= u8::from(!self.goes_on_in(byte));
        self.last = byte;
        self.left == 0 && !is_lead(byte)
    }

    /// True if this byte is none of them.
    pub(super) fn ends_before(&self, byte: u8) -> bool {
        byte == ESCAPE || (self.left == 0 && !self.goes_on_in(byte))
    }

    /// True if this is the second byte of a letter.
    fn goes_on_in(&self, byte: u8) -> bool {
        is_lead(self.last) && (0x80..=0xbf).contains(&byte)
    }

    /// The key that they make, if it is one.
    pub(super) fn key(&self) -> Option<KeyEvent> {
        if self.behind == '[' { keys::console(self.last) } else { None }
    }
}

/// True if this byte may begin a letter of two.
fn is_lead(byte: u8) -> bool {
    (0xc2..=0xdf).contains(&byte)
}

/// A text that is being pasted.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    last: u8,
    /// How many bytes of the end were the last to come.
    matched: usize,
}

impl Paste {
    /// The most that is kept of one, in bytes.
    pub(super) const LONGEST: usize = 64 * 1024;

    const END: &[u8] = b"\x1b[201~";

    /// Takes a byte, and gives the text if that was its end.
    pub(super) fn push(&mut self, byte: u8) -> Option<String> {
        self.last = byte;
        self.matched = match Self::END.get(self.matched) {
            Some(next) if *next == byte => self.matched + 1,
            _ => usize::from(byte == Self::END[0]),
        };
        if self.text.len() < Self::LONGEST {
            self.text.push(byte);
        }
        (self.matched == Self::END.len()).then(|| std::mem::take(self).into_text())
    }

    /// Whether this was the last byte.
    pub(super) fn ends_in(&self, byte: u8) -> bool {
        self.last == byte
    }

    pub(super) fn into_text(self) -> String {
        let text = self.text.strip_suffix(Self::END).unwrap_or(&self.text);
        String::from_utf8_lossy(text).into_owned()
    }
}
