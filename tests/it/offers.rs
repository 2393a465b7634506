//! Offers: the plan is there before they are answered, no changes nothing, yes asks on and ends in a plan again.

use crate::kept::{Home, at as moment};
use crate::program::{Run, charley};
use crate::toy::{answer_all, at, change, guide_with_offer, trail, walked_in, with_offer};
use charley::disk::Recorder;
use charley::guide::EntryIdx;
use charley::plain::{self, Ending};
use charley::plan::Plan;
use charley::report;
use charley::session::{Remaining, Session};
use std::fs;
use tempfile::TempDir;

const TO_THE_OFFER: &str = "alarm=none part=tail part_signs=stiff mood=fine food=none";

fn walked(trail: &str) -> Session {
    walked_in(guide_with_offer(), trail)
}

fn cards(session: &Session) -> Vec<String> {
    Plan::of(session).cards.iter().map(|shown| session.guide()[shown.card].id.clone()).collect()
}

#[test]
fn the_plan_is_there_before_the_offer_is_answered_and_a_no_changes_nothing() {
    let mut session = walked(TO_THE_OFFER);
    assert_eq!(at(&session), "plan, offering why");
    let (offering, asked) = (Plan::of(&session), session.asked());
    answer_all(&mut session, "why=no");
    assert_eq!((at(&session).as_str(), Plan::of(&session), session.asked()), ("plan", offering, asked));
}

#[test]
fn a_yes_asks_what_is_behind_and_ends_in_a_plan_again() {
    let mut session = walked(TO_THE_OFFER);
    answer_all(&mut session, "why=yes");
    assert_eq!(at(&session), "curse");
    answer_all(&mut session, "curse=frog");
    assert_eq!((at(&session).as_str(), cards(&session)), ("plan", vec!["breathe".to_owned(), "uncurse".into()]));
}

#[test]
fn back_from_behind_an_offer_is_the_plan_with_the_offer_then_the_question_before() {
    let mut session = walked(&format!("{TO_THE_OFFER} why=yes"));
    assert!(session.back());
    assert_eq!((at(&session), trail(&session)), ("plan, offering why".into(), TO_THE_OFFER.into()));
    assert!(session.back());
    assert_eq!(at(&session), "food");
}

#[test]
fn an_answer_from_before_the_offer_is_changed_like_any_other() {
    let mut session = walked(&format!("{TO_THE_OFFER} why=yes curse=none"));
    change(&mut session, "mood=sulk");
    let changed = "alarm=none part=tail part_signs=stiff mood=sulk food=none why=yes curse=none";
    assert_eq!((at(&session).as_str(), trail(&session).as_str()), ("plan", changed));
    change(&mut session, "why=no");
    assert_eq!((at(&session).as_str(), trail(&session).ends_with("food=none why=no")), ("plan", true));
}

