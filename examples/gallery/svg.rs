//! A drawn screen as an SVG picture.
//!
//! Relies on ratatui's buffer. Frames and blocks are drawn as shapes, because fonts leave gaps between them, and each run of
//! words is as wide as its cells, whatever the font.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::{self, Write};

/// The size of a cell, in tenths of a pixel.
const WIDTH: usize = 80;
const HEIGHT: usize = 160;
/// Where letters stand in it.
const BASELINE: usize = 122;

/// The colours of a terminal.
pub(crate) struct Palette {
    front: &'static str,
    back: &'static str,
    sixteen: [&'static str; 16],
}

/// Light on dark.
pub(crate) static DARK: Palette = Palette {
    front: "#d0d0d0",
    back: "#1c1c1c",
    sixteen: [
        "#1c1c1c", "#cc5555", "#6aa84f", "#c7a83a", "#4f83cc", "#b56fc2", "#4fa3a5", "#d0d0d0", "#767676", "#e57373",
        "#8bc46f", "#e6c65c", "#7aa5e6", "#d291dd", "#74c5c7", "#ffffff",
    ],
};

/// Dark on light.
pub(crate) static LIGHT: Palette = Palette {
    front: "#262626",
    back: "#ffffff",
    sixteen: [
        "#000000", "#b3261e", "#2e7d32", "#e0b000", "#1f5fbf", "#8e24aa", "#00707a", "#c8c8c8", "#6b6b6b", "#d9534f",
        "#43a047", "#f2c94c", "#4a86e8", "#ab47bc", "#0097a7", "#ffffff",
    ],
};

impl Palette {
    fn named(&self, colour: Color, otherwise: &str) -> String {
        match colour {
            Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
            Color::Indexed(index @ 16..) => cube(index),
            Color::Reset => otherwise.to_owned(),
            colour => {
                NAMED.iter().position(|named| *named == colour).map_or(otherwise, |at| self.sixteen[at]).to_owned()
            }
        }
    }

    /// Front and back of a cell.
    fn of(&self, cell: &Cell) -> (String, String) {
        let (front, back) = (self.named(cell.fg, self.front), self.named(cell.bg, self.back));
        if cell.modifier.contains(Modifier::REVERSED) { (back, front) } else { (front, back) }
    }
}

const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// A colour of the palette of 256.
fn cube(index: u8) -> String {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    let [red, green, blue] = match index {
        232.. => [8 + 10 * (index - 232); 3],
        _ => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level),
    };
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A picture of the screen.
pub(crate) fn svg(buffer: &Buffer, palette: &Palette) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = (tenths(columns * WIDTH), tenths(rows * HEIGHT));
    let base = buffer.content.first().map_or_else(|| palette.back.to_owned(), |cell| palette.of(cell).1);
    let mut picture = Picture::default();
    picture.backs.rect([0, 0, columns * WIDTH, rows * HEIGHT], &base, "");
    for (row, cells) in buffer.content.chunks(columns.max(1)).enumerate() {
        runs(cells, palette).iter().for_each(|run| run.draw(row, &base, &mut picture));
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\" font-size=\"13.3\" shape-rendering=\"crispEdges\">\n\
         {}{}{}</svg>\n",
        picture.backs, picture.fronts, picture.words
    )
}

/// What is drawn so far.
#[derive(Default)]
struct Picture {
    backs: Shapes,
    fronts: Shapes,
    words: String,
}

/// Rectangles, those of one colour as one path.
#[derive(Default)]
struct Shapes(Vec<(String, String)>);

impl Shapes {
    fn rect(&mut self, [left, top, width, height]: [usize; 4], fill: &str, opacity: &str) {
        let fill = format!("fill=\"{fill}\"{opacity}");
        let at = self.0.iter().position(|(known, _)| *known == fill).unwrap_or_else(|| {
            self.0.push((fill, String::new()));
            self.0.len() - 1
        });
        let [x, y, width, height] = [left, top, width, height].map(tenths);
        let _ = write!(self.0[at].1, "M{x} {y}h{width}v{height}h-{width}z");
    }
}

impl fmt::Display for Shapes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(fill, path)| writeln!(f, "<path {fill} d=\"{path}\"/>"))
    }
}

/// Neighbours that look alike.
struct Run {
    start: usize,
    text: String,
    front: String,
    back: String,
    modifier: Modifier,
}

