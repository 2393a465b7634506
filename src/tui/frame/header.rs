//! The first line: where the person is, the level once raised, a timer, and how much is left.
//!
//! Relies on the model. What does not fit is left out by importance, and the level never is.

use super::around::Around;
use crate::guide::TriageLevel;
use crate::report;
use crate::timer::Part;
use crate::tui::key::{self, Action};
use crate::tui::model::Model;
use crate::tui::model::timing::{self, MINUTE, Timing};
use crate::wrap;
use ratatui::text::{Line, Span};

/// The least of the guide's name to leave.
const NAME: usize = 16;
/// Between a timer and a level.
const APART: &str = "  ";

/// Writes it in so many cells.
pub(crate) fn header(m: &Model, around: &Around, width: u16) -> Line<'static> {
    let (theme, width) = (m.setting.theme, usize::from(width));
    let badge = badge(m, around);
    let name = format!("charley{}{}", m.setting.glyphs.between, m.title());
    let left = remaining(m, width, [&name, &badge], timer(m, around, usize::MAX).width());
    let room = width.saturating_sub(wrap::width(&badge) + wrap::width(&left) + 3);
    let timer = timer(m, around, room);
    let apart = if badge.is_empty() || timer.content.is_empty() { "" } else { APART };
    let room = room.saturating_sub(wrap::width(&timer.content) + apart.len());
    let name = wrap::cut(&name, room, m.setting.glyphs.cut);
    let gap = " ".repeat(room.saturating_sub(wrap::width(&name)) + 1);
    Line::from(vec![
        Span::raw(" "),
        Span::styled(name, theme.heading),
        Span::raw(gap),
        timer,
        Span::raw(apart),
        Span::styled(badge, theme.level(m.level())),
        Span::styled(left, theme.text),
    ])
}

/// The timer that runs, unless the screen below shows it at large.
fn timer(m: &Model, around: &Around, room: usize) -> Span<'static> {
    let theme = m.setting.theme;
    let timing = m.header_timing().filter(|_| !around.shows_timer);
    let Some(timing) = timing else { return Span::raw("") };
    let [long, short] = timer_words(m, timing);
    let words = if wrap::width(&long) + NAME <= room { long } else { short };
    let is_up = timing.timer.phase().part == Part::End;
    Span::styled(words, if is_up { theme.notice } else { theme.strong })
}

/// The words for a timer, at length and in short.
fn timer_words(m: &Model, timing: &Timing) -> [String; 2] {
    let (timer, phase) = (&timing.timer, timing.timer.phase());
    if phase.part == Part::End {
        let words = format!(" time is up: {} ", key::name(Action::Timer));
        return [words.clone(), words];
    }
    let time = match m.seconds_shown(timer) {
        seconds if phase.length.as_secs() <= MINUTE => format!("{seconds} s"),
        seconds => timing::clock(seconds, phase),
    };
    [timing::words(timer), timing::brief(timer)].map(|words| format!("{}: {time}", words.to_lowercase()))
}

/// The level in a few words, once it is above self-care, unless the page's first line says it just
/// below.
fn badge(m: &Model, around: &Around) -> String {
    let (level, words) = (m.level(), m.guide().words(m.level()));
    let is_said = around.says_level || level == TriageLevel::SelfCare;
    if is_said { String::new() } else { format!(" {} {} ", words.sign, words.short) }
}

/// The number of questions that come after this one: at length where there is room beside all else,
/// or else in short.
fn remaining(m: &Model, width: usize, beside: [&str; 2], timer: usize) -> String {
    let left = m.stand.remaining;
    if m.stand.plan.is_some() {
        return String::new();
    }
    if left.max == 0 {
        return "  last question".to_owned();
    }
    let words = report::left(left).to_lowercase();
    let long = format!("  {words}");
    let wanted = beside.map(wrap::width).iter().sum::<usize>() + wrap::width(&long);
    if wanted + timer + APART.len() + 3 <= width {
        return long;
    }
    format!("  {}", words.trim_end_matches('s').trim_end_matches(" question"))
}
