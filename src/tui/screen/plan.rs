//! The plan: how soon, why, and what to do, with all that explains it a key away.
//!
//! Relies on the model and on the rows of a plan. One row is open at most. What guards against harm
//! is no row: the level, whom to call, when to stop and what to watch for stay whatever is open.

use super::{Next, Screen, To, walk};
use crate::guide::{Card, CardIdx};
use crate::report;
use crate::tui::frame::around::{Around, Piece};
use crate::tui::frame::layout::{self, Edges, SIDE, Shape};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding, FIRST, LAST, Words};
use crate::tui::kit::page::Page;
use crate::tui::kit::room::Room;
use crate::tui::kit::rows::number;
use crate::tui::kit::scroll::Motion;
use crate::tui::kit::sheet::Sheet;
use crate::tui::message::Noted;
use crate::tui::model::Model;
use crate::tui::outline::{self, Row};
use crate::tui::{banner, card, side};
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The cells before the words of an action, below which its folds open.
const INDENT: usize = 5;
/// From so many rows on every first view has room for empty lines between its parts.
const AIRY: u16 = 24;
/// At the right end of an action that was ticked off.
const DONE: &str = "done";

/// The plan.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The row that is open.
    open: Option<usize>,
}

impl Screen for Plan {
    fn title(&self, _: &Model) -> String {
        "The plan".to_owned()
    }

    fn place(&self) -> &'static str {
        "this is a plan"
    }

    /// On a wide screen what is open stands beside it, or else the answers. What to do in an
    /// emergency is read at once, so nothing stands beside that.
    fn shape<'m>(&self, m: &'m Model, _: &Pane) -> Shape<'m> {
        let has_side = !m.is_alarm() && (m.room() == Room::Roomy || self.beside(m).is_some());
        Shape { has_side, ..Shape::of(Edges::None) }
    }

    /// A plan is there to be used: what takes it along comes before what leads away from it.
    fn keys(&self, m: &Model, pane: &Pane) -> Vec<Binding> {
        let calm = |words: Words| (!m.is_alarm()).then_some(words);
        let mut keys = walk::keys(m, calm(&["journal"]), Some(&["new"]));
        keys.iter_mut().filter(|key| key.action() == Action::Back).for_each(|back| *back = back.ranked(LAST));
        let save = if m.saved().is_some() { Some(&["change note", "note"][..]) } else { calm(&["save"]) };
        let rows = outline::rows(m);
        let row = rows.get(pane.focus);
        keys.extend([
            key::bind(Action::Pick(0)),
            key::bind(Action::Move(Motion::Next)),
            key::maybe(Action::Choose, row.and_then(|row| self.choose_words(m, row, pane.focus))),
            key::named(Action::Why, &["why"]),
            key::maybe(Action::Save, save).ranked(FIRST),
            key::maybe(Action::Export, calm(&["export"])).ranked(FIRST),
        ]);
        keys.extend(m.offer().map(|_| key::named(Action::Offer, &["more questions", "more"])));
        match row.and_then(|row| done_words(m, row)) {
            Some(words) => keys.push(key::named(Action::Toggle, words).ranked(FIRST)),
            None => keys.extend([Motion::Left, Motion::Right].map(|motion| key::bind(Action::Move(motion)))),
        }
        keys
    }

    fn go(&mut self, m: &Model, pane: &mut Pane, motion: Motion) {
        let actions = outline::actions(&outline::rows(m));
        match motion {
            Motion::Next => pane.focus_on(if pane.focus < actions { actions } else { 0 }),
            Motion::Left => pane.focus_on(pane.focus.saturating_sub(1).max(actions)),
            Motion::Right => pane.focus_on(pane.focus + 1),
            motion => pane.go(motion),
        }
    }

    fn act(&mut self, m: &mut Model, pane: &mut Pane, action: Action) -> Next {
        match action {
            Action::Choose => return self.choose(m, pane),
            Action::Toggle => tick_off(m, pane),
            Action::Pick(nth) if nth < outline::actions(&outline::rows(m)) => pane.focus_on(nth),
            Action::Pick(nth) => m.notice = Some(format!("There is no {} here", nth + 1)),
            Action::Why => return Next::Open(To::Why(self.card_in_hand(m, pane))),
            Action::Save => return Next::Open(To::Note(Noted::Plan)),
            Action::Export => return Next::Open(To::Export),
            Action::Offer => return m.offer().map_or(Next::Idle, |offer| Next::Open(To::Change(offer))),
            action => return walk::act(m, action),
        }
        Next::Stay
    }

    fn is_read(&self, _: &Model, _: &Pane) -> bool {
        true
    }

    /// The focused card with steps, or else the first one.
    fn at_hand(&self, m: &Model, pane: &Pane) -> Option<CardIdx> {
        let timed = m.timed_cards();
        let rows = outline::rows(m);
        let focused = rows.get(pane.focus).map(Row::cards).unwrap_or_default();
        focused.into_iter().find(|card| timed.contains(card)).or_else(|| timed.first().copied())
    }

    fn page(&self, m: &Model, pane: &Pane, sheet: &mut Sheet) {
        let is_airy = m.size.height >= AIRY || fits_with_air(m, pane, sheet.another());
        self.write(m, pane, is_airy, sheet);
    }

    fn around(&self, m: &Model, pane: &Pane) -> Around {
        let says_level = pane.scroll == 0 || !pane.page.pinned.is_empty();
        let pieces = pane.regions.side.map_or_else(Vec::new, |area| match self.beside(m) {
            Some(beside) => opened(m, area, beside, self.open.and_then(|at| drawn(m, at))),
            None => answers(m, pane, area),
        });
        Around { pieces, says_level, ..Around::default() }
    }
}

