//! Arbitrary keys, sizes and waits, as the program's own loop takes them.

use super::chance::{Chance, say, tell};
use super::{is_true_to_its_trail, shipped, toy};
use crate::play::{Play, play_with, setting};
use charley::guide::Guide;
use charley::plan::{Plan, early};
use charley::tui::kit::room::Room;
use charley::tui::kit::theme::ThemeName;
use charley::tui::program::Flow;
use ratatui::buffer::Cell;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

/// The likely keys stand here more than once; a walk that never comes to its plan shows little.
const KEYS: [&str; 64] = [
    "<enter>",
    "<enter>",
    "<enter>",
    "<enter>",
    "<enter>",
    "<enter>",
    "0<enter>",
    "0<enter>",
    "0<enter>",
    "0<enter>",
    "G0<enter>",
    "<pgdn><pgdn>0<enter>",
    "j",
    "j",
    "j",
    "k",
    "1",
    "2",
    "3",
    "4",
    "9",
    "0",
    "<space>",
    "<space>",
    "b",
    "<back>",
    "a",
    "a",
    "a2<enter>",
    "t",
    "t",
    "tt",
    "e",
    "w",
    "w",
    "!",
    "!",
    "x",
    "n",
    "n<enter>",
    "<esc>",
    "<esc>",
    "<esc>",
    "?",
    "<f1>",
    "q",
    "<tab>",
    "<tab>",
    "<pgup>",
    "<pgdn>",
    "<home>",
    "<end>",
    "g",
    "G",
    "h",
    "l",
    "<left>",
    "<right>",
    "<up>",
    "<down>",
    "<ctrl-l>",
    "<ctrl-r>",
    "o",
    "s",
];

/// Characters that no key is bound to now, or that a text field would take.
const LETTERS: [&str; 8] = ["y", "Z", "é", "龙", "\u{301}", "<ctrl-x>", "~", "\u{200b}"];

fn a_size(chance: &mut Chance) -> (u16, u16) {
    let often = [(80, 24), (80, 24), (40, 12), (60, 20), (59, 19), (76, 20), (100, 30), (200, 60)];
    let rarely = [(0, 0), (1, 1), (39, 12), (40, 11), (10, 3), (200, 12), (40, 60), (3, 90)];
    *if chance.once_in(4) { chance.one_of(&rarely) } else { chance.one_of(&often) }
}

fn step(chance: &mut Chance, mut play: Play) -> (Play, String) {
    let told = match chance.below(40) {
        0..3 => {
            let (width, height) = a_size(chance);
            return (play.resize(width, height), format!("<{width}x{height}>"));
        }
        3 | 4 => {
            let seconds = 1 + u64::try_from(chance.below(90)).unwrap();
            let waited = format!("<{seconds} s>");
            return (if chance.once_in(2) { play.jump(seconds) } else { play.pass(seconds.min(9)) }, waited);
        }
        5 => *chance.one_of(&LETTERS),
        _ => *chance.one_of(&KEYS),
    };
    play.press(told);
    (play, told.to_owned())
}

/// What holds after every key, whatever was pressed before.
#[track_caller]
fn holds(play: &Play) {
    let (m, session) = (&play.app().model, play.session());
    is_true_to_its_trail(session);
    assert_eq!(m.stand.walk, session.walk());
    let is_over = m.stand.walk.position.is_plan();
    assert_eq!(m.stand.plan, is_over.then(|| Plan::of(session)));
    assert_eq!(m.stand.early.len(), early(session.guide(), &m.stand.walk).len());
    is_well_drawn(play);
}

/// The focus stands on the screen, the footer at its foot, and no character reaches beyond its edge.
#[track_caller]
fn is_well_drawn(play: &Play) {
    let (buffer, focus) = play.draw();
    let area = buffer.area;
    assert!(focus.is_none_or(|focus| area.contains(focus)), "the focus is outside");
    let odd = |(_, cell): &(usize, &Cell)| !cell.symbol().is_ascii() || cell.symbol().len() != 1;
    for (at, cell) in buffer.content.iter().enumerate().filter(odd) {
        let (symbol, column) = (cell.symbol(), at % usize::from(area.width));
        assert!(column + symbol.width() <= usize::from(area.width), "{symbol:?} reaches beyond the edge");
        assert!(symbol.chars().all(charley::journal::is_plain), "{symbol:?} moves a cursor");
    }
    if Room::of(play.app().model.size) > Room::None {
        assert!(focus.is_some() || play.app().asked().is_none(), "nothing is focused");
        let footer = buffer.content.rchunks(usize::from(area.width)).next().unwrap_or_default();
        let footer: String = footer.iter().map(Cell::symbol).collect();
        // Where something is typed, `q` is a letter and Esc the way out.
        let leaves = footer.contains(" q ") || footer.ends_with(" q") || footer.contains("Esc ");
        assert!(leaves, "no way out: {footer}");
    }
}

fn tell_of_keys(guide: &dyn Fn() -> Arc<Guide>, usually: u64, in_a_long_run: u64) {
    tell(usually, in_a_long_run, |chance| {
        let (width, height) = a_size(chance);
        let theme = *chance.one_of(&[ThemeName::Auto, ThemeName::Mono]);
        let mut play = play_with(guide(), width, height, setting(theme, chance.once_in(2)));
        let mut story = Story(format!("<{width}x{height}>"));
        holds(&play);
        for _ in 0..60 {
            let told;
            (play, told) = step(chance, play);
            story.0 += &told;
            holds(&play);
            if matches!(play.flow, Flow::Quit(_)) {
                break;
            }
        }
        story.0.clear();
    });
}

/// Says which keys it was, if it ends in a panic.
struct Story(String);

impl Drop for Story {
    fn drop(&mut self) {
        if std::thread::panicking() {
            say(&format!("typed: {}", self.0));
        }
    }
}

#[test]
fn any_keys_and_sizes_leave_the_toy_guide_true_and_well_drawn() {
    tell_of_keys(&toy, 8, 20_000);
}

#[test]
fn any_keys_and_sizes_leave_the_shipped_guide_true_and_well_drawn() {
    tell_of_keys(&shipped, 4, 10_000);
}
