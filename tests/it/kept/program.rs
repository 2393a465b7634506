//! Keeping, saving and looking at it again, with the real program.

use crate::program::{DRAGON, Run, charley_in, in_home, run};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A home in which two walks were saved.
fn saved() -> (TempDir, Vec<String>) {
    let home = tempfile::tempdir().unwrap();
    let run = dragon(home.path(), &[], "0\n1\n0\n2\n1\ns\n=1+1\nn\ny\n0\n3\n1\n0\ns\n\nq\n");
    let ids: Vec<String> = run.out.split("Saved: ").skip(1).map(|rest| rest[..10].to_owned()).collect();
    assert_eq!((run.code, run.err.as_str(), ids.len()), (Some(0), "", 2), "{}", run.out);
    (home, ids)
}

fn dragon(home: &Path, args: &[&str], input: &str) -> Run {
    charley_in(home, &[&DRAGON[..], args].concat(), input)
}

fn journal(home: &Path, args: &[&str]) -> Run {
    dragon(home, &[&["journal"], args].concat(), "")
}

#[test]
fn saved_plans_are_listed_and_shown() {
    let (home, ids) = saved();
    let list = journal(home.path(), &["list"]);
    let lines: Vec<&str> = list.out.lines().collect();
    assert_eq!((list.code, list.err.as_str(), lines.len()), (Some(0), "", 2));
    assert!(lines[0].ends_with(&format!("{}  plan      [!!] today: wing  \"=1+1\"", ids[0])), "{}", list.out);
    assert!(lines[1].ends_with(&format!("{}  plan      [ok] manage: all of it", ids[1])), "{}", list.out);
    let show = journal(home.path(), &["show", &ids[0][..6]]);
    for said in
        ["Note: =1+1", "  Mood: sulks", "  Feed it", "alarm=none part=wing part_signs=none mood=sulk food=hungry"]
    {
        assert!(show.out.contains(said), "{}", show.out);
    }
    assert!(journal(home.path(), &["show"]).out.starts_with(&format!("plan {}", ids[1])));
    let missing = journal(home.path(), &["show", "zzz"]);
    assert_eq!((missing.code, missing.out.as_str()), (Some(1), ""));
    assert!(missing.err.contains("there is no entry `zzz`"), "{}", missing.err);
}

#[test]
fn an_empty_journal_is_said_and_is_no_failure() {
    let home = tempfile::tempdir().unwrap();
    for (format, page) in [("text", ""), ("json", "[]\n"), ("csv", COLUMNS)] {
        let list = journal(home.path(), &["list", "--format", format]);
        assert_eq!((list.code, list.out.as_str(), list.err.as_str()), (Some(0), page, "charley: no entries\n"));
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "looking makes no folder");
}

#[test]
fn days_choose_what_is_printed() {
    let (home, _) = saved();
    for (args, lines) in [
        (&["--from", "2100-01-01"][..], 0),
        (&["--to", "2020-01-01"], 0),
        (&["--from", "2020-01-01", "--to", "2100-01-01"], 2),
    ] {
        assert_eq!(journal(home.path(), &[&["list"], args].concat()).out.lines().count(), lines, "{args:?}");
    }
    assert_eq!(journal(home.path(), &["list", "--from", "yesterday"]).code, Some(2));
    assert_eq!(journal(home.path(), &["report", "--from", "2026-02-01", "--to", "2026-01-01"]).code, Some(2));
}

