//! Colours beside choices, small drawings, and the pictures on which a question may be answered: even rows, and every
//! letter a region.
//!
//! Relies on the parsed files. Must not know how a picture is drawn.

use crate::content::check::syntax::Parsed;
use crate::content::format::{BodyViewFile, QuestionFile, Text};
use crate::content::sink::Sink;
use std::collections::HashSet;

/// The most columns and rows of a drawing: what has room beside the words of a card.
const DRAWING: (usize, usize) = (48, 18);
/// The most columns and rows of a view: more has room on no screen.
const VIEW: (usize, usize) = (96, 64);

/// Checks the colours of choices, the drawings of cards, and `body.ron`.
pub(crate) fn check(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let offered = parsed.questions.items.iter().flat_map(QuestionFile::offered);
    for swatch in offered.filter_map(|choice| choice.swatch).filter(|swatch| rgb(swatch).is_none()) {
        let message = format!("`{}` is not a colour", swatch.escape_default());
        sink.error("bad-colour", swatch, message, "write red, green and blue as six hex digits, like \"F4E9A0\"");
    }
    for card in &parsed.cards.items {
        check_size(&card.drawing, DRAWING, card.id, sink);
        let is_known = |c: char| matches!(c, ' ' | '#' | '+' | '*');
        check_characters(&card.drawing, is_known, card.id, "write `#`, `+`, `*` or a space", sink);
    }
    let Some(body) = &parsed.body else { return };
    let question = parsed.questions.items.iter().find(|question| question.id() == body.question);
    if matches!(question, Some(QuestionFile::Any(_))) {
        let message = format!("`{}` is a checklist; a picture picks one choice", body.question);
        sink.error("picture-of-checklist", body.question, message, "name a question with choices");
    }
    body.views.iter().for_each(|view| check_view(view, body.question, sink));
}

/// Red, green and blue, from six hex digits.
pub(crate) fn rgb(swatch: &str) -> Option<[u8; 3]> {
    if swatch.len() != 6 || !swatch.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(swatch, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

fn check_view<'a>(view: &BodyViewFile<'a>, near: &'a str, sink: &mut Sink<'_>) {
    let place = view.title.place(near);
    let widths: HashSet<usize> = view.art.iter().map(|row| row.0.chars().count()).collect();
    if widths.len() != 1 {
        sink.error("uneven-art", place, "the rows of the picture differ in length", "pad them with spaces");
    }
    let mut letters = HashSet::new();
    for region in &view.regions {
        if !region.letter.is_ascii_alphanumeric() || !letters.insert(region.letter) {
            let message = format!("`{}` cannot stand for this region", region.letter.escape_default());
            sink.error("bad-letter", region.choice, message, "give each region a letter or digit of its own");
        }
    }
    check_size(&view.art, VIEW, place, sink);
    let is_known = |c: char| matches!(c, ' ' | '#' | '+') || letters.contains(&c);
    check_characters(&view.art, is_known, near, "add it to `regions`, or write `#`", sink);
}

fn check_size(rows: &[Text<'_>], (width, height): (usize, usize), place: &str, sink: &mut Sink<'_>) {
    let widest = rows.iter().map(|row| row.0.chars().count()).max().unwrap_or(0);
    if widest > width || rows.len() > height {
        let message = format!("the picture has {} rows of {widest}, {height} of {width} at most", rows.len());
        sink.error("large-picture", place, message, "draw it smaller");
    }
}

fn check_characters<'a>(
    rows: &[Text<'a>],
    is_known: impl Fn(char) -> bool,
    near: &'a str,
    help: &str,
    sink: &mut Sink<'_>,
) {
    for row in rows {
        if let Some(letter) = row.0.chars().find(|c| !is_known(*c)) {
            let message = format!("`{}` means nothing in this picture", letter.escape_default());
            sink.error("unknown-letter", row.place(near), message, help);
        }
    }
}
