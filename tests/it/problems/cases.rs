//! Worked cases that do not come to what they expect, and what no case shows.

use super::{Edited, dragon_with};

#[test]
fn a_case_with_another_level_fails() {
    let guide = dragon_with("cases.ron", "level: Routine", "level: Urgent");
    guide.reports(&["warning[level-without-case] cases.ron:2:11 smoke", "error[failing-case] cases.ron:11:11 sulk"]);
    assert_eq!(guide.advice()[1], "case `sulk`: the level is Routine, expected Urgent: All of it sulks.");
}

#[test]
fn a_case_fails_for_each_card_that_is_missing_and_each_that_is_too_many() {
    let guide = dragon_with(
        "cases.ron",
        r#"shows: ["polish_wing"], hides: ["mirror", "warm_wing"]"#,
        r#"shows: ["polish_wing", "feed"], hides: ["mirror", "warm_wing", "breathe"]"#,
    );
    guide.reports(&["error[failing-case] cases.ron:5:11 plain_wing", "error[failing-case] cases.ron:5:11 plain_wing"]);
    assert_eq!(
        guide.advice(),
        [
            "case `plain_wing`: `feed` is not shown: A wing, no mirrors.",
            "case `plain_wing`: `breathe` is shown: A wing, no mirrors."
        ]
    );
}

/// What the check says of the case `sulk` when its answers are these.
fn sulk_with(trail: &str) -> String {
    let whole = r#""alarm=none", "part=all", "mood=sulk", "food=none"], level: Routine"#;
    let guide = dragon_with("cases.ron", whole, &format!("{trail}], level: Routine"));
    assert!(guide.problems().contains(&"error[failing-case] cases.ron:11:11 sulk".to_owned()));
    guide.advice().into_iter().find(|advice| advice.starts_with("case `sulk`")).unwrap()
}

