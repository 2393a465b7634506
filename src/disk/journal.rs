//! The journal: a file of lines, each a record, only ever added to but when something was deleted.
//!
//! Relies on the file system. A line that cannot be read, torn by a power cut or written by something else, is left as it
//! is, passed over and counted. A deletion is a line too, so that it holds even if the program is killed, and can be undone by
//! adding the record again; [`Journal::purge`] then rewrites the file without what was deleted.

use super::line::{self, Line};
use super::lock::{LOCK, Lock};
use super::{Folders, Trouble, at, files};
use crate::journal::Record;
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The journal of one person.
#[derive(Debug, Clone)]
pub struct Journal {
    folder: PathBuf,
}

/// What stands in the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The records, the oldest first.
    pub records: Vec<Record>,
    /// The numbers of the lines that cannot be read.
    pub unreadable: Vec<usize>,
    /// How many lines were passed over because they are older than what was asked for.
    pub older: usize,
    /// Whether lines are left of what was deleted or changed, for [`Journal::purge`] to take out.
    pub is_littered: bool,
}

impl Journal {
    /// The journal in these folders. Nothing is made before something is saved.
    #[must_use]
    pub fn new(folders: &Folders) -> Self {
        Self { folder: folders.data.clone() }
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Adds records. When it returns, they are on disk. A record that was deleted is there again; one of the same name
    /// takes the place of the one before.
    ///
    /// # Errors
    /// When they cannot be written; then none is there.
    pub fn save(&self, records: &[Record]) -> Result<(), Trouble> {
        let _lock = Lock::take(&self.folder, PATIENCE)?;
        self.add(records)
    }

    /// Adds the records that are not there yet and says how many that were.
    ///
    /// # Errors
    /// When the journal cannot be read or written; then none was added.
    pub fn import(&self, records: Vec<Record>) -> Result<usize, Trouble> {
        let _lock = Lock::take(&self.folder, PATIENCE)?;
        let mut known: HashSet<String> = self.read(None)?.records.into_iter().map(|record| record.id).collect();
        let new: Vec<Record> = records.into_iter().filter(|record| known.insert(record.id.clone())).collect();
        self.add(&new)?;
        Ok(new.len())
    }

    /// Deletes a record, until it is saved again or the program ends.
    ///
    /// # Errors
    /// When that cannot be written; then it is still there.
    pub fn delete(&self, id: &str, now: Timestamp) -> Result<(), Trouble> {
        let line = line::write_deleted(id, now).map_err(|error| at("write", &self.path())(error.into()))?;
        let _lock = Lock::take(&self.folder, PATIENCE)?;
        append(&self.path(), &(line + "\n"))
    }

    /// Rewrites the file without anything that was deleted or replaced, here or by another program. Call it before leaving.
    ///
    /// # Errors
    /// When it cannot be rewritten; then it is as it was.
    pub fn purge(&self) -> Result<(), Trouble> {
        if !self.path().exists() {
            return Ok(());
        }
        let _lock = Lock::take(&self.folder, PATIENCE)?;
        let Some(mut file) = files::open(&self.path())? else { return Ok(()) };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(at("read", &self.path()))?;
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let read: Vec<Option<Line>> =
            lines.iter().map(|line| line::read(line).filter(|_| line.len() as u64 <= LONGEST)).collect();
        let last = last(read.iter().enumerate().filter_map(|(at, line)| Some((at, line.as_ref()?))));
        let stays = |at: &usize| match &read[*at] {
            Some(Line::Record(record)) => last.get(record.id.as_str()) == Some(at),
            Some(Line::Deleted(_)) => false,
            None => true,
        };
        let kept: Vec<&[u8]> = (0..lines.len()).filter(stays).map(|at| lines[at]).collect();
        if kept.len() == lines.len() {
            return Ok(());
        }
        files::replace(&self.path(), &kept.concat())?;
        // Without it a power cut could bring back what was deleted.
        files::sync_folder(&self.folder);
        Ok(())
    }

    /// Removes the journal, whole, whatever is in it.
    ///
    /// # Errors
    /// When something cannot be removed.
    pub fn delete_all(&self) -> Result<(), Trouble> {
        clear(&self.folder, &self.path())
    }

    /// What stands in the journal; with `since`, only records from then on.
    ///
    /// # Errors
    /// When the file cannot be read. One that is not there is an empty journal.
    pub fn read(&self, since: Option<Timestamp>) -> Result<Found, Trouble> {
        let Some(file) = files::open(&self.path())? else { return Ok(Found::default()) };
        read(BufReader::with_capacity(BUFFER, file), since).map_err(at("read", &self.path()))
    }

    fn add(&self, records: &[Record]) -> Result<(), Trouble> {
        if records.is_empty() {
            return Ok(());
        }
        let mut lines = String::new();
        for record in records {
            lines += &line::write(record).map_err(|error| at("write", &self.path())(error.into()))?;
            lines.push('\n');
        }
        append(&self.path(), &lines)
    }
}

/// Reads records from lines, as the journal has them.
///
/// # Errors
/// When reading fails.
pub fn read(mut lines: impl BufRead, since: Option<Timestamp>) -> io::Result<Found> {
    let since = since.map(line::moment);
    let (mut found, mut read, mut line, mut number) = (Found::default(), Vec::new(), Vec::new(), 0);
    while next_line(&mut lines, &mut line)? {
        number += 1;
        let is_old = since.as_ref().is_some_and(|since| line::is_before(&line, since));
        found.older += usize::from(is_old);
        if is_old || line.is_empty() {
            continue;
        }
        match line::read(&line) {
            Some(line) => read.push((number, line)),
            None => found.unreadable.push(number),
        }
    }
    let last = last(read.iter().map(|(number, line)| (*number, line)));
    let holds: Vec<bool> = read.iter().map(|(number, line)| last.get(line.id()) == Some(number)).collect();
    for ((_, line), holds) in read.into_iter().zip(holds) {
        match line {
            Line::Record(record) if holds => found.records.push(*record),
            Line::Record(_) | Line::Deleted(_) => found.is_littered = true,
        }
    }
    found.records.sort_by_key(|record| record.when);
    Ok(found)
}

/// Reads records from an export, or from a copy of a journal; nothing if it is neither.
#[must_use]
pub fn read_export(bytes: &[u8]) -> Option<Found> {
    if bytes.trim_ascii_start().first() != Some(&b'[') {
        let found = read(bytes, None).ok()?;
        return (bytes.is_empty() || !found.records.is_empty()).then_some(found);
    }
    let mut found = Found::default();
    for (at, value) in serde_json::from_slice::<Vec<serde_json::Value>>(bytes).ok()?.iter().enumerate() {
        match line::read(value.to_string().as_bytes()) {
            Some(Line::Record(record)) if fits(&record) => found.records.push(*record),
            _ => found.unreadable.push(at + 1),
        }
    }
    Some(found)
}

/// Whether its line could be read again.
fn fits(record: &Record) -> bool {
    line::write(record).is_ok_and(|line| (line.len() as u64) < LONGEST)
}

/// The next line without its end; what is longer than any record is cut, and then makes no sense.
fn next_line(lines: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    if lines.by_ref().take(LONGEST).read_until(b'\n', line)? == 0 {
        return Ok(false);
    }
    if line.pop_if(|byte| *byte == b'\n').is_none() && line.len() as u64 == LONGEST {
        lines.skip_until(b'\n')?;
    }
    Ok(true)
}

/// The last place of each name: what stands there holds.
fn last<'l>(lines: impl Iterator<Item = (usize, &'l Line)>) -> HashMap<&'l str, usize> {
    lines.map(|(at, line)| (line.id(), at)).collect()
}

