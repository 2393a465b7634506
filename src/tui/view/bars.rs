//! The lines that are always there: header and status.
//!
//! Relies on the app. What does not fit is left out by importance, and the level never is.

use super::early::{self, Below};
use super::timer;
use crate::guide::TriageLevel;
use crate::report;
use crate::timer::Part;
use crate::tui::app::{App, Screen};
use crate::tui::keymap;
use crate::tui::kit::scroll;
use crate::tui::layout::Regions;
use crate::wrap;
use ratatui::text::{Line, Span};

/// The least of the guide's name to leave in the header.
const NAME: usize = 16;
/// What the rows of a checklist cannot show.
const BEFORE: &str = "Answered before: none";
/// Between a timer and a level.
const APART: &str = "  ";

/// Where the person is, the level once raised, a timer, and how much is left.
pub(super) fn header(app: &App, width: u16) -> Line<'static> {
    let theme = app.setting.theme;
    let badge = badge(app);
    let name = format!("charley{}{}", app.setting.glyphs.between, app.walk_title());
    let [long, short] = remaining(app);
    let wanted = [&name, &badge, &long].map(|words| wrap::width(words)).iter().sum::<usize>();
    let fits = wanted + timer(app, usize::MAX).width() + APART.len() + 3 <= usize::from(width);
    let left = if fits { long } else { short };
    let room = usize::from(width).saturating_sub(wrap::width(&badge) + wrap::width(&left) + 3);
    let timer = timer(app, room);
    let apart = if badge.is_empty() || timer.content.is_empty() { "" } else { APART };
    let room = room.saturating_sub(wrap::width(&timer.content) + apart.len());
    let name = wrap::cut(&name, room, app.setting.glyphs.cut);
    let gap = " ".repeat(room.saturating_sub(wrap::width(&name)) + 1);
    Line::from(vec![
        Span::raw(" "),
        Span::styled(name, theme.heading),
        Span::raw(gap),
        timer,
        Span::raw(apart),
        Span::styled(badge, theme.level(app.stand.walk.state.level)),
        Span::styled(left, theme.text),
    ])
}

/// The timer that runs, unless the screen below shows it at large.
fn timer(app: &App, room: usize) -> Span<'static> {
    let theme = app.setting.theme;
    let timing = app.header_timing().filter(|_| app.top().screen != Screen::Timer);
    let Some(timing) = timing else { return Span::raw("") };
    let [long, short] = timer::brief(app, timing);
    let words = if wrap::width(&long) + NAME <= room { long } else { short };
    let is_up = timing.timer.phase().part == Part::End;
    Span::styled(words, if is_up { theme.notice } else { theme.strong })
}

/// The level in a few words, once it is above self-care, unless the plan's first line says it just below.
fn badge(app: &App) -> String {
    let level = app.stand.walk.state.level;
    let words = app.session.guide().words(level);
    let said = app.on_plan() && (app.top().scroll == 0 || !app.page.pinned.is_empty());
    if said || level == TriageLevel::SelfCare { String::new() } else { format!(" {} {} ", words.sign, words.short) }
}

/// How many questions come after this one, at length and in short.
fn remaining(app: &App) -> [String; 2] {
    let left = app.stand.remaining;
    if app.stand.plan.is_some() {
        return [String::new(), String::new()];
    }
    if left.max == 0 {
        return ["  last question".to_owned(), "  last question".to_owned()];
    }
    let words = report::left(left).to_lowercase();
    let count = words.trim_end_matches('s').trim_end_matches(" question");
    [format!("  {words}"), format!("  {count}")]
}

/// A message or what stands aside, and what found no room on a page without a frame.
pub(super) fn status(app: &App, regions: &Regions, below: Option<&Below>) -> Line<'static> {
    let theme = app.setting.theme;
    let width = usize::from(regions.status.width);
    // A message about the last key is read now, so the marks take the room that it leaves.
    let before = app.was_none().then_some(BEFORE);
    let told = wrap::width(app.notice.as_deref().or(before).unwrap_or_default());
    let fits = |more: &String| told == 0 || told + wrap::width(more) + 3 <= width;
    let marks = marks(app, regions, below);
    let more = marks.iter().find(|more| fits(more)).cloned().unwrap_or_default();
    let room = width.saturating_sub(wrap::width(&more) + 3);
    let (left, style) = match &app.notice {
        Some(notice) => (notice.clone(), theme.notice),
        None => (aside(app, regions, below, room), theme.text),
    };
    let left = wrap::cut(&left, room, app.setting.glyphs.cut);
    let gap = " ".repeat(room.saturating_sub(wrap::width(&left)) + 1);
    Line::from(vec![Span::raw(" "), Span::styled(left, style), Span::raw(gap), Span::styled(more, theme.strong)])
}

