//! A plan, or the next question, as Markdown.
//!
//! Relies on the plain report for words. Must not decide what is said.

use crate::guide::{Guide, QuestionIdx, Statement, Step, TriageLevel};
use crate::plan::{Plan, Shown, fresh};
use crate::report::{NONE_OF_THESE, claims, left, numbers, own_reason, reason, review, timing};
use crate::session::Session;
use crate::trail::text::{self, NONE};
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
        let _ = writeln!(page, "\nSo far: `{}`", text::line(guide, &trail));
    }
    page
}

fn plan(session: &Session) -> String {
    let guide = session.guide();
    let plan = Plan::of(session);
    let words = guide.words(plan.level);
    let mut page = format!("# {}\n\n", escape(&words.title));
    if plan.level == TriageLevel::Emergency {
        let _ = writeln!(page, "**{}**\n", escape(&numbers(guide)));
    }
    let _ = writeln!(page, "{}\n", escape(&words.act.text));
    for said in &plan.reasons {
        let from = if said.from.is_empty() { String::new() } else { format!(" [{}]", claims(guide, &said.from)) };
        let _ = writeln!(page, "- Because: {}{from}", escape(&reason(guide, said)));
    }
    for (title, cards) in plan.groups(guide) {
        let _ = writeln!(page, "\n## {}", escape(title));
        cards.iter().for_each(|shown| card(&mut page, guide, shown));
    }
    page.push('\n');
    for limit in &guide.limits {
        let _ = writeln!(page, "{}  ", escape(limit));
    }
    let answers = text::line(guide, &session.walk().trail);
    let _ = writeln!(page, "{}\n\nAnswers: `{answers}`", escape(&review(guide)));
    page
}

fn card(page: &mut String, guide: &Guide, shown: &Shown) {
    let card = &guide[shown.card];
    let _ = writeln!(page, "\n### {}\n", escape(&card.title));
    if let Some(reason) = own_reason(guide, shown) {
        let _ = writeln!(page, "*{}*\n", escape(&reason));
    }
    for Statement { text, from, .. } in &card.say {
        let _ = writeln!(page, "- {} [{}]", escape(text), claims(guide, from));
    }
    for Step { text, timing: timed, end, from } in &card.steps {
        let then = end.as_ref().map_or_else(String::new, |end| format!(" Then: {}", escape(end)));
        let _ = writeln!(page, "- **{}**: {}.{then} [{}]", timing(*timed), escape(text), claims(guide, from));
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
