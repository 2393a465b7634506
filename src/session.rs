//! One walk through one guide: the guide, the entry and the answers, nothing else.
//!
//! Relies on the trail. Must not know cards, keys or files. The loop of every front end is: ask for the position, show the
//! question, give the answer, until the position is the plan.

mod remaining;
mod replay;

use crate::guide::{EntryIdx, Guide, QuestionIdx, TriageLevel};
use crate::trail::{Answer, Answers, Position, Trail, Walk, follow, text};
pub use remaining::Remaining;
pub use replay::{Kept, Replay};
use std::sync::Arc;

/// One walk through one guide.
#[derive(Debug, Clone)]
pub struct Session {
    guide: Arc<Guide>,
    entry: EntryIdx,
    answers: Answers,
}

/// An answer that was not asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OffPath {
    /// Its place among the answers.
    pub at: usize,
    /// Where the answers before it lead.
    pub position: Position,
}

/// What changing an answer would do to the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Later answers that still count at once.
    pub stay: Vec<QuestionIdx>,
    /// Questions to be asked again, because they are about the answer that changes.
    pub again: Vec<QuestionIdx>,
    /// Later answers that count again once those were asked, if the path still comes to them.
    pub wait: Vec<QuestionIdx>,
    /// Later answers that no longer count; they come back if the path comes back.
    pub set_aside: Vec<QuestionIdx>,
    /// Answers set aside before that count again.
    pub restored: Vec<QuestionIdx>,
    /// Where the walk then stands.
    pub position: Position,
}

impl Change {
    /// Whether every other answer goes on counting as before.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        [&self.again, &self.wait, &self.set_aside, &self.restored].into_iter().all(Vec::is_empty)
    }
}

impl Session {
    /// A walk that has not begun.
    #[must_use]
    pub fn new(guide: Arc<Guide>, entry: EntryIdx) -> Self {
        Self { guide, entry, answers: Answers::default() }
    }

    /// A walk in which these answers were given in order, each when it was asked for.
    ///
    /// # Errors
    /// The first answer that was not asked for, and where the walk stood.
    pub fn along(
        guide: &Arc<Guide>,
        entry: EntryIdx,
        answers: impl IntoIterator<Item = (QuestionIdx, Answer)>,
    ) -> Result<Self, OffPath> {
        Self::walked(guide, entry, answers).map(|(session, _)| session)
    }

    /// A walk in which these answers were given in order, and where it leads.
    ///
    /// # Errors
    /// As [`Session::along`].
    pub fn walked(
        guide: &Arc<Guide>,
        entry: EntryIdx,
        answers: impl IntoIterator<Item = (QuestionIdx, Answer)>,
    ) -> Result<(Self, Walk), OffPath> {
        let mut session = Self::new(Arc::clone(guide), entry);
        let mut walk = session.walk();
        for (at, (question, answer)) in answers.into_iter().enumerate() {
            if walk.position.question() != Some(question) || !answer.fits(&guide[question]) {
                return Err(OffPath { at, position: walk.position });
            }
            session.answers.give(guide, &walk.trail, question, answer);
            walk.go_on(guide, question, answer);
        }
        Ok((session, walk))
    }

    /// A walk along these words, each asked for when it was said, from the entry of this name; nothing if the guide does
    /// not know them or leads elsewhere.
    #[must_use]
    pub fn along_words(guide: &Arc<Guide>, entry: &str, words: &[String]) -> Option<Self> {
        let entry = guide.entry(entry)?;
        let answers: Option<Vec<_>> = words.iter().map(|word| text::parse(guide, word).ok()).collect();
        Self::along(guide, entry, answers?).ok()
    }

    /// The guide that is walked.
    #[must_use]
    pub fn guide(&self) -> &Arc<Guide> {
        &self.guide
    }

    /// The way in.
    #[must_use]
    pub fn entry(&self) -> EntryIdx {
        self.entry
    }

    /// The trail, what it establishes and where it leads.
    #[must_use]
    pub fn walk(&self) -> Walk {
        follow(&self.guide, self.entry, &self.answers)
    }

    /// The question to ask now, or the plan.
    #[must_use]
    pub fn position(&self) -> Position {
        self.walk().position
    }

