//! Records of the journal in words: a line each, one in full, then and now side by side, an unfinished walk.
//!
//! Relies on the records, in the words that they keep, and on the guide.

use crate::guide::{Guide, QuestionIdx};
use crate::journal::{Kind, LONGEST_NOTE, Record, check_in_entry};
use crate::report::plan::SAY;
pub use crate::report::record::{Beside, beside, level, or_not_asked, wording};
use crate::report::record::{about, signed};
use crate::session::{Replay, Session};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::borrow::Cow;
use std::fmt::Write;

/// One line a record.
#[must_use]
pub fn list(guide: &Guide, records: &[Record], zone: &TimeZone) -> String {
    records.iter().map(|record| in_one_line(guide, record, zone) + "\n").collect()
}

/// When, which, what, how serious, about what and the note.
#[must_use]
pub fn in_one_line(guide: &Guide, record: &Record, zone: &TimeZone) -> String {
    let mut line = format!("{}  {}  {:8}", local(record.when, zone), record.id, kind(record));
    if let Some(saved) = record.saved() {
        let about = about(guide, saved).map_or_else(String::new, |about| format!(": {about}"));
        let _ = write!(line, "  {}{about}", level(guide, saved));
    }
    if let Some(note) = &record.note {
        let _ = write!(line, "  \"{note}\"");
    }
    line
}

/// What a list of records by date says of one.
#[must_use]
pub fn row(guide: &Guide, record: &Record) -> String {
    let level = record.saved().map(|saved| match about(guide, saved) {
        None => level(guide, saved),
        Some(about) => signed(&wording(guide, saved), &about),
    });
    let later = matches!(record.kind, Kind::CheckIn(..));
    let what = level.map(|level| if later { format!("{level} ({})", kind(record)) } else { level });
    let note = record.note.as_ref().map(|note| format!("\"{}\"", in_sight(note)));
    what.as_deref().map(in_sight).into_iter().chain(note.map(Cow::Owned)).collect::<Vec<_>>().join("  ")
}

