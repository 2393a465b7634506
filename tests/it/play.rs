//! Plays the full-screen program without a terminal: keys in, the screen as text out.
//!
//! `play(size).keys("0<enter>jj")` types as a person would; names stand in angle brackets, Ctrl as `<ctrl-c>`. `<next>` is
//! whatever leads to the next row.

use crate::toy;
use charley::disk::{Disk, Folders};
use charley::guide::{EntryIdx, Guide};
use charley::session::Session;
use charley::tui::app::{App, Setting};
use charley::tui::keeper::Keeper;
use charley::tui::kit::theme::{Depth, Glyphs, Theme, ThemeName};
use charley::tui::layout::Regions;
use charley::tui::update::Flow;
use charley::tui::view;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Size};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

pub(crate) struct Play {
    pub(crate) app: App,
    /// What the last key asked of the loop.
    pub(crate) flow: Flow,
    /// What time it is.
    now: Duration,
    /// How often it rang.
    pub(crate) bells: usize,
    /// What is kept on disk, if anything is.
    keeper: Option<Keeper>,
    /// What day and time of day it is.
    clock: Zoned,
}

/// The toy guide on a screen of this size.
pub(crate) fn play(width: u16, height: u16) -> Play {
    static TOY: OnceLock<Arc<Guide>> = OnceLock::new();
    play_guide(Arc::clone(TOY.get_or_init(toy::guide)), width, height)
}

pub(crate) fn play_guide(guide: Arc<Guide>, width: u16, height: u16) -> Play {
    play_with(guide, width, height, setting(ThemeName::Auto, false))
}

pub(crate) fn play_with(guide: Arc<Guide>, width: u16, height: u16, setting: Setting) -> Play {
    let session = Session::new(guide, EntryIdx(0));
    Play::of(App::new(session, Size { width, height }, setting))
}

/// The toy guide in this home, at this moment in UTC, as a program that has just started.
pub(crate) fn play_in(home: &Path, moment: &str, width: u16, height: u16) -> Play {
    play_guide(toy::guide(), width, height).kept(Ok(disk_in(home)), moment)
}

/// What is kept in this home, as a program that has just started finds it.
pub(crate) fn disk_in(home: &Path) -> Disk {
    Disk::new(Folders { data: home.join("data"), state: home.join("state"), ignored: Vec::new() })
}

/// Sets of the places of ticks: all of up to three, and all ticks at once.
pub(crate) fn sets_of_ticks(ticks: usize) -> Vec<Vec<usize>> {
    let pairs = (0..ticks).flat_map(|one| (one..ticks).map(move |two| (one, two)));
    let triples = pairs.flat_map(|(one, two)| (two..ticks).map(move |three| vec![one, two, three]));
    triples.chain([(0..ticks).collect()]).collect()
}

pub(crate) fn setting(theme: ThemeName, ascii: bool) -> Setting {
    let swatches = (theme != ThemeName::Mono).then_some(Depth::Sixteen);
    let (theme, glyphs) = (Theme::named(theme, Depth::Palette), Glyphs::chosen(ascii));
    Setting { theme, glyphs, swatches, can_reload: false, calm: false }
}

impl Play {
    /// Draws, and says what time it is, as the loop does before the first key.
    pub(crate) fn of(mut app: App) -> Self {
        let now = Duration::from_secs(1_000_000);
        app.drawn();
        app.tick(now);
        Self { app, flow: Flow::Idle, now, bells: 0, keeper: None, clock: moment("2026-11-22T09:00:00Z") }
    }

    /// Keeps things on this disk from here on, or nowhere for this reason, and offers an unfinished walk as the loop does.
    pub(crate) fn kept(mut self, disk: Result<Disk, String>, now: &str) -> Self {
        let keeper = Keeper::new(disk, true);
        self.clock = moment(now);
        keeper.offer(&mut self.app, self.clock.timestamp());
        self.app.drawn();
        Self { keeper: Some(keeper), ..self }
    }

    /// Offers an unfinished walk once more, as the loop does after the guide was loaded again.
    pub(crate) fn offered(mut self) -> Self {
        self.keeper.as_ref().unwrap().offer(&mut self.app, self.clock.timestamp());
        self.app.drawn();
        self
    }

    /// Leaves, as after `q`.
    pub(crate) fn leave(mut self) {
        let left = self.keeper.take().unwrap().leave(&mut self.app, self.clock.timestamp());
        assert!(left.is_ok(), "{left:?}");
    }

