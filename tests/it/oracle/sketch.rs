//! Small random guides, before their names are written: numbers that stand for facts, questions and cards.
//!
//! Every number is taken modulo what there is to point at, so any sketch is a sound guide and stays one while proptest
//! makes it smaller. Relies on proptest. Must not know RON, nor what becomes of a guide.

use proptest::prelude::*;
use proptest::sample::select;
use std::ops::RangeInclusive;

/// A level as authors write it.
pub(super) type Level = &'static str;
type Facts = Vec<usize>;
type Rows = Vec<Facts>;

pub(super) static LEVELS: [Level; 4] = ["SelfCare", "Routine", "Urgent", "Emergency"];

#[derive(Clone)]
pub(super) struct Sketch {
    pub(super) facts: usize,
    /// So many more facts, which every entry marks and every condition names: they change nothing but how many bits a search
    /// tracks.
    pub(super) padding: usize,
    /// The facts that are marked, and those that are ruled out, where each entry starts.
    pub(super) entries: Vec<(Facts, Facts)>,
    /// In the order in which ways lead, not in the order in which they are written.
    pub(super) questions: Vec<QuestionSketch>,
    pub(super) escalations: Vec<(Rows, Level)>,
    pub(super) cards: Vec<CardSketch>,
    pub(super) promises: Vec<PromiseSketch>,
}

#[derive(Debug, Clone)]
pub(super) struct QuestionSketch {
    pub(super) form: Form,
    pub(super) choices: Vec<ChoiceSketch>,
    /// Whether "Not sure" stands after the choices; it is written so that it is safe.
    pub(super) unsure: bool,
    /// Where it stands among the questions: the smallest first.
    pub(super) place: u8,
    /// Whether it is about a question that leads to it, if there is one.
    pub(super) about: bool,
    /// Whether the question has a `next` for the choices that lead where the last one does.
    pub(super) next: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    One,
    Any,
    /// With one more choice before the others, which says no. The first question is a `One` instead.
    Offer,
}

#[derive(Debug, Clone)]
pub(super) struct ChoiceSketch {
    pub(super) marks: Facts,
    pub(super) rules_out: Facts,
    pub(super) raise: Option<Level>,
    /// In a checklist that of the first is the way without a tick, that of the last the way with some.
    pub(super) way: Way,
}

#[derive(Debug, Clone)]
pub(super) enum Way {
    Plan,
    /// So many questions further on.
    Skip(usize),
    If(Rows, Box<Way>, Box<Way>),
}

#[derive(Debug, Clone)]
pub(super) struct CardSketch {
    pub(super) kind: usize,
    pub(super) early: bool,
    pub(super) up_to: Level,
    pub(super) when: Rows,
    pub(super) unless: Facts,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Floor,
    Never,
    Needs,
    Always,
    Apart,
    AtMost,
}

/// What a promise of each kind needs; each kind takes its part.
#[derive(Debug, Clone)]
pub(super) struct PromiseSketch {
    pub(super) kind: Kind,
    pub(super) when: Rows,
    pub(super) facts: Facts,
    pub(super) unless: Facts,
    pub(super) level: Level,
    pub(super) show: ShowSketch,
    pub(super) and: ShowSketch,
    pub(super) questions: usize,
}

#[derive(Debug, Clone)]
pub(super) enum ShowSketch {
    Card(usize),
    Kind(usize),
}

/// Mostly short checklists, since every set of ticks of each is walked; some long ones, and some facts in several words of bits.
pub(super) fn sketches() -> impl Strategy<Value = Sketch> {
    prop_oneof![
        16 => sketches_of(2..=5, 1..=3, Just(0)),
        2 => sketches_of(1..=2, 4..=7, Just(0)),
        1 => sketches_of(2..=3, 1..=3, select(vec![62, 65, 129, 257])),
    ]
}

/// As many facts as no search for a difference tracks, but one for a promise does.
pub(super) fn huge_sketches() -> impl Strategy<Value = Sketch> {
    sketches_of(2..=2, 1..=2, Just(513))
}

