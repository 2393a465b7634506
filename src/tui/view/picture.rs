//! Pictures: that of a question, with the focused region lit and named, and the small drawings of cards.
//!
//! Relies on the app. Everything that is drawn here stands in words beside it: a picture shows, the words say.

use super::{early, put, side};
use crate::guide::{Body, BodyView, Card};
use crate::tui::app::App;
use crate::tui::kit::figure::{Figure, Place};
use crate::tui::kit::page::Sheet;
use crate::tui::kit::picture::Picture;
use crate::tui::layout::{Fit, Regions};
use crate::wrap;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

/// What is lit in the drawing of a card.
const FELT: &[u8] = b"*";

/// Draws the views in the middle of the room that they have.
pub(super) fn draw(app: &App, body: &Body, fit: Fit, frame: &mut Frame<'_>) {
    let shown = if fit.all { 0..body.views.len() } else { only(app, body) };
    let views: Vec<(&BodyView, Vec<Line<'_>>)> =
        body.views[shown].iter().map(|view| (view, painted(app, view, fit.scale))).collect();
    let width = |lines: &[Line<'_>]| lines.first().map_or(0, |line| u16::try_from(line.width()).unwrap_or(u16::MAX));
    let whole = views.iter().fold(0, |whole: u16, (_, lines)| whole.saturating_add(width(lines) + Fit::GAP));
    let mut x = fit.area.x + fit.area.width.saturating_sub(whole.saturating_sub(Fit::GAP)) / 2;
    for (view, lines) in views {
        let area = Rect { x, width: width(&lines), ..fit.area };
        draw_view(app, view, &lines, area, frame);
        x = area.right() + Fit::GAP;
    }
    let name = Rect { y: fit.area.bottom().saturating_sub(1), height: 1, ..fit.area };
    put(frame, name, &centred(app, &name_of(app, body), app.setting.theme.strong, name.width));
}

/// The view that has the focus, where there is room for one.
fn only(app: &App, body: &Body) -> std::ops::Range<usize> {
    let here = Place { row: app.top().focus, spot: app.top().spot };
    let view = Figure::of(body, app.session.guide()[body.question].choices.len()).view(here).unwrap_or(0);
    view..(view + 1).min(body.views.len())
}

fn draw_view(app: &App, view: &BodyView, lines: &[Line<'_>], area: Rect, frame: &mut Frame<'_>) {
    let is_here = view.regions.iter().any(|(_, row)| *row == app.top().focus);
    let style = if is_here { app.setting.theme.strong } else { app.setting.theme.text };
    let title = centred(app, &view.title, style, area.width);
    area.rows().zip([&title].into_iter().chain(lines)).for_each(|(row, line)| put(frame, row, line));
}

fn painted(app: &App, view: &BodyView, scale: u16) -> Vec<Line<'static>> {
    let lit = view.regions.iter().filter(|(_, row)| *row == app.top().focus);
    let lit: Vec<u8> = lit.filter_map(|(letter, _)| u8::try_from(*letter).ok()).collect();
    Picture { rows: &view.art, lit: &lit, scale }.paint(app.setting.theme, app.setting.glyphs)
}

/// The words of the focused row, if it stands in the picture.
fn name_of(app: &App, body: &Body) -> String {
    let here = app.top().focus;
    let is_drawn = body.views.iter().flat_map(|view| &view.regions).any(|(_, row)| *row == here);
    let choice = app.session.guide()[body.question].choices.get(here).filter(|_| is_drawn);
    choice.map_or_else(String::new, |choice| choice.text.clone())
}

fn centred(app: &App, words: &str, style: Style, width: u16) -> Line<'static> {
    let words = wrap::cut(words, usize::from(width), app.setting.glyphs.cut);
    let left = usize::from(width).saturating_sub(wrap::width(&words)) / 2;
    Line::styled(format!("{}{words}", " ".repeat(left)), style)
}

/// The drawing of a card, line by line.
pub(super) fn of_card(card: &Card, sheet: &Sheet) -> Vec<Line<'static>> {
    Picture { rows: &card.drawing, lit: FELT, scale: 1 }.paint(sheet.theme, sheet.glyphs)
}

/// Draws the first early card in the rows that a question leaves free beside that card's words, and on a plan the first
/// card in sight in the rows that the answers leave free beside it.
pub(super) fn draw_card(app: &App, regions: &Regions, frame: &mut Frame<'_>) {
    let Some(side) = regions.side else { return };
    let (card, area, used) = match in_sight(app) {
        Some(card) => (Some(card), side.inner(Margin::new(2, 1)), side::height(app, side)),
        None => (early::first(app), regions.page, app.page.lines.len()),
    };
    let Some(card) = card.filter(|card| !card.drawing.is_empty()) else { return };
    let (theme, glyphs) = (app.setting.theme, app.setting.glyphs);
    let lines = Picture { rows: &card.drawing, lit: FELT, scale: 1 }.paint(theme, glyphs);
    let width = lines.iter().map(Line::width).max().unwrap_or(0);
    let beside_words = app.on_plan() && Sheet::holds(usize::from(regions.page.width), width);
    let left = u16::try_from(width).ok().and_then(|width| area.width.checked_sub(width)).filter(|_| !beside_words);
    let Some(left) = left else { return };
    // An empty row above it and its name below it.
    let Some(top) = usize::from(area.height).checked_sub(lines.len() + 1).filter(|top| *top > used) else { return };
    let drawing = Rect { x: area.x + left / 2, width: area.width - left / 2, ..area };
    drawing.rows().skip(top).zip(&lines).for_each(|(row, line)| put(frame, row, line));
    let name = centred(app, &card.title, theme.quiet, area.width);
    area.rows().next_back().into_iter().for_each(|row| put(frame, row, &name));
}

/// The first card with a drawing of which something is on screen, on a plan.
fn in_sight(app: &App) -> Option<&Card> {
    let plan = app.stand.plan.as_ref().filter(|_| app.on_plan())?;
    let (first, behind) = (app.top().scroll, app.top().scroll + app.height());
    let starts = &app.page.cards;
    let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
    let lines = starts.iter().copied().zip(ends);
    let cards = plan.cards.iter().map(|shown| &app.session.guide()[shown.card]);
    let is_seen = |(start, end): (usize, usize)| start < behind && end > first;
    cards.zip(lines).find(|(card, lines)| !card.drawing.is_empty() && is_seen(*lines)).map(|(card, _)| card)
}
