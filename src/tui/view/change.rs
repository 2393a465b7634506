//! What a change would do to the other answers, before it is done.
//!
//! Relies on the session's preview. Must not change anything.

use crate::guide::QuestionIdx;
use crate::report;
use crate::session::Change;
use crate::trail::{Answer, Trail};
use crate::tui::app::App;
use crate::tui::kit::page::Sheet;

/// Writes what happens to the other answers: first what has to be done again, last what stays.
pub(super) fn write(app: &App, question: QuestionIdx, answer: Answer, change: &Change, sheet: &mut Sheet) {
    let guide = app.session.guide();
    let before = &app.stand.walk.trail;
    let mut changed = app.session.clone();
    changed.answer(question, answer);
    let after = changed.walk().trail;

    let old = before.iter().find(|(asked, _)| *asked == question);
    let old = old.map_or_else(String::new, |(_, old)| report::answer(&guide[question], *old));
    let new = report::answer(&guide[question], answer);
    sheet.text(sheet.theme.strong, &format!("{}: {old}{}{new}", guide[question].short, sheet.glyphs.arrow));
    list(app, "Asked again: ", &change.again, &Trail::new(), sheet);
    list(app, "Come back after that: ", &change.wait, before, sheet);
    list(app, "Set aside until the way leads there again: ", &change.set_aside, before, sheet);
    list(app, "Come back: ", &change.restored, &after, sheet);
    list(app, "Stay: ", &change.stay, &after, sheet);
}

/// The names of questions, each with its answer if that counts: as few lines as they need, to stand on a small screen.
fn list(app: &App, label: &str, questions: &[QuestionIdx], answers: &Trail, sheet: &mut Sheet) {
    if questions.is_empty() {
        return;
    }
    let guide = app.session.guide();
    let named = questions.iter().map(|question| {
        let name = &guide[*question].short;
        match answers.iter().find(|(asked, _)| asked == question) {
            Some((_, answer)) => format!("{name} ({})", report::answer(&guide[*question], *answer)),
            None => name.clone(),
        }
    });
    sheet.gap();
    sheet.labelled(label, &named.collect::<Vec<_>>().join(", "));
}

/// Writes what starting again does.
pub(super) fn write_new(app: &App, sheet: &mut Sheet) {
    let answers = app.stand.walk.trail.len();
    let words = if answers == 1 {
        "Your answer is forgotten.".to_owned()
    } else {
        format!("Your {answers} answers are forgotten.")
    };
    sheet.text(sheet.theme.strong, &words);
}
