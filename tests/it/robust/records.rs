//! Arbitrary journals and session files.

use super::chance::{Chance, tell};
use super::{a_walk, is_plain_text, is_true_to_its_trail, toy};
use crate::play::disk_in;
use charley::disk::{Trouble, journal, line};
use charley::guide::Guide;
use charley::journal::{self as counts, Kind, Record, Saved};
use charley::report;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::fs;
use std::sync::Arc;

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn a_record(chance: &mut Chance, guide: &Arc<Guide>, id: String) -> Record {
    let when = now() - i64::try_from(chance.below(90 * 24 * 60)).unwrap().minutes();
    let saved = Saved::of(&a_walk(chance, guide));
    let kind = match chance.below(3) {
        0 => Kind::Note,
        1 => Kind::Plan(saved),
        _ => Kind::CheckIn(saved, chance.once_in(2).then(|| id.clone())),
    };
    let note = chance.once_in(2).then(|| (*chance.one_of(&["übel €", "after the race", "a \"word\""])).to_owned());
    Record { id, when, kind, note }
}

/// Changes a few bytes, but never where lines begin and end.
fn scratch(chance: &mut Chance, bytes: &mut Vec<u8>) {
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(6)).min(bytes.len());
        let piece: Vec<u8> = match chance.below(4) {
            0 => chance.one_of::<&str>(&PIECES).bytes().collect(),
            1 => Vec::new(),
            _ => chance.bytes(2),
        };
        bytes.splice(at..end, piece.into_iter().filter(|byte| *byte != b'\n'));
    }
}

/// What means something in JSON, in a record or to a terminal.
const PIECES: [&str; 20] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "-1",
    "1e999",
    "\\u001b[2J",
    "\\u202e",
    "\\ud800",
    "\\u0000",
    "\u{1b}",
    "\"id\":\"\"",
    "9999-12-31T23:59:59Z",
    "-009999-01-01T00:00:00Z",
    "=cmd",
];

/// All that the program says about records, whatever they hold.
fn is_well_told(guide: &Guide, records: &[Record]) {
    let zones = [TimeZone::UTC, TimeZone::fixed(jiff::tz::offset(-11)), TimeZone::fixed(jiff::tz::offset(14))];
    for zone in &zones {
        is_plain_text(&report::journal::list(guide, records, zone));
        records.iter().for_each(|record| {
            is_plain_text(&report::journal::entry(guide, record, counts::followed(records, record), zone));
        });
        let today = zone.to_datetime(now()).date();
        let (from, to) = (today - 30.days(), today);
        is_plain_text(&report::period::report(guide, records, zone, from, to));
        assert_eq!(counts::recurring(guide, &[], zone, from, to), None);
        assert!(counts::days(guide, records, zone).len() <= records.len());
    }
    guide.charts.iter().for_each(|chart| assert!(!counts::bars(guide, chart, records).is_empty()));
    assert_eq!(report::csv::records(&[]), report::csv::records(records).lines().next().unwrap().to_owned() + "\n");
}

#[test]
fn a_line_that_is_scratched_takes_no_other_record_with_it() {
    tell(150, 100_000, |chance| {
        let count = 1 + chance.below(8);
        let records: Vec<Record> = (0..count).map(|at| a_record(chance, &toy(), format!("record-{at:04}"))).collect();
        let mut lines: Vec<Vec<u8>> = records.iter().map(|record| line::write(record).unwrap().into_bytes()).collect();
        let hit = chance.below(count);
        scratch(chance, &mut lines[hit]);
        let found = journal::read(&lines.join(&b'\n')[..], None).unwrap();
        for (at, record) in records.iter().enumerate().filter(|(at, _)| *at != hit) {
            assert!(found.records.contains(record), "record {at} is lost");
        }
        assert!(found.unreadable.iter().all(|line| *line == hit + 1), "{:?}", found.unreadable);
        is_well_told(&toy(), &found.records);
        // What is read can be written, and is read as the same again.
        let again: String = found.records.iter().map(|record| line::write(record).unwrap() + "\n").collect();
        assert_eq!(journal::read(again.as_bytes(), None).unwrap().records, found.records);
    });
}

#[test]
fn any_bytes_as_a_journal_or_an_import_are_counted_and_left_alone() {
    tell(300, 300_000, |chance| {
        let count = chance.below(400);
        let mut bytes = chance.bytes(count);
        if chance.once_in(2) {
            bytes.iter_mut().for_each(|byte| *byte = *chance.one_of(b"{}[]\",:\\n01ve \n"));
        }
        let found = journal::read(&bytes[..], None).unwrap();
        let lines = bytes.split(|byte| *byte == b'\n').count();
        assert!(found.records.len() + found.unreadable.len() <= lines);
        is_well_told(&toy(), &found.records);
        if let Some(found) = journal::read_export(&bytes) {
            is_well_told(&toy(), &found.records);
        }
    });
}

#[test]
fn any_bytes_in_the_place_of_the_unfinished_walk_are_told_of_or_lead_to_a_walk() {
    let home = tempfile::tempdir().unwrap();
    let disk = || disk_in(home.path());
    tell(60, 100_000, |chance| {
        let walk = a_walk(chance, &toy());
        let mut kept = disk();
        kept.slot.keep(&walk, None, now()).unwrap();
        let path = kept.slot.path();
        let mut bytes = fs::read(&path).unwrap_or_default();
        if chance.once_in(8) {
            let count = chance.below(200);
            bytes = chance.bytes(count);
        } else {
            scratch(chance, &mut bytes);
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let mut slot = disk().slot;
        match slot.offer(&toy(), now()) {
            Ok(Some(offer)) => {
                report::journal::moved(&toy(), &offer.replay).iter().for_each(|moved| is_plain_text(moved));
                let session = slot.go_on(offer);
                is_true_to_its_trail(&session);
                slot.keep(&session, None, now()).unwrap();
            }
            Ok(None) => {}
            Err(Trouble::Foreign(at)) => assert_eq!(at, path),
            Err(other) => panic!("{other}"),
        }
        slot.delete_all().unwrap();
    });
}
