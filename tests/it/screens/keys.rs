//! The key table: footer, help and handling agree.

use super::sizes::SCREENS;
use crate::play::{play, play_with, setting};
use crate::toy;
use charley::tui::ThemeName;
use charley::tui::key::{Action, Key, Meaning, TABLE};
use charley::tui::message::Message;
use charley::tui::model::Setting;
use charley::tui::program::Flow;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

#[test]
fn no_key_is_bound_twice() {
    let mut keys: Vec<String> = TABLE.iter().flat_map(|meaning| meaning.keys).map(|key| key.name()).collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

#[test]
fn help_lists_every_key_of_this_run_once() {
    let with_reload = Setting { can_reload: true, ..setting(ThemeName::Auto, false) };
    let help = play_with(toy::guide(), 100, 60, with_reload).keys("?").screen();
    // What these do here is said in the words of the screen.
    let is_general = |meaning: &&Meaning| !matches!(meaning.action, Action::Choose | Action::Toggle);
    for Meaning { help: sentence, .. } in TABLE.iter().filter(is_general) {
        let named = help.lines().filter(|line| line.contains(&format!("  {sentence}  "))).count();
        assert_eq!(named, 1, "{sentence}");
    }
    let help = play(100, 50).keys("?").screen();
    assert!(!help.contains("Ctrl-R"), "{help}");
}

/// Every screen of the walk, and some of what lies over them.
fn places() -> impl Iterator<Item = &'static str> {
    let others =
        ["0<enter>1<enter>0<enter>tt<space>", "0<enter>1<enter>2", "o", "oc", "10<enter>s", "10<enter>o?", "0<enter>o"];
    SCREENS.iter().map(|(_, keys)| *keys).chain(others)
}

#[test]
fn the_footer_names_the_keys_that_work_now_and_no_others() {
    for keys in places() {
        let play = play(300, 40).keys(keys);
        let footer = format!(" {} ", play.screen().lines().last().unwrap().trim());
        for meaning in &TABLE {
            let bound = play.app().keys().into_iter().find(|binding| binding.action() == meaning.action);
            let words = bound.and_then(|binding| Some((binding.key(play.app().is_typing())?, binding.words?)));
            let named = words.map(|(key, words)| format!(" {} {} ", key.name(), words.first().unwrap()));
            let is_named = named.as_ref().is_some_and(|named| footer.contains(named.as_str()));
            assert_eq!(is_named, named.is_some(), "{keys}: {:?} in {footer}", meaning.action);
        }
        assert_eq!(
            footer.matches(" · ").count() + 1,
            play.app().keys().iter().filter(|key| key.words.is_some()).count()
        );
    }
}

#[test]
fn a_key_that_the_footer_names_does_something() {
    for keys in places() {
        for binding in play(80, 24).keys(keys).app().keys().iter().filter(|binding| binding.words.is_some()) {
            let mut there = play(80, 24).keys(keys);
            let key = binding.key(there.app().is_typing()).unwrap();
            there.tell([Message::Key(event(key))]);
            assert_ne!(there.flow, Flow::Idle, "{keys}: {} does nothing", key.name());
        }
    }
}

#[test]
fn help_explains_first_each_key_that_works_on_the_screen_below() {
    for keys in places().filter(|keys| !keys.ends_with('?') && !keys.ends_with('s')) {
        let below = play(80, 24).keys(keys);
        let help = play(100, 90).keys(keys).keys("?").screen();
        let here = help.split("On other screens").next().unwrap();
        for binding in below.app().keys() {
            let names = binding.meaning.keys.iter().map(|key| key.name()).collect::<Vec<_>>().join(", ");
            assert!(here.contains(&format!(" {names} ")), "{keys}: {names} in\n{here}");
        }
    }
}

#[test]
fn a_narrow_footer_keeps_help_and_quit() {
    for width in 40..=90 {
        play(width, 24).keys("0<enter>").shows("? help").shows("q quit");
    }
}

#[test]
fn what_is_longer_than_the_screen_names_the_key_that_goes_on() {
    for (width, height) in [(40, 12), (60, 20)] {
        play(width, height).keys("?").shows("PgDn more");
    }
    play(40, 12)
        .keys("0<enter>1<enter>20<enter>2<enter>0<enter>3<enter>")
        .shows("PgDn more")
        .keys("w")
        .shows("PgDn more");
}

