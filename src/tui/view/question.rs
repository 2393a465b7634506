//! The question screen: a list of choices or a checklist.
//!
//! Relies on the app. Must not know whether the question stands on the walk or lies over it.

use crate::guide::{Question, QuestionIdx};
use crate::report::{self, NONE_OF_THESE};
use crate::trail::Ticks;
use crate::tui::app::App;
use crate::tui::keymap;
use crate::tui::kit::page::Sheet;
use crate::tui::kit::swatch::swatches;
use crate::tui::layout::{Regions, Room};
use crate::tui::update::Action;
use crate::wrap;

/// The last row of a checklist stands apart where that leaves room for it and for five lines below.
const SPARE: usize = 7;

/// Writes the question, why it is asked, and its rows.
pub(super) fn write(app: &App, question: QuestionIdx, sheet: &mut Sheet) {
    let asked = &app.session.guide()[question];
    offer(app, sheet);
    sheet.text(sheet.theme.strong, &asked.ask);
    let place = place(app, asked);
    if place == Why::Above {
        sheet.text(sheet.theme.quiet, &asked.why);
    }
    sheet.gap();
    if asked.is_checklist() {
        write_ticks(app, asked, sheet);
    } else {
        write_choices(app, asked, sheet);
    }
    if place == Why::Below {
        sheet.gap();
        sheet.text(sheet.theme.quiet, &asked.why);
    }
}

/// That there is an unfinished walk, above the first question.
fn offer(app: &App, sheet: &mut Sheet) {
    let Some(offer) = app.offer() else { return };
    let key = keymap::name(Action::GoOn);
    let words = report::journal::offer(&offer.replay.session, offer.stopped_at, offer.ago, &key);
    sheet.text(sheet.theme.notice, &words);
}

/// Where it stands why a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Above,
    /// On a small screen the rows come first.
    Below,
    /// Beside a picture, where all rows stand on screen only without it.
    InFrame,
}

fn place(app: &App, asked: &Question) -> Why {
    let Regions { panel, page, .. } = Regions::of(app);
    let lines = |text| wrap::wrap(text, usize::from(page.width)).len();
    let needed = lines(&asked.ask) + 1 + asked.choices.iter().map(|choice| lines(&choice.text)).sum::<usize>();
    let fits = |more: usize| needed + more <= usize::from(page.height);
    let frame = panel.map_or(0, |panel| usize::from(panel.width.saturating_sub(4)));
    match () {
        () if Room::of(app.size) == Room::Small => Why::Below,
        () if app.body().is_none() || fits(lines(&asked.why)) => Why::Above,
        () if fits(0) && wrap::width(&asked.why) + 2 <= frame => Why::InFrame,
        () => Why::Below,
    }
}

/// Why the question is asked, if the lower edge of the frame says it.
pub(super) fn in_frame(app: &App) -> Option<&str> {
    let asked = &app.session.guide()[app.asked()?];
    (place(app, asked) == Why::InFrame).then_some(&asked.why)
}

fn write_choices(app: &App, asked: &Question, sheet: &mut Sheet) {
    let wanted: Vec<_> = asked.choices.iter().map(|choice| choice.swatch).collect();
    let swatches = swatches(&wanted, app.setting.swatches, sheet.glyphs);
    for ((at, choice), swatch) in asked.choices.iter().enumerate().zip(swatches) {
        let (focused, label) = (at == app.top().focus, format!("{}  ", number(at)));
        match swatch {
            Some(swatch) => sheet.row_with(focused, &label, swatch, &choice.text),
            None => sheet.row(focused, &label, &choice.text),
        }
    }
}

fn write_ticks(app: &App, asked: &Question, sheet: &mut Sheet) {
    let top = app.top();
    for (at, choice) in asked.choices.iter().enumerate() {
        let mark = if top.ticks.contains(at) { "[x]" } else { "[ ]" };
        sheet.row(at == top.focus, &format!("{} {mark} ", number(at)), &choice.text);
    }
    if sheet.height() + SPARE <= app.height() {
        sheet.gap();
    }
    let label = format!("0{:^5}", sheet.glyphs.arrow.trim());
    sheet.row(top.focus == asked.choices.len(), &label, &format!("{}: go on", last_row(top.ticks)));
}

/// The words of the last row say what goes on from there.
fn last_row(ticks: Ticks) -> String {
    match ticks.count() {
        0 => NONE_OF_THESE.to_owned(),
        1 => "This one fits".to_owned(),
        count => format!("These {count} fit"),
    }
}

/// The number of a row that a digit reaches. A number that cannot be typed would send two digits to two other rows.
pub(super) fn number(at: usize) -> char {
    u32::try_from(at + 1).ok().and_then(|at| char::from_digit(at, 10)).unwrap_or(' ')
}
