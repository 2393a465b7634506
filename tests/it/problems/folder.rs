//! Files on a disk: missing, unknown, in another encoding, too large, or not there at all.

use super::{Edited, NO_CASES, NO_PROMISES, dragon, told};
use crate::program::charley;
use charley::content::{self, Broken, check_folder, render};
use std::fs;
use tempfile::TempDir;

impl Edited {
    fn on_disk(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        self.files.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
        folder
    }
}

fn problems_in(folder: &TempDir) -> Vec<String> {
    let (files, checked) = check_folder(folder.path(), None).unwrap();
    assert!(!render(&checked.problems, &files, false).is_empty() || checked.problems.is_empty());
    told(&files, &checked)
}

#[test]
fn a_folder_is_checked_like_the_same_files_in_memory() {
    assert!(problems_in(&dragon().on_disk()).is_empty());
    let guide = super::dragon_with("cards.ron", r#"when: ["vain"]"#, r#"when: ["vane"]"#);
    assert_eq!(problems_in(&guide.on_disk()), guide.problems());
}

#[test]
fn a_file_that_every_guide_needs_is_missing() {
    for name in ["guide.ron", "triage.ron", "facts.ron", "questions.ron", "cards.ron", "sources.ron"] {
        let folder = dragon().without(name).on_disk();
        assert_eq!(problems_in(&folder)[0], format!("error[missing-file] {name}:1:1 "));
        assert!(matches!(content::folder(folder.path()), Err(Broken::Unsound(_))));
    }
}

#[test]
fn a_file_that_is_not_there_has_no_line_to_show() {
    let folder = dragon().without("sources.ron").on_disk();
    let (files, checked) = content::check_folder(folder.path(), None).unwrap();
    let page = render(&checked.problems[..1], &files, false);
    let place = folder.path().join("sources.ron");
    let help = "`charley init DIR` writes a whole guide to start from";
    assert_eq!(
        page,
        format!("error[missing-file]: there is no `sources.ron`\n--> {}\n = help: {help}", place.display())
    );
}

#[test]
fn stretches_and_the_picture_may_be_left_out_and_so_may_promises_and_cases_but_not_silently() {
    let folder = dragon().without("cases.ron").without("promises.ron").on_disk();
    assert_eq!(problems_in(&folder), [NO_CASES, NO_PROMISES]);
    assert!(content::folder(folder.path()).is_ok());
    dragon().file("cases.ron", "[]").file("promises.ron", "[]").reports(&[NO_CASES, NO_PROMISES]);
}

#[test]
fn a_file_that_looks_like_content_under_another_name_is_named() {
    let nothing = |name: &str| problems_in(&dragon().file(name, "").on_disk());
    for name in ["promises.ron.txt", "cases.ron.bak", "Cards.RON", "cards.ron~", "#facts.ron#", "questions", "body.txt"]
    {
        assert_eq!(nothing(name), [format!("warning[unknown-file] {name}:1:1 ")], "{name}");
    }
    for name in [".cards.ron.swp", ".#cards.ron", "._cards.ron", "README.md", "guidelines.md", "photo.jpg"] {
        assert_eq!(nothing(name), [""; 0], "{name}");
    }
}

#[test]
fn a_file_put_aside_is_told_beside_what_is_missing_then() {
    let promises = dragon().text_of("promises.ron").clone();
    let folder = dragon().without("promises.ron").file("promises.ron.txt", &promises).on_disk();
    let (_, checked) = check_folder(folder.path(), None).unwrap();
    let messages: Vec<&str> = checked.problems.iter().map(|problem| problem.message.as_str()).collect();
    let aside = "`promises.ron.txt` is not a file of a guide, did you mean `promises.ron`?";
    assert_eq!(messages, [aside, "the guide `dragon` promises nothing"]);
}

#[test]
fn a_folder_within_a_guide_is_no_part_of_it() {
    let folder = dragon().on_disk();
    fs::create_dir(folder.path().join("cases.old")).unwrap();
    assert!(problems_in(&folder).is_empty());
}

#[test]
fn a_file_with_a_misspelt_name_is_a_warning() {
    let cases = dragon().text_of("cases.ron").clone();
    let folder = dragon().without("cases.ron").file("case.ron", &cases).file("notes.txt", "Buy turnips.").on_disk();
    assert_eq!(problems_in(&folder), ["warning[unknown-file] case.ron:1:1 ", NO_CASES]);
    let (_, checked) = check_folder(folder.path(), None).unwrap();
    assert_eq!(checked.problems[0].message, "`case.ron` is not a file of a guide, did you mean `cases.ron`?");
    assert!(content::folder(folder.path()).is_ok());
}

#[test]
fn a_file_in_another_encoding_is_told_at_its_first_foreign_byte() {
    let folder = dragon().on_disk();
    let path = folder.path().join("facts.ron");
    let latin = fs::read_to_string(&path).unwrap().replace("your dragon is vain", "your dragon is vain: caf~");
    let bytes: Vec<u8> = latin.bytes().map(|byte| if byte == b'~' { 0xe9 } else { byte }).collect();
    fs::write(&path, bytes).unwrap();
    assert_eq!(problems_in(&folder), ["error[not-utf8] facts.ron:10:52 \u{fffd}"]);
}

#[test]
fn a_file_saved_as_utf_16_is_not_utf_8() {
    let folder = dragon().on_disk();
    let utf16: Vec<u8> = "\u{feff}[]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("cases.ron"), utf16).unwrap();
    assert_eq!(problems_in(&folder)[0], "error[not-utf8] cases.ron:1:1 \u{fffd}");
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    let guide = dragon().file("cases.ron", r#"[(id: "a b", story: "s", trail: [], level: Routine)]"#);
    let plain = problems_in(&guide.on_disk());
    assert_eq!(plain, ["error[malformed-id] cases.ron:1:8 a b"]);
    let folder = guide.on_disk();
    for (name, text) in &guide.files {
        fs::write(folder.path().join(name), format!("\u{feff}{text}")).unwrap();
    }
    assert_eq!(problems_in(&folder), plain);
}

const MEBIBYTE: usize = 1024 * 1024;

/// The dragon guide with spaces after each of these files, up to so many bytes.
fn padded(names: &[&str], bytes: usize) -> TempDir {
    let mut guide = dragon();
    for name in names {
        let text = guide.text_of(name);
        text.push_str(&" ".repeat(bytes - text.len()));
    }
    guide.on_disk()
}

#[test]
fn a_file_has_one_mebibyte_at_most() {
    assert!(problems_in(&padded(&["facts.ron"], MEBIBYTE)).is_empty());
    let folder = padded(&["facts.ron"], MEBIBYTE + 1);
    assert_eq!(problems_in(&folder)[0], "error[too-large] facts.ron:1:1 ");
    assert!(matches!(content::folder(folder.path()), Err(Broken::Unsound(_))));
}

#[test]
fn a_guide_has_four_mebibytes_at_most() {
    let folder = padded(&["guide.ron", "triage.ron", "facts.ron", "questions.ron"], MEBIBYTE);
    let problems = problems_in(&folder);
    let too_large = ["cards", "sources", "promises", "cases"].map(|name| format!("error[too-large] {name}.ron:1:1 "));
    assert_eq!(problems[..4], too_large);
}

#[test]
fn a_folder_that_is_not_there_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(check_folder(&folder.path().join("none"), None), Err(Broken::Unreadable(_))));
}

