//! Whether to do something that takes something away.
//!
//! Relies on the matter that it is asked about. Nothing leads on from here but yes, no, help and
//! the emergency signs.

use super::{Matter, Next, Screen};
use crate::guide::QuestionIdx;
use crate::report;
use crate::report::period::counted;
use crate::session::Change;
use crate::trail::{Answer, Trail};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding, Words};
use crate::tui::kit::sheet::Sheet;
use crate::tui::message::{Effect, Reading, Request};
use crate::tui::model::Model;

/// True if to do this.
#[derive(Debug)]
pub(crate) struct Confirm(pub(crate) Matter);

impl Screen for Confirm {
    fn title(&self, _: &Model) -> String {
        let title = match self.0 {
            Matter::Change { .. } => "Change this answer?",
            Matter::New => "Start again?",
            Matter::CheckIn(_) => "How is it now?",
            Matter::DeleteAll => "Delete the whole journal?",
            Matter::Timer(_) => "Start another timer?",
            Matter::Quit => "Leave?",
        };
        title.to_owned()
    }

    fn place(&self) -> &'static str {
        "this asks yes or no"
    }

    fn is_asking(&self) -> bool {
        true
    }

    fn keys(&self, _: &Model, _: &Pane) -> Vec<Binding> {
        let (yes, words): (Action, Words) = match self.0 {
            Matter::Change { .. } => (Action::Choose, &["yes, change it", "yes"]),
            Matter::New => (Action::Choose, &["yes, start again", "yes"]),
            Matter::CheckIn(_) => (Action::Choose, &["yes, begin", "yes"]),
            // What cannot be undone has a key of its own: Enter is pressed without a thought.
            Matter::DeleteAll => (Action::Yes, &["yes, delete all", "yes"]),
            Matter::Timer(_) => (Action::Choose, &["yes, start it", "yes"]),
            Matter::Quit => (Action::Choose, &["yes, leave", "yes"]),
        };
        let mut keys = vec![key::named(yes, words), key::named(Action::Close, &["no, go back", "no"])];
        // Who wants to leave is held up no longer than it takes to say so in any way.
        keys.extend((self.0 == Matter::Quit).then(|| key::bind(Action::Yes)));
        keys
    }

    fn act(&mut self, m: &mut Model, _: &mut Pane, _: Action) -> Next {
        match &self.0 {
            Matter::Change { question, answer, .. } => {
                m.answer(*question, *answer);
                Next::Walk
            }
            Matter::New => {
                m.begin();
                Next::Begin(None)
            }
            Matter::CheckIn(id) if m.check_in(id) => Next::Begin(Some(id.clone())),
            Matter::CheckIn(_) => Next::Idle,
            Matter::DeleteAll => Next::Do(Effect::Disk(Request::DeleteAll)),
            Matter::Timer(card) => {
                m.start_timer(*card);
                Next::Close
            }
            Matter::Quit => Next::Do(Effect::Quit(0)),
        }
    }

    /// How much would go is known once all of it was read.
    fn needs(&self, m: &Model) -> Option<Request> {
        let reads = self.0 == Matter::DeleteAll && !m.has_read_all();
        reads.then(|| Request::Read(Reading::of(true)))
    }

    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        match &self.0 {
            Matter::Change { question, answer, change } => write_change(m, *question, *answer, change, sheet),
            Matter::New => write_new(m, sheet),
            Matter::CheckIn(_) => write_check_in(m, sheet),
            Matter::DeleteAll => write_delete_all(m, sheet),
            Matter::Timer(card) => {
                sheet.text(sheet.theme.strong, "One timer runs at a time. Starting this one ends the other.");
                sheet.text(sheet.theme.text, &format!("Starts: {}", m.guide()[*card].headline()));
                sheet.text(sheet.theme.text, &format!("Ends: {}", running(m)));
            }
            Matter::Quit => {
                sheet.text(sheet.theme.strong, "A timer runs. Leaving ends it.");
                sheet.text(sheet.theme.text, running(m));
            }
        }
    }
}

/// The card of the timer that runs.
fn running(m: &Model) -> &str {
    m.timers.seen().map_or("", |timing| m.guide()[timing.card].headline())
}

/// Writes what happens to the other answers: first what has to be done again, last what stays.
fn write_change(m: &Model, question: QuestionIdx, answer: Answer, change: &Change, sheet: &mut Sheet) {
    let (guide, before) = (m.guide(), &m.stand.walk.trail);
    let mut changed = m.session.clone();
    changed.answer(question, answer);
    let after = changed.walk().trail;

    let old = before.iter().find(|(asked, _)| *asked == question);
    let old = old.map_or_else(String::new, |(_, old)| report::answer(&guide[question], *old));
    let new = report::answer(&guide[question], answer);
    sheet.text(sheet.theme.strong, &format!("{}: {old}{}{new}", guide[question].short, sheet.glyphs.arrow));
    list(m, "Asked again: ", &change.again, &Trail::new(), sheet);
    list(m, "Come back after that: ", &change.wait, before, sheet);
    list(m, "Set aside until the way leads there again: ", &change.set_aside, before, sheet);
    list(m, "Come back: ", &change.restored, &after, sheet);
    list(m, "Stay: ", &change.stay, &after, sheet);
}

/// The names of questions, each with its answer if that counts: as few lines as they need, to stand
/// on a small screen.
fn list(m: &Model, label: &str, questions: &[QuestionIdx], answers: &Trail, sheet: &mut Sheet) {
    if questions.is_empty() {
        return;
    }
    let named = questions.iter().map(|question| {
        let asked = &m.guide()[*question];
        match answers.iter().find(|(other, _)| other == question) {
            Some((_, answer)) => format!("{} ({})", asked.short, report::answer(asked, *answer)),
            None => asked.short.clone(),
        }
    });
    sheet.gap();
    sheet.labelled(label, &named.collect::<Vec<_>>().join(", "));
}

fn write_new(m: &Model, sheet: &mut Sheet) {
    let words = match m.stand.walk.trail.len() {
        1 => "Your answer is forgotten.".to_owned(),
        answers => format!("Your {answers} answers are forgotten."),
    };
    sheet.text(sheet.theme.strong, &words);
}

fn write_check_in(m: &Model, sheet: &mut Sheet) {
    sheet.text(sheet.theme.strong, "The walk that you are in ends, and its answers are forgotten.");
    if m.stand.plan.is_some() {
        sheet.gap();
        sheet.text(sheet.theme.text, "Its plan is not saved.");
    }
}

fn write_delete_all(m: &Model, sheet: &mut Sheet) {
    if let Some(log) = m.log.as_ref().filter(|log| log.is_all) {
        let all = counted(log.totals);
        sheet.text(sheet.theme.strong, &format!("This journal has {all}. All of it would be deleted."));
        log.unreadable.iter().for_each(|_| sheet.text(sheet.theme.text, "Lines that cannot be read go with it."));
    }
    sheet.gap();
    sheet.text(sheet.theme.text, "This cannot be undone.");
}
