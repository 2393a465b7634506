//! What is kept on disk while the screen is up: nothing that was reported saved is lost, whatever happens to program or disk.

use crate::terminal::{Pty, start, start_with};
use charley::disk::journal::Found;
use charley::disk::{Disk, Folders};
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// Keys that lead to a plan of the toy guide and save it. The plan is urgent, so no screen opens that says more.
const WALK: &str = "0\r2\r10\r1\r0\rsit sulks\r";

fn start_in(home: &Path) -> Pty {
    let home = home.to_str();
    start_with(&[], &[("XDG_DATA_HOME", home), ("XDG_STATE_HOME", home)])
}

fn disk(home: &Path) -> Disk {
    let folder = home.join("charley");
    Disk::new(Folders { data: folder.clone(), state: folder, ignored: Vec::new() })
}

fn found(home: &Path) -> Found {
    disk(home).journal.read(None).unwrap()
}

fn saves(pty: &Pty) -> usize {
    pty.raw().matches("Saved in your journal.").count()
}

/// Whether a question was on screen before which two were answered: what the first one was has been kept by then.
fn is_under_way(screen: &str) -> bool {
    ["What do you see there?", "What mood is it in?", "What about food?"].iter().any(|words| screen.contains(words))
}

/// Walks and saves for so long.
fn save_until(pty: &mut Pty, length: Duration) {
    let end = Instant::now() + length;
    for saved in 0.. {
        pty.send(WALK);
        while saves(pty) <= saved {
            if Instant::now() > end {
                return;
            }
            thread::sleep(Duration::from_micros(500));
        }
        pty.send("n\r");
    }
}

#[test]
fn nothing_that_was_reported_saved_is_lost_by_a_kill_and_the_next_start_offers_to_go_on() {
    let rounds: usize = if std::env::var_os("CHARLEY_LONG").is_some() { 500 } else { 25 };
    let home = tempfile::tempdir().unwrap();
    let (mut reported, mut offers, mut before) = (0, 0, String::new());
    for round in 0..rounds {
        let mut pty = start_in(home.path());
        pty.wait_for("None of these");
        // A walk that was finished, but not yet reported saved, is offered as a plan.
        let offered = pty.text().contains("r goes on");
        assert!(offered || !is_under_way(&before), "round {round}: {before}\n{}", pty.text());
        offers += usize::from(offered);
        save_until(&mut pty, Duration::from_micros(RandomState::new().hash_one(round) % 300_000));
        pty.signal("KILL");
        pty.drain();
        reported += saves(&pty);
        before = pty.text();
        let found = found(home.path());
        // A kill may tear the line that is being written, which nobody was told of; the next one stands on a line of its own.
        assert!(found.unreadable.len() <= round + 1, "round {round}: {:?}", found.unreadable);
        assert!(found.records.len() >= reported, "round {round}: {} of {reported}", found.records.len());
    }
    assert!(offers > 0 && reported > 0, "{offers} offers, {reported} saved");
}

#[test]
fn what_was_deleted_is_gone_after_a_hang_up_and_after_a_kill_at_the_next_look() {
    for (signal, is_gone) in [("HUP", true), ("KILL", false)] {
        let home = tempfile::tempdir().unwrap();
        let has_it = || fs::read_to_string(disk(home.path()).journal.path()).unwrap().contains("a secret");
        let mut pty = start_in(home.path());
        pty.wait_for("None of these");
        for (keys, words) in [
            ("10\r", "Ring the great bell now"),
            ("s", "Save this plan"),
            ("a secret\r", "Saved in your journal."),
            ("o", "Your journal"),
            ("d", "Deleted"),
        ] {
            pty.send(keys);
            pty.wait_for(words);
        }
        assert!(has_it());
        pty.signal(signal);
        pty.drain();
        assert_eq!(!has_it(), is_gone, "{signal}");
        let mut pty = start_in(home.path());
        pty.wait_for("None of these");
        pty.send("o");
        pty.wait_for("Nothing is in your journal.");
        pty.send("qq");
        assert_eq!(pty.exit_code(), 0);
        assert!(!has_it(), "{signal}");
    }
}

