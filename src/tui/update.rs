//! What each action does.
//!
//! Relies on the app. Must not know keys or draw.

use crate::guide::QuestionIdx;
use crate::session::Session;
use crate::timer::Timer;
use crate::trail::{Answer, Position};
use crate::tui::app::{App, Screen};
use crate::tui::export::Target;
use crate::tui::figure::{Figure, Place, Way};
use crate::tui::keymap;
use crate::tui::layout::{Regions, Room};
use crate::tui::scroll;

/// What the user means by a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// One row or line up.
    Up,
    /// One row or line down.
    Down,
    /// To the region at the left.
    Left,
    /// To the region at the right.
    Right,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first row or line.
    Home,
    /// To the last row or line.
    End,
    /// To the next group of cards; beside a picture, to the next row.
    NextGroup,
    /// To the row with this place; in a checklist that also ticks it.
    Pick(usize),
    /// To the last row of a checklist.
    LastRow,
    /// What Enter does: answer, tick, go on, change, confirm.
    Choose,
    /// Ticks the focused row, or pauses the timer.
    Toggle,
    /// To the question before.
    Back,
    /// The list of answers.
    Answers,
    /// Starts a timer, or shows the one that runs at large.
    Timer,
    /// Ends the timer.
    EndTimer,
    /// The reasons of a plan.
    Why,
    /// The first question, laid over.
    Emergency,
    /// Where to take a plan along to.
    Export,
    /// Starts anew.
    New,
    /// Loads the guide again.
    Reload,
    /// Takes away what lies over the question or plan.
    Close,
    /// The keys.
    Help,
    /// Draws everything again.
    Repaint,
    /// Stops the program until the shell goes on with it.
    Suspend,
    /// Takes away what lies over the question or plan, or leaves.
    Quit,
    /// Leaves at once.
    Interrupt,
}

/// What the loop has to do after an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Nothing changed.
    Idle,
    /// Draw.
    Draw,
    /// Draw everything again.
    Repaint,
    /// Stop until the shell goes on with the program.
    Suspend,
    /// Load the guide again.
    Reload,
    /// Write the plan there.
    Export(Target),
    /// Leave with this exit code.
    Quit(u8),
}

/// Does what the user means. The keymap offers only actions that apply now.
pub fn update(app: &mut App, action: Action) -> Flow {
    match action {
        Action::Up => go(app, Way::Up),
        Action::Down => go(app, Way::Down),
        Action::Left => go(app, Way::Left),
        Action::Right => go(app, Way::Right),
        Action::PageUp => leaf(app, -1),
        Action::PageDown => leaf(app, 1),
        Action::Home => edge(app, isize::MIN),
        Action::End => edge(app, isize::MAX),
        Action::NextGroup => next_group(app),
        Action::Pick(row) => pick(app, row),
        Action::LastRow => focus(app, usize::MAX),
        Action::Choose => return choose(app),
        Action::Toggle if app.top().screen == Screen::Timer => pause(app),
        Action::Toggle => tick(app),
        Action::Back => back(app),
        Action::Answers => toggle(app, Screen::Answers),
        Action::Timer => timer(app),
        Action::EndTimer => app.end_timer(),
        Action::Why => why(app),
        Action::Emergency => emergency(app),
        Action::Export => toggle(app, Screen::Export),
        Action::New => app.open(Screen::ConfirmNew),
        Action::Close => close(app),
        Action::Help => toggle(app, Screen::Help),
        Action::Repaint => return Flow::Repaint,
        Action::Suspend => return Flow::Suspend,
        Action::Reload => return Flow::Reload,
        Action::Quit if app.can_close() => close(app),
        Action::Quit if app.asks_to_leave() => app.open(Screen::ConfirmQuit),
        Action::Quit => return Flow::Quit(0),
        Action::Interrupt => return Flow::Quit(130),
    }
    Flow::Draw
}

/// To the region that lies there on a picture, or up and down a list; beyond the outermost region the page itself moves.
fn go(app: &mut App, way: Way) {
    let by = match way {
        Way::Up => -1,
        Way::Down => 1,
        Way::Left | Way::Right => 0,
    };
    if Regions::of(app).picture.is_none() {
        return step(app, by);
    }
    match next_region(app, way) {
        Some(place) => {
            focus(app, place.row);
            app.top_mut().spot = place.spot;
        }
        None => shift(app, by),
    }
}

