//! Which files make up a guide, and their texts: built in, or read from a folder.
//!
//! Relies on the file system for folders. Must not know what stands in the files.

use crate::content::problem::{Problem, Severity};
use std::borrow::Cow;
use std::fs::{self, File as OpenFile};
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes.
const LARGEST_FILE: usize = 1024 * 1024;
/// The largest guide that is read, in bytes.
const LARGEST_GUIDE: usize = 4 * LARGEST_FILE;

/// A file of the guide: its name, whether a guide needs it, and its built-in text.
struct Part {
    name: &'static str,
    required: bool,
    builtin: &'static str,
}

const PARTS: [Part; 10] = [
    Part { name: "guide.ron", required: true, builtin: include_str!("../../content/cramps/guide.ron") },
    Part { name: "triage.ron", required: true, builtin: include_str!("../../content/cramps/triage.ron") },
    Part { name: "facts.ron", required: true, builtin: include_str!("../../content/cramps/facts.ron") },
    Part { name: "questions.ron", required: true, builtin: include_str!("../../content/cramps/questions.ron") },
    Part { name: "cards.ron", required: true, builtin: include_str!("../../content/cramps/cards.ron") },
    Part { name: "stretches.ron", required: false, builtin: include_str!("../../content/cramps/stretches.ron") },
    Part { name: "body.ron", required: false, builtin: include_str!("../../content/cramps/body.ron") },
    Part { name: "sources.ron", required: true, builtin: include_str!("../../content/cramps/sources.ron") },
    Part { name: "promises.ron", required: false, builtin: include_str!("../../content/cramps/promises.ron") },
    Part { name: "cases.ron", required: false, builtin: include_str!("../../content/cramps/cases.ron") },
];

/// The texts of one guide.
#[derive(Debug, Default)]
pub struct Files {
    all: Vec<File>,
    folder: Option<PathBuf>,
    problems: Vec<Problem>,
}

/// One file, without a byte order mark.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) name: Cow<'static, str>,
    pub(crate) text: Cow<'static, str>,
}

impl Files {
    /// The guide that is compiled in.
    #[must_use]
    pub fn builtin() -> Self {
        let file = |part: &Part| File { name: Cow::Borrowed(part.name), text: Cow::Borrowed(part.builtin) };
        Self { all: PARTS.iter().map(file).collect(), ..Self::default() }
    }

    /// A guide whose files are in memory: names like `guide.ron`, and texts.
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = (&'t str, String)>) -> Self {
        let mut files = Self::default();
        for (name, text) in texts {
            files.all.push(File { name: Cow::Owned(name.to_owned()), text: Cow::Owned(text) });
        }
        files.note_missing();
        files
    }

