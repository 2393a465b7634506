//! Promises that do not hold, cases that fail, and what no case comes to.

use super::dragon_with;

#[test]
fn a_broken_promise_comes_with_the_answers_that_break_it() {
    let guide = dragon_with(
        "questions.ron",
        r#"text: "Smoke from the ears", short: "smoke", marks: ["smoking"], raise: Emergency"#,
        r#"text: "Smoke from the ears", short: "smoke", marks: ["smoking"], raise: Urgent"#,
    )
    .edit("cards.ron", r#", ("Come back if it starts to smoke.", ["D2"], "alarm=smoke")"#, "")
    .without("cases.ron");
    guide.reports(&["error[broken-promise] promises.ron:2:55 A smoking dragon always rings the bell."]);
    assert_eq!(
        guide.advice(),
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
fn a_promise_that_takes_too_many_states_is_too_tangled() {
    let facts = |write: &dyn Fn(usize) -> String| (0..20).map(write).collect::<Vec<_>>().join(", ");
    let ids = facts(&|n| format!(r#""sign{n}""#));
    let declared = facts(&|n| format!(r#"(id: "sign{n}", because: "of sign {n}")"#));
    let ticks = facts(&|n| format!(r#"(id: "t{n}", text: "Sign {n}", marks: ["sign{n}"])"#));
    let guide = dragon_with("facts.ron", "[\n", &format!("[\n{declared},\n"))
        .edit("questions.ron", r#"ticks: [(id: "hungry""#, &format!(r#"ticks: [{ticks}, (id: "hungry""#))
        .edit("promises.ron", "[\n", &format!("[\nFloor(when: [{ids}],\nlevel: Routine, says: \"All signs.\"),\n"))
        .without("cases.ron");
    guide.reports(&["error[promise-too-tangled] promises.ron:3:24 All signs."]);
}

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

#[test]
fn a_case_that_shows_nothing_new_is_a_warning() {
    let again = r#"
    (id: "again", story: "Smoke again.", trail: ["alarm=smoke"], level: Emergency, shows: ["stand_back"]),"#;
    let all = r#"level: Routine, shows: ["whisperer"]),"#;
    let guide = dragon_with("cases.ron", all, &format!("{all}{again}"));
    guide.reports(&["warning[idle-case] cases.ron:12:11 again"]);
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
