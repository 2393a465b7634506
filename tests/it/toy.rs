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

pub(crate) fn guide() -> Arc<Guide> {
    content::folder(&folder()).unwrap_or_else(|broken| panic!("{broken}"))
}

/// A session in which these answers were given in order.
pub(crate) fn walked(trail: &str) -> Session {
    let mut session = Session::new(guide(), EntryIdx(0));
    answer_all(&mut session, trail);
    session
}

/// Gives the answers in order; each must be the one that is asked for.
#[track_caller]
pub(crate) fn answer_all(session: &mut Session, trail: &str) {
    for word in trail.split_whitespace() {
        let (question, answer) = text::parse(session.guide(), word).unwrap();
        assert_eq!(session.position(), Position::Ask(question), "{word}");
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

/// The id of the question that is asked, or `plan`.
pub(crate) fn at(session: &Session) -> String {
    match session.position() {
        Position::Ask(question) => session.guide()[question].id.clone(),
        Position::Plan => "plan".to_owned(),
    }
}
