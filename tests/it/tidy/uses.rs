//! Which file of `src` names which other one, read from its `use` lines and from the paths in its
//! code.

use std::collections::{BTreeMap, BTreeSet};

/// The files that each file names.
pub(super) type Uses = BTreeMap<String, BTreeSet<String>>;

/// Reads them from files, of which the comments were taken away.
pub(super) fn uses(files: &[(String, String)]) -> Uses {
    let modules: BTreeMap<Vec<String>, &String> = files.iter().map(|(name, _)| (module(name), name)).collect();
    let named = |(name, code): &(String, String)| {
        let own = module(name);
        let paths = paths(code).into_iter().filter_map(|path| resolve(&own, &path, &modules));
        let files = paths.filter_map(|path| Some(file(&path, &modules)?.clone()));
        (name.clone(), files.filter(|other| other != name).collect())
    };
    files.iter().map(named).collect()
}

/// The module of a file: `tui/app.rs` is `tui::app`.
fn module(name: &str) -> Vec<String> {
    let path = name.trim_end_matches(".rs");
    let is_root = matches!(path, "lib" | "main");
    path.split('/').filter(|_| !is_root).map(str::to_owned).collect()
}

/// The file of the longest part of a path that is a module.
fn file<'f>(path: &[String], modules: &BTreeMap<Vec<String>, &'f String>) -> Option<&'f String> {
    (1..=path.len()).rev().find_map(|length| modules.get(&path[..length]).copied())
}

/// A path from the root of the crate; nothing if it leads to another crate.
fn resolve(own: &[String], path: &[String], modules: &BTreeMap<Vec<String>, &String>) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    let climbed = rest.iter().take_while(|part| *part == "super").count();
    match first.as_str() {
        "crate" | "charley" => Some(rest.to_vec()),
        "self" => Some([own, rest].concat()),
        "super" => Some([&own[..own.len().checked_sub(climbed + 1)?], &rest[climbed..]].concat()),
        _ => Some([own, path].concat()).filter(|path| modules.contains_key(&path[..=own.len()])),
    }
}

/// All paths in a file: those that it uses, and those that stand in its code.
fn paths(code: &str) -> Vec<Vec<String>> {
    let statements = code.split("use ").skip(1).filter_map(|rest| rest.split_once(';')).map(|(tree, _)| tree);
    let mut paths: Vec<Vec<String>> =
        statements.flat_map(|tree| expanded(&tree.replace(char::is_whitespace, " "))).collect();
    let inline = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let is_path = |word: &&str| word.contains("::") && !word.ends_with("::");
    paths.extend(inline.filter(is_path).map(segments));
    paths
}

/// The paths of a tree such as `a::{b, c::{self, d}}`.
fn expanded(tree: &str) -> Vec<Vec<String>> {
    let Some((before, inner)) = tree.split_once('{') else { return vec![segments(tree)] };
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let (mut depth, mut branches) = (0, vec![String::new()]);
    for letter in inner.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        match letter {
            ',' if depth == 0 => branches.push(String::new()),
            _ => branches.last_mut().unwrap().push(letter),
        }
    }
    branches.iter().flat_map(|branch| expanded(&format!("{before}{}", branch.trim()))).collect()
}

fn segments(path: &str) -> Vec<String> {
    let path = path.trim().split(" as ").next().unwrap_or_default();
    let parts = path.split("::").map(str::trim).filter(|part| !part.is_empty() && *part != "*");
    let parts: Vec<String> = parts.map(str::to_owned).collect();
    match parts.split_last() {
        Some((last, rest)) if last == "self" && !rest.is_empty() => rest.to_vec(),
        _ => parts,
    }
}

/// A circle of names, if there is one, from one of them back to it.
pub(super) fn circle(uses: &Uses) -> Option<Vec<String>> {
    let mut left = uses.clone();
    // What names nothing that is left is in no circle, and may go.
    loop {
        let names: BTreeSet<String> = left.keys().cloned().collect();
        left.values_mut().for_each(|others| others.retain(|other| names.contains(other)));
        let before = left.len();
        left.retain(|_, others| !others.is_empty());
        if left.len() == before {
            break;
        }
    }
    let mut way = vec![left.keys().next()?.clone()];
    loop {
        let next = left[way.last()?].iter().next()?.clone();
        let seen = way.iter().position(|name| *name == next);
        way.push(next);
        if let Some(at) = seen {
            return Some(way.split_off(at));
        }
    }
}

#[test]
fn uses_are_found_however_they_are_written() {
    let file = |name: &str, code: &str| (name.to_owned(), code.to_owned());
    let files = [
        file("a.rs", "mod b; use b::{self, X};"),
        file("a/b.rs", "use super::super::c::{d::{E, F as G}, H};"),
        file("c.rs", "fn f() { crate::a::X::new(); std::fs::read() }"),
        file("c/d.rs", "use crate::{e, serde};\nuse super::{\n    f,\n    g,\n};"),
        file("e.rs", ""),
        file("c/f.rs", "pub(crate) use crate::e::*;"),
    ];
    let found = uses(&files);
    let of = |name: &str| found[name].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("a.rs"), ["a/b.rs"]);
    assert_eq!(of("a/b.rs"), ["c.rs", "c/d.rs"]);
    assert_eq!(of("c.rs"), ["a.rs"]);
    assert_eq!(of("c/d.rs"), ["c.rs", "c/f.rs", "e.rs"]);
    assert_eq!(of("c/f.rs"), ["e.rs"]);
    let circle = circle(&found).unwrap();
    assert_eq!(circle.first(), circle.last());
    assert!(circle.contains(&"a/b.rs".to_owned()), "{circle:?}");
}
