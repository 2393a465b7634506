//! What can never be, though each part of it can: a row of a card or of an escalation, a branch of an `If`.
//!
//! Relies on the proof, and on the cases for what plainly can be. Must not know how the proof finds out. A card of which no
//! row can be is told as one that never shows; of what stands in a branch that nobody takes nothing is told.

use crate::content::check::cases::Walked;
use crate::content::check::syntax::Parsed;
use crate::content::format::{NextFile, QuestionFile, RowsFile};
use crate::content::sink::Sink;
use crate::guide::{Card, CardIdx, FactIdx, Guide};
use crate::proof::{Branches, Prover};
use crate::trail::{Position, Walk};
use std::ptr;

/// What deserves a look because nobody ever meets it.
pub(crate) fn warnings(
    parsed: &Parsed<'_>,
    guide: &Guide,
    walked: &[Walked],
    prover: &Prover<'_>,
    sink: &mut Sink<'_>,
) {
    rows_of_cards(parsed, guide, walked, prover, sink);
    rows_of_escalations(parsed, guide, prover, sink);
    for (file, branches) in parsed.questions.items.iter().zip(prover.branches()) {
        branches_of(file, branches, sink);
    }
}

fn rows_of_cards(parsed: &Parsed<'_>, guide: &Guide, walked: &[Walked], prover: &Prover<'_>, sink: &mut Sink<'_>) {
    for (idx, file) in (0..).map(CardIdx).zip(&parsed.cards.items) {
        let card = &guide[idx];
        let rows = card.when.iter().enumerate().filter(|_| card.when.iter().nth(1).is_some());
        // Most rows are seen in a case, and need not be looked for.
        let unseen = rows.filter(|(_, row)| !walked.iter().flatten().any(|walk| is_shown(walk, card, row)));
        let never: Vec<usize> = unseen.map(|(row, _)| row).filter(|row| prover.is_row_never_shown(idx, *row)).collect();
        if never.len() == card.when.iter().count() {
            continue;
        }
        for word in never.iter().filter_map(|row| first_fact(&file.when, *row)) {
            let message = format!("this row of the card `{}` never shows it", file.id);
            let help = "its facts never come together while the card may show: mend the row, or take it out";
            sink.warning("row-never", word, message, help);
        }
    }
}

/// Whether the card is there at the end of the walk because of this row.
fn is_shown(walk: &Walk, card: &Card, row: &[FactIdx]) -> bool {
    let known = &walk.state.known;
    let may_be_shown = walk.state.level <= card.up_to && (card.early || walk.position == Position::Plan);
    may_be_shown && known.all_marked(row) && known.all_ruled_out(&card.unless)
}

fn rows_of_escalations(parsed: &Parsed<'_>, guide: &Guide, prover: &Prover<'_>, sink: &mut Sink<'_>) {
    let Some(triage) = &parsed.triage else { return };
    for (escalation, file) in guide.escalations.iter().zip(&triage.escalations) {
        let rows = escalation.when.iter().enumerate();
        let never: Vec<usize> = rows.filter(|(_, row)| prover.is_never_marked(row)).map(|(row, _)| row).collect();
        let help = "its facts never come together: mend it, or take it out";
        if never.len() == escalation.when.iter().count() {
            let message = format!("the escalation `{}` never raises anything", file.id);
            sink.warning("escalation-never", file.id, message, help);
            continue;
        }
        for word in never.iter().filter_map(|row| first_fact(&file.when, *row)) {
            let message = format!("this row of the escalation `{}` never raises anything", file.id);
            sink.warning("escalation-never", word, message, help);
        }
    }
}

/// The first word of a row.
fn first_fact<'a>(when: &RowsFile<'a>, row: usize) -> Option<&'a str> {
    let (_, several) = when.parts();
    several.get(row)?.first().copied()
}

fn branches_of(file: &QuestionFile<'_>, branches: &Branches, sink: &mut Sink<'_>) {
    let mut rest = branches.iter().copied();
    // What is written once may serve several answers.
    let mut written: Vec<(&NextFile<'_>, Branches)> = Vec::new();
    for way in file.ways_in_turn() {
        let taken: Branches = rest.by_ref().take(ifs(way)).collect();
        match written.iter_mut().find(|(known, _)| ptr::eq(*known, way)) {
            Some((_, known)) => known.iter_mut().zip(taken).for_each(|(known, taken)| {
                *known = [known[0] | taken[0], known[1] | taken[1]];
            }),
            None => written.push((way, taken)),
        }
    }
    written.iter().for_each(|(way, taken)| branches_in(way, &mut taken.iter().copied(), sink));
}

/// How many `If`s stand in a way.
fn ifs(way: &NextFile<'_>) -> usize {
    match way {
        NextFile::To(_) | NextFile::Plan => 0,
        NextFile::If { then, otherwise, .. } => 1 + ifs(then) + ifs(otherwise),
    }
}

/// Tells of each `If` in the way that all who come to it leave the same way.
fn branches_in(way: &NextFile<'_>, taken: &mut impl Iterator<Item = [bool; 2]>, sink: &mut Sink<'_>) {
    let NextFile::If { when, then, otherwise } = way else { return };
    let told = match taken.next() {
        Some([true, false]) => Some(("never", "then", "otherwise")),
        Some([false, true]) => Some(("always", "otherwise", "then")),
        _ => None,
    };
    if let (Some((holds, idle, taken)), Some(word)) = (told, when.first()) {
        let help = format!("nobody takes its `{idle}`: write what stands in `{taken}` in place of the whole `If`");
        sink.warning("if-never", word, format!("here the condition of this `If` {holds} holds"), help);
    }
    branches_in(then, taken, sink);
    branches_in(otherwise, taken, sink);
}
