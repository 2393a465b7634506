//! What a plan offers: a row and a key on the plan, then a question like any other.

use crate::play::{Play, play_guide};
use crate::toy::{at, guide_with_offer, trail};

/// The plan of a wing that does not fly, with the offer.
fn offering(width: u16, height: u16) -> Play {
    play_guide(guide_with_offer(), width, height).keys("0<enter>1<enter>20<enter>2<enter>0<enter>")
}

#[test]
fn the_offer_stands_among_the_titles_and_has_a_key() {
    let play = offering(80, 60).shows("  Why · What to say").resize(150, 30).shows("m more");
    assert_eq!(at(play.session()), "plan, offering why");
}

#[test]
fn its_key_asks_it_and_a_no_leaves_the_plan_without_it() {
    let asked = offering(80, 60).keys("m").shows("Yes, find out").hides("Change:").hides("One more question.");
    let reason = asked.keys("w").shows("One more question.").hides("Yes, find out");
    let declined =
        reason.keys("<esc>").shows("Yes, find out").keys("<enter>").shows("Write to a whisperer").hides("  Why ·");
    assert_eq!(at(declined.session()), "plan");
}

#[test]
fn its_title_asks_it_as_its_key_does() {
    let asked =
        offering(80, 60).keys("<tab>").shows("> Why").shows("Enter answer").keys("<enter>").shows("Yes, find out");
    let declined = asked.keys("<enter>").shows("Write to a whisperer").hides("Why");
    assert_eq!(at(declined.session()), "plan");
}

#[test]
fn esc_returns_to_the_plan_and_the_offer_stays() {
    let play = offering(80, 60).keys("m<esc>").shows("  Why · What to say");
    assert_eq!(at(play.session()), "plan, offering why");
}

#[test]
fn a_yes_asks_on_and_ends_in_a_plan_again() {
    let play = offering(80, 60).keys("m2<enter>").shows("Any sign of a curse?");
    let play = play
        .keys("10<enter>")
        .shows("See a whisperer today")
        .hides("  Why ·")
        .keys("<end><enter>")
        .shows("Lift the curse");
    assert!(trail(play.session()).ends_with("why=yes curse=frog"));
}

#[test]
fn back_from_behind_the_offer_is_the_plan_with_the_offer() {
    let play = offering(80, 60).keys("m2<enter>b").shows("  Why · What to say");
    assert_eq!(at(play.session()), "plan, offering why");
    // What was answered behind it counts again without a question.
    let play = offering(80, 60).keys("m2<enter>10<enter>bbm2<enter>");
    assert_eq!(at(play.session()), "curse");
}

#[test]
fn its_answer_is_changed_like_any_other() {
    let play = offering(80, 60).keys("m2<enter>0<enter>a").keys("<end><up><enter>").shows("Change: Why");
    let play = play.keys("1<enter>").shows("Change this answer?").keys("<enter>");
    assert!(trail(play.session()).ends_with("food=none why=no"));
}

#[test]
fn where_nothing_is_offered_the_key_says_so() {
    play_guide(guide_with_offer(), 80, 24).keys("m").shows("m answers what a plan offers; this is a checklist");
    offering(80, 24).keys("m<enter>m").shows("m answers what a plan offers; this is a plan");
}
