//! Facts that nothing marks, that nothing looks at, or that a card takes for ruled out too early.
//!
//! Relies on a sound guide, and on the parsed files only for places. Each fact and each question is looked at once, for a
//! guide may have thousands. Must not walk answers; that is the proof's work.

use crate::content::check::syntax::Parsed;
use crate::content::sink::Sink;
use crate::guide::{Bars, Choice, FactIdx, Form, Guide, Next, Parts, Question, QuestionIdx, Rule, TriageLevel};
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

/// The facts that an escalation, an `If`, a `when` or a promise looks at.
pub(crate) fn deciding(parts: &Parts) -> FactSet {
    let mut facts: Vec<FactIdx> = Vec::new();
    for promise in &parts.promises {
        match &promise.rule {
            Rule::Floor { when, .. } | Rule::Never { when, .. } => facts.extend(when.facts()),
            Rule::Needs { ruled_out, .. } => facts.extend(ruled_out),
            Rule::Always { when, unless, .. } => facts.extend(when.facts().chain(unless.iter().copied())),
            Rule::Apart { .. } | Rule::AtMost { .. } => {}
        }
    }
    parts.cards.iter().for_each(|card| facts.extend(card.when.facts()));
    parts.escalations.iter().for_each(|escalation| facts.extend(escalation.when.facts()));
    parts.questions.iter().flat_map(Question::ways).for_each(|way| way.add_looked_at(&mut facts));
    facts.into_iter().collect()
}

fn used(guide: &Guide) -> FactSet {
    let mut used = deciding(guide);
    let charted = guide.charts.iter().filter_map(|chart| match &chart.bars {
        Bars::Facts(facts) => Some(facts),
        Bars::Choices(_) => None,
    });
    let needed = guide.cards.iter().map(|card| &card.unless);
    needed.chain(charted).flatten().for_each(|&fact| used.insert(fact));
    used
}

/// A fact in an `unless` that an answer denies and a question further on its way can mark: in between the card may show.
fn denied_too_early(parsed: &Parsed<'_>, guide: &Guide, sink: &mut Sink<'_>) {
    let needed: FactSet = guide.cards.iter().flat_map(|card| &card.unless).copied().collect();
    let ahead = markable(guide, &needed);
    let mut told = FactSet::default();
    let mut tell = |by: &str, facts: &[FactIdx], next: &[QuestionIdx]| {
        for &fact in facts.iter().filter(|fact| next.iter().any(|next| ahead[next.0].contains(**fact))) {
            if !told.contains(fact) {
                told.insert(fact);
                let id = parsed.facts.items[fact.0].id;
                let message = format!("`{by}` rules out `{id}`, which a later question can still mark");
                sink.warning("denied-twice", id, message, "ask about it in one question, or declare a second fact");
            }
        }
    };
    guide.entries.iter().for_each(|entry| tell(&entry.id, &entry.rules_out, &[guide.first]));
    for question in &guide.questions {
        for Denial { facts, ways } in denials(question) {
            let next: Vec<QuestionIdx> = ways.into_iter().flat_map(Next::targets).collect();
            tell(&question.id, facts, &next);
        }
    }
}

/// Facts that an answer denies, and the ways that somebody who gave it may go.
struct Denial<'g> {
    facts: &'g [FactIdx],
    ways: Vec<&'g Next>,
}

/// A choice and a tick deny what they rule out, and a tick that is left out what it would mark. An emergency ends the walk.
fn denials(question: &Question) -> Vec<Denial<'_>> {
    let choices = &question.choices;
    let goes_on = |choice: &&Choice| choice.raise < TriageLevel::Emergency;
    let chosen = choices.iter().filter(goes_on);
    let chosen = chosen.map(|choice| Denial { facts: &choice.rules_out, ways: vec![&choice.next] });
    match &question.form {
        Form::One | Form::Offer => chosen.collect(),
        Form::Any { none } => {
            let ways: Vec<_> = [none].into_iter().chain(choices.get(1).map(|other| &other.next)).collect();
            let left_out = choices.iter().map(|tick| Denial { facts: &tick.marks, ways: ways.clone() });
            left_out.chain(chosen).collect()
        }
    }
}

/// Of these facts, those that each question or one after it can mark.
fn markable(guide: &Guide, of: &FactSet) -> Vec<FactSet> {
    let mut ahead = vec![FactSet::default(); guide.questions.len()];
    for &QuestionIdx(at) in guide.order().iter().rev() {
        let question = &guide.questions[at];
        let mut facts: FactSet = marks(question).copied().filter(|fact| of.contains(*fact)).collect();
        question.targets().iter().for_each(|target| facts.extend(&ahead[target.0]));
        ahead[at] = facts;
    }
    ahead
}
