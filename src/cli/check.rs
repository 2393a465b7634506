//! `charley check`: every problem of a guide, its promises and its cases.
//!
//! Relies on `content`'s check. Must not know any rule.

use crate::cli::{Args as Global, checked, mutants};
use crate::content::check::promises;
use crate::content::mutate::Tried;
use crate::content::problem::{Problem, Severity};
use crate::content::{Checked, Files, render};
use crate::guide::Guide;
use crate::out::{self, DONE, Exit, FAILED, talk};
use crate::proof::{Verdict, Way};
use crate::report::audit;
use crate::trail::text;
use clap::{Args, ValueEnum};
use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Check a guide: its problems, promises and cases.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Check {
    /// The guide's folder; without it the built-in guide is checked.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Take this as the date of today, like 2026-11-22.
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
    /// Fail on warnings too.
    #[arg(long)]
    pub strict: bool,
    /// Print each claim with the sentences that cite it.
    #[arg(long)]
    pub claims: bool,
    /// Print which cards can appear together in the groups that say `pairs: true`, each pair with a trail.
    #[arg(long)]
    pub pairs: bool,
    /// Also change the guide in every small way, one at a time, and list the changes that no promise and no case notices.
    ///
    /// A change after which everybody with the same answers meets the same questions, level and cards counts as equivalent.
    /// The reasons of cards and the charts of the journal are not compared; `--format json` lists these changes.
    #[arg(long)]
    pub mutate: bool,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text.
    Text,
    /// JSON.
    Json,
}

/// Runs the command.
#[must_use]
pub fn run(check: &Check, folder: Option<&Path>, global: &Global) -> Exit {
    let today = check.today.unwrap_or_else(|| Zoned::now().date());
    let (files, checked) = match checked(check.folder.as_deref().or(folder), Some(today)) {
        Ok(checked) => checked,
        Err(exit) => return exit,
    };
    let tried = check.mutate.then(|| mutants::run(&files, &checked)).flatten();
    let exit = if is_ok(&checked, tried.as_ref(), check.strict) { DONE } else { FAILED };
    match check.format {
        Format::Text => {
            let colour = global.wants_colour(std::io::stdout().is_terminal());
            let mut page = render(&checked.problems, &files, colour);
            if !page.is_empty() {
                page.push_str("\n\n");
            }
            page.push_str(&listings(check, &files, &checked));
            page.push_str(&mutants::text(check.mutate, &checked, tried.as_ref()));
            out::data(&(page + &summary(&checked) + "\n"), exit)
        }
        Format::Json => match serde_json::to_string_pretty(&json(&checked, tried.as_ref(), exit == DONE)) {
            Ok(json) => out::data(&(json + "\n"), exit),
            Err(error) => {
                talk(&format!("charley: cannot write JSON: {error}"));
                FAILED
            }
        },
    }
}

/// What was asked for besides the problems.
fn listings(check: &Check, files: &Files, checked: &Checked) -> String {
    let Some(guide) = &checked.guide else { return String::new() };
    let mut page = String::new();
    if check.claims {
        page.push_str(&audit::claims(guide));
    }
    if check.pairs {
        page.push_str(&audit::pairs(guide, |way| promises::replay(guide, way, files.folder())));
    }
    page
}

fn is_ok(checked: &Checked, tried: Option<&Tried>, strict: bool) -> bool {
    let survivors = tried.map_or(0, |tried| tried.survivors.len());
    checked.count(Severity::Error) == 0 && !(strict && checked.count(Severity::Warning) + survivors > 0)
}

/// One line with every figure.
fn summary(checked: &Checked) -> String {
    let counted = |severity| {
        let count = checked.count(severity);
        format!("{count} {}{}", severity.id(), if count == 1 { "" } else { "s" })
    };
    let problems = format!("{}, {}", counted(Severity::Error), counted(Severity::Warning));
    let Some(guide) = &checked.guide else { return format!("no sound guide: {problems}") };
    format!(
        "{} {}: {} questions, {} paths, {}/{} promises proved, {}/{} cases passed, {}/{} claims cited, {problems}",
        guide.id,
        guide.version,
        guide.questions.len(),
        paths(checked).unwrap_or_else(|| "uncounted".to_owned()),
        proved(checked),
        guide.promises.len(),
        guide.cases.len() - checked.failed_cases.len(),
        guide.cases.len(),
        checked.claims.0,
        checked.claims.1,
    )
}

fn paths(checked: &Checked) -> Option<String> {
    checked.proof.as_ref()?.paths.as_ref().map(ToString::to_string)
}

fn proved(checked: &Checked) -> usize {
    checked.proof.iter().flat_map(|proof| &proof.verdicts).filter(|verdict| **verdict == Verdict::Proved).count()
}

#[derive(Serialize)]
struct Json<'a> {
    ok: bool,
    guide: Option<Version<'a>>,
    questions: usize,
    paths: Option<String>,
    promises: Promises<'a>,
    cases: Cases<'a>,
    claims: Claims,
    #[serde(skip_serializing_if = "Option::is_none")]
    mutants: Option<mutants::Json<'a>>,
    problems: Vec<JsonProblem<'a>>,
}

#[derive(Serialize)]
struct Version<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Promises<'a> {
    proved: usize,
    broken: Vec<Broken<'a>>,
}

#[derive(Serialize)]
struct Broken<'a> {
    promise: usize,
    says: &'a str,
    entry: &'a str,
    trail: Vec<String>,
}

#[derive(Serialize)]
struct Cases<'a> {
    passed: usize,
    failed: Vec<&'a str>,
}

#[derive(Serialize)]
struct Claims {
    cited: usize,
    total: usize,
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    severity: &'static str,
    code: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: &'a str,
}

fn json<'a>(checked: &'a Checked, tried: Option<&'a Tried>, ok: bool) -> Json<'a> {
    let guide = checked.guide.as_deref();
    let cases = guide.map_or(0, |guide| guide.cases.len());
    Json {
        ok,
        guide: guide.map(|guide| Version { id: &guide.id, version: &guide.version }),
        questions: guide.map_or(0, |guide| guide.questions.len()),
        paths: paths(checked),
        promises: Promises { proved: proved(checked), broken: broken(checked) },
        cases: Cases {
            passed: cases - checked.failed_cases.len(),
            failed: checked.failed_cases.iter().map(String::as_str).collect(),
        },
        claims: Claims { cited: checked.claims.0, total: checked.claims.1 },
        mutants: guide.zip(tried).map(|(guide, tried)| mutants::json(guide, tried)),
        problems: checked.problems.iter().map(json_problem).collect(),
    }
}

fn broken(checked: &Checked) -> Vec<Broken<'_>> {
    let (Some(guide), Some(proof)) = (&checked.guide, &checked.proof) else { return Vec::new() };
    let broken = proof.verdicts.iter().enumerate().filter_map(|(promise, verdict)| match verdict {
        Verdict::Broken(way) => Some(broken_by(guide, promise, way)),
        _ => None,
    });
    broken.collect()
}

/// `promise` counts from 1, as the promises stand in the file.
fn broken_by<'a>(guide: &'a Guide, promise: usize, way: &Way) -> Broken<'a> {
    let (says, entry) = (&guide.promises[promise].says, &guide[way.entry].id);
    Broken { promise: promise + 1, says, entry, trail: text::words(guide, &way.trail) }
}

fn json_problem(problem: &Problem) -> JsonProblem<'_> {
    let Problem { severity, code, file, line, column, message, help, .. } = problem;
    JsonProblem { severity: severity.id(), code, file, line: *line, column: *column, message, help }
}
