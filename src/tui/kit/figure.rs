//! Where the regions of a picture stand, and which of them lies next to which.
//!
//! Relies on the guide's picture. Must not know how it is drawn or which key was pressed. The views
//! stand side by side, so a move leads from one to the next. A region may stand in several places,
//! left and right, front and back: a move starts from the place that it came to last, and never
//! ends on the same region.

use super::scroll::Motion;
use crate::guide::Body;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The pixels between two views.
const GAP: usize = 6;

/// A direction of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Towards the first row.
    Up,
    /// Towards the last row.
    Down,
    /// Towards the first column.
    Left,
    /// Towards the last column.
    Right,
}

impl Direction {
    /// The direction of a motion, if it has one.
    pub(crate) fn of(motion: Motion) -> Option<Self> {
        match motion {
            Motion::Up => Some(Self::Up),
            Motion::Down => Some(Self::Down),
            Motion::Left => Some(Self::Left),
            Motion::Right => Some(Self::Right),
            _ => None,
        }
    }

    fn is_upright(self) -> bool {
        matches!(self, Self::Up | Self::Down)
    }
}

/// The focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// The row of the list.
    pub(crate) row: usize,
    /// The place on the picture; that of the last region while the row has none.
    pub(crate) spot: Option<usize>,
}

/// One of the places where a region stands.
#[derive(Debug)]
struct Spot {
    view: usize,
    row: usize,
    pixels: Vec<(usize, usize)>,
}

impl Spot {
    /// The middle, in half pixels from above and in pixels from the left: a pixel is twice as high
    /// as it is wide.
    fn middle(&self) -> (isize, isize) {
        let count = self.pixels.len().max(1);
        let sum = self.pixels.iter().fold((0, 0), |sum, pixel| (sum.0 + pixel.0, sum.1 + 2 * pixel.1));
        (signed(sum.0 / count), signed(sum.1 / count))
    }
}

/// All views of a picture, side by side.
#[derive(Debug, Default)]
pub(crate) struct Figure {
    spots: Vec<Spot>,
    /// The spot of each pixel that belongs to a region.
    owner: BTreeMap<(usize, usize), usize>,
    width: usize,
    height: usize,
    /// The rows of the list that stand in no picture.
    elsewhere: Vec<usize>,
}

impl Figure {
    /// The figure of a question with so many choices.
    pub(crate) fn of(body: &Body, choices: usize) -> Self {
        let mut figure = Self::default();
        for (at, view) in body.views.iter().enumerate() {
            let left = if at == 0 { 0 } else { figure.width + GAP };
            let letter = |x: usize, y: usize| view.art.get(y)?.as_bytes().get(x).copied();
            let row = |letter: u8| view.regions.iter().find(|(own, _)| *own == char::from(letter)).map(|(_, row)| *row);
            for (y, line) in view.art.iter().enumerate() {
                for (x, own) in line.bytes().enumerate() {
                    if let Some(row) = row(own).filter(|_| !figure.owner.contains_key(&(left + x, y))) {
                        let pixels = spread((x, y), |(x, y)| letter(x, y) == Some(own));
                        figure.claim(at, row, pixels.into_iter().map(|(x, y)| (left + x, y)).collect());
                    }
                }
            }
            figure.width = left + view.art.iter().map(String::len).max().unwrap_or(0);
            figure.height = figure.height.max(view.art.len());
        }
        figure.elsewhere = (0..choices).filter(|row| figure.spots.iter().all(|spot| spot.row != *row)).collect();
        figure
    }

    fn claim(&mut self, view: usize, row: usize, pixels: Vec<(usize, usize)>) {
        self.owner.extend(pixels.iter().map(|pixel| (*pixel, self.spots.len())));
        self.spots.push(Spot { view, row, pixels });
    }

    /// The view on which the focus stands.
    pub(crate) fn view(&self, here: Place) -> Option<usize> {
        self.spot(here).or(here.spot).and_then(|spot| self.spots.get(spot)).map(|spot| spot.view)
    }

    /// The end of a move, if there is one. Rows that stand in no picture come below all that do.
    pub(crate) fn next(&self, here: Place, direction: Direction) -> Option<Place> {
        let Some(spot) = self.spot(here) else { return self.leave(here, direction) };
        let below = || self.elsewhere.first().filter(|_| direction == Direction::Down);
        match self.beside(spot, direction) {
            Some(next) => Some(self.place(next)),
            None => below().map(|row| Place { row: *row, spot: Some(spot) }),
        }
    }

