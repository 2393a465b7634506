//! How much a person reads and answers before the plan, over the worked examples of the built-in guide.
//!
//! Run it with `cargo run --example words`; with `-- --cases` each case has a row of its own. A word is a run of characters
//! without a blank that holds a letter or a digit. What is counted are the questions as they stand on the screen: the
//! question, its choices and the row that denies them all, not the reasons behind a key.

use charley::content::{Files, check};
use charley::guide::{Case, Guide, Question, TriageLevel};
use charley::session::Session;
use charley::trail::Position;
use std::error::Error;
use std::io::{self, Write};
use std::sync::Arc;

/// The row that every checklist ends with.
const NONE: &str = "None of these";

/// What one case costs the person in its story.
struct Cost {
    level: TriageLevel,
    questions: usize,
    words: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let checked = check(&Files::builtin(), None);
    let guide = checked.guide.ok_or("the built-in guide has errors: run `charley check`")?;
    let mut out = io::stdout().lock();
    let costs: Vec<(&Case, Cost)> = guide.cases.iter().filter_map(|case| Some((case, cost(&guide, case)?))).collect();
    if std::env::args().any(|argument| argument == "--cases") {
        for (case, cost) in &costs {
            writeln!(
                out,
                "{:5} words  {:2} questions  {:9}  {}",
                cost.words,
                cost.questions,
                name(cost.level),
                case.id
            )?;
        }
    }
    for level in TriageLevel::ALL {
        summary(&mut out, level, costs.iter().filter(|(_, cost)| cost.level == level).map(|(_, cost)| cost))?;
    }
    Ok(())
}

/// The least, the middle and the most of one level.
fn summary<'c>(out: &mut impl Write, level: TriageLevel, costs: impl Iterator<Item = &'c Cost>) -> io::Result<()> {
    let (mut words, mut questions): (Vec<_>, Vec<_>) = costs.map(|cost| (cost.words, cost.questions)).unzip();
    words.sort_unstable();
    questions.sort_unstable();
    let middle = |of: &[usize]| of.get(of.len() / 2).copied().unwrap_or(0);
    let span = |of: &[usize]| (of.first().copied().unwrap_or(0), middle(of), of.last().copied().unwrap_or(0));
    let ((few, some, many), (short, usual, long)) = (span(&words), span(&questions));
    writeln!(
        out,
        "{:9}  {:3} cases  words {few} to {many}, middle {some}  questions {short} to {long}, middle {usual}",
        name(level),
        words.len(),
    )
}

/// Counts up to the first plan: what is asked behind an offer was asked for.
fn cost(guide: &Arc<Guide>, case: &Case) -> Option<Cost> {
    let answers = case.trail.iter().map(|word| charley::trail::text::parse(guide, word).ok());
    let mut session = Session::new(Arc::clone(guide), case.entry);
    let (mut questions, mut words) = (0, 0);
    for (question, answer) in answers.collect::<Option<Vec<_>>>()? {
        if session.position() != Position::Ask(question) {
            break;
        }
        questions += 1;
        words += shown(&guide[question]);
        session.answer(question, answer);
    }
    Some(Cost { level: session.walk().state.level, questions, words })
}

fn shown(question: &Question) -> usize {
    let none = if question.is_checklist() { NONE } else { "" };
    let choices = question.choices.iter().map(|choice| choice.text.as_str());
    [question.ask.as_str(), none].into_iter().chain(choices).map(count).sum()
}

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn name(level: TriageLevel) -> &'static str {
    match level {
        TriageLevel::SelfCare => "self-care",
        TriageLevel::Routine => "routine",
        TriageLevel::Urgent => "urgent",
        TriageLevel::Emergency => "emergency",
    }
}
