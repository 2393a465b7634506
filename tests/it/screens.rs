//! Stories on the full screen: some keys, then what a person sees.

mod change;
mod closing;
mod early;
mod every;
mod export;
mod journal;
mod keys;
mod looks;
mod offers;
mod opening;
mod pictures;
mod plan;
mod question;
mod reason;
mod running;
mod saving;
mod sizes;
mod timer;
mod unfinished;

use crate::play::{Play, setting};
use charley::content;
use charley::guide::EntryIdx;
use charley::session::Session;
use charley::trail::text;
use charley::tui::ThemeName;
use question::long_checklist;
use ratatui::layout::Size;

/// The built-in guide where these answers lead.
fn at_size(trail: &str, width: u16, height: u16) -> Play {
    let guide = content::builtin().unwrap();
    let answers = trail.split(' ').map(|word| text::parse(&guide, word).unwrap());
    let session = Session::along(&guide, EntryIdx(0), answers).unwrap();
    Play::of(session, Size { width, height }, setting(ThemeName::Auto, false))
}
