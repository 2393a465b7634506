//! What stays on the normal screen after leaving.

use crate::toy::walked;
use charley::tui::closing::lines;

#[test]
fn a_plan_leaves_the_level_and_what_to_do_but_no_answers() {
    let session = walked("alarm=none part=wing part_signs=stiff mood=fine vanity=no food=none");
    insta::assert_snapshot!(lines(&session, 60).join("\n"), @r"
    [ok] You can manage this
    1. Keep calm
    2. Polish the wing (20 s, 3 times)
    3. Sun the stiff part (15 min)
    Come back if it sulks.
    ");
}

#[test]
fn an_emergency_leaves_the_numbers() {
    insta::assert_snapshot!(lines(&walked("alarm=smoke"), 60).join("\n"), @r"
    [!!!] Ring the great bell now
    1 Upper Vale | 2 Lower Vale
    1. Stand back
    Stop if the wall smokes, too.
    ");
}

#[test]
fn a_raised_level_stays_even_before_the_plan() {
    assert_eq!(lines(&walked("alarm=none part=tail part_signs=tear"), 60)[0], "[!!] See a whisperer today");
    assert!(lines(&walked("alarm=none part=tail"), 60).is_empty());
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let session = walked("alarm=none part=all mood=sulk food=hungry");
    for width in 20..100 {
        assert!(lines(&session, width).iter().all(|line| line.chars().count() <= width), "{width}");
    }
}
