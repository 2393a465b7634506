//! What a person says when a timer is over changes the walk as the same answer given by hand does.

use crate::toy::{answer_all, at, change, trail, walked};
use charley::guide::TriageLevel;
use charley::session::Session;
use charley::trail::{Position, text};

/// Says what an end says, by the word of its answer.
fn tell(session: &mut Session, word: &str) {
    let (question, answer) = text::parse(session.guide(), word).unwrap();
    session.tell(question, answer.choices().next().unwrap());
}

fn level(session: &Session) -> TriageLevel {
    session.walk().state.level
}

#[test]
fn an_answer_that_was_given_already_changes_as_by_hand() {
    let whole = "alarm=none part=wing part_signs=none mood=fine vanity=no food=none";
    let (mut told, mut by_hand) = (walked(whole), walked(whole));
    tell(&mut told, "mood=sulk");
    change(&mut by_hand, "mood=sulk");
    assert_eq!((trail(&told), level(&told)), (trail(&by_hand), level(&by_hand)));
    assert_eq!((level(&told), at(&told).as_str()), (TriageLevel::Routine, "plan"));
}

#[test]
fn what_is_given_ahead_of_its_question_counts_when_the_walk_gets_there() {
    let mut told = walked("alarm=none part=wing");
    tell(&mut told, "mood=sulk");
    assert_eq!((at(&told).as_str(), level(&told)), ("part_signs", TriageLevel::SelfCare));
    answer_all(&mut told, "part_signs=stiff food=hungry");
    assert_eq!(trail(&told), "alarm=none part=wing part_signs=stiff mood=sulk food=hungry");
    assert_eq!(level(&told), level(&walked("alarm=none part=wing part_signs=stiff mood=sulk food=hungry")));
    assert_eq!(level(&told), TriageLevel::Urgent);
}

#[test]
fn a_tick_joins_those_that_are_there() {
    let mut told = walked("alarm=none part=tail part_signs=stiff mood=fine");
    tell(&mut told, "part_signs=tear");
    assert_eq!(trail(&told), "alarm=none part=tail part_signs=tear,stiff mood=fine");
    assert_eq!(level(&told), TriageLevel::Urgent);
    let before = trail(&told);
    tell(&mut told, "part_signs=tear");
    assert_eq!(trail(&told), before, "once more it changes nothing");
}

#[test]
fn a_tick_ahead_of_its_list_denies_no_other_sign() {
    for start in ["alarm=none part=tail", "alarm=none part=tail part_signs=none"] {
        let mut told = walked(start);
        tell(&mut told, "food=hungry");
        let rest = if start.ends_with("tail") { "part_signs=none mood=fine" } else { "mood=fine" };
        answer_all(&mut told, rest);
        assert_eq!(at(&told), "food", "it is asked");
        let Position::Ask(food) = told.position() else { panic!("it is asked") };
        let (_, ticked) = text::parse(told.guide(), "food=hungry").unwrap();
        assert_eq!(told.remembered(food), Some(ticked), "with the tick there already");
    }
}

#[test]
fn an_answer_about_something_else_by_then_is_asked_for() {
    let mut told = walked("alarm=none part=tail part_signs=stiff");
    tell(&mut told, "part_signs=tear");
    change(&mut told, "part=wing");
    assert_eq!((at(&told).as_str(), level(&told)), ("part_signs", TriageLevel::SelfCare));
}
