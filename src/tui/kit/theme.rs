//! What things look like: a style for each role, and the few characters that are not letters.
//!
//! Relies on ratatui's styles. Must not know which screen uses a role. Nothing is said by colour
//! alone, so a theme may leave colour out. `auto` and `mono` leave the terminal its background;
//! `dark` and `light` bring their own, so that what is read on it does not depend on the terminal.

use crate::guide::TriageLevel;
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

/// The themes that a person can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// The terminal's own colours on its own background.
    #[default]
    Auto,
    /// Light words on a dark background.
    Dark,
    /// Dark words on a light background.
    Light,
    /// No colour at all.
    Mono,
}

/// The colours that a terminal offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Depth {
    /// The sixteen that a person can choose.
    #[default]
    Sixteen,
    /// A palette of 256, of which all but the first sixteen look the same everywhere.
    Palette,
    /// Any colour.
    True,
}

impl Depth {
    /// The colours that these values of `TERM` and `COLORTERM` promise.
    #[must_use]
    pub fn of(term: &str, colorterm: &str) -> Self {
        match () {
            () if matches!(colorterm, "truecolor" | "24bit") => Self::True,
            () if term.contains("256color") => Self::Palette,
            () => Self::Sixteen,
        }
    }
}

/// Styles by role.
#[derive(Debug)]
pub struct Theme {
    /// The ground that everything stands on.
    pub base: Style,
    /// Ordinary words.
    pub text: Style,
    /// Words that matter more: questions, titles of cards.
    pub strong: Style,
    /// Reasons and other words that may be skipped.
    pub quiet: Style,
    /// The program's name and the headings of groups.
    pub heading: Style,
    /// Frames and rules.
    pub frame: Style,
    /// The row that Enter works on.
    pub focus: Style,
    /// The name of a key.
    pub key: Style,
    /// A message about the last key.
    pub notice: Style,
    /// The part of a picture that is meant.
    pub lit: Style,
    /// The badge of each level, mildest first.
    pub levels: [Style; 4],
}

impl Theme {
    /// The theme with this name, in colours that the terminal offers.
    #[must_use]
    pub fn named(name: ThemeName, depth: Depth) -> &'static Self {
        match (name, depth) {
            (ThemeName::Auto, _) => &AUTO,
            (ThemeName::Mono, _) => &MONO,
            (ThemeName::Dark, Depth::Sixteen) => &DARK_OF_SIXTEEN,
            (ThemeName::Light, Depth::Sixteen) => &LIGHT_OF_SIXTEEN,
            (ThemeName::Dark, _) => &DARK,
            (ThemeName::Light, _) => &LIGHT,
        }
    }

    /// The badge of a level.
    #[must_use]
    pub fn level(&self, level: TriageLevel) -> Style {
        self.levels[level as usize]
    }
}

