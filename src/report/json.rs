//! A plan, or the next question, as JSON: the shapes that other programs rely on.
//!
//! Relies on the plan and the guide. The shapes are part of the command line: fields may be added, never renamed.

use crate::guide::{self, ActionLine, Guide, QuestionIdx, Statement, Step, Then, Timing, Within};
use crate::plan::{Plan, Shown, early, handover};
use crate::report::{NONE_OF_THESE, because};
use crate::session::Session;
use crate::trail::{Answer, Position, Walk, text};
use serde::Serialize;

#[derive(Serialize)]
struct Ask<'a> {
    status: &'static str,
    level: &'static str,
    question: Question<'a>,
    remaining: Range,
    early: Vec<Card<'a>>,
    trail: Vec<String>,
    guide: Version<'a>,
}

#[derive(Serialize)]
struct Finished<'a> {
    status: &'static str,
    level: &'static str,
    reasons: Vec<Reason<'a>>,
    facts: Vec<&'a str>,
    banner: String,
    first_view: FirstView<'a>,
    advice: Vec<Card<'a>>,
    handover: Vec<String>,
    offers: Vec<Offer<'a>>,
    trail: Vec<String>,
    guide: Version<'a>,
}

/// A question that the plan offers.
#[derive(Serialize)]
struct Offer<'a> {
    question: &'a str,
    text: &'a str,
}

/// What a person reads first. The actions are cards of the advice.
#[derive(Serialize)]
struct FirstView<'a> {
    actions: Vec<&'a str>,
    stop: Option<Say<'a>>,
    watch: Vec<Say<'a>>,
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    ask: &'a str,
    why: &'a str,
    form: &'static str,
    choices: Vec<Choice<'a>>,
    none: Option<&'static str>,
}

#[derive(Serialize)]
struct Choice<'a> {
    id: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Range {
    min: usize,
    max: usize,
}

#[derive(Serialize)]
struct Version<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Reason<'a> {
    level: &'static str,
    text: &'a str,
    question: Option<&'a str>,
    choice: Option<&'a str>,
    from: Vec<&'a str>,
}

/// What a card has no part of is left out. `say` holds every sentence of it in order.
#[derive(Serialize)]
struct Card<'a> {
    id: &'a str,
    kind: &'a str,
    group: &'a str,
    title: &'a str,
    because: String,
    #[serde(flatten)]
    action: Option<Action<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<&'static str>,
    pause: bool,
    say: Vec<Say<'a>>,
    steps: Vec<TimedStep<'a>>,
}

/// Something to do.
#[derive(Serialize)]
struct Action<'a> {
    line: Say<'a>,
    rank: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    how: Vec<Say<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    care: Vec<Say<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<Say<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Evidence<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stop: Option<Say<'a>>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    strength: &'static str,
    from: Vec<&'a str>,
}

#[derive(Serialize)]
struct Say<'a> {
    text: &'a str,
    from: Vec<&'a str>,
}

/// A hold counts seconds; a pack gives its whole time in seconds too, once and without rest.
#[derive(Serialize)]
struct TimedStep<'a> {
    form: &'static str,
    text: &'a str,
    seconds: u32,
    rest: u32,
    times: u32,
    clock: bool,
    end: Option<&'a str>,
    ends: Vec<End<'a>>,
    from: Vec<&'a str>,
}

/// What may be said when a step is over: `done`, `again`, or the answer that it gives, as a word of a trail.
#[derive(Serialize)]
struct End<'a> {
    text: &'a str,
    then: String,
}

/// What `ask --format json` prints.
///
/// # Errors
/// When serialising fails.
pub fn position(session: &Session) -> serde_json::Result<String> {
    let Walk { position, .. } = session.walk();
    let json = match position {
        Position::Ask(idx) => serde_json::to_string_pretty(&ask(session, idx)),
        Position::Plan | Position::Offer(_) => serde_json::to_string_pretty(&finished(session, &Plan::of(session))),
    };
    json.map(|json| json + "\n")
}

fn ask(session: &Session, idx: QuestionIdx) -> Ask<'_> {
    let guide: &Guide = session.guide();
    let walk = session.walk();
    let question = &guide[idx];
    let checklist = question.is_checklist();
    let remaining = session.remaining();
    Ask {
        status: "ask",
        level: walk.state.level.id(),
        question: Question {
            id: &question.id,
            ask: &question.ask,
            why: &question.why,
            form: if checklist { "any" } else { "one" },
            choices: question.choices.iter().map(|choice| Choice { id: &choice.id, text: &choice.text }).collect(),
            none: checklist.then_some(NONE_OF_THESE),
        },
        remaining: Range { min: remaining.min, max: remaining.max },
        early: early(guide, &walk).iter().map(|shown| card(guide, shown)).collect(),
        trail: text::words(guide, &walk.trail),
        guide: version(guide),
    }
}

