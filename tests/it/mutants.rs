//! Small changes to the dragon guide: that each is what it says, and that what nothing notices comes with answers that show it.

mod kinds;

use crate::program::{Run, charley};
use crate::toy;
use charley::content::mutate::{self, Kind, Mutant, Shown, Survivor, Told, Tried, mutants};
use charley::content::{Files, check};
use charley::guide::{EntryIdx, Guide, TriageLevel};
use charley::plan::Plan;
use charley::proof::Difference;
use charley::session::Session;
use charley::trail::text;
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

/// The answers that tell the survivor from the guide.
#[track_caller]
fn shown(survivor: &Survivor) -> &Shown {
    match &survivor.told {
        Told::By(shown) => shown,
        other => panic!("{}: {other:?}", survivor.what),
    }
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
    let Shown { way, differences, .. } = shown(survivor);
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
    let way = &shown(survivor).way;
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
    for survivor in tried.survivors.iter().filter(|survivor| !matches!(survivor.kind, Kind::About | Kind::Early)) {
        let Shown { way, differences, .. } = shown(survivor);
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
        "after `mood=not_sure`, where `wing` comes the plan, not `vanity`",
        "after `mood=not_sure`, where `wing` comes `food`, not `vanity`",
        "after `mood=not_sure`, where not `wing` comes the plan, not `food`",
        "after `mood=not_sure` the If on `wing` is turned round",
        // The answers beside it lead where it does not.
        "after `mood=fine` the If on `wing` is turned round",
        "after `mood=fine`, where not `wing` comes `vanity`, not `food`",
        "after `mood=sulk` comes `vanity`, not `food`",
        // Somebody who sulks is asked about food, whatever the mirror says.
        "after `vanity=yes` comes the plan, not `food`",
        "after `vanity=no` comes the plan, not `food`",
    ];
    refused.into_iter().for_each(|what| drop(changed(what)));
    let without = tried(&edited(&[(
        "questions.ron",
        UNSURE,
        "id: \"not_sure\", text: \"Not sure\", short: \"not sure\", marks: [\"sulking\"], raise: Routine, next",
    )]));
    assert!(with_case.structural >= refused.len(), "{with_case:#?}");
    assert_eq!(without.structural, with_case.structural - refused.len(), "{without:#?}");
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
    // A tear makes it urgent, and the card shows up to Routine only.
    let torn = "the card `warm_wing` does not need `torn` ruled out";
    assert!(tried.equivalent.iter().any(|mutant| mutant == torn), "{:#?}", tried.equivalent);
    assert!(tried.survivors.iter().all(|survivor| survivor.what != torn));
}

/// The survivor that does so, with one more case; none if the case notices it.
fn survivor_beside(case: &str, what: &str) -> Option<Survivor> {
    let files = edited(&[("cases.ron", "[\n", &format!("[\n{case},\n"))]);
    let mut survivors = tried(&files).survivors.into_iter();
    survivors.find(|survivor| survivor.what == what)
}

const NOTHING_NEW: &str =
    r#"(id: "more", story: "A sulk.", trail: ["alarm=none", "part=all", "mood=sulk", "food=none"], level: Routine)"#;

#[test]
fn a_card_that_is_no_longer_early_is_noticed_by_a_case_that_stops_beside_it() {
    let what = "the card `breathe` is not early";
    let survivor = survivor_beside(NOTHING_NEW, what).unwrap();
    let Shown { way, differences, .. } = shown(&survivor);
    let guide = toy::guide();
    assert_eq!(
        (way.trail.len(), differences.as_slice()),
        (0, &[Difference::Hides(guide.card("breathe").unwrap())][..])
    );
    let stops =
        r#"(id: "stops", story: "Asked.", trail: ["alarm=none"], asks: "part", level: SelfCare, shows: ["breathe"])"#;
    assert!(survivor_beside(stops, what).is_none());
}

#[test]
fn an_answer_that_stays_although_what_it_is_about_changed_is_noticed_by_a_case_that_changes_it() {
    let what = "`part_signs` is not about `part`";
    assert!(matches!(survivor_beside(NOTHING_NEW, what).unwrap().told, Told::ByChange));
    let changes = r#"(id: "changes", story: "The tail after all.", trail: ["alarm=none", "part=wing", "part_signs=none"],
        change: ["part=tail"], asks: "part_signs", level: SelfCare)"#;
    assert!(survivor_beside(changes, what).is_none());
}

