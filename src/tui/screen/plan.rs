//! The plan: how soon, why, and what to do.
//!
//! Relies on the model. An emergency begins with the numbers and with what to do at once;
//! everything that explains comes after it.

use super::{Matter, Next, Screen, To, walk};
use crate::guide::{Card, CardIdx, Guide};
use crate::plan;
use crate::report;
use crate::report::journal as words;
use crate::tui::frame::around::Around;
use crate::tui::frame::layout::{Edges, SIDE, Shape};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding, LAST};
use crate::tui::kit::room::Room;
use crate::tui::kit::rows::number;
use crate::tui::kit::sheet::Sheet;
use crate::tui::message::Noted;
use crate::tui::model::Model;
use crate::tui::{card, compare, side};
use crate::wrap;

/// The plan.
#[derive(Debug)]
pub(crate) struct Plan;

impl Screen for Plan {
    fn title(&self, _: &Model) -> String {
        "The plan".to_owned()
    }

    fn place(&self) -> &'static str {
        "this is a plan"
    }

    /// On a wide screen the answers stand beside it. What to do in an emergency is read at once, so
    /// nothing stands beside that.
    fn shape<'m>(&self, m: &'m Model, _: &Pane) -> Shape<'m> {
        Shape { has_side: m.room() == Room::Roomy && !m.is_alarm(), ..Shape::of(Edges::None) }
    }

    /// A plan is there to be used: what takes it along comes before what leads away from it.
    fn keys(&self, m: &Model, pane: &Pane) -> Vec<Binding> {
        let calm = |words: key::Words| (!m.is_alarm()).then_some(words);
        let mut keys = walk::keys(m, calm(&["journal"]), Some(&["new"]));
        keys.iter_mut().filter(|key| key.action() == Action::Back).for_each(|back| *back = back.ranked(LAST));
        let save = if m.saved().is_some() { Some(&["change note", "note"][..]) } else { calm(&["save"]) };
        keys.extend([
            key::named(Action::Why, &["why"]),
            key::maybe(Action::Save, save),
            key::maybe(Action::Export, calm(&["export"])),
        ]);
        keys.extend(m.offer().map(|_| key::named(Action::Offer, &["more questions", "more"])));
        if !pane.page.timed.is_empty() {
            keys.push(key::bind(Action::Pick(0)));
        }
        keys
    }

    fn act(&mut self, m: &mut Model, pane: &mut Pane, action: Action) -> Next {
        match action {
            Action::Why => Next::Open(To::Why(card_at_top(pane))),
            Action::Save => Next::Open(To::Note(Noted::Plan)),
            Action::Export => Next::Open(To::Export),
            Action::Offer => m.offer().map_or(Next::Idle, |offer| Next::Open(To::Change(offer))),
            Action::Pick(nth) => match m.timed_cards().get(nth).copied() {
                Some(card) if m.times_another(card) => Next::Open(To::Confirm(Matter::Timer { card, at_large: false })),
                Some(card) => {
                    m.start_small_timer(card);
                    Next::Stay
                }
                None => Next::Stay,
            },
            action => walk::act(m, action),
        }
    }

    /// The key for the card at hand while no timer runs, or the number of the card.
    fn timer_key(&self, m: &Model, pane: &Pane, card: CardIdx) -> Option<String> {
        if m.timers.seen().is_none() && self.at_hand(m, pane) == Some(card) {
            return Some(key::name(Action::Timer));
        }
        let nth = m.timed_cards().into_iter().position(|timed| timed == card);
        nth.map(number).filter(|number| *number != ' ').map(String::from)
    }

    fn page(&self, m: &Model, pane: &Pane, sheet: &mut Sheet) {
        let Some(plan) = &m.stand.plan else { return };
        let guide = m.guide();
        if m.is_alarm() {
            first_aid(m, plan, pane.height() / 2, sheet);
        } else {
            banner(guide, plan, sheet);
        }
        grounds(m, plan, sheet);
        then(m, sheet);
        card::write_first(guide, plan, sheet);
        sheet.gap();
        sheet.text(sheet.theme.text, &guide.words(plan.level).act.text);
        card::write_rest(&m.session, plan, sheet);
        then_and_now(m, sheet);
        offer(m, sheet);
    }

    fn around(&self, m: &Model, pane: &Pane) -> Around {
        let says_level = pane.scroll == 0 || !pane.page.pinned.is_empty();
        let Some(area) = pane.regions.side else { return Around { says_level, ..Around::default() } };
        let mut pieces = side::pieces(m, area);
        if let Some(card) = drawn_in_sight(m, pane).filter(|card| !is_drawn_beside(m, card, pane)) {
            pieces.extend(side::drawing(m, card, area.inner(SIDE), side::height(m, area)));
        }
        Around { pieces, says_level, ..Around::default() }
    }
}

