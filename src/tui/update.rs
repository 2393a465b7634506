//! What each action does.
//!
//! Relies on the app. Must not know keys or draw.

mod journal;
mod moving;
mod walk;

use crate::guide::{CardIdx, EntryIdx};
use crate::session::Session;
use crate::timer::Timer;
use crate::tui::app::{App, Screen};
use crate::tui::export::Target;
use crate::tui::keymap;
use crate::tui::kit::figure::Way;
use crate::tui::layout::Room;
use crate::tui::memory::Request;
use journal::{check_in, choose_entry, delete_all, save, save_now, stop_typing, type_in};
use moving::{edge, focus, go, leaf, next_group};
use walk::{apply, back, change_answer, choose_row, emergency, pick, tick};

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
    /// Puts a letter into the line that is typed.
    Type(char),
    /// Takes the letter before the cursor away.
    Erase,
    /// Takes the letter behind the cursor away.
    EraseNext,
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
    /// Saves a plan.
    Save,
    /// Goes on with an unfinished walk.
    GoOn,
    /// The journal.
    Journal,
    /// What the journal shows.
    Charts,
    /// Deletes an entry of the journal.
    Delete,
    /// Brings the last deleted entry back.
    Undo,
    /// Asks whether the whole journal shall be deleted.
    DeleteAll,
    /// Deletes it.
    Yes,
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
    /// Do this on disk.
    Disk(Request),
    /// Leave with this exit code.
    Quit(u8),
}

/// Does what the user means. The keymap offers only actions that apply now.
pub fn update(app: &mut App, action: Action) -> Flow {
    if app.is_typing() {
        return typing(app, action);
    }
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
        Action::Save => save(app),
        Action::GoOn => return Flow::Disk(Request::GoOn),
        Action::Journal if app.top().screen == Screen::Journal => close(app),
        Action::Journal => return Flow::Disk(Request::Read),
        Action::Charts => toggle(app, Screen::Charts),
        Action::Delete => return Flow::Disk(Request::Delete),
        Action::Undo => return Flow::Disk(Request::Undo),
        Action::DeleteAll => return delete_all(app),
        Action::Yes => return Flow::Disk(Request::DeleteAll),
        Action::Type(_) | Action::Erase | Action::EraseNext => {}
        Action::New => app.open(Screen::ConfirmNew),
        Action::Close => close(app),
        Action::Help => help(app),
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

/// What an action does to a line that is typed. Enter and Esc end it, and what leads away from the whole program does so from
/// here, too.
fn typing(app: &mut App, action: Action) -> Flow {
    let field = &mut app.top_mut().field;
    match action {
        Action::Type(letter) => type_in(app, letter),
        Action::Erase => field.erase(),
        Action::EraseNext => field.erase_next(),
        Action::Left => field.left(),
        Action::Right => field.right(),
        Action::Home => field.home(),
        Action::End => field.end(),
        Action::Choose => return save_now(app),
        Action::Close => stop_typing(app),
        Action::Help => help(app),
        Action::Repaint => return Flow::Repaint,
        Action::Suspend => return Flow::Suspend,
        Action::Interrupt => return Flow::Quit(130),
        _ => return Flow::Idle,
    }
    Flow::Draw
}

/// Starts the timer of the card at hand, or goes to and from the timer's screen.
fn timer(app: &mut App) {
    match app.at_hand() {
        _ if app.top().screen == Screen::Timer => close(app),
        _ if app.timing().is_some() => app.open(Screen::Timer),
        Some(card) => start_timer(app, card),
        None => {}
    }
}

/// Starts the timer of a card. Where another one runs, that is asked first: somebody may be counting on it.
fn start_timer(app: &mut App, card: CardIdx) {
    let runs = app.is_timing() && app.timing().is_some_and(|timing| timing.card != card);
    if runs { app.open(Screen::ConfirmTimer(card)) } else { begin_timer(app, card) }
}

/// Begins to count, and says how to see that if it is not on screen itself.
fn begin_timer(app: &mut App, card: CardIdx) {
    app.start_timer(card);
    if app.top().screen != Screen::Timer {
        let title = &app.session.guide()[card].title;
        app.notice = Some(format!("{} shows it large: {title}", keymap::name(Action::Timer)));
    }
}

/// The keys of the screen that was topmost.
fn help(app: &mut App) {
    if matches!(app.top().screen, Screen::Help(_)) {
        return app.close();
    }
    app.open(Screen::Help(keymap::here(app)));
}

/// Stops the timer's time, or lets it go on; when it is up, it begins again.
fn pause(app: &mut App) {
    if let Some(card) = app.timing().filter(|_| !app.is_timing()).map(|timing| timing.card) {
        return app.start_timer(card);
    }
    app.with_timer(|timer| if timer.is_counting() { timer.pause() } else { timer.resume() });
}

fn choose(app: &mut App) -> Flow {
    match app.top().screen.clone() {
        Screen::Walk | Screen::Change(_) => choose_row(app),
        Screen::Answers => change_answer(app),
        Screen::ConfirmChange { question, answer, .. } => apply(app, question, answer),
        Screen::ConfirmNew => {
            app.end_timer();
            app.forget_walk();
            app.session = Session::new(app.session.guide().clone(), EntryIdx(0));
            app.walk_on();
        }
        Screen::Export => return Target::ALL.get(app.top().focus).map_or(Flow::Idle, |target| Flow::Export(*target)),
        Screen::Timer => app.with_timer(Timer::skip),
        Screen::ConfirmTimer(card) => {
            app.close();
            begin_timer(app, card);
        }
        Screen::ConfirmQuit => return Flow::Quit(0),
        Screen::Note(_) => return save_now(app),
        Screen::Journal => return choose_entry(app),
        Screen::Entry(id) | Screen::ConfirmCheckIn(id) => check_in(app, &id),
        Screen::Why
        | Screen::Help(_)
        | Screen::Problems(_)
        | Screen::Moved(_)
        | Screen::Charts
        | Screen::ConfirmDeleteAll => {}
    }
    Flow::Draw
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
