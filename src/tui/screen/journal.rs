//! The list of the journal: the entries by month, the newest first, and what is to be said before
//! them.
//!
//! Relies on what was read of the journal. Must not read anything: it asks for that.

use super::{Matter, Next, Screen, To};
use crate::journal::Record;
use crate::report::journal as words;
use crate::tui::calendar;
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding, Words};
use crate::tui::kit::room::Room;
use crate::tui::kit::scroll::Motion;
use crate::tui::kit::sheet::Sheet;
use crate::tui::message::{Effect, Noted, Reading, Request};
use crate::tui::model::Model;
use crate::tui::model::log::{Log, Row};

/// The list of entries.
#[derive(Debug)]
pub(crate) struct Journal;

impl Screen for Journal {
    fn title(&self, _: &Model) -> String {
        "Your journal".to_owned()
    }

    fn place(&self) -> &'static str {
        "this is the journal"
    }

    fn needs(&self, m: &Model) -> Option<Request> {
        Some(Request::Read(Reading::of(m.has_read_all())))
    }

    fn keys(&self, m: &Model, pane: &Pane) -> Vec<Binding> {
        let mut keys = Vec::new();
        let Some(log) = &m.log else { return keys };
        keys.push(key::named(Action::Charts, &["calendar and charts", "charts"]));
        keys.push(key::named(Action::Save, &["write a note", "note"]));
        keys.extend(log.rows().get(pane.focus).map(|row| key::named(Action::Choose, row_words(row))));
        keys.extend(entry(m, pane).map(|_| key::named(Action::Delete, &["delete"])));
        if !log.holds_nothing() {
            keys.push(key::named(Action::DeleteAll, &["delete all", "all"]));
        }
        if !m.memory.deleted.is_empty() {
            keys.push(key::named(Action::Undo, &["undo"]));
        }
        keys
    }

    fn act(&mut self, m: &mut Model, pane: &mut Pane, action: Action) -> Next {
        match action {
            Action::Charts => Next::Open(To::Charts),
            Action::Save => Next::Open(To::Note(Noted::Alone)),
            Action::Choose => choose(m, pane),
            Action::DeleteAll => Next::Open(To::Confirm(Matter::DeleteAll)),
            Action::Delete => entry(m, pane).map_or(Next::Idle, |record| disk(Request::Delete(record.clone()))),
            Action::Undo => m.memory.deleted.last().map_or(Next::Idle, |record| disk(Request::Undo(record.clone()))),
            _ => Next::Idle,
        }
    }

    fn go(&mut self, _: &Model, pane: &mut Pane, motion: Motion) {
        if motion == Motion::Next { pane.next_group_of_rows() } else { pane.go(motion) }
    }

    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        let Some(log) = &m.log else { return };
        calendar::rule(m, &log.shows, m.room() > Room::Small, sheet);
        for said in log.unreadable.iter().chain(&log.others) {
            sheet.text(sheet.theme.quiet, said);
            sheet.gap();
        }
        let is_wide = m.room() > Room::Small && !log.is_empty();
        let calendar = if is_wide { calendar::calendar(m, &log.shows, sheet) } else { Vec::new() };
        sheet.illustrated(calendar, |sheet| write_rows(m, log, sheet));
    }
}

fn disk(request: Request) -> Next {
    Next::Do(Effect::Disk(request))
}

fn row_words(row: &Row<'_>) -> Words {
    match row {
        Row::Entry(_) => &["open"],
        Row::Newer(_) => &["newer"],
        Row::Older => &["older"],
    }
}

/// The entry that has the focus.
fn entry<'m>(m: &'m Model, pane: &Pane) -> Option<&'m Record> {
    match m.log.as_ref()?.rows().get(pane.focus)? {
        Row::Entry(record) => Some(record),
        Row::Newer(_) | Row::Older => None,
    }
}

/// Opens the entry that has the focus, or leafs to those before or after.
fn choose(m: &mut Model, pane: &mut Pane) -> Next {
    let Some(log) = &mut m.log else { return Next::Idle };
    let is_older = match log.rows().get(pane.focus) {
        None => return Next::Idle,
        Some(Row::Entry(record)) => return Next::Open(To::Entry(record.id.clone())),
        Some(Row::Older) if !log.has_older() => return disk(Request::Read(Reading::of(true))),
        Some(Row::Older) => true,
        Some(Row::Newer(_)) => false,
    };
    log.leaf(is_older);
    (pane.focus, pane.scroll) = (0, 0);
    Next::Stay
}

fn write_rows(m: &Model, log: &Log, sheet: &mut Sheet) {
    if log.is_empty() {
        let key = key::name(Action::Save);
        let empty = if !log.is_all {
            "Nothing was saved in the last months."
        } else if log.others.is_some() {
            "Nothing of this guide is in your journal."
        } else {
            "Nothing is in your journal."
        };
        sheet.text(sheet.theme.strong, empty);
        sheet.text(sheet.theme.text, &format!("{key} on a plan saves it, {key} here writes a note."));
        sheet.gap();
    }
    let mut month = String::new();
    for row in log.rows() {
        if let Row::Entry(record) = row {
            let title = log.zone.to_datetime(record.when).strftime("%B %Y").to_string();
            if title != month {
                sheet.heading(&title);
                month = title;
            }
        }
        write_row(m, log, row, sheet);
    }
}

fn write_row(m: &Model, log: &Log, row: Row<'_>, sheet: &mut Sheet) {
    match row {
        Row::Entry(record) => {
            let form = if m.room() > Room::Small { "%a %e %H:%M  " } else { "%e %H:%M  " };
            let when = log.zone.to_datetime(record.when).strftime(form).to_string();
            sheet.row(&when, &words::row(m.guide(), record));
        }
        Row::Newer(count) => sheet.row("", &format!("{} {count} newer", sheet.glyphs.above)),
        Row::Older => sheet.row("", &format!("{} older entries", sheet.glyphs.below)),
    }
}
