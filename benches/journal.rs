//! How long it takes to open a journal of ten thousand entries, and to count what it shows.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

use charley::content;
use charley::disk::{Disk, Folders};
use charley::guide::{EntryIdx, Guide};
use charley::journal::{self, Kind, Record, Saved};
use charley::session::Session;
use charley::trail::{Answer, Position, Ticks};
use divan::Bencher;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::sync::Arc;
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn guide() -> Arc<Guide> {
    content::builtin().expect("the shipped guide is sound")
}

/// Ten thousand plans, eight hours apart: some nine years.
fn records() -> Vec<Record> {
    let mut session = Session::new(guide(), EntryIdx(0));
    while let Position::Ask(question) = session.position() {
        let checklist = session.guide()[question].is_checklist();
        session.answer(question, if checklist { Answer::Ticks(Ticks::default()) } else { Answer::Choice(0) });
    }
    let kind = Kind::Plan(Saved::of(&session));
    let when = |at: i64| Timestamp::UNIX_EPOCH + (8 * at).hours();
    (0..10_000).map(|at| Record { id: format!("r{at}"), when: when(at), kind: kind.clone(), note: None }).collect()
}

fn disk() -> (TempDir, Disk) {
    let home = tempfile::tempdir().expect("a folder for this run");
    let disk =
        Disk::new(Folders { data: home.path().join("data"), state: home.path().join("state"), ignored: Vec::new() });
    disk.journal.save(&records()).expect("room for a few megabytes");
    (home, disk)
}

#[divan::bench]
fn open_the_last_months(bencher: Bencher<'_, '_>) {
    let (_home, disk) = disk();
    let since = Timestamp::UNIX_EPOCH + (8 * 10_000 - 90 * 24).hours();
    bencher.bench_local(|| disk.journal.read(Some(since)));
}

#[divan::bench]
fn open_all(bencher: Bencher<'_, '_>) {
    let (_home, disk) = disk();
    bencher.bench_local(|| disk.journal.read(None));
}

#[divan::bench]
fn count_all(bencher: Bencher<'_, '_>) {
    let (guide, records) = (guide(), records());
    bencher.bench_local(|| {
        let days = journal::days(&guide, &records, &TimeZone::UTC);
        let bars: Vec<_> = guide.charts.iter().map(|chart| journal::bars(&guide, chart, &records)).collect();
        (days, bars)
    });
}
