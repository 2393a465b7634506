//! Changing an answer, the emergency question laid over, starting again, loading again.

use crate::play::{Play, play};
use crate::toy;
use charley::tui::update::Flow;

/// A finished walk: a stiff wing, sulking, fed.
fn finished() -> Play {
    play(80, 24).keys("0<enter>1<enter>20<enter>2<enter>0<enter>").shows("Write to a whisperer")
}

#[test]
fn the_answers_can_be_listed_and_changed() {
    let play = finished().keys("a").shows("1  Alarm        none").shows("3  Signs there  stiff");
    play.keys("4<enter>").shows("Change: Mood").shows("> 2  It sulks").keys("3<enter>").shows("Write to a whisperer");
}

#[test]
fn a_change_says_first_which_answers_stay() {
    let play = finished().keys("a2<enter>2<enter>");
    insta::assert_snapshot!(play.screen(), @r#"
     charley · when a dragon will not fly                         ! write a letter
    ┌ Change this answer? ─────────────────────────────────────────────────────────┐
    │ Part: wing → tail                                                            │
    │                                                                              │
    │ Asked again: Signs there                                                     │
    │                                                                              │
    │ Come back after that: Mood (sulks), Food (none)                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘

     Enter yes, change it · ! emergency signs · Esc no, go back · ? help · q no
    "#);
}

#[test]
fn a_change_is_done_by_enter_and_left_by_esc() {
    let play = finished().keys("a2<enter>3<enter>").shows("Part: wing → all of it").shows("again: Signs there (stiff)");
    let play = play.keys("<esc>").shows("Change: Part").keys("<esc>").shows("Your answers").keys("<esc>");
    let play = play.shows("Write to a whisperer");
    play.keys("a2<enter>3<enter><enter>").keys("a").shows("2  Part   all of it").hides("Signs there");
}

#[test]
fn answers_set_aside_come_back_with_their_way() {
    let play = finished().keys("a2<enter>3<enter><enter>a2<enter>1<enter>");
    play.shows("Come back: Signs there (stiff)").keys("<enter>a").shows("3  Signs there  stiff");
}

#[test]
fn giving_the_same_answer_again_changes_nothing() {
    finished().keys("a2<enter><enter>").shows("Your answers").shows("3  Signs there  stiff");
}

#[test]
fn the_emergency_question_lies_over_any_screen() {
    let play = finished().keys("a!").shows("Is any of this happening now?").keys("<esc>").shows("Your answers");
    let play = play.keys("!0<enter>").shows("Your answers");
    // What is needed now does not wait for a second Enter.
    let play = play.keys("!10<enter>").shows("Ring the great bell now");
    play.keys("!10<enter>").shows("Come back: ").keys("<enter>").shows("Write to a whisperer");
}

#[test]
fn the_emergency_question_is_not_laid_over_itself() {
    let play = play(80, 24).hides("emergency signs").keys("?!").shows("Is any of this happening now?");
    assert_eq!(play.keys("<esc>").flow, Flow::Idle);
}

#[test]
fn starting_again_asks_once() {
    let play = finished().keys("n").shows("Your 5 answers are forgotten.").keys("<esc>").shows("Write to a whisperer");
    play.keys("n<enter>").shows("Is any of this happening now?").keys("a").shows("No answers yet.");
}

#[test]
fn a_guide_loaded_again_keeps_the_answers() {
    let mut play = finished();
    play.app.reloaded(Ok(toy::guide()));
    play.shows("Write to a whisperer").shows("Loaded again.");
}

#[test]
fn a_broken_guide_leaves_the_walk_as_it_was() {
    let mut play = finished();
    play.app.reloaded(Err("error: no such part\n --> parts.ron:3:7".to_owned()));
    play.shows("The guide was not loaded again")
        .shows(" --> parts.ron:3:7")
        .keys("<esc>")
        .shows("Write to a whisperer");
}