fn sketches_of(
    questions: RangeInclusive<usize>,
    choices: RangeInclusive<usize>,
    padding: impl Strategy<Value = usize>,
) -> impl Strategy<Value = Sketch> {
    let entries = prop::collection::vec((facts(0..=2), facts(0..=2)), 1..=2);
    let questions = prop::collection::vec(question(choices), questions);
    let escalations = prop::collection::vec((rows(1..=2), select(&LEVELS[1..])), 0..=2);
    let cards = prop::collection::vec(card(), 2..=5);
    let promises = prop::collection::vec(promise(), 1..=9);
    let parts = (3..=6usize, padding, entries, questions, escalations, cards, promises);
    parts.prop_map(|(facts, padding, entries, questions, escalations, cards, promises)| Sketch {
        facts,
        padding,
        entries,
        questions,
        escalations,
        cards,
        promises,
    })
}

fn facts(count: RangeInclusive<usize>) -> impl Strategy<Value = Facts> {
    prop::collection::vec(0..60usize, count)
}

/// Mostly one row, which may be as short as is said, else two.
fn rows(count: RangeInclusive<usize>) -> impl Strategy<Value = Rows> {
    let two = prop::collection::vec(facts(1..=2), 2);
    prop_oneof![3 => facts(count).prop_map(|row| vec![row]), 1 => two]
}

fn question(choices: RangeInclusive<usize>) -> impl Strategy<Value = QuestionSketch> {
    let form = prop_oneof![5 => Just(Form::Any), 3 => Just(Form::One), 2 => Just(Form::Offer)];
    let choices = prop::collection::vec(choice(), choices);
    let rare = || prop::bool::weighted(0.3);
    let parts = (form, choices, rare(), any::<u8>(), rare(), any::<bool>());
    parts.prop_map(|(form, choices, unsure, place, about, next)| QuestionSketch {
        form,
        choices,
        unsure,
        place,
        about,
        next,
    })
}

fn choice() -> impl Strategy<Value = ChoiceSketch> {
    let raise = prop_oneof![6 => Just(None), 2 => select(&LEVELS[..3]).prop_map(Some), 1 => Just(Some("Emergency"))];
    (facts(0..=2), facts(0..=1), raise, way()).prop_map(|(marks, rules_out, raise, way)| ChoiceSketch {
        marks,
        rules_out,
        raise,
        way,
    })
}

fn way() -> impl Strategy<Value = Way> {
    let plain = prop_oneof![1 => Just(Way::Plan), 5 => select(vec![0, 0, 0, 1, 2]).prop_map(Way::Skip)];
    plain.prop_recursive(2, 4, 2, |way| {
        (rows(1..=2), way.clone(), way)
            .prop_map(|(when, then, otherwise)| Way::If(when, Box::new(then), Box::new(otherwise)))
    })
}

fn card() -> impl Strategy<Value = CardSketch> {
    let rows = prop::collection::vec(facts(1..=2), 0..=3);
    (0..2usize, any::<bool>(), select(&LEVELS[..]), rows, facts(0..=1))
        .prop_map(|(kind, early, up_to, when, unless)| CardSketch { kind, early, up_to, when, unless })
}

fn promise() -> impl Strategy<Value = PromiseSketch> {
    // Few random cards need just what a `Needs` asks for: more of these, so that some hold.
    let needs = [Kind::Needs; 2];
    let kind = select([&[Kind::Floor, Kind::Never, Kind::Always, Kind::Apart, Kind::AtMost][..], &needs].concat());
    (kind, rows(0..=2), facts(0..=2), facts(0..=1), select(&LEVELS[..]), show(), show(), 0..=6usize).prop_map(
        |(kind, when, facts, unless, level, show, and, questions)| PromiseSketch {
            kind,
            when,
            facts,
            unless,
            level,
            show,
            and,
            questions,
        },
    )
}

fn show() -> impl Strategy<Value = ShowSketch> {
    prop_oneof![3 => (0..60usize).prop_map(ShowSketch::Card), 1 => (0..2usize).prop_map(ShowSketch::Kind)]
}
