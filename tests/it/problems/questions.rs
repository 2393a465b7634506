//! The shape of a guide: its frame, choices that differ, ways that end, facts that are marked and used.

use super::{NO_CASES, NO_PROMISES, dragon_with};
use jiff::civil::date;

#[test]
fn a_format_that_this_program_does_not_know() {
    let guide = dragon_with("guide.ron", "format: 2", "format: 3");
    guide.reports(&["error[unknown-format] guide.ron:4:10 dragon"]);
}

#[test]
fn a_guide_without_a_way_in() {
    let entries = r#"entries: [(id: "start", title: "My dragon will not fly"), (id: "again", title: "It is me again", marks: ["returning"])]"#;
    dragon_with("guide.ron", entries, "entries: []").reports(&["error[no-entry] guide.ron:4:10 dragon"]);
}

#[test]
fn a_level_without_words_and_a_level_with_two() {
    let guide = dragon_with("triage.ron", "(level: Urgent,", "(level: Routine,");
    guide.reports(&[
        "error[missing-level] triage.ron:5:34 See a whisperer {within}",
        "error[missing-level] triage.ron:6:36 Ring the great bell now",
    ]);
    assert_eq!(guide.advice()[0].split(':').next(), Some("2 entries for the level Routine, one is wanted"));
    assert_eq!(guide.advice()[1].split(':').next(), Some("0 entries for the level Urgent, one is wanted"));
}

#[test]
fn a_review_date_that_is_none() {
    let guide = dragon_with("guide.ron", r#"revised: "2026-11-01""#, r#"revised: "1 November""#).edit(
        "guide.ron",
        r#"due: "2099-01-01""#,
        r#"due: "2026-13-01""#,
    );
    guide.reports(&["error[bad-date] guide.ron:9:24 1 November", "error[bad-date] guide.ron:9:43 2026-13-01"]);
}