/// As much as a row may take. What was imported may be far longer than anything that is typed.
fn in_sight(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST_NOTE) {
        Some((end, _)) => Cow::Owned(format!("{}...", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// A record in full, beside the one that it follows if that is there.
#[must_use]
pub fn entry(guide: &Guide, record: &Record, follows: Option<&Record>, zone: &TimeZone) -> String {
    let mut page = format!("{} {}, {}\n", kind(record), record.id, local(record.when, zone));
    record.note.iter().for_each(|note| line(&mut page, &format!("Note: {note}")));
    let Some(saved) = record.saved() else { return page };
    let words = wording(guide, saved);
    line(&mut page, &format!("Level: {}", signed(&words, words.heading())));
    if let Some((then, before)) = follows.and_then(|then| Some((then, then.saved()?))) {
        let (was, is) = (level(guide, before), level(guide, saved));
        line(&mut page, &format!("\nThen, {}: {was}. Now: {is}.", local(then.when, zone)));
        for Beside { question, then, now, .. } in beside(guide, before, saved) {
            line(&mut page, &format!("  {question}: {} -> {}", or_not_asked(then), or_not_asked(now)));
        }
    } else {
        let answers = words.answers.iter().map(|(asked, said)| format!("{asked}: {said}"));
        list_under(&mut page, "Answers", answers);
    }
    list_under(&mut page, "Advice", &words.advice);
    list_under(&mut page, SAY, &words.handover);
    line(&mut page, &format!("\nContent {} {}. Answers: {}", saved.guide, saved.version, saved.trail.join(" ")));
    page
}

/// Lines below a heading; no heading where there are none.
fn list_under(page: &mut String, heading: &str, lines: impl IntoIterator<Item = impl AsRef<str>>) {
    for (at, said) in lines.into_iter().enumerate() {
        if at == 0 {
            line(page, &format!("\n{heading}"));
        }
        line(page, &format!("  {}", said.as_ref()));
    }
}

/// What a walk is called that looks at this record again.
#[must_use]
pub fn check_in_of(guide: &Guide, record: &Record, zone: &TimeZone) -> String {
    let day = zone.to_datetime(record.when).strftime("%-d %b").to_string();
    let about = record.saved().and_then(|saved| about(guide, saved));
    format!("{CHECK_IN}: {}", about.into_iter().chain([day]).collect::<Vec<_>>().join(", "))
}

/// What kind of record it is.
#[must_use]
pub fn kind(record: &Record) -> &'static str {
    match record.kind {
        Kind::Plan(_) => "plan",
        Kind::CheckIn(..) => CHECK_IN,
        Kind::Note => "note",
    }
}

/// The same to begin a line with.
#[must_use]
pub fn title(record: &Record) -> &'static str {
    match record.kind {
        Kind::Plan(_) => "Plan",
        Kind::CheckIn(..) => "Check-in",
        Kind::Note => "Note",
    }
}

/// A moment on the clock of this time zone.
#[must_use]
pub fn local(when: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(when).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The same with the day of the week, for somebody who thinks back.
#[must_use]
pub fn day_and_time(when: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(when).strftime("%a %-d %B %Y, %H:%M").to_string()
}

/// How long ago, in one word or two.
#[must_use]
pub fn ago(passed: SignedDuration) -> String {
    match (passed.as_mins(), passed.as_hours()) {
        (..1, _) => "just now".to_owned(),
        (minutes, ..1) => format!("{minutes} min ago"),
        (_, hours @ ..48) => format!("{hours} h ago"),
        (_, hours) => format!("{} days ago", hours / 24),
    }
}

/// That there is a walk to go on with: where it had stopped, how long ago, and by which key.
#[must_use]
pub fn offer(walk: &Session, stopped_at: Option<QuestionIdx>, passed: SignedDuration, key: &str) -> String {
    let (guide, ago) = (walk.guide(), ago(passed));
    let is_check_in = check_in_entry(guide) == Some(walk.entry());
    match (stopped_at.map(|question| &guide[question].short), is_check_in) {
        (Some(place), false) => format!("Stopped at {place}, {ago}: {key} goes on."),
        (Some(place), true) => format!("Check-in stopped at {place}, {ago}: {key} goes on."),
        (None, false) => format!("Unsaved plan, {ago}: {key} goes on to it."),
        (None, true) => format!("Unsaved check-in, {ago}: {key} goes on to it."),
    }
}

/// What is said before the answers that count again once this question is answered.
#[must_use]
pub fn ahead(guide: &Guide, asked: QuestionIdx) -> String {
    format!("Once {} is answered, these stand:", guide[asked].short)
}

/// What became of the answers of a walk that was given again in a guide that has changed; nothing if all count.
#[must_use]
pub fn moved(guide: &Guide, replay: &Replay) -> Option<String> {
    if replay.is_quiet() {
        return None;
    }
    let names = |questions: &[QuestionIdx]| {
        questions.iter().map(|question| guide[*question].short.clone()).collect::<Vec<_>>().join(", ")
    };
    let parts = [
        ("Still counts", names(&replay.stand)),
        ("Asked again, with new signs", names(&replay.again)),
        ("Counts if it is asked", names(&replay.wait)),
        ("No longer known", replay.gone.join(", ")),
    ];
    let said = parts.iter().filter(|(_, what)| !what.is_empty()).map(|(how, what)| format!(" {how}: {what}."));
    Some(format!("The guide has changed since.{}", said.collect::<String>()))
}

/// What is said about lines of the journal that cannot be read; nothing if there are none.
#[must_use]
pub fn unreadable(lines: &[usize]) -> Option<String> {
    let (first, more) = lines.split_first()?;
    let also = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
    Some(format!("The journal has lines that cannot be read: line {first}{also}. They are kept as they are."))
}

/// How many entries the guide does not show; nothing if there are none.
#[must_use]
pub fn not_shown(others: usize) -> Option<String> {
    match others {
        0 => None,
        1 => Some("1 entry of another guide is not shown.".to_owned()),
        others => Some(format!("{others} entries of other guides are not shown.")),
    }
}

fn line(page: &mut String, text: &str) {
    let _ = writeln!(page, "{text}");
}

/// What a later look is called.
pub const CHECK_IN: &str = "check-in";
