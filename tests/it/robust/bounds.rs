//! The worst that files can be, within a bounded memory.
//!
//! The real program is given no more memory than it may ever need, so that one that wants more dies of it.
#![cfg(unix)]

use crate::program::{Run, in_home, run};
use crate::toy;
use std::fs;
use std::path::Path;
use std::process::Command;

/// In KiB: what bad content may cost.
const MEMORY: usize = 256 * 1024;
/// In seconds of computing: nothing takes this long, but a program that hangs is ended.
const PATIENCE: usize = 120;

const MEBIBYTE: usize = 1024 * 1024;

/// The program with so much memory and no more.
fn bounded(home: &Path, args: &[&str]) -> Run {
    let mut command = in_home(Command::new("sh"), home);
    let limits = format!("ulimit -d {MEMORY} && ulimit -t {PATIENCE} && exec \"$0\" \"$@\"");
    command.args(["-c", &limits, env!("CARGO_BIN_EXE_charley")]).args(args);
    run(command, "")
}

/// The toy guide with this as one of its files.
fn check_with(file: &str, text: &str) -> Run {
    let home = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(toy::folder()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, home.path().join(path.file_name().unwrap())).unwrap();
    }
    fs::write(home.path().join(file), text).unwrap();
    bounded(home.path(), &["check", home.path().to_str().unwrap()])
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    let items: Vec<String> = (0..count).map(item).collect();
    format!("[{}]", items.join(",\n"))
}

/// Told as errors, not died of.
#[track_caller]
fn is_refused(file: &str, text: &str, code: &str) {
    assert!(text.len() <= MEBIBYTE, "{file} is refused for its size alone");
    let run = check_with(file, text);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""), "{file}");
    assert!(run.out.contains(&format!("error[{code}]")), "{file}: {}", run.out.get(..500).unwrap_or(&run.out));
}

#[test]
fn a_file_of_nothing_but_openings_is_refused() {
    is_refused("cards.ron", &"[".repeat(MEBIBYTE), "syntax");
    is_refused("facts.ron", &"/*".repeat(MEBIBYTE / 2), "syntax");
    is_refused("questions.ron", &"\"".repeat(MEBIBYTE), "syntax");
}

#[test]
fn a_file_with_tens_of_thousands_of_mistakes_is_refused_with_the_first_of_them() {
    is_refused("cards.ron", &list(MEBIBYTE / 4, |_| "()".to_owned()), "too-many-problems");
    is_refused("facts.ron", &list(36_000, |_| "(id: \"a\", because: \"b\")".to_owned()), "too-many-problems");
    let stray = |at: usize| {
        format!(
            "(id: \"c{at}\", kind: \"x{at}\", group: \"y{at}\", title: \"t\", when: [[\"z{at}\"]], say: [(\"s\", [\"q{at}\"])])"
        )
    };
    is_refused("cards.ron", &list(9_000, stray), "too-many-problems");
}

#[test]
fn ways_on_within_ways_on_are_refused_at_some_depth() {
    let deep = "If(when: [\"smoking\"], then: Plan, otherwise: ".repeat(20_000);
    let next = format!("{deep}Plan{}", ")".repeat(20_000));
    let question = format!(
        "[One(id: \"alarm\", ask: \"q\", why: \"w\", choices: [(id: \"a\", text: \"a\", next: {next}), (id: \"b\", text: \"b\", next: Plan)])]"
    );
    is_refused("questions.ron", &question, "syntax");
}

#[test]
fn a_chain_of_thousands_of_questions_is_walked_without_a_stack_as_deep() {
    let to = |next: usize| if next < 6_000 { format!("To(\"q{next}\")") } else { "Plan".to_owned() };
    let question = |at: usize| {
        format!(
            "One(id: \"q{at}\", ask: \"q\", why: \"w\", choices: [(id: \"a\", text: \"a\", next: {}), (id: \"b\", text: \"b\", next: {})])",
            to(at + 1),
            to(at + 2)
        )
    };
    is_refused("questions.ron", &list(6_000, question), "unknown-question");
}

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    let run = check_with("cards.ron", &" ".repeat(MEBIBYTE + 1));
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("error[too-large]"), "{}", run.out);
}