impl Plan {
    fn write(&self, m: &Model, pane: &Pane, is_airy: bool, sheet: &mut Sheet) {
        let Some(plan) = &m.stand.plan else { return };
        let (rows, first) = (outline::rows(m), plan.actions(m.guide()).len());
        let closed = outline::actions(&rows);
        let air = |sheet: &mut Sheet| {
            if is_airy {
                sheet.gap();
            }
        };
        banner::write(m, plan, pane.height(), sheet);
        if is_airy {
            sheet.line(Line::default());
        }
        self.write_actions(m, pane, &rows[..first], 0, sheet);
        air(sheet);
        card::write_rules(m.guide(), plan, sheet);
        sheet.text(sheet.theme.text, &m.guide().words(plan.level).act.text);
        air(sheet);
        self.write_actions(m, pane, &rows[first..closed], first, sheet);
        air(sheet);
        self.write_closed(m, &rows[closed..], closed, sheet);
    }

    /// Actions from this row on, and under one of them what is open.
    fn write_actions(&self, m: &Model, pane: &Pane, actions: &[Row<'_>], from: usize, sheet: &mut Sheet) {
        let open = self.in_place(m);
        for (at, row) in (from..).zip(actions) {
            self.write_action(m, pane, (at, row), sheet);
            if open == Some(at) {
                sheet.inset(INDENT, |sheet| row.write(m, sheet));
                sheet.extend_row(at);
            }
        }
    }

    /// The row that is open, unless that stands beside the plan.
    fn in_place(&self, m: &Model) -> Option<usize> {
        self.open.filter(|_| self.beside(m).is_none())
    }

    /// Opens the focused row, closes it again, or asks what it offers.
    fn choose(&mut self, m: &mut Model, pane: &mut Pane) -> Next {
        let rows = outline::rows(m);
        match rows.get(pane.focus) {
            Some(Row::Offer(question)) => return Next::Open(To::Change(*question)),
            Some(row) if row.opens(m) => {
                self.open = (self.open != Some(pane.focus)).then_some(pane.focus);
                pane.reveal_when_written();
            }
            _ => m.notice = Some("Nothing opens here.".to_owned()),
        }
        Next::Stay
    }

    /// The words for Enter, if it does something.
    fn choose_words(&self, m: &Model, row: &Row<'_>, at: usize) -> Option<Words> {
        match row {
            Row::Offer(_) => Some(&["answer"]),
            _ if self.open == Some(at) => Some(&["close"]),
            row => row.opens(m).then_some(&["open"]),
        }
    }

    /// What is open, as a page to stand beside the plan, if there is room for all of it.
    fn beside(&self, m: &Model) -> Option<(String, Page)> {
        let room = layout::opened_beside(m.size).filter(|_| !m.is_alarm())?;
        let rows = outline::rows(m);
        let row = rows.get(self.open?)?;
        let mut sheet = m.sheet(usize::from(room.width));
        row.write(m, &mut sheet);
        let page = sheet.finish();
        (page.lines.len() <= usize::from(room.height)).then(|| (row.title(m), page))
    }

    /// The card that somebody reads or means; none at the beginning.
    fn card_in_hand(&self, m: &Model, pane: &Pane) -> Option<CardIdx> {
        let is_begun = pane.focus > 0 || self.open.is_some();
        let rows = outline::rows(m);
        rows.get(pane.focus).filter(|_| is_begun).and_then(|row| row.cards().first().copied())
    }

    /// An action, with the time of its first step at the right end, or a word once it was ticked off.
    fn write_action(&self, m: &Model, pane: &Pane, (at, row): (usize, &Row<'_>), sheet: &mut Sheet) {
        let Some(card) = row.cards().first().copied() else { return };
        let is_done = m.memory.done.contains(&card);
        let style = if is_done { sheet.theme.quiet } else { sheet.theme.text };
        sheet.row_in(style, &format!("{}  ", number(at)), &row.title(m));
        if is_done {
            return sheet.end_row("", &[DONE]);
        }
        if let Some(step) = m.guide()[card].steps.first() {
            let key = self.timer_key(m, pane, card).unwrap_or_default();
            sheet.end_row(&key, &[&format!(" {}", report::in_short(step.timing)), ""]);
        }
    }

    /// The titles of what is closed at first, from this row on, and below them the one that is open.
    fn write_closed(&self, m: &Model, closed: &[Row<'_>], from: usize, sheet: &mut Sheet) {
        let style = |at| if self.open == Some(at) { sheet.theme.strong } else { sheet.theme.text };
        let titles = (from..).zip(closed).map(|(at, row)| (row.title(m), style(at)));
        sheet.titles(&titles.collect::<Vec<_>>());
        let open = self.in_place(m);
        for (at, row) in (from..).zip(closed).filter(|(at, _)| open == Some(*at)) {
            sheet.heading(&row.title(m));
            row.write(m, sheet);
            sheet.extend_row(at);
        }
    }
}

/// True if all of the plan has room with empty lines between its parts while nothing is open.
fn fits_with_air(m: &Model, pane: &Pane, mut sheet: Sheet) -> bool {
    Plan::default().write(m, pane, true, &mut sheet);
    let written = sheet.finish();
    written.pinned.len() + written.lines.len() <= pane.height()
}

/// The answers, and below them the drawing of the focused action or of the first that has one.
fn answers(m: &Model, pane: &Pane, area: Rect) -> Vec<Piece> {
    let mut pieces = side::pieces(m, area);
    let first = || (0..outline::actions(&outline::rows(m))).find_map(|at| drawn(m, at));
    if let Some(card) = drawn(m, pane.focus).or_else(first) {
        pieces.extend(side::drawing(m, card, area.inner(SIDE), side::height(m, area)));
    }
    pieces
}

/// Ticks the focused action off and goes to the next one that is left, or takes the tick away.
fn tick_off(m: &mut Model, pane: &mut Pane) {
    let rows = outline::rows(m);
    let actions: Vec<CardIdx> = rows[..outline::actions(&rows)].iter().flat_map(Row::cards).collect();
    let Some(card) = actions.get(pane.focus).copied() else { return };
    if m.memory.done.remove(&card) {
        return;
    }
    m.memory.done.insert(card);
    let is_left = |at: &usize| actions.get(*at).is_some_and(|card| !m.memory.done.contains(card));
    let next = (pane.focus + 1..actions.len()).find(is_left);
    next.into_iter().for_each(|next| pane.focus_on(next));
}

/// The words for Space, on an action.
fn done_words(m: &Model, row: &Row<'_>) -> Option<Words> {
    match row {
        Row::Action(shown) if m.memory.done.contains(&shown.card) => Some(&["not done"]),
        Row::Action(_) => Some(&["done"]),
        _ => None,
    }
}

/// The drawing of a row.
fn drawn(m: &Model, at: usize) -> Option<&Card> {
    let cards = outline::rows(m).get(at).map(Row::cards).unwrap_or_default();
    cards.into_iter().map(|card| &m.guide()[card]).find(|card| !card.drawing.is_empty())
}

/// What is open, in a frame of its own, and its drawing where that leaves room.
fn opened(m: &Model, area: Rect, (title, page): (String, Page), drawn: Option<&Card>) -> Vec<Piece> {
    let (inside, used) = (area.inner(SIDE), page.lines.len());
    let panel = Piece::Panel { area, title, mark: String::new(), is_joined: false };
    let drawing = drawn.map(|card| side::drawing(m, card, inside, used)).unwrap_or_default();
    [panel, Piece::Page { area: inside, page, from: 0 }].into_iter().chain(drawing).collect()
}
