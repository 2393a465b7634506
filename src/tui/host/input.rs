//! From bytes to keys: one machine for all that a terminal sends.
//!
//! Relies on `vte`, which takes sequences apart. Must not read, wait or look at a clock: it is told
//! the time, and when no more bytes have come. Keys are a small part of what a terminal sends.
//! Replies, reports, pastes and everything unknown are swallowed to their end, and an end that does
//! not come is not waited for. So after any bytes and a little silence every key works again, and
//! Ctrl-C works in between.

mod keys;
mod sequence;

use crate::tui::message::Message;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use sequence::{CANCEL, ESCAPE, Heard, Letter, Paste, Raw, Text};
use std::time::Duration;

/// Something that was done at the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted, of which at most [`Input::LONGEST_PASTE`] bytes are kept.
    Pasted(String),
}

impl From<Typed> for Message {
    fn from(typed: Typed) -> Self {
        match typed {
            Typed::Key(key) => Self::Key(key),
            Typed::Pasted(text) => Self::Pasted(text),
        }
    }
}

/// The machine. Bytes go in with [`feed`](Input::feed), silence with [`settle`](Input::settle); keys
/// come out.
#[derive(Default)]
pub struct Input {
    parser: vte::Parser,
    held: Held,
    /// When silence ends what is held.
    until: Option<Duration>,
}

/// Something that has begun and not ended yet.
#[derive(Debug, Default)]
enum Held {
    /// Nothing: the next byte begins something.
    #[default]
    Nothing,
    /// An ESC.
    Escape {
        /// It cuts nothing off, so it is a key if nothing follows soon.
        lone: bool,
    },
    /// An ESC that was taken for the key. On a slow line the rest of a sequence may still follow.
    Escaped,
    /// A part of a letter of several bytes.
    Letter(Letter),
    /// A part of a sequence or string.
    Sequence(Text),
    /// `ESC O`, which begins a key of the keypad.
    Keypad {
        /// No modifier has followed.
        plain: bool,
    },
    /// A sequence, and some of the bytes behind it that mean nothing by themselves.
    Raw(Raw),
    /// A paste.
    Paste(Paste),
    /// The rest of a paste whose end has not come in time.
    Rest(Paste),
}

impl Held {
    /// The silence that ends it.
    fn patience(&self) -> Option<Duration> {
        Some(Duration::from_millis(match self {
            Self::Nothing => return None,
            // Both are what somebody may press, too: Esc, and Alt with a capital O.
            Self::Escape { lone: true } | Self::Keypad { .. } => 50,
            // A line may stall for longer than anybody waits to press a key. Whoever wants out does not wait for it.
            Self::Paste(paste) if !paste.ends_in(CTRL_C) => 10_000,
            Self::Paste(_) | Self::Rest(_) => 1000,
            _ => 500,
        }))
    }
}

const CTRL_C: u8 = 0x03;
const BELL: u8 = 0x07;
const SUBSTITUTE: u8 = 0x1a;

const INTERRUPT: KeyEvent = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);

impl Input {
    /// The most that is kept of a paste, in bytes.
    pub const LONGEST_PASTE: usize = Paste::LONGEST;

    /// A machine to which nothing was said yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in bytes that came at this time.
    pub fn feed(&mut self, bytes: &[u8], now: Duration, typed: &mut impl Extend<Typed>) {
        for &byte in bytes {
            // Ctrl-C held down must not keep a paste without an end alive.
            let is_held_down = matches!(&self.held, Held::Paste(paste) if byte == CTRL_C && paste.ends_in(CTRL_C));
            self.take(byte, typed);
            if !is_held_down {
                self.until = self.held.patience().map(|patience| now + patience);
            }
        }
    }

    /// The time at which silence changes something.
    #[must_use]
    pub fn deadline(&self) -> Option<Duration> {
        self.until
    }

    /// Ends what has waited long enough. To be called only when no bytes are there to be read: on a
    /// busy machine they may have come in time.
    pub fn settle(&mut self, now: Duration, typed: &mut impl Extend<Typed>) {
        if self.until.is_none_or(|until| now < until) {
            return;
        }
        match std::mem::take(&mut self.held) {
            Held::Escape { lone: true } => {
                typed.extend(Some(Typed::Key(KeyCode::Esc.into())));
                self.held = Held::Escaped;
            }
            Held::Paste(paste) => return self.end_paste(paste, typed),
            _ => self.drop_rest(),
        }
        self.until = self.held.patience().map(|patience| now + patience);
    }

    /// Ends a paste whose end has not come: what there is of it was pasted, and a Ctrl-C pressed to
    /// get out of it gets out. Its rest may come at any time, and is no key then either.
    fn end_paste(&mut self, paste: Paste, typed: &mut impl Extend<Typed>) {
        let wants_out = paste.ends_in(CTRL_C);
        typed.extend(Some(Typed::Pasted(paste.into_text())));
        typed.extend(wants_out.then_some(Typed::Key(INTERRUPT)));
        self.drop_rest();
        (self.held, self.until) = (Held::Rest(Paste::default()), None);
    }

    fn take(&mut self, byte: u8, typed: &mut impl Extend<Typed>) {
        match &mut self.held {
            Held::Paste(paste) => {
                if let Some(text) = paste.push(byte) {
                    self.held = Held::Nothing;
                    typed.extend(Some(Typed::Pasted(text)));
                }
            }
            _ if byte == CTRL_C => {
                self.drop_rest();
                typed.extend(Some(Typed::Key(INTERRUPT)));
            }
            Held::Rest(rest) => {
                if rest.push(byte).is_some() {
                    self.held = Held::Nothing;
                }
            }
            _ => self.take_part(byte, typed),
        }
    }

