//! `charley ask`: a trail in, the next question or the plan out.
//!
//! Relies on the session and the reports. Takes answers only in the order in which they are asked for.

use crate::cli::{sound_guide, usage};
use crate::content::check::promises;
use crate::guide::{EntryIdx, Guide};
use crate::nearest::did_you_mean;
use crate::out::{self, DONE, Exit, FAILED, talk};
use crate::proof::Way;
use crate::report::{self, json, markdown};
use crate::session::{OffPath, Session};
use crate::streams;
use crate::trail::{Answer, Position, Walk, text};
use clap::{Args, ValueEnum};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// Print the next question, or the plan, for a trail of answers.
#[derive(Debug, Args)]
pub struct Ask {
    /// Answers in order, like `emergency=none`; `-` reads them from stdin, since arguments stay in a shell's history.
    #[arg(value_name = "QUESTION=CHOICE[,CHOICE]")]
    pub answers: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Which way in.
    #[arg(long, value_name = "NAME")]
    pub entry: Option<String>,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// JSON.
    Json,
}

/// Runs the command.
#[must_use]
pub fn run(ask: &Ask, folder: Option<&Path>) -> Exit {
    let answers = match answers(&ask.answers) {
        Ok(answers) => answers,
        Err(error) => return usage(&format!("cannot read the answers: {error}")),
    };
    let guide = match sound_guide(folder) {
        Ok(guide) => guide,
        Err(exit) => return exit,
    };
    match walk(&guide, ask.entry.as_deref(), &answers) {
        Ok(session) => print(&session, ask.format, folder),
        Err(why) => usage(&why),
    }
}

/// The answers as given, or the words of stdin.
fn answers(given: &[String]) -> std::io::Result<Vec<String>> {
    if given != ["-"] {
        return Ok(given.to_vec());
    }
    let mut words = String::new();
    streams::stdin().take(LONGEST_TRAIL).read_to_string(&mut words)?;
    Ok(words.split_whitespace().map(str::to_owned).collect())
}

/// Gives the answers one by one.
fn walk(guide: &Arc<Guide>, entry: Option<&str>, words: &[String]) -> Result<Session, String> {
    let entry = find_entry(guide, entry)?;
    let answers: Result<Vec<_>, _> = words.iter().map(|word| text::parse(guide, word)).collect();
    let answers = answers.map_err(|error| error.to_string())?;
    Session::along(guide, entry, answers).map_err(|OffPath { at, position }| {
        let word = &words[at];
        match position {
            Position::Ask(asked) => {
                let asked = &guide[asked];
                format!("`{word}` is not asked here; the next question is `{}`: {}", asked.id, asked.ask)
            }
            Position::Plan => format!("`{word}` is not asked here; the answers before it lead to the plan"),
            Position::Offer(offer) => {
                let (id, ask) = (&guide[offer].id, &guide[offer].ask);
                format!(
                    "`{word}` is not asked here; the answers before it lead to the plan, which offers `{id}`: {ask}"
                )
            }
        }
    })
}

fn find_entry(guide: &Guide, name: Option<&str>) -> Result<EntryIdx, String> {
    let Some(name) = name else { return Ok(EntryIdx(0)) };
    let ids = || guide.entries.iter().map(|entry| entry.id.as_str());
    guide.entry(name).ok_or_else(|| {
        let all: Vec<&str> = ids().collect();
        format!("there is no entry `{name}`{}; there are {}", did_you_mean(name, ids()), all.join(", "))
    })
}

/// What the plan offers, if it offers anything, and the command that takes it up.
fn offer(session: &Session, folder: Option<&Path>) -> Option<(String, String)> {
    let (guide, Walk { mut trail, position, .. }) = (session.guide(), session.walk());
    let Position::Offer(offer) = position else { return None };
    // The first choice says no.
    trail.push((offer, Answer::Choice(1)));
    let way = Way { entry: session.entry(), trail };
    Some((guide[offer].ask.clone(), promises::replay(guide, &way, folder)))
}

fn print(session: &Session, format: Format, folder: Option<&Path>) -> Exit {
    let offer = offer(session, folder);
    let below = |words: fn(&str, &str) -> String| offer.map_or_else(String::new, |(ask, how)| words(&ask, &how));
    let page = match format {
        Format::Text => Ok(report::position(session) + &below(|ask, how| format!("\n{ask} Answer with: {how}\n"))),
        Format::Markdown => {
            let below = below(|ask, how| format!("\n{} Answer with: `{how}`\n", markdown::escape(ask)));
            Ok(markdown::position(session) + &below)
        }
        Format::Json => json::position(session),
    };
    match page {
        Ok(page) => out::data(&page, DONE),
        Err(error) => {
            talk(&format!("charley: cannot write JSON: {error}"));
            FAILED
        }
    }
}

/// More than any guide can ask, in bytes.
const LONGEST_TRAIL: u64 = 1024 * 1024;
