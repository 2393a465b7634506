//! The plan and its reasons.

use crate::play::{Play, play, play_guide, sets_of_ticks, setting};
use charley::content;
use charley::guide::{EntryIdx, TriageLevel};
use charley::session::Session;
use charley::trail::{Answer, Ticks, text};
use charley::tui::ThemeName;
use charley::tui::app::App;
use charley::tui::frame::pane::Pane;
use ratatui::layout::Size;

#[test]
fn a_plan_says_how_soon_why_and_what_to_do() {
    insta::assert_snapshot!(play(60, 30).keys("0<enter>1<enter>20<enter>2<enter>0<enter>").screen(), @r#"
    charley · when a dragon will not fly
     !  Write to a whisperer                                  ▐
    Sulks, wing, stiff.                                       ▐
                                                              ▐
    1  Keep calm                                              ▐
    2  Polish the wing (20 s, 3 times)                        ▐
    3  Sun the stiff part (15 min)                            ▐
                                                              ▐
    Send a raven this week.                                   ▐
                                                              ▐
    ── How ───────────────────────────────────────────────────▐
    Keep calm                                                 ▐
    • Speak softly and keep your hat on.                      ▐
                                                              ▐
    Polish the wing                                           ▐
    • Polish towards the tip.                                 ▐
    t Polish gently: 20 s, 3 times, 5 s rest between          ▐
      Then: Let it shine.                                     ▐
                                                              ▐
    Sun the stiff part                                        ▐
    • Lay it in the sun.                                      ▐
    • Why: Stiff parts like the sun.
    • Weak evidence.
    2 Leave it in the sun: 15 min

    ── What to say ───────────────────────────────────────────
    • Wing, sulks.
    • Signs there: stiff.
                                               ▼ 9 lines below
    PgDn more  t timer  w why  ! signs  s save … ? help  q quit
    "#);
}

#[test]
fn an_emergency_begins_with_the_numbers() {
    insta::assert_snapshot!(play(60, 20).keys("10<enter>").screen(), @r#"
    charley · when a dragon will not fly
     !!!  Ring the great bell now
    1 Upper Vale · 2 Lower Vale
    1  Stand back

    Stop if the wall smokes, too.

    Ring the bell, then stand well back.

    ── How ───────────────────────────────────────────────────
    Stand back
    • Stand behind a wall.

    ── What to say ───────────────────────────────────────────
    • Alarm: smoke.




    b back  a answers  w why  ! signs  n new  ? help  q quit
    "#);
}

#[test]
fn reasons_name_sources_and_strength() {
    let play = play(80, 50).keys("0<enter>1<enter>20<enter>2<enter>0<enter>w");
    insta::assert_snapshot!(play.screen(), @r#"
     charley · when a dragon will not fly                         ! write a letter
    ┌ Why ─────────────────────────────────────────────────────────────────────────┐
    │ Write to a whisperer                                                         │
    │ • Mood: It sulks (write a letter)                                            │
    │                                                                              │
    │ Send a raven this week.                                                      │
    │   weak evidence, this guide's own rule: On Dragons [D7]                      │
    │                                                                              │
    │ Keep calm                                                                    │
    │ Shown to everybody.                                                          │
    │ • Keep calm                                                                  │
    │   strong evidence: On Dragons [D1]                                           │
    │ • Speak softly and keep your hat on.                                         │
    │   strong evidence: On Dragons [D1]                                           │
    │                                                                              │
    │ Polish the wing                                                              │
    │ Shown because it is the wing.                                                │
    │ • Polish the wing                                                            │
    │   weak evidence, well known, not confirmed in the source: On Dragons [D4]    │
    │ • Polish towards the tip.                                                    │
    │   moderate evidence: On Dragons [D3]                                         │
    │   weak evidence, well known, not confirmed in the source: On Dragons [D4]    │
    │ • Polish gently: 20 s, 3 times, 5 s rest between                             │
    │   weak evidence, well known, not confirmed in the source: On Dragons [D4]    │
    │                                                                              │
    │ Sun the stiff part                                                           │
    │ Shown because it is the wing and it is stiff.                                │
    │ • Sun the stiff part                                                         │
    │   weak evidence: On Dragons [D5]                                             │
    │ • Lay it in the sun.                                                         │
    │   weak evidence: On Dragons [D5]                                             │
    │ • Stiff parts like the sun.                                                  │
    │   weak evidence: On Dragons [D5]                                             │
    │ • Leave it in the sun: 15 min                                                │
    │   weak evidence: On Dragons [D5]                                             │
    │                                                                              │
    │ What to tell the whisperer                                                   │
    │ Shown because your dragon sulks.                                             │
    │ • Say how long it has sulked.                                                │
    │   weak evidence, this guide's own rule: On Dragons [D7]                      │
    │ • Come back if it starts to smoke.                                           │
    │   strong evidence: On Dragons [D2]                                           │
    │                                                                              │
    │ ── Sources ───────────────────────────────────────────────────────────────── │
    │ • On Dragons, an old book. [D]                                               │
    └──────────────────────────────────────────────────────────────────────────────┘



     ! emergency signs · Esc close · ? help
    "#);
}

#[test]
fn reasons_open_at_the_card_that_was_read() {
    let play = play(40, 12).keys("0<enter>1<enter>20<enter>2<enter>0<enter><tab>");
    let before = play.screen();
    let play = play.keys("w");
    assert_eq!(play.screen().lines().nth(1), Some(" Keep calm"));
    assert_eq!(play.keys("w").screen(), before);
}

#[test]
fn the_level_is_said_once() {
    let play = play(60, 20).keys("0<enter>1<enter>20<enter>2<enter>0<enter>").hides("write a letter");
    let play = play.keys("j").shows(" ! write a letter").keys("k").hides("write a letter");
    play.keys("a").shows(" ! write a letter");
}

#[test]
fn what_is_below_is_counted_and_can_be_reached() {
    let play = play(40, 12).keys("0<enter>1<enter>20<enter>2<enter>0<enter>").shows("below");
    let play = play.keys("<end>").hides("below").shows("above").shows("last revised");
    play.keys("<home>").shows("Write to a whisperer").hides("above");
}

#[test]
fn tab_goes_through_the_groups_and_round() {
    let play = play(40, 12).keys("0<enter>1<enter>20<enter>2<enter>0<enter>");
    let first_line = |keys: &str, play: &mut crate::play::Play| {
        play.press(keys);
        play.screen().lines().nth(1).unwrap().trim().to_owned()
    };
    let mut play = play;
    assert!(first_line("<tab>", &mut play).starts_with("── How"));
    assert!(first_line("<tab>", &mut play).starts_with("── What to say"));
    first_line("<tab>", &mut play);
    assert!(first_line("<tab>", &mut play).starts_with('!'));
}

#[test]
fn the_built_in_emergency_plans_fit_a_screen_whatever_was_ticked() {
    let guide = content::builtin().unwrap();
    let first = guide.first;
    for set in sets_of_ticks(guide[first].choices.len()) {
        let chosen = set.iter().fold(Ticks::default(), |ticks, tick| ticks.with(*tick));
        let mut session = Session::new(guide.clone(), EntryIdx(0));
        session.answer(first, Answer::Ticks(chosen));
        let app = App::new(session, Size::new(60, 20), setting(ThemeName::Auto, false));
        // What is not of the first view begins with what to do at the level, after an empty line.
        let Pane { page, .. } = app.pane();
        let act = &guide.words(TriageLevel::Emergency).act.text[..20];
        let rest = page.lines.iter().position(|line| line.to_string().starts_with(act)).unwrap();
        assert!(!page.pinned.is_empty());
        let height = app.pane().height();
        assert!(rest <= height + 1, "{set:?}: {rest} lines, {height} fit");
    }
}

const SIZES: [(u16, u16); 4] = [(40, 12), (60, 20), (80, 24), (100, 30)];

#[test]
fn whom_to_call_stays_on_screen_while_an_emergency_plan_is_read() {
    let guide = content::builtin().unwrap();
    for (width, height) in SIZES {
        let mut play = play_guide(guide.clone(), width, height).keys("30<enter>");
        for keys in ["", "<pgdn>", "<end>", "w", "a"] {
            play = play.keys(keys).shows("!!!");
            for number in guide.numbers.iter().filter(|_| !matches!(keys, "w" | "a")) {
                play = play.shows(&format!("{} {}", number.number, number.country));
            }
        }
    }
}

#[test]
fn nothing_stands_beside_an_emergency_plan() {
    let emergency = play(120, 40).keys("10<enter>").hides("Your answers");
    let banner = emergency.screen().lines().nth(1).unwrap().to_owned();
    assert!(banner.contains("Ring the great bell now"), "{banner}");
    play(120, 40).keys("0<enter>1<enter>20<enter>2<enter>0<enter>").shows("Your answers");
}

#[test]
fn a_source_of_the_guides_own_rules_is_not_called_that_twice() {
    let guide = content::builtin().unwrap();
    let mut session = Session::new(guide.clone(), EntryIdx(0));
    for word in "emergency=none what=cramping_now muscle=calf leg_signs=swollen today=none safe=none".split(' ') {
        let (question, answer) = text::parse(&guide, word).unwrap();
        session.answer(question, answer);
    }
    let why = Play::of(session, Size::new(100, 50), setting(ThemeName::Auto, false)).keys("w");
    let words: String =
        why.app().pane().page.lines.iter().map(|line| line.to_string().trim().to_owned() + " ").collect();
    assert!(words.contains("This guide's own rules ["), "{words}");
    assert!(!words.contains("own rule: This"), "{words}");
}

#[test]
fn what_lies_over_is_framed_no_taller_than_it_is() {
    for (keys, lines) in [("0<enter>n", 3), ("0<enter>1<enter>a", 8)] {
        let screen = play(80, 24).keys(keys).screen();
        let frame = screen.lines().position(|line| line.starts_with('└')).unwrap();
        assert_eq!(frame, lines, "{keys}\n{screen}");
    }
}
