//! Something wrong in content: which file, where, what, and what to write instead.
//!
//! Relies on the files for places. Must not know any rule; those stand in `check`.

use crate::content::files::{File, Files};
use crate::journal::is_plain;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;
use std::path::Path;

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

    /// Says that there are more of such problems than these.
    fn too_many(severity: Severity) -> Self {
        Self { severity, ..Self::of_file("too-many-problems", "guide.ron", TOO_MANY) }
    }
}

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
            LAST_PROBLEM => self.problems.push(Problem::too_many(severity)),
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

/// The problems with the offending words underlined.
#[must_use]
pub fn render(problems: &[Problem], files: &Files, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let pages = problems.iter().map(|problem| render_one(problem, files, &renderer));
    pages.collect::<Vec<_>>().join("\n\n")
}

fn render_one(problem: &Problem, files: &Files, renderer: &Renderer) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let (message, help) = (shown(&problem.message), shown(&problem.help));
    let title = level.primary_title(message.as_str()).id(problem.code);
    let Some((_, File { text: source, .. })) = files.get(&problem.file) else {
        let group = title.element(Origin::path(path(problem, files)));
        return renderer.render(&[with_help(group, &help)]);
    };
    let lines = lines_around(source, &problem.span);
    if source[lines.clone()].split('\n').next().is_some_and(|line| line.len() > LONGEST_LINE) {
        return short(problem, files);
    }
    // No more than is shown, since the renderer looks at all that it is given.
    let snippet = Snippet::source(in_place(&source[lines.clone()]))
        .line_start(problem.line)
        .path(path(problem, files))
        .annotation(AnnotationKind::Primary.span(problem.span.start - lines.start..problem.span.end - lines.start));
    renderer.render(&[with_help(title.element(snippet), &help)])
}

fn with_help<'h>(group: Group<'h>, help: &'h str) -> Group<'h> {
    if help.is_empty() { group } else { group.element(Level::HELP.message(help)) }
}

/// The file as an editor can open it.
fn path(problem: &Problem, files: &Files) -> String {
    files.folder().map_or_else(|| problem.file.clone(), |folder| folder.join(&problem.file).display().to_string())
}

/// The problem without its line.
fn short(problem: &Problem, files: &Files) -> String {
    let Problem { severity, code, line, column, message, help, .. } = problem;
    let file = path(problem, files);
    let help = if help.is_empty() { String::new() } else { format!("\n  = help: {help}") };
    shown(&format!("{}[{code}]: {message}\n --> {file}:{line}:{column}{help}", severity.id()))
}

/// A text from a file as a terminal may show it: nothing that moves a cursor but the end of a line.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c == '\n' || is_plain(c) { c } else { '\u{fffd}' }).collect()
}

/// A text whose places count, with characters of the same lengths for those that would move a cursor or turn the direction
/// of writing. The renderer does so itself, but not for all of them: to some terminals U+009B begins a command.
fn in_place(text: &str) -> String {
    let shown = |c: char| match c.len_utf8() {
        _ if is_plain(c) => c,
        2 => '\u{bf}',
        3 => '\u{fffd}',
        _ => c,
    };
    text.chars().map(shown).collect()
}

/// The lines in which these bytes stand.
fn lines_around(source: &str, span: &Range<usize>) -> Range<usize> {
    let start = source[..span.start].rfind('\n').map_or(0, |end| end + 1);
    start..source[span.end..].find('\n').map_or(source.len(), |end| span.end + end)
}

/// More errors than anybody reads at once, or warnings.
const MOST_PROBLEMS: usize = 500;
const LAST_PROBLEM: usize = MOST_PROBLEMS - 1;
const TOO_MANY: (&str, &str) = ("there are more problems than these", "mend these first, then check again");
/// Looking for the nearest word takes time; after so many problems it is left out.
const MOST_HINTS: usize = 100;

/// A line longer than this, in bytes, is not shown: nobody could find the words in it.
const LONGEST_LINE: usize = 500;
