//! When content was revised, and whether somebody should look at it again.
//!
//! Relies on the parsed guide. Must not ask what day it is.

use crate::content::check::syntax::Parsed;
use crate::content::sink::Sink;
use jiff::civil::Date;

/// Dates that are none.
pub(crate) fn errors(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let review = parsed.guide.iter().map(|guide| &guide.review);
    for date in review.flat_map(|review| [Some(review.revised), review.due]).flatten() {
        if date.parse::<Date>().is_err() {
            sink.error("bad-date", date, format!("`{date}` is not a date"), "write it like 2026-11-22");
        }
    }
}

/// A review that is not planned, or overdue. Never a reason to refuse a guide: old advice still beats none.
pub(crate) fn warnings(parsed: &Parsed<'_>, today: Option<Date>, sink: &mut Sink<'_>) {
    let Some(guide) = &parsed.guide else { return };
    let Some(due) = guide.review.due else {
        let help = "write `due:` with the date by which somebody should look at the content again";
        return sink.warning("no-review-date", guide.review.revised, "no review is planned", help);
    };
    if due.parse::<Date>().ok().zip(today).is_some_and(|(due, today)| due < today) {
        let help = "review the content, then set `revised` and `due`";
        sink.warning("review-due", due, format!("the review was due on {due}"), help);
    }
}
