//! A body: a list beside a picture of what its choices are, on which the focus moves.
//!
//! Relies on `question` and on the figure, which knows what lies next to what. Everything that is
//! drawn here stands in words beside it: a picture shows, the words say. Where there is no room for
//! the picture it is a list.

use super::question::Asked;
use super::{Next, Screen};
use crate::guide::{Body as Drawn, BodyView, CardIdx, QuestionIdx};
use crate::trail::Answer;
use crate::tui::frame::around::{Around, Piece};
use crate::tui::frame::layout::{Fit, Shape, rows};
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::figure::{Direction, Figure, Place};
use crate::tui::kit::picture::{Picture, centred};
use crate::tui::kit::scroll::Motion;
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use std::ops::Range;

/// A list beside a picture.
#[derive(Debug)]
pub(crate) struct Body {
    asked: Asked,
    /// Where the regions of its picture stand.
    figure: Figure,
    /// The place on the picture that was focused last.
    spot: Option<usize>,
}

impl Body {
    pub(crate) fn new(asked: Asked, drawn: &Drawn, m: &Model) -> Self {
        Self { asked, figure: Figure::of(drawn, asked.of(m).choices.len()), spot: None }
    }

    /// To the region that lies there, or the page itself beyond the outermost one.
    fn go_there(&mut self, pane: &mut Pane, direction: Direction) {
        let here = Place { row: pane.focus, spot: self.spot };
        match (self.figure.next(here, direction), direction) {
            (Some(place), _) => {
                pane.focus_on(place.row);
                self.spot = place.spot;
            }
            (None, Direction::Up) => pane.shift(-1),
            (None, Direction::Down) => pane.shift(1),
            (None, Direction::Left | Direction::Right) => {}
        }
    }
}

impl Screen for Body {
    fn title(&self, m: &Model) -> String {
        self.asked.title(m)
    }

    fn place(&self) -> &'static str {
        "this is a question"
    }

    fn asked(&self) -> Option<QuestionIdx> {
        Some(self.asked.question)
    }

    fn shape<'m>(&self, m: &'m Model, _: &Pane) -> Shape<'m> {
        self.asked.shape(m)
    }

    fn begin(&mut self, m: &Model, pane: &mut Pane) {
        if let Some(Answer::Choice(row)) = self.asked.remembered(m) {
            pane.focus = row;
        }
    }

    fn keys(&self, m: &Model, pane: &Pane) -> Vec<Binding> {
        let mut keys = self.asked.keys(m, self.asked.offer(m));
        keys.extend([key::named(Action::Choose, &["answer"]), key::bind(Action::Pick(0))]);
        if pane.regions.picture.is_some() {
            keys.extend([Motion::Left, Motion::Right].map(|motion| key::bind(Action::Move(motion))));
            keys.push(key::named(Action::Move(Motion::Next), &["next row", "next"]));
        }
        keys
    }

    fn go(&mut self, _: &Model, pane: &mut Pane, motion: Motion) {
        match Direction::of(motion).filter(|_| pane.regions.picture.is_some()) {
            Some(direction) => return self.go_there(pane, direction),
            None if motion == Motion::Next => pane.focus_on((pane.focus + 1) % pane.page.rows.len().max(1)),
            None => pane.go(motion),
        }
        self.spot = None;
    }

    fn act(&mut self, m: &mut Model, pane: &mut Pane, action: Action) -> Next {
        match action {
            Action::Choose => return self.asked.give(m, Answer::Choice(pane.focus)),
            Action::Pick(row) if row < pane.page.rows.len() => {
                self.spot = None;
                pane.focus_on(row);
            }
            Action::Pick(_) => {}
            action => return self.asked.act(m, action),
        }
        Next::Stay
    }

    fn at_hand(&self, m: &Model, pane: &Pane) -> Option<CardIdx> {
        self.asked.at_hand(m, pane)
    }

    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        self.asked.write(m, self.asked.offer(m), sheet, |sheet| self.asked.write_choices(m, sheet));
    }

    fn around(&self, m: &Model, pane: &Pane) -> Around {
        let mut around = self.asked.around(m, pane);
        if let Some((drawn, fit)) = self.asked.body(m).zip(pane.regions.picture) {
            around.pieces.splice(..0, self.picture(m, pane, drawn, fit));
        }
        around
    }
}

impl Body {
    /// The views in the middle of the room that they have, and the name of the region that is lit.
    fn picture(&self, m: &Model, pane: &Pane, drawn: &Drawn, fit: Fit) -> Vec<Piece> {
        let shown = if fit.all { 0..drawn.views.len() } else { self.only(pane, drawn) };
        let views: Vec<(&BodyView, Vec<Line<'_>>)> =
            drawn.views[shown].iter().map(|view| (view, painted(m, pane, view, fit.scale))).collect();
        let width = |lines: &[Line<'_>]| lines.first().map_or(0, |line| rows(line.width()));
        let whole = views.iter().fold(0, |whole: u16, (_, lines)| whole.saturating_add(width(lines) + Fit::GAP));
        let mut x = fit.area.x + fit.area.width.saturating_sub(whole.saturating_sub(Fit::GAP)) / 2;
        let mut pieces = Vec::new();
        for (view, lines) in views {
            let area = Rect { x, width: width(&lines), ..fit.area };
            x = area.right() + Fit::GAP;
            pieces.extend(titled(m, pane, view, lines, area));
        }
        let area = Rect { y: fit.area.bottom().saturating_sub(1), height: 1, ..fit.area };
        pieces.push(Piece::Line(area, in_middle(m, &self.name(m, pane, drawn), m.setting.theme.strong, area.width)));
        pieces
    }

    /// The view that has the focus, where there is room for one.
    fn only(&self, pane: &Pane, drawn: &Drawn) -> Range<usize> {
        let here = Place { row: pane.focus, spot: self.spot };
        let view = self.figure.view(here).unwrap_or(0);
        view..(view + 1).min(drawn.views.len())
    }

    /// The words of the focused row, if it stands in the picture.
    fn name(&self, m: &Model, pane: &Pane, drawn: &Drawn) -> String {
        let is_drawn = drawn.views.iter().flat_map(|view| &view.regions).any(|(_, row)| *row == pane.focus);
        let choice = self.asked.of(m).choices.get(pane.focus).filter(|_| is_drawn);
        choice.map_or_else(String::new, |choice| choice.text.clone())
    }
}

/// A view below its title.
fn titled(
    m: &Model,
    pane: &Pane,
    view: &BodyView,
    lines: Vec<Line<'static>>,
    area: Rect,
) -> impl Iterator<Item = Piece> {
    let is_here = view.regions.iter().any(|(_, row)| *row == pane.focus);
    let style = if is_here { m.setting.theme.strong } else { m.setting.theme.text };
    let title = in_middle(m, &view.title, style, area.width);
    area.rows().zip(std::iter::once(title).chain(lines)).map(|(row, line)| Piece::Line(row, line))
}

fn painted(m: &Model, pane: &Pane, view: &BodyView, scale: u16) -> Vec<Line<'static>> {
    let lit = view.regions.iter().filter(|(_, row)| *row == pane.focus);
    let lit: Vec<u8> = lit.filter_map(|(letter, _)| u8::try_from(*letter).ok()).collect();
    Picture { rows: &view.art, lit: &lit, scale }.paint(m.setting.theme, m.setting.glyphs)
}

fn in_middle(m: &Model, words: &str, style: Style, width: u16) -> Line<'static> {
    centred(words, style, width, m.setting.glyphs.cut)
}