#[test]
fn help_leaves_room_for_its_sentences_on_a_small_screen() {
    play(40, 12).keys("?").shows("Go to the row with this");
}

#[test]
fn help_begins_with_what_keys_do_on_the_screen_below() {
    let help = play(100, 60).keys("0<enter>?").screen();
    let line = |words: &str| help.lines().position(|line| line.contains(words)).unwrap();
    assert!(line("── Here: Part") < line("Enter                 Answer "), "{help}");
    assert!(line("Go back to the question") < line("── Moving"), "{help}");
    assert!(line("── Everywhere") < line("── On other screens"), "{help}");
    assert!(line("── On other screens") < line("Go to the last row of a checklist"), "{help}");
    play(100, 60).keys("0<enter>1<enter>20<enter>2<enter>0<enter>?").shows("── Here: The plan").shows("x     ");
}

#[test]
fn a_key_that_does_nothing_here_says_what_it_is_for() {
    let said = |keys: &str, words: &str| play(80, 24).keys(keys).shows(words);
    said("0<enter>s", " s saves a plan; this is a question").keys("j").hides("saves a plan");
    said("x", " x exports a plan; this is a checklist");
    said("b", " b goes a question back; there are no answers yet");
    said("0<enter>0", " 0 ends a checklist; this is a question");
    said("10<enter>wx", " x exports a plan; these are the reasons");
    said("0<enter>nx", " x exports a plan; this asks yes or no");
    said("?5", " 5 chooses a row; this is help");
    said("z", " z does nothing; ? lists the keys").keys("j").hides("does nothing");
    // Esc may be pressed to be sure, and what was said is not said again at once.
    for keys in ["<esc>", "<delete>", "zz", "ss"] {
        assert_eq!(play(80, 24).keys("0<enter>").keys(keys).flow, Flow::Idle, "{keys}");
    }
    assert_eq!(play(30, 8).keys("s").flow, Flow::Idle);
}

#[test]
fn help_opens_everywhere_and_returns_to_the_same_state() {
    for keys in ["", "jj", "0<enter>2", "0<enter>a", "10<enter>w", "0<enter>n", "0<enter>!"] {
        let before = play(80, 24).keys(keys).screen();
        assert_eq!(play(80, 24).keys(keys).keys("?<pgdn>?").screen(), before, "{keys}");
        assert_eq!(play(80, 24).keys(keys).keys("<f1><esc>").screen(), before, "{keys}");
    }
}

#[test]
fn esc_ends_on_the_question_and_never_leaves() {
    let mut play = play(80, 24).keys("0<enter>1<enter>a1<enter>?");
    for _ in 0..20 {
        play.press("<esc>");
        assert!(!matches!(play.flow, Flow::Quit(_)));
    }
    play.shows("What do you see there?");
}

#[test]
fn q_leaves_with_0_and_ctrl_c_with_130() {
    for keys in ["", "0<enter>", "10<enter>"] {
        assert_eq!(play(80, 24).keys(keys).shows("q quit").keys("q").flow, Flow::Quit(0), "{keys}");
    }
    for keys in ["", "?", "0<enter>n", "10<enter>", "0<enter>a"] {
        assert_eq!(play(80, 24).keys(keys).keys("<ctrl-c>").flow, Flow::Quit(130), "{keys}");
    }
}

#[test]
fn q_closes_what_lies_over_before_it_leaves() {
    for keys in ["?", "0<enter>a", "10<enter>w", "0<enter>!"] {
        // One key is enough to name.
        let play = play(80, 24).keys(keys).shows("Esc close · ? help").hides("q close").keys("q");
        assert_eq!(play.flow, Flow::Drawn, "{keys}");
        assert_eq!(play.shows("q quit").keys("q").flow, Flow::Quit(0), "{keys}");
    }
    let play = play(80, 24).keys("0<enter>n").shows("Esc no, go back · ? help").hides("q no").keys("q");
    assert_eq!(play.shows("Which part will not fly?").keys("q").flow, Flow::Quit(0));
}

