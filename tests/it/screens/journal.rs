//! The journal on the full screen: the list, one entry, deleting, notes, what it shows, and looking at an entry again.

use crate::kept::{edited, forget_words};
use crate::play::{Play, disk_in, play, play_guide, play_in};
use crate::toy;
use charley::disk::Disk;
use charley::guide::Guide;
use charley::journal::{Kind, Record, Saved};
use jiff::{Timestamp, ToSpan};
use std::fs;
use std::path::Path;
use std::sync::Arc;

const NOW: &str = "2026-11-22T09:00:00Z";
const SIZES: [(u16, u16); 4] = [(40, 12), (60, 20), (80, 24), (100, 30)];

fn disk(home: &Path) -> Disk {
    disk_in(home)
}

fn plan(id: &str, when: &str, trail: &str, note: &str) -> Record {
    let (kind, note) = (Kind::Plan(Saved::of(&toy::walked(trail))), (!note.is_empty()).then(|| note.to_owned()));
    Record { id: id.to_owned(), when: when.parse().unwrap(), kind, note }
}

const SULKS: &str = "alarm=none part=wing part_signs=none mood=sulk food=none";
const TORN: &str = "alarm=none part=tail part_signs=tear mood=fine food=none";

/// A home with these records.
fn home(records: &[Record]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    disk(home.path()).journal.save(records).unwrap();
    home
}

fn two() -> tempfile::TempDir {
    home(&[
        plan("a", "2026-10-30T18:05:00Z", SULKS, "before the storm"),
        plan("b", "2026-11-20T07:30:00Z", TORN, "after the storm"),
    ])
}

fn open(home: &tempfile::TempDir) -> Play {
    play_in(home.path(), NOW, 80, 24).keys("o")
}

fn notes(home: &tempfile::TempDir) -> Vec<String> {
    let found = disk(home.path()).journal.read(None).unwrap();
    found.records.into_iter().map(|record| record.note.unwrap_or_default()).collect()
}

/// The toy guide with a way in for a later look.
fn with_check_in() -> Arc<Guide> {
    let toy = charley::content::Files::read(&toy::folder()).unwrap();
    let texts = toy.texts().map(|(name, text)| (name, text.replace("(id: \"again\"", "(id: \"check_in\"")));
    let texts: Vec<_> =
        texts.map(|(name, text)| (name, text.replace("entry: \"again\"", "entry: \"check_in\""))).collect();
    let checked = charley::content::check(&charley::content::Files::of(texts), None);
    checked.guide.unwrap_or_else(|| panic!("{:?}", checked.problems))
}

fn check_in(home: &tempfile::TempDir, width: u16, height: u16) -> Play {
    play_guide(with_check_in(), width, height).kept(Some(disk(home.path())), NOW)
}

#[test]
fn an_empty_journal_says_how_something_comes_into_it() {
    let home = tempfile::tempdir().unwrap();
    for (width, height) in SIZES {
        let play = play_in(home.path(), NOW, width, height).keys("o").shows("Nothing is in your journal.");
        let _ = play.shows("s on a plan saves it").keys("c").shows("0 plans").keys("<esc>o").hides("Nothing is in");
    }
}

#[test]
fn entries_stand_under_their_months_the_newest_first() {
    let home = two();
    insta::assert_snapshot!(open(&home).screen());
    for (width, height) in SIZES {
        let play = play_in(home.path(), NOW, width, height).keys("o").shows("November 2026").shows("tail");
        assert!(play.focused().starts_with("> "), "{}", play.screen());
        let _ = play.keys("<tab>").shows("wing").keys("<enter>").shows("Plan, Fri 30 October 2026, 18:05");
    }
}

#[test]
fn an_entry_shows_its_note_its_answers_and_its_plan_at_large() {
    let home = two();
    let play = play_in(home.path(), NOW, 80, 50).keys("o<enter>").shows("\"after the storm\"").shows("Answers");
    insta::assert_snapshot!(play.screen());
    assert!(play.app().model.timers.seen().is_none());
    let _ = play.keys("t").hides("Get ready").keys("<esc>").shows("Your journal").keys("<esc>").shows("Alarm");
}

#[test]
fn of_a_plan_that_the_guide_no_longer_gives_the_titles_are_left() {
    let home = two();
    let path = disk(home.path()).journal.path();
    forget_words(&path);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"cards\":[", "\"cards\":[\"lullaby\",")).unwrap();
    let _ = play_in(home.path(), NOW, 80, 50).keys("o<enter>").shows("The guide has changed since").shows("lullaby");
}

