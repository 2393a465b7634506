//! What stays on the normal screen after leaving: the level and what to do, in a few lines, not the
//! answers.
//!
//! Relies on the plan. Must not know how the program was left.

use crate::guide::{Guide, TriageLevel};
use crate::plan::{Plan, Shown};
use crate::report;
use crate::session::Session;
use crate::{out, wrap};

/// The most cards that are worth a line each.
const CARDS: usize = 3;

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
    let words = guide.words(level);
    let mut said = vec![format!("[{}] {}", words.sign, words.title)];
    if level == TriageLevel::Emergency {
        said.push(report::numbers(guide));
    }
    said.push(words.act.text.clone());
    if finished {
        let plan = Plan::of(session);
        let told = plan.cards.iter().filter(|shown| !shown.because.is_empty());
        said.extend(told.take(CARDS).map(|shown| in_one_line(guide, shown)));
    }
    said.iter().flat_map(|text| wrap::wrap(text, width.max(1))).map(str::to_owned).collect()
}

/// The card's title, its first sentence and how its first step is timed.
fn in_one_line(guide: &Guide, shown: &Shown) -> String {
    let card = &guide[shown.card];
    let said = card.say.first().map_or("", |statement| statement.text.as_str());
    let timed = card.steps.first().map_or_else(String::new, |step| format!(" ({})", report::timing(step.timing)));
    format!("- {}: {said}{timed}", card.title)
}