#[test]
fn a_screen_that_cannot_be_read_is_left_at_once() {
    assert_eq!(play(80, 24).keys("?").resize(30, 8).shows("Too small").keys("q").flow, Flow::Quit(0));
}

#[test]
fn the_smallest_footer_names_a_way_out_of_every_screen() {
    for keys in ["?", "0<enter>a", "10<enter>w", "0<enter>!", "0<enter>1<enter>20<enter>2<enter>0<enter>a2<enter>"] {
        play(40, 12).keys(keys).shows("Esc close").shows("?");
    }
}

#[test]
fn the_footer_shortens_its_words_before_it_leaves_a_key_out() {
    let plan = |width| play(width, 12).keys("0<enter>1<enter>20<enter>2<enter>0<enter>3<enter>");
    plan(132).shows(
        "PgDn more  Space done  Enter close  b back  a answers  t timer  w why  ! signs  s save  x export  o journal  n new  ? help  q quit",
    );
    plan(80).shows("PgDn more  Space done  Enter close  t timer  ! signs  s save … ? help  q quit");
    plan(60).shows("PgDn more  Enter close  t timer  ! signs … ? help  q quit");
    plan(40).shows("PgDn more  Enter close  t  ! … ?  q");
    play(40, 12).shows("Enter tick  0 Enter … ? help  q quit");
}

/// What the footer names when there is room for all.
fn named(keys: &str, width: u16, height: u16) -> Vec<String> {
    let footer = play(width, height).keys(keys).screen().lines().last().unwrap().to_owned();
    let is_named = |name: &String| footer.contains(&format!(" {name} ")) || footer.ends_with(&format!(" {name}"));
    TABLE.iter().map(|meaning| meaning.keys[0].name()).filter(is_named).collect()
}

const PLACES: [&str; 9] = [
    "0<enter>",
    "0<enter>1<enter>",
    "0<enter>1<enter>0<enter>",
    "0<enter>1<enter>0<enter>t",
    "0<enter>1<enter>0<enter>1<enter>2<enter>",
    "0<enter>1<enter>0<enter>tt",
    "0<enter>1<enter>20<enter>2<enter>0<enter>",
    "0<enter>1<enter>20<enter>2<enter>0<enter>w",
    "10<enter>",
];

#[test]
fn the_alarm_and_the_timer_at_hand_are_named_at_every_size() {
    for keys in PLACES {
        let all = named(keys, 200, 12);
        for width in 40..=110 {
            let here = named(keys, width, 12);
            for key in ["!", "t", "?", "q", "0", "PgDn"].map(str::to_owned) {
                // On a wide screen a page may end sooner.
                let wanted = all.contains(&key) && (key != "PgDn" || here.contains(&key));
                assert_eq!(here.contains(&key), wanted, "{keys} at {width}: {key} in {here:?}");
            }
        }
    }
}

#[test]
fn a_footer_that_leaves_keys_out_says_so_before_the_key_that_lists_them() {
    for keys in PLACES {
        let all = named(keys, 200, 12);
        for width in 40..=110 {
            let footer = play(width, 12).keys(keys).screen().lines().last().unwrap().to_owned();
            let here = named(keys, width, 12);
            let is_cut = all.iter().any(|key| !here.contains(key) && key != "PgDn" && key != "Tab");
            assert!(!is_cut || footer.contains(" … ?"), "{keys} at {width}: {footer}");
            assert!(footer.chars().count() <= usize::from(width), "{footer}");
        }
    }
}

#[test]
fn the_column_of_help_is_straight() {
    for (width, height, column) in [(40, 12, 13), (80, 24, 24)] {
        let mut play = play(width, height).keys("?");
        for _ in 0..90 {
            let screen = play.screen();
            let lines = screen.lines().skip(1).filter(|line| line.contains("Go back to the question"));
            lines.for_each(|line| {
                assert_eq!(line.find("Go").map(|at| line[..at].chars().count()), Some(column), "{screen}");
            });
            play.press("j");
        }
    }
}