    /// The guide in this folder. What is wrong with its files before anything is parsed is among its problems.
    ///
    /// # Errors
    /// When the folder or one of its files cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = Self { folder: Some(folder.to_owned()), problems: unknown_files(folder)?, ..Self::default() };
        for part in &PARTS {
            match read_at_most(&folder.join(part.name), LARGEST_FILE + 1) {
                Ok(bytes) => files.add(part.name, bytes),
                Err(missing) if missing.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(io::Error::new(error.kind(), format!("{}: {error}", part.name))),
            }
        }
        if files.all.is_empty() && !files.problems.iter().any(|problem| is_ron(&problem.file)) {
            return Err(io::Error::new(io::ErrorKind::NotFound, "there is no guide in it"));
        }
        files.note_missing();
        Ok(files)
    }

    /// The folder that the files were read from.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// What was found wrong while the files were gathered.
    pub(crate) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The names and texts of the files.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.iter().map(|file| (file.name.as_ref(), file.text.as_ref()))
    }

    fn add(&mut self, name: &'static str, mut bytes: Vec<u8>) {
        let so_far: usize = self.all.iter().map(|file| file.text.len()).sum();
        if bytes.len() > LARGEST_FILE || so_far + bytes.len() > LARGEST_GUIDE {
            self.problems.push(Problem::of_file("too-large", name, TOO_LARGE));
            return;
        }
        if bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(.."\u{feff}".len());
        }
        let (text, bad) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
            }
        };
        self.all.push(File { name: Cow::Borrowed(name), text: Cow::Owned(text) });
        if let Some(at) = bad {
            let problem = self.problem(Severity::Error, "not-utf8", self.all.len() - 1, at..at + 3, NOT_UTF8);
            self.problems.push(problem);
        }
    }

    /// Notes each needed file that is not there and of which nothing else was said.
    fn note_missing(&mut self) {
        for name in PARTS.iter().filter(|part| part.required).map(|part| part.name) {
            if self.get(name).is_none() && !self.problems.iter().any(|problem| problem.file == name) {
                self.problems.push(missing_file(name));
            }
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<(usize, &File)> {
        self.all.iter().enumerate().find(|(_, file)| file.name == name)
    }

    /// Which file a borrowed word stands in, and where: its address tells.
    pub(crate) fn locate(&self, word: &str) -> Option<(usize, Range<usize>)> {
        let start = word.as_ptr() as usize;
        let holds = |file: &File| {
            let from = file.text.as_ptr() as usize;
            (start >= from && start + word.len() <= from + file.text.len()).then(|| start - from)
        };
        let (at, offset) = self.all.iter().enumerate().find_map(|(at, file)| Some((at, holds(file)?)))?;
        Some((at, offset..offset + word.len()))
    }

    /// A problem at these bytes of a file.
    pub(crate) fn problem(
        &self,
        severity: Severity,
        code: &'static str,
        file: usize,
        span: Range<usize>,
        (message, help): (&str, &str),
    ) -> Problem {
        let File { name, text } = &self.all[file];
        let before = &text[..span.start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |tail| tail.chars().count()) + 1;
        let (message, help) = (message.to_owned(), help.to_owned());
        Problem { severity, code, file: name.to_string(), span, line, column, message, help }
    }
}

/// Reads no more than is looked at, however large the file is.
fn read_at_most(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
    }
    let mut bytes = Vec::new();
    OpenFile::open(path)?.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Files that an author may take for a part of the guide, though nothing in them counts.
fn unknown_files(folder: &Path) -> io::Result<Vec<Problem>> {
    let mut unknown = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_part = PARTS.iter().any(|part| part.name == name);
        if !is_part && looks_like_content(&name) && !entry.file_type()?.is_dir() {
            unknown.push(name);
        }
    }
    unknown.sort();
    Ok(unknown.iter().map(|name| unknown_file(name)).collect())
}

/// Whether the name has RON's ending, or begins like a part's. Hidden files are those of editors and systems.
fn looks_like_content(name: &str) -> bool {
    let name = name.to_lowercase();
    !name.starts_with('.') && (named_like(&name).is_some() || is_ron(&name))
}

/// Whether RON's ending stands somewhere in the name, as in `cases.ron.bak`.
fn is_ron(name: &str) -> bool {
    name.to_lowercase().split(".ron").skip(1).any(is_apart)
}

/// The part whose name this one begins with, as `promises.ron.txt` does.
fn named_like(name: &str) -> Option<&'static str> {
    let stem = |part: &str| name.strip_prefix(part.strip_suffix(".ron")?);
    PARTS.iter().map(|part| part.name).find(|part| stem(part).is_some_and(is_apart))
}

/// Whether a word has ended before this.
fn is_apart(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

fn unknown_file(name: &str) -> Problem {
    let meant = match named_like(&name.to_lowercase()) {
        Some(part) => format!(", did you mean `{part}`?"),
        None => crate::nearest::did_you_mean(name, PARTS.iter().map(|part| part.name)),
    };
    let message = format!("`{name}` is not a file of a guide{meant}");
    let help = "nothing in it counts: rename it, or move it out of the folder";
    Problem { severity: Severity::Warning, ..Problem::of_file("unknown-file", name, (&message, help)) }
}

fn missing_file(name: &str) -> Problem {
    let message = format!("there is no `{name}`");
    Problem::of_file("missing-file", name, (&message, "`charley init DIR` writes a whole guide to start from"))
}

const TOO_LARGE: (&str, &str) = ("the file is too large", "a file may have 1 MiB and a guide 4 MiB");
const NOT_UTF8: (&str, &str) = ("this byte is not UTF-8", "save the file as UTF-8");