#[test]
fn a_pair_comes_with_a_command_that_walks_the_guide_of_that_folder() {
    let later = r#"title: "Later""#;
    let guide = super::dragon_with("guide.ron", later, r#"title: "Later", pairs: true"#);
    let folder = guide.on_disk();
    let path = folder.path().to_str().unwrap();
    let listed = charley(&["check", path, "--pairs"], "").out;
    let pairs: Vec<&str> = listed.lines().skip_while(|line| *line != "feed + mirror").take(2).collect();
    let &[_, command] = &pairs[..] else { panic!("{listed}") };
    let words = command.strip_prefix("    charley ").unwrap();
    assert!(words.starts_with(&format!("ask --guide {path} ")), "{words}");
    let plan = charley(&words.split(' ').collect::<Vec<_>>(), "").out;
    assert!(plan.contains("Feed it") && plan.contains("Lend it a mirror"), "{plan}");
}

#[test]
fn a_pair_that_is_too_tangled_is_named_unless_another_row_has_a_way() {
    let facts = |write: &dyn Fn(usize) -> String| (0..20).map(write).collect::<Vec<_>>().join(", ");
    let ids = facts(&|n| format!(r#""sign{n}""#));
    let declared = facts(&|n| format!(r#"(id: "sign{n}", because: "of sign {n}")"#));
    let ticks = facts(&|n| format!(r#"(id: "t{n}", text: "Sign {n}", marks: ["sign{n}"])"#));
    let listed = |rows: &str| {
        let signs = format!(
            r#"[
    (id: "signs", kind: "feed", group: "later", title: "All signs", up_to: Urgent, when: [{rows}], say: [("Look.", ["D6"])]),
"#
        );
        let guide = super::dragon_with("facts.ron", "[\n", &format!("[\n{declared},\n"))
            .edit("guide.ron", r#"title: "Later""#, r#"title: "Later", pairs: true"#)
            .edit("questions.ron", r#"ticks: [(id: "hungry""#, &format!(r#"ticks: [{ticks}, (id: "hungry""#))
            .edit("cards.ron", "[\n    (id: \"breathe\"", &format!("{signs}    (id: \"breathe\""))
            .without("cases.ron");
        charley(&["check", guide.on_disk().path().to_str().unwrap(), "--pairs"], "").out
    };
    let tangled = listed(&format!("[{ids}]"));
    assert!(tangled.contains("\nsigns + feed: too much to tell apart\n"), "{tangled}");
    let found = listed(&format!(r#"[{ids}], ["hungry"]"#));
    assert!(found.contains("\nsigns + feed\n    charley ask "), "{found}");
}
