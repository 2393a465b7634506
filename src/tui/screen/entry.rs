//! One entry of the journal: its note, its answers and its plan at large; a later look beside what
//! it follows.
//!
//! Relies on what was read of the journal. An entry is shown in the words that it keeps.

use super::{Matter, Next, Screen, To};
use crate::guide::Guide;
use crate::journal::{self, Record, Saved};
use crate::plan::Plan;
use crate::report::journal::{self as words, day_and_time};
use crate::report::plan::SAY;
use crate::session::Session;
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::sheet::Sheet;
use crate::tui::message::{Effect, Noted, Reading, Request};
use crate::tui::model::Model;
use crate::tui::model::log::Log;
use crate::tui::{card, compare};
use crate::wrap;

/// An entry.
#[derive(Debug)]
pub(crate) struct Entry {
    id: String,
    /// The walk to its plan, if the guide still gives it.
    again: Option<Session>,
}

impl Entry {
    /// The entry of this name.
    pub(crate) fn new(id: String, m: &Model) -> Self {
        let saved = m.log.as_ref().and_then(|log| log.record(&id)?.saved());
        let again = saved.and_then(|saved| saved.again(m.session.guide()));
        Self { id, again }
    }

    fn record<'m>(&self, m: &'m Model) -> Option<&'m Record> {
        m.log.as_ref()?.record(&self.id)
    }

    /// True if it can be looked at again.
    fn can_check_in(&self, m: &Model) -> bool {
        let saved = self.record(m).and_then(Record::saved);
        journal::check_in_entry(m.guide()).is_some() && saved.is_some_and(|saved| saved.is_of(m.guide()))
    }

    /// Begins a later look at it, once nothing is lost by that.
    fn check_in(&self, m: &mut Model) -> Next {
        let is_begun = m.has_answers() || !m.session.ahead().is_empty();
        if is_begun && m.saved().is_none() {
            return Next::Open(To::Confirm(Matter::CheckIn(self.id.clone())));
        }
        if m.check_in(&self.id) { Next::Begin(Some(self.id.clone())) } else { Next::Idle }
    }
}

impl Screen for Entry {
    fn title(&self, _: &Model) -> String {
        "Journal: one entry".to_owned()
    }

    fn place(&self) -> &'static str {
        "this is an entry"
    }

    /// The entry that it looks at again may be older than what was read.
    fn needs(&self, m: &Model) -> Option<Request> {
        let (log, record) = m.log.as_ref().zip(self.record(m))?;
        let reads = !log.is_all && record.follows().is_some() && log.followed(record).is_none();
        reads.then(|| Request::Read(Reading::of(true)))
    }

    fn keys(&self, m: &Model, _: &Pane) -> Vec<Binding> {
        let mut keys = Vec::new();
        if self.record(m).is_some() {
            keys.push(key::named(Action::Save, &["change note", "note"]));
            keys.push(key::named(Action::Delete, &["delete"]));
        }
        if self.can_check_in(m) {
            keys.push(key::named(Action::Choose, &["how is it now?", "check in"]));
        }
        if !m.memory.deleted.is_empty() {
            keys.push(key::named(Action::Undo, &["undo"]));
        }
        keys
    }

    fn act(&mut self, m: &mut Model, _: &mut Pane, action: Action) -> Next {
        let disk = |request| Next::Do(Effect::Disk(request));
        let record = || self.record(m).cloned();
        match action {
            Action::Choose => self.check_in(m),
            Action::Save => record().map_or(Next::Idle, |record| Next::Open(To::Note(Noted::Entry(Box::new(record))))),
            Action::Delete => record().map_or(Next::Idle, |record| disk(Request::Delete(record))),
            Action::Undo => m.memory.deleted.last().map_or(Next::Idle, |record| disk(Request::Undo(record.clone()))),
            _ => Next::Idle,
        }
    }

    /// How it is now matters more there than how the page goes on.
    fn is_read(&self, m: &Model, _: &Pane) -> bool {
        !self.can_check_in(m)
    }

    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        let Some((log, record)) = m.log.as_ref().zip(self.record(m)) else { return };
        let guide = m.guide();
        sheet.text(sheet.theme.strong, &format!("{}, {}", words::title(record), day_and_time(record.when, &log.zone)));
        if let Some(note) = &record.note {
            sheet.text(sheet.theme.text, &format!("\"{note}\""));
        }
        if let Some(saved) = record.saved() {
            sheet.gap();
            write_level(guide, saved, sheet);
            write_answers(guide, log, record, saved, sheet);
            self.write_plan(guide, saved, sheet);
            sheet.gap();
            sheet.text(sheet.theme.quiet, self.whose_words(saved));
            sheet.text(sheet.theme.quiet, &format!("Content {} {}.", saved.guide, saved.version));
        }
    }
}

impl Entry {
    /// The plan in full if the guide still says the same, else what the entry keeps of it.
    fn write_plan(&self, guide: &Guide, saved: &Saved, sheet: &mut Sheet) {
        if let Some(session) = &self.again {
            let mut page = sheet.another();
            card::write_first(session.guide(), &Plan::of(session), &mut page);
            card::write_rest(session, &Plan::of(session), &mut page);
            sheet.gap();
            // What could be timed or chosen then cannot be now.
            return sheet.append(page.finish());
        }
        let words = words::wording(guide, saved);
        for (title, lines) in [("Advice", &words.advice), (SAY, &words.handover)] {
            if !lines.is_empty() {
                sheet.heading(title);
                lines.iter().for_each(|line| sheet.bullet(line));
            }
        }
    }

    /// Which words are those of then, and which those of now.
    fn whose_words(&self, saved: &Saved) -> &'static str {
        match (&self.again, &saved.wording) {
            (Some(_), Some(_)) => {
                "Level, answers and lines are in the words of then; all else is as the guide has it now."
            }
            (Some(_), None) => "This older entry keeps no words: all is as the guide has it now.",
            (None, Some(_)) => "The guide has changed since. These are the words that were shown.",
            (None, None) => "The guide has changed since, so only the titles are left.",
        }
    }
}

fn write_level(guide: &Guide, saved: &Saved, sheet: &mut Sheet) {
    let words = words::wording(guide, saved);
    sheet.bar(sheet.theme.level(saved.level), &format!(" {}  ", words.sign), words.heading());
    if saved.wording.is_none() {
        sheet.text(sheet.theme.text, &guide.words(saved.level).act.text);
    }
}

fn write_answers(guide: &Guide, log: &Log, record: &Record, saved: &Saved, sheet: &mut Sheet) {
    if let Some((then, before)) = log.followed(record).and_then(|then| Some((then, then.saved()?))) {
        sheet.heading(compare::TITLE);
        return compare::write(guide, [before, saved], &day_and_time(then.when, &log.zone), sheet);
    }
    sheet.heading("Answers");
    let answers = &words::wording(guide, saved).answers;
    let column = answers.iter().map(|(asked, _)| wrap::width(asked)).max().unwrap_or(0).min(sheet.width() / 2);
    for (asked, said) in answers {
        sheet.beside(column, asked, said);
    }
}
