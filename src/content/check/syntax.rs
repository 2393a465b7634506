//! From bytes to the RON shapes: syntax, unknown and missing fields, wrong types.
//!
//! Relies on `format`. Must not know what the fields mean. When a list does not parse, its items are tried one by one, so
//! that an author sees the mistakes of all of them at once.

mod explain;
mod structure;
mod tokens;

use crate::content::files::Files;
use crate::content::format::{
    BakedChecks, BakedGuide, BodyFile, CardFile, CaseFile, FactFile, GuideFile, PromiseFile, QuestionFile, SourceFile,
    TriageFile, options,
};
use crate::content::problem::Sink;
use crate::cores::beside;
use explain::explain;
use ron::error::{Position, SpannedError};
use ron::value::RawValue;
use serde::Deserialize;
use std::ops::Range;
use structure::Mistake;

/// The files as shapes. A list whose file is missing or broken is empty and not `whole`.
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
    /// Whether every file that is there was understood to its end.
    pub(crate) fn is_whole(&self) -> bool {
        let Self { questions, facts, cards, sources, promises, cases, .. } = self;
        questions.whole && facts.whole && cards.whole && sources.whole && promises.whole && cases.whole
    }
}

impl<'a> Parsed<'a> {
    /// What was parsed when the program was built.
    pub(crate) fn of(baked: BakedGuide<'a>, checks: BakedChecks<'a>) -> Self {
        let BakedGuide { guide, triage, questions, facts, cards, sources, body } = baked;
        Self {
            guide: Some(guide),
            triage: Some(triage),
            questions: List::of(questions),
            facts: List::of(facts),
            cards: List::of(cards),
            sources: List::of(sources),
            promises: List::of(checks.promises),
            cases: List::of(checks.cases),
            body,
        }
    }
}

/// The items of one or more files.
#[derive(Debug)]
pub(crate) struct List<T> {
    pub(crate) items: Vec<T>,
    /// Whether every item is there, so that a name that is not among them is wrong.
    pub(crate) whole: bool,
}

impl<T> List<T> {
    fn of(items: Vec<T>) -> Self {
        Self { items, whole: true }
    }
}

/// Parses every file and reports every mistake. Two long files are read on a thread of their own: in a guide of some size
/// parsing takes as long as all that is checked of it.
pub(crate) fn parse<'a>(files: &'a Files, sink: &mut Sink<'_>) -> Parsed<'a> {
    let mut later = sink.later();
    let (parsed, (sources, cases)) = beside(
        || (list(files, "sources.ron", &mut later), optional_list(files, "cases.ron", &mut later)),
        || parse_others(files, sink),
    );
    sink.absorb(later);
    Parsed { sources, cases, ..parsed }
}

/// Everything but sources and cases.
fn parse_others<'a>(files: &'a Files, sink: &mut Sink<'_>) -> Parsed<'a> {
    let mut cards: List<CardFile<'a>> = list(files, "cards.ron", sink);
    let stretches: List<CardFile<'a>> = optional_list(files, "stretches.ron", sink);
    cards.items.extend(stretches.items);
    cards.whole &= stretches.whole;
    Parsed {
        guide: one(files, "guide.ron", sink),
        triage: one(files, "triage.ron", sink),
        questions: list(files, "questions.ron", sink),
        facts: list(files, "facts.ron", sink),
        cards,
        sources: List::of(Vec::new()),
        promises: optional_list(files, "promises.ron", sink),
        cases: List::of(Vec::new()),
        body: one(files, "body.ron", sink),
    }
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
    let Some((file, source)) = files.get(name) else { return List { items: Vec::new(), whole: false } };
    match options().from_str(&source.text) {
        Ok(items) => List::of(items),
        Err(error) => List { items: item_by_item(sink, file, &source.text, &error), whole: false },
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
