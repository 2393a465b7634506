//! A line of text that a person types: what stands in it, and where the cursor is.
//!
//! Relies on Unicode tables and on what may be kept of a note. Must not know keys or a screen
//! beyond its width.

use crate::journal::{LONGEST_NOTE, is_plain};
use crate::wrap;
use unicode_segmentation::UnicodeSegmentation;

/// A change to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Puts a letter in.
    Insert(char),
    /// Takes the letter before the cursor away.
    Erase,
    /// Takes the letter behind the cursor away.
    EraseNext,
    /// One letter to the left.
    Left,
    /// One letter to the right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
}

/// A line of text and its cursor.
#[derive(Debug, Clone, Default)]
pub struct Field {
    text: String,
    /// The byte before which the cursor stands.
    at: usize,
}

impl Field {
    /// A line that holds this text, its cursor at the end.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), at: text.len() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Edits the line and says whether there was room for it.
    pub(crate) fn edit(&mut self, edit: Edit) -> bool {
        match edit {
            Edit::Insert(letter) => return self.insert(letter.encode_utf8(&mut [0; 4])),
            Edit::Erase => self.erase(),
            Edit::EraseNext => self.erase_next(),
            Edit::Left => self.left(),
            Edit::Right => self.right(),
            Edit::Home => self.at = 0,
            Edit::End => self.at = self.text.len(),
        }
        true
    }

    /// Puts a text in at the cursor and says whether there was room for all of it. A line has no
    /// ends of lines, and nothing in it may move a terminal's cursor.
    pub(crate) fn insert(&mut self, text: &str) -> bool {
        let room = LONGEST_NOTE.saturating_sub(self.text.chars().count());
        // A text that was pasted may be very long; what is behind the room need not be looked at.
        let mut letters = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| is_plain(*c));
        let fitting: String = letters.by_ref().take(room).collect();
        self.text.insert_str(self.at, &fitting);
        self.at += fitting.len();
        letters.next().is_none()
    }

    /// Takes the character before the cursor away.
    fn erase(&mut self) {
        let end = self.at;
        self.left();
        self.text.replace_range(self.at..end, "");
    }

    /// Takes the character behind the cursor away.
    fn erase_next(&mut self) {
        let before = self.at;
        self.right();
        self.text.replace_range(before..self.at, "");
        self.at = before;
    }

    fn left(&mut self) {
        self.at -= self.text[..self.at].graphemes(true).next_back().map_or(0, str::len);
    }

    fn right(&mut self) {
        self.at += self.text[self.at..].graphemes(true).next().map_or(0, str::len);
    }

    /// As much of the text around the cursor as so many cells hold, what is left out marked, and
    /// the cursor's cell.
    #[must_use]
    pub(crate) fn shown(&self, width: usize, mark: &str) -> (String, usize) {
        let (before, behind) = self.text.split_at(self.at);
        // The cursor needs a cell of its own behind the last letter.
        let room = width.saturating_sub(1);
        let left = if wrap::width(before) <= room { before.to_owned() } else { tail(before, room, mark) };
        let column = wrap::width(&left);
        (left + &wrap::cut(behind, width.saturating_sub(column), mark), column)
    }
}

/// The notice when there is no room for more.
#[must_use]
pub fn is_full() -> String {
    format!("A note has at most {LONGEST_NOTE} characters.")
}

/// The end of a text behind a mark, in at most so many cells.
fn tail(text: &str, width: usize, mark: &str) -> String {
    let room = width.saturating_sub(wrap::width(mark));
    let mut start = text.len();
    for (at, _) in text.grapheme_indices(true).rev() {
        if wrap::width(&text[at..]) > room {
            break;
        }
        start = at;
    }
    format!("{mark}{}", &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Field {
        let mut field = Field::default();
        assert!(field.insert(text));
        field
    }

    #[test]
    fn letters_go_in_and_out_where_the_cursor_stands() {
        let mut field = typed("dragn");
        field.left();
        field.insert("o");
        assert_eq!((field.text(), field.shown(20, "…")), ("dragon", ("dragon".to_owned(), 5)));
        field.edit(Edit::Home);
        field.erase();
        field.erase_next();
        assert_eq!(field.text(), "ragon");
        field.edit(Edit::End);
        field.erase_next();
        field.erase();
        assert_eq!(field.text(), "rago");
    }

    #[test]
    fn a_letter_of_several_characters_is_one() {
        let mut field = typed("né日e\u{301}");
        field.erase();
        assert_eq!(field.text(), "né日");
        field.left();
        assert_eq!(field.shown(10, "…"), ("né日".to_owned(), 2));
    }

    #[test]
    fn what_is_pasted_stays_on_one_line_and_is_cut_where_a_note_ends() {
        assert_eq!(typed("q\nyes\r\n\u{1b}[2Jx\u{202e}").text(), "q yes  [2Jx");
        let mut field = Field::default();
        assert!(!field.insert(&"日".repeat(100_000)));
        assert_eq!(field.text().chars().count(), LONGEST_NOTE);
        assert!(!field.insert("x"));
    }

    #[test]
    fn a_long_line_shows_what_is_around_the_cursor_and_marks_the_rest() {
        let mut field = typed("abcdefghij");
        assert_eq!(field.shown(6, "…"), ("…ghij".to_owned(), 5));
        field.edit(Edit::Home);
        assert_eq!(field.shown(6, "…"), ("abcde…".to_owned(), 0));
        for width in 0..14 {
            for at in 0..=10 {
                field.at = at;
                let (shown, column) = field.shown(width, "…");
                assert!(wrap::width(&shown) <= width.max(1), "{width}: {shown}");
                assert!(column < width.max(2), "{width}: {column}");
            }
        }
    }
}
