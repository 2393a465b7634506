//! Early cards: what to do now stands without a key beside or below the question at which it is new, and with all
//! other advice on the list of answers.

use super::question::long_checklist;
use crate::play::{Play, play, play_guide, play_with, setting};
use crate::toy;
use charley::content;
use charley::session::Session;
use charley::tui::ThemeName;
use ratatui::layout::Size;

/// To a list of choices with one early card that is new and another that held before.
const WING: &str = "0<enter>1<enter>0<enter>";

#[test]
fn early_cards_stand_in_the_rows_that_a_checklist_leaves_free() {
    insta::assert_snapshot!(play(80, 20).screen(), @r#"
     charley · when a dragon will not fly                     3 to 5 more questions
    ┌ Alarm ───────────────────────────────────────────────────────────────────────┐
    │ Is any of this happening now?                                                │
    │                                                                              │
    │ > 1 [ ] Smoke from the ears                                                  │
    │   2 [ ] The castle is on fire                                                │
    │                                                                              │
    │   0  →  None of these: go on                                                 │
    │                                                                              │
    ├ Keep calm ───────────────────────────────────────────────────────────────────┤
    │ • Speak softly and keep your hat on.                                         │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘

     Enter tick · 0 Enter: none of these · a answers · o journal · ? help · q quit
    "#);
}

#[test]
fn early_cards_stand_below_the_choices_of_a_narrow_screen() {
    let narrow = play(75, 20).keys(WING).shows("├ Polish the wing").shows("│   Then: Let it shine.");
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

    ── Polish the wing ───────────────────
    • Polish towards the tip.
    t Polish gently: 20 s, 3 times, 5 s
      rest between
      Then: Let it shine.

    Signs there: none · Part: wing
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
    long_checklist().shows(" a: Keep calm").hides("Speak softly");
    along("emergency=none what=cramping_now", 40, 12).shows(" a: Stop and sit down.").hides("What is happening");
    // The last answer follows where there is room for both.
    let wide = shipped(130, 19).keys("<pgdn><pgdn>0<enter>2<enter>").shows("below");
    wide.shows(" a: Stop and sit down.").shows("push through it. · What is happening: cramping now");
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
    let play = play(40, 12).keys(WING).shows("Polish towards the tip.").hides("Polish gently").shows("▼ 3 more: a");
    play.resize(40, 13).shows("Let it shine.").hides("▼");
}

fn shipped(width: u16, height: u16) -> Play {
    play_guide(content::builtin().unwrap(), width, height)
}

/// The built-in guide at the end of a trail.
fn along(trail: &str, width: u16, height: u16) -> Play {
    let words: Vec<String> = trail.split_whitespace().map(str::to_owned).collect();
    let session = Session::along_words(&content::builtin().unwrap(), "start", &words).unwrap();
    Play::of(session, Size::new(width, height), setting(ThemeName::Auto, false))
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
fn a_cramp_of_the_calf_is_stretched_at_the_fifth_question_without_a_key() {
    for (width, height) in [(80, 24), (60, 20), (100, 30)] {
        let mut play = shipped(width, height).keys("<pgdn><pgdn>0<enter>2<enter>1<enter><pgdn><pgdn>0<enter>");
        let guide = play.session().guide().clone();
        assert_eq!(guide[play.app().asked().unwrap()].id, "today");
        let card = guide.cards.iter().find(|card| card.id == "calf_now").unwrap();
        let start: String = card.headline().chars().take(30).collect();
        play = play.shows(&start);
        play.keys("<pgdn><pgdn>0<enter>").hides(&start).keys("a<pgdn>").shows(&start);
    }
}

#[test]
fn the_first_card_stands_in_full_beside_or_below_a_list_of_choices() {
    for (width, height) in [(132, 40), (100, 30), (80, 24), (76, 26), (76, 20), (75, 20), (60, 20)] {
        let play = play(width, height).keys(WING).shows("What mood is it in?");
        play.shows("Polish the wing").shows("Polish towards the tip.").shows("Then: Let it shine.").hides("more: a");
    }
    let hot = "emergency=none what=cramping_now muscle=calf leg_signs=none today=hot";
    for (width, height) in [(132, 40), (100, 30), (80, 24), (76, 26)] {
        let play = along(hot, width, height).shows("What is the longest").shows("Get into the shade.");
        play.shows("Wet your skin").hides("Pull your toes").hides("more: a").hides("press a");
    }
}

#[test]
fn what_is_new_at_once_stands_together() {
    let trail = "emergency=none what=cramping_now muscle=calf leg_signs=none today=overheated,bloated";
    let play = along(trail, 100, 40).shows("├ Stop, lie down somewhere cool").shows("│  Drink nothing more");
    play.hides("Pull your toes").keys("a").shows("Stop, lie down somewhere cool");
}

#[test]
fn the_next_question_does_not_repeat_what_stood_beside_the_one_before() {
    for (width, height) in [(80, 24), (75, 20), (60, 20), (40, 12)] {
        let new = play(width, height).keys(WING).shows("Polish towards the tip.").hides("Speak softly");
        let next = new.keys("1<enter>").hides("Polish").hides("Speak softly").hides("more: a");
        let all = next.keys("a<end><end>").shows("Speak softly");
        let back = all.keys("<pgup>").shows("Polish towards the tip.").keys("<esc>b");
        back.shows("What mood is it in?").shows("Polish towards the tip.");
    }
}

#[test]
fn what_the_guide_puts_first_stands_before_the_closer_fit() {
    let calf = "<pgdn><pgdn>0<enter>2<enter>1<enter><pgdn><pgdn>0<enter>";
    let heat = shipped(80, 24).keys(calf).shows("├ Pull your toes slowly").keys("3<pgdn><pgdn>0<enter>");
    heat.shows("│ Get into the shade").keys("a").shows("Pull your toes slowly");
}
