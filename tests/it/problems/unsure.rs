//! "Not sure": at least as safe as every answer beside it, and flagged where the words say so.

use super::{Edited, NO_CASES, NO_PROMISES, dragon_with};

const NOT_SURE: &str = r#"(id: "not_sure", text: "Not sure", short: "not sure", marks: ["sulking"], raise: Routine, unsure: true, next: If(when: ["wing"], then: To("vanity"), otherwise: To("food")))"#;
const UNSAFE: &str = "error[unsafe-not-sure] questions.ron:24:19 not_sure";

fn not_sure(find: &str, replace: &str) -> Edited {
    assert_eq!(NOT_SURE.matches(find).count(), 1, "`{find}`");
    dragon_with("questions.ron", NOT_SURE, &NOT_SURE.replace(find, replace))
}

#[test]
fn not_sure_is_never_milder_than_an_answer_beside_it() {
    let guide = not_sure(" raise: Routine,", "");
    guide.reports(&[UNSAFE]);
    assert!(guide.advice()[0].starts_with("an answer beside \"Not sure\" raises to Routine, and it does not"));
}

#[test]
fn not_sure_rules_nothing_out() {
    not_sure(r#"marks: ["sulking"],"#, r#"marks: ["sulking"], rules_out: ["torn"],"#).reports(&[UNSAFE]);
}

#[test]
fn there_is_one_not_sure_at_most() {
    let second = NOT_SURE.replace(r#"id: "not_sure", text: "Not sure""#, r#"id: "dunno", text: "No idea""#);
    let guide = dragon_with("questions.ron", NOT_SURE, &format!("{NOT_SURE},\n            {second}"));
    guide.reports(&["error[unsafe-not-sure] questions.ron:25:19 dunno"]);
}

#[test]
fn not_sure_marks_what_the_answers_beside_it_mark() {
    let guide = not_sure(r#" marks: ["sulking"],"#, "");
    guide.reports(&[UNSAFE]);
    assert!(guide.advice()[0].starts_with("an answer beside \"Not sure\" marks `sulking`, and it does not"));
}

/// The dragon guide in which a sulking dragon also frowns, and somebody who is not sure says nothing of that.
fn frown() -> Edited {
    dragon_with("facts.ron", "[\n", "[\n(id: \"frown\", because: \"it frowns\"),\n")
        .edit(
            "questions.ron",
            r#"short: "sulks", marks: ["sulking"]"#,
            r#"short: "sulks", marks: ["sulking", "frown"]"#,
        )
        .without("cases.ron")
}

#[test]
fn not_sure_need_not_mark_what_decides_about_nothing() {
    let charted =
        frown().edit("guide.ron", "charts: [", r#"charts: [(id: "looks", title: "Looks", facts: ["frown"]), "#);
    charted.reports(&[NO_CASES]);
    // What only ever hides a card is as good unknown as marked, as long as nothing else can rule it out.
    let hiding = |guide: Edited| guide.edit("cards.ron", r#"when: ["vain"],"#, r#"when: ["vain"], unless: ["frown"],"#);
    let codes = |guide: Edited| guide.problems().into_iter().filter(|problem| problem.contains("not-sure")).count();
    assert_eq!(codes(hiding(charted.clone())), 0);
    let fed = r#"short: "hungry", marks: ["hungry"]"#;
    assert_eq!(codes(hiding(charted).edit("questions.ron", fed, &format!(r#"{fed}, rules_out: ["frown"]"#))), 1);
}

#[test]
fn not_sure_marks_whatever_decides_about_anything() {
    let uses = [
        ("triage.ron", r#"when: ["hungry", "sulking"]"#, r#"when: [["hungry", "sulking"], ["frown", "hungry"]]"#),
        ("questions.ron", r#"none: If(when: ["returning"]"#, r#"none: If(when: [["returning"], ["frown"]]"#),
        ("cards.ron", r#"when: ["vain"]"#, r#"when: [["vain"], ["frown"]]"#),
        ("promises.ron", "[\n", "[\nFloor(when: [\"frown\"], level: Routine, says: \"f\"),\n"),
        ("promises.ron", "[\n", "[\nNever(when: [\"frown\"], show: Card(\"mirror\"), says: \"n\"),\n"),
        (
            "promises.ron",
            "[\n",
            "[\nAlways(when: [\"frown\"], up_to: Routine, show: Card(\"whisperer\"), says: \"a\"),\n",
        ),
        (
            "promises.ron",
            "[\n",
            "[\nAlways(when: [\"sulking\"], unless: [\"frown\"], up_to: Routine, show: Card(\"whisperer\"), says: \"a\"),\n",
        ),
        ("promises.ron", "[\n", "[\nNeeds(show: Card(\"mirror\"), ruled_out: [\"frown\"], says: \"n\"),\n"),
    ];
    for (file, find, replace) in uses {
        let problems = frown().edit(file, find, replace).problems();
        assert!(problems.contains(&UNSAFE.to_owned()), "{replace}: {problems:?}");
    }
}

#[test]
fn not_sure_asks_what_an_answer_beside_it_leads_to() {
    let guide = not_sure(r#"If(when: ["wing"], then: To("vanity"), otherwise: To("food"))"#, "Plan");
    guide.clone().without("cases.ron").reports(&[NO_CASES, "error[unsure-skips] questions.ron:24:19 not_sure"]);
    let command = "charley ask --entry again alarm=none mood=not_sure";
    let advice = guide.advice().into_iter().find(|advice| advice.contains("Not sure")).unwrap();
    assert_eq!(
        advice,
        format!(
            "\"Not sure\" can end without the question `food`, to which `fine` leads: lead it to `food` as well; see it with: {command}"
        )
    );
}

#[test]
fn the_way_on_decides_for_each_walk_that_comes_there() {
    // The food is asked of everybody, but only an unsure wing passes the mirror by.
    let guide = not_sure(r#"If(when: ["wing"], then: To("vanity"), otherwise: To("food"))"#, r#"To("food")"#);
    guide.reports(&["error[unsure-skips] questions.ron:24:19 not_sure"]);
    let shortest = "charley ask alarm=none part=wing part_signs=none mood=not_sure food=none";
    assert!(guide.advice()[0].ends_with(shortest), "{}", guide.advice()[0]);
    // To ask more than the others do no harm.
    not_sure(r#"If(when: ["wing"], then: To("vanity"), otherwise: To("food"))"#, r#"To("vanity")"#)
        .without("cases.ron")
        .reports(&[NO_CASES]);
}

#[test]
fn what_is_asked_for_another_answer_than_this_one_is_not_missed() {
    // Whoever ticks hunger is asked for the menu, sure of the mood or not.
    let menu = r#"none: Plan, some: To("menu")),
    One(id: "menu", ask: "Turnips?", why: "Dragons like them.", choices: [
        (id: "yes", text: "Yes"), (id: "no", text: "No")], next: Plan),
]"#;
    let guide = dragon_with("questions.ron", "none: Plan, some: Plan),\n]", menu);
    guide.without("cases.ron").without("promises.ron").reports(&[NO_CASES, NO_PROMISES]);
}

#[test]
fn a_walk_of_not_sure_that_ends_in_an_emergency_lacks_nothing() {
    let short = |raise: &str| {
        let plan = NOT_SURE.replace(r#"If(when: ["wing"], then: To("vanity"), otherwise: To("food"))"#, "Plan");
        let guide = dragon_with("questions.ron", NOT_SURE, &plan.replace("raise: Routine", raise));
        guide.without("cases.ron").problems()
    };
    assert_eq!(short("raise: Emergency"), [NO_CASES]);
    assert_eq!(short("raise: Urgent"), [NO_CASES, "error[unsure-skips] questions.ron:24:19 not_sure"]);
    // Whoever sulks for the second time gets help at once, so nobody who comes back is asked too little.
    let again = r#"(id: "again", when: ["returning", "sulking"], raise: Emergency, says: "Again", from: ["D6"]),"#;
    let guide =
        not_sure(r#"If(when: ["wing"], then: To("vanity"), otherwise: To("food"))"#, "Plan").without("cases.ron");
    let advice = guide.edit("triage.ron", "escalations: [\n", &format!("escalations: [\n{again}\n")).advice();
    let skipped = advice.iter().find(|advice| advice.contains("Not sure")).unwrap();
    assert!(skipped.ends_with("see it with: charley ask alarm=none part=all mood=not_sure"), "{advice:?}");
}

#[test]
fn too_many_ifs_to_tell_what_not_sure_asks() {
    let facts = |write: &dyn Fn(usize) -> String| (0..22).map(write).collect::<Vec<_>>().join(", ");
    let declared = facts(&|n| format!(r#"(id: "sign{n}", because: "of sign {n}")"#));
    let ticks = facts(&|n| format!(r#"(id: "t{n}", text: "Sign {n}", marks: ["sign{n}"])"#));
    let ids = facts(&|n| format!(r#""sign{n}""#));
    let signs = format!(
        r#"    Any(id: "signs", ask: "Which?", why: "All count.", ticks: [{ticks}], next: To("mood")),
    One(id: "part", "#
    );
    let guide = dragon_with("facts.ron", "[\n", &format!("[\n{declared},\n"))
        .edit("questions.ron", r#"    One(id: "part", "#, &signs)
        .edit("questions.ron", r#"none: If(when: ["returning"], then: To("mood")"#, r#"none: If(when: ["returning"], then: To("signs")"#)
        .edit("questions.ron", "none: Plan, some: Plan),\n]", &format!("none: If(when: [{ids}], then: Plan, otherwise: To(\"last\")), some: Plan),\n One(id: \"last\", ask: \"Done?\", why: \"So.\", choices: [(id: \"yes\", text: \"Yes\", next: Plan), (id: \"no\", text: \"No\", next: Plan)]),\n]"))
        .without("promises.ron")
        .without("cases.ron");
    let problems = guide.problems();
    assert!(problems.contains(&"error[unsure-too-tangled] questions.ron:25:19 not_sure".to_owned()), "{problems:?}");
}

const UNFLAGGED: &str = "warning[unsure-not-flagged] questions.ron:24:19 not_sure";

#[test]
fn a_choice_that_says_not_sure_is_asked_for_the_flag() {
    not_sure(" unsure: true,", "").reports(&[UNFLAGGED]);
    let denies = not_sure(" unsure: true,", r#" rules_out: ["vain"],"#);
    assert!(denies.problems().contains(&UNFLAGGED.replace("warning", "error")), "{:?}", denies.problems());
    // Ticks have no flag.
    dragon_with("questions.ron", r#"text: "It is stiff""#, r#"text: "It may be stiff, I am not sure""#).reports(&[]);
}

#[test]
fn the_flag_is_asked_for_by_words_wherever_they_stand() {
    let says = |id: &str, text: &str, short: &str| {
        let plain = NOT_SURE.replace(" unsure: true,", "").replace(
            r#"id: "not_sure", text: "Not sure", short: "not sure""#,
            &format!(r#"id: "{id}", text: "{text}", short: "{short}""#),
        );
        let guide = dragon_with("questions.ron", NOT_SURE, &plain).without("cases.ron").without("promises.ron");
        guide.problems().iter().any(|problem| problem.starts_with("warning[unsure-not-flagged]"))
    };
    for text in
        ["It sulks, or I’m not sure", "Unsure", "I don't know", "I do not know", "MAYBE", "Cannot tell", "Can't tell"]
    {
        assert!(says("other", text, "other"), "{text}");
    }
    assert!(says("other", "Other", "unsure"));
    for id in ["not_sure", "dont_know", "maybe", "cant_tell"] {
        assert!(says(id, "Other", "other"), "{id}");
    }
    for text in ["It may be sulking", "Surely", "It does not know me"] {
        assert!(!says("other", text, "other"), "{text}");
    }
}

#[test]
fn a_guide_in_another_language_has_words_of_its_own() {
    let words = |words: &str| {
        let guide = dragon_with("guide.ron", "format: 2,", &format!("format: 2, unsure_words: [{words}],"));
        let text = NOT_SURE.replace(
            r#"id: "not_sure", text: "Not sure", short: "not sure""#,
            r#"id: "offen", text: "Weiß ich nicht""#,
        );
        guide.edit("questions.ron", NOT_SURE, &text.replace(" unsure: true,", "")).without("cases.ron").problems()
    };
    assert_eq!(words(r#""weiß ich nicht""#), [NO_CASES, "warning[unsure-not-flagged] questions.ron:24:19 offen"]);
    assert_eq!(words(""), [NO_CASES]);
    assert!(words(r#""""#)[0].starts_with("error[empty-text] guide.ron:"), "{:?}", words(r#""""#));
}
