//! Guides of any length, made up: what the proof has to cope with as a guide grows.
//!
//! Written as RON, because only `content` makes guides. The same family is proved in the benchmark and in a test.

use charley::content::Files;
use std::fmt::Write;

/// A guide with this many questions. Every third is a checklist; every fourth way on depends on a fact marked four questions
/// before; cards have three rows and an `unless`; each promise looks at facts from the whole guide.
pub(crate) fn family(questions: usize) -> Files {
    let spread = |part: usize| format!("f{}", part * (questions - 1) / 5);
    let six: Vec<String> = (0..6).map(spread).collect();
    let promises = format!(
        "[Floor(when: [{all}], level: Routine, says: \"a\"),
          Never(when: [\"{first}\", \"{last}\"], show: Kind(\"k\"), says: \"b\"),
          Needs(show: Card(\"late\"), ruled_out: [\"{last}\", \"{other}\"], says: \"c\"),
          Always(when: [\"{first}\"], unless: [\"{mid}\"], up_to: Urgent, show: Card(\"early\"), says: \"d\"),
          Apart(show: Card(\"early\"), and: Card(\"late\"), says: \"e\"),
          AtMost(questions: {questions}, says: \"f\")]",
        all = quoted(&six),
        first = six[0],
        mid = six[2],
        other = six[3],
        last = six[5],
    );
    let rows = format!(
        "[[\"{}\", \"{}\"], [\"{}\", \"{}\"], [\"{}\", \"{}\"]]",
        six[0], six[1], six[2], six[3], six[1], six[4]
    );
    let cards = format!(
        "[{}, {}]",
        card("early", &format!("[[\"{}\"]]", six[0]), "[]"),
        card("late", &rows, &format!("[\"{}\", \"{}\"]", six[5], six[2])),
    );
    guide(questions, &cards, &promises)
}

/// A guide whose promise needs every set of facts told apart: each card alone may be the one that is shown.
pub(crate) fn tangled(questions: usize) -> Files {
    let each =
        |at: usize| card(&format!("c{at}"), &format!("[[\"f{at}\"]]"), &format!("[\"f{}\"]", (at + 1) % questions));
    let cards: Vec<String> = (0..questions).map(each).collect();
    let promise = "[Always(when: [\"f0\"], up_to: Urgent, show: Kind(\"k\"), says: \"a\")]";
    guide(questions, &format!("[{}]", cards.join(",")), promise)
}

fn guide(questions: usize, cards: &str, promises: &str) -> Files {
    let facts: String = (0..questions).fold(String::from("["), |mut all, at| {
        let _ = write!(all, "(id: \"f{at}\", because: \"f{at}\"),");
        all
    });
    let asked: Vec<String> = (0..questions).map(|at| question(at, questions)).collect();
    Files::of([
        ("guide.ron", GUIDE.to_owned()),
        ("triage.ron", TRIAGE.to_owned()),
        ("facts.ron", facts + "]"),
        ("questions.ron", format!("[{}]", asked.join(","))),
        ("cards.ron", cards.to_owned()),
        ("sources.ron", SOURCES.to_owned()),
        ("promises.ron", promises.to_owned()),
    ])
}

fn question(at: usize, questions: usize) -> String {
    let to = |next: usize| if next < questions { format!("To(\"q{next}\")") } else { "Plan".to_owned() };
    let next = match at {
        4.. if at.is_multiple_of(4) => {
            format!("If(when: [\"f{}\"], then: {}, otherwise: {})", at - 4, to(at + 2), to(at + 1))
        }
        _ => to(at + 1),
    };
    let raise = if at == 0 { "raise: Routine," } else { "" };
    if at % 3 == 2 {
        return format!(
            "Any(id: \"q{at}\", ask: \"q\", why: \"w\", ticks: [(id: \"a\", text: \"a\", marks: [\"f{at}\"]), (id: \"b\", text: \"b\")],
             none: {next}, some: {next})"
        );
    }
    format!(
        "One(id: \"q{at}\", ask: \"q\", why: \"w\", choices: [
            (id: \"yes\", text: \"yes\", marks: [\"f{at}\"], {raise} next: {next}),
            (id: \"no\", text: \"no\", rules_out: [\"f{at}\"], next: {next}),
            (id: \"skip\", text: \"skip\", next: {next})])"
    )
}

fn card(id: &str, rows: &str, unless: &str) -> String {
    format!(
        "(id: \"{id}\", kind: \"k\", group: \"g\", title: \"t\", early: true, up_to: Urgent, when: {rows}, unless: {unless},
          say: [(\"s\", [\"A1\"])])"
    )
}

fn quoted(ids: &[String]) -> String {
    ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ")
}

const GUIDE: &str = r#"(format: 2, id: "family", title: "t", subtitle: "s", version: "1", language: "en",
    review: (revised: "2026-11-22", due: "2027-11-22", by: "nobody"), limits: ["l"], first: "q0",
    entries: [(id: "start", title: "s")], groups: [(id: "g", title: "g", section: true)], kinds: [(id: "k", title: "k")])"#;

const TRIAGE: &str = r#"(levels: [
    (level: SelfCare, title: "a", short: "a", sign: "a", act: ("a", ["A1"])),
    (level: Routine, title: "b", short: "b", sign: "b", act: ("b", ["A1"])),
    (level: Urgent, title: "c", short: "c", sign: "c", act: ("c", ["A1"])),
    (level: Emergency, title: "d", short: "d", sign: "d", act: ("d", ["A1"]))],
    within: [(Now, "now"), (Today, "today"), (TwoDays, "soon"), (TwoWeeks, "later")],
    numbers: [(country: "x", number: "1")])"#;

const SOURCES: &str =
    r#"[(id: "A", title: "a", by: "a", claims: [(id: "A1", says: "a", strength: Weak, basis: Read)])]"#;
