//! The early cards: what may be done before the plan, for somebody who needs it now.
//!
//! Relies on the app. They stand at the side of a question, in the rows that it leaves free, in the status line where there
//! are none, and in full on the list of answers: everywhere the same cards in the same order.

use super::{draw_panel, mark_timed, more, picture, plan, put, question};
use crate::guide::{Card, CardIdx, Guide};
use crate::tui::app::App;
use crate::tui::keymap;
use crate::tui::kit::page::{Page, Sheet};
use crate::tui::layout::{self, Regions};
use crate::tui::update::Action;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// What the frame above the cards says already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    /// The group of the first card.
    Group,
    /// The title of the first card.
    Title,
    /// The title of the first card, and there is room for its drawing.
    TitleOfDrawn,
}

/// Writes all early cards under their groups.
pub(super) fn write(app: &App, said: Said, sheet: &mut Sheet) {
    let guide = app.session.guide();
    let mut group = None;
    for (at, idx) in closest(app).enumerate() {
        let card = &guide[idx];
        let new = group.replace(card.group) != Some(card.group);
        if new && (at > 0 || said == Said::Nothing) {
            sheet.heading(&guide.groups[card.group].title);
        } else {
            sheet.gap();
        }
        let said = if at == 0 || said == Said::Nothing { said } else { Said::Group };
        write_card(guide, idx, said, sheet);
    }
}

fn write_card(guide: &Guide, idx: CardIdx, said: Said, sheet: &mut Sheet) {
    let card = &guide[idx];
    // Only a page that can be scrolled shows a whole drawing in any case.
    let is_drawn = matches!(said, Said::Nothing | Said::TitleOfDrawn);
    let drawing = if is_drawn { picture::of_card(card, sheet) } else { Vec::new() };
    sheet.illustrated(drawing, |sheet| {
        if matches!(said, Said::Nothing | Said::Group) {
            sheet.text(sheet.theme.strong, &card.title);
        }
        plan::advice(guide, idx, sheet);
    });
}

/// The first card alone.
fn first_alone(app: &App, said: Said, width: usize) -> Page {
    let mut sheet = Sheet::new(width, app.setting.theme, app.setting.glyphs);
    closest(app).next().into_iter().for_each(|card| write_card(app.session.guide(), card, said, &mut sheet));
    sheet.finish()
}

/// The lines that the first card takes at the side of a question.
pub(super) fn needed(app: &App, width: usize) -> usize {
    first_alone(app, Said::Group, width).lines.len()
}

/// Whether more of the first card can be read at the side of the question than below it.
pub(in crate::tui) fn is_beside(app: &App) -> bool {
    let Some(question) = app.asked().filter(|_| layout::may_be_beside(app) && first(app).is_some()) else {
        return true;
    };
    let [side, whole] = layout::choices(app.size);
    let width = usize::from(whole.width);
    let mut asked = Sheet::new(width, app.setting.theme, app.setting.glyphs);
    question::write(app, question, &mut asked);
    // Beside it stands an answer at least, in a frame of its own; below it the title of the card.
    let beside = (first_alone(app, Said::Group, side.width.into()), usize::from(side.height).saturating_sub(3));
    let below = (first_alone(app, Said::Title, width), usize::from(whole.height).saturating_sub(asked.height() + 1));
    let [beside, below] = [beside, below].map(|(card, rows)| (card.fitting(rows), card.lines.len()));
    beside.0 * below.1 >= below.0 * beside.1
}

/// The first card.
pub(super) fn first(app: &App) -> Option<&Card> {
    closest(app).next().map(|card| &app.session.guide()[card])
}

/// The group of the first card.
pub(super) fn group(app: &App) -> Option<&str> {
    first(app).map(|card| app.session.guide().groups[card.group].title.as_str())
}

/// The first sentence of the first card, for a screen that has room for no more.
pub(super) fn sentence(app: &App) -> Option<&str> {
    let first = first(app)?;
    let step = || first.steps.first().map(|step| step.text.as_str());
    first.say.first().map(|statement| statement.text.as_str()).or_else(step)
}

/// The early cards in their order, while there is no plan.
fn closest(app: &App) -> impl Iterator<Item = CardIdx> {
    app.stand.early.iter().filter(|_| app.stand.plan.is_none()).map(|shown| shown.card)
}

/// The early cards below a question.
pub(super) struct Below {
    /// The title's row and all below it.
    area: Rect,
    title: String,
    page: Page,
}

impl Below {
    /// The rows below the page's last one, if the cards need them and they hold more than a title.
    pub(super) fn of(app: &App, regions: &Regions) -> Option<Self> {
        let title = first(app)?.title.clone();
        let free = regions.free(app).filter(|free| free.height > 1)?;
        let (width, rows) = (usize::from(free.width), usize::from(free.height) - 1);
        let is_drawn = first_alone(app, Said::TitleOfDrawn, width).lines.len() <= rows;
        let mut sheet = Sheet::new(width, app.setting.theme, app.setting.glyphs);
        write(app, if is_drawn { Said::TitleOfDrawn } else { Said::Title }, &mut sheet);
        let page = sheet.finish();
        let gap = u16::from(usize::from(free.height) > page.lines.len() + 1);
        let area = Rect { y: free.y + gap, height: free.height - gap, ..free };
        Some(Self { area, title, page })
    }

    fn fitting(&self) -> usize {
        self.page.fitting(usize::from(self.area.height) - 1)
    }

    /// How many lines find no room, as a mark at length and in short.
    pub(super) fn marks(&self, app: &App) -> Vec<String> {
        let (sign, hidden) = (app.setting.glyphs.below, self.page.lines.len() - self.fitting());
        let long = format!("{sign} {hidden} more: {}", keymap::name(Action::Answers));
        if hidden == 0 { Vec::new() } else { vec![long, sign.to_owned(), String::new()] }
    }

    fn more(&self, app: &App) -> String {
        more(app.setting.glyphs.below, self.page.lines.len() - self.fitting(), "line")
    }

    /// Draws them, in the lower part of the question's frame if it has one.
    pub(super) fn draw(&self, app: &App, frame: &mut Frame<'_>, panel: Option<Rect>) {
        match panel {
            Some(panel) => self.draw_panel(app, frame, panel),
            None => put(frame, self.area, &self.heading(app)),
        }
        let height = u16::try_from(self.fitting()).unwrap_or(u16::MAX).min(self.area.height.saturating_sub(1));
        let area = Rect { y: self.area.y + 1, height, ..self.area };
        area.rows().zip(&self.page.lines).for_each(|(row, line)| put(frame, row, line));
        mark_timed(app, frame, area, &self.page, 0);
    }

    fn draw_panel(&self, app: &App, frame: &mut Frame<'_>, panel: Rect) {
        let (glyphs, style) = (app.setting.glyphs, app.setting.theme.frame);
        let lower = Rect { y: self.area.y, height: panel.bottom() - self.area.y, ..panel };
        draw_panel(app, frame, lower, &self.title, &self.more(app));
        let corner = |x: u16| Rect { x, width: 1, height: 1, ..lower };
        put(frame, corner(lower.x), &Line::styled(glyphs.joint.0, style));
        put(frame, corner(lower.right() - 1), &Line::styled(glyphs.joint.1, style));
    }

    fn heading(&self, app: &App) -> Line<'static> {
        let mut sheet = Sheet::new(usize::from(self.area.width), app.setting.theme, app.setting.glyphs);
        sheet.heading(&self.title);
        sheet.finish().lines.remove(0)
    }
}
