//! A plan that is taken along: which forms are offered, what is written, and what is said when it cannot be.

use crate::play::{Play, play};
use charley::report;
use charley::tui::export::{self, Target};
use charley::tui::update::Flow;
use std::fs;

fn on_plan() -> Play {
    play(80, 24).keys("0<enter>1<enter>20<enter>2<enter>0<enter>")
}

#[test]
fn x_offers_every_form_on_a_plan_only() {
    play(80, 24).keys("x").hides("Export the plan").shows("x exports a plan; this is a checklist");
    let mut offered = on_plan().resize(130, 24).shows("x export").keys("x").shows("Export the plan");
    for (at, target) in Target::ALL.into_iter().enumerate() {
        offered = offered.shows(&format!("{}  {}", at + 1, target.words()));
    }
    assert_eq!(offered.keys("2<enter>").flow, Flow::Export(Target::Markdown));
    assert_eq!(on_plan().keys("x4<enter>").flow, Flow::Export(Target::Clipboard));
    let _ = on_plan().keys("xx").hides("Export the plan");
}

#[test]
fn what_became_of_it_is_said_and_a_failure_leaves_the_choice_open() {
    let mut saved = on_plan().keys("x<enter>");
    saved.app.exported(Ok("Saved as it is called.".to_owned()));
    let _ = saved.shows("Saved as it is called.").hides("Export the plan");
    let mut failed = on_plan().keys("x<enter>");
    failed.app.exported(Err("Not saved: no room".to_owned()));
    let _ = failed.shows("Not saved: no room").shows("Export the plan");
}

#[test]
fn a_file_has_the_whole_plan_and_never_replaces_another() {
    let folder = tempfile::tempdir().unwrap();
    let session = &on_plan().app.session;
    let read = |target| {
        let name = export::write(target, session, folder.path()).unwrap();
        (fs::read_to_string(folder.path().join(&name)).unwrap(), name)
    };
    let (text, first) = read(Target::Text);
    assert_eq!(text, report::position(session));
    let (_, second) = read(Target::Text);
    assert_eq!(second, first.replace(".txt", "-2.txt"));
    let (markdown, name) = read(Target::Markdown);
    assert!(markdown.starts_with("# ") && name.contains(".md"), "{name}: {markdown}");
    let (json, _) = read(Target::Json);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["status"], "plan");
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let name = export::write(Target::Text, &on_plan().app.session, folder.path()).unwrap();
    assert_eq!(fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("gone");
    let error = export::write(Target::Text, &on_plan().app.session, &gone).unwrap_err();
    assert_eq!(export::in_words(&error), "this folder is gone; start charley in another one.");
}

#[test]
fn a_folder_with_all_plans_of_a_day_says_what_helps() {
    let folder = tempfile::tempdir().unwrap();
    let write = || export::write(Target::Text, &on_plan().app.session, folder.path());
    let written = (0..100).flat_map(|_| write()).count();
    assert_eq!(written, 99);
    assert_eq!(export::in_words(&write().unwrap_err()), "this folder has too many plans of today; move some away.");
}
