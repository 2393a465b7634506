//! Questions: choices, checklists, back, and what stands beside them.

use crate::play::{Play, play, play_guide, play_with, setting};
use crate::toy;
use charley::content;
use charley::session::Session;
use charley::tui::ThemeName;
use ratatui::layout::Size;
use std::fs;

/// Through the alarm and to the question behind it.
const CALM: &str = "0<enter>";

#[test]
fn the_program_opens_on_the_first_question() {
    insta::assert_snapshot!(play(60, 20).screen(), @r#"
     charley · when a dragon will not fly           3 to 5 more
    ┌ Alarm ───────────────────────────────────────────────────┐
    │ Is any of this happening now?                            │
    │                                                          │
    │ > 1 [ ] Smoke from the ears                              │
    │   2 [ ] The castle is on fire                            │
    │                                                          │
    │   0  →  None of these: go on                             │
    │                                                          │
    ├ Keep calm ───────────────────────────────────────────────┤
    │ • Speak softly and keep your hat on.                     │
    │                                                          │
    │                                                          │
    │                                                          │
    │                                                          │
    │                                                          │
    │                                                          │
    └──────────────────────────────────────────────────────────┘

     Enter tick  0 Enter: none  a answers … ? help  q quit
    "#);
}

#[test]
fn answers_and_early_cards_stand_beside_a_question() {
    insta::assert_snapshot!(play(80, 20).keys(CALM).keys("<enter>0<enter>").screen(), @r#"
     charley · when a dragon will not fly                     1 to 2 more questions
    ┌ Mood ────────────────────────────────────────┐┌ Your answers ────────────────┐
    │ What mood is it in?                          ││ Alarm       none             │
    │                                              ││ Part        wing             │
    │ > 1  Cheerful as ever                        ││ Signs there none             │
    │   2  It sulks                                │└──────────────────────────────┘
    │   3  Not sure                                │┌ Do now ──────────────────────┐
    │                                              ││ Polish the wing              │
    │                                              ││ • Polish towards the tip.    │
    │                                              ││ t Polish gently: 20 s,       │
    │                                              ││   3 times, 5 s rest between  │
    │                                              ││   Then: Let it shine.        │
    │                                              ││                              │
    │                                              ││                              │
    │                                              ││                              │
    │                                              ││                              │
    │                                              ││                              │
    └──────────────────────────────────────────────┘└──────────────────────────────┘

     Enter answer · b back · a answers · t timer · ! signs · ? help · q quit
    "#);
}

#[test]
fn what_stands_below_the_answers_is_counted_and_can_be_reached() {
    let play = play(40, 12).keys(CALM).keys("1<enter>0<enter>a").shows("below");
    let play = play.keys("<pgdn><pgdn><pgdn><pgdn>").hides("below").shows("Let it shine.").shows("above");
    let play = play.keys("k").shows("> 2  Part");
    play.keys("<end><end>").shows("Let it shine.").keys("<home>").shows("> 1  Alarm");
}

#[test]
fn a_small_screen_has_no_frames() {
    insta::assert_snapshot!(play(40, 12).keys(CALM).screen(), @r#"
    charley · when a dragon…   2 to 4 more
    Which part will not fly?

    > 1  A wing
      2  The tail
      3  All of it




    Alarm: none
    Enter answer  ! signs … ? help  q quit
    "#);
}

#[test]
fn ascii_draws_nothing_that_is_not_on_a_keyboard() {
    let play = play_with(toy::guide(), 80, 24, setting(ThemeName::Mono, true)).keys(CALM);
    assert!(play.screen().is_ascii(), "{}", play.screen());
}

#[test]
fn a_digit_moves_and_enter_answers() {
    let play = play(80, 24).keys(CALM).keys("2");
    assert!(play.focused().starts_with("> 2  The tail"), "{}", play.screen());
    play.keys("<enter>").shows("Part: tail").shows("What do you see there?");
}

#[test]
fn only_rows_that_a_digit_reaches_have_a_number() {
    let play = long_checklist().resize(80, 30).shows(" 9 [ ] Sign 9").hides("10 [ ]").shows("     [ ] Sign 10");
    play.keys("9").shows(" 9 [x] Sign 9").shows("This one fits");
}

#[test]
fn the_focused_row_is_a_full_block_at_every_size() {
    use ratatui::style::Modifier;
    let reversed = |play: &Play| -> Vec<Vec<usize>> {
        let (buffer, _) = play.draw();
        let rows = buffer
            .content
            .chunks(usize::from(buffer.area.width))
            .map(|cells| (0..cells.len()).filter(|x| cells[*x].modifier.contains(Modifier::REVERSED)).collect());
        rows.filter(|row: &Vec<usize>| !row.is_empty()).collect()
    };
    for (width, height) in [(40, 12), (60, 20), (80, 24)] {
        let rows = reversed(&play_guide(content::builtin().unwrap(), width, height).keys("j"));
        assert!(rows.windows(2).all(|pair| pair[0] == pair[1]) && rows[0].len() > 30, "{width}x{height} {rows:?}");
    }
}

#[test]
fn the_panel_of_answers_begins_with_a_whole_one() {
    let trail = "emergency=none what=let_go muscle=calf leg_signs=none today=none feel=tight,sore clot_signs=none \
                 how_long=minutes safe=none why=yes session=sweaty,hard,tired,no_warmup,cold_water,drank_little";
    let words: Vec<String> = trail.split_whitespace().map(str::to_owned).collect();
    let mut marks = 0;
    for height in 20..=24 {
        for width in [76, 80, 90, 100, 110] {
            let session = Session::along_words(&content::builtin().unwrap(), "start", &words).unwrap();
            let look = setting(ThemeName::Auto, false);
            let screen = Play::of(session, Size { width, height }, look).screen();
            let first = screen.lines().nth(2).unwrap().rsplit("││").next().unwrap();
            assert!(!first.starts_with("  "), "{screen}");
            marks += usize::from(screen.contains("▲ "));
        }
    }
    assert!(marks > 0, "the panel was never too small");
}

#[test]
fn a_checklist_that_was_answered_without_a_tick_says_so() {
    let play = play(80, 24).hides("Answered before").keys(CALM).keys("b").shows("Answered before: none");
    assert!(play.focused().starts_with("> 1 [ ] Smoke"), "{}", play.screen());
    let play = play.keys("0<enter>2<enter>").hides("Answered before").keys("!").shows("Answered before: none");
    play.keys("<esc>10<enter>b").hides("Answered before").shows("1 [x] A tear");
    // A held Enter still denies nothing.
    let mut play = long_checklist().keys("<pgdn><pgdn>0<enter>b").shows("Answered before: none");
    play.press(&"<enter>".repeat(9));
    play.shows("Sign 1");
}

#[test]
fn the_focus_stops_at_both_ends() {
    let mut play = play(60, 20).keys(CALM);
    let mut focus = |keys: &str| {
        play.press(keys);
        play.focused()
    };
    assert_eq!(focus("kkk"), "> 1  A wing");
    assert_eq!(focus("jjjjjj"), "> 3  All of it");
    assert_eq!(focus("<up>"), "> 2  The tail");
    assert_eq!(focus("<end>"), "> 3  All of it");
    assert_eq!(focus("g"), "> 1  A wing");
    assert_eq!(focus("9"), "> 1  A wing");
}

#[test]
fn ticks_change_the_words_of_the_last_row() {
    let play = play(80, 24).shows("0  →  None of these: go on").keys("<enter>").shows("1 [x] Smoke");
    let play =
        play.shows("0  →  This one fits: go on").keys("j<space>").shows("These 2 fit").keys("2").shows("This one fits");
    play.keys("<enter>").shows("These 2 fit");
}

#[test]
fn a_held_enter_never_leaves_a_checklist() {
    let play = play(80, 24).keys(&"<enter>".repeat(7));
    play.shows("Is any of this happening now?");
}

#[test]
fn a_checklist_goes_on_only_when_all_of_it_was_on_screen() {
    let play = long_checklist().shows("below").keys("0<enter>").shows("3 above are not read yet: PgUp");
    play.keys("<pgup><pgup>0<enter>").shows("Which part will not fly?");
}

#[test]
fn what_will_be_refused_is_not_offered_and_what_is_to_be_read_is_counted() {
    // Before all of it was on screen neither `0` nor Enter on the last row is offered, but the key that shows the rest.
    long_checklist().resize(60, 20).shows("6 to read below").shows("PgDn read on").hides(" 0 ");
    let last = long_checklist().keys("0").shows("▲ 3 to read above").shows("PgUp read on").hides("Enter");
    let read = last.keys("<pgup><pgup>").hides("to read").keys("0").shows("Enter go on");
    read.keys("<home>").shows("Enter tick  0 Enter").keys("<enter>").shows("Space untick  0 Enter").hides("Enter tick");
}

#[test]
fn the_last_row_says_what_enter_does_on_it() {
    let play = play(80, 24).shows("0 Enter: none of these").keys("0").shows("Enter none of these, go on");
    play.keys("1").shows("0 then Enter: go on").keys("0").shows("Enter go on").hides("none of these, go on");
}

#[test]
fn a_held_enter_behind_the_jump_to_the_last_row_denies_nothing() {
    let mut play = long_checklist().keys("0");
    play.press(&"<enter>".repeat(9));
    play.shows("not read yet");
}

#[test]
fn a_digit_that_no_sign_has_denies_none() {
    // With the two that the toy guide has anyway there are eight.
    let play = longer_checklist(6, 80, 30)
        .shows("8 [ ] The castle")
        .hides("9 [ ]")
        .shows("None of these")
        .keys("9")
        .shows("There is no 9 here");
    assert!(play.focused().starts_with("> 1 [ ] Sign 1"), "{}", play.screen());
    let play = play.keys("<enter>").shows("1 [x] Sign 1").keys("8").shows("> 8 [x] The castle");
    assert_eq!(toy::trail(play.session()), "");
}

/// A guide with more signs than a small screen can hold.
pub(super) fn long_checklist() -> Play {
    longer_checklist(16, 40, 12)
}

/// A guide with so many signs more than the toy guide, on a screen of this size.
fn longer_checklist(signs: usize, width: u16, height: u16) -> Play {
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(toy::folder()).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    let questions = fs::read_to_string(toy::folder().join("questions.ron")).unwrap();
    let signs = (1..=signs).map(|n| format!("(id: \"sign{n}\", text: \"Sign {n}\", short: \"sign {n}\"),\n"));
    let (before, after) = questions.split_once("ticks: [").unwrap();
    fs::write(folder.path().join("questions.ron"), format!("{before}ticks: [{}{after}", signs.collect::<String>()))
        .unwrap();
    play_guide(content::folder(folder.path()).unwrap(), width, height)
}

#[test]
fn back_preselects_the_answer_that_was_given() {
    let play = play(80, 24).keys(CALM).keys("2<enter>b").shows("Which part will not fly?").hides("Part  tail");
    assert!(play.focused().starts_with("> 2  The tail"), "{}", play.screen());
    let play = play.keys("<back>").shows("Is any of this happening now?");
    play.keys("b<ctrl-h>").shows("Is any of this happening now?");
}

#[test]
fn ticks_are_remembered_on_the_way_back() {
    play(80, 24).keys(CALM).keys("<enter>2").shows("2 [x] It is stiff").keys("0<enter>b").shows("2 [x] It is stiff");
}

#[test]
fn the_level_stands_in_the_header_once_it_is_raised() {
    let play = play(80, 24).keys(CALM).hides("write a letter").keys("<enter>0<enter>2<enter>");
    assert!(play.screen().lines().next().unwrap().contains(" ! write a letter "), "{}", play.screen());
}

#[test]
fn how_much_is_left_is_said_as_a_range() {
    play(80, 24).shows("3 to 5 more").keys(CALM).shows("2 to 4 more").keys("3<enter>").shows("1 more");
    let shipped = play_guide(content::builtin().unwrap(), 80, 24).keys("<pgdn><pgdn>0<enter>6<enter>");
    assert!(!shipped.screen().contains(" 0 to "), "{}", shipped.screen());
}

#[test]
fn rows_behind_a_screen_that_is_too_small_were_not_seen() {
    // Turned upright and back, as a phone is: nothing but "Too small" was on screen meanwhile.
    let at_once = play(60, 12);
    let turned = play(60, 12).resize(38, 60).resize(60, 12);
    assert_eq!(turned.app().pane().unseen(), at_once.app().pane().unseen());
}

#[test]
fn keys_typed_ahead_deny_nothing_that_was_never_drawn() {
    let guide = charley::content::builtin().unwrap();
    let play = play_guide(guide, 40, 12).ahead("0<enter>").shows("not read yet");
    assert!(play.session().walk().trail.is_empty(), "{}", play.screen());
    // Each screenful that comes up is drawn before the next key is taken in.
    let before = play.done().frames;
    let play = play.ahead("<pgup><pgup><pgup>");
    assert!(play.done().frames > before + 1, "{} frames", play.done().frames - before);
}

#[test]
fn a_sign_that_needs_help_now_is_taken_before_the_others_were_read() {
    let guide = content::builtin().unwrap();
    play_guide(guide, 40, 12).keys("50<enter>").shows("Call an ambulance now");
}

#[test]
fn every_row_can_be_read_by_leafing_down() {
    for (width, height) in [(40, 12), (60, 20)] {
        let mut play = play_guide(content::builtin().unwrap(), width, height).keys("0").keys("<home>");
        play.press("<pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn>0<enter>2<enter>1<enter>");
        assert_eq!(play.app().asked(), play.session().guide().question("leg_signs"), "{}", play.screen());
        play.press("<pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn>");
        assert_eq!(play.app().pane().unseen(), 0, "{}", play.screen());
    }
}

#[test]
fn every_row_can_be_read_by_leafing_up() {
    for (width, height) in [(40, 12), (40, 14), (60, 20)] {
        let play = play_guide(content::builtin().unwrap(), width, height).keys("<end>");
        let play = play.keys("<pgup><pgup><pgup><pgup><pgup><pgup><pgup><pgup>");
        assert_eq!(play.app().pane().unseen(), 0, "{}", play.screen());
    }
}

#[test]
fn enter_does_not_take_away_the_tick_that_a_digit_has_set() {
    let play = play(80, 24).keys("1<enter>").shows("1 [x] Smoke").shows("Ticked: 0, then Enter goes on");
    let _ = play.keys("<space>").shows("1 [ ] Smoke");
}
