//! What keeps a guide safe: escalations, promises and worked examples.
//!
//! Relies on indexes. Must not know how a promise is proved or a case walked.

use super::{CardIdx, ClaimIdx, EntryIdx, FactIdx, QuestionIdx, Rows, TriageLevel};

/// Facts that together raise the level.
#[derive(Debug, Clone)]
pub struct Escalation {
    /// Its name in problems.
    pub id: String,
    /// Which facts.
    pub when: Rows,
    /// The level from then on.
    pub raise: TriageLevel,
    /// The reason that the plan gives.
    pub says: String,
    /// The claims that carry it.
    pub from: Vec<ClaimIdx>,
}

/// Which cards a promise speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Show {
    /// This card.
    Card(CardIdx),
    /// Every card of the kind at this place in [`Parts::kinds`](super::Parts::kinds).
    Kind(usize),
}

/// A safety invariant and the plain sentence that says it.
#[derive(Debug, Clone)]
pub struct Promise {
    /// The sentence.
    pub says: String,
    /// The invariant.
    pub rule: Rule,
}

/// What a promise demands at every position of every path.
#[derive(Debug, Clone)]
pub enum Rule {
    /// Never milder than this level while these facts are marked.
    Floor {
        /// Which facts.
        when: Rows,
        /// The mildest level allowed.
        level: TriageLevel,
    },
    /// Never shown while these facts are marked.
    Never {
        /// Which facts.
        when: Rows,
        /// What must not be shown.
        show: Show,
    },
    /// Shown only when all of these were asked about and ruled out.
    Needs {
        /// What is shown.
        show: Show,
        /// What must have been denied.
        ruled_out: Vec<FactIdx>,
    },
    /// On every plan with these facts.
    Always {
        /// Which facts.
        when: Rows,
        /// None of these marked.
        unless: Vec<FactIdx>,
        /// On plans up to this level.
        up_to: TriageLevel,
        /// What must be shown.
        show: Show,
    },
    /// Never shown together.
    Apart {
        /// One of the two.
        show: Show,
        /// The other.
        and: Show,
    },
    /// No path asks more questions than this.
    AtMost {
        /// The longest path allowed.
        questions: u32,
    },
}

/// A worked example.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its name in reports.
    pub id: String,
    /// Who it is about.
    pub story: String,
    /// The way in.
    pub entry: EntryIdx,
    /// The answers in the text form of a trail.
    pub trail: Vec<String>,
    /// Answers of the trail that are then changed, one after the other.
    pub change: Vec<String>,
    /// The question that must be asked then or that the plan must offer; none for a plan that offers nothing.
    pub asks: Option<QuestionIdx>,
    /// The level that there must be.
    pub level: TriageLevel,
    /// Cards that must be shown: on the plan, or beside the question.
    pub shows: Vec<CardIdx>,
    /// Cards that must not be shown.
    pub hides: Vec<CardIdx>,
    /// Whether no card but those in `shows` may be shown.
    pub only: bool,
}
