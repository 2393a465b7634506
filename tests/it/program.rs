//! The program as other programs meet it: arguments and stdin in, stdout, stderr and an exit code out.

mod ask;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the real program with these arguments and this input, in an empty home.
pub(crate) fn charley(args: &[&str], input: &str) -> Run {
    charley_in(tempfile::tempdir().unwrap().path(), args, input)
}

/// The same in this home.
pub(crate) fn charley_in(home: &Path, args: &[&str], input: &str) -> Run {
    let mut command = in_home(Command::new(env!("CARGO_BIN_EXE_charley")), home);
    command.args(args);
    run(command, input)
}

/// A command that knows nothing of this machine but the home it is given.
pub(crate) fn in_home(mut command: Command, home: &Path) -> Command {
    command
        .env_clear()
        .envs([("TERM", "xterm-256color"), ("TZ", "UTC")])
        .env("HOME", home)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub(crate) fn run(mut command: Command, input: &str) -> Run {
    let mut child = command.spawn().unwrap();
    // A program that exits early closes its input; that is no failure of the test.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

pub(crate) const DRAGON: [&str; 2] = ["--guide", "tests/fixtures/dragon"];

fn dragon(args: &[&str]) -> Run {
    charley(&[&DRAGON[..], args].concat(), "")
}

/// Runs the real program with a stdin and a stdout of which somebody has said that nobody is to wait for them, and that are
/// slow.
#[cfg(unix)]
fn hurried(args: &[&str], input: &[u8]) -> (Option<i32>, String) {
    use std::io::Read;
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;
    let home = tempfile::tempdir().unwrap();
    let mut command = in_home(Command::new(env!("CARGO_BIN_EXE_charley")), home.path());
    let [(ours_in, theirs_in), (mut ours_out, theirs_out)] = [(); 2].map(|()| UnixStream::pair().unwrap());
    for stream in [&theirs_in, &theirs_out] {
        stream.set_nonblocking(true).unwrap();
    }
    command.args(args).stdin(OwnedFd::from(theirs_in)).stdout(OwnedFd::from(theirs_out));
    let mut child = command.spawn().unwrap();
    drop(command);
    let mut ours_in = ours_in;
    let mut output = Vec::new();
    let mut piece = [0; 512];
    for word in input.chunks(5) {
        std::thread::sleep(std::time::Duration::from_millis(20));
        ours_in.write_all(word).unwrap();
    }
    drop(ours_in);
    while let Ok(count @ 1..) = ours_out.read(&mut piece) {
        output.extend_from_slice(&piece[..count]);
    }
    (child.wait().unwrap().code(), String::from_utf8(output).unwrap())
}

#[cfg(unix)]
#[test]
fn a_pipe_for_which_nobody_is_to_wait_gets_everything_and_gives_everything() {
    // Larger than what such a pipe takes at once.
    let (code, page) = hurried(&["check", "--claims"], b"");
    assert_eq!((code, page), (Some(0), charley(&["check", "--claims"], "").out));
    let (code, page) = hurried(&["graph"], b"");
    assert_eq!((code, page), (Some(0), charley(&["graph"], "").out));
    let answers = "0\n3\n1\n0\n";
    let (code, page) = hurried(&[&DRAGON[..], &["--plain"]].concat(), answers.as_bytes());
    assert_eq!((code, page), (Some(0), charley(&[&DRAGON[..], &["--plain"]].concat(), answers).out));
}

#[test]
fn a_misspelt_word_names_the_nearest_right_one() {
    let cases = [
        (vec!["ask", "alram=none"], "there is no question `alram`, did you mean `alarm`?"),
        (vec!["ask", "alarm=smok"], "question `alarm` has no choice `smok`, did you mean `smoke`?"),
        (vec!["ask", "alarm=nne"], "question `alarm` has no choice `nne`, did you mean `none`?"),
        (vec!["ask", "alarm"], "`alarm` is not an answer: write question=choice"),
        (vec!["ask", "alarm="], "`alarm=` is not an answer: write question=choice"),
        (vec!["ask", "alarm=smoke,none"], "`alarm=none` stands alone"),
        (vec!["ask", "--entry", "agian"], "there is no entry `agian`, did you mean `again`?"),
        (vec!["ask", "--formt", "json"], "a similar argument exists: '--format'"),
        (vec!["chekc"], "a similar subcommand exists: 'check'"),
    ];
    for (args, message) in cases {
        let run = dragon(&args);
        assert!(run.err.contains(message), "{args:?}: {}", run.err);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
    }
}

#[test]
fn an_answer_off_the_path_names_the_question_that_comes_next() {
    for (args, message) in [
        (vec!["ask", "part=wing"], "the next question is `alarm`: Is any of this happening now?"),
        (vec!["ask", "alarm=none", "alarm=none"], "the next question is `part`"),
        (vec!["ask", "alarm=smoke", "part=wing"], "the answers before it lead to the plan"),
    ] {
        let run = dragon(&args);
        assert!(run.err.contains(message), "{args:?}: {}", run.err);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
    }
}

#[test]
fn a_broken_guide_says_its_problems_and_opens_nothing() {
    let guide = tempfile::tempdir().unwrap();
    let folder = guide.path().to_str().unwrap();
    assert_eq!(charley(&["init", folder], "").code, Some(0));
    let facts = guide.path().join("facts.ron");
    let text = std::fs::read_to_string(&facts).unwrap();
    std::fs::write(&facts, text.replace("because:", "becuase:")).unwrap();
    for args in [&["--plain", "--guide", folder][..], &["ask", "--guide", folder], &["check", folder]] {
        let run = charley(args, "");
        assert_eq!(run.code, Some(1), "{args:?}");
        let said = run.out + &run.err;
        assert!(said.contains("`becuase` is not a field of Fact, did you mean `because`?"), "{args:?}: {said}");
    }
}

#[test]
fn a_guide_whose_case_fails_can_be_asked_but_not_walked() {
    let guide = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir("tests/fixtures/dragon").unwrap() {
        let path = file.unwrap().path();
        std::fs::copy(&path, guide.path().join(path.file_name().unwrap())).unwrap();
    }
    let cases = guide.path().join("cases.ron");
    let text = std::fs::read_to_string(&cases).unwrap();
    std::fs::write(&cases, text.replace("level: Routine", "level: Urgent")).unwrap();
    let folder = guide.path().to_str().unwrap();
    let asked = charley(&["ask", "--guide", folder], "");
    assert_eq!(asked.code, Some(0));
    assert!(asked.err.contains("not proved safe"), "{}", asked.err);
    assert_eq!(charley(&["--plain", "--guide", folder], "").code, Some(1));
}

#[test]
fn a_folder_that_is_not_there_is_unreadable_input() {
    for args in [&["check", "no/such/folder"][..], &["--plain", "--guide", "no/such/folder"], &["check", "src"]] {
        let run = charley(args, "");
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.err.contains("cannot read the guide in"), "{}", run.err);
    }
}

#[test]
fn init_writes_a_guide_that_checks_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine");
    let path = path.to_str().unwrap();
    assert_eq!(charley(&["init", path], "").code, Some(0));
    let readme = std::fs::read_to_string(folder.path().join("mine/README.md")).unwrap();
    for file in std::fs::read_dir(path).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(name == "README.md" || readme.contains(&format!("`{name}`")), "the page beside the files names {name}");
    }
    let check = charley(&["check", path, "--strict"], "");
    assert_eq!(check.code, Some(0), "{}", check.out);
    let again = charley(&["init", path], "");
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("nothing was written"), "{}", again.err);
}

