//! How long it takes to draw a frame of each screen, with the bytes that a terminal would get.
//!
//! `whole` draws on an empty terminal; `after_a_key` takes a key in and draws what changed.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

use charley::content;
use charley::guide::EntryIdx;
use charley::session::Session;
use charley::trail::text;
use charley::tui::app::App;
use charley::tui::kit::theme::{Depth, Glyphs, Theme, ThemeName};
use charley::tui::message::Message;
use charley::tui::model::Setting;
use divan::Bencher;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::fmt;
use std::io::{self, Sink};

fn main() {
    divan::main();
}

/// The answers that lead to a screen, then the characters typed there; `\n` is Enter.
struct Scene {
    name: &'static str,
    trail: &'static str,
    keys: &'static str,
}

impl fmt::Display for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

const PLAN: &str = "emergency=none what=cramping_now muscle=calf leg_signs=none today=none how_long=minutes safe=none";

static SCENES: [Scene; 11] = [
    Scene { name: "checklist", trail: "", keys: "" },
    Scene { name: "choices", trail: "emergency=none", keys: "" },
    Scene { name: "picture", trail: "emergency=none what=cramping_now", keys: "" },
    Scene {
        name: "early advice",
        trail: "emergency=none what=cramping_now muscle=calf leg_signs=none today=none",
        keys: "",
    },
    Scene { name: "colours", trail: "emergency=none what=prevent safe=none why=yes session=none", keys: "" },
    Scene { name: "plan", trail: PLAN, keys: "" },
    Scene { name: "emergency plan", trail: "emergency=chest_pain", keys: "" },
    Scene { name: "why", trail: PLAN, keys: "w" },
    Scene { name: "answers", trail: PLAN, keys: "a" },
    Scene { name: "timer", trail: PLAN, keys: "tt" },
    Scene { name: "help", trail: "", keys: "?" },
];

const SMALL: Size = Size { width: 80, height: 24 };
const LARGE: Size = Size { width: 200, height: 60 };

fn app(scene: &Scene, size: Size) -> App {
    let guide = content::builtin().expect("the shipped guide is sound");
    let answers = scene.trail.split_whitespace().map(|word| text::parse(&guide, word).expect("an answer"));
    let session = Session::along(&guide, EntryIdx(0), answers).expect("a walk of this guide");
    let (theme, glyphs) = (Theme::named(ThemeName::Auto, Depth::Sixteen), Glyphs::chosen(false));
    let setting = Setting { theme, glyphs, swatches: Some(Depth::Sixteen), can_reload: false, calm: false };
    let mut app = App::new(session, size, setting);
    for letter in scene.keys.chars() {
        let code = if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) };
        app.handle(Message::Key(KeyEvent::from(code)));
        app.drawn();
    }
    app
}

fn terminal(size: Size) -> Terminal<CrosstermBackend<Sink>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, size.width, size.height));
    let backend = CrosstermBackend::new(io::sink());
    Terminal::with_options(backend, TerminalOptions { viewport }).expect("no terminal is asked for anything")
}

fn draw(terminal: &mut Terminal<CrosstermBackend<Sink>>, app: &App) {
    terminal.draw(|frame| _ = app.draw(frame)).expect("nothing refuses a write");
}

fn whole(bencher: Bencher<'_, '_>, scene: &Scene, size: Size) {
    let app = app(scene, size);
    bencher.with_inputs(|| terminal(size)).bench_local_refs(|terminal| draw(terminal, &app));
}

fn after_a_key(bencher: Bencher<'_, '_>, scene: &Scene, size: Size) {
    let (mut app, mut terminal) = (app(scene, size), terminal(size));
    draw(&mut terminal, &app);
    let mut keys = [KeyCode::Down, KeyCode::Up].into_iter().cycle();
    bencher.bench_local(|| {
        keys.next().into_iter().for_each(|key| _ = app.handle(Message::Key(KeyEvent::from(key))));
        draw(&mut terminal, &app);
    });
}

#[divan::bench(args = &SCENES)]
fn whole_80x24(bencher: Bencher<'_, '_>, scene: &Scene) {
    whole(bencher, scene, SMALL);
}

#[divan::bench(args = &SCENES)]
fn whole_200x60(bencher: Bencher<'_, '_>, scene: &Scene) {
    whole(bencher, scene, LARGE);
}

#[divan::bench(args = &SCENES)]
fn after_a_key_80x24(bencher: Bencher<'_, '_>, scene: &Scene) {
    after_a_key(bencher, scene, SMALL);
}

#[divan::bench(args = &SCENES)]
fn after_a_key_200x60(bencher: Bencher<'_, '_>, scene: &Scene) {
    after_a_key(bencher, scene, LARGE);
}
