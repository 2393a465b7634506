//! A checklist: rows to be ticked, and a last one that goes on.
//!
//! Relies on `question` for all that questions have in common. A sign that nobody has read is never
//! denied: the last row goes on only once every row was on screen, unless help is needed now.

use super::question::Asked;
use super::{Next, Screen};
use crate::disk::session::Offer;
use crate::guide::{CardIdx, QuestionIdx};
use crate::report::NONE_OF_THESE;
use crate::trail::{Answer, Ticks};
use crate::tui::frame::around::Around;
use crate::tui::frame::layout::Shape;
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding, Words};
use crate::tui::kit::room::Room;
use crate::tui::kit::rows::number;
use crate::tui::kit::scroll::Motion;
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;

/// The last row stands apart where that leaves room for it and for five lines below.
const SPARE: usize = 7;
/// Said where the rows cannot show it.
const BEFORE: &str = "Answered before: none";

/// A checklist.
#[derive(Debug)]
pub(crate) struct Checklist {
    asked: Asked,
    ticks: Ticks,
    /// The ticks of which the person was told that they are not kept.
    told: Option<Ticks>,
}

impl Checklist {
    /// A checklist with its last answer. It begins at its first row all the same.
    pub(crate) fn new(asked: Asked, m: &Model) -> Self {
        let ticks = match asked.remembered(m) {
            Some(Answer::Ticks(ticks)) => ticks,
            _ => Ticks::default(),
        };
        Self { asked, ticks, told: None }
    }

    /// A walk is gone on with only where that takes no tick away.
    fn offer<'m>(&self, m: &'m Model) -> Option<&'m Offer> {
        self.asked.offer(m).filter(|_| self.ticks.is_empty())
    }

    fn answer(&self) -> Answer {
        Answer::Ticks(self.ticks)
    }

    /// True if going on waits for rows to be read. Help that is needed now does not wait for that.
    fn is_to_read(&self, m: &Model, pane: &Pane) -> bool {
        pane.unread() != [0, 0] && !m.session.raises_alarm(self.asked.question, self.answer())
    }

    fn is_ticked(&self, pane: &Pane) -> bool {
        self.ticks.contains(pane.focus)
    }

    fn tick(&mut self, pane: &Pane) {
        if pane.focus + 1 < pane.page.rows.len() {
            self.ticks.toggle(pane.focus);
        }
    }

    /// Ticks the focused row. A tick that a digit has just set is not taken away again by the Enter
    /// that people send after it.
    fn tick_only(&mut self, m: &mut Model, pane: &Pane) -> Next {
        if self.is_ticked(pane) {
            m.notice = Some("Ticked: 0, then Enter goes on".to_owned());
        } else {
            self.tick(pane);
        }
        Next::Stay
    }

    fn go_on(&self, m: &mut Model, pane: &Pane) -> Next {
        if pane.unseen() > 0 && !m.session.raises_alarm(self.asked.question, self.answer()) {
            // A held or pasted Enter must never deny a sign that nobody has read.
            m.notice = self.is_to_read(m, pane).then(|| to_read(pane));
            return Next::Stay;
        }
        self.asked.give(m, self.answer())
    }

    /// The ticks of a checklist that lies over and that differ from its answer.
    fn unkept(&self, m: &Model) -> Ticks {
        let mut differ = self.ticks;
        if let Some(Answer::Ticks(kept)) = self.asked.remembered(m) {
            kept.iter().for_each(|tick| differ.toggle(tick));
        }
        differ
    }

    /// The words for Enter, unless it only says why it does nothing yet.
    fn choose_words(&self, pane: &Pane, is_to_read: bool) -> Option<Words> {
        match pane.is_at_last_row() {
            true if is_to_read => None,
            true if self.ticks.is_empty() => Some(&["none of these, go on", "none, go on", "go on"]),
            true => Some(&["go on"]),
            false => (!self.is_ticked(pane)).then_some(&["tick"]),
        }
    }

    /// The way on from another row, once all of it was read.
    fn way_on(&self, m: &Model, pane: &Pane, is_to_read: bool) -> Option<Words> {
        match () {
            () if pane.is_at_last_row() || is_to_read => None,
            () if m.room() == Room::Small => Some(&["then Enter", "Enter"]),
            () if self.ticks.is_empty() => Some(&["then Enter: none of these", "Enter: none of these", "Enter: none"]),
            () => Some(&["then Enter: go on", "Enter: go on"]),
        }
    }
}

impl Screen for Checklist {
    fn title(&self, m: &Model) -> String {
        self.asked.title(m)
    }

