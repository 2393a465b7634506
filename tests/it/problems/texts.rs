//! Texts that are not fit to be shown, sentences without a source, and pictures that do not fit together.

use super::{dragon, dragon_with};

#[test]
fn a_text_that_is_not_there() {
    let guide = dragon_with("facts.ron", r#"because: "it is the wing""#, r#"because: "  ""#);
    guide.reports(&["error[empty-text] facts.ron:4:28   "]);
}

#[test]
fn a_line_that_is_shown_commands_no_terminal() {
    let words = "Speak softly";
    let guide = dragon_with("cards.ron", words, &format!("{words}\u{1b}[2J\u{9b}2J\u{2028}\u{200f}"));
    let page = guide.page();
    assert!(page.contains('^') && page.contains(words), "{page}");
    assert!(page.chars().all(|c| c == '\n' || charley::journal::is_plain(c)), "{page:?}");
}

#[test]
fn a_text_that_is_too_long() {
    let long = "x".repeat(81);
    let guide = dragon_with("questions.ron", r#"text: "A wing""#, &format!(r#"text: "{long}""#));
    guide.reports(&[&format!("error[long-text] questions.ron:10:33 {long}")]);
    assert_eq!(guide.advice(), ["the text has 81 characters, 80 at most: say it in fewer words, or in two sentences"]);
    dragon_with("questions.ron", r#"text: "A wing""#, &format!(r#"text: "{}""#, "é".repeat(80))).reports(&[]);
}

#[test]
fn each_kind_of_text_has_its_own_length() {
    let x = |n: usize| "x".repeat(n);
    let lengths = [
        ("guide.ron", r#"title: "when a dragon will not fly""#, "title", 60),
        ("guide.ron", r#"subtitle: "For keepers of small to middling dragons""#, "subtitle", 60),
        ("guide.ron", r#"version: "1.0.0""#, "version", 24),
        ("guide.ron", r#"by: "No dragon has reviewed this guide.""#, "by", 160),
        ("triage.ron", r#"short: "manage""#, "short", 24),
        ("questions.ron", r#"short: "Alarm""#, "short", 24),
        ("questions.ron", r#"ask: "What mood is it in?""#, "ask", 120),
        ("questions.ron", r#"why: "Moods decide most flights.""#, "why", 160),
        ("cards.ron", r#"title: "Feed it""#, "title", 60),
        ("cards.ron", r#"end: "Let it shine.""#, "end", 160),
        ("sources.ron", r#"says: "Wings like polish.""#, "says", 300),
        ("cases.ron", r#"story: "A torn tail.""#, "story", 300),
    ];
    for (file, find, field, longest) in lengths {
        dragon_with(file, find, &format!(r#"{field}: "{}""#, x(longest))).reports(&[]);
        let problems = dragon_with(file, find, &format!(r#"{field}: "{}""#, x(longest + 1))).problems();
        assert_eq!(problems.len(), 1, "{find}");
        assert!(problems[0].starts_with(&format!("error[long-text] {file}:")), "{problems:?}");
    }
}

#[test]
fn a_character_that_terminals_stumble_over_is_underlined_alone() {
    for bad in ['\u{1b}', '\u{7}', '\u{9b}', '\t', '\u{202e}', '\u{200d}', '\u{fe0f}', '\u{200b}', '\u{feff}'] {
        let guide = dragon_with("cards.ron", "Offer three turnips.", &format!("Offer {bad}three turnips."));
        guide.reports(&[&format!("error[bad-character] cards.ron:13:20 {bad}")]);
    }
}

#[test]
fn a_bad_character_that_is_written_as_an_escape_is_told_at_the_nearest_id() {
    let guide = dragon_with("cards.ron", "Offer three turnips.", r"Offer \u{1b}three turnips.");
    guide.reports(&["error[bad-character] cards.ron:12:11 feed"]);
}

#[test]
fn a_statement_without_a_claim() {
    let guide = dragon_with("cards.ron", r#"("Offer three turnips.", ["D6"])"#, r#"("Offer three turnips.", [])"#);
    guide.reports(&["error[no-claim] cards.ron:13:14 Offer three turnips."]);
}

#[test]
fn steps_levels_escalations_and_the_recurrence_rule_need_a_claim_too() {
    dragon_with("cards.ron", r#"end: "Let it shine.", from: ["D4"]"#, r#"end: "Let it shine.", from: []"#)
        .edit("triage.ron", r#"("Send a raven this week.", ["D7"])"#, r#"("Send a raven this week.", [])"#)
        .edit("triage.ron", r#"from: ["D6"]"#, "from: []")
        .edit("guide.ron", r#"from: ["D7"]"#, "from: []")
        .reports(&[
            "error[no-claim] guide.ron:16:61 Three sulks in a month: ask a dragon whisperer.",
            "error[no-claim] triage.ron:4:100 Send a raven this week.",
            "error[no-claim] triage.ron:10:15 hungry_sulk",
            "error[no-claim] cards.ron:7:26 Polish gently",
        ]);
}

#[test]
fn a_claim_of_the_main_source_that_nothing_cites_is_a_warning() {
    let guide = dragon_with("cards.ron", r#"["D3", "D4"]"#, r#"["D4"]"#);
    guide.reports(&["warning[uncited-claim] sources.ron:5:15 D3"]);
    guide.edit("sources.ron", "main: true, ", "").reports(&[]);
}

#[test]
fn rows_of_a_picture_that_differ_in_length() {
    let body = "(question: \"part\", views: [(title: \"Front\",\n art: [\"w#\", \"w\"], regions: [(letter: 'w', choice: \"wing\")])])";
    dragon().file("body.ron", body).reports(&["error[uneven-art] body.ron:1:37 Front"]);
}

#[test]
fn a_letter_of_a_picture_that_stands_for_nothing() {
    let body = "(question: \"part\", views: [(title: \"Front\",\n art: [\"w#\", \"w?\"], regions: [(letter: 'w', choice: \"wing\")])])";
    let guide = dragon().file("body.ron", body);
    guide.reports(&["error[unknown-letter] body.ron:2:15 w?"]);
    assert_eq!(guide.advice(), ["`?` means nothing in this picture: add it to `regions`, or write `#`"]);
}

#[test]
fn a_drawing_of_other_characters() {
    let guide = dragon_with("cards.ron", r#"["D6"])]),"#, r#"["D6"])], drawing: ["\\o/", "/ \\"]),"#);
    guide.reports(&["error[unknown-letter] cards.ron:12:11 feed", "error[unknown-letter] cards.ron:12:11 feed"]);
    assert_eq!(guide.advice()[0], "`\\\\` means nothing in this picture: write `#`, `+`, `*` or a space");
}

#[test]
fn a_picture_that_has_room_nowhere() {
    let drawing = format!(r#"["D6"])], drawing: ["{}"]),"#, "#".repeat(49));
    let rows = r##""#","##.repeat(65);
    let body = format!("(question: \"part\", views: [(title: \"Front\",\n art: [{rows}], regions: [])])");
    dragon_with("cards.ron", r#"["D6"])]),"#, &drawing)
        .file("body.ron", &body)
        .reports(&["error[large-picture] cards.ron:12:11 feed", "error[large-picture] body.ron:1:37 Front"]);
    dragon_with("cards.ron", r#"["D6"])]),"#, &drawing.replacen('#', "", 1)).reports(&[]);
}
