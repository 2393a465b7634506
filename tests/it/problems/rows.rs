//! Conditions: one row of facts or several, in cards, ways on, escalations and promises alike.

use super::{Edited, dragon_with};

/// Where a condition stands in the dragon guide, by its file and its words.
const CONDITIONS: [(&str, &str); 5] = [
    ("triage.ron", r#"when: ["hungry", "sulking"]"#),
    ("questions.ron", r#"when: ["returning"]"#),
    ("cards.ron", r#"when: ["vain"]"#),
    ("promises.ron", r#"when: ["smoking"]"#),
    ("promises.ron", r#"when: ["torn"]"#),
];

fn rewritten(find: &str, rows: &str) -> Edited {
    let (file, find) = CONDITIONS.into_iter().find(|(_, words)| words.contains(find)).unwrap();
    dragon_with(file, find, rows)
}

#[test]
fn one_row_may_have_brackets_of_its_own() {
    for (file, find) in CONDITIONS {
        let rows = format!("{}]", find.replace('[', "[["));
        dragon_with(file, find, &rows).reports(&[]);
    }
}

#[test]
fn a_list_of_facts_and_rows_is_an_error_with_both_ways_to_write_it() {
    for (file, find) in CONDITIONS {
        let codes: Vec<_> = dragon_with(file, find, r#"when: ["wing", "vain", ["torn"]]"#).problems();
        let mixed = format!("error[mixed-rows] {file}:");
        assert!(matches!(&codes[..], [only] if only.starts_with(&mixed) && only.ends_with(" torn")), "{codes:?}");
    }
    let advice = rewritten("hungry", r#"when: ["hungry", "sulking", ["vain"]]"#).advice();
    let both =
        r#"write ["hungry", "sulking", "vain"] if all are needed, [["hungry", "sulking"], ["vain"]] if either will do"#;
    assert_eq!(advice, [format!("facts and rows of facts stand in one list: {both}")]);
}

#[test]
fn a_row_without_a_fact_would_always_hold() {
    for (file, find) in CONDITIONS {
        let codes: Vec<_> = dragon_with(file, find, r#"when: [["wing"], []]"#).problems();
        let empty = format!("error[empty-condition] {file}:");
        assert!(matches!(&codes[..], [only] if only.starts_with(&empty) && only.ends_with(" wing")), "{codes:?}");
    }
}

#[test]
fn any_row_of_a_promise_can_break_it() {
    let guide = rewritten("smoking", r#"when: [["smoking"], ["hungry", "wing"]]"#);
    guide.reports(&["error[broken-promise] promises.ron:2:77 A smoking dragon always rings the bell."]);
    let broken = "charley ask alarm=none part=wing part_signs=none mood=sulk food=hungry";
    assert!(guide.advice()[0].ends_with(&format!("broken by: {broken}")), "{:?}", guide.advice());
}

#[test]
fn a_row_of_a_promise_that_can_never_be_says_nothing() {
    let guide = rewritten("smoking", r#"when: [["smoking"], ["wing", "tail"]]"#);
    guide.reports(&["error[empty-promise] promises.ron:2:75 A smoking dragon always rings the bell."]);
}

#[test]
fn any_row_of_an_escalation_raises_and_any_row_of_an_if_leads_on() {
    let guide = rewritten("hungry", r#"when: [["hungry", "sulking"], ["vain", "wing"]]"#);
    assert!(
        guide.advice().iter().any(|told| told.contains("case `vain_wing`: the level is Urgent, expected SelfCare"))
    );
    let guide = rewritten("returning", r#"when: [["returning"], ["torn"]]"#);
    guide.reports(&[]);
}