#[test]
fn json_is_json_also_beside_a_line_that_cannot_be_read() {
    let (home, ids) = saved();
    let path = journal(home.path(), &["path"]).out;
    let text = fs::read_to_string(path.trim_end()).unwrap();
    fs::write(path.trim_end(), format!("not one of ours\n{text}")).unwrap();
    for command in ["list", "export"] {
        let run = journal(home.path(), &[command, "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!((&json[0]["id"], &json[1]["id"]), (&ids[0].as_str().into(), &ids[1].as_str().into()));
        assert_eq!(json[0]["trail"][1], "part=wing");
        assert!(run.err.contains("lines that cannot be read: line 1."), "{}", run.err);
        assert_eq!(run.code, Some(0));
    }
}

#[test]
fn csv_has_a_heading_and_runs_nothing_in_a_spreadsheet() {
    let (home, _) = saved();
    let csv = journal(home.path(), &["export", "--format", "csv"]).out;
    assert!(csv.starts_with(COLUMNS) && csv.contains(",\"'=1+1\",") && csv.lines().count() == 3, "{csv}");
}

#[test]
fn an_export_is_imported_once() {
    let (home, _) = saved();
    let export = journal(home.path(), &["export"]).out;
    let other = tempfile::tempdir().unwrap();
    for said in ["2 added, 0 already there\n", "0 added, 2 already there\n"] {
        let import = dragon(other.path(), &["journal", "import", "-"], &export);
        assert_eq!((import.code, import.out.as_str(), import.err.as_str()), (Some(0), said, ""));
    }
    assert_eq!(journal(other.path(), &["export"]).out, export);
    let csv = journal(home.path(), &["export", "--format", "csv"]).out;
    let import = dragon(other.path(), &["journal", "import", "-"], &csv);
    assert_eq!((import.code, import.out.as_str()), (Some(2), ""));
    assert_eq!(dragon(other.path(), &["journal", "import", "no/such/file"], "").code, Some(2));
}

#[test]
fn a_deleted_entry_is_gone_from_the_file() {
    let (home, ids) = saved();
    let path = journal(home.path(), &["path"]).out.trim_end().to_owned();
    let refused = journal(home.path(), &["delete", &ids[1], "zzz"]);
    assert_eq!((refused.code, journal(home.path(), &["list"]).out.lines().count()), (Some(1), 2));
    assert_eq!(journal(home.path(), &["delete", &ids[0]]).code, Some(0));
    let text = fs::read_to_string(&path).unwrap();
    assert!(!text.contains(&ids[0]) && !text.contains("1+1") && text.contains(&ids[1]), "{text}");
    assert_eq!(journal(home.path(), &["delete"]).code, Some(2));
    assert_eq!(journal(home.path(), &["delete", "--all"]).code, Some(0));
    assert!(!Path::new(&path).exists());
}

#[test]
fn a_report_is_printed_for_the_last_weeks() {
    let (home, _) = saved();
    let report = journal(home.path(), &["report"]);
    assert_eq!((report.code, report.err.as_str()), (Some(0), ""));
    assert!(report.out.starts_with("# Journal: when a dragon will not fly\n"), "{}", report.out);
    assert!(
        report.out.contains("2 plans, 0 check-ins, 0 notes.") && report.out.contains("- wing: 1"),
        "{}",
        report.out
    );
}

#[test]
fn paths_follow_the_variables_and_ignore_those_that_are_relative() {
    let home = tempfile::tempdir().unwrap();
    let paths = |env: &[(&str, &str)]| {
        let mut command = in_home(Command::new(env!("CARGO_BIN_EXE_charley")), home.path());
        command.arg("paths").envs(env.iter().copied());
        run(command, "")
    };
    let at_home = |file: &str| format!("{}/{file}", home.path().display());
    if cfg!(target_os = "linux") {
        let (journal, session) =
            (at_home(".local/share/charley/journal.jsonl"), at_home(".local/state/charley/session.json"));
        assert_eq!(paths(&[]).out, format!("journal  {journal}\nsession  {session}\n"));
        let relative = paths(&[("XDG_DATA_HOME", "data")]);
        assert_eq!(relative.out, paths(&[]).out);
        assert!(relative.err.contains("XDG_DATA_HOME must be an absolute path"), "{}", relative.err);
    }
    let named = paths(&[("XDG_DATA_HOME", "/nowhere/a"), ("XDG_STATE_HOME", "/nowhere/b")]);
    assert_eq!(named.out, "journal  /nowhere/a/charley/journal.jsonl\nsession  /nowhere/b/charley/session.json\n");
}

#[test]
fn a_walk_that_was_stopped_is_offered_and_goes_on() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(dragon(home.path(), &[], "0\n2\n").code, Some(1));
    let on = dragon(home.path(), &[], "r\na\n\n0\n0\n2\n0\nw\nq\n");
    assert_eq!(on.code, Some(0));
    assert!(on.out.contains("\nStopped at Signs there, just now: r goes on.\n"), "{}", on.out);
    assert!(on.out.contains("Answers: alarm=none part=tail part_signs=none mood=sulk food=none"), "{}", on.out);
    assert!(on.out.contains("Once Alarm is answered, these stand:\n- Part: tail\n"), "{}", on.out);
    let plan = dragon(home.path(), &[], "r\n0\nw\ns\n\nq\n");
    assert!(plan.out.contains("\nUnsaved plan, just now: r goes on to it.\n"), "{}", plan.out);
    assert!(plan.out.contains("Answers: alarm=none part=tail part_signs=none mood=sulk food=none"), "{}", plan.out);
    let after = dragon(home.path(), &[], "r\nq\n");
    assert!(!after.out.contains("Unsaved plan") && after.out.contains("no unfinished walk"), "{}", after.out);
    dragon(home.path(), &[], "0\n");
    assert!(!dragon(home.path(), &["--no-resume"], "q\n").out.contains("Stopped at"));
}

#[test]
fn where_nothing_can_be_kept_the_walk_goes_on_and_says_so_once() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let walked = dragon(&file, &[], "0\n3\n1\n0\ns\n\nq\n");
    assert_eq!(walked.code, Some(0));
    assert_eq!(walked.out.matches("cannot go on later: cannot make the folder").count(), 1, "{}", walked.out);
    assert!(walked.out.contains("Not saved: cannot make the folder"), "{}", walked.out);
    assert!(walked.out.contains("[ok] You can manage this"), "{}", walked.out);
}

