//! A plan, or the next question, as Markdown.
//!
//! Relies on the plain report for words. Must not decide what is said.

use crate::guide::{Guide, QuestionIdx, Source, Statement, Step};
use crate::plan::{Plan, Shown, fresh};
use crate::report::plan::{Fold, Section, action, evidence, folds, grounds, sections, stop_rule};
use crate::report::{NONE_OF_THESE, answered, claims, documents, left, numbers, own_reason, reason, telling, timing};
use crate::session::Session;
use crate::trail::text::NONE;
use std::fmt::Write;

/// What `ask --format markdown` prints.
#[must_use]
pub fn position(session: &Session) -> String {
    super::at_position(session, next_question, plan)
}

fn next_question(session: &Session, idx: QuestionIdx) -> String {
    let guide = session.guide();
    let trail = session.walk().trail;
    let question = &guide[idx];
    let mut page = format!("# {}\n\n{}\n\n", escape(&question.ask), escape(&question.why));
    for choice in &question.choices {
        let _ = writeln!(page, "- `{}={}`: {}", question.id, choice.id, escape(&choice.text));
    }
    if question.is_checklist() {
        let _ = writeln!(page, "- `{}={NONE}`: {NONE_OF_THESE}", question.id);
    }
    let _ = writeln!(page, "\n{} after this one.", left(session.remaining()));
    fresh(session).iter().for_each(|shown| card(&mut page, guide, shown));
    if let Some(still) = super::still(session) {
        let _ = writeln!(page, "\n{}", escape(&still));
    }
    if !trail.is_empty() {
        let _ = writeln!(page, "\nSo far: `{}`", answered(session));
    }
    page
}

fn plan(session: &Session) -> String {
    let guide = session.guide();
    let plan = Plan::of(session);
    let mut page = first_view(session, &plan);
    let words = &guide.words(plan.level).act;
    let _ = writeln!(page, "\n---\n\n{}\n", cited(guide, words));
    for said in &plan.reasons {
        let from = if said.from.is_empty() { String::new() } else { format!(" [{}]", claims(guide, &said.from)) };
        let _ = writeln!(page, "- Because: {}{from}", escape(&reason(guide, said)));
    }
    plan.actions(guide).iter().for_each(|shown| card(&mut page, guide, shown));
    for Section { title, cards, lines } in sections(session, &plan) {
        let _ = writeln!(page, "\n## {}", escape(title));
        cards.iter().for_each(|shown| card(&mut page, guide, shown));
        lines.iter().enumerate().for_each(|(at, said)| {
            let _ = writeln!(page, "{}- {}", if at == 0 { "\n" } else { "" }, escape(said));
        });
    }
    sources(&mut page, guide, &plan);
    let _ = writeln!(page, "\nAnswers: `{}`", answered(session));
    page
}

fn first_view(session: &Session, plan: &Plan) -> String {
    let guide = session.guide();
    let mut page = format!("# {}\n", escape(&plan.banner(guide)));
    if plan.is_alarm() {
        let _ = writeln!(page, "\n**{}**", escape(&numbers(guide)));
    }
    grounds(session, plan).iter().for_each(|grounds| paragraph(&mut page, &escape(grounds)));
    page.push('\n');
    for (at, shown) in plan.actions(guide).iter().enumerate() {
        let _ = writeln!(page, "{}. {}", at + 1, escape(&action(&guide[shown.card])));
    }
    let stop = plan.stop(guide).map(stop_rule);
    let rules = stop.as_deref().into_iter().chain(plan.watch(guide).into_iter().map(|sign| sign.text.as_str()));
    rules.for_each(|rule| paragraph(&mut page, &format!("**{}**", escape(rule))));
    page
}

fn card(page: &mut String, guide: &Guide, shown: &Shown) {
    let card = &guide[shown.card];
    let _ = writeln!(page, "\n### {}\n", escape(card.headline()));
    if let Some(reason) = own_reason(guide, shown) {
        let _ = writeln!(page, "*{}*\n", escape(&reason));
    }
    if let Some(action) = card.action() {
        let _ = writeln!(page, "- Cites {}", claims(guide, &action.line.from));
    }
    for Fold { name, said } in folds(card, shown) {
        let said: Vec<String> = said.into_iter().map(|statement| cited(guide, statement)).collect();
        let _ = writeln!(page, "- {name}{}", said.join(" "));
    }
    if let Some((said, (_, from))) = evidence(card).zip(card.action().and_then(|action| action.evidence.as_ref())) {
        let _ = writeln!(page, "- {said} [{}]", claims(guide, from));
    }
    for step @ Step { text, timing: timed, end, from, .. } in &card.steps {
        let then = end.as_ref().map_or_else(String::new, |end| format!(" Then: {}", escape(end)));
        let told = telling(guide, step).fold(String::new(), |told, end| told + " " + &escape(&end) + ".");
        let _ = writeln!(page, "- **{}**: {}.{then}{told} [{}]", timing(*timed), escape(text), claims(guide, from));
    }
}

fn paragraph(page: &mut String, text: &str) {
    let _ = writeln!(page, "\n{text}");
}

/// A sentence with the claims that carry it.
fn cited(guide: &Guide, Statement { text, from, .. }: &Statement) -> String {
    format!("{} [{}]", escape(text), claims(guide, from))
}

/// Each document that something on the plan stands on, with its address.
fn sources(page: &mut String, guide: &Guide, plan: &Plan) {
    let documents = documents(guide, plan);
    if !documents.is_empty() {
        let _ = writeln!(page, "\n## Sources\n");
    }
    for Source { id, title, by, url, .. } in documents {
        let url = url.as_ref().map_or_else(String::new, |url| format!(" <{url}>"));
        let _ = writeln!(page, "- {id}: {}, {}.{url}", escape(title), escape(by));
    }
}

/// Keeps Markdown from reading content as markup.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
