//! The picture of a question: its views, and the focused region lit and named.
//!
//! Relies on the app. Everything that is drawn here stands in words beside it: a picture shows, the words say.

use super::put;
use crate::guide::{Body, BodyView};
use crate::tui::app::App;
use crate::tui::figure::{Figure, Place};
use crate::tui::layout::Fit;
use crate::tui::pixels::Picture;
use crate::tui::wrap;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

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
