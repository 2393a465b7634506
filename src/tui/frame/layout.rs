//! Where things stand on the screen.
//!
//! Relies on the size of the screen and on the shape that a page wants to have. Must not draw, or
//! know a screen. Both the page (how wide, how many lines) and the frame ask here, so that what
//! scrolls and what is seen agree.
//!
//! ```text
//! header    where you are, how much is left, the level once raised
//! pinned    what of a page stays while it is scrolled
//! panel     the page, in a frame where there is room     side    answers and early cards
//!           and a picture beside it, if the question has one
//!           early cards, in the rows that a question leaves free where it has no side
//! status    the last answer, an early card or a message          what stands above and below
//! footer    the keys that work now
//! ```

use crate::guide::{Body, BodyView};
use crate::tui::kit::page::Page;
use crate::tui::kit::picture::Picture;
use crate::tui::kit::room::Room;
use ratatui::layout::{Margin, Rect, Size};

/// From this width on the answers stand beside a question.
const BESIDE: u16 = 76;
/// From this width on what opens on a plan stands beside it.
const OPENS_BESIDE: u16 = 110;
/// Longer lines are hard to read.
const LONGEST_LINE: u16 = 100;
/// The columns of a list beside a picture: what it needs, and what it takes where there is room for
/// both.
const BESIDE_PICTURE: (u16, u16) = (36, 46);
/// The columns between a list and a picture, and between the views of one.
const GAP: u16 = 3;
/// The rows of a picture that are words: the names of the views above it, that of the lit region
/// below it.
const WORDS: u16 = 2;

/// A picture that there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// The place.
    pub area: Rect,
    /// Pixels to a character, in width and height.
    pub scale: u16,
    /// True if all its views stand side by side, false if only the one with the focus.
    pub all: bool,
}

impl Fit {
    /// The columns between two views.
    pub const GAP: u16 = GAP;

    /// The largest picture for which there is room at the right end of this area, all views first
    /// of all.
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

/// The shape of a page in the frame.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'b> {
    /// The frame around it.
    pub edges: Edges,
    /// True if something stands at its side.
    pub has_side: bool,
    /// The picture that stands beside it where there is room.
    pub body: Option<&'b Body>,
}

/// The frame around a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edges {
    /// None.
    None,
    /// As tall as the lines of the page.
    Fitted,
    /// As tall as the screen.
    Whole,
}

impl Shape<'_> {
    /// Lines that lie over the walk, in a frame that is no taller than they are.
    pub const FITTED: Self = Self::of(Edges::Fitted);
    /// A page that has the whole screen in its frame.
    pub const WHOLE: Self = Self::of(Edges::Whole);

    /// A page alone.
    #[must_use]
    pub const fn of(edges: Edges) -> Self {
        Self { edges, has_side: false, body: None }
    }
}

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Regions {
    /// The first line.
    pub header: Rect,
    /// The frame around the page, if it has one.
    pub panel: Option<Rect>,
    /// Lines that stay above the page.
    pub pinned: Rect,
    /// The page.
    pub page: Rect,
    /// The picture beside the page.
    pub picture: Option<Fit>,
    /// The panels at the side.
    pub side: Option<Rect>,
    /// The line above the footer.
    pub status: Rect,
    /// The last line.
    pub footer: Rect,
}

impl Regions {
    /// The parts for a page of this shape, before its lines are known.
    #[must_use]
    pub fn of(screen: Size, shape: &Shape<'_>) -> Self {
        let room = Room::of(screen);
        // Four lines of arithmetic: ratatui's constraint solver would be asked several times for
        // each key.
        let row = |y: u16, height: u16| Rect { x: 0, y, width: screen.width, height };
        let (header, body) = (row(0, 1), row(1, screen.height.saturating_sub(3)));
        let (status, footer) = (row(body.bottom(), 1), row(body.bottom() + 1, 1));
        let inner = |panel: Rect| panel.inner(margin(room));
        let drawn = shape.body.filter(|_| room >= Room::Normal);
        let picture = drawn.and_then(|drawn| Fit::of(drawn, inner(body)));
        // A picture takes the whole width.
        let has_side = shape.has_side && room >= Room::Normal && picture.is_none();
        let (main, side) = if has_side { halves(body) } else { (body, Rect::ZERO) };
        let panel = (room >= Room::Normal && shape.edges != Edges::None).then_some(main);
        let mut page = panel.map_or_else(|| main.inner(Margin::new(1, 0)), inner);
        page.width = match picture {
            Some(Fit { area, .. }) => area.x - GAP - page.x,
            None => page.width.min(LONGEST_LINE),
        };
        let pinned = Rect { height: 0, ..page };
        let side = has_side.then_some(side);
        Self { header, panel, pinned, page, picture, side, status, footer }
    }

    /// The same once the lines of the page are known.
    #[must_use]
    pub fn holding(self, page: &Page, edges: Edges) -> Self {
        self.fitted(page, edges).pinning(page)
    }

    fn fitted(self, page: &Page, edges: Edges) -> Self {
        let Some(panel) = self.panel.filter(|_| edges == Edges::Fitted) else { return self };
        let around = panel.height - self.page.height;
        let height = panel.height.min(rows(page.lines.len()).saturating_add(around));
        let panel = Some(Rect { height, ..panel });
        Self { panel, page: Rect { height: height - around, ..self.page }, ..self }
    }

    fn pinning(self, page: &Page) -> Self {
        let held = rows(page.pinned.len()).min(self.page.height);
        let pinned = Rect { height: held, ..self.page };
        let page = Rect { y: self.page.y + held, height: self.page.height - held, ..self.page };
        Self { pinned, page, ..self }
    }

    /// The rows that a page of so many lines leaves free, if nothing stands at its side.
    #[must_use]
    pub fn free(&self, lines: usize) -> Option<Rect> {
        let used = rows(lines).max(self.picture.map_or(0, |picture| picture.area.height));
        let width = self.picture.map_or(self.page.width, |picture| picture.area.right() - self.page.x);
        let height = self.page.height.saturating_sub(used);
        self.side.is_none().then(|| Rect { y: self.page.y + used, width, height, ..self.page })
    }
}

/// The page and what stands at its side.
fn halves(body: Rect) -> (Rect, Rect) {
    let main = Rect { width: body.width / 5 * 3, ..body };
    (main, Rect { x: main.right(), width: body.width - main.width, ..body })
}

/// True if there is room for something at the side of a list.
#[must_use]
pub fn may_have_side(size: Size) -> bool {
    size.width >= BESIDE && Room::of(size) >= Room::Normal
}

/// The inside of a panel at the side of a page that can open something there.
#[must_use]
pub fn opened_beside(size: Size) -> Option<Size> {
    let is_wide = size.width >= OPENS_BESIDE && Room::of(size) >= Room::Normal;
    is_wide.then(|| choices(size)[0])
}

/// The insides of a panel at the side of the page, and of one that takes the whole width.
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

/// Around what stands in a panel at the side.
pub const SIDE: Margin = Margin::new(2, 1);

/// So many lines as rows of the screen.
pub(crate) fn rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}
