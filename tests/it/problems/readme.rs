//! The page for authors tells the truth: its guide is sound, its examples do what it says, and no code is left out.
//!
//! In `content/README.md` a fence says what stands in it: `ron FILE` is a whole file, `ron in FILE` a piece that may be
//! added to that file, and `diff FILE` a mistake and its repair in the guide that the whole files make.

use super::Edited;
use charley::content::render;
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What cannot be shown as an edit of a few lines in a file.
const WITHOUT_EXAMPLE: [&str; 12] = [
    "missing-file",
    "unknown-file",
    "too-large",
    "not-utf8",
    "too-many-choices",
    "unsure-too-tangled",
    "no-promises",
    "promise-too-tangled",
    "unproved-promise",
    "no-cases",
    "bad-chart",
    "too-many-problems",
];

/// The files that every guide needs.
const NEEDED: [&str; 6] = ["guide.ron", "triage.ron", "facts.ron", "questions.ron", "cards.ron", "sources.ron"];

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn readme() -> String {
    fs::read_to_string(in_repository("content/README.md")).unwrap()
}

/// A fenced block: what is said after the fence, the heading above it, and its lines.
struct Block {
    says: String,
    heading: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let (mut blocks, mut heading, mut open): (Vec<Block>, String, Option<Block>) = (Vec::new(), String::new(), None);
    for line in readme().lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(says)) => {
                open = Some(Block { says: says.to_owned(), heading: heading.clone(), text: String::new() });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => block.text.extend([line, "\n"]),
            (None, None) if line.starts_with('#') => line.trim_start_matches(['#', ' ']).clone_into(&mut heading),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    blocks
}

/// The blocks whose fence begins with this word, with the rest of the fence.
fn blocks_of(word: &str) -> Vec<(String, Block)> {
    let of_word = |block: Block| Some((block.says.strip_prefix(word)?.trim().to_owned(), block));
    blocks().into_iter().filter_map(of_word).collect()
}

/// The guide that the whole files of the page make.
fn guide() -> Edited {
    let whole = blocks_of("ron ").into_iter().filter(|(file, _)| !file.starts_with("in "));
    Edited { files: whole.map(|(file, block)| (file, block.text)).collect() }
}

#[test]
fn the_guide_of_the_page_has_no_problem() {
    guide().reports(&[]);
    assert!(guide().checked().1.guide.is_some());
}

#[test]
fn the_smallest_guide_of_the_page_lacks_nothing_but_promises_and_cases() {
    let smallest = Edited { files: guide().files.into_iter().take(NEEDED.len()).collect() };
    let names: Vec<&str> = smallest.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, NEEDED);
    smallest.reports(&["warning[no-cases] guide.ron:4:10 blisters", "warning[no-promises] guide.ron:4:10 blisters"]);
}

#[test]
fn every_ron_block_says_which_file_it_belongs_to() {
    for (file, block) in blocks_of("ron") {
        let file = file.strip_prefix("in ").unwrap_or(&file);
        assert!(super::NAMES.contains(&file) || file == "body.ron", "under {}: {}", block.heading, block.text);
    }
}

/// The text with the piece put in before its last bracket.
fn with_piece(text: &str, piece: &str) -> String {
    let end = text.trim_end().len() - 1;
    format!("{}{piece}{}", &text[..end], &text[end..])
}

#[test]
fn every_piece_fits_into_the_guide_of_the_page() {
    for (file, block) in blocks_of("ron in ") {
        let mut whole = guide();
        let text = whole.text_of(&file);
        *text = with_piece(text, &block.text);
        let problems = whole.problems();
        assert!(problems.iter().all(|problem| problem.starts_with("warning")), "{}: {problems:?}", block.text);
    }
}

/// The lines of an example that begin with this sign, without it.
fn side(block: &Block, sign: char) -> String {
    let lines: Vec<&str> = block.text.lines().filter_map(|line| line.strip_prefix(sign)).collect();
    lines.join("\n")
}

/// The guide of the page with the mistake in it.
fn mistaken(file: &str, block: &Block) -> Edited {
    guide().edit(file, &side(block, '+'), &side(block, '-'))
}

/// The code in a heading.
fn code(heading: &str) -> Option<&str> {
    heading.strip_prefix('`')?.strip_suffix('`')
}

#[test]
fn every_example_of_a_problem_reports_it_and_its_repair_is_sound() {
    for (file, block) in blocks_of("diff ") {
        let code = code(&block.heading).unwrap();
        let (_, checked) = mistaken(&file, &block).checked_on(Some(date(2026, 11, 22)));
        let codes: Vec<&str> = checked.problems.iter().map(|problem| problem.code).collect();
        assert!(codes.contains(&code), "the example of {code} reports {codes:?}");
    }
}

