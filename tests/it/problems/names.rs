//! Ids that are not ids, ids that are taken, and names that nothing has.

use super::{dragon, dragon_with};

#[test]
fn an_id_with_other_characters_than_letters_digits_and_underscores_is_malformed() {
    let guide = dragon_with("cases.ron", r#"id: "smoke""#, r#"id: "smoke!""#);
    guide.reports(&["error[malformed-id] cases.ron:2:11 smoke!"]);
}

#[test]
fn an_id_begins_with_a_letter() {
    let guide = dragon_with("cases.ron", r#"id: "smoke""#, r#"id: "1smoke""#);
    guide.reports(&["error[malformed-id] cases.ron:2:11 1smoke"]);
}

#[test]
fn an_id_is_not_empty_and_has_forty_characters_at_most() {
    let guide = dragon_with("cases.ron", r#"id: "smoke""#, r#"id: """#);
    guide.reports(&["error[malformed-id] cases.ron:2:11 "]);
    let forty = "a".repeat(40);
    dragon_with("cases.ron", r#"id: "smoke""#, &format!(r#"id: "{forty}""#)).reports(&[]);
    let guide = dragon_with("cases.ron", r#"id: "smoke""#, &format!(r#"id: "{forty}a""#));
    guide.reports(&[&format!("error[malformed-id] cases.ron:2:11 {forty}a")]);
}

#[test]
fn an_id_that_is_taken_is_a_duplicate() {
    let guide = dragon_with("cases.ron", r#"id: "torn""#, r#"id: "smoke""#);
    guide.reports(&["error[duplicate-id] cases.ron:9:11 smoke"]);
}

#[test]
fn a_choice_that_is_there_twice_is_a_duplicate_but_two_questions_may_have_the_same_choice() {
    let guide = dragon_with("questions.ron", r#"(id: "no", text: "Never""#, r#"(id: "yes", text: "Never""#);
    guide.reports(&["error[duplicate-id] questions.ron:29:19 yes"]);
}

#[test]
fn none_is_no_id_of_a_choice() {
    let guide = dragon_with("questions.ron", r#"(id: "all""#, r#"(id: "none""#);
    guide.reports(&["error[reserved-id] questions.ron:12:19 none"]);
}

#[test]
fn a_way_to_a_question_that_is_not_there() {
    let guide = dragon_with(
        "questions.ron",
        r#"rules_out: ["sulking"], next: If(when: ["wing"], then: To("vanity")"#,
        r#"rules_out: ["sulking"], next: If(when: ["wing"], then: To("vanty")"#,
    );
    guide.reports(&["error[unknown-question] questions.ron:22:130 vanty"]);
    assert_eq!(
        guide.advice(),
        [
            "there is no question `vanty`, did you mean `vanity`?: write the id of one that is declared, or declare this question"
        ]
    );
}

#[test]
fn the_first_question_a_chart_and_an_about_name_questions_too() {
    dragon_with("guide.ron", r#"first: "alarm""#, r#"first: "alarms""#)
        .edit("guide.ron", r#"question: "part""#, r#"question: "port""#)
        .edit("questions.ron", r#"about: "part""#, r#"about: "prt""#)
        .reports(&[
            "error[unknown-question] guide.ron:11:13 alarms",
            "error[unknown-question] guide.ron:15:57 port",
            "error[unknown-question] questions.ron:14:57 prt",
        ]);
}

#[test]
fn a_region_of_the_picture_for_a_choice_that_is_not_there() {
    let body = r#"(question: "part", views: [(title: "Front", art: ["w"], regions: [(letter: 'w', choice: "wng")])])"#;
    dragon().file("body.ron", body).reports(&["error[unknown-choice] body.ron:1:90 wng"]);
}

#[test]
fn a_fact_that_is_not_declared() {
    let guide = dragon_with("cards.ron", r#"when: ["hungry"]"#, r#"when: ["hungy"]"#);
    guide.reports(&["error[unknown-fact] cards.ron:12:89 hungy"]);
}

#[test]
fn facts_are_looked_up_wherever_they_are_named() {
    dragon_with("guide.ron", r#"marks: ["returning"]"#, r#"marks: ["f1"]"#)
        .edit("guide.ron", r#"facts: ["sulking", "hungry"]"#, r#"facts: ["f2"]"#)
        .edit("triage.ron", r#"when: ["hungry", "sulking"]"#, r#"when: ["f3"]"#)
        .edit("questions.ron", r#"If(when: ["returning"]"#, r#"If(when: ["f4"]"#)
        .edit("questions.ron", r#"rules_out: ["vain"]"#, r#"rules_out: ["f5"]"#)
        .edit("cards.ron", r#"[["wing", "stiff"], ["tail", "stiff"]]"#, r#"[["f6"], ["f7"]]"#)
        .edit("promises.ron", r#"ruled_out: ["torn"]"#, r#"ruled_out: ["f8"]"#)
        .reports(&[
            "error[unknown-fact] guide.ron:12:111 f1",
            "error[unknown-fact] guide.ron:15:106 f2",
            "error[unknown-fact] triage.ron:10:37 f3",
            "error[unknown-fact] questions.ron:7:26 f4",
            "error[unknown-fact] questions.ron:29:68 f5",
            "error[unknown-fact] cards.ron:9:15 f6",
            "error[unknown-fact] cards.ron:9:23 f7",
            "error[unknown-fact] promises.ron:4:51 f8",
        ]);
}

#[test]
fn a_card_that_is_not_there() {
    dragon_with("cases.ron", r#"shows: ["stand_back"]"#, r#"shows: ["stand_bak"]"#)
        .edit("promises.ron", r#"Card("polish_wing")"#, r#"Card("polish_wings")"#)
        .reports(&[
            "error[unknown-card] promises.ron:4:23 polish_wings",
            "error[unknown-card] cases.ron:2:105 stand_bak",
        ]);
}

#[test]
fn a_group_that_is_not_there() {
    let guide = dragon_with("cards.ron", r#"kind: "feed", group: "later""#, r#"kind: "feed", group: "latter""#);
    guide.reports(&["error[unknown-group] cards.ron:12:40 latter"]);
}

#[test]
fn a_kind_that_is_not_there() {
    dragon_with("cards.ron", r#"kind: "feed""#, r#"kind: "food""#)
        .edit("promises.ron", r#"Kind("polish")"#, r#"Kind("polsh")"#)
        .reports(&["error[unknown-kind] cards.ron:12:25 food", "error[unknown-kind] promises.ron:3:39 polsh"]);
}

#[test]
fn a_case_that_comes_in_by_an_entry_that_is_not_there() {
    let guide = dragon_with("cases.ron", r#"story: "A torn tail.""#, r#"story: "A torn tail.", entry: "agan""#);
    guide.reports(&["error[unknown-entry] cases.ron:9:49 agan"]);
}

#[test]
fn a_claim_that_no_source_makes() {
    dragon_with("cards.ron", r#"["D3", "D4"]"#, r#"["D3", "D44"]"#)
        .edit("guide.ron", r#"from: ["D7"]"#, r#"from: ["D77"]"#)
        .edit("triage.ron", r#"from: ["D6"]"#, r#"from: ["D66"]"#)
        .reports(&[
            "error[unknown-claim] guide.ron:16:119 D77",
            "error[unknown-claim] triage.ron:10:146 D66",
            "error[unknown-claim] cards.ron:6:48 D44",
        ]);
}
