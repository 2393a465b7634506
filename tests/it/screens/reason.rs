//! Why a question is asked: not on its page, but behind a key.

use crate::play::{Play, play, play_guide};
use charley::content;

/// The screen without its frames and line ends.
fn words(play: &Play) -> String {
    play.screen().split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ")
}

#[test]
fn no_page_of_a_question_says_why_it_is_asked() {
    for (width, height) in [(40, 12), (60, 20), (80, 24), (100, 30)] {
        let first = play(width, height).hides("These need the bell at once.");
        let choices = first.keys("0<enter>").hides("Wings and tails").hides("handled differently");
        choices.keys("1<enter>").hides("A tear must not be polished.").keys("!").hides("These need the bell");
    }
}

#[test]
fn its_key_says_why_a_question_is_asked_and_returns_to_it() {
    for (width, height) in [(40, 12), (60, 20), (80, 24)] {
        let checklist = play(width, height).keys("w").shows("Is any of this").shows("These need the bell at once.");
        let choices = checklist.hides("Smoke").keys("<esc>").shows("Smoke from the ears").keys("0<enter>2w");
        assert!(words(&choices).contains("Wings and tails are handled differently."), "{}", choices.screen());
        let back = choices.hides("The tail").keys("w");
        assert!(back.focused().starts_with("> 2  The tail"), "{}", back.screen());
    }
}

#[test]
fn a_question_with_a_picture_says_why_as_well() {
    let play = play_guide(content::builtin().unwrap(), 80, 24).keys("<pgdn><pgdn>0<enter>2<enter>");
    let guide = play.session().guide().clone();
    let why = &guide[guide.body.as_ref().unwrap().question].why;
    assert!(!words(&play).contains(why), "{}", play.screen());
    let asked = play.keys("w");
    assert!(words(&asked).contains(why), "{}", asked.screen());
}

#[test]
fn ticks_stay_while_the_reason_is_read() {
    play(80, 24).keys("2w").hides("[x]").keys("<esc>").shows("2 [x] The castle is on fire").shows("This one fits");
}

#[test]
fn a_question_that_is_laid_over_says_why_too() {
    play(80, 24).keys("0<enter>!w").shows("These need the bell at once.").keys("<esc>").shows("Smoke from the ears");
    let change = play(80, 24).keys("0<enter>1<enter>0<enter>a2<enter>").shows("Change: Part");
    change
        .keys("w")
        .shows("Wings and tails are handled differently.")
        .hides("Moods")
        .keys("<esc>")
        .shows("Change: Part");
}
