//! Where things stand on the screen.
//!
//! Relies on the app's size and screen. Must not draw. Both the page (how wide, how many lines) and the views ask here, so
//! that what scrolls and what is seen agree.
//!
//! ```text
//! header    where you are, how much is left, the level once raised
//! pinned    what of a page stays while it is scrolled
//! panel     the page, in a frame where there is room        side    answers and early cards, from 76 columns on
//!           and a picture beside it, if the question has one
//!           early cards, in the rows that a question leaves free where it has no side
//! status    the last answer, an early card or a message     what stands above and below a page without a frame
//! footer    the keys that work now
//! ```

use crate::guide::{Body, BodyView, TriageLevel};
use crate::trail::Position;
use crate::tui::app::{App, Screen};
use crate::tui::kit::picture::Picture;
use ratatui::layout::{Margin, Rect, Size};

/// The smallest screen on which the guide can be used.
pub const SMALLEST: Size = Size { width: 40, height: 12 };
const NORMAL: Size = Size { width: 60, height: 20 };
const ROOMY: Size = Size { width: 100, height: 30 };
/// From this width on the answers stand beside a question.
const BESIDE: u16 = 76;
/// Longer lines are hard to read.
const LONGEST_LINE: u16 = 100;
/// The columns of a list beside a picture: what it needs, and what it takes where there is room for both.
const BESIDE_PICTURE: (u16, u16) = (36, 46);
/// The columns between a list and a picture, and between the views of one.
const GAP: u16 = 3;
/// The rows of a picture that are words: the names of the views above it, that of the lit region below it.
const WORDS: u16 = 2;

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

/// How much of a picture there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// Where it stands.
    pub area: Rect,
    /// How many pixels a character of it is wide and high.
    pub scale: u16,
    /// Whether all its views stand side by side, or only the one that has the focus.
    pub all: bool,
}

impl Fit {
    /// The columns between two views.
    pub const GAP: u16 = GAP;

    /// The largest picture for which there is room at the right end of this area, all views first of all.
    fn of(body: &Body, room: Rect) -> Option<Self> {
        let width = room.width.checked_sub(BESIDE_PICTURE.0 + GAP)?;
        let sizes = [true, false].into_iter().flat_map(|all| [3, 2, 1].map(|scale| (all, scale)));
        let fits = |(all, scale): &(bool, u16)| {
            let needs = needs(body, *all, *scale);
            needs.width <= width && needs.height <= room.height
        };
        let (all, scale) = sizes.into_iter().find(fits)?;
        let list = BESIDE_PICTURE.1.min(room.width - GAP - needs(body, all, scale).width);
        let area = Rect { x: room.x + list + GAP, width: room.width - list - GAP, ..room };
        Some(Self { area: Rect { height: needs(body, all, scale).height, ..area }, scale, all })
    }
}

