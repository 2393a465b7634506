//! What an author is told of the mistakes that fingers make: which words are underlined, what is wrong, what to write.

use super::{Edited, dragon, dragon_with, underlined};
use std::fmt::Write;

/// A file, words in it, and what fingers make of them.
type Typos = (&'static str, &'static str, &'static [&'static str]);

/// Commas, colons, brackets and quotes that are missing or too many.
const STRUCTURE: &[Typos] = &[
    ("questions.ron", r#"text: "It sulks", "#, &[r#"text: "It sulks" "#]),
    ("questions.ron", r#"["sulking"], raise: Routine, next"#, &[r#"["sulking", raise: Routine, next"#]),
    ("questions.ron", r#"["sulking"], next: If(when: ["wing"]"#, &[r#"["sulking"], next: If(when: ["wing" "tail"]"#]),
    (
        "questions.ron",
        r#"text: "It sulks", "#,
        &[
            r#"text: "It sulks, "#,
            r#"text: It sulks", "#,
            "text: It sulks, ",
            r#"text: "It "really" sulks", "#,
            "text: “It sulks”, ",
            r#"text= "It sulks", "#,
            r#"text "It sulks", "#,
            r#"text: "It sulks"; "#,
            "text: , ",
            "text, ",
            r#""text": "It sulks", "#,
            r#"text: "It sulks",, "#,
        ],
    ),
    ("questions.ron", r#"(id: "sulk", "#, &[r#"id: "sulk", "#]),
    (
        "questions.ron",
        "next: To(\"food\")),\n            (id: \"not_sure\"",
        &["next: To(\"food\"),\n            (id: \"not_sure\"", "next: To(\"food\"))),\n            (id: \"not_sure\""],
    ),
    (
        "questions.ron",
        "        ]),\n    One(id: \"vanity\"",
        &["        ],\n    One(id: \"vanity\"", "        ),\n    One(id: \"vanity\""],
    ),
    (
        "questions.ron",
        r#"none: If(when: ["returning"], then: To("mood")"#,
        &[r#"none: If(when: ["returning"], then: To "mood""#],
    ),
    (
        "facts.ron",
        "[\n    (id: \"returning\"",
        &[
            "[\n    # it begins\n    (id: \"returning\"",
            "[\n    /* it begins\n    (id: \"returning\"",
            r#"    (id: "returning""#,
        ],
    ),
    ("guide.ron", "(\n    format", &["    format"]),
    ("facts.ron", r#"(id: "returning""#, &[r#"{id: "returning""#]),
];

/// Values, words and fields that do not belong.
const VALUES: &[Typos] = &[
    (
        "questions.ron",
        r#"marks: ["sulking"], raise: Routine, next"#,
        &[
            r#"marks: "sulking", raise: Routine, next"#,
            "marks: [sulking], raise: Routine, next",
            r#"marks: ("sulking"), raise: Routine, next"#,
            r#"marks: ["sulking"], raise: routine, next"#,
            r#"marks: ["sulking"], raise: "Routine", next"#,
            r#"mark: ["sulking"], raise: Routine, next"#,
            r#"marks: ["sulking"], marks: ["sulking"], next"#,
        ],
    ),
    (
        "questions.ron",
        "raise: Routine, unsure: true",
        &["raise: Routine, un-sure: true", "raise: Routine, unsure: yes", r#"raise: Routine, unsure: "true""#],
    ),
    ("questions.ron", r#"text: "It sulks", "#, &["text: 'It sulks', ", "text: 5, ", "", r#"text: "It \sulks", "#]),
    (
        "questions.ron",
        r#"To("mood"), otherwise"#,
        &[r#""mood", otherwise"#, r#"to("mood"), otherwise"#, "To(mood), otherwise"],
    ),
    ("questions.ron", r#"otherwise: To("part")"#, &[r#"else: To("part")"#]),
    ("questions.ron", r#"otherwise: To("part")), some: Plan"#, &[r#"otherwise: To("part")), some: Plan()"#]),
    ("questions.ron", r#"Any(id: "alarm""#, &[r#"All(id: "alarm""#, r#"(id: "alarm""#]),
    ("cards.ron", r#"("Offer three turnips.", ["D6"])"#, &[r#""Offer three turnips.""#, r#"("Offer three turnips.")"#]),
    ("cards.ron", "seconds: 20", &[r#"seconds: "20""#, "seconds: 20s", "seconds: 1.5", "seconds: -20"]),
    ("promises.ron", r#"show: Kind("polish")"#, &[r#"show: "polish""#]),
    ("guide.ron", r#"version: "1.0.0""#, &["version: 1"]),
    ("facts.ron", r#"(id: "wing", because: "it is the wing")"#, &[r#"(id: "wing")"#]),
    ("facts.ron", r#"(id: "wing", because"#, &[r#"Fakt(id: "wing", because"#]),
    ("facts.ron", r#"(id: "wing", because: "it is the wing")"#, &[r#""wing""#]),
    ("facts.ron", r#"id: "wing""#, &[r#"id: "w\u{69}ng""#]),
];

/// Each typo with the first problem that it makes: the words that are underlined, what is wrong and what to do.
fn page(typos: &[Typos]) -> String {
    let mut page = String::new();
    for (file, find, replaces) in typos {
        for replace in *replaces {
            let _ = writeln!(page, "{}\n{}", replace.trim(), told(file, &dragon_with(file, find, replace)));
        }
    }
    page
}

#[track_caller]
fn told(name: &str, guide: &Edited) -> String {
    let (files, checked) = guide.checked();
    let problem = checked.problems.iter().find(|problem| problem.code == "syntax").unwrap();
    assert_eq!(problem.file, name, "{problem:?}");
    format!("  {}\n  {}\n  {}\n", underlined(&files, problem), problem.message, problem.help)
}

#[test]
fn a_missing_comma_bracket_or_quote_is_told_where_it_is_missing() {
    insta::assert_snapshot!(page(STRUCTURE));
}

#[test]
fn a_value_of_another_sort_is_told_with_one_that_fits() {
    insta::assert_snapshot!(page(VALUES));
}

#[test]
fn a_file_that_is_cut_off_or_goes_on_is_told_where() {
    let texts = [
        "",
        "wing",
        "{}",
        "[]\n]",
        "[] (id: \"wing\")",
        "[(id: \"wing\",\n",
        "[(id: \"wing\", because: \"here\"),\n",
        "[(id: \"wing",
    ];
    let told = texts.map(|text| format!("{text}\n{}", told("facts.ron", &dragon().file("facts.ron", text))));
    insta::assert_snapshot!(told.join("\n"));
}

/// Both would have to be mended, one after the other.
#[test]
fn a_wrong_value_before_a_missing_comma_is_told_too() {
    let guide = dragon_with("facts.ron", r#"(id: "returning","#, "(id: 5,");
    let guide = guide.edit("facts.ron", r#""stiff", "#, r#""stiff" "#);
    guide.reports(&["error[syntax] facts.ron:2:10 5", "error[syntax] facts.ron:7:10 \"stiff\""]);
}

#[test]
fn no_syntax_problem_is_without_help() {
    let words = [
        "(", ")", "[", "]", "{", "}", ",", ":", "=", ";", "#", "\"", "'", "“", "x", "5", "-", "/*", "\\", "r#\"", "()",
        "&", "é",
    ];
    for word in words {
        for (file, at) in [("facts.ron", 40), ("questions.ron", 300), ("guide.ron", 60), ("promises.ron", 55)] {
            let mut guide = dragon();
            guide.text_of(file).insert_str(at, word);
            for problem in guide.checked().1.problems.iter().filter(|problem| problem.code == "syntax") {
                let is_told = !problem.help.is_empty() && !problem.message.contains("Expected ");
                assert!(is_told, "{word} in {file}: {problem:?}");
            }
        }
    }
}