fn next_region(app: &App, way: Way) -> Option<Place> {
    let body = app.body()?;
    let here = Place { row: app.top().focus, spot: app.top().spot };
    Figure::of(body, app.session.guide()[body.question].choices.len()).next(here, way)
}

/// Moves the focus by a row; without rows, or beyond the first and the last, the page itself.
fn step(app: &mut App, by: isize) {
    let rows = app.page.rows.len();
    let row = app.top().focus.checked_add_signed(by).filter(|row| *row < rows);
    match row {
        Some(row) => focus(app, row),
        None => shift(app, by),
    }
}

/// Moves by a screenful; without rows, or beyond the first and the last, the page itself.
fn leaf(app: &mut App, by: isize) {
    let (height, here, rows) = (app.height(), app.top().focus, &app.page.rows);
    let row = rows.get(here).map(|now| match by {
        1.. => rows.iter().rposition(|row| row.end <= now.start + height).unwrap_or(here).max(here + 1),
        _ => rows.iter().position(|row| row.start + height >= now.end).unwrap_or(here).min(here.saturating_sub(1)),
    });
    // What stands below the last row comes with it, and may push rows out that were not on screen yet.
    let last = rows.len().saturating_sub(1);
    let skips =
        |row: usize| row >= last && here + 1 < last && scroll::limit(app.page.lines.len(), height) > rows[here].start;
    let row = row.map(|row| if by > 0 && skips(row) { last - 1 } else { row });
    match row.map(|row| row.min(last)) {
        Some(row) if row != here => focus(app, row),
        _ => shift(app, by * isize::try_from(height.saturating_sub(1)).unwrap_or(1)),
    }
}

/// To the first or the last row; from there, or without rows, to the beginning or the end of the page.
fn edge(app: &mut App, by: isize) {
    let last = app.page.rows.len().saturating_sub(1);
    let row = if by < 0 { 0 } else { last };
    if app.page.rows.is_empty() || row == app.top().focus { shift(app, by) } else { focus(app, row) }
}

fn focus(app: &mut App, row: usize) {
    app.top_mut().spot = None;
    app.top_mut().focus = row.min(app.page.rows.len().saturating_sub(1));
    app.reveal();
}

fn shift(app: &mut App, by: isize) {
    let (total, height) = (app.page.lines.len(), app.height());
    let top = app.top_mut();
    top.scroll = scroll::moved(top.scroll, by, total, height);
}

/// The next heading goes to the top; after the last one the page begins again. So do the rows beside a picture.
fn next_group(app: &mut App) {
    if app.body().is_some() {
        return focus(app, (app.top().focus + 1) % app.page.rows.len().max(1));
    }
    let limit = scroll::limit(app.page.lines.len(), app.height());
    let here = app.top().scroll;
    let next = app.page.groups.iter().copied().find(|line| *line > here).filter(|_| here < limit);
    app.top_mut().scroll = next.unwrap_or(0).min(limit);
}

/// Starts the timer of the card at hand, or goes to and from the timer's screen.
fn timer(app: &mut App) {
    match app.at_hand() {
        _ if app.top().screen == Screen::Timer => close(app),
        _ if app.timing().is_some() => app.open(Screen::Timer),
        Some(card) => {
            app.start_timer(card);
            let title = &app.session.guide()[card].title;
            app.notice = Some(format!("{} shows it large: {title}", keymap::name(Action::Timer)));
        }
        None => {}
    }
}

/// Stops the timer's time, or lets it go on.
fn pause(app: &mut App) {
    app.with_timer(|timer| if timer.is_counting() { timer.pause() } else { timer.resume() });
}

/// Goes to the next phase of the timer. After the last one it is closed.
fn next_phase(app: &mut App) {
    if app.is_timing() { app.with_timer(Timer::skip) } else { app.end_timer() }
}

fn pick(app: &mut App, row: usize) {
    if app.top().screen == Screen::Timer {
        return app.timed_cards().get(row).iter().for_each(|card| app.start_timer(**card));
    }
    if row < app.page.rows.len() {
        focus(app, row);
        if is_checklist(app) {
            tick(app);
        }
    }
}

fn tick(app: &mut App) {
    let last = app.page.rows.len().saturating_sub(1);
    let top = app.top_mut();
    if top.focus < last {
        top.ticks.toggle(top.focus);
    }
}

