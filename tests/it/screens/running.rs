//! The loop: what is drawn and when, what the terminal is asked for, and how the program ends.

use crate::play::play;
use crate::toy;
use charley::tui::message::Message;
use charley::tui::program::Flow;
use ratatui::crossterm::event::KeyCode;

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    let play = play(80, 24);
    let frames = play.done().frames;
    let play = play.pass(60).keys("<esc><delete>");
    assert_eq!((play.done().frames, play.flow), (frames, Flow::Idle));
}

#[test]
fn a_size_is_drawn_whole_also_if_it_was_known() {
    // While the terminal had another, it may have cut something off.
    let play = play(80, 24);
    let frames = play.done().frames;
    let play = play.resize(80, 24).resize(100, 30);
    assert_eq!((play.done().frames, play.done().forgot), (frames + 2, 2));
}

#[test]
fn many_keys_at_once_are_answered_by_one_frame() {
    let play = play(80, 24).keys("0<enter>");
    let frames = play.done().frames;
    assert_eq!(play.ahead("jkjkj").done().frames, frames + 1);
}

#[test]
fn ctrl_l_draws_everything_again() {
    assert_eq!(play(80, 24).keys("j<ctrl-l>j").done().forgot, 1);
}

#[cfg(unix)]
#[test]
fn a_stop_gives_the_screen_back_and_takes_it_over_again() {
    let mut play = play(80, 24).keys("1<ctrl-z>").shows("1 [x] Smoke");
    assert_eq!((play.done().stopped, play.done().resumed), (1, 0));
    play.tell([Message::Stopped, Message::Resumed]);
    assert_eq!((play.done().stopped, play.done().resumed, play.flow), (2, 1, Flow::Drawn));
    let _ = play.shows("1 [x] Smoke");
}

#[test]
fn who_is_ended_from_outside_leaves_at_once_with_that_code() {
    let mut play = play(80, 24).keys("0<enter>");
    let frames = play.done().frames;
    play.tell([Message::Ended(143), Message::Key(KeyCode::Char('1').into())]);
    assert_eq!((play.flow, play.done().frames), (Flow::Quit(143), frames));
}

#[test]
fn ctrl_r_loads_the_guide_again_and_offers_what_was_stopped() {
    let home = tempfile::tempdir().unwrap();
    let start = || play(80, 24).loading(home.path(), Box::new(|| Ok(toy::guide())));
    let play = start().keys("0<enter>1<enter><ctrl-r>");
    play.shows("Loaded again.").shows("What do you see there?").leave();
    let _ = start().keys("<ctrl-r>").shows("Stopped at Signs there").keys("r0<enter>").shows("What do you see there?");
}

#[test]
fn a_guide_with_problems_is_not_loaded_and_they_are_shown() {
    let home = tempfile::tempdir().unwrap();
    let play = play(80, 24).loading(home.path(), Box::new(|| Err("error: a tail too many".to_owned())));
    let play = play.keys("0<enter><ctrl-r>").shows("The guide was not loaded again").shows("a tail too many");
    let _ = play.keys("<esc>").shows("Which part will not fly?");
}
