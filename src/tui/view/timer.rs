//! The timer: a few words in the header, and a screen of its own with digits to be read from the floor.
//!
//! Relies on the app's timer. Must not count. On the large screen the digits take what room the words leave.

use super::question::number;
use crate::guide::{Card, CardIdx, Step};
use crate::report;
use crate::timer::{Part, Phase, Run, Timer};
use crate::tui::app::App;
use crate::tui::keymap;
use crate::tui::kit::digits;
use crate::tui::kit::page::Sheet;
use crate::tui::kit::theme::Glyphs;
use crate::tui::layout::Room;
use crate::tui::timing::Timing;
use crate::tui::update::Action;
use crate::wrap;

/// The largest digits. Larger ones would be redrawn each second with several times as many bytes.
const LARGEST: usize = 2;
const LONGEST_BAR: usize = 60;
/// A minute is counted in seconds, what is longer in minutes and seconds.
const MINUTE: u64 = 60;

/// What the header says, at length and in short.
pub(super) fn brief(app: &App, timing: &Timing) -> [String; 2] {
    let (timer, phase) = (&timing.timer, timing.timer.phase());
    if phase.part == Part::End {
        let words = format!(" time is up: {} ", keymap::name(Action::Timer));
        return [words.clone(), words];
    }
    let time = match app.seconds_shown(timer) {
        seconds if phase.length.as_secs() <= MINUTE => format!("{seconds} s"),
        seconds => clock(seconds, phase),
    };
    let short = match phase.part {
        _ if timer.run() != Run::On => PAUSED.to_owned(),
        Part::Hold { of, .. } => report::phase(Part::Hold { nth: of, of: 1 }),
        part => report::phase(part),
    };
    [words(timer), short].map(|words| format!("{}: {time}", words.to_lowercase()))
}

/// The key that leads to the timer of a card: the one for the card at hand, or on a plan the card's number. Beside a question,
/// where numbers answer, the timer that runs leads to the others.
pub(super) fn key(app: &App, card: CardIdx) -> Option<String> {
    let leads_there = if app.timing().is_none() { app.at_hand() == Some(card) } else { !app.on_plan() };
    if leads_there {
        return Some(keymap::name(Action::Timer));
    }
    let nth = app.timed_cards().into_iter().position(|timed| timed == card).filter(|_| app.on_plan());
    nth.map(number).filter(|number| *number != ' ').map(String::from)
}

/// Writes the large screen.
pub(super) fn write(app: &App, sheet: &mut Sheet) {
    let Some(Timing { card: idx, timer, .. }) = app.timing() else { return };
    let card = &app.session.guide()[*idx];
    let page = |write: &dyn Fn(&mut Sheet)| {
        let mut page = Sheet::new(sheet.width(), sheet.theme, sheet.glyphs);
        write(&mut page);
        page.finish()
    };
    let words = page(&|sheet| write_words(card, timer, sheet));
    let others = page(&|sheet| write_others(app, *idx, sheet));
    // On a small screen the digits come before what else could be timed.
    let beside = if Room::of(app.size) > Room::Small { others.lines.len() + 1 } else { 0 };
    let room = app.height().saturating_sub(words.lines.len() + beside);
    if timer.phase().part == Part::End {
        write_end(room, sheet);
    } else {
        write_time(app, timer, room, sheet);
    }
    sheet.append(words);
    write_again(app, sheet);
    sheet.gap();
    sheet.append(others);
}

/// That time is up, a little above the middle of so many rows.
fn write_end(room: usize, sheet: &mut Sheet) {
    (0..room / 4).for_each(|_| sheet.picture(sheet.theme.text, ""));
    sheet.centred(sheet.theme.heading, &report::phase(Part::End));
    sheet.gap();
}

/// How the timer is started once more, when all its time is up.
fn write_again(app: &App, sheet: &mut Sheet) {
    if !app.is_timing() {
        sheet.centred(sheet.theme.text, &format!("{} starts it again.", keymap::name(Action::Toggle)));
    }
}

/// Writes what leaving does to a timer.
pub(super) fn write_quit(app: &App, sheet: &mut Sheet) {
    let title = app.timing().map_or("", |timing| app.session.guide()[timing.card].title.as_str());
    sheet.text(sheet.theme.strong, "A timer runs. Leaving ends it.");
    sheet.text(sheet.theme.text, title);
}

/// Writes what starting another timer does to the one that runs.
pub(super) fn write_other(app: &App, other: CardIdx, sheet: &mut Sheet) {
    let guide = app.session.guide();
    let runs = app.timing().map_or("", |timing| guide[timing.card].title.as_str());
    sheet.text(sheet.theme.strong, "One timer runs at a time. Starting this one ends the other.");
    sheet.text(sheet.theme.text, &format!("Starts: {}", guide[other].title));
    sheet.text(sheet.theme.text, &format!("Ends: {runs}"));
}

