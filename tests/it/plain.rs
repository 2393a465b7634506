//! The line-by-line front end: lines in, lines out.

use crate::toy::{guide, trail};
use charley::content;
use charley::disk::Recorder;
use charley::guide::{EntryIdx, Guide, TriageLevel};
use charley::plain::{Ending, Folded, Moment, Pace, run};
use charley::session::Session;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

/// Types these lines and gives the ending, the session and everything that was written.
fn typed(lines: &str) -> (Ending, Session, String) {
    typed_in(guide(), lines)
}

fn typed_in(guide: Arc<Guide>, lines: &str) -> (Ending, Session, String) {
    let mut session = Session::new(guide, EntryIdx(0));
    let mut output = Vec::new();
    let ending = run(&mut session, lines.as_bytes(), &mut output, Pace::AtOnce, Recorder::nowhere()).unwrap();
    (ending, session, String::from_utf8(output).unwrap())
}

#[test]
fn a_whole_walk_reads_well() {
    let (ending, _, output) = typed("0\n2\n2\n1\n0\nq\n");
    assert_eq!(ending, Ending::Left);
    insta::assert_snapshot!(output);
}

#[test]
fn a_line_that_is_no_answer_is_explained_and_asked_again() {
    for wrong in ["9", "-1", "1 2", "calf", "99999999999999999999999", "é", "\u{fffd}"] {
        let (_, session, output) = typed(&format!("0\n{wrong}\n2\n"));
        assert!(output.contains("Type one number from 1 to 3"), "{wrong}: {output}");
        assert_eq!(trail(&session), "alarm=none part=tail", "{wrong}");
    }
}

#[test]
fn a_checklist_takes_several_numbers_but_not_none_and_some() {
    let (_, session, _) = typed("1, 2\n");
    assert_eq!(trail(&session), "alarm=smoke,castle");
    let (_, session, output) = typed("0 1\n");
    assert!(output.contains("or 0 alone"), "{output}");
    assert_eq!(trail(&session), "");
}

#[test]
fn an_empty_line_is_asked_again_and_never_means_none() {
    let (ending, session, _) = typed("\n\n\n");
    assert_eq!((ending, trail(&session).as_str()), (Ending::EndOfInput, ""));
}

#[test]
fn back_goes_to_the_question_before_and_not_beyond_the_first() {
    let (_, session, output) = typed("b\n0\n2\nb\n1\n");
    assert!(output.contains("This is the first question."));
    assert_eq!(trail(&session), "alarm=none part=wing");
}

#[test]
fn an_answer_can_be_changed_after_seeing_what_that_does() {
    let walked = "0\n1\n2\n1\n1\n0\n";
    let (_, session, output) = typed(&format!("{walked}a\n4\n2\ny\nq\n"));
    assert!(output.contains("Stay: Food\nSet aside: Vanity"), "{output}");
    assert_eq!(trail(&session), "alarm=none part=wing part_signs=stiff mood=sulk food=none");
    let (_, kept, _) = typed(&format!("{walked}a\n4\n2\nn\nq\n"));
    assert_eq!(trail(&kept), "alarm=none part=wing part_signs=stiff mood=fine vanity=yes food=none");
}

#[test]
fn the_first_question_can_be_asked_again_at_any_time() {
    let (_, session, output) = typed("0\n2\n!\n1\ny\n");
    assert_eq!(trail(&session), "alarm=smoke");
    assert!(output.contains("Ring the great bell now"));
}

#[test]
fn early_cards_are_said_once() {
    for lines in ["0\n2\n0\n", "?\nx\n0\n"] {
        let (_, _, output) = typed(lines);
        assert_eq!(output.matches("Speak softly").count(), 1, "{output}");
    }
    let (_, _, output) = typed("0\n1\n0\n1\n");
    assert_eq!(output.matches("Polish towards the tip").count(), 1, "{output}");
}

#[test]
fn why_a_question_is_asked_is_said_when_somebody_wants_to_know() {
    let (_, session, output) = typed("w\n0\nwhy\n2\n");
    assert_eq!(output.matches("These need the bell at once.").count(), 1, "{output}");
    assert_eq!(output.matches("Wings and tails are handled differently.").count(), 1, "{output}");
    assert!(!output.contains("A tear must not be polished."), "{output}");
    assert_eq!(trail(&session), "alarm=none part=tail");
    // At an earlier question it is the reason for that one.
    let (_, _, output) = typed("0\n2\n!\nw\n");
    assert_eq!(output.matches("These need the bell at once.").count(), 1, "{output}");
}

