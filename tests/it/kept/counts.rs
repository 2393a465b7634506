//! What the journal shows: days, weeks, bars, and the sentence that matters.

use super::{WALK, many, plan};
use crate::toy;
use charley::guide::TriageLevel;
use charley::journal::{self, Day, Kind, Record, Saved, Totals};
use charley::report::{csv, journal as words, period};
use jiff::Span;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

const UTC: TimeZone = TimeZone::UTC;

/// Plans on these days of November.
fn november(days: &[i8]) -> Vec<Record> {
    let plan = |day: &i8| plan(&format!("n{day}"), &format!("2026-11-{day:02}T12:00:00Z"), WALK);
    days.iter().map(plan).collect()
}

fn bars(chart: usize, records: &[Record]) -> Vec<(String, usize)> {
    let guide = toy::guide();
    let bars = journal::bars(&guide, &guide.charts[chart], records);
    bars.into_iter().map(|bar| (bar.label, bar.plans)).collect()
}

#[test]
fn an_empty_journal_has_nothing_to_show_and_says_so() {
    let guide = toy::guide();
    let day = date(2026, 11, 22);
    assert_eq!(journal::totals(&[]), Totals::default());
    assert!(journal::days(&guide, &[], &UTC).is_empty());
    assert_eq!(journal::weeks(&guide, &[], &UTC, day, day).len(), 1);
    assert!(bars(0, &[]).iter().all(|(_, plans)| *plans == 0));
    assert_eq!(journal::recurring_now(&guide, &[], &UTC, day), None);
    assert!(period::report(&guide, &[], &UTC, day, day).contains("0 plans, 0 check-ins, 0 notes."));
}

#[test]
fn one_plan_counts_once_everywhere() {
    let guide = toy::guide();
    let records = november(&[20]);
    let days = journal::days(&guide, &records, &UTC);
    let day = Day { plans: 1, check_ins: 0, level: Some(TriageLevel::Urgent) };
    assert_eq!(days.into_iter().collect::<Vec<_>>(), [(date(2026, 11, 20), day)]);
    assert_eq!(bars(0, &records), [("wing".into(), 1), ("tail".into(), 0), ("all of it".into(), 0)]);
    assert_eq!(bars(1, &records), [("your dragon sulks".into(), 1), ("your dragon is hungry".into(), 1)]);
    assert_eq!(journal::recurring_now(&guide, &records, &UTC, date(2026, 11, 20)), None);
}

#[test]
fn ten_thousand_plans_are_counted_like_one() {
    let guide = toy::guide();
    let records = many(10_000);
    let (first, last) = (records[0].day(&UTC), records[9_999].day(&UTC));
    let days = journal::days(&guide, &records, &UTC);
    assert_eq!((days.len(), days.values().map(|day| day.plans).sum::<usize>()), (417, 10_000));
    let weeks = journal::weeks(&guide, &records, &UTC, first, last);
    assert_eq!((weeks.len(), weeks.iter().map(|week| week.plans).sum::<usize>()), (60, 10_000));
    assert_eq!((bars(0, &records)[0].1, bars(1, &records)[0].1), (10_000, 10_000));
    let last_day = 10_000 % 24;
    assert_eq!(journal::recurring_now(&guide, &records, &UTC, last).unwrap().plans, 29 * 24 + last_day);
}

#[test]
fn later_looks_notes_and_other_guides_are_no_new_plans() {
    let guide = toy::guide();
    let mut records = november(&[1, 2, 3, 4]);
    let saved = records[0].plan().unwrap().clone();
    records[1].kind = Kind::CheckIn(saved.clone(), Some("n1".into()));
    records[2].kind = Kind::Plan(Saved { guide: "wyverns".into(), ..saved });
    records[3].kind = Kind::Note;
    assert_eq!(journal::totals(&records), Totals { plans: 2, check_ins: 1, notes: 1 });
    let days: Vec<(Date, usize, usize)> =
        journal::days(&guide, &records, &UTC).into_iter().map(|(day, at)| (day, at.plans, at.check_ins)).collect();
    assert_eq!(days, [(date(2026, 11, 1), 1, 0), (date(2026, 11, 2), 0, 1)]);
    assert_eq!(bars(0, &records)[0].1, 1);
    assert_eq!(journal::recurring_now(&guide, &records, &UTC, date(2026, 11, 5)), None);
}