    fn place(&self) -> &'static str {
        "this is a checklist"
    }

    fn asked(&self) -> Option<QuestionIdx> {
        Some(self.asked.question)
    }

    fn shape<'m>(&self, _: &'m Model, _: &Pane) -> Shape<'m> {
        Shape::WHOLE
    }

    fn keys(&self, m: &Model, pane: &Pane) -> Vec<Binding> {
        let is_to_read = self.is_to_read(m, pane);
        let mut keys = self.asked.keys(m, self.offer(m));
        keys.extend(reading_keys(pane, is_to_read));
        keys.extend([
            key::bind(Action::Pick(0)),
            key::maybe(Action::Toggle, self.is_ticked(pane).then_some(&["untick"])),
            key::maybe(Action::Choose, self.choose_words(pane, is_to_read)),
            key::maybe(Action::LastRow, self.way_on(m, pane, is_to_read)),
        ]);
        keys
    }

    fn act(&mut self, m: &mut Model, pane: &mut Pane, action: Action) -> Next {
        match action {
            Action::Choose if pane.is_at_last_row() => return self.go_on(m, pane),
            Action::Choose => return self.tick_only(m, pane),
            Action::Toggle => self.tick(pane),
            Action::LastRow => pane.focus_on(usize::MAX),
            // The last row has no digit of its own: one that is mistyped must lead to no denial.
            Action::Pick(row) if row + 1 < pane.page.rows.len() => {
                pane.focus_on(row);
                self.tick(pane);
            }
            Action::Pick(row) => m.notice = Some(format!("There is no {} here", row + 1)),
            action => return self.asked.act(m, action),
        }
        Next::Stay
    }

    /// Ticks that would go with it unkept go only when the person was told of them.
    fn may_close(&mut self, m: &mut Model) -> bool {
        let lost = self.unkept(m);
        if lost.is_empty() || self.told.replace(self.ticks) == Some(self.ticks) {
            return true;
        }
        let what = match (lost.count(), lost.iter().all(|tick| self.ticks.contains(tick))) {
            (1, true) => "1 tick".to_owned(),
            (1, false) => "1 change".to_owned(),
            (count, true) => format!("{count} ticks"),
            (count, false) => format!("{count} changes"),
        };
        m.notice = Some(if m.room() == Room::Small {
            format!("Esc drops {what}, 0 Enter keeps")
        } else {
            format!("{what} not kept: Esc again leaves, 0 and Enter keeps")
        });
        false
    }

    fn why_not(&self, action: Action) -> Option<&'static str> {
        (action == Action::GoOn && !self.ticks.is_empty()).then_some("something is ticked here")
    }

    fn at_hand(&self, m: &Model, pane: &Pane) -> Option<CardIdx> {
        self.asked.at_hand(m, pane)
    }

    fn page(&self, m: &Model, pane: &Pane, sheet: &mut Sheet) {
        self.asked.write(m, self.offer(m), sheet, |sheet| self.write_rows(m, pane, sheet));
    }

    fn around(&self, m: &Model, pane: &Pane) -> Around {
        let around = self.asked.around(m, pane);
        let is_to_read = self.is_to_read(m, pane);
        if is_to_read && pane.is_at_last_row() && pane.regions.panel.is_some() {
            return Around { said: Some(to_read(pane)), more: Vec::new(), is_to_read, ..around };
        }
        let was_none = self.asked.remembered(m) == Some(Answer::Ticks(Ticks::default()));
        Around { said: was_none.then(|| BEFORE.to_owned()), is_to_read, ..around }
    }
}

impl Checklist {
    fn write_rows(&self, m: &Model, pane: &Pane, sheet: &mut Sheet) {
        for (at, choice) in self.asked.of(m).choices.iter().enumerate() {
            let mark = if self.ticks.contains(at) { "[x]" } else { "[ ]" };
            sheet.row(&format!("{} {mark} ", number(at)), &choice.text);
        }
        if sheet.height() + SPARE <= pane.height() {
            sheet.gap();
        }
        let label = format!("0{:^5}", sheet.glyphs.arrow.trim());
        sheet.row(&label, &format!("{}: go on", last_row(self.ticks)));
    }
}

/// The rows that are still to be read, and the key that shows them.
fn to_read(pane: &Pane) -> String {
    let [above, below] = pane.unread();
    let (count, place, motion) =
        if above > 0 { (above, "above", Motion::PageUp) } else { (below, "below", Motion::PageDown) };
    let are = if count == 1 { "is" } else { "are" };
    format!("{count} {place} {are} not read yet: {}", key::name(Action::Move(motion)))
}

/// The keys that show rows which are not read yet.
fn reading_keys(pane: &Pane, is_to_read: bool) -> [Binding; 2] {
    let [above, below] = pane.unread();
    let words = |is_there: bool| (is_to_read && is_there).then_some(&["read on"][..]);
    [
        key::maybe(Action::Move(Motion::PageUp), words(above > 0 && below == 0)),
        key::maybe(Action::Move(Motion::PageDown), words(below > 0)),
    ]
}

/// The words of the last row say what goes on from there.
fn last_row(ticks: Ticks) -> String {
    match ticks.count() {
        0 => NONE_OF_THESE.to_owned(),
        1 => "This one fits".to_owned(),
        count => format!("These {count} fit"),
    }
}