#[test]
fn in_an_emergency_nothing_is_offered() {
    assert_eq!(at(&walked("alarm=castle")), "plan");
    let texts = with_offer();
    let texts = texts.iter().map(|(name, text)| {
        (name.as_str(), text.replace(r#"short: "hungry", marks: ["hungry"])"#, r#"short: "hungry", raise: Emergency)"#))
    });
    let checked = charley::content::check(&charley::content::Files::of(texts), None);
    let guide = checked.guide.unwrap_or_else(|| panic!("{:#?}", checked.problems));
    let session = walked_in(guide, "alarm=none part=all mood=fine food=hungry");
    assert_eq!(at(&session), "plan");
}

#[test]
fn questions_that_are_left_are_counted_up_to_the_offer() {
    let left = |trail: &str| walked(trail).remaining();
    assert_eq!(left("alarm=none part=tail part_signs=none"), Remaining { min: 1, max: 1 });
    assert_eq!(left("alarm=none part=tail part_signs=none mood=fine"), Remaining { min: 0, max: 0 });
    assert_eq!(left(TO_THE_OFFER), Remaining { min: 0, max: 0 });
    assert_eq!(left(&format!("{TO_THE_OFFER} why=yes")), Remaining { min: 0, max: 0 });
}

#[test]
fn a_plan_with_an_offer_is_finished_and_what_is_behind_it_is_not() {
    let (home, guide) = (Home::new(), guide_with_offer());
    let now = moment("2026-11-22T09:00:00Z");
    let stopped_at = |trail: &str| {
        home.disk().slot.keep(&walked(trail), None, now).unwrap();
        let offer = home.disk().slot.offer(&guide, now).unwrap().unwrap();
        offer.stopped_at.map(|question| guide[question].id.clone())
    };
    assert_eq!(stopped_at(TO_THE_OFFER), None);
    assert_eq!(stopped_at(&format!("{TO_THE_OFFER} why=yes")), Some("curse".to_owned()));
}

/// The guide with the offer in a folder, and `ask` there.
fn asked(format: &str, trail: &str) -> (TempDir, Run) {
    let folder = tempfile::tempdir().unwrap();
    with_offer().iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
    let guide = folder.path().to_str().unwrap();
    let words: Vec<&str> = trail.split_whitespace().collect();
    let run = charley(&[&["--guide", guide, "ask", "--format", format], &words[..]].concat(), "");
    (folder, run)
}

#[test]
fn ask_names_the_offer_in_its_last_line_with_the_command_that_takes_it_up() {
    let (folder, run) = asked("text", TO_THE_OFFER);
    let command = format!("charley ask --guide {} {TO_THE_OFFER} why=yes", folder.path().display());
    assert_eq!(run.out.lines().last().unwrap(), format!("Shall we find out why? Answer with: {command}"));
    let (folder, run) = asked("markdown", TO_THE_OFFER);
    let command = format!("`charley ask --guide {} {TO_THE_OFFER} why=yes`", folder.path().display());
    assert_eq!(run.out.lines().last().unwrap(), format!("Shall we find out why? Answer with: {command}"));
    let (_, run) = asked("text", &format!("{TO_THE_OFFER} why=no"));
    assert!(!run.out.contains("Shall we"), "{}", run.out);
}

#[test]
fn ask_lists_offers_as_json() {
    let offers = |trail: &str| {
        let (_, run) = asked("json", trail);
        let plan: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(plan["status"], "plan");
        plan["offers"].clone()
    };
    let why = serde_json::json!([{ "question": "why", "text": "Shall we find out why?" }]);
    assert_eq!(offers(TO_THE_OFFER), why);
    assert_eq!(offers(&format!("{TO_THE_OFFER} why=no")), serde_json::json!([]));
}

#[test]
fn ask_says_what_is_offered_where_something_else_is_answered() {
    let (_, run) = asked("text", &format!("{TO_THE_OFFER} curse=none"));
    assert_eq!(run.code, Some(2));
    let said = "`curse=none` is not asked here; the answers before it lead to the plan, which offers `why`: Shall we find out why?";
    assert!(run.err.contains(said), "{}", run.err);
}

fn typed(lines: &str) -> (Ending, Session, String) {
    let mut session = Session::new(guide_with_offer(), EntryIdx(0));
    let mut output = Vec::new();
    let recorder = Recorder::nowhere();
    let ending = plain::run(&mut session, lines.as_bytes(), &mut output, plain::Pace::AtOnce, recorder).unwrap();
    (ending, session, String::from_utf8(output).unwrap())
}

/// What is typed in plain mode up to the offer.
const LINES: &str = "0\n2\n2\n1\n0\n";

#[test]
fn plain_mode_offers_below_the_plan() {
    let (ending, session, output) = typed(LINES);
    assert_eq!((ending, at(&session)), (Ending::Finished, "plan, offering why".into()));
    let (_, below) = output.split_once(&report::plan::first_view(&session, &Plan::of(&session))).unwrap();
    insta::assert_snapshot!(below, @"

    Shall we find out why?
    1. No, that will do
    2. Yes, find out

    A number from 1 to 2, Enter for 1, or w how and why, b back, a answers, t timer, s save, ! emergency signs, n new, ? help, q quit: 
    ");
}

#[test]
fn in_plain_mode_the_rest_of_a_plan_that_offers_more_is_said_when_asked_for() {
    let (_, session, output) = typed(&format!("{LINES}w\n"));
    assert_eq!(output.matches(&report::plan::rest(&session, &Plan::of(&session))).count(), 1, "{output}");
    assert_eq!(output.matches("Shall we find out why?").count(), 1, "{output}");
    assert_eq!(at(&session), "plan, offering why");
}

#[test]
fn in_plain_mode_an_empty_line_says_no_and_the_plan_is_not_repeated() {
    for no in ["", "1"] {
        let (ending, session, output) = typed(&format!("{LINES}{no}\n"));
        assert_eq!((ending, at(&session)), (Ending::Finished, "plan".into()));
        assert_eq!(output.matches("[ok] You can manage this").count(), 1, "{output}");
        assert!(output.ends_with(
            "\nw how and why, b back, a answers, t timer, s save, ! emergency signs, n new, ? help, q quit: \n"
        ));
    }
}

#[test]
fn in_plain_mode_a_yes_asks_on_and_back_returns_to_the_offer() {
    let (_, session, output) = typed(&format!("{LINES}2\n1\nw\nq\n"));
    assert_eq!(trail(&session), format!("{TO_THE_OFFER} why=yes curse=frog"));
    assert!(output.contains("Lift the curse"), "{output}");
    let (_, session, _) = typed(&format!("{LINES}2\nb\nq\n"));
    assert_eq!(at(&session), "plan, offering why");
    let (_, session, output) = typed(&format!("{LINES}3\nq\n"));
    assert!(output.contains("Type one number from 1 to 2"), "{output}");
    assert_eq!(at(&session), "plan, offering why");
}

#[test]
fn a_picture_of_the_guide_shows_the_offer_as_a_plan() {
    let guide = guide_with_offer();
    let (mermaid, dot) = (charley::graph::mermaid(&guide), charley::graph::dot(&guide));
    assert!(mermaid.contains("    q6([\"plan, offering: Why\"])\n"), "{mermaid}");
    assert!(mermaid.contains("    q6 -->|\"No, that will do\"| plan\n"), "{mermaid}");
    assert!(dot.contains("    q6 [label=\"plan, offering: Why\", shape=oval];\n"), "{dot}");
}
