//! Every screen at every size: no panic, a footer, straight frames, the focus in sight, nothing cut without a mark.

use super::long_checklist;
use crate::play::{Play, play, play_guide, play_with, setting};
use crate::toy;
use charley::content::{self, Files};
use charley::tui::ThemeName;
use charley::tui::frame::layout::Regions;
use charley::tui::program::Flow;
use ratatui::layout::{Position, Size};

/// Every screen of the walk, and the keys that lead there.
pub(super) const SCREENS: [(&str, &str); 19] = [
    ("first_question", ""),
    ("last_row", "0"),
    ("choices", "0<enter>"),
    ("more_choices", "0<enter>3<enter>"),
    ("plan", "0<enter>1<enter>20<enter>2<enter>0<enter>"),
    ("emergency", "10<enter>"),
    ("why", "10<enter>w"),
    ("answers", "0<enter>1<enter>a"),
    ("answer_to_change", "0<enter>1<enter>20<enter>a2<enter>"),
    ("change", "0<enter>1<enter>20<enter>a2<enter>2<enter>"),
    ("start_again", "0<enter>n"),
    ("timer", "0<enter>1<enter>20<enter>tt"),
    ("timer_paused", "0<enter>1<enter>20<enter>tt<space>"),
    ("timer_over", "0<enter>1<enter>20<enter>tt<enter><enter><enter><enter><enter><enter>"),
    ("timer_in_header", "0<enter>1<enter>20<enter>t"),
    ("leave", "0<enter>1<enter>20<enter>tq"),
    ("export", "0<enter>1<enter>20<enter>2<enter>0<enter>x"),
    ("signs_laid_over", "0<enter>!"),
    ("help", "?"),
];

pub(super) fn sized(keys: &str, width: u16, height: u16) -> Play {
    play(80, 24).keys(keys).resize(width, height)
}

/// Sizes on which there is something to read, the edges of each layout among them.
fn readable() -> impl Iterator<Item = (u16, u16)> {
    let heights = [12, 15, 19, 20, 24, 30, 45];
    let widths = [40, 47, 59, 60, 75, 76, 80, 100, 131];
    widths.into_iter().flat_map(move |width| heights.map(|height| (width, height)))
}

/// Does something at each such size of each screen.
fn everywhere(look: impl Fn(&Play, &str)) {
    for (name, keys) in SCREENS {
        let mut play = play(80, 24).keys(keys);
        for (width, height) in readable() {
            play = play.resize(width, height);
            look(&play, &format!("{name} at {width}x{height}\n{}", play.screen()));
        }
    }
}

#[test]
fn no_size_is_too_odd_to_draw() {
    for (_, keys) in SCREENS {
        let mut play = play(80, 24).keys(keys);
        for width in (0..=130).step_by(13).chain([1, 40, 59, 60, 76, 100]) {
            for height in (0..=50).step_by(9).chain([1, 12, 19, 20, 30]) {
                play = play.resize(width, height);
                play.screen();
            }
        }
        for (width, height) in [(10, 3), (20, 5), (59, 19), (200, 60), (500, 200), (65_535, 1), (1, 65_535)] {
            play = play.resize(width, height);
            play.draw();
        }
    }
}

#[test]
fn a_frame_of_another_size_than_was_laid_out_is_no_harm() {
    for (_, keys) in SCREENS {
        let play = sized(keys, 100, 40);
        for (width, height) in [(1, 1), (40, 12), (80, 24), (200, 60)] {
            play.draw_at(Size { width, height });
        }
    }
}

#[test]
fn the_footer_is_there_from_the_smallest_size_on() {
    everywhere(|play, what| {
        let last = play.screen().lines().last().unwrap().to_owned();
        let is_way_out = last.ends_with("q quit") || last.ends_with(" q") || last.contains("Esc ");
        assert!(is_way_out, "{what}");
        assert!(last.contains("? help") || last.contains("?  q") || last.ends_with('?'), "{what}");
    });
}

#[test]
fn the_focus_is_in_sight_on_every_screen() {
    everywhere(|play, what| {
        let (buffer, focus) = play.draw();
        let Position { x, y } = focus.unwrap();
        assert!(x < buffer.area.width && y < buffer.area.height - 1, "{what}");
        assert!(play.app().pane().page.rows.is_empty() || play.focused().starts_with("> "), "{what}");
    });
}

#[test]
fn no_line_is_wider_than_its_room_and_what_finds_none_is_counted() {
    everywhere(|play, what| {
        let Regions { page, pinned, .. } = play.app().pane().regions;
        let widest = play
            .app()
            .pane()
            .page
            .pinned
            .iter()
            .chain(&play.app().pane().page.lines)
            .map(ratatui::text::Line::width)
            .max();
        assert!(widest.is_none_or(|widest| widest <= usize::from(page.width)), "{what}");
        assert_eq!(usize::from(pinned.height), play.app().pane().page.pinned.len(), "{what}");
        let is_cut = play.app().pane().page.lines.len() > usize::from(page.height);
        assert!(!is_cut || what.contains('▼') || what.contains('▲'), "{what}");
    });
}

#[test]
fn frames_are_straight() {
    everywhere(|play, what| assert_straight(play, what));
}

