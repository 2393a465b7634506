//! `charley`: a keyboard-driven terminal guide to muscle cramps after workouts.
//!
//! ```text
//!  charley · cramps after exercise     hold 1 of 3: 24 s    3 to 6 more    tui::frame  where you are, a timer, the level
//! ┌ How long has it been cramping? ────────┐┌ Your answers ───────────┐    tui::screen one file a screen: title, keys, page
//! │ Most cramps let go within ten minutes. ││ Emergency signs  none   │    trail       the answers that count
//! │                                        ││ Which muscle     calf   │
//! │   1  Seconds                           │├ Do now ─────────────────┤
//! │ > 2  A few minutes                     ││ Sit, straighten the     │    plan        early cards, later the plan
//! │   3  10 to 60 minutes                  ││ knee, pull the toes up. │
//! └────────────────────────────────────────┘└─────────────────────────┘
//!  The timer is set aside: its advice does not hold now.                   tui::model  what every screen may read
//!  enter answer · b back · a answers · t timer · ? help · q quit           tui::key    the keys that work now
//! ```
//!
//! A key becomes a message to [`tui::app`], which hands it to the topmost screen and gives back an effect; [`tui::program`] does it.
//!
//! Goals: the right thing to do within seconds; promises about safety that are proved over every possible set of answers; every
//! sentence with its source; works on any terminal, without colour, for a screen reader, offline. Not goals: a diagnosis, a
//! score, a network service, a scripting language.
//!
//! What every front end does:
//!
//! ```
//! # use charley::{content, guide::EntryIdx, plan::Plan, session::Session, trail::{Answer, Position, Ticks}};
//! let mut session = Session::new(content::builtin().unwrap(), EntryIdx(0));
//! while let Position::Ask(question) = session.position() {
//!     let checklist = session.guide()[question].is_checklist();
//!     session.answer(question, if checklist { Answer::Ticks(Ticks::default()) } else { Answer::Choice(0) });
//! }
//! println!("{} cards", Plan::of(&session).cards.len());
//! ```
//!
//! The modules, in reading order:

pub mod guide;
pub mod trail;
pub mod session;
pub mod plan;
pub mod timer;
pub mod journal;
pub mod proof;
pub mod content;
pub mod report;
pub mod graph;
pub mod disk;
pub mod cli;
pub mod plain;
pub mod out;
pub mod streams;
pub mod clock;
pub mod tui;
mod nearest;
mod wrap;