#[test]
fn a_deleted_entry_comes_back_until_the_program_ends() {
    let home = two();
    let play = open(&home).keys("d").shows("Deleted: u brings it back.").hides("tail").shows("u undo");
    assert_eq!(notes(&home), ["before the storm"]);
    let play = play.keys("d").shows("Nothing is in your journal.");
    let play = play.keys("u").shows("It is back.").shows("wing").hides("tail").keys("u").shows("tail").hides("u undo");
    assert_eq!(notes(&home), ["before the storm", "after the storm"]);
    play.leave();
    assert_eq!(notes(&home), ["before the storm", "after the storm"]);
}

#[test]
fn undoing_takes_nothing_back_that_another_program_has_changed_since() {
    let home = two();
    let play = open(&home).keys("d");
    let (other, record) = (disk(home.path()), plan("b", "2026-11-20T07:30:00Z", TORN, "after the storm"));
    other.change_note(&record, "changed elsewhere").unwrap();
    let _ = play.keys("u").shows("It is back.").shows("changed elsewhere");
    assert_eq!(notes(&home), ["before the storm", "changed elsewhere"]);
}

#[test]
fn what_was_deleted_is_gone_from_the_file_after_leaving() {
    let home = two();
    open(&home).keys("<enter>d").shows("Your journal").shows("Deleted").leave();
    let text = fs::read_to_string(disk(home.path()).journal.path()).unwrap();
    assert!(!text.contains("after the storm") && text.contains("before the storm"), "{text}");
}

#[test]
fn the_whole_journal_is_deleted_after_asking_once() {
    let home = two();
    let play = open(&home).keys("D").shows("Delete the whole journal?").keys("<esc>").shows("tail");
    // Enter is pressed without a thought.
    let play = play.keys("D").shows("This journal has 2 plans, 0 check-ins, 0 notes. All of it would be deleted.");
    let play = play.keys("<enter>D").shows("Delete the whole journal?").shows("y yes, delete all");
    let play = play.keys("y").shows("Everything in the journal is deleted.").shows("Nothing is in your journal.");
    let _ = play.keys("u").shows("u brings an entry back; nothing was deleted");
    assert!(!disk(home.path()).journal.path().exists());
}

#[test]
fn a_note_stands_on_its_own_and_must_say_something() {
    let home = two();
    let play = open(&home).keys("s").shows("A note of its own").keys(" <enter>").shows("There is nothing to save yet.");
    let play = play.keys("new saddle<enter>").shows("Saved in your journal.").shows("\"new saddle\"");
    assert_eq!(notes(&home)[2], "new saddle");
    let _ = play.keys("<enter>").shows("Note, Sun 22 November 2026, 09:00").hides("Answers");
}

#[test]
fn a_note_from_elsewhere_that_is_very_long_leaves_room_for_the_other_entries() {
    let home = home(&[
        plan("a", "2026-10-30T18:05:00Z", SULKS, "short"),
        plan("b", "2026-11-20T07:30:00Z", TORN, &"long ".repeat(10_000)),
    ]);
    let play = open(&home).shows("...\"").shows("\"short\"");
    let _ = play.keys("<enter>").hides("...");
}