#[track_caller]
fn assert_straight(play: &Play, what: &str) {
    let (buffer, _) = play.draw();
    let Some(panel) = play.app().pane().regions.panel else { return };
    for y in panel.top()..panel.bottom() {
        let [left, right] = [panel.left(), panel.right() - 1].map(|x| buffer[(x, y)].symbol().to_owned());
        assert!(["│", "┌", "└", "├"].contains(&left.as_str()), "{y} begins with {left} on {what}");
        assert!(["│", "┐", "┘", "┤", "▐"].contains(&right.as_str()), "{y} ends with {right} on {what}");
    }
}

#[test]
fn letters_of_two_cells_and_combining_marks_leave_frames_straight() {
    let words =
        [("The tail", "尾巴のしっぽ e\u{301} n\u{303} 尾巴のしっぽ尾巴のしっぽ尾巴のしっぽ"), ("A wing", "Ålä 翼")];
    let texts = Files::read(&toy::folder()).unwrap();
    let texts = texts
        .texts()
        .map(|(name, text)| (name, words.iter().fold(text.to_owned(), |text, (find, put)| text.replace(find, put))));
    let guide = content::check(&Files::of(texts.collect::<Vec<_>>()), None).guide.unwrap();
    for (width, height) in readable() {
        let play = play_guide(guide.clone(), width, height).keys("0<enter>").shows("翼");
        assert_straight(&play, &play.screen());
        assert_straight(&play.keys("2<enter>a"), "answers");
    }
}

#[test]
fn nothing_on_screen_is_hard_on_fonts_and_ascii_is_on_every_keyboard() {
    let is_odd =
        |letter: char| matches!(letter, '\u{fe0f}' | '\u{200d}' | '\u{2800}'..='\u{28ff}' | '\u{e000}'..='\u{f8ff}');
    for (name, keys) in SCREENS {
        let screen = sized(keys, 100, 30).screen();
        assert!(!screen.contains(is_odd), "{name}\n{screen}");
        let ascii = play_with(toy::guide(), 100, 30, setting(ThemeName::Auto, true)).keys(keys).screen();
        assert!(ascii.is_ascii(), "{name}\n{ascii}");
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
fn the_focused_row_is_in_sight_when_what_lay_over_it_while_the_size_changed_is_closed() {
    for close in ["<esc>", "q", "?"] {
        let play = sized("0<enter>", 80, 30).keys("jj?").resize(40, 12).keys(close);
        assert!(play.focused().starts_with("> 3"), "{close}\n{}", play.screen());
    }
    let signs = super::long_checklist().resize(80, 30).keys("0kkk").shows("> ");
    let row = signs.focused();
    let play = signs.keys("?").resize(40, 12).keys("<esc>");
    assert_eq!(play.focused(), row, "{}", play.screen());
}

#[test]
fn a_screen_that_grows_back_stands_where_it_stood() {
    let before = sized("10<enter>w", 60, 20).keys("jj");
    let screen = before.screen();
    assert_eq!(before.resize(10, 3).resize(60, 20).screen(), screen);
}

#[test]
fn a_screen_that_is_too_small_says_so_and_can_be_left() {
    for (_, keys) in SCREENS {
        let small = sized(keys, 39, 12).shows("Too small: needs 40x12. q quits.\ncharley --plain fits any terminal.");
        assert_eq!(small.keys("q").flow, Flow::Quit(0));
        assert_eq!(sized(keys, 39, 12).keys("<ctrl-c>").flow, Flow::Quit(130));
    }
}

#[test]
fn nothing_is_out_of_reach_on_a_small_screen() {
    let mut play = sized("0<enter>1<enter>20<enter>2<enter>0<enter>", 40, 12);
    let mut seen = play.screen();
    for row in 0..play.app().pane().page.rows.len() {
        while play.app().pane().focus < row {
            play.press("j");
        }
        play.press("<enter>");
        seen.push_str(&play.screen());
        while play.app().pane().focus == row && play.app().pane().has_more() {
            play.press("j");
            seen.push_str(&play.screen());
        }
    }
    for words in ["Speak softly", "keep your hat", "Lay it in the sun.", "15 min", "Say how long", "Not for wyverns."] {
        assert!(seen.contains(words), "{words}");
    }
}

#[test]
fn every_row_of_the_built_in_guide_is_reached_at_the_smallest_size() {
    let mut play = play_guide(content::builtin().unwrap(), 40, 12);
    let mut asked = 0;
    while play.app().asked().is_some() {
        (0..60).for_each(|_| play.press("j"));
        assert_eq!(play.app().pane().unseen(), 0, "{}", play.screen());
        // On the last row stands "none" of a checklist; the second choice of any other question leads far.
        let list = play.app().asked().is_some_and(|asked| play.session().guide()[asked].is_checklist());
        play.press(if list { "<enter>" } else { "gj<enter>" });
        asked += 1;
    }
    assert!(asked > 3 && play.app().model.stand.plan.is_some(), "{asked} questions");
    let last = play.app().pane().page.lines.last().unwrap().to_string();
    let _ = play.shows(" below").keys("<end>").shows(last.trim());
}

#[test]
fn a_long_list_ends_at_its_last_row_with_nothing_below() {
    long_checklist().shows(" below").keys("<end>").hides(" below").shows(" above").keys("<home>").hides(" above");
}
