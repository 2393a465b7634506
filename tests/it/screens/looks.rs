//! What can be told apart on every theme: enough contrast for each role, and signs besides colour.

use crate::play::{Play, play_with, setting};
use crate::toy;
use charley::tui::kit::theme::{Depth, Theme, ThemeName};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Keys that lead to each screen with styles of its own.
const SCREENS: [&str; 8] = [
    "",
    "0<enter>1<enter>",
    "0<enter>1<enter>20<enter>2<enter>0<enter>",
    "10<enter>",
    "10<enter>w",
    "0<enter>a",
    "?",
    "0<enter>n",
];

fn drawn(name: ThemeName, keys: &str) -> Vec<Cell> {
    let play: Play = play_with(toy::guide(), 100, 30, setting(name, false)).keys(keys);
    play.draw().0.content
}

/// Red, green and blue of a colour of the palette that every terminal shows alike.
fn rgb(colour: Color) -> [u8; 3] {
    let Color::Indexed(index @ 16..) = colour else { panic!("{colour:?} looks different everywhere") };
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        232.. => [8 + 10 * (index - 232); 3],
        _ => [level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6)],
    }
}

/// How bright a colour is, from 0 to 1, as the guidelines for web content define it.
fn luminance(colour: Color) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = rgb(colour).map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_word_of_a_theme_with_a_background_of_its_own_can_be_read() {
    for name in [ThemeName::Dark, ThemeName::Light] {
        for keys in SCREENS {
            for cell in drawn(name, keys) {
                let ratio = contrast(cell.fg, cell.bg);
                assert!(ratio >= 4.5, "{name:?} {keys}: {:?} on {:?} is {ratio:.1}", cell.fg, cell.bg);
            }
        }
    }
}

#[test]
fn mono_has_no_colour_and_auto_only_the_sixteen_on_the_terminals_background() {
    let is_plain = |colour: Color| colour == Color::Reset;
    for keys in SCREENS {
        assert!(drawn(ThemeName::Mono, keys).iter().all(|cell| is_plain(cell.fg) && is_plain(cell.bg)), "{keys}");
        for cell in drawn(ThemeName::Auto, keys) {
            assert!(!matches!(cell.fg, Color::Indexed(_) | Color::Rgb(..)), "{keys}: {:?}", cell.fg);
            assert!(is_plain(cell.bg) || cell.modifier.contains(Modifier::BOLD), "only a badge has a background");
        }
    }
}

#[test]
fn a_terminal_of_sixteen_colours_gets_no_others() {
    for name in [ThemeName::Auto, ThemeName::Dark, ThemeName::Light, ThemeName::Mono] {
        let shown = format!("{:?}", Theme::named(name, Depth::Sixteen));
        assert!(!shown.contains("Indexed") && !shown.contains("Rgb"), "{shown}");
    }
}

#[test]
fn a_terminal_says_how_many_colours_it_has() {
    assert_eq!(Depth::of("linux", ""), Depth::Sixteen);
    assert_eq!(Depth::of("xterm-256color", ""), Depth::Palette);
    assert_eq!(Depth::of("xterm-256color", "truecolor"), Depth::True);
    assert_eq!(Depth::of("xterm", "24bit"), Depth::True);
}