#[test]
fn a_review_that_nobody_has_planned_is_a_warning() {
    let guide = dragon_with("guide.ron", r#" due: "2099-01-01","#, "");
    guide.reports(&["warning[no-review-date] guide.ron:9:24 2026-11-01"]);
}

#[test]
fn a_review_that_is_overdue_is_a_warning_from_the_next_day_on() {
    let guide = super::dragon();
    for (today, problems) in
        [(date(2099, 1, 1), vec![]), (date(2099, 1, 2), vec!["warning[review-due] guide.ron:9:43 2099-01-01"])]
    {
        let (files, checked) = guide.checked_on(Some(today));
        assert_eq!(super::told(&files, &checked), problems);
    }
}

#[test]
fn one_choice_is_no_question() {
    let no =
        "\n            (id: \"no\", text: \"Never\", short: \"never\", rules_out: [\"vain\"], next: To(\"food\")),";
    dragon_with("questions.ron", no, "").reports(&["error[too-few-choices] questions.ron:26:14 vanity"]);
}

#[test]
fn a_checklist_needs_a_tick_and_one_is_enough() {
    let tick =
        r#"ticks: [(id: "hungry", text: "It has not eaten since yesterday", short: "hungry", marks: ["hungry"])]"#;
    dragon_with("questions.ron", tick, "ticks: []").reports(&["error[too-few-choices] questions.ron:31:14 food"]);
}

#[test]
fn more_ticks_than_anybody_reads() {
    let ticks: Vec<String> = (0..33).map(|n| format!(r#"(id: "t{n}", text: "Sign {n}")"#)).collect();
    let tick = r#"[(id: "hungry", text: "It has not eaten since yesterday", short: "hungry", marks: ["hungry"])]"#;
    let guide = dragon_with("questions.ron", tick, &format!("[{}]", ticks.join(", ")));
    guide.reports(&["error[too-many-choices] questions.ron:31:14 food"]);
    assert_eq!(guide.advice(), ["the question `food` has 33 ticks, 32 at most: ask two questions"]);
}

#[test]
fn two_choices_that_say_the_same() {
    let guide = dragon_with("questions.ron", r#"text: "The tail""#, r#"text: " a WING ""#);
    guide.reports(&["error[equal-choices] questions.ron:11:33  a WING "]);
}

#[test]
fn questions_that_go_round_in_a_circle_are_told_once_where_it_closes() {
    let guide = dragon_with("questions.ron", "none: Plan, some: Plan", r#"none: Plan, some: To("mood")"#);
    guide.reports(&["error[cycle] questions.ron:33:31 mood"]);
    assert!(guide.advice()[0].starts_with("the questions go round in a circle: mood -> "), "{:?}", guide.advice());
}

#[test]
fn two_circles_that_meet_are_both_told() {
    let guide = dragon_with("questions.ron", "none: Plan, some: Plan", r#"none: To("food"), some: To("mood")"#);
    guide.reports(&["error[cycle] questions.ron:33:19 food", "error[cycle] questions.ron:33:37 mood"]);
    let circles = ["food -> food", "mood -> vanity -> food -> mood"];
    for (told, circle) in guide.advice().iter().zip(circles) {
        assert!(told.starts_with(&format!("the questions go round in a circle: {circle}: ")), "{told}");
    }
}

#[test]
fn a_long_circle_is_told_without_its_middle() {
    let through = |at: usize| {
        format!(
            r#"Any(id: "q{at}", ask: "a", why: "w", ticks: [(id: "t", text: "t")], none: To("q{n}"), some: Plan),"#,
            n = at + 1
        )
    };
    let chain: String = (0..20).map(through).collect::<String>().replace(r#"To("q20")"#, r#"To("alarm")"#);
    let guide = dragon_with(
        "questions.ron",
        "some: Plan),\n    One(id: \"part\"",
        &format!("some: To(\"q0\")),\n{chain}One(id: \"part\""),
    );
    guide.reports(&["error[cycle] questions.ron:8:1863 alarm"]);
    assert!(guide.advice()[0].contains("-> q7 -> q8 -> (10 more) -> q19 -> alarm:"), "{:?}", guide.advice());
}

#[test]
fn a_question_that_leads_to_itself_is_a_circle() {
    let guide = dragon_with("questions.ron", "none: Plan, some: Plan", r#"none: Plan, some: To("food")"#);
    guide.reports(&["error[cycle] questions.ron:33:31 food"]);
    assert!(guide.advice()[0].starts_with("the questions go round in a circle: food -> food:"));
}

#[test]
fn an_answer_cannot_be_about_a_later_question_nor_about_itself() {
    let guide = dragon_with("questions.ron", r#"about: "part""#, r#"about: "food""#);
    guide.reports(&["error[about-later] questions.ron:14:57 food"]);
    let guide = dragon_with("questions.ron", r#"about: "part""#, r#"about: "part_signs""#);
    guide.reports(&["error[about-later] questions.ron:14:57 part_signs"]);
}

#[test]
fn a_question_that_nothing_leads_to_is_a_warning() {
    let stray = r#"    One(id: "colour", ask: "What colour is it?", why: "No reason.", choices: [
        (id: "red", text: "Red", next: Plan), (id: "green", text: "Green", next: Plan)]),
    Any(id: "food""#;
    dragon_with("questions.ron", r#"    Any(id: "food""#, stray).reports(&[
        "warning[unreachable-question] questions.ron:31:14 colour",
        "warning[choice-without-case] questions.ron:32:15 red",
        "warning[choice-without-case] questions.ron:32:53 green",
    ]);
}

#[test]
fn a_fact_that_nothing_marks_is_a_warning() {
    let guide = dragon_with("questions.ron", r#", marks: ["wing"], next"#, ", next")
        .edit("cards.ron", "up_to: Routine,\n     when: [\"wing\"], unless", "up_to: Routine,\n     unless")
        .edit("cases.ron", r#""warm_wing", "mirror"], hides: ["feed"]"#, r#"], hides: ["feed"]"#);
    assert!(
        guide.problems().contains(&"warning[unmarked-fact] facts.ron:4:11 wing".to_owned()),
        "{:?}",
        guide.problems()
    );
}

#[test]
fn a_fact_that_nothing_looks_at_is_a_warning() {
    let guide = dragon_with(
        "facts.ron",
        r#"    (id: "vain","#,
        "    (id: \"green\", because: \"it is green\"),\n    (id: \"vain\",",
    );
    guide.reports(&["warning[unmarked-fact] facts.ron:10:11 green", "warning[unused-fact] facts.ron:10:11 green"]);
    let guide = guide.edit("questions.ron", r#"short: "castle", raise"#, r#"short: "castle", marks: ["green"], raise"#);
    guide.reports(&["warning[unused-fact] facts.ron:10:11 green"]);
}

#[test]
fn a_fact_that_one_question_rules_out_and_a_later_one_may_still_mark_is_a_warning() {
    let guide = dragon_with(
        "questions.ron",
        r#"short: "hungry", marks: ["hungry"]"#,
        r#"short: "hungry", marks: ["hungry", "torn"]"#,
    )
    .without("promises.ron")
    .without("cases.ron");
    guide.reports(&[NO_CASES, NO_PROMISES, "warning[denied-twice] facts.ron:6:11 torn"]);
}

/// A dragon whose sun needs hunger ruled out, which the last question can mark.
fn sun_when_fed(find: &str, replace: &str) -> Vec<String> {
    let guide = dragon_with(
        "cards.ron",
        r#"["tail", "stiff"]], unless: ["torn"]"#,
        r#"["tail", "stiff"]], unless: ["torn", "hungry"]"#,
    );
    guide.edit("questions.ron", find, replace).without("promises.ron").without("cases.ron").problems()
}

#[test]
fn a_choice_that_rules_out_what_a_later_question_may_mark_is_a_warning_although_it_marks_nothing() {
    let problems = sun_when_fed(r#"rules_out: ["sulking"]"#, r#"rules_out: ["sulking", "hungry"]"#);
    assert_eq!(problems, [NO_CASES, NO_PROMISES, "warning[denied-twice] facts.ron:9:11 hungry"]);
}

#[test]
fn a_choice_of_one_does_not_rule_out_what_its_siblings_mark() {
    let hungry = sun_when_fed(r#"short: "tail", marks: ["tail"]"#, r#"short: "tail", marks: ["tail", "hungry"]"#);
    // What a tail does not rule out is marked by the tail itself, so its row never shows the card.
    assert_eq!(hungry, [NO_CASES, NO_PROMISES, "warning[row-never] cards.ron:9:34 tail"]);
}

#[test]
fn a_choice_that_rules_out_what_only_its_siblings_way_leads_to_is_no_warning() {
    // Hunger is asked of those who sulk only, and somebody cheerful denies it.
    let elsewhere = r#"rules_out: ["sulking", "hungry"], next: Plan"#;
    let cheerful = r#"rules_out: ["sulking"], next: If(when: ["wing"], then: To("vanity"), otherwise: To("food"))"#;
    assert!(!sun_when_fed(cheerful, elsewhere).iter().any(|problem| problem.contains("denied-twice")));
}

#[test]
fn what_an_emergency_rules_out_is_not_asked_again() {
    let castle = r#"short: "castle", raise: Emergency"#;
    let denies = |raise: &str| format!(r#"short: "castle", rules_out: ["hungry"], raise: {raise}"#);
    // From the alarm a walk leads on only where nothing burns.
    let leads_on = |raise: &str| {
        let guide = dragon_with(
            "questions.ron",
            "some: Plan),\n    One(id: \"part\"",
            "some: To(\"part\")),\n    One(id: \"part\"",
        );
        let sun = guide.edit("cards.ron", r#""stiff"]], unless: ["torn"]"#, r#""stiff"]], unless: ["hungry"]"#);
        sun.edit("questions.ron", castle, &denies(raise)).without("promises.ron").without("cases.ron").problems()
    };
    assert_eq!(leads_on("Urgent"), [NO_CASES, NO_PROMISES, "warning[denied-twice] facts.ron:9:11 hungry"]);
    assert_eq!(leads_on("Emergency"), [NO_CASES, NO_PROMISES]);
}

#[test]
fn a_tick_that_changes_nothing_is_a_warning() {
    let idle = r#"marks: ["hungry"]), (id: "eats", text: "It eats well")]"#;
    let guide = dragon_with("questions.ron", r#"marks: ["hungry"])]"#, idle).without("cases.ron");
    guide.reports(&[NO_CASES, "warning[idle-tick] questions.ron:32:117 eats"]);
    assert_eq!(
        guide.advice()[1..],
        ["the tick `food=eats` changes nothing: give it `marks`, `rules_out` or `raise`, or take it out"]
    );
    let harmless = idle.replace("well\"", "well\", raise: SelfCare");
    dragon_with("questions.ron", r#"marks: ["hungry"])]"#, &harmless)
        .without("cases.ron")
        .reports(&[NO_CASES, "warning[idle-tick] questions.ron:32:117 eats"]);
}

#[test]
fn a_tick_that_only_decides_the_way_or_a_bar_is_not_idle() {
    let idle = r#"marks: ["hungry"]), (id: "eats", text: "It eats well")]"#;
    let guide = dragon_with("questions.ron", r#"marks: ["hungry"])]"#, idle).without("cases.ron");
    let charted =
        guide.clone().edit("guide.ron", "charts: [", r#"charts: [(id: "foods", title: "Food", question: "food"), "#);
    charted.reports(&[NO_CASES]);
    let alarm = r#"short: "castle", raise: Emergency"#;
    guide
        .edit("questions.ron", idle, r#"marks: ["hungry"])]"#)
        .edit("questions.ron", alarm, r#"short: "castle""#)
        .without("promises.ron")
        .reports(&[NO_CASES, NO_PROMISES]);
}
