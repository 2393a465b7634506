//! `charley check --mutate`: what became of every small change to the guide, as text and as JSON.
//!
//! Relies on `content`'s mutants. Must not judge one.

use crate::content::mutate::{self, Progress, Survivor, Told, Tried};
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
        if let Told::By(shown) = &survivor.told {
            let _ = write!(page, "    {}\n    then", shown.command);
        } else {
            page.push_str("   ");
        }
        let _ = writeln!(page, " {}", differs(guide, &survivor.told));
    }
    for promise in &tried.idle_promises {
        let _ = writeln!(page, "no mutant breaks promise {}: {}", promise + 1, guide.promises[*promise].says);
    }
    page + &summary(tried) + "\n"
}

const BY_CHANGE: &str =
    "a case whose `change` alters the answer that it is about, and that `asks` it again, shows the difference";
const TANGLED: &str = "too much has to be told apart to find answers that show it";

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

/// What the mutant does otherwise.
fn differs(guide: &Guide, told: &Told) -> String {
    let shown = match told {
        Told::By(shown) => shown,
        Told::ByChange => return BY_CHANGE.to_owned(),
        Told::Tangled => return TANGLED.to_owned(),
    };
    let at = |position: &Position| match position {
        Position::Ask(question) => format!("`{}`", guide[*question].id),
        Position::Plan => "the plan".to_owned(),
        Position::Offer(question) => format!("the plan with `{}`", guide[*question].id),
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
    equivalents: &'a [String],
    survivors: Vec<JsonSurvivor<'a>>,
    idle_promises: Vec<Idle<'a>>,
    score: f64,
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
    let idle = |promise: &usize| Idle { promise: promise + 1, says: &guide.promises[*promise].says };
    Json {
        total: tried.total,
        killed: tried.killed,
        by_promises_alone: tried.by_promises_alone,
        structural: tried.structural,
        equivalent: tried.equivalent.len(),
        equivalents: &tried.equivalent,
        survivors: tried.survivors.iter().map(|survivor| json_survivor(guide, survivor)).collect(),
        idle_promises: tried.idle_promises.iter().map(idle).collect(),
        score: (tried.score() * 10.0).round() / 10.0,
    }
}

fn json_survivor<'a>(guide: &'a Guide, survivor: &'a Survivor) -> JsonSurvivor<'a> {
    let way = match &survivor.told {
        Told::By(shown) => Some(&shown.way),
        Told::ByChange | Told::Tangled => None,
    };
    JsonSurvivor {
        kind: survivor.kind.id(),
        what: &survivor.what,
        file: &survivor.place.0,
        line: survivor.place.1,
        entry: way.map(|way| guide[way.entry].id.as_str()),
        trail: way.map(|way| text::words(guide, &way.trail)),
        differs: differs(guide, &survivor.told),
    }
}
