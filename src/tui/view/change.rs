//! What a change would do to the other answers, before it is done.
//!
//! Relies on the session's preview. Must not change anything.

use crate::guide::QuestionIdx;
use crate::report;
use crate::session::Change;
use crate::trail::{Answer, Trail};
use crate::tui::app::App;
use crate::tui::page::Sheet;

/// Writes which answers stay, which are set aside and which come back.
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
    list(app, "Set aside, until the way leads there again", &change.set_aside, before, sheet);
    list(app, "Comes back", &change.restored, &after, sheet);
    list(app, "Stays", &change.stay, &after, sheet);
}

fn list(app: &App, title: &str, questions: &[QuestionIdx], answers: &Trail, sheet: &mut Sheet) {
    let guide = app.session.guide();
    for (at, question) in questions.iter().enumerate() {
        if at == 0 {
            sheet.heading(title);
        }
        let answer = answers.iter().find(|(asked, _)| asked == question);
        let answer = answer.map_or_else(String::new, |(_, answer)| report::answer(&guide[*question], *answer));
        sheet.bullet(&format!("{}: {answer}", guide[*question].short));
    }
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
