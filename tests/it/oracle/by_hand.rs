//! What a person with pencil and paper finds about the toy guide. Keeps the oracle honest: nothing else checks it.
//!
//! Relies on the toy guide's questions and cards; brings promises of its own. Must not ask the program for an answer.

use super::opinions;
use super::verdict::Finding;
use super::walk::{Rank, replay};
use crate::toy;
use charley::content::Files;
use charley::guide::Guide;

/// A promise, and `holds`, `empty`, or the first walk that breaks it as `entry: answers`.
const FOUND: [(&str, &str); 30] = [
    (r#"Floor(when: ["smoking"], level: Emergency"#, "holds"),
    (r#"Floor(when: ["hungry", "sulking"], level: Urgent"#, "holds"),
    (r#"Floor(when: ["sulking"], level: Urgent"#, "again: alarm=none mood=sulk"),
    (r#"Floor(when: ["returning"], level: Routine"#, "again:"),
    (r#"Floor(when: ["wing", "tail"], level: Routine"#, "empty"),
    (r#"Never(when: ["torn"], show: Kind("polish")"#, "holds"),
    (
        r#"Never(when: ["hungry"], show: Card("mirror")"#,
        "start: alarm=none part=wing part_signs=none mood=fine vanity=yes food=hungry",
    ),
    (r#"Never(when: ["wing", "tail"], show: Kind("calm")"#, "empty"),
    (r#"Needs(show: Card("polish_wing"), ruled_out: ["torn"]"#, "holds"),
    (r#"Needs(show: Card("mirror"), ruled_out: ["torn"]"#, "holds"),
    (
        r#"Needs(show: Card("polish_wing"), ruled_out: ["torn", "stiff"]"#,
        "start: alarm=none part=wing part_signs=stiff",
    ),
    (r#"Needs(show: Kind("calm"), ruled_out: ["smoking"]"#, "start:"),
    (r#"Needs(show: Card("stand_back"), ruled_out: ["smoking"]"#, "start: alarm=smoke"),
    (r#"Needs(show: Card("feed"), ruled_out: ["sulking"]"#, "again: alarm=none mood=sulk food=hungry"),
    (r#"Always(when: ["hungry"], up_to: Urgent, show: Card("feed")"#, "holds"),
    (r#"Always(when: ["wing"], up_to: Routine, show: Card("polish_wing")"#, "holds"),
    (r#"Always(when: ["stiff"], unless: ["torn"], up_to: Routine, show: Card("warm_wing")"#, "holds"),
    (
        r#"Always(when: ["wing"], up_to: Routine, show: Card("warm_wing")"#,
        "start: alarm=none part=wing part_signs=none mood=sulk food=none",
    ),
    // The card's own level lies below the promise's: what counts is the level of the plan.
    (r#"Always(when: ["hungry"], up_to: Emergency, show: Card("feed")"#, "holds"),
    (
        r#"Always(when: ["wing"], up_to: Urgent, show: Card("polish_wing")"#,
        "start: alarm=none part=wing part_signs=none mood=sulk food=hungry",
    ),
    (r#"Always(when: ["smoking"], up_to: Urgent, show: Card("feed")"#, "empty"),
    (r#"Always(when: ["torn"], unless: ["wing", "tail"], up_to: Emergency, show: Kind("feed")"#, "empty"),
    (r#"Apart(show: Card("stand_back"), and: Card("breathe")"#, "holds"),
    (r#"Apart(show: Card("feed"), and: Card("whisperer")"#, "again: alarm=none mood=sulk food=hungry"),
    (
        r#"Apart(show: Card("polish_wing"), and: Card("warm_wing")"#,
        "start: alarm=none part=wing part_signs=stiff mood=sulk food=none",
    ),
    (
        r#"Apart(show: Card("mirror"), and: Kind("visit")"#,
        "start: alarm=none part=wing part_signs=none mood=not_sure vanity=yes food=none",
    ),
    ("AtMost(questions: 6", "holds"),
    ("AtMost(questions: 5", "start: alarm=none part=wing part_signs=none mood=fine vanity=yes"),
    ("AtMost(questions: 1", "start: alarm=none"),
    ("AtMost(questions: 0", "start:"),
];

#[test]
fn looking_everywhere_finds_what_a_person_finds() {
    let (checked, comparison) = opinions(&with_promises(&FOUND.map(|(promise, _)| promise)));
    let guide = checked.guide.unwrap();
    for ((promise, expected), finding) in FOUND.iter().zip(&comparison.findings) {
        assert_eq!(*finding, by_hand(&guide, expected), "{promise})");
    }
    assert_eq!(comparison.differences, [""; 0], "the program finds the same");
}

/// Any sign of alarm ends it (3 ways). A wing has 4 sets of signs; cheerful and not sure go on over 2 mirrors and 2
/// foods, a sulk over 2 foods: 4 × 10. A tail has 4 × 6, all of it 6; who comes again is not asked for the part.
#[test]
fn looking_everywhere_finds_every_trail() {
    let (_, comparison) = opinions(&with_promises(&["AtMost(questions: 6"]));
    let whole = comparison.everywhere.iter().filter(|position| position.asks.is_none());
    assert_eq!(whole.count(), (3 + 4 * 10 + 4 * 6 + 6) + (3 + 6));
}

/// The toy guide with these promises and no others.
fn with_promises(promises: &[&str]) -> Files {
    let toy = Files::read(&toy::folder()).unwrap();
    let ours: Vec<String> = promises.iter().map(|promise| format!("{promise}, says: \"By hand.\")")).collect();
    let others = toy.texts().filter(|(name, _)| *name != "promises.ron").map(|(name, text)| (name, text.to_owned()));
    Files::of(others.chain([("promises.ron", format!("[{}]", ours.join(", ")))]))
}

fn by_hand(guide: &Guide, expected: &str) -> Finding {
    match expected {
        "holds" => Finding::Holds,
        "empty" => Finding::Empty,
        walk => Finding::Broken(rank(guide, walk)),
    }
}

fn rank(guide: &Guide, walk: &str) -> Rank {
    let (entry, trail) = walk.split_once(':').unwrap();
    let words: Vec<String> = trail.split_whitespace().map(str::to_owned).collect();
    let end = replay(guide, guide.entry(entry).unwrap(), &words);
    end.unwrap_or_else(|wrong| panic!("{walk}: {wrong}")).rank(guide)
}
