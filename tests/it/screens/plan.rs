//! The plan and its reasons.

use crate::play::play;

#[test]
fn a_plan_says_how_soon_why_and_what_to_do() {
    insta::assert_snapshot!(play(60, 30).keys("0<enter>1<enter>20<enter>2<enter>0<enter>").screen(), @"");
}

#[test]
fn an_emergency_begins_with_the_numbers() {
    insta::assert_snapshot!(play(60, 20).keys("10<enter>").screen(), @"");
}

#[test]
fn reasons_name_sources_and_strength() {
    let play = play(80, 50).keys("0<enter>1<enter>20<enter>2<enter>0<enter>w");
    insta::assert_snapshot!(play.screen(), @"");
}

#[test]
fn reasons_open_at_the_card_that_was_read() {
    let play = play(60, 20).keys("0<enter>1<enter>20<enter>2<enter>0<enter><tab>").shows("What to tell the whisperer");
    let play = play.keys("w");
    assert_eq!(play.screen().lines().nth(2), Some("│ What to tell the whisperer                               │"));
    play.keys("w").shows("Come back if it starts to smoke.");
}

#[test]
fn what_is_below_is_counted_and_can_be_reached() {
    let play = play(40, 12).keys("0<enter>1<enter>20<enter>2<enter>0<enter>").shows("more below");
    let play = play.keys("<end>").hides("more below").shows("above").shows("Revised 2026-11-01.");
    play.keys("<home>").shows("Write to a whisperer").hides("above");
}

#[test]
fn tab_goes_through_the_groups_and_round() {
    let play = play(40, 12).keys("0<enter>1<enter>20<enter>2<enter>0<enter>");
    let first_line = |keys: &str, play: &mut crate::play::Play| {
        play.press(keys);
        play.screen().lines().nth(1).unwrap().trim().to_owned()
    };
    let mut play = play;
    assert!(first_line("<tab>", &mut play).starts_with("── Do now"));
    assert!(first_line("<tab>", &mut play).starts_with("── Later"));
    first_line("<tab>", &mut play);
    assert!(first_line("<tab>", &mut play).starts_with('!'));
}