/// What found no room on a page without a frame, at length, in short, no more than that there is something, and nothing.
fn marks(app: &App, regions: &Regions, below: Option<&Below>) -> Vec<String> {
    match (regions.panel, below) {
        (Some(_), _) => Vec::new(),
        (None, Some(below)) => below.marks(app),
        (None, None) => {
            let marks = beyond_marks(app);
            let signs = |words: usize| {
                let some = marks.iter().map(|mark| mark.split(' ').take(words).collect::<Vec<_>>().join(" "));
                some.collect::<Vec<_>>().join("  ")
            };
            vec![beyond(app), signs(2), signs(1).replace(' ', ""), String::new()]
        }
    }
}

/// That a checklist was answered without a tick, which its rows cannot show, and what stands beside a question elsewhere.
fn aside(app: &App, regions: &Regions, below: Option<&Below>, room: usize) -> String {
    if let Some(words) = keymap::to_read(app).filter(|_| app.is_at_last_row() && regions.panel.is_some()) {
        return words;
    }
    let before = app.was_none().then(|| BEFORE.to_owned());
    let room = room.saturating_sub(before.as_ref().map_or(0, |before| wrap::width(before)));
    let beside = Some(beside(app, regions, below, room)).filter(|beside| !beside.is_empty());
    before.into_iter().chain(beside).collect::<Vec<_>>().join(app.setting.glyphs.between)
}

/// The closest early card where no card is on screen, and the last answers, as many as there is room for.
fn beside(app: &App, regions: &Regions, below: Option<&Below>, room: usize) -> String {
    if regions.side.is_some() || app.top().screen != Screen::Walk || app.on_plan() {
        return String::new();
    }
    let guide = app.session.guide();
    let early = early::sentence(app).filter(|_| below.is_none());
    let early = early.map(|sentence| format!("a: {sentence}"));
    let last = app.stand.walk.trail.iter().rev().map(|(question, answer)| {
        format!("{}: {}", guide[*question].short, report::answer(&guide[*question], *answer))
    });
    let items: Vec<String> = early.into_iter().chain(last).collect();
    wrap::pack(&items, app.setting.glyphs.between, room).into_iter().next().unwrap_or_default()
}

/// How many rows are above and below, or lines where no row is hidden; of a checklist those that are still to be read.
pub(super) fn beyond(app: &App) -> String {
    beyond_marks(app).join("  ")
}

/// A mark for what is above and one for what is below. The place is named where there is but one of them.
fn beyond_marks(app: &App) -> Vec<String> {
    let (scroll, height, glyphs) = (app.top().scroll, app.height(), app.setting.glyphs);
    let rows = |above: bool| {
        let rows = app.page.rows.iter().filter(|row| !scroll::shows(scroll, row, height));
        rows.filter(|row| (row.start < scroll) == above).count()
    };
    let unread = if app.is_to_read() { app.unread() } else { [0, 0] };
    let lines = [scroll, app.page.lines.len().saturating_sub(scroll + height)];
    let marks = [
        (glyphs.above, count(unread[0], rows(true), lines[0]), " above"),
        (glyphs.below, count(unread[1], rows(false), lines[1]), " below"),
    ];
    let is_both = marks.iter().all(|(_, count, _)| count.is_some());
    let place = |place| if is_both { "" } else { place };
    let marks = marks.into_iter();
    marks.filter_map(|(sign, count, at)| Some(format!("{sign} {}{}", count?, place(at)))).collect()
}

/// What is counted of what is out of sight.
fn count(unread: usize, rows: usize, lines: usize) -> Option<String> {
    match (unread, rows, lines) {
        (0, 0, 0) => None,
        (0, 0, 1) => Some("1 line".to_owned()),
        (0, 0, lines) => Some(format!("{lines} lines")),
        (0, rows, _) => Some(format!("{rows} more")),
        (unread, ..) => Some(format!("{unread} to read")),
    }
}