#[test]
fn the_note_of_an_entry_can_be_changed() {
    let home = two();
    let play = open(&home).keys("<enter>s").shows("> after the storm").keys("!<enter>").shows("\"after the storm!\"");
    play.leave();
    assert_eq!(notes(&home), ["before the storm", "after the storm!"]);
    let text = fs::read_to_string(disk(home.path()).journal.path()).unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn a_deleted_plan_may_be_saved_again() {
    let home = tempfile::tempdir().unwrap();
    let play = play_in(home.path(), NOW, 80, 24).keys("0<enter>3<enter>2<enter>0<enter>sone<enter>od<esc>");
    let _ = play.keys("s").shows("Save this plan").keys("two<enter>").shows("Saved in your journal.");
    assert_eq!(notes(&home), ["two"]);
}

#[test]
fn the_last_months_are_shown_as_calendar_weeks_and_bars() {
    let home = two();
    for (width, height) in SIZES {
        let mut play = play_in(home.path(), NOW, width, height).keys("oc");
        let mut seen = play.screen();
        for _ in 0..60 {
            play.press("j");
            seen.push_str(&play.screen());
        }
        let words = [
            "2 plans",
            "November 2026",
            "September 2026",
            "20!",
            "30●",
            "from 16 Nov",
            "By part",
            "tail",
            "your dragon sulks",
        ];
        for words in words {
            assert!(seen.contains(words), "no {words:?} at {width}x{height}\n{seen}");
        }
    }
    insta::assert_snapshot!(play_in(home.path(), NOW, 80, 60).keys("oc").screen());
}

#[test]
fn without_line_drawing_the_marks_are_on_every_keyboard() {
    use crate::play::{play_with, setting};
    let home = two();
    let setting = setting(charley::tui::ThemeName::Mono, true);
    let play = play_with(toy::guide(), 100, 60, setting).kept(Some(disk(home.path())), NOW).keys("o");
    assert!(play.screen().is_ascii(), "{}", play.screen());
    let play = play.keys("c").shows("30*").shows("20!").shows("####");
    assert!(play.screen().is_ascii(), "{}", play.screen());
}

#[test]
fn the_sentence_of_the_rule_comes_with_the_plan_that_meets_it() {
    let home = home(&[plan("a", "2026-11-01T18:05:00Z", SULKS, ""), plan("b", "2026-11-20T07:30:00Z", SULKS, "")]);
    let sentence = "Three sulks in a month";
    let play = open(&home).hides(sentence).keys("<esc>0<enter>3<enter>2<enter>0<enter>s<enter>");
    let play = play.shows("Saved in your journal.").shows(sentence).shows("3 plans from 1 Nov to 22 Nov");
    let _ = play.keys("<esc>").shows("What to say").keys("oc").shows(sentence);
}

#[test]
fn ten_thousand_entries_are_leafed_through() {
    let first = plan("x", NOW, SULKS, "");
    let when = |at: i64| "2026-11-22T08:00:00Z".parse::<Timestamp>().unwrap() - (8 * at).hours();
    let records: Vec<Record> =
        (0..10_000).rev().map(|at| Record { id: format!("r{at}"), when: when(at), ..first.clone() }).collect();
    let home = home(&records);
    let _ = open(&home).keys("D").shows("This journal has 10000 plans");
    let play = open(&home).shows("> Sun 22 08:00").keys("<end>").shows("older entries").keys("<enter>");
    let play =
        play.shows("▲ 50 newer").keys("<end><enter>").keys("<end><enter>").keys("<end><enter>").keys("<end><enter>");
    // What is older than the last months is read when somebody comes to it.
    let play = play.keys("<end><enter><home>").shows("▲ 250 newer").keys("<end><enter>").shows("▲ 300 newer");
    let _ = play.keys("<home><enter>").shows("▲ 250 newer").keys("c").shows("Since");
}

#[test]
fn a_disk_that_cannot_be_read_is_said_in_words() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(disk(home.path()).journal.path()).unwrap();
    for (width, height) in SIZES {
        let play = play_in(home.path(), NOW, width, height).keys("o").shows("The journal cannot be read:");
        let _ = play.keys("ds<enter>").shows("Enter chooses a row; ");
    }
}

#[test]
fn lines_that_cannot_be_read_are_counted_and_the_others_shown() {
    let home = two();
    let path = disk(home.path()).journal.path();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("hello\n{text}")).unwrap();
    let _ = open(&home).shows("lines that cannot be read").shows("tail");
}

#[test]
fn an_entry_is_looked_at_again_and_then_and_now_stand_side_by_side() {
    let home = two();
    let play = check_in(&home, 80, 40).keys("oj<enter>").shows("Enter how is it now?").keys("<enter>");
    let play = play.shows("Alarm first, then how it is now.").shows("Is any of this happening now?");
    let play = play.keys("0<enter>1<enter>0<enter>").shows("Then, Fri 30 October 2026, 18:05:");
    let play = play.hides("Then: Fri").keys("<end>").shows("> Then and now").keys("<enter>");
    let play = play.shows("Then: Fri 30 October 2026, 18:05.");
    insta::assert_snapshot!(play.screen());
    let play = play.keys("sbetter<enter>").shows("Saved in your journal.");
    let found = disk(home.path()).journal.read(None).unwrap().records;
    assert_eq!(found[2].follows(), Some("a"));
    let _ = play.keys("o").shows("(check-in)").keys("<enter>").shows("Check-in, Sun 22").shows("Then and now");
}

#[test]
fn a_later_look_asks_before_it_ends_a_walk_that_is_not_saved() {
    let home = two();
    let play = check_in(&home, 80, 24).keys("0<enter>1<enter>o<enter><enter>").shows("its answers are forgotten");
    let play = play.keys("<esc><esc><esc>").shows("What do you see there?");
    let play = play.keys("o<enter><enter><enter>").shows("first, then how it is now");
    assert!(play.session().walk().trail.is_empty());
}

