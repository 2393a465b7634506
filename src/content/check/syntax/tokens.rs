//! A file as words, brackets and texts, so that a mistake can be told by what stands around it.
//!
//! Relies on nothing but the text. Must not know which file it is. It only has to be right where RON has given up.

use std::ops::Range;

/// A piece of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`
    Open(char),
    /// `)`, `]` or `}`
    Close(char),
    Comma,
    Colon,
    /// A name or a number.
    Word,
    /// `"…"`, closed or not.
    Text,
    /// `'…'` on one line.
    Quoted,
    /// The beginning of a remark, `/*`, that has no end.
    Comment,
    /// What means nothing.
    Odd(char),
}

impl Kind {
    /// Whether a value ends with it.
    pub(super) fn ends_value(self) -> bool {
        matches!(self, Self::Word | Self::Text | Self::Quoted | Self::Close(_))
    }

    /// Whether a value begins with it.
    pub(super) fn begins_value(self) -> bool {
        matches!(self, Self::Word | Self::Text | Self::Quoted | Self::Open(_))
    }
}

/// The pieces of a text, without spaces and remarks.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = match first {
            _ if first.is_whitespace() => (None, first.len_utf8()),
            '/' if rest.starts_with("//") => (None, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => match rest.find("*/") {
                Some(end) => (None, end + 2),
                None => (Some(Kind::Comment), 2),
            },
            '(' | '[' | '{' => (Some(Kind::Open(first)), 1),
            ')' | ']' | '}' => (Some(Kind::Close(first)), 1),
            ',' => (Some(Kind::Comma), 1),
            ':' => (Some(Kind::Colon), 1),
            '"' => (Some(Kind::Text), text_length(rest)),
            '\'' => quoted(rest),
            _ if is_of_word(first) => (Some(Kind::Word), rest.find(|c| !is_of_word(c)).unwrap_or(rest.len())),
            _ => (Some(Kind::Odd(first)), first.len_utf8()),
        };
        tokens.extend(kind.map(|kind| Token { kind, span: at..at + length }));
        at += length;
    }
    tokens
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '%')
}

/// Up to the quote that ends it, or to the end.
fn text_length(rest: &str) -> usize {
    let mut is_escaped = false;
    let end = rest.bytes().enumerate().skip(1).find(|(_, byte)| {
        let ends = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        ends
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

/// Single quotes hold what stands on one line.
fn quoted(rest: &str) -> (Option<Kind>, usize) {
    let line = rest.lines().next().unwrap_or(rest);
    match line[1..].find('\'') {
        Some(end) => (Some(Kind::Quoted), end + 2),
        None => (Some(Kind::Odd('\'')), 1),
    }
}
