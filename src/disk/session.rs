//! The walks to go on with: one file, replaced after each answer, in which each program has a place
//! for its own.
//!
//! Relies on the session's replay. A walk stays until its plan is saved or the person begins anew,
//! so neither a program that finishes nor one that begins takes another's walk away. When to do
//! what is the [`Recorder`](super::Recorder)'s to know.

use super::journal::clear;
use super::lock::Lock;
use super::{Folders, Trouble, at, files, new_name};
use crate::guide::{Guide, QuestionIdx};
use crate::journal::is_plain;
use crate::session::{Kept, Replay, Session};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// The place of one walk among those to go on with.
#[derive(Debug)]
pub struct Slot {
    folder: PathBuf,
    walk: String,
    /// The kept walk that this one goes on with: it goes once this one is as long or over, unless
    /// another program went on with it.
    instead_of: Option<Old>,
    /// Whether something of this walk was kept.
    is_kept: bool,
}

/// A walk to go on with.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The walk with its old answers. The guide's first question is asked again; then the others
    /// stand.
    pub replay: Replay,
    /// The question that it had stopped at; nothing if its answers lead to a plan.
    pub stopped_at: Option<QuestionIdx>,
    /// How long ago.
    pub ago: SignedDuration,
    /// The record of the journal that it follows.
    pub follows: Option<String>,
    old: Old,
}

/// A kept walk as it was when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Old {
    walk: String,
    when: String,
    answers: usize,
}

impl Old {
    fn of(walk: &WrittenWalk) -> Self {
        Self { walk: walk.walk.clone(), when: walk.when.clone(), answers: walk.trail.len() }
    }
}

#[derive(Serialize, Deserialize)]
struct Written {
    v: u32,
    walks: Vec<WrittenWalk>,
}

#[derive(Serialize, Deserialize)]
struct WrittenWalk {
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
        let (folder, walk) = (folders.state.clone(), new_name());
        Self { folder, walk, instead_of: None, is_kept: false }
    }

    /// Where the file lies.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Of the other walks that were left in this guide within the last hours, the one that is most
    /// worth going on with.
    ///
    /// # Errors
    /// When there is a file that cannot be read.
    pub fn offer(&self, guide: &Arc<Guide>, now: Timestamp) -> Result<Option<Offer>, Trouble> {
        let mut others = in_order(self.read()?, now).into_iter().filter(|(_, walk)| walk.walk != self.walk);
        Ok(others.find_map(|(when, walk)| offer(guide, when, walk, now)))
    }

    /// Takes the offer. The walk stays as it was kept until as much of this one is, and so does
    /// what this program kept before.
    #[must_use]
    pub fn go_on(&mut self, offer: Offer) -> Session {
        if std::mem::take(&mut self.is_kept) {
            self.walk = new_name();
        }
        self.instead_of = Some(offer.old);
        offer.replay.session
    }

    /// Keeps the walk as it is now, and the record of the journal that it follows. One that has not
    /// begun is not kept.
    ///
    /// # Errors
    /// When it cannot be written. What was kept before is then still there.
    pub fn keep(&mut self, session: &Session, follows: Option<&str>, now: Timestamp) -> Result<(), Trouble> {
        let kept = session.kept();
        if kept.is_empty() {
            // Old answers may stand behind a question that is asked again: until it is answered
            // they stay as they are.
            return if session.ahead().len() > 1 { Ok(()) } else { self.begin_anew(session) };
        }
        let own = self.written(session, kept, follows, now);
        let is_over = session.asked().is_none();
        let _lock = Lock::take(&self.folder, PATIENCE)?;
        let old = self.instead_of.take_if(|old| is_over || own.trail.len() >= old.answers);
        let put = self.put(own, old.as_ref(), now);
        if put.is_err() {
            self.instead_of = self.instead_of.take().or(old);
        }
        self.is_kept |= put.is_ok();
        put
    }

    /// The walk as it stands in the file.
    fn written(&self, session: &Session, kept: Vec<Kept>, follows: Option<&str>, now: Timestamp) -> WrittenWalk {
        let guide = session.guide();
        WrittenWalk {
            walk: self.walk.clone(),
            guide: guide.id.clone(),
            version: guide.version.clone(),
            entry: guide[session.entry()].id.clone(),
            when: now.to_string(),
            trail: kept.into_iter().map(|Kept { word, offered }| WrittenAnswer { answer: word, offered }).collect(),
            follows: follows.map(str::to_owned),
        }
    }

    /// Writes this walk before the others, in the place of what was kept of it and of an old one.
    fn put(&self, own: WrittenWalk, old: Option<&Old>, now: Timestamp) -> Result<(), Trouble> {
        let walks = match self.read() {
            // A file that makes no sense is written over.
            Err(Trouble::Foreign(_)) => Vec::new(),
            walks => walks?,
        };
        let mut walks = in_order(walks, now);
        walks.retain(|(_, other)| other.walk != self.walk && Some(&Old::of(other)) != old);
        walks.truncate(MOST - 1);
        self.write(std::iter::once(own).chain(walks.into_iter().map(|(_, walk)| walk)).collect())
    }

    /// Nothing is answered: what was kept of this walk goes, and it goes on with no other.
    fn begin_anew(&mut self, session: &Session) -> Result<(), Trouble> {
        if session.ahead().is_empty() {
            self.instead_of = None;
        }
        self.remove(None)
    }

    /// Forgets the walk, and the one that it goes on with; others stay.
    ///
    /// # Errors
    /// When the file cannot be read or changed.
    pub fn forget(&mut self) -> Result<(), Trouble> {
        self.remove(self.instead_of.clone().as_ref())?;
        self.instead_of = None;
        Ok(())
    }

    /// Removes what was kept of this walk, and this other one.
    fn remove(&mut self, old: Option<&Old>) -> Result<(), Trouble> {
        if (!self.is_kept && old.is_none()) || !self.path().exists() {
            return Ok(());
        }
        let _lock = Lock::take(&self.folder, PATIENCE)?;
        let mut walks = self.read()?;
        walks.retain(|(_, other)| other.walk != self.walk && Some(&Old::of(other)) != old);
        if walks.is_empty() {
            files::remove(&self.path())?;
        } else {
            self.write(walks.into_iter().map(|(_, walk)| walk).collect())?;
        }
        self.is_kept = false;
        Ok(())
    }

    /// Removes whatever walks there are.
    ///
    /// # Errors
    /// When something cannot be removed.
    pub fn delete_all(&self) -> Result<(), Trouble> {
        clear(&self.folder, &self.path())
    }

    /// Writes the walks, without the last ones if they are more than could be read again.
    fn write(&self, walks: Vec<WrittenWalk>) -> Result<(), Trouble> {
        let path = self.path();
        let mut written = Written { v: VERSION, walks };
        loop {
            let json = serde_json::to_vec(&written).map_err(|error| at("write", &path)(error.into()))?;
            if json.len() as u64 <= LONGEST || written.walks.len() < 2 {
                return files::replace(&path, &json);
            }
            written.walks.pop();
        }
    }

    /// All walks of the file, and when each was kept.
    fn read(&self) -> Result<Vec<(Timestamp, WrittenWalk)>, Trouble> {
        let Some(file) = files::open(&self.path())? else { return Ok(Vec::new()) };
        let mut bytes = Vec::new();
        file.take(LONGEST).read_to_end(&mut bytes).map_err(at("read", &self.path()))?;
        let written = serde_json::from_slice::<Written>(&bytes).ok().filter(|written| written.v == VERSION);
        let walks = written.ok_or_else(|| Trouble::Foreign(self.path()))?.walks;
        let (all, walks) = (
            walks.len(),
            walks.into_iter().filter_map(|walk| Some((walk.when.parse().ok()?, walk))).collect::<Vec<_>>(),
        );
        if walks.is_empty() && all > 0 { Err(Trouble::Foreign(self.path())) } else { Ok(walks) }
    }
}

