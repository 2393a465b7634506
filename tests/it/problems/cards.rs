//! The shape of cards, the times that they say, and their words.

use super::{Edited, NO_CASES, dragon, dragon_with};

#[test]
fn a_guide_of_the_old_format_is_told_that_and_nothing_else() {
    let guide =
        dragon_with("guide.ron", "format: 2", "format: 1").edit("questions.ron", "raise: Urgent", "rase: Urgent");
    guide.reports(&["error[old-format] guide.ron:4:10 dragon"]);
    assert!(
        guide.advice()[0].contains("`line`") && guide.advice()[0].contains("content/README.md"),
        "{:?}",
        guide.advice()
    );
}

#[test]
fn a_card_is_one_of_three_things() {
    let calm = r#"line: ("Keep calm", ["D1"]),"#;
    dragon_with("cards.ron", calm, &format!(r#"{calm} title: "Calm","#))
        .reports(&["error[card-shape] cards.ron:2:11 breathe", "error[card-group] cards.ron:2:43 now"]);
    let silent = dragon_with("cards.ron", r#"line: ("Polish the wing", ["D4"]), "#, "").problems();
    assert!(silent.iter().all(|problem| problem.starts_with("error[card-")), "{silent:?}");
    let feed = dragon_with("cards.ron", r#"say: [("Offer"#, r#"how: [("Offer three."#).problems();
    assert!(feed.contains(&"error[card-shape] cards.ron:12:11 feed".to_owned()), "{feed:?}");
    let said = dragon_with("cards.ron", r#"how: [("Lay"#, r#"say: [("Lay"#);
    said.reports(&["error[card-shape] cards.ron:8:11 warm_wing"]);
}

#[test]
fn what_stands_in_the_first_view_has_a_rank_and_nothing_else_has() {
    dragon_with("cards.ron", "rank: 30, ", "").reports(&["error[card-rank] cards.ron:8:11 warm_wing"]);
    dragon_with("cards.ron", r#"title: "Feed it","#, r#"title: "Feed it", rank: 1,"#)
        .reports(&["error[card-rank] cards.ron:12:11 feed"]);
}

#[test]
fn a_section_holds_no_line_and_the_first_view_no_title() {
    dragon_with("cards.ron", r#"group: "now", rank: 30"#, r#"group: "later", rank: 30"#)
        .reports(&["error[card-group] cards.ron:8:47 later"]);
    dragon_with("cards.ron", r#"group: "later", title: "Feed it""#, r#"group: "now", title: "Feed it""#)
        .reports(&["error[card-group] cards.ron:12:40 now"]);
}

#[test]
fn the_last_group_is_a_section() {
    let guide = dragon_with(
        "guide.ron",
        r#"title: "Later", section: true)"#,
        r#"title: "Later", section: true), (id: "end", title: "End")"#,
    );
    guide.reports(&["error[no-section] guide.ron:13:96 end"]);
}

#[test]
fn what_must_always_be_said_points_to_no_answer() {
    dragon_with("cards.ron", r#"("Stand back", ["D2"])"#, r#"("Stand back", ["D2"], "alarm=castle")"#)
        .reports(&["error[pointed-line] cards.ron:20:36 alarm=castle"]);
}

#[test]
fn every_time_has_its_words_once() {
    dragon_with("triage.ron", r#"(Today, "today")"#, r#"(Now, "today")"#)
        .reports(&["error[missing-time] triage.ron:12:35 today", "error[missing-time] triage.ron:12:80 in 2 weeks"]);
}

#[test]
fn a_card_with_a_time_shows_at_the_level_of_that_time_only() {
    let problems = |within: &str, when: &str| going(within, when).without("cases.ron").problems();
    assert_eq!(problems("Today", r#"[["torn"], ["hungry", "sulking"]]"#), [NO_CASES]);
    let untimely = [NO_CASES, "error[untimely-card] cards.ron:2:11 go"];
    assert_eq!(problems("Today", r#"["hungry"]"#), untimely, "at a milder level");
    assert_eq!(problems("TwoDays", r#"["sulking"]"#), untimely, "at a higher level");
    let told = going("Today", r#"["hungry"]"#).advice().concat();
    assert!(told.contains("charley ask --entry again alarm=none mood=fine food=hungry"), "{told}");
}

/// The dragon guide with a card that says when to go.
fn going(within: &str, when: &str) -> Edited {
    let card = format!(
        r#"(id: "go", kind: "visit", group: "now", rank: 4, within: {within}, up_to: Urgent, when: {when},
     line: ("Go {within}.", ["D7"])),"#
    );
    dragon().edit("cards.ron", "[\n    (id: \"breathe\"", &format!("[\n    {card}\n    (id: \"breathe\""))
}

#[test]
fn a_time_in_the_words_of_a_card_is_that_of_the_card() {
    assert_eq!(going("Today", r#"["torn"]"#).without("cases.ron").problems(), [NO_CASES], "its own");
    dragon_with("cards.ron", "Offer three turnips.", "Offer three turnips today.")
        .reports(&["warning[stray-deadline] cards.ron:13:14 Offer three turnips today."]);
    // What points to an answer is about later, and a word within another is no time.
    dragon_with("cards.ron", "Come back if it starts to smoke.", "Come back today if it starts to smoke.").reports(&[]);
    dragon_with("cards.ron", "Offer three turnips.", "Nobody knows yesterday's turnips.").reports(&[]);
}

#[test]
fn more_words_than_somebody_reads_are_counted() {
    let words = |count: usize| vec!["so"; count].join(" ");
    dragon_with("cards.ron", "Stand back", &words(12)).reports(&[]);
    let guide = dragon_with("cards.ron", "Stand back", &words(13));
    guide.reports(&[&format!("warning[too-many-words] cards.ron:20:14 {}", words(13))]);
    assert!(guide.advice()[0].starts_with("this line has 13 words, 12 are enough"), "{:?}", guide.advice());
    let sentence = dragon_with("cards.ron", "Offer three turnips.", &words(21)).problems();
    assert_eq!(sentence.len(), 1, "{sentence:?}");
    let how =
        dragon_with("cards.ron", "Lay it in the sun.", "So it is. So it is. So it is. So it is. So it is.").problems();
    assert_eq!(how, ["warning[too-many-words] cards.ron:8:11 warm_wing"]);
    let ask = dragon_with("questions.ron", "What mood is it in?", &words(16)).problems();
    assert!(ask[0].starts_with("warning[too-many-words] questions.ron:"), "{ask:?}");
}

#[test]
fn words_that_the_guide_bans_are_found_in_its_advice() {
    let guide = dragon().edit("guide.ron", "charts:", "banned: [\"turnips\"],\n    charts:");
    guide.reports(&["warning[banned-phrase] cards.ron:13:14 Offer three turnips."]);
}