/// Adds lines in one write, and has them on disk when it returns. What cannot be written whole is taken back.
fn append(path: &Path, lines: &str) -> Result<(), Trouble> {
    let is_new = !path.exists();
    let mut file = files::options().read(true).append(true).create(true).open(path).map_err(at("write", path))?;
    files::close_to_others(path, 0o600);
    let before = file.metadata().map_err(at("write", path))?.len();
    let added = add_whole(&mut file, lines, before);
    if added.is_err() {
        let _ = file.set_len(before);
    }
    added.map_err(at("write", path))?;
    if is_new {
        path.parent().iter().for_each(|folder| files::sync_folder(folder));
    }
    Ok(())
}

fn add_whole(file: &mut File, lines: &str, before: u64) -> io::Result<()> {
    // A line that was torn stays as it is; the next one begins on its own.
    let torn = before > 0 && last_byte(file)? != b'\n';
    let lines = if torn { format!("\n{lines}") } else { lines.to_owned() };
    file.write_all(lines.as_bytes())?;
    file.sync_all()
}

fn last_byte(file: &mut File) -> io::Result<u8> {
    let mut byte = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut byte)?;
    Ok(byte[0])
}

/// Removes a file and its folder, if nothing else is in it.
pub(super) fn clear(folder: &Path, file: &Path) -> Result<(), Trouble> {
    if !folder.exists() {
        return Ok(());
    }
    let _lock = Lock::take(folder, PATIENCE)?;
    files::remove(file)?;
    files::remove(&folder.join(LOCK))?;
    // A folder in which somebody has put something stays.
    let _ = fs::remove_dir(folder);
    Ok(())
}

const FILE: &str = "journal.jsonl";
/// The longest line that is read, in bytes. Many times what a record can need.
const LONGEST: u64 = 64 * 1024;
/// How long others may write first. A record takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(3);
const BUFFER: usize = 64 * 1024;