fn finished<'a>(session: &'a Session, plan: &'a Plan) -> Finished<'a> {
    let guide: &Guide = session.guide();
    let Walk { trail, position, .. } = session.walk();
    let reasons = plan.reasons.iter().map(|reason| {
        let question = reason.question.map(|question| &guide[question]);
        let choice = question.zip(reason.choice).map(|(question, choice)| question.choices[choice].id.as_str());
        let question = question.map(|question| question.id.as_str());
        Reason { level: reason.level.id(), text: &reason.text, question, choice, from: claims(guide, &reason.from) }
    });
    Finished {
        status: "plan",
        level: plan.level.id(),
        reasons: reasons.collect(),
        facts: plan.facts.iter().map(|fact| guide[*fact].id.as_str()).collect(),
        banner: plan.banner(guide),
        first_view: FirstView {
            actions: plan.actions(guide).iter().map(|shown| guide[shown.card].id.as_str()).collect(),
            stop: plan.stop(guide).map(|stop| say(guide, stop)),
            watch: plan.watch(guide).into_iter().map(|sign| say(guide, sign)).collect(),
        },
        advice: plan.cards.iter().map(|shown| card(guide, shown)).collect(),
        handover: handover(session),
        offers: position.question().map(|offer| offered(&guide[offer])).into_iter().collect(),
        trail: text::words(guide, &trail),
        guide: version(guide),
    }
}

fn offered(question: &guide::Question) -> Offer<'_> {
    Offer { question: &question.id, text: &question.ask }
}

fn card<'a>(guide: &'a Guide, shown: &Shown) -> Card<'a> {
    let card = &guide[shown.card];
    Card {
        id: &card.id,
        kind: &guide.kinds[card.kind].id,
        group: &guide.groups[card.group].id,
        title: card.headline(),
        because: because(guide, shown),
        action: card.action().map(|file| action(guide, shown, file)),
        within: card.within.map(Within::id),
        pause: card.pause,
        say: all(guide, shown, card.statements()),
        steps: card.steps.iter().map(|step| timed_step(guide, step)).collect(),
    }
}

fn action<'a>(guide: &'a Guide, shown: &Shown, action: &'a ActionLine) -> Action<'a> {
    let evidence = action.evidence.as_ref();
    Action {
        line: say(guide, &action.line),
        rank: action.rank,
        how: all(guide, shown, &action.how),
        care: all(guide, shown, &action.care),
        why: all(guide, shown, &action.why),
        evidence: evidence.map(|(strength, from)| Evidence { strength: strength.id(), from: claims(guide, from) }),
        stop: action.stop.as_ref().map(|stop| say(guide, stop)),
    }
}

/// Those of the statements that are said to this person.
fn all<'a>(guide: &'a Guide, shown: &Shown, statements: impl IntoIterator<Item = &'a Statement>) -> Vec<Say<'a>> {
    shown.said(statements).map(|statement| say(guide, statement)).collect()
}

fn say<'a>(guide: &'a Guide, Statement { text, from, .. }: &'a Statement) -> Say<'a> {
    Say { text, from: claims(guide, from) }
}

fn timed_step<'a>(guide: &'a Guide, step: &'a Step) -> TimedStep<'a> {
    let (form, seconds, rest, times) = match step.timing {
        Timing::Hold { seconds, rest, times } => ("hold", seconds, rest, times),
        Timing::Pack { minutes, .. } => ("pack", minutes.saturating_mul(60), 0, 1),
    };
    let (text, end, from) = (step.text.as_str(), step.end.as_deref(), claims(guide, &step.from));
    let ends = step.ends.iter().map(|end| End { text: &end.text, then: then(guide, end.then) }).collect();
    TimedStep { form, text, seconds, rest, times, clock: step.is_clock(), end, ends, from }
}

fn then(guide: &Guide, then: Then) -> String {
    match then {
        Then::Done => "done".to_owned(),
        Then::Again => "again".to_owned(),
        Then::Answer(question, choice) => text::word(guide, question, &Answer::alone(&guide[question], choice)),
    }
}

fn claims<'a>(guide: &'a Guide, from: &[crate::guide::ClaimIdx]) -> Vec<&'a str> {
    from.iter().map(|claim| &guide[*claim]).collect()
}

fn version(guide: &Guide) -> Version<'_> {
    Version { id: &guide.id, version: &guide.version }
}
