//! A record keeps the words that were shown, and each guide sees its own.

use super::{Home, WALK, forget_words, plan};
use crate::program::{Run, charley_in};
use crate::toy;
use charley::content::{self, Files};
use charley::disk::journal::read_export;
use charley::disk::line::{self, Line};
use charley::guide::Guide;
use charley::journal::{Kind, Record, Saved};
use charley::report::{journal as words, period};
use charley::session::Session;
use jiff::civil::date;
use jiff::tz::TimeZone;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// Other words under the same names.
const EDITS: [(&str, &str); 5] = [
    ("short: \"Mood\"", "short: \"Temper\""),
    ("short: \"sulks\"", "short: \"broods\""),
    ("(\"Keep calm\"", "(\"Shout at it\""),
    ("title: \"Feed it\"", "title: \"Starve it\""),
    ("title: \"See a whisperer {within}\", short: \"today\"", "title: \"Ask around {within}\", short: \"some day\""),
];
const THEN: [&str; 5] = ["Mood", "sulks", "Keep calm", "Feed it", "See a whisperer today"];
const NOW: [&str; 5] = ["Temper", "broods", "Shout at it", "Starve it", "Ask around today"];

/// A copy of the toy guide.
fn copy() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(toy::folder()).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    folder
}

/// Replaces words, each of which must be there.
fn edit(folder: &Path, edits: &[(&str, &str)]) {
    for (old, new) in edits {
        let texts = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let holders: Vec<_> = texts.filter(|path| fs::read_to_string(path).unwrap().contains(old)).collect();
        assert!(!holders.is_empty(), "{old}");
        holders.iter().for_each(|path| fs::write(path, fs::read_to_string(path).unwrap().replace(old, new)).unwrap());
    }
}

pub(crate) fn edited() -> Arc<Guide> {
    let folder = copy();
    edit(folder.path(), &EDITS);
    content::folder(folder.path()).unwrap_or_else(|broken| panic!("{broken}"))
}

/// Runs the program with this guide.
fn with(home: &Path, guide: &Path, args: &[&str], input: &str) -> Run {
    let run = charley_in(home, &[&["--guide", guide.to_str().unwrap()], args].concat(), input);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    run
}

/// Walks this guide and saves the plan, of a hungry wing that sulks; gives the name of the record.
fn save(home: &Path, guide: &Path) -> String {
    let run = with(home, guide, &[], "0\n1\n0\n2\n1\ns\n\nq\n");
    run.out.split("Saved: ").nth(1).unwrap()[..10].to_owned()
}

#[track_caller]
fn says(page: &str, words: &[&str], not: &[&str]) {
    words.iter().for_each(|word| assert!(page.contains(word), "no {word:?} in\n{page}"));
    not.iter().for_each(|word| assert!(!page.contains(word), "{word:?} in\n{page}"));
}

#[test]
fn an_edited_guide_does_not_rewrite_the_past() {
    let (home, guide) = (tempfile::tempdir().unwrap(), copy());
    let old = save(home.path(), guide.path());
    edit(guide.path(), &EDITS);
    let look = |args: &[&str]| with(home.path(), guide.path(), &[&["journal"], args].concat(), "").out;
    says(&look(&["list"]), &["[!!] today: wing"], &["some day"]);
    says(&look(&["show", &old]), &THEN, &NOW);
    says(&look(&["show", &old]), &["What to say\n  Wing, sulks.\n  Food: hungry.\n"], &[]);
    says(&look(&["show", &old, "--format", "json"]), &THEN, &NOW);
    says(&look(&["export", "--format", "csv"]), &THEN, &NOW);
    says(
        &look(&["report"]),
        &["- Mood: sulks", "- Keep calm\n- Feed it\n", "What to say: Wing, sulks. Food: hungry."],
        &NOW,
    );
    let new = save(home.path(), guide.path());
    says(&look(&["show", &new]), &NOW, &THEN);
    says(&look(&["show", &old]), &THEN, &NOW);
    assert_eq!(look(&["list"]).matches("[!!] some day: wing").count(), 1);
}

#[test]
fn an_answer_in_new_words_is_the_same_answer_then_and_now() {
    let (then, now) = (Saved::of(&toy::walked(WALK)), Saved::of(&toy::walked_in(edited(), WALK)));
    let rows = words::beside(&toy::guide(), &then, &now);
    let mood = rows.iter().find(|row| row.question == "Temper").unwrap();
    assert_eq!((mood.then.as_deref(), mood.now.as_deref()), (Some("sulks"), Some("broods")));
    assert!(rows.len() == 5 && rows.iter().all(|row| !row.has_changed), "{rows:?}");
}

