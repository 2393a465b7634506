//! A guide as a picture: questions as boxes, choices on the edges, levels on the choices, in Mermaid or DOT.
//!
//! Relies on the guide's graph. Must not know who draws it.

use crate::guide::{Choice, FactIdx, Form, Guide, Next, Question, QuestionIdx, TriageLevel};
use std::fmt::Write;

/// An arrow from a question to a question or to the plan.
struct Edge {
    from: QuestionIdx,
    to: Option<QuestionIdx>,
    label: String,
}

/// The guide in Mermaid's flowchart language.
#[must_use]
pub fn mermaid(guide: &Guide) -> String {
    let mut page = String::from("flowchart TD\n");
    for (at, question) in guide.questions.iter().enumerate() {
        let (open, close) = if question.is_offer() { ("([", "])") } else { ("[", "]") };
        let _ = writeln!(page, "    q{at}{open}\"{}\"{close}", entity(&title(question)));
    }
    page.push_str("    plan([\"plan\"])\n");
    for Edge { from, to, label } in edges(guide) {
        let to = to.map_or_else(|| "plan".to_owned(), |to| format!("q{}", to.0));
        let label: Vec<String> = label.lines().map(entity).collect();
        let _ = writeln!(page, "    q{} -->|\"{}\"| {to}", from.0, label.join("<br>"));
    }
    page
}

/// The guide in the DOT language of Graphviz.
#[must_use]
pub fn dot(guide: &Guide) -> String {
    let mut page = format!("digraph {} {{\n    rankdir=TB;\n    node [shape=box];\n", quoted(&guide.id));
    for (at, question) in guide.questions.iter().enumerate() {
        let shape = if question.is_offer() { ", shape=oval" } else { "" };
        let _ = writeln!(page, "    q{at} [label={}{shape}];", quoted(&title(question)));
    }
    page.push_str("    plan [shape=oval];\n");
    for Edge { from, to, label } in edges(guide) {
        let to = to.map_or_else(|| "plan".to_owned(), |to| format!("q{}", to.0));
        let _ = writeln!(page, "    q{} -> {to} [label={}];", from.0, quoted(&label));
    }
    page.push_str("}\n");
    page
}

fn title(question: &Question) -> String {
    if question.is_offer() { format!("plan, offering: {}", question.short) } else { question.short.clone() }
}

/// Every arrow; answers that lead the same way share one.
fn edges(guide: &Guide) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::new();
    for (at, question) in guide.questions.iter().enumerate() {
        for (to, label) in arrows(guide, question) {
            match edges.iter_mut().find(|edge| edge.from.0 == at && edge.to == to) {
                Some(edge) => edge.label = format!("{}\n{label}", edge.label),
                None => edges.push(Edge { from: QuestionIdx(at), to, label }),
            }
        }
    }
    edges
}

fn arrows(guide: &Guide, question: &Question) -> Vec<(Option<QuestionIdx>, String)> {
    match &question.form {
        Form::One | Form::Offer => question.choices.iter().flat_map(|choice| from_choice(guide, choice)).collect(),
        Form::Any { none } => {
            let alarms = question.choices.iter().filter(|choice| is_alarm(choice)).map(|tick| (None, said(tick)));
            let calm: Vec<&Choice> = question.choices.iter().filter(|choice| !is_alarm(choice)).collect();
            let words: Vec<String> = calm.iter().map(|tick| said(tick)).collect();
            let some = calm.first().map(|tick| ends(guide, &tick.next, &words.join("\n"))).unwrap_or_default();
            ends(guide, none, "none").into_iter().chain(some).chain(alarms).collect()
        }
    }
}

fn from_choice(guide: &Guide, choice: &Choice) -> Vec<(Option<QuestionIdx>, String)> {
    if is_alarm(choice) { vec![(None, said(choice))] } else { ends(guide, &choice.next, &said(choice)) }
}

/// At an emergency the walk ends, whatever the way says.
fn is_alarm(choice: &Choice) -> bool {
    choice.raise == TriageLevel::Emergency
}

/// A choice with the level that it raises to.
fn said(choice: &Choice) -> String {
    match choice.raise {
        TriageLevel::SelfCare => choice.short.clone(),
        level => format!("{} [{}]", choice.short, level.id()),
    }
}

/// Where a way can end, each with the conditions on the way there.
fn ends(guide: &Guide, way: &Next, label: &str) -> Vec<(Option<QuestionIdx>, String)> {
    match way {
        Next::To(question) => vec![(Some(*question), label.to_owned())],
        Next::Plan => vec![(None, label.to_owned())],
        Next::If { when, then, otherwise } => {
            let facts =
                |row: &[FactIdx]| row.iter().map(|fact| guide[*fact].id.as_str()).collect::<Vec<_>>().join(" and ");
            let facts = when.iter().map(facts).collect::<Vec<_>>().join(" or ");
            let mut both = ends(guide, then, &format!("{label} (if {facts})"));
            both.extend(ends(guide, otherwise, &format!("{label} (if not {facts})")));
            both
        }
    }
}

/// A text for Mermaid, which reads quotes, brackets and marks as its own.
fn entity(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | '[' | ']' | '{' | '}' | '|' | '`' => {
                let _ = write!(escaped, "#{};", u32::from(c));
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A text for DOT.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
