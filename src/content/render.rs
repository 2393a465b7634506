//! Problems as somebody reads them: each with its place, the offending words underlined, and what to write instead.
//!
//! Relies on the files for the lines. Nothing in a file can move a cursor when it is shown.

use crate::content::files::{File, Files};
use crate::content::problem::{Problem, Severity};
use crate::journal::is_plain;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

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

/// A line longer than this, in bytes, is not shown: nobody could find the words in it.
const LONGEST_LINE: usize = 500;
