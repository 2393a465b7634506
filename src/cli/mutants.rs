//! `charley check --mutate`: what became of every small change to the guide, as text and as JSON.
//!
//! Relies on `content`'s mutants. Must not judge one.

use crate::content::mutate::{self, Progress, Survivor, Tried};
use crate::content::problem::Severity;
use crate::content::{Checked, Files};
use crate::guide::Guide;
use crate::out;
use crate::proof::Difference;
use crate::trail::{Position, text};
use serde::Serialize;
use std::fmt::Write;
use std::io::IsTerminal;

/// Tries every mutant, unless the guide has an error: then everything would fail.
pub(super) fn run(files: &Files, checked: &Checked) -> Option<Tried> {
    let guide = checked.guide.as_ref().filter(|_| checked.count(Severity::Error) == 0)?;
    if !std::io::stderr().is_terminal() {
        return Some(mutate::run(files, guide, |_| ()));
    }
    let tried = mutate::run(files, guide, |Progress { done, total, survivors }| {
        out::progress(&format!("mutant {} of {total}, {survivors} survivors", done + 1));
    });
    out::progress("");
    Some(tried)
}

/// The survivors, what no mutant needs, and a line with the figures.
pub(super) fn text(wanted: bool, checked: &Checked, tried: Option<&Tried>) -> String {
    match (&checked.guide, tried) {
        (Some(guide), Some(tried)) => page(guide, tried),
        _ if wanted => "no mutants were tried: the guide has errors\n".to_owned(),
        _ => String::new(),
    }
}

fn page(guide: &Guide, tried: &Tried) -> String {
    let mut page = String::new();
    for survivor in &tried.survivors {
        let _ = writeln!(page, "survivor: {} ({}:{})", survivor.what, survivor.place.0, survivor.place.1);
        let command = survivor.shown.as_ref().map_or(TANGLED, |shown| &shown.command);
        let _ = writeln!(page, "    {command}\n    then {}", differs(guide, survivor));
    }
    for promise in &tried.idle_promises {
        let _ = writeln!(page, "no mutant breaks promise {}: {}", promise + 1, guide.promises[*promise].says);
    }
    for reason in reasons(tried) {
        let count = tried.equivalent.iter().filter(|mutant| mutant.unseen == Some(reason)).count();
        let _ = writeln!(page, "{count} of the equivalent ones differ where no case and no promise looks: {reason}");
    }
    page + &summary(tried) + "\n"
}

const TANGLED: &str = "too much has to be told apart to find answers that show it";

/// Why some mutants are equivalent as far as plans go, each reason once.
fn reasons(tried: &Tried) -> Vec<&'static str> {
    let mut reasons: Vec<&str> = tried.equivalent.iter().filter_map(|mutant| mutant.unseen).collect();
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

fn summary(tried: &Tried) -> String {
    format!(
        "{} mutants: {} killed ({} by promises alone), {} structural, {} equivalent, {} survivors; score {:.1} %",
        tried.total,
        tried.killed,
        tried.by_promises_alone,
        tried.structural,
        tried.equivalent.len(),
        tried.survivors.len(),
        tried.score(),
    )
}

/// What the mutant does otherwise on its trail.
fn differs(guide: &Guide, survivor: &Survivor) -> String {
    let Some(shown) = &survivor.shown else { return "something may differ".to_owned() };
    let at = |position: &Position| match position {
        Position::Ask(question) => format!("`{}`", guide[*question].id),
        Position::Plan => "the plan".to_owned(),
    };
    let said = shown.differences.iter().map(|difference| match difference {
        Difference::Goes { first, second } => format!("{} comes, not {}", at(second), at(first)),
        Difference::Level { first, second } => format!("the level is {second:?}, not {first:?}"),
        Difference::Shows(card) => format!("`{}` is shown", guide[*card].id),
        Difference::Hides(card) => format!("`{}` is not shown", guide[*card].id),
    });
    said.collect::<Vec<_>>().join("; ")
}

/// What became of every mutant.
#[derive(Serialize)]
pub(super) struct Json<'a> {
    total: usize,
    killed: usize,
    by_promises_alone: usize,
    structural: usize,
    equivalent: usize,
    unseen: Vec<Unseen<'a>>,
    survivors: Vec<JsonSurvivor<'a>>,
    idle_promises: Vec<Idle<'a>>,
    score: f64,
}

/// Equivalent on every plan, but not beside the questions or after a change.
#[derive(Serialize)]
struct Unseen<'a> {
    what: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct JsonSurvivor<'a> {
    kind: &'static str,
    what: &'a str,
    file: &'a str,
    line: usize,
    entry: Option<&'a str>,
    trail: Option<Vec<String>>,
    differs: String,
}

#[derive(Serialize)]
struct Idle<'a> {
    promise: usize,
    says: &'a str,
}

/// The same for other programs.
pub(super) fn json<'a>(guide: &'a Guide, tried: &'a Tried) -> Json<'a> {
    let unseen = |mutant: &'a mutate::Equivalent| Some(Unseen { what: &mutant.what, why: mutant.unseen? });
    let idle = |promise: &usize| Idle { promise: promise + 1, says: &guide.promises[*promise].says };
    Json {
        total: tried.total,
        killed: tried.killed,
        by_promises_alone: tried.by_promises_alone,
        structural: tried.structural,
        equivalent: tried.equivalent.len(),
        unseen: tried.equivalent.iter().filter_map(unseen).collect(),
        survivors: tried.survivors.iter().map(|survivor| json_survivor(guide, survivor)).collect(),
        idle_promises: tried.idle_promises.iter().map(idle).collect(),
        score: (tried.score() * 10.0).round() / 10.0,
    }
}

fn json_survivor<'a>(guide: &'a Guide, survivor: &'a Survivor) -> JsonSurvivor<'a> {
    let way = survivor.shown.as_ref().map(|shown| &shown.way);
    JsonSurvivor {
        kind: survivor.kind.id(),
        what: &survivor.what,
        file: &survivor.place.0,
        line: survivor.place.1,
        entry: way.map(|way| guide[way.entry].id.as_str()),
        trail: way.map(|way| text::words(guide, &way.trail)),
        differs: differs(guide, survivor),
    }
}
