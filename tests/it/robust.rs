//! Whatever stands in the files, whatever is typed: the program goes on, and what it says is true.
//!
//! Stories with chance in them. All together they take a few seconds; `CHARLEY_LONG=1` tells many more.

pub(crate) mod chance;
mod bounds;
mod loader;
mod records;
mod screens;

use chance::Chance;
use charley::content;
use charley::guide::{EntryIdx, Guide, Question};
use charley::plan::Plan;
use charley::session::Session;
use charley::trail::{Answer, Position, State, Ticks};
use std::sync::{Arc, OnceLock};

fn shipped() -> Arc<Guide> {
    static SHIPPED: OnceLock<Arc<Guide>> = OnceLock::new();
    Arc::clone(SHIPPED.get_or_init(|| content::builtin().unwrap()))
}

fn toy() -> Arc<Guide> {
    static TOY: OnceLock<Arc<Guide>> = OnceLock::new();
    Arc::clone(TOY.get_or_init(crate::toy::guide))
}

/// Any answer to a question. Signs are rare, so that most walks are long.
fn an_answer(chance: &mut Chance, question: &Question) -> Answer {
    if !question.is_checklist() {
        return Answer::Choice(chance.below(question.choices.len()));
    }
    let mut ticks = Ticks::default();
    if chance.once_in(3) {
        (0..question.choices.len()).filter(|_| chance.once_in(5)).for_each(|tick| ticks.toggle(tick));
    }
    Answer::Ticks(ticks)
}

/// A walk from any entry that ends after some answers, or with the plan.
fn a_walk(chance: &mut Chance, guide: &Arc<Guide>) -> Session {
    let mut session = Session::new(Arc::clone(guide), EntryIdx(chance.below(guide.entries.len())));
    for _ in 0..chance.below(2 * guide.questions.len()) {
        let Position::Ask(question) = session.position() else { break };
        let answer = an_answer(chance, &guide[question]);
        session.answer(question, answer);
    }
    session
}

/// What holds of every walk, however it came about: it stands where its trail alone leads, with the same plan, and no answer
/// on it made matters milder.
#[track_caller]
fn is_true_to_its_trail(session: &Session) {
    let guide = session.guide();
    let walk = session.walk();
    let again = Session::along(guide, session.entry(), walk.trail.iter().copied()).unwrap();
    assert_eq!(again.walk(), walk);
    assert_eq!(Plan::of(&again), Plan::of(session));
    let mut state = State::at_entry(guide, session.entry());
    for (question, answer) in walk.trail {
        let before = state.level;
        state.take(guide, question, answer);
        assert!(state.level >= before, "{question:?} {answer:?}");
    }
    assert_eq!(state, again.walk().state);
}

/// Nothing in a text for people moves a cursor, changes a colour or turns the direction of writing.
#[track_caller]
fn is_plain_text(text: &str) {
    let odd = text.chars().find(|c| *c != '\n' && !charley::journal::is_plain(*c));
    assert_eq!(odd, None, "{text:?}");
}
