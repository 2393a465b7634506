//! Records as CSV that a spreadsheet shows and never runs.
//!
//! Relies on the records. Every field stands in quotes, and one that a spreadsheet would take for a formula begins with an
//! apostrophe, since a note may come from somewhere else.

use crate::journal::{Record, Saved, Wording};
use crate::report::journal::kind;

/// A heading and a line a record. Moments are in UTC, answers the words of the trail. What was shown comes last, as far as the
/// record keeps it.
#[must_use]
pub fn records(records: &[Record]) -> String {
    let rows = records.iter().map(|record| row(record).iter().map(|field| quoted(field)).collect::<Vec<_>>().join(","));
    std::iter::once(COLUMNS.to_owned()).chain(rows).map(|row| row + "\n").collect()
}

fn row(record: &Record) -> [String; 15] {
    let of = |field: fn(&Saved) -> String| record.saved().map(field).unwrap_or_default();
    let wording = record.saved().and_then(|saved| saved.wording.as_deref());
    let shown = |field: fn(&Wording) -> String| wording.map(field).unwrap_or_default();
    [
        record.id.clone(),
        record.when.to_string(),
        kind(record).to_owned(),
        of(|saved| saved.guide.clone()),
        of(|saved| saved.version.clone()),
        of(|saved| saved.entry.clone()),
        of(|saved| saved.level.id().to_owned()),
        of(|saved| saved.trail.join(" ")),
        of(|saved| saved.cards.join(" ")),
        record.note.clone().unwrap_or_default(),
        record.follows().unwrap_or_default().to_owned(),
        shown(|words| words.banner.clone()),
        shown(|words| {
            words.answers.iter().map(|(asked, said)| format!("{asked}: {said}")).collect::<Vec<_>>().join("; ")
        }),
        shown(|words| words.advice.join("; ")),
        shown(|words| words.handover.join(" ")),
    ]
}

fn quoted(field: &str) -> String {
    let runs =
        field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || field.starts_with(['\t', '\r']);
    format!("\"{}{}\"", if runs { "'" } else { "" }, field.replace('"', "\"\""))
}

const COLUMNS: &str =
    "id,when,kind,guide,version,entry,level,answers,cards,note,follows,banner,answers_shown,advice_shown,handover";
