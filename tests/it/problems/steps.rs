//! Timed steps: cards that pause, clocks, and what may be said when a step is over.

use super::{dragon, dragon_with};

#[test]
fn a_card_that_pauses_stands_beside_questions_and_has_something_to_do() {
    dragon_with("cards.ron", "early: true, pause: true, up_to", "pause: true, up_to")
        .without("cases.ron")
        .reports(&["error[bad-pause] cards.ron:23:11 rock_tail"]);
    let silent = r#"(id: "sulk", kind: "visit", group: "now", rank: 10, early: true, pause: true, up_to: SelfCare,"#;
    let guide =
        dragon_with("cards.ron", r#"(id: "sulk", kind: "visit", group: "now", rank: 10, up_to: SelfCare,"#, silent);
    guide.reports(&["error[bad-pause] cards.ron:21:11 sulk"]);
    assert!(guide.advice()[0].contains("has neither a line nor a step"), "{:?}", guide.advice());
}

#[test]
fn a_clock_counts_once_and_alone() {
    dragon_with("cards.ron", r#"then: Answer("mood=sulk"))])]"#, "then: Again)])]")
        .reports(&["error[bad-clock] cards.ron:42:63 Still stiff"]);
    dragon_with(
        "cards.ron",
        "steps: [Pack(text: \"Since",
        "steps: [Hold(text: \"Rock\", seconds: 5, times: 1, from: [\"D5\"]), Pack(text: \"Since",
    )
    .reports(&["error[bad-clock] cards.ron:41:82 Since it stiffened"]);
}

#[test]
fn ends_are_few_and_each_is_another() {
    let answer = r#"then: Answer("part_signs=tear")"#;
    dragon_with("cards.ron", answer, &format!(r#"{answer}), (text: "It flies", then: Answer("mood=fine")"#))
        .reports(&["error[bad-end] cards.ron:28:152 It flies"]);
    dragon_with("cards.ron", answer, "then: Again").reports(&["error[bad-end] cards.ron:28:99 It tears"]);
    dragon_with("cards.ron", "It tears", "still STIFF").reports(&["error[bad-end] cards.ron:28:99 still STIFF"]);
}

#[test]
fn an_end_that_is_an_answer_names_one_that_exists() {
    let pointing = |word: &str| dragon_with("cards.ron", "Answer(\"part_signs=tear\")", &format!("Answer(\"{word}\")"));
    pointing("signs=tear").reports(&["error[unknown-question] cards.ron:28:124 signs"]);
    pointing("mood=sulky").reports(&["error[unknown-choice] cards.ron:28:129 sulky"]);
    pointing("food=none").reports(&["error[unknown-choice] cards.ron:28:129 none"]);
    pointing("tear").reports(&["error[unknown-choice] cards.ron:28:124 tear"]);
}

#[test]
fn the_words_of_an_end_are_there_and_short() {
    let long = "x".repeat(35);
    dragon_with("cards.ron", "It tears", &long).reports(&[&format!("error[long-text] cards.ron:28:99 {long}")]);
    dragon_with("cards.ron", "It tears", "  ").reports(&["error[empty-text] cards.ron:28:99   "]);
    dragon_with("cards.ron", "short: \"stiff\"", &format!("short: \"{long}\""))
        .reports(&[&format!("error[long-text] cards.ron:41:55 {long}")]);
    let banned = dragon().edit("guide.ron", "charts:", "banned: [\"it tears\"],\n    charts:");
    banned.reports(&["warning[banned-phrase] cards.ron:28:99 It tears"]);
}

#[test]
fn an_end_that_leads_nowhere_known_is_told_what_there_is() {
    let guide = dragon_with("cards.ron", r#"then: Answer("part_signs=tear")"#, "then: Sulk");
    guide.reports(&["error[syntax] cards.ron:28:116 Sulk"]);
}
