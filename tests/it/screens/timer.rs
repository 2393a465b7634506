//! The timer on the screen: started with a key, in the header while the walk goes on, large on a screen of its own.

use crate::play::{Play, play, play_guide, play_with, setting};
use crate::toy;
use charley::content;
use charley::tui::ThemeName;
use charley::tui::model::Setting;
use charley::tui::program::Flow;

/// To a list of choices beside which a hold is timed: 20 s, three times, 5 s rest between.
const WING: &str = "0<enter>1<enter>0<enter>";
/// To a plan with that card and a pack of 15 minutes.
const PLAN: &str = "0<enter>1<enter>20<enter>1<enter>2<enter>0<enter>";

fn header(play: &Play) -> String {
    play.screen().lines().next().unwrap().to_owned()
}

#[test]
fn the_countdown_stands_in_the_header_while_the_walk_goes_on() {
    let play = play(80, 24).keys(WING).shows("t Polish gently: 20 s").keys("t");
    assert!(header(&play).contains("get ready: 5 s  1 to 2 more"), "{}", header(&play));
    let play = play.shows("t shows it large: Polish the wing").shows("t Polish gently").pass(6);
    assert!(header(&play).contains("hold 1 of 3: 19 s"), "{}", header(&play));
    let play = play.keys("1<enter>").shows("Does it look into mirrors?");
    assert!(header(&play).contains("hold 1 of 3: 19 s"), "{}", header(&play));
    let play = play.keys("2<enter>0<enter>").shows("You can manage this").pass(20);
    assert!(header(&play).contains("rest: 4 s"), "{}", header(&play));
}

