//! Small changes to the dragon guide: that each is what it says, and that what nothing notices comes with answers that show it.

use crate::program::{Run, charley};
use crate::toy;
use charley::content::mutate::{self, Kind, Mutant, Shown, Tried, mutants};
use charley::content::{Files, check};
use charley::guide::{EntryIdx, Guide, Next, TriageLevel};
use charley::plan::Plan;
use charley::proof::Difference;
use charley::session::Session;
use charley::trail::text;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The guide with the change that is described so.
#[track_caller]
fn changed(what: &str) -> (Mutant, Arc<Guide>) {
    let guide = toy::guide();
    let mutants = mutants(&guide);
    let found = mutants.iter().find(|mutant| mutant.what(&guide) == what);
    let mutant = found.unwrap_or_else(|| panic!("nothing is called {what}: {:#?}", whats(&guide))).clone();
    let changed = mutant.guide(&guide);
    (mutant, changed)
}

fn whats(guide: &Arc<Guide>) -> Vec<String> {
    mutants(guide).iter().map(|mutant| mutant.what(guide)).collect()
}

fn ids<'g, T: 'g>(guide: &'g Guide, all: &[T], id: impl Fn(&'g Guide, &T) -> &'g str) -> Vec<&'g str> {
    all.iter().map(|one| id(guide, one)).collect()
}

fn facts<'g>(guide: &'g Guide, facts: &[charley::guide::FactIdx]) -> Vec<&'g str> {
    ids(guide, facts, |guide, fact| &guide[*fact].id)
}

#[test]
fn a_mark_is_dropped() {
    let (mutant, guide) = changed("`part_signs=tear` does not mark `torn`");
    assert_eq!(mutant.kind(), Kind::Mark);
    assert_eq!(guide[guide.question("part_signs").unwrap()].choices[0].marks, []);
    let (_, guide) = changed("the entry `again` does not mark `returning`");
    assert_eq!(guide[guide.entry("again").unwrap()].marks, []);
}

#[test]
fn a_raise_is_lowered_by_one() {
    let raise = |what: &str, question: &str, choice: usize| {
        let (mutant, guide) = changed(what);
        assert_eq!(mutant.kind(), Kind::Raise);
        guide[guide.question(question).unwrap()].choices[choice].raise
    };
    let lower = raise("`alarm=smoke` raises to Urgent, not to Emergency", "alarm", 0);
    assert_eq!(lower, Some(TriageLevel::Urgent));
    assert_eq!(raise("`mood=sulk` does not raise to Routine", "mood", 1), None);
    let (_, guide) = changed("the escalation `hungry_sulk` raises to Routine, not to Urgent");
    assert_eq!(guide.escalations[0].raise, TriageLevel::Routine);
}

#[test]
fn then_and_otherwise_change_places() {
    let (mutant, guide) = changed("after `mood=fine` the If on `wing` is turned round");
    assert_eq!(mutant.kind(), Kind::Swap);
    let vanity = guide.question("vanity").unwrap();
    let way = guide[guide.question("mood").unwrap()].ways().next().unwrap();
    assert!(matches!(way, Next::If { otherwise, .. } if **otherwise == Next::To(vanity)), "{way:?}");
}

#[test]
fn a_way_leads_to_at_most_five_other_places_and_never_back() {
    let guide = toy::guide();
    let to = |from: &str| -> Vec<String> {
        let whats = whats(&guide).into_iter();
        whats.filter_map(|what| Some(what.strip_prefix(from)?.strip_prefix(" comes ")?.to_owned())).collect()
    };
    assert_eq!(
        to("after `part=wing`"),
        [
            "the plan, not `part_signs`",
            "`mood`, not `part_signs`",
            "`vanity`, not `part_signs`",
            "`food`, not `part_signs`"
        ]
    );
    assert_eq!(to("after `food` without a tick"), Vec::<String>::new());
    assert_eq!(to("after `mood=fine`, where not `wing`"), ["the plan, not `food`", "`vanity`, not `food`"]);
    assert_eq!(to("after `alarm` without a tick, where `returning`").len(), 5);
    let (mutant, guide) = changed("after `mood=fine`, where not `wing` comes `vanity`, not `food`");
    assert_eq!(mutant.kind(), Kind::Next);
    let vanity = guide.question("vanity").unwrap();
    let way = guide[guide.question("mood").unwrap()].ways().next().unwrap();
    assert!(matches!(way, Next::If { otherwise, .. } if **otherwise == Next::To(vanity)), "{way:?}");
}