    /// Answers the question that is asked or offered at the position, or changes an earlier answer.
    ///
    /// An answer of the wrong form, or to a question that the trail does not come to, changes nothing.
    pub fn answer(&mut self, question: QuestionIdx, answer: Answer) {
        let Walk { trail, position, .. } = self.walk();
        let asked = position.question() == Some(question) || trail.iter().any(|(asked, _)| *asked == question);
        if asked {
            self.answers.give(&self.guide, &trail, question, answer);
        }
    }

    /// Takes in one choice or tick that was not asked for, as somebody says it when a timer is over.
    ///
    /// Where its question was asked, its answer changes as by hand; a tick is added to those that are there. Where it was
    /// not, the choice counts once the walk comes to it. A tick then stands there already, but the list is asked all the
    /// same, since the other signs on it were not denied.
    pub fn tell(&mut self, question: QuestionIdx, choice: usize) {
        let trail = self.walk().trail;
        let given = trail.iter().find(|(asked, _)| *asked == question).map(|(_, answer)| *answer);
        let answer = match given {
            Some(Answer::Ticks(ticks)) => Answer::Ticks(ticks.with(choice)),
            _ => Answer::alone(&self.guide[question], choice),
        };
        self.answers.give(&self.guide, &trail, question, answer);
        if given.is_none() && self.guide[question].is_checklist() {
            self.answers.withdraw(question);
        }
    }

    /// Goes back to the question before and says whether there was one. Its answer is remembered.
    pub fn back(&mut self) -> bool {
        let Some((question, _)) = self.walk().trail.pop() else { return false };
        self.answers.withdraw(question);
        true
    }

    /// The answer to preselect: the last one given, even if it does not count now.
    #[must_use]
    pub fn remembered(&self, question: QuestionIdx) -> Option<Answer> {
        self.answers.remembered(&self.guide, &self.walk().trail, question)
    }

    /// What changing this answer would do to the others, without doing it.
    #[must_use]
    pub fn preview(&self, question: QuestionIdx, answer: Answer) -> Change {
        let before = self.walk().trail;
        let mut changed = self.clone();
        changed.answer(question, answer);
        let Walk { trail: after, position, .. } = changed.walk();
        let again = changed.ask_again(&before);
        let then = changed.walk().trail;
        let has = |trail: &Trail, asked: &QuestionIdx| trail.iter().any(|(other, _)| other == asked);
        let later: Vec<QuestionIdx> =
            before.iter().map(|(asked, _)| *asked).skip_while(|asked| *asked != question).skip(1).collect();
        let of_later =
            |keep: &dyn Fn(&QuestionIdx) -> bool| later.iter().copied().filter(|asked| keep(asked)).collect();
        Change {
            stay: of_later(&|asked| has(&after, asked)),
            wait: of_later(&|asked| has(&then, asked) && !has(&after, asked) && !again.contains(asked)),
            set_aside: of_later(&|asked| !has(&then, asked)),
            restored: after.iter().map(|(asked, _)| *asked).filter(|asked| !has(&before, asked)).collect(),
            again,
            position,
        }
    }

    /// Whether this answer would lead to an emergency. Help that is needed now does not wait for a second word.
    #[must_use]
    pub fn raises_alarm(&self, question: QuestionIdx, answer: Answer) -> bool {
        let mut changed = self.clone();
        changed.answer(question, answer);
        changed.walk().state.level == TriageLevel::Emergency
    }

    /// Gives the old answers of `before` to each question that must be asked again, and says which those are.
    fn ask_again(&mut self, before: &Trail) -> Vec<QuestionIdx> {
        let mut again = Vec::new();
        while let Position::Ask(asked) = self.position() {
            let Some((_, old)) = before.iter().find(|(other, _)| *other == asked) else { break };
            again.push(asked);
            self.answer(asked, *old);
        }
        again
    }

    /// How many questions come after the one at the position, up to the plan.
    #[must_use]
    pub fn remaining(&self) -> Remaining {
        let Walk { state, position, .. } = self.walk();
        remaining::after(&self.guide, &state, position)
    }
}
