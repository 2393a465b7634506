//! Early cards: what to do now stands beside or below every question, without a key.

use super::question::long_checklist;
use crate::play::{Play, play, play_guide, play_with, setting};
use crate::toy;
use charley::content;
use charley::tui::ThemeName;

/// To a list of choices with two early cards.
const WING: &str = "0<enter>1<enter>0<enter>";

#[test]
fn early_cards_stand_in_the_rows_that_a_checklist_leaves_free() {
    insta::assert_snapshot!(play(80, 20).keys(WING).keys("1<enter>2<enter>").screen(), @r#"
     charley · when a dragon will not fly                             last question
    ┌ Food ────────────────────────────────────────────────────────────────────────┐
    │ What about food?                                                             │
    │ Nobody flies on an empty stomach.                                            │
    │                                                                              │
    │ > 1 [ ] It has not eaten since yesterday                                     │
    │                                                                              │
    │   0  →  None of these: go on                                                 │
    │                                                                              │
    ├ Polish the wing ─────────────────────────────────────────────────────────────┤
    │ • Polish towards the tip.                                                    │
    │ t Polish gently: 20 s, 3 times, 5 s rest between                             │
    │   Then: Let it shine.                                                        │
    │                                                                              │
    │ Keep calm                                                                    │
    │ • Speak softly and keep your hat on.                                         │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘
     Vanity: never · Mood: cheerful · Signs there: none · Part: wing · Alarm: none
     Enter tick  0 Enter: none  b back  a answers  t timer  ! signs  ? help  q quit
    "#);
}

#[test]
fn early_cards_stand_below_the_choices_of_a_narrow_screen() {
    let narrow = play(75, 20).keys(WING).shows("├ Polish the wing").shows("│ Keep calm");
    narrow.shows(" Signs there: none").hides("a: ").resize(76, 20).hides("├ Polish the wing").shows("┌ Do now");
}

#[test]
fn early_cards_stand_below_a_question_without_a_frame() {
    insta::assert_snapshot!(play(40, 15).keys(WING).screen(), @r#"
    charley · when a dragon…   1 to 2 more
    What mood is it in?

    > 1  Cheerful as ever
      2  It sulks
      3  Not sure

    Moods decide most flights.
    ── Polish the wing ───────────────────
    • Polish towards the tip.
    t Polish gently: 20 s, 3 times, 5 s
      rest between
      Then: Let it shine.
    Signs there: none          ▼ 3 more: a
    Enter answer  t timer  ! signs … ?  q
    "#);
}

#[test]
fn ascii_joins_the_early_cards_to_the_frame() {
    let play = play_with(toy::guide(), 60, 20, setting(ThemeName::Mono, true));
    play.shows(&format!("+ Keep calm {}+", "-".repeat(47)));
}

#[test]
fn where_no_row_is_free_the_status_line_says_the_first_sentence() {
    long_checklist().shows(" a: Speak softly an…").hides("a: Keep calm");
    play(40, 12).keys("0<enter>").shows(" a: Speak softly and keep your hat on.").hides("Alarm: none");
    // The last answer follows where there is room for both.
    let wide = shipped(130, 19).keys("<pgdn><pgdn>0<enter>2<enter>").shows("below");
    wide.shows(" a: Stop and sit down.").shows("first. · What is happening: cramping now");
}

#[test]
fn the_answers_show_all_early_cards_in_the_same_order() {
    let screen = play(60, 20).keys(WING).keys("a").screen();
    let line = |words: &str| screen.lines().position(|line| line.contains(words)).unwrap();
    assert!(line("Do now") < line("Polish the wing") && line("Polish the wing") < line("Keep calm"), "{screen}");
}

#[test]
fn nothing_stands_below_a_question_that_is_laid_over() {
    play(60, 20).keys("0<enter>!").hides("Keep calm").keys("<esc>a1<enter>").hides("Keep calm");
}

#[test]
fn what_is_cut_ends_behind_a_whole_statement() {
    let play = play(40, 14).keys(WING).shows("Polish towards the tip.").hides("Polish gently").shows("▼ 6 more: a");
    play.resize(40, 16).shows("Let it shine.").shows("▼ 3 more: a");
}

fn shipped(width: u16, height: u16) -> Play {
    play_guide(content::builtin().unwrap(), width, height)
}

#[test]
fn the_first_screen_of_the_built_in_guide_shows_all_signs() {
    let mut play = shipped(100, 30).shows("None of these").hides("below");
    let guide = play.session().guide().clone();
    for sign in &guide[guide.first].choices {
        play = play.shows(&sign.text);
    }
    // Where they do not fit, the rest is one key away.
    shipped(80, 24).shows(" below").keys("<pgdn><pgdn>").shows("None of these");
}

#[test]
fn a_cramp_of_the_calf_is_stretched_from_the_fifth_question_on_without_a_key() {
    for (width, height) in [(80, 24), (60, 20), (100, 30)] {
        let mut play = shipped(width, height).keys("<pgdn><pgdn>0<enter>2<enter>1<enter><pgdn><pgdn>0<enter>");
        let guide = play.session().guide().clone();
        assert_eq!(guide[play.app().asked().unwrap()].id, "today");
        let card = guide.cards.iter().find(|card| card.id == "calf_now").unwrap();
        let start: String = card.say[0].text.chars().take(40).collect();
        play = play.shows(&start);
        play.keys("<pgdn><pgdn>0<enter>").shows(&card.say[0].text[..9]);
    }
}

#[test]
fn the_first_card_stands_in_full_beside_or_below_a_list_of_choices() {
    for (width, height) in [(80, 24), (100, 30), (132, 40), (76, 26)] {
        let calf = "<pgdn><pgdn>0<enter>2<enter>1<enter><pgdn><pgdn>0<enter><pgdn><pgdn>0<enter>";
        let play = shipped(width, height).keys(calf).shows("How long did it stay");
        let guide = play.session().guide().clone();
        let card = guide.cards.iter().find(|card| card.id == "calf_now").unwrap();
        let ends = [&card.say[3].text, card.steps[0].end.as_ref().unwrap()];
        let all: String = play.screen().split_whitespace().filter(|word| *word != "││" && *word != "│").collect();
        for end in ends {
            let last: String = end.split_whitespace().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
            assert!(all.contains(&last), "{width}x{height} {last}\n{}", play.screen());
        }
    }
}

#[test]
fn what_the_guide_puts_first_stands_before_the_closer_fit() {
    let calf = "<pgdn><pgdn>0<enter>2<enter>1<enter><pgdn><pgdn>0<enter>";
    let heat = shipped(80, 24).keys(calf).shows("├ Stretch the calf now").keys("3<pgdn><pgdn>0<enter>");
    heat.shows("│ Cool down first").keys("a").shows("Stretch the calf now");
}
