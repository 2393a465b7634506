//! Each promise of the shipped guide, broken in turn: the check must say so at its line, with answers that show it.
//!
//! `recipe` makes a mistake in a copy of the guide's text. The answers are taken from what the check prints, and what they
//! lead to is seen by the oracle's eyes, which share no code with the proof, the trail or the plan.

mod recipe;
mod text;

use crate::oracle;
use crate::oracle::verdict::breaks;
use crate::oracle::walk::{Position, replay};
use crate::program::charley;
use charley::content::{Checked, Files, check};
use charley::guide::{EntryIdx, Guide, Promise};
use std::fs;
use std::sync::Arc;
use text::Texts;

#[test]
fn every_floor_can_be_broken() {
    assert!(shipped().break_each("Floor") > 0);
}

#[test]
fn every_never_can_be_broken() {
    assert!(shipped().break_each("Never") > 0);
}

#[test]
fn every_needs_can_be_broken() {
    assert!(shipped().break_each("Needs") > 0);
}

#[test]
fn every_always_can_be_broken() {
    assert!(shipped().break_each("Always") > 0);
}

#[test]
fn every_apart_can_be_broken() {
    assert!(shipped().break_each("Apart") > 0);
}

#[test]
fn every_limit_can_be_broken() {
    assert!(shipped().break_each("AtMost") > 0);
}

#[test]
fn the_printed_command_shows_how_the_program_breaks_each_kind_of_promise() {
    let shipped = shipped();
    for kind in KINDS {
        shipped.broken(shipped.of_kind(kind).next().unwrap()).paste();
    }
}

const KINDS: [&str; 6] = ["Floor", "Never", "Needs", "Always", "Apart", "AtMost"];

fn shipped() -> Shipped {
    Shipped { texts: Texts::of(&Files::builtin()), guide: check(&Files::builtin(), None).guide.unwrap() }
}

/// The guide before anything is changed: every promise holds.
struct Shipped {
    texts: Texts,
    guide: Arc<Guide>,
}

impl Shipped {
    fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Promise> {
        self.guide.promises.iter().filter(move |promise| oracle::kind(&promise.rule) == kind)
    }

    /// Breaks every promise of this kind and says how many there are.
    #[track_caller]
    fn break_each(&self, kind: &str) -> usize {
        let broken: Vec<Broken> = self.of_kind(kind).map(|promise| self.broken(promise)).collect();
        broken.len()
    }

    /// The first changed copy in which the promise is broken.
    #[track_caller]
    fn broken(&self, promise: &Promise) -> Broken {
        let broken = recipe::copies(&self.guide, &self.texts, &promise.rule).find_map(|copy| Broken::of(copy, promise));
        broken.unwrap_or_else(|| panic!("nothing that was tried breaks: {}", promise.says))
    }
}

/// The guide, which may be unsafe but must not be unsound.
#[track_caller]
fn sound(checked: &Checked) -> Arc<Guide> {
    checked.guide.clone().unwrap_or_else(|| panic!("not sound: {:#?}", checked.problems))
}

/// A changed copy, and where its promise is broken.
struct Broken {
    texts: Texts,
    /// What the check prints after `charley ask`.
    arguments: String,
    guide: Arc<Guide>,
    position: Position,
}

impl Broken {
    /// `None` if the check has nothing against the promise. No other promise is left to speak for it.
    #[track_caller]
    fn of(mut texts: Texts, promise: &Promise) -> Option<Self> {
        let says = format!("{:?}", promise.says);
        texts.keep("promises.ron", &says);
        let checked = check(&texts.files(), None);
        let guide = sound(&checked);
        let problem = checked.problems.iter().find(|problem| problem.code == "broken-promise")?;
        let line = texts.line_of("promises.ron", &says);
        assert_eq!((problem.file.as_str(), problem.line), ("promises.ron", line));
        let arguments = problem.help.strip_prefix("broken by: charley ask").unwrap().trim().to_owned();
        let position = walked(&guide, &arguments);
        assert!(breaks(&guide, &guide.promises[0].rule, &position), "{arguments} does not break: {}", promise.says);
        Some(Self { texts, arguments, guide, position })
    }

    /// Checks the copy in a folder, pastes the command that the check prints there, and reads its answer.
    #[track_caller]
    fn paste(&self) {
        let folder = tempfile::tempdir().unwrap();
        self.texts.all().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
        let path = folder.path().to_str().unwrap();
        let told = charley(&["check", path], "");
        let command = format!("charley ask --guide {path} {}", self.arguments);
        let command = command.trim_end();
        assert_eq!(told.code, Some(1));
        assert!(
            told.out.lines().any(|line| line.trim_end().ends_with(&format!("broken by: {command}"))),
            "{}",
            told.out
        );
        let words: Vec<&str> = command.split(' ').skip(1).chain(["--format", "json"]).collect();
        let answer = charley(&words, "");
        assert_eq!((answer.code, answer.err.contains("not proved safe")), (Some(0), true), "{}", answer.err);
        self.assert_same(&serde_json::from_str(&answer.out).unwrap());
    }

    /// What the program shows is what the oracle sees.
    #[track_caller]
    fn assert_same(&self, json: &serde_json::Value) {
        let asks = self.position.asks.map(|question| self.guide[question].id.as_str());
        assert_eq!(json["question"]["id"].as_str(), asks);
        assert_eq!(json["level"], self.position.level.id());
        let cards = if asks.is_some() { &json["early"] } else { &json["advice"] };
        let shown: Vec<&str> = cards.as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap()).collect();
        let seen: Vec<&str> = self.position.shown.iter().map(|card| self.guide[*card].id.as_str()).collect();
        assert_eq!(shown, seen);
    }
}

/// Where the words of a printed command lead.
#[track_caller]
fn walked(guide: &Guide, arguments: &str) -> Position {
    let mut words: Vec<String> = arguments.split_whitespace().map(str::to_owned).collect();
    let mut entry = EntryIdx(0);
    if words.first().is_some_and(|word| word == "--entry") {
        entry = guide.entry(&words[1]).unwrap();
        words.drain(..2);
    }
    replay(guide, entry, &words).unwrap_or_else(|why| panic!("{arguments}: {why}"))
}
