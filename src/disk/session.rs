//! The unfinished walk: one file, replaced after each answer and removed with the plan.
//!
//! Relies on the session's replay. The last program that took an answer has the place; a program that finishes removes only
//! its own walk. Call [`Slot::keep`] after each answer and [`Slot::offer`] once
//! at the start.

use super::journal::clear;
use super::lock::Lock;
use super::{Folders, Trouble, at, files, new_name};
use crate::guide::{Guide, QuestionIdx};
use crate::journal::is_plain;
use crate::session::{Kept, Replay, Session};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

/// The place of the unfinished walk, for one walk.
#[derive(Debug)]
pub struct Slot {
    folder: PathBuf,
    walk: String,
    /// Whether this program has kept something of it.
    is_kept: bool,
    /// The record of the journal that the walk follows.
    pub follows: Option<String>,
}

/// A walk to go on with.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The walk with its old answers. The guide's first question is asked again; then the others stand.
    pub replay: Replay,
    /// The question that it had stopped at; nothing if all of its answers led to a plan in the guide as it is now.
    pub stopped_at: Option<QuestionIdx>,
    /// How long ago.
    pub ago: SignedDuration,
    /// The record of the journal that it follows.
    pub follows: Option<String>,
    walk: String,
}

#[derive(Serialize, Deserialize)]
struct Written {
    v: u32,
    walk: String,
    guide: String,
    version: String,
    entry: String,
    when: String,
    trail: Vec<WrittenAnswer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    follows: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct WrittenAnswer {
    answer: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    offered: Vec<String>,
}

impl Slot {
    /// A place for a walk that begins now.
    #[must_use]
    pub fn new(folders: &Folders) -> Self {
        Self { folder: folders.state.clone(), walk: new_name(), is_kept: false, follows: None }
    }

    /// Where the file lies.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// The walk that was stopped in this guide within the last hours, if there is one.
    ///
    /// # Errors
    /// When there is a file that cannot be read.
    pub fn offer(&self, guide: &Arc<Guide>, now: Timestamp) -> Result<Option<Offer>, Trouble> {
        let Some(written) = self.read()? else { return Ok(None) };
        let when: Timestamp = written.when.parse().map_err(|_| Trouble::Foreign(self.path()))?;
        let ago = now.duration_since(when);
        let Some(entry) = guide.entry(&written.entry) else { return Ok(None) };
        if written.guide != guide.id || ago.abs() > NOT_AFTER || written.trail.is_empty() {
            return Ok(None);
        }
        let Written { walk, follows, trail, .. } = written;
        let kept: Vec<Kept> = trail.into_iter().map(Kept::from).collect();
        let mut replay = Session::replay(guide, entry, &kept);
        let stopped_at = replay.session.asked();
        replay.session.ask_first_again();
        Ok(Some(Offer { replay, stopped_at, ago: ago.max(SignedDuration::ZERO), follows, walk }))
    }

    /// Takes the offer: this walk has the place of the one that was stopped.
    #[must_use]
    pub fn go_on(&mut self, offer: Offer) -> Session {
        (self.walk, self.follows) = (offer.walk, offer.follows);
        offer.replay.session
    }

    /// Keeps the walk as it is now. One that is finished, or not begun, is not kept.
    ///
    /// # Errors
    /// When it cannot be written. What was kept before is then still there.
    pub fn keep(&mut self, session: &Session, now: Timestamp) -> Result<(), Trouble> {
        let kept = session.kept();
        match (session.asked(), kept.is_empty()) {
            (None, _) => return self.forget(),
            (Some(_), true) if self.is_kept => return self.forget(),
            // One that goes on with an old walk has not answered yet; until then the old one stays.
            (Some(_), true) => return Ok(()),
            (Some(_), false) => {}
        }
        let guide = session.guide();
        let written = Written {
            v: VERSION,
            walk: self.walk.clone(),
            guide: guide.id.clone(),
            version: guide.version.clone(),
            entry: guide[session.entry()].id.clone(),
            when: now.to_string(),
            trail: kept.into_iter().map(|Kept { word, offered }| WrittenAnswer { answer: word, offered }).collect(),
            follows: self.follows.clone(),
        };
        let path = self.path();
        let json = serde_json::to_vec(&written).map_err(|error| at("write", &path)(error.into()))?;
        let _lock = Lock::take(&self.folder)?;
        files::replace(&path, &json)?;
        self.is_kept = true;
        Ok(())
    }

    /// Keeps the walk once more before leaving, if the place is free: another program may have had it meanwhile and
    /// finished. One that is still under way there keeps it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_if_free(&mut self, session: &Session, now: Timestamp) -> Result<(), Trouble> {
        if self.is_kept && !self.path().exists() { self.keep(session, now) } else { Ok(()) }
    }

    /// Forgets the walk, unless another program has put its own in the place since.
    ///
    /// # Errors
    /// When the file cannot be read or removed.
    pub fn forget(&mut self) -> Result<(), Trouble> {
        if !self.path().exists() {
            return Ok(());
        }
        let _lock = Lock::take(&self.folder)?;
        if self.read()?.is_some_and(|written| written.walk == self.walk) {
            files::remove(&self.path())?;
        }
        self.is_kept = false;
        Ok(())
    }

    /// Removes whatever walk there is.
    ///
    /// # Errors
    /// When something cannot be removed.
    pub fn delete_all(&self) -> Result<(), Trouble> {
        clear(&self.folder, &self.path())
    }

    fn read(&self) -> Result<Option<Written>, Trouble> {
        let Some(file) = files::open(&self.path())? else { return Ok(None) };
        let mut bytes = Vec::new();
        file.take(LONGEST).read_to_end(&mut bytes).map_err(at("read", &self.path()))?;
        match serde_json::from_slice::<Written>(&bytes) {
            Ok(written) if written.v == VERSION => Ok(Some(written)),
            _ => Err(Trouble::Foreign(self.path())),
        }
    }
}

impl From<WrittenAnswer> for Kept {
    fn from(WrittenAnswer { answer, offered }: WrittenAnswer) -> Self {
        Self { word: answer.chars().filter(|c| is_plain(*c)).collect(), offered }
    }
}

const FILE: &str = "session.json";
const VERSION: u32 = 1;
/// The longest file that is read, in bytes: more than any walk needs.
const LONGEST: u64 = 1024 * 1024;
/// After that, a walk is not worth going on with: what was true then need not be now.
const NOT_AFTER: SignedDuration = SignedDuration::from_hours(12);