    /// Takes a byte outside a paste.
    fn take_part(&mut self, byte: u8, typed: &mut impl Extend<Typed>) {
        match &mut self.held {
            Held::Letter(letter) => match letter.push(byte) {
                Heard::Silence => {}
                heard => self.end_letter(heard, byte, typed),
            },
            Held::Escape { .. } => self.after_escape(byte, typed),
            Held::Escaped => self.after_the_key(byte, typed),
            Held::Sequence(text) => {
                if let Some(byte) = text.take(byte) {
                    self.inside(byte, typed);
                }
            }
            Held::Keypad { plain } if (b'0'..=b';').contains(&byte) => *plain = false,
            Held::Keypad { .. } => self.end_keypad(byte, typed),
            Held::Raw(raw) if !raw.ends_before(byte) => {
                if raw.push(byte) {
                    typed.extend(raw.key().map(Typed::Key));
                    self.held = Held::Nothing;
                }
            }
            Held::Raw(_) | Held::Nothing | Held::Paste(_) | Held::Rest(_) => self.begin(byte, typed),
        }
    }

    /// Forgets what has begun.
    fn drop_rest(&mut self) {
        self.parser = vte::Parser::new();
        self.held = Held::Nothing;
    }

    fn parse(&mut self, byte: u8) -> Heard {
        let mut heard = Heard::default();
        self.parser.advance(&mut heard, &[byte]);
        heard
    }

    /// Takes a byte that begins something.
    fn begin(&mut self, byte: u8, typed: &mut impl Extend<Typed>) {
        match byte {
            ESCAPE => {
                self.parse(ESCAPE);
                self.held = Held::Escape { lone: true };
            }
            0xc2..=0xf4 => self.held = Held::Letter(Letter::begun_by(byte)),
            0x80.. => self.obey(Heard::stray(byte), typed),
            _ => {
                let heard = self.parse(byte);
                self.obey(heard, typed);
            }
        }
    }

    /// Takes a letter that has ended. A byte that is no part of it has cut it off and begins anew.
    fn end_letter(&mut self, heard: Heard, byte: u8, typed: &mut impl Extend<Typed>) {
        self.held = Held::Nothing;
        match byte {
            0x80..=0xbf => self.obey(heard, typed),
            _ => self.begin(byte, typed),
        }
    }

    fn after_escape(&mut self, byte: u8, typed: &mut impl Extend<Typed>) {
        match byte {
            ESCAPE => {
                let was_lone = matches!(self.held, Held::Escape { lone: true });
                typed.extend(was_lone.then(|| Typed::Key(KeyCode::Esc.into())));
                self.held = Held::Escape { lone: true };
            }
            b' '..=b'~' => match self.parse(byte) {
                Heard::Silence => self.held = Held::Sequence(Text::begun_by(byte)),
                heard => self.obey(heard, typed),
            },
            // A key with Alt: nothing here is bound to one.
            0x00..=0x7f => self.drop_rest(),
            _ => {
                self.drop_rest();
                self.begin(byte, typed);
            }
        }
    }

    /// Takes a byte behind the key Esc. One that looks like the rest of a torn sequence is taken for
    /// that: no key that does anything is written so.
    fn after_the_key(&mut self, byte: u8, typed: &mut impl Extend<Typed>) {
        if b"[]OPX^_".contains(&byte) {
            return self.after_escape(byte, typed);
        }
        self.drop_rest();
        self.begin(byte, typed);
    }

    /// Takes a byte of a sequence. Controls in it are no keys.
    fn inside(&mut self, byte: u8, typed: &mut impl Extend<Typed>) {
        let Held::Sequence(text) = &self.held else { return };
        let (is_over, is_kept) = (text.is_ended_by(byte), text.is_kept());
        match byte {
            ESCAPE => {
                self.parse(ESCAPE);
                self.held = Held::Escape { lone: false };
            }
            CANCEL | SUBSTITUTE => self.drop_rest(),
            BELL | b' '..=b'~' if is_kept || byte == BELL => match self.parse(byte) {
                // The parser says nothing of a sequence that makes no sense.
                Heard::Silence if is_over => self.held = Held::Nothing,
                Heard::Silence => {}
                Heard::Key(_) if byte == BELL => {}
                heard => self.obey(heard, typed),
            },
            _ => {}
        }
    }

    fn end_keypad(&mut self, byte: u8, typed: &mut impl Extend<Typed>) {
        let is_plain = matches!(self.held, Held::Keypad { plain: true });
        self.held = Held::Nothing;
        match byte {
            ESCAPE | 0x80.. => self.begin(byte, typed),
            _ if is_plain => typed.extend(keys::keypad(byte).map(Typed::Key)),
            _ => {}
        }
    }

    /// Does what the parser has made of some bytes.
    fn obey(&mut self, heard: Heard, typed: &mut impl Extend<Typed>) {
        self.held = match heard {
            Heard::Silence | Heard::Over => Held::Nothing,
            Heard::Key(key) => {
                typed.extend(Some(Typed::Key(key)));
                Held::Nothing
            }
            // A sequence begins in a single byte, or in a letter of two.
            Heard::Introduced(byte) => {
                self.parse(ESCAPE);
                return self.after_escape(byte, typed);
            }
            Heard::Keypad => Held::Keypad { plain: true },
            Heard::RawFollows(raw) => Held::Raw(raw),
            Heard::PasteFollows => Held::Paste(Paste::default()),
        };
    }
}

/// True if this is Ctrl-C.
#[must_use]
pub fn is_interrupt(key: KeyEvent) -> bool {
    key == INTERRUPT
}
