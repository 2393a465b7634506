//! Arbitrary bytes and mutated copies of the shipped files through the loader.

use super::chance::{Chance, tell};
use super::{a_walk, is_plain_text, is_true_to_its_trail};
use charley::content::problem::Severity;
use charley::content::render;
use charley::content::{check_folder, to_walk};
use charley::guide::Guide;
use charley::report;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// A guide in a folder, one file of which is another for each story.
struct Folder {
    place: TempDir,
    whole: BTreeMap<String, Vec<u8>>,
    names: Vec<String>,
}

impl Folder {
    fn of(guide: &str) -> Self {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(guide);
        let file = |entry: std::io::Result<fs::DirEntry>| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
        };
        let whole: BTreeMap<String, Vec<u8>> = fs::read_dir(from).unwrap().map(file).collect();
        let place = tempfile::tempdir().unwrap();
        whole.iter().for_each(|(name, bytes)| fs::write(place.path().join(name), bytes).unwrap());
        let names = whole.keys().cloned().collect();
        Self { place, whole, names }
    }

    /// Checks the guide with these bytes as that file, and puts back what was there.
    fn check_with(&self, name: &str, bytes: &[u8], chance: &mut Chance) {
        let path = self.place.path().join(name);
        fs::write(&path, bytes).unwrap();
        check_well(self.place.path(), chance);
        fs::write(path, &self.whole[name]).unwrap();
    }

    fn file(&self, chance: &mut Chance) -> &str {
        chance.one_of::<String>(&self.names)
    }
}

/// A guide, or an error that says why not; every problem within its file and fit to be shown; and whoever is let in can walk.
fn check_well(folder: &Path, chance: &mut Chance) {
    let (files, checked) = check_folder(folder, None).unwrap();
    for problem in &checked.problems {
        let text = files.texts().find(|(name, _)| *name == problem.file).map_or("", |(_, text)| text);
        assert!(text.get(problem.span.clone()).is_some(), "{problem:?} is not within its file");
        assert!(problem.line > 0 && problem.column > 0 && !problem.message.is_empty(), "{problem:?}");
    }
    let some = &checked.problems[..checked.problems.len().min(5)];
    is_plain_text(&render(some, &files, false));
    let is_refused = checked.problems.iter().any(|problem| problem.severity == Severity::Error);
    assert!(checked.guide.is_some() || is_refused);
    // A walk needs fewer files, so what is only walked may be a guide when the whole is none.
    let to_walk = to_walk(&files).ok();
    assert!(to_walk.is_some() || checked.guide.is_none());
    for guide in [checked.guide, to_walk].into_iter().flatten() {
        (0..3).for_each(|_| walk_well(&guide, chance));
    }
}

fn walk_well(guide: &Arc<Guide>, chance: &mut Chance) {
    let session = a_walk(chance, guide);
    is_true_to_its_trail(&session);
    is_plain_text(&report::position(&session));
}

/// One small change, as a slip of the hand makes it, a bad disk or a bad editor.
fn mutate(chance: &mut Chance, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = chance.below(bytes.len() + 1);
    let few = 1 + chance.below(40);
    let end = (at + few).min(bytes.len());
    match chance.below(9) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let piece = bytes[at..end].repeat(1 + chance.below(3));
            bytes.splice(at..at, piece);
        }
        3 => {
            let any = chance.bytes(few);
            bytes.splice(at..end, any);
        }
        4 => {
            let from = chance.below(other.len());
            let piece = other[from..(from + 10 * few).min(other.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        5 | 6 => swap_words(chance, bytes),
        7 => another_number(chance, bytes),
        _ => {
            let piece = chance.one_of::<&str>(&PIECES).as_bytes().to_vec();
            bytes.splice(at..at, piece);
        }
    }
}

/// Puts a word in quotes in the place of another: the file still parses and means something else.
fn swap_words(chance: &mut Chance, bytes: &mut Vec<u8>) {
    let quotes: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'"').collect();
    let (one, other) = (chance.below(quotes.len() / 2), chance.below(quotes.len() / 2));
    if let (Some(to), Some(from)) = (quotes.get(2 * one..2 * one + 2), quotes.get(2 * other..2 * other + 2)) {
        let word = bytes[from[0]..from[1]].to_vec();
        bytes.splice(to[0]..to[1], word);
    }
}

fn another_number(chance: &mut Chance, bytes: &mut Vec<u8>) {
    let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    if let Some(&at) = digits.get(chance.below(digits.len())) {
        bytes.splice(at..=at, chance.one_of(&["0", "7", "-1", "4294967296", "18446744073709551616", "1e99"]).bytes());
    }
}

/// What means something in RON, in a guide or to a terminal.
const PIECES: [&str; 28] = [
    "(",
    ")",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "//",
    "/*",
    "*/",
    "r#\"",
    "'",
    "\r\n",
    "\u{feff}",
    "\u{1b}[2J",
    "\u{202e}",
    "\u{fe0f}",
    "龙",
    "Plan",
    "To(\"",
    "If(when: [], then: ",
    "Emergency",
    "unsure: true,",
    "marks: [",
    "Some(",
    "()",
    "\0",
];

fn tell_of_mutated(guide: &str, usually: u64, in_a_long_run: u64) {
    let folder = Folder::of(guide);
    tell(usually, in_a_long_run, |chance| {
        let (name, other) = (folder.file(chance), folder.file(chance));
        let mut bytes = folder.whole[name].clone();
        (0..=chance.below(3)).for_each(|_| mutate(chance, &mut bytes, &folder.whole[other]));
        folder.check_with(name, &bytes, chance);
    });
}

#[test]
fn a_mutated_copy_of_the_shipped_guide_is_told_of_and_never_a_panic() {
    tell_of_mutated("content/cramps", 10, 200_000);
}

#[test]
fn a_mutated_copy_of_the_toy_guide_is_told_of_and_never_a_panic() {
    tell_of_mutated("tests/fixtures/dragon", 200, 600_000);
}

#[test]
fn any_bytes_in_the_place_of_a_file_are_told_of_and_never_a_panic() {
    let folder = Folder::of("tests/fixtures/dragon");
    tell(100, 200_000, |chance| {
        let count = 1 << chance.below(12);
        let mut bytes = chance.bytes(count);
        if chance.once_in(2) {
            // Bytes that mean more to a parser than most.
            bytes.iter_mut().for_each(|byte| *byte = *chance.one_of(b"()[]\"',:\\/*#rab01 \n\xc3\xa9"));
        }
        folder.check_with(folder.file(chance), &bytes, chance);
    });
}
