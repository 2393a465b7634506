//! Lines folded between words, for a terminal that would break words at its edge.
//!
//! Relies on `wrap`, and on somebody who knows how wide the terminal is. Into a pipe nothing is folded: whoever reads there
//! wants whole lines.

use crate::wrap;
use std::io::{self, Write};

/// Folds what is written through it.
#[derive(Debug)]
pub struct Folded<W> {
    output: W,
    /// How many cells a line has now, if lines are to be folded.
    width: Option<fn() -> usize>,
    /// The line that is not whole yet.
    line: Vec<u8>,
}

impl<W: Write> Folded<W> {
    /// Folds to the width that a line has when it is written, or not at all.
    pub fn new(output: W, width: Option<fn() -> usize>) -> Self {
        Self { output, width, line: Vec::new() }
    }

    fn write_line(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        let Some(width) = self.width else { return self.output.write_all(&line) };
        let text = String::from_utf8_lossy(&line);
        let words = text.trim_end();
        self.output.write_all(fold(words, width()).as_bytes())?;
        self.output.write_all(text[words.len()..].as_bytes())
    }
}

impl<W: Write> Write for Folded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.write_line()?;
            }
        }
        Ok(bytes.len())
    }

    /// A prompt ends without the end of a line.
    fn flush(&mut self) -> io::Result<()> {
        self.write_line()?;
        self.output.flush()
    }
}

const LINE_END: &str = "\n";

/// The lines of a text, those after the first below its words rather than below its number or bullet.
fn fold(text: &str, width: usize) -> String {
    let indent = " ".repeat(hang(text).min(width / 2));
    let mut lines = wrap::wrap(text, width).into_iter();
    let mut folded = lines.next().unwrap_or_default().to_owned();
    let rest = text[folded.len()..].trim_start();
    for line in wrap::wrap(rest, width - indent.len()).into_iter().filter(|line| !line.is_empty()) {
        [LINE_END, &indent, line].into_iter().for_each(|part| folded.push_str(part));
    }
    folded
}

/// The cells before the words of a line: spaces, then a bullet or a number.
fn hang(text: &str) -> usize {
    let words = text.trim_start_matches(' ');
    let mark = words.split_inclusive(' ').next().filter(|mark| {
        let number = mark.strip_suffix(". ").unwrap_or_default();
        matches!(*mark, "- " | "* ") || (!number.is_empty() && number.bytes().all(|letter| letter.is_ascii_digit()))
    });
    text.len() - words.len() + mark.map_or(0, str::len)
}