/// The characters that are drawn rather than written.
#[derive(Debug)]
pub struct Glyphs {
    /// The frame of a panel.
    pub border: border::Set<'static>,
    /// A rule that meets the frame of a panel, left and right.
    pub joint: (&'static str, &'static str),
    /// A rule through a page.
    pub rule: &'static str,
    /// Before each of several statements.
    pub bullet: &'static str,
    /// Between short items on one line.
    pub between: &'static str,
    /// Between old and new.
    pub arrow: &'static str,
    /// Something stands above the screen.
    pub above: &'static str,
    /// Something stands below the screen.
    pub below: &'static str,
    /// The thumb of a scrollbar.
    pub thumb: &'static str,
    /// The rest was cut.
    pub cut: &'static str,
    /// A cell of a picture that is filled.
    pub full: &'static str,
    /// A cell of a bar that is not filled yet.
    pub empty: &'static str,
    /// A cell of which the upper or the lower half is filled, where there are such characters.
    pub halves: Option<(&'static str, &'static str)>,
    /// The outline of a picture: a character for each set of quarters of a cell. The upper left one
    /// counts 1, the upper right one 2, the lower left one 4, the lower right one 8.
    pub quarters: [&'static str; 16],
    /// The same where something is lit.
    pub filled: [&'static str; 16],
    /// A day with a plan.
    pub dot: &'static str,
    /// A day with no more than a later look.
    pub ring: &'static str,
}

impl Glyphs {
    /// Line drawing, or only what is on every keyboard.
    #[must_use]
    pub fn chosen(ascii: bool) -> &'static Self {
        if ascii { &ASCII } else { &DRAWN }
    }
}

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const REVERSED: Style = Style::new().add_modifier(Modifier::REVERSED);
const BADGE: Style = BOLD.add_modifier(Modifier::REVERSED);

// These pairs, and magenta alone, are legible in every usual palette, on dark and on light
// terminals.
const AUTO: Theme = Theme {
    heading: BOLD.fg(Color::Magenta),
    key: BOLD,
    frame: PLAIN,
    lit: Style::new().fg(Color::Magenta),
    levels: [
        BADGE,
        BOLD.fg(Color::White).bg(Color::Blue),
        BOLD.fg(Color::Black).bg(Color::Yellow),
        BOLD.fg(Color::White).bg(Color::Red),
    ],
    ..MONO
};

const DARK: Theme = Theme {
    base: on(252, 234),
    text: PLAIN,
    strong: BOLD.fg(Color::Indexed(231)),
    quiet: Style::new().fg(Color::Indexed(248)),
    heading: BOLD.fg(Color::Indexed(176)),
    frame: Style::new().fg(Color::Indexed(245)),
    focus: on(231, 24),
    key: BOLD.fg(Color::Indexed(117)),
    notice: on(16, 222),
    lit: Style::new().fg(Color::Indexed(176)),
    levels: [bold_on(16, 114), bold_on(231, 25), bold_on(16, 220), bold_on(231, 124)],
};

const LIGHT: Theme = Theme {
    base: on(235, 255),
    text: PLAIN,
    strong: BOLD.fg(Color::Indexed(16)),
    quiet: Style::new().fg(Color::Indexed(240)),
    heading: BOLD.fg(Color::Indexed(90)),
    frame: Style::new().fg(Color::Indexed(241)),
    focus: on(231, 25),
    key: BOLD.fg(Color::Indexed(25)),
    notice: on(16, 222),
    lit: Style::new().fg(Color::Indexed(90)),
    levels: [bold_on(231, 22), bold_on(231, 25), bold_on(16, 220), bold_on(231, 124)],
};

const DARK_OF_SIXTEEN: Theme = Theme { base: Style::new().fg(Color::Gray).bg(Color::Black), ..AUTO };
const LIGHT_OF_SIXTEEN: Theme = Theme { base: Style::new().fg(Color::Black).bg(Color::White), ..AUTO };

/// Two colours of the palette of 256.
const fn on(front: u8, back: u8) -> Style {
    Style::new().fg(Color::Indexed(front)).bg(Color::Indexed(back))
}

const fn bold_on(front: u8, back: u8) -> Style {
    on(front, back).add_modifier(Modifier::BOLD)
}

const MONO: Theme = Theme {
    base: PLAIN,
    text: PLAIN,
    strong: BOLD,
    quiet: Style::new().add_modifier(Modifier::ITALIC),
    heading: BOLD,
    frame: PLAIN,
    focus: REVERSED,
    key: BOLD,
    notice: BADGE,
    lit: PLAIN,
    levels: [BADGE; 4],
};

const DRAWN: Glyphs = Glyphs {
    border: border::PLAIN,
    joint: ("├", "┤"),
    rule: "─",
    bullet: "• ",
    between: " · ",
    arrow: " → ",
    above: "▲",
    below: "▼",
    thumb: "▐",
    cut: "…",
    full: "█",
    empty: "░",
    halves: Some(("▀", "▄")),
    quarters: QUARTERS,
    filled: QUARTERS,
    dot: "●",
    ring: "○",
};

const QUARTERS: [&str; 16] = [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"];

const ASCII: Glyphs = Glyphs {
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    joint: ("+", "+"),
    rule: "-",
    bullet: "- ",
    between: " - ",
    arrow: " -> ",
    above: "^",
    below: "v",
    thumb: "#",
    cut: "...",
    full: "#",
    empty: "-",
    halves: None,
    quarters: [" ", "`", "'", "\"", ",", "|", "/", "/", ".", "\\", "|", "\\", "_", "\\", "/", "#"],
    filled: [" ", ":", ":", "#", ":", "#", "#", "#", ":", "#", "#", "#", "#", "#", "#", "#"],
    dot: "*",
    ring: "o",
};
