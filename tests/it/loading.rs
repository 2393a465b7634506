//! From files to a guide that can be walked: one road, whoever wrote the files.

use charley::content::{self, Broken, Files};

/// The built-in guide with other questions, loaded as the built-in guide is.
fn with_questions(change: impl Fn(&str) -> String) -> Result<(), String> {
    let texts: Vec<(String, String)> = Files::builtin()
        .texts()
        .map(|(name, text)| (name.to_owned(), if name == "questions.ron" { change(text) } else { text.to_owned() }))
        .collect();
    let files = Files::of(texts.iter().map(|(name, text)| (name.as_str(), text.clone())));
    match content::to_walk(&files) {
        Ok(_) => Ok(()),
        Err(Broken::Unsound(problems)) => Err(problems),
        Err(Broken::Unreadable(error)) => panic!("{error}"),
    }
}

#[test]
fn the_questions_of_the_built_in_guide_can_be_walked() {
    assert_eq!(with_questions(str::to_owned), Ok(()));
}

/// Such a walk would go round until memory ends.
#[test]
fn a_guide_that_leads_back_to_its_first_question_is_refused_wherever_it_does() {
    let guide = content::builtin().unwrap();
    let first = &guide[guide.first].id;
    let ways = Files::builtin().texts().find(|(name, _)| *name == "questions.ron").unwrap().1.matches("To(\"").count();
    assert!(ways > 50, "{ways} ways on");
    for way in 0..ways {
        let refused = with_questions(|text| back_to(first, text, way)).unwrap_err();
        assert!(refused.contains("error[cycle]") && refused.contains(first), "way {way}: {refused}");
    }
}

/// The text with the question that this way on leads to replaced.
fn back_to(first: &str, text: &str, way: usize) -> String {
    let start = text.match_indices("To(\"").nth(way).unwrap().0 + "To(\"".len();
    let end = start + text[start..].find('"').unwrap();
    [&text[..start], first, &text[end..]].concat()
}

#[test]
fn a_guide_with_a_name_that_nothing_has_is_refused() {
    let refused = with_questions(|text| text.replacen("marks: [\"", "marks: [\"un", 1)).unwrap_err();
    assert!(refused.contains("error[unknown-fact]"), "{refused}");
}

#[test]
fn a_guide_with_a_text_that_commands_a_terminal_is_refused() {
    let refused = with_questions(|text| text.replacen("text: \"", "text: \"\u{1b}", 1)).unwrap_err();
    assert!(refused.contains("error[bad-character]"), "{refused}");
}
