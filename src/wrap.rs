//! Words into lines: wrapping, cutting with a mark, and how wide a text stands on the screen.
//!
//! Relies on Unicode tables only. Must not know styles or screens. Pages, the keys that scroll them and the lines of plain
//! mode all stand on this, so nothing else may wrap.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that a text takes.
#[must_use]
pub(crate) fn width(text: &str) -> usize {
    if text.bytes().all(is_printable) { text.len() } else { text.width() }
}

/// Whether the byte is a character that takes one cell. Looking such characters up in the tables was most of what a key cost.
pub(crate) fn is_printable(byte: u8) -> bool {
    byte == b' ' || byte.is_ascii_graphic()
}

/// What stands for one character on the screen, with its place and its cells.
fn characters(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let (first, second) = (*rest.as_bytes().first()?, rest.as_bytes().get(1));
        // Only what is not ASCII can join what stands before it.
        let alone = is_printable(first) && second.is_none_or(u8::is_ascii);
        let character = if alone { &rest[..1] } else { rest.graphemes(true).next()? };
        let from = at;
        at += character.len();
        Some((from, character, width(character)))
    })
}

/// Breaks a text at spaces into lines of at most `width` cells; a longer word is broken where it must be. A number stays
/// with its unit.
#[must_use]
pub(crate) fn wrap(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    text.split('\n').for_each(|line| wrap_line(line, width.max(1), &mut lines));
    lines
}

fn wrap_line<'t>(line: &'t str, width: usize, lines: &mut Vec<&'t str>) {
    let mut rest = line.trim_end();
    while self::width(rest) > width {
        let Some((head, tail)) = break_off(rest, width) else { break };
        lines.push(head);
        rest = tail;
    }
    lines.push(rest);
}

/// The first line of a text that does not fit, and what is left.
fn break_off(text: &str, width: usize) -> Option<(&str, &str)> {
    let mut used = 0;
    let mut space = None;
    for (at, character, cells) in characters(text) {
        used += cells;
        if character == " " && at > 0 && !is_before_unit(text, at) {
            space = Some(at);
        }
        if used > width && at > 0 {
            let (head, tail) = text.split_at(space.unwrap_or(at));
            return Some((head.trim_end(), tail.trim_start()));
        }
    }
    None
}

/// Whether the space at this place stands between a number and its unit.
fn is_before_unit(text: &str, space: usize) -> bool {
    let (number, unit) = text.split_at(space);
    let unit = unit.trim_start().split(|letter: char| !letter.is_alphabetic()).next();
    number.ends_with(|letter: char| letter.is_ascii_digit()) && matches!(unit, Some("s" | "min" | "times"))
}

/// The text itself if it fits, or its beginning with `mark` at the end.
#[must_use]
pub(crate) fn cut(text: &str, width: usize, mark: &str) -> String {
    if self::width(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(self::width(mark));
    let mut used = 0;
    let fits = |(_, _, cells): &(usize, &str, usize)| {
        used += cells;
        used <= room
    };
    let mut cut: String = characters(text).take_while(fits).map(|(_, character, _)| character).collect();
    if self::width(mark) <= width {
        cut.push_str(mark);
    }
    cut
}

/// Joins items into lines without breaking an item that fits a line.
#[must_use]
pub(crate) fn pack(items: &[String], between: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if self::width(line) + self::width(between) + self::width(item) <= width => {
                line.push_str(between);
                line.push_str(item);
            }
            _ => lines.push(item.clone()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_while_they_fit() {
        assert_eq!(wrap("feed the dragon now", 9), ["feed the", "dragon", "now"]);
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(wrap("hold 30 s, 3 times", 7), ["hold", "30 s,", "3 times"]);
        assert_eq!(wrap("wait 15 min", 8), ["wait", "15 min"]);
        assert_eq!(wrap("feed 3 sheep", 7), ["feed 3", "sheep"]);
        assert_eq!(wrap("100 times", 4), ["100", "time", "s"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken() {
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(wrap("日本語", 4), ["日本", "語"]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
        assert_eq!(wrap("ab日cd", 3), ["ab", "日c", "d"]);
    }

    #[test]
    fn marks_that_join_a_letter_stay_with_it() {
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2, "…"), "e\u{301}…");
    }

    #[test]
    fn line_ends_and_indents_of_the_text_are_kept() {
        assert_eq!(wrap("a\n  b\n", 5), ["a", "  b", ""]);
    }

    #[test]
    fn a_cut_text_says_that_it_is_cut() {
        assert_eq!(cut("dragons", 5, "…"), "drag…");
        assert_eq!(cut("dragons", 0, "…"), "");
    }

    #[test]
    fn items_that_fit_are_not_torn() {
        let items = ["911 Here".to_owned(), "112 There".to_owned()];
        assert_eq!(pack(&items, " · ", 12), ["911 Here", "112 There"]);
        assert_eq!(pack(&items, " · ", 20), ["911 Here · 112 There"]);
    }
}
