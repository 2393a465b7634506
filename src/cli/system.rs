//! `charley paths`, `completions` and `man`: how the program fits into a system.
//!
//! Relies on the command line as it is declared, and on where things are kept.

use crate::cli::Args;
use crate::disk::{Disk, Folders};
use crate::out::{self, DONE, Exit, FAILED, talk};
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;

/// Prints where everything lies that the program keeps.
#[must_use]
pub fn paths() -> Exit {
    let folders = match Folders::find() {
        Ok(folders) => folders,
        Err(trouble) => {
            talk(&format!("charley: {trouble}"));
            return FAILED;
        }
    };
    folders.notice().iter().for_each(|notice| talk(&format!("charley: {notice}")));
    let disk = Disk::new(folders);
    let (journal, session) = (disk.journal.path(), disk.slot.path());
    out::data(&format!("journal  {}\nsession  {}\n", journal.display(), session.display()), DONE)
}

/// Prints what a shell needs to complete the program's arguments.
#[must_use]
pub fn completions(shell: Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), NAME, &mut script);
    out::data(&String::from_utf8_lossy(&script), DONE)
}

/// Prints the manual: a page for the program and one for each command.
#[must_use]
pub fn man() -> Exit {
    let mut command = Args::command();
    command.build();
    let mut manual = Vec::new();
    match pages(&command, &mut manual) {
        Ok(()) => out::data(&String::from_utf8_lossy(&manual), DONE),
        Err(error) => {
            talk(&format!("charley: cannot write the manual: {error}"));
            FAILED
        }
    }
}

fn pages(command: &Command, manual: &mut Vec<u8>) -> io::Result<()> {
    Man::new(command.clone()).render(manual)?;
    let mut own = command.get_subcommands().filter(|below| below.get_name() != "help");
    own.try_for_each(|below| pages(below, manual))
}

const NAME: &str = env!("CARGO_PKG_NAME");
