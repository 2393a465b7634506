//! `charley ask`: the next question or the plan, in each of its forms.

use super::{DRAGON, charley, dragon};

#[test]
fn ask_prints_the_first_question_with_the_words_that_answer_it() {
    let run = dragon(&["ask"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(run.out, @"
    Is any of this happening now?

      alarm=smoke   Smoke from the ears
      alarm=castle  The castle is on fire
      alarm=none    None of these

    Several that fit are joined by commas.

    3 to 5 more questions after this one.

    Keep calm
      - Speak softly and keep your hat on.
    ");
}

#[test]
fn ask_leaves_the_reason_for_a_question_to_markdown_and_json() {
    let why = "These need the bell at once.";
    assert!(!dragon(&["ask"]).out.contains(why));
    for format in ["markdown", "json"] {
        let run = dragon(&["ask", "--format", format]);
        assert!(run.out.contains(why), "{format}: {}", run.out);
    }
}

#[test]
fn ask_names_what_stood_beside_the_question_before_and_does_not_repeat_it() {
    let trail = ["ask", "alarm=none", "part=wing", "part_signs=none"];
    let run = dragon(&trail);
    assert!(run.out.contains("\nPolish the wing\n  - Polish towards the tip."), "{}", run.out);
    assert!(run.out.contains("\nStill: Keep calm\n") && !run.out.contains("Speak softly"), "{}", run.out);
    let next = dragon(&[&trail[..], &["mood=fine", "--format", "markdown"]].concat());
    assert!(next.out.contains("\nStill: Keep calm, Polish the wing\n"), "{}", next.out);
}

#[test]
fn ask_prints_the_plan_when_the_trail_is_whole() {
    let run = dragon(&["ask", "alarm=none", "part=tail", "part_signs=stiff", "mood=sulk", "food=hungry"]);
    assert_eq!(run.code, Some(0));
    insta::assert_snapshot!(run.out, @r"
    [!!] See a whisperer today
    A dragon that is hungry and sulks may eat the furniture

    1. Keep calm

    ----------------------------------------

    Go before the sun sets.

    Keep calm
      - Speak softly and keep your hat on.

    WHAT TO SAY
      - Tail, sulks.
      - Signs there: stiff.
      - Food: hungry.
      - None of these: Alarm.

    LATER

    Feed it
      - Offer three turnips.

    What to tell the whisperer
      - Say how long it has sulked.
      - Come back if it starts to smoke.
      - Not for wyverns.
      - No dragon has reviewed this guide. Content 1.0.0, last revised 2026-11-01.

    Answers: alarm=none part=tail part_signs=stiff mood=sulk food=hungry
    ");
}

#[test]
fn ask_in_json_has_the_promised_shapes() {
    let run = dragon(&["ask", "--format", "json", "alarm=none", "part=wing"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["status"], "ask");
    assert_eq!(json["level"], "self_care");
    assert_eq!(json["question"]["form"], "any");
    assert_eq!(json["question"]["none"], "None of these");
    assert_eq!(json["question"]["choices"][0]["id"], "tear");
    assert_eq!((json["remaining"]["min"].as_u64(), json["remaining"]["max"].as_u64()), (Some(2), Some(3)));
    assert_eq!(json["early"][0]["id"], "breathe");
    assert_eq!(json["trail"], serde_json::json!(["alarm=none", "part=wing"]));
    assert_eq!(json["guide"], serde_json::json!({"id": "dragon", "version": "1.0.0"}));

    let run = dragon(&["ask", "--format", "json", "alarm=smoke"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&json["status"], &json["level"]), (&"plan".into(), &"emergency".into()));
    assert_eq!(json["reasons"][0]["choice"], "smoke");
    assert_eq!(json["facts"], serde_json::json!(["smoking"]));
    assert_eq!(json["advice"][0]["say"][0]["from"], serde_json::json!(["D2"]));
}

#[test]
fn ask_in_markdown_escapes_what_content_says() {
    let run = dragon(&["ask", "--format", "markdown", "alarm=smoke"]);
    assert!(run.out.starts_with("# Ring the great bell now\n\n**1 Upper Vale \\| 2 Lower Vale**"), "{}", run.out);
}

#[test]
fn ask_reads_a_trail_from_stdin() {
    let from_stdin = charley(&[&DRAGON[..], &["ask", "-"]].concat(), "alarm=none\n part=all mood=fine food=none");
    let from_arguments = dragon(&["ask", "alarm=none", "part=all", "mood=fine", "food=none"]);
    assert_eq!(from_stdin.out, from_arguments.out);
    assert_eq!(from_stdin.code, Some(0));
}

#[test]
fn json_says_how_a_step_is_timed_and_what_may_be_said_at_its_end() {
    let run = dragon(&["ask", "alarm=none", "part=tail", "part_signs=stiff", "--format", "json"]);
    let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let card = |id: &str| page["early"].as_array().unwrap().iter().find(|card| card["id"] == id).unwrap().clone();
    let ends = |id: &str| card(id)["steps"][0]["ends"].clone();
    let then = |text: &str, then: &str| serde_json::json!({ "text": text, "then": then });
    let [hold, clock] = ["rock_tail", "tail_clock"].map(ends);
    let softer = || then("It has softened", "done");
    assert_eq!(hold, serde_json::json!([softer(), then("Still stiff", "again"), then("It tears", "part_signs=tear")]));
    assert_eq!(clock, serde_json::json!([softer(), then("Still stiff", "mood=sulk")]));
    let timed = ["rock_tail", "tail_clock", "breathe"]
        .map(|id| (card(id)["pause"] == true, card(id)["steps"][0]["clock"] == true));
    assert_eq!(timed, [(true, false), (false, true), (false, false)]);
}

#[test]
fn text_and_markdown_say_after_which_time_there_is_something_to_answer() {
    let trail = ["ask", "alarm=none", "part=tail", "part_signs=stiff"];
    let text = dragon(&trail).out;
    assert!(
        text.contains("    Then: Ask what else is wrong.\n    Still stiff after 10 min: Mood: sulks (mood=sulk)\n"),
        "{text}"
    );
    let markdown = dragon(&[&trail[..], &["--format", "markdown"]].concat()).out;
    assert!(markdown.contains("Still stiff after 10 min: Mood: sulks (mood=sulk). [D5]"), "{markdown}");
}