#[test]
fn what_is_kept_is_read_again_as_it_was() {
    for trail in [WALK, "alarm=smoke,castle", "alarm=none part=tail part_signs=stiff mood=not_sure food=none"] {
        let record = plan("a", "2026-11-01T10:00:00Z", trail);
        let wording = record.saved().unwrap().wording.as_ref().unwrap();
        assert_eq!(wording.answers.len(), trail.split_whitespace().count());
        let line = line::write(&record).unwrap();
        assert_eq!(line::read(line.as_bytes()), Some(Line::Record(Box::new(record))));
    }
}

#[test]
fn every_plan_of_the_shipped_guide_keeps_its_words() {
    let guide = content::check(&Files::builtin(), None).guide.unwrap();
    let walks = guide.cases.iter().filter_map(|case| Session::along_words(&guide, &guide[case.entry].id, &case.trail));
    let plans: Vec<Saved> = walks.filter(|walk| walk.position().is_plan()).map(|walk| Saved::of(&walk)).collect();
    assert!(plans.len() > 50 && plans.iter().all(|saved| saved.wording.is_some()), "{} plans", plans.len());
}

#[test]
fn what_is_not_said_to_somebody_is_not_kept_as_shown() {
    let advice = |trail: &str| Saved::of(&toy::walked(trail)).wording.unwrap().advice;
    let hungry = advice(WALK);
    assert_eq!(hungry, ["Keep calm", "Feed it", "What to tell the whisperer"]);
    assert_eq!(advice("alarm=smoke"), ["Stand back", "Stop if the wall smokes, too."]);
    let stiff = "alarm=none part=wing part_signs=stiff mood=fine vanity=no food=none";
    assert_eq!(advice(stiff), ["Keep calm", "Polish the wing", "Sun the stiff part", "Come back if it sulks."]);
}

#[test]
fn a_record_of_an_older_program_is_shown_in_the_words_of_the_guide() {
    let (home, guide) = (tempfile::tempdir().unwrap(), copy());
    let old = save(home.path(), guide.path());
    let look = |args: &[&str]| with(home.path(), guide.path(), &[&["journal"], args].concat(), "").out;
    forget_words(Path::new(look(&["path"]).trim_end()));
    says(&look(&["list"]), &["[!!] today: wing"], &[]);
    says(&look(&["show", &old]), &["[!!] today", "Mood: sulks", "Keep calm", "Feed it"], &["What to say"]);
    edit(guide.path(), &EDITS);
    says(&look(&["show", &old]), &["[!!] some day", "Temper: broods", "Shout at it", "Starve it"], &[]);
    says(&look(&["report"]), &["- Temper: broods", "- Shout at it\n"], &["What to say:"]);
    says(&look(&["export"]), &["\"trail\":["], &["wording"]);
}

#[test]
fn each_of_two_guides_sees_its_own_entries_and_the_notes() {
    let (home, dragons, wyverns) = (tempfile::tempdir().unwrap(), copy(), copy());
    edit(wyverns.path(), &[("id: \"dragon\"", "id: \"wyvern\"")]);
    edit(wyverns.path(), &EDITS);
    let (one, other) = (save(home.path(), dragons.path()), save(home.path(), wyverns.path()));
    let journal = |guide: &TempDir, args: &[&str]| with(home.path(), guide.path(), &[&["journal"], args].concat(), "");
    let note = Record { kind: Kind::Note, note: Some("new saddle".into()), ..plan("n", "2020-11-01T10:00:00Z", WALK) };
    with(home.path(), dragons.path(), &["journal", "import", "-"], &line::write(&note).unwrap());
    for (guide, own, not) in [(&dragons, &one, &other), (&wyverns, &other, &one)] {
        for format in ["text", "json", "csv"] {
            let list = journal(guide, &["list", "--format", format]);
            says(&list.out, &[own, "new saddle"], &[not]);
            assert_eq!(list.err, "charley: 1 entry of another guide is not shown.\n");
        }
        let last = journal(guide, &["show"]).out;
        assert!(last.starts_with(&format!("plan {own}")), "{last}");
        let report = journal(guide, &["report"]);
        says(&report.out, &["1 plan, 0 check-ins, 0 notes."], &[]);
        assert_eq!(report.err, "charley: 1 entry of another guide is not shown.\n");
        assert_eq!(journal(guide, &["report", "--to", "2020-01-01"]).err, "");
        says(&journal(guide, &["export"]).out, &[&one, &other, "new saddle"], &[]);
    }
    says(
        &journal(&dragons, &["show", &other]).out,
        &["Content wyvern", "Temper: broods", "[!!] Ask around today"],
        &THEN,
    );
    journal(&wyverns, &["delete", &one]);
    let left = journal(&dragons, &["list"]);
    says(&left.out, &["new saddle"], &["plan"]);
    assert_eq!(left.err, "charley: 1 entry of another guide is not shown.\n");
}

