//! What follows from the answers, derived once after each change.
//!
//! Relies on the session and the plan. Must not know a screen.

use crate::guide::CardIdx;
use crate::plan::{self, Plan, Shown};
use crate::session::{Remaining, Session};
use crate::trail::Walk;
use std::cmp::Reverse;

/// The consequences of the answers.
#[derive(Debug)]
pub struct Stand {
    /// The trail, what it establishes and where it leads.
    pub walk: Walk,
    /// The number of questions that are left.
    pub remaining: Remaining,
    /// The early cards that hold, the one that matters most first: there may be room for no more
    /// than that.
    pub early: Vec<Shown>,
    /// Those that stand beside the question, because they did not stand beside the one before.
    pub fresh: Vec<CardIdx>,
    /// The plan, once the walk is finished.
    pub plan: Option<Plan>,
}

impl Stand {
    pub(crate) fn of(session: &Session) -> Self {
        let walk = session.walk();
        let guide = session.guide();
        let mut early = plan::early(guide, &walk);
        // The guide's groups say what comes before what, then the closest fit; what everybody is
        // told comes last.
        early.sort_by_key(|shown| (shown.because.is_empty(), guide[shown.card].group, Reverse(shown.because.len())));
        let fresh = plan::fresh(session).iter().map(|shown| shown.card).collect();
        let plan = walk.position.is_plan().then(|| Plan::of(session));
        Self { remaining: session.remaining(), early, fresh, plan, walk }
    }
}
