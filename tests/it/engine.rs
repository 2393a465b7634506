//! Walking a guide: answers in, position and plan out.

use crate::toy::{answer_all, at, change, guide, trail, walked};
use charley::guide::{EntryIdx, TriageLevel};
use charley::plan::{Plan, early};
use charley::session::{Remaining, Session};
use charley::trail::text;

fn cards(session: &Session) -> Vec<String> {
    Plan::of(session).cards.iter().map(|shown| session.guide()[shown.card].id.clone()).collect()
}

fn early_cards(session: &Session) -> Vec<String> {
    let guide = session.guide();
    early(guide, &session.walk().state).iter().map(|shown| guide[shown.card].id.clone()).collect()
}

fn names(session: &Session, questions: &[charley::guide::QuestionIdx]) -> Vec<String> {
    questions.iter().map(|question| session.guide()[*question].id.clone()).collect()
}

#[test]
fn a_walk_asks_until_the_plan() {
    let mut session = Session::new(guide(), EntryIdx(0));
    assert_eq!(at(&session), "alarm");
    answer_all(&mut session, "alarm=none part=tail");
    assert_eq!(at(&session), "part_signs");
    answer_all(&mut session, "part_signs=none mood=fine food=none");
    assert_eq!(at(&session), "plan");
    assert_eq!(cards(&session), ["breathe"]);
}

#[test]
fn an_emergency_ends_the_walk_whatever_comes_next() {
    let session = walked("alarm=castle");
    assert_eq!(at(&session), "plan");
    assert_eq!(Plan::of(&session).level, TriageLevel::Emergency);
}

#[test]
fn a_way_may_depend_on_a_fact_and_on_the_entry() {
    assert_eq!(at(&walked("alarm=none part=wing part_signs=none mood=fine")), "vanity");
    assert_eq!(at(&walked("alarm=none part=tail part_signs=none mood=fine")), "food");
    let mut again = Session::new(guide(), EntryIdx(1));
    answer_all(&mut again, "alarm=none");
    assert_eq!(at(&again), "mood");
}

#[test]
fn not_asked_is_not_safe() {
    // On the way over "all of it" nobody is asked about tears, so nothing that needs "no tear" may show.
    let session = walked("alarm=none part=wing");
    assert!(!early_cards(&session).contains(&"polish_wing".to_owned()));
    let asked = walked("alarm=none part=wing part_signs=none");
    assert!(early_cards(&asked).contains(&"polish_wing".to_owned()));
}

#[test]
fn a_tick_that_is_left_out_rules_its_facts_out_and_a_mark_wins() {
    let stiff = walked("alarm=none part=tail part_signs=stiff mood=fine food=none");
    assert!(cards(&stiff).contains(&"warm_wing".to_owned()));
    let torn = walked("alarm=none part=tail part_signs=tear,stiff mood=fine food=none");
    assert!(!cards(&torn).contains(&"warm_wing".to_owned()));
}

#[test]
fn facts_together_raise_the_level_and_the_plan_says_why() {
    let session = walked("alarm=none part=all mood=sulk food=hungry");
    let plan = Plan::of(&session);
    assert_eq!(plan.level, TriageLevel::Urgent);
    let reasons: Vec<&str> = plan.reasons.iter().map(|reason| reason.text.as_str()).collect();
    assert_eq!(reasons, ["A dragon that is hungry and sulks may eat the furniture", "It sulks"]);
}

#[test]
fn each_card_says_because_of_which_facts_it_is_shown() {
    let session = walked("alarm=none part=tail part_signs=stiff mood=fine food=none");
    let guide = session.guide();
    let plan = Plan::of(&session);
    let warm = plan.cards.iter().find(|shown| guide[shown.card].id == "warm_wing").unwrap();
    let because: Vec<&str> = warm.because.iter().map(|fact| guide[*fact].because.as_str()).collect();
    assert_eq!(because, ["it is the tail", "it is stiff"]);
}

