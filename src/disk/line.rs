//! A record as one line of JSON, and what other programs may do with it.
//!
//! Relies on the journal's records. The form is a promise: fields may be added, never renamed. `v` and `when` come first, so
//! that a reader who only wants the last months can pass over the others without reading them.

use crate::guide::TriageLevel;
use crate::journal::{Kind, Record, Saved, Wording, is_plain};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Something that was saved.
    Record(Box<Record>),
    /// The record of this name in a line before was deleted.
    Deleted(String),
}

impl Line {
    /// The name of the record that it is about.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Record(record) => &record.id,
            Self::Deleted(id) => id,
        }
    }
}

#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    when: String,
    id: &'a str,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trail: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cards: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<Worded>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    follows: Option<&'a str>,
}

#[derive(Deserialize)]
struct Found {
    v: u32,
    when: String,
    id: String,
    kind: String,
    guide: Option<String>,
    version: Option<String>,
    entry: Option<String>,
    trail: Option<Vec<String>>,
    level: Option<String>,
    cards: Option<Vec<String>>,
    wording: Option<Worded>,
    note: Option<String>,
    follows: Option<String>,
}

/// The words in which a plan was shown.
#[derive(Serialize, Deserialize)]
struct Worded {
    sign: String,
    level: String,
    banner: String,
    answers: Vec<(String, String)>,
    advice: Vec<String>,
    handover: Vec<String>,
}

impl Worded {
    fn of(wording: &Wording) -> Self {
        let Wording { sign, level, banner, answers, advice, handover } = wording.clone();
        Self { sign, level, banner, answers, advice, handover }
    }

    fn wording(self) -> Wording {
        let clean_all = |texts: Vec<String>| texts.into_iter().map(clean).collect();
        Wording {
            sign: clean(self.sign),
            level: clean(self.level),
            banner: clean(self.banner),
            answers: self.answers.into_iter().map(|(asked, said)| (clean(asked), clean(said))).collect(),
            advice: clean_all(self.advice),
            handover: clean_all(self.handover),
        }
    }
}

/// Reads a line; nothing if it is none of ours.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Line> {
    let found: Found = serde_json::from_slice(bytes).ok()?;
    match (found.v, found.kind.as_str()) {
        (VERSION, DELETED) => Some(Line::Deleted(found.id)),
        (VERSION, _) => Some(Line::Record(Box::new(record(found)?))),
        _ => None,
    }
}

fn record(mut found: Found) -> Option<Record> {
    let (when, id) = (found.when.parse().ok()?, clean(std::mem::take(&mut found.id)));
    let (note, follows) = (found.note.take().map(clean), found.follows.take().map(clean));
    let kind = match found.kind.as_str() {
        PLAN => Kind::Plan(saved(found)?),
        CHECK_IN => Kind::CheckIn(saved(found)?, follows),
        NOTE => Kind::Note,
        _ => return None,
    };
    (!id.is_empty()).then_some(Record { id, when, kind, note })
}

fn saved(mut found: Found) -> Option<Saved> {
    let level = found.level?;
    let wording = found.wording.take().map(|worded| Box::new(worded.wording()));
    let saved = Saved {
        guide: clean(found.guide?),
        version: clean(found.version?),
        entry: clean(found.entry?),
        trail: found.trail?.into_iter().map(clean).collect(),
        level: TriageLevel::ALL.into_iter().find(|known| known.id() == level)?,
        cards: found.cards?.into_iter().map(clean).collect(),
        wording,
    };
    is_worded(&saved).then_some(saved)
}

/// Whether its words, if it has any, can be those that were shown: no longer than any that are kept, and an answer for each
/// of the trail. Without them the guide's words of now would stand for those of then, so the whole record is refused.
fn is_worded(saved: &Saved) -> bool {
    let Some(wording) = &saved.wording else { return true };
    wording.fits() && wording.answers.len() == saved.trail.len()
}

/// What a line says must not be able to move a terminal's cursor.
fn clean(text: String) -> String {
    if text.chars().all(is_plain) { text } else { text.chars().filter(|c| is_plain(*c)).collect() }
}

/// Writes a record as JSON, without the end of the line.
///
/// # Errors
/// When serialising fails.
pub fn write(record: &Record) -> serde_json::Result<String> {
    let (kind, saved) = match &record.kind {
        Kind::Plan(saved) => (PLAN, Some(saved)),
        Kind::CheckIn(saved, _) => (CHECK_IN, Some(saved)),
        Kind::Note => (NOTE, None),
    };
    serde_json::to_string(&Written {
        v: VERSION,
        when: moment(record.when),
        id: &record.id,
        kind,
        guide: saved.map(|saved| saved.guide.as_str()),
        version: saved.map(|saved| saved.version.as_str()),
        entry: saved.map(|saved| saved.entry.as_str()),
        trail: saved.map(|saved| saved.trail.as_slice()),
        level: saved.map(|saved| saved.level.id()),
        cards: saved.map(|saved| saved.cards.as_slice()),
        wording: saved.and_then(|saved| saved.wording.as_deref()).map(Worded::of),
        note: record.note.as_deref(),
        follows: record.follows(),
    })
}

/// Writes records as one document of JSON, a line each, so that other programs can read them and differences be seen.
///
/// # Errors
/// When serialising fails.
pub fn write_all(records: &[Record]) -> serde_json::Result<String> {
    let lines: Vec<String> = records.iter().map(write).collect::<Result<_, _>>()?;
    Ok(if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) })
}

/// Writes that a record was deleted, without the end of the line. It begins otherwise than a record, so that it is never
/// passed over.
///
/// # Errors
/// When serialising fails.
pub fn write_deleted(id: &str, when: Timestamp) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Deleted<'a> {
        v: u32,
        kind: &'static str,
        when: String,
        id: &'a str,
    }
    serde_json::to_string(&Deleted { v: VERSION, kind: DELETED, when: moment(when), id })
}

/// Whether a line is surely a whole one of ours from before this moment. Cheaper by far than reading it.
#[must_use]
pub fn is_before(bytes: &[u8], moment: &str) -> bool {
    let when = bytes.strip_prefix(START.as_bytes()).and_then(|rest| rest.get(..moment.len()));
    when.is_some_and(|when| when < moment.as_bytes()) && bytes.ends_with(b"}")
}

/// A moment as every line of ours writes it: to the second, in UTC, so that letters sort as moments do.
#[must_use]
pub fn moment(when: Timestamp) -> String {
    whole_second(when).to_string()
}

/// The second that this moment is in.
pub(super) fn whole_second(when: Timestamp) -> Timestamp {
    Timestamp::from_second(when.as_second()).unwrap_or(when)
}

const START: &str = "{\"v\":1,\"when\":\"";
const VERSION: u32 = 1;
const PLAN: &str = "plan";
const CHECK_IN: &str = "check_in";
const NOTE: &str = "note";
const DELETED: &str = "deleted";
