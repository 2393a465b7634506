//! The unfinished walk: kept after each answer, offered within hours, gone with the plan.

use super::{Home, at};
use crate::toy::{self, answer_all, change, trail, walked};
use charley::content;
use charley::disk::Disk;
use charley::disk::session::Offer;
use charley::guide::Guide;
use charley::report::journal::{ago, moved};
use charley::session::Session;
use std::fs;
use std::sync::Arc;

const NOW: &str = "2026-11-22T09:00:00Z";

fn keep(disk: &mut Disk, session: &Session) {
    disk.slot.keep(session, at(NOW)).unwrap();
}

/// What a program that starts at this moment offers.
fn offered(home: &Home, guide: &Arc<Guide>, moment: &str) -> Option<Offer> {
    home.disk().slot.offer(guide, at(moment)).unwrap()
}

fn stopped_at(guide: &Guide, offer: &Offer) -> String {
    guide[offer.stopped_at.unwrap()].id.clone()
}

/// The toy guide with something else in its questions.
fn changed(old: &str, new: &str) -> Arc<Guide> {
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(toy::folder()).unwrap() {
        let path = file.unwrap().path();
        let mut text = fs::read_to_string(&path).unwrap();
        if path.ends_with("questions.ron") {
            assert!(text.contains(old));
            text = text.replace(old, new);
        }
        fs::write(folder.path().join(path.file_name().unwrap()), text).unwrap();
    }
    let (_, checked) = content::check_folder(folder.path(), None).unwrap();
    checked.guide.unwrap()
}

#[test]
fn going_on_asks_the_first_question_again_then_the_other_answers_stand() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing part_signs=stiff"));
    let offer = offered(&home, &toy::guide(), "2026-11-22T09:20:30Z").unwrap();
    assert_eq!((stopped_at(&toy::guide(), &offer), ago(offer.ago)), ("mood".into(), "20 min ago".into()));
    assert_eq!(moved(&toy::guide(), &offer.replay), None);
    let mut session = home.disk().slot.go_on(offer);
    assert_eq!((toy::at(&session).as_str(), trail(&session).as_str()), ("alarm", ""));
    answer_all(&mut session, "alarm=none");
    assert_eq!((toy::at(&session), trail(&session)), ("mood".into(), "alarm=none part=wing part_signs=stiff".into()));
}

#[test]
fn a_program_that_is_killed_before_the_first_answer_loses_no_walk() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing"));
    let mut slot = home.disk().slot;
    let session = slot.go_on(offered(&home, &toy::guide(), NOW).unwrap());
    slot.keep(&session, at(NOW)).unwrap();
    assert_eq!(stopped_at(&toy::guide(), &offered(&home, &toy::guide(), NOW).unwrap()), "part_signs");
}

#[test]
fn a_new_emergency_ends_the_old_walk() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing"));
    let mut slot = home.disk().slot;
    let mut session = slot.go_on(offered(&home, &toy::guide(), NOW).unwrap());
    answer_all(&mut session, "alarm=smoke");
    assert_eq!(toy::at(&session), "plan");
    slot.keep(&session, at(NOW)).unwrap();
    assert!(offered(&home, &toy::guide(), NOW).is_none());
}

#[test]
fn a_finished_walk_and_one_without_answers_are_not_kept() {
    let home = Home::new();
    let mut disk = home.disk();
    let mut session = walked("alarm=none part=all mood=sulk");
    keep(&mut disk, &session);
    assert!(disk.slot.path().exists());
    answer_all(&mut session, "food=none");
    keep(&mut disk, &session);
    assert!(!disk.slot.path().exists());
    // Going back from the plan is unfinished again.
    session.back();
    keep(&mut disk, &session);
    assert!(offered(&home, &toy::guide(), NOW).is_some());
    keep(&mut disk, &walked(""));
    assert!(!disk.slot.path().exists());
}

#[test]
fn what_a_walk_follows_is_kept_with_it() {
    let home = Home::new();
    let mut disk = home.disk();
    disk.slot.follows = Some("abc".to_owned());
    keep(&mut disk, &walked("alarm=none"));
    let mut slot = home.disk().slot;
    let session = slot.go_on(offered(&home, &toy::guide(), NOW).unwrap());
    assert_eq!(slot.follows.as_deref(), Some("abc"));
    slot.keep(&session, at(NOW)).unwrap();
    assert_eq!(offered(&home, &toy::guide(), NOW).unwrap().follows.as_deref(), Some("abc"));
}

