//! Something wrong in content: which file, where, what, and what to write instead.
//!
//! Must not know how files are read, nor any rule; those stand in `check`.

use std::ops::Range;

/// Whether a problem makes the guide unusable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The guide is unsound or unsafe.
    Error,
    /// The guide is sound, but something deserves a look.
    Warning,
}

impl Severity {
    /// Its name in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether it makes the guide unusable.
    pub severity: Severity,
    /// A stable name, explained in `content/README.md`.
    pub code: &'static str,
    /// The file's name within the guide.
    pub file: String,
    /// The offending bytes.
    pub span: Range<usize>,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Problem {
    /// An error about a whole file.
    pub(crate) fn of_file(code: &'static str, file: &str, (message, help): (&str, &str)) -> Self {
        let (message, help) = (message.to_owned(), help.to_owned());
        Self { severity: Severity::Error, code, file: file.to_owned(), span: 0..0, line: 1, column: 1, message, help }
    }
}
