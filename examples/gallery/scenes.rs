//! Which screens there are, and how to come to each: the answers that lead there, then keys for
//! what lies over.
//!
//! Relies on the library as any program would.

use super::svg;
use charley::content;
use charley::disk::{Disk, Folders, Recorder};
use charley::guide::{EntryIdx, Guide};
use charley::journal::{Kind, Record, Saved, note};
use charley::session::Session;
use charley::trail::text;
use charley::tui::kit::theme::{Depth, Glyphs, Theme, ThemeName};
use charley::tui::message::Message;
use charley::tui::model::Setting;
use charley::tui::program::{Host, Program, View};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Size;
use std::error::Error;
use std::io;
use std::path::Path;
use std::sync::{Arc, OnceLock};

type Failure = Box<dyn Error>;

/// A screen.
pub(crate) struct Scene {
    /// What it is.
    pub(crate) name: &'static str,
    /// The answers that lead there.
    trail: &'static str,
    /// The characters typed then; `\n` is Enter.
    keys: &'static str,
}

/// The hour at which somebody looks at the journal.
const NOW: &str = "2026-11-22T18:00:00Z";

/// What was saved before: how many hours ago, along which answers, and with what note.
const SAVED: [(i64, &str, &str); 7] = [
    (3, PLAN, "last two miles"),
    (75, PLAN, ""),
    (170, TODAY, "after the match, left leg"),
    (290, PLAN, "hot gym"),
    (520, CAUSES, "hill repeats in the heat"),
    (900, PLAN, ""),
    (1300, CAUSES, ""),
];

const fn scene(name: &'static str, trail: &'static str, keys: &'static str) -> Scene {
    Scene { name, trail, keys }
}

const WALKED: &str = "emergency=none what=cramping_now muscle=calf leg_signs=none today=none";
const CRAMP: &str =
    "emergency=none what=let_go muscle=calf leg_signs=none today=none feel=tight clot_signs=none how_long=minutes";
const SOUGHT: &str = "emergency=none what=prevent safe=none why=yes session=none";
const PLAN: &str = "emergency=none what=cramping_now muscle=calf leg_signs=none today=none how_long=minutes safe=none";
const TODAY: &str = "emergency=none what=cramping_now muscle=calf leg_signs=swollen today=none safe=none";

const CAUSES: &str = "emergency=none what=cramping_now muscle=calf leg_signs=none today=none how_long=minutes safe=none why=yes session=sweaty,most urine=shade_2";

/// Every screen.
pub(crate) static SCENES: [Scene; 28] = [
    scene("First question", "", ""),
    scene("A sign ticked", "", "3"),
    scene("Choices", "emergency=none", "j"),
    scene("Picture", "emergency=none what=cramping_now", ""),
    scene("Picture, another region", "emergency=none what=cramping_now", "kk"),
    scene("Signs of a place", "emergency=none what=cramping_now muscle=calf", ""),
    scene("Early advice", "emergency=none what=cramping_now muscle=calf leg_signs=none", ""),
    scene("Answers beside choices", WALKED, "j"),
    scene("Colours", SOUGHT, "jjj"),
    scene("Last question", CRAMP, ""),
    scene("Plan: care for it yourself", PLAN, ""),
    scene("Plan: an action opened", PLAN, "2\n"),
    scene("Plan: today", TODAY, ""),
    scene("Plan: emergency", "emergency=collapsed,chest_pain", ""),
    scene("Plan: emergency, read on", "emergency=collapsed,chest_pain", "jjjjj"),
    scene("Why", PLAN, "w"),
    scene("Answers", PLAN, "a"),
    scene("A change", PLAN, "ajj\n2\n"),
    scene("Start again?", PLAN, "n"),
    scene("Export", PLAN, "x"),
    scene("Timer", WALKED, "tt"),
    scene("Leave?", WALKED, "tq"),
    scene("Help", "emergency=none", "?"),
    scene("Save", PLAN, "stwo miles from home"),
    scene("Journal", "", "o"),
    scene("Journal: one entry", "", "oj\n"),
    scene("Journal: calendar and charts", "", "oc"),
    scene("Delete the journal?", "", "oD"),
];

/// The screens that the README shows, and what its files are called.
pub(crate) const README: [(&str, &str); 3] =
    [("picture", "Picture"), ("early", "Early advice"), ("plan", "Plan: care for it yourself")];

/// Columns and rows: one for each layout, and the size of most terminals.
pub(crate) const SIZES: [(u16, u16); 4] = [(100, 30), (80, 24), (60, 20), (40, 12)];
const README_SIZE: (u16, u16) = (80, 24);

/// A way to look.
pub(crate) struct Look {
    /// What it is called.
    pub(crate) name: &'static str,
    theme: ThemeName,
    ascii: bool,
    palette: &'static svg::Palette,
}