/// Those of the last hours. One in which nothing but the first question was answered, which is
/// asked again anyway, comes behind those with more; of the others the last one comes first.
fn in_order(mut walks: Vec<(Timestamp, WrittenWalk)>, now: Timestamp) -> Vec<(Timestamp, WrittenWalk)> {
    walks.retain(|(when, _)| now.duration_since(*when).abs() <= NOT_AFTER);
    walks.sort_by_key(|(when, walk)| (walk.trail.len() < 2, Reverse(*when)));
    walks
}

fn offer(guide: &Arc<Guide>, when: Timestamp, walk: WrittenWalk, now: Timestamp) -> Option<Offer> {
    let entry = guide.entry(&walk.entry).filter(|_| walk.guide == guide.id && !walk.trail.is_empty())?;
    let old = Old::of(&walk);
    let WrittenWalk { follows, trail, .. } = walk;
    let kept: Vec<Kept> = trail.into_iter().map(Kept::from).collect();
    let mut replay = Session::replay(guide, entry, &kept);
    let stopped_at = replay.session.asked();
    replay.session.ask_first_again();
    Some(Offer { replay, stopped_at, ago: now.duration_since(when).max(SignedDuration::ZERO), follows, old })
}

impl From<WrittenAnswer> for Kept {
    fn from(WrittenAnswer { answer, offered }: WrittenAnswer) -> Self {
        Self { word: answer.chars().filter(|c| is_plain(*c)).collect(), offered }
    }
}

/// How long others may write first. Somebody waits for the next question meanwhile.
const PATIENCE: Duration = Duration::from_millis(250);
const FILE: &str = "session.json";
const VERSION: u32 = 2;
/// How many walks are kept.
const MOST: usize = 8;
/// The longest file that is read, in bytes: more than any walk needs.
const LONGEST: u64 = 1024 * 1024;
/// After that, a walk is not worth going on with: what was true then need not be now.
const NOT_AFTER: SignedDuration = SignedDuration::from_hours(12);
