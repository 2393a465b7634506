//! What others on the machine can see of a walk, and what becomes of it when its guide's files change.

use crate::terminal::{Pty, start, start_with, toy};
use portable_pty::CommandBuilder;
use std::fs;
use std::path::Path;

#[test]
fn answers_stand_in_no_title_and_in_no_list_of_programs() {
    let mut pty = start();
    pty.wait_for("None of these");
    let before = pty.process();
    pty.send("0\r");
    pty.wait_for("Which part");
    pty.send("1\r0\r");
    pty.wait_for("What mood");
    assert_eq!(pty.process(), before);
    assert!(before.contains("charley") && !before.contains("wing"), "{before}");
    assert!(!pty.raw().contains("\x1b]"), "a title, or something else that is no drawing");
    let left =
        |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    let known = left(pty.home()).into_iter().all(|name| name == "charley");
    assert!(known, "{:?}", left(pty.home()));
}

#[test]
fn a_guide_that_breaks_under_the_walk_is_told_and_the_walk_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(toy()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_charley"));
    command.args(["--guide", folder.path().to_str().unwrap()]);
    let mut pty = Pty::spawn(command, &[]);
    pty.wait_for("None of these");
    pty.send("0\r");
    pty.wait_for("Which part");
    let questions = folder.path().join("questions.ron");
    let whole = fs::read_to_string(&questions).unwrap();
    fs::write(&questions, whole.replace("text: \"The tail\"", "txet: \"The tail\"")).unwrap();
    pty.send("\x12");
    pty.wait_for("txet");
    pty.send("\x1b");
    pty.wait_for("Which part");
    // The question that is asked has gone: the walk stands where its other answers lead.
    let gone = whole.replace("otherwise: To(\"part\")", "otherwise: To(\"mood\")");
    assert_ne!(gone, whole);
    fs::write(&questions, gone).unwrap();
    for name in ["cases.ron", "promises.ron"] {
        fs::write(folder.path().join(name), "[]").unwrap();
    }
    pty.send("\x12");
    pty.wait_for("What mood");
}

#[test]
fn a_locale_without_letters_changes_nothing_that_is_drawn() {
    // Terminals that cannot show frames are served by `--ascii`; a locale says nothing about the terminal.
    let drawn = |name: &str, value: &str| {
        let pty = start_with(&[], &[("LC_ALL", None), ("LANG", None), (name, Some(value))]);
        pty.wait_for("? help");
        pty.text()
    };
    let usual = drawn("LANG", "en_GB.UTF-8");
    assert_eq!(drawn("LANG", "C"), usual);
    assert_eq!(drawn("LC_ALL", "POSIX"), usual);
    let ascii = start_with(&["--ascii"], &[("LC_ALL", Some("C"))]);
    ascii.wait_for("? help");
    assert!(ascii.text().is_ascii(), "{}", ascii.text());
}
