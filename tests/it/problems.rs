//! What an author is told about each mistake: its code, its place and the words that are underlined.
//!
//! Every story takes the dragon guide, which has no problem at all, makes one small edit and reads what the check says.

mod cards;
mod cases;
mod folder;
mod names;
mod never;
mod offers;
mod places;
mod questions;
mod readme;
mod robust;
mod rows;
mod safety;
mod sense;
mod steps;
mod syntax;
mod texts;
mod typos;
mod unsure;
mod ways;

use crate::toy;
use charley::content::problem::Problem;
use charley::content::{self, Checked, Files};
use jiff::civil::Date;
use std::fs;

/// The files of the dragon guide, in the order in which problems are told.
const NAMES: [&str; 8] =
    ["guide.ron", "triage.ron", "facts.ron", "questions.ron", "cards.ron", "sources.ron", "promises.ron", "cases.ron"];

/// A guide whose files can be edited before it is checked.
#[derive(Clone)]
struct Edited {
    files: Vec<(String, String)>,
}

/// The dragon guide as it stands.
fn dragon() -> Edited {
    let read = |name: &str| (name.to_owned(), fs::read_to_string(toy::folder().join(name)).unwrap());
    Edited { files: NAMES.into_iter().map(read).collect() }
}

/// The dragon guide with one edit; the words to find must stand in the file exactly once.
#[track_caller]
fn dragon_with(file: &str, find: &str, replace: &str) -> Edited {
    dragon().edit(file, find, replace)
}

impl Edited {
    #[track_caller]
    fn edit(mut self, file: &str, find: &str, replace: &str) -> Self {
        let text = self.text_of(file);
        assert_eq!(text.matches(find).count(), 1, "`{find}` in {file}");
        *text = text.replace(find, replace);
        self
    }

    /// What the check prints.
    fn page(&self) -> String {
        let files = Files::of(self.files.iter().map(|(name, text)| (name.as_str(), text.clone())));
        charley::content::render(&content::check(&files, None).problems, &files, false)
    }

    #[track_caller]
    fn text_of(&mut self, file: &str) -> &mut String {
        let found = self.files.iter_mut().find(|(name, _)| name == file);
        &mut found.unwrap_or_else(|| panic!("there is no {file}")).1
    }

    /// Puts a file there, in place of the one with this name if there is one.
    fn file(mut self, file: &str, text: &str) -> Self {
        self.files.retain(|(name, _)| name != file);
        self.files.push((file.to_owned(), text.to_owned()));
        self
    }

    fn without(mut self, file: &str) -> Self {
        self.files.retain(|(name, _)| name != file);
        self
    }

    fn checked(&self) -> (Files, Checked) {
        self.checked_on(None)
    }

    fn checked_on(&self, today: Option<Date>) -> (Files, Checked) {
        let files = Files::of(self.files.iter().map(|(name, text)| (name.as_str(), text.clone())));
        let checked = content::check(&files, today);
        (files, checked)
    }

    /// Each problem as `error[code] file:line:column words`.
    fn problems(&self) -> Vec<String> {
        let (files, checked) = self.checked();
        told(&files, &checked)
    }

    #[track_caller]
    fn reports(&self, expected: &[&str]) {
        assert_eq!(self.problems(), expected);
    }

    /// Messages with what to do about them.
    fn advice(&self) -> Vec<String> {
        let (_, checked) = self.checked();
        checked.problems.iter().map(|problem| format!("{}: {}", problem.message, problem.help)).collect()
    }
}

fn told(files: &Files, checked: &Checked) -> Vec<String> {
    checked.problems.iter().map(|problem| tell(files, problem)).collect()
}

fn tell(files: &Files, problem: &Problem) -> String {
    let Problem { severity, code, file, line, column, .. } = problem;
    let words = underlined(files, problem);
    assert!(stands_at(files, problem, words), "{problem:?}: `{words}` is elsewhere");
    format!("{}[{code}] {file}:{line}:{column} {words}", severity.id())
}

/// Whether an editor that goes to the line and the column finds the words there.
fn stands_at(files: &Files, problem: &Problem, words: &str) -> bool {
    let Some((_, text)) = files.texts().find(|(name, _)| *name == problem.file) else { return words.is_empty() };
    let lines: Vec<&str> = text.split('\n').skip(problem.line - 1).collect();
    let from_here: String = lines.join("\n").chars().skip(problem.column - 1).collect();
    from_here.starts_with(words)
}

/// The words that the rendered page underlines.
fn underlined<'f>(files: &'f Files, problem: &Problem) -> &'f str {
    let text = files.texts().find(|(name, _)| *name == problem.file).map_or("", |(_, text)| text);
    text.get(problem.span.clone()).unwrap_or_else(|| panic!("{problem:?} is not within its file"))
}

/// What the dragon guide is told without its cases.
const NO_CASES: &str = "warning[no-cases] guide.ron:4:10 dragon";
/// What it is told without its promises.
const NO_PROMISES: &str = "warning[no-promises] guide.ron:4:10 dragon";

#[test]
fn the_dragon_guide_has_no_problem() {
    dragon().reports(&[]);
}
