//! Whatever stands in the files, the check ends and every problem has a place that can be shown.

use super::{Edited, NAMES, dragon};
use charley::content::render;
use charley::content::{Files, check, check_folder};
use proptest::prelude::*;
use std::fs;

/// Every problem lies within its file, at a line and a column that are there, and can be shown.
fn is_well_told(files: &Files, problems: &[charley::content::problem::Problem]) {
    for problem in problems {
        super::underlined(files, problem);
        assert!(problem.line > 0 && problem.column > 0 && !problem.message.is_empty(), "{problem:?}");
    }
    let few = &problems[..problems.len().min(20)];
    assert_eq!(render(few, files, false).is_empty(), few.is_empty());
}

fn check_well(guide: &Edited) {
    let (files, checked) = guide.checked();
    is_well_told(&files, &checked.problems);
    assert!(checked.guide.is_some() || !checked.problems.is_empty(), "refused without a word");
}

fn a_file() -> impl Strategy<Value = &'static str> {
    prop::sample::select(NAMES.to_vec())
}

/// Words that mean something in RON or in a guide.
fn a_snippet() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
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
        "#",
        "r#\"",
        "'",
        "\r\n",
        "\u{feff}",
        "é",
        "龙",
        "\u{1b}",
        "\"\"",
        "\"none\"",
        "\"alarm\"",
        "\"wing\"",
        "Plan",
        "To(\"part\")",
        "To(\"alarm\")",
        "Emergency",
        "SelfCare",
        "true",
        "unsure: true,",
        "marks: [\"torn\"],",
        "1",
        "-1",
        "4294967296",
        "1e9",
        "Some(",
        "None",
        "()",
        "[]",
    ])
}

/// A place in a text, given in thousandths of its length.
fn place(text: &str, thousandths: usize) -> usize {
    let mut at = text.len() * thousandths / 1000;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_file_are_a_problem_and_never_a_panic(name in a_file(), bytes: Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        dragon().files.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
        fs::write(folder.path().join(name), bytes).unwrap();
        let (files, checked) = check_folder(folder.path(), None).unwrap();
        is_well_told(&files, &checked.problems);
    }

    #[test]
    fn any_text_as_every_file_is_never_a_panic(text in "[\\[\\]()\",:a-c\\\\ \n\u{e9}]{0,40}") {
        let files = Files::of(NAMES.map(|name| (name, text.clone())));
        is_well_told(&files, &check(&files, None).problems);
    }

    #[test]
    fn a_file_that_ends_too_soon_is_never_a_panic(name in a_file(), at in 0usize..1000) {
        let mut guide = dragon();
        let text = guide.text_of(name);
        text.truncate(place(text, at));
        check_well(&guide);
    }

    #[test]
    fn words_put_in_anywhere_are_never_a_panic(name in a_file(), at in 0usize..1000, snippet in a_snippet()) {
        let mut guide = dragon();
        let text = guide.text_of(name);
        text.insert_str(place(text, at), snippet);
        check_well(&guide);
    }

    #[test]
    fn a_piece_taken_out_is_never_a_panic(name in a_file(), from in 0usize..1000, length in 1usize..60) {
        let mut guide = dragon();
        let text = guide.text_of(name);
        let (from, to) = (place(text, from), place(text, (from + length).min(1000)));
        text.replace_range(from..to, "");
        check_well(&guide);
    }

    #[test]
    fn a_word_in_the_place_of_another_is_never_a_panic(name in a_file(), at: prop::sample::Index, with: prop::sample::Index) {
        let mut guide = dragon();
        let words: Vec<String> = NAMES.iter().flat_map(|name| quoted(guide.text_of(name))).collect();
        let text = guide.text_of(name);
        let here = quoted(text);
        *text = text.replacen(at.get(&here).as_str(), with.get(&words).as_str(), 1);
        check_well(&guide);
    }
}

/// Every word in quotes, with its quotes.
fn quoted(text: &str) -> Vec<String> {
    text.split('"').skip(1).step_by(2).map(|word| format!("\"{word}\"")).collect()
}
