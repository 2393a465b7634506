//! Where things stand on the screen.
//!
//! Relies on the app's size and screen. Must not draw. Both the page (how wide, how many lines) and the views ask here, so
//! that what scrolls and what is seen agree.
//!
//! ```text
//! header    where you are, how much is left, the level once raised
//! panel     the page, in a frame where there is room        side    answers and early cards, from 76 columns on
//!           early cards, in the rows that a question leaves free where it has no side
//! status    the last answer, an early card or a message     what stands above and below a page without a frame
//! footer    the keys that work now
//! ```

use crate::trail::Position;
use crate::tui::app::{App, Screen};
use ratatui::layout::{Margin, Rect, Size};

/// The smallest screen on which the guide can be used.
pub const SMALLEST: Size = Size { width: 40, height: 12 };
const NORMAL: Size = Size { width: 60, height: 20 };
const ROOMY: Size = Size { width: 100, height: 30 };
/// From this width on the answers stand beside a question.
const BESIDE: u16 = 76;
/// Longer lines are hard to read.
const LONGEST_LINE: u16 = 100;

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Too little: only a line that says so.
    None,
    /// No frames.
    Small,
    /// Frames.
    Normal,
    /// Frames and air.
    Roomy,
}

impl Room {
    /// The room of a screen.
    #[must_use]
    pub fn of(size: Size) -> Self {
        let holds = |least: Size| size.width >= least.width && size.height >= least.height;
        match () {
            () if holds(ROOMY) => Self::Roomy,
            () if holds(NORMAL) => Self::Normal,
            () if holds(SMALLEST) => Self::Small,
            () => Self::None,
        }
    }
}

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regions {
    /// The first line.
    pub header: Rect,
    /// The frame around the page, if it has one.
    pub panel: Option<Rect>,
    /// The page.
    pub page: Rect,
    /// Answers and early cards.
    pub side: Option<Rect>,
    /// The line above the footer.
    pub status: Rect,
    /// The last line.
    pub footer: Rect,
}

impl Regions {
    /// The parts for what is shown now.
    #[must_use]
    pub fn of(app: &App) -> Self {
        let room = Room::of(app.size);
        // Four lines of arithmetic: ratatui's constraint solver would be asked several times for each key.
        let row = |y: u16, height: u16| Rect { x: 0, y, width: app.size.width, height };
        let (header, body) = (row(0, 1), row(1, app.size.height.saturating_sub(3)));
        let (status, footer) = (row(body.bottom(), 1), row(body.bottom() + 1, 1));
        let (main, side) = split(app, room, body);
        let panel = (room >= Room::Normal && !is_plan(app)).then_some(main);
        let mut page = match panel {
            Some(panel) => panel.inner(if room == Room::Roomy { Margin::new(3, 2) } else { Margin::new(2, 1) }),
            None => main.inner(Margin::new(1, 0)),
        };
        page.width = page.width.min(LONGEST_LINE);
        Self { header, panel, page, side, status, footer }
    }

    /// The rows that the walk's question leaves free below its page, if nothing stands at its side.
    #[must_use]
    pub fn free(&self, app: &App) -> Option<Rect> {
        let used = u16::try_from(app.page.lines.len()).unwrap_or(u16::MAX);
        let height = self.page.height.saturating_sub(used);
        let alone = app.top().screen == Screen::Walk && app.asked().is_some() && self.side.is_none();
        alone.then(|| Rect { y: self.page.y + used, height, ..self.page })
    }
}

/// A list of choices leaves room at its side, and so does a plan on a wide screen; all else takes the whole width.
fn split(app: &App, room: Room, body: Rect) -> (Rect, Option<Rect>) {
    let beside = match app.top().screen {
        Screen::Walk => match app.stand.walk.position {
            Position::Ask(question) => !app.session.guide()[question].is_checklist() && body.width >= BESIDE,
            Position::Plan => room == Room::Roomy,
        },
        _ => false,
    };
    if room < Room::Normal || !beside {
        return (body, None);
    }
    let main = Rect { width: body.width / 5 * 3, ..body };
    (main, Some(Rect { x: main.right(), width: body.width - main.width, ..body }))
}

fn is_plan(app: &App) -> bool {
    app.top().screen == Screen::Walk && app.stand.walk.position == Position::Plan
}
