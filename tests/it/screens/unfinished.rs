//! The walk to go on with on the full screen: kept after each answer, offered above the first question, gone when its plan is
//! saved.

use crate::play::{Play, disk_in, play_in, play_with, setting};
use crate::toy;
use charley::tui::ThemeName;
use std::fs;
use std::path::{Path, PathBuf};

const NOW: &str = "2026-11-22T09:00:00Z";
const LATER: &str = "2026-11-22T09:20:30Z";
const OFFER: &str = "Stopped at Mood, 20 min ago: r goes on.";

fn file(home: &Path) -> PathBuf {
    disk_in(home).slot.path()
}

/// A home in which a walk was stopped at the mood.
fn stopped() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let _ = play_in(home.path(), NOW, 80, 24).keys("0<enter>1<enter>20<enter>");
    home
}

fn later(home: &tempfile::TempDir) -> Play {
    play_in(home.path(), LATER, 80, 24)
}

#[test]
fn one_line_above_the_first_question_offers_to_go_on() {
    let home = stopped();
    let screen = later(&home).shows("> 1 [ ] Smoke").screen();
    let at = |words: &str| screen.lines().position(|line| line.contains(words)).unwrap();
    assert_eq!(at(OFFER) + 1, at("Is any of this happening now?"), "{screen}");
    for (width, height) in [(40, 12), (60, 20), (100, 30)] {
        let _ = play_in(home.path(), LATER, width, height).shows("Stopped at Mood, 20 min ago: r goes").shows("Smoke");
    }
}

#[test]
fn going_on_asks_the_first_question_again_and_then_the_other_answers_stand() {
    let home = stopped();
    let play = later(&home).keys("r").shows("asked again, then the other answers stand.").hides("r goes on");
    let play = play.shows("Is any of this happening now?").keys("0<enter>").shows("What mood is it in?");
    assert_eq!(toy::trail(play.session()), "alarm=none part=wing part_signs=stiff");
}

#[test]
fn a_new_alarm_ends_the_walk_that_was_gone_on_with() {
    let home = stopped();
    let _ = later(&home).keys("r10<enter>").shows("Ring the great bell now");
    let _ = later(&home).shows("Unsaved plan, just now: r goes on to it.");
}

#[test]
fn an_answer_instead_begins_a_walk_of_its_own_and_leaves_the_old_one() {
    let home = stopped();
    let play = later(&home).keys("0<enter>").shows("Which part").keys("r").hides("asked again");
    play.keys("q").leave();
    let play = later(&home).shows(OFFER).keys("0<enter>b").shows(OFFER).keys("r0<enter>").shows("What mood is it in?");
    play.keys("2<enter>0<enter>").shows("What to say").keys("s<enter>").leave();
    assert!(!fs::read_to_string(file(home.path())).unwrap_or_default().contains("part=wing"));
}

#[test]
fn going_on_takes_no_tick_away() {
    let home = stopped();
    let play = later(&home).shows(OFFER).keys("1").hides(OFFER).shows("[x]");
    let play = play.keys("r").shows("something is ticked here").shows("[x]");
    let _ = play.keys("1").shows(OFFER).keys("r").shows("asked again");
}

#[test]
fn a_plan_that_was_not_saved_is_shown_again_and_one_that_was_is_in_the_journal() {
    let home = tempfile::tempdir().unwrap();
    let play = play_in(home.path(), NOW, 80, 24);
    assert!(!file(home.path()).exists());
    play.keys("0<enter>3<enter>2<enter>0<enter>").shows("What to say").leave();
    let play = later(&home).shows("Unsaved plan, 20 min ago: r goes on to it.");
    let play = play.keys("r").shows("Is any of this happening now?").keys("0<enter>").shows("What to say");
    let play = play.keys("s<enter>").shows("Saved in your journal.");
    assert!(!file(home.path()).exists());
    let play = play.keys("b");
    assert!(file(home.path()).exists());
    play.keys("0<enter>").shows("What to say").leave();
    assert!(!file(home.path()).exists());
    let _ = later(&home).hides("goes on to it");
}

#[test]
fn the_answers_that_wait_behind_the_first_question_are_listed() {
    let home = stopped();
    for (width, height) in [(40, 12), (80, 24), (100, 30)] {
        let play = play_in(home.path(), LATER, width, height).keys("a").shows("No answers yet.").keys("<esc>ra");
        let _ = play.shows("Once Alarm is answered, these stand:").shows("wing").hides("No answers yet");
    }
}

