//! A guide of eight questions on one path, made up: what a small real guide has, in its usual numbers.
//!
//! Written as RON, because only `content` makes guides. Three checklists, one of them with emergencies; five questions with
//! one choice; an escalation; twelve cards with one to three rows, and an `unless` in every third.

use charley::content::Files;

/// How many choices each question has; a checklist is a row of ticks.
const QUESTIONS: [(Form, usize); 8] = [
    (Form::Any, 8),
    (Form::One, 5),
    (Form::Any, 6),
    (Form::One, 4),
    (Form::Any, 4),
    (Form::One, 3),
    (Form::One, 4),
    (Form::One, 3),
];

#[derive(Clone, Copy, PartialEq)]
enum Form {
    One,
    Any,
}

/// The guide's files.
pub(crate) fn eight() -> Files {
    Files::of([
        ("guide.ron", GUIDE.to_owned()),
        ("triage.ron", TRIAGE.to_owned()),
        ("sources.ron", SOURCES.to_owned()),
        ("facts.ron", list(all_facts(), |fact| format!("(id: \"{fact}\", because: \"{fact}\")"))),
        ("questions.ron", list(0..QUESTIONS.len(), question)),
        ("cards.ron", list(0..12, card)),
    ])
}

fn list<T>(items: impl IntoIterator<Item = T>, write: impl Fn(T) -> String) -> String {
    let items: Vec<String> = items.into_iter().map(write).collect();
    format!("[{}]", items.join(",\n"))
}

fn fact(question: usize, choice: usize) -> String {
    format!("q{question}_{choice}")
}

fn all_facts() -> Vec<String> {
    let of = |(at, (_, choices)): (usize, &(Form, usize))| (0..*choices).map(move |choice| fact(at, choice));
    QUESTIONS.iter().enumerate().flat_map(of).collect()
}

fn question(at: usize) -> String {
    let (form, choices) = QUESTIONS[at];
    let next = if at + 1 < QUESTIONS.len() { format!("To(\"q{}\")", at + 1) } else { "Plan".to_owned() };
    let raise = match at {
        0 => "raise: Emergency,",
        2 => "raise: Urgent,",
        _ => "",
    };
    let way = if form == Form::One { format!("next: {next}") } else { String::new() };
    let choice = |choice: usize| {
        let mark = fact(at, choice);
        format!("(id: \"c{choice}\", text: \"c{choice}\", marks: [\"{mark}\"], {raise} {way})")
    };
    let choices = list(0..choices, choice);
    match form {
        Form::One => format!("One(id: \"q{at}\", ask: \"q\", why: \"w\", choices: {choices})"),
        Form::Any => {
            format!("Any(id: \"q{at}\", ask: \"q\", why: \"w\", ticks: {choices}, none: {next}, some: {next})")
        }
    }
}

fn card(at: usize) -> String {
    let row = |row: usize| {
        let (one, other) = (1 + (at + row) % 7, 1 + (at + row + 3) % 7);
        let of = |question: usize| format!("\"{}\"", fact(question, at % QUESTIONS[question].1));
        if one == other { format!("[{}]", of(one)) } else { format!("[{}, {}]", of(one), of(other)) }
    };
    let rows = list(0..=at % 3, row);
    let unless = if at.is_multiple_of(3) { "[\"q2_0\", \"q2_1\", \"q4_3\"]" } else { "[]" };
    format!(
        "(id: \"k{at}\", kind: \"k\", group: \"g\", title: \"t\", up_to: Urgent, when: {rows}, unless: {unless}, say: [(\"s\", [\"A1\"])])"
    )
}

const GUIDE: &str = r#"(format: 2, id: "eight", title: "t", subtitle: "s", version: "1", language: "en",
    review: (revised: "2026-11-22", due: "2027-11-22", by: "nobody"), limits: ["l"], first: "q0",
    entries: [(id: "start", title: "s")], groups: [(id: "g", title: "g", section: true)], kinds: [(id: "k", title: "k")])"#;

const TRIAGE: &str = r#"(levels: [
    (level: SelfCare, title: "a", short: "a", sign: "a", act: ("a", ["A1"])),
    (level: Routine, title: "b", short: "b", sign: "b", act: ("b", ["A1"])),
    (level: Urgent, title: "c", short: "c", sign: "c", act: ("c", ["A1"])),
    (level: Emergency, title: "d", short: "d", sign: "d", act: ("d", ["A1"]))],
    within: [(Now, "now"), (Today, "today"), (TwoDays, "soon"), (TwoWeeks, "later")],
    numbers: [(country: "x", number: "1")],
    escalations: [(id: "e", when: ["q3_0", "q5_0"], raise: Routine, says: "e", from: ["A1"])])"#;

const SOURCES: &str =
    r#"[(id: "A", title: "a", by: "a", claims: [(id: "A1", says: "a", strength: Weak, basis: Read)])]"#;
