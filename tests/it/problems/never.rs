//! What can never be, though each part of it can: a row, an escalation, a branch.

use super::{Edited, NO_CASES, dragon_with};

#[test]
fn a_row_of_a_card_whose_facts_never_come_together() {
    let rows = r#"when: [["wing", "stiff"], ["tail", "stiff"]]"#;
    dragon_with("cards.ron", rows, r#"when: [["wing", "stiff"], ["tail", "stiff"], ["wing", "tail"]]"#)
        .reports(&["warning[row-never] cards.ron:9:53 wing"]);
}

#[test]
fn a_row_that_holds_only_where_the_card_may_not_show() {
    // Smoke is an emergency, and a tear is what the card needs ruled out.
    for never in ["smoking", "torn"] {
        let rows = r#"when: [["wing", "stiff"], ["tail", "stiff"]]"#;
        let guide =
            dragon_with("cards.ron", rows, &format!(r#"when: [["{never}"], ["wing", "stiff"], ["tail", "stiff"]]"#));
        guide.reports(&[&format!("warning[row-never] cards.ron:9:15 {never}")]);
    }
}

#[test]
fn rows_that_no_case_shows_can_be_all_the_same() {
    dragon_with("cards.ron", r#"[["sulking"], ["torn"]]"#, r#"[["sulking"], ["torn"], ["vain", "tail"]]"#)
        .reports(&["warning[row-never] cards.ron:17:38 vain"]);
    dragon_with("cards.ron", r#"[["sulking"], ["torn"]]"#, r#"[["sulking"], ["torn"], ["returning", "hungry"]]"#)
        .reports(&[]);
}

#[test]
fn a_card_of_which_no_row_can_be_is_told_once() {
    let mirror = |when: &str| {
        dragon_with("cards.ron", r#"when: ["vain"]"#, when)
            .without("cases.ron")
            .reports(&[NO_CASES, "warning[unreachable-card] cards.ron:14:11 mirror"]);
    };
    mirror(r#"when: ["vain", "returning"]"#);
    mirror(r#"when: [["vain", "returning"], ["wing", "tail"]]"#);
}

fn escalation(when: &str) -> Edited {
    dragon_with("triage.ron", r#"when: ["hungry", "sulking"]"#, when)
}

#[test]
fn an_escalation_whose_facts_never_come_together() {
    let never =
        escalation(r#"when: ["hungry", "wing", "tail"]"#).without("cases.ron").without("promises.ron").problems();
    assert!(never.contains(&"warning[escalation-never] triage.ron:10:15 hungry_sulk".to_owned()), "{never:?}");
    escalation(r#"when: [["hungry", "sulking"], ["wing", "tail"]]"#)
        .reports(&["warning[escalation-never] triage.ron:10:61 wing"]);
    escalation(r#"when: [["hungry", "sulking"], ["hungry", "vain", "torn"]]"#).reports(&[]);
}

const FINE: &str = r#"next: If(when: ["wing"], then: To("vanity"), otherwise: To("food"))),
            (id: "sulk""#;

fn fine(next: &str) -> Edited {
    dragon_with("questions.ron", FINE, &format!("next: {next}),\n            (id: \"sulk\""))
}

#[test]
fn a_condition_that_never_holds_where_it_stands() {
    let guide = fine(
        r#"If(when: ["wing", "tail"], then: Plan, otherwise: If(when: ["wing"], then: To("vanity"), otherwise: To("food")))"#,
    );
    guide.reports(&["warning[if-never] questions.ron:22:112 wing"]);
    assert_eq!(
        guide.advice(),
        [
            "here the condition of this `If` never holds: nobody takes its `then`: write what stands in `otherwise` in place of the whole `If`"
        ]
    );
}

#[test]
fn a_condition_that_always_holds_where_it_stands() {
    let guide = fine(
        r#"If(when: ["wing"], then: If(when: ["wing"], then: To("vanity"), otherwise: Plan), otherwise: To("food"))"#,
    );
    guide.reports(&["warning[if-never] questions.ron:22:137 wing"]);
    assert!(
        guide.advice()[0]
            .ends_with("nobody takes its `otherwise`: write what stands in `then` in place of the whole `If`")
    );
}

#[test]
fn what_stands_in_a_branch_that_nobody_takes_is_not_told_as_well() {
    fine(r#"If(when: ["wing", "tail"], then: If(when: ["wing"], then: Plan, otherwise: To("food")), otherwise: If(when: ["wing"], then: To("vanity"), otherwise: To("food")))"#)
        .reports(&["warning[if-never] questions.ron:22:112 wing"]);
}

#[test]
fn one_next_for_several_answers_is_told_only_if_nobody_takes_its_branch() {
    // A wing always is a wing, but somebody else answers the same question.
    let next = |when: &str| {
        let of_question =
            format!("        ], next: If(when: [{when}], then: To(\"part_signs\"), otherwise: To(\"mood\"))),\n");
        dragon_with(
            "questions.ron",
            "        ]),\n    Any(id: \"part_signs\"",
            &format!("{of_question}    Any(id: \"part_signs\""),
        )
        .edit("questions.ron", r#"marks: ["wing"], next: To("part_signs")"#, r#"marks: ["wing"]"#)
        .edit("questions.ron", r#"marks: ["tail"], next: To("part_signs")"#, r#"marks: ["tail"]"#)
        .without("cases.ron")
        .without("promises.ron")
        .problems()
    };
    let told =
        |problems: Vec<String>| problems.into_iter().filter(|problem| problem.contains("if-never")).collect::<Vec<_>>();
    assert_eq!(told(next(r#""wing""#)), [""; 0]);
    assert_eq!(told(next(r#""wing", "tail""#)), ["warning[if-never] questions.ron:13:29 wing"]);
}

#[test]
fn of_a_question_that_nobody_is_asked_no_branch_is_told() {
    let stray = r#"    One(id: "colour", ask: "What colour is it?", why: "No reason.", choices: [
        (id: "red", text: "Red", next: If(when: ["wing"], then: Plan, otherwise: To("food"))), (id: "green", text: "Green", next: Plan)]),
    Any(id: "food""#;
    let problems = dragon_with("questions.ron", r#"    Any(id: "food""#, stray).problems();
    assert!(!problems.iter().any(|problem| problem.contains("if-never")), "{problems:?}");
}
