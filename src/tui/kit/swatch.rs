//! Colours beside choices, as truly as the terminal can show them, or as bars that grow longer with
//! the darker ones.
//!
//! Relies on what the terminal offers. Must not know what the colours mean; number and words always
//! stand beside them. The sixteen named colours look different on every terminal, so they stand for
//! no colour in particular. Dense shades would look bright where words are light on dark; a length
//! is read the same way on every background.

use crate::tui::kit::theme::{Depth, Glyphs};
use ratatui::style::{Color, Style};
use ratatui::text::Span;
use std::collections::BTreeSet;

/// The cells of a colour.
const WIDTH: usize = 4;
/// The cells of the longest bar: one for each of the colours, but no more.
const LONGEST: usize = 8;

type Rgb = [u8; 3];

/// A swatch for each choice of a question: all colours or all bars, or nothing if none of them
/// has a colour.
pub(crate) fn swatches(wanted: &[Option<Rgb>], depth: Option<Depth>, glyphs: &Glyphs) -> Vec<Option<Span<'static>>> {
    let own: Vec<Rgb> = wanted.iter().copied().flatten().collect();
    let indexed: BTreeSet<u8> = own.iter().map(|rgb| nearest(*rgb)).collect();
    let show = |rgb: Rgb| match depth {
        Some(Depth::True) => filled(Color::Rgb(rgb[0], rgb[1], rgb[2])),
        // Two that look the same would say something untrue.
        Some(Depth::Palette) if indexed.len() == own.len() => filled(Color::Indexed(nearest(rgb))),
        _ => bar(rgb, &own, glyphs),
    };
    let width = own.first().map_or(0, |rgb| show(*rgb).width());
    let blank = || Span::raw(" ".repeat(width));
    wanted.iter().map(|rgb| (!own.is_empty()).then(|| rgb.map_or_else(blank, show))).collect()
}

fn filled(colour: Color) -> Span<'static> {
    Span::styled(" ".repeat(WIDTH), Style::new().bg(colour))
}

/// The longer, the more of the others are lighter.
fn bar(rgb: Rgb, all: &[Rgb], glyphs: &Glyphs) -> Span<'static> {
    let lighter = all.iter().filter(|other| light(**other) > light(rgb)).count();
    let width = all.len().min(LONGEST);
    let full = 1 + lighter * (width - 1) / all.len().saturating_sub(1).max(1);
    Span::raw(format!("{}{}", glyphs.full.repeat(full), glyphs.empty.repeat(width - full)))
}

/// The lightness of a colour, roughly as the eye weighs it.
fn light([red, green, blue]: Rgb) -> u32 {
    2 * u32::from(red) + 5 * u32::from(green) + u32::from(blue)
}

/// The steps of each of red, green and blue in the cube of 216 colours that every terminal of 256
/// shares.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest colour of that cube.
fn nearest(rgb: Rgb) -> u8 {
    rgb.iter().fold(0, |cube, part| cube * 6 + nearest_step(*part)) + 16
}

fn nearest_step(part: u8) -> u8 {
    (0_u8..).zip(STEPS).min_by_key(|(_, step)| step.abs_diff(part)).map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PALE: Rgb = [0xfb, 0xf8, 0xdc];
    const DARK: Rgb = [0xa8, 0x74, 0x20];

    fn shown(wanted: &[Option<Rgb>], depth: Option<Depth>, ascii: bool) -> Vec<Option<(String, Option<Color>)>> {
        let swatches = swatches(wanted, depth, Glyphs::chosen(ascii)).into_iter();
        swatches.map(|swatch| swatch.map(|span| (span.content.into_owned(), span.style.bg))).collect()
    }

    fn bars(wanted: &[Option<Rgb>], depth: Option<Depth>, ascii: bool) -> Vec<String> {
        shown(wanted, depth, ascii).into_iter().flatten().map(|(bar, _)| bar).collect()
    }

    #[test]
    fn a_colour_is_shown_as_it_is_where_that_is_offered() {
        let [swatch] = &shown(&[Some(PALE)], Some(Depth::True), false)[..] else { unreachable!() };
        assert_eq!(*swatch, Some(("    ".to_owned(), Some(Color::Rgb(0xfb, 0xf8, 0xdc)))));
    }

    #[test]
    fn among_256_colours_the_nearest_is_shown() {
        let indexed = |rgb| shown(&[Some(rgb)], Some(Depth::Palette), false).remove(0).unwrap().1;
        assert_eq!((indexed(PALE), indexed(DARK)), (Some(Color::Indexed(230)), Some(Color::Indexed(136))));
    }

    #[test]
    fn two_colours_that_would_look_the_same_are_shown_as_bars() {
        let alike = [Some(PALE), Some([0xfc, 0xf7, 0xdd])];
        assert!(shown(&alike, Some(Depth::Palette), false).iter().all(|swatch| swatch.as_ref().unwrap().1.is_none()));
    }

    #[test]
    fn bars_grow_longer_with_darker_colours() {
        let three = [Some(DARK), Some(PALE), Some([0, 0, 0])];
        for depth in [None, Some(Depth::Sixteen)] {
            assert_eq!(bars(&three, depth, false), ["██░", "█░░", "███"]);
        }
        assert_eq!(bars(&three, None, true), ["##-", "#--", "###"]);
    }

    #[test]
    fn eight_colours_have_eight_bars_and_more_have_no_longer_ones() {
        let eight: Vec<_> = (0..8).map(|at| Some([0, 200 - 20 * at, 0])).collect();
        let told = bars(&eight, None, false);
        assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), 8, "{told:?}");
        let twelve: Vec<_> = (0..12).map(|at| Some([0, 200 - 10 * at, 0])).collect();
        let told = bars(&twelve, None, false);
        assert!(told[0] == "█░░░░░░░" && told[11] == "████████", "{told:?}");
    }

    #[test]
    fn a_choice_without_a_colour_leaves_room_for_one_only_beside_others() {
        assert_eq!(shown(&[None, None], Some(Depth::True), false), [None, None]);
        assert_eq!(shown(&[Some(PALE), None], Some(Depth::True), false)[1], Some(("    ".to_owned(), None)));
    }
}
