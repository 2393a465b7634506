//! The rules of the house as tests: which room may name what, how long a file may be, versions that
//! agree.

mod uses;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use uses::{Uses, circle};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `src`, with its path from there.
fn sources() -> Vec<(String, String)> {
    let mut open = vec![root().join("src")];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(found.len() > 20, "the walk over src found too little");
    found.sort();
    found
}

/// The code of a file without its comments.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// Whether the file belongs to one of these rooms: `tui` is `tui.rs` and everything in `tui/`.
fn is_in(name: &str, rooms: &[&str]) -> bool {
    rooms.iter().any(|room| name == format!("{room}.rs") || name.starts_with(&format!("{room}/")))
}

/// Fails for each file outside `rooms` whose code has one of the words.
fn only_in(rooms: &[&str], words: &[&str]) {
    let all = sources();
    assert!(all.iter().any(|(name, text)| is_in(name, rooms) && words.iter().any(|word| code(text).contains(word))));
    for (name, text) in all.iter().filter(|(name, _)| !is_in(name, rooms)) {
        for word in words {
            assert!(!code(text).contains(word), "src/{name} names {word}; only {rooms:?} may");
        }
    }
}

#[test]
fn only_the_screen_names_the_terminal_crates() {
    only_in(&["tui"], &["ratatui", "crossterm"]);
}

#[test]
fn only_content_names_ron_and_makes_guides() {
    only_in(&["content"], &["ron::", "annotate_snippets"]);
    only_in(&["content/check", "content/mutate", "guide"], &["from_checked"]);
}

#[test]
fn every_build_checks_the_same() {
    assert!(!root().join("build.rs").exists(), "what is read while the program is built is checked by nobody");
    for (name, text) in sources() {
        for word in ["debug_assert", "cfg(feature", "cfg!(feature", "OUT_DIR"] {
            assert!(!code(&text).contains(word), "src/{name} names {word}");
        }
    }
}

#[test]
fn the_engine_names_no_file_clock_environment_or_serde() {
    let forbidden = [
        "std::fs",
        "std::io",
        "std::env",
        "std::time",
        "std::net",
        "std::process",
        "std::thread",
        "serde",
        "Instant",
        "SystemTime",
        "crate::clock",
        "::now(",
        "::system(",
    ];
    let engine = ["guide", "trail", "session", "plan", "journal", "proof", "timer"];
    for (name, text) in sources().iter().filter(|(name, _)| is_in(name, &engine)) {
        for word in forbidden {
            assert!(!code(text).contains(word), "src/{name} names {word}");
        }
    }
}

#[test]
fn front_ends_do_not_know_each_other() {
    for (room, others) in [("tui", ["plain", "cli"]), ("plain", ["tui", "cli"]), ("cli", ["tui", "plain"])] {
        for (name, text) in sources().iter().filter(|(name, _)| is_in(name, &[room])) {
            for other in others {
                assert!(!code(text).contains(&format!("crate::{other}")), "src/{name} names crate::{other}");
            }
        }
    }
}

#[test]
fn layers_point_one_way() {
    let below = ["guide", "trail", "session", "plan", "journal"];
    for above in [&["proof", "content"][..], &["timer", "report", "tui"], &["graph", "cli"], &["disk", "plain"]] {
        let order = [&below[..], above].concat();
        for (at, layer) in order.iter().enumerate() {
            for (name, text) in sources().iter().filter(|(name, _)| is_in(name, &[layer])) {
                let wrong = order[at + 1..].iter().find(|above| code(text).contains(&format!("crate::{above}")));
                assert_eq!(wrong, None, "src/{name} names a room that stands on it");
            }
        }
    }
}

#[test]
fn only_front_ends_know_what_is_kept_on_disk() {
    only_in(&["disk", "cli", "plain", "tui", "main"], &["crate::disk", "charley::disk"]);
    only_in(&["disk"], &["etcetera"]);
}

#[test]
fn answers_reach_no_other_program_and_no_title() {
    for (name, text) in sources() {
        for word in ["process::Command", "SetTitle", "]0;", "]2;"] {
            assert!(!code(&text).contains(word), "src/{name} names {word}");
        }
    }
}

#[test]
fn keys_exist_only_in_their_table_and_where_they_are_read() {
    for (name, text) in sources().iter().filter(|(name, _)| !is_in(name, &["tui/key", "tui/host/input"])) {
        assert!(!code(text).contains("KeyCode::"), "src/{name} names a key");
    }
}

/// Which file names which, tests left out.
fn file_uses() -> Uses {
    let code = |(name, text): &(String, String)| (name.clone(), code(text.split("#[cfg(test)]").next().unwrap_or("")));
    uses::uses(&sources().iter().map(code).collect::<Vec<_>>())
}

#[test]
fn no_room_leads_back_to_itself() {
    let room = |file: &String| file.split(['/', '.']).next().unwrap_or_default().to_owned();
    let mut rooms = Uses::new();
    for (file, others) in file_uses() {
        let named = others.iter().map(room).filter(|other| *other != room(&file));
        rooms.entry(room(&file)).or_default().extend(named.collect::<BTreeSet<_>>());
    }
    assert_eq!(circle(&rooms), None);
}

