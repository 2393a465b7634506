//! Walking a guide: answers in, position and plan out.

use crate::toy::{answer_all, at, change, guide, trail, walked};
use charley::guide::{EntryIdx, TriageLevel};
use charley::plan::{Plan, early, fresh};
use charley::report;
use charley::session::{Remaining, Session};
use charley::trail::text;

fn cards(session: &Session) -> Vec<String> {
    Plan::of(session).cards.iter().map(|shown| session.guide()[shown.card].id.clone()).collect()
}

fn early_cards(session: &Session) -> Vec<String> {
    let guide = session.guide();
    early(guide, &session.walk()).iter().map(|shown| guide[shown.card].id.clone()).collect()
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
fn an_early_card_is_shown_where_it_says_something_new() {
    let new = |trail: &str| {
        let session = walked(trail);
        fresh(&session).iter().map(|shown| session.guide()[shown.card].id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(new(""), ["breathe"]);
    assert_eq!(new("alarm=none"), [""; 0]);
    assert_eq!(new("alarm=none part=wing part_signs=none"), ["polish_wing"]);
    let next = walked("alarm=none part=wing part_signs=none mood=fine");
    assert_eq!(new("alarm=none part=wing part_signs=none mood=fine"), [""; 0]);
    // It is in sight all the same, for cases and promises.
    assert_eq!(early_cards(&next), ["breathe", "polish_wing"]);
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
    // It sulks as well, which alone would only raise to `Routine`.
    assert_eq!(reasons, ["A dragon that is hungry and sulks may eat the furniture"]);
}

#[test]
fn a_choice_that_raised_the_level_is_told_with_its_question_and_a_tick_without() {
    let told = |trail: &str| {
        let session = walked(trail);
        Plan::of(&session).reasons.iter().map(|reason| report::reason(session.guide(), reason)).collect::<Vec<_>>()
    };
    assert_eq!(told("alarm=none part=all mood=not_sure food=none"), ["What mood is it in? Not sure"]);
    assert_eq!(told("alarm=none part=tail part_signs=tear mood=not_sure food=none"), ["A tear"]);
    let furniture = "A dragon that is hungry and sulks may eat the furniture";
    assert_eq!(told("alarm=none part=all mood=not_sure food=hungry"), [furniture]);
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

/// The toy guide with one edit of its questions.
fn edited(find: &str, replace: &str) -> Session {
    let toy = charley::content::Files::read(&crate::toy::folder()).unwrap();
    let texts = toy.texts().filter(|(name, _)| *name != "cases.ron").map(|(name, text)| {
        assert!(name != "questions.ron" || text.contains(find), "{find}");
        (name, if name == "questions.ron" { text.replace(find, replace) } else { text.to_owned() })
    });
    let checked = charley::content::check(&charley::content::Files::of(texts), None);
    Session::new(checked.guide.unwrap(), EntryIdx(0))
}

#[test]
fn an_answer_about_something_that_is_off_the_path_does_not_count() {
    // With "castle" the way leads straight to the signs, and nobody is asked which part.
    let mut session = edited(
        r#"short: "castle", raise: Emergency),
        ],
        none: If(when: ["returning"], then: To("mood"), otherwise: To("part")), some: Plan),"#,
        r#"short: "castle"),
        ],
        none: To("part"), some: To("part_signs")),"#,
    );
    answer_all(&mut session, "alarm=none part=wing part_signs=none");
    change(&mut session, "alarm=castle");
    assert_eq!((trail(&session).as_str(), at(&session).as_str()), ("alarm=castle", "part_signs"));
    change(&mut session, "alarm=none");
    assert_eq!(trail(&session), "alarm=none part=wing part_signs=none");
}

#[test]
fn an_escalation_names_the_choice_that_completed_it() {
    let mut session = edited(r#"marks: ["hungry"])],"#, r#"marks: ["hungry"]), (id: "picky", text: "It is picky")],"#);
    answer_all(&mut session, "alarm=none part=all mood=sulk food=hungry,picky");
    let plan = Plan::of(&session);
    assert_eq!((plan.reasons[0].level, plan.reasons[0].choice), (TriageLevel::Urgent, Some(0)));
    assert_eq!(plan.reasons[0].from.len(), 1, "an escalation brings its claims");
}

#[test]
fn an_answer_that_is_none_changes_nothing() {
    use charley::trail::{Answer, Ticks};
    let mut session = walked("alarm=none");
    let part = session.guide().question("part").unwrap();
    let food = session.guide().question("food").unwrap();
    for (question, wrong) in
        [(part, Answer::Choice(99)), (part, Answer::Ticks(Ticks::default())), (food, Answer::Ticks(Ticks::default()))]
    {
        session.answer(question, wrong);
        assert_eq!(trail(&session), "alarm=none");
    }
}

#[test]
fn with_too_many_walks_to_tell_apart_the_questions_left_are_those_of_the_graph() {
    let facts: Vec<String> = (0..14).map(|at| format!("(id: \"z{at}\", because: \"z\")")).collect();
    let ticks: Vec<String> =
        (0..14).map(|at| format!("(id: \"z{at}\", text: \"z{at}\", marks: [\"z{at}\"])")).collect();
    let all: Vec<String> = (0..14).map(|at| format!("\"z{at}\"")).collect();
    let toy = charley::content::Files::read(&crate::toy::folder()).unwrap();
    let texts = toy.texts().filter(|(name, _)| !["cases.ron", "promises.ron"].contains(name)).map(|(name, text)| {
        let text = match name {
            "facts.ron" => text.replacen('[', &format!("[{},", facts.join(",")), 1),
            "questions.ron" => text
                .replace("none: Plan, some: Plan),\n]", "none: To(\"many\"), some: To(\"many\")),\n]")
                .replacen('[', &format!("[Any(id: \"many\", ask: \"a\", why: \"w\", ticks: [{}], none: If(when: [{}], then: To(\"last\"), otherwise: Plan), some: If(when: [{}], then: To(\"last\"), otherwise: Plan)), One(id: \"last\", ask: \"l\", why: \"w\", choices: [(id: \"a\", text: \"a\", next: Plan), (id: \"b\", text: \"b\", next: Plan)]),", ticks.join(","), all.join(","), all.join(",")), 1),
            _ => text.to_owned(),
        };
        (name, text)
    });
    let checked = charley::content::check(&charley::content::Files::of(texts), None);
    let session = Session::new(checked.guide.unwrap(), EntryIdx(0));
    assert_eq!(session.remaining(), Remaining { min: 3, max: 7 });
}
