//! The toy guide that engine and screen tests walk, so that they do not change when the real content does.

use charley::content;
use charley::guide::{EntryIdx, Guide};
use charley::session::Session;
use charley::trail::{Position, text};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/dragon")
}

/// The files of the toy guide with an offer behind its last question, which asks one more and may send to a whisperer.
pub(crate) fn with_offer() -> Vec<(String, String)> {
    const EDITS: [(&str, &str, &str); 6] = [
        ("questions.ron", "none: Plan, some: Plan),\n]", "next: To(\"why\")),\n]"),
        ("questions.ron", "\n]", WHY),
        ("facts.ron", "\n]", "\n    (id: \"cursed\", because: \"somebody has cursed it\"),\n]"),
        ("cards.ron", "\n]", UNCURSE),
        ("cases.ron", "\n]", CURSED),
        ("promises.ron", "questions: 6, says: \"At most six questions.\"", "questions: 7, says: \"At most seven.\""),
    ];
    let read = |file: std::fs::DirEntry| {
        let name = file.file_name().into_string().unwrap();
        let text = std::fs::read_to_string(file.path()).unwrap();
        let edits = EDITS.iter().filter(|(file, ..)| *file == name);
        let text = LAST_ANSWERS.iter().fold(text, |text, last| text.replace(last, &format!("{last} asks: \"why\",")));
        let text = edits.fold(text, |text, (_, find, replace)| {
            let (before, after) = text.rsplit_once(find).unwrap();
            format!("{before}{replace}{after}")
        });
        (name, text)
    };
    std::fs::read_dir(folder()).unwrap().map(|file| read(file.unwrap())).collect()
}

/// The answers of the toy's cases behind which the offer comes.
const LAST_ANSWERS: [&str; 2] = ["\"food=none\"],", "\"food=hungry\"],"];

const WHY: &str = r#"
    Offer(id: "why", short: "Why", ask: "Shall we find out why?", why: "One more question.",
        choices: [(id: "no", text: "No, that will do", next: Plan), (id: "yes", text: "Yes, find out")], next: To("curse")),
    Any(id: "curse", short: "Curse", ask: "Any sign of a curse?", why: "Curses do not wear off.",
        ticks: [(id: "frog", text: "It croaks like a frog", short: "croaks", marks: ["cursed"], raise: Urgent)], next: Plan),
]"#;

const UNCURSE: &str = r#"
    (id: "uncurse", kind: "calm", group: "later", title: "Lift the curse", up_to: Urgent, when: ["cursed"],
     say: [("Ask the whisperer to lift it.", ["D7"])]),
]"#;

const CURSED: &str = r#"
    (id: "no_why", story: "Has seen enough.", trail: ["alarm=none", "part=all", "mood=fine", "food=none", "why=no"],
     level: SelfCare, shows: ["breathe"], hides: ["uncurse"]),
    (id: "cursed", story: "It croaks.", trail: ["alarm=none", "part=all", "mood=fine", "food=none", "why=yes", "curse=frog"],
     level: Urgent, shows: ["uncurse"]),
]"#;

/// The toy guide with that offer.
pub(crate) fn guide_with_offer() -> Arc<Guide> {
    let texts = with_offer();
    let texts = texts.iter().map(|(name, text)| (name.as_str(), text.clone()));
    let checked = content::check(&content::Files::of(texts), None);
    checked.guide.unwrap_or_else(|| panic!("{:#?}", checked.problems))
}

pub(crate) fn guide() -> Arc<Guide> {
    content::folder(&folder()).unwrap_or_else(|broken| panic!("{broken}"))
}

/// A session in which these answers were given in order.
pub(crate) fn walked(trail: &str) -> Session {
    walked_in(guide(), trail)
}

/// A session in this guide.
pub(crate) fn walked_in(guide: Arc<Guide>, trail: &str) -> Session {
    let mut session = Session::new(guide, EntryIdx(0));
    answer_all(&mut session, trail);
    session
}

/// Gives the answers in order; each must be the one that is asked for.
#[track_caller]
pub(crate) fn answer_all(session: &mut Session, trail: &str) {
    for word in trail.split_whitespace() {
        let (question, answer) = text::parse(session.guide(), word).unwrap();
        assert_eq!(session.position().question(), Some(question), "{word}");
        session.answer(question, answer);
    }
}

/// Answers a question wherever it stands on the trail.
pub(crate) fn change(session: &mut Session, word: &str) {
    let (question, answer) = text::parse(session.guide(), word).unwrap();
    session.answer(question, answer);
}

/// The trail as a person would type it.
pub(crate) fn trail(session: &Session) -> String {
    text::line(session.guide(), &session.walk().trail)
}

/// The id of the question that is asked, or `plan` with what it offers.
pub(crate) fn at(session: &Session) -> String {
    match session.position() {
        Position::Ask(question) => session.guide()[question].id.clone(),
        Position::Plan => "plan".to_owned(),
        Position::Offer(question) => format!("plan, offering {}", session.guide()[question].id),
    }
}