    /// The end of a move from a row that stands in no picture.
    fn leave(&self, here: Place, direction: Direction) -> Option<Place> {
        let at = self.elsewhere.iter().position(|row| *row == here.row)?;
        let row = |at: usize| self.elsewhere.get(at).map(|row| Place { row: *row, spot: here.spot });
        match direction {
            Direction::Down => row(at + 1),
            Direction::Up if at > 0 => row(at - 1),
            Direction::Up => {
                let lowest = || (0..self.spots.len()).max_by_key(|spot| (self.spots[*spot].middle().1, Reverse(*spot)));
                here.spot.filter(|spot| *spot < self.spots.len()).or_else(lowest).map(|spot| self.place(spot))
            }
            Direction::Left | Direction::Right => None,
        }
    }

    fn place(&self, spot: usize) -> Place {
        Place { row: self.spots[spot].row, spot: Some(spot) }
    }

    /// The place of the focused region: the last one, or else one on the same view, or else the
    /// first.
    fn spot(&self, here: Place) -> Option<usize> {
        let last = here.spot.and_then(|spot| Some((spot, self.spots.get(spot)?)));
        let own = || (0..self.spots.len()).filter(|spot| self.spots[*spot].row == here.row);
        let near = |spot: &usize| last.is_some_and(|(_, last)| self.spots[*spot].view == last.view);
        let kept = last.filter(|(_, last)| last.row == here.row).map(|(spot, _)| spot);
        kept.or_else(|| own().find(near)).or_else(|| own().next())
    }

    /// The place that lies next: the one that most of this one looks at, straight ahead and near;
    /// where nothing lies ahead, the nearest one in roughly that direction.
    fn beside(&self, from: usize, direction: Direction) -> Option<usize> {
        let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
        for (spot, far) in self.spots[from].pixels.iter().filter_map(|pixel| self.look(from, *pixel, direction)) {
            *seen.entry(spot).or_default() += 1000 / (1 + far);
        }
        let straight = seen.into_iter().max_by_key(|(spot, weight)| (*weight, Reverse(*spot))).map(|(spot, _)| spot);
        straight.or_else(|| self.nearest(from, direction))
    }

    /// The spot that a pixel at the edge of its place looks at, and its distance.
    fn look(&self, from: usize, pixel: (usize, usize), direction: Direction) -> Option<(usize, usize)> {
        let (mut at, mut far, mut seen) = (pixel, 0, None);
        while let Some(next) = self.moved(at, direction) {
            at = next;
            far += if direction.is_upright() { 2 } else { 1 };
            match self.owner.get(&at) {
                // What lies in a bay of this place lies at its side, not ahead.
                Some(spot) if *spot == from => return None,
                Some(spot) if self.spots[*spot].row != self.spots[from].row => seen = seen.or(Some((*spot, far))),
                _ => {}
            }
        }
        seen
    }

    fn moved(&self, (x, y): (usize, usize), direction: Direction) -> Option<(usize, usize)> {
        match direction {
            Direction::Up => Some((x, y.checked_sub(1)?)),
            Direction::Down => Some((x, y + 1)).filter(|(_, y)| *y < self.height),
            Direction::Left => Some((x.checked_sub(1)?, y)),
            Direction::Right => Some((x + 1, y)).filter(|(x, _)| *x < self.width),
        }
    }

    fn nearest(&self, from: usize, direction: Direction) -> Option<usize> {
        let (x, y) = self.spots[from].middle();
        let others = (0..self.spots.len()).filter(|spot| self.spots[*spot].row != self.spots[from].row);
        let seen = others.filter_map(|spot| {
            let middle = self.spots[spot].middle();
            let (right, down) = (middle.0 - x, middle.1 - y);
            let (ahead, aside) = match direction {
                Direction::Up => (-down, right.abs()),
                Direction::Down => (down, right.abs()),
                Direction::Left => (-right, down.abs()),
                Direction::Right => (right, down.abs()),
            };
            let widest = if direction.is_upright() { 2 * ahead } else { ahead };
            (ahead > 0 && aside <= widest).then_some((ahead + 2 * aside, spot))
        });
        seen.min().map(|(_, spot)| spot)
    }
}

/// All pixels that hang together with this one.
fn spread(start: (usize, usize), is_same: impl Fn((usize, usize)) -> bool) -> Vec<(usize, usize)> {
    let (mut found, mut next) = (vec![start], 0);
    while let Some((x, y)) = found.get(next).copied() {
        next += 1;
        let beside = [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)];
        for pixel in beside {
            if is_same(pixel) && !found.contains(&pixel) {
                found.push(pixel);
            }
        }
    }
    found
}

fn signed(pixels: usize) -> isize {
    isize::try_from(pixels).unwrap_or(isize::MAX)
}
