//! Things that parse and refer well, and still make no sense.

use super::{Edited, dragon, dragon_with};

#[test]
fn a_condition_without_facts() {
    dragon_with("triage.ron", r#"when: ["hungry", "sulking"]"#, "when: []")
        .reports(&["error[empty-condition] triage.ron:10:15 hungry_sulk"]);
    let guide = dragon_with("questions.ron", r#"If(when: ["returning"]"#, "If(when: []");
    assert!(
        guide.problems().contains(&"error[empty-condition] questions.ron:2:14 alarm".to_owned()),
        "{:?}",
        guide.problems()
    );
}

/// The dragon guide in which who comes for the first time is known not to return, and only they are told to keep calm.
fn first_time(start: &str) -> Edited {
    let title = r#"(id: "start", title: "My dragon will not fly""#;
    let guide = dragon_with("guide.ron", title, &format!("{title}{start}"));
    let calm = "early: true, up_to: Urgent,";
    guide.edit("cards.ron", calm, &format!(r#"{calm} unless: ["returning"],"#))
}

#[test]
fn what_an_entry_rules_out_a_card_can_need_ruled_out() {
    first_time(r#", rules_out: ["returning"]"#).reports(&[]);
    let problems = first_time("").without("cases.ron").problems();
    let never = "warning[unreachable-card] cards.ron:2:11 breathe".to_owned();
    assert!(problems.contains(&never), "{problems:?}");
}

#[test]
fn an_entry_says_one_thing_of_a_fact() {
    first_time(r#", marks: ["returning", "wing"], rules_out: ["wing", "vain"]"#)
        .reports(&["error[marked-and-ruled-out] guide.ron:12:105 wing"]);
}

#[test]
fn an_entry_that_rules_out_what_a_question_can_still_mark() {
    let guide = first_time(r#", rules_out: ["torn", "returning"]"#);
    guide.reports(&["warning[denied-twice] facts.ron:6:11 torn"]);
    assert!(guide.advice()[0].starts_with("`start` rules out `torn`, which a later question can still mark"));
}

#[test]
fn an_answer_to_watch_for_must_exist_and_lead_higher() {
    dragon_with("cards.ron", "alarm=smoke", "alarm=smok").reports(&["error[unknown-choice] cards.ron:18:105 smok"]);
    dragon_with("cards.ron", "alarm=smoke", "alram=smoke").reports(&["error[unknown-question] cards.ron:18:99 alram"]);
    dragon_with("cards.ron", "alarm=smoke", "smoke").reports(&["error[unknown-choice] cards.ron:18:99 smoke"]);
    dragon_with("cards.ron", "alarm=smoke", "mood=fine").reports(&["error[mild-answer] cards.ron:18:99 mood=fine"]);
}

#[test]
fn numbers_stay_within_reason() {
    for (field, wrong) in [("seconds: 20", "seconds: 0"), ("times: 3", "times: 0"), ("rest: 5", "rest: 4000")] {
        dragon_with("cards.ron", field, wrong).reports(&["error[bad-number] cards.ron:7:26 Polish gently"]);
    }
    dragon_with("cards.ron", "minutes: 15", "minutes: 4294967295")
        .reports(&["error[bad-number] cards.ron:11:26 Leave it in the sun"]);
    dragon_with("guide.ron", "days: 30", "days: 0")
        .reports(&["error[bad-number] guide.ron:16:60 Three sulks in a month: ask a dragon whisperer."]);
}

#[test]
fn a_chart_counts_one_thing() {
    dragon_with("guide.ron", r#"title: "By part", question: "part""#, r#"title: "By part""#)
        .reports(&["error[bad-chart] guide.ron:15:20 parts"]);
    dragon_with("guide.ron", r#"question: "part""#, r#"question: "part", facts: ["wing"]"#)
        .reports(&["error[bad-chart] guide.ron:15:20 parts"]);
}

#[test]
fn a_region_has_a_letter_of_its_own() {
    let body = |regions: &str| {
        format!("(question: \"part\", views: [(title: \"Front\", art: [\"w\"],\n regions: [{regions}])])")
    };
    let wing = "(letter: 'w', choice: \"wing\")";
    dragon()
        .file("body.ron", &body(&format!("{wing}, (letter: 'w', choice: \"tail\")")))
        .reports(&["error[bad-letter] body.ron:2:66 tail"]);
    dragon()
        .file("body.ron", &body(&format!("{wing}, (letter: '#', choice: \"tail\")")))
        .reports(&["error[bad-letter] body.ron:2:66 tail"]);
}

#[test]
fn a_swatch_is_six_hex_digits() {
    let tail = r#"id: "tail", text: "The tail", "#;
    for colour in ["brown", "12345", "#12345", "12345é"] {
        let message = format!("error[bad-colour] questions.ron:11:53 {colour}");
        dragon_with("questions.ron", tail, &format!("{tail}swatch: \"{colour}\", ")).reports(&[&message]);
    }
    dragon_with("questions.ron", tail, &format!("{tail}swatch: \"F4e9a0\", ")).reports(&[]);
}

#[test]
fn a_picture_answers_a_question_with_choices() {
    let body = "(question: \"food\", views: [])";
    dragon().file("body.ron", body).reports(&["error[picture-of-checklist] body.ron:1:13 food"]);
}

#[test]
fn a_promise_a_language_and_a_chart_have_words_too() {
    dragon_with("promises.ron", "At most six questions.", "").reports(&["error[empty-text] promises.ron:5:33 "]);
    dragon_with("guide.ron", r#"language: "en-GB""#, r#"language: """#).reports(&["error[empty-text] guide.ron:8:16 "]);
    dragon_with("guide.ron", r#"(id: "moods""#, r#"(id: "parts""#)
        .reports(&["error[duplicate-id] guide.ron:15:71 parts"]);
}

#[test]
fn a_header_that_changes_how_a_list_is_read_is_not_passed_over() {
    let facts = dragon().text_of("facts.ron").clone();
    let guide = dragon().file("facts.ron", &format!("#![enable(explicit_struct_names)]\n{facts}"));
    assert!(
        guide.problems().iter().any(|problem| problem.starts_with("error[syntax] facts.ron")),
        "{:?}",
        guide.problems()
    );
}

#[test]
fn without_a_needed_file_nothing_else_is_said() {
    dragon().without("facts.ron").reports(&["error[missing-file] facts.ron:1:1 "]);
}

#[test]
fn a_text_with_escapes_is_found_in_its_own_file() {
    let guide = dragon_with("triage.ron", r#"country: "Upper Vale""#, r#"country: "Upper \u{1b}Vale""#);
    assert!(guide.problems()[0].starts_with("error[bad-character] triage.ron:"), "{:?}", guide.problems());
}

#[test]
fn an_emergency_needs_a_number() {
    dragon_with("triage.ron", r#"[(country: "Upper Vale", number: "1"), (country: "Lower Vale", number: "2")]"#, "[]")
        .reports(&["error[no-number] triage.ron:1:1 "]);
}

#[test]
fn a_card_says_something() {
    dragon_with("cards.ron", r#"say: [("Offer three turnips.", ["D6"])]"#, "say: []")
        .reports(&["error[empty-card] cards.ron:12:11 feed"]);
}

#[test]
fn after_five_hundred_problems_the_rest_is_left() {
    let facts = (0..2000).map(|at| format!("(id: \"f{at}\", because: \"\"),\n")).collect::<Vec<_>>().concat();
    let guide = dragon().file("facts.ron", &format!("[{facts}]"));
    let problems = guide.problems();
    assert_eq!(problems.len(), 500);
    assert!(problems.iter().any(|problem| problem.starts_with("error[too-many-problems]")), "{problems:?}");
}

#[test]
fn hundreds_of_warnings_make_no_error() {
    let facts = (0..2000).map(|at| format!("(id: \"f{at}\", because: \"so\"),\n")).collect::<Vec<_>>().concat();
    let problems = dragon().edit("facts.ron", "\n]", &format!("\n{facts}]")).problems();
    assert_eq!(problems.len(), 500);
    assert!(problems.iter().all(|problem| problem.starts_with("warning")), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.starts_with("warning[too-many-problems]")), "{problems:?}");
}

#[test]
fn nothing_that_a_file_says_reaches_the_terminal_raw() {
    let long = "x".repeat(600);
    let questions = format!("[One(id: \"{long}\", ask: \"\u{1b}]0;title\u{7}\", marks: \"nope\u{1b}[2J\")]");
    for name in ["questions.ron", "facts.ron", "guide.ron"] {
        let guide = dragon().file(name, &questions);
        assert!(!guide.page().contains(['\u{1b}', '\u{7}']), "{}", guide.page().escape_debug());
    }
}