#[test]
fn the_same_key_shows_it_large_and_goes_back() {
    let large = play(80, 24).keys(WING).keys("tt").pass(12);
    insta::assert_snapshot!(large.screen(), @"
     charley · when a dragon will not fly                     1 to 2 more questions
    ┌ Polish the wing ─────────────────────────────────────────────────────────────┐
    │                                                                              │
    │                                                                              │
    │                                 Hold 1 of 3                                  │
    │                                                                              │
    │                                  ██    ██████                                │
    │                                ████        ██                                │
    │                                  ██    ██████                                │
    │                                  ██        ██                                │
    │                                ██████  ██████                                │
    │                                                                              │
    │         █████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░         │
    │                                                                              │
    │                                Polish gently                                 │
    │                               Next: rest, 5 s                                │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘

     Space pause · Enter skip · e end it · ! emergency signs · Esc close · ? help
    ");
    let back = large.keys("t").shows("What mood is it in?");
    assert!(header(&back).contains("hold 1 of 3: 13 s"));
    // While the large one is seen, the header need not say it too.
    assert!(!header(&back.keys("t")).contains("hold"));
}

#[test]
fn the_smallest_screen_has_digits_too() {
    insta::assert_snapshot!(play(40, 12).keys(PLAN).keys("tt").pass(12).screen(), @"
    charley · when a dragon will not fly
                 Hold 1 of 3              ▐
                  ██    ██████            ▐
                ████        ██            ▐
                  ██    ██████            ▐
                  ██        ██            ▐
                ██████  ██████            ▐
    █████████████░░░░░░░░░░░░░░░░░░░░░░░░░
                Polish gently
               Next: rest, 5 s
                           ▼ 3 lines below
    Space pause  ! signs  Esc close … ?
    ");
}

#[test]
fn with_ascii_the_digits_are_of_ascii_as_well() {
    let play = play_with(toy::guide(), 60, 20, setting(ThemeName::Mono, true)).keys(WING).keys("tt").pass(12);
    insta::assert_snapshot!(play.screen(), @"
     charley - when a dragon will not fly           1 to 2 more
    + Polish the wing -----------------------------------------+
    |                       Hold 1 of 3                        |
    |                                                          |
    |                        ##    ######                      |
    |                      ####        ##                      |
    |                        ##    ######                      |
    |                        ##        ##                      |
    |                      ######  ######                      |
    |                                                          |
    | ###################------------------------------------- |
    | ###################------------------------------------- |
    |                                                          |
    |                      Polish gently                       |
    |                     Next: rest, 5 s                      |
    |                                                          |
    |                                                          |
    +----------------------------------------------------------+

     Space pause  Enter skip  e end  ! signs  Esc close  ? help
    ");
    assert!(play.screen().is_ascii());
}

#[test]
fn each_phase_rings_once_at_its_end_and_calm_rings_never() {
    let play = play(80, 24).keys(WING).keys("t").pass(200);
    assert_eq!(play.done().bells, 6, "get ready, three holds, two rests");
    let calm = Setting { calm: true, ..setting(ThemeName::Auto, false) };
    let play = play_with(toy::guide(), 80, 24, calm).keys(WING).keys("t").pass(200);
    assert_eq!(play.done().bells, 0);
    let _ = play.shows("time is up: t");
}

#[test]
fn what_the_step_says_at_its_end_stands_until_it_is_closed() {
    let play = play(80, 24).keys(WING).keys("t").pass(75).shows("Time is up. Let it shine.").shows("time is up: t");
    let play = play.keys("j").hides("Time is up. Let").shows("time is up: t").keys("t");
    insta::assert_snapshot!(play.screen(), @"
     charley · when a dragon will not fly                     1 to 2 more questions
    ┌ Polish the wing ─────────────────────────────────────────────────────────────┐
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                  Time is up                                  │
    │                                                                              │
    │                                Let it shine.                                 │
    │                            Space starts it again.                            │
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

     Space start again · ! emergency signs · Esc close · ? help
    ");
    let quiet = play.pass(500).shows("Let it shine.").keys("<esc>").shows("What mood is it in?").hides("time is up");
    quiet.keys("q").hides("Leave?");
}

#[test]
fn space_pauses_and_nothing_is_drawn_meanwhile() {
    let mut play = play(80, 24).keys(WING).keys("tt").pass(10).keys("<space>").shows("Paused: hold 1 of 3");
    assert_eq!(play.app().model.timers.until_tick(), None);
    for _ in 0..50 {
        play = play.pass(1);
        assert_eq!(play.flow, Flow::Idle);
    }
    let play = play.shows("Space go on").keys("<esc>");
    assert!(header(&play).contains("paused: hold 1 of 3: 15 s"));
    let play = play.keys("t<space>").pass(1).keys("t");
    assert!(header(&play).contains("hold 1 of 3: 14 s"));
}

#[test]
fn a_timer_that_is_up_says_which_keys_start_it_again() {
    let up = play(80, 24).keys(WING).keys("t").pass(200);
    let bells = up.done().bells;
    let up = up.shows("Let it shine. (t, Space: again)");
    let large = up.keys("t").shows("Space starts it again.").shows("Space start again");
    let again = large.keys("<space>").shows("Get ready").hides("starts it again").shows("Space pause");
    assert_eq!(again.pass(200).done().bells, 2 * bells);
}

#[test]
fn while_a_timer_runs_its_key_leads_to_the_others_too() {
    let guide = content::builtin().unwrap();
    let calf = "<pgdn><pgdn>0<enter>2<enter>1<enter><pgdn><pgdn>0<enter><pgdn><pgdn>0<enter>";
    let play = play_guide(guide, 80, 24).keys(calf).keys("ta<pgdn><pgdn><pgdn>");
    play.shows("t 10 minutes from").keys("t").shows("Time it. Most cramps").shows("the number starts one");
}

#[test]
fn it_is_drawn_once_a_second_and_not_at_all_without_a_timer() {
    let mut play = play(80, 24).keys(WING).pass(5);
    assert_eq!((play.flow, play.app().model.timers.until_tick()), (Flow::Idle, None));
    play = play.keys("t");
    for _ in 0..60 {
        play = play.pass(1);
        assert_eq!(play.flow, Flow::Drawn);
    }
    play = play.resize(20, 5);
    assert_eq!(play.pass(1).flow, Flow::Idle, "nothing of it can be seen");
}

#[test]
fn calm_shows_whole_minutes_then_tens_and_no_bar() {
    let calm = Setting { calm: true, ..setting(ThemeName::Auto, false) };
    let play = play_with(toy::guide(), 80, 24, calm).keys(PLAN).keys("3tt").pass(30).hides("░");
    let mut drawn = 0;
    let mut play = play;
    for _ in 0..870 {
        play = play.pass(1);
        drawn += usize::from(play.flow == Flow::Drawn);
    }
    // 14 minutes more, five tens and ten seconds, the last of which is the end.
    assert_eq!(drawn, 14 + 5 + 10);
}

#[test]
fn enter_skips_a_phase_and_e_ends_the_timer() {
    let play = play(80, 24).keys(WING).keys("tt<enter>").shows("Hold 1 of 3").keys("<enter>").shows("Rest");
    assert_eq!(play.done().bells, 0, "who skips knows");
    let play = play.keys("e").shows("What mood is it in?").hides("rest: ").shows("t Polish gently");
    assert_eq!(play.flow, Flow::Drawn);
}

#[test]
fn another_timer_takes_the_place_of_the_one_that_runs_only_when_asked_twice() {
    let asked = play(60, 30).keys(PLAN).keys("tt").pass(3).keys("2");
    let asked = asked.shows("Start another timer?").shows("Starts: Sun the stiff part").shows("Ends: Polish the wing");
    let kept = asked.keys("<esc>");
    let kept = kept.shows("Get ready").keys("<esc>");
    assert!(header(&kept).contains("get ready"), "{}", header(&kept));
    let other = kept.keys("t2<enter>").hides("Start another timer?").shows("Leave it in the sun");
    // The one that runs is not begun anew.
    let other = other.pass(5).keys("2").hides("Start another timer?").keys("<esc>");
    assert!(header(&other).contains("time left: 14:55"), "{}", header(&other));
}

#[test]
fn on_a_plan_the_key_starts_the_focused_action_or_else_the_first_that_is_timed() {
    let plan = || play(60, 30).keys(PLAN);
    plan().shows("> 1  Keep calm").keys("t").shows("t shows it large: Polish the wing");
    let sunned = plan().keys("3t").shows("t shows it large: Sun the stiff part");
    assert!(header(&sunned).contains("time left: 15:00"), "{}", header(&sunned));
    plan().keys("3j").shows("> What to say").keys("t").shows("t shows it large: Polish the wing");
}

#[test]
fn the_large_timer_of_a_plan_leads_to_the_others_by_their_digits() {
    let large = play(60, 30).keys(PLAN).keys("tt").shows("2  Sun the stiff part").keys("2").shows("Ends: Polish");
    let large = large.keys("<enter>").shows("┌ Sun the stiff part").keys("9").shows("┌ Sun").pass(9);
    assert!(header(&large.keys("2<esc>")).contains("time left: 14:51"));
}

#[test]
fn leaving_asks_once_while_one_runs() {
    let play = play(80, 24).keys(WING).keys("tq").shows("A timer runs. Leaving ends it.").shows("Polish the wing");
    let stayed = play.keys("<esc>").shows("What mood is it in?").shows("get ready");
    assert_eq!(stayed.flow, Flow::Drawn);
    assert_eq!(stayed.keys("q<enter>").flow, Flow::Quit(0));
    let hammered = self::play(80, 24).keys(WING).keys("t").keys("q").shows("Leave?").keys("q");
    assert_eq!(hammered.flow, Flow::Quit(0), "whoever presses it again means it");
    assert_eq!(self::play(80, 24).keys(WING).keys("tqy").flow, Flow::Quit(0));
    assert_eq!(self::play(80, 24).keys(WING).keys("t<ctrl-c>").flow, Flow::Quit(130));
    assert_eq!(self::play(80, 24).keys(WING).keys("t").resize(20, 5).keys("q").flow, Flow::Quit(0));
}

#[test]
fn an_emergency_takes_the_header() {
    let play = play(80, 24).keys(WING).keys("t").pass(7);
    let alarm = play.keys("!10<enter>").shows("Ring the great bell now").resize(40, 12).keys("<end>");
    let alarm = alarm.shows("Ring the great bell now").keys("a");
    assert_eq!(self::play(80, 24).keys(WING).keys("t!10<enter>q").flow, Flow::Quit(0), "help is not kept waiting");
    assert!(header(&alarm).contains(" !!! ring the bell") && !header(&alarm).contains("hold"), "{}", header(&alarm));
}

#[test]
fn a_timer_is_set_aside_with_its_card_and_comes_back_with_it() {
    let running = play(80, 24).keys(WING).keys("t").pass(7);
    let aside = running.keys("b").shows("The timer is set aside");
    assert!(!header(&aside).contains("hold"));
    assert_eq!(aside.app().model.timers.until_tick(), None);
    let aside = aside.pass(30);
    assert_eq!(aside.done().bells, 1, "only that it began");
    let back = aside.keys("0<enter>").shows("paused: hold 1 of 3: 18 s");
    back.keys("b1<pgdn>0<enter>").hides("hold 1 of 3");
}

#[test]
fn after_a_sleep_a_hold_stands_still_and_a_pack_is_over() {
    let held = play(80, 24).keys(WING).keys("tt").pass(10).jump(3600).shows("Paused: hold 1 of 3");
    assert_eq!(held.done().bells, 1, "only that it began");
    let held = held.shows("It stood still while nobody could follow it.").keys("<space>").pass(1);
    let _ = held.shows("Hold 1 of 3").hides("stood still");
    let pack = play(80, 24).keys(PLAN).keys("3tt").pass(10).jump(3600);
    assert_eq!(pack.done().bells, 1);
    let _ = pack.shows("Time is up").shows("That was 45 min ago.");
}

#[test]
fn starting_again_and_another_guide_end_the_timer() {
    let play = play(80, 24).keys(WING).keys("tn<enter>").hides("get ready").keys(WING);
    assert!(!header(&play).contains("get ready"));
    let play = play.keys("t").reloaded(Ok(toy::guide()));
    assert!(!header(&play).contains("get ready"));
}

#[test]
fn where_nothing_is_timed_the_key_is_not_named_and_does_nothing() {
    for keys in ["", "0<enter>", "?", "10<enter>w"] {
        play(120, 40).keys(keys).hides("· t timer ·").keys("t").shows("t starts a timer; there is none here");
    }
}

#[test]
fn each_timed_action_has_its_length_at_the_right_end_and_the_key_where_it_works() {
    let plan = || play(60, 30).keys(PLAN);
    let ends = |play: &Play, words: &str| play.screen().lines().any(|line| line.ends_with(words));
    let first = plan();
    assert!(ends(&first, " t 20 s, 3 times") && ends(&first, "   15 min"), "{}", first.screen());
    let third = plan().keys("3");
    assert!(ends(&third, "   20 s, 3 times") && ends(&third, " t 15 min"), "{}", third.screen());
    // While one runs, the key leads to it and to all others.
    let running = plan().keys("t");
    assert!(ends(&running, " t 20 s, 3 times") && ends(&running, " t 15 min"), "{}", running.screen());
}

#[test]
fn a_length_that_finds_no_room_leaves_the_words_alone() {
    let narrow = play(40, 12).keys(PLAN).keys("3").shows("Sun the stiff part");
    assert!(narrow.focused().ends_with("t 15 min"), "{}", narrow.screen());
}

#[test]
fn a_held_enter_stops_at_the_end_of_the_timer() {
    let mut play = play(80, 24).keys(WING).keys("tt");
    (0..50).for_each(|_| play.press("<enter>"));
    let play = play.shows("Time is up").hides("Enter");
    play.keys("<esc>").shows("What mood is it in?");
}

#[test]
fn a_pack_that_was_set_aside_says_once_that_it_is_over_and_for_how_long() {
    let aside = play(80, 24).keys(PLAN).keys("3tb").shows("The timer is set aside").pass(890);
    assert_eq!(aside.done().bells, 0);
    let over = aside.hides("Time is up").pass(20).shows("Time is up for the timer that was set aside.");
    assert_eq!(over.done().bells, 1);
    let over = over.pass(290);
    assert_eq!(over.done().bells, 1);
    let back = over.keys("0<enter>").keys("t").shows("Time is up").shows("That was 5 min ago.");
    back.pass(60).shows("That was 6 min ago.");
    let calm = Setting { calm: true, ..setting(ThemeName::Auto, false) };
    let calm = play_with(toy::guide(), 80, 24, calm).keys(PLAN).keys("3tb").pass(910);
    assert_eq!((calm.done().bells, calm.keys("j").flow), (0, Flow::Drawn));
}
