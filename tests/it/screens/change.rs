//! Changing an answer, the emergency question laid over, starting again, loading again.

use crate::play::{Play, play};
use crate::toy;
use charley::tui::program::Flow;

/// A finished walk: a stiff wing, sulking, fed.
fn finished() -> Play {
    play(80, 24).keys("0<enter>1<enter>20<enter>2<enter>0<enter>").shows("Write to a whisperer")
}

/// A finished walk that a change of the mood leaves as it is.
fn finished_tail() -> Play {
    play(80, 24).keys("0<enter>2<enter>20<enter>2<enter>0<enter>").shows("Write to a whisperer")
}

#[test]
fn the_answers_can_be_listed_and_changed() {
    let play = finished_tail().keys("a").shows("1  Alarm        none").shows("3  Signs there  stiff");
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
    └──────────────────────────────────────────────────────────────────────────────┘















     Enter yes, change it · ! emergency signs · Esc no, go back · ? help
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
fn a_change_says_what_is_asked_again_and_what_comes_back_after_that() {
    for (width, height) in [(80, 24), (60, 20), (40, 12)] {
        let play = play(width, height).keys("0<enter>1<enter>20<enter>2<enter>0<enter>a2<enter>2<enter>");
        let play =
            play.shows("Asked again: Signs there").shows("Come back after that: Mood").hides("Stay").hides("below");
        play.keys("<enter>").shows("What do you see there?").keys("0<enter>").shows("Write to a whisperer");
    }
}

#[test]
fn a_change_says_what_is_set_aside_and_what_stays() {
    let play = finished().keys("a2<enter>3<enter>");
    play.shows("Set aside until the way leads there again: Signs there (stiff)")
        .shows("Stay: Mood (sulks), Food (none)");
}

#[test]
fn a_question_that_is_answered_again_as_before_is_no_change_to_confirm() {
    finished_tail().keys("a4<enter>3<enter>").hides("Change this answer?").shows("Write to a whisperer");
}

#[test]
fn ticks_that_are_not_kept_are_named_before_they_go() {
    let play = finished().keys("!1<esc>").shows("1 tick not kept: Esc again leaves, 0 and Enter keeps");
    let play = play.keys("<esc>").shows("Write to a whisperer").keys("!").shows("1 [ ] Smoke");
    // A tick after the message is one more to be told of; `q` tells the same.
    let play = play.keys("1q").shows("1 tick not kept").keys("2<esc>").shows("2 ticks not kept").keys("q");
    play.shows("Write to a whisperer");
    // What was ticked in an answer and is not any more.
    finished().keys("a3<enter>2<esc>").shows("1 change not kept").keys("0<enter>").hides("not kept");
    finished().keys("a3<enter>22<esc>").shows("Your answers");
}

#[test]
fn ticks_that_are_not_kept_are_named_on_the_smallest_screen() {
    play(40, 12).keys("0<enter>!12<esc>").shows("Esc drops 2 ticks, 0 Enter keeps");
}

#[test]
fn starting_again_asks_once() {
    let play = finished().keys("n").shows("Your 5 answers are forgotten.").keys("<esc>").shows("Write to a whisperer");
    play.keys("n<enter>").shows("Is any of this happening now?").keys("a").shows("No answers yet.");
}

#[test]
fn a_guide_loaded_again_keeps_the_answers() {
    let play = finished().reloaded(Ok(toy::guide()));
    play.shows("Write to a whisperer").shows("Loaded again.");
}

#[test]
fn a_broken_guide_leaves_the_walk_as_it_was() {
    let play = finished().reloaded(Err("error: no such part\n --> parts.ron:3:7".to_owned()));
    play.shows("The guide was not loaded again")
        .shows(" --> parts.ron:3:7")
        .keys("<esc>")
        .shows("Write to a whisperer");
}
