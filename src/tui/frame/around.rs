//! What a screen has around its page, as data: the frame draws it.
//!
//! Relies on pages and lines. Must not know a screen.

use crate::tui::kit::page::Page;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The things that a screen has around its page.
#[derive(Debug, Default)]
pub struct Around {
    /// Panels and lines beside or below the page.
    pub pieces: Vec<Piece>,
    /// The status line while there is no message.
    pub said: Option<String>,
    /// Further words behind that, as many as there is room for.
    pub more: Vec<String>,
    /// Marks for pieces that found no room, at length and in short, where the page has no frame to
    /// say so.
    pub marks: Option<Vec<String>>,
    /// True if rows have to be read before it goes on, so that the marks count those.
    pub is_to_read: bool,
    /// True if the page itself says how soon help is needed.
    pub says_level: bool,
    /// True if the page itself shows the timer.
    pub shows_timer: bool,
}

/// Something beside or below a page.
#[derive(Debug)]
pub enum Piece {
    /// A frame with a title.
    Panel {
        /// The place.
        area: Rect,
        /// The title.
        title: String,
        /// A count of the lines that found no room; empty if all did.
        mark: String,
        /// True if it is the lower part of the frame around the page.
        is_joined: bool,
    },
    /// Lines of a page.
    Page {
        /// The place.
        area: Rect,
        /// The page.
        page: Page,
        /// The first line that is shown.
        from: usize,
    },
    /// A line alone.
    Line(Rect, Line<'static>),
}