#[test]
fn a_plan_says_first_what_matters_most_and_the_rest_when_asked_for() {
    let wing = "0\n1\n2\n1\n2\n0\n";
    let (_, _, first) = typed(&format!("{wing}q\n"));
    assert!(first.contains("1. Keep calm\n") && !first.contains("WHAT TO SAY"), "{first}");
    let (_, _, whole) = typed(&format!("{wing}w\nq\n"));
    assert!(whole.starts_with(first.trim_end()), "{whole}");
    assert_eq!(whole.matches("WHAT TO SAY").count(), 1, "{whole}");
    assert_eq!(whole.matches("1. Keep calm\n").count(), 1, "{whole}");
}

#[test]
fn whom_to_call_is_the_last_thing_on_the_screen_of_a_person_who_ticked_a_sign() {
    let (_, session, output) = typed_in(content::builtin().unwrap(), "12 18\n");
    let plan = output.split("Numbers that fit").last().unwrap();
    assert!(plan.contains("911") && plan.lines().count() < 20, "{plan}");
    assert_eq!(session.walk().state.level, TriageLevel::Emergency);
}

#[test]
fn a_line_of_a_million_characters_is_refused_politely() {
    let (_, session, output) = typed(&format!("0\n{}\n2\n", "1".repeat(1_000_000)));
    assert!(output.contains("Type one number from 1 to 3"));
    assert_eq!(trail(&session), "alarm=none part=tail");
}

#[test]
fn many_commands_in_a_row_end_well() {
    let (ending, _, _) = typed(&"!\na\n1\n".repeat(7_000));
    assert_eq!(ending, Ending::EndOfInput);
}