#[test]
fn no_file_of_the_screen_leads_back_to_itself() {
    let mut files = file_uses();
    files.retain(|file, _| is_in(file, &["tui"]));
    assert_eq!(circle(&files), None);
}

/// The rooms of the screen, each with those that it stands on before it.
const LAYERS: [&[&str]; 13] = [
    &["tui/kit"],
    &["tui/key"],
    &["tui/export", "tui/message"],
    &["tui/model"],
    &["tui/card", "tui/calendar", "tui/compare"],
    &["tui/frame"],
    &["tui/banner", "tui/early", "tui/outline", "tui/side"],
    &["tui/screen.rs"],
    &["tui/screen/walk", "tui/screen/question"],
    &["tui/screen/"],
    &["tui/app"],
    &["tui/program"],
    &["tui/host"],
];

fn layer(file: &str) -> Option<usize> {
    let is_below = |room: &str| room.ends_with('/') && file.starts_with(room);
    let is_here = |room: &&str| is_in(file, &[room]) || file == *room || is_below(room);
    LAYERS.iter().position(|rooms| rooms.iter().any(is_here))
}

#[test]
fn the_layers_of_the_screen_point_one_way() {
    for (file, others) in file_uses() {
        let Some(own) = layer(&file) else { continue };
        for other in others.iter().filter(|other| is_in(other, &["tui"])) {
            let theirs = layer(other).unwrap_or(usize::MAX);
            assert!(theirs <= own, "src/{file} names src/{other}, which stands on it");
        }
    }
    let outside: Vec<String> =
        sources().into_iter().map(|(name, _)| name).filter(|name| is_in(name, &["tui"])).collect();
    let outside: Vec<&String> = outside.iter().filter(|name| layer(name).is_none()).collect();
    assert_eq!(outside, ["tui.rs", "tui/closing.rs"], "each other file of the screen has a layer");
}

#[test]
fn no_screen_names_another() {
    let all = sources();
    let screens: BTreeSet<&String> =
        all.iter().filter(|(_, text)| text.contains("impl Screen for")).map(|(name, _)| name).collect();
    assert!(screens.len() > 10 && screens.iter().all(|file| file.starts_with("tui/screen/")), "{screens:?}");
    let files = file_uses();
    for file in &screens {
        let other = files[*file].iter().find(|other| screens.contains(other));
        assert_eq!(other, None, "src/{file} names another screen: say where to go by a `To`");
    }
}

#[test]
fn front_ends_keep_a_walk_through_the_recorder_alone() {
    for (name, text) in sources().iter().filter(|(name, _)| is_in(name, &["tui", "plain"])) {
        for word in [".slot", "Slot", "Journal::", "disk.journal", ".purge("] {
            assert!(!code(text).contains(word), "src/{name} names {word}");
        }
    }
}

#[test]
fn what_is_said_about_health_stands_in_content() {
    let medical = [
        "muscle",
        "cramp",
        "calf",
        "hamstring",
        "stretch",
        "heat",
        "cold",
        "drink",
        "pain",
        "doctor",
        "massage",
        "sore",
        "swollen",
        "urine",
        "medicine",
    ];
    // The program's own name and subject, its guide's folder, and the licence of ordinary English.
    let allowed = ["content/cramps", "muscle cramps after workouts"];
    for (name, text) in sources() {
        let mut code = code(&text).to_lowercase();
        allowed.iter().for_each(|words| code = code.replace(words, ""));
        for word in medical {
            let found = code.match_indices(word).any(|(at, _)| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                !letter(code[..at].chars().next_back()) && !letter(code[at + word.len()..].chars().next())
            });
            assert!(!found, "src/{name} says `{word}`; that belongs into content/");
        }
    }
}

#[test]
fn every_file_says_what_it_holds_and_stays_readable() {
    for (name, text) in sources() {
        assert!(text.starts_with("//! "), "src/{name} has no header");
        let lines = text.lines().count();
        assert!(lines <= 400, "src/{name} has {lines} lines; split it");
    }
}

#[test]
fn the_changelog_knows_this_version() {
    let changelog = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let released = changelog.contains(&format!("## [{version}]"));
    assert!(released || (version == "0.1.0" && changelog.contains("## [Unreleased]")), "{version}");
}

#[test]
fn no_file_names_a_machine_or_a_registry() {
    let mut open: Vec<PathBuf> = [
        "src",
        "tests",
        "examples",
        "assets",
        "content",
        ".ci",
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "Cargo.toml",
    ]
    .map(|name| root().join(name))
    .to_vec();
    let forbidden = [["/", "work/"].concat(), ["/", "root/"].concat(), ["crates", ".io"].concat()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if let Ok(text) = fs::read_to_string(&path) {
            for word in &forbidden {
                assert!(!text.contains(word.as_str()), "{} names {word}", path.display());
            }
        }
    }
}
