//! The plan and its reasons.

use crate::play::{Play, play, play_guide, sets_of_ticks, setting};
use charley::content;
use charley::guide::EntryIdx;
use charley::session::Session;
use charley::trail::{Answer, Ticks, text};
use charley::tui::ThemeName;
use charley::tui::app::App;
use charley::tui::frame::pane::Pane;
use ratatui::layout::Size;

#[test]
fn a_plan_says_how_soon_why_and_what_to_do() {
    insta::assert_snapshot!(play(60, 20).keys("0<enter>1<enter>20<enter>2<enter>0<enter>").screen(), @r#"
    charley · when a dragon will not fly
     !  Write to a whisperer
    Sulks, wing, stiff.

    > 1  Keep calm
      2  Polish the wing                      t 20 s, 3 times
      3  Sun the stiff part                            15 min

    Send a raven this week.

      What to say · Later







    
    Space done  Enter open  t timer  ! signs … ? help  q quit
    "#);
}

#[test]
fn an_emergency_begins_with_the_numbers() {
    insta::assert_snapshot!(play(60, 20).keys("10<enter>").screen(), @r#"
    charley · when a dragon will not fly
     !!!  Ring the great bell now
    1 Upper Vale · 2 Lower Vale

    > 1  Stand back

    Stop if the wall smokes, too.
    Ring the bell, then stand well back.

      What to say









    Space done  Enter open  w why  ! signs … ? help  q quit
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
fn the_level_is_said_once_and_stays_while_the_plan_is_read() {
    let play = play(40, 12).keys("0<enter>1<enter>20<enter>2<enter>0<enter>3<enter>").shows("Write to a whisperer");
    let play = play.keys("<end>").shows("above").shows("Write to a whisperer").hides("write a letter");
    play.keys("a").shows(" ! write a letter");
}

#[test]
fn what_is_below_is_counted_and_can_be_reached() {
    let play = play(40, 12).keys("0<enter>1<enter>20<enter>2<enter>0<enter>3<enter>").shows("below");
    let play = play.keys("<end>").hides("below").shows("above").shows("> Later");
    play.keys("<home>").shows("Sulks, wing").hides("above");
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
        // What can be opened begins behind the actions, below an empty line.
        let Pane { page, .. } = app.pane();
        let actions = app.model.stand.plan.as_ref().unwrap().actions(&guide).len();
        let rest = page.rows[actions].start;
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

#[test]
fn the_plan_of_every_case_has_nothing_below_it() {
    for session in crate::plans::cases() {
        let play = Play::of(session, Size::new(80, 24), setting(ThemeName::Auto, false));
        assert!(!play.app().pane().has_more(), "{}", play.screen());
    }
}

#[test]
fn on_a_small_screen_nothing_that_must_be_done_or_watched_for_is_below_it() {
    for session in crate::plans::cases() {
        let play = Play::of(session, Size::new(60, 20), setting(ThemeName::Auto, false));
        let (m, pane) = (&play.app().model, play.app().pane());
        // It ends with what to do at the level.
        let act = &m.guide().words(m.level()).act.text[..12];
        let last = pane.page.lines.iter().rposition(|line| line.to_string().starts_with(act)).unwrap();
        assert!(last < pane.height(), "{}", play.screen());
    }
}

#[test]
fn every_line_of_first_aid_is_open() {
    let ticks = "confused,collapsed,stroke_signs,chest_pain,limb_cold,dark_urine";
    let mut play = super::at_size(&format!("emergency={ticks}"), 80, 24).hides("More to do");
    let shown = play.app().model.stand.plan.as_ref().unwrap();
    let guide = play.session().guide().clone();
    let all = shown.actions(&guide).iter().chain(shown.further(&guide));
    let lines: Vec<String> = all.map(|action| guide[action.card].headline().to_owned()).collect();
    assert!(lines.len() > 6, "{lines:?}");
    for line in &lines {
        assert!(play.focused().contains(line.as_str()), "{line}\n{}", play.screen());
        play.press("j");
    }
}
