//! The shape of a card: one thing that it says, in the place on a plan that is for it.
//!
//! Relies on the parsed files, and on the resolved parts for what an answer raises to. Must not know when a card shows.

use crate::content::check::syntax::Parsed;
use crate::content::format::{CardFile, SayFile};
use crate::content::sink::Sink;
use crate::guide::{Card, Parts, TriageLevel};

/// Cards that cannot stand on a plan.
pub(crate) fn check(parsed: &Parsed<'_>, parts: Option<&Parts>, sink: &mut Sink<'_>) {
    for card in &parsed.cards.items {
        shape(card, sink);
        fields(card, sink);
        pointers(card, sink);
        group(card, parsed, sink);
    }
    let Some(parts) = parts else { return };
    let both = parts.cards.iter().zip(&parsed.cards.items);
    both.for_each(|(card, file)| watched_answers(card, file, parts, sink));
}

/// A card is an action, a sign to watch for, or part of a section.
fn shape(card: &CardFile<'_>, sink: &mut Sink<'_>) {
    let is_there = [("line", card.line.is_some()), ("watch", card.watch.is_some()), ("title", card.title.is_some())];
    let is: Vec<&str> = is_there.into_iter().filter(|(_, is_there)| *is_there).map(|(name, _)| name).collect();
    let message = match is.as_slice() {
        [] => format!("the card `{}` has no `line`, no `watch` and no `title`", card.id),
        [_] => return,
        [one, other, ..] => format!("the card `{}` has both a `{one}` and a `{other}`", card.id),
    };
    let help =
        "write a `line` for something to do, a `watch` for a sign to watch for, a `title` and `say` for a section";
    sink.error("card-shape", card.id, message, help);
}

/// What belongs to the other shapes, and what is missing from this one.
fn fields(card: &CardFile<'_>, sink: &mut Sink<'_>) {
    let has_folds = !(card.how.is_empty() && card.care.is_empty() && card.why.is_empty());
    let with_line = has_folds || card.evidence.is_some() || card.stop.is_some();
    let in_view = card.line.is_some() || card.watch.is_some();
    if card.line.is_none() && with_line {
        let message = format!("the card `{}` has what opens under a line, and no `line`", card.id);
        sink.error(
            "card-shape",
            card.id,
            message,
            "write the `line`, or take `how`, `care`, `why`, `evidence`, `stop` out",
        );
    }
    if card.title.is_none() && !card.say.is_empty() {
        let message = format!("the card `{}` has a `say` and no `title`", card.id);
        sink.error("card-shape", card.id, message, "write it under `how`, `care` or `why`, or give the card a `title`");
    }
    if in_view != card.rank.is_some() {
        let (message, help) = if in_view {
            (format!("the card `{}` has no `rank`", card.id), "write one: the lowest comes first")
        } else {
            (
                format!("the card `{}` has a `rank`", card.id),
                "take it out: a section keeps its cards as they are written",
            )
        };
        sink.error("card-rank", card.id, message, help);
    }
    if !in_view && card.say.is_empty() && card.steps.is_empty() {
        let message = format!("the card `{}` says nothing", card.id);
        sink.error("empty-card", card.id, message, "give it at least one sentence or step");
    }
}

/// Only a fold, a section and a sign may be left out for somebody who gave an answer.
fn pointers(card: &CardFile<'_>, sink: &mut Sink<'_>) {
    for word in [&card.line, &card.stop].into_iter().flatten().filter_map(|say| say.answer) {
        let message = format!("the line of `{}` points to `{word}`, and must always be said", card.id);
        sink.error("pointed-line", word, message, "take the answer out, or say this under `how`, `care` or `why`");
    }
}

/// The first view and the sections are made of different groups.
fn group(card: &CardFile<'_>, parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let groups = parsed.guide.iter().flat_map(|guide| &guide.groups);
    let Some(group) = groups.into_iter().find(|group| group.id == card.group) else { return };
    if card.title.is_some() == group.section {
        return;
    }
    let (message, help) = if group.section {
        (
            format!("`{}` is a section, where `{}` cannot stand", group.id, card.id),
            "give the card a `title`, or another group",
        )
    } else {
        (
            format!("`{}` is no section, so `{}` cannot stand there", group.id, card.id),
            "give the card a `line`, or another group",
        )
    };
    sink.error("card-group", card.group, message, help);
}

/// What points to an answer is about one that raises the level, alone or with others: it is said for what would be worse.
fn watched_answers(card: &Card, file: &CardFile<'_>, parts: &Parts, sink: &mut Sink<'_>) {
    for (said, SayFile { answer, .. }) in card.statements().zip(file.statements()) {
        let (Some((question, choice)), Some(word)) = (said.answer, answer) else { continue };
        let choice = &parts[question].choices[choice];
        let escalates = parts.escalation_rows().any(|(row, _)| choice.marks.iter().any(|fact| row.contains(fact)));
        if choice.raise == TriageLevel::SelfCare && !escalates {
            let help = "name an answer that raises the level, or take it out";
            sink.error("mild-answer", word, format!("`{word}` raises nothing"), help);
        }
    }
}