#[test]
fn starting_again_after_a_check_in_is_a_walk_of_its_own() {
    let home = stopped();
    let text = fs::read_to_string(file(home.path())).unwrap();
    fs::write(file(home.path()), text.replace("\"entry\":\"start\"", "\"entry\":\"again\"")).unwrap();
    let play = later(&home).keys("r<esc>0<enter>");
    assert_eq!(play.session().entry(), charley::guide::EntryIdx(1));
    let play = play.keys("n").shows("Start again?").keys("<enter>").shows("Is any of this");
    assert_eq!(play.session().entry(), charley::guide::EntryIdx(0));
}

#[test]
fn a_guide_that_is_loaded_again_takes_an_unfinished_walk_along() {
    let home = stopped();
    let guide = toy::guide();
    let play = later(&home).keys("r").reloaded(Ok(guide.clone()));
    let mut play = play.shows(OFFER).keys("r0<enter>").shows("What mood is it in?");
    assert!(std::sync::Arc::ptr_eq(play.session().guide(), &guide));
    play.press("q");
}

#[test]
fn an_alarm_here_leaves_the_walk_that_was_stopped_elsewhere() {
    let home = stopped();
    let play = later(&home).keys("10<enter>").shows("Ring the great bell now");
    play.leave();
    let _ = later(&home).shows(OFFER);
}

#[test]
fn a_program_that_finishes_leaves_the_walk_of_another() {
    let home = stopped();
    let one = later(&home).keys("r0<enter>");
    play_in(home.path(), LATER, 80, 24).keys("0<enter>3<enter>2<enter>0<enter>s<enter>").shows("What to say").leave();
    let _ = later(&home).shows("Stopped at Mood, just now: r goes on.");
    one.leave();
    let _ = later(&home).shows("Stopped at Mood, just now: r goes on.");
}

#[test]
fn starting_again_forgets_the_walk() {
    let home = tempfile::tempdir().unwrap();
    let _ = play_in(home.path(), NOW, 80, 24).keys("0<enter>1<enter>n<enter>");
    assert!(!file(home.path()).exists());
}

#[test]
fn starting_again_forgets_the_walk_that_was_taken_up_too() {
    let home = stopped();
    let text = fs::read_to_string(file(home.path())).unwrap();
    fs::write(file(home.path()), text.replace("part=wing", "part=horn")).unwrap();
    let _ = later(&home).keys("r<esc>0<enter>").shows("Which part").keys("n<enter>").shows("> 1 [ ] Smoke");
    let _ = later(&home).shows("> 1 [ ] Smoke").hides("r goes on");
    assert!(!file(home.path()).exists());
}

#[test]
fn what_moved_in_a_changed_guide_is_said_and_closed_with_esc() {
    let home = stopped();
    let text = fs::read_to_string(file(home.path())).unwrap();
    fs::write(file(home.path()), text.replace("part=wing", "part=horn")).unwrap();
    let play = later(&home).shows("Stopped at Part").keys("r").shows("The guide has changed since.").shows("part=horn");
    let _ = play.keys("<esc>").shows("Is any of this happening now?");
}

#[test]
fn an_old_plan_that_is_taken_up_and_saved_at_once_is_offered_no_more() {
    let home = tempfile::tempdir().unwrap();
    let _ = play_in(home.path(), NOW, 80, 24).keys("0<enter>3<enter>2<enter>0<enter>").shows("Keep calm");
    let play = later(&home).shows("Unsaved plan").ahead("r0<enter>s<enter>").shows("Saved in your journal.");
    play.keys("q").leave();
    let _ = later(&home).hides("r goes on").shows("> 1 [ ] Smoke");
    assert!(!file(home.path()).exists());
}

#[test]
fn a_file_that_makes_no_sense_is_said_and_the_walk_goes_on() {
    let home = stopped();
    fs::write(file(home.path()), "{").unwrap();
    let play = later(&home).shows("An unfinished walk cannot be read: the file makes no sense");
    let _ = play.keys("0<enter>").shows("Which part");
    let _ = later(&home).shows("Stopped at Part");
}

#[test]
fn a_folder_that_cannot_be_written_is_said_once_and_the_walk_goes_on() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("state"), "a file").unwrap();
    let play = play_in(home.path(), NOW, 80, 24).keys("0<enter>").shows("Walk not kept: ");
    let _ = play.keys("3<enter>").hides("not kept").shows("What mood");
}

#[test]
fn without_a_home_the_walk_goes_on() {
    let play = play_with(toy::guide(), 80, 24, setting(ThemeName::Auto, false)).kept(None, NOW);
    let play = play.keys("0<enter>3<enter>2<enter>0<enter>").shows("What to say");
    let _ = play.keys("s<enter>").shows("there is no home").keys("<esc>").shows("What to say");
}
