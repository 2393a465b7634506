//! From bytes to the RON shapes: syntax, unknown and missing fields, wrong types.
//!
//! Relies on `format`. Must not know what the fields mean. When a list does not parse, its items are tried one by one, so
//! that an author sees the mistakes of all of them at once.

mod explain;
mod structure;
mod tokens;

use crate::content::files::Files;
use crate::content::format::{
    BodyFile, CardFile, CaseFile, FactFile, GuideFile, PromiseFile, QuestionFile, SourceFile, TriageFile, options,
};
use crate::content::sink::Sink;
use explain::explain;
use ron::error::{Position, SpannedError};
use ron::value::RawValue;
use serde::Deserialize;
use std::ops::Range;
use structure::Mistake;

/// The files as shapes.
#[derive(Debug)]
pub(crate) struct Parsed<'a> {
    pub(crate) guide: Option<GuideFile<'a>>,
    pub(crate) triage: Option<TriageFile<'a>>,
    pub(crate) questions: List<QuestionFile<'a>>,
    pub(crate) facts: List<FactFile<'a>>,
    pub(crate) cards: List<CardFile<'a>>,
    pub(crate) sources: List<SourceFile<'a>>,
    pub(crate) promises: List<PromiseFile<'a>>,
    pub(crate) cases: List<CaseFile<'a>>,
    pub(crate) body: Option<BodyFile<'a>>,
}

impl Parsed<'_> {
    /// Of a guide of which no more can be said.
    fn unread() -> Self {
        Self {
            guide: None,
            triage: None,
            questions: List::broken(Vec::new()),
            facts: List::broken(Vec::new()),
            cards: List::broken(Vec::new()),
            sources: List::broken(Vec::new()),
            promises: List::broken(Vec::new()),
            cases: List::broken(Vec::new()),
            body: None,
        }
    }

    /// Whether something in the files was not understood.
    pub(crate) fn is_broken(&self) -> bool {
        let Self { questions, facts, cards, sources, promises, cases, .. } = self;
        let tree = [questions.extent, facts.extent, cards.extent];
        tree.into_iter().chain([sources.extent, promises.extent, cases.extent]).any(|extent| extent == Extent::Broken)
    }
}

/// The items of one or more files.
#[derive(Debug)]
pub(crate) struct List<T> {
    pub(crate) items: Vec<T>,
    extent: Extent,
}

/// How much of a list is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    /// Its file is missing, or was not understood to its end.
    Broken,
    /// Nobody asked for it.
    Unread,
}

impl<T> List<T> {
    fn of(items: Vec<T>) -> Self {
        Self { items, extent: Extent::Whole }
    }

    fn broken(items: Vec<T>) -> Self {
        Self { items, extent: Extent::Broken }
    }

    fn unread() -> Self {
        Self { items: Vec::new(), extent: Extent::Unread }
    }

    /// Whether every item is there, so that a name that is not among them is wrong.
    pub(crate) fn is_whole(&self) -> bool {
        self.extent == Extent::Whole
    }
}

/// Parses every file and reports every mistake.
pub(crate) fn parse<'a>(files: &'a Files, sink: &mut Sink<'_>) -> Parsed<'a> {
    Parsed {
        sources: list(files, "sources.ron", sink),
        promises: optional_list(files, "promises.ron", sink),
        cases: optional_list(files, "cases.ron", sink),
        ..parse_to_walk(files, sink)
    }
}

/// Parses what a walk needs: less than half of the words.
pub(crate) fn parse_to_walk<'a>(files: &'a Files, sink: &mut Sink<'_>) -> Parsed<'a> {
    let guide: Option<GuideFile<'a>> = one(files, "guide.ron", sink);
    if let Some(other) = guide.as_ref().filter(|guide| guide.format != FORMAT) {
        other_format(other, sink);
        return Parsed::unread();
    }
    let mut cards: List<CardFile<'a>> = list(files, "cards.ron", sink);
    let stretches: List<CardFile<'a>> = optional_list(files, "stretches.ron", sink);
    cards.extent = if stretches.is_whole() { cards.extent } else { stretches.extent };
    cards.items.extend(stretches.items);
    Parsed {
        guide,
        triage: one(files, "triage.ron", sink),
        questions: list(files, "questions.ron", sink),
        facts: list(files, "facts.ron", sink),
        cards,
        sources: List::unread(),
        promises: List::unread(),
        cases: List::unread(),
        body: one(files, "body.ron", sink),
    }
}

/// The format that is read.
const FORMAT: u32 = 2;

/// The one mistake that is told of a guide in another format: everything else would follow from it.
fn other_format(guide: &GuideFile<'_>, sink: &mut Sink<'_>) {
    if guide.format == FORMAT - 1 {
        let help = "write each card as a `line`, a `watch` or part of a section, give the groups `section` and triage.ron `within` \
                    and the new `numbers`, as content/README.md shows, then write `format: 2`";
        return sink.error("old-format", guide.id, "this guide is written in format 1", help);
    }
    let message = format!("format {} is not known", guide.format);
    sink.error("unknown-format", guide.id, message, "this program reads `format: 2`");
}

