//! "Not sure": a choice that is at least as safe as every choice beside it, and flagged wherever the words say so.
//!
//! Relies on the resolved parts, on the parsed files for places and words, and on the proof for what it asks. Must not know
//! how a front end marks it.

use crate::content::check::facts;
use crate::content::check::promises::{replay, tangled};
use crate::content::check::syntax::Parsed;
use crate::content::format::ChoiceFile;
use crate::content::sink::Sink;
use crate::guide::{Choice, FactIdx, Guide, Parts, Question, QuestionIdx, TriageLevel};
use crate::proof::{Prover, Skip, Tangled};
use crate::trail::FactSet;

/// What nobody says who is sure, for guides that do not name words of their own.
const WORDS: [&str; 8] =
    ["not sure", "unsure", "don't know", "do not know", "maybe", "can't tell", "cannot tell", "can not tell"];

/// What keeps a guide from being sound: "Not sure" that is milder than an answer beside it.
pub(crate) fn errors(parsed: &Parsed<'_>, parts: &Parts, sink: &mut Sink<'_>) {
    let deciding = facts::deciding(parts);
    for (at, file) in (0..).map(QuestionIdx).zip(&parsed.questions.items) {
        flagged(parts, at, file.choices(), &deciding, sink);
    }
}

/// Choices whose words say that nobody is sure, and that are not flagged.
pub(crate) fn unflagged(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let own = parsed.guide.as_ref().and_then(|guide| guide.unsure_words.as_ref());
    let phrases: Vec<&str> = own.map_or_else(|| WORDS.to_vec(), |own| own.iter().map(|phrase| &*phrase.0).collect());
    let phrases: Vec<_> = phrases.into_iter().map(|phrase| (phrase, words(phrase))).collect();
    for question in &parsed.questions.items {
        for choice in question.choices().iter().filter(|choice| !choice.unsure) {
            let said = said(choice);
            let is_said = |words: &[String]| said.iter().any(|said| says(said, words));
            if let Some((phrase, _)) = phrases.iter().find(|(_, words)| is_said(words)) {
                tell_unflagged(question.id(), choice, phrase, sink);
            }
        }
    }
}

/// The words of the choice's id and of its texts.
fn said(choice: &ChoiceFile<'_>) -> Vec<Vec<String>> {
    let texts = [Some(&choice.text), choice.short.as_ref()].into_iter().flatten();
    texts.map(|text| &*text.0).chain([choice.id]).map(words).collect()
}

/// The words of a text in small letters and without apostrophes, so that they are those of an id like `dont_know`.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['\'', '’'], "");
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn says(said: &[String], words: &[String]) -> bool {
    !words.is_empty() && said.windows(words.len()).any(|some| some == words)
}

fn tell_unflagged(question: &str, choice: &ChoiceFile<'_>, phrase: &str, sink: &mut Sink<'_>) {
    let says = format!("`{question}={}` says \"{phrase}\"", choice.id);
    if choice.rules_out.is_empty() {
        let help = "add `unsure: true`: it must then be as safe as the answers beside it; or say it in other words";
        sink.warning("unsure-not-flagged", choice.id, format!("{says} and is not flagged"), help);
    } else {
        let help = "somebody who is not sure denies nothing: take `rules_out` out and add `unsure: true`";
        sink.error("unsure-not-flagged", choice.id, format!("{says} and rules something out"), help);
    }
}

/// What the flag demands of the choice alone.
fn flagged(parts: &Parts, at: QuestionIdx, files: &[ChoiceFile<'_>], deciding: &FactSet, sink: &mut Sink<'_>) {
    let choices = || parts[at].choices.iter().zip(files).filter(|(choice, _)| choice.unsure);
    for (_, file) in choices().skip(1) {
        sink.error("unsafe-not-sure", file.id, "a question has one \"Not sure\" at most", "take one out");
    }
    let Some((choice, file)) = choices().next() else { return };
    let mut tell = |message: &str, help: &str| sink.error("unsafe-not-sure", file.id, message, help);
    let highest = parts[at].choices.iter().map(|choice| choice.raise).max().unwrap_or(TriageLevel::SelfCare);
    if choice.raise < highest {
        let message = format!("an answer beside \"Not sure\" raises to {highest:?}, and it does not");
        tell(&message, &format!("write `raise: {highest:?}` here as well"));
    }
    if !choice.rules_out.is_empty() {
        tell("\"Not sure\" rules something out", "somebody who is not sure denies nothing");
    }
    let missing = missing(parts, at, choice, deciding);
    if !missing.is_empty() {
        let message = format!("an answer beside \"Not sure\" marks {}, and it does not", missing.join(" and "));
        tell(&message, "what decides about anything is marked here as well");
    }
}

/// The facts that an answer beside it marks, that decide about anything, and that it does not mark.
fn missing(parts: &Parts, at: QuestionIdx, unsure: &Choice, deciding: &FactSet) -> Vec<String> {
    let beside: FactSet = parts[at].choices.iter().flat_map(|choice| &choice.marks).copied().collect();
    let decides = |fact: &FactIdx| deciding.contains(*fact) || denied_elsewhere(parts, at, *fact);
    let missing = beside.iter().filter(|fact| !unsure.marks.contains(fact)).filter(decides);
    missing.map(|fact| format!("`{}`", parts[fact].id)).collect()
}

/// Whether a card needs the fact ruled out and somebody who is not sure here may have denied it at another question.
fn denied_elsewhere(parts: &Parts, at: QuestionIdx, fact: FactIdx) -> bool {
    let denies = |question: &Question| {
        let left_out = question.is_checklist() && question.choices.iter().any(|tick| tick.marks.contains(&fact));
        left_out || question.choices.iter().any(|choice| choice.rules_out.contains(&fact))
    };
    let mut others = parts.questions.iter().enumerate().filter(|(other, _)| *other != at.0).map(|(_, other)| other);
    let starts = || parts.entries.iter().any(|entry| entry.rules_out.contains(&fact));
    parts.cards.iter().any(|card| card.unless.contains(&fact)) && (starts() || others.any(denies))
}

/// "Not sure" that can end without a question that an answer beside it leads to.
pub(crate) fn skips(parsed: &Parsed<'_>, guide: &Guide, prover: &Prover<'_>, sink: &mut Sink<'_>) {
    let place = |question: QuestionIdx| {
        let offered = parsed.questions.items[question.0].offered();
        offered.iter().find(|offered| offered.unsure).map_or("", |offered| offered.id)
    };
    let skips = prover.skips().unwrap_or_else(|(question, Tangled(facts))| {
        let message =
            "too much has to be told apart to know if \"Not sure\" asks all to which the answers beside it lead";
        sink.error("unsure-too-tangled", place(question), message, tangled(guide, &facts));
        Vec::new()
    });
    for Skip { question, sibling, skipped, way, .. } in skips {
        let (sibling, skipped) = (&guide[question].choices[sibling].id, &guide[skipped].id);
        let message = format!("\"Not sure\" can end without the question `{skipped}`, to which `{sibling}` leads");
        let help = format!("lead it to `{skipped}` as well; see it with: {}", replay(guide, &way, sink.folder()));
        sink.error("unsure-skips", place(question), message, help);
    }
}
