//! Saving a plan: the note, what is on disk when "saved" is said, and what a second time does.

use crate::play::{Play, disk_in, play, play_in};
use charley::journal::{LONGEST_NOTE, Record};
use charley::tui::program::Flow;
use std::fs;
use std::path::Path;

const NOW: &str = "2026-11-22T09:00:00Z";
const PLAN: &str = "0<enter>3<enter>2<enter>0<enter>";

fn on_plan(home: &Path) -> Play {
    play_in(home, NOW, 80, 24).keys(PLAN)
}

fn records(home: &Path) -> Vec<Record> {
    let found = disk_in(home).journal.read(None).unwrap();
    assert!(found.unreadable.is_empty());
    found.records
}

fn notes(home: &Path) -> Vec<Option<String>> {
    records(home).into_iter().map(|record| record.note).collect()
}

#[test]
fn a_plan_is_saved_with_a_note_that_is_typed() {
    let home = tempfile::tempdir().unwrap();
    let play = on_plan(home.path()).shows("s save").keys("s").shows("Save this plan").shows("Enter save");
    let play = play.keys("Quiet? b0q").shows("> Quiet? b0q").hides("Saved").keys("<enter>");
    let _ = play.shows("Saved in your journal.").shows("What to say").hides("Save this plan");
    assert_eq!(notes(home.path()), [Some("Quiet? b0q".to_owned())]);
    assert_eq!(records(home.path())[0].saved().unwrap().trail, ["alarm=none", "part=all", "mood=sulk", "food=none"]);
}

#[test]
fn the_note_may_stay_empty() {
    let home = tempfile::tempdir().unwrap();
    let _ = on_plan(home.path()).keys("s<enter>").shows("Saved in your journal.");
    assert_eq!(notes(home.path()), [None]);
}

#[test]
fn esc_saves_nothing_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let _ = on_plan(home.path()).keys("sit sulks<esc>").shows("Not saved.").shows("What to say");
    assert!(notes(home.path()).is_empty());
}

#[test]
fn a_second_time_changes_the_note_and_saves_nothing_twice() {
    let home = tempfile::tempdir().unwrap();
    let play = on_plan(home.path()).keys("sfirst<enter>").keys("s").shows("This plan is saved").shows("> first");
    let play = play.keys("<back><back><back><back><back>second<enter>").shows("Saved with the new note.");
    assert_eq!(notes(home.path()), [Some("second".to_owned())]);
    play.leave();
    let text = fs::read_to_string(disk_in(home.path()).journal.path()).unwrap();
    assert!(text.contains("second") && !text.contains("first"), "{text}");
}

#[test]
fn the_note_that_was_changed_last_is_the_one_that_is_changed_next() {
    let home = tempfile::tempdir().unwrap();
    let play = on_plan(home.path()).keys("sone<enter>").keys("o<enter>s").shows("> one").keys(" two<enter><esc><esc>");
    let play = play.shows("Keep calm").keys("s").shows("> one two").keys(" three<enter>");
    let _ = play.shows("Saved with the new note.").keys("o<enter>s").shows("> one two three");
    assert_eq!(notes(home.path()), [Some("one two three".to_owned())]);
}

#[test]
fn a_saved_plan_that_was_deleted_and_is_back_is_not_saved_twice() {
    let home = tempfile::tempdir().unwrap();
    let play = on_plan(home.path()).keys("sone<enter>od").shows("Deleted").keys("u").shows("It is back.").keys("<esc>");
    let play = play.keys("s").shows("> one").keys(" two<enter>").shows("Saved with the new note.");
    assert_eq!(notes(home.path()), [Some("one two".to_owned())]);
    // Where it was saved anew meanwhile, that one goes on to be the plan's.
    let play = play.keys("od<esc>s").shows("Save this plan").keys("three<enter>").shows("Saved in your journal.");
    let _ = play.keys("ou<esc>s").shows("> three").keys(" four<enter>").shows("Saved with the new note.");
    assert_eq!(notes(home.path()), [Some("one two".to_owned()), Some("three four".to_owned())]);
}

