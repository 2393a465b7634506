//! Questions, choices and ways on.
//!
//! Relies on indexes. Must not know what is answered.

use super::{FactIdx, QuestionIdx, Rows, TriageLevel};

/// One thing that is asked.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its name in trails.
    pub id: String,
    /// Its name in the list of answers.
    pub short: String,
    /// The question itself.
    pub ask: String,
    /// Why it is asked.
    pub why: String,
    /// The question whose answer this one's answer is about.
    pub about: Option<QuestionIdx>,
    /// The possible answers: choices, or the ticks of a checklist.
    pub choices: Vec<Choice>,
    /// One choice or any ticks.
    pub form: Form,
}

impl Question {
    /// Whether it is a checklist.
    #[must_use]
    pub fn is_checklist(&self) -> bool {
        matches!(self.form, Form::Any { .. })
    }

    /// Whether it is put on the plan instead of before it.
    #[must_use]
    pub fn is_offer(&self) -> bool {
        matches!(self.form, Form::Offer)
    }
}

/// How a question is answered.
#[derive(Debug, Clone)]
pub enum Form {
    /// Exactly one choice.
    One,
    /// Any ticks of a checklist, or none of them.
    Any {
        /// The way on without a tick.
        none: Next,
    },
    /// One choice, put on the plan instead of before it. The first says no: it changes nothing and leads to the plan.
    Offer,
}

/// A possible answer: a choice or a tick.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its name in trails.
    pub id: String,
    /// What a person reads.
    pub text: String,
    /// The same in a few words, for the list of answers.
    pub short: String,
    /// Facts that it establishes.
    pub marks: Vec<FactIdx>,
    /// Facts that it denies.
    pub rules_out: Vec<FactIdx>,
    /// The level that it raises to; `SelfCare` raises nothing.
    pub raise: TriageLevel,
    /// "Not sure", which counts as the worst of its siblings.
    pub unsure: bool,
    /// A colour that is shown beside the words: red, green and blue.
    pub swatch: Option<[u8; 3]>,
    /// The way on. All ticks of a checklist lead the same way.
    pub next: Next,
}

/// Where an answer leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// To this question.
    To(QuestionIdx),
    /// The walk is finished.
    Plan,
    /// Depends on facts that are already marked.
    If {
        /// Which facts.
        when: Rows,
        /// The way if they are marked.
        then: Box<Next>,
        /// The way if they are not.
        otherwise: Box<Next>,
    },
}