#[test]
fn the_shipped_guide_checks_without_error_or_warning() {
    let run = charley(&["check", "--strict", "--format", "json"], "");
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["problems"], serde_json::json!([]));
    assert_eq!((run.code, &json["ok"]), (Some(0), &true.into()));
    assert_eq!(json["claims"], serde_json::json!({"cited": 49, "total": 49}));
    assert_eq!(json["promises"]["broken"], serde_json::json!([]));
    assert_eq!(json["cases"]["failed"], serde_json::json!([]));
    assert!(json["cases"]["passed"].as_u64() >= Some(25));
}

#[test]
fn without_a_terminal_the_guide_is_walked_line_by_line() {
    let run = charley(&DRAGON, "0\n3\n1\n0\n");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.contains("[ok] You can manage this"), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'));
}

#[test]
fn input_that_ends_before_the_plan_is_said_and_fails() {
    let run = charley(&DRAGON, "0\n");
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("the input ended before the plan"), "{}", run.err);
}

#[test]
fn a_closed_pipe_is_a_quiet_exit() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_charley"))
        .args(["ask", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn check_lists_each_claim_with_the_sentences_that_cite_it() {
    let run = charley(&["check", "tests/fixtures/dragon", "--claims"], "");
    assert!(
        run.out.contains(
            "D5 (weak evidence, read in the source): Sun loosens stiff scales.\n    tail_clock: Time it\n    \
         warm_wing: Sun the stiff part\n    warm_wing: Lay it in the sun.\n    warm_wing: Stiff parts like the sun.\n    \
         tail_clock: Since it stiffened\n    tail_clock: Ask what else is wrong.\n    tail_clock: It has softened\n    \
         tail_clock: Still stiff\n    warm_wing: Leave it in the sun\n"
        ),
        "{}",
        run.out
    );
}

#[test]
fn check_lists_cards_that_can_meet_each_pair_with_a_trail() {
    let run = charley(&["check", "--pairs"], "");
    let trails: Vec<&str> = run.out.lines().filter_map(|line| line.strip_prefix("    charley ask ")).collect();
    assert!(trails.len() > 20, "{}", run.out);
    let pairs = run.out.lines().filter(|line| line.contains(" + "));
    for (pair, trail) in pairs.zip(trails).step_by(25) {
        let args: Vec<&str> = ["ask", "--format", "json"].into_iter().chain(trail.split(' ')).collect();
        let plan = charley(&args, "").out;
        let is_level = |side: &&str| side.starts_with(char::is_uppercase);
        for card in pair.split(" + ").filter(|side| !is_level(side)) {
            assert!(plan.contains(&format!("\"id\": \"{card}\"")), "{pair}: {trail}");
        }
    }
}

#[test]
fn a_review_that_is_due_is_a_warning_and_with_strict_a_failure() {
    let args = ["check", "tests/fixtures/dragon", "--today", "2100-01-01"];
    let run = charley(&args, "");
    assert!(run.out.contains("warning[review-due]: the review was due on 2099-01-01"), "{}", run.out);
    assert_eq!(run.code, Some(0));
    assert_eq!(charley(&[&args[..], &["--strict"]].concat(), "").code, Some(1));
    assert_eq!(charley(&["check", "--today", "yesterday"], "").code, Some(2));
}

#[test]
fn a_counterexample_can_be_pasted_after_ask() {
    let guide = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir("tests/fixtures/dragon").unwrap() {
        let path = file.unwrap().path();
        std::fs::copy(&path, guide.path().join(path.file_name().unwrap())).unwrap();
    }
    let cards = guide.path().join("cards.ron");
    let text = std::fs::read_to_string(&cards).unwrap();
    std::fs::write(&cards, text.replace("when: [\"wing\"], unless: [\"torn\"],", "when: [\"wing\"],")).unwrap();
    let checked = charley(&["check", guide.path().to_str().unwrap()], "");
    assert_eq!(checked.code, Some(1));
    let command = checked.out.lines().find_map(|line| line.split("broken by: charley ").nth(1)).unwrap();
    let replayed = charley(&command.split(' ').collect::<Vec<_>>(), "");
    assert_eq!(replayed.code, Some(0), "{command}: {}", replayed.err);
    assert!(replayed.out.contains("Polish the wing"), "{}", replayed.out);
}

#[test]
fn answers_that_cannot_be_read_are_unreadable_input() {
    let folder = std::fs::File::open("src").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_charley")).arg("--plain").stdin(folder).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot read the answers"));
}