#[test]
fn the_cursor_is_seen_in_a_note_and_what_is_pasted_there_is_text() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("10\r");
    pty.wait_for("Ring the great bell now");
    assert!(!pty.shows_cursor());
    pty.send("\x1b[200~sq\nyes\n\x1b[201~s");
    pty.wait_for("Save this plan");
    pty.wait_until("no cursor", || pty.shows_cursor());
    pty.send("\x1b[200~q\nyes\n12\n\x1b[201~?q");
    pty.wait_for("> q yes 12 ?q");
    pty.wait_until("the cursor stands elsewhere", || pty.cursor_line().contains("> q yes 12 ?q"));
    pty.send("\r");
    pty.wait_for("Saved in your journal.");
    pty.wait_until("a cursor", || !pty.shows_cursor());
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(found(pty.home()).records[0].note.as_deref(), Some("q yes 12 ?q"));
}

#[test]
fn ctrl_c_leaves_from_a_note_and_the_plan_is_not_saved() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send("10\rsx");
    pty.wait_for("> x");
    pty.send("\x03");
    assert_eq!(pty.exit_code(), 130);
    pty.assert_restored();
    assert!(found(pty.home()).records.is_empty());
}

#[test]
fn the_journal_is_not_read_before_somebody_asks_for_it() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("charley")).unwrap();
    // Whoever opens a pipe waits for somebody at its other end.
    let pipe = disk(home.path()).journal.path();
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut pty = start_in(home.path());
    pty.wait_for("None of these");
    pty.send("10\r");
    pty.wait_for("Ring the great bell now");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_full_disk_is_said_and_the_walk_goes_on() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("charley")).unwrap();
    symlink("/dev/full", disk(home.path()).journal.path()).unwrap();
    let mut pty = start_in(home.path());
    pty.wait_for("None of these");
    pty.send("o");
    pty.wait_for("The journal cannot be read");
    pty.send("o");
    pty.send(WALK);
    pty.wait_for("Not done: cannot write");
    pty.wait_for("os error 28");
    assert_eq!(saves(&pty), 0);
    pty.send("\x1b");
    pty.wait_for("Not saved.");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn folders_that_cannot_be_used_are_said_on_the_screen() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let file = file.to_str();
    let mut pty = start_with(&[], &[("XDG_DATA_HOME", file), ("XDG_STATE_HOME", file)]);
    pty.wait_for("None of these");
    pty.send("0\r");
    pty.wait_for("Walk not kept: ");
    pty.send("o");
    pty.wait_for("The journal cannot be read: cannot read");
    pty.send("o2\r10\r1\r0\rs\r");
    pty.wait_for("Not done: cannot make the folder");
    pty.send("\x1b");
    pty.wait_for("See a whisperer today");
}

#[test]
fn a_folder_that_is_no_absolute_path_is_said_and_not_used() {
    let pty = start_with(&[], &[("XDG_DATA_HOME", Some("data")), ("XDG_STATE_HOME", Some("state"))]);
    pty.wait_for("XDG_DATA_HOME and XDG_STATE_HOME must be an absolute path");
    assert!(!pty.home().join("data").exists() && !pty.home().join("state").exists());
}

#[test]
fn answers_stand_in_no_argument_list_and_no_title() {
    let mut pty = start();
    pty.wait_for("None of these");
    pty.send(WALK);
    pty.wait_for("Saved in your journal.");
    let ps = std::process::Command::new("ps").args(["axww", "-o", "args"]).output().unwrap();
    let ps = String::from_utf8_lossy(&ps.stdout).into_owned();
    let ours: Vec<&str> = ps.lines().filter(|line| line.contains("tests/fixtures/dragon")).collect();
    assert!(!ours.is_empty(), "{ps}");
    assert!(!ours.iter().any(|line| line.contains("it sulks") || line.contains("part=")), "{ours:?}");
    assert!(!pty.raw().contains("\x1b]0;") && !pty.raw().contains("\x1b]2;"));
}

#[test]
fn without_resume_the_walk_is_kept_but_not_offered() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = start_in(home.path());
    pty.wait_for("None of these");
    pty.send("0\r2\r");
    pty.wait_for("What do you see there?");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    let home = home.path().to_str();
    let pty = start_with(&["--no-resume"], &[("XDG_DATA_HOME", home), ("XDG_STATE_HOME", home)]);
    pty.wait_for("None of these");
    assert!(!pty.text().contains("goes on"), "{}", pty.text());
}
