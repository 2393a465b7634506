//! Facts that nothing marks, that nothing looks at, or that a card takes for ruled out too early.
//!
//! Relies on a sound guide, and on the parsed files only for places. Each fact and each question is looked at once, for a
//! guide may have thousands. Must not walk answers; that is the proof's work.

use crate::content::check::syntax::Parsed;
use crate::content::problem::Sink;
use crate::guide::{Bars, Choice, FactIdx, Guide, Question, QuestionIdx, Rule};
use crate::trail::FactSet;

/// What deserves a look about facts.
pub(crate) fn warnings(parsed: &Parsed<'_>, guide: &Guide, sink: &mut Sink<'_>) {
    let (marked, used) = (marked(guide), used(guide));
    for (fact, file) in (0..).map(FactIdx).zip(&parsed.facts.items) {
        if !marked.contains(fact) {
            let message = format!("nothing marks the fact `{}`", file.id);
            sink.warning("unmarked-fact", file.id, message, "mark it in a choice or a tick, or take it out");
        }
        if !used.contains(fact) {
            let message = format!("nothing looks at the fact `{}`", file.id);
            let help = "use it in a card, an If, an escalation or a promise, or take it out";
            sink.warning("unused-fact", file.id, message, help);
        }
    }
    denied_too_early(parsed, guide, sink);
}

fn marked(guide: &Guide) -> FactSet {
    let answers = guide.questions.iter().flat_map(marks);
    answers.chain(guide.entries.iter().flat_map(|entry| &entry.marks)).copied().collect()
}

fn marks(question: &Question) -> impl Iterator<Item = &FactIdx> {
    question.choices.iter().flat_map(|choice: &Choice| &choice.marks)
}

fn used(guide: &Guide) -> FactSet {
    let mut used: Vec<FactIdx> = Vec::new();
    for card in &guide.cards {
        used.extend(card.when.iter().flatten().chain(&card.unless));
    }
    for promise in &guide.promises {
        match &promise.rule {
            Rule::Floor { when: facts, .. }
            | Rule::Never { when: facts, .. }
            | Rule::Needs { ruled_out: facts, .. } => {
                used.extend(facts);
            }
            Rule::Always { when, unless, .. } => used.extend(when.iter().chain(unless)),
            Rule::Apart { .. } | Rule::AtMost { .. } => {}
        }
    }
    for chart in &guide.charts {
        if let Bars::Facts(facts) = &chart.bars {
            used.extend(facts);
        }
    }
    guide.escalations.iter().for_each(|escalation| used.extend(&escalation.when));
    guide.questions.iter().flat_map(Question::ways).for_each(|way| way.add_looked_at(&mut used));
    used.into_iter().collect()
}

/// A fact in an `unless` that one question can deny and a later one mark: the card may show before the later one is asked.
fn denied_too_early(parsed: &Parsed<'_>, guide: &Guide, sink: &mut Sink<'_>) {
    let needed: FactSet = guide.cards.iter().flat_map(|card| &card.unless).copied().collect();
    let later = marked_later(guide, &needed);
    let mut told = FactSet::default();
    for (question, later) in guide.questions.iter().zip(&later) {
        for &fact in marks(question).filter(|fact| later.contains(**fact)) {
            if !told.contains(fact) {
                told.insert(fact);
                let id = parsed.facts.items[fact.0].id;
                let message = format!("`{}` rules out `{id}`, which a later question can still mark", question.id);
                sink.warning("denied-twice", id, message, "ask about it in one question, or declare a second fact");
            }
        }
    }
}

/// Of these facts, those that some question after each one can mark.
fn marked_later(guide: &Guide, of: &FactSet) -> Vec<FactSet> {
    let mut later = vec![FactSet::default(); guide.questions.len()];
    for &QuestionIdx(at) in guide.order().iter().rev() {
        let mut facts = FactSet::default();
        for target in guide.questions[at].targets() {
            facts.extend(&later[target.0]);
            marks(&guide[target]).filter(|fact| of.contains(**fact)).for_each(|&fact| facts.insert(fact));
        }
        later[at] = facts;
    }
    later
}
