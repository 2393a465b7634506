//! Where problems are collected while a guide is checked, no more than somebody reads.
//!
//! Relies on the files for places. Must not know any rule.

use crate::content::files::Files;
use crate::content::problem::{Problem, Severity};
use std::ops::Range;
use std::path::Path;

/// More errors than anybody reads at once, or warnings.
const MOST_PROBLEMS: usize = 500;
const LAST_PROBLEM: usize = MOST_PROBLEMS - 1;
const TOO_MANY: (&str, &str) = ("there are more problems than these", "mend these first, then check again");
/// Looking for the nearest word takes time; after so many problems it is left out.
const MOST_HINTS: usize = 100;

/// Collects problems while a guide is checked.
#[derive(Debug)]
pub(crate) struct Sink<'f> {
    files: &'f Files,
    problems: Vec<Problem>,
}

impl<'f> Sink<'f> {
    pub(crate) fn new(files: &'f Files) -> Self {
        Self { files, problems: files.problems().to_vec() }
    }

    /// An error at a word that was borrowed from one of the files.
    pub(crate) fn error(&mut self, code: &'static str, word: &str, message: impl AsRef<str>, help: impl AsRef<str>) {
        self.add(Severity::Error, code, word, message.as_ref(), help.as_ref());
    }

    /// A warning at a word that was borrowed from one of the files.
    pub(crate) fn warning(&mut self, code: &'static str, word: &str, message: impl AsRef<str>, help: impl AsRef<str>) {
        self.add(Severity::Warning, code, word, message.as_ref(), help.as_ref());
    }

    /// The beginning of a file, for what stands nowhere else.
    pub(crate) fn start_of(&self, file: &str) -> &'f str {
        self.files.get(file).map_or("", |(_, file)| &file.text[..0])
    }

    /// The whole text of a file, empty if there is none.
    pub(crate) fn text_of(&self, file: &str) -> &'f str {
        self.files.get(file).map_or("", |(_, file)| &file.text)
    }

    /// The folder that is checked.
    pub(crate) fn folder(&self) -> Option<&'f Path> {
        self.files.folder()
    }

    /// A problem at these bytes of a file.
    pub(crate) fn error_in(&mut self, code: &'static str, file: usize, span: Range<usize>, words: (&str, &str)) {
        self.push(Severity::Error, code, file, span, words);
    }

    fn push(&mut self, severity: Severity, code: &'static str, file: usize, span: Range<usize>, words: (&str, &str)) {
        let files = self.files;
        self.keep(severity, || files.problem(severity, code, file, span, words));
    }

    /// Keeps a problem. Where there are too many errors to read, or too many warnings, the last of them says so.
    fn keep(&mut self, severity: Severity, problem: impl FnOnce() -> Problem) {
        let told = self.problems.iter().filter(|told| told.severity == severity).count();
        match told {
            MOST_PROBLEMS.. => {}
            LAST_PROBLEM => {
                self.problems
                    .push(Problem { severity, ..Problem::of_file("too-many-problems", "guide.ron", TOO_MANY) });
            }
            _ => self.problems.push(problem()),
        }
    }

    /// A sink for problems that matter less than some which are not known yet.
    pub(crate) fn later(&self) -> Self {
        Self { files: self.files, problems: Vec::new() }
    }

    /// Keeps the problems of another sink as well.
    pub(crate) fn absorb(&mut self, other: Self) {
        other.problems.into_iter().for_each(|problem| self.keep(problem.severity, || problem));
    }

    /// Whether there are so many problems already that nobody wants a hint for each.
    pub(crate) fn is_crowded(&self) -> bool {
        self.problems.len() > MOST_HINTS
    }

    fn add(&mut self, severity: Severity, code: &'static str, word: &str, message: &str, help: &str) {
        let (file, span) = self.files.locate(word).unwrap_or((0, 0..0));
        self.push(severity, code, file, span, (message, help));
    }

    pub(crate) fn count(&self) -> usize {
        self.problems.len()
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// The problems in the order of the files and their lines.
    pub(crate) fn into_problems(mut self) -> Vec<Problem> {
        let place = |file: &str| self.files.get(file).map(|(at, _)| at);
        self.problems.sort_by_cached_key(|problem| (place(&problem.file), problem.span.start, problem.code));
        self.problems.dedup();
        self.problems
    }
}
