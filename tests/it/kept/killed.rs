//! Programs that are killed, and programs that write at the same time.
#![cfg(unix)]

use super::many;
use crate::play::disk_in;
use crate::program::{DRAGON, charley_in, in_home};
use std::collections::HashSet;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

/// One whole walk that is saved, and the way to the next one.
const WALK: &str = "0\n3\n2\n1\ns\nit sulks\nn\ny\n";

/// Walks and saves until it is killed, at a random place and instant, and gives what it had written until then.
fn killed(home: &Path) -> String {
    let mut child = in_home(Command::new(env!("CARGO_BIN_EXE_charley")), home).args(DRAGON).spawn().unwrap();
    let mut keyboard = child.stdin.take().unwrap();
    keyboard.write_all(WALK.repeat(400).as_bytes()).unwrap();
    let mut output = child.stdout.take().unwrap();
    let chance = RandomState::new().hash_one(0);
    // A whole walk writes some 1,600 bytes, so this is within the first eight.
    let mut written = vec![0; usize::try_from(chance % 12_000).unwrap()];
    output.read_exact(&mut written).unwrap();
    thread::sleep(Duration::from_micros(chance / 12_000 % 3_000));
    child.kill().unwrap();
    child.wait().unwrap();
    output.read_to_end(&mut written).unwrap();
    String::from_utf8_lossy(&written).into_owned()
}

/// The records that it reported as saved. The last line may have been cut.
fn reported(written: &str) -> impl Iterator<Item = String> {
    let ids = written.lines().filter_map(|line| line.split_once("Saved: ")).map(|(_, id)| id.to_owned());
    ids.filter(|id| id.len() == 10)
}

/// The records that are there. Every line must be whole.
fn kept(home: &Path) -> HashSet<String> {
    let export = charley_in(home, &["journal", "export"], "");
    assert!(!export.err.contains("cannot be read"), "{}", export.err);
    let json: serde_json::Value = serde_json::from_str(&export.out).unwrap();
    json.as_array().unwrap().iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
}

/// Whether it was killed at a question with answers before it. What the program asks, it has kept the answers to; behind the
/// last question it may have finished.
fn is_under_way(written: &str) -> bool {
    let marks = ["Is any of this", "Which part", "What mood", "What about food", "Answers:"];
    let last = marks.into_iter().max_by_key(|words| written.rfind(words));
    matches!(last, Some("Which part" | "What mood"))
}

#[test]
fn nothing_that_was_reported_saved_is_lost_by_a_kill_and_the_next_start_offers_to_go_on() {
    let rounds = if std::env::var_os("CHARLEY_LONG").is_some() { 500 } else { 25 };
    let home = tempfile::tempdir().unwrap();
    let (mut all, mut offers) = (HashSet::new(), 0);
    for round in 0..rounds {
        let written = killed(home.path());
        all.extend(reported(&written));
        let kept = kept(home.path());
        assert!(all.is_subset(&kept), "round {round}: lost {:?}", all.difference(&kept));
        let next = charley_in(home.path(), &DRAGON, "q\n").out;
        assert!(!next.contains("There may be"), "round {round}: {next}");
        let offered = next.contains("r goes on");
        assert!(offered || !is_under_way(&written), "round {round}: {written}\n{next}");
        offers += usize::from(offered);
    }
    assert!(offers > 0 && !all.is_empty(), "{offers} offers, {} saved", all.len());
}

#[test]
fn two_programs_save_a_thousand_records_each_at_once() {
    let home = tempfile::tempdir().unwrap();
    let writer = |name: &str| {
        let mut command = in_home(Command::new(std::env::current_exe().unwrap()), home.path());
        command.args(["--ignored", "--exact", "kept::killed::a_program_that_saves_a_thousand_records"]);
        command.env("WRITER", name).spawn().unwrap()
    };
    let writers = [writer("a"), writer("b")];
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
    let found = disk_in(home.path()).journal.read(None).unwrap();
    let ids: HashSet<&str> = found.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!((found.records.len(), ids.len(), found.unreadable.len()), (2_000, 2_000, 0));
    let text = fs::read_to_string(disk_in(home.path()).journal.path()).unwrap();
    assert_eq!(text.lines().count(), 2_000);
}

#[test]
#[ignore = "half of the test above: a process of its own"]
fn a_program_that_saves_a_thousand_records() {
    let Some(home) = std::env::var_os("HOME").filter(|_| std::env::var_os("WRITER").is_some()) else { return };
    let name = std::env::var("WRITER").unwrap();
    let journal = disk_in(Path::new(&home)).journal;
    for mut record in many(1_000) {
        record.id.insert_str(0, &name);
        journal.save(&[record]).unwrap();
    }
}