/// The phase, the time that is left, and a bar, over so many rows.
fn write_time(app: &App, timer: &Timer, room: usize, sheet: &mut Sheet) {
    let (phase, seconds) = (timer.phase(), app.seconds_shown(timer));
    let air = usize::from(Room::of(app.size) > Room::Small);
    // For less movement there is no bar.
    let bar = Some(passed(seconds, phase, sheet)).filter(|_| !app.setting.calm);
    // Letters are thinner than blocks.
    let thick = if sheet.glyphs.halves.is_none() { 1 + air } else { 1 };
    let bar: Vec<String> = bar.into_iter().flat_map(|bar| std::iter::repeat_n(bar, thick)).collect();
    let room = room.saturating_sub(1 + bar.len() + 3 * air);
    // Digits that stay where they are need not be drawn again.
    let widest = clock(phase.length.as_secs(), phase).len();
    let digits = large(&format!("{:>widest$}", clock(seconds, phase)), sheet.width(), room, sheet.glyphs);
    // A little above the middle of what is left.
    (0..room.saturating_sub(digits.len()) / 3).for_each(|_| sheet.picture(sheet.theme.text, ""));
    let style = if timer.run() == Run::On { sheet.theme.heading } else { sheet.theme.notice };
    sheet.centred(style, &words(timer));
    let rows = [digits, bar];
    for lines in rows {
        (0..air).for_each(|_| sheet.gap());
        lines.iter().for_each(|line| sheet.picture(sheet.theme.strong, line));
    }
    (0..air).for_each(|_| sheet.gap());
}

/// The largest digits that fit, or a line of small ones.
fn large(time: &str, width: usize, height: usize, glyphs: &Glyphs) -> Vec<String> {
    let fits = |lines: &Vec<String>| lines.len() <= height && lines.iter().all(|line| wrap::width(line) <= width);
    let sizes = (1..=LARGEST).rev().map(|scale| digits::lines(time, scale, glyphs));
    sizes.into_iter().find(fits).unwrap_or_else(|| vec![time.to_owned()])
}

/// A bar that fills up.
fn passed(seconds: u64, phase: Phase, sheet: &Sheet) -> String {
    let width = sheet.width().min(LONGEST_BAR);
    let length = phase.length.as_secs().max(1);
    let full = length.saturating_sub(seconds) * u64::try_from(width).unwrap_or(0) / length;
    let full = usize::try_from(full).unwrap_or(width).min(width);
    format!("{}{}", sheet.glyphs.full.repeat(full), sheet.glyphs.empty.repeat(width - full))
}

/// What to do meanwhile or at the end, and what comes next.
fn write_words(card: &Card, timer: &Timer, sheet: &mut Sheet) {
    let phase = timer.phase();
    let step = &card.steps[phase.step];
    match (phase.part, &step.end) {
        (Part::End, Some(end)) => sheet.centred(sheet.theme.strong, end),
        (Part::End, None) => sheet.centred(sheet.theme.text, &format!("{}.", step.text)),
        (Part::Rest, _) => {}
        _ => sheet.centred(sheet.theme.strong, &step.text),
    }
    let minutes = timer.late().as_secs() / MINUTE;
    if minutes > 0 {
        sheet.centred(sheet.theme.text, &format!("That was {minutes} min ago."));
    }
    if timer.run() == Run::Lost {
        sheet.centred(sheet.theme.text, "It stood still while nobody could follow it.");
    }
    if let Some(next) = next(card, timer) {
        sheet.centred(sheet.theme.text, &next);
    }
    if let steps @ 2.. = card.steps.len() {
        sheet.centred(sheet.theme.quiet, &format!("Step {} of {steps}", phase.step + 1));
    }
}

/// What comes next. What a step says at its end is told before it is needed.
fn next(card: &Card, timer: &Timer) -> Option<String> {
    let next = timer.next()?;
    let step: &Step = &card.steps[next.step];
    let seconds = next.length.as_secs();
    Some(match next.part {
        Part::Rest => format!("Next: rest, {seconds} s"),
        Part::Hold { .. } if timer.phase().part == Part::Rest => {
            format!("Next: {}, {seconds} s: {}", report::phase(next.part).to_lowercase(), step.text)
        }
        Part::Hold { .. } => format!("Next: {}, {seconds} s", report::phase(next.part).to_lowercase()),
        Part::End => format!("Then: {}", step.end.as_ref()?),
        Part::Ready | Part::Pack => format!("Next: {}: {}", step.text, report::timing(step.timing)),
    })
}

/// The other timers that may be started now, with the digits that start them.
fn write_others(app: &App, timed: CardIdx, sheet: &mut Sheet) {
    let guide = app.session.guide();
    let others: Vec<(usize, CardIdx)> =
        app.timed_cards().into_iter().enumerate().filter(|(_, card)| *card != timed).collect();
    if others.is_empty() {
        return;
    }
    sheet.heading("Other timers: the number starts one");
    for (at, card) in others {
        sheet.hang(format!("{}  ", number(at)), sheet.theme.text, &guide[card].title);
    }
}

/// The phase, and whether time stands still.
fn words(timer: &Timer) -> String {
    let part = report::phase(timer.phase().part);
    if timer.run() == Run::On { part } else { format!("{PAUSED}: {}", part.to_lowercase()) }
}

/// Seconds alone, or as on a clock if the phase is longer than a minute.
fn clock(seconds: u64, phase: Phase) -> String {
    const HOUR: u64 = 60 * MINUTE;
    let (minutes, rest) = (seconds % HOUR / MINUTE, seconds % MINUTE);
    match phase.length.as_secs() {
        ..=MINUTE => seconds.to_string(),
        HOUR.. => format!("{}:{minutes:02}:{rest:02}", seconds / HOUR),
        _ => format!("{minutes}:{rest:02}"),
    }
}

const PAUSED: &str = "Paused";