/// Every way to look, each on the background of a terminal that it suits.
pub(crate) static LOOKS: [Look; 6] = [
    Look { name: "dark", theme: ThemeName::Dark, ascii: false, palette: &svg::DARK },
    Look { name: "light", theme: ThemeName::Light, ascii: false, palette: &svg::LIGHT },
    Look { name: "auto", theme: ThemeName::Auto, ascii: false, palette: &svg::DARK },
    Look { name: "auto on white", theme: ThemeName::Auto, ascii: false, palette: &svg::LIGHT },
    Look { name: "mono", theme: ThemeName::Mono, ascii: false, palette: &svg::LIGHT },
    Look { name: "ascii", theme: ThemeName::Auto, ascii: true, palette: &svg::DARK },
];

/// A screen as a picture.
pub(crate) fn draw(scene: &Scene, look: &str, (width, height): (u16, u16)) -> Result<String, Failure> {
    let look = LOOKS.iter().find(|known| known.name == look).ok_or_else(|| format!("no look is called {look}"))?;
    let (theme, glyphs) = (Theme::named(look.theme, Depth::Palette), Glyphs::chosen(look.ascii));
    let swatches = (look.theme != ThemeName::Mono).then_some(Depth::True);
    let setting = Setting { theme, glyphs, swatches, can_reload: false, calm: false };
    let home = tempfile::tempdir()?;
    let recorder = Recorder::new(Some(disk(home.path())?), false);
    let easel = Easel { terminal: Terminal::new(TestBackend::new(width, height))?, now: NOW.parse()? };
    let mut program = Program::start(walked(&guide()?, scene.trail)?, setting, recorder, None, easel)?;
    program.show()?;
    for key in scene.keys.chars() {
        let code = if key == '\n' { KeyCode::Enter } else { KeyCode::Char(key) };
        program.turn([Message::Key(KeyEvent::from(code))])?;
    }
    Ok(svg::svg(program.host.terminal.backend().buffer(), look.palette))
}

/// Where the program runs to be drawn: on a screen in memory, at one moment.
struct Easel {
    terminal: Terminal<TestBackend>,
    now: Timestamp,
}

impl Host for Easel {
    fn size(&mut self) -> io::Result<Size> {
        Ok(self.terminal.backend().buffer().area.as_size())
    }

    fn draw(&mut self, _: bool, _: bool, view: View<'_>) -> io::Result<()> {
        let Ok(_) = self.terminal.draw(|frame| _ = view(frame));
        Ok(())
    }

    fn now(&self) -> Zoned {
        self.now.to_zoned(TimeZone::UTC)
    }
}

/// A disk on which something was saved.
fn disk(home: &Path) -> Result<Disk, Failure> {
    let folders = Folders { data: home.join("data"), state: home.join("state"), ignored: Vec::new() };
    let (disk, now) = (Disk::new(folders), NOW.parse::<Timestamp>()?);
    let mut records = Vec::new();
    for (hours, trail, text) in SAVED {
        let (id, when) = (hours.to_string(), now - hours.hours());
        records.push(Record { id, when, kind: Kind::Plan(Saved::of(&walked(&guide()?, trail)?)), note: note(text) });
    }
    disk.journal.save(&records)?;
    Ok(disk)
}

/// The guide that ships.
fn guide() -> Result<Arc<Guide>, Failure> {
    static GUIDE: OnceLock<Option<Arc<Guide>>> = OnceLock::new();
    let guide = GUIDE.get_or_init(|| content::builtin().ok()).clone();
    guide.ok_or_else(|| "the guide that ships has problems".into())
}

fn walked(guide: &Arc<Guide>, trail: &str) -> Result<Session, Failure> {
    let mut session = Session::new(Arc::clone(guide), EntryIdx(0));
    for word in trail.split_whitespace() {
        let (question, answer) = text::parse(guide, word).map_err(|error| error.to_string())?;
        session.answer(question, answer);
    }
    let known = text::words(guide, &session.walk().trail);
    if known.iter().map(String::as_str).eq(trail.split_whitespace()) {
        Ok(session)
    } else {
        Err(format!("the guide no longer leads along {trail}").into())
    }
}

/// Names and contents of the pictures of the README.
pub(crate) fn readme() -> Result<Vec<(String, String)>, Failure> {
    let mut pictures = Vec::new();
    for (file, name) in README {
        let scene =
            SCENES.iter().find(|scene| scene.name == name).ok_or_else(|| format!("no screen is called {name}"))?;
        for look in ["dark", "light"] {
            pictures.push((format!("{file}-{look}.svg"), draw(scene, look, README_SIZE)?));
        }
    }
    Ok(pictures)
}
