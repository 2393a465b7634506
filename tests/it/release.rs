//! What goes out with a release: licences that allow it, crates that its Rust can build, a package that is whole.
//!
//! Cargo is asked, without the network.

use crate::program::{in_home, run};
use serde_json::Value;
use std::process::Command;

fn cargo(args: &[&str]) -> String {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    let output =
        command.args(args).args(["--offline", "--locked"]).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The system that this is built on: for others crates may be missing here.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

/// Every package that this one is built or tested with.
fn packages() -> Vec<Value> {
    let metadata = cargo(&["metadata", "--format-version", "1", "--filter-platform", &host()]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap().clone();
    assert!(packages.len() > 50, "cargo named too few packages");
    packages
}

/// Licences that ask for no more than to be named.
const PERMISSIVE: [&str; 9] =
    ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "ISC", "Unicode-3.0", "Unlicense", "Zlib"];

/// Whether what a crate says of its licence leaves a permissive way to use it.
fn is_permissive(licence: &str) -> bool {
    let licence = licence.replace('/', " OR ");
    let is_allowed = |name: &str| PERMISSIVE.contains(&name.split(" WITH ").next().unwrap_or(name).trim());
    let is_met = |part: &str| part.trim_matches(['(', ')', ' ']).split(" OR ").any(is_allowed);
    licence.split(" AND ").all(is_met)
}

#[test]
fn a_licence_is_permissive_if_one_way_to_use_it_is() {
    for fine in
        ["MIT", "MIT/Apache-2.0", "Apache-2.0 WITH LLVM-exception OR GPL-3.0", "(MIT OR Apache-2.0) AND Unicode-3.0"]
    {
        assert!(is_permissive(fine), "{fine}");
    }
    for not in ["GPL-3.0", "MIT AND GPL-3.0", "MPL-2.0", ""] {
        assert!(!is_permissive(not), "{not}");
    }
}

#[test]
fn every_crate_has_a_permissive_licence() {
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_permissive(licence), "{} is under `{licence}`", package["name"]);
    }
}

#[test]
fn no_crate_needs_a_later_rust_than_this_one_promises() {
    let version = |text: &str| text.split('.').map(|part| part.parse().unwrap()).collect::<Vec<u32>>();
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    for package in packages() {
        let needs = package["rust_version"].as_str().map(version).unwrap_or_default();
        assert!(needs <= ours || needs[..2] == ours[..2], "{} needs Rust {needs:?}", package["name"]);
    }
}

#[test]
fn the_package_has_all_that_the_program_is_built_from() {
    let list = cargo(&["package", "--list", "--allow-dirty"]);
    let packaged: Vec<&str> = list.lines().collect();
    for needed in
        ["Cargo.lock", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "src/main.rs", "content/cramps/guide.ron"]
    {
        assert!(packaged.contains(&needed), "{needed} is not packaged");
    }
    // What is compiled in stands above `src`.
    let files = include_str!("../../src/content/files.rs");
    let built_in = files.split("include_str!(\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    let built_in: Vec<&str> = built_in.map(|path| path.trim_start_matches("../")).collect();
    assert!(built_in.len() >= 10 && built_in.iter().all(|path| packaged.contains(path)), "{built_in:?}");
    assert!(!packaged.iter().any(|path| path.starts_with(".ci")), "the project's own machinery is packaged");
}

#[test]
fn the_program_needs_no_file_but_itself() {
    let home = tempfile::tempdir().unwrap();
    for (args, says) in
        [(&["ask"][..], "emergency="), (&["check", "--strict"], "0 errors, 0 warnings"), (&["man"], "charley")]
    {
        let mut command = in_home(Command::new(env!("CARGO_BIN_EXE_charley")), home.path());
        command.current_dir(home.path()).args(args);
        let run = run(command, "");
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.err);
        assert!(run.out.contains(says), "{args:?}: {}", run.out);
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "it left something behind");
}
