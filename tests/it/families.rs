//! The generated family of guides: what the proof says about guides of any length.

#[path = "../../benches/family/mod.rs"]
pub(crate) mod family;

use charley::content::{Files, check};
use charley::proof::{Ledger, Proof, Verdict};

fn verdicts(files: &Files) -> Vec<Verdict> {
    let checked = check(files, None);
    assert!(checked.guide.is_some(), "{}", charley::content::render(&checked.problems, files, false));
    checked.proof.unwrap().verdicts
}

#[test]
fn a_long_guide_is_proved_and_refuted_like_a_short_one() {
    let kinds = |questions: usize| -> Vec<&'static str> {
        let kind = |verdict: &Verdict| match verdict {
            Verdict::Proved => "proved",
            Verdict::Broken(_) => "broken",
            Verdict::Empty => "empty",
            Verdict::Tangled(_) => "tangled",
            Verdict::LeftOut => "left out",
        };
        verdicts(&family::family(questions)).iter().map(kind).collect()
    };
    let short = kinds(11);
    assert_eq!(short, ["proved", "broken", "broken", "proved", "broken", "proved"]);
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

/// Far more pairs of cards than are looked for, though none can meet.
#[test]
fn two_kinds_with_too_many_cards_are_too_tangled_to_keep_apart() {
    let card = |at: usize| {
        let (kind, unless) = if at.is_multiple_of(2) { ("k", "") } else { ("other", r#""f1", "f3""#) };
        format!(
            r#"(id: "c{at}", kind: "{kind}", group: "g", title: "t", up_to: Urgent, when: [["f1"], ["f3"]],
                unless: [{unless}], say: [("s", ["A1"])])"#
        )
    };
    let cards: Vec<String> = (0..400).map(card).collect();
    let small = family::family(11);
    let texts = small.texts().map(|(name, text)| match name {
        "guide.ron" => (name, text.replace("kinds: [", r#"kinds: [(id: "other", title: "o"), "#)),
        "cards.ron" => (name, format!("[{}]", cards.join(","))),
        "promises.ron" => (name, r#"[Apart(show: Kind("k"), and: Kind("other"), says: "a")]"#.to_owned()),
        _ => (name, text.to_owned()),
    });
    let verdicts = verdicts(&Files::of(texts.collect::<Vec<_>>()));
    assert!(matches!(verdicts[..], [Verdict::Tangled(_)]), "{verdicts:?}");
}

/// The first promise that goes over the edge is still told; those behind it nobody can rely on.
#[test]
fn which_promises_are_too_much_work_hangs_on_their_order_alone() {
    let (some, much) = (1 << 20, 1 << 30);
    let verdicts = |works: &[usize]| -> Vec<&'static str> {
        let proof = Proof::new(works.iter().map(|work| (Verdict::Proved, *work)), None);
        proof.verdicts.iter().map(|verdict| if *verdict == Verdict::Proved { "proved" } else { "left out" }).collect()
    };
    assert_eq!(verdicts(&[some; 5]), ["proved"; 5]);
    assert_eq!(verdicts(&[much, some, some]), ["proved", "proved", "left out"]);
    assert_eq!(verdicts(&[some, much, some]), ["proved", "proved", "left out"]);
    assert_eq!(verdicts(&[usize::MAX, usize::MAX, 0]), ["proved", "left out", "left out"]);
}

#[test]
fn a_promise_is_left_out_only_once_all_before_it_are_known_to_be_too_much() {
    let mut ledger = Ledger::default();
    ledger.note(1, usize::MAX);
    // Of the first one nobody knows yet, so it and the next are looked at, whatever comes of that.
    assert!(!ledger.leaves_out(0) && !ledger.leaves_out(1) && !ledger.leaves_out(2));
    ledger.note(0, 1);
    assert!(ledger.leaves_out(2) && ledger.leaves_out(300));
    assert!(!ledger.leaves_out(1), "it was looked at, and is told");
}