#[test]
fn a_timer_says_each_phase_in_a_line_of_its_own() {
    let (_, session, output) = typed("0\n1\n0\nt\n1\n");
    let timer = output.split_once("Enter stops the time.\n").unwrap().1.split("\n\n").next().unwrap();
    insta::assert_snapshot!(timer, @"
    Get ready: Polish gently. 5 s.
    Hold 1 of 3: 20 s.
    5 s left.
    Rest: 5 s.
    Hold 2 of 3: 20 s.
    5 s left.
    Rest: 5 s.
    Hold 3 of 3: 20 s.
    5 s left.
    Time is up. Let it shine.
    ");
    assert_eq!(trail(&session), "alarm=none part=wing part_signs=none mood=fine", "the walk goes on behind it");
}

#[test]
fn several_timers_are_offered_by_number_and_the_plan_is_not_said_again() {
    let (ending, _, output) = typed("0\n1\n2\n1\n2\n0\nt\n2\nt\n\nq\n");
    assert_eq!(ending, Ending::Left);
    assert!(output.contains("1. Polish the wing\n2. Sun the stiff part\nNumber of the timer"), "{output}");
    assert!(
        output.contains("Leave it in the sun: 15 min.\n10 min left.\n5 min left.\n1 min left.\n10 s left."),
        "{output}"
    );
    assert_eq!(output.matches("1. Keep calm\n").count(), 1, "{output}");
}

#[test]
fn where_nothing_is_timed_it_says_so() {
    let (_, _, output) = typed("t\n");
    assert!(output.contains("Nothing here is timed."), "{output}");
}

/// Walks to the first timer, starts it and then types one line at each of these seconds; after that nothing more comes.
fn timed(lines: &str, typed_at: &[u64]) -> (Ending, String) {
    let mut session = Session::new(guide(), EntryIdx(0));
    let mut output = Vec::new();
    let mut now = Duration::from_secs(500);
    let start = now;
    let mut wait = |length| {
        now += length;
        Moment { now, typed: typed_at.iter().any(|second| now == start + Duration::from_secs(*second)) }
    };
    let pace = Pace::Real { wait: &mut wait, rings: true };
    let ending =
        run(&mut session, format!("0\n1\n0\nt\n{lines}").as_bytes(), &mut output, pace, Recorder::nowhere()).unwrap();
    (ending, String::from_utf8(output).unwrap())
}

#[test]
fn the_end_of_each_phase_rings_once() {
    let (_, output) = timed("", &[]);
    let rung: Vec<&str> = output.lines().filter_map(|line| line.strip_prefix('\x07')).collect();
    let holds = ["Hold 1 of 3: 20 s.", "Rest: 5 s.", "Hold 2 of 3: 20 s.", "Rest: 5 s.", "Hold 3 of 3: 20 s."];
    assert_eq!(rung, [&holds[..], &["Time is up. Let it shine."]].concat());
    let (_, _, at_once) = typed("0\n1\n0\nt\n");
    assert!(!at_once.contains('\x07') && at_once.contains("Time is up. Let it shine."), "{at_once}");
}

#[test]
fn a_line_stops_the_time_and_asks_what_to_do() {
    let (_, output) = timed("\n\n\ns\n\ne\nq\n", &[8, 12, 16]);
    assert!(output.contains("Hold 1 of 3: 20 s.\nPaused, 17 s left."), "{output}");
    // An empty line went on, `s` skipped the rest of that hold, `e` ended the timer while resting.
    assert!(
        output.contains(
            "Paused, 13 s left. Enter lets it run on, s skips this part, e ends the timer and goes back: Rest: 5 s."
        ),
        "{output}"
    );
    assert!(output.contains("Paused, 1 s left.") && !output.contains("Hold 2 of 3"), "{output}");
}

#[test]
fn the_emergency_signs_do_not_wait_for_a_timer() {
    let first = "Is any of this happening now?";
    for (lines, typed) in [("!\n", &[8][..]), ("\n!\n", &[8])] {
        let (_, output) = timed(lines, typed);
        assert_eq!(output.matches(first).count(), 2, "{lines:?}: {output}");
        assert!(!output.contains("Hold 2 of 3"), "{output}");
    }
}

#[test]
fn an_answer_while_the_time_stands_still_neither_answers_nor_starts_it() {
    let (_, output) = timed("\n2\nq\nq\n", &[8]);
    assert!(output.contains("The questions wait meanwhile. Enter stops the time."), "{output}");
    assert!(output.contains("goes back: Answers wait until the timer has ended."), "{output}");
    // The first `q` ends the timer, the second one the walk.
    assert!(output.contains("goes back: The timer has ended.\n"), "{output}");
}

#[test]
fn the_input_may_end_anywhere() {
    let walk = "0\n1\n\n2\nt\n1\n0\na\n4\n2\ny\nn\nx\n!\n?\ns\n";
    for (end, _) in walk.char_indices() {
        let (ending, _, output) = typed(&walk[..end]);
        assert_ne!(ending, Ending::Left, "{end}");
        assert!(output.ends_with('\n'), "{end}: {output}");
    }
}

#[test]
fn nothing_but_lines_is_written() {
    let (_, _, output) = typed("9\n0\n1\n2\nt\n1\n0\na\n\n?\nq\n");
    assert!(!output.contains(['\x1b', '\r', '│', '─', '•']), "{output}");
}

#[test]
fn a_plan_can_be_saved_from_the_list_of_answers_too() {
    let (_, _, output) = typed("0\n2\n2\n1\n0\na\ns\nq\n");
    assert!(output.contains("There is no place to save it.") && !output.contains("no plan to save"), "{output}");
    let (_, _, output) = typed("0\ns\nq\n");
    assert!(output.contains("There is no plan to save yet."), "{output}");
}

#[test]
fn lines_are_folded_between_words_below_the_words_of_their_first_line() {
    let folded = |text: &str, width| {
        let mut output = Vec::new();
        let mut fold = Folded::new(&mut output, width);
        fold.write_all(text.as_bytes()).and_then(|()| fold.flush()).unwrap();
        String::from_utf8(output).unwrap()
    };
    let narrow: Option<fn() -> usize> = Some(|| 20);
    assert_eq!(folded("1. Feed the dragon every morning\n", narrow), "1. Feed the dragon\n   every morning\n");
    assert_eq!(folded("  - Feed the dragon at noon\n\n", narrow), "  - Feed the dragon\n    at noon\n\n");
    assert_eq!(folded("Type the number of your dragon: ", narrow), "Type the number of\nyour dragon: ");
    assert_eq!(folded("Feed the dragon every morning\n", None), "Feed the dragon every morning\n");
}
