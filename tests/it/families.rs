//! The generated family of guides: what the proof says about guides of any length.

#[path = "../../benches/family/mod.rs"]
mod family;

use charley::content::{Files, check};
use charley::proof::Verdict;

fn verdicts(files: &Files) -> Vec<Verdict> {
    let checked = check(files, None);
    assert!(checked.guide.is_some(), "{}", charley::content::problem::render(&checked.problems, files, false));
    checked.proof.unwrap().verdicts
}

#[test]
fn a_long_guide_is_proved_and_refuted_like_a_short_one() {
    let kinds = |questions: usize| -> Vec<bool> {
        verdicts(&family::family(questions)).iter().map(|verdict| matches!(verdict, Verdict::Proved)).collect()
    };
    let short = kinds(11);
    assert_eq!(short, [true, false, false, true, false, true]);
    assert_eq!(kinds(101), short);
}

#[test]
fn a_tangled_promise_is_an_error_that_names_the_facts() {
    let files = family::tangled(40);
    let checked = check(&files, None);
    let problem = checked.problems.iter().find(|problem| problem.code == "promise-too-tangled").unwrap();
    assert!(problem.help.contains("f0, f1, f2"), "{}", problem.help);
}

#[test]
fn a_walk_that_breaks_a_promise_is_found_although_other_plans_are_too_tangled() {
    let calm = r#"[(id: "calm", kind: "k", group: "g", title: "t", up_to: Urgent, when: [["f7"]], unless: [],
        say: [("s", ["A1"])]),"#;
    let verdicts = |up_to: &str| {
        let promise = format!(r#"[Always(when: ["f1"], up_to: {up_to}, show: Kind("k"), says: "a")]"#);
        let tangled = family::tangled(40);
        let texts = tangled.texts().map(|(name, text)| match name {
            "cards.ron" => (name, text.replace("up_to: Urgent", "up_to: SelfCare").replacen('[', calm, 1)),
            "promises.ron" => (name, promise.clone()),
            _ => (name, text.to_owned()),
        });
        verdicts(&Files::of(texts.collect::<Vec<_>>()))
    };
    // Of plans for self-care too many states have to be told apart; of those above, one card tells.
    assert!(matches!(verdicts("SelfCare")[..], [Verdict::Tangled(_)]));
    assert!(matches!(verdicts("Urgent")[..], [Verdict::Broken(_)]));
}