#[test]
fn a_condition_is_dropped_from_a_row_or_an_escalation() {
    let (mutant, guide) = changed("row 2 of the card `warm_wing` does without `stiff`");
    assert_eq!(mutant.kind(), Kind::DropWhen);
    let rows = |guide: &Guide, card: &str| -> Vec<Vec<String>> {
        let owned = |row: &Vec<_>| facts(guide, row).into_iter().map(str::to_owned).collect();
        guide[guide.card(card).unwrap()].when.iter().map(owned).collect()
    };
    assert_eq!(rows(&guide, "warm_wing"), [vec!["wing", "stiff"], vec!["tail"]]);
    assert_eq!(rows(&changed("the card `feed` does without `hungry`").1, "feed"), [Vec::<String>::new()]);
    let (_, guide) = changed("the escalation `hungry_sulk` does without `hungry`");
    assert_eq!(facts(&guide, &guide.escalations[0].when), ["sulking"]);
}

#[test]
fn a_condition_that_comes_with_the_card_in_cases_is_added_to_each_row() {
    let (mutant, guide) = changed("the card `warm_wing` also needs `vain`");
    assert_eq!(mutant.kind(), Kind::AddWhen);
    let when = &guide[guide.card("warm_wing").unwrap()].when;
    assert_eq!(
        when.iter().map(|row| facts(&guide, row)).collect::<Vec<_>>(),
        [["wing", "stiff", "vain"], ["tail", "stiff", "vain"]]
    );
    let added = whats(&toy::guide()).into_iter().filter(|what| what.starts_with("the card `feed` also needs"));
    assert_eq!(
        added.collect::<Vec<_>>(),
        ["the card `feed` also needs `tail`", "the card `feed` also needs `sulking`"]
    );
}

#[test]
fn an_unless_an_about_an_early_and_an_escalation_are_dropped() {
    let (mutant, guide) = changed("the card `polish_wing` does not need `torn` ruled out");
    assert_eq!((mutant.kind(), guide[guide.card("polish_wing").unwrap()].unless.len()), (Kind::Unless, 0));
    let (mutant, guide) = changed("`part_signs` is not about `part`");
    assert_eq!((mutant.kind(), guide[guide.question("part_signs").unwrap()].about), (Kind::About, None));
    let (mutant, guide) = changed("the card `breathe` is not early");
    assert_eq!((mutant.kind(), guide[guide.card("breathe").unwrap()].early), (Kind::Early, false));
    let (mutant, guide) = changed("there is no escalation `hungry_sulk`");
    assert_eq!((mutant.kind(), guide.escalations.len()), (Kind::Escalation, 0));
}

#[test]
fn up_to_moves_both_ways_where_there_is_a_level() {
    let moved = |card: &str| -> Vec<String> {
        let start = format!("the card `{card}` shows up to ");
        whats(&toy::guide()).iter().filter_map(|what| what.strip_prefix(&start)).map(str::to_owned).collect()
    };
    assert_eq!(moved("feed"), ["Routine, not Urgent", "Emergency, not Urgent"]);
    assert_eq!(moved("stand_back"), ["Urgent, not Emergency"]);
    let (mutant, guide) = changed("the card `feed` shows up to Routine, not Urgent");
    assert_eq!((mutant.kind(), guide[guide.card("feed").unwrap()].up_to), (Kind::UpTo, TriageLevel::Routine));
}

#[test]
fn each_change_differs_from_each_other() {
    let guide = toy::guide();
    let whats = whats(&guide);
    assert_eq!(whats.iter().collect::<BTreeSet<_>>().len(), whats.len());
    let same = format!("{guide:?}");
    assert!(mutants(&guide).iter().all(|mutant| format!("{:?}", mutant.guide(&guide)) != same));
}

/// The dragon guide with edits, each of which is possible in one place only.
#[track_caller]
fn edited(edits: &[(&str, &str, &str)]) -> Files {
    let names = [
        "guide.ron",
        "triage.ron",
        "facts.ron",
        "questions.ron",
        "cards.ron",
        "sources.ron",
        "promises.ron",
        "cases.ron",
    ];
    let mut texts = names.map(|name| (name, fs::read_to_string(toy::folder().join(name)).unwrap()));
    for (file, find, replace) in edits {
        let (_, text) = texts.iter_mut().find(|(name, _)| name == file).unwrap();
        assert_eq!(text.matches(find).count(), 1, "`{find}` in {file}");
        *text = text.replace(find, replace);
    }
    Files::of(texts)
}