    /// Pastes a text.
    #[must_use]
    pub(crate) fn paste(mut self, text: &str) -> Self {
        self.flow = self.app.paste(text);
        self
    }

    #[must_use]
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        self.press(keys);
        self
    }

    pub(crate) fn press(&mut self, keys: &str) {
        for key in parse(keys) {
            let key = if key.code == KeyCode::Null { self.next_row() } else { key };
            self.flow = self.app.key(key);
            if let (Some(keeper), Flow::Disk(request)) = (&mut self.keeper, self.flow) {
                keeper.obey(&mut self.app, request, &self.clock);
            }
            self.app.drawn();
            self.keeper.iter_mut().for_each(|keeper| _ = keeper.keep(&mut self.app, self.clock.timestamp()));
        }
    }

    /// Lets time pass as the loop does: it looks at the clock each second.
    #[must_use]
    pub(crate) fn pass(mut self, seconds: u64) -> Self {
        for _ in 0..seconds {
            self = self.jump(1);
        }
        self
    }

    /// Lets time pass while nobody looks at the clock: the machine sleeps, or the program is stopped.
    #[must_use]
    pub(crate) fn jump(mut self, seconds: u64) -> Self {
        self.now += Duration::from_secs(seconds);
        self.flow = self.app.tick(self.now);
        self.bells += usize::from(self.app.rings());
        self.app.drawn();
        self
    }

    /// What leads to the next row of a list. On a picture `j` leads to what lies below.
    fn next_row(&self) -> KeyEvent {
        let on_picture = Regions::of(&self.app).picture.is_some();
        KeyEvent::from(if on_picture { KeyCode::Tab } else { KeyCode::Char('j') })
    }

    #[must_use]
    pub(crate) fn resize(mut self, width: u16, height: u16) -> Self {
        self.app.resize(Size { width, height });
        self.app.drawn();
        self
    }

    /// The screen as text, each line without the spaces at its end.
    pub(crate) fn screen(&self) -> String {
        let (buffer, _) = self.draw();
        let lines = buffer.content.chunks(usize::from(buffer.area.width.max(1)));
        let lines = lines.map(|cells| cells.iter().map(ratatui::buffer::Cell::symbol).collect::<String>());
        lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// The line on which the hidden cursor stands.
    pub(crate) fn focused(&self) -> String {
        let (_, focus) = self.draw();
        let row = usize::from(focus.unwrap().y);
        self.screen().lines().nth(row).unwrap_or_default().trim_matches(['│', ' ']).to_owned()
    }

    pub(crate) fn draw(&self) -> (Buffer, Option<Position>) {
        let Size { width, height } = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut focus = None;
        terminal.draw(|frame| focus = view::draw(&self.app, frame)).unwrap();
        (terminal.backend().buffer().clone(), focus)
    }

    /// Says whether the screen has these words.
    #[track_caller]
    pub(crate) fn shows(self, words: &str) -> Self {
        assert!(self.screen().contains(words), "no {words:?} in\n{}", self.screen());
        self
    }

    #[track_caller]
    pub(crate) fn hides(self, words: &str) -> Self {
        assert!(!self.screen().contains(words), "{words:?} in\n{}", self.screen());
        self
    }
}

fn moment(text: &str) -> Zoned {
    text.parse::<Timestamp>().unwrap().to_zoned(TimeZone::UTC)
}

fn parse(keys: &str) -> Vec<KeyEvent> {
    let mut rest = keys;
    let mut events = Vec::new();
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let (event, after) = match named {
            Some((name, after)) => (parse_name(name), after),
            None => (KeyEvent::from(KeyCode::Char(letter)), &rest[letter.len_utf8()..]),
        };
        events.push(event);
        rest = after;
    }
    events
}

fn parse_name(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("ctrl-") {
        return KeyEvent::new(KeyCode::Char(letter.chars().next().unwrap()), KeyModifiers::CONTROL);
    }
    KeyEvent::from(match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "next" => KeyCode::Null,
        "space" => KeyCode::Char(' '),
        "tab" => KeyCode::Tab,
        "back" => KeyCode::Backspace,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "delete" => KeyCode::Delete,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "f1" => KeyCode::F(1),
        _ => panic!("no key is called {name}"),
    })
}
