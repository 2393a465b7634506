//! Moving on a page: where to, and the arithmetic of scrolling.
//!
//! Relies on nothing; lines are counted from the top of the page. Must not know what a page shows.

use std::ops::Range;

/// A move on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One row or line up.
    Up,
    /// One row or line down.
    Down,
    /// To the region at the left.
    Left,
    /// To the region at the right.
    Right,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first row or line.
    Home,
    /// To the last row or line.
    End,
    /// To the next part of a page; beside a picture, to the next row.
    Next,
}

/// The furthest that a page of `total` lines can be scrolled when `height` of them are on screen.
#[must_use]
pub(crate) fn limit(total: usize, height: usize) -> usize {
    total.saturating_sub(height)
}

/// Moves by so many lines, within the page.
#[must_use]
pub(crate) fn moved(scroll: usize, by: isize, total: usize, height: usize) -> usize {
    scroll.saturating_add_signed(by).min(limit(total, height))
}

/// The nearest scroll that shows these lines; of a row taller than the screen, its beginning.
#[must_use]
pub(crate) fn reveal(scroll: usize, lines: &Range<usize>, height: usize) -> usize {
    let last = lines.start;
    let first = lines.end.saturating_sub(height).min(last);
    scroll.clamp(first, last)
}

/// True if these lines are on screen, or as much of them as a screen can hold.
#[must_use]
pub(crate) fn shows(scroll: usize, lines: &Range<usize>, height: usize) -> bool {
    let bottom = scroll + height;
    height > 0 && ((scroll <= lines.start && lines.end <= bottom) || (lines.start <= scroll && bottom <= lines.end))
}

/// The rows of a scrollbar of this height that its thumb takes: at the bottom only when the page is
/// at its end, and none while everything is on screen.
#[must_use]
pub(crate) fn thumb(scroll: usize, total: usize, height: usize) -> Range<usize> {
    let limit = limit(total, height);
    if limit == 0 || height < 2 {
        return 0..0;
    }
    let size = (height * height / total).clamp(1, height - 1);
    let free = height - size;
    let start = match scroll.min(limit) {
        0 => 0,
        end if end == limit => free,
        between => (between * free / limit).clamp(1.min(free - 1), free.saturating_sub(1)),
    };
    start..start + size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thumb_is_at_an_edge_only_when_the_page_is() {
        for height in 3..30 {
            for total in height + 1..200 {
                let limit = limit(total, height);
                for scroll in 0..=limit {
                    let thumb = thumb(scroll, total, height);
                    assert!(!thumb.is_empty() && thumb.end <= height, "{scroll} {total} {height}");
                    assert_eq!(thumb.end == height, scroll == limit, "{scroll} {total} {height}: {thumb:?}");
                }
                assert_eq!(thumb(0, total, height).start, 0);
            }
        }
    }

    #[test]
    fn a_page_that_fits_has_no_thumb() {
        assert!(thumb(0, 10, 10).is_empty() && thumb(0, 0, 0).is_empty() && thumb(5, 10, 1).is_empty());
    }

    #[test]
    fn a_page_that_fits_does_not_move() {
        assert_eq!(moved(0, 5, 10, 10), 0);
        assert_eq!(moved(3, -9, 20, 10), 0);
        assert_eq!(moved(3, 99, 20, 10), 10);
    }

    #[test]
    fn a_row_is_revealed_with_the_least_movement() {
        assert_eq!(reveal(0, &(3..5), 10), 0);
        assert_eq!(reveal(0, &(12..14), 10), 4);
        assert_eq!(reveal(9, &(3..5), 10), 3);
        assert_eq!(reveal(0, &(3..30), 10), 3);
    }

    #[test]
    fn a_row_is_shown_only_as_a_whole() {
        assert!(shows(0, &(8..10), 10));
        assert!(!shows(0, &(9..11), 10));
        assert!(shows(4, &(3..20), 10));
        assert!(!shows(0, &(0..1), 0));
    }
}