fn choose(app: &mut App) -> Flow {
    match app.top().screen.clone() {
        Screen::Walk | Screen::Change(_) => choose_row(app),
        Screen::Answers => change_answer(app),
        Screen::ConfirmChange { question, answer, .. } => apply(app, question, answer),
        Screen::ConfirmNew => {
            app.end_timer();
            app.session = Session::new(app.session.guide().clone(), app.session.entry());
            app.walk_on();
        }
        Screen::Export => return Target::ALL.get(app.top().focus).map_or(Flow::Idle, |target| Flow::Export(*target)),
        Screen::Timer => next_phase(app),
        Screen::ConfirmQuit => return Flow::Quit(0),
        Screen::Why | Screen::Help | Screen::Problems(_) => {}
    }
    Flow::Draw
}

fn choose_row(app: &mut App) {
    let Some(question) = app.asked() else { return };
    let top = app.top();
    if !is_checklist(app) {
        give(app, question, Answer::Choice(top.focus));
    } else if top.focus + 1 < app.page.rows.len() {
        tick_only(app);
    } else if app.unseen() == 0 || app.session.raises_alarm(question, Answer::Ticks(top.ticks)) {
        // Help that is needed now does not wait for the other signs to be read.
        give(app, question, Answer::Ticks(top.ticks));
    } else {
        // A held or pasted Enter must never deny a sign that nobody has read.
        app.notice = Some(match app.unseen() {
            1 => "1 row not seen yet: PgUp".to_owned(),
            rows => format!("{rows} rows not seen yet: PgUp"),
        });
    }
}

/// Ticks the focused row. A tick that a digit has just set is not taken away again by the Enter that people send after it.
fn tick_only(app: &mut App) {
    if app.top().ticks.contains(app.top().focus) {
        app.notice = Some("Ticked: 0 and Enter goes on".to_owned());
    } else {
        tick(app);
    }
}

/// Answers the question of the walk, or changes an earlier answer after showing what that does to the others.
fn give(app: &mut App, question: QuestionIdx, answer: Answer) {
    if app.top().screen == Screen::Walk {
        return apply(app, question, answer);
    }
    if app.stand.walk.trail.contains(&(question, answer)) {
        return app.close();
    }
    let change = app.session.preview(question, answer);
    // Help that is needed now does not wait for a second Enter. Changed back, the other answers stand as before.
    if change.is_quiet() || app.session.raises_alarm(question, answer) {
        apply(app, question, answer);
    } else {
        app.open(Screen::ConfirmChange { question, answer, change });
    }
}

fn apply(app: &mut App, question: QuestionIdx, answer: Answer) {
    app.session.answer(question, answer);
    app.walk_on();
}

fn change_answer(app: &mut App) {
    if let Some((question, _)) = app.stand.walk.trail.get(app.top().focus) {
        app.open(Screen::Change(*question));
    }
}

fn back(app: &mut App) {
    if app.session.back() {
        app.walk_on();
    }
}

/// Takes the topmost screen away; ticks that would go with it unkept, only when the person was told of them.
fn close(app: &mut App) {
    if app.top().screen == Screen::Timer && !app.is_timing() {
        return app.end_timer();
    }
    let lost = app.unkept();
    if lost.is_empty() || app.top().told == Some(app.top().ticks) {
        return app.close();
    }
    let top = app.top_mut();
    top.told = Some(top.ticks);
    let what = match (lost.count(), lost.iter().all(|tick| top.ticks.contains(tick))) {
        (1, true) => "1 tick".to_owned(),
        (1, false) => "1 change".to_owned(),
        (count, true) => format!("{count} ticks"),
        (count, false) => format!("{count} changes"),
    };
    app.notice = Some(if Room::of(app.size) == Room::Small {
        format!("Esc drops {what}, 0 Enter keeps")
    } else {
        format!("{what} not kept: Esc again leaves, 0 and Enter keeps")
    });
}

fn toggle(app: &mut App, screen: Screen) {
    if app.top().screen == screen { app.close() } else { app.open(screen) }
}

/// Opens the reasons at the card that is at the top of the plan.
fn why(app: &mut App) {
    let here = app.top().scroll;
    let card = app.page.cards.iter().position(|line| *line >= here).filter(|_| here > 0 && app.on_plan());
    toggle(app, Screen::Why);
    if let Some(line) = card.and_then(|card| app.page.cards.get(card)) {
        app.top_mut().scroll = *line;
    }
}

fn emergency(app: &mut App) {
    let first = app.session.guide().first;
    match app.stand.walk.position {
        Position::Ask(question) if question == first => app.close_all(),
        _ => app.open(Screen::Change(first)),
    }
}

fn is_checklist(app: &App) -> bool {
    app.asked().is_some_and(|question| app.session.guide()[question].is_checklist())
}
