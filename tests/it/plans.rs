//! What every plan of the built-in guide keeps to, over its cases and over random walks: a first view that fits one screen,
//! what may be closed at first, and how much there is to read with everything opened.

use crate::fronts::{shipped, walk};
use charley::content::{self, Files};
use charley::plan::Plan;
use charley::report::answered;
use charley::report::plan::{first_view, rest};
use charley::session::Session;
use charley::trail::text;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Every walk of a case that ends in a plan.
pub(crate) fn cases() -> Vec<Session> {
    let guide = content::check(&Files::builtin(), None).guide.unwrap();
    let walked = |case: &charley::guide::Case| {
        let answers = case.trail.iter().map(|word| text::parse(&guide, word).unwrap());
        Session::along(&guide, case.entry, answers).unwrap()
    };
    guide.cases.iter().map(walked).filter(|session| session.position().is_plan()).collect()
}

/// So many walks with answers that nobody chose.
fn random(count: u32) -> impl Iterator<Item = Session> {
    let guide = shipped();
    (1..=count).map(move |seed| {
        let numbers = (1..=16_u32).map(|at| (seed * 16 + at).wrapping_mul(2_654_435_761) >> 7);
        walk(&guide, &numbers.collect::<Vec<_>>())
    })
}

/// The words of a text. The number of an action is none.
fn words(text: &str) -> usize {
    let is_number = |word: &str| word.strip_suffix('.').is_some_and(|number| number.parse::<u8>().is_ok());
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric) && !is_number(word)).count()
}

/// The rows of 77 columns that a line of plain words takes.
fn rows(line: &str) -> usize {
    let fill = |(rows, used): (usize, usize), word: &str| {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > 77 { (rows + 1, length) } else { (rows, used + 1 + length) }
    };
    line.split(' ').fold((1, 0), fill).0
}

fn keeps_to_one_screen(session: &Session) {
    let (guide, plan) = (session.guide(), Plan::of(session));
    let view = first_view(session, &plan);
    let trail = text::line(guide, &session.walk().trail);
    let actions = plan.actions(guide);
    assert!((3..=6).contains(&actions.len()), "{} actions: {trail}\n{view}", actions.len());
    let lines = actions.iter().map(|shown| guide[shown.card].headline());
    lines.for_each(|line| assert!(line.chars().count() <= 66 && !line.contains('?'), "{trail}: {line}"));
    let rows: usize = view.trim_end().lines().map(rows).sum();
    assert!(rows <= 18, "{rows} lines: {trail}\n{view}");
    // The emergency numbers of five regions are no prose.
    let most = if plan.is_alarm() { 135 } else { 120 };
    assert!(words(&view) <= most, "{} words: {trail}\n{view}", words(&view));
}

fn holds_one_time(session: &Session) {
    let (guide, plan) = (session.guide(), Plan::of(session));
    let times = plan.cards.iter().filter_map(|shown| guide[shown.card].within);
    times.for_each(|time| assert_eq!(time.level(), plan.level));
    for shown in &plan.cards {
        let given = session.walk().trail;
        let said = shown.said(guide[shown.card].statements()).filter_map(|statement| statement.answer);
        said.for_each(|(question, choice)| {
            let is_given =
                given.iter().any(|(asked, answer)| *asked == question && answer.choices().any(|at| at == choice));
            assert!(!is_given, "`{}` points to an answer that was given", guide[shown.card].id);
        });
    }
}

#[test]
fn the_plan_of_every_case_fits_one_screen_and_holds_one_time() {
    for session in cases() {
        keeps_to_one_screen(&session);
        holds_one_time(&session);
    }
}

#[test]
fn so_does_the_plan_of_every_random_walk() {
    let count = if std::env::var_os("CHARLEY_LONG").is_some() { 20_000 } else { 2_000 };
    for session in random(count) {
        keeps_to_one_screen(&session);
        holds_one_time(&session);
    }
}

/// The words of a plan with everything opened. The line of an action stands once, and the answers as a trail nowhere.
fn words_when_open(session: &Session) -> usize {
    let (guide, plan) = (session.guide(), Plan::of(session));
    let twice: usize = plan.actions(guide).iter().map(|shown| words(guide[shown.card].headline())).sum();
    let trail = words(&format!("Answers: {}", answered(session)));
    words(&first_view(session, &plan)) + words(&rest(session, &plan)) - twice - trail
}

/// The most words of a plan with everything opened, at each level.
const MOST: [usize; 4] = [900, 720, 400, 180];

#[test]
fn the_plan_of_every_case_keeps_to_its_words_with_everything_opened() {
    let counted = |session: Session| (words_when_open(&session), session);
    let mut plans: Vec<(usize, Session)> = cases().into_iter().map(counted).collect();
    plans.retain(|(count, session)| *count > MOST[session.walk().state.level as usize]);
    plans.sort_by_key(|(count, session)| (session.walk().state.level, Reverse(*count)));
    let told = plans.iter().map(|(count, session)| {
        let walk = session.walk();
        format!("{count:5} {:9} {}\n", walk.state.level.id(), text::line(session.guide(), &walk.trail))
    });
    assert!(plans.is_empty(), "{} plans have more words:\n{}", plans.len(), told.collect::<String>());
}

/// The lines beyond the first view are closed, but for an emergency, which opens them all.
#[test]
fn no_line_that_says_what_not_to_do_is_closed_at_first() {
    let mut found = BTreeMap::new();
    for session in cases().into_iter().chain(random(2_000)) {
        let (guide, plan) = (session.guide(), Plan::of(&session));
        let further = plan.further(guide).iter().filter(|_| !plan.is_alarm()).map(|shown| &guide[shown.card]);
        for card in further.filter(|card| card.headline().to_lowercase().contains("do not")) {
            found.entry(card.id.clone()).or_insert_with(|| text::line(guide, &session.walk().trail));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
