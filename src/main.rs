//! Arguments in, exit code out.

use charley::cli::{self, Args, Command};
use charley::clock;
use charley::content;
use charley::disk::{self, Disk, Folders, Recorder};
use charley::guide::EntryIdx;
use charley::out::{self, DONE, Exit, FAILED, USAGE};
use charley::plain::{self, Ending, Failure, Folded, Moment, Pace};
use charley::session::Session;
use charley::streams;
use charley::tui::closing::closing;
use charley::tui::{self, Depth, Options, ThemeName};
use clap::Parser;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    disk::outlive_limits();
    ExitCode::from(match &args.command {
        Some(Command::Ask(ask)) => cli::ask::run(ask, args.guide.as_deref()),
        Some(Command::Check(check)) => cli::check::run(check, args.guide.as_deref(), &args),
        Some(Command::Graph(graph)) => cli::graph::run(graph, args.guide.as_deref()),
        Some(Command::Init(init)) => cli::init::run(init),
        Some(Command::Journal(journal)) => cli::journal::run(journal, args.guide.as_deref()),
        Some(Command::Paths) => cli::system::paths(),
        Some(Command::Completions { shell }) => cli::system::completions(*shell),
        Some(Command::Man) => cli::system::man(),
        None => walk(&args),
    })
}

/// Walks the guide with the front end that fits the terminal.
fn walk(args: &Args) -> Exit {
    let plain = args.plain || wants_plain();
    if !plain && !io::stdout().is_terminal() {
        out::talk(NO_SCREEN);
        return USAGE;
    }
    let guide = match cli::guide(args.guide.as_deref()) {
        Ok(guide) => guide,
        Err(exit) => return exit,
    };
    let session = Session::new(guide, EntryIdx(0));
    if plain { walk_plain(args, session) } else { walk_screen(args, session) }
}

/// Whether a screen reader, a dumb terminal or a pipe asks for lines.
fn wants_plain() -> bool {
    let accessible = is_set("ACCESSIBLE");
    let dumb = cfg!(unix) && std::env::var("TERM").map_or(true, |term| term.is_empty() || term == "dumb");
    accessible || dumb || !io::stdin().is_terminal()
}

/// Whether a variable of the environment says yes.
fn is_set(name: &str) -> bool {
    std::env::var(name).is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// Walks on the whole screen, and leaves the level and what to do on the normal one.
fn walk_screen(args: &Args, session: Session) -> Exit {
    match tui::run(session, options(args)) {
        Ok(outcome) => {
            outcome.trouble.iter().for_each(|trouble| out::talk(&format!("charley: {trouble}")));
            out::data(&closing(&outcome.session), outcome.exit)
        }
        Err(error) => {
            out::talk(&format!("charley: the terminal cannot be used: {error}"));
            FAILED
        }
    }
}

fn options(args: &Args) -> Options {
    let theme = match args.theme {
        _ if !args.wants_colour(true) => ThemeName::Mono,
        cli::Theme::Auto => ThemeName::Auto,
        cli::Theme::Dark => ThemeName::Dark,
        cli::Theme::Light => ThemeName::Light,
        cli::Theme::Mono => ThemeName::Mono,
    };
    let variable = |name| std::env::var(name).unwrap_or_default();
    let depth = Depth::of(&variable("TERM"), &variable("COLORTERM"));
    let reload = args.guide.clone().map(|folder| -> tui::Reload {
        Box::new(move || content::folder(&folder).map_err(|broken| broken.to_string()))
    });
    let (disk, said) = disk();
    Options { theme, depth, ascii: args.ascii, calm: is_calm(args), disk, said, offers: !args.no_resume, reload }
}

/// Whether less movement and no bell is asked for. There is no standard name for it.
fn is_calm(args: &Args) -> bool {
    args.calm || ["REDUCE_MOTION", "REDUCED_MOTION"].into_iter().any(is_set)
}

/// What is kept and what is to be said of its place. Where there is none, the walk goes on without memory.
fn disk() -> (Option<Disk>, Option<String>) {
    let folders = Folders::find();
    let said = folders.as_ref().map_or_else(|trouble| Some(trouble.to_string()), Folders::notice);
    (folders.ok().map(Disk::new), said)
}

fn walk_plain(args: &Args, mut session: Session) -> Exit {
    // Only on a terminal does a line that waits mean that somebody pressed Enter just now.
    let is_typed = io::stdin().is_terminal();
    let mut wait = |length| {
        let typed = is_typed && clock::wait_or_line(length);
        if !is_typed {
            std::thread::sleep(length);
        }
        Moment { now: clock::now(), typed }
    };
    let width: fn() -> usize = out::columns;
    let output = Folded::new(streams::stdout(), io::stdout().is_terminal().then_some(width));
    let (disk, said) = disk();
    said.iter().for_each(|said| out::talk(&format!("charley: {said}")));
    let recorder = Recorder::new(disk, !args.no_resume);
    let pace = if args.no_wait { Pace::AtOnce } else { Pace::Real { wait: &mut wait, rings: !is_calm(args) } };
    match plain::run(&mut session, streams::stdin(), output, pace, recorder) {
        Ok(Ending::Left | Ending::Finished) => DONE,
        Ok(Ending::EndOfInput) => {
            out::talk("charley: the input ended before the plan");
            FAILED
        }
        Err(Failure::Write(error)) => out::failed(&error),
        Err(Failure::Read(error)) => {
            out::talk(&format!("charley: cannot read the answers: {error}"));
            USAGE
        }
    }
}

const NO_SCREEN: &str = "charley: the full screen needs a terminal on stdout; `charley --plain` walks line by line, \
                         `charley ask` prints one question or the plan";
