//! Ways on: one for each answer, written at the choice, at the checklist's `none` and `some`, or once for a whole question.

use super::{Edited, dragon, dragon_with};

const WAYS_OF_VANITY: [(&str, &str); 2] = [
    (r#"marks: ["vain"], next: To("food")"#, r#"marks: ["vain"]"#),
    (
        r#"rules_out: ["vain"], next: To("food")),
        ])"#,
        r#"rules_out: ["vain"])])"#,
    ),
];

/// The dragon guide in which the choices of `vanity` have no way of their own.
fn vanity_without_ways() -> Edited {
    WAYS_OF_VANITY.into_iter().fold(dragon(), |guide, (find, replace)| guide.edit("questions.ron", find, replace))
}

fn vanity_with(next: &str) -> Edited {
    vanity_without_ways().edit(
        "questions.ron",
        r#"rules_out: ["vain"])])"#,
        &format!(r#"rules_out: ["vain"])]{next})"#),
    )
}

/// Whether the check finds the same questions, ways and trails as in the guide as it stands.
#[track_caller]
fn is_the_same(guide: &Edited) {
    guide.reports(&[]);
    let mermaid = |guide: &Edited| charley::graph::mermaid(&guide.checked().1.guide.unwrap());
    assert_eq!(mermaid(guide), mermaid(&dragon()));
}

#[test]
fn a_next_on_the_question_serves_every_choice_that_has_none() {
    is_the_same(&vanity_with(r#", next: To("food")"#));
    is_the_same(&dragon_with(
        "questions.ron",
        r#"unsure: true, next: If(when: ["wing"], then: To("vanity"), otherwise: To("food"))),
        ])"#,
        r#"unsure: true)], next: If(when: ["wing"], then: To("vanity"), otherwise: To("food")))"#,
    ));
}

#[test]
fn a_checklist_may_have_one_next_in_place_of_none_and_some() {
    is_the_same(&dragon_with("questions.ron", "none: Plan, some: Plan", "next: Plan"));
}

#[test]
fn a_question_without_any_way_on_is_told_once() {
    let guide = vanity_with("");
    guide.reports(&["error[no-way-on] questions.ron:26:14 vanity"]);
    assert!(
        guide.advice()[0].starts_with("the question `vanity` leads nowhere: give it a `next`"),
        "{:?}",
        guide.advice()
    );
    let guide = dragon_with("questions.ron", "],\n        none: Plan, some: Plan", "]");
    guide.reports(&["error[no-way-on] questions.ron:31:14 food"]);
}

#[test]
fn a_choice_without_a_way_on_is_told_where_the_others_have_one() {
    let (find, replace) = WAYS_OF_VANITY[0];
    let guide = dragon_with("questions.ron", find, replace);
    guide.reports(&["error[no-way-on] questions.ron:28:19 yes"]);
    assert!(guide.advice()[0].starts_with("`vanity=yes` leads nowhere: "), "{:?}", guide.advice());
}

#[test]
fn half_the_ways_of_a_checklist() {
    let guide = dragon_with("questions.ron", "none: Plan, some: Plan", "none: Plan");
    guide.reports(&["error[no-way-on] questions.ron:31:14 food"]);
    assert!(guide.advice()[0].starts_with("a tick of `food` leads nowhere: add `some`"), "{:?}", guide.advice());
    let guide = dragon_with("questions.ron", "none: Plan, some: Plan", "some: Plan");
    guide.reports(&["error[no-way-on] questions.ron:31:14 food"]);
    assert!(guide.advice()[0].starts_with("`food=none` leads nowhere: add `none`"), "{:?}", guide.advice());
}

#[test]
fn a_next_that_serves_no_choice() {
    let question = r#"rules_out: ["vain"], next: To("food")),
        ])"#;
    let guide = dragon_with("questions.ron", question, r#"rules_out: ["vain"], next: To("food"))], next: To("food"))"#);
    guide.reports(&["error[two-ways-on] questions.ron:26:14 vanity"]);
}

#[test]
fn a_next_of_a_checklist_beside_none_or_some() {
    for ways in ["none: Plan, next: Plan", "some: Plan, next: Plan", "none: Plan, some: Plan, next: Plan"] {
        let guide = dragon_with("questions.ron", "none: Plan, some: Plan", ways);
        guide.reports(&["error[two-ways-on] questions.ron:31:14 food"]);
    }
}

#[test]
fn a_circle_through_the_next_of_a_question_is_told_where_it_closes() {
    let guide = dragon_with("questions.ron", "none: Plan, some: Plan", r#"next: To("mood")"#);
    guide.reports(&["error[cycle] questions.ron:33:19 mood"]);
}

#[test]
fn a_next_that_leads_to_no_question_is_told_once() {
    vanity_with(r#", next: To("fodo")"#).reports(&["error[unknown-question] questions.ron:29:88 fodo"]);
}
