//! A question that is asked: what list, checklist and body have in common. It is no screen itself.
//!
//! Relies on the model. Must not know how its rows are chosen. A question stands on the walk, or is
//! laid over to change an answer that was given before, or to answer what the plan offers.

use super::{Matter, Next, To, walk};
use crate::disk::session::Offer;
use crate::guide::{Body, CardIdx, Question, QuestionIdx};
use crate::report;
use crate::trail::Answer;
use crate::tui::early::{self, Below};
use crate::tui::frame::around::{Around, Piece};
use crate::tui::frame::layout::{self, Edges, Regions, Shape};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::rows::number;
use crate::tui::kit::sheet::Sheet;
use crate::tui::kit::swatch::swatches;
use crate::tui::message::{Effect, Request};
use crate::tui::model::Model;
use crate::tui::side;

/// A question that is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    /// The question.
    pub(crate) question: QuestionIdx,
    /// True if it is laid over, to change its answer or to answer what the plan offers.
    pub(crate) is_over: bool,
}

impl Asked {
    /// The question itself.
    pub(crate) fn of<'m>(&self, m: &'m Model) -> &'m Question {
        &m.guide()[self.question]
    }

    /// The picture on which it may be answered.
    pub(crate) fn body<'m>(&self, m: &'m Model) -> Option<&'m Body> {
        m.guide().body.as_ref().filter(|body| body.question == self.question)
    }

    /// The answer that was given before and stands preselected.
    pub(crate) fn remembered(&self, m: &Model) -> Option<Answer> {
        m.session.remembered(self.question)
    }

    pub(crate) fn title(&self, m: &Model) -> String {
        let short = &self.of(m).short;
        let changes = m.is_answered(self.question) && self.question != m.guide().first;
        if self.is_over && changes { format!("Change: {short}") } else { short.clone() }
    }

    /// The walk to go on with, while nothing is answered in this one.
    pub(crate) fn offer<'m>(&self, m: &'m Model) -> Option<&'m Offer> {
        let is_first = !self.is_over && self.question == m.guide().first;
        m.memory.offer.as_deref().filter(|_| is_first && !m.has_answers())
    }

    /// A list has something at its side where more of it can be read there than below.
    pub(crate) fn shape<'m>(&self, m: &'m Model) -> Shape<'m> {
        let has_side = !self.is_over && layout::may_have_side(m.size) && self.fits_better_at_side(m);
        Shape { has_side, body: self.body(m), edges: Edges::Whole }
    }

    fn fits_better_at_side(&self, m: &Model) -> bool {
        early::fits_better_at_side(m, |width| {
            let mut sheet = m.sheet(width);
            self.write(m, self.offer(m), &mut sheet, |sheet| self.write_choices(m, sheet));
            sheet.height()
        })
    }

    /// The keys that lead away from it.
    pub(crate) fn keys(&self, m: &Model, offer: Option<&Offer>) -> Vec<Binding> {
        if self.is_over {
            return vec![key::bind(Action::Why)];
        }
        let journal = (!m.has_answers()).then_some(&["journal"][..]);
        let mut keys = walk::keys(m, journal, None);
        keys.push(key::bind(Action::Why));
        if offer.is_some() {
            keys.push(key::named(Action::GoOn, &["go on with the last walk", "go on"]));
        }
        keys
    }

    /// Does what they mean.
    pub(crate) fn act(&self, m: &mut Model, action: Action) -> Next {
        match (action, m.memory.offer.take_if(|_| action == Action::GoOn)) {
            (Action::GoOn, Some(offer)) => Next::Do(Effect::Disk(Request::GoOn(offer))),
            (Action::Why, _) => Next::Open(To::Reason(self.question)),
            _ => walk::act(m, action),
        }
    }

    /// Answers the question of the walk, or changes an earlier answer after showing what that does
    /// to the others.
    pub(crate) fn give(&self, m: &mut Model, answer: Answer) -> Next {
        let question = self.question;
        if self.is_over && m.stand.walk.trail.contains(&(question, answer)) {
            return Next::Close;
        }
        let change = m.session.preview(question, answer);
        // Help that is needed now does not wait for a second Enter. Changed back, the other answers
        // stand as before.
        if !self.is_over || !m.is_answered(question) || change.is_quiet() || m.session.raises_alarm(question, answer) {
            m.answer(question, answer);
            return Next::Walk;
        }
        Next::Open(To::Confirm(Matter::Change { question, answer, change }))
    }

    /// The card whose timer would be started: one of the page, or on the walk the first one beside
    /// the question.
    pub(crate) fn at_hand(&self, m: &Model, pane: &Pane) -> Option<CardIdx> {
        pane.timed().or_else(|| m.timed_cards().into_iter().next().filter(|_| !self.is_over))
    }

    /// Writes the question and its rows.
    pub(crate) fn write(&self, m: &Model, offer: Option<&Offer>, sheet: &mut Sheet, rows: impl FnOnce(&mut Sheet)) {
        offer.iter().for_each(|offer| write_offer(offer, sheet));
        sheet.text(sheet.theme.strong, &self.of(m).ask);
        sheet.gap();
        rows(sheet);
    }

    /// Writes the choices of a list.
    pub(crate) fn write_choices(&self, m: &Model, sheet: &mut Sheet) {
        let asked = self.of(m);
        let wanted: Vec<_> = asked.choices.iter().map(|choice| choice.swatch).collect();
        let swatches = swatches(&wanted, m.setting.swatches, sheet.glyphs);
        for ((at, choice), swatch) in asked.choices.iter().enumerate().zip(swatches) {
            let label = format!("{}  ", number(at));
            match swatch {
                Some(swatch) => sheet.row_with(&label, swatch, &choice.text),
                None => sheet.row(&label, &choice.text),
            }
        }
    }

    /// The things around it: on the walk the answers so far and the early cards.
    pub(crate) fn around(&self, m: &Model, pane: &Pane) -> Around {
        if self.is_over {
            return Around::default();
        }
        let below = Below::of(m, &pane.regions, pane.page.lines.len());
        let marks = below.as_ref().map(|below| below.marks(m));
        let more = elsewhere(m, &pane.regions, below.is_some());
        let mut pieces: Vec<Piece> = below.into_iter().flat_map(|below| below.pieces(m, pane.regions.panel)).collect();
        if let Some(area) = pane.regions.side {
            pieces.extend(side::pieces(m, area));
            let drawn = early::first(m).map(|card| side::drawing(m, card, pane.regions.page, pane.page.lines.len()));
            pieces.extend(drawn.into_iter().flatten());
        }
        Around { pieces, more, marks, ..Around::default() }
    }
}

/// Offers an unfinished walk, above the first question.
fn write_offer(offer: &Offer, sheet: &mut Sheet) {
    let key = key::name(Action::GoOn);
    let words = report::journal::offer(&offer.replay.session, offer.stopped_at, offer.ago, &key);
    sheet.text(sheet.theme.notice, &words);
}

/// The closest early card where no card is on screen, and the last answers, for the status line.
fn elsewhere(m: &Model, regions: &Regions, is_below: bool) -> Vec<String> {
    if regions.side.is_some() {
        return Vec::new();
    }
    let guide = m.guide();
    let early = early::sentence(m).filter(|_| !is_below);
    let early = early.map(|sentence| format!("{}: {sentence}", key::name(Action::Answers)));
    let last = m.stand.walk.trail.iter().rev().map(|(question, answer)| {
        format!("{}: {}", guide[*question].short, report::answer(&guide[*question], *answer))
    });
    early.into_iter().chain(last).collect()
}
