//! The countdown alone: steps and the time in, phases out.

use charley::guide::{Step, Timing};
use charley::timer::{Part, Run, Timer};
use std::time::Duration;

fn hold(seconds: u32, rest: u32, times: u32) -> Step {
    step(Timing::Hold { seconds, rest, times }, None)
}

fn pack(minutes: u32) -> Step {
    step(Timing::Pack { minutes, clock: false }, None)
}

fn step(timing: Timing, end: Option<&str>) -> Step {
    Step {
        text: "Polish".to_owned(),
        timing,
        short: None,
        end: end.map(str::to_owned),
        ends: Vec::new(),
        from: Vec::new(),
    }
}

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A timer that started when the clock stood at 100 s.
fn started(steps: &[Step]) -> Timer {
    Timer::start(steps, secs(100)).unwrap()
}

/// Feeds each second from here on and gives those at which a phase ended, with what came next.
fn run(timer: &mut Timer, seconds: std::ops::RangeInclusive<u64>) -> Vec<(u64, Part)> {
    let mut ended = Vec::new();
    for second in seconds {
        if timer.tick(secs(100 + second)) {
            ended.push((second, timer.phase().part));
        }
    }
    ended
}

#[test]
fn a_hold_is_held_so_often_with_rests_between() {
    let mut timer = started(&[hold(20, 5, 2)]);
    assert_eq!((timer.phase().part, timer.seconds()), (Part::Ready, 5));
    let hold = |nth| Part::Hold { nth, of: 2 };
    assert_eq!(run(&mut timer, 0..=60), [(5, hold(1)), (25, Part::Rest), (30, hold(2)), (50, Part::End)]);
    assert!(timer.is_finished());
}

#[test]
fn holds_without_a_rest_follow_each_other() {
    let mut timer = started(&[hold(3, 0, 2)]);
    let hold = |nth| Part::Hold { nth, of: 2 };
    assert_eq!(run(&mut timer, 0..=20), [(5, hold(1)), (8, hold(2)), (11, Part::End)]);
}

#[test]
fn from_hold_to_hold_no_key_is_needed_but_where_there_is_something_to_do_first() {
    let mut timer = started(&[hold(3, 1, 1), hold(3, 1, 1)]);
    let held = Part::Hold { nth: 1, of: 1 };
    assert_eq!(run(&mut timer, 0..=30), [(5, held), (8, Part::Ready), (13, held), (16, Part::End)]);
    let first = step(Timing::Hold { seconds: 3, rest: 0, times: 1 }, Some("Let it shine."));
    for second in [pack(1), step(Timing::Hold { seconds: 3, rest: 0, times: 1 }, None)] {
        let mut timer = started(&[first.clone(), second]);
        assert_eq!(run(&mut timer, 0..=200), [(5, held), (8, Part::End)]);
        assert!(!timer.is_finished());
        timer.skip();
        assert_eq!(timer.phase().step, 1);
    }
    assert!(run(&mut started(&[pack(1), hold(3, 0, 1)]), 0..=200).ends_with(&[(60, Part::End)]));
}

#[test]
fn the_seconds_shown_include_the_one_that_runs() {
    let mut timer = started(&[pack(1)]);
    assert_eq!((timer.seconds(), timer.until_change()), (60, Some(secs(1))));
    timer.tick(Duration::from_millis(100_300));
    assert_eq!((timer.seconds(), timer.until_change()), (60, Some(Duration::from_millis(700))));
    timer.tick(secs(101));
    assert_eq!(timer.seconds(), 59);
}

#[test]
fn time_stands_still_while_paused_and_nobody_need_look() {
    let mut timer = started(&[pack(1)]);
    run(&mut timer, 0..=10);
    timer.pause();
    assert_eq!(timer.until_change(), None);
    assert!(run(&mut timer, 11..=500).is_empty());
    timer.resume();
    assert_eq!((timer.seconds(), run(&mut timer, 501..=600)), (50, vec![(550, Part::End)]));
}

#[test]
fn a_hold_stands_where_it_was_last_seen_when_the_machine_slept() {
    let mut timer = started(&[hold(20, 5, 2)]);
    run(&mut timer, 0..=10);
    assert!(!timer.tick(secs(1000)));
    assert_eq!((timer.run(), timer.seconds(), timer.phase().part), (Run::Lost, 15, Part::Hold { nth: 1, of: 2 }));
    timer.resume();
    assert!(!timer.tick(secs(1001)));
    assert_eq!(timer.seconds(), 14);
}

#[test]
fn a_pack_lies_on_while_the_machine_sleeps_and_says_how_late_it_is() {
    let mut timer = started(&[pack(15), pack(10)]);
    run(&mut timer, 0..=10);
    assert!(!timer.tick(secs(100 + 600)));
    assert_eq!(timer.seconds(), 300);
    assert!(timer.tick(secs(100 + 900 + 120)), "it rings once");
    assert_eq!((timer.phase().part, timer.phase().step, timer.late()), (Part::End, 0, secs(120)));
    assert!(!timer.tick(secs(100 + 9000)), "the next one is not laid on by itself");
}

#[test]
fn a_short_stall_costs_nothing() {
    let mut timer = started(&[hold(1, 1, 3)]);
    assert!(timer.tick(secs(105)));
    // Hold, rest, hold, rest and half a hold have passed: told once.
    assert!(timer.tick(Duration::from_millis(109_500)));
    assert_eq!((timer.phase().part, timer.left()), (Part::Hold { nth: 3, of: 3 }, Duration::from_millis(500)));
}

#[test]
fn a_clock_that_goes_back_does_no_harm() {
    let mut timer = started(&[pack(1)]);
    timer.tick(secs(110));
    assert!(!timer.tick(secs(5)));
    assert_eq!(timer.seconds(), 50);
    timer.tick(secs(6));
    assert_eq!(timer.seconds(), 49);
}

#[test]
fn skipping_goes_through_all_phases_and_no_further() {
    let mut timer = started(&[hold(20, 5, 2)]);
    timer.pause();
    for _ in 0..20 {
        timer.skip();
    }
    assert!(timer.is_finished() && timer.next().is_none());
    assert!(!timer.tick(secs(9999)));
}

#[test]
fn without_steps_there_is_no_timer() {
    assert!(Timer::start(&[], secs(0)).is_none());
}
