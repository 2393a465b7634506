//! What is not RON, and RON that does not have the shape of a guide.

use super::{dragon, dragon_with};

#[test]
fn a_misspelt_field_is_underlined_and_the_nearest_is_named() {
    let guide = dragon_with(
        "cards.ron",
        "unless: [\"torn\"],\n     how: [(\"Polish",
        "unles: [\"torn\"],\n     how: [(\"Polish",
    );
    guide.reports(&["error[syntax] cards.ron:5:22 unles"]);
    assert!(
        guide.advice()[0].starts_with("`unles` is not a field of Card, did you mean `unless`?: the fields are id,")
    );
}

#[test]
fn a_misspelt_level_is_underlined_and_the_nearest_is_named() {
    let guide = dragon_with("questions.ron", "raise: Urgent", "raise: Urgnt");
    guide.reports(&["error[syntax] questions.ron:16:81 Urgnt"]);
    assert_eq!(
        guide.advice(),
        ["`Urgnt` is not known here, did you mean `Urgent`?: it may be SelfCare, Routine, Urgent, Emergency"]
    );
}

#[test]
fn a_field_that_is_not_there_is_named() {
    let guide = dragon_with("facts.ron", r#"(id: "wing", because: "it is the wing")"#, r#"(id: "wing")"#);
    assert_eq!(guide.problems().len(), 1);
    assert!(guide.problems()[0].starts_with("error[syntax] facts.ron:4:"), "{:?}", guide.problems());
    assert!(guide.advice()[0].contains("because"), "{:?}", guide.advice());
}

/// A condition that is dropped without a word would be a promise or a way that says less than its author wrote.
#[test]
fn no_shape_takes_a_field_that_it_does_not_know() {
    let shapes = [
        ("guide.ron", "review: ("),
        ("guide.ron", r#"(id: "start""#),
        ("triage.ron", "(level: SelfCare"),
        ("facts.ron", r#"(id: "wing""#),
        ("questions.ron", r#"If(when: ["returning"]"#),
        ("questions.ron", r#"rules_out: ["sulking"], next: If(when: ["wing"]"#),
        ("questions.ron", r#"(id: "fine""#),
        ("cards.ron", r#"(id: "breathe""#),
        ("sources.ron", r#"(id: "D""#),
        ("sources.ron", r#"(id: "D1""#),
        ("promises.ron", r#"Floor(when: ["smoking"]"#),
        ("promises.ron", r#"Never(when: ["torn"]"#),
        ("promises.ron", r#"Needs(show: Card("polish_wing")"#),
        ("promises.ron", "AtMost(questions: 6"),
    ];
    for (file, shape) in shapes {
        let more = match shape.strip_suffix('(') {
            Some(_) => format!("{shape}odd: 1, "),
            None => format!("{shape}, odd: 1"),
        };
        let guide = dragon_with(file, shape, &more);
        assert!(guide.problems().iter().any(|problem| problem.contains("odd")), "{shape}: {:?}", guide.problems());
    }
}

#[test]
fn a_field_that_is_there_twice_is_named() {
    let guide = dragon_with("facts.ron", r#"(id: "wing", "#, r#"(id: "wing", id: "wing", "#);
    assert_eq!(guide.problems().len(), 1);
    assert!(guide.problems()[0].starts_with("error[syntax] facts.ron:4:"), "{:?}", guide.problems());
    assert!(guide.advice()[0].contains("`id`"), "{:?}", guide.advice());
}

#[test]
fn a_forgotten_bracket_is_found_where_the_next_thing_stands() {
    let guide = dragon_with("cards.ron", r#"when: ["hungry"],"#, r#"when: ["hungry","#);
    assert_eq!(guide.problems().len(), 1);
    assert!(guide.problems()[0].starts_with("error[syntax] cards.ron:13:"), "{:?}", guide.problems());
}

#[test]
fn a_forgotten_quote_is_one_problem_of_its_file() {
    let guide = dragon_with("guide.ron", r#"id: "dragon","#, r#"id: "dragon,"#);
    assert_eq!(guide.problems().len(), 1);
    assert!(guide.problems()[0].starts_with("error[syntax] guide.ron:"), "{:?}", guide.problems());
}

#[test]
fn an_empty_file_is_not_a_list() {
    dragon().file("facts.ron", "").reports(&["error[syntax] facts.ron:1:1 "]);
}

#[test]
fn a_number_where_a_text_belongs() {
    let guide = dragon_with("guide.ron", r#"version: "1.0.0""#, "version: 1");
    assert_eq!(guide.problems().len(), 1);
    assert!(guide.problems()[0].starts_with("error[syntax] guide.ron:7:"), "{:?}", guide.problems());
}

#[test]
fn an_id_is_written_without_escapes() {
    let guide = dragon_with("facts.ron", r#"id: "wing""#, r#"id: "w\u{69}ng""#);
    assert_eq!(guide.problems().len(), 1);
    assert!(guide.problems()[0].starts_with("error[syntax] facts.ron:4:"), "{:?}", guide.problems());
}

#[test]
fn a_sentence_without_a_list_of_claims_is_told_what_it_should_look_like() {
    let guide = dragon_with("cards.ron", r#"("Offer three turnips.", ["D6"])"#, r#"("Offer three turnips.")"#);
    assert_eq!(guide.problems().len(), 1);
    assert!(guide.problems()[0].starts_with("error[syntax] cards.ron:13:"), "{:?}", guide.problems());
}

#[test]
fn names_in_a_file_that_does_not_parse_are_not_reported_as_unknown() {
    let guide = dragon_with("facts.ron", r#"(id: "wing","#, r#"(idd: "wing","#);
    guide.reports(&["error[syntax] facts.ron:4:6 idd"]);
}