#[test]
fn a_case_whose_answers_cannot_be_given_fails() {
    assert_eq!(
        sulk_with(r#""alarm=none", "mood=sulk""#),
        "case `sulk`: `mood=sulk` comes where `part` is asked: All of it sulks."
    );
    assert_eq!(
        sulk_with(r#""alarm=none", "part=all""#),
        "case `sulk`: the trail ends before `mood` is answered: All of it sulks."
    );
    assert_eq!(
        sulk_with(r#""alarm=smoke", "part=all""#),
        "case `sulk`: `part=all` comes after the plan: All of it sulks."
    );
    assert_eq!(
        sulk_with(r#""alarm=none", "prt=all""#),
        "case `sulk`: there is no question `prt`, did you mean `part`?: All of it sulks."
    );
    assert_eq!(
        sulk_with(r#""alarm=none", "part=al""#),
        "case `sulk`: question `part` has no choice `al`, did you mean `all`?: All of it sulks."
    );
}

#[test]
fn a_choice_that_no_case_takes_is_a_warning() {
    let guide = dragon_with("cases.ron", "mood=not_sure", "mood=sulk");
    guide.reports(&["warning[choice-without-case] questions.ron:24:19 not_sure"]);
}

#[test]
fn a_card_that_no_case_shows_is_a_warning() {
    let guide = dragon_with("cases.ron", r#""warm_wing", "mirror"]"#, r#""warm_wing"]"#);
    guide.reports(&["warning[card-without-case] cards.ron:14:11 mirror"]);
}

#[test]
fn a_card_that_no_answers_show_is_a_warning() {
    let guide = dragon_with("cards.ron", r#"when: ["vain"]"#, r#"when: ["vain", "tail"]"#).edit(
        "cases.ron",
        r#""warm_wing", "mirror"]"#,
        r#""warm_wing"]"#,
    );
    guide.reports(&["warning[unreachable-card] cards.ron:14:11 mirror"]);
}

#[test]
fn a_card_that_needs_something_ruled_out_that_nobody_asks_about_can_never_show() {
    let guide = dragon_with("cards.ron", r#"when: ["vain"]"#, r#"when: ["vain"], unless: ["returning"]"#).edit(
        "cases.ron",
        r#""warm_wing", "mirror"]"#,
        r#""warm_wing"]"#,
    );
    guide.reports(&["warning[unreachable-card] cards.ron:14:11 mirror"]);
}

/// The guide with one more case of an emergency, after the others.
fn with_last(ticks: &str) -> Edited {
    let all = r#"level: Routine, shows: ["whisperer"]),"#;
    let again = format!(
        "(id: \"again\", story: \"Again.\", trail: [\"alarm={ticks}\"], level: Emergency, shows: [\"stand_back\"]),"
    );
    dragon_with("cases.ron", all, &format!("{all}\n{again}"))
}

#[test]
fn a_case_that_shows_nothing_new_is_a_warning() {
    with_last("smoke,castle").reports(&["warning[idle-case] cases.ron:12:7 again"]);
}

#[test]
fn a_tick_alone_is_not_what_it_is_together_with_another() {
    with_last("smoke").reports(&[]);
}

#[test]
fn a_level_that_no_case_has_is_a_warning() {
    let sulk = r#"    (id: "sulk", story: "All of it sulks.", trail: ["alarm=none", "part=all", "mood=sulk", "food=none"], level: Routine, shows: ["whisperer"]),
"#;
    dragon_with("cases.ron", sulk, "").reports(&[
        "warning[choice-without-case] questions.ron:12:19 all",
        "warning[level-without-case] cases.ron:2:11 smoke",
    ]);
}

#[test]
fn a_guide_without_any_case_is_not_nagged_about_them() {
    super::dragon().without("cases.ron").reports(&[]);
}

/// The guide with one more case, before the others.
fn with_case(rest: &str) -> Edited {
    dragon_with("cases.ron", "[\n", &format!("[\n(id: \"more\", story: \"More.\", {rest}),\n"))
}

/// What the check says of that case.
fn said_of(rest: &str) -> Vec<String> {
    let of_case = |said: &String| said.starts_with("case `more`") || said.starts_with("the case `more`");
    with_case(rest).advice().into_iter().filter(of_case).collect()
}

#[test]
fn a_case_may_stop_beside_a_question_and_see_what_stands_there() {
    let asked = r#"trail: ["alarm=none", "part=wing"], level: SelfCare, shows: ["breathe"]"#;
    assert_eq!(said_of(&format!(r#"{asked}, asks: "part_signs""#)), Vec::<String>::new());
    assert_eq!(
        said_of(&format!(r#"{asked}, asks: "part_signs", hides: ["breathe"], only: true"#)),
        ["case `more`: `breathe` is shown: More."]
    );
    assert_eq!(said_of(asked), ["case `more`: the trail ends before `part_signs` is answered: More."]);
    assert_eq!(
        said_of(&format!(r#"{asked}, asks: "mood""#)),
        ["case `more`: `part_signs` is asked, expected `mood`: More."]
    );
    assert_eq!(
        said_of(r#"trail: ["alarm=smoke"], asks: "part", level: Emergency"#),
        ["case `more`: it comes to the plan, expected `part`: More."]
    );
    with_case(&format!(r#"{asked}, asks: "prat""#)).reports(&["error[unknown-question] cases.ron:2:110 prat"]);
}

#[test]
fn a_case_that_says_only_names_every_card() {
    let plan = r#"trail: ["alarm=none", "part=tail", "part_signs=none", "mood=fine", "food=hungry"], level: SelfCare"#;
    assert_eq!(said_of(&format!(r#"{plan}, shows: ["breathe", "feed"], only: true"#)), Vec::<String>::new());
    assert_eq!(said_of(&format!(r#"{plan}, shows: ["feed"], only: true"#)), ["case `more`: `breathe` is shown: More."]);
}

#[test]
fn a_case_may_change_an_answer_that_was_given() {
    let wing = r#"trail: ["alarm=none", "part=wing", "part_signs=none"], level: SelfCare"#;
    assert_eq!(said_of(&format!(r#"{wing}, change: ["part=tail"], asks: "part_signs""#)), Vec::<String>::new());
    assert_eq!(said_of(&format!(r#"{wing}, change: ["part=tail", "part=wing"], asks: "mood""#)), Vec::<String>::new());
    assert_eq!(
        said_of(&format!(r#"{wing}, change: ["food=none"], asks: "mood""#)),
        ["case `more`: `food=none` changes an answer that was not given: More."]
    );
    assert!(said_of(&format!(r#"{wing}, change: ["part=tial"], asks: "mood""#))[0].contains("did you mean `tail`?"));
}
