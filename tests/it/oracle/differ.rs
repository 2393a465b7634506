//! Telling two guides apart against the oracle: every trail of small random guides and of their mutants.
//!
//! Relies on the oracle's walk for what a guide says. A mutant differs on a trail if the trail cannot be walked in it or
//! comes to another question, to another level or to other cards, on a plan or beside a question.

use super::sketch::sketches;
use super::walk::{Position, everywhere, replay};
use super::{config, fixed};
use charley::content::check;
use charley::content::mutate::mutants;
use charley::guide::{CardIdx, Guide};
use charley::proof::{Difference, Way, differences, tell_apart};
use charley::trail::{self, text};
use proptest::prelude::*;

/// More would only take longer: what a mutant of one guide shows, another of its kind shows in the next guide.
const MUTANTS: usize = 6;

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..config() })]

    #[test]
    fn two_guides_are_told_apart_where_walking_every_trail_tells_them_apart(sketch in sketches(), from in 0..1000usize) {
        let guide = check(&sketch.files(), None).guide.unwrap();
        let positions = everywhere(&guide);
        let all = mutants(&guide);
        let step = (all.len() / MUTANTS).max(1);
        for mutant in all.iter().skip(from % step).step_by(step) {
            prop_assert_eq!(by_search(&guide, &mutant.guide(&guide)), by_walking(&positions, &guide, &mutant.guide(&guide)),
                "{}", mutant.what(&guide));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..config() })]

    #[test]
    fn what_a_mutant_does_otherwise_on_a_trail_is_what_walking_both_shows(sketch in sketches(), from in 0..1000usize) {
        let guide = check(&sketch.files(), None).guide.unwrap();
        let all = mutants(&guide);
        let mutant = all.get(from % all.len().max(1)).map(|mutant| mutant.guide(&guide));
        if let Some(mutant) = &mutant {
            for Position { entry, trail, .. } in everywhere(&guide).into_iter().step_by(1 + from % 7) {
                let way = Way { entry, trail };
                prop_assert_eq!(differences(&guide, mutant, &way), by_both_walks(&guide, mutant, &way), "{:?}", way);
            }
        }
    }
}

/// Answer by answer in both guides: first where they part, else the level and the cards at the end.
fn by_both_walks(guide: &Guide, mutant: &Guide, way: &Way) -> Vec<Difference> {
    let words = text::words(guide, &way.trail);
    let both = |end: usize| [guide, mutant].map(|guide| replay(guide, way.entry, &words[..end]).unwrap());
    for end in 0..=words.len() {
        let [first, second] = both(end).map(|position| match (position.asks, position.offers) {
            (Some(asked), _) => trail::Position::Ask(asked),
            (None, Some(offer)) => trail::Position::Offer(offer),
            (None, None) => trail::Position::Plan,
        });
        if first != second {
            return vec![Difference::Goes { first, second }];
        }
    }
    let [first, second] = both(words.len());
    let level = Difference::Level { first: first.level, second: second.level };
    let cards = (0..guide.cards.len()).map(CardIdx).filter_map(|card| {
        match [first.shown.contains(&card), second.shown.contains(&card)] {
            [true, false] => Some(Difference::Hides(card)),
            [false, true] => Some(Difference::Shows(card)),
            _ => None,
        }
    });
    (first.level != second.level).then_some(level).into_iter().chain(cards).collect()
}

/// A quarter of what the other comparison tries, since each guide is walked once a mutant.
fn cases() -> u32 {
    ProptestConfig::default().cases.div_ceil(4)
}

/// Without this the test above could pass on mutants of which none, or each, differs.
#[test]
fn of_random_mutants_some_differ_and_some_do_not() {
    let (mut differ, mut equal) = (0, 0);
    for sketch in fixed(30) {
        let guide = check(&sketch.files(), None).guide.unwrap();
        for mutant in mutants(&guide) {
            let found = by_search(&guide, &mutant.guide(&guide));
            *(if found.is_some() { &mut differ } else { &mut equal }) += 1;
        }
    }
    assert!(differ > 200 && equal > 200, "{differ} differ, {equal} do not");
}

/// The number of answers of the shortest trail that tells the two apart.
#[track_caller]
fn by_search(guide: &Guide, mutant: &Guide) -> Option<usize> {
    let way = tell_apart(guide, mutant).unwrap()?;
    assert!(!differences(guide, mutant, &way).is_empty(), "{}", text::arguments(guide, way.entry, &way.trail));
    let position = replay(guide, way.entry, &text::words(guide, &way.trail)).unwrap();
    assert!(differs(&position, guide, mutant), "{position:?}");
    Some(way.trail.len())
}

fn by_walking(positions: &[Position], guide: &Guide, mutant: &Guide) -> Option<usize> {
    positions.iter().filter(|position| differs(position, guide, mutant)).map(|position| position.trail.len()).min()
}

fn differs(position: &Position, guide: &Guide, mutant: &Guide) -> bool {
    let words = text::words(guide, &position.trail);
    let says = |position: &Position| (position.asks, position.offers, position.level, position.shown.clone());
    replay(mutant, position.entry, &words).map_or(true, |other| says(&other) != says(position))
}
