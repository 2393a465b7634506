//! Promises that do not hold, cases that fail, and what no case comes to.

use super::{Edited, NO_CASES, dragon_with};
use crate::families::family;

#[test]
fn a_broken_promise_comes_with_the_answers_that_break_it() {
    let guide = dragon_with(
        "questions.ron",
        r#"text: "Smoke from the ears", short: "smoke", marks: ["smoking"], raise: Emergency"#,
        r#"text: "Smoke from the ears", short: "smoke", marks: ["smoking"], raise: Urgent"#,
    )
    .edit("cards.ron", r#", ("Come back if it starts to smoke.", ["D2"], "alarm=smoke")"#, "")
    .without("cases.ron");
    guide.reports(&[NO_CASES, "error[broken-promise] promises.ron:2:55 A smoking dragon always rings the bell."]);
    assert_eq!(
        guide.advice()[1..],
        ["this does not hold: A smoking dragon always rings the bell.: broken by: charley ask alarm=smoke"]
    );
}

#[test]
fn a_card_that_is_shown_to_somebody_who_was_not_asked_breaks_a_promise() {
    let guide =
        dragon_with("cards.ron", "when: [\"wing\"], unless: [\"torn\"],", "when: [\"wing\"],").without("cases.ron");
    let problems = guide.problems();
    assert!(
        problems.contains(&"error[broken-promise] promises.ron:4:66 Polish only after asking about tears.".to_owned()),
        "{problems:?}"
    );
    let needs = guide.advice().into_iter().find(|advice| advice.contains("only after asking")).unwrap();
    assert!(needs.ends_with("broken by: charley ask alarm=none part=wing"), "{needs}");
}

#[test]
fn a_promise_about_something_that_cannot_happen_is_empty() {
    let guide =
        dragon_with("promises.ron", r#"Floor(when: ["smoking"]"#, r#"Floor(when: ["smoking", "returning", "vain"]"#);
    guide.reports(&["error[empty-promise] promises.ron:2:76 A smoking dragon always rings the bell."]);
}

#[test]
fn a_promise_that_keeps_apart_what_never_shows_is_empty() {
    let guide = dragon_with("cards.ron", r#"when: ["vain"]"#, r#"when: ["vain", "returning"]"#)
        .edit(
            "promises.ron",
            "[\n",
            r#"[
    Never(when: ["torn"], show: Card("mirror"), says: "No mirror for the torn."),
    Apart(show: Card("feed"), and: Card("mirror"), says: "No mirror at the table."),
"#,
        )
        .without("cases.ron");
    guide.reports(&[
        NO_CASES,
        "warning[unreachable-card] cards.ron:14:11 mirror",
        "error[empty-promise] promises.ron:2:56 No mirror for the torn.",
        "error[empty-promise] promises.ron:3:59 No mirror at the table.",
    ]);
}

#[test]
fn a_promise_that_takes_too_many_states_is_too_tangled() {
    let facts = |write: &dyn Fn(usize) -> String| (0..20).map(write).collect::<Vec<_>>().join(", ");
    let ids = facts(&|n| format!(r#""sign{n}""#));
    let declared = facts(&|n| format!(r#"(id: "sign{n}", because: "of sign {n}")"#));
    let ticks = facts(&|n| format!(r#"(id: "t{n}", text: "Sign {n}", marks: ["sign{n}"])"#));
    let guide = dragon_with("facts.ron", "[\n", &format!("[\n{declared},\n"))
        .edit("questions.ron", r#"ticks: [(id: "hungry""#, &format!(r#"ticks: [{ticks}, (id: "hungry""#))
        .edit("promises.ron", "[\n", &format!("[\nFloor(when: [{ids}],\nlevel: Routine, says: \"All signs.\"),\n"))
        .without("cases.ron");
    guide.reports(&[NO_CASES, "error[promise-too-tangled] promises.ron:3:24 All signs."]);
}

/// A guide in which no promise can be proved, with hundreds of them.
#[test]
fn of_hundreds_of_tangled_promises_a_few_are_tried_and_each_other_one_is_told_not_to_be_proved() {
    let promise =
        |at: usize| format!("Always(when: [\"f{}\"], up_to: Urgent, show: Kind(\"k\"), says: \"p{at}\")", at % 40);
    let promises: Vec<String> = (0..300).map(promise).collect();
    let tangled = family::tangled(40);
    let texts = tangled.texts().map(|(name, text)| match name {
        "promises.ron" => (name.to_owned(), format!("[{}]", promises.join(",\n"))),
        _ => (name.to_owned(), text.to_owned()),
    });
    let problems = Edited { files: texts.collect() }.problems();
    let told: Vec<&str> =
        problems.iter().filter_map(|problem| problem.split_once(" promises.ron")).map(|told| told.0).collect();
    let tried = told.iter().take_while(|told| **told == "error[promise-too-tangled]").count();
    assert!((1..30).contains(&tried) && told.len() == 300, "{tried} of {} tried", told.len());
    assert!(told[tried..].iter().all(|told| *told == "error[unproved-promise]"), "{told:?}");
}