#[test]
fn after_twelve_hours_nothing_is_offered() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none"));
    assert!(offered(&home, &toy::guide(), "2026-11-22T21:00:00Z").is_some());
    assert!(offered(&home, &toy::guide(), "2026-11-22T21:00:01Z").is_none());
    // A clock that was set back.
    assert_eq!(ago(offered(&home, &toy::guide(), "2026-11-22T08:00:00Z").unwrap().ago), "just now");
    assert!(offered(&home, &toy::guide(), "2026-11-21T08:00:00Z").is_none());
}

#[test]
fn a_walk_through_another_guide_is_left_alone() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none"));
    let before = fs::read(home.disk().slot.path()).unwrap();
    assert!(offered(&home, &content::builtin().unwrap(), NOW).is_none());
    assert_eq!(fs::read(home.disk().slot.path()).unwrap(), before);
}

#[test]
fn a_file_that_makes_no_sense_is_said_and_then_written_over() {
    let home = Home::new();
    let mut disk = home.disk();
    keep(&mut disk, &walked("alarm=none"));
    let whole = fs::read_to_string(disk.slot.path()).unwrap();
    for wrong in
        ["", "{}", "\u{0}", &whole[1..], &whole.replace("\"v\":1", "\"v\":9"), &whole.replace("2026-", "last ")]
    {
        fs::write(disk.slot.path(), wrong).unwrap();
        let said = disk.slot.offer(&toy::guide(), at(NOW)).unwrap_err().to_string();
        assert!(said.contains("cannot understand"), "{said}");
        keep(&mut disk, &walked("alarm=none part=all"));
        assert_eq!(stopped_at(&toy::guide(), &offered(&home, &toy::guide(), NOW).unwrap()), "mood");
    }
}

#[test]
fn answers_that_the_guide_no_longer_knows_are_named() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing part_signs=none mood=sulk"));
    let guide = changed("(id: \"sulk\", text", "(id: \"pout\", text");
    let offer = offered(&home, &guide, NOW).unwrap();
    assert_eq!(stopped_at(&guide, &offer), "mood");
    insta::assert_snapshot!(moved(&guide, &offer.replay).unwrap());
}

#[test]
fn a_checklist_with_a_new_sign_is_asked_again_and_the_answers_behind_it_wait() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing part_signs=none mood=sulk"));
    let sign = "(id: \"stiff\"";
    let guide = changed(sign, &format!("(id: \"ooze\", text: \"It oozes\", short: \"oozes\"), {sign}"));
    let offer = offered(&home, &guide, NOW).unwrap();
    assert_eq!(stopped_at(&guide, &offer), "part_signs");
    insta::assert_snapshot!(moved(&guide, &offer.replay).unwrap());
    let mut session = home.disk().slot.go_on(offer);
    answer_all(&mut session, "alarm=none part_signs=none");
    assert_eq!(toy::at(&session), "food");
}

#[test]
fn an_answer_about_something_else_does_not_count_for_it() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing part_signs=none mood=sulk"));
    let mut session = home.disk().slot.go_on(offered(&home, &toy::guide(), NOW).unwrap());
    answer_all(&mut session, "alarm=none");
    change(&mut session, "part=tail");
    assert_eq!(toy::at(&session), "part_signs");
    change(&mut session, "part=wing");
    assert_eq!(toy::at(&session), "food");
}

#[test]
fn a_program_that_finishes_leaves_the_walk_of_another_alone() {
    let home = Home::new();
    let (mut one, mut other) = (home.disk(), home.disk());
    keep(&mut one, &walked("alarm=none"));
    keep(&mut other, &walked("alarm=none part=tail"));
    keep(&mut one, &walked("alarm=smoke"));
    assert_eq!(stopped_at(&toy::guide(), &offered(&home, &toy::guide(), NOW).unwrap()), "part_signs");
    keep(&mut other, &walked("alarm=smoke"));
    assert!(offered(&home, &toy::guide(), NOW).is_none());
}
