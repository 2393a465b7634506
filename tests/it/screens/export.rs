//! A plan that is taken along: which forms are offered, what is written, and what is said when it cannot be.

use crate::play::{Play, play};
use charley::report;
use charley::tui::export::{self, Document, Target};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn on_plan() -> Play {
    play(80, 24).keys("0<enter>1<enter>20<enter>2<enter>0<enter>")
}

fn document() -> Document {
    Target::Text.document(on_plan().session()).unwrap()
}

#[test]
fn x_offers_every_form_on_a_plan_only() {
    play(80, 24).keys("x").hides("Export the plan").shows("x exports a plan; this is a checklist");
    let mut offered = on_plan().resize(130, 24).shows("x export").keys("x").shows("Export the plan");
    for (at, target) in Target::ALL.into_iter().enumerate() {
        offered = offered.shows(&format!("{}  {}", at + 1, target.words()));
    }
    let _ = offered.keys("x").hides("Export the plan");
    let _ = on_plan().keys("xx").hides("Export the plan");
}

/// The files of a folder and what they say.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect()
}

#[test]
fn a_file_has_the_whole_plan_and_never_replaces_another() {
    let folder = tempfile::tempdir().unwrap();
    let play = on_plan().in_folder(folder.path()).keys("x<enter>").shows("Saved as charley-").hides("Export the plan");
    let (first, text) = files(folder.path()).pop_first().unwrap();
    assert_eq!(text, report::position(play.session()));
    let play =
        play.keys("x<enter>").shows(&first.replace(".txt", "-2.txt")).keys("x2<enter>").shows(".md in this folder");
    let _ = play.keys("x3<enter>").shows(".json in this folder");
    let files = files(folder.path());
    let of = |end: &str| files.iter().find(|(name, _)| name.ends_with(end)).unwrap().1;
    assert!(of(".md").starts_with("# "), "{}", of(".md"));
    assert_eq!(serde_json::from_str::<serde_json::Value>(of(".json")).unwrap()["status"], "plan");
    assert_eq!(files.len(), 4);
}

#[test]
fn the_clipboard_takes_the_plan_as_plain_text() {
    let play =
        on_plan().keys("x4<enter>").shows("Sent to the clipboard, if the terminal allows it.").hides("Export the plan");
    assert_eq!(play.done().clipboard.as_deref(), Some(report::position(play.session()).as_str()));
}

#[test]
fn a_failure_says_what_helps_and_leaves_the_choice_open() {
    let folder = tempfile::tempdir().unwrap();
    let play = on_plan().in_folder(&folder.path().join("gone")).keys("x<enter>");
    let play = play.shows("Not saved: this folder is gone; start charley in another one.").shows("Export the plan");
    let _ = play.in_folder(folder.path()).keys("<enter>").shows("Saved as").hides("Export the plan");
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let name = export::write(&document(), folder.path()).unwrap();
    assert_eq!(fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_folder_with_all_plans_of_a_day_says_what_helps() {
    let folder = tempfile::tempdir().unwrap();
    let write = || export::write(&document(), folder.path());
    let written = (0..100).flat_map(|_| write()).count();
    assert_eq!(written, 99);
    assert_eq!(export::in_words(&write().unwrap_err()), "this folder has too many plans of today; move some away.");
}
