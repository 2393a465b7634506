//! Worked cases that do not come to what they expect, and what no case shows.

use super::{Edited, dragon_with};

#[test]
fn a_case_with_another_level_fails() {
    let guide = dragon_with("cases.ron", "level: Routine", "level: Urgent");
    guide.reports(&["warning[level-without-case] cases.ron:2:11 smoke", "error[failing-case] cases.ron:11:113 Urgent"]);
    let see = "see it with: charley ask alarm=none part=all mood=sulk food=none";
    assert_eq!(
        guide.advice()[1],
        format!("case `sulk`: the level is Routine, expected Urgent: if that is right, write `level: Routine`; {see}")
    );
}

#[test]
fn a_case_fails_for_each_card_that_is_missing_and_each_that_is_too_many() {
    let guide = dragon_with(
        "cases.ron",
        r#"shows: ["polish_wing"], hides: ["mirror", "warm_wing"]"#,
        r#"shows: ["polish_wing", "feed"], hides: ["mirror", "warm_wing", "breathe"]"#,
    );
    guide.reports(&["error[failing-case] cases.ron:6:47 feed", "error[failing-case] cases.ron:6:87 breathe"]);
    let see = "see it with: charley ask alarm=none part=wing part_signs=none mood=fine vanity=no food=none";
    let feed = "case `plain_wing`: `feed` is not shown: it needs `hungry`, which nothing marks here";
    let breathe = "case `plain_wing`: `breathe` is shown: it is shown to everybody";
    assert_eq!(guide.advice(), [format!("{feed}; {see}"), format!("{breathe}; {see}")]);
}

/// What the check says of a card that a case wants to see.
fn why_not(card: &str, case: &str) -> String {
    let said = said_of(&format!("{case}, shows: [\"{card}\"]"));
    let why = said.iter().find_map(|said| said.strip_prefix(&format!("case `more`: `{card}` is not shown: ")));
    why.unwrap_or_else(|| panic!("{said:?}")).split("; see it").next().unwrap().to_owned()
}

