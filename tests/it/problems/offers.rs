//! Offers: a first choice that says no and nothing else, promises that hold with and without them, cases that end at one.

use super::Edited;
use crate::toy::with_offer;

fn offering() -> Edited {
    let mut files = with_offer();
    files.sort_by_key(|(name, _)| super::NAMES.iter().position(|other| other == name));
    Edited { files }
}

/// What is wrong besides the cases that fail because of it.
fn errors(guide: &Edited) -> Vec<String> {
    let all = guide.problems().into_iter();
    all.filter(|told| told.starts_with("error") && !told.starts_with("error[failing-case]")).collect()
}

/// The trail that breaks the only broken promise.
fn broken_by(guide: &Edited) -> String {
    let told =
        guide.advice().into_iter().find_map(|told| Some(told.split_once("broken by: charley ask ")?.1.to_owned()));
    told.unwrap_or_default()
}

#[test]
fn a_guide_with_an_offer_has_no_problem() {
    offering().reports(&[]);
}

#[test]
fn a_first_choice_that_is_more_than_a_no() {
    let no = r#"text: "No, that will do", next: Plan"#;
    for more in [
        r#"text: "No", marks: ["cursed"], next: Plan"#,
        r#"text: "No", rules_out: ["cursed"], next: Plan"#,
        r#"text: "No", raise: Routine, next: Plan"#,
        r#"text: "No", next: If(when: ["vain"], then: Plan, otherwise: To("curse"))"#,
        r#"text: "No""#,
    ] {
        offering().edit("questions.ron", no, more).reports(&["error[offer-not-inert] questions.ron:35:25 no"]);
    }
}

#[test]
fn an_offer_needs_another_choice_and_is_about_nothing() {
    let both = r#", (id: "yes", text: "Yes, find out")], next: To("curse")"#;
    offering().edit("questions.ron", both, "]").reports(&["error[too-few-choices] questions.ron:34:16 why"]);
    let guide = offering().edit("questions.ron", r#"short: "Why", ask"#, r#"short: "Why", about: "part", ask"#);
    guide.reports(&["error[syntax] questions.ron:34:36 about"]);
}

#[test]
fn a_guide_does_not_begin_with_an_offer() {
    let guide = offering().edit("guide.ron", r#"first: "alarm""#, r#"first: "why""#);
    guide.reports(&["error[offer-first] guide.ron:11:13 why"]);
}

#[test]
fn a_promise_is_proved_behind_an_offer_too() {
    let guide = offering().edit(
        "promises.ron",
        "[\n",
        r#"[
    Never(when: ["stiff"], show: Card("uncurse"), says: "Nothing stiff is cursed."),
"#,
    );
    assert_eq!(errors(&guide), ["error[broken-promise] promises.ron:2:58 Nothing stiff is cursed."]);
    let trail = "alarm=none part=wing part_signs=stiff mood=sulk food=none why=yes curse=frog";
    assert_eq!(broken_by(&guide), trail);
}

#[test]
fn the_plan_with_an_offer_is_a_plan() {
    let guide = offering().edit(
        "promises.ron",
        "[\n",
        r#"[
    Always(when: ["wing"], up_to: Urgent, show: Card("mirror"), says: "Always a mirror."),
"#,
    );
    assert_eq!(broken_by(&guide), "alarm=none part=wing part_signs=none mood=sulk food=none");
}

#[test]
fn the_longest_path_goes_through_an_offer_that_does_not_count() {
    let guide = offering().edit("promises.ron", "questions: 7", "questions: 6");
    assert_eq!(errors(&guide), ["error[broken-promise] promises.ron:5:33 At most seven."]);
    let trail = "alarm=none part=wing part_signs=none mood=fine vanity=yes food=none why=yes";
    assert_eq!(broken_by(&guide), trail);
}

/// What the check tells of this case, besides what no case comes to.
fn told(case: &str) -> Vec<String> {
    let guide = offering().file("cases.ron", &format!("[(id: \"c\", story: \"A case.\", {case})]"));
    guide.advice().into_iter().filter(|told| told.starts_with("case `c`: ")).collect()
}

#[test]
fn a_case_may_end_at_an_offer_or_behind_it() {
    let to_offer = r#"trail: ["alarm=none", "part=all", "mood=fine", "food=none""#;
    let offers = format!(r#"{to_offer}], asks: "why", level: SelfCare, shows: ["breathe"], hides: ["uncurse"]"#);
    assert_eq!(told(&offers), [""; 0]);
    assert_eq!(told(&format!(r#"{to_offer}, "why=no"], level: SelfCare, shows: ["breathe"], only: true"#)), [""; 0]);
    assert_eq!(told(&format!(r#"{to_offer}, "why=yes"], asks: "curse", level: SelfCare"#)), [""; 0]);
    assert_eq!(told(&format!(r#"{to_offer}, "why=yes", "curse=frog"], level: Urgent, shows: ["uncurse"]"#)), [""; 0]);
}

#[test]
fn a_case_that_does_not_fit_an_offer_is_told_why() {
    let to_offer = r#"trail: ["alarm=none", "part=all", "mood=fine", "food=none""#;
    let silent = told(&format!(r"{to_offer}], level: SelfCare"));
    let said = "case `c`: the plan offers `why`, expected none: if that is right, write `asks: \"why\"`; see it with: ";
    assert!(silent[0].starts_with(said), "{silent:?}");
    let declined = told(&format!(r#"{to_offer}, "why=no"], asks: "why", level: SelfCare"#));
    let said = "case `c`: it comes to the plan, expected `why`: if that is right, leave `asks` out; see it with: ";
    assert!(declined[0].starts_with(said), "{declined:?}");
    let skips = told(&format!(r#"{to_offer}, "curse=none"], level: SelfCare"#));
    let said = "case `c`: `curse=none` comes where the plan offers `why`: `why` may be no, yes; see it with: ";
    assert!(skips[0].starts_with(said), "{skips:?}");
}
