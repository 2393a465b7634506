//! What is kept on disk, and what is never lost: records and the unfinished walk.

mod counts;
mod journal;
mod killed;
mod program;
mod walk;
mod wording;

use crate::play::disk_in;
use charley::disk::Disk;
use charley::journal::{Kind, Record, Saved};
use jiff::{Timestamp, ToSpan};
use std::path::Path;
use tempfile::TempDir;
pub(crate) use wording::edited;

/// A home for one test.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// As a program that has just started finds it.
    pub(crate) fn disk(&self) -> Disk {
        disk_in(self.folder.path())
    }

    /// The bytes of the journal.
    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.disk().journal.path()).unwrap()
    }
}

pub(crate) fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

/// The plan of this walk through the toy guide.
fn plan(id: &str, when: &str, trail: &str) -> Record {
    let saved = Saved::of(&crate::toy::walked(trail));
    Record { id: id.to_owned(), when: at(when), kind: Kind::Plan(saved), note: None }
}

/// Makes the records of a journal those of an older program, which kept no words.
pub(crate) fn forget_words(journal: &Path) {
    let without = |line: &str| {
        let mut record: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(record.as_object_mut().unwrap().remove("wording").is_some(), "{line}");
        record.to_string() + "\n"
    };
    let text = std::fs::read_to_string(journal).unwrap();
    std::fs::write(journal, text.lines().map(without).collect::<String>()).unwrap();
}

/// So many plans, an hour apart.
fn many(count: i64) -> Vec<Record> {
    let first = plan("r", "2026-01-01T00:00:00Z", WALK);
    let start = first.when;
    (0..count).map(|at| Record { id: format!("r{at}"), when: start + at.hours(), ..first.clone() }).collect()
}

/// A whole walk through the toy guide.
const WALK: &str = "alarm=none part=wing part_signs=none mood=sulk food=hungry";
