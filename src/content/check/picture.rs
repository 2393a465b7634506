//! Colours beside choices, and the pictures on which a question may be answered: even rows, and every letter a region.
//!
//! Relies on the parsed files. Must not know how a picture is drawn.

use crate::content::check::syntax::Parsed;
use crate::content::format::{BodyViewFile, QuestionFile};
use crate::content::problem::Sink;
use std::collections::HashSet;

/// Checks the colours of choices, and `body.ron`.
pub(crate) fn check(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let offered = parsed.questions.items.iter().flat_map(QuestionFile::offered);
    for swatch in offered.filter_map(|choice| choice.swatch).filter(|swatch| rgb(swatch).is_none()) {
        let message = format!("`{}` is not a colour", swatch.escape_default());
        sink.error("bad-colour", swatch, message, "write red, green and blue as six hex digits, like \"F4E9A0\"");
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

fn check_view(view: &BodyViewFile<'_>, near: &str, sink: &mut Sink<'_>) {
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
    let is_known = |c: char| matches!(c, ' ' | '#' | '+') || letters.contains(&c);
    for row in &view.art {
        if let Some(letter) = row.0.chars().find(|c| !is_known(*c)) {
            let message = format!("`{}` stands for no region", letter.escape_default());
            sink.error("unknown-letter", row.place(near), message, "add it to `regions`, or write `#`");
        }
    }
}