#[test]
fn a_day_shows_its_highest_level() {
    let guide = toy::guide();
    let mild = plan("a", "2026-11-01T10:00:00Z", "alarm=none part=all mood=fine food=none");
    let grave = plan("b", "2026-11-01T09:00:00Z", "alarm=smoke");
    let days = journal::days(&guide, &[grave, mild], &UTC);
    assert_eq!(days[&date(2026, 11, 1)].level, Some(TriageLevel::Emergency));
}

#[test]
fn days_are_those_of_the_time_zone_also_when_the_clock_changes() {
    let guide = toy::guide();
    // Central Europe: the clock went back on 25 October 2026 at 01:00 UTC, so that day had 25 hours.
    let europe = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let moments = ["2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"];
    let records: Vec<Record> = moments.iter().enumerate().map(|(at, when)| plan(&at.to_string(), when, WALK)).collect();
    let plans = |zone: &TimeZone| -> Vec<(i8, usize)> {
        journal::days(&guide, &records, zone).into_iter().map(|(day, at)| (day.day(), at.plans)).collect()
    };
    assert_eq!(plans(&europe), [(24, 1), (25, 2), (26, 1)]);
    assert_eq!(plans(&UTC), [(24, 2), (25, 2)]);
    let weeks = journal::weeks(&guide, &records, &europe, date(2026, 10, 20), date(2026, 10, 26));
    let weeks: Vec<(Date, usize)> = weeks.into_iter().map(|week| (week.monday, week.plans)).collect();
    assert_eq!(weeks, [(date(2026, 10, 19), 3), (date(2026, 10, 26), 1)]);
}

#[test]
fn a_month_has_all_its_days_each_below_its_weekday() {
    for month in 1..=12 {
        let first = date(2028, month, 1);
        let weeks = journal::month(date(2028, month, 17));
        let days: Vec<Date> = weeks.iter().flatten().flatten().copied().collect();
        assert_eq!(days, first.series(Span::new().days(1)).take(days.len()).collect::<Vec<_>>());
        assert_eq!(days.last(), Some(&first.last_of_month()));
        for (at, day) in weeks.iter().flat_map(|week| week.iter().enumerate()) {
            assert!(day.is_none_or(|day| i8::try_from(at) == Ok(day.weekday().to_monday_zero_offset())), "{day:?}");
        }
    }
}

#[test]
fn the_recurrence_rule_is_met_by_enough_plans_within_its_days_and_not_by_one_less() {
    // The toy rule: three within thirty days.
    let guide = toy::guide();
    let met = |days: &[i8], today: Date| journal::recurring_now(&guide, &november(days), &UTC, today);
    assert_eq!(met(&[1, 10], date(2026, 11, 10)), None);
    let found = met(&[1, 10, 30], date(2026, 11, 30)).unwrap();
    assert_eq!((found.plans, found.first, found.last), (3, date(2026, 11, 1), date(2026, 11, 30)));
    assert_eq!(met(&[1, 10, 30], date(2026, 12, 1)), None, "thirty-one days");
    assert_eq!(met(&[10, 10, 10], date(2026, 11, 9)), None, "plans of tomorrow");
}