fn runs(cells: &[Cell], palette: &Palette) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (start, cell) in cells.iter().enumerate() {
        let (front, back) = palette.of(cell);
        let modifier = cell.modifier;
        match runs.last_mut() {
            Some(run) if run.front == front && run.back == back && run.modifier == modifier => {
                run.text += cell.symbol();
            }
            _ => runs.push(Run { start, text: cell.symbol().to_owned(), front, back, modifier }),
        }
    }
    runs
}

impl Run {
    fn draw(&self, row: usize, base: &str, picture: &mut Picture) {
        let (left, top, cells) = (self.start * WIDTH, row * HEIGHT, self.text.chars().count());
        if self.back != base {
            picture.backs.rect([left, top, cells * WIDTH, HEIGHT], &self.back, "");
        }
        let mut words = String::new();
        for (at, sign) in self.text.chars().chain([' ']).enumerate() {
            let is_shape = self.draw_shape(sign, left + at * WIDTH, top, picture);
            // Two spaces end a piece of text, so that no viewer squeezes them.
            if is_shape || at == cells || (sign == ' ' && words.ends_with(' ')) {
                self.draw_words(&words, left + at * WIDTH, top, picture);
                words.clear();
            } else if sign != ' ' || !words.is_empty() {
                words.push(sign);
            }
        }
    }

    /// Words that end left of this place.
    fn draw_words(&self, words: &str, end: usize, top: usize, picture: &mut Picture) {
        let left = end - words.chars().count() * WIDTH;
        let words = words.trim_end();
        if words.is_empty() {
            return;
        }
        let bold = if self.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
        let italic = if self.modifier.contains(Modifier::ITALIC) { " font-style=\"italic\"" } else { "" };
        let (x, y, length) = (tenths(left), tenths(top + BASELINE), tenths(words.chars().count() * WIDTH));
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            picture.words,
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{bold}{italic}>{words}</text>",
            self.front
        );
    }

    /// Draws a frame or a block, and says whether it is one.
    fn draw_shape(&self, sign: char, left: usize, top: usize, picture: &mut Picture) -> bool {
        const THIN: usize = 12;
        let (middle, centre) = (left + (WIDTH - THIN) / 2, top + (HEIGHT - THIN) / 2);
        if let Some(quarters) = QUARTERS.iter().position(|known| *known == sign).filter(|quarters| *quarters > 0) {
            for (bit, x, y) in [(1, 0, 0), (2, 1, 0), (4, 0, 1), (8, 1, 1)] {
                if quarters & bit > 0 {
                    let place = [left + x * WIDTH / 2, top + y * HEIGHT / 2, WIDTH / 2, HEIGHT / 2];
                    picture.fronts.rect(place, &self.front, "");
                }
            }
        } else if let Some(shade) = "░▒▓".chars().position(|known| known == sign) {
            picture.fronts.rect(
                [left, top, WIDTH, HEIGHT],
                &self.front,
                [" fill-opacity=\"0.25\"", " fill-opacity=\"0.5\"", " fill-opacity=\"0.75\""][shade],
            );
        } else if let Some((_, [up, down, west, east])) = LINES.iter().find(|(known, _)| *known == sign) {
            let (high, wide) = (centre + THIN - top, middle + THIN - left);
            let arms = [
                (up, [middle, top, THIN, high]),
                (down, [middle, centre, THIN, top + HEIGHT - centre]),
                (west, [left, centre, wide, THIN]),
                (east, [middle, centre, left + WIDTH - middle, THIN]),
            ];
            arms.iter()
                .filter(|(drawn, _)| **drawn)
                .for_each(|(_, place)| picture.fronts.rect(*place, &self.front, ""));
        } else {
            return false;
        }
        true
    }
}

/// The blocks, each at the number of its quarters.
const QUARTERS: [char; 16] = [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];

/// The frames, and whether they reach up, down, left and right.
const LINES: [(char, [bool; 4]); 8] = [
    ('─', [false, false, true, true]),
    ('│', [true, true, false, false]),
    ('┌', [false, true, false, true]),
    ('┐', [false, true, true, false]),
    ('└', [true, false, false, true]),
    ('┘', [true, false, true, false]),
    ('├', [true, true, false, true]),
    ('┤', [true, true, true, false]),
];

/// Tenths of a pixel as pixels.
fn tenths(length: usize) -> String {
    if length.is_multiple_of(10) { (length / 10).to_string() } else { format!("{}.{}", length / 10, length % 10) }
}
