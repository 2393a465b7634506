//! What is closed on a plan at first: folds under actions, sections, what else there is to do; and what is done.

use super::at_size;
use crate::play::{Play, play, play_guide, play_with, setting};
use crate::toy;
use charley::tui::ThemeName;

/// To a plan with three actions, the last two of which are timed, and two sections.
const PLAN: &str = "0<enter>1<enter>20<enter>1<enter>2<enter>0<enter>";
const CALF: &str = "emergency=none what=cramping_now muscle=calf leg_signs=none today=none how_long=minutes safe=none";

fn plan(width: u16, height: u16) -> Play {
    play(width, height).keys(PLAN)
}

/// The line with these words.
#[track_caller]
fn line(play: &Play, words: &str) -> String {
    let screen = play.screen();
    screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("no {words:?} in\n{screen}")).to_owned()
}

#[test]
fn enter_opens_what_stands_under_an_action_and_closes_it_again() {
    let open = plan(80, 24).hides("Speak softly").shows("Enter open").keys("<enter>").shows("Speak softly");
    let closed = open.shows("Enter close").keys("<enter>").hides("Speak softly").shows("Enter open");
    closed
        .keys("3<enter>")
        .shows("Lay it in the sun.")
        .shows("Why: Stiff parts")
        .shows("Weak evidence.")
        .shows("15 min");
}

#[test]
fn one_thing_is_open_at_a_time() {
    let open = plan(80, 24).keys("<enter>").shows("Speak softly").keys("2<enter>").hides("Speak softly");
    open.shows("Polish towards the tip.").keys("<tab><enter>").hides("Polish towards").shows("── What to say");
}

#[test]
fn a_digit_goes_to_an_action_and_says_so_where_there_is_none() {
    assert!(plan(80, 24).keys("3").focused().starts_with("> 3  Sun the stiff part"));
    let none = plan(80, 24).keys("4").shows("There is no 4 here");
    assert!(none.focused().starts_with("> 1"));
}

#[test]
fn up_and_down_lead_from_the_actions_to_the_titles_and_back() {
    let titles = plan(80, 24).keys("jjj").shows("> What to say · Later");
    let last = titles.keys("j").shows("  What to say > Later").keys("j").shows("> Later");
    last.keys("k").shows("> What to say").keys("k").shows("> 3  Sun");
}

#[test]
fn left_and_right_move_among_titles_and_tab_leads_to_them_and_back() {
    let right = plan(80, 24).keys("<tab>").shows("> What to say").keys("<right>").shows("> Later").keys("<right>");
    let left = right.shows("> Later").keys("<left><left>").shows("> What to say");
    left.keys("<tab>").shows("> 1  Keep calm");
}

#[test]
fn a_section_opens_in_place_below_the_titles() {
    let open = plan(80, 24).keys("<tab><enter>").shows("── What to say ──").shows("• Signs there: stiff.");
    assert!(line(&open, "> What to say").contains("Later"), "{}", open.screen());
    open.keys("<right>")
        .shows("Enter open")
        .keys("<enter>")
        .hides("── What")
        .shows("── Later")
        .shows("Not for wyverns.");
}

#[test]
fn space_ticks_an_action_off_and_goes_on_to_the_next_that_is_left() {
    let done = plan(80, 24).keys("<space>");
    assert!(line(&done, "1  Keep calm").ends_with("  done"), "{}", done.screen());
    assert!(done.focused().starts_with("> 2"));
    let all = done.keys("3<space>1<space><space>");
    assert!(line(&all, "Keep calm").ends_with("  done"), "{}", all.screen());
    let two = all.keys("3").shows("Space not done").keys("<space>").shows("Space done");
    assert!(line(&two, "Sun the stiff").ends_with(" t 15 min"), "{}", two.screen());
}

#[test]
fn what_is_done_is_lost_with_the_walk_and_with_nothing_else() {
    let done = plan(80, 24).keys("<space>a<esc>b0<enter>");
    assert!(line(&done, "Keep calm").ends_with("done"), "{}", done.screen());
    let again = done.keys("n<enter>").keys(PLAN).shows("Keep calm").hides("done\n");
    let loaded = again.keys("<space>").reloaded(Ok(toy::guide()));
    loaded.keys("0<enter>").shows("Keep calm").hides("done\n");
}

#[test]
fn space_says_what_it_is_for_where_nothing_can_be_done() {
    plan(80, 24)
        .keys("<tab>")
        .hides("Space")
        .keys("<space>")
        .shows("Space ticks or pauses; this is a plan")
        .hides("done\n");
}

#[test]
fn what_is_beyond_six_actions_stands_behind_a_title_of_its_own() {
    let closed = at_size(CALF, 80, 24).shows("  More to do: 1 · Why it happened").hides("Time it.");
    let open = closed.keys("<tab>").shows("> More to do").keys("<enter>").shows("── More to do: 1").shows("Time it.");
    open.shows("t 10 minutes from when").keys("t").shows("t shows it large: Time it.");
}