#[test]
fn back_asks_the_question_again_with_its_answer_preselected() {
    let mut session = walked("alarm=none part=tail part_signs=stiff");
    let (question, given) = text::parse(session.guide(), "part_signs=stiff").unwrap();
    assert!(session.back());
    assert_eq!(at(&session), "part_signs");
    assert_eq!(session.remembered(question), Some(given));
    assert!(session.back() && session.back());
    assert_eq!(at(&session), "alarm");
    assert!(!session.back(), "there is nothing before the first question");
}

#[test]
fn changing_an_answer_keeps_later_ones_that_still_apply_and_brings_the_others_back() {
    let whole = "alarm=none part=wing part_signs=stiff mood=fine vanity=yes food=none";
    let mut session = walked(whole);
    change(&mut session, "mood=sulk");
    assert_eq!(trail(&session), "alarm=none part=wing part_signs=stiff mood=sulk food=none");
    assert!(!cards(&session).contains(&"mirror".to_owned()), "an answer that was set aside never counts");
    change(&mut session, "mood=fine");
    assert_eq!(trail(&session), whole);
}

#[test]
fn an_answer_about_something_else_must_be_given_again() {
    let whole = "alarm=none part=wing part_signs=stiff mood=fine vanity=yes food=none";
    let mut session = walked(whole);
    change(&mut session, "part=tail");
    assert_eq!(trail(&session), "alarm=none part=tail");
    assert_eq!(at(&session), "part_signs");
    change(&mut session, "part=wing");
    assert_eq!(trail(&session), whole, "it comes back with the thing it was about");
    change(&mut session, "part=tail");
    answer_all(&mut session, "part_signs=none");
    assert_eq!(trail(&session), "alarm=none part=tail part_signs=none mood=fine food=none");
}

#[test]
fn a_change_is_shown_before_it_is_made() {
    let session = walked("alarm=none part=wing part_signs=stiff mood=fine vanity=yes food=none");
    let (question, sulk) = text::parse(session.guide(), "mood=sulk").unwrap();
    let change = session.preview(question, sulk);
    assert_eq!(names(&session, &change.stay), ["food"]);
    assert_eq!(names(&session, &change.set_aside), ["vanity"]);
    assert!(change.restored.is_empty());
    assert_eq!(at(&session), "plan", "looking changes nothing");
}

#[test]
fn a_change_says_what_is_asked_again_and_what_comes_back_after_that() {
    let session = walked("alarm=none part=wing part_signs=stiff mood=fine vanity=yes food=none");
    let (question, tail) = text::parse(session.guide(), "part=tail").unwrap();
    let change = session.preview(question, tail);
    assert_eq!(names(&session, &change.again), ["part_signs"]);
    assert_eq!(names(&session, &change.wait), ["mood", "food"]);
    assert_eq!(names(&session, &change.set_aside), ["vanity"]);
    assert!(change.stay.is_empty() && change.restored.is_empty() && !change.is_quiet());
}

#[test]
fn questions_left_are_exact() {
    let left = |trail: &str| walked(trail).remaining();
    // alarm -> part -> (part_signs) -> mood -> (vanity) -> food
    assert_eq!(left(""), Remaining { min: 3, max: 5 });
    assert_eq!(left("alarm=none"), Remaining { min: 2, max: 4 });
    assert_eq!(left("alarm=none part=tail"), Remaining { min: 2, max: 2 });
    assert_eq!(left("alarm=none part=wing part_signs=none"), Remaining { min: 1, max: 2 });
    assert_eq!(left("alarm=none part=all mood=fine"), Remaining { min: 0, max: 0 });
}

#[test]
fn tick_sets_are_ordered_tick_by_tick_as_declared() {
    let set = |bits: u32| {
        let mut ticks = charley::trail::Ticks::default();
        (0..5).filter(|tick| bits >> tick & 1 == 1).for_each(|tick| ticks.toggle(tick));
        ticks
    };
    for (a, b) in (0..32).flat_map(|a| (0..32).map(move |b| (a, b))) {
        let (a, b) = (set(a), set(b));
        assert_eq!(a.cmp(&b), a.iter().cmp(b.iter()), "{a:?} {b:?}");
    }
}
