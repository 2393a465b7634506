//! The timer at large: digits to be read from the floor, what to do meanwhile, and the other
//! timers.
//!
//! Relies on the model's timer. Must not count. The digits take what room the words leave.

use super::{Matter, Next, Screen, To};
use crate::guide::{Card, CardIdx, Step};
use crate::report;
use crate::timer::{Part, Phase, Run, Timer as Counter};
use crate::tui::frame::around::Around;
use crate::tui::frame::layout::Shape;
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding, Words};
use crate::tui::kit::room::Room;
use crate::tui::kit::rows::number;
use crate::tui::kit::sheet::Sheet;
use crate::tui::kit::theme::Glyphs;
use crate::tui::kit::{bars, digits};
use crate::tui::model::Model;
use crate::tui::model::timing::{self, MINUTE, Timing};
use crate::wrap;

/// The largest digits. Larger ones would be redrawn each second with several times as many bytes.
const LARGEST: usize = 2;
const LONGEST_BAR: usize = 60;

/// The timer at large.
#[derive(Debug)]
pub(crate) struct Timer;

impl Screen for Timer {
    fn title(&self, m: &Model) -> String {
        m.timers.seen().map_or_else(String::new, |timing| m.guide()[timing.card].headline().to_owned())
    }

    fn place(&self) -> &'static str {
        "this is the timer"
    }

    fn shape<'m>(&self, _: &'m Model, _: &Pane) -> Shape<'m> {
        Shape::WHOLE
    }

    fn keys(&self, m: &Model, _: &Pane) -> Vec<Binding> {
        let is_on = m.timers.is_on();
        let mut keys = vec![
            key::bind(Action::Timer),
            key::bind(Action::Pick(0)),
            key::maybe(Action::EndTimer, is_on.then_some(&["end it", "end"])),
            // A held Enter skips all that is left, and says nothing at the end.
            key::maybe(Action::Choose, skip_words(m)).ranked(key::FIRST),
        ];
        keys.extend(pause_words(m).map(|words| key::named(Action::Toggle, words)));
        keys
    }

    fn act(&mut self, m: &mut Model, _: &mut Pane, action: Action) -> Next {
        match action {
            Action::Toggle => pause(m),
            Action::Choose if skip_words(m).is_none() => return Next::Idle,
            Action::Choose => m.timers.with(Counter::skip),
            Action::Pick(nth) => return start_other(m, nth),
            Action::EndTimer => {
                m.timers.end();
                return Next::Close;
            }
            _ => return Next::Idle,
        }
        Next::Stay
    }

    /// One whose time is up ends with its screen.
    fn may_close(&mut self, m: &mut Model) -> bool {
        if !m.timers.is_on() {
            m.timers.end();
        }
        true
    }

    fn is_read(&self, _: &Model, _: &Pane) -> bool {
        false
    }

    fn page(&self, m: &Model, pane: &Pane, sheet: &mut Sheet) {
        let Some(Timing { card: idx, timer, .. }) = m.timers.seen() else { return };
        let card = &m.guide()[*idx];
        let written = |write: &dyn Fn(&mut Sheet)| {
            let mut part = sheet.another();
            write(&mut part);
            part.finish()
        };
        let words = written(&|sheet| write_words(card, timer, sheet));
        let others = written(&|sheet| write_others(m, *idx, sheet));
        // On a small screen the digits come before what else could be timed.
        let beside = if m.room() > Room::Small { others.lines.len() + 1 } else { 0 };
        let room = pane.height().saturating_sub(words.lines.len() + beside);
        if timer.phase().part == Part::End {
            write_end(room, sheet);
        } else {
            write_time(m, timer, room, sheet);
        }
        sheet.append(words);
        write_again(m, sheet);
        sheet.gap();
        sheet.append(others);
    }

    fn around(&self, _: &Model, _: &Pane) -> Around {
        Around { shows_timer: true, ..Around::default() }
    }
}

/// The words for Enter. At the end none: a held Enter would go through to the question below and
/// answer it.
fn skip_words(m: &Model) -> Option<Words> {
    match m.timers.seen().map(|timing| timing.timer.phase().part) {
        _ if !m.timers.is_on() => None,
        Some(Part::End) => Some(&["next step", "next"]),
        _ => Some(&["skip"]),
    }
}

