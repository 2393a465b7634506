//! The walks to go on with: kept after each answer, offered within hours, gone when the plan was saved.

use super::{Home, at};
use crate::toy::{self, answer_all, change, trail, walked};
use charley::content;
use charley::disk::session::Offer;
use charley::disk::{Disk, Recorder};
use charley::guide::Guide;
use charley::report::journal::{ago, moved};
use charley::session::Session;
use std::fs;
use std::sync::Arc;

const NOW: &str = "2026-11-22T09:00:00Z";

fn keep(disk: &mut Disk, session: &Session) {
    disk.slot.keep(session, None, at(NOW)).unwrap();
}

/// What a program that starts at this moment offers.
fn offered(home: &Home, guide: &Arc<Guide>, moment: &str) -> Option<Offer> {
    home.disk().slot.offer(guide, at(moment)).unwrap()
}

fn words(offer: &Offer) -> String {
    charley::report::journal::offer(&offer.replay.session, offer.stopped_at, offer.ago, "r")
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
        // What is gone cannot be pointed to.
        text =
            text.replace(", \"mood=sulk\"", "").replace(", (text: \"Still stiff\", then: Answer(\"mood=sulk\"))", "");
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
    slot.keep(&session, None, at(NOW)).unwrap();
    assert_eq!(stopped_at(&toy::guide(), &offered(&home, &toy::guide(), NOW).unwrap()), "part_signs");
}

#[test]
fn nor_does_it_lose_one_with_a_single_answer() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none"));
    let mut slot = home.disk().slot;
    let session = slot.go_on(offered(&home, &toy::guide(), NOW).unwrap());
    slot.keep(&session, None, at(NOW)).unwrap();
    assert_eq!(stopped_at(&toy::guide(), &offered(&home, &toy::guide(), NOW).unwrap()), "part");
}

#[test]
fn a_new_emergency_takes_the_place_of_the_old_walk() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing"));
    let mut slot = home.disk().slot;
    let mut session = slot.go_on(offered(&home, &toy::guide(), NOW).unwrap());
    answer_all(&mut session, "alarm=smoke");
    assert_eq!(toy::at(&session), "plan");
    slot.keep(&session, None, at(NOW)).unwrap();
    assert_eq!(offered(&home, &toy::guide(), NOW).unwrap().stopped_at, None);
}

#[test]
fn a_finished_walk_stays_until_its_plan_is_saved() {
    let home = Home::new();
    let mut disk = home.disk();
    let mut session = walked("alarm=none part=all mood=sulk food=none");
    keep(&mut disk, &session);
    let offer = offered(&home, &toy::guide(), NOW).unwrap();
    assert_eq!(offer.stopped_at, None);
    assert_eq!(words(&offer), "Unsaved plan, just now: r goes on to it.");
    let mut again = home.disk().slot.go_on(offer);
    answer_all(&mut again, "alarm=none");
    assert_eq!(toy::at(&again), "plan");
    disk.slot.forget().unwrap();
    assert!(!disk.slot.path().exists());
    // Going back from the plan is unfinished again.
    session.back();
    keep(&mut disk, &session);
    assert_eq!(words(&offered(&home, &toy::guide(), NOW).unwrap()), "Stopped at Food, just now: r goes on.");
    keep(&mut disk, &walked(""));
    assert!(!disk.slot.path().exists());
}

#[test]
fn a_walk_that_begins_leaves_the_one_that_was_stopped_where_it_is() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing part_signs=none"));
    let mut disk = home.disk();
    keep(&mut disk, &walked("alarm=none"));
    let stopped =
        |home: &Home| stopped_at(&toy::guide(), &offered(home, &toy::guide(), "2026-11-22T09:05:00Z").unwrap());
    // In one with a single answer there is nothing to go on with yet: that question is asked again anyway.
    assert_eq!(stopped(&home), "mood");
    disk.slot.keep(&walked("alarm=none part=tail"), None, at("2026-11-22T09:01:00Z")).unwrap();
    assert_eq!(stopped(&home), "part_signs");
    disk.slot.forget().unwrap();
    assert_eq!(stopped(&home), "mood");
}

#[test]
fn a_walk_that_is_gone_on_with_takes_the_place_of_the_old_one() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing part_signs=none"));
    let mut disk = home.disk();
    let mut session = disk.slot.go_on(offered(&home, &toy::guide(), NOW).unwrap());
    answer_all(&mut session, "alarm=none");
    keep(&mut disk, &session);
    disk.slot.forget().unwrap();
    assert!(offered(&home, &toy::guide(), NOW).is_none());
}