#[test]
fn another_plan_and_another_walk_are_saved_on_their_own() {
    let home = tempfile::tempdir().unwrap();
    let play =
        on_plan(home.path()).keys("sone<enter>b10<enter>").shows("What to say").keys("s").shows("Save this plan");
    let play = play.keys("two<enter>n<enter>").keys(PLAN).keys("s").shows("Save this plan").keys("three<enter>");
    assert_eq!(notes(home.path()).len(), 3, "{}", play.screen());
}

#[test]
fn the_line_is_edited_as_lines_are() {
    let home = tempfile::tempdir().unwrap();
    let _ = on_plan(home.path()).keys("sbc<home>a<end>d<left><left><delete><ctrl-h><right>e<enter>");
    assert_eq!(notes(home.path()), [Some("ade".to_owned())]);
}

#[test]
fn a_paste_goes_into_the_line_and_nowhere_else() {
    let home = tempfile::tempdir().unwrap();
    let play = on_plan(home.path());
    let before = play.screen();
    let play = play.paste("q\nyes\n12\n");
    assert_eq!((play.screen(), play.flow), (before, Flow::Idle));
    let play = play.keys("s").paste("q\nyes\n12\n").shows("> q yes 12").keys("<enter>");
    assert_eq!(notes(home.path()), [Some("q yes 12".to_owned())], "{}", play.screen());
}

#[test]
fn a_paste_that_is_too_long_is_cut_and_that_is_said() {
    let home = tempfile::tempdir().unwrap();
    for (width, height) in [(40, 12), (80, 24)] {
        let play = play_in(home.path(), NOW, width, height).keys(PLAN).keys("s").paste(&"ab🔥".repeat(33_000));
        let play = play.shows("A note has at most 200 characters.");
        let lines: Vec<usize> = play.screen().lines().map(|line| line.chars().count()).collect();
        assert!(lines.iter().all(|line| *line <= usize::from(width)), "{}", play.screen());
        let _ = play.keys("<enter>");
    }
    assert_eq!(notes(home.path())[0].as_ref().unwrap().chars().count(), LONGEST_NOTE);
}

#[test]
fn in_a_line_only_keys_without_a_letter_do_something_else() {
    let home = tempfile::tempdir().unwrap();
    let play = on_plan(home.path()).keys("s").shows("F1 help");
    let footer = play.screen().lines().last().unwrap().trim().to_owned();
    assert_eq!(footer, "Enter save · Esc do not save · F1 help · Ctrl-C leave");
    let play = play.keys("<f1>").shows("Move up").keys("<esc>").shows("Save this plan");
    assert_eq!(play.keys("<tab><up><pgdn>").shows("Save this plan").keys("<ctrl-c>").flow, Flow::Quit(130));
}

#[test]
fn s_saves_plans_only() {
    let _ = play(80, 24).keys("s").hides("Save this plan").shows("s saves a plan; this is a checklist");
    let _ = play(80, 24).keys("10<enter>s").shows("Save this plan");
}

#[test]
fn a_disk_that_cannot_be_written_is_said_in_words_and_the_note_stays() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("data")).unwrap();
    fs::create_dir(home.path().join("data/journal.jsonl")).unwrap();
    for (width, height) in [(40, 12), (80, 24)] {
        let play = play_in(home.path(), NOW, width, height).keys(PLAN).keys("sit sulks<enter>");
        let play = play.shows("Not done: cannot write").shows("> it sulks").hides("Saved");
        fs::remove_dir(home.path().join("data/journal.jsonl")).unwrap();
        let _ = play.keys("<enter>").shows("Saved in your journal.").hides("Not done");
        fs::remove_file(home.path().join("data/journal.jsonl")).unwrap();
        fs::create_dir(home.path().join("data/journal.jsonl")).unwrap();
    }
}
