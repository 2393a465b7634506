//! A walk that was kept by names, given again in a guide that may have changed since.
//!
//! Relies on the trail. Must not know where it was kept. What counts is decided by [`follow`](crate::trail::follow) alone;
//! this only decides which of the old answers may be given at all.

use super::Session;
use crate::guide::{EntryIdx, Guide, Question, QuestionIdx};
use crate::trail::{Answer, Answers, Position, Trail, text};
use std::sync::Arc;

/// An answer by its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The answer as a word of a trail.
    pub word: String,
    /// The signs that a checklist offered: a sign that was added since has not been denied.
    pub offered: Vec<String>,
}

/// A walk given again, and what became of its answers.
#[derive(Debug, Clone)]
pub struct Replay {
    /// The walk.
    pub session: Session,
    /// Questions whose answers count.
    pub stand: Vec<QuestionIdx>,
    /// Questions to be asked again, because they offer signs now that they did not offer then.
    pub again: Vec<QuestionIdx>,
    /// Questions whose answers count once the path comes to them.
    pub wait: Vec<QuestionIdx>,
    /// Answers that the guide no longer knows.
    pub gone: Vec<String>,
}

impl Replay {
    /// Whether every answer counts as before.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.again.is_empty() && self.wait.is_empty() && self.gone.is_empty()
    }
}

impl Session {
    /// The answers that count, by their names.
    #[must_use]
    pub fn kept(&self) -> Vec<Kept> {
        let guide = self.guide();
        let kept = |(question, answer): (QuestionIdx, Answer)| {
            let offered = &guide[question].choices[..];
            let offered = if guide[question].is_checklist() { offered } else { &[] };
            let offered = offered.iter().map(|choice| choice.id.clone()).collect();
            Kept { word: text::word(guide, question, &answer), offered }
        };
        self.walk().trail.into_iter().map(kept).collect()
    }

    /// The walk in which these answers were given, as far as this guide knows them.
    #[must_use]
    pub fn replay(guide: &Arc<Guide>, entry: EntryIdx, kept: &[Kept]) -> Replay {
        let parsed = kept.iter().map(|kept| (kept, text::parse(guide, &kept.word)));
        let (mut known, mut again, mut gone) = (Vec::new(), Vec::new(), Vec::new());
        for (kept, answer) in parsed {
            match answer {
                Ok((question, _)) if has_new_signs(&guide[question], kept) => again.push(question),
                Ok(_) => {}
                Err(_) => gone.push(kept.word.clone()),
            }
            known.extend(answer.ok());
        }
        let mut session = Self::new(Arc::clone(guide), entry);
        session.answers = Answers::restored(guide, &known);
        again.iter().for_each(|question| session.answers.withdraw(*question));
        let trail = session.walk().trail;
        let (stand, rest): (Vec<_>, Vec<_>) = known
            .iter()
            .map(|(question, _)| *question)
            .partition(|asked| trail.iter().any(|(other, _)| other == asked));
        let wait = rest.into_iter().filter(|question| !again.contains(question)).collect();
        Replay { session, stand, again, wait, gone }
    }

    /// Has the guide's first question asked again. The other answers stand, if the path then comes to them.
    pub fn ask_first_again(&mut self) {
        self.answers.withdraw(self.guide.first);
    }

    /// The answers that count again at once if the question at the position is answered as before; that one comes first.
    #[must_use]
    pub fn ahead(&self) -> Trail {
        let before = self.walk().trail.len();
        let mut ahead = self.clone();
        if let Some(asked) = self.asked()
            && let Some(answer) = self.remembered(asked)
        {
            ahead.answer(asked, answer);
        }
        ahead.walk().trail.split_off(before)
    }

    /// The question that the walk has stopped at, unless it is finished.
    #[must_use]
    pub fn asked(&self) -> Option<QuestionIdx> {
        match self.position() {
            Position::Ask(question) => Some(question),
            Position::Plan | Position::Offer(_) => None,
        }
    }
}

fn has_new_signs(question: &Question, kept: &Kept) -> bool {
    question.is_checklist() && !question.choices.iter().all(|choice| kept.offered.contains(&choice.id))
}