#[test]
fn letters_with_ctrl_or_alt_are_other_keys() {
    let idle = |modifiers, letter| pressed(KeyEvent::new(KeyCode::Char(letter), modifiers)) == Flow::Idle;
    assert!(idle(KeyModifiers::CONTROL, 'q'));
    assert!(idle(KeyModifiers::ALT, 'q'));
    assert!(idle(KeyModifiers::CONTROL, 'j'));
    assert!(idle(KeyModifiers::CONTROL | KeyModifiers::ALT, 'c'));
}

#[test]
fn a_released_key_does_nothing() {
    let release = KeyEvent::new_with_kind(KeyCode::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(pressed(release), Flow::Idle);
}

#[test]
fn without_a_way_to_load_again_ctrl_r_does_nothing() {
    assert_eq!(play(80, 24).keys("<ctrl-r>").flow, Flow::Idle);
}

#[test]
fn an_unreadable_screen_takes_no_answers() {
    let play = play(30, 8).keys("0<enter>1<enter>").shows("Too small: needs 40x12.").resize(80, 24);
    play.shows("Is any of this happening now?").shows("> 1 [ ] Smoke");
    assert_eq!(self::play(30, 8).keys("q").flow, Flow::Quit(0));
}

/// What a key comes to on the first question.
fn pressed(key: KeyEvent) -> Flow {
    let mut play = play(80, 24);
    play.tell([Message::Key(key)]);
    play.flow
}

fn event(key: Key) -> KeyEvent {
    match key {
        Key::Named(code, _) => KeyEvent::from(code),
        Key::Char(letter) => KeyEvent::from(KeyCode::Char(letter)),
        Key::Ctrl(letter) => KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL),
        Key::Digit => KeyEvent::from(KeyCode::Char('1')),
    }
}

#[test]
fn a_checklist_that_gained_a_sign_is_asked_again_after_loading() {
    let toy = charley::content::Files::read(&crate::toy::folder()).unwrap();
    let sign = r#"(id: "roar", text: "A roar", raise: Emergency),"#;
    let texts = toy.texts().filter(|(name, _)| *name != "cases.ron").map(|(name, text)| {
        let with = text.replacen("        ticks: [\n", &format!("        ticks: [\n{sign}\n"), 1);
        (name, if name == "questions.ron" { with } else { text.to_owned() })
    });
    let guide = charley::content::check(&charley::content::Files::of(texts), None).guide.unwrap();
    let play = crate::play::play(80, 24).keys("0<enter>2<enter>").reloaded(Ok(guide));
    assert!(play.session().walk().trail.is_empty(), "{}", play.screen());
    let _ = play.shows("A roar");
}

#[test]
fn a_choice_that_became_a_checklist_is_asked_again_after_loading() {
    let toy = charley::content::Files::read(&crate::toy::folder()).unwrap();
    let (one, any) = (r#"One(id: "vanity""#, r#"Any(id: "vanity""#);
    let texts = toy.texts().filter(|(name, _)| !matches!(*name, "cases.ron" | "promises.ron")).map(|(name, text)| {
        let Some((before, rest)) = text.split_once(one) else { return (name, text.to_owned()) };
        let (vanity, after) = rest.split_once("]),").unwrap();
        let vanity = vanity.replace("choices:", "ticks:").replace(r#", next: To("food")"#, "");
        (name, format!(r#"{before}{any}{vanity}], none: To("food"), some: To("food")),{after}"#))
    });
    let checked = charley::content::check(&charley::content::Files::of(texts), None);
    let guide = checked.guide.unwrap_or_else(|| panic!("{:?}", checked.problems));
    let play = crate::play::play(80, 24).keys("0<enter>1<enter>0<enter>1<enter>1<enter>").reloaded(Ok(guide));
    let _ = play.shows("Does it look into mirrors?").shows("Answers that do not count now: 1.");
}

#[test]
fn q_hammered_at_a_question_to_confirm_says_no_and_then_leaves() {
    let mut play = play(80, 24).keys("0<enter>1<enter>n").shows("Start again?");
    let mut flows = Vec::new();
    for _ in 0..2 {
        play.press("q");
        flows.push(play.flow);
    }
    assert_eq!(flows, [Flow::Drawn, Flow::Quit(0)]);
    assert_eq!(crate::toy::trail(play.session()), "alarm=none part=wing");
}