#[test]
fn a_case_that_names_all_that_is_shown_notices_one_card_more() {
    let what = "row 1 of the card `whisperer` does without `sulking`";
    let case = |only: bool| {
        format!(
            r#"(id: "all", story: "A merry wing.", trail: ["alarm=none", "part=wing", "part_signs=none", "mood=fine", "vanity=no",
            "food=hungry"], level: SelfCare, shows: ["breathe", "polish_wing", "feed"], only: {only})"#
        )
    };
    assert!(survivor_beside(&case(false), what).is_some());
    assert!(survivor_beside(&case(true), what).is_none());
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
    assert_eq!(mutants["equivalents"], serde_json::json!(tried.equivalent));
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

/// A checklist whose sets of ticks are too many to tell apart, an escalation for all ticks together, and a card.
fn many_ticks() -> Files {
    let each = |write: &dyn Fn(usize) -> String| (0..21).map(write).collect::<Vec<_>>().join(", ");
    let without = |left_out: usize| -> String {
        let ticks: Vec<String> = (0..21).filter(|tick| *tick != left_out).map(|tick| format!("t{tick}")).collect();
        ticks.join(",")
    };
    let case = |left_out: usize| {
        let (level, ticks) = (if left_out < 21 { "SelfCare" } else { "Urgent" }, without(left_out));
        format!(r#"(id: "c{left_out}", story: "s", trail: ["wet=no", "all={ticks}"], level: {level})"#)
    };
    let toy = edited(&[]);
    let texts = toy.texts().filter_map(|(name, text)| {
        let text = match name {
            "facts.ron" => format!(r#"[(id: "wet", because: "w"), {}]"#, each(&|n| format!(r#"(id: "f{n}", because: "f{n}")"#))),
            "questions.ron" => format!(
                r#"[One(id: "wet", ask: "Wet?", why: "w", choices: [(id: "yes", text: "Yes", marks: ["wet"], next: To("all")),
                    (id: "no", text: "No", next: To("all"))]),
                Any(id: "all", ask: "Which?", why: "w", ticks: [{}], none: Plan, some: Plan)]"#,
                each(&|n| format!(r#"(id: "t{n}", text: "t{n}", marks: ["f{n}"])"#))
            ),
            "cards.ron" => r#"[(id: "dry", kind: "calm", group: "now", rank: 1, line: ("Dry it.", ["D1"]), up_to: Emergency, when: ["wet"])]"#.to_owned(),
            "triage.ron" => {
                let all = each(&|n| format!(r#""f{n}""#));
                let rule = format!(r#"escalations: [(id: "all", when: [{all}], raise: Urgent, says: "All.", from: ["D1"])],"#);
                let (frame, within) = (text.find("escalations:").unwrap(), text.find("within:").unwrap());
                format!("{}{rule}\n{}", &text[..frame], &text[within..])
            }
            "cases.ron" => format!("[{}]", (0..22).map(case).collect::<Vec<_>>().join(", ")),
            "promises.ron" => return None,
            "guide.ron" => {
                let text = text.replace(r#"first: "alarm""#, r#"first: "wet""#).replace(r#", marks: ["returning"]"#, "");
                format!("{})", &text[..text.find("charts:").unwrap()])
            }
            _ => text.to_owned(),
        };
        Some((name, text))
    });
    Files::of(texts.collect::<Vec<_>>())
}

#[test]
fn a_survivor_whose_answers_nobody_can_find_says_so() {
    let files = many_ticks();
    let checked = check(&files, None);
    assert!(checked.guide.is_some(), "{:#?}", checked.problems);
    let tried = tried(&files);
    let tangled: Vec<&str> = tried
        .survivors
        .iter()
        .filter(|survivor| matches!(survivor.told, Told::Tangled))
        .map(|survivor| survivor.what.as_str())
        .collect();
    assert_eq!(
        tangled,
        [
            "`wet=yes` does not mark `wet`",
            "the card `dry` does without `wet`",
            "the card `dry` shows up to Urgent, not Emergency"
        ],
        "{:#?}",
        tried.survivors
    );
    let folder = tempfile::tempdir().unwrap();
    files.texts().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
    let run = charley(&["check", folder.path().to_str().unwrap(), "--mutate"], "");
    let said = "too much has to be told apart to find answers that show it";
    assert_eq!(run.out.matches(said).count(), tangled.len(), "{}", run.out);
}
