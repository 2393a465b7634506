//! All front ends say the same: random trails through the screen, plain mode and `ask` end in the same plan.

use crate::play::play_guide;
use crate::program::charley;
use crate::toy;
use charley::content;
use charley::guide::{EntryIdx, Guide, TriageLevel};
use charley::plain;
use charley::plan::Plan;
use charley::report;
use charley::session::Session;
use charley::trail::{Answer, Position, Ticks, text};
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

pub(crate) fn shipped() -> Arc<Guide> {
    static SHIPPED: OnceLock<Arc<Guide>> = OnceLock::new();
    Arc::clone(SHIPPED.get_or_init(|| content::builtin().unwrap()))
}

/// A finished walk whose answers are chosen by these numbers. Signs that end it at once are rare, so that most walks are long.
pub(crate) fn walk(guide: &Arc<Guide>, choices: &[u32]) -> Session {
    let mut session = Session::new(Arc::clone(guide), EntryIdx(0));
    for &number in choices.iter().cycle() {
        let Position::Ask(question) = session.position() else { break };
        let asked = &guide[question];
        let answer = if asked.is_checklist() {
            let mut ticks = Ticks::default();
            let some = number % 4 == 0 || asked.choices.iter().all(|choice| choice.raise == TriageLevel::SelfCare);
            (0..asked.choices.len())
                .filter(|tick| some && (number >> (tick + 2)).trailing_zeros() >= 2)
                .for_each(|tick| ticks.toggle(tick));
            Answer::Ticks(ticks)
        } else {
            Answer::Choice(number as usize % asked.choices.len())
        };
        session.answer(question, answer);
    }
    session
}

/// What somebody at the screen presses for these answers.
fn keys(session: &Session) -> String {
    let mut keys = String::new();
    for (_, answer) in session.walk().trail {
        let row = |row: usize, key: &str| format!("g{}{key}", "<next>".repeat(row));
        match answer {
            Answer::Choice(choice) => keys += &row(choice, "<enter>"),
            Answer::Ticks(ticks) => {
                keys.extend(ticks.iter().map(|tick| row(tick, "<space>")));
                // From the first row to the last, so that every row has been on screen.
                keys += "g<pgdn><pgdn><pgdn><pgdn>0<enter>";
            }
        }
    }
    keys
}

/// What somebody in plain mode types for these answers.
fn lines(session: &Session) -> String {
    let mut lines = String::new();
    for (_, answer) in session.walk().trail {
        let numbers: Vec<String> = answer.choices().map(|choice| (choice + 1).to_string()).collect();
        let _ = writeln!(lines, "{}", if numbers.is_empty() { "0".to_owned() } else { numbers.join(" ") });
    }
    lines
}

fn compare_screen_and_plain(session: &Session, width: u16, height: u16) {
    let (guide, plan) = (session.guide(), Plan::of(session));
    let screen = play_guide(Arc::clone(guide), width, height).keys(&keys(session));
    assert_eq!(screen.session().walk(), session.walk(), "{}", screen.screen());
    assert_eq!(screen.app().model.stand.plan.as_ref(), Some(&plan));
    assert!(screen.screen().contains(&plan.banner(guide)), "{}", screen.screen());

    let mut typed = Session::new(Arc::clone(guide), EntryIdx(0));
    let mut written = Vec::new();
    let (pace, recorder) = (plain::Pace::AtOnce, charley::disk::Recorder::nowhere());
    plain::run(&mut typed, format!("{}w\n", lines(session)).as_bytes(), &mut written, pace, recorder).unwrap();
    let written = String::from_utf8(written).unwrap();
    assert!(written.contains(&report::plan::first_view(session, &plan)), "{written}");
    assert!(written.contains(&report::plan::rest(session, &plan)), "{written}");
    assert_eq!(typed.walk(), session.walk());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_screen_and_plain_mode_come_to_the_same_plan(choices in prop::collection::vec(any::<u32>(), 12)) {
        for guide in [shipped(), toy::guide()] {
            compare_screen_and_plain(&walk(&guide, &choices), 80, 24);
            compare_screen_and_plain(&walk(&guide, &choices), 60, 20);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn ask_comes_to_the_same_plan(choices in prop::collection::vec(any::<u32>(), 12)) {
        let session = walk(&shipped(), &choices);
        let (guide, plan) = (session.guide(), Plan::of(&session));
        let trail = text::words(guide, &session.walk().trail);
        let json: serde_json::Value =
            serde_json::from_str(&charley(&["ask", "--format", "json", "-"], &trail.join(" ")).out).unwrap();
        let cards: Vec<&str> = plan.cards.iter().map(|shown| guide[shown.card].id.as_str()).collect();
        let asked: Vec<&str> = json["advice"].as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap()).collect();
        prop_assert_eq!(asked, cards);
        prop_assert_eq!(&json["level"], plan.level.id());
        prop_assert_eq!(&json["trail"], &serde_json::json!(trail));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_gives_only_its_own_reasons(choices in prop::collection::vec(any::<u32>(), 12)) {
        let session = walk(&shipped(), &choices);
        let (guide, plan) = (session.guide(), Plan::of(&session));
        prop_assert!(plan.reasons.iter().all(|reason| reason.level == plan.level));
        prop_assert_eq!(plan.reasons.is_empty(), plan.level == TriageLevel::SelfCare);
        for shown in &plan.cards {
            prop_assert!(guide[shown.card].when.any(|row| row == shown.because));
        }
    }
}

#[test]
fn random_walks_come_to_every_level() {
    let mut numbers = (1_u32..).map(|seed| seed.wrapping_mul(2_654_435_761));
    let levels: std::collections::HashSet<_> =
        (0..400).map(|_| Plan::of(&walk(&shipped(), &numbers.by_ref().take(12).collect::<Vec<_>>())).level).collect();
    assert_eq!(levels.len(), 4, "{levels:?}");
}