#[test]
fn a_card_that_is_missing_comes_with_what_keeps_it_away() {
    let torn = r#"trail: ["alarm=none", "part=wing", "part_signs=tear", "mood=fine", "vanity=no", "food=none"], level: Urgent"#;
    assert_eq!(why_not("polish_wing", torn), "it shows up to Routine, and the level is Urgent");
    let asked = r#"trail: ["alarm=none", "part=wing"], asks: "part_signs", level: SelfCare"#;
    assert_eq!(why_not("polish_wing", asked), "nobody ruled out `torn`, and the card needs that");
    assert_eq!(why_not("mirror", asked), "it is not `early`, so it stands on plans only");
    let tail = r#"trail: ["alarm=none", "part=tail", "part_signs=none", "mood=fine", "food=none"], level: SelfCare"#;
    assert_eq!(why_not("warm_wing", tail), "it needs `stiff`, which nothing marks here");
    let guide = dragon_with("questions.ron", r#"marks: ["torn"], raise: Urgent"#, r#"marks: ["torn"]"#);
    let wet = r#"(id: "more", story: "More.", trail: ["alarm=none", "part=tail", "part_signs=tear", "mood=fine", "food=none"], level: SelfCare, shows: ["warm_wing"])"#;
    let guide = guide.edit("cases.ron", "[\n", &format!("[\n{wet},\n"));
    let said = guide.advice().into_iter().find(|said| said.starts_with("case `more`")).unwrap();
    assert!(said.contains("`torn` is marked, and the card needs it ruled out"), "{said}");
}

#[test]
fn a_card_that_is_one_too_many_comes_with_why_it_is_shown() {
    let guide = dragon_with("cases.ron", r#"hides: ["feed"]"#, r#"hides: ["mirror"]"#);
    assert!(guide.advice()[0].contains("`mirror` is shown: it is shown because of `vain`; "), "{:?}", guide.advice());
}

/// The word that the check underlines in the case `sulk` when its answers are these, and what it says.
#[track_caller]
fn sulk_with(rest: &str) -> (String, String) {
    let whole = r#"trail: ["alarm=none", "part=all", "mood=sulk", "food=none"], level: Routine, shows: ["whisperer"]"#;
    let (files, checked) = dragon_with("cases.ron", whole, rest).checked();
    let problem = checked.problems.iter().find(|problem| problem.code == "failing-case").unwrap();
    let told = format!("{}: {}", problem.message, problem.help);
    (super::underlined(&files, problem).to_owned(), told.strip_prefix("case `sulk`: ").unwrap().to_owned())
}

#[test]
fn a_case_whose_answers_cannot_be_given_fails_at_the_first_that_cannot() {
    let fails = |trail: &str, word: &str, said: &str| {
        let told = sulk_with(&format!("trail: [{trail}], level: Routine"));
        assert_eq!(told, (word.to_owned(), said.to_owned()));
    };
    fails(
        r#""alarm=none", "mood=sulk", "fod=none""#,
        "mood=sulk",
        "`mood=sulk` comes where `part` is asked: `part` may be wing, tail, all; see it with: charley ask alarm=none",
    );
    fails(
        r#""alarm=none", "part=all""#,
        "part=all",
        "the trail ends before `mood` is answered: add an answer, or say `asks: \"mood\"`; \
         `mood` may be fine, sulk, not_sure; see it with: charley ask alarm=none part=all",
    );
    fails(
        "",
        "sulk",
        "the trail ends before `alarm` is answered: add an answer, or say `asks: \"alarm\"`; \
         `alarm` may be smoke, castle, none; see it with: charley ask",
    );
    fails(
        r#""alarm=smoke", "part=all""#,
        "part=all",
        "`part=all` comes after the plan: take it out, or give other answers before it; see it with: charley ask alarm=smoke",
    );
    fails(
        r#""alarm=none", "prt=all""#,
        "prt=all",
        "there is no question `prt`, did you mean `part`?: `part` may be wing, tail, all; see it with: charley ask alarm=none",
    );
    fails(
        r#""alarm=none", "part=al""#,
        "part=al",
        "question `part` has no choice `al`, did you mean `all`?: `part` may be wing, tail, all; \
         see it with: charley ask alarm=none",
    );
}

#[test]
fn a_case_that_comes_elsewhere_fails_at_the_question_that_it_names() {
    let asks = |trail: &str| sulk_with(&format!("trail: [{trail}], asks: \"food\", level: Routine"));
    let (word, told) = asks(r#""alarm=none", "part=all""#);
    assert_eq!(
        (word.as_str(), told.as_str()),
        (
            "food",
            "`mood` is asked, expected `food`: if that is right, write `asks: \"mood\"`; see it with: charley ask alarm=none part=all",
        )
    );
    let (word, told) = asks(r#""alarm=smoke""#);
    assert_eq!(
        (word.as_str(), told.as_str()),
        (
            "food",
            "it comes to the plan, expected `food`: if that is right, leave `asks` out; see it with: charley ask alarm=smoke",
        )
    );
}

#[test]
fn a_card_too_many_where_only_some_may_be_is_told_at_the_word_only() {
    let (word, told) =
        sulk_with(r#"trail: ["alarm=none", "part=all", "mood=sulk", "food=none"], level: Routine, only: true"#);
    assert_eq!(word, "true");
    assert!(
        told.starts_with(
            "`breathe` is shown: it is shown to everybody; if that is right, name it in `shows`; see it with: "
        ),
        "{told}"
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
fn a_level_that_no_plan_has_needs_no_case() {
    let mild = dragon_with("questions.ron", "raise: Routine, next", "raise: Urgent, next")
        .edit("questions.ron", "raise: Routine, unsure", "raise: Urgent, unsure")
        .edit("cases.ron", "level: Routine", "level: Urgent")
        .problems();
    assert!(!mild.iter().any(|problem| problem.contains("level-without-case")), "{mild:?}");
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
fn a_guide_without_any_case_is_told_so_once() {
    super::dragon().without("cases.ron").reports(&[super::NO_CASES]);
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

/// Only what is wrong, without what to do.
fn messages_of(rest: &str) -> Vec<String> {
    let (_, checked) = with_case(rest).checked();
    let of_case = checked.problems.into_iter().filter(|problem| problem.code == "failing-case");
    of_case.map(|problem| problem.message).collect()
}

#[test]
fn a_case_may_stop_beside_a_question_and_see_what_stands_there() {
    let asked = r#"trail: ["alarm=none", "part=wing"], level: SelfCare, shows: ["breathe"]"#;
    assert_eq!(messages_of(&format!(r#"{asked}, asks: "part_signs""#)), Vec::<String>::new());
    assert_eq!(
        messages_of(&format!(r#"{asked}, asks: "part_signs", hides: ["breathe"], only: true"#)),
        ["case `more`: `breathe` is shown"]
    );
    assert_eq!(messages_of(asked), ["case `more`: the trail ends before `part_signs` is answered"]);
    assert_eq!(
        messages_of(&format!(r#"{asked}, asks: "mood""#)),
        ["case `more`: `part_signs` is asked, expected `mood`"]
    );
    assert_eq!(
        messages_of(r#"trail: ["alarm=smoke"], asks: "part", level: Emergency"#),
        ["case `more`: it comes to the plan, expected `part`"]
    );
    with_case(&format!(r#"{asked}, asks: "prat""#)).reports(&["error[unknown-question] cases.ron:2:110 prat"]);
}

#[test]
fn a_case_that_says_only_names_every_card() {
    let plan = r#"trail: ["alarm=none", "part=tail", "part_signs=none", "mood=fine", "food=hungry"], level: SelfCare"#;
    assert_eq!(messages_of(&format!(r#"{plan}, shows: ["breathe", "feed"], only: true"#)), Vec::<String>::new());
    assert_eq!(messages_of(&format!(r#"{plan}, shows: ["feed"], only: true"#)), ["case `more`: `breathe` is shown"]);
}

#[test]
fn a_case_may_change_an_answer_that_was_given() {
    let wing = r#"trail: ["alarm=none", "part=wing", "part_signs=none"], level: SelfCare"#;
    assert_eq!(messages_of(&format!(r#"{wing}, change: ["part=tail"], asks: "part_signs""#)), Vec::<String>::new());
    assert_eq!(
        messages_of(&format!(r#"{wing}, change: ["part=tail", "part=wing"], asks: "mood""#)),
        Vec::<String>::new()
    );
    assert_eq!(
        messages_of(&format!(r#"{wing}, change: ["food=none"], asks: "mood""#)),
        ["case `more`: `food=none` changes an answer that was not given"]
    );
    assert!(
        messages_of(&format!(r#"{wing}, change: ["part=tial"], asks: "mood""#))[0].contains("did you mean `tail`?")
    );
}