/// The card that is at the top of the screen; nothing at the beginning.
fn card_at_top(pane: &Pane) -> Option<CardIdx> {
    let card = pane.page.cards.iter().find(|(line, _)| *line >= pane.scroll).filter(|_| pane.scroll > 0);
    card.map(|(_, card)| *card)
}

/// The first card with a drawing of which something is on screen.
fn drawn_in_sight<'m>(m: &'m Model, pane: &Pane) -> Option<&'m Card> {
    let (first, behind) = (pane.scroll, pane.scroll + pane.height());
    let starts = &pane.page.cards;
    let ends = starts.iter().skip(1).map(|(line, _)| *line).chain([usize::MAX]);
    let is_seen = |start: usize, end: usize| start < behind && end > first;
    let seen = starts.iter().zip(ends).filter(|((start, _), end)| is_seen(*start, *end));
    seen.map(|((_, card), _)| &m.guide()[*card]).find(|card| !card.drawing.is_empty())
}

/// True if the drawing stands beside the card's own words.
fn is_drawn_beside(m: &Model, card: &Card, pane: &Pane) -> bool {
    let width = usize::from(pane.regions.page.width);
    let drawing = card::drawing(card, &m.sheet(width));
    Sheet::holds(width, drawing.iter().map(ratatui::text::Line::width).max().unwrap_or(0))
}

fn banner(guide: &Guide, plan: &plan::Plan, sheet: &mut Sheet) {
    let sign = &guide.words(plan.level).sign;
    sheet.bar(sheet.theme.level(plan.level), &format!(" {sign}  "), &plan.banner(guide));
}

/// Whom to call. As much of that as fits into so many rows, which leaves as many for the rest, stays
/// while it is read.
fn first_aid(m: &Model, plan: &plan::Plan, mut room: usize, sheet: &mut Sheet) {
    let guide = m.guide();
    let parts: [&dyn Fn(&mut Sheet); 2] = [&|sheet| banner(guide, plan, sheet), &|sheet| numbers(guide, sheet)];
    for part in parts {
        part(sheet);
        room = room.checked_sub(sheet.height()).map_or(0, |room| {
            sheet.pin();
            room
        });
    }
}

fn numbers(guide: &Guide, sheet: &mut Sheet) {
    for line in wrap::pack(&report::by_country(guide), sheet.glyphs.between, sheet.width()) {
        sheet.text(sheet.theme.strong, &line);
    }
}

/// What the level rests on.
fn grounds(m: &Model, plan: &plan::Plan, sheet: &mut Sheet) {
    report::plan::grounds(&m.session, plan).iter().for_each(|grounds| sheet.text(sheet.theme.text, grounds));
}

/// The level when the walk looked at this before.
fn then(m: &Model, sheet: &mut Sheet) {
    let Some((then, _)) = m.then_and_now() else { return };
    let Some(saved) = then.record.saved() else { return };
    let words = format!("Then, {}: {}", then.when, words::level(m.guide(), saved));
    sheet.text(sheet.theme.text, &words);
}

/// Then and now, side by side.
fn then_and_now(m: &Model, sheet: &mut Sheet) {
    let Some((then, now)) = m.then_and_now() else { return };
    let Some(before) = then.record.saved() else { return };
    compare::write(m.guide(), [before, &now], &then.when, sheet);
}

/// What may be asked besides, and the key for it.
fn offer(m: &Model, sheet: &mut Sheet) {
    let Some(offer) = m.offer() else { return };
    sheet.gap();
    sheet.text(sheet.theme.strong, &format!("{}  {}", key::name(Action::Offer), m.guide()[offer].ask));
}
