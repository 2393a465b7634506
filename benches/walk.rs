//! How many sessions a second are walked from the first question to the chosen cards, on one core.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

mod eight;

use charley::content::{self, check};
use charley::guide::{EntryIdx, Guide, QuestionIdx};
use charley::plan::{Plan, row};
use charley::session::Session;
use charley::trail::{Answer, Answers, Position, Ticks, follow};
use divan::Bencher;
use divan::counter::ItemsCount;
use std::hint::black_box;
use std::sync::Arc;

fn main() {
    divan::main();
}

type Walked = Vec<(QuestionIdx, Answer)>;

/// So many walks that a branch predictor knows none of them by heart.
const WALKS: usize = 10_000;

fn eight() -> Arc<Guide> {
    check(&eight::eight(), None).guide.expect("the guide is sound")
}

fn shipped() -> Arc<Guide> {
    content::builtin().expect("the shipped guide is sound")
}

/// Whole walks with answers by chance, the same in every run. Of the ticks one in ten is set; the first question, where a tick
/// ends the walk, is answered with none, so that every walk is whole.
fn walks(guide: &Arc<Guide>) -> Vec<Walked> {
    let mut random = 7_u64;
    let mut below = move |end: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap_or(0) % end
    };
    let mut walk = || {
        let mut session = Session::new(Arc::clone(guide), EntryIdx(0));
        while let Position::Ask(question) = session.position() {
            let choices = guide[question].choices.len();
            let answer = if !guide[question].is_checklist() {
                Answer::Choice(below(choices))
            } else if question == guide.first {
                Answer::Ticks(Ticks::default())
            } else {
                Answer::Ticks((0..choices).filter(|_| below(10) == 0).fold(Ticks::default(), Ticks::with))
            };
            session.answer(question, answer);
        }
        session.walk().trail
    };
    (0..WALKS).map(|_| walk()).collect()
}

fn of_each(bencher: Bencher<'_, '_>, guide: &Arc<Guide>, walk: impl Fn(&Arc<Guide>, &Walked) -> usize) {
    let walks = walks(guide);
    bencher
        .counter(ItemsCount::new(WALKS))
        .bench_local(|| walks.iter().map(|answers| walk(guide, black_box(answers))).sum::<usize>());
}

/// As a person walks: after each answer the program asks where it stands.
fn answered_one_by_one(guide: &Arc<Guide>, answers: &Walked) -> usize {
    let mut session = Session::new(Arc::clone(guide), EntryIdx(0));
    for (question, answer) in answers {
        assert_eq!(session.position(), Position::Ask(*question));
        session.answer(*question, *answer);
    }
    Plan::of(&session).cards.len()
}

/// As `charley ask` walks: all answers at once, each checked to be the one that is asked for.
fn given_at_once(guide: &Arc<Guide>, answers: &Walked) -> usize {
    let session = Session::along(guide, EntryIdx(0), answers.iter().copied()).expect("a walk of this guide");
    Plan::of(&session).cards.len()
}

/// The engine alone: each answer is taken in when it is asked for, then the cards are chosen.
fn in_the_engine(guide: &Arc<Guide>, answers: &Walked) -> usize {
    let mut walk = follow(guide, EntryIdx(0), &Answers::default());
    for (question, answer) in answers {
        assert_eq!(walk.position, Position::Ask(*question));
        walk.go_on(guide, *question, *answer);
    }
    guide.cards.iter().filter(|card| row(card, &walk.state).is_some()).count()
}

#[divan::bench]
fn eight_questions_in_the_engine(bencher: Bencher<'_, '_>) {
    of_each(bencher, &eight(), in_the_engine);
}

#[divan::bench]
fn eight_questions_given_at_once(bencher: Bencher<'_, '_>) {
    of_each(bencher, &eight(), given_at_once);
}

#[divan::bench]
fn eight_questions_answered_one_by_one(bencher: Bencher<'_, '_>) {
    of_each(bencher, &eight(), answered_one_by_one);
}

#[divan::bench]
fn the_shipped_guide_answered_one_by_one(bencher: Bencher<'_, '_>) {
    of_each(bencher, &shipped(), answered_one_by_one);
}