#[test]
fn many_entries_of_other_guides_are_counted() {
    assert_eq!(words::not_shown(0), None);
    assert_eq!(words::not_shown(3).as_deref(), Some("3 entries of other guides are not shown."));
}

/// A record with these words in place of its banner.
fn with_banner(id: &str, banner: String) -> Record {
    let mut record = plan(id, "2026-11-01T10:00:00Z", WALK);
    let Kind::Plan(saved) = &mut record.kind else { panic!("no plan") };
    saved.wording.as_mut().unwrap().banner = banner;
    record
}

#[test]
fn words_too_long_are_refused_with_their_record_and_never_cut() {
    let home = Home::new();
    let records = [with_banner("long", "x".repeat(17_000)), with_banner("short", "x".repeat(10_000))];
    let export = line::write_all(&records).unwrap();
    let found = read_export(export.as_bytes()).unwrap();
    assert_eq!((found.records.as_slice(), found.unreadable.as_slice()), (&records[1..], &[1][..]));
    let file = home.folder.path().join("export.json");
    fs::write(&file, export).unwrap();
    let run = charley_in(home.folder.path(), &["journal", "import", file.to_str().unwrap()], "");
    assert_eq!((run.code, run.out.as_str()), (Some(1), "1 added, 0 already there\n"));
    assert!(run.err.contains("one entry (1) of") && run.err.contains("was not imported"), "{}", run.err);
}

#[test]
fn words_that_do_not_go_with_the_answers_are_refused_with_their_record() {
    let whole = line::write(&plan("a", "2026-11-01T10:00:00Z", WALK)).unwrap();
    for (old, new) in [("[\"Alarm\",\"none\"],", ""), ("\"sign\":\"!!\",", ""), ("\"handover\":[", "\"handover\":[1,")]
    {
        assert!(whole.contains(old), "{whole}");
        assert_eq!(line::read(whole.replace(old, new).as_bytes()), None, "{old}");
    }
    let more = whole.replace("\"banner\":", "\"weather\":\"fine\",\"banner\":");
    assert_eq!(line::read(more.as_bytes()), line::read(whole.as_bytes()), "a field that is not known yet");
    let moving = whole.replace("Keep calm", "Keep\\u001b[2J calm");
    let Some(Line::Record(record)) = line::read(moving.as_bytes()) else { panic!("{moving}") };
    assert_eq!(record.saved().unwrap().wording.as_ref().unwrap().advice[0], "Keep[2J calm");
}

#[test]
fn a_plan_of_more_words_than_are_kept_is_saved_by_its_names() {
    let card = |at: usize| {
        let title = format!("Turnip {at} {}", "is good for a dragon ".repeat(2));
        format!(
            "(id: \"t{at}\", kind: \"calm\", group: \"later\", title: \"{title}\", up_to: Urgent, say: [(\"Eat.\", [\"D6\"])]),"
        )
    };
    let cards: String = (0..400).map(card).collect();
    let toy = Files::read(&toy::folder()).unwrap();
    let text =
        |name: &str, text: String| if name == "cards.ron" { text.replacen('[', &format!("[{cards}"), 1) } else { text };
    let texts: Vec<_> = toy.texts().map(|(name, found)| (name, text(name, found.to_owned()))).collect();
    let checked = content::check(&Files::of(texts), None);
    let guide = checked.guide.unwrap_or_else(|| panic!("{:?}", checked.problems));
    let saved = Saved::of(&toy::walked_in(Arc::clone(&guide), WALK));
    assert!(saved.cards.len() > 400 && saved.wording.is_none());
    let record = Record { kind: Kind::Plan(saved), ..plan("a", "2026-11-01T10:00:00Z", WALK) };
    let home = Home::new();
    home.disk().journal.save(std::slice::from_ref(&record)).unwrap();
    assert_eq!(home.disk().journal.read(None).unwrap().records, std::slice::from_ref(&record));
    says(&words::entry(&guide, &record, None, &TimeZone::UTC), &["Mood: sulks", "Turnip 399"], &[]);
    let report = period::report(&guide, &[record], &TimeZone::UTC, date(2026, 11, 1), date(2026, 11, 2));
    says(&report, &["Turnip 399"], &["What to say"]);
}
