//! Plays the full-screen program without a terminal: keys in, the screen as text out.
//!
//! `play(size).keys("0<enter>jj")` types as a person would; names stand in angle brackets, Ctrl as
//! `<ctrl-c>`. `<next>` is whatever leads to the next row. What runs is the program's own loop;
//! only the host, its clocks and its screen are made up.

use crate::toy;
use charley::disk::{Disk, Folders, Recorder};
use charley::guide::{EntryIdx, Guide};
use charley::session::Session;
use charley::tui::app::App;
use charley::tui::kit::theme::{Depth, Glyphs, Theme, ThemeName};
use charley::tui::message::Message;
use charley::tui::model::Setting;
use charley::tui::program::{Flow, Host, Program, Reload, View};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Size};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

pub(crate) struct Play {
    program: Program<Stage>,
    /// What the last key came to.
    pub(crate) flow: Flow,
}

/// Where the program plays.
pub(crate) struct Stage {
    size: Size,
    /// What time it is.
    now: Duration,
    /// What day and time of day it is.
    clock: Zoned,
    /// Where plans are taken along to: at first a folder that is not there.
    folder: PathBuf,
    /// What it did there.
    pub(crate) done: Done,
}

/// What the program did on its stage.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// How many frames it drew.
    pub(crate) frames: usize,
    /// How often it rang.
    pub(crate) bells: usize,
    /// How often it forgot what was drawn.
    pub(crate) forgot: usize,
    /// How often it was stopped, and how often it took the screen over again.
    pub(crate) stopped: usize,
    pub(crate) resumed: usize,
    /// What it put on the clipboard; without one it fails.
    pub(crate) clipboard: Option<String>,
}

impl Host for Stage {
    fn size(&mut self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn draw(&mut self, rings: bool, _: bool, view: View<'_>) -> io::Result<()> {
        self.done.bells += usize::from(rings);
        self.done.frames += 1;
        paint(self.size, view);
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.done.clipboard = Some(text.to_owned());
        Ok(())
    }

    fn forget(&mut self) -> io::Result<()> {
        self.done.forgot += 1;
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.done.stopped += 1;
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        self.done.resumed += 1;
        Ok(())
    }

    fn now(&self) -> Zoned {
        self.clock.clone()
    }

    fn clock(&self) -> Duration {
        self.now
    }

    fn folder(&self) -> &Path {
        &self.folder
    }
}

fn paint(Size { width, height }: Size, view: View<'_>) -> (Buffer, Option<Position>) {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut focus = None;
    terminal.draw(|frame| focus = view(frame)).unwrap();
    (terminal.backend().buffer().clone(), focus)
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
    Play::of(Session::new(guide, EntryIdx(0)), Size { width, height }, setting)
}

/// The toy guide in this home, at this moment in UTC, as a program that has just started.
pub(crate) fn play_in(home: &Path, moment: &str, width: u16, height: u16) -> Play {
    play_guide(toy::guide(), width, height).kept(Some(disk_in(home)), moment)
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
    /// A program that has drawn its first frame, and keeps nothing.
    pub(crate) fn of(session: Session, size: Size, setting: Setting) -> Self {
        let (now, clock) = (Duration::from_secs(1_000_000), moment("2026-11-22T09:00:00Z"));
        let stage =
            Stage { size, now, clock, folder: std::env::temp_dir().join("charley-nowhere"), done: Done::default() };
        Self::begin(session, setting, Recorder::nowhere(), None, stage)
    }

    fn begin(session: Session, setting: Setting, recorder: Recorder, reload: Option<Reload>, stage: Stage) -> Self {
        let mut program = Program::start(session, setting, recorder, reload, stage).unwrap();
        program.show().unwrap();
        let flow = program.turn([]).unwrap();
        Self { program, flow }
    }

    /// The same on this disk, if there is one, at this moment in UTC.
    pub(crate) fn kept(self, disk: Option<Disk>, now: &str) -> Self {
        let (Program { app, host, .. }, clock) = (self.program, moment(now));
        let recorder = Recorder::new(disk, true);
        Self::begin(app.model.session, app.model.setting, recorder, None, Stage { clock, ..host })
    }

    /// The same with a guide that can be loaded again, in a home of its own.
    pub(crate) fn loading(self, home: &Path, reload: Reload) -> Self {
        let Program { app, host, .. } = self.program;
        let setting = Setting { can_reload: true, ..app.model.setting };
        let recorder = Recorder::new(Some(disk_in(home)), true);
        Self::begin(app.model.session, setting, recorder, Some(reload), host)
    }

    /// The same with plans taken along to this folder.
    pub(crate) fn in_folder(mut self, folder: &Path) -> Self {
        folder.clone_into(&mut self.program.host.folder);
        self
    }

    pub(crate) fn app(&self) -> &App {
        &self.program.app
    }

    pub(crate) fn session(&self) -> &Session {
        &self.app().model.session
    }

    /// What the program did on its stage.
    pub(crate) fn done(&self) -> &Done {
        &self.program.host.done
    }

    /// Leaves, as after `q`.
    pub(crate) fn leave(self) {
        let (_, left) = self.program.leave();
        assert!(left.is_ok(), "{left:?}");
    }

    /// Lets all of this happen before the next frame.
    pub(crate) fn tell(&mut self, messages: impl IntoIterator<Item = Message>) {
        self.flow = self.program.turn(messages).unwrap();
    }

    /// Goes on in a guide that was loaded again, or hears what is wrong with it.
    #[must_use]
    pub(crate) fn reloaded(mut self, guide: Result<Arc<Guide>, String>) -> Self {
        self.tell([Message::Reloaded(guide)]);
        self
    }

    /// Pastes a text.
    #[must_use]
    pub(crate) fn paste(mut self, text: &str) -> Self {
        self.tell([Message::Pasted(text.to_owned())]);
        self
    }

    #[must_use]
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        self.press(keys);
        self
    }