fn one<'a, T: Deserialize<'a>>(files: &'a Files, name: &str, sink: &mut Sink<'_>) -> Option<T> {
    let (file, source) = files.get(name)?;
    let parsed = options().from_str(&source.text);
    parsed.map_err(|error| report_file(sink, file, &source.text, &error)).ok()
}

fn optional_list<'a, T: Deserialize<'a>>(files: &'a Files, name: &str, sink: &mut Sink<'_>) -> List<T> {
    if files.get(name).is_none() { List::of(Vec::new()) } else { list(files, name, sink) }
}

fn list<'a, T: Deserialize<'a>>(files: &'a Files, name: &str, sink: &mut Sink<'_>) -> List<T> {
    let Some((file, source)) = files.get(name) else { return List::broken(Vec::new()) };
    match options().from_str(&source.text) {
        Ok(items) => List::of(items),
        Err(error) => List::broken(item_by_item(sink, file, &source.text, &error)),
    }
}

/// Parses each item on its own; `error` is what parsing the whole list said.
fn item_by_item<'a, T: Deserialize<'a>>(
    sink: &mut Sink<'_>,
    file: usize,
    text: &'a str,
    error: &SpannedError,
) -> Vec<T> {
    let Ok(raw) = options().from_str::<Vec<&'a RawValue>>(text) else {
        report_file(sink, file, text, error);
        return Vec::new();
    };
    let mut items = Vec::new();
    let before = sink.count();
    for item in raw {
        let offset = item.get_ron().as_ptr() as usize - text.as_ptr() as usize;
        match options().from_str(item.get_ron()) {
            Ok(item) => items.push(item),
            Err(error) => report(sink, file, item.get_ron(), offset, &error),
        }
    }
    // Each item may be right on its own and the list still wrong, as with a header that changes how RON is read.
    if sink.count() == before {
        report(sink, file, text, 0, error);
    }
    items
}

/// Words of a case that its shape does not borrow, so that nobody knows where they stand.
#[derive(Debug)]
pub(crate) struct CaseWords<'a> {
    pub(crate) level: &'a str,
    pub(crate) only: Option<&'a str>,
}

/// The words of each case, from a file that parses.
pub(crate) fn case_words(text: &str) -> Vec<CaseWords<'_>> {
    #[derive(Deserialize)]
    #[serde(rename = "Case")]
    struct Raw<'a> {
        #[serde(borrow)]
        level: &'a RawValue,
        only: Option<&'a RawValue>,
    }
    fn word(raw: &RawValue) -> &str {
        raw.get_ron().trim()
    }
    let cases: Vec<Raw<'_>> = options().from_str(text).unwrap_or_default();
    cases.into_iter().map(|raw| CaseWords { level: word(raw.level), only: raw.only.map(word) }).collect()
}

/// A mistake in a text in which every bracket, comma and quote is right.
fn report(sink: &mut Sink<'_>, file: usize, text: &str, offset: usize, error: &SpannedError) {
    let Mistake { span, message, help } = explained(text, error);
    sink.error_in("syntax", file, span.start + offset..span.end + offset, (&message, &help));
}

/// Mistakes in a whole file: what RON stumbled over, and the bracket, comma or quote because of which it did.
fn report_file(sink: &mut Sink<'_>, file: usize, text: &str, error: &SpannedError) {
    let value = explained(text, error);
    let structure = structure::mistake(text);
    let is_cause = |structure: &Mistake| structure.span.start <= value.span.end;
    let of_value = if structure.as_ref().is_some_and(is_cause) { None } else { Some(value) };
    for Mistake { span, message, help } in of_value.into_iter().chain(structure) {
        sink.error_in("syntax", file, span, (&message, &help));
    }
}

fn explained(text: &str, error: &SpannedError) -> Mistake {
    let span = byte_of(text, error.span.start)..byte_of(text, error.span.end);
    let mistake = explain(text, whole_characters(text, span), &error.code);
    Mistake { span: whole_characters(text, mistake.span), ..mistake }
}

/// RON counts lines and characters; everything else here counts bytes.
fn byte_of(text: &str, at: Position) -> usize {
    let start: usize = text.split_inclusive('\n').take(at.line.saturating_sub(1)).map(str::len).sum();
    let line = text[start..].split_inclusive('\n').next().unwrap_or("");
    start + line.char_indices().nth(at.col.saturating_sub(1)).map_or(line.len(), |(byte, _)| byte)
}

/// At least one character wide, so that there is something to underline, unless the text ends there.
fn whole_characters(text: &str, span: Range<usize>) -> Range<usize> {
    let one = text[span.start..].chars().next().map_or(0, char::len_utf8);
    span.start..span.end.max(span.start + one)
}
