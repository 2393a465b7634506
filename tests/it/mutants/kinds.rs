//! Every kind of small change does what it says.

use super::{changed, edited, guide_of, whats};
use crate::toy;
use charley::content::mutate::{Kind, mutants};
use charley::guide::{Guide, Next, TriageLevel};
use std::collections::BTreeSet;
use std::sync::Arc;

fn ids<'g, T: 'g>(guide: &'g Guide, all: &[T], id: impl Fn(&'g Guide, &T) -> &'g str) -> Vec<&'g str> {
    all.iter().map(|one| id(guide, one)).collect()
}

fn facts<'g>(guide: &'g Guide, facts: &[charley::guide::FactIdx]) -> Vec<&'g str> {
    ids(guide, facts, |guide, fact| &guide[*fact].id)
}

#[test]
fn a_mark_is_dropped() {
    let (mutant, guide) = changed("`part_signs=tear` does not mark `torn`");
    assert_eq!(mutant.kind(), Kind::Mark);
    assert_eq!(guide[guide.question("part_signs").unwrap()].choices[0].marks, []);
    let (_, guide) = changed("the entry `again` does not mark `returning`");
    assert_eq!(guide[guide.entry("again").unwrap()].marks, []);
}

#[test]
fn an_entry_rules_a_fact_less_out() {
    let title = r#"(id: "start", title: "My dragon will not fly""#;
    let files = edited(&[("guide.ron", title, &format!(r#"{title}, rules_out: ["returning"]"#))]);
    let guide = guide_of(&files);
    let what = "the entry `start` does not rule out `returning`";
    let mutant = mutants(&guide).into_iter().find(|mutant| mutant.what(&guide) == what).unwrap();
    assert_eq!((mutant.kind(), mutant.guide(&guide).entries[0].rules_out.len()), (Kind::RulesOut, 0));
}

#[test]
fn a_raise_is_lowered_by_one() {
    let raise = |what: &str, question: &str, choice: usize| {
        let (mutant, guide) = changed(what);
        assert_eq!(mutant.kind(), Kind::Raise);
        guide[guide.question(question).unwrap()].choices[choice].raise
    };
    let lower = raise("`alarm=smoke` raises to Urgent, not to Emergency", "alarm", 0);
    assert_eq!(lower, TriageLevel::Urgent);
    assert_eq!(raise("`mood=sulk` does not raise to Routine", "mood", 1), TriageLevel::SelfCare);
    let (_, guide) = changed("the escalation `hungry_sulk` raises to Routine, not to Urgent");
    assert_eq!(guide.escalations[0].raise, TriageLevel::Routine);
}

#[test]
fn then_and_otherwise_change_places() {
    let (mutant, guide) = changed("after `mood=fine` the If on `wing` is turned round");
    assert_eq!(mutant.kind(), Kind::Swap);
    let vanity = guide.question("vanity").unwrap();
    let way = guide[guide.question("mood").unwrap()].ways().next().unwrap();
    assert!(matches!(way, Next::If { otherwise, .. } if **otherwise == Next::To(vanity)), "{way:?}");
}

#[test]
fn a_way_leads_to_at_most_five_other_places_and_never_back() {
    let guide = toy::guide();
    let to = |from: &str| -> Vec<String> {
        let whats = whats(&guide).into_iter();
        whats.filter_map(|what| Some(what.strip_prefix(from)?.strip_prefix(" comes ")?.to_owned())).collect()
    };
    assert_eq!(
        to("after `part=wing`"),
        [
            "the plan, not `part_signs`",
            "`mood`, not `part_signs`",
            "`vanity`, not `part_signs`",
            "`food`, not `part_signs`"
        ]
    );
    assert_eq!(to("after `food` without a tick"), Vec::<String>::new());
    assert_eq!(to("after `mood=fine`, where not `wing`"), ["the plan, not `food`", "`vanity`, not `food`"]);
    assert_eq!(to("after `alarm` without a tick, where `returning`").len(), 5);
    let (mutant, guide) = changed("after `mood=fine`, where not `wing` comes `vanity`, not `food`");
    assert_eq!(mutant.kind(), Kind::Next);
    let vanity = guide.question("vanity").unwrap();
    let way = guide[guide.question("mood").unwrap()].ways().next().unwrap();
    assert!(matches!(way, Next::If { otherwise, .. } if **otherwise == Next::To(vanity)), "{way:?}");
}

#[test]
fn a_condition_is_dropped_from_a_row_or_an_escalation() {
    let (mutant, guide) = changed("row 2 of the card `warm_wing` does without `stiff`");
    assert_eq!(mutant.kind(), Kind::DropWhen);
    let rows = |guide: &Guide, card: &str| -> Vec<Vec<String>> {
        let owned = |row: &[_]| facts(guide, row).into_iter().map(str::to_owned).collect();
        guide[guide.card(card).unwrap()].when.iter().map(owned).collect()
    };
    assert_eq!(rows(&guide, "warm_wing"), [vec!["wing", "stiff"], vec!["tail"]]);
    assert_eq!(rows(&changed("the card `feed` does without `hungry`").1, "feed"), [Vec::<String>::new()]);
    let (_, guide) = changed("the escalation `hungry_sulk` does without `hungry`");
    assert_eq!(facts(&guide, &guide.escalations[0].when.0[0]), ["sulking"]);
}

#[test]
fn a_row_is_dropped_from_a_card() {
    let (mutant, guide) = changed("there is no row 1 of the card `warm_wing`");
    assert_eq!(mutant.kind(), Kind::DropRow);
    let when = &guide[guide.card("warm_wing").unwrap()].when;
    assert_eq!(when.iter().map(|row| facts(&guide, row)).collect::<Vec<_>>(), [["tail", "stiff"]]);
}

/// The toy guide with rows on the way after `mood=fine` and in its escalation.
fn with_rows() -> Arc<Guide> {
    let on_the_way = (
        "questions.ron",
        r#"rules_out: ["sulking"], next: If(when: ["wing"]"#,
        r#"rules_out: ["sulking"], next: If(when: [["wing", "stiff"], ["tail"]]"#,
    );
    let together = ("triage.ron", r#"when: ["hungry", "sulking"]"#, r#"when: [["hungry", "sulking"], ["vain"]]"#);
    guide_of(&edited(&[on_the_way, together]))
}

#[test]
fn rows_of_an_if_and_of_an_escalation_are_dropped_and_made_shorter() {
    let guide = with_rows();
    let whats = whats(&guide);
    for what in [
        "after `mood=fine` row 1 of the If on `wing` and `stiff` or `tail` does without `stiff`",
        "after `mood=fine` there is no row 2 of the If on `wing` and `stiff` or `tail`",
        "row 1 of the escalation `hungry_sulk` does without `hungry`",
        "there is no row 2 of the escalation `hungry_sulk`",
    ] {
        assert!(whats.iter().any(|other| other == what), "{what}: {whats:#?}");
    }
    // A row without a fact would always hold.
    assert!(!whats.iter().any(|what| what.contains("row 2 of the escalation") && what.contains("does without")));
    let all = mutants(&guide);
    let row = all.iter().find(|mutant| mutant.what(&guide) == "there is no row 2 of the escalation `hungry_sulk`");
    assert_eq!(row.unwrap().guide(&guide).escalations[0].when.0.len(), 1);
}

#[test]
fn a_condition_that_comes_with_the_card_in_cases_is_added_to_each_row() {
    let (mutant, guide) = changed("the card `warm_wing` also needs `vain`");
    assert_eq!(mutant.kind(), Kind::AddWhen);
    let when = &guide[guide.card("warm_wing").unwrap()].when;
    assert_eq!(
        when.iter().map(|row| facts(&guide, row)).collect::<Vec<_>>(),
        [["wing", "stiff", "vain"], ["tail", "stiff", "vain"]]
    );
    let added = whats(&toy::guide()).into_iter().filter(|what| what.starts_with("the card `feed` also needs"));
    assert_eq!(
        added.collect::<Vec<_>>(),
        ["the card `feed` also needs `tail`", "the card `feed` also needs `sulking`"]
    );
}

#[test]
fn an_unless_an_about_an_early_and_an_escalation_are_dropped() {
    let (mutant, guide) = changed("the card `polish_wing` does not need `torn` ruled out");
    assert_eq!((mutant.kind(), guide[guide.card("polish_wing").unwrap()].unless.len()), (Kind::Unless, 0));
    let (mutant, guide) = changed("`part_signs` is not about `part`");
    assert_eq!((mutant.kind(), guide[guide.question("part_signs").unwrap()].about), (Kind::About, None));
    let (mutant, guide) = changed("the card `breathe` is not early");
    assert_eq!((mutant.kind(), guide[guide.card("breathe").unwrap()].early), (Kind::Early, false));
    let (mutant, guide) = changed("there is no escalation `hungry_sulk`");
    assert_eq!((mutant.kind(), guide.escalations.len()), (Kind::Escalation, 0));
}

#[test]
fn up_to_moves_both_ways_where_there_is_a_level() {
    let moved = |card: &str| -> Vec<String> {
        let start = format!("the card `{card}` shows up to ");
        whats(&toy::guide()).iter().filter_map(|what| what.strip_prefix(&start)).map(str::to_owned).collect()
    };
    assert_eq!(moved("feed"), ["Routine, not Urgent", "Emergency, not Urgent"]);
    assert_eq!(moved("stand_back"), ["Urgent, not Emergency"]);
    let (mutant, guide) = changed("the card `feed` shows up to Routine, not Urgent");
    assert_eq!((mutant.kind(), guide[guide.card("feed").unwrap()].up_to), (Kind::UpTo, TriageLevel::Routine));
}

#[test]
fn each_change_differs_from_each_other() {
    let guide = toy::guide();
    let whats = whats(&guide);
    assert_eq!(whats.iter().collect::<BTreeSet<_>>().len(), whats.len());
    let same = format!("{:?}", **guide);
    assert!(mutants(&guide).iter().all(|mutant| format!("{:?}", **mutant.guide(&guide)) != same));
}