/// The cells that a picture needs.
fn needs(body: &Body, all: bool, scale: u16) -> Size {
    let size = |view: &BodyView| Picture { rows: &view.art, lit: &[], scale }.size();
    let beside = |width: u16, view: u16| if all { width.saturating_add(GAP + view) } else { width.max(view + GAP) };
    let width = body.views.iter().map(|view| size(view).width).fold(0, beside).saturating_sub(GAP);
    let height = body.views.iter().map(|view| size(view).height).max().unwrap_or(0);
    Size { width, height: height.saturating_add(WORDS) }
}

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regions {
    /// The first line.
    pub header: Rect,
    /// The frame around the page, if it has one.
    pub panel: Option<Rect>,
    /// What stays above the page.
    pub pinned: Rect,
    /// The page.
    pub page: Rect,
    /// The picture beside the page.
    pub picture: Option<Fit>,
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
        let inner = |panel: Rect| panel.inner(margin(room));
        let drawn = app.body().filter(|_| room >= Room::Normal);
        let picture = drawn.and_then(|drawn| Fit::of(drawn, inner(body)));
        // A picture takes the whole width.
        let (main, side) = if picture.is_some() { (body, None) } else { split(app, room, body) };
        let around = body.height - inner(body).height;
        let main = if is_list(app) {
            Rect { height: main.height.min(lines(app).saturating_add(around)), ..main }
        } else {
            main
        };
        let panel = (room >= Room::Normal && !app.on_plan()).then_some(main);
        let mut page = panel.map_or_else(|| main.inner(Margin::new(1, 0)), inner);
        page.width = match picture {
            Some(Fit { area, .. }) => area.x - GAP - page.x,
            None => page.width.min(LONGEST_LINE),
        };
        let held = u16::try_from(app.page.pinned.len()).unwrap_or(u16::MAX).min(page.height);
        let pinned = Rect { height: held, ..page };
        let page = Rect { y: page.y + held, height: page.height - held, ..page };
        Self { header, panel, pinned, page, picture, side, status, footer }
    }

    /// The rows that the walk's question leaves free below its page, if nothing stands at its side.
    #[must_use]
    pub fn free(&self, app: &App) -> Option<Rect> {
        let used = lines(app).max(self.picture.map_or(0, |picture| picture.area.height));
        let width = self.picture.map_or(self.page.width, |picture| picture.area.right() - self.page.x);
        let height = self.page.height.saturating_sub(used);
        let alone = app.top().screen == Screen::Walk && app.asked().is_some() && self.side.is_none();
        alone.then(|| Rect { y: self.page.y + used, width, height, ..self.page })
    }
}

/// The rows between header and status line.
#[must_use]
pub fn body_rows(size: Size) -> usize {
    usize::from(size.height.saturating_sub(3))
}

/// A list of choices leaves room at its side, and so does a plan on a wide screen; all else takes the whole width. What to
/// do in an emergency is read at once, so nothing stands beside it.
fn split(app: &App, room: Room, body: Rect) -> (Rect, Option<Rect>) {
    let beside = match app.top().screen {
        Screen::Walk => match app.stand.walk.position {
            Position::Ask(_) => may_be_beside(app) && app.is_beside,
            Position::Plan | Position::Offer(_) => {
                room == Room::Roomy && app.stand.walk.state.level < TriageLevel::Emergency
            }
        },
        _ => false,
    };
    if room < Room::Normal || !beside {
        return (body, None);
    }
    let (main, side) = halves(body);
    (main, Some(side))
}

/// The question and what stands at its side.
fn halves(body: Rect) -> (Rect, Rect) {
    let main = Rect { width: body.width / 5 * 3, ..body };
    (main, Rect { x: main.right(), width: body.width - main.width, ..body })
}

/// Whether there is room for something at the side of the walk's question.
#[must_use]
pub fn may_be_beside(app: &App) -> bool {
    let is_list = app.asked().is_some_and(|question| !app.session.guide()[question].is_checklist());
    app.top().screen == Screen::Walk && is_list && app.size.width >= BESIDE && Room::of(app.size) >= Room::Normal
}

/// The insides of a panel at the side of the question, and of one that takes the whole width.
#[must_use]
pub fn choices(size: Size) -> [Size; 2] {
    let body = Rect { x: 0, y: 1, width: size.width, height: size.height.saturating_sub(3) };
    let inside = |panel: Rect, margin| panel.inner(margin).as_size();
    [inside(halves(body).1, SIDE), inside(body, margin(Room::of(size)))]
}

/// Around what stands in a panel.
fn margin(room: Room) -> Margin {
    if room == Room::Roomy { Margin::new(3, 2) } else { SIDE }
}

const SIDE: Margin = Margin::new(2, 1);

/// Whether the page lies over the walk and is only lines, so that its frame needs to be no taller than they are.
fn is_list(app: &App) -> bool {
    !matches!(app.top().screen, Screen::Walk | Screen::Change(_) | Screen::Timer) && Room::of(app.size) > Room::Small
}

fn lines(app: &App) -> u16 {
    u16::try_from(app.page.lines.len()).unwrap_or(u16::MAX)
}