#[test]
fn a_report_says_when_the_rule_was_met_within_its_days() {
    let guide = toy::guide();
    let report = |days: &[i8]| period::report(&guide, &november(days), &UTC, date(2026, 11, 1), date(2027, 3, 1));
    assert!(report(&[1, 2, 3]).contains("**Three sulks in a month"));
    assert!(!report(&[1, 2]).contains("Three sulks"));
    let apart = [november(&[1, 2]), vec![plan("d", "2026-12-01T12:00:00Z", WALK)]].concat();
    let (from, to) = (date(2026, 11, 1), date(2027, 3, 1));
    assert!(!period::report(&guide, &apart, &UTC, from, to).contains("Three sulks"), "thirty-one days");
}

#[test]
fn then_and_now_stand_side_by_side() {
    let then = plan("a", "2026-11-01T10:00:00Z", WALK);
    let now = plan("b", "2026-11-02T10:00:00Z", "alarm=none part=all mood=fine food=hungry");
    let rows = words::beside(&toy::guide(), then.saved().unwrap(), now.saved().unwrap());
    let rows: Vec<(&str, Option<&str>, Option<&str>)> =
        rows.iter().map(|row| (row.question.as_str(), row.then.as_deref(), row.now.as_deref())).collect();
    assert_eq!(
        rows,
        [
            ("Alarm", Some("none"), Some("none")),
            ("Part", Some("wing"), Some("all of it")),
            ("Signs there", Some("none"), None),
            ("Mood", Some("sulks"), Some("cheerful")),
            ("Food", Some("hungry"), Some("hungry")),
        ]
    );
}

#[test]
fn a_report_has_all_that_was_answered_and_lets_no_note_be_markup() {
    let guide = toy::guide();
    let mut records = november(&[1, 2]);
    records[0].note = Some("<b>worse</b> | [x](y)".into());
    let saved = plan("x", "2026-11-02T12:00:00Z", "alarm=none part=all mood=fine food=none").saved().unwrap().clone();
    records[1].kind = Kind::CheckIn(saved, Some("n1".into()));
    insta::assert_snapshot!(period::report(&guide, &records, &UTC, date(2026, 11, 1), date(2026, 11, 30)));
}

#[test]
fn records_of_older_content_are_shown_as_they_were_written() {
    let mut record = plan("a", "2026-11-01T10:00:00Z", WALK);
    if let Kind::Plan(saved) = &mut record.kind {
        saved.trail.push("claws=sharp".into());
        saved.cards.push("file_claws".into());
        saved.wording = None;
    }
    let entry = words::entry(&toy::guide(), &record, None, &UTC);
    assert!(entry.contains("  claws: sharp\n") && entry.contains("  file_claws\n"), "{entry}");
    assert_eq!(bars(0, &[record])[0].1, 1);
}

#[test]
fn a_spreadsheet_runs_nothing() {
    let mut records = november(&[1]);
    for (note, field) in [
        ("=cmd|'/C calc'!A0", "\"'=cmd|'/C calc'!A0\""),
        ("+1", "\"'+1\""),
        ("-1", "\"'-1\""),
        ("@sum", "\"'@sum\""),
        (" =1", "\"' =1\""),
        ("\u{ff1d}1", "\"'\u{ff1d}1\""),
        ("a \"b\", c", "\"a \"\"b\"\", c\""),
        ("a=1", "\"a=1\""),
    ] {
        records[0].note = Some(note.into());
        let csv = csv::records(&records);
        assert!(csv.lines().nth(1).unwrap().contains(&format!(",{field},\"\",")), "{csv}");
        assert_eq!(csv.lines().count(), 2);
    }
}

#[test]
fn a_note_is_one_line_of_letters_that_stand_for_themselves() {
    assert_eq!(journal::note("  worse at night \n"), Some("worse at night".into()));
    assert_eq!(journal::note("a\u{202e}b\u{7}c\u{2028}d"), Some("abc d".into()));
    assert_eq!(journal::note(" \t\u{1b}\u{7} "), None);
    assert_eq!(journal::note(&"é".repeat(500)).unwrap().chars().count(), journal::LONGEST_NOTE);
}