#[cfg(unix)]
#[test]
fn what_does_not_fit_on_the_disk_is_not_saved_and_leaves_no_half_line() {
    let home = tempfile::tempdir().unwrap();
    // No file may grow beyond two blocks; a write that would is cut short, as on a disk that is nearly full.
    let limited = "ulimit -f 2; exec \"$0\" \"$@\"";
    let mut command = in_home(Command::new("sh"), home.path());
    command.args(["-c", limited, env!("CARGO_BIN_EXE_charley")]).args(DRAGON);
    let walked = run(command, &"0\n3\n1\n0\ns\nnot much room\nn\ny\n".repeat(9));
    let saved = walked.out.matches("Saved: ").count();
    assert!(
        saved > 0 && walked.out.matches("Not saved: cannot write").count() == 9 - saved && saved < 9,
        "{}",
        walked.out
    );
    let list = journal(home.path(), &["list"]);
    assert_eq!((list.out.lines().count(), list.err.as_str()), (saved, ""));
    assert!(fs::read(journal(home.path(), &["path"]).out.trim_end()).unwrap().ends_with(b"}\n"));
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let home = tempfile::tempdir().unwrap();
    for args in [&["completions", "bash"][..], &["completions", "zsh"], &["completions", "fish"], &["man"]] {
        let run = charley_in(home.path(), args, "");
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{args:?}");
        for command in ["ask", "check", "graph", "init", "journal", "paths"] {
            assert!(run.out.contains(command), "{args:?} without {command}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_failure_in_words() {
    let home = tempfile::tempdir().unwrap();
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    for args in [&["completions", "bash"][..], &["man"], &["paths"], &["journal", "list", "--format", "json"]] {
        let mut command = in_home(Command::new(env!("CARGO_BIN_EXE_charley")), home.path());
        let output = command.args(args).stdout(full()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(said.contains("cannot write") && !said.contains("panicked"), "{said}");
    }
}

const COLUMNS: &str =
    "id,when,kind,guide,version,entry,level,answers,cards,note,follows,banner,answers_shown,advice_shown,handover\n";
