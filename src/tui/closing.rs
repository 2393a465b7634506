//! What stays on the normal screen after leaving: the first view of the plan, without the answers.
//!
//! Relies on the plan. Must not know how the program was left.

use crate::guide::{Guide, TriageLevel};
use crate::plan::Plan;
use crate::report;
use crate::report::plan::{action, stop_rule};
use crate::session::Session;
use crate::{out, wrap};

/// The lines to leave, as wide as the terminal.
#[must_use]
pub fn closing(session: &Session) -> String {
    lines(session, out::columns()).into_iter().map(|line| line + "\n").collect()
}

/// The lines to leave. Nothing, while there is neither a plan nor a raised level.
#[must_use]
pub fn lines(session: &Session, width: usize) -> Vec<String> {
    let (guide, level) = (session.guide(), session.walk().state.level);
    let finished = session.position().is_plan();
    if !finished && level == TriageLevel::SelfCare {
        return Vec::new();
    }
    let plan = Plan::of(session);
    let mut said = vec![format!("[{}] {}", guide.words(level).sign, plan.banner(guide))];
    if plan.is_alarm() {
        said.push(report::numbers(guide));
    }
    if finished {
        said.extend(numbered(guide, &plan));
        said.extend(plan.stop(guide).map(stop_rule));
        said.extend(plan.watch(guide).into_iter().map(|sign| sign.text.clone()));
    } else {
        said.push(guide.words(level).act.text.clone());
    }
    said.iter().flat_map(|text| wrap::wrap(text, width.max(1))).map(str::to_owned).collect()
}

/// The actions of the first view.
fn numbered(guide: &Guide, plan: &Plan) -> Vec<String> {
    let actions = plan.actions(guide).iter().enumerate();
    actions.map(|(at, shown)| format!("{}. {}", at + 1, action(&guide[shown.card]))).collect()
}
