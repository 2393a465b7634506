//! The way of a text onto the terminal's clipboard.
//!
//! Relies on crossterm for the words that terminals understand. Must not know what the text is.

use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::queue;

/// The way to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clipboard {
    /// The terminal itself is told.
    Terminal,
    /// GNU screen knows no clipboard, but passes strings on to the terminal around it. It shows what
    /// does not fit into the 768 bytes that it has for one, so a text goes in pieces, which the
    /// terminal puts together again.
    GnuScreen,
}

const PIECE: usize = 512;

impl Clipboard {
    /// The way that suits the nearest terminal, as the environment names it.
    pub(super) fn of_this_terminal() -> Self {
        let is_screen = std::env::var_os("STY").is_some() && std::env::var_os("TMUX").is_none();
        if is_screen { Self::GnuScreen } else { Self::Terminal }
    }

    /// The bytes that put a text on the clipboard.
    pub(super) fn words(self, text: &str) -> Vec<u8> {
        let mut words = Vec::new();
        // Writing into memory does not fail.
        let _ = queue!(words, CopyToClipboard::to_clipboard_from(text));
        match self {
            Self::Terminal => words,
            Self::GnuScreen => pieces(&words),
        }
    }
}

fn pieces(words: &[u8]) -> Vec<u8> {
    const END: &[u8] = b"\x1b\\";
    // The end of a string ends a piece as well, so the whole ends in the other byte that ends one.
    let whole = [words.strip_suffix(END).unwrap_or(words), b"\x07"].concat();
    whole.chunks(PIECE).flat_map(|piece| [b"\x1bP", piece, END].concat()).collect()
}
