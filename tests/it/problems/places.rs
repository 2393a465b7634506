//! Where problems are told: many at once, in files of every sort, on a page that shows the words.

use super::{Edited, dragon, dragon_with};
use charley::content::render;

#[test]
fn mistakes_in_several_files_are_all_told_at_once_in_the_order_of_the_files() {
    dragon_with("cases.ron", r#"id: "torn""#, r#"id: "smoke""#)
        .edit("cards.ron", r#"when: ["vain"]"#, r#"when: ["vane"]"#)
        .edit("questions.ron", "raise: Urgent", "rase: Urgent")
        .edit("sources.ron", "Wings like polish.", "")
        .reports(&[
            "error[syntax] questions.ron:16:74 rase",
            "error[unknown-fact] cards.ron:14:103 vane",
            "error[empty-text] sources.ron:5:27 ",
            "error[duplicate-id] cases.ron:9:11 smoke",
        ]);
}

#[test]
fn mistakes_in_two_cards_of_one_file_are_both_told() {
    dragon_with("cards.ron", r#"title: "Feed it""#, r#"titel: "Feed it""#)
        .edit("cards.ron", r#"title: "Lend it a mirror""#, r#"title: "Lend it a mirror", colour: "red""#)
        .reports(&["error[syntax] cards.ron:12:48 titel", "error[syntax] cards.ron:14:79 colour"]);
}

#[test]
fn what_does_not_parse_and_what_does_not_exist_are_told_together() {
    dragon_with("cards.ron", r#"title: "Feed it""#, r#"titel: "Feed it""#)
        .edit("cards.ron", r#"when: ["vain"]"#, r#"when: ["vane"]"#)
        .reports(&["error[syntax] cards.ron:12:48 titel", "error[unknown-fact] cards.ron:14:103 vane"]);
}

#[test]
fn columns_count_characters_not_bytes() {
    dragon_with(
        "questions.ron",
        r#"short: "Mood", ask: "What mood is it in?""#,
        r#"short: "Humeur é", ask: "Ça va, 龙?", about: "moood""#,
    )
    .reports(&["error[unknown-question] questions.ron:20:66 moood"]);
}

#[test]
fn columns_of_what_does_not_parse_count_characters_too() {
    dragon_with("facts.ron", r#"because: "it is the wing""#, r#"because: "é龙é", bcause: "it is the wing""#)
        .reports(&["error[syntax] facts.ron:4:34 bcause"]);
}

fn with_crlf(mut guide: Edited) -> Edited {
    guide.files.iter_mut().for_each(|(_, text)| *text = text.replace('\n', "\r\n"));
    guide
}

#[test]
fn windows_line_ends_change_no_place() {
    with_crlf(dragon()).reports(&[]);
    let name = dragon_with("cards.ron", r#"when: ["vain"]"#, r#"when: ["vane"]"#);
    let shape = dragon_with("cards.ron", r#"title: "Feed it""#, r#"titel: "Feed it""#);
    for guide in [name, shape] {
        assert_eq!(with_crlf(guide.clone()).problems(), guide.problems());
    }
}

#[test]
fn a_text_with_escapes_is_read_and_its_problems_are_told_at_the_id_of_its_item() {
    dragon_with("cards.ron", "Offer three turnips.", r#"Offer \"three\" turn\u{69}ps."#).reports(&[]);
    let guide = dragon_with("cards.ron", r#"("Offer three turnips.", ["D6"])"#, r#"("Offer \"three\" turnips.", [])"#);
    guide.reports(&["error[no-claim] cards.ron:12:11 feed"]);
    let guide = dragon_with("facts.ron", r#"because: "it is the wing""#, r#"because: "\u{20}""#);
    guide.reports(&["error[empty-text] facts.ron:4:11 wing"]);
}

#[test]
fn a_raw_string_is_a_text_like_any_other() {
    let guide =
        dragon_with("cards.ron", r#"("Offer three turnips.", ["D6"])"#, r##"(r#"Offer "three" turnips."#, [])"##);
    guide.reports(&[r#"error[no-claim] cards.ron:13:16 Offer "three" turnips."#]);
}

#[test]
fn a_comment_before_an_item_moves_no_column() {
    dragon_with(
        "facts.ron",
        r#"    (id: "wing", because"#,
        "    // (the left one, é)\n    /* or */ (id: \"wing\", becase",
    )
    .reports(&["error[syntax] facts.ron:5:27 becase"]);
}

#[test]
fn the_page_shows_the_line_underlines_the_words_and_says_what_to_write() {
    let guide = dragon_with("cards.ron", r#"when: ["hungry"]"#, r#"when: ["hungy"]"#);
    let (files, checked) = guide.checked();
    assert_eq!(render(&checked.problems, &files, false), HUNGY);
}

const HUNGY: &str = "\
error[unknown-fact]: there is no fact `hungy`, did you mean `hungry`?
  --> cards.ron:12:89
   |
12 |     (id: \"feed\", kind: \"feed\", group: \"later\", title: \"Feed it\", up_to: Urgent, when: [\"hungy\"],
   |                                                                                         ^^^^^
   |
   = help: write the id of one that is declared, or declare this fact";

#[test]
fn colour_changes_no_word_of_the_page() {
    let guide = dragon_with("cards.ron", r#"when: ["hungry"]"#, r#"when: ["hungy"]"#);
    let (files, checked) = guide.checked();
    let (plain, styled) = (render(&checked.problems, &files, false), render(&checked.problems, &files, true));
    assert!(!plain.contains('\u{1b}') && styled.contains('\u{1b}'));
    assert_eq!(without_styles(&styled), plain);
}

fn without_styles(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}
