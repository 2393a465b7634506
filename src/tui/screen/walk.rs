//! What question and plan have in common as the walk's own screens: back, the answers, starting
//! again, the journal. It is no screen itself.
//!
//! Relies on the model. Must not know which of both is up.

use super::{Matter, Next, To};
use crate::tui::key::{self, Action, Binding, Words};
use crate::tui::model::Model;

/// The keys that lead on from the walk, with these words for two of them where the footer names
/// them.
pub(crate) fn keys(m: &Model, journal: Option<Words>, new: Option<Words>) -> Vec<Binding> {
    let mut keys = vec![key::named(Action::Answers, answers(m)), key::maybe(Action::Journal, journal)];
    if m.has_answers() {
        keys.extend([key::named(Action::Back, &["back"]), key::maybe(Action::New, new)]);
    }
    keys
}

/// The words for the list of answers, on which early cards stand in full.
fn answers(m: &Model) -> Words {
    let is_advised = m.stand.plan.is_none() && !m.stand.early.is_empty();
    if is_advised { &["answers and advice", "answers"] } else { &["answers"] }
}

/// Does what they mean.
pub(crate) fn act(m: &mut Model, action: Action) -> Next {
    match action {
        Action::Answers => Next::Open(To::Answers),
        Action::New => Next::Open(To::Confirm(Matter::New)),
        Action::Back => {
            m.back();
            Next::Walk
        }
        _ => Next::Idle,
    }
}
