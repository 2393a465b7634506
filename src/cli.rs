//! The command line: what may be asked for, and the commands that need no screen.
//!
//! Relies on content, the session and the reports. Must not know the full-screen or the plain front end; `main` picks one.

pub mod ask;
pub mod check;
pub mod graph;
pub mod init;
pub mod journal;
mod mutants;
pub mod system;

use crate::content::problem::Severity;
use crate::content::{self, Broken, Files};
use crate::guide::Guide;
use crate::out::Exit;
use crate::out::{FAILED, USAGE, talk};
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A keyboard-driven terminal guide to muscle cramps after workouts.
///
/// Without a command it opens the guide, full screen. It asks a few questions, the most serious first, and says how soon
/// help is needed and what to do now. It works offline and sends nothing. It is not a medical device.
#[derive(Debug, Parser)]
#[command(version, about, long_about, after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person types")]
pub struct Args {
    /// What to do instead of opening the guide.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Walk line by line, without a screen (also with ACCESSIBLE=1 or TERM=dumb).
    #[arg(long)]
    pub plain: bool,
    /// Use the guide in this folder instead of the built-in one.
    #[arg(long, value_name = "DIR", global = true)]
    pub guide: Option<PathBuf>,
    /// Which colours the screen uses.
    #[arg(long, value_enum, default_value_t = Theme::Auto)]
    pub theme: Theme,
    /// Whether to use colour at all.
    #[arg(long, value_enum, default_value_t = Colour::Auto, global = true)]
    pub color: Colour,
    /// Draw with ASCII characters only.
    #[arg(long)]
    pub ascii: bool,
    /// Move less and ring no bell while a timer runs (also with `REDUCE_MOTION=1`).
    #[arg(long)]
    pub calm: bool,
    /// Let timers run out at once when walking line by line, for scripts.
    #[arg(long)]
    pub no_wait: bool,
    /// Do not offer to go on with an unfinished walk.
    #[arg(long)]
    pub no_resume: bool,
}

/// The looks of the full-screen program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// The terminal's own 16 colours on its own background.
    Auto,
    /// Light words on a dark background of its own.
    Dark,
    /// Dark words on a light background of its own.
    Light,
    /// No colour at all.
    Mono,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// As `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` say.
    Auto,
    /// Whatever the environment says.
    Always,
    /// No colour.
    Never,
}

/// A command that needs no screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the next question, or the plan, for a trail of answers.
    Ask(ask::Ask),
    /// Check a guide: its problems, promises and cases.
    Check(check::Check),
    /// Print the questions of a guide as a graph, in Mermaid or DOT.
    Graph(graph::Graph),
    /// Write the built-in guide into a folder, to start from.
    Init(init::Init),
    /// Look at, take along, move or delete what was saved.
    #[command(subcommand)]
    Journal(journal::Command),
    /// Print where everything lies that the program keeps.
    Paths,
    /// Print a script with which a shell completes arguments.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual, for `man -l -`.
    Man,
}

impl Args {
    /// Whether colour is wanted on a stream that is a terminal or not.
    #[must_use]
    pub fn wants_colour(&self, is_terminal: bool) -> bool {
        match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto if anstyle_query::no_color() => false,
            Colour::Auto if anstyle_query::clicolor_force() => true,
            Colour::Auto => is_terminal && anstyle_query::clicolor().unwrap_or(true),
        }
    }
}

/// The guide to walk.
///
/// # Errors
/// The exit code, after saying what is wrong.
pub fn guide(folder: Option<&Path>) -> Result<Arc<Guide>, Exit> {
    let guide = match folder {
        None => content::builtin(),
        Some(folder) => content::folder(folder),
    };
    guide.map_err(|broken| refuse(folder, &broken))
}

fn refuse(folder: Option<&Path>, broken: &Broken) -> Exit {
    let folder = folder.unwrap_or(Path::new("the built-in guide")).display();
    match broken {
        Broken::Unreadable(error) => usage(&format!("cannot read the guide in {folder}: {error}")),
        Broken::Unsound(problems) => {
            talk(problems);
            talk(&format!("\ncharley: {folder} has errors; `charley check {folder}` lists every problem"));
            FAILED
        }
    }
}

/// Says why a command line or an input makes no sense.
fn usage(why: &str) -> Exit {
    talk(&format!("charley: {why}"));
    USAGE
}

/// The files of a guide and what checking them found.
fn checked(folder: Option<&Path>, today: Option<Date>) -> Result<(Files, content::Checked), Exit> {
    let Some(folder) = folder else {
        let files = Files::builtin();
        let checked = content::check(&files, today);
        return Ok((files, checked));
    };
    content::check_folder(folder, today).map_err(|broken| refuse(Some(folder), &broken))
}

/// The guide for looking at: it may be unsafe as long as it is sound, so that an author can replay the trail that shows it.
fn sound_guide(folder: Option<&Path>) -> Result<Arc<Guide>, Exit> {
    if folder.is_none() {
        return guide(None);
    }
    let (_, checked) = checked(folder, None)?;
    if checked.guide.is_some() && checked.count(Severity::Error) > 0 {
        talk("charley: this guide is not proved safe; `charley check` says why");
    }
    checked.guide.map_or_else(|| guide(folder), Ok)
}

const EXAMPLES: &str = "\
Examples:
  charley                        open the guide
  charley --plain                the same, line by line
  charley ask                    print the first question
  charley ask emergency=none     print the next one
  charley check my-guide         check a guide of your own
  charley graph --format dot     draw its questions with Graphviz
  charley journal report         what was saved lately, to take along

Keys are shown at the foot of each screen; ? lists them all.
Exit codes: 0 done, 1 failed or problems found, 2 wrong usage or unreadable input, 130 Ctrl-C.";