/// The words for Space. When all its time is up, it counts once more.
fn pause_words(m: &Model) -> Option<Words> {
    let timer = &m.timers.seen()?.timer;
    match timer.phase().part {
        Part::End if !timer.is_finished() => None,
        Part::End => Some(&["start again", "again"]),
        _ if timer.run() == Run::On => Some(&["pause"]),
        _ => Some(&["go on"]),
    }
}

/// Stops the time, or lets it go on; when it is up, it begins again.
fn pause(m: &mut Model) {
    let finished = m.timers.seen().filter(|timing| timing.timer.is_finished()).map(|timing| timing.card);
    match finished {
        Some(card) => m.start_timer(card),
        None => m.timers.with(|timer| if timer.is_counting() { timer.pause() } else { timer.resume() }),
    }
}

/// Starts another timer. Where one runs, that is asked first: somebody may be counting on it.
fn start_other(m: &mut Model, nth: usize) -> Next {
    match m.timed_cards().get(nth).copied() {
        Some(card) if m.times_another(card) => Next::Open(To::Confirm(Matter::Timer(card))),
        Some(card) => {
            m.start_timer(card);
            Next::Stay
        }
        None => Next::Stay,
    }
}

/// Says that time is up, a little above the middle of so many rows.
fn write_end(room: usize, sheet: &mut Sheet) {
    (0..room / 4).for_each(|_| sheet.picture(sheet.theme.text, ""));
    sheet.centred(sheet.theme.heading, &report::phase(Part::End));
    sheet.gap();
}

/// Says how the timer is started once more, when all its time is up.
fn write_again(m: &Model, sheet: &mut Sheet) {
    if !m.timers.is_on() {
        sheet.centred(sheet.theme.text, &format!("{} starts it again.", key::name(Action::Toggle)));
    }
}

/// The phase, the time that is left, and a bar, over so many rows.
fn write_time(m: &Model, timer: &Counter, room: usize, sheet: &mut Sheet) {
    let (phase, seconds) = (timer.phase(), m.seconds_shown(timer));
    let air = usize::from(m.room() > Room::Small);
    // For less movement there is no bar.
    let bar = (!m.setting.calm).then(|| passed(seconds, phase, sheet));
    // Letters are thinner than blocks.
    let thick = if sheet.glyphs.halves.is_none() { 1 + air } else { 1 };
    let bar: Vec<String> = bar.into_iter().flat_map(|bar| std::iter::repeat_n(bar, thick)).collect();
    let room = room.saturating_sub(1 + bar.len() + 3 * air);
    // Digits that stay where they are need not be drawn again.
    let widest = timing::clock(phase.length.as_secs(), phase).len();
    let digits = large(&format!("{:>widest$}", timing::clock(seconds, phase)), sheet.width(), room, sheet.glyphs);
    // A little above the middle of what is left.
    (0..room.saturating_sub(digits.len()) / 3).for_each(|_| sheet.picture(sheet.theme.text, ""));
    let style = if timer.run() == Run::On { sheet.theme.heading } else { sheet.theme.notice };
    sheet.centred(style, &timing::words(timer));
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
    let length = phase.length.as_secs().max(1);
    bars::filled(length.saturating_sub(seconds), length, sheet.width().min(LONGEST_BAR), sheet.glyphs)
}

/// Says what to do meanwhile or at the end, and what comes next.
fn write_words(card: &Card, timer: &Counter, sheet: &mut Sheet) {
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

/// The next phase. The words of a step for its end are told before they are needed.
fn next(card: &Card, timer: &Counter) -> Option<String> {
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
fn write_others(m: &Model, timed: CardIdx, sheet: &mut Sheet) {
    let guide = m.guide();
    let others: Vec<(usize, CardIdx)> =
        m.timed_cards().into_iter().enumerate().filter(|(_, card)| *card != timed).collect();
    if others.is_empty() {
        return;
    }
    sheet.heading("Other timers: the number starts one");
    for (at, card) in others {
        sheet.hang(format!("{}  ", number(at)), sheet.theme.text, guide[card].headline());
    }
}
