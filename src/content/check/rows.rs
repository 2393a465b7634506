//! Conditions: one row of facts, or rows in brackets of their own, and none that holds by accident.
//!
//! Relies on the parsed files. Must not know facts.

use crate::content::check::syntax::Parsed;
use crate::content::format::{NextFile, PromiseFile, RowsFile};
use crate::content::sink::Sink;

/// Checks every `when` of every file.
pub(crate) fn check(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let mut conditions = Conditions { sink };
    let escalations = parsed.triage.iter().flat_map(|triage| &triage.escalations);
    escalations.for_each(|rule| conditions.needed(&rule.when, rule.id, "the escalation"));
    for question in &parsed.questions.items {
        question.ways().into_iter().for_each(|way| conditions.way(way, question.id()));
    }
    parsed.cards.items.iter().for_each(|card| conditions.check(&card.when, card.id));
    let start = conditions.sink.start_of("promises.ron");
    for promise in &parsed.promises.items {
        if let PromiseFile::Floor { when, .. } | PromiseFile::Never { when, .. } | PromiseFile::Always { when, .. } =
            promise
        {
            conditions.check(when, promise.says().place(start));
        }
    }
}

struct Conditions<'c, 'f> {
    sink: &'c mut Sink<'f>,
}

impl Conditions<'_, '_> {
    fn way(&mut self, next: &NextFile<'_>, place: &str) {
        if let NextFile::If { when, then, otherwise } = next {
            self.needed(when, place, &format!("an If of `{place}`"));
            self.way(then, place);
            self.way(otherwise, place);
        }
    }

    /// A condition without which what it belongs to makes no sense.
    fn needed(&mut self, when: &RowsFile<'_>, place: &str, what: &str) {
        if when.0.is_empty() {
            let help = "name the facts that it depends on, or take it out";
            self.sink.error("empty-condition", place, format!("{what} has no condition"), help);
        }
        self.check(when, place);
    }

    fn check(&mut self, when: &RowsFile<'_>, place: &str) {
        let (single, several) = when.parts();
        let place = when.first().unwrap_or(place);
        if several.iter().any(|row| row.is_empty()) {
            let help = "name its facts, or take it out";
            self.sink.error("empty-condition", place, "a row without a fact always holds", help);
        } else if let (false, Some(row)) = (single.is_empty(), several.first()) {
            let help = format!(
                "write {} if all are needed, {} if either will do",
                all(&single, &several),
                rows(&single, &several)
            );
            self.sink.error("mixed-rows", row[0], "facts and rows of facts stand in one list", help);
        }
    }
}

fn all(single: &[&str], several: &[&[&str]]) -> String {
    list(single.iter().chain(several.iter().copied().flatten()).map(|fact| format!("\"{fact}\"")))
}

fn rows(single: &[&str], several: &[&[&str]]) -> String {
    let rows = [single].into_iter().chain(several.iter().copied());
    list(rows.map(|row| list(row.iter().map(|fact| format!("\"{fact}\"")))))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}