#[test]
fn going_back_to_the_first_question_of_an_old_walk_loses_nothing_of_it() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing part_signs=none"));
    let mut disk = home.disk();
    let mut session = disk.slot.go_on(offered(&home, &toy::guide(), NOW).unwrap());
    answer_all(&mut session, "alarm=none");
    keep(&mut disk, &session);
    session.ask_first_again();
    keep(&mut disk, &session);
    assert_eq!(stopped_at(&toy::guide(), &offered(&home, &toy::guide(), NOW).unwrap()), "mood");
    let ahead: Vec<String> = session.ahead().into_iter().map(|(asked, _)| toy::guide()[asked].id.clone()).collect();
    assert_eq!(ahead, ["alarm", "part", "part_signs"]);
}

#[test]
fn a_walk_of_its_own_in_a_program_that_took_an_offer_leaves_the_old_one() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing part_signs=none"));
    let mut disk = home.disk();
    let _ = disk.slot.go_on(offered(&home, &toy::guide(), NOW).unwrap());
    keep(&mut disk, &walked(""));
    keep(&mut disk, &walked("alarm=none"));
    assert_eq!(stopped_at(&toy::guide(), &offered(&home, &toy::guide(), NOW).unwrap()), "mood");
}

#[test]
fn of_many_walks_the_last_ones_stay() {
    let home = Home::new();
    for minute in 10..30 {
        let now = at(&format!("2026-11-22T09:{minute}:00Z"));
        home.disk().slot.keep(&walked("alarm=none part=wing"), None, now).unwrap();
    }
    let text = fs::read_to_string(home.disk().slot.path()).unwrap();
    assert_eq!(text.matches("\"walk\"").count(), 8);
    assert!(text.contains("09:22:00Z") && text.contains("09:29:00Z"), "{text}");
    // What is not offered any more is gone with the next answer.
    home.disk().slot.keep(&walked("alarm=none"), None, at("2026-11-22T22:00:00Z")).unwrap();
    assert_eq!(fs::read_to_string(home.disk().slot.path()).unwrap().matches("\"walk\"").count(), 1);
}

#[test]
fn what_a_walk_follows_is_kept_with_it() {
    let home = Home::new();
    let mut recorder = Recorder::new(Some(home.disk()), true);
    recorder.begin(Some("abc".to_owned()));
    recorder.keep(&walked("alarm=none"), at(NOW)).unwrap();
    let mut recorder = Recorder::new(Some(home.disk()), true);
    let offer = recorder.offer(&toy::guide(), at(NOW)).unwrap().unwrap();
    assert_eq!(offer.follows.as_deref(), Some("abc"));
    let (mut session, _) = recorder.go_on(offer);
    answer_all(&mut session, "alarm=none");
    recorder.keep(&session, at(NOW)).unwrap();
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
fn what_was_answered_before_going_on_with_another_walk_is_kept() {
    let home = Home::new();
    keep(&mut home.disk(), &walked("alarm=none part=wing"));
    let mut disk = home.disk();
    keep(&mut disk, &walked("alarm=none part=all mood=sulk"));
    let mut session = disk.slot.go_on(disk.slot.offer(&toy::guide(), at(NOW)).unwrap().unwrap());
    answer_all(&mut session, "alarm=none");
    keep(&mut disk, &session);
    let file = fs::read_to_string(disk.slot.path()).unwrap();
    assert!(file.contains("part=all") && file.matches("part=wing").count() == 1, "{file}");
}

#[test]
fn a_walk_that_its_own_program_went_on_with_is_not_taken_away_by_another() {
    let home = Home::new();
    let mut own = home.disk();
    keep(&mut own, &walked("alarm=none part=wing"));
    let mut other = home.disk();
    let offer = other.slot.offer(&toy::guide(), at(NOW)).unwrap().unwrap();
    keep(&mut own, &walked("alarm=none part=wing part_signs=none mood=sulk"));
    let mut session = other.slot.go_on(offer);
    answer_all(&mut session, "alarm=none");
    keep(&mut other, &session);
    assert!(fs::read_to_string(own.slot.path()).unwrap().contains("mood=sulk"));
}

#[test]
fn a_file_that_makes_no_sense_is_said_and_then_written_over() {
    let home = Home::new();
    let mut disk = home.disk();
    keep(&mut disk, &walked("alarm=none"));
    let whole = fs::read_to_string(disk.slot.path()).unwrap();
    for wrong in
        ["", "{}", "\u{0}", &whole[1..], &whole.replace("\"v\":2", "\"v\":9"), &whole.replace("2026-", "last ")]
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
fn two_programs_leave_each_others_walks_alone() {
    let home = Home::new();
    let (mut one, mut other) = (home.disk(), home.disk());
    keep(&mut one, &walked("alarm=none part=wing"));
    other.slot.keep(&walked("alarm=none part=tail part_signs=none"), None, at("2026-11-22T09:00:01Z")).unwrap();
    let offer = || offered(&home, &toy::guide(), "2026-11-22T09:00:02Z");
    assert_eq!(stopped_at(&toy::guide(), &offer().unwrap()), "mood");
    other.slot.forget().unwrap();
    assert_eq!(stopped_at(&toy::guide(), &offer().unwrap()), "part_signs");
    one.slot.forget().unwrap();
    assert!(offer().is_none());
}
