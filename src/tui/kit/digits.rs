//! Digits that can be read across a room.
//!
//! Relies on the glyphs: two dots to a cell where half blocks are drawn, one dot in two cells where
//! they are not, so that dots are square. Must not know what is counted.

use crate::tui::kit::theme::Glyphs;

/// Dots of a digit from the top to the bottom.
const TALL: usize = 5;

/// The lines of a number with colons, each dot `scale` wide and high.
pub(crate) fn lines(number: &str, scale: usize, glyphs: &Glyphs) -> Vec<String> {
    let rows: Vec<Vec<bool>> = (0..TALL).map(|row| dots(number, row, scale)).collect();
    let rows: Vec<&Vec<bool>> = rows.iter().flat_map(|row| std::iter::repeat_n(row, scale)).collect();
    match glyphs.halves {
        Some(halves) => rows.chunks(2).map(|pair| joined(pair, glyphs.full, halves)).collect(),
        None => rows.into_iter().map(|row| wide(row, glyphs.full)).collect(),
    }
}

/// One row of dots as a line, each dot in two cells.
fn wide(row: &[bool], full: &'static str) -> String {
    row.iter().flat_map(|dot| [if *dot { full } else { " " }; 2]).collect()
}

/// Two rows of dots as one line.
fn joined(pair: &[&Vec<bool>], full: &'static str, (upper, lower): (&'static str, &'static str)) -> String {
    let below = |at: usize| pair.get(1).is_some_and(|row| row[at]);
    let cell = |(at, above): (usize, &bool)| match (*above, below(at)) {
        (true, true) => full,
        (true, false) => upper,
        (false, true) => lower,
        (false, false) => " ",
    };
    pair[0].iter().enumerate().map(cell).collect()
}

/// One row of dots of all digits, with a gap between them.
fn dots(number: &str, row: usize, scale: usize) -> Vec<bool> {
    let shapes: Vec<&str> = number.chars().map(|digit| shape(digit)[row]).collect();
    let dots = shapes.join(" ").chars().map(|dot| dot == '#').collect::<Vec<_>>();
    dots.into_iter().flat_map(|dot| std::iter::repeat_n(dot, scale)).collect()
}

/// The dots of a digit, row by row.
fn shape(digit: char) -> [&'static str; TALL] {
    match digit {
        '0' => ["###", "# #", "# #", "# #", "###"],
        '1' => [" # ", "## ", " # ", " # ", "###"],
        '2' => ["###", "  #", "###", "#  ", "###"],
        '3' => ["###", "  #", "###", "  #", "###"],
        '4' => ["# #", "# #", "###", "  #", "  #"],
        '5' => ["###", "#  ", "###", "  #", "###"],
        '6' => ["###", "#  ", "###", "# #", "###"],
        '7' => ["###", "  #", "  #", "  #", "  #"],
        '8' => ["###", "# #", "###", "# #", "###"],
        '9' => ["###", "# #", "###", "  #", "###"],
        ' ' => ["   "; TALL],
        _ => [" ", "#", " ", "#", " "],
    }
}