fn guide_of(files: &Files) -> Arc<Guide> {
    check(files, None).guide.unwrap()
}

fn tried(files: &Files) -> Tried {
    mutate::run(files, &guide_of(files), |_| ())
}

fn plan(guide: &Arc<Guide>, entry: EntryIdx, words: &[String]) -> (TriageLevel, Vec<String>) {
    let mut session = Session::new(Arc::clone(guide), entry);
    toy::answer_all(&mut session, &words.join(" "));
    let plan = Plan::of(&session);
    (plan.level, plan.cards.iter().map(|shown| guide[shown.card].id.clone()).collect())
}

const LEFT_OUT: (&str, &str, &str) = ("triage.ron", r#"when: ["hungry", "sulking"]"#, r#"when: ["hungry"]"#);
const HOLE: &str = "the escalation `hungry_sulk` does without `sulking`";

#[test]
fn a_hole_is_a_survivor_whose_answers_tell_the_guides_apart() {
    let files = edited(&[]);
    let guide = guide_of(&files);
    let tried = tried(&files);
    let survivor = tried.survivors.iter().find(|survivor| survivor.what == HOLE).unwrap();
    assert_eq!((survivor.place.0.as_str(), survivor.place.1), ("triage.ron", 10));
    let Shown { way, differences, .. } = survivor.shown.as_ref().unwrap();
    let (routine, urgent) = (TriageLevel::SelfCare, TriageLevel::Urgent);
    assert_eq!(*differences, [Difference::Level { first: routine, second: urgent }]);
    let words = text::words(&guide, &way.trail);
    assert_eq!(plan(&guide, way.entry, &words).0, routine);
    assert_eq!(plan(&guide_of(&edited(&[LEFT_OUT])), way.entry, &words).0, urgent);
}

#[test]
fn a_case_with_the_suggested_answers_closes_the_hole() {
    let files = edited(&[]);
    let guide = guide_of(&files);
    let before = tried(&files);
    let survivor = before.survivors.iter().find(|survivor| survivor.what == HOLE).unwrap();
    let way = &survivor.shown.as_ref().unwrap().way;
    let words = text::words(&guide, &way.trail);
    let case = format!(
        "[\n(id: \"hole\", story: \"Hungry, no more.\", entry: {:?}, trail: {words:?}, level: SelfCare),\n",
        guide[way.entry].id
    );
    let after = tried(&edited(&[("cases.ron", "[\n", &case)]));
    assert!(after.survivors.iter().all(|survivor| survivor.what != HOLE));
    assert!(after.killed > before.killed && after.score() > before.score(), "{after:#?}");
}

#[test]
fn every_survivor_of_the_dragon_guide_has_answers_on_which_the_plans_differ() {
    let files = edited(&[]);
    let guide = guide_of(&files);
    let tried = tried(&files);
    assert!(tried.survivors.len() > 10);
    for survivor in &tried.survivors {
        let Shown { way, differences, .. } = survivor.shown.as_ref().unwrap();
        let words = text::words(&guide, &way.trail);
        let (level, cards) = plan(&guide, way.entry, &words);
        let (_, mutant) = changed(&survivor.what);
        if let [Difference::Goes { .. }] = differences.as_slice() {
            continue;
        }
        let (other_level, other_cards) = plan(&mutant, way.entry, &words);
        assert_ne!((level, &cards), (other_level, &other_cards), "{}", survivor.what);
        for difference in differences {
            match difference {
                Difference::Goes { .. } => panic!("{} parts after all", survivor.what),
                Difference::Level { first, second } => assert_eq!((*first, *second), (level, other_level)),
                Difference::Shows(card) => assert!(other_cards.contains(&guide[*card].id)),
                Difference::Hides(card) => assert!(cards.contains(&guide[*card].id)),
            }
        }
    }
}

#[test]
fn what_the_check_refuses_is_counted_apart() {
    let with_case = tried(&edited(&[]));
    let refused = [
        "`mood=not_sure` does not mark `sulking`",
        "`mood=not_sure` does not raise to Routine",
        "after `mood=not_sure` comes the plan, not `food`",
        "after `mood=not_sure` comes `vanity`, not `food`",
    ];
    refused.into_iter().for_each(|what| drop(changed(what)));
    let without = tried(&edited(&[(
        "questions.ron",
        UNSURE,
        "id: \"not_sure\", text: \"Not sure\", short: \"not sure\", marks: [\"sulking\"], raise: Routine, next",
    )]));
    assert!(with_case.structural >= refused.len(), "{with_case:#?}");
    assert_eq!(
        without.structural,
        with_case.structural - refused.len() - 2,
        "its siblings are bound by it too: {without:#?}"
    );
    for tried in [&with_case, &without] {
        let counted = tried.killed + tried.structural + tried.equivalent.len() + tried.survivors.len();
        assert_eq!(counted, tried.total);
    }
}

const UNSURE: &str =
    r#"id: "not_sure", text: "Not sure", short: "not sure", marks: ["sulking"], raise: Routine, unsure: true, next"#;

#[test]
fn what_no_answers_tell_apart_is_equivalent() {
    let tried = tried(&edited(&[]));
    let of = |what: &str| tried.equivalent.iter().find(|mutant| mutant.what == what);
    // A tear makes it urgent, and the card shows up to Routine only.
    assert!(of("the card `warm_wing` does not need `torn` ruled out").is_some_and(|mutant| mutant.unseen.is_none()));
    assert!(of("the card `breathe` is not early").is_some_and(|mutant| mutant.unseen.is_some()));
    assert!(of("`part_signs` is not about `part`").is_some_and(|mutant| mutant.unseen.is_some()));
}

#[test]
fn a_promise_that_notices_no_change_is_named() {
    let tried = tried(&edited(&[]));
    let says: Vec<String> = tried.idle_promises.iter().map(|at| toy::guide().promises[*at].says.clone()).collect();
    assert_eq!(says, ["At most six questions."]);
    assert!(tried.by_promises_alone > 0);
}

fn dragon(args: &[&str]) -> Run {
    charley(&[&["check", "tests/fixtures/dragon", "--mutate"][..], args].concat(), "")
}

#[test]
fn survivors_are_a_report_and_fail_only_when_strict() {
    let run = dragon(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "no progress where nobody looks");
    let hole = "survivor: the escalation `hungry_sulk` does without `sulking` (triage.ron:10)
    charley ask --guide tests/fixtures/dragon --entry again alarm=none mood=fine food=hungry
    then the level is Urgent, not SelfCare\n";
    assert!(run.out.contains(hole), "{}", run.out);
    let summary = run.out.lines().rev().nth(1).unwrap();
    assert!(summary.contains(" mutants: ") && summary.contains(" by promises alone), "), "{summary}");
    assert_eq!(dragon(&["--strict"]).code, Some(1));
    assert_eq!(charley(&["check", "tests/fixtures/dragon", "--strict"], "").code, Some(0));
}

#[test]
fn json_has_the_figures_and_the_survivors() {
    let run = dragon(&["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let mutants = &json["mutants"];
    let tried = tried(&edited(&[]));
    assert_eq!(mutants["killed"], tried.killed);
    assert_eq!(mutants["structural"], tried.structural);
    assert_eq!(mutants["equivalent"], tried.equivalent.len());
    let survivors = mutants["survivors"].as_array().unwrap();
    let hole = survivors.iter().find(|survivor| survivor["what"] == HOLE).unwrap();
    assert_eq!(hole["trail"], serde_json::json!(["alarm=none", "mood=fine", "food=hungry"]));
    assert_eq!((&hole["entry"], &hole["kind"]), (&"again".into(), &"drop_when".into()));
    assert_eq!(hole["differs"], "the level is Urgent, not SelfCare");
    let plain = charley(&["check", "tests/fixtures/dragon", "--format", "json"], "");
    assert!(!plain.out.contains("\"mutants\""));
}

#[test]
fn a_guide_with_errors_has_no_mutants() {
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(toy::folder()).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap().replace("level: Routine, shows", "level: Urgent, shows");
        fs::write(folder.path().join(path.file_name().unwrap()), text).unwrap();
    }
    let check = |folder: &Path| charley(&["check", folder.to_str().unwrap(), "--mutate"], "");
    let run = check(folder.path());
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("no mutants were tried: the guide has errors"), "{}", run.out);
}
