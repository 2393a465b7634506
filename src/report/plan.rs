//! A plan as plain text: its first view, a rule, then the rest in the same order.
//!
//! Relies on the plan and the guide. What is said of a card in parts is said here for every form: which parts, in which order,
//! under which names. Must not know a terminal's width.

use super::{answered, in_short, line, numbers, review, telling, timing};
use crate::guide::{Advice, Card, Guide, Statement, Step};
pub use crate::plan::stop_rule;
use crate::plan::{Plan, Shown, handover, sentence};
use crate::report::said::said;
use crate::session::Session;

/// The whole plan.
#[must_use]
pub fn plan(session: &Session) -> String {
    let plan = Plan::of(session);
    format!("{}\n{RULE}\n\n{}", first_view(session, &plan), rest(session, &plan))
}

/// What to read first: how soon, because of what, what to do, when to stop, what to watch for.
#[must_use]
pub fn first_view(session: &Session, plan: &Plan) -> String {
    let guide = session.guide();
    let mut page = heading(session, plan);
    page.push('\n');
    for (at, shown) in plan.actions(guide).iter().enumerate() {
        line(&mut page, &format!("{}. {}", at + 1, action(&guide[shown.card])));
    }
    let signs = plan.watch(guide).into_iter().map(|sign| sign.text.clone());
    let rules: Vec<String> = plan.stop(guide).map(stop_rule).into_iter().chain(signs).collect();
    page.push_str(if rules.is_empty() { "" } else { "\n" });
    rules.iter().for_each(|rule| line(&mut page, rule));
    page
}

/// How soon, whom to call if seconds count, and because of what.
fn heading(session: &Session, plan: &Plan) -> String {
    let guide = session.guide();
    let mut page = format!("[{}] {}\n", guide.words(plan.level).sign, plan.banner(guide));
    if plan.is_alarm() {
        line(&mut page, &numbers(guide));
    }
    grounds(session, plan).iter().for_each(|grounds| line(&mut page, grounds));
    page
}

/// What the level rests on, in a line: what the answers mean together, else the answers. Where seconds count nothing stands
/// before what to do.
#[must_use]
pub fn grounds(session: &Session, plan: &Plan) -> Option<String> {
    let meaning = plan.reasons.iter().find(|reason| !reason.from.is_empty()).map(|reason| reason.text.clone());
    let grounds = meaning.unwrap_or_else(|| said(session, plan));
    Some(grounds).filter(|grounds| !grounds.is_empty() && !plan.is_alarm())
}

/// What to do, and how the first step of it is timed.
#[must_use]
pub fn action(card: &Card) -> String {
    let timed = card.steps.first().map_or_else(String::new, |step| format!(" ({})", in_short(step.timing)));
    format!("{}{timed}", card.headline())
}

/// What is not in the first view: the folds of each action, the sections, what to say.
#[must_use]
pub fn rest(session: &Session, plan: &Plan) -> String {
    let guide = session.guide();
    let mut page = String::new();
    line(&mut page, &guide.words(plan.level).act.text);
    plan.actions(guide).iter().for_each(|shown| opened(&mut page, guide, shown));
    for Section { title, cards, lines } in sections(session, plan) {
        line(&mut page, &format!("\n{}", title.to_uppercase()));
        cards.iter().for_each(|shown| opened(&mut page, guide, shown));
        lines.iter().for_each(|said| line(&mut page, &format!("  - {said}")));
    }
    line(&mut page, &format!("\nAnswers: {}", answered(session)));
    page
}

/// What is closed at first: cards, or lines that the program makes.
pub struct Section<'p> {
    /// Its heading.
    pub title: &'p str,
    /// Cards of the guide.
    pub cards: Vec<&'p Shown>,
    /// Lines below them.
    pub lines: Vec<String>,
}

/// Every section of which something is said. What the guide cannot do and who reviewed it stand at the end of its last one, but
/// not where seconds count.
#[must_use]
pub fn sections<'p>(session: &'p Session, plan: &'p Plan) -> Vec<Section<'p>> {
    let guide = session.guide();
    let mut own: Vec<Section<'p>> = plan.sections(guide).map(|(group, cards)| of_cards(&group.title, cards)).collect();
    let about = own.pop().map(|about| Section { lines: about_guide(guide), ..about }).filter(|_| !plan.is_alarm());
    let say = Section { title: SAY, cards: Vec::new(), lines: handover(session) };
    let further = of_cards(FURTHER, plan.further(guide).iter().collect());
    let sections = [further].into_iter().chain(own).chain([say]).chain(about);
    sections.filter(|section| !(section.cards.is_empty() && section.lines.is_empty())).collect()
}

fn of_cards<'p>(title: &'p str, cards: Vec<&'p Shown>) -> Section<'p> {
    Section { title, cards, lines: Vec::new() }
}

fn about_guide(guide: &Guide) -> Vec<String> {
    guide.limits.iter().cloned().chain([review(guide)]).collect()
}

/// A card with all that it says.
pub fn opened(page: &mut String, guide: &Guide, shown: &Shown) {
    let card = &guide[shown.card];
    line(page, &format!("\n{}", card.headline()));
    for Fold { name, said } in folds(card, shown) {
        let said: Vec<&str> = said.iter().map(|statement| statement.text.as_str()).collect();
        line(page, &format!("  - {name}{}", said.join(" ")));
    }
    evidence(card).iter().for_each(|strength| line(page, &format!("  - {strength}")));
    for step @ Step { text, timing: timed, end, .. } in &card.steps {
        line(page, &format!("  * {text} ({})", timing(*timed)));
        end.iter().for_each(|end| line(page, &format!("    Then: {end}")));
        telling(guide, step).for_each(|told| line(page, &format!("    {told}")));
    }
}

/// What opens under a line: sentences, behind a name that says what they are about.
pub struct Fold<'g> {
    /// The name, with what parts it from the sentences; empty where none is needed.
    pub name: &'static str,
    /// The sentences, at least one.
    pub said: Vec<&'g Statement>,
}

/// The folds of a card of which something is said.
#[must_use]
pub fn folds<'g>(card: &'g Card, shown: &Shown) -> Vec<Fold<'g>> {
    let fold = |name, statements: &'g [Statement]| Fold { name, said: shown.said(statements).collect() };
    let mut folds = match &card.advice {
        Advice::Action(action) => {
            vec![fold("", &action.how), fold(CARE, &action.care), fold(WHY, &action.why)]
        }
        Advice::Topic { say, .. } => say.iter().map(|statement| fold("", std::slice::from_ref(statement))).collect(),
        Advice::Watch { .. } => Vec::new(),
    };
    folds.retain(|fold| !fold.said.is_empty());
    folds
}

/// How well an action is supported, as a sentence.
#[must_use]
pub fn evidence(card: &Card) -> Option<String> {
    let (strength, _) = card.action()?.evidence.as_ref()?;
    Some(sentence(strength.words()))
}

/// Parts the first view from the rest.
pub const RULE: &str = "----------------------------------------";
const CARE: &str = "Take care: ";
const WHY: &str = "Why: ";
/// The heading of the actions for which the first view has no room.
pub const FURTHER: &str = "More to do";
/// The heading of the answers as one would say them.
pub const SAY: &str = "What to say";