#[test]
fn a_later_look_that_was_stopped_goes_on_with_what_it_follows() {
    let home = two();
    let _ = check_in(&home, 80, 24).keys("oj<enter><enter>0<enter>").shows("What mood is it in?");
    let play = check_in(&home, 80, 40).shows("Check-in stopped at Mood").keys("r");
    let play = play.shows("charley · check-in: wing, 30 Oct").keys("0<enter>1<enter>0<enter>").shows("Then and now");
    let _ = play.keys("s<enter>");
    assert_eq!(disk(home.path()).journal.read(None).unwrap().records[2].follows(), Some("a"));
}

#[test]
fn a_guide_without_a_way_in_for_it_offers_no_later_look() {
    let home = two();
    let play = open(&home).keys("<enter>").hides("check in");
    let _ = play.keys("<enter>").shows("Enter chooses a row; this is an entry");
}

#[test]
fn the_journal_opens_from_every_screen_and_closes_to_it() {
    for keys in ["", "0<enter>", "0<enter>1<enter>a", "10<enter>w", "?", "0<enter>1<enter>20<enter>tt"] {
        let home = two();
        let play = play_in(home.path(), NOW, 80, 24).keys(keys);
        let before = play.screen();
        let play = play.keys("o").shows("Your journal").keys("o");
        assert_eq!(play.screen(), before, "{keys}");
    }
    let _ = play(80, 24).keys("0<enter>no").shows("o opens the journal; this asks yes or no");
}

#[test]
fn every_screen_of_the_journal_is_whole_at_every_size() {
    let home = two();
    let screens = ["o", "oj", "o<enter>", "o<enter>s", "os", "oc", "oD", "o?", "oj<enter><enter>"];
    for keys in screens {
        for (width, height) in [(40, 12), (59, 19), (60, 20), (76, 20), (80, 24), (100, 30), (200, 60)] {
            let play = check_in(&home, width, height).keys("0<enter>").keys(keys);
            let (screen, at) = (play.screen(), format!("{keys} at {width}x{height}"));
            let footer = screen.lines().last().unwrap();
            let out = ["q quit", "F1 help", "Ctrl-C leave"];
            assert!(
                (footer.contains("Esc ") || out.iter().any(|out| footer.ends_with(out)))
                    && footer.contains('…') | footer.contains("help"),
                "{at}\n{screen}"
            );
            for line in screen.lines().filter(|line| line.starts_with('│')) {
                assert!(line.chars().count() == usize::from(width) && line.ends_with(['│', '▐']), "{at}\n{screen}");
            }
            let focus = play.focused();
            assert!(play.app().pane().page.rows.is_empty() || focus.starts_with("> "), "{at}: {focus}\n{screen}");
        }
        for width in (0..=130).step_by(13) {
            for height in (0..=50).step_by(9) {
                check_in(&home, 80, 24).keys(keys).resize(width, height).screen();
            }
        }
    }
}

/// A home with an entry of the guide that was edited since, and one of another guide.
fn of_other_words() -> tempfile::TempDir {
    let mut other = plan("b", "2026-11-20T07:30:00Z", TORN, "of a wyvern");
    if let Kind::Plan(saved) = &mut other.kind {
        "wyvern".clone_into(&mut saved.guide);
    }
    home(&[plan("a", "2026-10-30T18:05:00Z", SULKS, ""), other])
}

#[test]
fn an_entry_is_shown_in_the_words_that_were_shown() {
    let home = of_other_words();
    let play = play_guide(edited(), 80, 50).kept(Some(disk(home.path())), NOW).keys("o<enter>");
    let play = play.shows("Mood         sulks").shows("• Keep calm").shows("── What to say").shows("Wing, sulks.");
    let _ = play.hides("Temper").hides("Shout at it").shows("These are the words that were shown.");
}

#[test]
fn entries_of_other_guides_are_counted_and_not_shown() {
    let home = of_other_words();
    let sentence = "1 entry of another guide is not shown.";
    for (width, height) in SIZES {
        let play = play_in(home.path(), NOW, width, height).keys("o").shows(sentence).shows("wing");
        let play = play.hides("of a wyvern").keys("c").shows("1 plan,").shows(sentence);
        // Deleting all takes those with it.
        let _ = play.keys("<esc>D").shows("2 plans");
    }
    let play = open(&home).keys("d").shows("Nothing of this guide is in your journal.").shows(sentence);
    let _ = play.keys("Dy").shows("Nothing is in your journal.").hides(sentence);
    assert!(!disk(home.path()).journal.path().exists());
}
