//! The shipped guide, walked from the keyboard as people come to it.

use crate::play::{Play, play_guide, sets_of_ticks};
use charley::content::{self, Files};
use charley::guide::{EntryIdx, Parts, Rule, TriageLevel};
use charley::session::Session;
use charley::trail::{Answer, Ticks};

/// The sizes at which every story is told.
const SIZES: [(u16, u16); 2] = [(80, 24), (60, 20)];

fn open((width, height): (u16, u16)) -> Play {
    play_guide(content::builtin().unwrap(), width, height)
}

/// Answers by the words of a row, wherever it stands; checklists by the words of their ticks.
fn answer(play: Play, words: &str) -> Play {
    if words == "none" {
        return play.keys("<end>g<pgdn><pgdn><pgdn><pgdn>0<enter>");
    }
    let question = play.app().asked().unwrap();
    let guide = play.session().guide().clone();
    let row = guide[question].choices.iter().position(|choice| choice.id == words);
    let row = row.unwrap_or_else(|| panic!("`{}` has no {words}", guide[question].id));
    let play = play.keys(&format!("g{}", "<next>".repeat(row)));
    if guide[question].is_checklist() {
        play.keys("<space>g<pgdn><pgdn><pgdn><pgdn>0<enter>")
    } else {
        play.keys("<enter>")
    }
}

fn answers(play: Play, words: &str) -> Play {
    words.split_whitespace().fold(play, answer)
}

fn level(play: &Play) -> TriageLevel {
    play.app().model.stand.plan.as_ref().unwrap().level
}

fn shows(play: &Play, card: &str) -> bool {
    let guide = play.session().guide();
    play.app().model.stand.plan.as_ref().unwrap().cards.iter().any(|shown| guide[shown.card].id == card)
}

#[test]
fn a_calf_that_cramps_is_stretched_and_warmed_afterwards() {
    for size in SIZES {
        let play = answers(open(size), "none cramping_now calf none none minutes none");
        assert_eq!(level(&play), TriageLevel::SelfCare);
        assert!(shows(&play, "warm_or_cool") && shows(&play, "calf_now") && !shows(&play, "cold_sore"));
        play.shows("Look after this yourself");
    }
}

#[test]
fn a_sore_calf_is_cooled() {
    for size in SIZES {
        let play = answers(open(size), "none let_go calf none none sore none minutes none");
        assert_eq!(level(&play), TriageLevel::SelfCare);
        assert!(shows(&play, "cold_sore") && !shows(&play, "heat_tight"));
    }
}

#[test]
fn over_ten_minutes_is_for_today() {
    for size in SIZES {
        let play = answers(open(size), "none cramping_now calf none none over_ten none");
        assert_eq!(level(&play), TriageLevel::Urgent);
        assert!(shows(&play, "see_today_leg"));
    }
}

#[test]
fn cramps_that_keep_coming_back_need_a_doctor() {
    for size in SIZES {
        let play = answers(open(size), "none keeps_coming calf none none often none none none");
        assert_eq!(level(&play), TriageLevel::Routine);
        assert!(shows(&play, "book_visit"));
    }
}

#[test]
fn every_emergency_sign_shows_numbers_and_the_first_line_at_once() {
    let guide = content::builtin().unwrap();
    for sign in &guide[guide.first].choices {
        for size in SIZES {
            let screen = answer(open(size), &sign.id);
            assert_eq!(level(&screen), TriageLevel::Emergency, "{}", sign.id);
            let plan = screen.app().model.stand.plan.clone().unwrap();
            let screen = guide.numbers.iter().fold(screen, |screen, number| screen.shows(&number.number));
            let _ = screen.shows(&plan.banner(&guide)).shows(&guide[plan.cards[0].card].headline()[..35]);
        }
    }
}

#[test]
fn emergency_signs_together_show_numbers_and_all_first_aid_at_once() {
    let guide = content::builtin().unwrap();
    let signs = guide[guide.first].choices.len();
    let mut screen = open((60, 20));
    for set in sets_of_ticks(signs) {
        let mut session = Session::new(guide.clone(), EntryIdx(0));
        session.answer(guide.first, Answer::Ticks(set.iter().fold(Ticks::default(), |ticks, sign| ticks.with(*sign))));
        screen = Play::of(session, screen.app().model.size, screen.app().model.setting);
        let plan = screen.app().model.stand.plan.clone().unwrap();
        let page = screen.screen();
        let last = &guide[plan.actions(&guide).last().unwrap().card];
        assert!(page.contains(&guide[plan.cards[0].card].headline()[..30]), "{set:?}\n{page}");
        assert!(page.contains(&last.headline()[..25]), "{set:?}: {} is below the screen\n{page}", last.id);
    }
}

#[test]
fn after_the_muscle_is_changed_the_signs_are_asked_again_and_the_rest_stays() {
    for size in SIZES {
        let play = answers(open(size), "none cramping_now calf none none minutes none");
        let play = play.keys("a").shows("calf");
        // The third answer is the place; the back of the thigh is the fifth of its rows.
        let play = play.keys("gjj<enter><next><next><next><next><enter>");
        let play = play.shows("Signs in the leg").keys("<enter>");
        let guide = play.session().guide().clone();
        assert_eq!(guide[play.app().asked().unwrap()].id, "leg_signs");
        let play = answer(play, "none");
        assert!(shows(&play, "hamstring_now") && !shows(&play, "calf_now"));
        assert_eq!(play.app().model.stand.walk.trail.len(), 7, "the later answers came back");
    }
}

#[test]
fn going_back_preselects_the_answer_that_was_given() {
    let play = answers(open((80, 24)), "none cramping_now hamstring").keys("b");
    assert!(play.focused().contains("Back of thigh"), "{}", play.screen());
}

#[test]
fn an_ordinary_rock_hard_calf_hot_and_puffing_is_self_care() {
    let play = answers(open((80, 24)), "none cramping_now calf none hot minutes none");
    assert_eq!(level(&play), TriageLevel::SelfCare);
    assert!(shows(&play, "hot_rest") && !shows(&play, "warm_or_cool"));
}

/// What the first question says and what the proof says are found in two ways.
#[test]
fn the_first_question_tells_of_no_more_questions_than_are_promised() {
    let guide = content::check(&Files::builtin(), None).guide.unwrap();
    let promised = guide.promises.iter().find_map(|promise| match promise.rule {
        Rule::AtMost { questions } => Some(questions as usize),
        _ => None,
    });
    let longest =
        (0..guide.entries.len()).map(|entry| Session::new(guide.clone(), EntryIdx(entry)).remaining().max + 1);
    assert!(longest.max() <= promised, "{promised:?}");
}

#[test]
fn the_guide_that_is_walked_is_the_guide_that_is_checked() {
    let walked = content::builtin().unwrap();
    let checked = content::check(&Files::builtin(), None).guide.unwrap();
    assert!(!checked.promises.is_empty() && !checked.cases.is_empty(), "a check has more to look at");
    let without = Parts { promises: Vec::new(), cases: Vec::new(), ..Parts::clone(&checked) };
    assert_eq!(format!("{:#?}", **walked), format!("{without:#?}"));
}

#[test]
fn every_claim_that_a_walk_cites_is_found_when_somebody_asks_for_it() {
    let guide = content::builtin().unwrap();
    let missing: Vec<&String> = guide.claims.iter().filter(|id| guide.sources().claim(id).is_none()).collect();
    assert!(guide.claims.len() > 100 && missing.is_empty(), "{missing:?}");
}
