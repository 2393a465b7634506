//! What things look like: a style for each role, and the few characters that are not letters.
//!
//! Relies on ratatui's styles. Must not know which screen uses a role. Nothing is said by colour alone, so a theme may
//! leave colour out. Backgrounds stay the terminal's own but for the level's badge, which brings both of its colours.

use crate::guide::TriageLevel;
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

/// The themes that a person can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// The terminal's own colours on its own background.
    #[default]
    Auto,
    /// No colour at all.
    Mono,
}

/// Styles by role.
#[derive(Debug)]
pub struct Theme {
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
    /// The badge of each level, mildest first.
    pub levels: [Style; 4],
}

impl Theme {
    /// The theme with this name.
    #[must_use]
    pub fn named(name: ThemeName) -> &'static Self {
        match name {
            ThemeName::Auto => &AUTO,
            ThemeName::Mono => &MONO,
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
    /// Where a rule meets the frame of a panel, left and right.
    pub joint: (&'static str, &'static str),
    /// A rule through a page.
    pub rule: &'static str,
    /// Before each of several statements.
    pub bullet: &'static str,
    /// Between short items on one line.
    pub between: &'static str,
    /// What something becomes.
    pub arrow: &'static str,
    /// Something stands above the screen.
    pub above: &'static str,
    /// Something stands below the screen.
    pub below: &'static str,
    /// The rest was cut.
    pub cut: &'static str,
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

// These pairs, and magenta alone, are legible in every usual palette, on dark and on light terminals.
const AUTO: Theme = Theme {
    heading: BOLD.fg(Color::Magenta),
    key: BOLD,
    frame: PLAIN,
    levels: [
        BADGE,
        BOLD.fg(Color::White).bg(Color::Blue),
        BOLD.fg(Color::Black).bg(Color::Yellow),
        BOLD.fg(Color::White).bg(Color::Red),
    ],
    ..MONO
};

const MONO: Theme = Theme {
    text: PLAIN,
    strong: BOLD,
    quiet: Style::new().add_modifier(Modifier::ITALIC),
    heading: BOLD,
    frame: PLAIN,
    focus: REVERSED,
    key: BOLD,
    notice: BADGE,
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
    cut: "…",
};

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
    cut: "...",
};