    /// Presses keys, each once the one before was answered.
    pub(crate) fn press(&mut self, keys: &str) {
        for key in parse(keys) {
            let key = if key.code == KeyCode::Null { self.next_row() } else { key };
            self.tell([Message::Key(key)]);
        }
    }

    /// Types keys ahead, before anything is drawn.
    #[must_use]
    pub(crate) fn ahead(mut self, keys: &str) -> Self {
        self.tell(parse(keys).into_iter().map(Message::Key));
        self
    }

    /// Lets time pass as the loop does: it looks at the clock each second.
    #[must_use]
    pub(crate) fn pass(mut self, seconds: u64) -> Self {
        for _ in 0..seconds {
            self = self.jump(1);
        }
        self
    }

    /// Lets time pass while nobody looks at the clock: the machine sleeps, or the program is
    /// stopped.
    #[must_use]
    pub(crate) fn jump(mut self, seconds: u64) -> Self {
        self.program.host.now += Duration::from_secs(seconds);
        self.tell([]);
        self
    }

    /// What leads to the next row of a list. On a picture `j` leads to what lies below.
    fn next_row(&self) -> KeyEvent {
        let on_picture = self.app().pane().regions.picture.is_some();
        KeyEvent::from(if on_picture { KeyCode::Tab } else { KeyCode::Char('j') })
    }

    #[must_use]
    pub(crate) fn resize(mut self, width: u16, height: u16) -> Self {
        let size = Size { width, height };
        self.program.host.size = size;
        self.tell([Message::Resized(size)]);
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
        self.draw_at(self.app().model.size)
    }

    /// Draws on a screen of another size than was laid out.
    pub(crate) fn draw_at(&self, size: Size) -> (Buffer, Option<Position>) {
        paint(size, &|frame| self.app().draw(frame))
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
