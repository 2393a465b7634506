//! Every screen at every size: no panic, a footer, straight frames, the focus in sight.

use crate::play::{Play, play};

/// Keys that lead to each screen.
const SCREENS: [&str; 13] = [
    "",
    "0",
    "0<enter>",
    "0<enter>3<enter>",
    "0<enter>1<enter>20<enter>2<enter>0<enter>",
    "10<enter>",
    "10<enter>w",
    "0<enter>1<enter>a",
    "0<enter>1<enter>20<enter>a2<enter>2<enter>",
    "0<enter>n",
    "0<enter>1<enter>20<enter>tt",
    "0<enter>1<enter>20<enter>tq",
    "?",
];

fn sized(keys: &str, width: u16, height: u16) -> Play {
    play(80, 24).keys(keys).resize(width, height)
}

#[test]
fn no_size_is_too_odd_to_draw() {
    for keys in SCREENS {
        let mut play = play(80, 24).keys(keys);
        for width in (0..=130).step_by(13).chain([1, 40, 59, 60, 76, 100]) {
            for height in (0..=50).step_by(9).chain([1, 12, 19, 20, 30]) {
                play = play.resize(width, height);
                play.screen();
            }
        }
    }
}

#[test]
fn a_frame_of_another_size_than_was_laid_out_is_no_harm() {
    use charley::tui::view;
    use ratatui::{Terminal, backend::TestBackend};
    for keys in SCREENS {
        let play = sized(keys, 100, 40);
        for (width, height) in [(1, 1), (40, 12), (80, 24), (200, 60)] {
            let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
            terminal.draw(|frame| _ = view::draw(&play.app, frame)).unwrap();
        }
    }
}

#[test]
fn the_footer_is_there_from_the_smallest_size_on() {
    for keys in SCREENS {
        for (width, height) in [(40, 12), (59, 19), (60, 20), (76, 20), (80, 24), (100, 30), (200, 60)] {
            let last = sized(keys, width, height).screen().lines().last().unwrap().to_owned();
            let out = ["q quit", "q close", "q no", "q"];
            assert!(out.iter().any(|out| last.ends_with(out)), "{keys} at {width}x{height}: {last}");
            assert!(last.contains("? help") || last.contains("?  q"), "{keys} at {width}x{height}: {last}");
        }
    }
}

#[test]
fn the_focused_row_is_in_sight_after_every_key() {
    for keys in ["", "0<enter>", "0<enter>1<enter>", "0<enter>1<enter>20<enter>2<enter>0<enter>a"] {
        for (width, height) in [(40, 12), (60, 20), (80, 24)] {
            let mut play = sized(keys, width, height);
            for key in ["j", "j", "<pgdn>", "<end>", "k", "<pgup>", "<home>", "2", "G"] {
                play.press(key);
                assert!(play.focused().starts_with("> "), "{keys} {key} at {width}x{height}\n{}", play.screen());
            }
        }
    }
}

#[test]
fn frames_are_straight() {
    for keys in SCREENS {
        for (width, height) in [(60, 20), (80, 24), (100, 30)] {
            let screen = sized(keys, width, height).screen();
            for line in screen.lines().filter(|line| line.starts_with('│')) {
                let right = line.chars().count().checked_sub(1).filter(|_| line.ends_with(['│', '┐', '┘', '▐']));
                assert_eq!(right, Some(usize::from(width) - 1), "{keys}\n{screen}");
            }
        }
    }
}

#[test]
fn a_screen_that_grows_back_stands_where_it_stood() {
    let before = sized("10<enter>w", 60, 20).keys("jj");
    let screen = before.screen();
    assert_eq!(before.resize(10, 3).resize(60, 20).screen(), screen);
}

#[test]
fn nothing_is_out_of_reach_on_a_small_screen() {
    let mut play = sized("0<enter>1<enter>20<enter>2<enter>0<enter>", 40, 12);
    let mut seen = play.screen();
    for _ in 0..100 {
        play.press("j");
        seen.push_str(&play.screen());
    }
    for words in ["Speak softly", "hat on.", "Lay it in the sun.", "15 min", "Say how long", "Not for wyverns."] {
        assert!(seen.contains(words), "{words}");
    }
}