#[test]
fn a_line_under_which_nothing_stands_says_so() {
    let call = at_size("emergency=chest_pain", 80, 24).keys("2").hides("Enter open").keys("<enter>");
    call.shows("Nothing opens here.").keys("j").hides("Nothing opens");
}

#[test]
fn whom_to_call_stays_when_something_opens_in_an_emergency() {
    let open = play(60, 20).keys("10<enter>").keys("<enter>").shows("Stand behind a wall.").shows("1 Upper Vale");
    open.keys("<enter>").hides("Stand behind").keys("<tab><enter>").shows("── What to say").shows("1 Upper Vale");
    // Nothing stands beside it, however wide the screen is.
    play(160, 50).keys("10<enter><enter>").shows("     • Stand behind a wall.").hides("┌");
}

#[test]
fn on_a_wide_screen_what_is_open_stands_beside_the_plan() {
    let closed = plan(110, 30).shows("┌ Your answers").keys("2");
    let open = closed.keys("<enter>").shows("┌ Polish the wing").hides("Your answers").shows("Polish towards the tip.");
    assert!(line(&open, "3  Sun").starts_with("   3  Sun"), "the plan stays as it was\n{}", open.screen());
    open.keys("<enter>").shows("┌ Your answers").hides("Polish towards");
    plan(109, 30).keys("2<enter>").shows("     • Polish towards").shows("┌ Your answers");
    plan(110, 20).hides("┌").keys("2<enter>").shows("┌ Polish the wing").keys("<enter>").hides("┌");
}

#[test]
fn what_is_too_long_to_stand_beside_a_plan_opens_in_place() {
    let open = at_size(CALF, 110, 20).keys("<tab>").keys("<right><right><right>").shows("> When to get help");
    open.keys("<enter>").shows("── When to get help").hides("┌");
    at_size(CALF, 110, 50).keys("<tab>").keys("<right><right><right><enter>").shows("┌ When to get help");
}

#[test]
fn what_is_taller_than_the_screen_is_read_to_its_end_before_the_focus_moves_on() {
    let mut play = at_size(CALF, 40, 12).keys("2<enter>").shows("> 2  Pull your toes");
    let mut seen = play.screen();
    while !play.app().pane().page.rows.is_empty() && play.app().pane().focus == 1 {
        play.press("j");
        seen.push_str(&play.screen());
    }
    for words in ["Sitting:", "Take care:", "Strong evidence.", "Then: If it has"] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    let leafed = at_size(CALF, 40, 12).keys("2<enter><pgdn>");
    assert_eq!(leafed.app().pane().focus, 1, "{}", leafed.screen());
}

#[test]
fn a_row_that_opens_at_the_foot_of_the_screen_comes_into_sight() {
    let open = at_size(CALF, 80, 24).keys("<end><enter>").shows("── About this plan").shows("last revised");
    open.hides(" below").shows(" above");
}

#[test]
fn without_colour_and_line_drawing_focus_and_ticks_are_seen() {
    let bare = play_with(toy::guide(), 80, 24, setting(ThemeName::Mono, true)).keys(PLAN).keys("<space><enter>");
    assert!(bare.screen().is_ascii(), "{}", bare.screen());
    assert!(line(&bare, "Keep calm").ends_with("done") && line(&bare, "Polish the wing").starts_with(" > 2"));
    bare.shows("      - Polish towards the tip.").keys("<tab><right>").shows("   What to say > Later");
}

#[test]
fn a_held_enter_only_opens_and_closes() {
    let mut held = plan(80, 24);
    let (before, trail) = (held.screen(), crate::toy::trail(held.session()));
    (0..50).for_each(|_| held.press("<enter>"));
    assert_eq!((held.screen(), crate::toy::trail(held.session())), (before, trail));
}

#[test]
fn the_reasons_open_at_the_row_that_was_meant() {
    let top = |keys: &str| {
        let why = at_size(CALF, 60, 20).keys(keys).keys("w");
        why.screen().lines().nth(2).unwrap().trim_matches(['│', '▐', ' ']).to_owned()
    };
    assert_eq!(top(""), "Look after this yourself");
    assert!(top("3").starts_with("If it is still cramping, rub"), "{}", top("3"));
    assert!(top("<enter>").starts_with("Stop and sit down."), "{}", top("<enter>"));
}

#[test]
fn an_offer_behind_which_cards_appear_shows_them_as_a_section() {
    let guide = crate::toy::guide_with_offer();
    let play = play_guide(guide, 80, 24).keys("0<enter>1<enter>20<enter>2<enter>0<enter>m2<enter>10<enter>");
    play.hides("Lift the curse").keys("<end><enter>").shows("Lift the curse");
}
