//! What stands around questions and cards: there is a way in, a number to call, and words for every level and every time.
//!
//! Relies on the parsed files. Must not know what the words say.

use crate::content::check::syntax::Parsed;
use crate::content::format::{GuideFile, LevelFile, TriageFile, WithinFile};
use crate::content::sink::Sink;

/// What a guide cannot do without.
pub(crate) fn check(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    parsed.guide.iter().for_each(|guide| {
        entries(guide, sink);
        last_section(guide, sink);
    });
    parsed.triage.iter().for_each(|triage| {
        numbers(triage, sink);
        levels(triage, sink);
        times(triage, sink);
    });
}

fn entries(guide: &GuideFile<'_>, sink: &mut Sink<'_>) {
    for entry in &guide.entries {
        for fact in entry.rules_out.iter().filter(|fact| entry.marks.contains(fact)) {
            let message = format!("the entry `{}` both marks and rules out `{fact}`", entry.id);
            sink.error("marked-and-ruled-out", fact, message, "take it out of one of the two lists");
        }
    }
    if guide.entries.is_empty() {
        let help = "declare one: (id: \"start\", title: \"Start\")";
        sink.error("no-entry", guide.id, "the guide has no entry", help);
    }
}

/// What the guide cannot do and who reviewed it stand at the end of the last section.
fn last_section(guide: &GuideFile<'_>, sink: &mut Sink<'_>) {
    if let Some(last) = guide.groups.last().filter(|last| !last.section) {
        let message = format!("the last group, `{}`, is no section", last.id);
        let help = "end with one for the plan itself, like (id: \"about\", title: \"About this plan\", section: true)";
        sink.error("no-section", last.id, message, help);
    }
}

fn numbers(triage: &TriageFile<'_>, sink: &mut Sink<'_>) {
    if triage.numbers.is_empty() {
        let place = sink.start_of("triage.ron");
        let help = "declare at least one, like (country: \"EU\", number: \"112\")";
        sink.error("no-number", place, "there is no emergency number", help);
    }
}

fn levels(triage: &TriageFile<'_>, sink: &mut Sink<'_>) {
    let start = sink.start_of("triage.ron");
    for wanted in [LevelFile::SelfCare, LevelFile::Routine, LevelFile::Urgent, LevelFile::Emergency] {
        let words: Vec<_> = triage.levels.iter().filter(|words| words.level == wanted).collect();
        if words.len() != 1 {
            let place = words.last().copied().or(triage.levels.last()).map_or(start, |words| words.title.place(start));
            let message = format!("{} entries for the level {wanted:?}, one is wanted", words.len());
            sink.error("missing-level", place, message, "give each of the four levels its words once");
        }
    }
}

fn times(triage: &TriageFile<'_>, sink: &mut Sink<'_>) {
    let start = sink.start_of("triage.ron");
    for wanted in [WithinFile::Now, WithinFile::Today, WithinFile::TwoDays, WithinFile::TwoWeeks] {
        let words: Vec<_> = triage.within.iter().filter(|(time, _)| *time == wanted).collect();
        if words.len() != 1 {
            let place = words.last().copied().or(triage.within.last()).map_or(start, |(_, words)| words.place(start));
            let message = format!("{} entries for the time {wanted:?}, one is wanted", words.len());
            sink.error("missing-time", place, message, "give each of the four times its words once");
        }
    }
}
