//! The early cards: what may be done before the plan, for somebody who needs it now.
//!
//! Relies on the model. Where they are new they stand at the side of a question, in the rows that it
//! leaves free, or in the status line where there are none. All that hold stand in full on the list
//! of answers, in the same order.

use crate::guide::Card;
use crate::plan::Shown;
use crate::tui::card;
use crate::tui::frame::around::Piece;
use crate::tui::frame::layout::{self, Regions};
use crate::tui::key::{self, Action};
use crate::tui::kit::page::Page;
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The part of the first card that the frame above it says already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Nothing,
    /// The group of the first card.
    Group,
    /// The title of the first card.
    Title,
    /// The title of the first card, and there is room for its drawing.
    TitleOfDrawn,
}

/// Writes all early cards under their groups; below a frame that says something already, only those
/// that are new.
pub(crate) fn write(m: &Model, said: Said, sheet: &mut Sheet) {
    let guide = m.guide();
    let mut group = None;
    for (at, shown) in all(m).filter(|shown| said == Said::Nothing || is_fresh(m, shown)).enumerate() {
        let card = &guide[shown.card];
        let new = group.replace(card.group) != Some(card.group);
        if new && (at > 0 || said == Said::Nothing) {
            sheet.heading(&guide.groups[card.group].title);
        } else {
            sheet.gap();
        }
        let said = if at == 0 || said == Said::Nothing { said } else { Said::Group };
        write_card(m, shown, said, sheet);
    }
}

fn write_card(m: &Model, shown: &Shown, said: Said, sheet: &mut Sheet) {
    let card = &m.guide()[shown.card];
    // Only a page that can be scrolled shows a whole drawing in any case.
    let is_drawn = matches!(said, Said::Nothing | Said::TitleOfDrawn);
    let drawing = if is_drawn { card::drawing(card, sheet) } else { Vec::new() };
    sheet.illustrated(drawing, |sheet| {
        if matches!(said, Said::Nothing | Said::Group) {
            sheet.text(sheet.theme.strong, card.headline());
        }
        card::advice(m.guide(), shown, sheet);
    });
}

/// The first card alone.
fn first_alone(m: &Model, said: Said, width: usize) -> Page {
    let mut sheet = m.sheet(width);
    closest(m).into_iter().for_each(|shown| write_card(m, shown, said, &mut sheet));
    sheet.finish()
}

/// The lines that the first card takes at the side of a question.
pub(crate) fn needed(m: &Model, width: usize) -> usize {
    first_alone(m, Said::Group, width).lines.len()
}

/// True if more of the first card can be read at the side of a list than below it, where the list
/// takes so many lines of a width.
pub(crate) fn fits_better_at_side(m: &Model, lines: impl FnOnce(usize) -> usize) -> bool {
    if first(m).is_none() {
        return true;
    }
    let [side, whole] = layout::choices(m.size);
    let width = usize::from(whole.width);
    // Beside it stands an answer at least, in a frame of its own; below it the title of the card.
    let beside = (first_alone(m, Said::Group, side.width.into()), usize::from(side.height).saturating_sub(3));
    let below = (first_alone(m, Said::Title, width), usize::from(whole.height).saturating_sub(lines(width) + 1));
    let [beside, below] = [beside, below].map(|(card, rows)| (card.fitting(rows), card.lines.len()));
    beside.0 * below.1 >= below.0 * beside.1
}

/// The first card.
pub(crate) fn first(m: &Model) -> Option<&Card> {
    closest(m).map(|shown| &m.guide()[shown.card])
}

/// The group of the first card.
pub(crate) fn group(m: &Model) -> Option<&str> {
    first(m).map(|card| m.guide().groups[card.group].title.as_str())
}

/// The line of the first card, for a screen that has room for no more.
pub(crate) fn sentence(m: &Model) -> Option<&str> {
    first(m).map(Card::headline)
}

/// The early cards in their order, while there is no plan.
fn all(m: &Model) -> impl Iterator<Item = &Shown> {
    m.stand.early.iter().filter(|_| m.stand.plan.is_none())
}

fn is_fresh(m: &Model, shown: &Shown) -> bool {
    m.stand.fresh.contains(&shown.card)
}

/// The card that stands first beside the question.
fn closest(m: &Model) -> Option<&Shown> {
    all(m).find(|shown| is_fresh(m, shown))
}

/// The early cards below a question.
pub(crate) struct Below {
    /// The title's row and all below it.
    area: Rect,
    title: String,
    page: Page,
}

impl Below {
    /// Those in the rows that a page of so many lines leaves free, if they hold more than a title.
    pub(crate) fn of(m: &Model, regions: &Regions, lines: usize) -> Option<Self> {
        let title = first(m)?.headline().to_owned();
        let free = regions.free(lines).filter(|free| free.height > 1)?;
        let (width, rows) = (usize::from(free.width), usize::from(free.height) - 1);
        let is_drawn = first_alone(m, Said::TitleOfDrawn, width).lines.len() <= rows;
        let mut sheet = m.sheet(width);
        write(m, if is_drawn { Said::TitleOfDrawn } else { Said::Title }, &mut sheet);
        let page = sheet.finish();
        let gap = u16::from(usize::from(free.height) > page.lines.len() + 1);
        let area = Rect { y: free.y + gap, height: free.height - gap, ..free };
        Some(Self { area, title, page })
    }

    fn fitting(&self) -> usize {
        self.page.fitting(usize::from(self.area.height) - 1)
    }

    /// Marks for lines that find no room, at length and in short.
    pub(crate) fn marks(&self, m: &Model) -> Vec<String> {
        let (sign, hidden) = (m.setting.glyphs.below, self.page.lines.len() - self.fitting());
        let long = format!("{sign} {hidden} more: {}", key::name(Action::Answers));
        if hidden == 0 { Vec::new() } else { vec![long, sign.to_owned(), String::new()] }
    }

    /// They stand in the lower part of the question's frame if it has one.
    pub(crate) fn pieces(self, m: &Model, panel: Option<Rect>) -> [Piece; 2] {
        let height = layout::rows(self.fitting()).min(self.area.height.saturating_sub(1));
        let mark = more(m.setting.glyphs.below, self.page.lines.len() - self.fitting(), "line");
        let heading = match panel {
            Some(panel) => {
                let area = Rect { y: self.area.y, height: panel.bottom() - self.area.y, ..panel };
                Piece::Panel { area, title: self.title, mark, is_joined: true }
            }
            None => Piece::Line(self.area, heading(m, &self.title, self.area.width)),
        };
        let area = Rect { y: self.area.y + 1, height, ..self.area };
        [heading, Piece::Page { area, page: self.page, from: 0 }]
    }
}

fn heading(m: &Model, title: &str, width: u16) -> Line<'static> {
    let mut sheet = m.sheet(usize::from(width));
    sheet.heading(title);
    sheet.finish().lines.remove(0)
}

/// A mark for what found no room, with the key to the list where it stands; empty if all did.
pub(crate) fn more(sign: &str, hidden: usize, unit: &str) -> String {
    let key = key::name(Action::Answers);
    match hidden {
        0 => String::new(),
        1 => format!("{sign} 1 more {unit}: press {key}"),
        _ => format!("{sign} {hidden} more {unit}s: press {key}"),
    }
}