#[test]
fn every_code_has_an_example_unless_a_few_lines_cannot_show_it() {
    let with_example: Vec<String> = blocks_of("diff ").into_iter().map(|(_, block)| block.heading).collect();
    for code in explained() {
        let has = with_example.contains(&format!("`{code}`"));
        assert_eq!(has, !WITHOUT_EXAMPLE.contains(&code.as_str()), "{code}");
    }
}

#[test]
fn the_pages_that_the_readme_shows_are_what_the_check_says() {
    for (wanted, heading) in [("error[unknown-fact]", "`unknown-fact`"), ("error[broken-promise]", "`broken-promise`")]
    {
        let (file, example) = blocks_of("diff ").into_iter().find(|(_, block)| block.heading == heading).unwrap();
        let (files, checked) = mistaken(&file, &example).checked();
        let page = render(&checked.problems[..1], &files, false);
        let shown = blocks_of("text").into_iter().find(|(_, block)| block.text.starts_with(wanted)).unwrap().1;
        assert_eq!(shown.text.trim_end(), page);
    }
}

/// The codes that have a heading in the page.
fn explained() -> BTreeSet<String> {
    let headings = readme();
    let codes = headings.lines().filter_map(|line| code(line.strip_prefix("### ")?));
    codes.map(str::to_owned).collect()
}

/// Every Rust file below `src/content`, and `src/content.rs`.
fn sources() -> Vec<String> {
    fn read(path: &Path, into: &mut Vec<String>) {
        if path.is_dir() {
            fs::read_dir(path).unwrap().for_each(|entry| read(&entry.unwrap().path(), into));
        } else {
            into.push(fs::read_to_string(path).unwrap());
        }
    }
    let mut texts = vec![fs::read_to_string(in_repository("src/content.rs")).unwrap()];
    read(&in_repository("src/content"), &mut texts);
    texts
}

/// What makes a problem or names its code. The code is the first text behind it; for names it is the second.
const MAKERS: [&str; 7] =
    [".error(", ".warning(", ".error_in(", "of_file(", "Severity::Error,", "Severity::Warning,", "Names::new("];

/// The codes that the source can report, each with a place where it stands.
fn reported() -> BTreeMap<String, String> {
    let mut codes = BTreeMap::new();
    for source in sources() {
        for maker in MAKERS {
            for (at, _) in source.match_indices(maker) {
                let behind = &source[at + maker.len()..];
                let n_th = usize::from(maker == "Names::new(");
                codes.extend(text_behind(behind, n_th).map(|code| (code, source[at..].chars().take(60).collect())));
            }
        }
    }
    codes
}

/// The n-th of the texts in quotes that stand here in a row, if there is one.
fn text_behind(source: &str, n: usize) -> Option<String> {
    let mut rest = source.trim_start();
    for _ in 0..n {
        rest = rest.strip_prefix('"')?.split_once('"')?.1.trim_start_matches([',', ' ', '\n']);
    }
    let text = rest.strip_prefix('"')?.split_once('"')?.0;
    let is_code = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || b"-8".contains(&byte));
    is_code.then(|| text.to_owned())
}

#[test]
fn every_code_that_can_be_reported_is_explained_and_no_other() {
    let reported = reported();
    let explained = explained();
    for (code, place) in &reported {
        assert!(explained.contains(code), "`{code}` has no heading in content/README.md: {place}");
    }
    for code in &explained {
        assert!(reported.contains_key(code), "content/README.md explains `{code}`, which is never reported");
    }
}

#[test]
fn every_code_is_told_in_a_story() {
    let stories = fs::read_dir(in_repository("tests/it/problems")).unwrap();
    let paths = stories.map(|story| story.unwrap().path()).filter(|path| path.is_file());
    let told: String = paths.map(|path| fs::read_to_string(path).unwrap()).collect();
    for code in explained() {
        assert!(told.contains(&format!("[{code}]")), "no story under tests/it/problems tells of `{code}`");
    }
}

#[test]
fn links_within_the_page_lead_to_a_heading() {
    let page = readme();
    let slug = |heading: &str| heading.to_lowercase().replace(' ', "-").replace(['"', '`', ',', '#'], "");
    let headings: Vec<String> = page
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| slug(line.trim_start_matches(['#', ' '])))
        .collect();
    for link in page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(headings.contains(&link.to_owned()), "nothing is called #{link}");
    }
}
